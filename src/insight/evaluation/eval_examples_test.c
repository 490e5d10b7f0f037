/*
 * eval_examples_test.c - published numbers, worked out again: the examples of
 * docs/evaluation-examples.md, each figure of it.
 */
#include <math.h>

#include "stats/interval.h"
#include "stats/power.h"
#include "stats/table.h"
#include "tests/test.h"

/* As it is printed, to so many decimals. */
static bool
prints(double got, double want, int decimals)
{
	double by = pow(10, decimals);

	return llround(got * by) == llround(want * by);
}

#define expect_prints(got, want, decimals) \
	expect_true(prints((got), (want), (decimals)))

static void
two_of(double share1, double n1, double share0, double n0,
       struct stats_two_out *out)
{
	struct stats_two in = {.x1 = round(share1 * n1),
	                       .n1 = n1,
	                       .x0 = round(share0 * n0),
	                       .n0 = n0};

	expect_true(stats_two_by_two(&in, out));
}

TEST("evaluation examples: N10, all companies: fewer reoffend, and more is "
     "done for each person")
{
	double people = 108000;
	struct stats_rates in = {.x1 = round(people * 0.454 * 4.7),
	                         .t1 = people,
	                         .x0 = round(people * 0.475 * 4.2),
	                         .t0 = people};
	struct stats_rates_out out;

	expect_true(stats_rate_ratio(&in, &out));
	expect_prints(out.rate1, 2.13, 2);
	expect_prints(out.rate0, 2.00, 2);
	expect_true(0.454 < 0.475 && out.rate1 > out.rate0);
	expect_prints(out.rr, 1.07, 2);
	/* About 49,000 who reoffended. */
	expect_equal(llround(people * 0.454 / 1000), 49);
	expect_equal(17 + 4, 21);
}

TEST("evaluation examples: N11, national rates: a fall in points is no fall in "
     "parts of a hundred")
{
	double base = 34.1 + 3.4;

	expect_prints(base, 37.5, 1);
	expect_prints(34.2 + 3.3, 37.5, 1);
	/* 3.4 points are 9.1 %, and the 0.9 % is of the frequency. */
	expect_prints(100 * 3.4 / base, 9.1, 1);
	expect_prints(3.93 / (1 - 0.009), 3.97, 2);
	expect_false(prints(100 * 3.4 / base, 3.4, 1));
}

TEST("evaluation examples: N12, more companies are seen to fall in a year than "
     "in each of its quarters, for a quarter has fewer people")
{
	static const int quarters[] = {20, 17, 18, 20};
	/* a company of the middle size, by N10: from 37.5 % by 3.4 points */
	double year = 108000.0 / 21;
	double whole = stats_power_at(0.375, 0.341, year, 1e6, 0.05);
	double part = stats_power_at(0.375, 0.341, year / 4, 1e6, 0.05);

	expect_equal(llround(year), 5143);
	expect_equal(llround(year / 4), 1286);
	expect_true(whole > 0.99);
	expect_equal(llround(100 * part), 72);
	expect_equal(llround(21 * whole), 21);
	expect_equal(llround(21 * part), 15);
	for (size_t i = 0; i < 4; i++)
		expect_true(quarters[i] < 21 && quarters[i] > 15);
}

/* What 84 people show beside as many, five times and a hundred times as many,
 * by the rate of those beside them. */
struct falls {
	double base, fall[3];
};

static void
expect_falls(const struct falls *rows, size_t n)
{
	static const double others[] = {84, 420, 8400};

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < 3; j++)
			expect_prints(100 * stats_power_fall(rows[i].base, 84,
			                                     others[j], 0.8,
			                                     0.05),
			              rows[i].fall[j], 1);
}

/* Payment for how often only where the share met its own target. */
static bool
is_paid(double share, double target, double each, double target_each)
{
	return share < target && each < target_each;
}

TEST("evaluation examples: N13, no payment for how often where whether did not "
     "fall")
{
	expect_prints(100 * (0.475 - 0.454), 2.1, 1);
	expect_prints(100 * (4.7 / 4.2 - 1), 11.9, 1);
	expect_false(is_paid(0.454, 0.475, 4.7, 4.2));
	/* the other way round: less for each person, and nothing is paid */
	expect_prints(0.475 * 4.2, 2.00, 2);
	expect_prints(0.454 * 4.7, 2.13, 2);
	expect_prints(100 * (1 - 0.475 * 4.2 / (0.454 * 4.7)), 6.5, 1);
	expect_false(is_paid(0.475, 0.454, 4.2, 4.7));
	expect_true(is_paid(0.454, 0.475, 4.2, 4.7));
}

TEST("evaluation examples: N14, what 84 people show from the rates of 2011")
{
	static const struct falls rows[] = {{0.468, {20.7, 16.3, 15.0}},
	                                    {0.568, {21.4, 16.6, 15.2}},
	                                    {0.368, {19.1, 15.4, 14.2}}};

	expect_falls(rows, 3);
}

TEST("evaluation examples: N17, 36 of 100 of 19,021 orders")
{
	struct interval share;
	int64_t with = llround(0.36 * 19021);

	expect_equal(with, 6848);
	expect_true(stats_wilson(with, 19021, &share));
	expect_prints(100 * share.low, 35.3, 1);
	expect_prints(100 * share.high, 36.7, 1);
	/* If it is these that rose by 44 %. */
	expect_equal(llround((double)with / 1.44), 4756);
}

