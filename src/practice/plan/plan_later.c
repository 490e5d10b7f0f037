/*
 * plan_later.c - rules: a review that is put off.
 */
#include "practice/plan/plan_later.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

const char *const plan_later_reasons[PLAN_LATER_COUNT + 1] = {
        "", "unwell", "away", "unsafe", "service", "asked", "other", NULL};
const char *const plan_later_keys[] = {
        NULL,
        TK("The person is unwell"),
        TK("The person is away: in custody, in hospital, abroad"),
        TK("It is not safe to meet now"),
        TK("We cannot: staff, rooms or systems"),
        TK("The person asked for it"),
        TK("Another reason"),
};
const char *const plan_later_keys_me[] = {
        NULL,
        TK("You are unwell"),
        TK("You are away"),
        TK("It is not safe to meet now"),
        TK("We cannot do it now. That is on us"),
        TK("You asked for it"),
        TK("Another reason"),
};

bool
plan_later_stands(const struct plan *plan, const struct plan_later *later)
{
	return later->plan.v == plan->id.v &&
	       later->ended_at.ms == INSTANT_NONE.ms;
}

const struct plan_later *
plan_later_standing(const struct plan *plan, const struct plan_later *list,
                    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (plan_later_stands(plan, &list[i]))
			return &list[i];
	return NULL;
}

static const struct fault *
later_record(struct ctx *ctx, const struct plan *plan, const char *kind,
             const char *value)
{
	TRY(plan_store_plan_save(ctx, plan));
	TRY(audit_record(ctx, kind, plan->person, plan->version));
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = plan->person,
	                                 .kind = kind,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = plan->version,
	                                 .value = value,
	                                 .shared = true,
	                         });
}

static const struct fault *
until_check(struct ctx *ctx, struct problems *problems, const struct plan *plan,
            struct date until)
{
	struct date least = date_before(ctx->today, plan->review_on)
	                            ? plan->review_on
	                            : ctx->today;
	int64_t weeks;

	TRY(policy_get_i64(ctx, "plan.later_weeks", S(""), ctx->today, 12,
	                   &weeks));
	if (!date_is(until) || !date_before(least, until) ||
	    date_days_between(least, until) > (int)weeks * 7)
		problems_add(
		        problems, "until",
		        "Write a day after {day}, and at most {weeks} weeks "
		        "after it",
		        {"day", date_words(ctx->arena, least)},
		        {"weeks",
		         str_print(ctx->arena, "%lld", (long long)weeks)});
	return NULL;
}

static const struct fault *
terms_check(struct ctx *ctx, const struct plan *plan,
            const struct plan_later_terms *terms)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (terms->reason == PLAN_LATER_NONE)
		problems_add(&problems, "reason",
		             "Choose why the review is put off");
	TRY(until_check(ctx, &problems, plan, terms->until));
	plan_words_check(&problems, "words", terms->words,
	                 terms->reason == PLAN_LATER_OTHER);
	return problems_fault(&problems);
}

static const struct fault *
room_check(struct ctx *ctx, const struct plan *plan)
{
	struct plan_later *list;
	size_t of_it = 0;
	size_t n;

	TRY(plan_store_later(ctx, plan->person, &list, &n));
	if (plan_later_standing(plan, list, n) != NULL)
		return fault_refused(ctx, "The review is put off already. "
		                          "Take that back first");
	for (size_t i = 0; i < n; i++)
		of_it += list[i].plan.v == plan->id.v;
	if (of_it >= PLAN_LATER_MOST)
		return fault_refused(ctx, "Reviews of this plan were put off "
		                          "40 times. That is as many as fit");
	return NULL;
}

/* Locked: whoever else puts it off waits. */
static const struct fault *
plan_take(struct ctx *ctx, struct person_id person, struct plan *out)
{
	TRY(plan_need_worker(ctx, person));
	return plan_store_plan_lock(ctx, person, out);
}

const struct fault *
plan_later_put(struct ctx *ctx, struct person_id person,
               const struct plan_later_terms *terms)
{
	struct plan_later later;
	struct plan plan;

	TRY(plan_take(ctx, person, &plan));
	if (plan.id.v == 0 || !date_is(plan.review_on))
		return fault_refused(ctx, "There is no review to put off yet");
	TRY(room_check(ctx, &plan));
	TRY(terms_check(ctx, &plan, terms));
	later = (struct plan_later){
	        .id = id_new(),
	        .was = plan.review_on,
	        .until = terms->until,
	        .reason = terms->reason,
	        .words = terms->words,
	};
	TRY(plan_store_later_add(ctx, &plan, &later));
	plan.review_on = terms->until;
	return later_record(ctx, &plan, "plan.review_later",
	                    plan_later_reasons[terms->reason]);
}

const struct fault *
plan_later_back(struct ctx *ctx, struct person_id person)
{
	const struct plan_later *stands;
	struct plan_later *list;
	struct plan plan;
	size_t n;

	TRY(plan_take(ctx, person, &plan));
	TRY(plan_store_later(ctx, person, &list, &n));
	stands = plan_later_standing(&plan, list, n);
	if (stands == NULL)
		return fault_refused(ctx, "No review is put off");
	TRY(plan_store_later_end(ctx, plan.id));
	plan.review_on = stands->was;
	return later_record(ctx, &plan, "plan.review_as_it_was", NULL);
}

const struct fault *
plan_later_looked(struct ctx *ctx, const struct plan *plan)
{
	return plan_store_later_end(ctx, plan->id);
}

const struct fault *
plan_later_read(struct ctx *ctx, struct person_id person,
                struct plan_later **out, size_t *n)
{
	struct plan_names names = {.n = 0};

	TRY(access_need(ctx, person));
	TRY(plan_store_later(ctx, person, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(plan_name(ctx, &names, (*out)[i].by, &(*out)[i].name));
	return NULL;
}
