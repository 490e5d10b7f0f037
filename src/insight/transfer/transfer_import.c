/*
 * transfer_import.c - the run: base first, then people, a thousand a job.
 */
#include <string.h>
#include <unistd.h>

#include "insight/transfer/import_rows.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"
#include "register/staff/staff.h"

/* People a job: a commit writes each page of an index that changed, so larger
 * jobs write less; a job takes some half a second, for which others wait. */
#define BATCH        4000
#define INDEXES_MOST 16

void
import_scratch_drop(void *scratch)
{
	struct import_scratch *s = scratch;

	if (s->arena != NULL)
		arena_drop(s->arena);
	s->arena = NULL;
}

struct import_scratch *
import_scratch(struct import *im, size_t ceiling)
{
	struct import_scratch *s =
	        arena_new(im->arena, struct import_scratch, 1);

	arena_defer(im->arena, import_scratch_drop, s);
	s->arena = arena_create(ceiling);
	return s;
}

/* What a job that is rolled back must take back outside the database. */
struct mark {
	struct import_counts counts[IMPORT_FILES];
	off_t refused[IMPORT_FILES];
	off_t report;
	int64_t problems;
	int64_t people_refused;
};

static off_t
file_mark(FILE *file)
{
	return file != NULL && fflush(file) == 0 ? ftello(file) : 0;
}

static void
file_rewind(FILE *file, off_t at)
{
	if (file == NULL)
		return;
	fflush(file);
	if (ftruncate(fileno(file), at) == 0)
		fseeko(file, at, SEEK_SET);
}

static void
mark_take(const struct import *im, struct mark *mark)
{
	for (int i = 0; i < IMPORT_FILES; i++) {
		mark->counts[i] = im->sources[i].counts;
		mark->refused[i] = file_mark(im->sources[i].refused);
	}
	mark->report = file_mark(im->report);
	mark->problems = im->problems;
	mark->people_refused = im->people_refused;
}

static void
mark_return(struct import *im, const struct mark *mark)
{
	for (int i = 0; i < IMPORT_FILES; i++) {
		im->sources[i].counts = mark->counts[i];
		file_rewind(im->sources[i].refused, mark->refused[i]);
	}
	file_rewind(im->report, mark->report);
	im->problems = mark->problems;
	im->people_refused = mark->people_refused;
	import_names_forget(im);
}

struct batch {
	struct import *im;
	size_t first;
	size_t n;
};

static const struct fault *
people_put_all(struct ctx *ctx, const struct batch *batch,
               struct import_ahead *ahead)
{
	struct tx *tx = ctx->tx;
	bool refused;

	for (size_t i = 0; i < batch->n; i++) {
		struct arena_mark mark = arena_mark(tx->arena);

		TRY(import_person_put(ctx, batch->im, ahead, &refused));
		/* Nobody is shown anything: the list need not outlive this
		 * person's memory. */
		tx->seen = NULL;
		tx->seen_n = tx->seen_room = 0;
		arena_release(tx->arena, mark);
	}
	return NULL;
}

static const struct fault *
batch_run(struct tx *tx, void *data)
{
	struct batch *batch = data;
	struct import_ahead *ahead;
	const struct fault *fault;
	struct ctx ctx;

	ctx_init(&ctx, batch->im->app, tx->arena, tx, NULL);
	ctx.audit_folded = true;
	TRY(policy_remember(&ctx));
	ahead = import_ahead_begin(batch->im, tx->arena, batch->first,
	                           batch->n);
	fault = people_put_all(&ctx, batch, ahead);
	import_ahead_end(ahead);
	return fault;
}

