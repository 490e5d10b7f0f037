/*
 * glm.h - logistic, probit, Poisson and negative binomial regression.
 *
 * Maximum likelihood by Fisher's scoring, steps halved where they make it
 * worse, until the deviance stands still (1e-12, relative) and the score is
 * nothing (1e-10 standard errors).
 *
 * Rules kept here, each with a test of the same words:
 *   - a separation is proved by a linear programme, and named;
 *   - what is not reached in 100 steps is said, and gives no numbers;
 *   - an outcome that the family cannot have is a bad value.
 */
#ifndef STATS_GLM_H
#define STATS_GLM_H

#include "stats/basis.h"

enum stats_family {
	STATS_LOGIT,
	STATS_PROBIT,
	STATS_POISSON,
	STATS_NEGATIVE_BINOMIAL,
};

struct stats_glm_in {
	enum stats_family family;
	const struct stats_model *model;
	const double *y;
	const double *w;      /* NULL: all 1; none is 0 */
	const double *offset; /* NULL: none */
	struct str outcome;   /* its name, for what is said of it */
	double theta;         /* negative binomial: where it stands */
	const double *start;  /* coefficients to begin from; NULL: none */
	const struct stats_basis *basis; /* of its own, what the model is made
	                                    of; else NULL */
};

struct stats_glm {
	size_t p;          /* columns */
	double *coef, *se; /* p each */
	double *vcov;      /* p x p: inverse expected information */
	double *mu, *eta;  /* rows each */
	double *score;     /* rows: d loglik / d eta */
	double deviance, loglik;
	double theta, theta_se;          /* negative binomial */
	const struct stats_basis *basis; /* of columns that say nearly the same,
	                                    or NULL; and vcov of it */
	double *basis_vcov;
	int steps;
};

/*
 * Fit.  E_BAD_VALUE, E_SEPARATION (two-valued outcomes; names the columns),
 * E_NOT_CONVERGED.
 */
MUST_CHECK bool stats_glm_fit(struct stats *st, const struct stats_glm_in *in,
                              struct stats_glm *out);

/* The deviance of intercept and offset alone. */
MUST_CHECK bool stats_glm_null(struct stats *st, const struct stats_glm_in *in,
                               double *deviance);

/*
 * The negative binomial with its theta: both by maximum likelihood in turn
 * (to 1e-10), the standard error of theta from its observed information.
 */
MUST_CHECK bool stats_glm_nb(struct stats *st, const struct stats_glm_in *in,
                             struct stats_glm *out);

/* Standard errors that trust no variance: roots of A M A, without factor. */
void stats_glm_robust(struct stats *st, const struct stats_glm_in *in,
                      const struct stats_glm *fit, double *se);

/* Pearson's chi-square over the residual degrees of freedom. */
double stats_glm_dispersion(const struct stats_glm_in *in,
                            const struct stats_glm *fit);

#endif
