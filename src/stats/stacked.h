/*
 * stacked.h - the error of a weighted effect that knows its weights were
 * estimated from the same people.
 *
 * The equations of the weights and those of the means are stacked and solved
 * as one (M-estimation: Stefanski and Boos 2002; Lunceford and Davidian 2004).
 * What comes of it for one person is the sum of two things: what their outcome
 * adds to a mean, and what their being in their group adds to it by way of
 * everybody's weights.
 *
 * Rules kept here, each with a test of the same words:
 *   - the error that knows the score was estimated is that of the equations
 *     solved as one, differentiated step by step;
 *   - an outcome that the covariates say in full leaves no error but that of
 *     who the treated are;
 *   - where the equations of the weights have no single solution there is no
 *     error;
 *   - any number of weighted people has the error that a difference of means
 *     would have.
 */
#ifndef STATS_STACKED_H
#define STATS_STACKED_H

#include "stats/balance.h"

struct stats_stacked_in {
	size_t n;            /* everybody the weights were made of */
	const double *treat; /* 1 or 0 */
	const double *w;     /* as they were made, before any rescaling */
	const double *y;     /* NAN: not in the means */
	const double *time;  /* at risk, of a rate; NULL: 1 each */
	/* of a score: its columns, intercept first; of entropy balancing: the
	 * columns that were balanced, no intercept */
	const struct stats_matrix *x;
	enum stats_estimand estimand;
	const double *share; /* the score; NULL: entropy balancing */
	const double *scale; /* its linear predictor */
	bool probit;         /* else logistic */
};

struct stats_stacked {
	double rd_se; /* times n / (n - 2) of who is in the means */
	double log_rr_se, log_or_se; /* times n / (n - 1); NAN: undefined */
};

/*
 * What each person adds to any number of weighted people (influence.h) that
 * takes their weights as given becomes what they add to it with the weights'
 * being estimated.  n of them; y and time of `in` are not looked at.
 * E_NOT_CONVERGED as below.
 */
MUST_CHECK bool
stats_stacked_moves(struct stats *st, const struct stats_stacked_in *in,
                    double *moves);

/* E_NOT_CONVERGED where the information of the weights cannot be inverted. */
MUST_CHECK bool
stats_stacked_make(struct stats *st, const struct stats_stacked_in *in,
                   struct stats_stacked *out);

#endif
