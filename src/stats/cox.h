/*
 * cox.h - proportional hazards (Cox 1972).
 *
 * Rules kept here, each with a test of the same words:
 *   - a likelihood that rises for ever is proved to, and its columns named;
 *   - without an event there is nothing to estimate;
 *   - under ten events a parameter is said and not hidden.
 */
#ifndef STATS_COX_H
#define STATS_COX_H

#include "stats/frame.h"

enum stats_ties {
	STATS_EFRON,
	STATS_BRESLOW,
	STATS_EXACT,
};

/* Rows are (start, time]; without start everybody is at risk from before. */
struct stats_cox_in {
	const struct stats_model *model; /* no intercept */
	const double *start;             /* NULL: none */
	const double *time;
	const double *event;   /* 0 or 1 */
	const double *w;       /* NULL: all 1 */
	const int32_t *strata; /* NULL: one */
	size_t strata_n;
	const int32_t *cluster; /* NULL: none: no robust errors */
	size_t clusters;
	enum stats_ties ties;
};

struct stats_cox {
	size_t n, p, events;
	double *coef, *se, *vcov;
	double *robust_se, *robust_vcov; /* NULL without clusters */
	double loglik_null, loglik, lr, score, wald;
	double *eta;   /* rows: x b, at columns less their means */
	double middle; /* the means' x b */
	int steps;
	struct cox_rows *rows; /* how they were walked; for what follows */
};

/*
 * Fit, by Newton's steps from 0.  E_NO_EVENTS, E_TIME_ORDER, E_BAD_VALUE,
 * E_MONOTONE (naming columns), E_NOT_CONVERGED; W_FEW_EVENTS.  wald is NAN
 * where clusters are fewer than columns.
 */
MUST_CHECK bool stats_cox_fit(struct stats *st, const struct stats_cox_in *in,
                              struct stats_cox *out);

/* Martingale residuals, a row each (not of exact ties). */
void stats_cox_martingale(struct stats *st, const struct stats_cox_in *in,
                          const struct stats_cox *fit, double *out);

/*
 * The cumulative hazard just after a time, of one for whom all columns are 0,
 * where there is one stratum.
 */
double stats_cox_hazard(struct stats *st, const struct stats_cox_in *in,
                        const struct stats_cox *fit, double time);

/* How often the one with the greater hazard has their event first. */
double stats_cox_concordance(struct stats *st, const struct stats_cox_in *in,
                             const struct stats_cox *fit);

/* Whether hazards stay proportional, by the curve of all (km). */
struct stats_cox_ph {
	double *chisq, *p; /* a column each */
	double all_chisq, all_p;
};
MUST_CHECK bool
stats_cox_ph_test(struct stats *st, const struct stats_cox_in *in,
                  const struct stats_cox *fit, struct stats_cox_ph *out);

#endif
