/*
 * study_job.c - beside requests: rows are put together and frozen,
 * analysed, and published.
 */
#include "base/folder.h"
#include "insight/study/study_engine.h"
#include "kernel/audit/audit.h"

#define JOB_BYTES   (3 * STUDY_ROWS_BYTES)
#define WRITE_BYTES ((size_t)128 * 1024 * 1024)

/* One study that something is asked of. */
struct study_working {
	struct app *app;
	struct study_asking asking;
	struct arena *arena;
	struct study_asking *all;
	size_t all_n;
	struct study study;
	struct bytes key;
	struct study_rows rows;
	int64_t pool_n; /* people of the pool */
	bool pool_fits; /* its columns are those of the plan */
	struct study_engine engine;
	struct str *kept; /* counts of earlier releases */
	size_t kept_n;
	int told;
};

static void
ctx_for(const struct study_working *w, struct tx *tx, struct ctx *ctx)
{
	ctx_init(ctx, w->app, tx->arena, tx, NULL);
	ctx->who.organisation = w->asking.organisation;
}

/* Whether it is still asked for: another server may have done it. */
static const struct fault *
still_asked(struct ctx *ctx, const struct study_working *w, bool *out)
{
	struct study now = {.asked = -1};
	bool found;

	TRY(study_store_one(ctx, w->asking.study, true, &now, &found));
	*out = found && now.asked == (int)w->asking.asked &&
	       now.version == w->study.version;
	return NULL;
}

/* --- reading -------------------------------------------------------------- */

static const struct fault *
asked_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	struct ctx ctx;

	ctx_for(w, tx, &ctx);
	return study_store_asked(&ctx, &w->all, &w->all_n);
}

/* Add the rows of a pool, if there is one, to those of here. */
static const struct fault *
pool_add(struct ctx *ctx, struct study_working *w, enum study_kind kind,
         struct buf *to, int64_t *lines)
{
	struct study_file file = {.lines = 0};
	struct str body;
	bool found;

	TRY(study_store_file(ctx, w->asking.study, kind, &file, &found));
	if (!found)
		return NULL;
	TRY(study_store_body(ctx, &file, &body));
	if (kind == STUDY_POOL_PEOPLE) {
		size_t end = str_find(body, '\n');

		w->pool_fits = str_starts(buf_get(to), str_slice(body, 0, end));
		body = str_slice(body, end + 1, body.n);
	}
	buf_str(to, body);
	*lines += file.lines;
	return NULL;
}

static const struct fault *
rows_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	int64_t id = w->asking.study, here;
	struct ctx ctx;

	ctx_for(w, tx, &ctx);
	TRY(study_one(&ctx, id, &w->study));
	TRY(study_key(&ctx, id, &w->key));
	TRY(study_rows_gather(&ctx, &w->study.design, w->asking.organisation,
	                      w->key, &w->rows));
	here = w->rows.people_n;
	w->pool_fits = true;
	TRY(pool_add(&ctx, w, STUDY_POOL_PEOPLE, &w->rows.people,
	             &w->rows.people_n));
	w->pool_n = w->rows.people_n - here;
	return pool_add(&ctx, w, STUDY_POOL_EVENTS, &w->rows.events,
	                &w->rows.events_n);
}

/* --- writing -------------------------------------------------------------- */

static struct str
flow_words(struct arena *arena, const struct study_working *w)
{
	const struct study_counts *c = &w->rows.counts;

	return str_print(arena,
	                 "people=%lld said_no=%lld before=%lld no_order=%lld "
	                 "elsewhere=%lld participants=%lld comparators=%lld "
	                 "pool=%lld",
	                 (long long)c->people, (long long)c->said_no,
	                 (long long)c->before, (long long)c->no_order,
	                 (long long)c->elsewhere, (long long)c->participants,
	                 (long long)c->comparators, (long long)w->pool_n);
}

/* Why there is nothing to freeze; -1 when there is. */
static int
rows_lack(const struct study_working *w)
{
	const struct study_rows *rows = &w->rows;

	if (rows->people.full || rows->events.full ||
	    rows->people.n > STUDY_FILE_MOST ||
	    rows->events.n > STUDY_FILE_MOST)
		return STUDY_TOO_LARGE;
	if (!w->pool_fits)
		return STUDY_BAD_DATA;
	if (rows->counts.participants < 2)
		return STUDY_NOBODY;
	if (rows->counts.comparators + w->pool_n < 2)
		return STUDY_NO_OTHERS;
	return -1;
}

