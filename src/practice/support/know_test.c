/* know_test.c - the rules of how a person learns and what helps. */
#include "kernel/access/access.h"
#include "practice/support/support_world_test.h"

TEST("support: strengths come first: needs are not finished with no strength")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "rhian", KNOW_NEED, KNOW_SAYS, "Long letters");
	expect_refused(t, world_do(w, "rhian", support_do_finish, &a),
	               "Strengths come first. Write down one strength, then "
	               "finish");
	expect_refused(t, world_do(w, "sam", support_do_finish, &a), NULL);
	support_look(w, &a);
	expect_false(a.now.done.is);
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "Reads people");
	expect_ok(world_do(w, "sam", support_do_finish, &a));
	world_later(w, 1000);
	expect_refused(t, world_do(w, "sam", support_do_finish, &a),
	               "Nothing has changed since this was finished");
	support_look(w, &a);
	expect_true(a.now.done.is);
	expect_false(a.now.done.since);
	/* What stands is what counts: a strength that was taken back does
	 * not. */
	support_last(w, &a);
	expect_ok(world_do(w, "sam", support_do_back, &a));
	support_look(w, &a);
	expect_true(a.now.done.since);
	expect_refused(t, world_do(w, "sam", support_do_finish, &a), NULL);
}

TEST("support: each entry says where it comes from: the person, a worker, a "
     "test or a diagnosis")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.know.source = -1;
	expect_problem(world_do(w, "sam", support_do_add, &a), "source",
	               "Choose where this is from");
	a.know.source = KNOW_UNSAID;
	expect_problem(world_do(w, "sam", support_do_add, &a), "source",
	               "Choose where this is from");
	a.know.source = KNOW_SEEN;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "source",
	               "What a worker saw is the worker’s to write");
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "Reads");
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_ASSESSED, "Reads");
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SAYS, "I read");
	support_says(w, &a, "rhian", KNOW_STRENGTH, KNOW_UNSAID, "I read");
	support_look(w, &a);
	expect_equal(a.now.n, 4);
	expect_equal(a.now.entries[0].by.voice, SUPPORT_WORKER);
	expect_equal(a.now.entries[2].by.voice, SUPPORT_FOR);
	expect_equal(a.now.entries[3].by.voice, SUPPORT_OWN);
	expect_equal(a.now.entries[3].source, KNOW_SAYS);
	expect_str(a.now.entries[0].by.name, "Sam Okafor");
}

TEST("support: a condition is what the person says or what was diagnosed, "
     "never what a worker saw, and the two are kept apart")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.know.kind = KNOW_CONDITION;
	a.know.words = S("Dyslexia");
	a.know.source = KNOW_SEEN;
	expect_problem(world_do(w, "sam", support_do_add, &a), "source",
	               "A condition is what they say, or what a doctor found");
	a.know.source = KNOW_ASSESSED;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "source",
	               "A condition is what they say, or what a doctor found");
	a.know.source = KNOW_DIAGNOSED;
	expect_problem(world_do(w, "sam", support_do_add, &a), "detail",
	               "Write who said so");
	support_says(w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS, "Dyslexia");
	support_says(w, &a, "sam", KNOW_CONDITION, KNOW_DIAGNOSED, "Dyslexia");
	support_look(w, &a);
	expect_equal(know_standing(&a.now, KNOW_CONDITION), 2);
	expect_equal(a.now.entries[0].source, KNOW_SAYS);
	expect_equal(a.now.entries[1].source, KNOW_DIAGNOSED);
	expect_str(a.now.entries[1].detail, "Dr Rees");
}

TEST("support: what helps is said by the person: a worker writes it down for "
     "them, and it says so")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.know.kind = KNOW_HELP;
	a.know.source = KNOW_SEEN;
	expect_problem(world_do(w, "sam", support_do_add, &a), "source",
	               "What helps is for the person to say");
	a.know.source = KNOW_UNSAID;
	a.know.words = S("");
	expect_ok(world_do(w, "sam", support_do_add, &a));
	support_helps_say(w, &a, "rhian", SUPPORT_DAY_BEFORE, "by text");
	support_look(w, &a);
	expect_equal(a.now.entries[0].by.voice, SUPPORT_FOR);
	expect_equal(a.now.entries[1].by.voice, SUPPORT_OWN);
	expect_true(know_helps(&a.now, SUPPORT_LARGE_PRINT));
	/* Once is enough. */
	expect_refused(t, world_do(w, "rhian", support_do_add, &a),
	               "This is on the list already");
	a.know.code = SUPPORT_ELSE;
	a.know.words = S("");
	expect_problem(world_do(w, "rhian", support_do_add, &a), "words",
	               "Write what helps");
	a.know.code = -1;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "code",
	               "Choose what helps");
	a.know.code = SUPPORT_BREAKS;
	a.know.doer = -1;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "doer",
	               "Choose who does it");
	a.know.doer = KNOW_SOMEBODY;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "detail",
	               "Write who does it");
}