TEST("evaluation examples: N20, Blue Sky: 22 of 72 against 43 of 100")
{
	struct stats_two_out wide, narrow;

	two_of(22.0 / 72, 72, 0.43, 1e6, &wide);
	expect_prints(100 * wide.p1, 30.6, 1);
	expect_prints(-100 * wide.rd, 12.4, 1);
	expect_prints(-100 * wide.wald.high, 1.8, 1);
	expect_prints(-100 * wide.wald.low, 23.1, 1);
	two_of(22.0 / 72, 72, 0.43, 500, &narrow);
	expect_prints(-100 * narrow.wald.high, 1.0, 1);
	expect_prints(-100 * narrow.wald.low, 23.9, 1);
	/* Published: significant, between 1 and 23 points. */
	expect_true(wide.p_chisq > 0.02 && wide.p_chisq < 0.05);
	expect_true(erfc(-wide.rd / wide.rd_se / sqrt(2)) > 0.02 &&
	            erfc(-wide.rd / wide.rd_se / sqrt(2)) < 0.03);
	expect_equal(llround(100 * 287.0 / 321), 89);
	expect_equal(llround(100 * 72.0 / 321), 22);
}

TEST("evaluation examples: N21, Leeds: 142 of 203, and a study that sees no "
     "fall below twelve points")
{
	double seen = stats_power_fall(0.56, 142, 1e6, 0.8, 0.05);

	expect_equal(llround(100 * 142.0 / 203), 70);
	/* Of each person, unlike N10: of each who reoffended it is more. */
	expect_prints(205.0 / 100, 2.05, 2);
	expect_prints(205.0 / 56, 3.66, 2);
	/* By hand: (1.96 x 0.496 + 0.84 x 0.497) / sqrt(142). */
	expect_prints(100 * seen, 11.7, 1);
	expect_true(stats_power_at(0.56, 0.51, 142, 1e6, 0.05) < 0.3);
}

TEST("evaluation examples: N22, 114 women show no fall below ten points, 717 "
     "one of five")
{
	static const double bases[] = {0.25, 0.35, 0.45};
	static const double few[] = {10.7, 12.1, 12.8};
	static const double many[] = {4.4, 4.9, 5.2};

	for (size_t i = 0; i < 3; i++) {
		expect_prints(100 * stats_power_fall(bases[i], 114, 1.14e6, 0.8,
		                                     0.05),
		              few[i], 1);
		expect_prints(100 * stats_power_fall(bases[i], 717, 7.17e6, 0.8,
		                                     0.05),
		              many[i], 1);
	}
}

TEST("evaluation examples: N23, eighteen months of requests, every one of them "
     "accounted for")
{
	struct interval share;

	expect_equal(118 + 17 + 1 + 8, 144);
	expect_equal(llround(100 * 118.0 / 144), 82);
	expect_equal(llround(0.71 * 118), 84);
	expect_true(stats_wilson(84, 118, &share));
	expect_equal(llround(100 * share.low), 62);
	expect_equal(llround(100 * share.high), 79);
}

TEST("evaluation examples: N24 and N25, how many to send in so that sixty are "
     "found, and what sixty show")
{
	static const double found[] = {0.17, 0.37, 0.14, 0.47};
	static const long send[] = {353, 163, 429, 128};
	static const double falls[] = {14.3, 16.3, 17.4};
	static const double bases[] = {0.25, 0.35, 0.45};
	struct interval share;

	for (size_t i = 0; i < 4; i++)
		expect_equal(llround(ceil(60 / found[i])), send[i]);
	expect_equal(llround(0.47 * 64), 30);
	expect_true(stats_wilson(30, 64, &share));
	expect_equal(llround(100 * share.low), 35);
	expect_equal(llround(100 * share.high), 59);
	for (size_t i = 0; i < 3; i++)
		expect_prints(100 * stats_power_fall(bases[i], 60, 6e5, 0.8,
		                                     0.05),
		              falls[i], 1);
}

TEST("evaluation examples: N26, NOMS CFO: 621 against 113,554, thirteen points")
{
	struct stats_two_out out;

	two_of(0.26, 621, 0.39, 113554, &out);
	expect_equal(llround(-100 * out.rd), 13);
	expect_prints(-100 * out.wald.high, 9.6, 1);
	expect_prints(-100 * out.wald.low, 16.5, 1);
	expect_true(out.p_chisq < 1e-9);
}

TEST("evaluation examples: 7.4, the smallest fall that 84 people can show")
{
	static const struct falls rows[] = {{0.25, {16.1, 13.3, 12.4}},
	                                    {0.35, {18.7, 15.1, 14.0}},
	                                    {0.45, {20.4, 16.2, 14.9}}};

	expect_falls(rows, 3);
}

TEST("evaluation examples: 7.4, how many it takes, and how far one group of 84 "
     "may be off")
{
	struct interval share;
	double wald;

	expect_equal(llround(ceil(stats_power_n(0.45, 0.40, 0.8, 0.05, 1)) /
	                     10),
	             153);
	expect_equal(llround(ceil(stats_power_n(0.45, 0.35, 0.8, 0.05, 1)) / 5),
	             75);
	for (int64_t hits = 25; hits <= 38; hits++) {
		expect_true(stats_wilson(hits, 84, &share));
		/* Wilson's is narrower than the simple one. */
		expect_equal(llround(50 * (share.high - share.low)), 10);
		wald = 1.96 *
		       sqrt((double)hits / 84 * (1 - (double)hits / 84) / 84);
		expect_true(llround(100 * wald) == 10 ||
		            llround(100 * wald) == 11);
	}
}
