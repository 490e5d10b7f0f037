/*
 * separate.h - the proof that a two-valued outcome is separated.
 */
#ifndef STATS_SEPARATE_H
#define STATS_SEPARATE_H

#include "stats/frame.h"

/*
 * Whether there is a b with s_i x_i b >= 0 for every row and > 0 for some,
 * where s_i is 1 for an outcome of 1 and -1 for 0 (Albert and Anderson 1984).
 * Then there is no finite estimate: E_SEPARATION is noted, with the columns
 * that b is made of, the intercept left out.  Found by a linear programme.
 */
MUST_CHECK bool
stats_separated(struct stats *st, const struct stats_model *model,
                const double *y);

#endif
