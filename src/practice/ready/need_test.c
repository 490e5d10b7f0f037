/* need_test.c - the rules of what a person needs, one sentence each. */
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "practice/ready/need_store.h"
#include "practice/ready/ready_world_test.h"
#include "register/orders/orders.h"
#include "tests/race.h"

static const struct need_sitting *
newest(struct world *w, struct act *a, const char *who)
{
	ready_look(w, a, who);
	expect_true(a->need.n > 0);
	return &a->need.sittings[0];
}

/* --- the words that were asked ------------------------------------------- */

TEST("need: each answer keeps the words that were asked")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	const struct need_sitting *s;

	ready_no_bed(w, &a, "rhian");
	s = newest(w, &a, "sam");
	expect_equal(s->edition, 2);
	expect_str(s->answers[0].asked,
	           "Do you have a place to sleep tonight?");
	expect_str(s->answers[0].shown, "I have nowhere to sleep tonight");
	expect_str(s->answers[1].asked,
	           "Who can you ring when things go wrong?");
	expect_str(s->answers[1].words, "My mum");
}

TEST("need: questions that changed meanwhile are told, and nothing typed is "
     "lost")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	int64_t changes = world_changes(w);

	ready_terms(&a, NEED_FIRST, 1);
	ready_says(&a, NEED_PHONE, NEED_HELP, S("No credit"));
	expect_fault(world_do(w, "rhian", ready_do_save, &a), FAULT_REFUSED,
	             "The questions changed while this was open. What you "
	             "typed is still here: look at them once more and save");
	expect_equal(world_changes(w), changes);
	a.terms.edition = 2;
	/* Of another set: nobody asks that here. */
	ready_says(&a, NEED_HOME, NEED_FINE, S(""));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_equal(newest(w, &a, "rhian")->answers_n, 1);
	expect_str(a.need.sittings[0].answers[0].asked,
	           "Do you have a phone that works, with credit?");
}

/* --- whose words --------------------------------------------------------- */

TEST("need: answers are the person's; what a worker adds stands beside them "
     "and is never mixed in")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_no_bed(w, &a, "rhian");
	a.id = a.need.sittings[0].id;
	a.code = NEED_PEOPLE;
	a.words = S("Her mum lives in Spain");
	expect_fault(world_do(w, "rhian", ready_do_beside, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", ready_do_beside, &a));
	ready_look(w, &a, "rhian");
	expect_str(a.need.sittings[0].answers[1].words, "My mum");
	expect_equal(a.need.sittings[0].notes_n, 1);
	expect_equal(a.need.sittings[0].notes[0].code, NEED_PEOPLE);
	a.code = NEED_FOOD;
	expect_fault(world_do(w, "sam", ready_do_beside, &a), FAULT_NOT_FOUND,
	             "We cannot find those answers");
	a.code = -1;
	a.words = S("");
	expect_fault(world_do(w, "sam", ready_do_beside, &a), FAULT_INVALID,
	             NULL);
	a.words = S("x");
	for (int i = 1; i < NEED_NOTES_MOST; i++)
		expect_ok(world_do(w, "sam", ready_do_beside, &a));
	expect_fault(world_do(w, "sam", ready_do_beside, &a), FAULT_REFUSED,
	             "30 notes stand beside these answers already. That is as "
	             "many as fit");
}

TEST("need: what a worker types for the person says so, and whether it was on "
     "paper")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_no_bed(w, &a, "sam");
	expect_equal(a.need.sittings[0].by.voice, READY_FOR);
	ready_terms(&a, NEED_AHEAD, 1);
	ready_says(&a, NEED_HOME, NEED_FINE, S(""));
	a.terms.voice = READY_PAPER;
	expect_ok(world_do(w, "sam", ready_do_save, &a));
	expect_ok(world_do(w, "sam", ready_do_give, &a));
	ready_look(w, &a, "rhian");
	expect_equal(need_last(&a.need, NEED_AHEAD)->by.voice, READY_PAPER);
	/* Whatever is sent, the person's own hand is their own. */
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_ok(world_do(w, "rhian", ready_do_give, &a));
	world_later(w, 1000);
	ready_look(w, &a, "rhian");
	expect_equal(a.need.n, 3);
}

