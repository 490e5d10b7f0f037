/*
 * cox_local.h - how rows are walked from the last time to the first.
 */
#ifndef STATS_COX_LOCAL_H
#define STATS_COX_LOCAL_H

#include "stats/cox.h"

/* The rows in the order of the walk. */
struct cox_rows {
	double *time;          /* joined; a row each */
	double *start;         /* NULL: none */
	size_t *by_time;       /* by stratum, then time falling */
	size_t *by_start;      /* by stratum, then start falling */
	size_t *ends;          /* of each stratum in both; strata_n of them */
	struct stats_matrix x; /* columns less their means */
	double *mean;
};

/* One time with events, while it is walked over. */
struct cox_time {
	double time;
	size_t stratum, deaths;
	double weight;   /* of the deaths */
	const double *u; /* p: what it adds to the score */
	const double *v; /* p x p: and to the information; NULL: not asked */
	double loglik;
	double hazard;          /* what it adds to the cumulative hazard */
	const double *hazard_x; /* p: that, times the mean of x */
	double less;            /* what a death has less of it (Efron) */
	const double *less_x;
	const double *mean_x; /* p: mean of x over its steps */
};

struct cox_walk {
	struct stats *st;
	const struct stats_cox_in *in;
	const struct cox_rows *rows;
	const double *eta;
	bool information;
	void (*at)(void *data, const struct cox_time *time);
	void *data;
};

/* Call `at` for every time with events, by stratum, from last to first. */
void cox_walk(const struct cox_walk *walk);

#endif
