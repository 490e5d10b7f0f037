/* mine_list_test.c - the rules of a person's own list, one sentence each. */
#include "practice/mine/mine_world_test.h"

#include "base/utf8.h"

/* --- who reads it -------------------------------------------------------- */

static const struct fault *
see_other(struct ctx *ctx, void *data)
{
	struct act *a = data;

	/* As a broken page would ask: for her record, by another's sign-in. */
	ctx->who.person = a->person;
	return mine_store_list(ctx, &a->list);
}

static const struct fault *
take_other(struct ctx *ctx, void *data)
{
	struct act *a = data;

	ctx->who.person = a->person;
	ctx->who.roles = R(PERSON);
	return mine_item_remove(ctx, a->item);
}

TEST("mine: a person’s own list is read by the person and by nobody else")
{
	static const char *const staff[] = {"sam", "priya", "morgan", "ada"};
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_adds(w, &a, "Buy a card");
	mine_look(w, &a);
	expect_equal(a.list.n, 1);
	for (size_t i = 0; i < 4; i++) {
		expect_fault(world_see(w, staff[i], mine_see_list, &a),
		             FAULT_NOT_FOUND, "We cannot find that page");
		a.list.n = 7;
		expect_ok(world_see(w, staff[i], see_other, &a));
		expect_equal(a.list.n, 0);
		expect_fault(world_do(w, staff[i], mine_do_done, &a),
		             FAULT_NOT_FOUND, "We cannot find that page");
		expect_fault(world_do(w, staff[i], take_other, &a),
		             FAULT_NOT_FOUND, NULL);
	}
	w->jay = mine_person(w, "X100002", "Gwil", true);
	world_add(w, "another", R(PERSON), NULL);
	world_actor(w, "another")->person = a.person;
	expect_fault(world_see(w, "another", mine_see_list, &a),
	             FAULT_NOT_FOUND, "We cannot find that person");
	mine_look(w, &a);
	expect_equal(a.list.n, 1);
}

static const struct query audit_named = {
        .name = "mine_test.audit_named",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry"
                " where person = :person",
};
static const struct query audit_all = {
        .name = "mine_test.list_audit_all",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry",
};
static const struct query audit_words = {
        .name = "mine_test.audit_words",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry where subject <> 0"
                " or coalesce(detail, '') <> ''",
};
static const struct query events = {
        .name = "mine_test.events",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from outbox_event",
};
static const struct query *const counts[] = {
        &audit_named, &audit_all, &audit_words, &events, NULL,
};

TEST("mine: nothing tells that there is a list, and the audit holds no word of "
     "it")
{
	struct act a;
	struct world *w = world_with(t, counts);
	int64_t named, all, words, told;

	mine_world_in(w, &a);
	all = world_count(w, &audit_all, NO_ARGS);
	named = world_count(w, &audit_named,
	                    ARGS(arg_i64("person", a.person.v)));
	words = world_count(w, &audit_words, NO_ARGS);
	told = world_count(w, &events, NO_ARGS);
	mine_adds(w, &a, "Buy a card");
	a.done = true;
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	mine_look(w, &a);
	expect_equal(world_seen.n, 0);
	expect_equal(world_count(w, &audit_named,
	                         ARGS(arg_i64("person", a.person.v))),
	             named);
	expect_equal(world_count(w, &audit_words, NO_ARGS), words);
	expect_equal(world_count(w, &events, NO_ARGS), told);
	expect_equal(world_count(w, &audit_all, NO_ARGS), all);
}

/* --- what is on it ------------------------------------------------------- */

TEST("mine: a thing has a title of some length, and notes")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	a.terms.title = letters_new(w, MINE_TITLE_MOST + 1);
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	a.terms.title = letters_new(w, MINE_TITLE_MOST);
	a.terms.notes = letters_new(w, MINE_NOTES_MOST + 1);
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	a.terms.notes = letters_new(w, MINE_NOTES_MOST);
	expect_ok(world_do(w, "rhian", mine_do_add, &a));
}

