/*
 * separate.h - the proof that an outcome of two values, or of counts, is
 * separated.
 */
#ifndef STATS_SEPARATE_H
#define STATS_SEPARATE_H

#include "stats/basis.h"

/*
 * Whether there is a b with s_i x_i b >= 0 for every row and > 0 for some,
 * where s_i is 1 for an outcome of 1 and -1 for 0 (Albert and Anderson 1984).
 * Then there is no finite estimate: E_SEPARATION is noted, with the columns
 * that b is made of, the intercept left out.  Found by a linear programme.
 * Where the model is a basis of other columns, these are named; else NULL.
 */
MUST_CHECK bool
stats_separated(struct stats *st, const struct stats_model *model,
                const struct stats_basis *basis, const double *y);

/*
 * The same of counts: a b with x_i b = 0 for every row that has any, <= 0 for
 * every row that has none, and < 0 for some.  Along it the means of these fall
 * for ever, and nothing else changes.
 */
MUST_CHECK bool
stats_separated_counts(struct stats *st, const struct stats_model *model,
                       const struct stats_basis *basis, const double *y);

/*
 * Whether there is a b with x_i b >= 0 for every row and > 0 for some: then
 * E_MONOTONE is noted, with the columns that it is made of.  A row is what one
 * who died has more of each column than one who was at risk.
 */
MUST_CHECK bool stats_rises(struct stats *st, const struct stats_model *model);

#endif
