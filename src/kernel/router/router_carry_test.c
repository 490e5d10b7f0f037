/* router_carry_test.c - forms that are sent after their sign-in ended. */
#include "kernel/router/router_world_test.h"

/* Whoever signs in anew: the token of the session before. */
static const char *
token_before(struct http *h, const char *who)
{
	const char *token = str_c(h->w->arena, http_session(h, who)->csrf);

	h->sessions_n = 0;
	return token;
}

TEST("router: a form of one's own session before is shown again with what was "
     "typed, a new token and a new key, and nothing is done")
{
	struct http *h = router_world(t);
	const char *old = token_before(h, "sam");
	struct http_reply reply;

	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("csrf", old, "key", "k1", "title", "Walk"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "You have signed in again since you opened this "
	                       "page.");
	expect_has(reply.body, "value=\"Walk\"");
	expect_lacks(reply.body, old);
	expect_lacks(reply.body, "value=\"k1\"");
	expect_has(reply.body, str_c(t->arena, http_session(h, "sam")->csrf));
	expect_equal(router_counted(h), 0);
	/* and where there is no form to show, the words are not lost */
	reply = http_post(h, "sam", "/t/plain",
	                  FIELDS("csrf", old, "title", "Walk"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "What you typed");
	expect_equal(router_counted(h), 0);
}

TEST("router: a form of somebody else's session is not shown as one's own")
{
	struct http *h = router_world(t);
	const char *old = token_before(h, "sam");
	struct http_reply reply;

	reply = http_post(h, "ned", "/t/form",
	                  FIELDS("csrf", old, "title", "Walk"));
	expect_equal(reply.status, 403);
	expect_has(reply.body, "We could not tell that this form came from");
	expect_lacks(reply.body, "value=\"Walk\"");
	expect_equal(router_counted(h), 0);
}

TEST("router: a form sent with no sign-in goes along to it, and leads back to "
     "the page that has it")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, NULL, "/t/form",
	                  FIELDS("csrf", "a.b", "title", "Walk <far>"));
	expect_equal(reply.status, 401);
	expect_has(reply.body, "action=\"/sign-in\"");
	expect_has(reply.body, "name=\"return\" value=\"/t/form?draft=1\"");
	expect_has(reply.body, "name=\"carried_to\" value=\"/t/form\"");
	expect_has(reply.body, "name=\"carried\" "
	                       "value=\"title=Walk+%3Cfar%3E\"");
	expect_equal(router_counted(h), 0);
	/* no page has this form: its words go along all the same */
	reply = http_post(h, NULL, "/t/plain",
	                  FIELDS("csrf", "a.b", "title", "Walk"));
	expect_equal(reply.status, 401);
	expect_has(reply.body, "name=\"return\" value=\"/\"");
	expect_has(reply.body, "name=\"carried\" value=\"title=Walk\"");
}

TEST("router: words without a sender do not go along to a sign-in")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, NULL, "/t/untied",
	                  FIELDS("csrf", "a.b", "title", "Walk"));
	expect_equal(reply.status, 401);
	expect_lacks(reply.body, "name=\"carried\"");
	expect_has(reply.body, "What you typed");
}

/* A form sent without a sign-in, from that page. */
static struct http_reply
sent_from(struct http *h, const char *page)
{
	struct str body = S("csrf=a.b&title=Walk");

	return http_raw(h,
	                str_print(h->w->arena,
	                          "POST /t/plain HTTP/1.1\r\nHost: md.test\r\n"
	                          "Connection: close\r\n"
	                          "Referer: %s\r\n"
	                          "Content-Type: "
	                          "application/x-www-form-urlencoded\r\n"
	                          "Content-Length: %zu\r\n\r\n%.*s",
	                          page, body.n, STR_ARG(body)));
}

TEST("router: a refused form leads back to the page it was on, and to no "
     "other host and no page that is not there")
{
	static const struct {
		const char *page;
		const char *back;
	} cases[] = {
	        {"http://md.test/t/page?a=b", "/t/page?a=b&amp;draft=1"},
	        {"http://md.test/t/page", "/t/page?draft=1"},
	        {"http://evil.example/t/page", "/"},
	        {"http://md.test/t/nowhere", "/"},
	        {"http://md.test", "/"},
	        {"//", "/"},
	        {"", "/"},
	};
	struct http *h = router_world(t);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_has(sent_from(h, cases[i].page).body,
		           str_print(t->arena, "name=\"return\" value=\"%s\"",
		                     cases[i].back)
		                   .p);
}
