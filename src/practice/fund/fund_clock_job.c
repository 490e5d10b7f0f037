/*
 * fund_clock_job.c - the jobs of the fund: a transaction for each batch.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_overdue.h"

struct working {
	struct app *app;
	const char *name;
	fund_batch run;
	struct fund_mark mark; /* as committed */
	struct fund_mark after;
	bool more;
};

/* May run twice, from the mark that is committed. */
static const struct fault *
batch_run(struct tx *tx, void *data)
{
	struct working *w = data;
	struct ctx ctx;

	ctx_init(&ctx, w->app, tx->arena, tx, NULL);
	w->after = w->mark;
	return w->run(&ctx, &w->after, &w->more);
}

static bool
batch_write(struct working *w)
{
	struct tx_who who = {{0}, clock_now()};
	struct arena *arena = arena_create(0);
	const struct fault *fault =
	        store_write(w->app->store, arena, who, w->name, batch_run, w);
	bool good = fault == NULL;

	if (!good)
		log_event(LOG_ERROR, "job_failed", LOG_WORD("job", w->name),
		          LOG_WORD("kind", fault_code(fault->kind)),
		          LOG_WORD("at", fault->file),
		          LOG_NUMBER("line", fault->line));
	arena_drop(arena);
	return good;
}

static void
work(struct app *app, const char *name, fund_batch run)
{
	struct working w = {.app = app, .name = name, .run = run, .more = true};

	while (w.more && batch_write(&w))
		w.mark = w.after;
}

void
fund_overdue_work(struct app *app)
{
	work(app, "fund_overdue", fund_overdue_batch);
}

void
fund_asking_work(struct app *app)
{
	work(app, "fund_asking", fund_asking_batch);
}