static const struct fault *
batch_put(struct import *im, struct batch *batch)
{
	struct import_scratch *scratch =
	        import_scratch(im, (size_t)64 * 1024 * 1024);
	struct arena *arena = scratch->arena;
	const struct fault *fault;
	struct tx_who who = {.now = im->options->now};

	fault = store_bulk(im->app->store, arena, who, "import", batch_run,
	                   batch);
	if (fault != NULL) {
		struct fault *kept = arena_new(im->arena, struct fault, 1);

		*kept = *fault;
		kept->text = text_keep(im->arena, &fault->text);
		kept->problems = NULL;
		fault = kept;
	}
	import_scratch_drop(scratch);
	return fault;
}

/* A person the database itself would not have: refused, with its words. */
static const struct fault *
one_refused(struct import *im, size_t group, const struct fault *why)
{
	struct import_scratch *scratch = import_scratch(im, 0);
	struct arena *arena = scratch->arena;
	const struct fault *fault = NULL;
	struct import_cells cells;

	for (size_t i = 0; i < im->groups[group].n && fault == NULL; i++) {
		const struct import_row *row =
		        &im->rows[im->groups[group].first + i];
		struct import_problem problem = {
		        .file = (enum import_file)row->file,
		        .line = row->line,
		        .column = "",
		        .refused = true,
		        .text = why->text,
		};

		fault = import_cells_read(im, arena, row, &cells);
		if (fault != NULL)
			break;
		problem.crn = cells.cell[0];
		if (i == 0)
			import_report_problem(im, arena, &problem);
		import_report_refused(im, row, cells.raw);
	}
	im->people_refused++;
	import_scratch_drop(scratch);
	return fault;
}

/* After a batch was rolled back: one person at a time finds the culprit. */
static const struct fault *
one_by_one(struct import *im, const struct batch *batch)
{
	for (size_t i = 0; i < batch->n; i++) {
		struct batch one = {im, batch->first + i, 1};
		struct mark mark;
		const struct fault *fault;

		mark_take(im, &mark);
		fault = batch_put(im, &one);
		if (fault == NULL)
			continue;
		mark_return(im, &mark);
		if (fault->kind == FAULT_UNAVAILABLE)
			return fault;
		TRY(one_refused(im, one.first, fault));
	}
	return NULL;
}

static const struct fault *
people_run(struct import *im)
{
	size_t most = im->options->batch != 0 ? im->options->batch : BATCH;
	struct mark mark;

	for (size_t at = 0; at < im->groups_n; at += most) {
		size_t left = im->groups_n - at;
		struct batch batch = {im, at, left < most ? left : most};
		const struct fault *fault;

		mark_take(im, &mark);
		fault = batch_put(im, &batch);
		if (fault != NULL) {
			mark_return(im, &mark);
			if (fault->kind == FAULT_UNAVAILABLE)
				return fault;
			TRY(one_by_one(im, &batch));
		}
		if (im->options->progress != NULL)
			im->options->progress(at + batch.n, im->groups_n);
	}
	return NULL;
}

/* Everything in one transaction that is given back at its end. */
static const struct fault *
dry_run_inside(struct tx *tx, void *data)
{
	struct import *im = data;
	struct batch all = {im, 0, im->groups_n};
	struct ctx ctx;

	ctx_init(&ctx, im->app, tx->arena, tx, NULL);
	TRY(import_base_put(&ctx, im));
	TRY(batch_run(tx, &all));
	TRY(import_duplicates_list(tx, im));
	return fault_refused(tx, "dry run");
}

static const struct fault *
dry_run(struct import *im)
{
	struct import_scratch *scratch =
	        import_scratch(im, (size_t)128 * 1024 * 1024);
	struct arena *arena = scratch->arena;
	struct tx_who who = {.now = im->options->now};
	const struct fault *fault;

	fault = store_bulk(im->app->store, arena, who, "import", dry_run_inside,
	                   im);
	if (fault != NULL && fault->kind == FAULT_REFUSED &&
	    strcmp(fault->text.key, "dry run") == 0)
		fault = NULL;
	else if (fault != NULL)
		fault = fault_unavailable(
		        im, "The dry run could not be finished. Nothing was "
		            "changed");
	import_scratch_drop(scratch);
	return fault;
}

