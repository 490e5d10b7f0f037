/*
 * study_engine.c - a study's files through the evaluation engine.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock.h"
#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report.h"
#include "insight/study/study_engine.h"
#include "insight/study/study_run.h"

/* 200,000 people fit. */
#define ACT_BYTES ((size_t)1024 * 1024 * 1024)

/* The folder of one analysis: for us alone, and gone at the end. */
struct workplace {
	struct study_engine *engine;
	const char *folder;
	const char *people, *events, *run;
	const char *spells; /* NULL: there is no such file */
	int64_t plans;      /* sealed */
	bool other;         /* rows than those that are sealed */
	bool accepted;      /* what is sealed was accepted already */
	int64_t tries;
	bool broken; /* an act did not come to its end: no memory */
	int told;
};

static const char *
within(const struct workplace *w, const char *name)
{
	return str_c(w->engine->arena,
	             str_print(w->engine->arena, "%s/%s", w->folder, name));
}

static bool
file_write(const char *path, struct str body)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t at = 0;
	ssize_t n = 1;

	if (fd < 0)
		return false;
	while (at < body.n && n > 0) {
		n = write(fd, body.p + at, body.n - at);
		at += n > 0 ? (size_t)n : 0;
	}
	return close(fd) == 0 && at == body.n;
}

static bool
workplace_open(struct workplace *w)
{
	const char *scratch = w->engine->scratch;
	char *folder =
	        str_c(w->engine->arena,
	              str_print(w->engine->arena, "%s/mydirection-study-XXXXXX",
	                        scratch == NULL ? "/tmp" : scratch));

	w->folder = w->engine->folder = mkdtemp(folder);
	if (w->folder == NULL)
		return false;
	w->people = within(w, "people.csv");
	w->events = within(w, "events.csv");
	w->run = within(w, "run");
	if (!str_empty(w->engine->spells))
		w->spells = within(w, "spells.csv");
	return file_write(w->people, w->engine->people) &&
	       file_write(w->events, w->engine->events) &&
	       (w->spells == NULL ||
	        file_write(w->spells, w->engine->spells)) &&
	       (str_empty(w->engine->run) ||
	        study_run_put(w->engine->arena, w->engine->run, w->run,
	                      &w->plans));
}

/* --- the acts of the engine ----------------------------------------------- */

/* Why an act stopped, as a page says it. */
static int
told_of(int status)
{
	switch (status) {
	case EVAL_DATA:
	case EVAL_PLAN:
		return STUDY_BAD_DATA;
	case EVAL_NOT_ESTIMABLE:
		return STUDY_NOT_ESTIMABLE;
	case EVAL_DISCLOSURE:
		return STUDY_SINGLES_OUT;
	default:
		return STUDY_NOT_NOW;
	}
}

typedef const struct fault *(*engine_act)(struct eval_run *run,
                                          struct workplace *w,
                                          struct str reason);

/* One act of a run, in memory of its own: its folder is let go with it. */
struct acting {
	struct workplace *w;
	struct arena *arena;
	struct str plan, reason; /* the plan is given where there is one */
	engine_act fn;
	bool ran;
	bool good;
	int status;
};

static void
act_run(void *data)
{
	struct acting *a = data;
	struct eval_run *run = arena_new(a->arena, struct eval_run, 1);
	const struct fault *fault = NULL;

	eval_run_begin(run, a->arena, &eval_maker_numbers, a->w->engine->now);
	run->in = (struct eval_inputs){.people = a->w->people,
	                               .events = a->w->events,
	                               .spells = a->w->spells};
	if (!str_empty(a->plan)) {
		run->plan = arena_new(a->arena, struct eval_plan, 1);
		fault = eval_plan_text(a->arena, a->plan, run->plan);
		run->status = EVAL_PLAN;
	}
	if (fault == NULL)
		fault = a->fn(run, a->w, a->reason);
	a->good = fault == NULL;
	a->status = run->status;
	a->ran = true;
}

