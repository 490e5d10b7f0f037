#include "practice/plan/plan_try_test.h"

/* Rows of a person that say what did not happen. */
static const struct query versions_count = {
        .name = "plan_test.versions",
        .shows_nobody = "count only",
        .text = "select count(*) as n from plan_version"
                " where person = :person",
};

static const struct query *const counts[] = {&versions_count, NULL};

static int64_t
versions(struct plan_try *p)
{
	return world_count(p->w, &versions_count,
	                   ARGS(arg_i64("person", p->person.v)));
}

/* --- statements ---------------------------------------------------- */

TEST("plan: nobody else can change what a person wrote themselves")
{
	struct plan_try p = plan_try_new(t);

	p.words = S("I want my own front door");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	p.words = S("He says he wants a door");
	expect_refused(t, world_do(p.w, "sam", plan_try_statement_change, &p),
	               "Only whoever wrote these words can change them");
	expect_refused(t, world_do(p.w, "sam", plan_try_withdraw, &p),
	               "Only whoever wrote these words can change them");
	expect_refused(t,
	               world_do(p.w, "morgan", plan_try_statement_change, &p),
	               "Only whoever wrote these words can change them");
	expect_str(plan_try_whole(&p)->statements[0].words,
	           "I want my own front door");
	p.words = S("I want a front door and a key");
	expect_ok(world_do(p.w, "jay", plan_try_statement_change, &p));
	expect_str(plan_try_whole(&p)->statements[0].words,
	           "I want a front door and a key");
}

TEST("plan: words written for a person always say who wrote them")
{
	struct plan_try p = plan_try_new(t);
	const struct plan_statement *s;
	const struct fault *fault;

	p.voice = PLAN_VOICE_OWN;
	fault = world_do(p.w, "sam", plan_try_statement, &p);
	expect_problem(fault, "voice",
	               "Only they can write by their own hand: choose whose "
	               "words these are");
	p.voice = PLAN_VOICE_FOR;
	expect_ok(world_do(p.w, "sam", plan_try_statement, &p));
	s = &plan_try_whole(&p)->statements[0];
	expect_equal(s->author.voice, PLAN_VOICE_FOR);
	expect_equal(s->author.user.v, world_user(p.w, "sam").v);
	/* The person's own is their own, whatever the form says. */
	p.voice = PLAN_VOICE_WORKER;
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	expect_equal(plan_try_whole(&p)->statements[1].author.voice,
	             PLAN_VOICE_OWN);
}

static const struct fault *
read_all(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	return plan_store_statements(ctx, p->person, true, &p->whole.statements,
	                             &p->whole.statements_n);
}

TEST("plan: a changed or withdrawn statement is kept as it was")
{
	struct plan_try p = plan_try_new(t);

	p.words = S("First words");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	world_later(p.w, 1000);
	p.words = S("Second words");
	expect_ok(world_do(p.w, "jay", plan_try_statement_change, &p));
	expect_equal(plan_try_whole(&p)->statements_n, 1);
	expect_ok(world_do(p.w, "jay", plan_try_withdraw, &p));
	expect_equal(plan_try_whole(&p)->statements_n, 0);
	expect_ok(world_see(p.w, "jay", read_all, &p));
	expect_equal(p.whole.statements_n, 2);
	expect_str(p.whole.statements[1].words, "First words");
	expect_true(p.whole.statements[1].replaced);
	expect_true(p.whole.statements[0].withdrawn);
	expect_refused(t, world_do(p.w, "jay", plan_try_withdraw, &p),
	               "These words were changed or taken back already");
}

