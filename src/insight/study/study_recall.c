/*
 * study_recall.c - the rule by which people were recalled in the days of a
 * study: dated data, named in its plan and so in its result.
 */
#include "insight/evaluation/eval_plan.h"
#include "insight/study/study_file.h"
#include "register/policy/policy.h"

#define FIXED_RECALL "study.fixed_recall"
#define IN_2015 \
	"Criminal Justice Act 2003 s.255B: 28 days, and 14 for sentences " \
	"under twelve months; from which day was not checked"
#define IN_2026 \
	"Criminal Justice Act 2003 s.255BA, SI 2026/86 reg.3; the day is " \
	"from a second source"

#define IN_2011 \
	"Ministry of Justice 2011, by crimeandjustice.org.uk; only the year " \
	"is known"
#define IN_2016 "October 2015 to September 2016, by russellwebster.com"

const struct policy_default study_policies[] = {
        {STUDY_BASE_RATE, "2011-01-01", NULL, "kind=custody", "46.8", "in 100",
         TK("The share of people who reoffended, as it was published"), IN_2011,
         false},
        {STUDY_BASE_RATE, "2011-01-01", NULL, "kind=short", "56.8", "in 100",
         TK("The share of people who reoffended, as it was published"), IN_2011,
         false},
        {STUDY_BASE_RATE, "2011-01-01", NULL, "kind=community", "36.8",
         "in 100",
         TK("The share of people who reoffended, as it was published"), IN_2011,
         false},
        {STUDY_BASE_RATE, "2016-09-30", NULL, "kind=companies", "45.4",
         "in 100",
         TK("The share of people who reoffended, as it was published"), IN_2016,
         false},
        {FIXED_RECALL, "2015-02-01", "2026-03-30", "", "28", "days",
         TK("How long a fixed-term recall to custody lasts, for most adults"),
         IN_2015, false},
        {FIXED_RECALL, "2026-03-31", NULL, "", "56", "days",
         TK("How long a fixed-term recall to custody lasts, for most adults"),
         IN_2026, false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static bool
is_looked_at(const struct study_design *design)
{
	return (design->more & 1u << STUDY_MORE_RECALL) != 0;
}

/* In English, as a plan is: it is one text. */
static struct str
rule_words(struct arena *arena, const struct policy_row *row)
{
	return str_print(
	        arena,
	        "fixed-term recall of %.*s %.*s, in force from %.*s "
	        "(%.*s%s)",
	        STR_ARG(row->value), STR_ARG(row->unit),
	        STR_ARG(date_iso(arena, row->valid_from)), STR_ARG(row->source),
	        row->status == POLICY_UNVERIFIED ? "; UNVERIFIED" : "");
}

/* The first of two days that is after one. */
static void
day_sooner(struct date day, struct date after, struct date *soonest)
{
	if (date_is(day) && date_before(after, day) &&
	    (!date_is(*soonest) || date_before(day, *soonest)))
		*soonest = day;
}

/* The next day on which another row may answer; DATE_NONE: there is none. */
static struct date
day_next(const struct policy_row *rows, size_t n, struct date after)
{
	struct date out = DATE_NONE;

	for (size_t i = 0; i < n; i++) {
		if (!str_is(rows[i].rule, FIXED_RECALL) ||
		    rows[i].state != POLICY_IN_FORCE)
			continue;
		day_sooner(rows[i].valid_from, after, &out);
		if (date_is(rows[i].valid_to))
			day_sooner(date_add_days(rows[i].valid_to, 1), after,
			           &out);
	}
	return out;
}

/* Each row that answers on any day of the study, once. */
static const struct fault *
rules_name(struct ctx *ctx, const struct study_design *design, struct str *out)
{
	struct date day = design->from, last = study_matures(design);
	struct policy_row *rows;
	struct policy_id *named;
	size_t n, named_n = 0;

	TRY(policy_all(ctx, &rows, &n));
	named = arena_new(ctx->arena, struct policy_id, n + 1);
	while (date_is(day) && !date_before(last, day)) {
		struct policy_answer is;
		size_t k = 0;

		TRY(policy_get(ctx, FIXED_RECALL, S(""), day, &is));
		day = day_next(rows, n, day);
		while (is.found && k < named_n && named[k].v != is.row.id.v)
			k++;
		if (!is.found || k < named_n || named_n == n)
			continue;
		named[named_n++] = is.row.id;
		*out = str_print(ctx->arena, "%.*s%s%.*s", STR_ARG(*out),
		                 str_empty(*out) ? "" : "; ",
		                 STR_ARG(rule_words(ctx->arena, &is.row)));
	}
	return NULL;
}

const struct fault *
study_recalls_name(struct ctx *ctx, struct study_design *design)
{
	design->recalls = S("");
	if (!is_looked_at(design))
		return NULL;
	TRY(rules_name(ctx, design, &design->recalls));
	if (str_empty(design->recalls))
		design->recalls = S("none is known here for those days");
	return NULL;
}

const struct fault *
study_recalls_read(struct ctx *ctx, struct study *study)
{
	struct eval_plan *plan = arena_new(ctx->arena, struct eval_plan, 1);
	struct study_file file;
	struct str text;

	if (!is_looked_at(&study->design))
		return NULL;
	if (study->state == STUDY_DESIGNED)
		return study_recalls_name(ctx, &study->design);
	TRY(study_file_read(ctx, study->id, STUDY_PLAN, &file, &text));
	TRY(eval_plan_text(ctx->arena, text, plan));
	study->design.recalls = plan->recall_rule;
	return NULL;
}
