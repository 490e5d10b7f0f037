/* tool_test.c - the rules of the tools, each in the words of tool.h. */
#include "practice/strengths/tool_world_test.h"

#define LIKE    0
#define MATTERS 1
#define SUPPORT 2

TEST("tool: an entry belongs to who wrote it: nobody else takes it back")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	int64_t changes;

	tool_says(w, &a, "rhian", LIKE, "I make people laugh");
	changes = world_changes(w);
	expect_refused(t, world_do(w, "sam", tool_do_back, &a),
	               "Only who wrote these words can take them back");
	expect_equal(world_changes(w), changes);
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	expect_refused(t, world_do(w, "rhian", tool_do_back, &a),
	               "These words were taken back before");
	/* The worker's own view is nobody else's, either. */
	a.terms.kind = TOOL_WORKING;
	a.terms.view = TOOL_WORKER;
	tool_says(w, &a, "sam", 0, "Rings before being late");
	expect_refused(t, world_do(w, "rhian", tool_do_back, &a),
	               "Only who wrote these words can take them back");
	expect_refused(t, world_do(w, "priya", tool_do_back, &a),
	               "Only who wrote these words can take them back");
	expect_ok(world_do(w, "sam", tool_do_back, &a));
}

TEST("tool: words written down for the person say who wrote them, and the "
     "person may take them back")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	tool_says(w, &a, "sam", SUPPORT, "Tell me straight");
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.n, 1);
	expect_false(a.tool.entries[0].own);
	expect_equal(a.tool.entries[0].view, TOOL_PERSON);
	expect_equal(a.tool.entries[0].author.v, world_user(w, "sam").v);
	expect_true(!str_empty(a.tool.entries[0].author_name));
	expect_refused(t, world_do(w, "priya", tool_do_back, &a),
	               "Only who wrote these words can take them back");
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.n, 0);
}

TEST("tool: each view is its author's: the worker's is the worker's, and what "
     "family say is as told, with who told it")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	a.terms = (struct tool_terms){.kind = TOOL_WORKING,
	                              .view = TOOL_WORKER,
	                              .words = S("It goes well")};
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a),
	               "Your worker writes their own view");
	a.terms.view = TOOL_FAMILY;
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "teller",
	               "Say who told you");
	a.terms.teller = S("my mum");
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
	a.terms.view = TOOL_WORKER;
	expect_ok(world_do(w, "sam", tool_do_add, &a));
	a.terms.view = -1;
	expect_problem(world_do(w, "sam", tool_do_add, &a), "view",
	               "Choose whose view it is");
	/* A profile is the person's alone. */
	a.terms.kind = TOOL_ONE_PAGE;
	a.terms.view = TOOL_WORKER;
	expect_problem(world_do(w, "sam", tool_do_add, &a), "view",
	               "Choose whose view it is");
	a.terms.kind = TOOL_WORKING;
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 2);
	expect_equal(a.tool.entries[0].view, TOOL_FAMILY);
	expect_str(a.tool.entries[0].teller, "my mum");
	expect_equal(a.tool.entries[1].view, TOOL_WORKER);
	expect_str(a.tool.entries[1].teller, "");
}

TEST("tool: questions that changed since the form was made are told, and "
     "nothing is written under the new ones")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	const char *told =
	        "The questions changed while this was open. What you typed is "
	        "still here: look at them once more and save";

	a.terms.edition = 1;
	a.terms.box = LIKE;
	a.terms.words = S("I keep my word");
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a), told);
	/* Nor is it told as something else that is wrong with it. */
	a.terms.words = S("");
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a), told);
	a.terms.words = S("I keep my word");
	a.terms.edition = -2;
	expect_refused(t, world_do(w, "sam", tool_do_add, &a), told);
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.n, 0);
	a.terms.edition = 2;
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.entries[0].edition, 2);
}