TEST("plan: a statement is neither empty nor over 4,000 characters")
{
	struct plan_try p = plan_try_new(t);
	char *many = arena_bytes(t->arena, 2 * 4001 + 1, 1);

	p.words = S("");
	expect_problem(world_do(p.w, "jay", plan_try_statement, &p), "words",
	               "Write something here");
	for (size_t i = 0; i < 4001; i++) {
		many[2 * i] = (char)0xc3; /* two bytes, one character */
		many[2 * i + 1] = (char)0xb4;
	}
	p.words = (struct str){many, 2 * (size_t)4001};
	expect_problem(world_do(p.w, "jay", plan_try_statement, &p), "words",
	               "Write 4,000 letters at most");
	p.words.n -= 2;
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
}

/* --- reach --------------------------------------------------------- */

TEST("plan: a plan out of reach is not there")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_fault(world_see(p.w, "ned", plan_try_read, &p), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(p.w, "ned", plan_try_step, &p), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(p.w, "ada", plan_try_goal, &p), FAULT_NOT_FOUND,
	             NULL);
	p.person = p.w->kit;
	expect_fault(world_do(p.w, "jay", plan_try_statement, &p),
	             FAULT_NOT_FOUND, NULL);
}

/* --- journey ------------------------------------------------------- */

TEST("plan: leaving a phase needs at least one goal the person agreed")
{
	struct plan_try p = plan_try_new(t);

	p.phase = PLAN_INTERACT;
	expect_ok(world_do(p.w, "sam", plan_try_enter, &p));
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_refused(t, world_do(p.w, "sam", plan_try_leave, &p),
	               "First they need at least one goal that they have "
	               "agreed to themselves");
	p.reply = PLAN_ACCEPTED;
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	expect_ok(world_do(p.w, "sam", plan_try_leave, &p));
	expect_true(instant_is(plan_try_whole(&p)->phases[0].left_at));
	expect_refused(t, world_do(p.w, "sam", plan_try_leave, &p),
	               "They are not in this phase of the journey");
}

TEST("plan: phases may overlap, and a person may go back to one")
{
	struct plan_try p = plan_try_new(t);

	p.phase = PLAN_INTERVENE;
	expect_ok(world_do(p.w, "sam", plan_try_enter, &p));
	p.phase = PLAN_INTERACT;
	expect_ok(world_do(p.w, "sam", plan_try_enter, &p));
	expect_refused(t, world_do(p.w, "sam", plan_try_enter, &p),
	               "They are in this phase of the journey already");
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_leave, &p));
	p.turn = PLAN_TURN_MORE_TIME;
	expect_ok(world_do(p.w, "sam", plan_try_enter, &p));
	expect_equal(plan_try_whole(&p)->phases_n, 3);
}

TEST("plan: a phase begins and ends with a reason, by a worker")
{
	struct plan_try p = plan_try_new(t);

	p.turn = PLAN_TURN_NONE;
	expect_problem(world_do(p.w, "sam", plan_try_enter, &p), "why",
	               "Choose a reason");
	p.turn = PLAN_TURN_OTHER;
	expect_problem(world_do(p.w, "sam", plan_try_enter, &p), "words",
	               "Write something here");
	p.turn = PLAN_TURN_READY;
	expect_refused(t, world_do(p.w, "jay", plan_try_enter, &p),
	               "This is for your worker to do");
	expect_equal(plan_try_whole(&p)->phases_n, 0);
}

/* --- agreement ----------------------------------------------------- */

TEST("plan: a person's yes or no comes from their own sign-in or by their own "
     "hand, and no worker says it for them")
{
	struct plan_try p = plan_try_new(t);
	const struct plan *plan;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_ok(plan_try_says(&p, "priya", PLAN_YES));
	plan = &plan_try_whole(&p)->plan;
	expect_equal(plan->sides[PLAN_PERSON].answer, PLAN_ANSWER_NONE);
	expect_equal(plan->state, PLAN_DRAFT);
	expect_false(plan_is_agreed(plan));
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	plan = &plan_try_whole(&p)->plan;
	expect_equal(plan->state, PLAN_AGREED);
	expect_true(plan_is_agreed(plan));
	expect_equal(plan->sides[PLAN_PERSON].by.v, world_user(p.w, "jay").v);
}

