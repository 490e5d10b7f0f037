/* checkin_test.c - the rules of check-ins, one sentence each. */
#include "practice/checkin/checkin_world_test.h"

#include "kernel/access/access.h"

/* --- yes and no ---------------------------------------------------------- */

TEST("checkin: nothing is opened before the person said yes")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.said = 0;
	checkin_on(w, &a);
	checkin_days(w, 1);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 0);
	expect_equal(a.all.setup.state, CHECKIN_ASKED);
	expect_fault(world_do(w, "rhian", checkin_do_send, &a), FAULT_REFUSED,
	             "No check-in is open now. Ring if there is something to "
	             "say");
	a.yes = 1;
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_true(a.all.setup.own);
	a.yes = 7;
	expect_fault(world_do(w, "rhian", checkin_do_say, &a), FAULT_INVALID,
	             NULL);
}

TEST("checkin: the person says no later without a reason, and what is open is "
     "called off")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	expect_fault(world_do(w, "rhian", checkin_do_say, &a), FAULT_REFUSED,
	             "Check-ins are not set up");
	checkin_on(w, &a);
	a.yes = 0;
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	world_later(w, 1000);
	checkin_days(w, 20);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_equal(a.all.list[0].stand, CHECKIN_CANCELLED);
	/* Their own no is changed by nobody else. */
	a.yes = 1;
	expect_fault(world_do(w, "sam", checkin_do_say, &a), FAULT_REFUSED,
	             "The person said no themself. Nobody else changes it");
	a.terms.first = date_add_days(a.terms.first, 30);
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "said",
	               "They said no themself. Choose “not yet”: they can say "
	               "yes on their own page");
	a.terms.said = 0;
	expect_ok(world_do(w, "sam", checkin_do_set, &a));
	/* Not in two goes either. */
	world_later(w, 1000);
	a.yes = 1;
	expect_fault(world_do(w, "sam", checkin_do_say, &a), FAULT_REFUSED,
	             "The person said no themself. Nobody else changes it");
	world_later(w, 1000);
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
}

TEST("checkin: what a worker wrote down for somebody is put right by a worker")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	a.yes = 0;
	expect_ok(world_do(w, "sam", checkin_do_say, &a));
	world_later(w, 1000);
	a.yes = 1;
	expect_ok(world_do(w, "sam", checkin_do_say, &a));
}

TEST("checkin: it is stopped with a reason, and started again")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	expect_fault(world_do(w, "sam", checkin_do_stop, &a), FAULT_REFUSED,
	             "Check-ins are not set up");
	checkin_on(w, &a);
	expect_problem(world_do(w, "sam", checkin_do_stop, &a), "why",
	               "Write why they are stopped");
	a.words = S("They meet more often now");
	expect_fault(world_do(w, "rhian", checkin_do_stop, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", checkin_do_stop, &a));
	world_later(w, 1000);
	expect_fault(world_do(w, "sam", checkin_do_ask, &a), FAULT_REFUSED,
	             "Check-ins are not on, so no question can wait for one");
	checkin_look_at(w, &a);
	expect_str(a.all.setup.ended, "They meet more often now");
	expect_equal(a.all.list[0].stand, CHECKIN_CANCELLED);
	checkin_on(w, &a);
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.state, CHECKIN_RUNNING);
	expect_equal(a.all.n, 2);
	expect_equal(a.all.list[0].stand, CHECKIN_CREATED);
}

/* --- what rules it out --------------------------------------------------- */