TEST("tool: an entry is never changed: it is taken back, and stays on the "
     "days it stood on")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	struct tool_entry_id first;

	tool_says(w, &a, "rhian", LIKE, "I make people laugh");
	first = a.id;
	a.days = 2;
	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	a.id = first;
	a.days = 3;
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.n, 1);
	expect_str(a.tool.entries[0].words, "I keep my word");
	expect_true(date_make(2026, 11, 26, &a.day));
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 2);
	expect_str(a.tool.entries[0].words, "I make people laugh");
	expect_true(date_make(2026, 11, 24, &a.day));
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 1);
}

/* --- versions ----------------------------------------------------------- */

TEST("tool: a day on which something was written or taken back is a version, "
     "read with what was asked on that day")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	a.days = -100; /* 16 August 2026: the first edition */
	tool_says(w, &a, "rhian", SUPPORT, "Ring me the day before");
	a.days = 0;
	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	a.days = 1;
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	expect_ok(world_see(w, "sam", tool_see_days, &a));
	expect_equal(a.n, 3);
	a.day = a.list[2];
	tool_look(w, &a, "sam");
	expect_equal(a.tool.edition, 1);
	expect_str(str_of(tool_box_name(TOOL_ONE_PAGE, SUPPORT, 1)),
	           "How best to support me");
	a.day = a.list[1];
	tool_look(w, &a, "sam");
	expect_equal(a.tool.edition, 2);
	expect_equal(a.tool.n, 2);
	expect_str(str_of(tool_box_name(TOOL_ONE_PAGE, SUPPORT, 2)),
	           "What helps me");
	/* What was never put in other words is as it was. */
	expect_str(str_of(tool_box_name(TOOL_ONE_PAGE, LIKE, 2)),
	           "What people like about me");
	a.day = a.list[0];
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 1);
	a.day = date_add_days(a.list[0], 1);
	expect_fault(world_see(w, "sam", tool_see, &a), FAULT_NOT_FOUND,
	             "Nothing was written on that day");
}

TEST("tool: a day on which all was taken back shows an empty page")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	expect_true(date_make(2026, 11, 24, &a.day));
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.n, 0);
	expect_equal(a.tool.edition, 2);
}

TEST("tool: who was in the room is a name or a role, ten at most on a day, "
     "read by the person and who may write with them, and never on paper")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct world *w = h->w;
	const char *paper = "/people/" RHIAN "/tools/one-page/print";

	a.terms.box = TOOL_ROOM;
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "words",
	               "Write a name, or who they are");
	for (int i = 0; i < TOOL_ROOM_MOST; i++)
		tool_says(w, &a, i % 2 == 0 ? "sam" : "rhian", TOOL_ROOM,
		          "Auntie Gwen");
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a),
	               "Ten people are named now. That is as many as fit");
	tool_look(w, &a, "rhian");
	expect_equal(a.tool.room_n, TOOL_ROOM_MOST);
	expect_equal(a.tool.n, 0);
	/* Another day is another room. */
	a.days = 1;
	tool_says(w, &a, "sam", TOOL_ROOM, "Probation officer");
	tool_look(w, &a, "sam");
	expect_equal(a.tool.room_n, 1);
	a.days = 0;
	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	expect_has(http_get(h, "sam", "/people/" RHIAN "/tools/one-page").body,
	           "Probation officer");
	expect_has(http_get(h, "sam", paper).body, "I keep my word");
	expect_lacks(http_get(h, "sam", paper).body, "Probation officer");
}

/* --- limits ------------------------------------------------------------- */

TEST("tool: two who write at once lose nothing: both are kept")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	const char *mine = "/me/tools/one-page/say/like";
	const char *theirs = "/people/" RHIAN "/tools/one-page/say/like";

	expect_equal(http_get(h, "rhian", mine).status, 200);
	expect_equal(http_get(h, "sam", theirs).status, 200);
	expect_equal(http_post(h, "rhian", mine,
	                       FIELDS("edition", "2", "words", "I keep my word",
	                              "go", "next"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", theirs,
	                       FIELDS("edition", "2", "words", "I turn up",
	                              "go", "next"))
	                     .status,
	             303);
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.n, 2);
}

