/*
 * plan_remind.c - rules: a step of one's own that is soon due.
 */
#include "practice/plan/plan_remind.h"

#include "practice/plan/plan_met.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

const char *const plan_remind_ways[] = {"worker", "email", "text", "print",
                                        NULL};

/* No word of the plan: others may read it. */
static const char *const says =
        TK("Something you said you would do is soon due. Sign in to see it.");

const struct fault *
plan_remind_write(struct ctx *ctx, const struct plan_reminding *one,
                  const char *key, const char *path)
{
	if (one->way == PLAN_REMIND_TEXT)
		return outbox_text(ctx, one->user, key, one->phone);
	return outbox_message(ctx, one->user, key, one->email,
	                      str_print(ctx->arena, "%s%s", ctx->app->base_url,
	                                path));
}

const struct fault *
plan_remind(struct ctx *ctx, void *data)
{
	struct plan_reminding *list;
	int64_t days;
	bool added;
	size_t n;

	(void)data;
	TRY(policy_get_i64(ctx, "plan.remind_days", S(""), ctx->today, 3,
	                   &days));
	TRY(plan_remind_store_due(ctx, ctx->today,
	                          date_add_days(ctx->today, (int)days), &list,
	                          &n));
	for (size_t i = 0; i < n; i++) {
		TRY(plan_remind_store_add(ctx, &list[i], &added));
		if (!added)
			continue;
		TRY(audit_record(ctx, "plan.reminded", list[i].person,
		                 list[i].step));
		TRY(plan_remind_write(ctx, &list[i], says, "/me/plan"));
	}
	return NULL;
}

const struct fault *
plan_remind_paper(struct ctx *ctx, struct plan_reminding_list *out)
{
	int64_t days;

	TRY(policy_get_i64(ctx, "plan.remind_days", S(""), ctx->today, 3,
	                   &days));
	return plan_remind_store_paper(ctx, ctx->today,
	                               date_add_days(ctx->today, (int)days),
	                               &out->v, &out->n);
}

static bool
is_among(int64_t step, const int64_t *steps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (steps[i] == step)
			return true;
	return false;
}

const struct fault *
plan_remind_printed(struct ctx *ctx, const int64_t *steps, size_t n)
{
	struct plan_reminding_list list;
	size_t printed = 0;
	bool added;

	TRY(plan_remind_paper(ctx, &list));
	for (size_t i = 0; i < list.n; i++) {
		if (!is_among(list.v[i].step, steps, n))
			continue;
		list.v[i].way = PLAN_REMIND_PRINT;
		TRY(plan_remind_store_add(ctx, &list.v[i], &added));
		if (!added)
			continue;
		TRY(audit_record(ctx, "plan.reminded", list.v[i].person,
		                 list.v[i].step));
		printed++;
	}
	if (printed == 0)
		return fault_refused(ctx, "None of these is left to print");
	return NULL;
}

/* --- choosing ------------------------------------------------------------- */

static bool
way_is(int way)
{
	return way >= 0 && way < PLAN_REMIND_COUNT;
}

const struct fault *
plan_remind_choose(struct ctx *ctx, int way)
{
	struct person_id me = ctx->who.person;
	struct plan_remind_choice choice = {.hand = {.how = PLAN_HOW_NONE}};
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (!way_is(way))
		problems_add(&problems, "way",
		             "Select how we should remind you");
	TRY(problems_fault(&problems));
	TRY(access_need(ctx, me));
	choice.way = (enum plan_remind_way)way;
	TRY(plan_remind_store_choose(ctx, me, &choice));
	return audit_record_detail(ctx, "plan.remind_way", me, 0,
	                           str_of(plan_remind_ways[way]));
}

/* What we send says to sign in, so that nothing is sent to whoever cannot. */
static const struct fault *
told_check(struct ctx *ctx, struct person_id person, int way, enum plan_how how)
{
	struct identity_own own;
	struct problems problems;

	TRY(identity_own(ctx, person, &own));
	problems_init(&problems, ctx->arena);
	if (!way_is(way))
		problems_add(&problems, "way", "Choose what they said");
	else if ((way == PLAN_REMIND_EMAIL || way == PLAN_REMIND_TEXT) &&
	         (!own.works || own.stopped))
		problems_add(&problems, "way",
		             "They cannot sign in, so nothing is sent to "
		             "them. Choose paper, or that you tell them");
	if (!plan_how_is_typed(how))
		problems_add(&problems, "said_how", "Choose how they said it");
	return problems_fault(&problems);
}

const struct fault *
plan_remind_told(struct ctx *ctx, struct person_id person, int way,
                 enum plan_how how)
{
	struct plan_remind_choice was;

	TRY(plan_need_worker(ctx, person));
	TRY(told_check(ctx, person, way, how));
	TRY(plan_how_check(ctx, person, how));
	TRY(plan_remind_store_chosen(ctx, person, &was));
	if (instant_is(was.at) && !plan_scribe_is(&was.hand))
		return fault_refused(ctx, "They chose it themselves: only they "
		                          "can change it");
	TRY(plan_remind_store_choose(
	        ctx, person,
	        &(struct plan_remind_choice){
	                .way = (enum plan_remind_way)way,
	                .hand = {.how = how, .by = ctx->actor},
	        }));
	return audit_record_detail(ctx, "plan.remind_told", person, 0,
	                           str_of(plan_remind_ways[way]));
}

const struct fault *
plan_remind_chosen(struct ctx *ctx, struct person_id person,
                   struct plan_remind_choice *out)
{
	TRY(plan_remind_store_chosen(ctx, person, out));
	if (!plan_scribe_is(&out->hand))
		return NULL;
	return identity_user_name(ctx, out->hand.by, &out->hand.name);
}
