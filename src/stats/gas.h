/*
 * gas.h - goal attainment scaling: how far goals came, as one figure.
 *
 * Pure numbers: no database, no words.  After Kiresuk and Sherman (1968):
 *
 *   T = 50 + 10 * sum(w x) / sqrt((1 - r) * sum(w^2) + r * (sum w)^2)
 *
 * with r = 0.30, the correlation that is taken between goals.  50 is what was
 * hoped for.  (The formula as printed in 2009 has an erratum; this is the
 * form above.)
 */
#ifndef STATS_GAS_H
#define STATS_GAS_H

#include <stdbool.h>
#include <stddef.h>

#define STATS_GAS_LEAST (-2)
#define STATS_GAS_MOST  2

struct stats_gas_goal {
	int level; /* -2 much less than hoped, 0 as hoped, 2 much more */
	double weight;
};

/* False, with *out untouched, for no goal, a level outside -2 to 2 and a
 * weight that is not above 0 or not finite. */
__attribute__((warn_unused_result)) bool
stats_gas(const struct stats_gas_goal *goals, size_t n, double *out);

#endif
