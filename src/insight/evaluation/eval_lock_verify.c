/*
 * eval_lock_verify.c - a result is made again and compared, byte for byte.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_lock_local.h"

/* The lines of a look: where it was unlocked, and where it came to be. */
struct look {
	int64_t n;
	size_t unlock, estimate;
	char name[40];
	struct str hash;
	bool last;
};

static const struct fault *
look_find(struct eval_run *run, int64_t which, struct look *out)
{
	size_t unlock = 0;
	bool found = false;

	*out = (struct look){.n = which == 0 ? run->state.looks : which};
	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];

		if (str_is(line->act, "unlock"))
			unlock = i;
		if (!str_is(line->act, "estimate") ||
		    eval_lock_number(line->details, "look") != out->n)
			continue;
		out->unlock = unlock;
		out->estimate = i;
		out->hash = eval_lock_get(line->details, "result");
		found = true;
	}
	if (!found)
		return eval_lock_stop(run, E_PLAN_UNSEALED,
		                      "there is no such estimate in this run");
	out->last = out->n == run->state.looks;
	(void)snprintf(out->name, sizeof(out->name), "result-%" PRId64 ".json",
	               out->n);
	return NULL;
}

/* Whether a file is the one of the ledger; one that is lost is as well. */
static const struct fault *
file_check(struct eval_run *run, const struct look *look, const char *name,
           bool *lost)
{
	struct str text;
	char hash[65];

	*lost = !eval_ledger_has(&run->ledger, name);
	if (*lost)
		return NULL;
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, &text),
	                 EVAL_PLAN));
	eval_sha256(text, hash);
	if (!str_is(look->hash, hash))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "%s was edited: it is not the file that was "
		        "made. Take it away, and it is made again",
		        name);
	return NULL;
}

static const struct fault *
other_bytes(struct eval_run *run)
{
	run->status = EVAL_INTERNAL;
	return fault_refused(run, "The same plan and data give other bytes "
	                          "than then: use the program that made the "
	                          "result, and tell us");
}

static const struct fault *
put_back(struct eval_run *run, const char *name, struct str bytes)
{
	TRY(eval_lock_of(run,
	                 eval_ledger_write(&run->ledger, name, bytes, true),
	                 EVAL_PLAN));
	eval_lock_says(run, "%s was not there and is back.", name);
	return NULL;
}

static const struct fault *
plan_then(struct eval_run *run, const struct look *look)
{
	struct date cut;
	struct str day =
	        eval_lock_get(run->ledger.lines[look->unlock].details, "cut");

	eval_lock_walk(run, look->unlock + 1);
	run->plan = arena_new(run->arena, struct eval_plan, 1);
	TRY(eval_lock_plan(run, run->plan));
	if (date_read_iso(day, &cut))
		run->plan->look_cut = cut;
	return NULL;
}

/* The line of the design that was accepted. */
static const json_t *
accepted_line(const struct eval_run *run)
{
	int64_t which = eval_lock_number(run->state.accepted, "try");
	const json_t *found = NULL;

	for (size_t i = 0; i < run->ledger.n; i++)
		if (str_is(run->ledger.lines[i].act, "design") &&
		    eval_lock_number(run->ledger.lines[i].details, "try") ==
		            which)
			found = run->ledger.lines[i].details;
	return found;
}

/* What the line says of the design is what it comes to again; a file of it
 * that is lost comes back. */
static const struct fault *
design_same(struct eval_run *run, const struct eval_data *data,
            const struct eval_design *made)
{
	const json_t *line = accepted_line(run);
	int64_t n = eval_lock_number(line, "try");
	struct eval_tried tried = eval_lock_tried(run, data, made);
	json_t *again = eval_lock_own(run, eval_lock_try(n, made, &tried)), *v;
	char name[40];
	const char *key;

	json_object_foreach (again, key, v) {
		const json_t *was = json_object_get(line, key);

		/* Ledgers of earlier versions have no hash of the files. */
		if (was != NULL && !json_equal(was, v))
			return other_bytes(run);
	}
	(void)snprintf(name, sizeof(name), "design-%" PRId64 ".json", n);
	if (!eval_ledger_has(&run->ledger, name))
		TRY(put_back(run, name, tried.design));
	(void)snprintf(name, sizeof(name), "matches-%" PRId64 ".csv", n);
	if (!eval_ledger_has(&run->ledger, name))
		TRY(put_back(run, name, tried.matches));
	return NULL;
}

/* As it was made then. */
static const struct fault *
again(struct eval_run *run, const struct look *look, const char *engine,
      struct str *bytes)
{
	struct eval_lock_facts facts;
	struct eval_design made;
	const struct eval_data *data;
	json_t *result = NULL, *hashes;

	TRY(eval_lock_files_are(
	        run, json_object_get(run->ledger.lines[look->unlock].details,
	                             "files")));
	TRY(eval_lock_files_same(run, run->plan, true, &hashes));
	TRY(eval_lock_facts(run, run->plan, &facts));
	facts.engine = str_of(engine);
	TRY(eval_lock_shape(run, run->plan, true, &data));
	TRY(eval_lock_make(run, run->plan, data,
	                   eval_lock_get(run->state.accepted, "sha256"), &facts,
	                   &made, &result));
	TRY(design_same(run, data, &made));
	*bytes = eval_lock_bytes(run, result);
	return NULL;
}

/* By this version or, where that gives other bytes, as an earlier one. */
static const struct fault *
again_any(struct eval_run *run, const struct look *look, struct str *bytes)
{
	char hash[65];

	for (size_t k = EVAL_ENGINES; k > 0; k--) {
		run->st.notes_n = 0;
		TRY(again(run, look,
		          k == EVAL_ENGINES ? "" : eval_engine_names[k - 1],
		          bytes));
		eval_sha256(*bytes, hash);
		if (str_is(look->hash, hash))
			return NULL;
	}
	return other_bytes(run);
}

static const struct fault *
head_check(struct eval_run *run, const char *head)
{
	if (head == NULL)
		return NULL;
	for (size_t i = 0; i < run->ledger.n; i++)
		if (strcmp(run->ledger.lines[i].hash, head) == 0) {
			eval_lock_says(run,
			               "The head that was kept is line %zu of "
			               "%zu.",
			               i + 1, run->ledger.n);
			return NULL;
		}
	return eval_lock_stop(
	        run, E_PLAN_CHANGED,
	        "no line of this ledger is the head that was kept: "
	        "it was written anew");
}

const struct fault *
eval_lock_verify(struct eval_run *run, const char *folder, int64_t which,
                 const char *head)
{
	struct look look;
	struct str bytes = S("");
	bool lost, last_lost = false;

	TRY(eval_lock_open(run, folder));
	TRY(head_check(run, head));
	TRY(eval_lock_told(run));
	TRY(look_find(run, which, &look));
	TRY(file_check(run, &look, look.name, &lost));
	if (look.last)
		TRY(file_check(run, &look, "result.json", &last_lost));
	TRY(plan_then(run, &look));
	TRY(again_any(run, &look, &bytes));
	if (lost)
		TRY(put_back(run, look.name, bytes));
	if (last_lost)
		TRY(put_back(run, "result.json", bytes));
	eval_lock_says(run,
	               "Look %" PRId64
	               " is verified: plan, data and ledger give "
	               "the same %zu bytes.",
	               look.n, bytes.n);
	return NULL;
}
