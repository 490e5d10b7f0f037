/*
 * balance.h - weights, and how alike two groups are with them.
 *
 * Rules kept here, each with a test of the same words:
 *   - a mean that no weights can reach is said, with the column;
 *   - a difference of two constants that differ has no size.
 */
#ifndef STATS_BALANCE_H
#define STATS_BALANCE_H

#include "stats/frame.h"

enum stats_estimand {
	STATS_ATT,
	STATS_ATE,
	STATS_ATO,
};

/*
 * Inverse-probability weights of a score in (0, 1): ATT 1 and e/(1-e), ATE
 * 1/e and 1/(1-e), ATO 1-e and e.  E_BAD_VALUE for a score outside.
 */
MUST_CHECK bool
stats_weights_score(struct stats *st, enum stats_estimand estimand,
                    const double *treat, const struct stats_column *score,
                    size_t n, double *out);

/*
 * Entropy balancing (Hainmueller 2012): the controls' weights, summing to the
 * number of treated, with the treated's means of every column; the treated
 * weigh 1.  The numbers of x are used up; its names stay.
 * E_NO_BALANCE_POSSIBLE, naming columns whose mean is out of reach.
 */
MUST_CHECK bool stats_weights_entropy(struct stats *st, const double *treat,
                                      struct stats_model *x, double *out);

struct stats_balance_side {
	double mean_t, mean_c, smd_att, smd_pooled, var_ratio, ks;
};

struct stats_balance_row {
	struct str name;
	bool binary;
	double sd_treated, sd_pooled;
	struct stats_balance_side before, after;
};

struct stats_balance {
	struct stats_balance_row *rows;
	size_t rows_n;
	double most; /* |SMD| of the treated's spread, after */
	double ess_treated, ess_control;
	size_t n_treated, n_control, used_treated, used_control;
};

/*
 * How alike the groups are, column by column and every level of a factor;
 * spreads always of the unweighted data.  W_POOR_BALANCE where an |SMD| after
 * weighting is above 0.10.
 */
MUST_CHECK bool
stats_balance_make(struct stats *st, const struct stats_frame *frame,
                   const double *treat, const double *w,
                   const struct str *variables, size_t n,
                   struct stats_balance *out);

#endif