TEST("support: the day to ask again, and who reads it, are said so many times "
     "of one entry, and a no is always taken")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "half an hour");
	(void)support_last(w, &a);
	expect_true(date_make(2027, 5, 3, &a.again));
	for (int i = 1; i < KNOW_SAID_MOST; i++)
		expect_ok(world_do(w, "sam", support_do_again, &a));
	expect_refused(t, world_do(w, "sam", support_do_again, &a),
	               "This was changed 60 times. Ask them to take it back "
	               "and write it again");
	expect_refused(t, world_do(w, "rhian", support_do_again, &a),
	               "This was changed 60 times. Take it back and write it "
	               "again");
	for (int i = 0; i < KNOW_SAID_MOST; i++) {
		a.shared = i % 2 == 1;
		expect_ok(world_do(w, "rhian", support_do_share, &a));
		world_later(w, 1000);
	}
	a.shared = false;
	expect_ok(world_do(w, "rhian", support_do_share, &a));
	world_later(w, 1000);
	a.shared = true;
	expect_refused(t, world_do(w, "rhian", support_do_share, &a),
	               "This was changed 60 times. Take it back and write it "
	               "again");
	support_look(w, &a);
	expect_equal(a.now.entries[0].share, KNOW_KEPT_OWN);
	/* As it says: taken back, and written again. */
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "half an hour");
	(void)support_last(w, &a);
	expect_ok(world_do(w, "rhian", support_do_share, &a));
	expect_ok(world_do(w, "sam", support_do_again, &a));
}

TEST("support: what another worker wrote and was changed too often is set "
     "aside and written anew by the worker of today")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "sam", SUPPORT_BREAKS, "half an hour");
	(void)support_last(w, &a);
	expect_true(date_make(2027, 5, 3, &a.again));
	for (int i = 1; i < KNOW_SAID_MOST; i++)
		expect_ok(world_do(w, "sam", support_do_again, &a));
	expect_refused(t, world_do(w, "sam", support_do_again, &a),
	               "This was changed 60 times. Take it back and write it "
	               "again");
	expect_refused(t, world_do(w, "priya", support_do_again, &a),
	               "This was changed 60 times. Set it aside, say why, and "
	               "write it again");
	/* As it says. */
	a.words = S("Asked anew by me");
	expect_ok(world_do(w, "priya", support_do_aside, &a));
	support_helps_say(w, &a, "priya", SUPPORT_BREAKS, "half an hour");
	(void)support_last(w, &a);
	expect_ok(world_do(w, "priya", support_do_again, &a));
	expect_ok(world_see(w, "sam", support_see_check, NULL));
}

TEST("support: a worker of the person sets aside what another worker wrote and "
     "says why, but never what the person wrote")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "She reads");
	(void)support_last(w, &a);
	a.words = S("  ");
	expect_problem(world_do(w, "priya", support_do_aside, &a), "why",
	               "Write why you set this aside");
	a.words = letters_new(w, KNOW_WHY_MOST + 1);
	expect_problem(world_do(w, "priya", support_do_aside, &a), "why",
	               "This is too long: use 300 letters at most");
	a.words = S("She says that it is not so");
	expect_refused(t, world_do(w, "sam", support_do_aside, &a),
	               "You wrote this. Take it back");
	expect_refused(t, world_do(w, "rhian", support_do_aside, &a),
	               "A worker does this. You can take it back");
	expect_fault(world_do(w, "ned", support_do_aside, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	support_look(w, &a);
	expect_true(know_stands(&a.now.entries[0]));
	expect_ok(world_do(w, "priya", support_do_aside, &a));
	expect_refused(t, world_do(w, "priya", support_do_aside, &a),
	               "This was taken back before");
	support_look(w, &a);
	expect_false(know_stands(&a.now.entries[0]));
	expect_str(a.now.entries[0].words, "She reads");
	expect_str(a.now.entries[0].back_why, "She says that it is not so");
	expect_ok(world_see(w, "sam", support_see_check, NULL));
	support_says(w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "I read");
	(void)support_last(w, &a);
	expect_refused(t, world_do(w, "priya", support_do_aside, &a),
	               "They wrote this themselves. Ask them to take it back");
	support_look(w, &a);
	expect_true(know_stands(&a.now.entries[1]));
}

static const struct fault *
do_glass(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass_break(ctx, a->person,
	                          S("Covering for a colleague"));
}

TEST("support: whoever opened a record for three hours sets nothing aside")
{
	struct act a;
	struct world *w = support_world(t, &a);

	world_add(w, "cat", R(CASE_MANAGER), NULL);
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "She reads");
	(void)support_last(w, &a);
	a.words = S("It is not so");
	expect_ok(world_do(w, "cat", do_glass, &a));
	expect_refused(t, world_do(w, "cat", support_do_aside, &a),
	               "Whoever opened a record for three hours sets nothing "
	               "aside");
	support_look(w, &a);
	expect_true(know_stands(&a.now.entries[0]));
}

