#include "kernel/router/router_world_test.h"

#define THOUGHT "A thought about the words"

/* What the page says that follows a form with this title. */
static struct str
after(struct http *h, const char *username, const char *const *fields)
{
	struct http_reply reply = http_post(h, username, "/t/form", fields);

	expect_equal(reply.status, 303);
	return router_get_with(h, username, router_notice(h, &reply)).body;
}

TEST("router: a worker's words are saved as they are, and the next page shows "
     "another way to say them")
{
	struct http *h = router_world(t);
	struct str body = after(h, "sam", FIELDS("title", "Kit refused to go"));

	expect_has(body, "Saved Kit refused to go");
	expect_has(body, THOUGHT);
	expect_has(body, "“refuses” can be: did not agree, because …");
	expect_has(body, "href=\"/words\"");
	expect_lacks(http_get(h, "sam", "/t/page").body, THOUGHT);
}

TEST("router: words that need no other way are followed by none")
{
	struct http *h = router_world(t);
	struct str body = after(h, "sam", FIELDS("title", "Kit went along"));

	expect_has(body, "Saved Kit went along");
	expect_lacks(body, THOUGHT);
}

TEST("router: a person's own words are not put better, nor what a worker "
     "writes down for them")
{
	struct http *h = router_world(t);

	expect_lacks(after(h, "jay", FIELDS("title", "I refused to go")),
	             THOUGHT);
	expect_lacks(after(h, "sam",
	                   FIELDS("title", "I refused to go", "voice", "for")),
	             THOUGHT);
	expect_lacks(
	        after(h, "sam",
	              FIELDS("title", "I refused to go", "rate_how", "room")),
	        THOUGHT);
	expect_has(
	        after(h, "sam",
	              FIELDS("title", "Jay refused to go", "rate_how", "own")),
	        THOUGHT);
}

TEST("router: one word is a code or a name and is let be")
{
	struct http *h = router_world(t);

	expect_lacks(after(h, "sam", FIELDS("title", "refused")), THOUGHT);
}

TEST("router: what a worker writes in Welsh is looked over as well")
{
	struct http *h = router_world(t);
	struct str body =
	        after(h, "sam", FIELDS("title", "Fe wrthododd Kit fynd"));

	expect_has(body, THOUGHT);
	expect_has(body, "did not agree, because");
	expect_lacks(after(h, "sam", FIELDS("title", "Daeth Kit yn brydlon")),
	             THOUGHT);
}

TEST("router: words in a form that was not saved are no matter")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/form",
	                  FIELDS("title", "", "more", "Kit refused to go"));

	expect_equal(reply.status, 400);
	expect_lacks(reply.body, THOUGHT);
	expect_lacks(http_get(h, "sam", "/t/page").body, THOUGHT);
}

TEST("router: the words we choose are on a page, with why")
{
	struct http *h = router_world(t);
	struct str body = http_get(h, "sam", "/words").body;

	expect_has(body, "Words we choose, and why");
	expect_has(body, "manipulative");
	expect_has(body, "It guesses at a motive");
	expect_equal(http_get(h, NULL, "/words").status, 303);
}
