/*
 * eval_lock.c - what the lines of a ledger come to.
 */
#include "insight/evaluation/eval_lock.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"

/* --- saying -------------------------------------------------------------- */

static void
let_go(void *data)
{
	json_t **held = data;

	json_decref(*held);
}

json_t *
eval_lock_own(struct eval_run *run, json_t *v)
{
	json_t **held = arena_keep(run->arena, sizeof(json_t *));

	arena_defer(run->arena, let_go, held);
	claim(v != NULL);
	return *held = v;
}

void
eval_lock_put(json_t *object, const char *key, json_t *v)
{
	claim(json_object_set_new(object, key, v == NULL ? json_null() : v) ==
	      0);
}

struct str
eval_lock_get(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_string(v) ? (struct str){json_string_value(v),
	                                        json_string_length(v)}
	                         : S("");
}

int64_t
eval_lock_number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

void
eval_run_begin(struct eval_run *run, struct arena *arena,
               const struct eval_maker *maker, struct instant now)
{
	*run = (struct eval_run){.arena = arena, .maker = maker, .now = now};
	stats_begin(&run->st, arena);
	run->answer = eval_lock_own(run, json_object());
	eval_lock_put(run->answer, "says", json_array());
}

void
eval_lock_says(struct eval_run *run, const char *format, ...)
{
	char text[1000];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	claim(json_array_append_new(json_object_get(run->answer, "says"),
	                            json_string(text)) == 0);
}

static const struct fault *
stop(struct eval_run *run, enum stats_code code, struct str why)
{
	run->status = (int)eval_code_status(code);
	run->code = stats_code_names[code];
	return fault_refused(run, "{code}: {why}", {"code", str_of(run->code)},
	                     {"why", why});
}

const struct fault *
eval_lock_stop(struct eval_run *run, enum stats_code code, const char *format,
               ...)
{
	char why[600];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	return stop(run, code, str_copy(run->arena, str_of(why)));
}

const struct fault *
eval_lock_met(struct eval_run *run)
{
	for (size_t i = 0; i < run->st.notes_n; i++) {
		const struct stats_note *note = &run->st.notes[i];

		if (stats_is_error(note->code))
			return stop(run, note->code,
			            eval_code_says(run->arena, note));
	}
	run->status = EVAL_INTERNAL;
	return fault_bug(run, "an estimator stopped without a reason");
}

const struct fault *
eval_lock_of(struct eval_run *run, const struct fault *fault, int status)
{
	if (fault != NULL)
		run->status = fault->kind == FAULT_BUG ? EVAL_INTERNAL : status;
	return fault;
}

const struct fault *
eval_lock_act(struct eval_run *run, const char *act, json_t *details)
{
	const struct fault *fault =
	        eval_ledger_add(&run->ledger, act, run->now, details);

	if (fault == NULL)
		eval_lock_put(run->answer, "ledger_head",
		              json_string(run->ledger.head));
	return eval_lock_of(run, fault, EVAL_PLAN);
}

/* --- lines --------------------------------------------------------------- */

/* A version of the plan comes into force: all begins again from design. */
static void
plan_begins(struct eval_lock_state *s, const json_t *d)
{
	s->plan = eval_lock_number(d, "plan");
	s->plan_hash = eval_lock_get(d, "plan_hash");
	s->files = json_object_get(d, "files");
	s->last_try = s->looks_since = s->unlocked_since = s->open = 0;
	s->accepted = NULL;
	memset(s->first, 0, sizeof(s->first));
}

/* Files that this line is the first to name. */
static void
firsts_take(struct eval_lock_state *s, const struct eval_line *line)
{
	const json_t *files = json_object_get(line->details, "files");

	for (size_t i = 0; i < EVAL_FILES; i++) {
		struct str hash = eval_lock_get(files, eval_file_names[i]);

		if (str_empty(s->first[i].hash) && !str_empty(hash))
			s->first[i] = (struct eval_first){hash, line->n};
	}
}

/* Outcomes are opened, and then there is a result or a reason for none. */
static void
opening_take(struct eval_lock_state *s, const struct eval_line *line)
{
	if (str_is(line->act, "unlock")) {
		s->unlocked++;
		s->unlocked_since++;
		s->open = line->n;
	}
	if (str_is(line->act, "estimate") || str_is(line->act, "stopped"))
		s->open = 0;
	if (str_is(line->act, "estimate")) {
		s->looks++;
		s->looks_since++;
	}
}

bool
eval_lock_seen(const struct eval_lock_state *s)
{
	return s->unlocked > 0 || s->explored > 0;
}

void
eval_lock_take(struct eval_lock_state *s, const struct eval_line *line)
{
	const json_t *d = line->details;

	if (str_is(line->act, "seal") || str_is(line->act, "amend"))
		plan_begins(s, d);
	s->amendments += str_is(line->act, "amend");
	if (str_is(line->act, "design")) {
		s->designs++;
		s->last_try = eval_lock_number(d, "try");
	}
	if (str_is(line->act, "accept"))
		s->accepted = d;
	s->explored += str_is(line->act, "explore");
	s->releases += str_is(line->act, "publish");
	firsts_take(s, line);
	opening_take(s, line);
}

