/*
 * plan_net_demo.c - how the circle of the fictional Jay changes.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_net.h"

static const struct plan_tie plan_net_demo_new[] = {
        {.name = {"Tariq", 5},
         .ring = 2,
         .kind = PLAN_TIE_WORK,
         .view = PLAN_NET_GOOD,
         .often = PLAN_NET_DAILY,
         .life = PLAN_NET_WORK},
        {.name = {"Coach Bev", 9},
         .ring = 3,
         .kind = PLAN_TIE_CLUB,
         .view = PLAN_NET_GOOD,
         .often = PLAN_NET_WEEKLY,
         .life = PLAN_NET_LEISURE},
};

/* The start is kept soon after the circle was drawn. */
const struct fault *
plan_net_demo_start(struct plan_demo_story *s)
{
	int64_t id;

	if (!plan_demo_on(s, 14, true))
		return NULL;
	return plan_net_keep(s->ctx, s->who->person, PLAN_NET_START, &id);
}

/* Later two are there who were not. */
const struct fault *
plan_net_demo(struct plan_demo_story *s)
{
	int64_t id;

	if (!s->who->jay || plan_demo_age(s) < 60 ||
	    !plan_demo_on(s, plan_demo_age(s) - 3, true))
		return NULL;
	for (size_t i = 0; i < 2; i++)
		TRY(plan_tie_put(s->ctx, s->who->person, &plan_net_demo_new[i],
		                 &id));
	return plan_net_keep(s->ctx, s->who->person,
	                     plan_demo_age(s) > 80 ? PLAN_NET_THREE_MONTHS
	                                           : PLAN_NET_OTHER,
	                     &id);
}