static const struct fault *
rows_keep(struct ctx *ctx, const struct study_working *w)
{
	int64_t id = w->asking.study;

	TRY(study_file_put(ctx, id, STUDY_PEOPLE, buf_get(&w->rows.people),
	                   w->rows.people_n, w->asking.by));
	TRY(study_file_put(ctx, id, STUDY_EVENTS, buf_get(&w->rows.events),
	                   w->rows.events_n, w->asking.by));
	return study_store_stand(
	        ctx, id,
	        &(struct study_stand){.state = STUDY_FROZEN,
	                              .flow = flow_words(ctx->arena, w),
	                              .published_at = INSTANT_NONE});
}

static const struct fault *
rows_write(struct tx *tx, void *data)
{
	const struct study_working *w = data;
	int told = w->told < 0 ? rows_lack(w) : w->told;
	struct ctx ctx;
	bool asked;

	ctx_for(w, tx, &ctx);
	TRY(still_asked(&ctx, w, &asked));
	if (!asked)
		return NULL;
	if (told < 0)
		TRY(rows_keep(&ctx, w));
	TRY(study_store_answer(&ctx, w->asking.study, told));
	return audit_record(&ctx, told < 0 ? "study.frozen" : "study.not_done",
	                    (struct person_id){0}, w->asking.study);
}

/* --- through the engine --------------------------------------------------- */

/* Every plan there was, with the reason of each change. */
static const struct fault *
versions_read(struct ctx *ctx, struct study_working *w)
{
	struct study_amendment *amendments;
	struct study_version *versions;
	struct study_file *plans;
	size_t n, reasons;

	TRY(study_store_plans(ctx, w->asking.study, &plans, &n));
	TRY(study_amendments(ctx, w->asking.study, &amendments, &reasons));
	versions = arena_new(ctx->arena, struct study_version, n + 1);
	for (size_t i = 0; i < n; i++) {
		TRY(study_store_body(ctx, &plans[i], &versions[i].plan));
		if (i > 0 && i <= reasons)
			versions[i].reason = amendments[i - 1].reason;
	}
	w->engine.versions = versions;
	w->engine.versions_n = n;
	return NULL;
}

static const struct fault *
frozen_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	int64_t id = w->asking.study;
	struct study_file file;
	struct ctx ctx;

	ctx_for(w, tx, &ctx);
	w->engine.now = ctx.now;
	TRY(study_one(&ctx, id, &w->study));
	TRY(versions_read(&ctx, w));
	TRY(study_file_read(&ctx, id, STUDY_PEOPLE, &file, &w->engine.people));
	return study_file_read(&ctx, id, STUDY_EVENTS, &file,
	                       &w->engine.events);
}

static const struct fault *
analysed_write(struct tx *tx, void *data)
{
	const struct study_working *w = data;
	int64_t id = w->asking.study;
	struct ctx ctx;
	bool asked;

	ctx_for(w, tx, &ctx);
	TRY(still_asked(&ctx, w, &asked));
	if (!asked)
		return NULL;
	if (w->told < 0) {
		TRY(study_file_put(&ctx, id, STUDY_RESULT, w->engine.result, 0,
		                   w->asking.by));
		TRY(study_file_put(&ctx, id, STUDY_REPORT, w->engine.report, 0,
		                   w->asking.by));
		TRY(study_store_stand(
		        &ctx, id,
		        &(struct study_stand){.state = STUDY_ANALYSED,
		                              .flow = w->study.flow,
		                              .analysed_by = w->asking.by,
		                              .published_at = INSTANT_NONE}));
	}
	/* The plan may be amended then, which is said for ever. */
	if (w->told == STUDY_BAD_DATA || w->told == STUDY_NOT_ESTIMABLE)
		TRY(study_store_stand(
		        &ctx, id,
		        &(struct study_stand){.state = STUDY_REGISTERED,
		                              .flow = S(""),
		                              .published_at = INSTANT_NONE}));
	TRY(study_store_answer(&ctx, id, w->told));
	return audit_record(&ctx,
	                    w->told < 0 ? "study.analysed" : "study.not_done",
	                    (struct person_id){0}, id);
}

