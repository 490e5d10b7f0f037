/* ending_close_test.c - beginning, talk, outcome and open door. */
#include "practice/ending/ending_world_test.h"

static int
way(const char *word)
{
	return str_word(str_of(word), ending_outcomes);
}

TEST("ending: a second ending begins only when the first has an outcome")
{
	struct act a;
	struct world *w = ending_world(t, &a);

	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_REFUSED,
	             "The ending has not begun. Begin it first");
	ending_look(w, &a);
	expect_equal(a.in.id, 0);
	expect_ok(world_do(w, "rhian", ending_do_begin, &a));
	expect_fault(world_do(w, "sam", ending_do_begin, &a), FAULT_REFUSED,
	             "The ending has begun by now");
	ending_completed(w, &a);
	expect_equal(a.in.begun.voice, ENDING_OWN);
	expect_fault(world_do(w, "rhian", ending_do_begin, &a), FAULT_REFUSED,
	             "Your worker begins the next one");
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
	expect_fault(world_do(w, "sam", ending_do_begin, &a), FAULT_REFUSED,
	             "The person came back and waits. Answer that first");
	ending_look(w, &a);
	a.id = a.in.visits[0].id;
	a.words = S("We met");
	expect_ok(world_do(w, "sam", ending_do_visit, &a));
	world_later(w, 1000);
	expect_ok(world_do(w, "sam", ending_do_begin, &a));
	ending_look(w, &a);
	expect_equal(a.in.outcomes_n, 0);
	expect_ok(world_see(w, "rhian", ending_see_pasts, &a));
	expect_equal(a.pasts_n, 2);
	expect_equal(a.pasts[0].code, -1);
	expect_equal(a.pasts[1].code, way("completed"));
}

TEST("ending: there is room for so many endings")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	for (int i = 1; i < ENDING_CASES_MOST; i++) {
		ending_completed(w, &a);
		expect_ok(world_do(w, "sam", ending_do_begin, &a));
		world_later(w, 1000);
	}
	ending_completed(w, &a);
	expect_fault(world_do(w, "sam", ending_do_begin, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}

/* --- the talk ------------------------------------------------------------- */

TEST("ending: who could not be asked, and why, is written down")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.talk.how = ENDING_COULD_NOT;
	a.talk.room = S("");
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.why = S("Nobody answered two letters");
	expect_ok(world_do(w, "sam", ending_do_talk, &a));
	a.talk.how = ENDING_DECLINED;
	a.talk.why = S("");
	expect_ok(world_do(w, "sam", ending_do_talk, &a));
	expect_fault(world_do(w, "rhian", ending_do_talk, &a), FAULT_NOT_FOUND,
	             NULL);
	ending_look(w, &a);
	expect_equal(a.in.talks_n, 2);
	expect_true(ending_was_offered(&a.in));
}

TEST("ending: a talk has a day that was, a way and who was there, and there is "
     "room for so many")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct ending_talk_terms good = a.talk;

	a.talk.day = DATE_NONE;
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.day = date_add_days(good.day, 1);
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk = good;
	a.talk.how = -1;
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk = good;
	a.talk.room = S("");
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.room = letters_new(w, ENDING_LINE_MOST + 1);
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk = good;
	a.talk.why = letters_new(w, ENDING_WHY_MOST + 1);
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk = good;
	for (int i = 0; i < ENDING_TALKS_MOST; i++)
		expect_ok(world_do(w, "sam", ending_do_talk, &a));
	expect_fault(world_do(w, "sam", ending_do_talk, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}

/* --- how it ended --------------------------------------------------------- */

TEST("ending: how it ended is not set before the closing talk was offered")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_REFUSED,
	             "First offer the closing talk, or say why the person "
	             "could not be asked");
	expect_fault(world_do(w, "rhian", ending_do_outcome, &a),
	             FAULT_NOT_FOUND, NULL);
	ending_completed(w, &a);
	expect_equal(a.in.outcomes_n, 1);
}

TEST("ending: nobody has to be asked of somebody who died, and there is no "
     "door")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.outcome.code = way("died");
	expect_ok(world_do(w, "sam", ending_do_outcome, &a));
	ending_look(w, &a);
	expect_equal(ending_door_on(&a.in, a.outcome.ended_on), ENDING_NO_DOOR);
	expect_fault(world_do(w, "sam", ending_do_back, &a), FAULT_REFUSED,
	             "There is no open door yet");
}

TEST("ending: a way it ended is set once, with a reason, and is corrected by a "
     "new row with a reason")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.outcome.corrects = true;
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_REFUSED,
	             "How it ended is not set yet");
	a.outcome.corrects = false;
	ending_completed(w, &a);
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_REFUSED,
	             "How it ended is set already. Put it right with a reason");
	a.outcome.corrects = true;
	a.outcome.code = way("court_early");
	a.outcome.why = S("");
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_INVALID,
	             NULL);
	a.outcome.why = S("The court did it, not we");
	expect_ok(world_do(w, "priya", ending_do_outcome, &a));
	ending_look(w, &a);
	expect_equal(a.in.outcomes_n, 2);
	expect_equal(a.in.outcomes[0].code, way("court_early"));
	expect_true(a.in.outcomes[0].corrects);
	expect_str(a.in.outcomes[1].why, "All of it is done");
	for (int i = 2; i < ENDING_OUTCOMES_MOST; i++)
		expect_ok(world_do(w, "sam", ending_do_outcome, &a));
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}

