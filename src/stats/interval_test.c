/* interval_test.c - intervals against published figures. */
#include "stats/interval.h"

#include <math.h>

#include "tests/test.h"

static bool
near(double a, double b, double by)
{
	return fabs(a - b) <= by;
}

TEST("stats: the interval of a share is Wilson's, as Newcombe printed it")
{
	/* Newcombe (1998), table of worked examples, method 3. */
	static const struct {
		int64_t hits, n;
		double low, high;
	} printed[] = {{81, 263, 0.2553, 0.3662},
	               {15, 148, 0.0624, 0.1605},
	               {0, 20, 0.0000, 0.1611},
	               {1, 29, 0.0061, 0.1718}};
	struct interval i;

	for (size_t k = 0; k < 4; k++) {
		expect_true(stats_wilson(printed[k].hits, printed[k].n, &i));
		expect_true(near(i.low, printed[k].low, 0.00005));
		expect_true(near(i.high, printed[k].high, 0.00005));
	}
}

TEST("stats: a share of none or all has an interval within 0 and 1, and no "
     "share has none")
{
	struct interval i = {7, 7};

	expect_true(stats_wilson(20, 20, &i));
	expect_true(i.high == 1);
	expect_true(near(i.low, 0.8389, 0.00005));
	expect_true(stats_wilson(0, 1, &i));
	expect_true(i.low == 0 && i.high < 1);
	i = (struct interval){7, 7};
	expect_false(stats_wilson(0, 0, &i));
	expect_false(stats_wilson(3, 2, &i));
	expect_false(stats_wilson(-1, 2, &i));
	expect_true(i.low == 7 && i.high == 7);
}

TEST("stats: the ranks of a median are those of the binomial table")
{
	static const int64_t table[][3] = {
	        {6, 1, 6},    {8, 1, 8},    {9, 2, 8},    {10, 2, 9},
	        {15, 4, 12},  {20, 6, 15},  {25, 8, 18},  {30, 10, 21},
	        {40, 14, 27}, {50, 18, 33}, {100, 40, 61}};
	int64_t low, high;

	for (size_t k = 0; k < sizeof(table) / sizeof(table[0]); k++) {
		expect_true(stats_median_ranks(table[k][0], &low, &high));
		expect_equal(low, table[k][1]);
		expect_equal(high, table[k][2]);
	}
}

TEST("stats: fewer than six values have no interval, and many one that goes "
     "on as before")
{
	int64_t low = 7, high = 7, after_low, after_high;

	for (int64_t n = -1; n < 6; n++)
		expect_false(stats_median_ranks(n, &low, &high));
	expect_equal(low, 7);
	expect_true(stats_median_ranks(1000, &low, &high));
	expect_true(stats_median_ranks(1001, &after_low, &after_high));
	expect_true(after_low - low <= 1 && after_low >= low - 1);
	expect_true(stats_median_ranks(INT64_C(1000000), &low, &high));
	expect_equal(low + high, 1000001);
}

TEST("stats: a median is the middle, or between the two in the middle")
{
	static const double v[] = {1, 2, 4, 9};

	expect_true(stats_median(v, 3) == 2);
	expect_true(stats_median(v, 4) == 3);
	expect_true(stats_median(v, 1) == 1);
}
