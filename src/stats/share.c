/*
 * share.c - work in fixed parts, by one thread or several.
 */
#include "stats/share.h"

#include <pthread.h>
#include <stdatomic.h>

#define THREADS_MOST 64

struct shared {
	void (*fn)(void *data, size_t part, size_t hand);
	void *data;
	size_t parts;
	atomic_size_t next;
};

struct hand {
	struct shared *shared;
	pthread_t thread; /* none of the first: it is who asked */
	size_t at;
};

size_t
stats_parts(size_t rows)
{
	return (rows + STATS_PART - 1) / STATS_PART;
}

size_t
stats_hands(size_t threads)
{
	if (threads == 0)
		return 1;
	return threads < THREADS_MOST ? threads : THREADS_MOST;
}

static void *
parts_do(void *data)
{
	const struct hand *hand = data;
	struct shared *s = hand->shared;
	size_t part;

	while ((part = atomic_fetch_add(&s->next, 1)) < s->parts)
		s->fn(s->data, part, hand->at);
	return NULL;
}

void
stats_share(size_t threads, size_t parts,
            void (*fn)(void *data, size_t part, size_t hand), void *data)
{
	struct shared s = {.fn = fn, .data = data, .parts = parts};
	struct hand hands[THREADS_MOST] = {{.shared = &s}};
	size_t n = 1;

	atomic_init(&s.next, 0);
	while (n < stats_hands(threads) && n < parts) {
		hands[n] = (struct hand){.shared = &s, .at = n};
		if (pthread_create(&hands[n].thread, NULL, parts_do,
		                   &hands[n]) != 0)
			break;
		n++;
	}
	(void)parts_do(&hands[0]);
	for (size_t i = 1; i < n; i++)
		pthread_join(hands[i].thread, NULL);
}