static bool
act(struct workplace *w, struct str plan, struct str reason, engine_act fn)
{
	struct acting a = {.w = w,
	                   .plan = plan,
	                   .reason = reason,
	                   .fn = fn,
	                   .status = EVAL_INTERNAL};

	w->engine->left_off = w->engine->stopping != NULL &&
	                      *w->engine->stopping;
	if (w->engine->left_off)
		return false;
	a.arena = arena_create(ACT_BYTES);
	(void)boundary_run(act_run, &a);
	arena_drop(a.arena);
	w->broken = !a.ran;
	if (!a.good)
		w->told = told_of(a.status);
	return a.good;
}

static const struct fault *
seal(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	return eval_lock_seal(run, w->run);
}

static const struct fault *
amend(struct eval_run *run, struct workplace *w, struct str reason)
{
	return eval_lock_amend(run, w->run, reason);
}

static const struct fault *
design(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	return eval_lock_design(run, w->run);
}

static const struct fault *
take(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	return eval_lock_accept(run, w->run, 0);
}

static const struct fault *
estimate(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	return eval_lock_estimate(run, w->run, false, DATE_NONE);
}

static const struct fault *
verify(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	return eval_lock_verify(run, w->run, 0,
	                        str_c(w->engine->arena, w->engine->head));
}

/* --- what the ledger says ------------------------------------------------- */

/* Whether a file is not the one of this hash. */
static bool
is_other(const struct workplace *w, const json_t *files, const char *name,
         struct str now)
{
	const char *was = json_string_value(
	        json_object_get(json_object_get(files, name), "sha256"));

	if (was == NULL && str_empty(now))
		return false;
	return !str_equal(study_sha256(w->engine->arena, now),
	                  str_of(was == NULL ? "" : was));
}

static void
line_take(struct workplace *w, const struct eval_line *line)
{
	const struct study_engine *e = w->engine;
	const json_t *files = json_object_get(line->details, "files");

	if (str_is(line->act, "seal") || str_is(line->act, "amend")) {
		w->accepted = false;
		w->other = is_other(w, files, "people", e->people) ||
		           is_other(w, files, "events", e->events) ||
		           is_other(w, files, "spells", e->spells);
	}
	w->accepted |= str_is(line->act, "accept");
	w->tries += str_is(line->act, "design");
}

/* Read the ledger, and keep its head. */
static const struct fault *
look(struct eval_run *run, struct workplace *w, struct str reason)
{
	(void)reason;
	TRY(eval_ledger_open(run->arena, w->run, &run->ledger));
	w->tries = 0;
	for (size_t i = 0; i < run->ledger.n; i++)
		line_take(w, &run->ledger.lines[i]);
	w->engine->head = str_copy(w->engine->arena, str_of(run->ledger.head));
	return NULL;
}

/* What the engine did stays, whatever came of it. */
static bool
run_keep(struct workplace *w)
{
	struct study_engine *e = w->engine;

	return study_run_take(e->arena, w->run, w->plans, &e->run) &&
	       act(w, S(""), S(""), look);
}

/* --- plans ---------------------------------------------------------------- */

/* A run that has every plan: other rows are an amendment, and what was
 * accepted is not accepted again. */
static bool
plans_same(struct workplace *w)
{
	if (w->other)
		return act(w, S(""), w->engine->reason, amend);
	if (w->accepted)
		w->told = STUDY_UNCHANGED;
	return !w->accepted;
}

/* What was registered is sealed first, then each change with its reason. */
static bool
plans_seal(struct workplace *w)
{
	const struct study_engine *e = w->engine;

	if (w->plans > 0 && !act(w, S(""), S(""), look))
		return false;
	if (w->plans > 0 && w->plans == (int64_t)e->versions_n)
		return plans_same(w);
	for (; w->plans < (int64_t)e->versions_n; w->plans++)
		if (!act(w, e->versions[w->plans].plan,
		         e->versions[w->plans].reason,
		         w->plans == 0 ? seal : amend))
			return false;
	return e->versions_n > 0;
}

/* --- what comes of it ----------------------------------------------------- */

