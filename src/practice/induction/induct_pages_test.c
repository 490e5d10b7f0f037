/* induct_pages_test.c - the pages of both sides: allowed, refused, invalid,
 * hostile. */
#include "practice/induction/induct_world_test.h"

#define BASE    "/people/" RHIAN "/induction"
#define MINE    "/me/induction"
#define HOSTILE "<script>alert(1)</script>\"'&"

/* The address of the last word. */
static const char *
word_at(struct http *h, struct act *a, const char *base, const char *rest)
{
	return http_at(h, base, induct_last(h->w, a), rest);
}

TEST("induct pages: a worker writes down a talk, with a mentor, of several "
     "topics")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "sam", BASE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "This order began before");
	expect_has(reply.body, "Your rights");
	reply = http_get(h, "sam", BASE "/talk");
	expect_has(reply.body, "What did you talk about?");
	expect_lacks(reply.body, " checked");
	reply = http_post(h, "sam", BASE "/talk",
	                  FIELDS("topics", "rights", "topics", "needs", "day",
	                         "20/11/2026", "led", "together", "mentor",
	                         "Dee", "room", "Rhian, Sam and Dee"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "The worker and a mentor: Dee");
	expect_has(reply.body, "In the room: Rhian, Sam and Dee");
	expect_has(reply.body, "0 of 9 parts are clear");
	reply = http_get(h, "rhian", MINE "/topics/needs");
	expect_has(reply.body, "20 November 2026");
	expect_has(http_get(h, "rhian", MINE "/topics/yours").body, "Not yet.");
}

TEST("induct pages: names of a talk are shown to nobody but the person, their "
     "own worker and whoever wrote them, as JSON neither")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	const char *says = "Who was in the room is for the person and their "
	                   "own worker.";
	struct str body;

	a.talk.led = INDUCT_TOGETHER;
	a.talk.mentor = S("Dee");
	a.talk.room = S("Rhian, Sam and Nan");
	expect_ok(world_do(h->w, "sam", induct_do_talk, &a));
	expect_has(http_get(h, "sam", BASE).body, "Rhian, Sam and Nan");
	expect_has(http_get(h, "rhian", "/me/induction").body, "Nan");
	body = http_get(h, "priya", BASE).body;
	expect_has(body, says);
	expect_lacks(body, "Nan");
	expect_lacks(body, "Dee");
	body = http_get(h, "priya", "/api" BASE).body;
	expect_has(body, "\"names_shown\":false,\"mentor\":null,"
	                 "\"room\":null");
	body = http_get(h, "sam", "/api" BASE).body;
	expect_has(body, "\"names_shown\":true,\"mentor\":\"Dee\"");
}

TEST("induct pages: what is wrong with a talk is said field by field, and what "
     "was typed is shown again")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "sam", BASE "/talk",
	                  FIELDS("day", "the other day", "mentor", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write the day of the talk");
	expect_has(reply.body, "Choose who led the talk");
	expect_has(reply.body, "Choose who led with this mentor");
	expect_has(reply.body, "Write who was in the room");
	expect_has(reply.body, "Choose what you talked about");
	expect_has(reply.body, "the other day");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	induct_look(h->w, &a);
	expect_false(a.in.begun);
}

