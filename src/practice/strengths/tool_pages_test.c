/* tool_pages_test.c - pages of both sides: allowed, refused, invalid, hostile.
 */
#include "practice/strengths/tool_world_test.h"

#define MINE    "/me/tools"
#define THEIRS  "/people/" RHIAN "/tools"
#define HOSTILE "<script>alert(1)</script>\"'&"

static void
goes(struct http *h, const char *who, const char *path,
     const char *const *fields, const char *to)
{
	struct http_reply reply = http_post(h, who, path, fields);

	expect_equal(reply.status, 303);
	expect_has(http_header(h, &reply, "Location"), to);
}

TEST("tool pages: one question after the other, and in the end who was there")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body;

	body = http_get(h, "rhian", MINE).body;
	expect_has(body, "Me on one page");
	expect_has(body, "/me/plan/circle");
	/* What is empty is no lack. */
	expect_lacks(body, "things are written");
	expect_lacks(body, "Nothing is written");
	body = http_get(h, "rhian", MINE "/one-page").body;
	expect_has(body, "What do people like about you?");
	expect_lacks(body, "Nothing is written");
	expect_lacks(body, "/print");
	goes(h, "rhian", MINE "/one-page/say/like",
	     FIELDS("edition", "2", "words", "I keep my word", "go", "more"),
	     "/say/like");
	body = http_get(h, "rhian", MINE "/one-page/say/like").body;
	expect_has(body, "What is there now");
	expect_has(body, "I keep my word");
	goes(h, "rhian", MINE "/one-page/say/like",
	     FIELDS("edition", "2", "words", HOSTILE, "go", "next"),
	     "/say/matters");
	goes(h, "rhian", MINE "/one-page/say/matters",
	     FIELDS("edition", "2", "words", "", "go", "next"), "/say/support");
	goes(h, "rhian", MINE "/one-page/say/support",
	     FIELDS("edition", "2", "words", "Ring me", "go", "next"),
	     "/say/room");
	goes(h, "rhian", MINE "/one-page/say/room",
	     FIELDS("edition", "2", "words", "Auntie Gwen", "go", "more"),
	     "/say/room");
	expect_has(http_get(h, "rhian", MINE "/one-page/say/room").body,
	           "Auntie Gwen");
	goes(h, "rhian", MINE "/one-page/say/room",
	     FIELDS("edition", "2", "words", "", "go", "next"),
	     MINE "/one-page");
	body = http_get(h, "rhian", MINE "/one-page").body;
	expect_has(body, "I keep my word");
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	expect_has(body, "In the room: Auntie Gwen.");
	expect_has(http_get(h, "rhian", MINE).body, "3 things are written.");
	body = http_get(h, "sam", THEIRS "/one-page").body;
	expect_has(body, "Rhian’s own words");
	expect_has(body, "Auntie Gwen");
}

