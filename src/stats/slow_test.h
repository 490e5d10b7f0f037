/*
 * slow_test.h - what slow second ways to a number share, for tests.
 */
#ifndef STATS_SLOW_TEST_H
#define STATS_SLOW_TEST_H

#include <math.h>
#include <stdbool.h>

#define ROUNDS 200
#define HALVES 200
#define Z95    1.959963984540054

/* Near, or both of them past every number. */
static inline bool
is_near(double a, double b, double within)
{
	return (isinf(a) && a == b) || fabs(a - b) <= within * (1 + fabs(b));
}

/* Where something that only rises passes nothing. */
static inline double
halved(double (*at)(double x, const void *data), const void *data, double low,
       double high)
{
	for (int i = 0; i < HALVES; i++) {
		double middle = low + (high - low) / 2;

		if (at(middle, data) > 0)
			high = middle;
		else
			low = middle;
	}
	return low + (high - low) / 2;
}

#endif