TEST("need: answers can be changed until they are handed in, and are read only "
     "then")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_terms(&a, NEED_FIRST, 2);
	expect_fault(world_do(w, "rhian", ready_do_give, &a), FAULT_REFUSED,
	             "There are no answers to hand in yet");
	expect_fault(world_do(w, "rhian", ready_do_save, &a), FAULT_INVALID,
	             NULL);
	ready_says(&a, NEED_FOOD, NEED_HELP, S("Until Friday"));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	ready_says(&a, NEED_FOOD, NEED_FINE, S(""));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_equal(newest(w, &a, "rhian")->answers[0].says, NEED_FINE);
	expect_equal(a.need.n, 1);
	expect_ok(world_do(w, "rhian", ready_do_give, &a));
	expect_fault(world_do(w, "rhian", ready_do_give, &a), FAULT_REFUSED,
	             "There are no answers to hand in yet");
	ready_says(&a, NEED_FOOD, NEED_HELP, S(""));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	ready_look(w, &a, "rhian");
	expect_equal(a.need.n, 2);
	expect_equal(need_last(&a.need, NEED_FIRST)->answers[0].says,
	             NEED_FINE);
}

TEST("need: what is not handed in is seen by whoever wrote it alone, what "
     "cannot wait by the worker as well")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_terms(&a, NEED_FIRST, 2);
	ready_says(&a, NEED_TONIGHT, NEED_URGENT, S("Help"));
	ready_says(&a, NEED_FOOD, NEED_HELP, S("Until Friday"));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_equal(newest(w, &a, "rhian")->answers_n, 2);
	expect_true(newest(w, &a, "sam")->hidden);
	expect_equal(a.need.sittings[0].answers_n, 0);
	expect_equal(a.need.urgent_n, 1);
	expect_str(a.need.urgent[0].words, "Help");
	/* Nobody hands in what the other side wrote. */
	expect_fault(world_do(w, "sam", ready_do_give, &a), FAULT_REFUSED,
	             "There are no answers to hand in yet");
	a.id = a.need.sittings[0].id;
	a.code = -1;
	a.words = S("x");
	expect_fault(world_do(w, "sam", ready_do_beside, &a), FAULT_REFUSED,
	             "These answers are not handed in yet. Add your words "
	             "afterwards");
}

TEST("need: an answer that is none of the question's, or too long, is not "
     "kept")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_terms(&a, NEED_FIRST, 2);
	ready_says(&a, NEED_PHONE, NEED_URGENT, S(""));
	expect_fault(world_do(w, "rhian", ready_do_save, &a), FAULT_INVALID,
	             NULL);
	ready_says(&a, NEED_PHONE, NEED_FINE,
	           letters_new(w, READY_WORDS_MOST + 1));
	expect_fault(world_do(w, "rhian", ready_do_save, &a), FAULT_INVALID,
	             NULL);
	ready_says(&a, NEED_PHONE, NEED_FINE, letters_new(w, READY_WORDS_MOST));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
}

/* --- leaving it ---------------------------------------------------------- */

