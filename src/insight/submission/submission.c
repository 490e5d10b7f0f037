/*
 * submission.c - rules: which people, what to expect, and the file of them.
 */
#include <math.h>

#include "base/utf8.h"
#include "insight/evaluation/evaluation.h"
#include "insight/submission/submission_local.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/people/people_named.h"
#include "register/policy/policy.h"

#define WHOLE 1000 /* of a share: tenths of a per cent */

const struct fault *
submission_list(struct ctx *ctx, struct submission **out, size_t *n)
{
	return submission_store_list(ctx, out, n);
}

const struct fault *
submission_one(struct ctx *ctx, int64_t id, struct submission *out)
{
	bool found;

	TRY(submission_store_one(ctx, id, out, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that submission");
	return NULL;
}

/* --- which people --------------------------------------------------------- */

const struct fault *
submission_names_check(struct ctx *ctx, struct str words, const char *field,
                       struct problems *problems)
{
	struct str named;

	TRY(people_named(ctx, words, &named));
	if (!str_empty(named))
		problems_add(problems, field,
		             "“{name}” reads like somebody on probation. "
		             "Leave names out: others read this",
		             {"name", named});
	return NULL;
}

static void
days_check(const struct submission_terms *t, struct date today,
           struct problems *problems)
{
	if (t->start >= STUDY_STARTS)
		problems_add(problems, "start",
		             "Choose what counts as the start");
	if (!date_is(t->from))
		problems_add(problems, "from",
		             "Enter the first day on which people started");
	if (!date_is(t->to) ||
	    (date_is(t->from) && date_before(t->to, t->from)))
		problems_add(problems, "to",
		             "Enter the last day on which people started, not "
		             "before the first");
	else if (!date_before(t->to, today))
		problems_add(problems, "to",
		             "The last day must be over: who started is known "
		             "then");
}

static void
shares_check(const struct submission_terms *t, struct problems *problems)
{
	if (t->base <= 0 || t->base >= WHOLE)
		problems_add(problems, "base",
		             "Enter how many in 100 reoffend without it, for "
		             "example 37.5");
	if (t->fall <= 0 || t->fall >= t->base)
		problems_add(problems, "fall",
		             "Enter the fall you would like to see: above 0 "
		             "and below those who reoffend");
}

static const struct fault *
terms_need(struct ctx *ctx, const struct submission_terms *terms)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (str_empty(terms->title))
		problems_add(&problems, "title", "Give the submission a name");
	else if (utf8_length(terms->title) > SUBMISSION_TITLE_MOST)
		problems_add(&problems, "title",
		             "The name may have at most 120 characters");
	TRY(submission_names_check(ctx, terms->title, "title", &problems));
	days_check(terms, ctx->today, &problems);
	shares_check(terms, &problems);
	return problems_fault(&problems);
}

const struct fault *
submission_plan(struct ctx *ctx, const struct submission_terms *terms,
                int64_t *out)
{
	int64_t many;

	TRY(terms_need(ctx, terms));
	TRY(submission_store_count(ctx, &many));
	if (many >= SUBMISSION_MOST)
		return fault_refused(ctx, "There are 100 submissions already, "
		                          "and no more are kept");
	*out = id_new();
	TRY(submission_store_add(ctx, *out, terms));
	return audit_record(ctx, "submission.planned", (struct person_id){0},
	                    *out);
}

/* --- what to expect ------------------------------------------------------- */

static const struct fault *
rule_read(struct ctx *ctx, const char *rule, int64_t otherwise,
          struct submission_rule *out)
{
	struct policy_answer answer;

	TRY(policy_get(ctx, rule, S(""), ctx->today, &answer));
	*out = (struct submission_rule){.value = otherwise,
	                                .source = S("ours")};
	if (!answer.found || !str_i64(answer.row.value, &out->value))
		return NULL;
	out->source = answer.row.source;
	out->verified = answer.row.status != POLICY_UNVERIFIED;
	return NULL;
}

/* So many of 1,000 of them, to the nearest person. */
static int64_t
share_of(int64_t people, int64_t of_1000)
{
	return (people * of_1000 + WHOLE / 2) / WHOLE;
}

const struct fault *
submission_hope(struct ctx *ctx, const struct submission_cohort *cohort,
                struct submission_hope *out)
{
	struct submission_rule comparators;

	TRY(rule_read(ctx, "submission.fewest", 60, &out->fewest));
	TRY(rule_read(ctx, "submission.found", 894, &out->found_rule));
	TRY(rule_read(ctx, "submission.compared_least", 140, &out->least_rule));
	TRY(rule_read(ctx, "submission.compared_most", 700, &out->most_rule));
	TRY(rule_read(ctx, "submission.comparators", 100, &comparators));
	out->comparators = comparators.value;
	out->found = share_of(cohort->complete, out->found_rule.value);
	out->lost = (int64_t)cohort->n - out->found;
	out->compared_least = share_of(cohort->complete, out->least_rule.value);
	out->compared_most = share_of(cohort->complete, out->most_rule.value);
	return NULL;
}

bool
submission_power(const struct submission_terms *terms, int64_t people,
                 int64_t comparators, struct submission_power *out)
{
	const struct eval_power_in in = {
	        .base = (double)terms->base / WHOLE,
	        .treated = (double)people,
	        .ratio = (double)comparators,
	        .fall = (double)terms->fall / WHOLE,
	        .power = 0.8,
	        .alpha = 0.05,
	};
	struct eval_power_out found = {NAN, NAN, NAN, 1};

	if (!eval_power_work(&in, &found))
		return false;
	out->fall_seen = 100 * found.fall_seen;
	out->chance = 100 * found.chance;
	return true;
}

/* --- the file ------------------------------------------------------------- */

const struct fault *
submission_files(struct ctx *ctx, int64_t id, struct submission_file **out,
                 size_t *n)
{
	struct user_id *by;
	struct str *names;

	TRY(submission_store_files(ctx, id, out, n));
	by = arena_new(ctx->arena, struct user_id, *n + 1);
	for (size_t i = 0; i < *n; i++)
		by[i] = (*out)[i].made_by;
	TRY(identity_names(ctx, by, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].made_by_name = names[i];
	return NULL;
}

static const struct fault *
why_need(struct ctx *ctx, struct str why)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (utf8_length(why) < SUBMISSION_WHY_LEAST)
		problems_add(&problems, "why",
		             "Say in at least ten characters why the file is "
		             "made");
	else if (utf8_length(why) > SUBMISSION_WORDS_MOST)
		problems_add(&problems, "why",
		             "The reason may have at most 600 characters");
	TRY(submission_names_check(ctx, why, "why", &problems));
	return problems_fault(&problems);
}

/* Whoever is in it was looked at, in the same change: one entry of all. */
static const struct fault *
seen_record(struct ctx *ctx, const struct submission_cohort *cohort)
{
	int64_t *ids = arena_new(ctx->arena, int64_t, cohort->n + 1);

	for (size_t i = 0; i < cohort->n; i++)
		ids[i] = cohort->lines[i].person.v;
	return audit_record_read(ctx, ids, cohort->n);
}

static const struct fault *
enough_need(struct ctx *ctx, const struct submission_cohort *cohort)
{
	struct submission_hope hope;

	TRY(submission_hope(ctx, cohort, &hope));
	if (cohort->complete < hope.fewest.value)
		return fault_refused(
		        ctx,
		        "There are {n} people for the file, and the scheme "
		        "takes at least {least}. A file that would not be "
		        "taken is not made",
		        {"n", str_print(ctx->arena, "%lld",
		                        (long long)cohort->complete)},
		        {"least", str_print(ctx->arena, "%lld",
		                            (long long)hope.fewest.value)});
	return NULL;
}

static struct str
counts_words(struct arena *arena, const struct submission_cohort *c)
{
	return str_print(arena,
	                 "started=%lld said_no=%lld under_age=%lld alike=%lld "
	                 "lacking=%lld",
	                 (long long)c->started, (long long)c->said_no,
	                 (long long)c->under_age, (long long)c->alike,
	                 (long long)((int64_t)c->n - c->complete));
}

const struct fault *
submission_make(struct ctx *ctx, int64_t id, struct str why, struct str *body)
{
	struct submission_cohort cohort = {.n = 0};
	struct submission_file file = {.id = id_new(), .why = why};
	struct submission_rule days;
	struct submission one;

	TRY(ctx_need_self(ctx));
	TRY(submission_one(ctx, id, &one));
	TRY(why_need(ctx, why));
	TRY(submission_cohort(ctx, &one, &cohort));
	TRY(enough_need(ctx, &cohort));
	TRY(rule_read(ctx, "submission.copy_days", 14, &days));
	*body = submission_csv(ctx->arena, &cohort);
	file.sha256 = study_sha256(ctx->arena, *body);
	file.lines = cohort.complete;
	file.counts = counts_words(ctx->arena, &cohort);
	file.gone_by = date_add_days(ctx->today, (int)days.value);
	TRY(submission_store_file_add(ctx, id, &file));
	TRY(seen_record(ctx, &cohort));
	return audit_record_detail(
	        ctx, "submission.made", (struct person_id){0}, id,
	        str_print(ctx->arena, "sha256=%.*s people=%lld why=%.*s",
	                  STR_ARG(file.sha256), (long long)file.lines,
	                  STR_ARG(why)));
}

const struct fault *
submission_gone(struct ctx *ctx, int64_t id, int64_t file)
{
	struct submission_file one;
	struct submission of;
	bool found;

	TRY(submission_one(ctx, id, &of));
	TRY(submission_store_file(ctx, id, file, &one, &found));
	if (!found)
		return fault_not_found(ctx, "There is no such file");
	if (one.made_by.v != ctx->actor.v)
		return fault_refused(ctx, "Whoever made the file says that "
		                          "their copies are gone");
	if (instant_is(one.gone_at))
		return fault_refused(ctx, "It is said already that the copies "
		                          "are gone");
	TRY(submission_store_gone(ctx, file));
	return audit_record(ctx, "submission.gone", (struct person_id){0}, id);
}
