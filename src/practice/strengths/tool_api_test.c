/* tool_api_test.c - the tools as JSON: allowed, refused, invalid. */
#include "practice/strengths/tool_world_test.h"

#define API  "/api/people/" RHIAN "/tools"
#define PAGE API "/one-page"

TEST("tool api: both sides write and read, and it says whose words they are")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body;

	http_takes(
	        h, "rhian", PAGE,
	        "{\"edition\":2,\"box\":\"like\",\"words\":\"I keep my word\"}",
	        "\"words_of\":\"person\"");
	http_takes(h, "sam", PAGE,
	           "{\"edition\":2,\"box\":\"like\",\"words\":\"I turn up\"}",
	           "\"words_of\":\"worker_for_person\"");
	http_takes(h, "sam", PAGE,
	           "{\"edition\":2,\"box\":\"room\",\"words\":\"Gwen\"}",
	           "\"words\":\"Gwen\"");
	http_takes(h, "sam", API "/working",
	           "{\"edition\":2,\"box\":\"working\","
	           "\"view\":\"family\",\"teller\":"
	           "\"Gwen\",\"words\":\"Eats with us\"}",
	           "\"teller\":\"Gwen\"");
	http_takes(h, "rhian", API "/week",
	           "{\"edition\":2,\"box\":\"morning\","
	           "\"weekday\":3,\"words\":\"A walk\"}",
	           "\"weekday\":3");
	http_takes(h, "rhian", API "/learning",
	           "{\"edition\":2,\"box\":\"did\",\"words\":\"I rang\"}",
	           "\"set\":\"");
	body = http_get(h, "rhian", PAGE).body;
	expect_has(body, "I keep my word");
	expect_has(body, "What do people like about you?");
	expect_has(body, "\"edition\":2");
	body = http_get(h, "sam", API).body;
	expect_has(body, "{\"tool\":\"one-page\",\"title\":\"One-page "
	                 "profile\",\"entries\":2");
	expect_has(body, "\"entries\":0,\"last_on\":null");
	expect_has(http_get(h, "sam", PAGE "/days").body,
	           "{\"days\":[\"2026-11-24\"]}");
	expect_has(http_get(h, "sam", PAGE "?on=2026-11-24").body, "I turn up");
}

TEST("tool api: an entry says the edition that was read, and another than "
     "today's is refused")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);

	http_refuses(h, "rhian", PAGE, "{\"box\":\"like\",\"words\":\"x\"}",
	             400, "Send the edition that was read");
	http_refuses(h, "rhian", PAGE,
	             "{\"edition\":\"2\",\"box\":\"like\",\"words\":\"x\"}",
	             400, "Send the edition that was read");
	http_refuses(h, "rhian", PAGE,
	             "{\"edition\":1,\"box\":\"like\",\"words\":\"x\"}", 422,
	             "The questions changed");
	tool_look(h->w, &a, "rhian");
	expect_equal(a.tool.n, 0);
}

static const char *
back(struct http *h, const struct tool_act *a)
{
	return http_at(h, PAGE "/entries", id_show(h->w->arena, a->id.v),
	               "/back");
}

TEST("tool api: an entry is taken back by who wrote it")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);

	tool_says(h->w, &a, "rhian", 0, "I keep my word");
	http_refuses(h, "sam", back(h, &a), "{}", 422,
	             "Only who wrote these words can take them back");
	http_refuses(h, "sam",
	             http_at(h, API "/days/entries",
	                     id_show(h->w->arena, a.id.v), "/back"),
	             "{}", 404, "");
	http_takes(h, "rhian", back(h, &a), "{}", "\"entries\":[]");
	http_refuses(h, "rhian", back(h, &a), "{}", 422, "taken back before");
}

TEST("tool api: what is no tool, no box, no text and no day is refused")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);

	expect_equal(http_get(h, "sam", API "/weather").status, 404);
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ned", PAGE).status, 404);
	expect_equal(http_get(h, "ned", PAGE "/days").status, 404);
	expect_equal(http_get(h, "sam", PAGE "?on=soon").status, 400);
	expect_equal(http_get(h, "sam", PAGE "?on=2026-11-24").status, 404);
	http_refuses(h, "sam", PAGE,
	             "{\"edition\":2,\"box\":\"weather\",\"words\":\"x\"}", 400,
	             "There is no such question");
	http_refuses(h, "sam", PAGE,
	             "{\"edition\":2,\"box\":\"like\",\"words\":7}", 400,
	             "This must be text");
	http_refuses(h, "sam", PAGE, "{\"edition\":2,\"box\":\"like\"}", 400,
	             "Write something first");
	http_refuses(h, "sam", API "/working",
	             "{\"edition\":2,\"box\":\"working\","
	             "\"words\":\"x\",\"view\":\"cat\"}",
	             400, "Choose whose view it is");
	http_refuses(h, "sam", API "/week",
	             "{\"edition\":2,\"box\":\"morning\",\"words\":\"x\"}", 400,
	             "Choose a day");
	http_refuses(h, "sam", API "/learning",
	             "{\"edition\":2,\"box\":\"did\","
	             "\"words\":\"x\",\"set\":\"first\"}",
	             400, "This is no id");
	http_refuses(h, "ned", PAGE,
	             "{\"edition\":2,\"box\":\"like\",\"words\":\"x\"}", 404,
	             "");
	tool_look(h->w, &a, "sam");
	expect_equal(a.tool.n, 0);
}
