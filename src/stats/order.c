/*
 * order.c - rows in the order of a number (radix sort, from the last digit).
 */
#include "stats/order.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define BITS   11
#define DIGITS 6
#define VALUES ((size_t)1 << BITS)
#define FEW    64

/* Whole numbers below it may be counted instead. */
#define WHOLE_MOST 65536

struct keyed {
	uint64_t key;
	uint32_t row;
};

/* A whole number that rises as the double does. */
static uint64_t
key_of(double v)
{
	uint64_t bits;

	if (isnan(v))
		return UINT64_MAX;
	memcpy(&bits, &v, sizeof(bits));
	if (bits == (uint64_t)1 << 63)
		bits = 0;
	return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static size_t
digit_of(uint64_t key, int digit)
{
	return (size_t)(key >> (digit * BITS)) & (VALUES - 1);
}

/* Few rows: each goes down to its place. */
static void
few_sort(struct keyed *all, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct keyed one = all[i];
		size_t at = i;

		for (; at > 0 && all[at - 1].key > one.key; at--)
			all[at] = all[at - 1];
		all[at] = one;
	}
}

/* Sort by one digit, unless all have the same; where the rows are then. */
static struct keyed *
digit_sort(struct keyed *from, struct keyed *to, size_t n, int digit,
           uint32_t *count)
{
	uint32_t sum = 0;

	if (count[digit_of(from[0].key, digit)] == n)
		return from;
	for (size_t v = 0; v < VALUES; v++) {
		uint32_t here = count[v];

		count[v] = sum;
		sum += here;
	}
	for (size_t i = 0; i < n; i++)
		to[count[digit_of(from[i].key, digit)]++] = from[i];
	return to;
}

/* All in order; `all` and `other` hold n each. */
static struct keyed *
keyed_sort(struct arena *arena, struct keyed *all, struct keyed *other,
           size_t n)
{
	uint32_t *count = arena_new(arena, uint32_t, DIGITS * VALUES);

	if (n <= FEW) {
		few_sort(all, n);
		return all;
	}
	for (size_t i = 0; i < n; i++)
		for (int d = 0; d < DIGITS; d++)
			count[(size_t)d * VALUES + digit_of(all[i].key, d)]++;
	for (int d = 0; d < DIGITS; d++) {
		struct keyed *now = digit_sort(all, other, n, d,
		                               count + (size_t)d * VALUES);

		if (now == other) {
			other = all;
			all = now;
		}
	}
	return all;
}

/* Whole numbers from 0 that are not spread far: the largest, or false. */
static bool
are_whole(const double *key, size_t n, size_t *most)
{
	double largest = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(key[i] >= 0 && key[i] < WHOLE_MOST) ||
		    key[i] != (double)(uint32_t)key[i])
			return false;
		if (key[i] > largest)
			largest = key[i];
	}
	*most = (size_t)largest;
	return n > FEW && *most < n;
}

/* Days, as times mostly are: who has each is counted once. */
static void
whole_order(struct arena *arena, const double *key, size_t n, size_t most,
            size_t *out)
{
	size_t *place = arena_new(arena, size_t, most + 2);

	for (size_t i = 0; i < n; i++)
		place[(size_t)key[i] + 1]++;
	for (size_t k = 1; k <= most; k++)
		place[k] += place[k - 1];
	for (size_t i = 0; i < n; i++)
		out[place[(size_t)key[i]]++] = i;
}

void
stats_order(struct arena *arena, const double *key, size_t n, size_t *out)
{
	struct arena_mark mark = arena_mark(arena);
	struct keyed *all, *other;
	size_t most = 0;

	claim(n < UINT32_MAX);
	if (are_whole(key, n, &most)) {
		whole_order(arena, key, n, most, out);
		arena_release(arena, mark);
		return;
	}
	all = arena_new(arena, struct keyed, n + 1);
	other = arena_new(arena, struct keyed, n + 1);
	for (size_t i = 0; i < n; i++)
		all[i] = (struct keyed){key_of(key[i]), (uint32_t)i};
	all = keyed_sort(arena, all, other, n);
	for (size_t i = 0; i < n; i++)
		out[i] = all[i].row;
	arena_release(arena, mark);
}

void
stats_sort(struct arena *arena, double *v, size_t n)
{
	struct arena_mark mark = arena_mark(arena);
	size_t *order = arena_new(arena, size_t, n + 1);
	double *copy = arena_new(arena, double, n + 1);

	memcpy(copy, v, n * sizeof(*v));
	stats_order(arena, copy, n, order);
	for (size_t i = 0; i < n; i++)
		v[i] = copy[order[i]];
	arena_release(arena, mark);
}
