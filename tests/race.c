/*
 * race.c - changes that overlap.
 */
#include "tests/race.h"

#include <pthread.h>
#include <time.h>

struct runner {
	struct racing *one;
	struct world own; /* with an arena of its own */
	pthread_t thread;
	bool runs;
};

/* What was to be done, and a while before it is over. */
static const struct fault *
done_slowly(struct ctx *ctx, void *data)
{
	const struct timespec a_while = {.tv_nsec = 150L * 1000 * 1000};
	struct racing *one = data;

	TRY(one->fn(ctx, one->data));
	(void)nanosleep(&a_while, NULL);
	return NULL;
}

static void
run(void *data)
{
	struct runner *r = data;
	const struct fault *fault =
	        world_do(&r->own, r->one->who, done_slowly, r->one);

	r->one->won = fault == NULL;
	r->one->refused = fault_is(fault, FAULT_REFUSED);
}

static void *
run_apart(void *data)
{
	/* A claim that breaks ends this one, not the program. */
	(void)boundary_run(run, data);
	return NULL;
}

void
race_run(struct world *w, struct racing *ones, size_t n)
{
	struct runner *runners = arena_new(w->arena, struct runner, n);

	for (size_t i = 0; i < n; i++) {
		runners[i] = (struct runner){.one = &ones[i], .own = *w};
		runners[i].own.arena = arena_create(0);
		runners[i].runs = pthread_create(&runners[i].thread, NULL,
		                                 run_apart, &runners[i]) == 0;
	}
	for (size_t i = 0; i < n; i++) {
		if (runners[i].runs)
			pthread_join(runners[i].thread, NULL);
		arena_drop(runners[i].own.arena);
	}
}
