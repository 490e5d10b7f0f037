/*
 * power.h - what a study could see, before there is any outcome.
 *
 * Two-sided tests of which only the tail of the effect counts; variance
 * pooled under no effect and unpooled under the effect; no correction for
 * continuity.  Equals R's power.prop.test for groups of one size.
 */
#ifndef STATS_POWER_H
#define STATS_POWER_H

#include <stdbool.h>

/* Treated needed, not rounded, with `ratio` others to each of them. */
double
stats_power_n(double p0, double p1, double power, double alpha, double ratio);

/* The chance to see the difference of p0 and p1. */
double stats_power_at(double p0, double p1, double n1, double n0, double alpha);

/*
 * The smallest fall from p0 that is seen with that chance; NAN where even a
 * fall to nothing is not.
 */
double
stats_power_fall(double p0, double n1, double n0, double power, double alpha);

/* Events needed for the log-rank test (Schoenfeld 1983). */
double
stats_power_events(double hr, double share_treated, double power, double alpha);

/* The ratio below 1 nearest to it that so many events show. */
double
stats_power_hr(double events, double share_treated, double power, double alpha);

/*
 * A study of a ratio of hazards or of rates, before there is any outcome.
 *
 * Of hazards: events of both groups together that are expected where the
 * hazards keep one ratio, and what they tell of its log (Schoenfeld 1983).  Of
 * rates: Wald's error of the log of a ratio of Poisson rates under the ratio
 * itself, times the root of the dispersion.  Shares of 1; rates of a person in
 * the whole follow-up.
 */
struct stats_ratio {
	bool rates;
	double base;             /* who have an event without it (hazards) */
	double rate, dispersion; /* events of each without it (rates) */
	double power, alpha;
};

/* Below it neither formula is of use, and none is looked for: down to it a
 * ratio is seen the better the farther from 1 it is. */
#define STATS_RATIO_LEAST 0.13533528323661270 /* exp(-2) */

/* The ratio of hazards, or of rates that are steady, at which the share falls
 * from p0 to p1. */
double stats_ratio_of(double p0, double p1);

/* Events of both groups together where the ratio is r. */
double
stats_ratio_events(const struct stats_ratio *s, double r, double n1, double n0);

/* The chance to see a ratio r. */
double
stats_ratio_at(const struct stats_ratio *s, double r, double n1, double n0);

/* The ratio below 1 nearest to it that is seen with s->power; NAN where
 * STATS_RATIO_LEAST is not. */
double stats_ratio_seen(const struct stats_ratio *s, double n1, double n0);

/* Treated needed to see r with s->power, not rounded, with `ratio` others to
 * each of them. */
double stats_ratio_n(const struct stats_ratio *s, double r, double ratio);

#endif
