/*
 * power.h - what a study could see, before there is any outcome.
 *
 * Two-sided tests of which only the tail of the effect counts; variance
 * pooled under no effect and unpooled under the effect; no correction for
 * continuity.  Equals R's power.prop.test for groups of one size.
 */
#ifndef STATS_POWER_H
#define STATS_POWER_H

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

#endif
