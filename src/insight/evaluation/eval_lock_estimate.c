/*
 * eval_lock_estimate.c - the outcomes are unlocked, once a look.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"

/* --- what the ledger says of it ------------------------------------------ */

static struct eval_amendment
amendment_of(struct arena *arena, const json_t *d)
{
	const json_t *what = json_object_get(d, "what");
	size_t n = json_array_size(what);
	struct str *list = arena_new(arena, struct str, n + 1);

	for (size_t i = 0; i < n; i++)
		list[i] = str_of(json_string_value(json_array_get(what, i)));
	return (struct eval_amendment){.reason = eval_lock_get(d, "reason"),
	                               .what = list,
	                               .what_n = n,
	                               .post_hoc = json_is_true(
	                                       json_object_get(d, "post_hoc"))};
}

/* Rows of the looks of the estimate before, as it was written then. */
static const struct fault *
looks_before(struct eval_run *run, size_t lines, json_t **out)
{
	struct str text, hash = S("");
	char name[40], is[65];
	json_t *result;

	for (size_t i = 0; i < lines; i++)
		if (str_is(run->ledger.lines[i].act, "estimate"))
			hash = eval_lock_get(run->ledger.lines[i].details,
			                     "result");
	if (str_empty(hash))
		return NULL;
	(void)snprintf(name, sizeof(name), "result-%" PRId64 ".json",
	               run->state.looks);
	TRY(eval_lock_of(run, eval_ledger_read(&run->ledger, name, &text),
	                 EVAL_PLAN));
	eval_sha256(text, is);
	if (!str_is(hash, is))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "%s of this run was edited: put it back, or "
		        "take it away and make it again with eval "
		        "verify",
		        name);
	result = eval_lock_own(run, json_loadb(text.p, text.n, 0, NULL));
	*out = json_object_get(result, "looks");
	return NULL;
}

const struct fault *
eval_lock_facts(struct eval_run *run, const struct eval_plan *plan,
                struct eval_lock_facts *out)
{
	const struct eval_lock_state *s = &run->state;
	struct eval_amendment *list =
	        arena_new(run->arena, struct eval_amendment, s->amendments + 1);
	size_t lines = 0, n = 0, head = 0;

	*out = (struct eval_lock_facts){.look = s->looks + 1,
	                                .opened = s->unlocked,
	                                .designs = s->designs,
	                                .amendments = list,
	                                .amendments_n = s->amendments};
	/* The last line that is walked: state counts unlocks. */
	for (int64_t seen = 0; lines < run->ledger.n && seen < s->unlocked;
	     lines++)
		seen += str_is(run->ledger.lines[lines].act, "unlock");
	for (size_t i = 0; i < lines && n < s->amendments; i++)
		if (str_is(run->ledger.lines[i].act, "amend"))
			list[n++] = amendment_of(run->arena,
			                         run->ledger.lines[i].details);
	head = lines > 0 ? lines - 1 : 0;
	memcpy(out->ledger_head, run->ledger.lines[head].hash,
	       sizeof(out->ledger_head));
	memcpy(out->seal, run->ledger.lines[0].hash, sizeof(out->seal));
	out->power = eval_lock_power_kept(run, lines, &out->power_at);
	out->unplanned = out->look >
	                 (plan->looks_n > 0 ? (int64_t)plan->looks_n : 1);
	out->post_hoc = s->amendments > 0 || s->explored > 0;
	return looks_before(run, lines, &out->looks_before);
}

/* --- numbers ------------------------------------------------------------- */

struct str
eval_lock_bytes(struct eval_run *run, const json_t *result)
{
	struct buf buf;

	buf_init(&buf, run->arena, EVAL_FILE_MOST);
	eval_json_write(&buf, result);
	buf_char(&buf, '\n');
	claim(!buf.full);
	return buf_get(&buf);
}

/* The design of these people; `design` is the hash of the one that was
 * accepted, or empty. */
static const struct fault *
design_make(struct eval_run *run, const struct eval_plan *plan,
            const struct eval_data *data, struct str design,
            struct eval_design *made)
{
	*made = (struct eval_design){0};
	if (!run->maker->design(&run->st, plan, data, made))
		return eval_lock_met(run);
	if (!str_empty(design) && !str_is(design, made->sha256))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "the same plan and people give another "
		        "design than the one that was accepted: use "
		        "the program that made it, or begin again "
		        "with eval plan amend");
	return NULL;
}

const struct fault *
eval_lock_make(struct eval_run *run, const struct eval_plan *plan,
               const struct eval_data *data, struct str design,
               const struct eval_lock_facts *facts, struct eval_design *made,
               json_t **result)
{
	TRY(design_make(run, plan, data, design, made));
	if (!run->maker->estimate(&run->st, plan, data, made, facts, result))
		return eval_lock_met(run);
	return NULL;
}

/* --- an estimate --------------------------------------------------------- */

