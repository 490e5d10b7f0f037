#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"

static const struct fault *
read_agreed(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan plan;

	TRY(plan_store_plan(ctx, p->person, &plan));
	return plan_read_terms(ctx, &plan, plan.agreed_version, &p->whole,
	                       &p->found);
}

TEST("plan: of a person with two plans, the version that was agreed is that of "
     "the plan that stands")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_new(t), *p = &try;

	p->w = w;
	p->person = m.kept;
	plan_try_agreed(p);
	for (int i = 0; i < 3; i++)
		expect_ok(world_do(w, "sam", plan_try_step, p));
	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	world_later(w, 60000);
	p->person = m.gone;
	p->terms.title = S("Another plan");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	expect_ok(world_do(w, "sam", plan_try_step, p));
	expect_ok(world_do(w, "sam", plan_try_step, p));
	expect_ok(world_do(w, "morgan", merging_do, &m));
	p->person = m.kept;
	expect_ok(world_see(w, "sam", read_agreed, p));
	expect_true(p->found);
	expect_equal(p->whole.goals_n, 1);
	expect_lacks(p->whole.goals[0].title, "Another plan");
}

TEST("plan: a merge moves the plan with all its past, and undo gives it back")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_new(t), *p = &try;

	p->w = w;
	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	p->voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	expect_ok(world_do(w, "sam", plan_try_step, p));
	expect_ok(world_do(w, "sam", plan_try_statement, p));
	expect_ok(world_do(w, "morgan", merging_do, &m));
	p->person = m.kept;
	expect_equal(plan_try_whole(p)->goals_n, 1);
	expect_equal(plan_try_whole(p)->goals[0].steps_n, 1);
	expect_equal(plan_try_whole(p)->plan.version, 3);
	expect_true(date_make(2026, 11, 24, &p->date));
	expect_ok(world_see(w, "sam", plan_try_day, p));
	expect_true(p->found);
	expect_ok(world_do(w, "morgan", merging_undo, &m));
	expect_equal(plan_try_whole(p)->goals_n, 0);
	p->person = m.gone;
	expect_equal(plan_try_whole(p)->goals_n, 1);
	expect_equal(plan_try_whole(p)->statements_n, 1);
}
