/* order_test.c - rows in order, and parts that are done once. */
#include "stats/order.h"

#include <math.h>

#include "stats/random_test.h"
#include "stats/share.h"
#include "tests/test.h"

TEST("stats: rows are in the order of a number, equal ones in their own")
{
	static const size_t sizes[] = {0, 1, 2, 63, 64, 65, 5000};

	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		size_t n = sizes[s];
		double *key = arena_new(t->arena, double, n + 1);
		size_t *out = arena_new(t->arena, size_t, n + 1);
		uint64_t seed = 7;

		for (size_t i = 0; i < n; i++)
			key[i] = (random_of(&seed, 2001) - 1000) *
			         (i % 3 == 0 ? 1e-300 : 0.001);
		stats_order(t->arena, key, n, out);
		for (size_t i = 1; i < n; i++)
			expect_true(key[out[i - 1]] < key[out[i]] ||
			            (key[out[i - 1]] == key[out[i]] &&
			             out[i - 1] < out[i]));
		stats_sort(t->arena, key, n);
		for (size_t i = 1; i < n; i++)
			expect_true(key[i - 1] <= key[i]);
	}
}

TEST("stats: whole numbers are in that order, too, and with one among them "
     "that is none or is far off")
{
	enum { ROWS = 3000 };
	static const double odd[] = {7, 0.5, -1, 70000, -0.0, NAN, INFINITY};
	double key[ROWS];
	size_t out[ROWS];

	for (size_t k = 0; k < sizeof(odd) / sizeof(odd[0]); k++) {
		uint64_t seed = 3;

		for (size_t i = 0; i < ROWS; i++)
			key[i] = random_of(&seed, k == 0 ? 2 : 1100);
		key[ROWS / 2] = odd[k];
		stats_order(t->arena, key, ROWS, out);
		for (size_t i = 1; i < ROWS; i++) {
			double a = key[out[i - 1]], b = key[out[i]];

			expect_true(a < b || (a == b && out[i - 1] < out[i]) ||
			            (isnan(b) && i == ROWS - 1));
		}
	}
}

TEST("stats: in that order minus nothing is nothing, and what is no number "
     "comes last")
{
	static const double key[] = {NAN,  INFINITY, 0.0, -0.0,
	                             -1e5, 5e-324,   0.0, -INFINITY};
	static const size_t want[] = {7, 4, 2, 3, 6, 5, 1, 0};
	size_t out[8];

	stats_order(t->arena, key, 8, out);
	for (size_t i = 0; i < 8; i++)
		expect_equal(out[i], want[i]);
}

static void
count_part(void *data, size_t part, size_t hand)
{
	((int *)data)[part] += hand < 7 ? 1 : 2;
}

TEST("stats: each part of the work is done once, by however many threads")
{
	static const size_t threads[] = {0, 1, 2, 7, 100};

	for (size_t k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
		int done[50] = {0};

		stats_share(threads[k], 50, count_part, done);
		for (size_t i = 0; i < 50; i++)
			expect_equal(done[i], 1);
	}
	expect_equal(stats_parts(0), 0);
	expect_equal(stats_parts(STATS_PART), 1);
	expect_equal(stats_parts(STATS_PART + 1), 2);
}
