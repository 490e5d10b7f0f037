/*
 * optimal_local.h - an assignment in the making, and the proof that it is the
 * least.
 */
#ifndef STATS_OPTIMAL_LOCAL_H
#define STATS_OPTIMAL_LOCAL_H

#include "stats/match.h"

#define OPTIMAL_NONE ((size_t)-1)

struct optimal {
	const struct stats_match_in *in;
	double (*distance_at)(const void *data, size_t a, size_t b);
	const void *data;
	double width;
	size_t *left, left_n;   /* rows of treated, each `ratio` times */
	size_t *right, right_n; /* rows of controls */
	size_t places;  /* controls, then a place to stay without each */
	double without; /* what that costs */
	size_t *mate_l, *mate_r;
	double *price_l, *price_r;
	double *least; /* to each control, in this search */
	size_t *from;  /* the treated before it on its path */
	bool *done;
};

/* Everybody's control, or their place without, and the prices that prove it. */
void optimal_make(struct stats *st, struct optimal *a);

/*
 * The certificate: no pair costs less than its prices together, the chosen
 * ones cost just that, a control that is taken costs nothing or takes off (each
 * to 1e-9 of the largest price, for prices are rounded) and a free one has no
 * price; and what the pairs cost is what the prices come to, to 1e-9 of it.
 */
bool optimal_is_proved(const struct optimal *a);

#endif
