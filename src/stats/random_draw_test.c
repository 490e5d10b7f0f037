/* random_draw_test.c - numbers drawn by a seed. */
#include <math.h>

#include "stats/random.h"
#include "tests/test.h"

TEST("stats: what is drawn for one person hangs on the seed and on them alone")
{
	struct stats_random a = stats_random_begin(1, 7);
	struct stats_random b = stats_random_begin(1, 7);
	struct stats_random c = stats_random_begin(2, 7);
	struct stats_random d = stats_random_begin(1, 8);
	uint64_t first = stats_random_next(&a);

	expect_true(first == stats_random_next(&b));
	expect_true(first != stats_random_next(&c));
	expect_true(first != stats_random_next(&d));
	expect_true(stats_random_next(&a) != first);
	/* the same on every machine and for ever */
	expect_true(first == UINT64_C(16223220000686376936));
	expect_true(stats_random_of("ab", 2) != stats_random_of("ba", 2));
	expect_true(stats_random_of("a", 1) != stats_random_of("a\0", 2));
}

TEST("stats: shares are even and normal numbers are normal")
{
	struct stats_random r = stats_random_begin(3, 4);
	double sum = 0, square = 0, z = 0, zz = 0;
	const int n = 100000;

	for (int i = 0; i < n; i++) {
		double share = stats_random_share(&r);
		double normal = stats_random_normal(&r);

		expect_true(share >= 0 && share < 1);
		sum += share;
		square += share * share;
		z += normal;
		zz += normal * normal;
	}
	expect_true(fabs(sum / n - 0.5) < 0.005);
	expect_true(fabs(square / n - 1.0 / 3) < 0.005);
	expect_true(fabs(z / n) < 0.015);
	expect_true(fabs(zz / n - 1) < 0.02);
}
