#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"

/* Two people of sam's who turn out to be one. */
struct merging {
	struct plan_try try;
	struct person_id gone, kept;
	struct merge_id merge;
};

static const struct fault *
merge(struct ctx *ctx, void *data)
{
	struct merging *m = data;

	return people_merge(ctx, m->gone, m->kept, &m->merge);
}

static const struct fault *
undo(struct ctx *ctx, void *data)
{
	struct merging *m = data;

	return people_merge_undo(ctx, m->merge);
}

TEST("plan: a merge moves the plan with all its past, and undo gives it back")
{
	struct world *w = people_world(t);
	struct merging m = {.try = plan_try_new(t)};
	struct plan_try *p = &m.try;

	p->w = w;
	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	m.kept = w->jay;
	p->person = m.gone;
	p->voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	expect_ok(world_do(w, "sam", plan_try_step, p));
	expect_ok(world_do(w, "sam", plan_try_statement, p));
	expect_ok(world_do(w, "morgan", merge, &m));
	p->person = m.kept;
	expect_equal(plan_try_whole(p)->goals_n, 1);
	expect_equal(plan_try_whole(p)->goals[0].steps_n, 1);
	expect_equal(plan_try_whole(p)->plan.version, 3);
	expect_true(date_make(2026, 11, 24, &p->date));
	expect_ok(world_see(w, "sam", plan_try_day, p));
	expect_true(p->found);
	expect_ok(world_do(w, "morgan", undo, &m));
	expect_equal(plan_try_whole(p)->goals_n, 0);
	p->person = m.gone;
	expect_equal(plan_try_whole(p)->goals_n, 1);
	expect_equal(plan_try_whole(p)->statements_n, 1);
}
