/*
 * basis_test.c - columns that say nearly the same.
 */
#include <math.h>

#include "stats/basis.h"
#include "stats/linear.h"
#include "tests/test.h"

TEST("stats: columns that say nearly the same have the numbers of columns that "
     "do not")
{
	double v[] = {1, 1, 1, 1, 2020, 2021, 2022, 2025};
	struct stats_matrix x = {4, 2, v};
	struct stats_basis b;
	double coef[2] = {0, 1};
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_basis_make(&st, &x, &b));
	/* x t is q */
	for (size_t i = 0; i < 4; i++)
		expect_true(fabs(v[i] * b.t[1] + v[4 + i] * b.t[3] -
		                 STATS_COLUMN(&b.q, 1)[i]) < 1e-9);
	expect_true(fabs(stats_dot(b.q.v, b.q.v + 4, 4)) < 1e-12);
	/* one of q alone is a slope of x, and where it begins */
	stats_basis_back(&b, coef);
	expect_true(fabs(coef[0] + 2022 * coef[1]) < 1e-9);
}

TEST("stats: columns that say different things stay as they are")
{
	double v[] = {1, 1, 1, 1, 3, -1, 2, 5};
	struct stats_matrix x = {4, 2, v};
	struct stats_basis b;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_basis_make(&st, &x, &b));
}
