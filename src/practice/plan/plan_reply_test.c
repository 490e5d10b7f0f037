/* plan_reply_test.c - what each side says to a goal, and what becomes of it. */
#include "practice/plan/plan_try_test.h"

/* The version of the goal as it is now. */
static void
see(struct plan_try *p)
{
	p->seen = plan_try_the_goal(p)->version;
}

TEST("plan: what a side says with its yes or no stays its own, whatever the "
     "other answers")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	p.terms.voice = PLAN_VOICE_OWN;
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	p.reply = PLAN_DECLINED;
	p.words = S("Not before the trial");
	expect_ok(world_do(p.w, "sam", plan_try_reply, &p));
	p.reply = PLAN_ACCEPTED;
	p.words = S("I want it all the same");
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	goal = plan_try_the_goal(&p);
	expect_str(goal->reply_words[PLAN_WORKER], "Not before the trial");
	expect_str(goal->reply_words[PLAN_PERSON], "I want it all the same");
	see(&p);
	p.terms.title = S("Get my own card");
	expect_ok(world_do(p.w, "jay", plan_try_goal_change, &p));
	goal = plan_try_the_goal(&p);
	expect_str(goal->reply_words[PLAN_WORKER], "");
	expect_str(goal->reply_words[PLAN_PERSON], "");
}

TEST("plan: a goal that is added back is asked about anew, and what was said "
     "to it before is no answer")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_goal *goal;

	plan_try_agreed(&p);
	p.reply = PLAN_DECLINED;
	p.words = S("I do not want this");
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	p.words = S("Not now");
	see(&p);
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	see(&p);
	expect_ok(world_do(p.w, "jay", plan_try_readd, &p));
	goal = plan_try_the_goal(&p);
	expect_equal(goal->replies[PLAN_PERSON], PLAN_ACCEPTED);
	expect_str(goal->reply_words[PLAN_PERSON], "");
	expect_equal(goal->replies[PLAN_WORKER], PLAN_WAITING);
}

TEST("plan: a no and a yes after it change what was agreed; the same again "
     "does not")
{
	struct plan_try p = plan_try_new(t);
	const enum plan_reply says[] = {PLAN_DECLINED, PLAN_DECLINED,
	                                PLAN_ACCEPTED, PLAN_ACCEPTED};
	int64_t before, after;

	plan_try_agreed(&p);
	for (size_t i = 0; i < 4; i++) {
		before = plan_try_whole(&p)->plan.terms_version;
		p.reply = says[i];
		p.reply_seen = 0;
		expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
		after = plan_try_whole(&p)->plan.terms_version;
		expect_equal(after > before, i % 2 == 0);
	}
}
