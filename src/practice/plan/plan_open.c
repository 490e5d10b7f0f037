/*
 * plan_open.c - rules: told once when a plan has its first open goal, and when
 * none is left.
 */
#include "practice/plan/plan_local.h"

#include "kernel/outbox/outbox.h"

/* Worked on or for later, and not declined. */
static size_t
plan_open_count(const struct plan_goal *goals, size_t n)
{
	size_t open = 0;

	for (size_t i = 0; i < n; i++)
		open += (goals[i].status == PLAN_GOAL_ACTIVE ||
		         goals[i].status == PLAN_GOAL_FUTURE) &&
		        plan_goal_is_live(&goals[i]);
	return open;
}

/* How many were open in the version before. */
static const struct fault *
plan_open_before(struct ctx *ctx, const struct plan *plan, size_t *out)
{
	struct plan_whole then;
	bool found = false;

	*out = 0;
	if (plan->version <= 1)
		return NULL;
	TRY(plan_read_terms(ctx, plan, plan->version - 1, &then, &found));
	if (found)
		*out = plan_open_count(then.goals, then.goals_n);
	return NULL;
}

const struct fault *
plan_open_tell(struct ctx *ctx, const struct plan_act *act,
               const struct plan *plan)
{
	struct plan_goal *goals;
	size_t before, n, open;

	if (!str_starts(str_of(act->what), S("plan.goal_")) &&
	    !str_is(str_of(act->what), "plan.file_taken"))
		return NULL;
	TRY(plan_open_before(ctx, plan, &before));
	TRY(plan_store_goals(ctx, plan->person, &goals, &n));
	open = plan_open_count(goals, n);
	if ((before > 0) == (open > 0))
		return NULL;
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = plan->person,
	                                 .kind = open > 0 ? "plan.goals_open"
	                                                  : "plan.goals_none",
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = act->subject,
	                         });
}