static const struct fault *
base_inside(struct tx *tx, void *data)
{
	struct import *im = data;
	struct ctx ctx;

	ctx_init(&ctx, im->app, tx->arena, tx, NULL);
	return import_base_put(&ctx, im);
}

/* One entry for the run itself, with its counts. */
static const struct fault *
run_recorded(struct tx *tx, void *data)
{
	struct import *im = data;
	struct ctx ctx;

	ctx_init(&ctx, im->app, tx->arena, tx, NULL);
	return audit_record_detail(
	        &ctx, "import.run", (struct person_id){0}, 0,
	        str_print(tx->arena,
	                  "read=%lld added=%lld updated=%lld refused=%lld",
	                  (long long)im->sources[IMPORT_PEOPLE].counts.read,
	                  (long long)im->sources[IMPORT_PEOPLE].counts.added,
	                  (long long)im->sources[IMPORT_PEOPLE].counts.updated,
	                  (long long)im->people_refused));
}

/* Into a database that holds nobody, without the indexes it can do without. */
static const struct fault *
indexes_aside(struct import *im, struct arena *arena)
{
	const struct capability *const *all = im->app->capabilities;
	const char *names[INDEXES_MOST + 1];
	struct tx_who who = {.now = im->options->now};
	bool somebody = false;
	size_t n = 0;

	TRY(store_read(im->app->store, arena, who, "import",
	               import_store_somebody, &somebody, NULL));
	if (somebody)
		return NULL;
	for (; *all != NULL; all++) {
		const char *const *name = (*all)->bulk_indexes;

		for (; name != NULL && *name != NULL; name++) {
			claim(n < INDEXES_MOST);
			names[n++] = *name;
		}
	}
	names[n] = NULL;
	return store_indexes_aside(im->app->store, arena, names);
}

static const struct fault *
run(struct import *im, struct arena *arena)
{
	struct tx_who who = {.now = im->options->now};
	const struct fault *fault, *back;

	TRY(import_sources_open(im));
	TRY(import_index(im));
	TRY(import_report_open(im));
	if (im->options->dry_run)
		return dry_run(im);
	TRY(store_bulk(im->app->store, arena, who, "import", base_inside, im));
	fault = indexes_aside(im, arena);
	if (fault == NULL)
		fault = people_run(im);
	/* Also when the run was cut short; should this fail in turn, the next
	 * opening does it. */
	back = store_indexes_back(im->app->store, arena);
	TRY(fault);
	TRY(back);
	TRY(import_missing_list(im));
	return store_write(im->app->store, arena, who, "import", run_recorded,
	                   im);
}

/* Whatever way the run ends: files closed, memory gone. */
static void
run_end(void *data)
{
	struct import *im = data;

	if (im->arena == NULL)
		return;
	import_sources_close(im);
	if (im->report != NULL)
		fclose(im->report);
	im->report = NULL;
	arena_drop(im->arena);
	im->arena = NULL;
}

const struct fault *
transfer_import(struct app *app, struct arena *arena,
                const struct import_options *options, struct import_result *out)
{
	struct import *im = arena_new(arena, struct import, 1);
	const struct fault *fault, *closed;

	im->app = app;
	im->options = options;
	arena_defer(arena, run_end, im);
	/* Its own memory: rows by the million, gone at the end of the run. */
	im->arena = arena_create((size_t)2 * 1024 * 1024 * 1024);
	fault = run(im, arena);
	closed = import_report_close(im, arena);
	if (fault == NULL)
		fault = closed;
	if (fault != NULL)
		fault = fault_make(arena, fault->kind,
		                   text_keep(arena, &fault->text), fault->file,
		                   fault->line);
	for (int i = 0; i < IMPORT_FILES; i++)
		out->counts[i] = im->sources[i].counts;
	out->problems = im->problems;
	out->people_refused = im->people_refused;
	run_end(im);
	return fault;
}
