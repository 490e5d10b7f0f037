/*
 * plan_help_demo.c - what helps the fictional people, and what may get in the
 * way.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_help.h"

static const struct plan_hurdle_terms plan_help_demo_own = {
        .gets = S("It rains and the bus does not come."),
        .then = S("Ring the day before and ask for a lift."),
        .helps = S("My brother, and the number on the fridge."),
        .voice = PLAN_VOICE_FOR,
};

static const struct plan_hurdle_terms plan_help_demo_worker = {
        .gets = S("A letter comes that is hard to read."),
        .then = S("Bring it in, unopened if need be."),
        .helps = S("Sit down with it together, that week."),
        .voice = PLAN_VOICE_WORKER,
};

static const struct fault *
plan_help_demo_hurdle(struct plan_demo_story *s, bool person,
                      const struct plan_hurdle_terms *terms)
{
	int64_t id;

	if (!plan_demo_on(s, 26, person))
		return NULL;
	return plan_hurdle_add(s->ctx, s->goals[0], terms, &id);
}

const struct fault *
plan_help_demo(struct plan_demo_story *s)
{
	bool own = plan_demo_can_sign(s);
	struct plan_strength *strengths;
	struct plan_goal goal;
	size_t n;

	if (s->goals_n == 0 ||
	    (!s->who->jay && s->who->starts_on.days % 6 != 0))
		return NULL;
	TRY(plan_store_goal_lock(s->ctx, s->goals[0], &goal));
	if (!plan_goal_is_live(&goal))
		return NULL;
	TRY(plan_help_demo_hurdle(s, own, &plan_help_demo_own));
	TRY(plan_help_demo_hurdle(s, false, &plan_help_demo_worker));
	TRY(plan_store_strengths(s->ctx, s->who->person, &strengths, &n));
	if (n == 0 || !plan_demo_on(s, 26, own))
		return NULL;
	return plan_help_link(s->ctx, s->goals[0], strengths[0].id);
}
