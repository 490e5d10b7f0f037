/*
 * plan_rehearse.c - the plan of somebody who is made to practise with.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_met.h"

/* When both have said yes to it, as plan_demo has it. */
#define AGREED 29

static const struct fault *
plan_rehearse_agreed(struct plan_demo_story *s)
{
	TRY(plan_demo_written(s));
	TRY(plan_demo_replies(s));
	TRY(plan_demo_answer(s, AGREED - 1, true, PLAN_YES));
	return plan_demo_answer(s, AGREED, false, PLAN_YES);
}

/* The steps of a goal, done one after the other. */
static const struct fault *
plan_rehearse_steps(struct plan_demo_story *s, struct goal_id goal)
{
	struct plan_step *steps;
	int day = AGREED + 10;
	size_t n;

	TRY(plan_store_steps(s->ctx, s->who->person, &steps, &n));
	for (size_t i = 0; i < n; i++) {
		if (steps[i].goal.v != goal.v ||
		    !plan_demo_on(s, day += 7, false))
			continue;
		TRY(plan_step_progress(s->ctx, steps[i].id,
		                       PLAN_STEP_COMPLETED));
	}
	return NULL;
}

/* The person says that a goal is met; the worker wrote: not yet. */
static const struct fault *
plan_rehearse_differ(struct plan_demo_story *s)
{
	struct plan_goal goal;
	int64_t met;

	TRY(plan_rehearse_agreed(s));
	if (s->goals_n < 2)
		return NULL;
	TRY(plan_rehearse_steps(s, s->goals[1]));
	if (!plan_demo_on(s, plan_demo_age(s) - 6, true))
		return NULL;
	TRY(plan_store_goal_lock(s->ctx, s->goals[1], &goal));
	TRY(plan_met_propose(
	        s->ctx, goal.id, goal.version,
	        &(struct plan_met_terms){
	                .why = S("Everything we wrote down for it is done."),
	                .shows = S("The letter that came, and we looked at "
	                           "it together."),
	        },
	        &met));
	if (!plan_demo_on(s, plan_demo_age(s) - 3, false))
		return NULL;
	return plan_met_answer(
	        s->ctx, met, 1,
	        &(struct plan_met_given){
	                .says = PLAN_SAYS_NO,
	                .words = S("It goes well. I would like to see one "
	                           "more month of it."),
	        });
}

static const struct fault *
plan_rehearse_import(struct plan_demo_story *s)
{
	int64_t file;

	TRY(plan_rehearse_agreed(s));
	if (!plan_demo_on(s, plan_demo_age(s) - 2, false))
		return NULL;
	return plan_file_demo_put(s, &file);
}

const struct fault *
plan_rehearse(struct ctx *ctx, struct demo *demo)
{
	struct plan_demo_story story = {
	        .ctx = ctx, .demo = demo, .who = demo->people, .day = -1};

	switch (demo->rehearsal) {
	case REHEARSE_HALF:
		return plan_demo_written(&story);
	case REHEARSE_DIFFER:
		return plan_rehearse_differ(&story);
	case REHEARSE_IMPORT:
		return plan_rehearse_import(&story);
	case REHEARSE_OVERDUE:
	case REHEARSE_COUNTERSIGN:
		return plan_rehearse_agreed(&story);
	case REHEARSE_FIRST:
	case REHEARSE_COUNT:
		break;
	}
	return NULL;
}