TEST("support: what stands is read first, then what was taken back last; the "
     "rest is read page by page")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "The first");
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "Taken back");
	(void)support_last(w, &a);
	expect_ok(world_do(w, "sam", support_do_back, &a));
	world_later(w, 1000);
	a.many = KNOW_PAGE - 2;
	expect_ok(world_do(w, "sam", support_do_many, &a));
	support_look(w, &a);
	/* A full page, and nothing after it. */
	expect_equal(a.now.n, KNOW_PAGE);
	expect_false(a.now.more);
	expect_str(a.now.entries[0].words, "The first");
	world_later(w, 1000);
	a.many = 1;
	expect_ok(world_do(w, "sam", support_do_many, &a));
	support_look(w, &a);
	/* The newest is there; what was taken back makes room for it. */
	expect_equal(a.now.n, KNOW_PAGE);
	expect_true(a.now.more);
	expect_str(a.now.entries[KNOW_PAGE - 1].words, "Strength 0");
	expect_equal(know_standing(&a.now, KNOW_STRENGTH), KNOW_PAGE);
	a.page = 2;
	expect_ok(world_see(w, "sam", support_see_page, &a));
	expect_equal(a.now.n, 1);
	expect_false(a.now.more);
	expect_str(a.now.entries[0].words, "Taken back");
	a.page = 3;
	expect_ok(world_see(w, "sam", support_see_page, &a));
	expect_equal(a.now.n, 0);
}

TEST("support: what helps has a day to ask again, and whoever asks says the "
     "next one")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "");
	support_look(w, &a);
	/* Twelve weeks, by the dated rule. */
	expect_str(date_iso(w->arena, a.now.entries[0].again), "2027-02-16");
	a.entry = a.now.entries[0].id;
	expect_problem(world_do(w, "sam", support_do_again, &a), "again",
	               "Write a day to ask again, in the next year");
	expect_true(date_make(2026, 11, 24, &a.again));
	expect_problem(world_do(w, "sam", support_do_again, &a), "again",
	               "Write a day to ask again, in the next year");
	expect_true(date_make(2028, 1, 1, &a.again));
	expect_problem(world_do(w, "sam", support_do_again, &a), "again",
	               "Write a day to ask again, in the next year");
	expect_true(date_make(2027, 5, 3, &a.again));
	expect_ok(world_do(w, "sam", support_do_again, &a));
	support_look(w, &a);
	expect_str(date_iso(w->arena, a.now.entries[0].again), "2027-05-03");
	expect_equal(a.now.entries[0].asked.voice, SUPPORT_FOR);
	a.know.again_wrong = true;
	a.know.code = SUPPORT_QUIET_ROOM;
	expect_problem(world_do(w, "rhian", support_do_add, &a), "again",
	               "Write a day to ask again, in the next year");
	a.know.again_wrong = false;
	/* Nothing else is asked about again, and not what was taken back. */
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	expect_refused(t, world_do(w, "sam", support_do_again, &a), NULL);
	support_says(w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS, "Asthma");
	expect_fault(world_do(w, "sam", support_do_again, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}

TEST("support: neither edits the other's words: whoever wrote an entry takes "
     "it back, and the person what was written for them")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "I read");
	expect_refused(t, world_do(w, "sam", support_do_back, &a),
	               "Whoever wrote this takes it back, and nobody else");
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "She reads");
	expect_refused(t, world_do(w, "rhian", support_do_back, &a), NULL);
	expect_refused(t, world_do(w, "priya", support_do_back, &a), NULL);
	expect_ok(world_do(w, "sam", support_do_back, &a));
	support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SAYS, "I listen");
	expect_refused(t, world_do(w, "priya", support_do_back, &a), NULL);
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	support_look(w, &a);
	expect_equal(know_standing(&a.now, KNOW_STRENGTH), 1);
	expect_str(a.now.entries[0].words, "I read");
}

