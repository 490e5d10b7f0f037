#include "kernel/router/router_world_test.h"

static void
typed(struct http *h, const char *who, const char *fields)
{
	struct http_reply reply =
	        http_post(h, who, "/drafts",
	                  FIELDS("action", "/t/form", "fields", fields));

	expect_equal(reply.status, 200);
}

TEST("router: what was typed and not saved is offered again, and is in the "
     "form when that is asked for")
{
	struct http *h = router_world(t);
	struct str body;

	expect_lacks(http_get(h, "sam", "/t/form").body, "dir-drafted");
	typed(h, "sam", "title=Walk+%3Cfar%3E&csrf=x");
	body = http_get(h, "sam", "/t/form").body;
	expect_has(body, "and did not save it.");
	expect_has(body, "href=\"?draft=1\">Put it back");
	expect_lacks(body, "value=\"Walk");
	body = http_get(h, "sam", "/t/form?draft=1").body;
	expect_has(body, "It is not saved yet.");
	expect_has(body, "value=\"Walk &lt;far&gt;\"");
	expect_lacks(body, "Put it back");
	expect_lacks(http_get(h, "sam", "/t/page").body, "dir-drafted");
}

TEST("router: a draft is shown to nobody but whoever typed it")
{
	struct http *h = router_world(t);

	typed(h, "sam", "title=Walk");
	expect_lacks(http_get(h, "ned", "/t/form?draft=1").body, "Walk");
	expect_equal(http_post(h, NULL, "/drafts",
	                       FIELDS("action", "/t/form", "fields", "a=b"))
	                     .status,
	             401);
}

TEST("router: a draft ends when its form is saved, and not when it was sent "
     "back")
{
	struct http *h = router_world(t);

	typed(h, "sam", "title=Walk");
	expect_equal(http_post(h, "sam", "/t/form", FIELDS("title", "")).status,
	             400);
	expect_has(http_get(h, "sam", "/t/form").body, "dir-drafted");
	expect_equal(
	        http_post(h, "sam", "/t/form", FIELDS("title", "Walk")).status,
	        303);
	expect_lacks(http_get(h, "sam", "/t/form").body, "dir-drafted");
}

TEST("router: a draft ends when it is thrown away")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	typed(h, "sam", "title=Walk");
	reply = http_post(h, "sam", "/drafts/end",
	                  FIELDS("action", "/t/form", "return", "/t/form"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), "/t/form");
	expect_lacks(http_get(h, "sam", "/t/form").body, "dir-drafted");
	reply = http_post(h, "sam", "/drafts/end",
	                  FIELDS("action", "/t/form", "return",
	                         "//evil.example/"));
	expect_str(http_header(h, &reply, "Location"), "/");
	reply = http_post(h, "sam", "/drafts/end",
	                  FIELDS("action", "/t/form", "return", "/\\x"));
	expect_str(http_header(h, &reply, "Location"), "/");
}
