/*
 * eval_lock_acts.c - check, seal, amend, design and accept.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "insight/evaluation/eval_lock_local.h"

#define TRIES_MOST 1000

/* --- check and seal ------------------------------------------------------ */

/* The same, and what the study could see: NULL where nobody can tell. */
static const struct fault *
check(struct eval_run *run, json_t **power)
{
	const struct eval_data *data;

	TRY(eval_lock_shape(run, run->plan, false, &data));
	*power = eval_lock_power(run, run->plan, data);
	if (*power != NULL)
		*power = eval_lock_own(run, *power);
	eval_lock_put(run->answer, "plan_hash", json_string(run->plan->sha256));
	eval_lock_says(run, "The plan can be read, and so can the covariates "
	                    "and days. No outcome was opened.");
	eval_lock_says(run, "Hash of the plan: %s", run->plan->sha256);
	return NULL;
}

const struct fault *
eval_lock_check(struct eval_run *run)
{
	json_t *power;

	TRY(check(run, &power));
	eval_lock_power_says(run, power, false);
	return NULL;
}

json_t *
eval_lock_reviewers(const struct eval_plan *plan)
{
	json_t *list = json_array();

	for (size_t i = 0; i < plan->reviewers_n; i++)
		claim(json_array_append_new(
		              list, json_stringn(plan->reviewers[i].p,
		                                 plan->reviewers[i].n)) == 0);
	return list;
}

/* Details of a version of run->plan, and its file. */
static const struct fault *
plan_store(struct eval_run *run, int64_t version, const json_t *files,
           const json_t *power, json_t **details)
{
	const struct eval_plan *plan = run->plan;
	char name[40];

	(void)snprintf(name, sizeof(name), "plan-%" PRId64 ".json", version);
	/* One that an interrupted amendment left is in no line. */
	TRY(eval_lock_of(run,
	                 eval_ledger_write(&run->ledger, name, plan->canonical,
	                                   true),
	                 EVAL_PLAN));
	*details = json_object();
	eval_lock_put(*details, "plan", json_integer(version));
	eval_lock_put(*details, "plan_hash", json_string(plan->sha256));
	eval_lock_put(*details, "files", json_deep_copy(files));
	eval_lock_put(*details, "reviewers", eval_lock_reviewers(plan));
	if (power != NULL)
		eval_lock_put(*details, "power", json_deep_copy(power));
	eval_lock_power_says(run, power, true);
	return NULL;
}

static void
head_says(struct eval_run *run)
{
	eval_lock_says(run,
	               "Head of the ledger: %s. Let somebody else keep it: it "
	               "shows later that no line is gone.",
	               run->ledger.head);
}

/* What stands in a new folder, and its first line. */
static const struct fault *
seal_write(struct eval_run *run, const json_t *files, const json_t *power)
{
	json_t *details;

	TRY(plan_store(run, 1, files, power, &details));
	return eval_lock_act(run, "seal", details);
}

const struct fault *
eval_lock_seal(struct eval_run *run, const char *folder)
{
	const struct fault *fault;
	json_t *files, *power;

	TRY(check(run, &power));
	TRY(eval_lock_files(run, run->plan, &files));
	fault = eval_ledger_create(run->arena, folder, &run->ledger);
	/* nothing is there that could have been changed */
	if (fault != NULL)
		run->code = stats_code_names[E_BAD_VALUE];
	TRY(eval_lock_of(run, fault, EVAL_PLAN));
	fault = seal_write(run, files, power);
	if (fault != NULL) {
		eval_ledger_undo(&run->ledger, folder);
		return fault;
	}
	eval_lock_says(run, "The plan is sealed. Next: eval design.");
	head_says(run);
	return NULL;
}

/* --- amend --------------------------------------------------------------- */

static const struct fault *
reason_check(struct eval_run *run, struct str reason)
{
	size_t bad;

	if (str_empty(str_trim(reason)) || reason.n > EVAL_REASON_MOST ||
	    !utf8_check(reason, &bad)) {
		run->status = EVAL_PLAN;
		return fault_invalid(run, "Say why with --reason, in at most "
		                          "1000 letters and without a name");
	}
	return NULL;
}