TEST("mine: a day of a thing is today or later when it is written")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.terms.title = S("Ring the college");
	expect_true(date_make(2026, 11, 23, &a.terms.day));
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	expect_true(date_make(2031, 11, 25, &a.terms.day));
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	a.terms.no_day = true;
	a.terms.day = DATE_NONE;
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_INVALID,
	             NULL);
	a.terms.no_day = false;
	expect_true(date_make(2026, 11, 24, &a.terms.day));
	expect_ok(world_do(w, "rhian", mine_do_add, &a));
	/* A day that is over since may stay. */
	world_later(w, 3 * DAY);
	a.terms.notes = S("Ask for Mrs Bevan");
	expect_ok(world_do(w, "rhian", mine_do_change, &a));
	mine_look(w, &a);
	expect_str(a.list.v[0].notes, "Ask for Mrs Bevan");
}

TEST("mine: a list has so many things to do, and no more")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	for (int i = 0; i < MINE_OPEN_MOST; i++)
		mine_adds(w, &a, "One more");
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_REFUSED,
	             "Your list is full. Do one thing, or take one off first");
	expect_fault(world_do(w, "rhian", mine_do_step, &a), FAULT_REFUSED,
	             "Your list is full. Do one thing, or take one off first");
	a.done = true;
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	mine_adds(w, &a, "And one");
	/* What was done goes back to no full list. */
	mine_look(w, &a);
	a.item = a.list.v[a.list.open].id;
	a.done = false;
	expect_fault(world_do(w, "rhian", mine_do_done, &a), FAULT_REFUSED,
	             "Your list is full. Do one thing, or take one off first");
}

TEST("mine: with what is done a list has so many things, and no more")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.done = true;
	for (int i = 0; i < MINE_ITEMS_MOST; i++) {
		mine_adds(w, &a, "One more");
		expect_ok(world_do(w, "rhian", mine_do_done, &a));
	}
	expect_fault(world_do(w, "rhian", mine_do_add, &a), FAULT_REFUSED,
	             "Your list is full. Clear what is done first");
	expect_ok(world_do(w, "rhian", mine_do_clear, NULL));
	mine_look(w, &a);
	expect_equal(a.list.n, 0);
}

TEST("mine: a thing is done once, is to do again, is moved and taken off")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_adds(w, &a, "First");
	mine_adds(w, &a, "Second");
	a.by = 1;
	expect_fault(world_do(w, "rhian", mine_do_move, &a), FAULT_REFUSED,
	             "This is the last already");
	a.by = -1;
	expect_ok(world_do(w, "rhian", mine_do_move, &a));
	expect_fault(world_do(w, "rhian", mine_do_move, &a), FAULT_REFUSED,
	             "This is the first already");
	mine_look(w, &a);
	expect_str(a.list.v[0].title, "Second");
	a.done = false;
	expect_fault(world_do(w, "rhian", mine_do_done, &a), FAULT_REFUSED,
	             "This is to do already");
	a.done = true;
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	expect_fault(world_do(w, "rhian", mine_do_done, &a), FAULT_REFUSED,
	             "This is done already");
	expect_fault(world_do(w, "rhian", mine_do_move, &a), FAULT_NOT_FOUND,
	             "We cannot find that on your list");
	a.done = false;
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	expect_ok(world_do(w, "rhian", mine_do_remove, &a));
	expect_fault(world_do(w, "rhian", mine_do_remove, &a), FAULT_NOT_FOUND,
	             "We cannot find that on your list");
	mine_look(w, &a);
	expect_equal(a.list.n, 1);
}

TEST("mine: what is done goes by itself after some days, or at once")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.done = true;
	mine_adds(w, &a, "Soon over");
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	mine_adds(w, &a, "To do");
	world_later(w, 13 * DAY);
	expect_ok(world_do(w, NULL, mine_do_sweep, NULL));
	mine_look(w, &a);
	expect_equal(a.list.n, 2);
	world_later(w, 1 * DAY);
	expect_ok(world_do(w, NULL, mine_do_sweep, NULL));
	mine_look(w, &a);
	expect_equal(a.list.n, 1);
	expect_equal(a.list.open, 1);
	expect_ok(world_do(w, "rhian", mine_do_done, &a));
	expect_fault(world_do(w, "sam", mine_do_clear, NULL), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_ok(world_do(w, "rhian", mine_do_clear, NULL));
	mine_look(w, &a);
	expect_equal(a.list.n, 0);
}

/* --- the plan ------------------------------------------------------------ */