TEST("ending: a way to end is one of its edition, on a day that was")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct ending_outcome_terms good = a.outcome;

	expect_ok(world_do(w, "sam", ending_do_talk, &a));
	a.outcome.code = -1;
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_INVALID,
	             NULL);
	a.outcome = good;
	a.outcome.ended_on = date_add_days(good.ended_on, 1);
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_INVALID,
	             NULL);
	a.outcome.ended_on = DATE_NONE;
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_INVALID,
	             NULL);
	a.outcome = good;
	a.outcome.why = letters_new(w, ENDING_WHY_MOST + 1);
	expect_fault(world_do(w, "sam", ending_do_outcome, &a), FAULT_INVALID,
	             NULL);
	expect_true(ending_way_is_in(way("completed"), 1));
	expect_false(ending_way_is_in(way("completed"), 0));
	for (int i = 0; ending_ways[i].word != NULL; i++)
		expect_str(str_of(ending_outcomes[i]), ending_ways[i].word);
}

TEST("ending: the way it ended closes nothing: words, choices and letter can "
     "follow")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	ending_completed(w, &a);
	expect_ok(world_do(w, "rhian", ending_do_text, &a));
	expect_ok(world_do(w, "rhian", ending_do_support, &a));
	a.says = ENDING_SAYS_NO;
	expect_ok(world_do(w, "rhian", ending_do_answer, &a));
	a.words = S("I kept going");
	expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	ending_look(w, &a);
	a.id = a.in.letters[0].id;
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
	ending_look(w, &a);
	expect_true(ending_given(&a.in) != NULL);
}

/* --- the open door -------------------------------------------------------- */

TEST("ending: the door is open for some months, and then says so")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct date last;

	expect_fault(world_do(w, "rhian", ending_do_back, &a), FAULT_REFUSED,
	             "There is no open door yet");
	ending_completed(w, &a);
	expect_true(date_make(2027, 5, 24, &last));
	expect_equal(a.in.outcomes[0].door_until.days, last.days);
	expect_equal(ending_door_on(&a.in, last), ENDING_DOOR_OPEN);
	expect_equal(ending_door_on(&a.in, date_add_days(last, 1)),
	             ENDING_DOOR_SHUT);
	a.days = date_days_between(a.talk.day, last) + 1;
	expect_fault(
	        world_do(w, "rhian", ending_do_back, &a), FAULT_REFUSED,
	        "The door was open until 24 May 2027. You can still ring us");
	a.days--;
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
}

TEST("ending: who comes back is kept, and the worker sees it until somebody "
     "answers")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	ending_completed(w, &a);
	a.words = letters_new(w, ENDING_WHY_MOST + 1);
	expect_fault(world_do(w, "rhian", ending_do_back, &a), FAULT_INVALID,
	             NULL);
	a.words = S("The job ended");
	expect_ok(world_do(w, "rhian", ending_do_back, &a));
	expect_fault(world_do(w, "rhian", ending_do_back, &a), FAULT_REFUSED,
	             "We know already. Somebody will be in touch");
	ending_look(w, &a);
	expect_equal(a.in.visits_n, 1);
	expect_str(a.in.visits[0].words, "The job ended");
	expect_equal(a.in.visits[0].by.voice, ENDING_OWN);
	a.id = a.in.visits[0].id;
	expect_fault(world_do(w, "rhian", ending_do_visit, &a), FAULT_NOT_FOUND,
	             NULL);
	a.words = S("");
	expect_fault(world_do(w, "sam", ending_do_visit, &a), FAULT_INVALID,
	             NULL);
	a.words = S("We met on Tuesday");
	expect_ok(world_do(w, "priya", ending_do_visit, &a));
	expect_fault(world_do(w, "sam", ending_do_visit, &a), FAULT_REFUSED,
	             "Somebody answered this already");
	a.id++;
	expect_fault(world_do(w, "sam", ending_do_visit, &a), FAULT_NOT_FOUND,
	             "We cannot find that");
	/* By phone: a worker writes it down for them. */
	a.words = S("");
	for (int i = 1; i < ENDING_VISITS_MOST; i++) {
		expect_ok(world_do(w, "sam", ending_do_back, &a));
		ending_look(w, &a);
		expect_equal(a.in.visits[0].by.voice, ENDING_FOR);
		a.id = a.in.visits[0].id;
		a.words = S("We met");
		expect_ok(world_do(w, "sam", ending_do_visit, &a));
	}
	expect_fault(world_do(w, "sam", ending_do_back, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}
