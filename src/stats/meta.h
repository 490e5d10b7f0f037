/*
 * meta.h - several findings of one question, as one.
 *
 * Rules kept here, each with a test of the same words:
 *   - findings that agree are pooled alike by fixed and by random effects;
 *   - findings that differ widen the interval, and from three on there is one
 *     for the next of them;
 *   - a finding without an error is refused.
 */
#ifndef STATS_META_H
#define STATS_META_H

#include <stdbool.h>
#include <stddef.h>

struct stats_meta {
	size_t n;
	double fixed, fixed_se; /* by the inverse of their variances */
	/* DerSimonian and Laird (1986) */
	double random, random_se, tau2;
	double q, q_p; /* Cochran's Q; NAN for one finding */
	double i2;     /* share of Q beyond chance, 0 to below 1 */
	/* where the next one would be found, nineteen times in twenty (Higgins,
	 * Thompson and Spiegelhalter 2009); NAN below three */
	double low, high;
};

/*
 * Pool n estimates, ratios as their logs, each with its standard error.  False
 * for none, and where a number is not finite or an error is not above 0.
 */
__attribute__((warn_unused_result)) bool
stats_meta_pool(const double *b, const double *se, size_t n,
                struct stats_meta *out);

#endif
