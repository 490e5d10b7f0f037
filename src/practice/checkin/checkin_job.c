/*
 * checkin_job.c - rounds are opened, ended and reminded of beside requests: a
 * transaction for each chunk, and where one of a chunk fails, one for each.
 */
#include "practice/checkin/checkin_local.h"

#define NAME "checkin_rounds"

struct working {
	struct app *app;
	enum checkin_task task;
	struct checkin_mark mark; /* of what was read last */
	struct checkin_chunk chunk;
	size_t from, to; /* of the chunk, in one transaction */
	bool stopped;    /* the database cannot be reached */
};

static const struct fault *
chunk_read(struct tx *tx, void *data)
{
	struct working *w = data;
	struct ctx ctx;

	ctx_init(&ctx, w->app, tx->arena, tx, NULL);
	return checkin_chunk_read(&ctx, w->task, &w->mark, &w->chunk);
}

/* May run twice: what was done meanwhile is not done again. */
static const struct fault *
slice_run(struct tx *tx, void *data)
{
	struct working *w = data;
	struct ctx ctx;

	ctx_init(&ctx, w->app, tx->arena, tx, NULL);
	for (size_t i = w->from; i < w->to; i++)
		TRY(checkin_chunk_do(&ctx, &w->chunk, i));
	return NULL;
}

static void
failed(struct working *w, const struct fault *fault)
{
	w->stopped = fault->kind == FAULT_UNAVAILABLE;
	log_event(LOG_ERROR, "job_failed", LOG_WORD("job", NAME),
	          LOG_WORD("kind", fault_code(fault->kind)),
	          LOG_WORD("at", fault->file), LOG_NUMBER("line", fault->line));
}

/* Of several nothing is said of a failure: each is tried by itself. */
static bool
slice_write(struct working *w, size_t from, size_t to)
{
	struct tx_who who = {{0}, clock_now()};
	struct arena *arena = arena_create(0);
	const struct fault *fault;

	w->from = from;
	w->to = to;
	fault = store_write(w->app->store, arena, who, NAME, slice_run, w);
	if (fault != NULL && to - from == 1)
		failed(w, fault);
	arena_drop(arena);
	return fault == NULL;
}

static bool
chunk_next(struct working *w, struct arena *arena)
{
	struct tx_who who = {{0}, clock_now()};
	const struct fault *fault = store_read(w->app->store, arena, who, NAME,
	                                       chunk_read, w, NULL);

	if (fault != NULL)
		failed(w, fault);
	return fault == NULL && w->chunk.n > 0;
}

static void
task_run(struct working *w)
{
	bool more = true;

	w->mark = CHECKIN_FROM_START;
	while (more && !w->stopped && !w->app->stopping) {
		struct arena *arena = arena_create(0);

		more = chunk_next(w, arena);
		if (more && !slice_write(w, 0, w->chunk.n))
			for (size_t i = 0; i < w->chunk.n && !w->stopped; i++)
				(void)slice_write(w, i, i + 1);
		arena_drop(arena);
	}
}

void
checkin_work(struct app *app)
{
	for (int task = 0; task < CHECKIN_TASK_COUNT; task++) {
		struct working w = {.app = app,
		                    .task = (enum checkin_task)task};

		task_run(&w);
	}
}
