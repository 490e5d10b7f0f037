/*
 * glm_local.h - the rows of a regression at some coefficients.
 */
#ifndef STATS_GLM_LOCAL_H
#define STATS_GLM_LOCAL_H

#include "stats/glm.h"

/* What one row says at its linear predictor. */
struct glm_row {
	double mu, weight, score, deviance;
};

struct glm_row glm_row_of(const struct stats_glm_in *in, double y, double eta);
bool glm_is_two_valued(enum stats_family family);

/* What a part of the rows adds up to. */
struct glm_part {
	double deviance;
	double far;   /* how far from 0 a linear predictor is at most */
	double *u;    /* p: the score */
	double *info; /* p x p: the information's lower triangle */
};

/* A fit on its way. */
struct glm_state {
	const struct stats_glm_in *in;
	struct stats_glm *fit;
	size_t n, p, threads, parts_n;
	struct glm_part *parts;
	double **scratch;   /* for the products, a hand each */
	const double *coef; /* at which the rows are taken */
	double far;         /* of all parts */
	double *weight;     /* rows: w d^2 / V */
	double *info;       /* p x p */
	double *u;          /* p: the score */
	double *step;       /* p */
	double *tried;      /* p */
	bool asked;         /* whether it is separated */
};

/*
 * Make a state; the coefficients are those of in->start, or what means
 * between the outcomes and the middle lead to.  False when they lead nowhere.
 */
void glm_state_make(struct stats *st, const struct stats_glm_in *in,
                    struct glm_state *s, struct stats_glm *out);
MUST_CHECK bool glm_state_start(struct stats *st, struct glm_state *s);

/*
 * All rows at these coefficients: means and scores of each, the score and
 * information of all; hands back the deviance.
 */
double glm_state_at(struct glm_state *s, const double *coef);

#endif