const struct fault *
eval_lock_amend(struct eval_run *run, const char *folder, struct str reason)
{
	struct eval_plan *given = run->plan, *was;
	json_t *files, *details, *what, *power;
	bool seen;

	TRY(reason_check(run, reason));
	run->plan = NULL;
	TRY(eval_lock_open(run, folder));
	was = run->plan;
	run->plan = given != NULL ? given : was;
	/* What comes into force now keeps the rules of today. */
	run->plan->kept = false;
	TRY(check(run, &power));
	TRY(eval_lock_files(run, run->plan, &files));
	what = eval_lock_diff(run, was, run->plan, run->state.files, files);
	if (json_array_size(what) == 0)
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "neither the plan nor a file changed: "
		                      "there is nothing to amend");
	seen = eval_lock_seen(&run->state);
	TRY(plan_store(run, run->state.plan + 1, files, power, &details));
	eval_lock_put(details, "reason", json_stringn(reason.p, reason.n));
	eval_lock_put(details, "what", json_deep_copy(what));
	eval_lock_put(details, "post_hoc", json_boolean(seen));
	TRY(eval_lock_act(run, "amend", details));
	eval_lock_put(run->answer, "what", json_deep_copy(what));
	eval_lock_says(run,
	               "The change is in the ledger (%zu %s). What is "
	               "found from here on is marked post hoc for ever. Next: "
	               "eval design.",
	               json_array_size(what),
	               json_array_size(what) == 1 ? "key or file"
	                                          : "keys or files");
	head_says(run);
	return NULL;
}

/* --- design -------------------------------------------------------------- */

static json_t *
real_or_null(double v)
{
	return isfinite(v) ? json_real(v) : json_null();
}

struct eval_tried
eval_lock_tried(struct eval_run *run, const struct eval_data *data,
                const struct eval_design *d)
{
	struct buf matches;

	buf_init(&matches, run->arena, EVAL_FILE_MOST);
	run->maker->matches(&matches, data, d);
	return (struct eval_tried){.design = eval_lock_bytes(run, d->facts),
	                           .matches = buf_get(&matches)};
}

static void
hash_put(json_t *to, const char *key, struct str s)
{
	char hash[65];

	eval_sha256(s, hash);
	eval_lock_put(to, key, json_string(hash));
}

json_t *
eval_lock_try(int64_t n, const struct eval_design *d,
              const struct eval_tried *tried)
{
	json_t *details = json_object();

	eval_lock_put(details, "try", json_integer(n));
	if (d == NULL)
		return details;
	hash_put(details, "design", tried->design);
	hash_put(details, "matches", tried->matches);
	eval_lock_put(details, "sha256", json_string(d->sha256));
	eval_lock_put(details, "worst", real_or_null(d->worst));
	eval_lock_put(details, "poor", json_integer((json_int_t)d->poor));
	eval_lock_put(details, "participants",
	              json_integer((json_int_t)d->read_treated));
	eval_lock_put(details, "comparators",
	              json_integer((json_int_t)d->read_control));
	eval_lock_put(details, "matched",
	              json_integer((json_int_t)d->matched_treated));
	eval_lock_put(details, "used",
	              json_integer((json_int_t)d->used_control));
	return details;
}

static json_t *
met_list(const struct stats *st)
{
	json_t *list = json_array();

	for (size_t i = 0; i < st->notes_n; i++)
		claim(json_array_append_new(
		              list,
		              json_string(
		                      stats_code_names[st->notes[i].code])) ==
		      0);
	return list;
}

/* A try that came to nothing is a try. */
static const struct fault *
try_stopped(struct eval_run *run, int64_t n, const json_t *hashes)
{
	json_t *details = eval_lock_try(n, NULL, NULL);

	eval_lock_put(details, "files", json_deep_copy(hashes));
	eval_lock_put(details, "stopped", met_list(&run->st));
	TRY(eval_lock_act(run, "design", details));
	return eval_lock_met(run);
}

/* The files of a try; what an interrupted one left is in no line. */
static const struct fault *
try_store(struct eval_run *run, int64_t n, const struct eval_tried *tried)
{
	char name[40];

	(void)snprintf(name, sizeof(name), "design-%" PRId64 ".json", n);
	TRY(eval_lock_of(
	        run, eval_ledger_write(&run->ledger, name, tried->design, true),
	        EVAL_PLAN));
	(void)snprintf(name, sizeof(name), "matches-%" PRId64 ".csv", n);
	return eval_lock_of(run,
	                    eval_ledger_write(&run->ledger, name,
	                                      tried->matches, true),
	                    EVAL_PLAN);
}

