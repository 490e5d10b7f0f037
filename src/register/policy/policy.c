/*
 * policy.c - which dated value holds, and how one is changed.
 */
#include "register/policy/policy_grant.h"
#include "register/policy/policy_local.h"

#include "kernel/audit/audit.h"

const char *const policy_statuses[] = {"verified", "unverified", "ours", NULL};
const char *const policy_states[] = {"in_force", "proposed", "refused", NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"policy.proposed", TK("{who} proposed a change of a rule")},
        {"policy.confirmed", TK("{who} confirmed a change of a rule")},
        {"policy.refused", TK("{who} refused a change of a rule")},
        {"policy.planted", TK("{who} put the first values of the rules in")},
        {"policy.stopped",
         TK("{who} stopped a change of a rule that was agreed")},
        {"policy.not_let", TK("{who} was not let change a rule or a role")},
        {"policy.role_asked", TK("{who} asked for a role for somebody")},
        {"policy.role_agreed", TK("{who} agreed to a role for somebody")},
        {"policy.role_stopped", TK("{who} stopped a role that waited")},
        {"policy.role_given", TK("A role was given that two people agreed")},
        {NULL, NULL},
};

static const struct policy_default policies[] = {
        {"policy.guard_days", "2015-02-01", NULL, "", "2", "working days",
         "Time between a second person’s yes and a guarded rule’s new value",
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
static const struct background jobs[] = {
        {"policy.grants", (int64_t)15 * 60 * 1000, policy_grants_give, NULL},
        {NULL, 0, NULL, NULL},
};
static const char *const guarded[] = {"policy.", NULL};

const struct capability policy_capability = {
        .name = "policy",
        .acts = acts,
        .policies = policies,
        .guarded = guarded,
        .jobs = jobs,
        .schema = policy_schema,
        .routes = policy_routes,
        .queries = policy_queries,
};

/* Whether a fact is one of the words of a list with spaces between. */
static bool
facts_hold(struct str facts, struct str fact)
{
	struct str word;

	while (str_split(&facts, ' ', &word)) {
		if (str_equal(word, fact))
			return true;
	}
	return false;
}

/* How many facts a selector asks for; -1 when one does not hold. */
static int
selector_fits(struct str selector, struct str facts)
{
	struct str word;
	int n = 0;

	while (str_split(&selector, ' ', &word)) {
		if (str_empty(word))
			continue;
		if (!facts_hold(facts, word))
			return -1;
		n++;
	}
	return n;
}

/* Whether row `a` with `fits` facts answers before the best so far. */
static bool
row_beats(const struct policy_row *a, int fits, const struct policy_row *best,
          int best_fits)
{
	if (fits != best_fits)
		return fits > best_fits;
	if (a->valid_from.days != best->valid_from.days)
		return date_before(best->valid_from, a->valid_from);
	return a->id.v > best->id.v;
}

struct policy_memo {
	const struct policy_row *v;
	size_t n;
};

const struct fault *
policy_remember(struct ctx *ctx)
{
	struct policy_memo *memo = arena_new(ctx->arena, struct policy_memo, 1);
	struct policy_row *rows;

	TRY(policy_store_all(ctx, &rows, &memo->n));
	memo->v = rows;
	ctx->policies = memo;
	return NULL;
}

static bool
holds_on(const struct policy_row *row, struct str rule, struct date on)
{
	return row->state == POLICY_IN_FORCE && str_equal(row->rule, rule) &&
	       !date_before(on, row->valid_from) &&
	       !(date_is(row->valid_to) && date_before(row->valid_to, on));
}

/* What the query of one rule and day finds, out of what is remembered: with
 * room for those alone, since one page asks for many. */
static void
remembered(struct ctx *ctx, struct str rule, struct date on,
           struct policy_row **out, size_t *n)
{
	const struct policy_memo *memo = ctx->policies;
	size_t most = 0;

	for (size_t i = 0; i < memo->n; i++)
		most += holds_on(&memo->v[i], rule, on);
	*out = arena_new(ctx->arena, struct policy_row, most + 1);
	*n = 0;
	for (size_t i = 0; i < memo->n; i++)
		if (holds_on(&memo->v[i], rule, on))
			(*out)[(*n)++] = memo->v[i];
}

/* What answers for these facts, out of the rows of a rule on a day. */
static struct policy_answer
answer_of(const struct policy_row *rows, size_t n, struct str facts)
{
	struct policy_answer answer = {0};
	int best = -1;

	for (size_t i = 0; i < n; i++) {
		int fits = selector_fits(rows[i].selector, facts);

		if (fits < 0 || (answer.found &&
		                 !row_beats(&rows[i], fits, &answer.row, best)))
			continue;
		answer.found = true;
		answer.row = rows[i];
		best = fits;
	}
	return answer;
}

const struct fault *
policy_get_each(struct ctx *ctx, const char *rule, const struct str *facts,
                size_t n, struct date on, struct policy_answer *out)
{
	struct policy_row *rows;
	size_t rows_n;

	if (ctx->policies != NULL)
		remembered(ctx, str_of(rule), on, &rows, &rows_n);
	else
		TRY(policy_store_on(ctx, str_of(rule), on, &rows, &rows_n));
	for (size_t i = 0; i < n; i++)
		out[i] = answer_of(rows, rows_n, facts[i]);
	return NULL;
}

const struct fault *
policy_get(struct ctx *ctx, const char *rule, struct str facts, struct date on,
           struct policy_answer *out)
{
	return policy_get_each(ctx, rule, &facts, 1, on, out);
}

const struct fault *
policy_get_i64(struct ctx *ctx, const char *rule, struct str facts,
               struct date on, int64_t otherwise, int64_t *out)
{
	struct policy_answer answer;
	int64_t value = otherwise;

	TRY(policy_get(ctx, rule, facts, on, &answer));
	if (answer.found && !str_i64(answer.row.value, &value))
		value = otherwise;
	*out = value;
	return NULL;
}

/* The row a default describes; a date that is none is a bug. */
static struct policy_row
default_row(const struct policy_default *d)
{
	struct policy_row row = {
	        .rule = str_of(d->rule),
	        .valid_to = DATE_NONE,
	        .selector = str_of(d->selector),
	        .value = str_of(d->value),
	        .unit = str_of(d->unit),
	        .source = str_of(d->source),
	        .says = str_of(d->says),
	        .status = d->verified ? POLICY_VERIFIED : POLICY_UNVERIFIED,
	        .state = POLICY_IN_FORCE,
	};

	if (str_is(row.source, "ours"))
		row.status = POLICY_OURS;
	claim(date_read_iso(str_of(d->valid_from), &row.valid_from));
	if (d->valid_to != NULL)
		claim(date_read_iso(str_of(d->valid_to), &row.valid_to));
	return row;
}

/* Plant one default unless it is there; *planted counts. */
static const struct fault *
default_plant(struct ctx *ctx, const struct policy_default *d, int64_t *planted)
{
	struct policy_row row = default_row(d);
	bool there;

	TRY(policy_store_has(ctx, &row, &there));
	if (there)
		return NULL;
	row.id.v = id_new();
	row.at = ctx->now;
	TRY(policy_store_add(ctx, &row));
	(*planted)++;
	return NULL;
}

const struct fault *
policy_seed(struct ctx *ctx, const struct capability *const *capabilities)
{
	int64_t planted = 0;

	for (; *capabilities != NULL; capabilities++) {
		const struct policy_default *d = (*capabilities)->policies;

		for (; d != NULL && d->rule != NULL; d++)
			TRY(default_plant(ctx, d, &planted));
	}
	if (planted == 0)
		return NULL;
	return audit_record(ctx, "policy.planted", (struct person_id){0},
	                    planted);
}

/* Whether a selector is empty or words of the form fact=value. */
static bool
selector_sound(struct str selector)
{
	struct str word;

	while (str_split(&selector, ' ', &word)) {
		size_t equals = str_find(word, '=');

		if (!str_empty(word) && (equals == 0 || equals + 1 >= word.n))
			return false;
	}
	return true;
}

/* What is wrong with the days of a proposal. */
static void
proposal_days_check(const struct policy_row *row, struct problems *problems)
{
	if (!date_is(row->valid_from))
		problems_add(problems, "valid_from",
		             "Enter the first day the value holds");
	if (date_is(row->valid_to) && date_is(row->valid_from) &&
	    date_before(row->valid_to, row->valid_from))
		problems_add(problems, "valid_to",
		             "The last day must not be before the first day");
}

/* What is wrong with a proposal, field by field. */
static void
proposal_check(const struct policy_row *row, struct problems *problems)
{
	proposal_days_check(row, problems);
	if (!selector_sound(row->selector) || row->selector.n > 200)
		problems_add(problems, "selector",
		             "Write who it is for as fact=value, like "
		             "kind=licence");
	if (str_empty(row->source) || row->source.n > 500)
		problems_add(problems, "source",
		             "Say where the value comes from, in at most 500 "
		             "characters");
}

const struct fault *
policy_propose(struct ctx *ctx, const struct policy_row *proposal,
               struct policy_id *out)
{
	struct policy_row row = *proposal;
	struct problems problems;
	bool known;

	problems_init(&problems, ctx->arena);
	proposal_check(&row, &problems);
	TRY(policy_value_check(ctx, &row, &problems));
	TRY(problems_fault(&problems));
	TRY(policy_store_known(ctx, row.rule, &known));
	if (!known)
		return fault_not_found(ctx, "We cannot find that rule");

	row.id.v = id_new();
	row.state = POLICY_PROPOSED;
	row.proposed_by = ctx->actor;
	row.confirmed_by = (struct user_id){0};
	row.at = ctx->now;
	TRY(policy_store_add(ctx, &row));
	TRY(audit_record_detail(ctx, "policy.proposed", (struct person_id){0},
	                        row.id.v, row.rule));
	*out = row.id;
	return NULL;
}

/* The first day of a guarded row that is agreed to today. */
static const struct fault *
guarded_from(struct ctx *ctx, struct policy_row *row)
{
	struct date earliest;

	TRY(policy_guard_day(ctx, &earliest));
	if (date_before(row->valid_from, earliest))
		row->valid_from = earliest;
	if (date_is(row->valid_to) &&
	    date_before(row->valid_to, row->valid_from))
		return fault_refused(ctx,
		                     "This value can hold from {day} at the "
		                     "earliest, and its last day is before "
		                     "that. Refuse it, and propose another",
		                     {"day",
		                      date_words(ctx->arena, row->valid_from)});
	return NULL;
}

const struct fault *
policy_decide(struct ctx *ctx, struct policy_id id, bool confirm)
{
	struct policy_row row;

	TRY(policy_store_row(ctx, id, &row));
	if (row.state != POLICY_PROPOSED)
		return fault_refused(
		        ctx, "This change is not waiting for a decision");
	TRY(policy_second_check(ctx, row.proposed_by));
	if (confirm && policy_guarded(ctx->app, row.rule))
		TRY(guarded_from(ctx, &row));
	TRY(policy_store_decide(ctx, id,
	                        confirm ? POLICY_IN_FORCE : POLICY_REFUSED,
	                        row.valid_from));
	return audit_record_detail(
	        ctx, confirm ? "policy.confirmed" : "policy.refused",
	        (struct person_id){0}, id.v, row.rule);
}

const struct fault *
policy_all(struct ctx *ctx, struct policy_row **out, size_t *n)
{
	return policy_store_all(ctx, out, n);
}

const struct fault *
policy_row_of(struct ctx *ctx, struct policy_id id, struct policy_row *out)
{
	return policy_store_row(ctx, id, out);
}
