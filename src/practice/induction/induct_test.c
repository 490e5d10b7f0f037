/* induct_test.c - the rules of the induction, one sentence each. */
#include "kernel/access/access.h"
#include "practice/induction/induct_world_test.h"
#include "register/orders/orders.h"
#include "tests/race.h"

/* Say it as somebody, and see it. */
static void
says(struct world *w, struct act *a, const char *who, int about, int what)
{
	a->about = about;
	a->says = what;
	expect_ok(world_do(w, who, induct_do_say, a));
	induct_look(w, a);
}

/* --- whose words --------------------------------------------------------- */

TEST("induct: what the person says is changed by the person and by nobody else")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	int64_t changes;

	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_MORE);
	changes = world_changes(w);
	a.says = INDUCT_CLEAR;
	expect_fault(world_do(w, "sam", induct_do_say, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	expect_equal(world_changes(w), changes);
	induct_look(w, &a);
	expect_equal(a.in.topics[INDUCT_RIGHTS].mark.says, INDUCT_MORE);
	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_CLEAR);
	expect_equal(a.in.topics[INDUCT_RIGHTS].mark.says, INDUCT_CLEAR);
	/* The same of a question. */
	induct_asks(w, &a, "rhian", INDUCT_RIGHTS, S("Who is my boss?"));
	a.state = INDUCT_BACK;
	expect_fault(world_do(w, "sam", induct_do_word_end, &a), FAULT_REFUSED,
	             "These are the person’s own words. They say what becomes "
	             "of them");
	expect_ok(world_do(w, "rhian", induct_do_word_end, &a));
}

TEST("induct: what a worker types for the person says so")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	const struct induct_said *mark = &a.in.topics[INDUCT_NEEDS].mark;

	says(w, &a, "sam", INDUCT_NEEDS, INDUCT_CLEAR);
	expect_equal(mark->by.voice, INDUCT_FOR);
	expect_equal(mark->by.user.v, world_user(w, "sam").v);
	expect_false(str_empty(mark->by.name));
	induct_asks(w, &a, "sam", -1, S("My rent"));
	expect_equal(a.in.words[0].by.voice, INDUCT_FOR);
	/* The person says the same: now it is their own. */
	says(w, &a, "rhian", INDUCT_NEEDS, INDUCT_CLEAR);
	expect_equal(mark->by.voice, INDUCT_OWN);
	a.words = S("Fine");
	induct_told_all(w, &a);
	expect_ok(world_do(w, "sam", induct_do_end, &a));
	induct_look(w, &a);
	expect_equal(a.in.ended_by.voice, INDUCT_FOR);
}

TEST("induct: words are never written over: whoever raised them takes them "
     "back")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	induct_asks(w, &a, "sam", -1, S("My rent"));
	a.state = INDUCT_BACK;
	expect_ok(world_do(w, "rhian", induct_do_word_end, &a));
	induct_look(w, &a);
	expect_str(a.in.words[0].words, "My rent");
	expect_equal(a.in.words[0].state, INDUCT_BACK);
	expect_equal(induct_things_n(&a.in), 0);
	expect_fault(world_do(w, "rhian", induct_do_word_end, &a),
	             FAULT_REFUSED, "This is closed already");
	a.state = INDUCT_WORD_OPEN;
	expect_fault(world_do(w, "rhian", induct_do_word_end, &a),
	             FAULT_INVALID,
	             "Say what became of it: talked about, or taken back");
	/* What was typed for them, a worker takes back as well. */
	induct_asks(w, &a, "sam", -1, S("My bike"));
	a.state = INDUCT_TALKED;
	expect_ok(world_do(w, "priya", induct_do_word_end, &a));
	induct_look(w, &a);
	expect_equal(induct_things_n(&a.in), 1);
	expect_equal(induct_things_open_n(&a.in), 0);
	a.word.v++;
	expect_fault(world_do(w, "rhian", induct_do_word_end, &a),
	             FAULT_NOT_FOUND, "We cannot find those words");
}