static void
try_says(struct eval_run *run, int64_t n, const struct eval_design *d)
{
	eval_lock_put(run->answer, "design", json_deep_copy(d->facts));
	eval_lock_put(run->answer, "try", json_integer(n));
	eval_lock_put(run->answer, "worst", real_or_null(d->worst));
	eval_lock_says(run,
	               "Design %" PRId64 ": %zu of %zu participants have "
	               "comparators, %zu of %zu comparators serve. The largest "
	               "difference left is %.3f standard deviations; %zu "
	               "%s above 0.10.",
	               n, d->matched_treated, d->read_treated, d->used_control,
	               d->read_control, d->worst, d->poor,
	               d->poor == 1 ? "covariate is" : "covariates are");
	if (run->state.accepted == NULL)
		eval_lock_says(run,
		               "Next: eval design accept, or eval plan amend "
		               "for another. No outcome was opened.");
	else
		eval_lock_says(run,
		               "Design %" PRId64 " is accepted already, and "
		               "stays: this one is counted, and that is all. "
		               "Next: eval estimate, or eval plan amend for "
		               "another. No outcome was opened.",
		               eval_lock_number(run->state.accepted, "try"));
}

const struct fault *
eval_lock_design(struct eval_run *run, const char *folder)
{
	struct eval_design design = {.worst = NAN};
	const struct eval_data *data;
	struct eval_tried tried;
	json_t *hashes, *details;
	int64_t n;

	TRY(eval_lock_open(run, folder));
	if (run->state.unlocked_since > 0)
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "there is no design after an estimate, nor after one "
		        "that was stopped: the outcomes were opened. Say what "
		        "changed and why with eval plan amend");
	n = run->state.designs + 1;
	if (n > TRIES_MOST)
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "%d designs have been tried: accept one",
		                      TRIES_MOST);
	TRY(eval_lock_files_same(run, run->plan, false, &hashes));
	TRY(eval_lock_shape(run, run->plan, false, &data));
	if (!run->maker->design(&run->st, run->plan, data, &design))
		return try_stopped(run, n, hashes);
	tried = eval_lock_tried(run, data, &design);
	TRY(try_store(run, n, &tried));
	details = eval_lock_try(n, &design, &tried);
	eval_lock_put(details, "files", json_deep_copy(hashes));
	TRY(eval_lock_act(run, "design", details));
	try_says(run, n, &design);
	return NULL;
}

/* --- accept -------------------------------------------------------------- */

/* A try under the plan in force that came to something; NULL: none. */
static const json_t *
try_find(const struct eval_run *run, int64_t which)
{
	const json_t *found = NULL;

	for (size_t i = 0; i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];

		if (str_is(line->act, "amend"))
			found = NULL;
		if (str_is(line->act, "design") &&
		    eval_lock_number(line->details, "try") == which)
			found = line->details;
	}
	return found != NULL && !str_empty(eval_lock_get(found, "sha256"))
	               ? found
	               : NULL;
}

const struct fault *
eval_lock_accept(struct eval_run *run, const char *folder, int64_t which)
{
	const json_t *one;
	json_t *details;

	TRY(eval_lock_open(run, folder));
	if (run->state.looks_since > 0 || run->state.accepted != NULL)
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "a design is accepted already, and stays. "
		        "Another needs eval plan amend, and a "
		        "reason");
	if (which == 0)
		which = run->state.last_try;
	one = try_find(run, which);
	if (one == NULL)
		return eval_lock_stop(run, E_PLAN_UNSEALED,
		                      "there is no such design of this plan to "
		                      "accept: make one with eval design");
	details = json_object();
	eval_lock_put(details, "try", json_integer(which));
	eval_lock_put(details, "sha256",
	              json_deep_copy(json_object_get(one, "sha256")));
	TRY(eval_lock_act(run, "accept", details));
	eval_lock_says(run,
	               "Design %" PRId64 " is accepted (%" PRId64 " %s tried). "
	               "Next: eval estimate.",
	               which, run->state.designs,
	               run->state.designs == 1 ? "was" : "were");
	head_says(run);
	return NULL;
}
