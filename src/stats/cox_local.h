/*
 * cox_local.h - how rows are walked from the last time to the first.
 *
 * A row's place is where it stands in the walk; what is walked over lies in
 * that order, a column after the other.
 */
#ifndef STATS_COX_LOCAL_H
#define STATS_COX_LOCAL_H

#include "stats/cox.h"

struct cox_rows {
	double *time;          /* joined; a row each */
	double *start;         /* NULL: none; a row each */
	size_t *by_time;       /* rows by stratum, then time falling */
	size_t *by_start;      /* places by stratum, then start falling */
	size_t *ends;          /* of each stratum in both; strata_n of them */
	size_t *bounds;        /* parts of places, none within a time */
	size_t parts_n;        /* one when there are starts */
	double *at, *begun;    /* time and start, a place each */
	double *weight, *lost; /* and its weight; that where one died, or 0 */
	struct stats_matrix x; /* columns less their means, a place each */
	double *mean;
};

/* The rows of a model, laid out; the columns less their means. */
struct cox_rows *cox_rows_make(struct stats *st, const struct stats_cox_in *in);

/* One time with events, while it is walked over. */
struct cox_time {
	double time;
	size_t stratum, deaths;
	size_t last;     /* the last place of this time */
	double weight;   /* of the deaths */
	const double *u; /* p: what it adds to the score */
	const double *v; /* p x p: and to the information; NULL: not asked */
	double loglik;
	double hazard;          /* what it adds to the cumulative hazard */
	const double *hazard_x; /* p: that, times the mean of x */
	double less;            /* what a death has less of it (Efron) */
	const double *less_x;
	const double *mean_x; /* p: mean of x over its steps */
	/* What the information has less than its rows' squares (not exact):
	 * squares[0] r r' - squares[1] (r d' + d r') + squares[2] d d'. */
	const double *risk_x, *died_x;
	double squares[3];
};

/* Sums over rows: of their hazards, times x, times x x'. */
struct cox_sums {
	double s0, *s1, *s2;
};

/*
 * What so many deaths of a weight add to the cumulative hazard, the hazards of
 * those at risk being `risk` and of those who died `died`; and what a death has
 * less of it.
 */
void cox_hazard_of(enum stats_ties ties, size_t deaths, double weight,
                   double risk, double died, double *hazard, double *less);

struct cox_walk {
	struct stats *st;
	const struct stats_cox_in *in;
	const struct cox_rows *rows;
	const double *eta;         /* a place each */
	const double *risk, *died; /* of cox_risks */
	bool information;
	void (*at)(void *data, const struct cox_time *time);
	void *data;
};

/* Places from `from` to below `to`: weight times hazard, and of deaths. */
void cox_risks(const struct cox_rows *rows, const double *eta, size_t from,
               size_t to, double *risk, double *died);

/* A walk at the fitted coefficients, without callback. */
struct cox_walk cox_walk_of(struct stats *st, const struct stats_cox_in *in,
                            const struct stats_cox *fit);

/* Room for walking one part after the other; a hand has its own. */
struct cox_state;
struct cox_state *cox_state_make(const struct cox_walk *walk);

/*
 * Call `at` for every time with events, by stratum, from last to first; or of
 * the places from `from` to below `to` alone, `before` being what those at
 * risk add up to there (NULL: nobody).
 */
void cox_walk(const struct cox_walk *walk);
void cox_walk_part(struct cox_state *s, size_t from, size_t to,
                   const struct cox_sums *before);

/* A fit on its way: what its coefficients give. */
struct cox_fitting {
	struct stats *st;
	const struct stats_cox_in *in;
	struct stats_cox *out;
	double loglik;
	double *u, *v, *step, *tried;
	double *eta; /* a place each */
	struct cox_room *room;
};
void cox_fitting_make(struct stats *st, const struct stats_cox_in *in,
                      struct stats_cox *out, struct cox_fitting *f);

/* Likelihood, score and information at these coefficients. */
void cox_fit_at(struct cox_fitting *f, const double *coef);

/*
 * Whether the likelihood rises for ever along the last step; or in any
 * direction, which a linear programme finds where there are not too many
 * pairs.  Then E_MONOTONE is noted, with the columns.
 */
MUST_CHECK bool cox_rises_along(struct cox_fitting *f);
MUST_CHECK bool cox_rises(struct cox_fitting *f);

#endif
