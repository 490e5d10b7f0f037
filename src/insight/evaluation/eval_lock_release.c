/*
 * eval_lock_release.c - a run's releases: a line and a copy each.
 */
#include "insight/evaluation/eval_lock_release.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"

/* --- lines --------------------------------------------------------------- */

size_t
eval_lock_releases(struct eval_run *run, struct eval_lock_released **out)
{
	size_t n = 0;

	*out = arena_new(run->arena, struct eval_lock_released,
	                 run->ledger.n + 1);
	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];
		const json_t *d = line->details;

		if (!str_is(line->act, "publish"))
			continue;
		(*out)[n] = (struct eval_lock_released){
		        .line = line->n,
		        .n = eval_lock_number(d, "release"),
		        .kept = eval_lock_get(d, "kept"),
		        .reg = eval_lock_get(d, "register"),
		        .head = eval_lock_get(d, "head")};
		n++;
	}
	return n;
}

static void
name_of(int64_t n, char out[40])
{
	(void)snprintf(out, 40, "kept-%" PRId64 ".json", n);
}

/* What the look's result gives at that threshold, where this program makes the
 * same of it. */
static struct str
made_again(struct eval_run *run, const struct eval_lock_released *of)
{
	const json_t *d = run->ledger.lines[of->line - 1].details;
	struct eval_release release;
	struct str bytes, why;
	json_t *result;
	char name[40];

	(void)snprintf(name, sizeof(name), "result-%" PRId64 ".json",
	               eval_lock_number(d, "look"));
	if (!eval_ledger_has(&run->ledger, name) ||
	    eval_ledger_read(&run->ledger, name, &bytes) != NULL ||
	    json_read(run->arena, bytes, &result) != NULL ||
	    eval_release_make(run->arena, result,
	                      eval_lock_number(d, "threshold"), &release,
	                      &why) != EVAL_DONE)
		return S("");
	return eval_json_bytes(run->arena, release.kept);
}

static bool
is_kept(const struct eval_lock_released *of, struct str bytes)
{
	char is[65];

	eval_sha256(bytes, is);
	return str_is(of->kept, is);
}

const struct fault *
eval_lock_release_kept(struct eval_run *run,
                       const struct eval_lock_released *of, json_t **out)
{
	struct str bytes = S("");
	char name[40];

	name_of(of->n, name);
	if (eval_ledger_has(&run->ledger, name))
		TRY(eval_lock_of(run,
		                 eval_ledger_read(&run->ledger, name, &bytes),
		                 EVAL_PLAN));
	if (!is_kept(of, bytes))
		bytes = made_again(run, of);
	if (is_kept(of, bytes))
		return eval_lock_of(run, json_read(run->arena, bytes, out),
		                    EVAL_PLAN);
	return eval_lock_stop(run, E_DISCLOSURE,
	                      "%s is not in the folder of this run as line "
	                      "%" PRId64 " of its ledger has it, so what was "
	                      "released of it cannot be taken into a register. "
	                      "Put it back, or name the register that has it",
	                      name, of->line);
}

/* --- a register ---------------------------------------------------------- */

static const struct fault *
lacking(struct eval_run *run, const struct eval_lock_released *of,
        const char *folder)
{
	return eval_lock_stop(
	        run, E_DISCLOSURE,
	        "line %" PRId64 " of this run's ledger says that a release of "
	        "it was kept in the register %.*s, and %s does not have it. "
	        "Name that register, or put back what was taken out of it. "
	        "Where it is lost, eval publish --take-in brings what this run "
	        "kept of it into the one you name",
	        of->line, STR_ARG(of->reg), folder);
}

/* Its head then is one that it still had. */
static const struct fault *
written_anew(struct eval_run *run, const struct eval_lock_released *of,
             const char *folder)
{
	return eval_lock_stop(
	        run, E_DISCLOSURE,
	        "the register %s never had the head that line %" PRId64
	        " of this run's ledger has of it: releases before that one "
	        "were changed or taken out. Put it back as it was kept; where "
	        "that cannot be done, begin another folder, and let each run "
	        "bring what was released of it with eval publish --take-in",
	        folder, of->line);
}

const struct fault *
eval_lock_release_check(struct eval_run *run, const struct eval_register *reg)
{
	struct eval_lock_released *v;
	size_t n = eval_lock_releases(run, &v);

	for (size_t i = 0; i < n; i++) {
		if (!eval_register_holds(reg, v[i].kept))
			return lacking(run, &v[i], reg->folder);
		if (str_is(v[i].reg, reg->id) &&
		    eval_register_had(reg, v[i].head) == 0)
			return written_anew(run, &v[i], reg->folder);
	}
	return NULL;
}

/* --- a release ----------------------------------------------------------- */

/* The look whose result has these bytes. */
static bool
look_of(struct eval_run *run, struct str bytes)
{
	char is[65];

	eval_sha256(bytes, is);
	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];

		if (!str_is(line->act, "estimate") ||
		    !str_is(eval_lock_get(line->details, "result"), is))
			continue;
		run->publishing = eval_lock_number(line->details, "look");
		run->published = eval_lock_get(line->details, "result");
	}
	return run->publishing > 0;
}

const struct fault *
eval_lock_release_begin(struct eval_run *run, const char *folder,
                        const char *name, const json_t *held)
{
	struct str bytes = S("");
	json_t *now = NULL;

	TRY(eval_lock_begin(run, folder));
	if (eval_ledger_has(&run->ledger, name))
		TRY(eval_lock_of(run,
		                 eval_ledger_read(&run->ledger, name, &bytes),
		                 EVAL_PLAN));
	if (look_of(run, bytes) && json_read(run->arena, bytes, &now) == NULL &&
	    json_equal(now, held))
		return NULL;
	return eval_lock_stop(run, E_PLAN_CHANGED,
	                      "%s was written by another command meanwhile: "
	                      "publish again",
	                      name);
}

const struct fault *
eval_lock_release_add(struct eval_run *run, const struct eval_release *release,
                      const struct eval_register *reg,
                      const struct eval_entry *entry)
{
	int64_t n = run->state.releases + 1;
	json_t *d = (json_object)();
	char name[40], hash[65];

	eval_sha256(eval_json_bytes(run->arena, release->json), hash);
	eval_lock_put(d, "release", json_integer(n));
	eval_lock_put(d, "look", json_integer(run->publishing));
	eval_lock_put(d, "result",
	              json_stringn(run->published.p, run->published.n));
	eval_lock_put(d, "released", json_string(hash));
	eval_lock_put(d, "threshold", json_integer(release->threshold));
	eval_lock_put(d, "kept", json_string(entry->sha256));
	eval_lock_put(d, "register", json_string(reg->id));
	eval_lock_put(d, "entry", json_integer((json_int_t)reg->n));
	eval_lock_put(d, "head", json_string(entry->head));
	d = eval_lock_own(run, d);
	name_of(n, name);
	/* One that a command left that was stopped is in no line. */
	TRY(eval_lock_of(
	        run,
	        eval_ledger_write(&run->ledger, name,
	                          eval_json_bytes(run->arena, release->kept),
	                          true),
	        EVAL_PLAN));
	return eval_lock_act(run, "publish", json_incref(d));
}
