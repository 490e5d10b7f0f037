/*
 * random_test.h - numbers for tests: the same each time they are run.
 */
#ifndef STATS_RANDOM_TEST_H
#define STATS_RANDOM_TEST_H

#include <stdint.h>

/* Marsaglia's xorshift; the seed is not 0. */
static inline uint64_t
random_next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* One of 0 to below n. */
static inline double
random_of(uint64_t *seed, uint64_t n)
{
	return (double)(random_next(seed) % n);
}

#endif