TEST("induct pages: the person says how a part is and asks, and the worker "
     "answers")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", MINE "/topics/who_sees");
	expect_has(reply.body, "/me/access");
	expect_lacks(reply.body, " checked");
	reply = http_post(h, "rhian", MINE "/topics/who_sees",
	                  FIELDS("says", "more", "question", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", BASE "/topics/who_sees");
	expect_has(reply.body, "Rhian said this");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	/* It is hers: there is nothing to press, and nothing to change. */
	expect_lacks(reply.body, "It is answered");
	expect_lacks(reply.body, "name=\"says\"");
	expect_equal(http_post(h, "sam", BASE "/topics/who_sees",
	                       FIELDS("says", "clear"))
	                     .status,
	             422);
	reply = http_get(h, "sam", word_at(h, &a, BASE "/words", ""));
	expect_equal(reply.status, 200);
	reply = http_post(h, "sam", word_at(h, &a, BASE "/words", ""),
	                  FIELDS("answer", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write it down first");
	reply = http_post(h, "sam", word_at(h, &a, BASE "/words", ""),
	                  FIELDS("answer", "Your team alone"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", MINE "/topics/who_sees");
	expect_has(reply.body, "Your team alone");
	expect_has(reply.body, "It is answered");
	reply = http_post(h, "sam", word_at(h, &a, BASE "/words", "/end"),
	                  FIELDS("state", "talked"));
	expect_equal(reply.status, 422);
	reply = http_post(h, "rhian", word_at(h, &a, MINE "/words", "/end"),
	                  FIELDS("state", "talked"));
	expect_equal(reply.status, 303);
}

TEST("induct pages: nothing said is told, and what was typed is kept")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "rhian", MINE "/topics/rights", FIELDS("x", "y"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose an answer, or write a question");
	reply = http_post(h, "rhian", MINE "/topics/rights",
	                  FIELDS("says", "yes", "question", "Why me?"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose one of the answers");
	expect_has(reply.body, "Why me?</textarea>");
	expect_equal(http_get(h, "rhian", MINE "/topics/weather").status, 404);
	expect_equal(http_get(h, "rhian", MINE "/topics/ask_stories").status,
	             404);
	expect_equal(http_post(h, "rhian", MINE "/topics/weather",
	                       FIELDS("says", "clear"))
	                     .status,
	             404);
	induct_look(h->w, &a);
	expect_false(a.in.begun);
}

TEST("induct pages: a worker writes for the person, and it says so")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "sam", BASE "/topics/needs",
	                  FIELDS("says", "clear", "question", "Big print?"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", MINE "/topics/needs");
	expect_has(reply.body, "wrote this for you");
	reply = http_get(h, "priya", BASE "/topics/needs");
	expect_has(reply.body, "wrote this for Rhian");
	expect_has(reply.body, "It is answered");
	expect_equal(http_post(h, "priya",
	                       word_at(h, &a, BASE "/words", "/end"),
	                       FIELDS("state", "back"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", BASE "/choices",
	                       FIELDS("ask_research", "no"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE "/choices").body,
	           "wrote this for you");
}

TEST("induct pages: choices are asked with nothing filled in, and refusing is "
     "said to change nothing")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", MINE "/choices");
	expect_has(reply.body, "If you say no, nothing changes for you.");
	expect_lacks(reply.body, " checked");
	reply = http_post(h, "rhian", MINE "/choices", FIELDS("x", "y"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose an answer to one of them");
	reply = http_post(h, "rhian", MINE "/choices",
	                  FIELDS("ask_stories", "clear"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose one of the answers");
	reply = http_post(h, "rhian", MINE "/choices",
	                  FIELDS("ask_stories", "no", "ask_research",
	                         "not_now"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", BASE "/choices");
	expect_lacks(reply.body,
	             "<button type=\"submit\" class=\"govuk-button\"");
	expect_has(reply.body, "Rhian said this");
	expect_equal(http_post(h, "sam", BASE "/choices",
	                       FIELDS("ask_stories", "yes"))
	                     .status,
	             422);
	expect_equal(http_post(h, "rhian", MINE "/choices",
	                       FIELDS("ask_stories", "yes"))
	                     .status,
	             303);
}

TEST("induct pages: it ends with three things, and is read on one sheet")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	induct_told_all(h->w, &a);
	reply = http_post(h, "rhian", MINE "/things", FIELDS("thing", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write it down first");
	expect_equal(http_post(h, "rhian", MINE "/things",
	                       FIELDS("thing", "My rent"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", BASE "/things",
	                       FIELDS("thing", "My bike"))
	                     .status,
	             303);
	reply = http_post(h, "rhian", MINE "/end", FIELDS("why", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Add up to three things, or say why");
	reply = http_post(h, "rhian", MINE "/end",
	                  FIELDS("why", "Two will do"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", MINE "/things").body, "Two will do");
	expect_equal(
	        http_post(h, "sam", BASE "/end", FIELDS("why", "x")).status,
	        422);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "Finished on 24 November 2026");
	reply = http_get(h, "sam", BASE "/print");
	expect_has(reply.body, "My bike");
	expect_has(reply.body, "Two will do");
	expect_lacks(reply.body, "<form");
	reply = http_get(h, "rhian", MINE "/print");
	expect_has(reply.body, "My rent");
}

TEST("induct pages: a worker ends it for the person")
{
	struct act a;
	struct http *h = induct_http(t, &a);

	induct_told_all(h->w, &a);
	expect_equal(http_post(h, "sam", BASE "/end",
	                       FIELDS("why", "Rhian says: not today"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE "/things").body,
	           "wrote this for you");
}

TEST("induct pages: what it said on the day of the talk can be read when it "
     "says something else now")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	expect_true(date_make(2026, 8, 1, &a.talk.day));
	induct_told_all(h->w, &a);
	reply = http_get(h, "rhian", MINE "/topics/complaints");
	expect_has(reply.body, "What it said that day");
	expect_has(reply.body, "Prisons and Probation Ombudsman");
	expect_has(reply.body, "Nobody has checked this yet.");
	expect_true(date_make(2026, 10, 1, &a.talk.day));
	induct_told_all(h->w, &a);
	expect_lacks(http_get(h, "rhian", MINE "/topics/complaints").body,
	             "What it said that day");
}

TEST("induct pages: a person out of reach and a reader without the right are "
     "refused")
{
	static const char *const rest[] = {
	        "", "/print", "/topics/needs", "/choices", "/things", "/talk"};
	struct act a;
	struct http *h = induct_http(t, &a);
	const char *word;

	induct_asks(h->w, &a, "rhian", INDUCT_NEEDS, S("Big print?"));
	word = word_at(h, &a, BASE "/words", "");
	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		const char *path =
		        str_c(h->w->arena,
		              str_print(h->w->arena, BASE "%s", rest[i]));

		expect_equal(http_get(h, "ned", path).status, 404);
		expect_equal(http_get(h, "rhian", path).status, 403);
		expect_equal(http_get(h, "ada", path).status, 403);
		expect_equal(http_get(h, NULL, path).status, 303);
	}
	expect_equal(http_get(h, "ned", word).status, 404);
	expect_equal(http_get(h, "sam", BASE "/words/0000000000000").status,
	             404);
	expect_equal(http_get(h, "sam", MINE).status, 403);
	expect_equal(http_post(h, "ned", BASE "/talk", FIELDS("x", "y")).status,
	             404);
	expect_equal(http_post(h, "ned", BASE "/things", FIELDS("thing", "x"))
	                     .status,
	             404);
	expect_equal(
	        http_post(h, "ned", BASE "/end", FIELDS("why", "x")).status,
	        404);
	expect_equal(http_post(h, "ned", word, FIELDS("answer", "x")).status,
	             404);
	expect_equal(
	        http_post(h, "rhian", BASE "/talk", FIELDS("x", "y")).status,
	        403);
}

TEST("induct pages: a link stands on the case and on the person's home")
{
	struct act a;
	struct http *h = induct_http(t, &a);

	expect_has(http_get(h, "sam", "/people/" RHIAN).body, BASE "\"");
	expect_has(http_get(h, "rhian", "/me").body, MINE "\"");
}

TEST("induct pages: the timeline says which part it was")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct str body;

	a.about = INDUCT_NOT_SECRET;
	a.says = INDUCT_CLEAR;
	expect_ok(world_do(h->w, "rhian", induct_do_say, &a));
	a.about = INDUCT_ASK_STORIES;
	a.says = INDUCT_NO;
	expect_ok(world_do(h->w, "rhian", induct_do_say, &a));
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "said how a part of the induction is");
	expect_has(body, "What we must pass on");
	expect_has(body, "Asking about a story");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You said how a part is for you");
	expect_has(body, "You made a choice");
	expect_has(body, MINE "\"");
}

TEST("induct pages: a sheet for three things to raise is empty, and is not for "
     "whoever does not reach the person")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct str body;

	expect_equal(http_post(h, "rhian", MINE "/things",
	                       FIELDS("thing", "My rent"))
	                     .status,
	             303);
	body = http_get(h, "rhian", MINE "/things/sheet").body;
	expect_has(body, "For: Rhian. Day:");
	expect_has(body, "One thing I want to raise");
	expect_has(body, "May we ask you about your story later?");
	expect_lacks(body, "My rent");
	expect_lacks(body, "Pugh");
	expect_has(http_get(h, "sam", BASE "/things/sheet").body,
	           "One thing I want to raise");
	expect_equal(http_get(h, "ned", BASE "/things/sheet").status, 404);
	expect_equal(http_get(h, "rhian", BASE "/things/sheet").status, 403);
}

TEST("induct pages: the induction is shown to the person when the rest is "
     "closed and it is said who is in the room, with nothing beside it")
{
	struct act a;
	struct http *h = induct_http(t, &a);
	struct http_reply reply;

	induct_asks(h->w, &a, "rhian", -1, S("A home " HOSTILE));
	expect_has(http_get(h, "sam", BASE).body, "href=\"" BASE "/shown\"");
	expect_lacks(http_get(h, "rhian", MINE).body, "/shown");
	reply = http_get(h, "sam", BASE "/shown");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BASE "/together");
	expect_equal(http_get(h, "sam", BASE "/together").status, 200);
	reply = http_post(h, "sam", BASE "/together", FIELDS("room", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	expect_has(reply.body, "value=\"&lt;script&gt;");
	expect_equal(http_get(h, "sam", BASE "/shown").status, 303);
	reply = http_post(h, "sam", BASE "/together",
	                  FIELDS("closed", "yes", "room", "Rhian & Sam"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BASE "/shown");
	reply = http_get(h, "sam", BASE "/shown");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "With you at the screen: Rhian &amp; Sam");
	expect_has(reply.body, "Three things I want to raise");
	expect_has(reply.body, "A home &lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "action=\"/sign-out\"");
	expect_lacks(reply.body, "href=\"/people");
	expect_lacks(reply.body, "moj-sub-navigation");
	expect_lacks(reply.body, RHIAN);
	expect_equal(http_get(h, "ned", BASE "/shown").status, 404);
	expect_equal(http_get(h, "ned", BASE "/together").status, 404);
	expect_equal(http_get(h, "rhian", BASE "/shown").status, 403);
	expect_equal(http_post(h, "rhian", BASE "/together",
	                       FIELDS("closed", "yes", "room", "x"))
	                     .status,
	             403);
}