TEST("tool pages: what was typed is shown again beside what is wrong with it")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	char *many = arena_bytes(h->w->arena, TOOL_WORDS_MOST + 2, 1);
	struct http_reply reply;

	for (int i = 0; i <= TOOL_WORDS_MOST; i++)
		many[i] = "abcdefghij"[i % 10];
	reply = http_post(h, "rhian", MINE "/one-page/say/like",
	                  FIELDS("edition", "2", "words", many, "go", "next"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, many);
	expect_has(reply.body, "This is too long: use 500 letters at most");
	reply = http_post(h, "rhian", MINE "/one-page/say/like",
	                  FIELDS("edition", "2", "words", "", "go", "more"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something first");
	reply = http_post(h, "sam", THEIRS "/working/say/working",
	                  FIELDS("edition", "2", "words", HOSTILE, "go",
	                         "next"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose whose view it is");
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "sam", THEIRS "/working/say/working",
	                  FIELDS("edition", "2", "words", "Eats with us",
	                         "view", "family", "go", "next"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say who told you");
	expect_has(reply.body, "Eats with us");
	reply = http_post(h, "rhian", MINE "/working/say/working",
	                  FIELDS("edition", "2", "words", "Fine", "view",
	                         "worker", "go", "next"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Your worker writes their own view");
	reply = http_post(h, "rhian", MINE "/one-page/say/room",
	                  FIELDS("edition", "2", "words", "", "go", "more"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write a name, or who they are");
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.n, 0);
}

TEST("tool pages: a question that changed since the page was opened is shown "
     "anew, with what was typed")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "rhian", MINE "/one-page/say/support").body,
	           "name=\"edition\" value=\"2\"");
	reply = http_post(h, "rhian", MINE "/one-page/say/support",
	                  FIELDS("edition", "1", "words", HOSTILE, "go",
	                         "next"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The questions changed while this was open");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "name=\"edition\" value=\"2\"");
	expect_has(reply.body, "What helps you? What should people do");
	reply = http_post(h, "sam", THEIRS "/one-page/say/support",
	                  FIELDS("words", "Ring me", "view", "person", "go",
	                         "next"));
	expect_equal(reply.status, 422);
	reply = http_post(h, "rhian", MINE "/week/say/morning",
	                  FIELDS("edition", "x", "words", "Walk", "day", "1",
	                         "go", "next"));
	expect_equal(reply.status, 422);
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.n, 0);
}

TEST("tool pages: views stand apart, each with whose it is")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body;

	expect_lacks(http_get(h, "rhian", MINE "/working").body,
	             "What my worker says");
	goes(h, "sam", THEIRS "/working/say/working",
	     FIELDS("edition", "2", "words", "Rings first", "view", "worker",
	            "go", "next"),
	     "/say/not-working");
	goes(h, "sam", THEIRS "/working/say/not-working",
	     FIELDS("edition", "2", "words", "Three rooms", "view", "person",
	            "go", "next"),
	     "/say/room");
	goes(h, "rhian", MINE "/working/say/working",
	     FIELDS("edition", "2", "words", "Eats with us", "view", "family",
	            "teller", "my mum", "go", "next"),
	     "/say/not-working");
	body = http_get(h, "rhian", MINE "/working").body;
	expect_has(body, "What my worker says");
	expect_has(body, "As my mum told it");
	expect_has(body, "wrote this for you");
	body = http_get(h, "sam", THEIRS "/working").body;
	expect_has(body, "The worker says");
	expect_has(body, "wrote this for Rhian");
}

TEST("tool pages: a week is written for each day that is ticked, or for none")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "rhian", MINE "/week/say/morning",
	                  FIELDS("edition", "2", "words", "Walk the dog", "go",
	                         "next"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose a day");
	expect_has(reply.body, "Walk the dog");
	goes(h, "rhian", MINE "/week/say/morning",
	     FIELDS("edition", "2", "words", "Walk the dog", "day", "1", "day",
	            "3", "go", "next"),
	     "/say/afternoon");
	a.terms.kind = TOOL_WEEK;
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.n, 2);
	expect_equal(a.tool.entries[1].place, 3);
	expect_has(http_get(h, "rhian", MINE "/week").body, "Walk the dog");
	expect_has(http_get(h, "rhian", MINE "/week/print").body,
	           "Walk the dog");
}

TEST("tool pages: answers go on in the set they belong to")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct http_reply reply;
	struct str to, body;

	reply = http_post(h, "rhian", MINE "/learning/say/did",
	                  FIELDS("edition", "2", "words", "I rang the college",
	                         "go", "next"));
	to = http_header(h, &reply, "Location");
	expect_has(to, "/say/there?in=");
	body = http_get(h, "rhian", str_c(h->w->arena, to)).body;
	expect_has(body, "name=\"in\"");
	a.terms.kind = TOOL_LEARNING;
	tool_look(h->w, &a, "rhian");
	reply = http_post(
	        h, "rhian", MINE "/learning/say/there",
	        FIELDS("edition", "2", "words", "My sister", "in",
	               str_c(h->w->arena,
	                     id_show(h->w->arena, a.tool.entries[0].place)),
	               "go", "next"));
	expect_has(http_header(h, &reply, "Location"), "/say/learned?in=");
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.entries[1].place, a.tool.entries[0].id.v);
	expect_equal(http_post(h, "rhian", MINE "/learning/say/there",
	                       FIELDS("edition", "2", "words", "x", "in", "7",
	                              "go", "next"))
	                     .status,
	             404);
	body = http_get(h, "sam", THEIRS "/learning").body;
	expect_has(body, "I rang the college");
	expect_has(body, "Begin a new one");
	expect_has(http_get(h, "sam", THEIRS "/learning/print").body,
	           "My sister");
}

/* --- one entry, and other days ------------------------------------------ */

static const char *
entry(struct http *h, const char *base, const struct tool_act *a,
      const char *rest)
{
	return http_at(h, base, id_show(h->w->arena, a->id.v), rest);
}

TEST("tool pages: an entry is taken back on a page of its own, and an earlier "
     "day still shows it")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body;

	a.days = -100;
	tool_says(h->w, &a, "rhian", 2, "Ring me");
	expect_has(http_get(h, "rhian",
	                    entry(h, MINE "/one-page/entries", &a, ""))
	                   .body,
	           "Take these words back");
	body = http_get(h, "sam", entry(h, THEIRS "/one-page/entries", &a, ""))
	               .body;
	expect_has(body, "Only who wrote these words can take them back.");
	expect_equal(
	        http_post(h, "sam",
	                  entry(h, THEIRS "/one-page/entries", &a, "/back"),
	                  FIELDS("x", "y"))
	                .status,
	        422);
	goes(h, "rhian", entry(h, MINE "/one-page/entries", &a, "/back"),
	     FIELDS("x", "y"), MINE "/one-page");
	expect_lacks(http_get(h, "rhian", MINE "/one-page").body, "Ring me");
	expect_has(http_get(h, "rhian",
	                    entry(h, MINE "/one-page/entries", &a, ""))
	                   .body,
	           "These words are taken back.");
	body = http_get(h, "rhian", MINE "/one-page/days").body;
	expect_has(body, MINE "/one-page/days/2026-08-16");
	body = http_get(h, "rhian", MINE "/one-page/days/2026-08-16").body;
	expect_has(body, "Ring me");
	expect_has(body, "How best to support me");
	expect_lacks(body, "Add to this");
	expect_lacks(body, "Take back");
	tool_says(h->w, &a, "sam", 2, "Text me first");
	goes(h, "sam", entry(h, THEIRS "/one-page/entries", &a, "/back"),
	     FIELDS("x", "y"), THEIRS "/one-page");
}

