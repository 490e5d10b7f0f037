/*
 * effect.h - the difference between the treated and the others, with the
 * uncertainty of people who come in sets.
 *
 * Rules kept here, each with a test of the same words:
 *   - sets are what varies: the sandwich sums each set before it squares;
 *   - a ratio that one group leaves undefined is not given.
 */
#ifndef STATS_EFFECT_H
#define STATS_EFFECT_H

#include "stats/frame.h"
#include "stats/interval.h"

struct stats_effect_in {
	size_t n;
	const double *y;
	const double *treat;    /* 1 or 0 */
	const double *w;        /* NULL: all 1 */
	const double *offset;   /* counts: log of exposure; NULL: none */
	const int32_t *cluster; /* NULL: every row is its own */
	size_t clusters;
	const struct stats_model *covariates; /* NULL: none; no intercept */
	const double *target; /* what each weighs among those whom the adjusted
	                       * effect is of; NULL: the treated, by w */
	struct str outcome;
};

struct stats_effect {
	double p1, p0, rd;
	double rd_se_bare; /* no small-sample factor */
	double rd_se_hc0;  /* G / (G - 1) */
	double rd_se_hc1;  /* that, times (n - 1) / (n - 2) */
	struct interval rd_ci;
	double log_or, log_or_se, log_rr, log_rr_se; /* NAN: undefined */
	double adjusted_p1, adjusted_p0, adjusted_rd;
	double adjusted_se_hc0; /* G / (G - 1) */
	double adjusted_se_hc1; /* that, times (n - 1) / (n - columns) */
	size_t n, clusters;
};

/*
 * The effect on an outcome of 0 and 1.  The adjusted one standardises over
 * the target, its standard error by the delta method, weights as fixed.  Each
 * column of the model takes of what the rows can vary: with few rows to a
 * column the error without the second factor is too small (specification 4.7,
 * where hc1 is the default; MacKinnon and White 1985).
 */
MUST_CHECK bool
stats_effect_binary(struct stats *st, const struct stats_effect_in *in,
                    struct stats_effect *out);

/* The effect on a count: rates in p1 and p0, their log ratio in log_rr. */
MUST_CHECK bool
stats_effect_count(struct stats *st, const struct stats_effect_in *in,
                   struct stats_effect *out);

/*
 * The log ratio of rates by a negative binomial model, its sandwich error and
 * the model's theta: variance is mean + mean^2 / theta.  E_NOT_CONVERGED where
 * the counts vary no more than a Poisson's, which has no theta, and `chance` is
 * true then: the likelihood does not rise from there.  As with
 * stats_effect_count, a ratio that one group leaves undefined is NAN.
 */
struct stats_negative {
	double log_rr, se, theta, theta_se;
	bool chance;
};
MUST_CHECK bool
stats_effect_negative(struct stats *st, const struct stats_effect_in *in,
                      struct stats_negative *out);

#endif
