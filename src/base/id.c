#include "base/id.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/clock.h"
#include "base/log.h"

#define COUNTER_BITS 22
#define SHOWN        13
/* Counted from 2020, 41 bits of milliseconds last until 2089. */
#define EPOCH_MS INT64_C(1577836800000)

static _Atomic int64_t last_id;

void
id_random(void *out, size_t n)
{
	unsigned char *p = out;

	while (n > 0) {
		ssize_t got = getrandom(p, n < 256 ? n : 256, 0);

		if (got <= 0) {
			log_event(LOG_ERROR, "no_randomness");
			abort();
		}
		p += got;
		n -= (size_t)got;
	}
}

/* A place in the lower half of the counter, so that it can count on. */
static int64_t
random_start(void)
{
	uint32_t start;

	id_random(&start, sizeof(start));
	return (int64_t)(start & ((1U << (COUNTER_BITS - 1)) - 1));
}

int64_t
id_new(void)
{
	int64_t ms = clock_now().ms - EPOCH_MS;
	int64_t last = atomic_load(&last_id);
	int64_t next;

	do {
		next = last + 1;
		if (ms > last >> COUNTER_BITS)
			next = ms << COUNTER_BITS | random_start();
	} while (!atomic_compare_exchange_weak(&last_id, &last, next));
	return next;
}

struct str
id_show(struct arena *arena, int64_t id)
{
	static const char figures[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	char *p = arena_bytes(arena, SHOWN + 1, 1);
	uint64_t rest = (uint64_t)id;

	for (int i = SHOWN - 1; i >= 0; i--) {
		p[i] = figures[rest & 31];
		rest >>= 5;
	}
	return (struct str){p, SHOWN};
}

/* Crockford's values: either case, O is 0, I and L are 1; -1 for others. */
static int
figure_value(char c)
{
	static const char letters[] = "ABCDEFGHJKMNPQRSTVWXYZ";

	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		return 0;
	if (c == 'I' || c == 'L')
		return 1;
	for (int i = 0; letters[i] != '\0'; i++)
		if (letters[i] == c)
			return i + 10;
	return -1;
}

bool
id_read(struct str s, int64_t *out)
{
	uint64_t v = 0;

	/* Thirteen figures hold 65 bits; an id has 63. */
	if (s.n != SHOWN || figure_value(s.p[0]) > 7)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int figure = figure_value(s.p[i]);

		if (figure < 0)
			return false;
		v = v << 5 | (uint64_t)figure;
	}
	if (v == 0)
		return false;
	*out = (int64_t)v;
	return true;
}
