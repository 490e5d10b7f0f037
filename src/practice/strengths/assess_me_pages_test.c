/* assess_me_pages_test.c - the person's strengths on their own page. */
#include <string.h>

#include "practice/strengths/assess_world_test.h"

#define HOSTILE "<script>alert(1)</script>"
#define MINE    "/me/strengths"

/* What stands from these words on. */
static struct str
from_words(struct http *h, struct str body, const char *words)
{
	const char *whole = str_c(h->w->arena, body);
	const char *at = strstr(whole, words);

	expect_true(at != NULL);
	return str_of(at == NULL ? "" : at);
}

TEST("assess pages: what the person says they are good at stands before what "
     "the worker sees, and is never called the worker's")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	expect_lacks(http_get(h, "rhian", MINE).body,
	             "What you say you are good at");
	expect_equal(http_post(h, "rhian", MINE "/finance",
	                       FIELDS("form", "3", "strengths", HOSTILE))
	                     .status,
	             303);
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	body = http_get(h, "rhian", MINE).body;
	expect_lacks(body, HOSTILE);
	body = from_words(h, body, "What you say you are good at");
	expect_has(body, "&lt;script&gt;alert(1)");
	/* The worker has written none, and hers are not put in their mouth. */
	body = from_words(h, body, "What your worker sees as strong");
	expect_has(body, "Nothing is written yet.");
	expect_lacks(body, "alert(1)");
}
