/* plan_terms_test.c - what is agreed about in a version, kept apart. */
#include "practice/plan/plan_terms.h"
#include "practice/plan/plan_try_test.h"

static const struct query terms_gone = {
        .name = "plan_test.terms_gone",
        .text = "update plan_version set terms = ''",
        .unaudited = "a version from before terms were kept",
        .scans = "a test",
};

static const struct query *const changes[] = {&terms_gone, NULL};

static const struct fault *
terms_forget(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &terms_gone, NO_ARGS, NULL);
}

static const struct fault *
agreed_terms(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	TRY(plan_store_plan(ctx, p->person, &p->plan));
	return plan_read_terms(ctx, &p->plan, p->plan.agreed_version, &p->whole,
	                       &p->found);
}

static const struct fault *
own_terms(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_read_terms(ctx, &p->plan, 1, &p->whole, &p->found);
}

static const struct fault *
no_version(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	TRY(plan_store_plan(ctx, p->person, &p->plan));
	return plan_read_terms(ctx, &p->plan, 999, &p->whole, &p->found);
}

/* What changed since it was agreed. */
static struct change_list
differences(struct test *t, struct plan_try *p)
{
	struct change_list list;
	struct plan_whole then;

	expect_ok(world_see(p->w, "sam", agreed_terms, p));
	expect_true(p->found);
	then = p->whole;
	plan_differ(t->arena, &then, plan_try_whole(p), &list);
	return list;
}

TEST("plan terms: what changed since it was agreed is the same from the terms "
     "as from the whole version")
{
	struct plan_try p = plan_try_new(t);
	struct change_list terms, whole;

	p.w = world_with(t, changes);
	p.person = p.w->jay;
	p.terms.why = S("A \"card\", and\nwork; =1+1");
	plan_try_agreed(&p);
	p.terms.title = S("Get two cards");
	p.terms.why = S("");
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	p.step_terms.words = S("Buy boots");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	terms = differences(t, &p);
	expect_ok(world_do(p.w, "sam", terms_forget, &p));
	whole = differences(t, &p);
	expect_equal(terms.n, 3);
	expect_equal(whole.n, terms.n);
	for (size_t i = 0; i < terms.n; i++) {
		expect_equal(terms.v[i].kind, whole.v[i].kind);
		expect_true(str_equal(terms.v[i].of, whole.v[i].of));
		expect_true(str_equal(terms.v[i].part, whole.v[i].part));
		expect_true(str_equal(terms.v[i].was, whole.v[i].was));
		expect_true(str_equal(terms.v[i].is, whole.v[i].is));
	}
	expect_str(terms.v[1].was, "A \"card\", and\nwork; =1+1");
}

TEST("plan terms: a version that is not there is not found")
{
	struct plan_try p = plan_try_new(t);

	plan_try_agreed(&p);
	expect_ok(world_see(p.w, "sam", no_version, &p));
	expect_false(p.found);
}

TEST("plan terms: who does not reach the person does not read them")
{
	struct plan_try p = plan_try_new(t);

	plan_try_agreed(&p);
	p.plan.person = p.person;
	expect_fault(world_see(p.w, "ned", own_terms, &p), FAULT_NOT_FOUND,
	             NULL);
}

struct given {
	struct str text;
	struct plan_whole whole;
};

static const struct fault *
read_given(struct ctx *ctx, void *data)
{
	struct given *given = data;

	return plan_terms_read(ctx, given->text, &given->whole);
}

#define GOAL "goal,1,Title,,,accommodation,0,21000,mine,ACTIVE,accepted\n"
#define STEP "step,2,Words,probation_practitioner,21000,waiting\n"

TEST("plan terms: of a plan without goals nothing is agreed")
{
	struct plan_try p = plan_try_new(t);
	struct given given = {.text = S("plan,0,0\n")};

	expect_ok(world_see(p.w, "sam", read_given, &given));
	expect_equal(given.whole.goals_n, 0);
}

TEST("plan terms: what was written is read, each step with its goal")
{
	struct plan_try p = plan_try_new(t);
	struct given given = {.text = S("plan,2,1\n" GOAL GOAL STEP)};

	expect_ok(world_see(p.w, "sam", read_given, &given));
	expect_equal(given.whole.goals_n, 2);
	expect_equal(given.whole.goals[0].steps_n, 0);
	expect_equal(given.whole.goals[1].steps_n, 1);
	expect_str(given.whole.goals[1].steps[0].words, "Words");
}

TEST("plan terms: what is not what is written is a fault of the program")
{
	static const char *const wrong[] = {
	        "",
	        "plan,1,0\n",
	        "plan,0,0\nplan,0,0\n",
	        "plan,0,0\n" GOAL,
	        "plan,1,0\n" GOAL STEP,
	        "plan,1,1\n" STEP GOAL,
	        "plan,501,0\n",
	        "plan,0,2001\n",
	        "plan,-1,0\n",
	        "plan,0\n",
	        "plan,1,0\ngoal,1,Title\n",
	        "plan,1,1\n" GOAL "step,2,Words\n",
	        "plan,1,0\n"
	        "goal,x,Title,,,accommodation,0,1,mine,ACTIVE,waiting\n",
	        "plan,1,0\n"
	        "goal,1,Title,,,nowhere,0,1,mine,ACTIVE,waiting\n",
	        "plan,0,0\nnote,1\n",
	        "plan,0,0\n\"open",
	        GOAL,
	};
	struct plan_try p = plan_try_new(t);

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct given given = {.text = str_of(wrong[i])};

		expect_log("bug", "cannot be read");
		expect_fault(world_see(p.w, "sam", read_given, &given),
		             FAULT_BUG, NULL);
	}
}
