/*
 * plan_parted_test.c - plans of two records that were one person for a while:
 * what was kept of them in that time is read and signed by nobody afterwards,
 * and what was kept before it stays whose it was.
 */
#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_strength.h"
#include "practice/plan/plan_then.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

/* Jay, who is kept, and Jai, who is one with them for a while; on each day at
 * most a few acts. */
struct two {
	struct plan_try p;
	struct merging m;
	struct date first;
	int64_t strength, seen;
	struct str mark;
};

static const struct fault *
today(struct ctx *ctx, void *data)
{
	*(struct date *)data = ctx->today;
	return NULL;
}

static struct two
two_new(struct test *t)
{
	struct world *w = people_world(t);
	struct two two = {.p = plan_try_in(w), .m = {.kept = w->jay}};

	two.m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_see(w, "sam", today, &two.first));
	return two;
}

static void
next_day(struct two *two)
{
	world_later(two->p.w, DAY_MS);
}

static void
merged(struct two *two)
{
	expect_ok(world_do(two->p.w, "morgan", merging_do, &two->m));
	two->p.person = two->m.kept;
}

static void
undone(struct two *two)
{
	expect_ok(world_do(two->p.w, "morgan", merging_undo, &two->m));
}

static void
goal(struct two *two, struct person_id person, struct str title)
{
	two->p.person = person;
	two->p.terms.title = title;
	expect_ok(world_do(two->p.w, "sam", plan_try_goal, &two->p));
}

static const struct fault *
strength_add(struct ctx *ctx, void *data)
{
	struct two *two = data;
	const struct plan_strength is = {.words = two->p.words,
	                                 .said_by = PLAN_SAID_WORKER};

	return plan_strength_add(ctx, two->p.person, &is, &two->strength);
}

static const struct fault *
strength_change(struct ctx *ctx, void *data)
{
	struct two *two = data;
	const struct plan_strength is = {.words = two->p.words,
	                                 .said_by = PLAN_SAID_WORKER};

	return plan_strength_change(ctx, two->p.person, two->strength,
	                            two->seen, &is);
}

static void
strength(struct two *two, struct person_id person, struct str words)
{
	two->p.person = person;
	two->p.words = words;
	expect_ok(world_do(two->p.w, "sam", strength_add, two));
}

/* The plan of a person so many days after the first; NULL: none is shown. */
static const struct plan_whole *
day(struct two *two, struct person_id person, int days)
{
	two->p.person = person;
	two->p.date = date_add_days(two->first, days);
	expect_ok(world_see(two->p.w, "sam", plan_try_day, &two->p));
	return two->p.found ? &two->p.whole : NULL;
}

static bool
is_parted(struct two *two, struct person_id person, int days)
{
	return day(two, person, days) == NULL && two->p.whole.parted;
}

/* --- what is hidden ------------------------------------------------------- */

TEST("plan: what was kept while two were one person is nobody's, also with "
     "what a strength said before it was changed")
{
	struct two try = two_new(t), *two = &try;

	strength(two, two->m.gone, S("Sang in the choir"));
	goal(two, two->m.kept, S("Pay the rent"));
	expect_ok(world_do(two->p.w, "sam", plan_try_step, &two->p));
	next_day(two);
	merged(two);
	goal(two, two->m.kept, S("Find a flat"));
	next_day(two);
	two->seen = 1;
	two->p.words = S("Sings");
	expect_ok(world_do(two->p.w, "sam", strength_change, two));
	next_day(two);
	undone(two);
	expect_true(is_parted(two, two->m.kept, 1));
	expect_true(is_parted(two, two->m.kept, 2));
	expect_equal(day(two, two->m.kept, 3)->strengths_n, 0);
	expect_equal(day(two, two->m.kept, 3)->goals_n, 2);
	expect_str(day(two, two->m.gone, 0)->strengths[0].words,
	           "Sang in the choir");
}

TEST("plan: what was kept while two were one person is nobody's, also with a "
     "goal that was deleted meanwhile")
{
	struct two try = two_new(t), *two = &try;

	struct goal_id secret;

	two->p.terms.voice = PLAN_VOICE_WORKER;
	goal(two, two->m.kept, S("Pay the rent"));
	expect_ok(world_do(two->p.w, "sam", plan_try_step, &two->p));
	goal(two, two->m.gone, S("A secret of Jai"));
	secret = two->p.goal;
	next_day(two);
	merged(two);
	two->p.goal = secret;
	two->p.words = S("Turns up");
	expect_ok(world_do(two->p.w, "sam", strength_add, two));
	next_day(two);
	two->p.seen = plan_try_the_goal(&two->p)->version;
	expect_ok(world_do(two->p.w, "sam", plan_try_delete, &two->p));
	next_day(two);
	undone(two);
	expect_true(is_parted(two, two->m.kept, 1));
	expect_equal(day(two, two->m.kept, 2)->goals_n, 1);
	expect_str(day(two, two->m.gone, 0)->goals[0].title, "A secret of Jai");
}