TEST("need: a whole set can be left with a reason, and asked another time")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_terms(&a, NEED_FIRST, 2);
	a.words = S("");
	a.reason = 0;
	expect_fault(world_do(w, "sam", ready_do_leave, &a), FAULT_INVALID,
	             NULL);
	a.reason = NEED_OTHER;
	expect_fault(world_do(w, "sam", ready_do_leave, &a), FAULT_INVALID,
	             NULL);
	a.reason = NEED_TRANSFER;
	expect_ok(world_do(w, "sam", ready_do_leave, &a));
	expect_equal(newest(w, &a, "rhian")->state, NEED_LEFT);
	expect_equal(a.need.sittings[0].reason, NEED_TRANSFER);
	world_later(w, 1000);
	ready_no_bed(w, &a, "rhian");
	expect_equal(need_last(&a.need, NEED_FIRST)->state, NEED_GIVEN);
	a.reason = NEED_UNWILLING;
	a.words = S("");
	for (size_t i = a.need.n; i < NEED_SITTINGS_MOST; i++)
		expect_ok(world_do(w, "rhian", ready_do_leave, &a));
	expect_fault(world_do(w, "rhian", ready_do_leave, &a), FAULT_REFUSED,
	             "These were answered 40 times. That is "
	             "as many as fit");
}

/* --- what cannot wait ---------------------------------------------------- */

static const struct fault *
see_today(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_store_today(ctx, &a->need.urgent, &a->need.urgent_n);
}

