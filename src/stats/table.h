/*
 * table.h - effects from counts alone: two by two, pairs, and rates.
 *
 * All intervals are of 95 %.  No half is ever added: what a zero cell leaves
 * undefined is NAN.
 */
#ifndef STATS_TABLE_H
#define STATS_TABLE_H

#include "stats/interval.h"

/* x1 of n1 among the treated, x0 of n0 among the others. */
struct stats_two {
	double x1, n1, x0, n0;
};

struct stats_two_out {
	double p1, p0, rd, rd_se;
	struct interval wilson1, wilson0;
	struct interval wald, newcombe, miettinen;
	double rr, odds;
	struct interval rr_ci, odds_ci; /* on the log scale */
	double odds_exact;              /* conditional maximum likelihood */
	struct interval odds_exact_ci;
	double p_exact; /* tables no more likely, slack 1e-7 */
	double p_chisq, p_yates, z;
	double nnt; /* NAN where the risk did not fall */
};

/* False when a count is no count of its group. */
__attribute__((warn_unused_result)) bool
stats_two_by_two(const struct stats_two *in, struct stats_two_out *out);

/* Pairs by whether the treated (first) and the other had the event. */
struct stats_pairs {
	double n11, n10, n01, n00;
};

struct stats_pairs_out {
	double rd, se;
	struct interval ci;
	double chisq, p, p_corrected, p_exact, p_mid;
	double odds;
	struct interval odds_ci;
};

/* McNemar's tests and what goes with them; false for no pairs. */
__attribute__((warn_unused_result)) bool
stats_paired(const struct stats_pairs *in, struct stats_pairs_out *out);

/* x1 events in t1 of time, x0 in t0. */
struct stats_rates {
	double x1, t1, x0, t0;
};

struct stats_rates_out {
	double rate1, rate0, rr, p_exact;
	struct interval exact1, exact0, rr_wald, rr_exact;
};

__attribute__((warn_unused_result)) bool
stats_rate_ratio(const struct stats_rates *in, struct stats_rates_out *out);

#endif
