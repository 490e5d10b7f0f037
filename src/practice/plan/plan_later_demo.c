/*
 * plan_later_demo.c - some reviews of the fictional programme are put off.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_later.h"

/* Of those that are late, each third. */
const struct fault *
plan_later_demo(struct plan_demo_story *s)
{
	struct plan plan;

	if (s->who->jay || (s->who - s->demo->people) % 3 != 0 ||
	    !plan_demo_on(s, plan_demo_age(s) - 1, false))
		return NULL;
	TRY(plan_store_plan(s->ctx, s->who->person, &plan));
	if (!date_is(plan.review_on) ||
	    !date_before(plan.review_on, s->ctx->today))
		return NULL;
	return plan_later_put(
	        s->ctx, s->who->person,
	        &(struct plan_later_terms){
	                .reason = PLAN_LATER_AWAY,
	                .until = date_add_days(s->ctx->today, 21),
	                .words = S("In hospital until after the operation."),
	        });
}
