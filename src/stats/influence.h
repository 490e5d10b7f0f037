/*
 * influence.h - the error of a curve of people who weigh, or come in sets.
 *
 * How a number read off a curve moves with the weight of each person, times
 * that weight, is what they add to it (the infinitesimal jackknife: Jaeckel
 * 1972; of curves, Reid 1981).  Summed by set and squared it is the sandwich,
 * with no small-sample factor.  Weights are taken as given; stacked.h is for
 * weights that were estimated.
 *
 * Rules kept here, each with a test of the same words:
 *   - where nobody weighs more than another and everybody is their own, the
 *     error is Greenwood's;
 *   - weights times a constant change no error;
 *   - somebody who is there twice in one set is one who weighs twice as much;
 *   - sets are what varies: what each adds to a difference is summed first.
 */
#ifndef STATS_INFLUENCE_H
#define STATS_INFLUENCE_H

#include "stats/survival.h"

/* One group, walked through its times. */
struct stats_walk {
	const struct stats_follow *in;
	size_t n;   /* rows of the group */
	size_t *at; /* those rows, by time */
	size_t *of; /* the number of their time */
	bool competing;
	size_t times_n;
	/* of each time: weight at risk, of the event, of either; free of both
	 * before it; the share with the event after it */
	double *time, *risk, *one, *both, *before, *share;
};

/* Without `competing` another event is a censoring, as Kaplan and Meier's. */
void stats_walk_make(struct stats *st, const struct stats_follow *in,
                     int32_t group, bool competing, struct stats_walk *out);

/*
 * The share with the event by a time, and the mean time that the event takes
 * up to tau.  Where moves is not NULL, what each row of `in` adds to the number
 * is added to it, times `by`.
 */
double stats_walk_share(struct stats *st, const struct stats_walk *walk,
                        double time, double by, double *moves);
double stats_walk_lost(struct stats *st, const struct stats_walk *walk,
                       double tau, double by, double *moves);

/* The error of what moves so; cluster NULL: every row is its own. */
double stats_moves_error(struct arena *arena, const double *moves, size_t n,
                         const int32_t *cluster, size_t clusters);

/* The error of the share at every time of a walk, by the clusters of `in`. */
void
stats_walk_errors(struct stats *st, const struct stats_walk *walk, double *out);

#endif