TEST("tool: a tool takes so many entries, of 500 letters each, and so many a "
     "day")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	char *many = arena_bytes(w->arena, TOOL_WORDS_MOST + 2, 1);

	a.terms.words = S("");
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "words",
	               "Write something first");
	for (int i = 0; i <= TOOL_WORDS_MOST; i++)
		many[i] = 'a';
	a.terms.words = str_of(many);
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "words",
	               "This is too long: use 500 letters at most");
	many[TOOL_WORDS_MOST] = '\0';
	for (int i = 0; i < tool_data[TOOL_ONE_PAGE].most; i++)
		tool_says(w, &a, "rhian", LIKE, many);
	a.terms.words = S("One more");
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a),
	               "This page is full. Take something back, then you can "
	               "write more");
	/* Another has room of its own. */
	a.terms.kind = TOOL_DAYS;
	for (int i = 0; i < TOOL_DAY_MOST; i++) {
		tool_says(w, &a, "rhian", LIKE, "Up by eight");
		expect_ok(world_do(w, "rhian", tool_do_back, &a));
	}
	expect_refused(t, world_do(w, "rhian", tool_do_add, &a),
	               "That is a lot for one day. Go on with it tomorrow");
	a.days = 1;
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
}

/* --- shapes ------------------------------------------------------------- */

TEST("tool: what is said of a week has its day, and answers belong together")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	int64_t set;

	a.terms = (struct tool_terms){.kind = TOOL_WEEK,
	                              .words = S("Walk the dog")};
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "day",
	               "Choose a day");
	a.terms.place = 8;
	expect_problem(world_do(w, "rhian", tool_do_add, &a), "day",
	               "Choose a day");
	a.terms.place = 7;
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
	a.terms = (struct tool_terms){.kind = TOOL_LEARNING,
	                              .words = S("I rang the college")};
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
	set = a.id.v;
	a.terms.box = 2;
	a.terms.place = set;
	expect_ok(world_do(w, "rhian", tool_do_add, &a));
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 2);
	expect_equal(a.tool.entries[0].place, set);
	expect_equal(a.tool.entries[1].place, set);
	a.terms.place = 7;
	expect_fault(world_do(w, "rhian", tool_do_add, &a), FAULT_NOT_FOUND,
	             "We cannot find what these words belong to");
	/* Nor what stands in another tool. */
	a.terms.kind = TOOL_DECISIONS;
	a.terms.place = set;
	expect_fault(world_do(w, "rhian", tool_do_add, &a), FAULT_NOT_FOUND,
	             "We cannot find what these words belong to");
}

TEST("tool: a list says how much stands in each, without the room and what "
     "was taken back")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	tool_says(w, &a, "rhian", TOOL_ROOM, "Sam");
	tool_says(w, &a, "rhian", MATTERS, "My sister");
	expect_ok(world_do(w, "rhian", tool_do_back, &a));
	expect_ok(world_see(w, "sam", tool_see_list, &a));
	expect_equal(a.heads[TOOL_ONE_PAGE].n, 1);
	expect_true(date_is(a.heads[TOOL_ONE_PAGE].day));
	expect_equal(a.heads[TOOL_WORKING].n, 0);
	expect_false(date_is(a.heads[TOOL_WORKING].day));
}

/* --- who finds what ----------------------------------------------------- */

TEST("tool: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);

	tool_says(w, &a, "rhian", LIKE, "I keep my word");
	world_actor(w, "priya")->roles = R(VOLUNTEER);
	expect_fault(world_see(w, "priya", tool_see, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_see(w, "priya", tool_see_days, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "priya", tool_see_list, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "priya", tool_do_add, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "priya", tool_do_back, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ned", tool_see, &a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "ned", tool_do_back, &a), FAULT_NOT_FOUND,
	             NULL);
	/* Of another person there is nothing of hers. */
	a.person = assess_person(w, "X100009", "Gwil", true);
	expect_fault(world_do(w, "sam", tool_do_back, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}
