/*
 * share.c - work in fixed parts, by one thread or several.
 */
#include "stats/share.h"

#include <pthread.h>
#include <stdatomic.h>

#define THREADS_MOST 64

struct shared {
	void (*fn)(void *data, size_t part);
	void *data;
	size_t parts;
	atomic_size_t next;
};

size_t
stats_parts(size_t rows)
{
	return (rows + STATS_PART - 1) / STATS_PART;
}

static void *
parts_do(void *data)
{
	struct shared *s = data;
	size_t part;

	while ((part = atomic_fetch_add(&s->next, 1)) < s->parts)
		s->fn(s->data, part);
	return NULL;
}

void
stats_share(size_t threads, size_t parts, void (*fn)(void *data, size_t part),
            void *data)
{
	struct shared s = {.fn = fn, .data = data, .parts = parts};
	pthread_t others[THREADS_MOST];
	size_t n = 0;

	atomic_init(&s.next, 0);
	while (n + 1 < threads && n + 1 < parts && n < THREADS_MOST &&
	       pthread_create(&others[n], NULL, parts_do, &s) == 0)
		n++;
	(void)parts_do(&s);
	for (size_t i = 0; i < n; i++)
		pthread_join(others[i], NULL);
}