static const struct fault *
checked_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	struct study_file file;
	struct ctx ctx;

	ctx_for(w, tx, &ctx);
	TRY(study_one(&ctx, w->asking.study, &w->study));
	TRY(study_store_kept(&ctx, &w->kept, &w->kept_n));
	return study_file_read(&ctx, w->asking.study, STUDY_RESULT, &file,
	                       &w->engine.result);
}

static const struct fault *
published_write(struct tx *tx, void *data)
{
	const struct study_working *w = data;
	int64_t id = w->asking.study;
	struct ctx ctx;
	bool asked;

	ctx_for(w, tx, &ctx);
	TRY(still_asked(&ctx, w, &asked));
	if (!asked)
		return NULL;
	if (w->told < 0) {
		TRY(study_file_put(&ctx, id, STUDY_RELEASE, w->engine.release,
		                   0, w->asking.by));
		TRY(study_file_put(&ctx, id, STUDY_RELEASED, w->engine.released,
		                   0, w->asking.by));
		TRY(study_file_put(&ctx, id, STUDY_KEPT, w->engine.kept, 0,
		                   w->asking.by));
		TRY(study_store_stand(
		        &ctx, id,
		        &(struct study_stand){.state = STUDY_PUBLISHED,
		                              .flow = w->study.flow,
		                              .published_at = ctx.now}));
	}
	TRY(study_store_answer(&ctx, id, w->told));
	return audit_record(&ctx,
	                    w->told < 0 ? "study.published" : "study.not_done",
	                    (struct person_id){0}, id);
}

/* --- one after the other -------------------------------------------------- */

static int
freeze_work(struct study_working *w)
{
	(void)w;
	return -1;
}

static int
analyse_work(struct study_working *w)
{
	return study_engine_analyse(&w->engine);
}

static int
publish_work(struct study_working *w)
{
	return study_engine_publish(&w->engine, w->kept, w->kept_n);
}

/* What is asked: what is read for it, done, and written. */
static const struct {
	tx_fn read;
	int (*work)(struct study_working *w);
	tx_fn write;
} steps[STUDY_ASKED] = {
        {rows_read, freeze_work, rows_write},
        {frozen_read, analyse_work, analysed_write},
        {checked_read, publish_work, published_write},
};

static bool
did(const struct fault *fault)
{
	if (fault == NULL)
		return true;
	log_event(LOG_ERROR, "job_failed", LOG_WORD("job", "study"),
	          LOG_WORD("kind", fault_code(fault->kind)),
	          LOG_WORD("at", fault->file), LOG_NUMBER("line", fault->line));
	return false;
}

/* Reading and computing, which may need more memory than there is. */
static void
one_compute(void *data)
{
	struct study_working *w = data;
	struct tx_who who = {{0}, clock_now()};
	int told = did(store_read(w->app->store, w->arena, who, "study",
	                          steps[w->asking.asked].read, w, NULL))
	                   ? steps[w->asking.asked].work(w)
	                   : STUDY_NOT_NOW;

	w->told = told;
}

/* Each in memory of its own.  What cannot be done is answered too: nothing
 * waits for ever, and no folder stays behind. */
static void
one_work(struct app *app, const struct study_asking *asking)
{
	struct study_working w = {.app = app,
	                          .asking = *asking,
	                          .arena = arena_create(JOB_BYTES),
	                          .study = {.version = asking->version},
	                          .told = STUDY_TOO_LARGE};
	struct tx_who who = {{0}, clock_now()};
	struct arena *arena = arena_create(WRITE_BYTES);

	w.engine = (struct study_engine){.arena = w.arena,
	                                 .scratch = app->scratch};
	(void)boundary_run(one_compute, &w);
	if (w.engine.folder != NULL)
		folder_remove(w.engine.folder);
	(void)did(store_write(app->store, arena, who, "study",
	                      steps[w.asking.asked].write, &w));
	arena_drop(arena);
	arena_drop(w.arena);
}

void
study_work(struct app *app)
{
	struct study_working w = {.app = app, .arena = arena_create(0)};
	struct tx_who who = {{0}, clock_now()};

	if (did(store_read(app->store, w.arena, who, "study", asked_read, &w,
	                   NULL)))
		for (size_t i = 0; i < w.all_n; i++)
			one_work(app, &w.all[i]);
	arena_drop(w.arena);
}
