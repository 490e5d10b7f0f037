#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_sign.h"
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

static const struct fault *
merge_check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

/* Undone, and the rows are as they must be. */
static void
undo(struct plan_try *p, struct merging *m)
{
	expect_ok(world_do(p->w, "morgan", merging_undo, m));
	expect_ok(world_see(p->w, NULL, merge_check, NULL));
}

static const struct fault *
goal_by_hand(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_goal_told(ctx, p->goal, 1,
	                      &(struct plan_told_terms){.told = PLAN_TOLD_YES,
	                                                .how = PLAN_HOW_ROOM,
	                                                .on = DATE_NONE});
}

static const struct fault *
step_by_hand(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_step_told(ctx, p->step, 1,
	                      &(struct plan_told_terms){.told = PLAN_TOLD_DONE,
	                                                .how = PLAN_HOW_ROOM,
	                                                .on = DATE_NONE});
}

/* The yes and the mark are as the worker wrote them down. */
static void
expect_by_hand(struct plan_try *p, struct person_id person)
{
	int64_t sam = world_user(p->w, "sam").v;
	const struct plan_whole *whole;

	p->person = person;
	whole = plan_try_whole(p);
	expect_equal(whole->goals_n, 1);
	expect_equal(whole->goals[0].replies[PLAN_PERSON], PLAN_ACCEPTED);
	expect_equal(whole->goals[0].hand.how, PLAN_HOW_ROOM);
	expect_equal(whole->goals[0].hand.by.v, sam);
	expect_equal(whole->goals[0].steps_n, 1);
	expect_equal(whole->goals[0].steps[0].mark.how, PLAN_HOW_ROOM);
	expect_equal(whole->goals[0].steps[0].mark.by.v, sam);
}

TEST("plan: a merge and its undo keep who wrote an answer down, and how it was "
     "said")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;

	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	p->voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	p->step_terms.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_step, p));
	expect_ok(world_do(w, "sam", goal_by_hand, p));
	expect_ok(world_do(w, "sam", step_by_hand, p));
	expect_ok(world_do(w, "morgan", merging_do, &m));
	expect_by_hand(p, m.kept);
	undo(p, &m);
	expect_by_hand(p, m.gone);
}

/* A step and a note at a goal. */
static void
add_to(struct plan_try *p, struct goal_id goal)
{
	p->goal = goal;
	p->words = S("We talked");
	expect_ok(world_do(p->w, "sam", plan_try_step, p));
	expect_ok(world_do(p->w, "sam", plan_try_note, p));
}

static void
expect_goal(struct plan_try *p, struct person_id person, size_t steps,
            size_t notes)
{
	const struct plan_whole *whole;

	p->person = person;
	whole = plan_try_whole(p);
	expect_equal(whole->goals_n, 1);
	expect_equal(whole->goals[0].steps_n, steps);
	expect_equal(whole->goals[0].notes_n, notes);
}

TEST("plan: what was added after a merge goes back with the goal it was added "
     "to, and at the kept person's goal it stays")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;
	struct goal_id gone, kept;

	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	kept = p->goal;
	p->person = m.gone;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	gone = p->goal;
	world_later(w, 1000);
	expect_ok(world_do(w, "morgan", merging_do, &m));
	add_to(p, gone);
	add_to(p, gone);
	add_to(p, kept);
	undo(p, &m);
	expect_goal(p, m.gone, 2, 2);
	expect_goal(p, m.kept, 1, 1);
	/* What goes on being added is where it belongs. */
	add_to(p, gone);
	expect_goal(p, m.gone, 3, 3);
}

TEST("plan: a goal that was written after a merge goes back with the words it "
     "came of, and one that came of none stays")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;

	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	p->voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_statement, p));
	world_later(w, 1000);
	expect_ok(world_do(w, "morgan", merging_do, &m));
	world_later(w, 1000);
	p->person = m.kept;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	p->terms.statement = p->statement;
	p->terms.no_statement = S("");
	p->terms.title = S("What I said");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	expect_ok(world_do(w, "sam", plan_try_step, p));
	/* The words are put otherwise, too. */
	expect_ok(world_do(w, "sam", plan_try_statement_change, p));
	undo(p, &m);
	expect_goal(p, m.kept, 0, 0);
	expect_equal(plan_try_whole(p)->statements_n, 0);
	expect_goal(p, m.gone, 1, 0);
	expect_str(plan_try_whole(p)->goals[0].title, "What I said");
	expect_equal(plan_try_whole(p)->statements_n, 1);
}

TEST("plan: a goal that goes back stands no longer on words that stay")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;

	p->voice = PLAN_VOICE_FOR;
	expect_ok(world_do(w, "sam", plan_try_statement, p));
	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->person = m.gone;
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	expect_ok(world_do(w, "morgan", merging_do, &m));
	p->seen = 1;
	p->terms.statement = p->statement;
	p->terms.no_statement = S("");
	expect_ok(world_do(w, "sam", plan_try_goal_change, p));
	expect_ok(world_see(w, NULL, merge_check, NULL));
	undo(p, &m);
	expect_goal(p, m.gone, 0, 0);
	expect_equal(plan_try_whole(p)->goals[0].statement.v, 0);
	/* Who had it open before is told. */
	expect_equal(plan_try_whole(p)->goals[0].version, 3);
	p->person = m.kept;
	expect_equal(plan_try_whole(p)->statements_n, 1);
}

/* What Jay, or whoever, reads before they answer. */
static const struct fault *
reading(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;
	struct plan_whole whole;

	TRY(plan_read(ctx, p->person, &whole));
	TRY(plan_sign_read(ctx, &whole, &p->words));
	p->words = str_copy(p->w->arena, p->words);
	return NULL;
}

TEST("plan: after an undo each plan has a version that holds what is that "
     "person's, and that alone is read and signed")
{
	struct world *w = people_world(t);
	struct merging m = {.kept = w->jay};
	struct plan_try try = plan_try_in(w), *p = &try;

	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	p->terms.title = S("Find a flat");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	p->person = m.gone;
	p->terms.title = S("Stay off the drink");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	world_later(w, 1000);
	expect_ok(world_do(w, "morgan", merging_do, &m));
	p->person = m.kept;
	/* A version of the two, while they are one. */
	p->terms.title = S("See the nurse");
	expect_ok(world_do(w, "sam", plan_try_goal, p));
	undo(p, &m);
	p->person = m.kept;
	expect_ok(world_do(w, "jay", reading, p));
	expect_has(p->words, "Find a flat");
	expect_lacks(p->words, "Stay off the drink");
	p->person = m.gone;
	expect_ok(world_do(w, "sam", reading, p));
	expect_has(p->words, "Stay off the drink");
	expect_lacks(p->words, "Find a flat");
}