/* --- questions ----------------------------------------------------------- */

TEST("induct: an answer does not close a question: whoever asked does")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	induct_asks(w, &a, "rhian", INDUCT_RECORDED, S("For how long?"));
	a.words = S("");
	expect_fault(world_do(w, "sam", induct_do_answer, &a), FAULT_INVALID,
	             NULL);
	a.words = S("Six years");
	expect_fault(world_do(w, "rhian", induct_do_answer, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "sam", induct_do_answer, &a));
	expect_fault(world_do(w, "sam", induct_do_answer, &a), FAULT_REFUSED,
	             "This question has its answer");
	induct_look(w, &a);
	expect_equal(a.in.topics[INDUCT_RECORDED].open, 1);
	expect_str(a.in.words[0].answer, "Six years");
	a.state = INDUCT_TALKED;
	expect_ok(world_do(w, "rhian", induct_do_word_end, &a));
	induct_look(w, &a);
	expect_equal(a.in.topics[INDUCT_RECORDED].open, 0);
	/* A thing to raise is no question. */
	induct_asks(w, &a, "rhian", -1, S("My rent"));
	expect_fault(world_do(w, "sam", induct_do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find that question");
}

TEST("induct: a topic is closed only when the person has no open question")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	const struct induct_topic_read *rights = &a.in.topics[INDUCT_RIGHTS];

	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_NOT_NOW);
	expect_equal(rights->state, INDUCT_PUT_OFF);
	/* Clear, but nobody has talked about it. */
	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_CLEAR);
	expect_equal(rights->state, INDUCT_NOT_YET);
	induct_told_all(w, &a);
	induct_look(w, &a);
	expect_equal(rights->state, INDUCT_CLOSED);
	expect_equal(induct_closed_n(&a.in), 1);
	expect_equal(a.in.topics[INDUCT_NEEDS].state, INDUCT_SPOKEN);
	induct_asks(w, &a, "rhian", INDUCT_RIGHTS, S("Who is my boss?"));
	expect_equal(rights->state, INDUCT_WANTS_MORE);
	a.state = INDUCT_BACK;
	expect_ok(world_do(w, "rhian", induct_do_word_end, &a));
	induct_look(w, &a);
	expect_equal(rights->state, INDUCT_CLOSED);
	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_MORE);
	expect_equal(rights->state, INDUCT_WANTS_MORE);
}

TEST("induct: words are neither empty nor too long, and there is room for so "
     "many")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	a.about = INDUCT_RIGHTS;
	a.words = S("");
	expect_fault(world_do(w, "rhian", induct_do_word, &a), FAULT_INVALID,
	             NULL);
	a.words = letters_new(w, INDUCT_WORDS_MOST + 1);
	expect_fault(world_do(w, "rhian", induct_do_word, &a), FAULT_INVALID,
	             NULL);
	a.words = letters_new(w, INDUCT_WORDS_MOST);
	for (int i = 0; i < INDUCT_QUESTIONS_MOST; i++)
		expect_ok(world_do(w, "rhian", induct_do_word, &a));
	expect_fault(world_do(w, "rhian", induct_do_word, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
	a.about = INDUCT_NEEDS;
	expect_ok(world_do(w, "rhian", induct_do_word, &a));
	a.about = -1;
	for (int i = 0; i < INDUCT_THINGS; i++)
		expect_ok(world_do(w, "rhian", induct_do_word, &a));
	expect_fault(world_do(w, "rhian", induct_do_word, &a), FAULT_REFUSED,
	             "Three things are here already. Take one back first");
}

/* --- choices ------------------------------------------------------------- */

TEST("induct: nothing is chosen before the person chooses")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	induct_told_all(w, &a);
	induct_look(w, &a);
	expect_equal(a.in.choices[0].says, INDUCT_UNSAID);
	expect_equal(a.in.choices[1].says, INDUCT_UNSAID);
	a.about = INDUCT_ASK_STORIES;
	a.says = INDUCT_UNSAID;
	expect_fault(world_do(w, "rhian", induct_do_say, &a), FAULT_INVALID,
	             NULL);
	a.says = INDUCT_CLEAR;
	expect_fault(world_do(w, "rhian", induct_do_say, &a), FAULT_INVALID,
	             NULL);
	a.says = -1;
	expect_fault(world_do(w, "rhian", induct_do_say, &a), FAULT_INVALID,
	             NULL);
	a.about = INDUCT_STORIES;
	a.says = INDUCT_YES;
	expect_fault(world_do(w, "rhian", induct_do_say, &a), FAULT_INVALID,
	             NULL);
	induct_look(w, &a);
	expect_equal(a.in.choices[0].says, INDUCT_UNSAID);
}

