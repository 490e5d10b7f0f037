/*
 * interval.c - intervals of a share and of a median.
 */
#include "stats/interval.h"

#include <math.h>

#include "stats/special.h"

#define Z          STATS_Z95
#define EXACT_MOST 1000

bool
stats_wilson(int64_t hits, int64_t n, struct interval *out)
{
	double p, of, middle, half, whole;

	if (n < 1 || hits < 0 || hits > n)
		return false;
	of = (double)n;
	p = (double)hits / of;
	whole = 1 + Z * Z / of;
	middle = p + Z * Z / (2 * of);
	half = Z * sqrt(p * (1 - p) / of + Z * Z / (4 * of * of));
	out->low = hits == 0 ? 0 : (middle - half) / whole;
	out->high = hits == n ? 1 : (middle + half) / whole;
	return true;
}

/* How many values may be below the rank: the tail stays within 2.5 %. */
static int64_t
tail_exact(int64_t n)
{
	double term = ldexp(1, -(int)n), sum = 0;
	int64_t k;

	for (k = 0; k < n; k++) {
		sum += term;
		if (sum > 0.025)
			return k;
		term = term * (double)(n - k) / (double)(k + 1);
	}
	return k;
}

bool
stats_median_ranks(int64_t n, int64_t *low, int64_t *high)
{
	int64_t rank;

	if (n < 6)
		return false;
	rank = n <= EXACT_MOST ? tail_exact(n)
	                       : (int64_t)floor((double)n / 2 -
	                                        Z / 2 * sqrt((double)n));
	*low = rank;
	*high = n + 1 - rank;
	return true;
}

double
stats_median(const double *sorted, int64_t n)
{
	return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
}