TEST("support: an entry is never changed: it is taken back, and stays in the "
     "history")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_says(w, &a, "rhian", KNOW_NEED, KNOW_SAYS, "Long letters");
	expect_ok(world_do(w, "rhian", support_do_back, &a));
	expect_refused(t, world_do(w, "rhian", support_do_back, &a),
	               "This was taken back before");
	support_look(w, &a);
	expect_equal(a.now.n, 1);
	expect_str(a.now.entries[0].words, "Long letters");
	expect_false(know_stands(&a.now.entries[0]));
	a.entry.v = 7;
	expect_fault(world_do(w, "rhian", support_do_back, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}

TEST("support: the line of what helps names no condition")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_ELSE,
	                  "Be kind about my dyslexia");
	a.shared = true;
	expect_ok(world_do(w, "rhian", support_do_share, &a));
	support_helps_say(w, &a, "rhian", SUPPORT_BREAKS, "half an hour");
	expect_ok(world_see(w, "sam", support_see_line, &a));
	expect_equal(a.line.n, 2);
	support_says(w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS, "Dyslexia");
	expect_ok(world_see(w, "sam", support_see_line, &a));
	expect_equal(a.line.n, 1);
	expect_str(a.line.v[0], "A break half-way (half an hour)");
	a.know.kind = KNOW_HELP;
	a.know.code = SUPPORT_LARGE_PRINT;
	a.know.words = S("for DYSLEXIA, please");
	expect_problem(world_do(w, "rhian", support_do_add, &a), "words",
	               "Everybody who meets the person reads this line. Say "
	               "what helps, and name no condition");
	/* A word that only begins like one is none. */
	a.know.words = S("dyslexiafont");
	expect_ok(world_do(w, "rhian", support_do_add, &a));
	expect_ok(world_see(w, "rhian", support_see_line, &a));
	expect_true(a.line.large_print);
	expect_false(a.line.easy_read);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("support: whoever reaches the person and is no worker reads what helps, "
     "and nothing else")
{
	struct act a;
	struct world *w = support_world(t, &a);

	support_helps_say(w, &a, "rhian", SUPPORT_EASY_READ, "");
	support_says(w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS, "Dyslexia");
	a.named = world_add(w, "val", R(VOLUNTEER), NULL);
	expect_fault(world_see(w, "val", support_see_line, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "morgan", name_val, &a));
	expect_ok(world_see(w, "val", support_see_line, &a));
	expect_equal(a.line.n, 1);
	expect_str(a.line.v[0], "Easy read: short words and pictures");
	expect_true(a.line.easy_read);
	expect_fault(world_see(w, "val", support_see, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", support_do_add, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", support_do_back, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", support_do_again, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "val", support_do_finish, &a), FAULT_NOT_FOUND,
	             NULL);
	/* Nor does a worker who does not reach them. */
	expect_fault(world_see(w, "ned", support_see, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ned", support_see_line, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", support_do_add, &a), FAULT_NOT_FOUND,
	             NULL);
}

TEST("support: there is room for so many of each")
{
	struct act a;
	struct world *w = support_world(t, &a);

	a.know.words = S("");
	expect_problem(world_do(w, "sam", support_do_add, &a), "words",
	               "Write it down first");
	a.know.code = -1;
	expect_problem(world_do(w, "sam", support_do_add, &a), "code",
	               "Choose what it is about");
	a.know.code = 0;
	a.know.words = letters_new(w, KNOW_WORDS_MOST + 1);
	expect_problem(world_do(w, "sam", support_do_add, &a), "words",
	               "This is too long: use 500 letters at most");
	a.know.words = S("I read");
	a.know.detail = letters_new(w, KNOW_DETAIL_MOST + 1);
	expect_problem(world_do(w, "sam", support_do_add, &a), "detail",
	               "This is too long: use 80 letters at most");
	for (int i = 0; i < KNOW_STAND_MOST; i++)
		support_says(w, &a, "sam", KNOW_STRENGTH, KNOW_SAYS, "I read");
	a.know.detail = S("");
	expect_refused(t, world_do(w, "rhian", support_do_add, &a),
	               "There is no room for more here. Take one back first");
	/* Of another kind there is. */
	support_says(w, &a, "sam", KNOW_NEED, KNOW_SAYS, "Sums");
	expect_equal(a.now.n, 0);
}