TEST("induct: each choice can be changed later, and refusing changes nothing")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	says(w, &a, "rhian", INDUCT_ASK_RESEARCH, INDUCT_YES);
	a.days = 1;
	says(w, &a, "rhian", INDUCT_ASK_RESEARCH, INDUCT_NO);
	expect_equal(a.in.choices[1].says, INDUCT_NO);
	expect_equal(a.in.choices[0].says, INDUCT_UNSAID);
	/* It ends as it does for anybody. */
	a.days = 0;
	a.words = S("Fine");
	induct_told_all(w, &a);
	expect_ok(world_do(w, "rhian", induct_do_end, &a));
	a.days = 2;
	says(w, &a, "rhian", INDUCT_ASK_RESEARCH, INDUCT_NOT_NOW);
	expect_equal(a.in.choices[1].says, INDUCT_NOT_NOW);
	expect_true(a.in.ended);
}

static const struct query days_kept = {
        .name = "induct_test.days_kept",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from induction_said",
};
static const struct query *const counted[] = {&days_kept, NULL};

TEST("induct: the last answer of a day counts, and each day's is kept")
{
	struct act a;
	struct world *w = world_with(t, counted);

	induct_world_in(w, &a);
	says(w, &a, "rhian", INDUCT_ASK_STORIES, INDUCT_YES);
	says(w, &a, "rhian", INDUCT_ASK_STORIES, INDUCT_NO);
	expect_equal(a.in.choices[0].says, INDUCT_NO);
	expect_equal(world_count(w, &days_kept, NO_ARGS), 1);
	/* The same again is no change. */
	says(w, &a, "rhian", INDUCT_ASK_STORIES, INDUCT_NO);
	expect_equal(world_count(w, &days_kept, NO_ARGS), 1);
	a.days = 1;
	says(w, &a, "rhian", INDUCT_ASK_STORIES, INDUCT_YES);
	expect_equal(a.in.choices[0].says, INDUCT_YES);
	expect_equal(world_count(w, &days_kept, NO_ARGS), 2);
}

/* --- talks --------------------------------------------------------------- */

TEST("induct: a talk is not of a day to come")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	expect_true(date_make(2026, 11, 25, &a.talk.day));
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.day = DATE_NONE;
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	expect_true(date_make(1999, 1, 1, &a.talk.day));
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	induct_look(w, &a);
	expect_false(a.in.begun);
	expect_true(date_make(2026, 11, 24, &a.talk.day));
	expect_ok(world_do(w, "sam", induct_do_talk, &a));
	expect_fault(world_do(w, "rhian", induct_do_talk, &a), FAULT_NOT_FOUND,
	             NULL);
}

