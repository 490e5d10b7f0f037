/*
 * study_job.c - beside requests: rows are put together and frozen,
 * analysed, and published.
 */
#include "insight/study/study_job.h"

#include "base/folder.h"
#include "kernel/audit/audit.h"

#define JOB_BYTES   (3 * STUDY_ROWS_BYTES)
#define WRITE_BYTES ((size_t)128 * 1024 * 1024)

static void
ctx_for(const struct study_working *w, struct tx *tx, struct ctx *ctx)
{
	ctx_init(ctx, w->app, tx->arena, tx, NULL);
	ctx->who.organisation = w->asking.organisation;
}

/* Whether it is still asked for: another server may have done it.  All that
 * waits in the organisation is locked, in one order. */
static const struct fault *
still_asked(struct ctx *ctx, const struct study_working *w, bool *out)
{
	struct study now = {.asked = -1};
	bool found;

	TRY(study_store_queue(ctx));
	TRY(study_store_one(ctx, w->asking.study, true, &now, &found));
	*out = found && now.asked == (int)w->asking.asked &&
	       now.version == w->study.version;
	return NULL;
}

/* --- reading -------------------------------------------------------------- */

/* Whether rows of offences, as they are kept, say of any how severe it is: the
 * last of their cells. */
static bool
is_severity_known(struct str rows)
{
	for (size_t i = 2; i < rows.n; i++)
		if (rows.p[i] == '\n' && rows.p[i - 2] == ',' &&
		    rows.p[i - 1] >= '1' && rows.p[i - 1] <= '5')
			return true;
	return false;
}

/* Rows that came before the design asked for what it asks for now. */
static bool
is_lacking(const struct study_design *design, enum study_kind kind,
           const struct study_file *file, struct str rows)
{
	return kind == STUDY_POOL_EVENTS &&
	       (design->more & 1u << STUDY_MORE_SERIOUS) != 0 &&
	       file->lines > 0 && !is_severity_known(rows);
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
	TRY(study_store_body(ctx, ctx->arena, &file, &body));
	if (kind == STUDY_POOL_PEOPLE) {
		size_t end = str_find(body, '\n');

		w->pool_fits =
		        str_starts(buf_get(to), str_slice(body, 0, end + 1));
		if (!w->pool_fits)
			w->lacks = study_lack_words[STUDY_LACK_COLUMNS];
		body = str_slice(body, end + 1, body.n);
	}
	if (is_lacking(&w->study.design, kind, &file, body))
		w->lacks = study_lack_words[STUDY_LACK_SEVERITY];
	buf_str(to, body);
	*lines += file.lines;
	return NULL;
}

/*
 * Custody and recalls are of both sides or of neither: one side without any is
 * one of which they are not known, and would seem to be at liberty all along.
 * A study of recalls cannot do without; of another they are left out.
 */
static void
spells_agree(struct study_working *w, int64_t elsewhere)
{
	bool here = w->rows.spells_known > 0;

	if ((w->study.design.more & 1u << STUDY_MORE_RECALL) != 0) {
		if (!here)
			w->lacks = study_lack_words[STUDY_LACK_HERE];
		else if (w->pool_n > 0 && elsewhere == 0)
			w->lacks = study_lack_words[STUDY_LACK_ELSEWHERE];
		return;
	}
	if (w->pool_n == 0 || here == (elsewhere > 0))
		return;
	w->spells_out = w->rows.spells_n;
	w->rows.spells_n = 0;
	w->rows.spells.n = str_find(buf_get(&w->rows.spells), '\n') + 1;
}

static const struct fault *
rows_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	int64_t id = w->asking.study, here, spells;
	int64_t sides[2];
	struct ctx ctx;
	int lack;

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
	TRY(pool_add(&ctx, w, STUDY_POOL_EVENTS, &w->rows.events,
	             &w->rows.events_n));
	spells = w->rows.spells_n;
	TRY(pool_add(&ctx, w, STUDY_POOL_SPELLS, &w->rows.spells,
	             &w->rows.spells_n));
	spells_agree(w, w->rows.spells_n - spells);
	sides[0] = w->rows.counts.comparators;
	sides[1] = w->rows.counts.participants;
	lack = study_also_lack(&w->study.design, w->rows.known, sides,
	                       w->pool_n > 0);
	if (lack >= 0 && w->lacks == NULL)
		w->lacks = study_lack_words[lack];
	return NULL;
}