static struct str
report_of(struct arena *arena, const json_t *result)
{
	struct buf buf;

	buf_init(&buf, arena, EVAL_RESULT_MOST);
	eval_report_write(arena, result, false, &buf);
	return buf_get(&buf);
}

static bool
result_take(struct workplace *w)
{
	struct study_engine *e = w->engine;
	const char *path =
	        str_c(e->arena, str_print(e->arena, "%s/result.json", w->run));
	json_t *result;

	if (eval_result_read(e->arena, path, &result) != NULL)
		return false;
	e->result = eval_json_bytes(e->arena, result);
	e->report = report_of(e->arena, result);
	return true;
}

/* How alike the groups of the last try are. */
static bool
balance_take(struct workplace *w)
{
	struct study_engine *e = w->engine;
	const json_t *files = study_run_files(e->arena, e->run);
	const char *text = json_string_value(json_object_get(
	        files, str_c(e->arena, str_print(e->arena, "design-%lld.json",
	                                         (long long)w->tries))));

	if (text == NULL)
		return false;
	e->balance = str_of(text);
	return true;
}

int
study_engine_match(struct study_engine *engine)
{
	struct workplace w = {.engine = engine, .told = STUDY_NOT_NOW};
	bool good = workplace_open(&w) && plans_seal(&w) &&
	            act(&w, S(""), S(""), design);
	int told = w.told;

	if (w.plans > 0 && !run_keep(&w))
		return STUDY_NOT_NOW;
	if (!good)
		return told;
	return balance_take(&w) ? -1 : STUDY_NOT_NOW;
}

/* Outcomes are opened after somebody accepted; once, unless that was
 * interrupted. */
int
study_engine_analyse(struct study_engine *engine)
{
	struct workplace w = {.engine = engine, .told = STUDY_NOT_NOW};
	bool opened = !str_empty(engine->run) && workplace_open(&w) &&
	              act(&w, S(""), S(""), look);
	bool good = opened && (w.accepted || act(&w, S(""), S(""), take)) &&
	            act(&w, S(""), S(""), estimate) && result_take(&w);
	int told = w.told;

	if (opened && !run_keep(&w))
		return STUDY_NOT_NOW;
	return good ? -1 : told;
}

int
study_engine_verify(struct study_engine *engine)
{
	struct workplace w = {.engine = engine, .told = STUDY_NOT_NOW};

	if (str_empty(engine->run) || !workplace_open(&w))
		return STUDY_NOT_NOW;
	if (act(&w, S(""), S(""), verify))
		return -1;
	/* To leave off, or to lack memory, says nothing of the result. */
	return engine->left_off || w.broken ? STUDY_NOT_NOW : STUDY_NOT_SAME;
}

/* What was kept, as one list. */
static const struct fault *
kept_read(struct arena *arena, const struct str *kept, size_t n, json_t **out)
{
	struct buf buf;

	buf_init(&buf, arena, EVAL_RESULT_MOST);
	buf_char(&buf, '[');
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&buf, ',');
		buf_str(&buf, kept[i]);
	}
	buf_char(&buf, ']');
	return json_read(arena, buf_get(&buf), out);
}

int
study_engine_publish(struct study_engine *e, const struct str *kept,
                     size_t kept_n)
{
	struct eval_release release;
	json_t *result, *earlier;
	enum eval_status status;
	struct str why;

	if (json_read(e->arena, e->result, &result) != NULL ||
	    kept_read(e->arena, kept, kept_n, &earlier) != NULL)
		return STUDY_NOT_NOW;
	status = eval_release_make(e->arena, result, STUDY_THRESHOLD, &release,
	                           &why);
	if (status == EVAL_DONE)
		status = eval_release_guard(e->arena, &release, earlier, &why);
	if (status != EVAL_DONE)
		return told_of((int)status);
	e->release = eval_json_bytes(e->arena, release.json);
	e->released = report_of(e->arena, release.json);
	e->kept = eval_json_bytes(e->arena, release.kept);
	return -1;
}