TEST("checkin: what rules check-ins out is said as a reason")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.none_of_them = false;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "facts",
	               "Say what speaks against it, or that nothing does");
	a.terms.facts = 1u << CHECKIN_UNSAFE;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "facts",
	               "Where somebody else may read or force what they send, "
	               "check-ins are not safe for them");
	a.terms.none_of_them = true;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "facts",
	               "Choose what speaks against it, or “None of these”, not "
	               "both");
	a.terms.none_of_them = false;
	a.terms.facts = 1u << CHECKIN_BREACH;
	a.terms.instead = true;
	a.terms.why = S("Work");
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "facts",
	               "With a breach or a recall under way, check-ins cannot "
	               "take the place of meetings");
	a.terms.instead = false;
	expect_ok(world_do(w, "sam", checkin_do_set, &a));
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.facts, 1u << CHECKIN_BREACH);
}

TEST("checkin: what is not chosen, no day or too long is said field by field")
{
	struct act a;
	struct world *w = checkin_world(t, &a);
	struct date first = a.terms.first;

	a.terms.every = 3;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "every",
	               "Choose how often");
	a.terms.every = 8;
	a.terms.first = DATE_NONE;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "first",
	               "Write the day of the first check-in");
	a.terms.first = date_add_days(first, -1);
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "first",
	               "The first day is today or later");
	a.terms.first = date_add_days(first, 400);
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "first",
	               "The first day is within a year");
	a.terms.first = first;
	a.terms.instead = true;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "why",
	               "Write why check-ins take the place of meetings");
	a.terms.why = letters_new(w, CHECKIN_NOTE_MOST + 1);
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "why",
	               "This is too long: use 500 letters at most");
	a.terms.why = S("Work");
	a.terms.way = -1;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "way",
	               "Choose how they want to be reminded");
	a.terms.way = CHECKIN_WORKER;
	a.terms.said = -1;
	expect_problem(world_do(w, "sam", checkin_do_set, &a), "said",
	               "Say if the person has said yes");
	a.terms.said = 1;
	expect_fault(world_do(w, "ned", checkin_do_set, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "rhian", checkin_do_set, &a), FAULT_NOT_FOUND,
	             NULL);
}

TEST("checkin: check-ins take the place of meetings only with a reason and the "
     "yes of a senior who is not the worker")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.instead = true;
	a.terms.why = S("They work shifts");
	a.yes = 1;
	expect_ok(world_do(w, "priya", checkin_do_set, &a));
	world_later(w, 1000);
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.place, CHECKIN_WANTED);
	expect_fault(world_do(w, "sam", checkin_do_senior, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "priya", checkin_do_senior, &a), FAULT_REFUSED,
	             "You work with this person, or set this up. Somebody else "
	             "decides");
	a.yes = 7;
	expect_fault(world_do(w, "morgan", checkin_do_senior, &a),
	             FAULT_INVALID, NULL);
	a.yes = 1;
	expect_ok(world_do(w, "morgan", checkin_do_senior, &a));
	world_later(w, 1000);
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.place, CHECKIN_INSTEAD);
	expect_fault(world_do(w, "morgan", checkin_do_senior, &a),
	             FAULT_REFUSED, "Nothing waits for a senior here");
	/* A change is judged anew; no leaves it beside meetings. */
	checkin_on(w, &a);
	a.yes = 0;
	expect_ok(world_do(w, "priya", checkin_do_senior, &a));
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.place, CHECKIN_REFUSED);
	expect_equal(a.all.setup.state, CHECKIN_RUNNING);
}

/* --- rounds -------------------------------------------------------------- */

TEST("checkin: a round is opened once, however often the job runs")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_days(w, 0);
	checkin_days(w, 1);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_equal(date_days_between(a.terms.first, a.all.list[0].until), 3);
	expect_equal(date_days_between(a.terms.first, a.all.next), 14);
	checkin_sends(w, &a, "rhian");
	checkin_days(w, 12);
	checkin_days(w, 0);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	checkin_days(w, 1);
	checkin_days(w, 0);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 2);
	/* The newest that was agreed counts. */
	a.terms.every = 8;
	a.terms.first = date_add_days(a.terms.first, 60);
	checkin_on(w, &a);
	checkin_days(w, 20);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 2);
}

