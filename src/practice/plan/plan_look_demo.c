/*
 * plan_look_demo.c - the fictional programme: who looked at plans that both
 * agreed.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_look.h"

#include "kernel/identity/identity.h"

/* An hour after what happened last. */
static const struct fault *
look(struct plan_demo_story *s, const char *who, enum role role, int64_t seen,
     enum plan_look_says says, struct str words)
{
	struct user_id user;

	TRY(identity_user_find(s->ctx, str_of(who), &user));
	if (user.v == 0)
		return NULL;
	s->last.ms += (int64_t)60 * 60 * 1000;
	demo_act(s->ctx, user, 1u << role, (struct person_id){0}, s->last);
	return plan_look_give(s->ctx, s->who->person, seen, says, words);
}

const struct fault *
plan_look_demo(struct plan_demo_story *s)
{
	size_t at = (size_t)(s->who - s->demo->people);
	struct user_id sam;
	struct plan plan;

	TRY(identity_user_find(s->ctx, S("sam"), &sam));
	TRY(plan_store_plan_lock(s->ctx, s->who->person, &plan));
	if (s->who->worker.v != sam.v || !plan_is_agreed(&plan) ||
	    (!s->who->jay && at % 4 == 0))
		return NULL;
	if (s->who->jay || at % 4 == 1)
		return look(s, "priya", ROLE_SENIOR, plan.agreed_version,
		            PLAN_LOOK_YES, S(""));
	TRY(look(s, "priya", ROLE_SENIOR, plan.agreed_version, PLAN_LOOK_SECOND,
	         S("Is the first date too soon?")));
	return at % 4 == 2
	               ? NULL
	               : look(s, "morgan", ROLE_MANAGER, plan.agreed_version,
	                      PLAN_LOOK_YES, S("It is what they chose."));
}