TEST("tool pages: what is no tool, question, day or entry, and a person out "
     "of reach, are not found")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);

	tool_says(h->w, &a, "rhian", 0, "I keep my word");
	expect_equal(http_get(h, "rhian", MINE "/weather").status, 404);
	expect_equal(http_get(h, "rhian", MINE "/weather/days").status, 404);
	expect_equal(http_get(h, "rhian", MINE "/one-page/say/x").status, 404);
	expect_equal(http_get(h, "rhian", MINE "/one-page/days/x").status, 404);
	expect_equal(
	        http_get(h, "rhian", MINE "/one-page/days/2020-01-01").status,
	        404);
	expect_equal(http_get(h, "rhian",
	                      entry(h, MINE "/days/entries", &a, ""))
	                     .status,
	             404);
	expect_equal(http_get(h, "ned", THEIRS).status, 404);
	expect_equal(http_get(h, "ned", THEIRS "/one-page").status, 404);
	expect_equal(http_get(h, "ned", THEIRS "/one-page/print").status, 404);
	expect_equal(http_get(h, "ned", THEIRS "/one-page/days").status, 404);
	expect_equal(http_get(h, "ned", THEIRS "/one-page/say/like").status,
	             404);
	expect_equal(
	        http_post(h, "ned", THEIRS "/one-page/say/like",
	                  FIELDS("edition", "2", "words", "x", "go", "next"))
	                .status,
	        404);
	expect_equal(http_get(h, "rhian", THEIRS).status, 403);
	expect_equal(http_get(h, "ada", THEIRS).status, 403);
	expect_equal(http_get(h, NULL, MINE).status, 303);
}

/* --- paper -------------------------------------------------------------- */

TEST("tool pages: what does not fit one sheet is counted on it, never cut")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	char *many = arena_bytes(h->w->arena, TOOL_WORDS_MOST + 1, 1);
	struct str body;

	for (int i = 0; i < TOOL_WORDS_MOST; i++)
		many[i] = "abcdefghi "[i % 10];
	tool_says(h->w, &a, "rhian", 0, "It fits");
	for (int i = 0; i < 9; i++)
		tool_says(h->w, &a, "rhian", 0, many);
	tool_says(h->w, &a, "rhian", 0, "It fits too");
	body = http_get(h, "rhian", MINE "/one-page/print").body;
	expect_has(body, "It fits too");
	expect_has(body, "And 8 more, on the screen.");
	expect_lacks(body, "<form");
	expect_lacks(http_get(h, "rhian", MINE "/one-page").body,
	             "on the screen.");
	a.terms.kind = TOOL_LEARNING;
	for (int i = 0; i < 9; i++)
		tool_says(h->w, &a, "rhian", 0, many);
	body = http_get(h, "sam", THEIRS "/learning/print").body;
	expect_has(body, "more, on the screen.");
	expect_has(body, "Official – sensitive");
}
