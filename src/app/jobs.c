/*
 * jobs.c - what is done beside requests: on one thread, and long work on
 * another.
 */
#include <pthread.h>
#include <stdlib.h>

#include "app/app_local.h"

#define JOBS_MOST 32

enum { LANE_SHORT, LANE_LONG, LANES };

/* One thread, and what is done on it. */
struct lane {
	struct jobs *jobs;
	pthread_t thread;
	struct {
		const struct background *job;
		int64_t due;
	} v[JOBS_MOST];
	size_t n;
};

struct jobs {
	struct app *app;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct lane lanes[LANES];
};

static const struct fault *
run_in_tx(struct ctx *ctx, void *data)
{
	const struct background *job = data;

	return job->run(ctx, NULL);
}

/* One job, in an arena of its own and inside a boundary. */
struct one {
	struct app *app;
	const struct background *job;
};

static void
run_one(void *data)
{
	struct one *one = data;
	struct arena *arena = arena_create(0);
	const struct fault *fault = NULL;

	if (one->job->work != NULL)
		one->job->work(one->app);
	else
		fault = app_write(one->app, arena, NULL, one->job->name,
		                  run_in_tx, (void *)(uintptr_t)one->job);
	if (fault != NULL)
		log_event(LOG_ERROR, "job_failed",
		          LOG_WORD("job", one->job->name),
		          LOG_WORD("kind", fault_code(fault->kind)),
		          LOG_WORD("at", fault->file),
		          LOG_NUMBER("line", fault->line));
	arena_drop(arena);
}

static void
run_due(struct lane *lane)
{
	struct app *app = lane->jobs->app;

	for (size_t i = 0; i < lane->n && !app->stopping; i++) {
		struct one one = {app, lane->v[i].job};

		if (lane->v[i].due > clock_ticks())
			continue;
		lane->v[i].due = clock_ticks() + one.job->every_ms;
		if (boundary_run(run_one, &one) != BOUNDARY_RETURNED)
			log_event(LOG_ERROR, "job_broken",
			          LOG_WORD("job", one.job->name));
	}
}

static void *
lane_thread(void *data)
{
	struct lane *lane = data;
	struct jobs *jobs = lane->jobs;
	struct timespec until;

	pthread_mutex_lock(&jobs->lock);
	while (!jobs->app->stopping) {
		pthread_mutex_unlock(&jobs->lock);
		run_due(lane);
		pthread_mutex_lock(&jobs->lock);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += 1;
		if (!jobs->app->stopping)
			pthread_cond_timedwait(&jobs->wake, &jobs->lock,
			                       &until);
	}
	pthread_mutex_unlock(&jobs->lock);
	return NULL;
}

static void
lane_add(struct lane *lane, const struct background *job)
{
	for (; job != NULL && job->name != NULL; job++) {
		claim(lane->n < JOBS_MOST);
		lane->v[lane->n].job = job;
		lane->v[lane->n++].due = clock_ticks() + job->every_ms;
	}
}

static void
lanes_fill(struct jobs *jobs)
{
	const struct capability *const *all = jobs->app->capabilities;

	for (size_t c = 0; all[c] != NULL; c++) {
		lane_add(&jobs->lanes[LANE_SHORT], all[c]->jobs);
		lane_add(&jobs->lanes[LANE_LONG], all[c]->long_jobs);
	}
}

/* Those of the first n lanes. */
static void
lanes_join(struct jobs *jobs, int n)
{
	pthread_mutex_lock(&jobs->lock);
	jobs->app->stopping = true;
	pthread_cond_broadcast(&jobs->wake);
	pthread_mutex_unlock(&jobs->lock);
	for (int i = 0; i < n; i++)
		pthread_join(jobs->lanes[i].thread, NULL);
}

const struct fault *
jobs_start(struct app *app, struct jobs **out)
{
	struct jobs *jobs = arena_new(app->arena, struct jobs, 1);

	jobs->app = app;
	lanes_fill(jobs);
	pthread_mutex_init(&jobs->lock, NULL);
	pthread_cond_init(&jobs->wake, NULL);
	for (int i = 0; i < LANES; i++) {
		struct lane *lane = &jobs->lanes[i];

		lane->jobs = jobs;
		if (pthread_create(&lane->thread, NULL, lane_thread, lane) == 0)
			continue;
		lanes_join(jobs, i);
		return fault_unavailable(app, "There is no room for another "
		                              "thread on this machine");
	}
	*out = jobs;
	return NULL;
}

void
jobs_stop(struct jobs *jobs)
{
	lanes_join(jobs, LANES);
}