static const struct fault *
may_estimate(struct eval_run *run, bool further)
{
	const struct eval_lock_state *s = &run->state;
	char name[40];

	if (s->accepted == NULL)
		return eval_lock_stop(
		        run, E_PLAN_UNSEALED,
		        "nothing is estimated before a design is "
		        "accepted: make one with eval design, then "
		        "eval design accept");
	if (!further && s->looks_since > 0)
		return eval_lock_stop(
		        run, E_PLAN_UNSEALED,
		        "there is one estimate, and it is made: a "
		        "further look is eval look, and is counted");
	if (further && s->looks_since == 0)
		return eval_lock_stop(run, E_PLAN_UNSEALED,
		                      "the first look is eval estimate");
	/* A result is written after its line. */
	(void)snprintf(name, sizeof(name), "result-%" PRId64 ".json",
	               s->looks + 1);
	if (eval_ledger_has(&run->ledger, name))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "%s is there, but not in the ledger: lines "
		        "of it are gone. Put them back",
		        name);
	return NULL;
}

/* The plan's day of the data, or a later one that this look has. */
static const struct fault *
cut_take(struct eval_run *run, struct date cut)
{
	if (!date_is(cut))
		return NULL;
	if (!date_is(run->plan->data_cut))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "the plan has no data_cut, so that no look is of a "
		        "later day: leave --cut out");
	if (date_before(cut, run->plan->data_cut))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "--cut is a day after the plan's data_cut, %s: "
		        "nothing is looked at as of an earlier one",
		        str_c(run->arena,
		              date_iso(run->arena, run->plan->data_cut)));
	run->plan->look_cut = cut;
	return NULL;
}

/* A look that was stopped after its outcomes were opened is made of what was
 * opened then, and of nothing else. */
static const struct fault *
same_as_stopped(struct eval_run *run, struct date cut)
{
	const json_t *then;
	struct str was, is = date_is(cut) ? date_iso(run->arena, cut) : S("");

	if (run->state.open == 0)
		return NULL;
	then = run->ledger.lines[run->state.open - 1].details;
	was = eval_lock_get(then, "cut");
	if (!str_equal(was, is))
		return eval_lock_stop(
		        run, E_PLAN_CHANGED,
		        "the look that was stopped had %s%.*s: make it again "
		        "with the same",
		        str_empty(was) ? "the plan's day of the data"
		                       : "--cut ",
		        STR_ARG(was));
	return eval_lock_files_are(run, json_object_get(then, "files"));
}

static const struct fault *
unlock(struct eval_run *run, const json_t *hashes, struct date cut)
{
	json_t *details = json_object();
	struct str day = date_is(cut) ? date_iso(run->arena, cut) : S("");

	eval_lock_put(details, "look", json_integer(run->state.looks + 1));
	eval_lock_put(details, "files", json_deep_copy(hashes));
	eval_lock_put(details, "cut",
	              date_is(cut) ? json_stringn(day.p, day.n) : NULL);
	TRY(eval_lock_act(run, "unlock", details));
	run->state.unlocked++;
	run->state.unlocked_since++;
	return NULL;
}

/* It came to nothing: that it was tried stays. */
static const struct fault *
stopped(struct eval_run *run, const struct fault *why)
{
	json_t *details = json_object();

	eval_lock_put(details, "look", json_integer(run->state.looks + 1));
	eval_lock_put(details, "code",
	              run->code != NULL ? json_string(run->code) : NULL);
	TRY(eval_ledger_add(&run->ledger, "stopped", run->now, details));
	return why;
}

/* The hash goes into the ledger first: what is lost can be made again. */
static const struct fault *
result_store(struct eval_run *run, const json_t *result)
{
	struct str bytes = eval_lock_bytes(run, result);
	json_t *details = json_object();
	char name[40], hash[65];

	eval_sha256(bytes, hash);
	(void)snprintf(name, sizeof(name), "result-%" PRId64 ".json",
	               run->state.looks + 1);
	eval_lock_put(details, "look", json_integer(run->state.looks + 1));
	eval_lock_put(details, "result", json_string(hash));
	TRY(eval_lock_act(run, "estimate", details));
	TRY(eval_lock_of(run,
	                 eval_ledger_write(&run->ledger, name, bytes, true),
	                 EVAL_PLAN));
	return eval_lock_of(run,
	                    eval_ledger_write(&run->ledger, "result.json",
	                                      bytes, true),
	                    EVAL_PLAN);
}

/* Whether the files that were read are those that were logged. */
static const struct fault *
same_while(struct eval_run *run, const json_t *result, const json_t *hashes)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(result, "data"), i, one) {
		struct str name = eval_lock_get(one, "name");
		struct str was = eval_lock_get(hashes, str_c(run->arena, name));

		if (!str_equal(was, eval_lock_get(one, "hash")))
			return eval_lock_stop(run, E_PLAN_CHANGED,
			                      "the file of %.*s changed while "
			                      "it was read",
			                      STR_ARG(name));
	}
	return NULL;
}

