/* router_untied_test.c - words that nobody may tie to whoever sent them. */
#include "kernel/identity/identity.h"
#include "kernel/router/router_world_test.h"

TEST("router: of words that nobody may tie to their sender the table of keys "
     "keeps neither who nor where nor what nor the answer, and the same key "
     "changes nothing")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	for (int i = 0; i < 2; i++) {
		reply = http_json(h, "sam", "/api/t/untied", "k1",
		                  "{\"title\":\"a\"}");
		expect_equal(reply.status, 201);
		reply = http_post(h, "sam", "/t/untied",
		                  FIELDS("key", "k1", "title", "Walk"));
		expect_equal(reply.status, 303);
		expect_str(http_header(h, &reply, "Location"), "/t/page");
	}
	expect_equal(router_counted(h), 2);
	expect_equal(router_keys(h, false), 2);
	expect_equal(router_keys(h, true), 0);
	/* Somebody else's same key is their own. */
	(void)http_json(h, "priya", "/api/t/untied", "k1", "{\"title\":\"a\"}");
	expect_equal(router_counted(h), 3);
	/* Elsewhere it is told who sent what. */
	(void)http_json(h, "sam", "/api/t/things", "k1", "{\"title\":\"a\"}");
	expect_equal(router_keys(h, true), 1);
}

TEST("router: other words, or to another address, by a key that words without "
     "a sender were sent with are not taken, and the sender is told so")
{
	static const char says[] = "What you sent now was not taken";
	struct http *h = router_world(t);
	struct http_reply reply;

	(void)http_post(h, "sam", "/t/untied/1",
	                FIELDS("key", "k1", "title", "Walk"));
	(void)http_json(h, "sam", "/api/t/untied", "k1", "{\"title\":\"a\"}");
	expect_equal(router_counted(h), 2);
	reply = http_post(h, "sam", "/t/untied/1",
	                  FIELDS("key", "k1", "title", "Run"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, says);
	reply = http_post(h, "sam", "/t/untied/2",
	                  FIELDS("key", "k1", "title", "Walk"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, says);
	reply = http_json(h, "sam", "/api/t/untied", "k1", "{\"title\":\"b\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, says);
	expect_equal(router_counted(h), 2);
	/* As they were they are answered still. */
	expect_equal(http_post(h, "sam", "/t/untied/1",
	                       FIELDS("key", "k1", "title", "Walk"))
	                     .status,
	             303);
	expect_equal(router_counted(h), 2);
}

TEST("router: the same words leave something else in the table of keys each "
     "time, and by another sign-in nobody can tell that they are the same")
{
	struct http *h = router_world(t);
	struct http other = *h;
	struct http_reply reply;

	for (int i = 0; i < 3; i++)
		(void)http_post(h, i < 2 ? "sam" : "priya", "/t/untied",
		                FIELDS("key", i == 0 ? "k1" : "k2", "title",
		                       "Walk"));
	expect_equal(router_keys(h, false), 3);
	expect_equal(router_contents(h), 3);
	other.sessions_n = 0;
	reply = http_post(&other, "sam", "/t/untied",
	                  FIELDS("key", "k1", "title", "Walk"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What you sent now was not taken");
	expect_equal(router_counted(h), 3);
}

/* Whether somebody’s use is noted, though the write that it was for is not. */
static bool
touched_by(struct http *h, const char *path)
{
	(void)http_session(h, "sam");
	router_forget_use(h);
	expect_equal(http_post(h, "sam", path, FIELDS("title", "no")).status,
	             422);
	return router_used(h) > 0;
}

TEST("router: that somebody was here is written apart from words that nobody "
     "may tie to their sender, and with all else in one transaction")
{
	struct http *h = router_world(t);

	expect_true(touched_by(h, "/t/untied"));
	expect_false(touched_by(h, "/t/plain"));
	expect_equal(router_counted(h), 0);
	router_forget_use(h);
	expect_equal(http_post(h, "sam", "/t/untied", FIELDS("title", "Walk"))
	                     .status,
	             303);
	expect_equal(router_used(h), 1);
	expect_equal(router_counted(h), 1);
}

static struct http_reply
send_by(struct http *h, struct str token)
{
	return http_raw(h, str_print(h->w->arena,
	                             "POST /api/t/untied HTTP/1.1\r\n"
	                             "Host: md.test\r\n"
	                             "Authorization: Bearer %.*s\r\n"
	                             "Idempotency-Key: k1\r\n"
	                             "Content-Type: application/json\r\n"
	                             "Content-Length: 13\r\n"
	                             "Connection: close\r\n\r\n"
	                             "{\"title\":\"x\"}",
	                             STR_ARG(token)));
}

TEST("router: where the use of a token cannot be recorded, words that nobody "
     "may tie to their sender are not taken either")
{
	struct http *h = router_world(t);
	struct str token = router_token(h, "sam");
	struct str other = router_token(h, "sam");

	expect_equal(send_by(h, token).status, 201);
	expect_equal(router_entries_of(h, "identity.token_used"), 1);
	expect_equal(router_keys(h, false), 1);
	router_break_audit(h);
	expect_log("bug", "audit.head_lock: statement");
	expect_log("fault", NULL);
	expect_equal(send_by(h, other).status, 500);
	expect_equal(router_keys(h, false), 1);
}