TEST("mine: a step of one’s plan is put on the list once, and stays in the "
     "plan")
{
	struct act a;
	struct world *w = mine_world(t, &a);
	struct step_id mine_step = a.step;

	expect_ok(world_do(w, "rhian", mine_do_step, &a));
	expect_fault(world_do(w, "rhian", mine_do_step, &a), FAULT_REFUSED,
	             "This step is on your list already");
	mine_look(w, &a);
	expect_str(a.list.v[0].title, "Book the test");
	expect_equal(a.list.v[0].into, MINE_FROM);
	expect_equal(a.list.v[0].step.v, mine_step.v);
	expect_true(date_is(a.list.v[0].day));
	expect_ok(world_see(w, "rhian", mine_see_plan, &a));
	expect_equal(a.whole.goals[0].steps_n, 2);
	/* The worker's own is none of hers to do. */
	a.step = a.whole.goals[0].steps[1].id;
	expect_fault(world_do(w, "rhian", mine_do_step, &a), FAULT_NOT_FOUND,
	             "We cannot find that step");
	a.item = a.list.v[0].id;
	a.placing = (struct mine_placing){.words = true, .text = S("x")};
	expect_fault(world_do(w, "rhian", mine_do_place, &a), FAULT_REFUSED,
	             "This is in your plan already");
}

static const struct fault *
long_step(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct buf words;

	buf_init(&words, ctx->arena, 0);
	for (int i = 0; i < 200; i++)
		buf_lit(&words, "ŵ");
	return plan_step_add(
	        ctx, a->goal,
	        &(struct plan_step_terms){.words = buf_get(&words),
	                                  .actor = PLAN_ACTOR_PERSON,
	                                  .due = DATE_NONE,
	                                  .voice = PLAN_VOICE_WORKER},
	        &a->step);
}

TEST("mine: a long step is on the list with its beginning, and whole below")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	expect_ok(world_do(w, "sam", long_step, &a));
	expect_ok(world_do(w, "rhian", mine_do_step, &a));
	mine_look(w, &a);
	expect_equal(utf8_length(a.list.v[0].title), MINE_TITLE_MOST);
	expect_equal(utf8_length(a.list.v[0].notes), 200);
}

TEST("mine: a thing is put into the plan by the person, in words that they "
     "see, and only then does the worker see them")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.terms.notes = S("For nobody else");
	mine_adds(w, &a, "Ask about the theory book");
	a.placing = (struct mine_placing){.text = S("Read the theory book")};
	expect_fault(world_do(w, "rhian", mine_do_place, &a), FAULT_INVALID,
	             NULL);
	a.placing.goal = a.goal;
	a.placing.text = S("");
	expect_fault(world_do(w, "rhian", mine_do_place, &a), FAULT_INVALID,
	             NULL);
	expect_ok(world_see(w, "sam", mine_see_plan, &a));
	expect_equal(a.whole.goals[0].steps_n, 2);
	a.placing.text = S("Read the theory book");
	expect_fault(world_do(w, "sam", mine_do_place, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_ok(world_do(w, "rhian", mine_do_place, &a));
	expect_ok(world_see(w, "sam", mine_see_plan, &a));
	expect_equal(a.whole.goals[0].steps_n, 3);
	expect_str(a.whole.goals[0].steps[2].words, "Read the theory book");
	expect_equal(a.whole.goals[0].steps[2].author.voice, PLAN_VOICE_OWN);
	expect_fault(world_do(w, "rhian", mine_do_place, &a), FAULT_REFUSED,
	             "This is in your plan already");
	mine_look(w, &a);
	expect_equal(a.list.v[0].into, MINE_STEP);
}

TEST("mine: without a goal a thing is put into the plan as words of one’s own")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_adds(w, &a, "See Kai more");
	a.placing = (struct mine_placing){.words = true,
	                                  .text = S("I want to see Kai more")};
	expect_ok(world_do(w, "rhian", mine_do_place, &a));
	expect_ok(world_see(w, "sam", mine_see_plan, &a));
	expect_equal(a.whole.statements_n, 1);
	expect_str(a.whole.statements[0].words, "I want to see Kai more");
	mine_look(w, &a);
	expect_equal(a.list.v[0].into, MINE_WORDS);
}

TEST("mine: a thing is put into no goal of somebody else")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_adds(w, &a, "See Kai more");
	a.placing = (struct mine_placing){.goal = {7}, .text = S("x")};
	expect_fault(world_do(w, "rhian", mine_do_place, &a), FAULT_NOT_FOUND,
	             NULL);
	mine_look(w, &a);
	expect_equal(a.list.v[0].into, MINE_ALONE);
}