TEST("checkin: what is opened late is open as long")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.first = date_add_days(a.terms.first, 2);
	checkin_on(w, &a);
	checkin_days(w, 7);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_equal(date_days_between(a.terms.first, a.all.list[0].due), 0);
	expect_equal(date_days_between(a.terms.first, a.all.list[0].until), 8);
	checkin_sends(w, &a, "rhian");
}

TEST("checkin: what is sent is sent once and never written over")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	a.sent.words = S("Not fine");
	expect_fault(world_do(w, "rhian", checkin_do_send, &a), FAULT_REFUSED,
	             NULL);
	expect_fault(world_do(w, "ned", checkin_do_send, &a), FAULT_NOT_FOUND,
	             NULL);
	checkin_look_at(w, &a);
	expect_str(a.all.list[0].words, "All fine");
	expect_equal(a.all.list[0].voice, CHECKIN_OWN);
}

TEST("checkin: support is chosen, or none, and not both")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	a.sent.none = false;
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "wants",
	               "Choose what you want help with, or choose “Nothing "
	               "now”");
	a.sent.none = true;
	a.sent.wants = 1u << CHECKIN_OTHER;
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "wants",
	               "Choose what you want help with, or “Nothing now”, not "
	               "both");
	a.sent.none = false;
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "other",
	               "Write what else you want help with");
	a.sent.other = S("A bus pass");
	a.sent.mood = -1;
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "mood",
	               "Choose how it is going");
	a.sent.mood = CHECKIN_UNSAID;
	a.sent.call = -1;
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "call",
	               "Say if you want a call");
	a.sent.call = 0;
	a.sent.words = letters_new(w, CHECKIN_OWN_MOST + 1);
	expect_problem(world_do(w, "rhian", checkin_do_send, &a), "words",
	               "This is too long: use 1000 letters at most");
	a.sent.words = S("");
	checkin_sends(w, &a, "rhian");
	expect_str(a.all.list[0].other, "A bus pass");
}

TEST("checkin: what a worker types for the person says so, and how it was said")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	a.sent.voice = CHECKIN_OWN;
	expect_problem(world_do(w, "sam", checkin_do_send, &a), "voice",
	               "Say how they told you");
	a.sent.voice = CHECKIN_PAPER;
	checkin_sends(w, &a, "sam");
	expect_equal(a.all.list[0].voice, CHECKIN_PAPER);
	a.look.known = CHECKIN_SIGNED_IN;
	expect_problem(world_do(w, "sam", checkin_do_review, &a), "known",
	               "A worker typed this, so they did not sign in for it. "
	               "Choose another answer");
}

TEST("checkin: the questions of a worker are for the next check-in alone")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.first = date_add_days(a.terms.first, 1);
	checkin_on(w, &a);
	a.questions[1] = letters_new(w, CHECKIN_QUESTION_MOST + 1);
	expect_problem(world_do(w, "sam", checkin_do_ask, &a), "question_2",
	               "This is too long: use 200 letters at most");
	a.questions[1] = S("");
	expect_fault(world_do(w, "rhian", checkin_do_ask, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", checkin_do_ask, &a));
	world_later(w, 1000);
	a.questions[0] = S("Did you ring them?");
	expect_ok(world_do(w, "sam", checkin_do_ask, &a));
	checkin_look_at(w, &a);
	expect_str(a.all.waiting[0], "Did you ring them?");
	checkin_days(w, 1);
	a.sent.answers[0] = S("Yes");
	a.sent.answers[2] = S("Nobody asked");
	checkin_sends(w, &a, "rhian");
	expect_str(a.all.list[0].questions[0], "Did you ring them?");
	expect_str(a.all.list[0].answers[0], "Yes");
	expect_str(a.all.list[0].answers[2], "");
	expect_str(a.all.waiting[0], "");
	checkin_days(w, 14);
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 2);
	expect_str(a.all.list[0].questions[0], "");
}
