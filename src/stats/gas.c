#include "stats/gas.h"

#include <math.h>

#define CORRELATION 0.30

static bool
is_valid(const struct stats_gas_goal *goal)
{
	return goal->level >= STATS_GAS_LEAST &&
	       goal->level <= STATS_GAS_MOST && isfinite(goal->weight) &&
	       goal->weight > 0;
}

bool
stats_gas(const struct stats_gas_goal *goals, size_t n, double *out)
{
	double most = 0, sum = 0, squares = 0, product = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_valid(&goals[i]))
			return false;
		most = fmax(most, goals[i].weight);
	}
	if (n == 0)
		return false;
	/* Only their ratios count: as parts of the largest none overflows. */
	for (size_t i = 0; i < n; i++) {
		double w = goals[i].weight / most;

		sum += w;
		squares += w * w;
		product += w * goals[i].level;
	}
	*out = 50 + 10 * product /
	                    sqrt((1 - CORRELATION) * squares +
	                         CORRELATION * sum * sum);
	return true;
}