TEST("induct: who was in the room is for the person, their own worker and "
     "whoever wrote it down")
{
	static const char *const named[] = {"sam", "rhian"};
	static const char *const others[] = {"priya", "morgan"};
	struct act a;
	struct world *w = induct_world(t, &a);

	a.talk.led = INDUCT_TOGETHER;
	a.talk.mentor = S("Dee");
	expect_ok(world_do(w, "sam", induct_do_talk, &a));
	for (size_t i = 0; i < 2; i++) {
		expect_ok(world_see(w, named[i], induct_see, &a));
		expect_true(a.in.talks[0].named);
		expect_str(a.in.talks[0].mentor, "Dee");
		expect_str(a.in.talks[0].room, "Rhian and Sam");
		expect_ok(world_see(w, others[i], induct_see, &a));
		expect_equal(a.in.talks_n, 1);
		expect_false(a.in.talks[0].named);
		expect_str(a.in.talks[0].mentor, "");
		expect_str(a.in.talks[0].room, "");
	}
	world_later(w, 1000);
	a.talk.room = S("Rhian and Priya");
	expect_ok(world_do(w, "priya", induct_do_talk, &a));
	expect_ok(world_see(w, "priya", induct_see, &a));
	expect_str(a.in.talks[0].room, "Rhian and Priya");
	expect_str(a.in.talks[1].room, "");
}

TEST("induct: of two who say something at once the second finds what the first "
     "said")
{
	struct act own, other;
	struct world *w = induct_world(t, &own);
	struct racing both[] = {
	        {.who = "rhian", .fn = induct_do_word, .data = &own},
	        {.who = "sam", .fn = induct_do_word, .data = &other}};

	own.about = -1;
	own.words = S("My bus");
	for (int i = 1; i < INDUCT_THINGS; i++)
		expect_ok(world_do(w, "rhian", induct_do_word, &own));
	other = own;
	race_run(w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
	own.about = other.about = INDUCT_RIGHTS;
	own.says = INDUCT_CLEAR;
	other.says = INDUCT_MORE;
	both[0].fn = both[1].fn = induct_do_say;
	race_run(w, both, 2);
	expect_true(both[0].won);
	/* Whoever came first, what the person says stands. */
	induct_look(w, &own);
	expect_equal(own.in.topics[INDUCT_RIGHTS].mark.says, INDUCT_CLEAR);
}

TEST("induct: a mentor who led is named")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	a.talk.led = INDUCT_TOGETHER;
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.mentor = S("Dee");
	expect_ok(world_do(w, "sam", induct_do_talk, &a));
	a.talk.led = INDUCT_WORKER;
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.led = INDUCT_LED_UNSAID;
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.led = INDUCT_MENTOR;
	expect_ok(world_do(w, "sam", induct_do_talk, &a));
	induct_look(w, &a);
	expect_equal(a.in.talks_n, 2);
	expect_str(a.in.talks[0].mentor, "Dee");
	expect_str(a.in.talks[0].room, "Rhian and Sam");
	a.talk.room = S("");
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
	a.talk.room = S("Rhian");
	a.talk.topics = 0;
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_INVALID,
	             NULL);
}

TEST("induct: there is room for so many talks")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	a.talk.topics = 1;
	for (int i = 0; i < INDUCT_TALKS_MOST; i++)
		expect_ok(world_do(w, "sam", induct_do_talk, &a));
	expect_fault(world_do(w, "sam", induct_do_talk, &a), FAULT_REFUSED,
	             "So many talks are written down already "
	             "that no more can be added");
}

TEST("induct: what was shown on a day is kept, with the edition of the topics")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	const struct induct_topic_read *complain =
	        &a.in.topics[INDUCT_COMPLAINTS];

	expect_true(date_make(2026, 8, 31, &a.talk.day));
	induct_told_all(w, &a);
	induct_look(w, &a);
	expect_equal(complain->edition, 1);
	expect_has(complain->shown, "How to complain\nIf we get things wrong");
	expect_lacks(complain->shown, "Ombudsman");
	expect_true(date_make(2026, 9, 1, &a.talk.day));
	induct_told_all(w, &a);
	induct_look(w, &a);
	expect_equal(complain->edition, 2);
	expect_has(complain->shown, "Ombudsman");
	expect_equal(complain->talk->day.days, a.talk.day.days);
}

/* --- the end ------------------------------------------------------------- */