/* --- the rows ------------------------------------------------------------- */

static struct str
flow_words(struct arena *arena, const struct study_working *w)
{
	const struct study_counts *c = &w->rows.counts;

	if (w->told >= 0)
		return w->lacks == NULL
		               ? S("")
		               : str_print(arena, "lacks=%s", w->lacks);
	return str_print(arena,
	                 "people=%lld said_no=%lld before=%lld no_order=%lld "
	                 "elsewhere=%lld participants=%lld comparators=%lld "
	                 "pool=%lld spells_out=%lld",
	                 (long long)c->people, (long long)c->said_no,
	                 (long long)c->before, (long long)c->no_order,
	                 (long long)c->elsewhere, (long long)c->participants,
	                 (long long)c->comparators, (long long)w->pool_n,
	                 (long long)w->spells_out);
}

static bool
is_large(const struct buf *rows)
{
	return rows->full || rows->n > STUDY_FILE_MOST;
}

/* Why there is nothing to freeze; -1 when there is. */
static int
rows_lack(const struct study_working *w)
{
	const struct study_rows *rows = &w->rows;

	if (is_large(&rows->people) || is_large(&rows->events) ||
	    is_large(&rows->spells))
		return STUDY_TOO_LARGE;
	if (!w->pool_fits || w->lacks != NULL)
		return STUDY_BAD_DATA;
	if (rows->counts.participants < 2)
		return STUDY_NOBODY;
	if (rows->counts.comparators + w->pool_n < 2)
		return STUDY_NO_OTHERS;
	return -1;
}

/* Nothing is frozen: what is lacking stands there until it is. */
static const struct fault *
lack_keep(struct ctx *ctx, const struct study_working *w)
{
	struct str flow = flow_words(ctx->arena, w);

	if (str_equal(flow, w->study.flow))
		return NULL;
	return study_store_stand(ctx, w->asking.study,
	                         &(struct study_stand){.state = w->study.state,
	                                               .flow = flow,
	                                               .published_at =
	                                                       INSTANT_NONE});
}

static const struct fault *
rows_keep(struct ctx *ctx, struct study_working *w)
{
	int64_t id = w->asking.study;

	if (w->told >= 0)
		return lack_keep(ctx, w);
	TRY(study_file_put(ctx, id, STUDY_PEOPLE, buf_get(&w->rows.people),
	                   w->rows.people_n, w->asking.by));
	TRY(study_file_put(ctx, id, STUDY_EVENTS, buf_get(&w->rows.events),
	                   w->rows.events_n, w->asking.by));
	TRY(study_file_put(ctx, id, STUDY_SPELLS, buf_get(&w->rows.spells),
	                   w->rows.spells_n, w->asking.by));
	TRY(study_store_changes(ctx, id,
	                        study_changes_put(ctx->arena, &w->study.design,
	                                          &w->rows.changes)));
	return study_store_stand(
	        ctx, id,
	        &(struct study_stand){.state = STUDY_FROZEN,
	                              .flow = flow_words(ctx->arena, w),
	                              .published_at = INSTANT_NONE});
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
		TRY(study_store_body(ctx, ctx->arena, &plans[i],
		                     &versions[i].plan));
		if (i > 0 && i <= reasons)
			versions[i].reason = amendments[i - 1].reason;
	}
	w->engine.versions = versions;
	w->engine.versions_n = n;
	return NULL;
}

/* What the engine kept, and why other rows may be taken. */
static const struct fault *
run_read(struct ctx *ctx, struct study_working *w)
{
	struct study_judgement *said;
	struct study_file file;
	bool found;
	size_t n;

	w->engine.head = w->study.head;
	TRY(study_store_file(ctx, w->asking.study, STUDY_RUN, &file, &found));
	if (found) {
		TRY(study_store_body(ctx, ctx->arena, &file, &w->engine.run));
		w->run_sha256 = file.sha256;
	}
	TRY(study_judgements(ctx, w->asking.study, &said, &n));
	w->engine.reason = n > 0 && !said[n - 1].accepted
	                           ? said[n - 1].reason
	                           : S("The rows were put together again");
	return NULL;
}

