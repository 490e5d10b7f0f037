/* plan_strength_test.c - strengths that are changed and taken back. */
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_strength.h"
#include "practice/plan/plan_try_test.h"

struct strong {
	struct plan_try p;
	struct plan_strength terms, is, *past;
	size_t past_n;
	int64_t id, seen;
	struct str why;
};

static const struct fault *
add(struct ctx *ctx, void *data)
{
	struct strong *s = data;

	s->seen = 1;
	return plan_strength_add(ctx, s->p.person, &s->terms, &s->id);
}

static const struct fault *
change(struct ctx *ctx, void *data)
{
	struct strong *s = data;

	return plan_strength_change(ctx, s->p.person, s->id, s->seen,
	                            &s->terms);
}

static const struct fault *
back(struct ctx *ctx, void *data)
{
	struct strong *s = data;

	return plan_strength_withdraw(ctx, s->p.person, s->id, s->seen, s->why);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct strong *s = data;

	TRY(plan_strength_one(ctx, s->p.person, s->id, &s->is));
	TRY(plan_strength_past(ctx, s->p.person, s->id, &s->past, &s->past_n));
	s->is.words = str_copy(s->p.w->arena, s->is.words);
	for (size_t i = 0; i < s->past_n; i++)
		s->past[i].words = str_copy(s->p.w->arena, s->past[i].words);
	return NULL;
}

static const struct fault *
link_it(struct ctx *ctx, void *data)
{
	struct strong *s = data;

	return plan_help_link(ctx, s->p.goal, s->id);
}

static struct strong
strong_new(struct test *t, const char *who, enum plan_said_by said_by)
{
	struct strong s = {.p = plan_try_new(t),
	                   .terms = {.words = S("Good with dogs"),
	                             .said_by = said_by},
	                   .why = S("It is no longer so")};

	expect_ok(world_do(s.p.w, who, add, &s));
	return s;
}

TEST("plan: a strength is changed by whoever's words it is in, and what it "
     "said before is kept")
{
	struct strong s = strong_new(t, "jay", PLAN_SAID_SELF);

	s.terms.words = S("Good with all dogs");
	expect_refused(t, world_do(s.p.w, "sam", change, &s),
	               "Only whoever wrote these words can change them");
	expect_ok(world_see(s.p.w, "sam", look, &s));
	expect_str(s.is.words, "Good with dogs");
	expect_equal(s.past_n, 0);
	expect_ok(world_do(s.p.w, "jay", change, &s));
	expect_ok(world_see(s.p.w, "sam", look, &s));
	expect_str(s.is.words, "Good with all dogs");
	expect_equal(s.is.author.voice, PLAN_VOICE_OWN);
	expect_equal(s.past_n, 1);
	expect_str(s.past[0].words, "Good with dogs");
	expect_equal(plan_try_whole(&s.p)->strengths_n, 1);
	expect_fault(world_do(s.p.w, "ned", change, &s), FAULT_NOT_FOUND, NULL);
}

TEST("plan: a strength that a worker wrote for a person is either's, and the "
     "person's own once they change it; a worker's is the worker's")
{
	struct strong s = strong_new(t, "sam", PLAN_SAID_SELF);

	s.terms.words = S("Good with big dogs");
	expect_ok(world_do(s.p.w, "priya", change, &s));
	expect_ok(world_see(s.p.w, "sam", look, &s));
	expect_equal(s.is.author.voice, PLAN_VOICE_FOR);
	expect_equal(s.is.author.user.v, world_user(s.p.w, "priya").v);
	s.seen = 2;
	expect_ok(world_do(s.p.w, "jay", change, &s));
	s.seen = 3;
	expect_refused(t, world_do(s.p.w, "sam", change, &s), NULL);
	s = strong_new(t, "sam", PLAN_SAID_FAMILY);
	expect_refused(t, world_do(s.p.w, "jay", change, &s), NULL);
	expect_refused(t, world_do(s.p.w, "jay", back, &s), NULL);
	s.terms.said_by = PLAN_SAID_WORKER;
	expect_ok(world_do(s.p.w, "sam", change, &s));
}

TEST("plan: a strength is taken back with a reason, and is kept")
{
	struct strong s = strong_new(t, "sam", PLAN_SAID_WORKER);

	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s.p));
	expect_ok(world_do(s.p.w, "sam", link_it, &s));
	expect_equal(plan_try_the_goal(&s.p)->helps_n, 1);
	s.why = S(" ");
	expect_problem(world_do(s.p.w, "sam", back, &s), "why",
	               "Write something here");
	expect_equal(plan_try_whole(&s.p)->strengths_n, 1);
	s.why = S("I was wrong");
	expect_ok(world_do(s.p.w, "sam", back, &s));
	expect_equal(plan_try_whole(&s.p)->strengths_n, 0);
	expect_equal(plan_try_the_goal(&s.p)->helps_n, 0);
	s.seen = 2;
	expect_fault(world_do(s.p.w, "sam", back, &s), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(s.p.w, "sam", change, &s), FAULT_NOT_FOUND, NULL);
}

TEST("plan: a strength is changed as it was seen, or it does not count")
{
	struct strong s = strong_new(t, "sam", PLAN_SAID_WORKER);
	int64_t before;

	s.terms.words = S("Patient");
	expect_ok(world_do(s.p.w, "sam", change, &s));
	before = world_changes(s.p.w);
	expect_fault(world_do(s.p.w, "priya", change, &s), FAULT_CONFLICT,
	             NULL);
	expect_fault(world_do(s.p.w, "priya", back, &s), FAULT_CONFLICT, NULL);
	s.seen = 2;
	s.terms.words = S("");
	expect_problem(world_do(s.p.w, "sam", change, &s), "words",
	               "Write something here");
	expect_equal(world_changes(s.p.w), before);
}