TEST("plan: a plan without a goal, a current goal and a step for each dated "
     "goal cannot be agreed")
{
	struct plan_try p = plan_try_new(t);

	expect_refused(t, plan_try_says(&p, "jay", PLAN_YES),
	               "There is no plan to answer yet");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	expect_refused(t, plan_try_says(&p, "jay", PLAN_YES),
	               "Add a goal before the plan can be agreed");
	p.terms.now = false;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_refused(t, plan_try_says(&p, "jay", PLAN_YES),
	               "Add a goal to work on now before the plan can be "
	               "agreed");
	p.terms.now = true;
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_refused(t, plan_try_says(&p, "jay", PLAN_YES),
	               "Each goal you work on now needs a step before the "
	               "plan can be agreed");
	expect_equal(plan_try_whole(&p)->plan.sides[PLAN_PERSON].answer,
	             PLAN_ANSWER_NONE);
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	/* A no can always be said. */
	expect_ok(plan_try_says(&p, "jay", PLAN_NO));
}

TEST("plan: an answer is to the plan as it was seen, or it does not count")
{
	struct plan_try p = plan_try_new(t);
	int64_t seen;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	seen = plan_try_whole(&p)->plan.version;
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.answer = (struct plan_answering){.answer = PLAN_YES, .seen = seen};
	expect_fault(world_do(p.w, "jay", plan_try_answer, &p), FAULT_CONFLICT,
	             NULL);
	expect_equal(plan_try_whole(&p)->plan.sides[PLAN_PERSON].answer,
	             PLAN_ANSWER_NONE);
}

TEST("plan: a no needs its reasons")
{
	struct plan_try p = plan_try_new(t);
	const struct fault *fault;

	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	p.answer = (struct plan_answering){.answer = PLAN_NO, .seen = 1};
	fault = world_do(p.w, "jay", plan_try_answer, &p);
	expect_problem(fault, "reason", "Choose a reason");
	expect_problem(fault, "words", "Write something here");
	p.answer.reason = PLAN_REASON_UNWELL; /* not a reason for no */
	p.answer.words = S("No");
	fault = world_do(p.w, "jay", plan_try_answer, &p);
	expect_problem(fault, "reason", "Choose a reason");
	p.answer = (struct plan_answering){.seen = 1};
	fault = world_do(p.w, "jay", plan_try_answer, &p);
	expect_problem(fault, "answer", "Choose an answer");
}

TEST("plan: could-not-answer is for the first time, and needs a reason")
{
	struct plan_try p = plan_try_new(t);

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_refused(t, plan_try_says(&p, "jay", PLAN_COULD_NOT),
	               "Answer yes or no. If you cannot answer, tell your "
	               "worker.");
	expect_ok(plan_try_says(&p, "sam", PLAN_COULD_NOT));
	expect_equal(plan_try_whole(&p)->plan.state, PLAN_COULD_NOT_ANSWER);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_refused(t, plan_try_says(&p, "sam", PLAN_COULD_NOT),
	               "They have answered before: now it is yes or no, by "
	               "themselves");
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_equal(plan_try_whole(&p)->plan.state, PLAN_UPDATED_AGREED);
}

TEST("plan: progress does not undo an agreement; a change of what was agreed "
     "does")
{
	struct plan_try p = plan_try_new(t);
	const struct plan *plan;

	plan_try_agreed(&p);
	p.status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(p.w, "jay", plan_try_progress, &p));
	expect_ok(world_do(p.w, "sam", plan_try_note, &p));
	expect_true(plan_is_agreed(&plan_try_whole(&p)->plan));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	plan = &plan_try_whole(&p)->plan;
	expect_false(plan_is_agreed(plan));
	expect_true(plan_is_changed(plan));
	expect_equal(plan->state, PLAN_AGREED);
	expect_ok(plan_try_says(&p, "jay", PLAN_NO));
	expect_equal(plan_try_whole(&p)->plan.state, PLAN_UPDATED_DO_NOT_AGREE);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_true(plan_is_awaited(&plan_try_whole(&p)->plan, PLAN_WORKER));
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	expect_equal(plan_try_whole(&p)->plan.state, PLAN_UPDATED_AGREED);
}

