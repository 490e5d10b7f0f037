/* plan_past_test.c - the history of one goal: a rule each. */
#include "practice/plan/plan_past.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

struct past_try {
	struct plan_try p;
	struct plan_past *list;
	size_t n;
	bool more;
};

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct past_try *past = data;

	return plan_past_read(ctx, past->p.person, past->p.goal, &past->list,
	                      &past->n, &past->more);
}

/* A goal with a step, whose name changes before the step is done. */
static struct past_try
past_new(struct test *t)
{
	struct past_try past = {.p = plan_try_in(people_world(t))};
	struct plan_try *p = &past.p;

	expect_ok(world_do(p->w, "sam", plan_try_goal, p));
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	world_later(p->w, 1000);
	p->terms.title = S("Get my card this year");
	p->seen = plan_try_the_goal(p)->version;
	expect_ok(world_do(p->w, "sam", plan_try_goal_change, p));
	world_later(p->w, 1000);
	p->status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(p->w, "jay", plan_try_progress, p));
	return past;
}

TEST("plan past: beside each event of a goal stands the goal as it was after "
     "it")
{
	struct past_try past = past_new(t);

	expect_ok(world_see(past.p.w, "sam", see, &past));
	expect_equal(past.n, 4);
	expect_false(past.more);
	expect_str(past.list[3].goal.title, "Get my card");
	expect_equal(past.list[3].goal.steps_n, 0);
	expect_equal(past.list[2].goal.steps_n, 1);
	expect_str(past.list[2].goal.title, "Get my card");
	expect_str(past.list[1].goal.title, "Get my card this year");
	expect_equal(past.list[1].goal.steps[0].status, PLAN_STEP_NOT_STARTED);
	expect_equal(past.list[0].goal.steps[0].status, PLAN_STEP_COMPLETED);
	expect_has(past.list[3].says, "added a goal");
	expect_fault(world_see(past.p.w, "ned", see, &past), FAULT_NOT_FOUND,
	             NULL);
}

TEST("plan past: what happened to another goal is not in it")
{
	struct past_try past = past_new(t);
	struct goal_id first = past.p.goal;

	past.p.terms.title = S("Swim");
	expect_ok(world_do(past.p.w, "sam", plan_try_goal, &past.p));
	expect_ok(world_see(past.p.w, "sam", see, &past));
	expect_equal(past.n, 1);
	expect_str(past.list[0].goal.title, "Swim");
	past.p.goal = first;
	expect_ok(world_see(past.p.w, "sam", see, &past));
	expect_equal(past.n, 4);
}

TEST("plan past: the person reads the same in their own words")
{
	struct past_try past = past_new(t);

	expect_ok(world_see(past.p.w, "jay", see, &past));
	expect_equal(past.n, 4);
	expect_str(past.list[0].says, "You did a step");
	expect_has(past.list[3].says, "added a goal to your plan");
}

TEST("plan past: the newest thirty are shown, and the rest is found by its day")
{
	struct past_try past = past_new(t);

	for (int i = 0; i < PLAN_PAST_MOST; i++) {
		world_later(past.p.w, 1000);
		expect_ok(world_do(past.p.w, "sam", plan_try_note, &past.p));
	}
	expect_ok(world_see(past.p.w, "sam", see, &past));
	expect_equal(past.n, PLAN_PAST_MOST);
	expect_true(past.more);
	expect_has(past.list[0].says, "wrote a note");
}

TEST("plan past pages: the history of a goal shows it as it stood, to both "
     "sides, and to nobody out of reach")
{
	struct past_try past = past_new(t);
	struct http *h = http_serve(past.p.w, past.p.w->app->capabilities);
	struct str id = id_show(t->arena, past.p.goal.v);
	const char *at =
	        http_at(h, "/people/X100001/plan/goals", id, "/history");
	const char *mine = http_at(h, "/me/plan/goals", id, "/history");
	struct http_reply reply = http_get(h, "sam", at);

	expect_equal(reply.status, 200);
	expect_has(reply.body, "History of “Get my card this year”");
	expect_has(reply.body, "<strong>Get my card</strong>");
	expect_has(reply.body, "The steps as they stood");
	expect_has(http_get(h, "sam",
	                    http_at(h, "/people/X100001/plan/goals", id, ""))
	                   .body,
	           "History of this goal");
	expect_has(http_get(h, "jay", mine).body, "You did a step");
	expect_equal(http_get(h, "ned", at).status, 404);
	expect_equal(http_get(h, "jay", at).status, 403);
	expect_equal(
	        http_get(h, "sam",
	                 "/people/X100001/plan/goals/0000000000000/history")
	                .status,
	        404);
	reply = http_get(h, "jay",
	                 http_at(h, "/api/people/X100001/plan/goals", id,
	                         "/history"));
	expect_has(reply.body, "\"what\":\"plan.step_done\"");
	expect_has(reply.body, "\"more\":false");
}
