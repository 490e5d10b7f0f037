/*
 * jobs.c - what is done beside requests, on one thread of its own.
 */
#include <pthread.h>
#include <stdlib.h>

#include "app/app_local.h"

#define JOBS_MOST 32

struct jobs {
	struct app *app;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stop;
	struct {
		const struct background *job;
		int64_t due;
	} v[JOBS_MOST];
	size_t n;
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
run_due(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->n && !jobs->stop; i++) {
		struct one one = {jobs->app, jobs->v[i].job};

		if (jobs->v[i].due > clock_ticks())
			continue;
		jobs->v[i].due = clock_ticks() + one.job->every_ms;
		if (boundary_run(run_one, &one) != BOUNDARY_RETURNED)
			log_event(LOG_ERROR, "job_broken",
			          LOG_WORD("job", one.job->name));
	}
}

static void *
jobs_thread(void *data)
{
	struct jobs *jobs = data;
	struct timespec until;

	pthread_mutex_lock(&jobs->lock);
	while (!jobs->stop) {
		pthread_mutex_unlock(&jobs->lock);
		run_due(jobs);
		pthread_mutex_lock(&jobs->lock);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += 1;
		if (!jobs->stop)
			pthread_cond_timedwait(&jobs->wake, &jobs->lock,
			                       &until);
	}
	pthread_mutex_unlock(&jobs->lock);
	return NULL;
}

const struct fault *
jobs_start(struct app *app, struct jobs **out)
{
	struct jobs *jobs = arena_new(app->arena, struct jobs, 1);

	jobs->app = app;
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct background *job = capabilities[c]->jobs;

		for (; job != NULL && job->name != NULL; job++) {
			claim(jobs->n < JOBS_MOST);
			jobs->v[jobs->n].job = job;
			jobs->v[jobs->n++].due = clock_ticks() + job->every_ms;
		}
	}
	pthread_mutex_init(&jobs->lock, NULL);
	pthread_cond_init(&jobs->wake, NULL);
	if (pthread_create(&jobs->thread, NULL, jobs_thread, jobs) != 0)
		return fault_unavailable(app, "There is no room for another "
		                              "thread on this machine");
	*out = jobs;
	return NULL;
}

void
jobs_stop(struct jobs *jobs)
{
	pthread_mutex_lock(&jobs->lock);
	jobs->stop = true;
	pthread_cond_signal(&jobs->wake);
	pthread_mutex_unlock(&jobs->lock);
	pthread_join(jobs->thread, NULL);
}