TEST("induct: it ends with three things, or with the person's reason for "
     "fewer")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	induct_told_all(w, &a);
	induct_asks(w, &a, "rhian", -1, S("My rent"));
	induct_asks(w, &a, "rhian", -1, S("My bike"));
	a.words = S("");
	expect_fault(world_do(w, "rhian", induct_do_end, &a), FAULT_INVALID,
	             NULL);
	a.words = letters_new(w, INDUCT_WORDS_MOST + 1);
	expect_fault(world_do(w, "rhian", induct_do_end, &a), FAULT_INVALID,
	             NULL);
	induct_asks(w, &a, "rhian", -1, S("My mum"));
	a.words = S("");
	expect_ok(world_do(w, "rhian", induct_do_end, &a));
	expect_fault(world_do(w, "rhian", induct_do_end, &a), FAULT_REFUSED,
	             "This is finished already");
	induct_look(w, &a);
	expect_true(a.in.ended);
	expect_equal(a.in.ended_by.voice, INDUCT_OWN);
}

TEST("induct: it does not end before each topic was talked about or put off")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	a.words = S("Two are enough for me");
	a.talk.topics = ALL & ~1u;
	expect_ok(world_do(w, "sam", induct_do_talk, &a));
	expect_fault(world_do(w, "rhian", induct_do_end, &a), FAULT_REFUSED,
	             "Some parts are not talked about yet. Talk "
	             "about each, or say “not now” to it");
	says(w, &a, "rhian", INDUCT_RIGHTS, INDUCT_NOT_NOW);
	induct_asks(w, &a, "rhian", INDUCT_NEEDS, S("Can I come late?"));
	expect_fault(world_do(w, "rhian", induct_do_end, &a), FAULT_REFUSED,
	             "A question is still open. First say if it "
	             "is answered, or take it back");
	a.state = INDUCT_BACK;
	expect_ok(world_do(w, "rhian", induct_do_word_end, &a));
	a.words = S("Two are enough for me");
	expect_ok(world_do(w, "rhian", induct_do_end, &a));
	induct_look(w, &a);
	expect_str(a.in.why, "Two are enough for me");
}

/* --- whether it was asked for -------------------------------------------- */

static const struct fault *
put_order(struct ctx *ctx, void *data)
{
	struct act *a = data;
	enum put_result result;
	struct order_id id;
	struct order order = {
	        .person = a->person,
	        .order_ref = S("A1"),
	        .kind = S("community_order"),
	        .court = S("Made-up Court"),
	        .starts_on = a->talk.day,
	        .ends_on = date_add_days(a->talk.day, 360),
	        .sentenced_on = a->talk.day,
	        .convicted_on = a->talk.day,
	        .offence_on = DATE_NONE,
	        .released_on = DATE_NONE,
	};

	return order_put(ctx, &order, &id, &result);
}

TEST("induct: an old case that never began is not shown as a lack")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	induct_look(w, &a);
	expect_false(a.in.begun);
	expect_false(a.in.asked_for);
	expect_true(date_make(2026, 8, 31, &a.talk.day));
	expect_ok(world_do(w, NULL, put_order, &a));
	induct_look(w, &a);
	expect_false(a.in.asked_for);
	expect_true(date_make(2026, 9, 1, &a.talk.day));
	expect_ok(world_do(w, NULL, put_order, &a));
	induct_look(w, &a);
	expect_true(a.in.asked_for);
	induct_told_all(w, &a);
	induct_look(w, &a);
	expect_true(a.in.begun);
	expect_false(a.in.asked_for);
}

/* --- who finds it -------------------------------------------------------- */

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("induct: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct act a;
	struct world *w = induct_world(t, &a);

	a.words = S("My rent");
	a.about = -1;
	a.named = world_add(w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(w, "morgan", name_val, &a));
	expect_fault(world_see(w, "val", induct_see, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", induct_do_talk, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", induct_do_word, &a), FAULT_NOT_FOUND,
	             NULL);
	/* Nor does a worker who does not reach them. */
	expect_fault(world_see(w, "ned", induct_see, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", induct_do_talk, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", induct_do_end, &a), FAULT_NOT_FOUND,
	             NULL);
	induct_look(w, &a);
	expect_false(a.in.begun);
}