/* A design that was made again of covariates and days alone, and what was met
 * on the way. */
struct closed {
	struct eval_design design;
	struct stats_note *notes;
	size_t notes_n;
};

/*
 * The design that was accepted, before an outcome is opened: a look that is
 * refused for it has opened nothing.
 */
static const struct fault *
design_again(struct eval_run *run, struct closed *out)
{
	const struct eval_data *data;
	size_t from;

	TRY(eval_lock_shape(run, run->plan, false, &data));
	from = run->st.notes_n;
	TRY(design_make(run, run->plan, data,
	                eval_lock_get(run->state.accepted, "sha256"),
	                &out->design));
	out->notes_n = run->st.notes_n - from;
	out->notes = arena_new(run->arena, struct stats_note, out->notes_n + 1);
	if (out->notes_n > 0)
		memcpy(out->notes, run->st.notes + from,
		       out->notes_n * sizeof(*out->notes));
	/* the people are read again, with what came of them */
	run->st.notes_n = 0;
	return NULL;
}

static const struct fault *
estimate_make(struct eval_run *run, const json_t *hashes,
              const struct closed *closed, json_t **result)
{
	struct eval_lock_facts facts;
	const struct eval_data *data;

	TRY(eval_lock_facts(run, run->plan, &facts));
	TRY(eval_lock_shape(run, run->plan, true, &data));
	for (size_t i = 0; i < closed->notes_n; i++)
		*stats_note(&run->st, closed->notes[i].code) = closed->notes[i];
	if (!run->maker->estimate(&run->st, run->plan, data, &closed->design,
	                          &facts, result))
		return eval_lock_met(run);
	return same_while(run, *result, hashes);
}

static void
verdict_says(struct eval_run *run, const json_t *result, bool unplanned)
{
	const json_t *verdict = json_object_get(result, "verdict");
	struct str word = eval_lock_get(verdict, "word");

	eval_lock_put(run->answer, "result", json_deep_copy(result));
	eval_lock_says(run,
	               "Look %" PRId64 " is made: result.json. Its verdict: "
	               "%.*s.",
	               run->state.looks + 1, STR_ARG(word));
	if (unplanned)
		eval_lock_says(run, "The plan has fewer looks than this: what "
		                    "it finds cannot be called significant.");
	eval_lock_says(run,
	               "Head of the ledger: %s. Let somebody else keep it.",
	               run->ledger.head);
}

const struct fault *
eval_lock_estimate(struct eval_run *run, const char *folder, bool further,
                   struct date cut)
{
	struct closed closed = {.notes_n = 0};
	const struct fault *fault;
	json_t *hashes, *result = NULL, *before = NULL;
	int64_t planned;

	TRY(eval_lock_open(run, folder));
	TRY(may_estimate(run, further));
	TRY(cut_take(run, cut));
	if (run->in.people == NULL)
		return eval_lock_stop(run, E_BAD_VALUE,
		                      "say which file has the people, with "
		                      "--people");
	TRY(eval_lock_files_same(run, run->plan, true, &hashes));
	TRY(same_as_stopped(run, cut));
	TRY(design_again(run, &closed));
	TRY(looks_before(run, run->ledger.n, &before));
	TRY(unlock(run, hashes, cut));
	fault = estimate_make(run, hashes, &closed, &result);
	if (fault != NULL)
		return stopped(run, fault);
	TRY(result_store(run, result));
	planned = run->plan->looks_n > 0 ? (int64_t)run->plan->looks_n : 1;
	verdict_says(run, result, run->state.looks + 1 > planned);
	return NULL;
}

/* --- anything ------------------------------------------------------------ */

const struct fault *
eval_lock_explore(struct eval_run *run, const char *folder, struct str *bytes)
{
	struct eval_lock_facts facts = {
	        .explore = true, .look = 1, .opened = 1};
	struct eval_plan *given = run->plan;
	struct eval_design made;
	const struct eval_data *data;
	json_t *result = NULL, *details;

	/* The line comes before the look: what was seen was seen. */
	if (folder != NULL) {
		run->plan = NULL;
		TRY(eval_lock_open(run, folder));
		if (given != NULL)
			run->plan = given;
		details = json_object();
		eval_lock_put(details, "plan_hash",
		              json_string(run->plan->sha256));
		TRY(eval_lock_act(run, "explore", details));
	}
	memset(facts.ledger_head, '0', sizeof(facts.ledger_head) - 1);
	TRY(eval_lock_shape(run, run->plan, true, &data));
	TRY(eval_lock_make(run, run->plan, data, S(""), &facts, &made,
	                   &result));
	*bytes = eval_lock_bytes(run, result);
	eval_lock_put(run->answer, "result", json_deep_copy(result));
	eval_lock_says(run,
	               "This explores: it is marked as that and is not for "
	               "publication.");
	return NULL;
}
