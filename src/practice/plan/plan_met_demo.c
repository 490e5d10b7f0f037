/*
 * plan_met_demo.c - what the fictional people say of goals being met.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_met.h"

/* A goal of the story that nobody declined and whose steps are all done; of
 * Jay's, whose words tell more, one that is begun. */
static const struct plan_goal *
plan_met_demo_goal(const struct plan_whole *whole, bool jay)
{
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		size_t of, done = plan_goal_done(goal, &of);

		if (done == 0 || goal->status == PLAN_GOAL_FUTURE ||
		    !plan_goal_is_live(goal))
			continue;
		if (done == of || (jay && done > 1))
			return goal;
	}
	return NULL;
}

static const struct fault *
plan_met_demo_say(struct plan_demo_story *s, int days_ago, bool person,
                  int64_t *out)
{
	const struct plan_goal *goal;
	struct plan_whole whole;

	*out = 0;
	if (!plan_demo_on(s, plan_demo_age(s) - days_ago, person))
		return NULL;
	TRY(plan_read(s->ctx, s->who->person, &whole));
	goal = plan_met_demo_goal(&whole, s->who->jay);
	if (goal == NULL)
		return NULL;
	return plan_met_propose(
	        s->ctx, goal->id, goal->version,
	        &(struct plan_met_terms){
	                .why = s->who->jay
	                               ? S("I do not need the last step: it "
	                                   "goes well without.")
	                               : S("Everything we wrote down for it "
	                                   "is done."),
	                .shows = S("The letter that came, and we looked at "
	                           "it together."),
	        },
	        out);
}

static const struct fault *
plan_met_demo_answer(struct plan_demo_story *s, int64_t id, bool person,
                     enum plan_says says)
{
	if (id == 0 || !plan_demo_on(s, s->day + 1, person))
		return NULL;
	return plan_met_answer(
	        s->ctx, id, 1,
	        &(struct plan_met_given){
	                .says = says,
	                .words = says == PLAN_SAYS_NO
	                                 ? S("It goes well. I would like to "
	                                     "see one more month of it.")
	                                 : S("I saw it."),
	        });
}

/* What Jay said waits for an answer; of the others some wait, some differ and
 * some are met. */
const struct fault *
plan_met_demo(struct plan_demo_story *s)
{
	unsigned pick = s->who->jay ? 3 : demo_random(s->demo, 8);
	int64_t id;

	if (plan_demo_age(s) < 40 || !plan_demo_can_sign(s) || pick > 3)
		return NULL;
	if (pick == 3)
		return plan_met_demo_say(s, 5, true, &id);
	TRY(plan_met_demo_say(s, 8, pick != 1, &id));
	if (pick == 1)
		return NULL;
	return plan_met_demo_answer(s, id, false,
	                            pick == 0 ? PLAN_SAYS_NO : PLAN_SAYS_YES);
}
