/* gas_test.c - goal attainment scaling against worked vectors. */
#include "stats/gas.h"

#include <float.h>
#include <math.h>

#include "tests/test.h"

TEST("stats: the T score of goals is that of the worked vectors")
{
	static const struct {
		struct stats_gas_goal goals[4];
		size_t n;
		double t;
	} vectors[] = {
	        {{{0, 1}, {0, 1}, {0, 1}}, 3, 50.0000},
	        {{{1, 1}, {1, 1}, {1, 1}}, 3, 63.6931},
	        {{{-1, 1}, {0, 1}, {2, 1}}, 3, 54.5644},
	        {{{1, 3}, {0, 2}, {-1, 1}}, 3, 54.4065},
	        {{{2, 1}}, 1, 70.0000},
	        {{{0, 2}, {1, 2}, {-2, 4}, {1, 1}}, 4, 42.2664},
	};

	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		double score = 0;

		expect_true(stats_gas(vectors[i].goals, vectors[i].n, &score));
		expect_true(fabs(score - vectors[i].t) < 0.00005);
	}
}

TEST("stats: only the ratios of weights count, however large or small")
{
	static const double by[] = {1e-300, 0.5, 7, 1e300};
	double was = 0, score = 0;
	struct stats_gas_goal goals[] = {{1, 3}, {-2, 2}, {0, 1}};

	expect_true(stats_gas(goals, 3, &was));
	for (size_t i = 0; i < 4; i++) {
		struct stats_gas_goal more[] = {
		        {1, 3 * by[i]}, {-2, 2 * by[i]}, {0, by[i]}};

		expect_true(stats_gas(more, 3, &score));
		expect_true(fabs(score - was) < 1e-9);
	}
}

TEST("stats: no goal, a level outside -2 to 2 and a weight of none or not "
     "finite have no T score")
{
	static const struct stats_gas_goal wrong[] = {
	        {3, 1}, {-3, 1}, {0, 0}, {0, -1}, {0, NAN}, {0, INFINITY}};
	static const struct stats_gas_goal huge = {2, DBL_MAX};
	double score = 7;

	expect_false(stats_gas(NULL, 0, &score));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct stats_gas_goal goals[] = {{1, 1}, wrong[i]};

		expect_false(stats_gas(&wrong[i], 1, &score));
		expect_false(stats_gas(goals, 2, &score));
	}
	expect_true(score == 7);
	expect_true(stats_gas(&huge, 1, &score));
	expect_true(score == 70);
}
