/*
 * random.h - numbers drawn by a seed: the same everywhere and for ever.
 *
 * What is drawn for one person hangs on the seed and on them alone, never on
 * how many were drawn before: begin anew for each.
 */
#ifndef STATS_RANDOM_H
#define STATS_RANDOM_H

#include <stdint.h>

struct stats_random {
	uint64_t state;
};

/* Begin from a seed and what it is about (splitmix64, Steele 2014). */
struct stats_random stats_random_begin(uint64_t seed, uint64_t about);

/* The next 64 bits. */
uint64_t stats_random_next(struct stats_random *r);

/* A share: 0 to below 1, of 53 bits. */
double stats_random_share(struct stats_random *r);

/* From the normal distribution, by its inverse. */
double stats_random_normal(struct stats_random *r);

/* 64 bits that stand for some bytes, well mixed (FNV-1a, then splitmix64). */
uint64_t stats_random_of(const void *p, uint64_t n);

#endif
