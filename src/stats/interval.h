/*
 * interval.h - how far a number may be from what it is measured of.
 *
 * Pure numbers: no database, no words.  All intervals are of 95 %.
 */
#ifndef STATS_INTERVAL_H
#define STATS_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

struct interval {
	double low;
	double high;
};

/*
 * Wilson's score interval of a share, without a correction for continuity
 * (Wilson 1927; method 3 of Newcombe 1998).  Both ends lie in 0 to 1.  False,
 * with *out untouched, for n below 1 or hits outside 0 to n.
 */
__attribute__((warn_unused_result)) bool
stats_wilson(int64_t hits, int64_t n, struct interval *out);

/*
 * The ranks (from 1, of n values in order) between which the median lies,
 * whatever the distribution: the narrowest pair, the same from either end,
 * that covers at least 95 % by the binomial distribution of one half.  Above
 * 1,000 values by its normal approximation.  False below 6 values, where no
 * pair covers so much.
 */
__attribute__((warn_unused_result)) bool
stats_median_ranks(int64_t n, int64_t *low, int64_t *high);

/* The median of n values in order, n at least 1. */
double stats_median(const double *sorted, int64_t n);

#endif