static const struct fault *
frozen_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	int64_t id = w->asking.study;
	struct study_file file;
	struct ctx ctx;
	bool found;

	ctx_for(w, tx, &ctx);
	w->engine.now = ctx.now;
	TRY(study_one(&ctx, id, &w->study));
	TRY(versions_read(&ctx, w));
	TRY(run_read(&ctx, w));
	TRY(study_file_read(&ctx, id, STUDY_PEOPLE, &file, &w->engine.people));
	TRY(study_file_read(&ctx, id, STUDY_EVENTS, &file, &w->engine.events));
	/* rows that were frozen before there were such have none */
	TRY(study_store_file(&ctx, id, STUDY_SPELLS, &file, &found));
	if (!found)
		return NULL;
	return study_store_body(&ctx, ctx.arena, &file, &w->engine.spells);
}

static const struct fault *
body_keep(struct ctx *ctx, const struct study_working *w, enum study_kind kind,
          struct str body)
{
	return study_file_put(ctx, w->asking.study, kind, body, 0,
	                      w->asking.by);
}

/* Where a study stands now; nobody and no moment are as they were. */
static const struct fault *
stand_keep(struct ctx *ctx, const struct study_working *w,
           const struct study_stand *stand)
{
	struct study_stand now = *stand;

	now.head = w->engine.head;
	if (stand->state != STUDY_REGISTERED)
		now.flow = w->study.flow;
	if (stand->state != STUDY_PUBLISHED)
		now.published_at = INSTANT_NONE;
	return study_store_stand(ctx, w->asking.study, &now);
}

/* The engine's folder as it is now; as it was, it lies here already. */
static const struct fault *
folder_keep(struct ctx *ctx, const struct study_working *w)
{
	struct str run = w->engine.run;

	if (str_empty(run) ||
	    str_equal(study_sha256(ctx->arena, run), w->run_sha256))
		return NULL;
	return body_keep(ctx, w, STUDY_RUN, run);
}

/* What the engine did stays; where it came to nothing the plan may be amended,
 * which is said for ever. */
static const struct fault *
run_keep(struct ctx *ctx, struct study_working *w)
{
	TRY(folder_keep(ctx, w));
	if (w->told == STUDY_BAD_DATA || w->told == STUDY_NOT_ESTIMABLE ||
	    w->told == STUDY_UNCHANGED)
		return stand_keep(ctx, w,
		                  &(struct study_stand){
		                          .state = STUDY_REGISTERED});
	return NULL;
}

static const struct fault *
balance_keep(struct ctx *ctx, struct study_working *w)
{
	TRY(run_keep(ctx, w));
	if (w->told >= 0)
		return NULL;
	TRY(body_keep(ctx, w, STUDY_BALANCE, w->engine.balance));
	return stand_keep(ctx, w,
	                  &(struct study_stand){.state = STUDY_MATCHED});
}

static const struct fault *
result_keep(struct ctx *ctx, struct study_working *w)
{
	TRY(run_keep(ctx, w));
	if (w->told >= 0)
		return NULL;
	TRY(body_keep(ctx, w, STUDY_RESULT, w->engine.result));
	TRY(body_keep(ctx, w, STUDY_REPORT, w->engine.report));
	return stand_keep(ctx, w,
	                  &(struct study_stand){.state = STUDY_ANALYSED,
	                                        .analysed_by = w->asking.by});
}

static const struct fault *
verified_keep(struct ctx *ctx, struct study_working *w)
{
	if (w->told >= 0 && w->told != STUDY_NOT_SAME)
		return NULL;
	return study_store_verified(ctx, w->asking.study, w->told < 0);
}

static const struct fault *
checked_read(struct tx *tx, void *data)
{
	struct study_working *w = data;
	struct study_file file;
	struct ctx ctx;

	ctx_for(w, tx, &ctx);
	TRY(study_one(&ctx, w->asking.study, &w->study));
	w->engine.head = w->study.head;
	TRY(study_store_kept(&ctx, &w->kept, &w->kept_n));
	return study_file_read(&ctx, w->asking.study, STUDY_RESULT, &file,
	                       &w->engine.result);
}

static const struct fault *
release_keep(struct ctx *ctx, struct study_working *w)
{
	if (w->told >= 0)
		return NULL;
	TRY(body_keep(ctx, w, STUDY_RELEASE, w->engine.release));
	TRY(body_keep(ctx, w, STUDY_RELEASED, w->engine.released));
	TRY(body_keep(ctx, w, STUDY_KEPT, w->engine.kept));
	return stand_keep(ctx, w,
	                  &(struct study_stand){.state = STUDY_PUBLISHED,
	                                        .published_at = ctx->now});
}

