/*
 * random.c - numbers drawn by a seed.
 */
#include "stats/random.h"

#include "base/str.h"
#include "stats/special.h"

static uint64_t
mixed(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint64_t
stats_random_next(struct stats_random *r)
{
	r->state += UINT64_C(0x9e3779b97f4a7c15);
	return mixed(r->state);
}

struct stats_random
stats_random_begin(uint64_t seed, uint64_t about)
{
	struct stats_random r = {mixed(seed + 1) ^ mixed(~about)};

	(void)stats_random_next(&r);
	return r;
}

double
stats_random_share(struct stats_random *r)
{
	return (double)(stats_random_next(r) >> 11) * 0x1p-53;
}

double
stats_random_normal(struct stats_random *r)
{
	return stats_normal_at(stats_random_share(r) + 0x1p-54);
}

uint64_t
stats_random_of(const void *p, uint64_t n)
{
	return mixed(str_hash((struct str){p, n}) + n);
}