TEST("need: what cannot wait stands on the worker's first page at once, and "
     "stays until somebody says what was done")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_terms(&a, NEED_FIRST, 2);
	ready_says(&a, NEED_TONIGHT, NEED_URGENT, S("My sister says no"));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_ok(world_see(w, "sam", see_today, &a));
	expect_equal(a.need.urgent_n, 1);
	expect_ok(world_see(w, "ned", see_today, &a));
	expect_equal(a.need.urgent_n, 0);
	/* An answer that changes leaves it there; the same is told once. */
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	ready_says(&a, NEED_TONIGHT, NEED_FINE, S(""));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_ok(world_see(w, "sam", see_today, &a));
	expect_equal(a.need.urgent_n, 1);
	a.id = a.need.urgent[0].id;
	a.words = S("");
	expect_fault(world_do(w, "sam", ready_do_done, &a), FAULT_INVALID,
	             NULL);
	a.words = S("A room at Quay Street");
	expect_fault(world_do(w, "rhian", ready_do_done, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", ready_do_done, &a));
	expect_fault(world_do(w, "sam", ready_do_done, &a), FAULT_REFUSED,
	             "Somebody said already what was done");
	a.id = 7;
	expect_fault(world_do(w, "sam", ready_do_done, &a), FAULT_NOT_FOUND,
	             "We cannot find that");
	expect_ok(world_see(w, "sam", see_today, &a));
	expect_equal(a.need.urgent_n, 0);
	ready_look(w, &a, "rhian");
	expect_str(a.need.urgent[0].done, "A room at Quay Street");
}

static const struct fault *
set_done(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	bool first = false;

	TRY(need_store_done(ctx, a->id, a->words, &first));
	return first ? audit_record(ctx, "test.done", a->person, a->id)
	             : fault_refused(ctx, "Not the first");
}

TEST("need: of two who say what was done at once the first stands, and the "
     "second is told")
{
	struct act a, other;
	struct world *w = ready_world(t, &a);
	struct racing both[] = {
	        {.who = "sam", .fn = ready_do_done, .data = &a},
	        {.who = "priya", .fn = ready_do_done, .data = &other}};

	ready_terms(&a, NEED_FIRST, 2);
	ready_says(&a, NEED_TONIGHT, NEED_URGENT, S("My sister says no"));
	expect_ok(world_do(w, "rhian", ready_do_save, &a));
	expect_ok(world_see(w, "sam", see_today, &a));
	a.id = a.need.urgent[0].id;
	other = a;
	a.words = S("A room at Quay Street");
	other.words = S("A bed at the Mission");
	race_run(w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
	ready_look(w, &a, "rhian");
	expect_true(str_equal(a.need.urgent[0].done,
	                      both[0].won ? S("A room at Quay Street")
	                                  : S("A bed at the Mission")));
	/* Nor does the row itself take a second answer. */
	other.words = S("Something else");
	expect_refused(t, world_do(w, "priya", set_done, &other),
	               "Not the first");
	ready_look(w, &a, "rhian");
	expect_false(str_is(a.need.urgent[0].done, "Something else"));
}

/* --- a goal -------------------------------------------------------------- */

TEST("need: an answer can become a goal of the plan, and says so")
{
	struct act a;
	struct world *w = ready_world(t, &a);

	ready_no_bed(w, &a, "rhian");
	a.id = a.need.sittings[0].answers[0].id;
	a.words = S("A room of my own");
	expect_false(a.need.sittings[0].answers[0].goal);
	expect_ok(world_do(w, "rhian", ready_do_goal, &a));
	expect_ok(world_do(w, "sam", ready_do_goal, &a));
	ready_look(w, &a, "sam");
	expect_true(a.need.sittings[0].answers[0].goal);
	expect_false(a.need.sittings[0].answers[1].goal);
	a.words = S("");
	expect_fault(world_do(w, "rhian", ready_do_goal, &a), FAULT_INVALID,
	             NULL);
	a.id = 7;
	expect_fault(world_do(w, "rhian", ready_do_goal, &a), FAULT_NOT_FOUND,
	             "We cannot find those answers");
}

/* --- when it is asked for ------------------------------------------------ */

struct ordering {
	struct person_id person;
	struct date starts_on;
	struct date ends_on;
};

static const struct fault *
put_order(struct ctx *ctx, void *data)
{
	struct ordering *o = data;
	enum put_result result;
	struct order_id id;
	struct order order = {
	        .person = o->person,
	        .order_ref = S("A1"),
	        .kind = S("community_order"),
	        .court = S("Made-up Court"),
	        .starts_on = o->starts_on,
	        .ends_on = o->ends_on,
	        .sentenced_on = o->starts_on,
	        .convicted_on = o->starts_on,
	        .offence_on = DATE_NONE,
	        .released_on = DATE_NONE,
	};

	return order_put(ctx, &order, &id, &result);
}

TEST("need: an old case that was never asked is not shown as a lack")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	struct ordering o = {.person = a.person};

	ready_look(w, &a, "sam");
	expect_false(a.need.due[NEED_FIRST].now);
	expect_true(date_make(2026, 8, 31, &o.starts_on));
	expect_true(date_make(2026, 12, 24, &o.ends_on));
	expect_ok(world_do(w, NULL, put_order, &o));
	ready_look(w, &a, "sam");
	expect_false(a.need.due[NEED_FIRST].now);
	expect_false(a.need.due[NEED_AHEAD].now);
	expect_true(date_make(2026, 11, 1, &o.starts_on));
	expect_ok(world_do(w, NULL, put_order, &o));
	ready_look(w, &a, "sam");
	expect_true(a.need.due[NEED_FIRST].now);
	expect_true(a.need.due[NEED_AHEAD].now);
	ready_no_bed(w, &a, "rhian");
	expect_false(a.need.due[NEED_FIRST].now);
	expect_true(a.need.due[NEED_AHEAD].now);
}

/* --- who finds it -------------------------------------------------------- */

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, (struct user_id){a->id}, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("need: somebody who reaches the person and is no worker finds nothing of "
     "their needs")
{
	static const char *const others[] = {"val", "ned"};
	struct act a;
	struct world *w = ready_world(t, &a);

	a.id = world_add(w, "val", R(VOLUNTEER), NULL).v;
	expect_ok(world_do(w, "morgan", name_val, &a));
	ready_terms(&a, NEED_FIRST, 2);
	ready_says(&a, NEED_FOOD, NEED_FINE, S(""));
	a.words = S("x");
	a.reason = NEED_EARLY;
	for (size_t i = 0; i < 2; i++) {
		expect_fault(world_see(w, others[i], ready_see, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_save, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_give, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_leave, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_beside, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_done, &a),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], ready_do_goal, &a),
		             FAULT_NOT_FOUND, NULL);
	}
}