/* What another server released meanwhile was not looked at. */
static const struct fault *
release_stale(struct ctx *ctx, const struct study_working *w, bool *out)
{
	struct str *kept;
	size_t n;

	TRY(study_store_kept(ctx, &kept, &n));
	*out = n != w->kept_n;
	return NULL;
}

/* --- one after the other -------------------------------------------------- */

static int
freeze_work(struct study_working *w)
{
	return rows_lack(w);
}

static int
match_work(struct study_working *w)
{
	return study_engine_match(&w->engine);
}

static int
verify_work(struct study_working *w)
{
	return study_engine_verify(&w->engine);
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

/* What is asked: what is read for it, done, and kept. */
static const struct {
	tx_fn read;
	int (*work)(struct study_working *w);
	/* Whether it is to be computed anew; NULL: never. */
	const struct fault *(*stale)(struct ctx *ctx,
	                             const struct study_working *w, bool *out);
	const struct fault *(*keep)(struct ctx *ctx, struct study_working *w);
	const char *act;
} steps[STUDY_ASKED] = {
        {rows_read, freeze_work, NULL, rows_keep, "study.frozen"},
        {frozen_read, match_work, NULL, balance_keep, "study.matched"},
        {frozen_read, analyse_work, NULL, result_keep, "study.analysed"},
        {checked_read, publish_work, release_stale, release_keep,
         "study.published"},
        {frozen_read, verify_work, NULL, verified_keep, "study.verified"},
};

static const struct fault *
one_write(struct tx *tx, void *data)
{
	struct study_working *w = data;
	const typeof(steps[0]) *step = &steps[w->asking.asked];
	struct ctx ctx;
	bool asked, stale = false;

	ctx_for(w, tx, &ctx);
	TRY(still_asked(&ctx, w, &asked));
	if (asked && step->stale != NULL)
		TRY(step->stale(&ctx, w, &stale));
	if (!asked || stale)
		return NULL;
	TRY(step->keep(&ctx, w));
	TRY(study_store_answer(&ctx, w->asking.study, w->told));
	return audit_record(&ctx, w->told < 0 ? step->act : "study.not_done",
	                    (struct person_id){0}, w->asking.study);
}

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

void
study_job_begin(struct study_working *w, struct app *app,
                const struct study_asking *asking)
{
	*w = (struct study_working){.app = app,
	                            .asking = *asking,
	                            .arena = arena_create(JOB_BYTES),
	                            .study = {.version = asking->version},
	                            .told = STUDY_TOO_LARGE};
	w->engine = (struct study_engine){.arena = w->arena,
	                                  .scratch = app->scratch,
	                                  .stopping = &app->stopping};
}

void
study_job_compute(struct study_working *w)
{
	(void)boundary_run(one_compute, w);
	if (w->engine.folder != NULL)
		folder_remove(w->engine.folder);
}

/* What cannot be done is answered too: nothing waits for ever. */
void
study_job_end(struct study_working *w)
{
	struct tx_who who = {{0}, clock_now()};
	struct arena *arena = arena_create(WRITE_BYTES);

	if (!w->engine.left_off)
		(void)did(store_write(w->app->store, arena, who, "study",
		                      one_write, w));
	arena_drop(arena);
	arena_drop(w->arena);
}

/* All that waits, anywhere. */
struct waiting {
	struct app *app;
	struct study_asking *v;
	size_t n;
};

static const struct fault *
waiting_read(struct tx *tx, void *data)
{
	struct waiting *all = data;
	struct ctx ctx;

	ctx_init(&ctx, all->app, tx->arena, tx, NULL);
	return study_store_asked(&ctx, &all->v, &all->n);
}

void
study_work(struct app *app)
{
	struct waiting all = {.app = app};
	struct tx_who who = {{0}, clock_now()};
	struct arena *arena = arena_create(0);

	if (did(store_read(app->store, arena, who, "study", waiting_read, &all,
	                   NULL)))
		for (size_t i = 0; i < all.n && !app->stopping; i++) {
			struct study_working w;

			study_job_begin(&w, app, &all.v[i]);
			study_job_compute(&w);
			study_job_end(&w);
		}
	arena_drop(arena);
}