void
eval_lock_walk(struct eval_run *run, size_t n)
{
	run->state = (struct eval_lock_state){0};
	for (size_t i = 0; i < n && i < run->ledger.n; i++)
		eval_lock_take(&run->state, &run->ledger.lines[i]);
}

const struct fault *
eval_lock_plan(struct eval_run *run, struct eval_plan *out)
{
	char name[40], hash[65];
	struct str text;

	(void)snprintf(name, sizeof(name), "plan-%lld.json",
	               (long long)run->state.plan);
	if (!eval_ledger_has(&run->ledger, name))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "%s of this run is not there: put it back "
		        "as it was sealed",
		        name);
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, &text),
	                 EVAL_PLAN));
	eval_sha256(text, hash);
	if (!str_is(run->state.plan_hash, hash))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "%s of this run was edited after the seal: "
		        "put it back, and make changes with eval "
		        "plan amend",
		        name);
	TRY(eval_lock_of(run, eval_plan_of(run->arena, text, out), EVAL_PLAN));
	if (!str_is(run->state.plan_hash, out->sha256))
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "this version of the program reads the "
		                      "plan in another way than the one that "
		                      "sealed it: use that one");
	return NULL;
}

/* What an earlier command did not come to the end of, and what to do. */
static void
interrupted_says(struct eval_run *run)
{
	const struct eval_lock_state *s = &run->state;
	const struct eval_line *line;
	char name[40];

	if (s->open > 0) {
		line = &run->ledger.lines[s->open - 1];
		eval_lock_says(run,
		               "Look %" PRId64
		               " was stopped: outcomes were opened at %.*s "
		               "(line %" PRId64
		               " of the ledger) and no result was written. "
		               "Somebody may have seen them. Make that look "
		               "again with eval %s and the same files; that "
		               "they were opened more than once stays in the "
		               "ledger and in the result.",
		               s->looks + 1, STR_ARG(line->time), line->n,
		               s->looks_since > 0 ? "look" : "estimate");
	}
	(void)snprintf(name, sizeof(name), "result-%" PRId64 ".json", s->looks);
	if (s->looks > 0 && !eval_ledger_has(&run->ledger, name))
		eval_lock_says(run,
		               "%s is in the ledger and not in the folder: a "
		               "command was stopped before it was written, or "
		               "somebody took it away. Make it again with eval "
		               "verify.",
		               name);
}

/* What a ledger that was opened, or was not, comes to. */
static const struct fault *
opened_take(struct eval_run *run, const struct fault *fault)
{
	if (fault_is(fault, FAULT_REFUSED))
		run->code = stats_code_names[E_PLAN_CHANGED];
	if (fault_is(fault, FAULT_NOT_FOUND))
		run->code = stats_code_names[E_PLAN_UNSEALED];
	TRY(eval_lock_of(run, fault, EVAL_PLAN));
	eval_lock_walk(run, run->ledger.n);
	if (run->state.plan == 0)
		return eval_lock_stop(run, E_PLAN_UNSEALED,
		                      "nothing is sealed in this folder: begin "
		                      "with eval plan seal --out");
	interrupted_says(run);
	return NULL;
}

const struct fault *
eval_lock_begin(struct eval_run *run, const char *folder)
{
	return opened_take(run,
	                   eval_ledger_open(run->arena, folder, &run->ledger));
}

const struct fault *
eval_lock_read(struct eval_run *run, const char *folder)
{
	return opened_take(run, eval_ledger_open_to_read(run->arena, folder,
	                                                 &run->ledger));
}

const struct fault *
eval_lock_open(struct eval_run *run, const char *folder)
{
	struct eval_plan *sealed = arena_new(run->arena, struct eval_plan, 1);

	TRY(eval_lock_begin(run, folder));
	TRY(eval_lock_plan(run, sealed));
	if (run->plan != NULL && strcmp(run->plan->sha256, sealed->sha256) != 0)
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "this plan is not the one that was sealed: "
		        "leave --plan out, or say what changed and "
		        "why with eval plan amend");
	run->plan = sealed;
	if (!str_empty(sealed->newer))
		eval_lock_says(
		        run,
		        "A plan that is sealed now would be refused: "
		        "%.*s. This one was sealed before there was that "
		        "rule, and is read as what it was.",
		        STR_ARG(sealed->newer));
	return NULL;
}

const struct fault *
eval_lock_shape(struct eval_run *run, const struct eval_plan *plan,
                bool outcomes, const struct eval_data **out)
{
	bool good = false;

	if (run->in.people == NULL) {
		run->status = EVAL_DATA;
		return fault_invalid(run, "Say which file has the people, with "
		                          "--people");
	}
	TRY(eval_lock_of(run,
	                 run->maker->shape(&run->st, plan, &run->in, outcomes,
	                                   &good, out),
	                 EVAL_DATA));
	return good ? NULL : eval_lock_met(run);
}