TEST("plan: a refusal leaves no version behind")
{
	struct world *w = world_with(t, counts);
	struct plan_try p = plan_try_new(t);

	p.w = w;
	p.person = w->jay;
	expect_ok(world_do(w, "sam", plan_try_goal, &p));
	expect_equal(versions(&p), 1);
	p.reply = PLAN_DECLINED;
	expect_refused(t, world_do(w, "sam", plan_try_reply, &p), NULL);
	p.words = S("");
	expect_fault(world_do(w, "jay", plan_try_note, &p), FAULT_INVALID,
	             NULL);
	expect_equal(versions(&p), 1);
}

/* --- versions ------------------------------------------------------ */

TEST("plan: any past day's plan can be shown")
{
	struct plan_try p = plan_try_new(t);
	int64_t day = (int64_t)24 * 60 * 60 * 1000;

	p.words = S("Old words");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	plan_try_agreed(&p);
	world_later(p.w, 3 * day);
	p.terms.title = S("Get two cards");
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	expect_true(date_make(2026, 11, 25, &p.date));
	expect_ok(world_see(p.w, "jay", plan_try_day, &p));
	expect_true(p.found);
	expect_str(p.whole.goals[0].title, "Get my card");
	expect_equal(p.whole.goals[0].steps_n, 1);
	expect_equal(p.whole.statements_n, 1);
	expect_true(date_make(2026, 11, 27, &p.date));
	expect_ok(world_see(p.w, "jay", plan_try_day, &p));
	expect_str(p.whole.goals[0].title, "Get two cards");
	expect_true(date_make(2026, 11, 23, &p.date));
	expect_ok(world_see(p.w, "jay", plan_try_day, &p));
	expect_false(p.found);
	expect_fault(world_see(p.w, "ned", plan_try_day, &p), FAULT_NOT_FOUND,
	             NULL);
}

TEST("plan: what changed since it was agreed is listed goal by goal")
{
	struct plan_try p = plan_try_new(t);
	struct plan_whole then;
	struct change_list d;

	plan_try_agreed(&p);
	then = *plan_try_whole(&p);
	p.terms.title = S("Get two cards");
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_goal_change, &p));
	p.step_terms.words = S("Buy boots");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	p.terms.title = S("Sleep better");
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	plan_differ(t->arena, &then, plan_try_whole(&p), &d);
	expect_equal(d.n, 3);
	expect_equal(d.v[0].kind, CHANGE_CHANGED);
	expect_str(d.v[0].was, "Get my card");
	expect_str(d.v[0].is, "Get two cards");
	expect_equal(d.v[1].kind, CHANGE_ADDED);
	expect_str(d.v[1].part, "Buy boots");
	expect_str(d.v[2].of, "Sleep better");
	plan_differ(t->arena, &then, &then, &d);
	expect_equal(d.n, 0);
}

TEST("plan: the next review counts from the day that answers came to "
     "something")
{
	struct plan_try p = plan_try_new(t);
	struct date first;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	first = plan_try_whole(&p)->plan.review_on;
	world_later(p.w, (int64_t)7 * 24 * 60 * 60 * 1000);
	expect_ok(plan_try_says(&p, "sam", PLAN_YES));
	/* One side alone comes to nothing yet. */
	expect_equal(plan_try_whole(&p)->plan.review_on.days, first.days);
	expect_ok(plan_try_says(&p, "jay", PLAN_NO));
	expect_equal(plan_try_whole(&p)->plan.review_on.days, first.days + 7);
	world_later(p.w, (int64_t)70 * 24 * 60 * 60 * 1000);
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_equal(plan_try_whole(&p)->plan.review_on.days, first.days + 77);
}