TEST("plan: of a goal that was written and deleted while two were one person "
     "nothing is shown, and one's own of before that stays in its days")
{
	struct two try = two_new(t), *two = &try;
	struct goal_id own;

	two->p.terms.voice = PLAN_VOICE_WORKER;
	goal(two, two->m.kept, S("My own"));
	own = two->p.goal;
	next_day(two);
	merged(two);
	goal(two, two->m.kept, S("A second"));
	next_day(two);
	goal(two, two->m.kept, S("Whose was it?"));
	next_day(two);
	two->p.seen = 1;
	expect_ok(world_do(two->p.w, "sam", plan_try_delete, &two->p));
	two->p.goal = own;
	two->p.seen = plan_try_the_goal(&two->p)->version;
	expect_ok(world_do(two->p.w, "sam", plan_try_delete, &two->p));
	next_day(two);
	undone(two);
	expect_equal(day(two, two->m.kept, 0)->goals_n, 1);
	expect_equal(day(two, two->m.kept, 1)->goals_n, 2);
	expect_true(is_parted(two, two->m.kept, 2));
	expect_equal(day(two, two->m.kept, 3)->goals_n, 1);
}

/* --- what stays ----------------------------------------------------------- */

static const struct fault *
agreed_read(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan plan;

	TRY(plan_store_plan(ctx, p->person, &plan));
	return plan_read_terms(ctx, &plan, plan.agreed_version, &p->whole,
	                       &p->found);
}

TEST("plan: what was kept before two were one person stays whose it was, also "
     "with the same words at both")
{
	struct two try = two_new(t), *two = &try;
	struct plan_try *p = &two->p;

	strength(two, two->m.gone, S("Good with his hands"));
	strength(two, two->m.kept, S("Good with his hands"));
	p->words = S("Because");
	plan_try_agreed(p);
	next_day(two);
	goal(two, two->m.gone, S("Another plan"));
	next_day(two);
	merged(two);
	next_day(two);
	undone(two);
	expect_equal(day(two, two->m.kept, 0)->goals_n, 1);
	expect_equal(day(two, two->m.gone, 0)->strengths_n, 1);
	expect_equal(day(two, two->m.gone, 1)->goals_n, 1);
	/* What was agreed is there, and is agreed: nothing of it changed. */
	p->person = two->m.kept;
	expect_ok(world_see(p->w, "sam", agreed_read, p));
	expect_true(p->found);
	expect_equal(p->whole.goals_n, 1);
	expect_true(plan_is_agreed(&plan_try_whole(p)->plan));
}

/* --- what is signed ------------------------------------------------------- */

static const struct fault *
mark_read(struct ctx *ctx, void *data)
{
	struct two *two = data;

	TRY(plan_store_plan(ctx, two->p.person, &two->p.plan));
	TRY(plan_sign_mark(ctx, &two->p.plan, &two->mark));
	two->mark = str_copy(two->p.w->arena, two->mark);
	return NULL;
}

/* Sam takes in a paper of the version that was read. */
static const struct fault *
paper(struct ctx *ctx, void *data)
{
	struct two *two = data;
	const struct plan_paper_terms terms = {.version = two->p.plan.version,
	                                       .mark = two->mark,
	                                       .day = ctx->today};
	struct plan after;

	return plan_sign_paper(ctx, two->p.person, &terms, &two->p.answer, NULL,
	                       &after);
}

TEST("plan sign: what was kept while two were one person is signed by nobody "
     "after that is undone, on paper or otherwise")
{
	struct two try = two_new(t), *two = &try;
	struct plan_try *p = &two->p;

	goal(two, two->m.kept, S("Pay the rent"));
	for (int i = 0; i < 3; i++)
		expect_ok(world_do(p->w, "sam", plan_try_step, p));
	goal(two, two->m.gone, S("A secret of Jai"));
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	next_day(two);
	merged(two);
	goal(two, two->m.kept, S("Find a flat"));
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	expect_ok(world_see(p->w, "sam", mark_read, two));
	p->answer = (struct plan_answering){.answer = PLAN_YES,
	                                    .seen = p->plan.version};
	/* Until then it is, but for the picture. */
	expect_problem(world_do(p->w, "sam", paper, two), "picture",
	               "Choose a picture of the signed paper");
	next_day(two);
	undone(two);
	for (int i = 0; i < 2; i++) {
		p->person = i == 0 ? two->m.kept : two->m.gone;
		expect_problem(world_do(p->w, "sam", paper, two), "mark",
		               "This check code is not the one of that "
		               "version. Look at the foot of the paper again");
	}
	p->person = two->m.kept;
	expect_fault(world_do(p->w, "jay", plan_try_answer, p), FAULT_CONFLICT,
	             NULL);
	expect_equal(plan_try_whole(p)->plan.sides[PLAN_PERSON].answer,
	             PLAN_ANSWER_NONE);
	expect_ok(plan_try_says(p, "jay", PLAN_YES));
}

TEST("plan: what was agreed with what is the other's is agreed no longer when "
     "two are not one person")
{
	struct two try = two_new(t), *two = &try;
	struct plan_try *p = &two->p;

	goal(two, two->m.kept, S("Pay the rent"));
	for (int i = 0; i < 3; i++)
		expect_ok(world_do(p->w, "sam", plan_try_step, p));
	goal(two, two->m.gone, S("A secret of Jai"));
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	next_day(two);
	merged(two);
	plan_try_agreed(p);
	expect_true(plan_is_agreed(&plan_try_whole(p)->plan));
	next_day(two);
	undone(two);
	p->person = two->m.kept;
	expect_equal(plan_try_whole(p)->goals_n, 2);
	expect_true(plan_is_changed(&plan_try_whole(p)->plan));
	expect_false(plan_has_answered(&plan_try_whole(p)->plan, PLAN_PERSON));
}
