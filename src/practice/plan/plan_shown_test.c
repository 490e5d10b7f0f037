/* plan_shown_test.c - what stands on a plan as long as something holds, and not
 * before or after: the mark of a draft, a question, counts. */
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define STAFF "/people/X100001/plan"
#define MINE  "/me/plan"

static struct plan_try
served(struct test *t, struct http **out)
{
	struct plan_try p = plan_try_in(people_world(t));

	*out = http_serve(p.w, p.w->app->capabilities);
	return p;
}

static void
both_print(struct http *h, const char *is, const char *is_not)
{
	const struct {
		const char *who, *path;
	} papers[] = {{"sam", STAFF "/print"}, {"jay", MINE "/print"}};

	for (size_t i = 0; i < 2; i++) {
		struct str body =
		        http_get(h, papers[i].who, papers[i].path).body;

		if (is != NULL)
			expect_has(body, is);
		expect_lacks(body, is_not);
	}
}

TEST("plan pages: a booklet bears the mark of a draft until both agreed, and "
     "again from a change on until both agree to it")
{
	struct http *h;
	struct plan_try p = served(t, &h);

	/* Nothing is in it yet, and that is no agreed plan either. */
	both_print(h, "Draft: not agreed yet", "changed since it was agreed");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	both_print(h, "Draft: not agreed yet", "changed since it was agreed");
	/* The yes of one side is no agreement. */
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	both_print(h, "Draft: not agreed yet", "changed since it was agreed");
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	both_print(h, NULL, "Draft:");
	p.terms.title = S("One more");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	both_print(h, "Draft: changed since it was agreed", "not agreed yet");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	both_print(h, "Draft: changed since it was agreed", "not agreed yet");
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	both_print(h, NULL, "Draft:");
}

#define ASKS "All steps are done. Is the goal reached?"

/* Whether both sides are asked, on the page of p->goal. */
static void
both_asked(struct plan_try *p, struct http *h, bool asked)
{
	const struct {
		const char *who, *base;
	} pages[] = {{"sam", STAFF}, {"jay", MINE}};

	for (size_t i = 0; i < 2; i++) {
		struct str at =
		        str_print(p->w->arena, "%s/goals/%.*s", pages[i].base,
		                  STR_ARG(id_show(p->w->arena, p->goal.v)));
		struct str body =
		        http_get(h, pages[i].who, str_c(p->w->arena, at)).body;

		expect_has(body, "It is reached");
		if (asked)
			expect_has(body, ASKS);
		else
			expect_lacks(body, ASKS);
	}
}

static void
puts_step(struct plan_try *p, struct step_id step, enum plan_step_status status)
{
	p->step = step;
	p->status = status;
	expect_ok(world_do(p->w, "jay", plan_try_progress, p));
}

TEST("plan pages: if a goal is reached is asked when all of its steps are "
     "done, and neither before nor without a step")
{
	struct http *h;
	struct plan_try p = served(t, &h);
	struct step_id first;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	both_asked(&p, h, false);
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	first = p.step;
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	both_asked(&p, h, false);
	puts_step(&p, p.step, PLAN_STEP_COMPLETED);
	both_asked(&p, h, false);
	puts_step(&p, first, PLAN_STEP_IN_PROGRESS);
	both_asked(&p, h, false);
	puts_step(&p, first, PLAN_STEP_COMPLETED);
	both_asked(&p, h, true);
	/* What is no longer needed is not waited for. */
	puts_step(&p, first, PLAN_STEP_NO_LONGER_NEEDED);
	both_asked(&p, h, true);
	/* One that is still to do takes the question back. */
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	both_asked(&p, h, false);
}

/* The four counts as both sides read them. */
static void
tabs_are(struct plan_try *p, struct http *h, const int counts[4])
{
	static const char *const staff[] = {"Current", "Future", "Achieved",
	                                    "Removed"};

	for (size_t i = 0; i < 4; i++) {
		struct str is =
		        str_print(p->w->arena, "%s (%d)", staff[i], counts[i]);

		expect_has(http_get(h, "sam", STAFF).body,
		           str_c(p->w->arena, is));
	}
}

TEST("plan pages: the lists of goals say how many are current, for the future, "
     "achieved and removed, and an act moves a goal from one to the other")
{
	struct http *h;
	struct plan_try p = served(t, &h);
	const struct plan_goal *goal;

	tabs_are(&p, h, (const int[]){0, 0, 0, 0});
	plan_try_agreed(&p);
	tabs_are(&p, h, (const int[]){1, 0, 0, 0});
	goal = plan_try_the_goal(&p);
	p.seen = goal->version;
	expect_ok(world_do(p.w, "sam", plan_try_achieve, &p));
	tabs_are(&p, h, (const int[]){0, 0, 1, 0});
	for (int i = 0; i < 3; i++)
		expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	tabs_are(&p, h, (const int[]){3, 0, 1, 0});
	p.seen = 1;
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	tabs_are(&p, h, (const int[]){2, 0, 1, 1});
	p.terms.now = false;
	p.terms.target = DATE_NONE;
	for (int i = 0; i < 2; i++)
		expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	tabs_are(&p, h, (const int[]){2, 2, 1, 1});
	/* A refused act moves nothing. */
	p.seen = 7;
	expect_fault(world_do(p.w, "sam", plan_try_remove, &p), FAULT_CONFLICT,
	             NULL);
	tabs_are(&p, h, (const int[]){2, 2, 1, 1});
}
