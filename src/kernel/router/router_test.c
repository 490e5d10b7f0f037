#include "base/clock.h"
#include "kernel/identity/identity.h"
#include "kernel/router/router_world_test.h"

/* --- signing in ---------------------------------------------------------- */

TEST("router: a page nobody may see without signing in leads to sign-in and "
     "back")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, NULL, "/t/page");

	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"),
	           "/sign-in?return=/t/page");
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
	expect_equal(http_get(h, NULL, "/t/open").status, 200);
}

TEST("router: what somebody typed into an address does not go along to "
     "sign-in")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_get(h, NULL, "/t/page?q=Jay+Mercer");
	expect_str(http_header(h, &reply, "Location"),
	           "/sign-in?return=/t/page");
	reply = http_get(h, NULL, "/t/person/Jay%20Mercer");
	expect_str(http_header(h, &reply, "Location"), "/sign-in");
}

TEST("router: a form sent after the session ended says so and keeps what was "
     "typed")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_post(h, NULL, "/t/form",
	                                    FIELDS("title", "A <long> story",
	                                           "password", "secret-words"));

	expect_equal(reply.status, 401);
	expect_has(reply.body, "You have been signed out");
	expect_has(reply.body, "A &lt;long&gt; story");
	expect_lacks(reply.body, "secret-words");
	expect_equal(router_counted(h), 0);
}

TEST("router: the API says 401 and how to sign in")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, NULL, "/api/t/things");

	expect_equal(reply.status, 401);
	expect_str(http_header(h, &reply, "WWW-Authenticate"), "Bearer");
	expect_has(reply.body, "\"errorCode\":\"not_signed_in\"");
}

/* --- permission ---------------------------------------------------------- */

TEST("router: a route without the permission answers 403, a record out of "
     "reach 404")
{
	struct http *h = router_world(t);
	const char *jay = router_person_path(h, h->w->jay);
	struct http_reply reply = http_get(h, "ada", jay);

	expect_equal(reply.status, 403);
	expect_has(reply.body, "You do not have permission to do this");
	expect_equal(http_get(h, "jay", jay).status, 403);
	expect_equal(http_get(h, "ned", jay).status, 404);
	expect_equal(http_get(h, "sam", jay).status, 200);
	expect_equal(
	        http_post(h, "jay", "/t/workers", FIELDS("title", "x")).status,
	        403);
	expect_equal(router_counted(h), 0);
}

/* A page without its reference, which differs each time. */
static struct str
without_reference(struct http *h, struct str body)
{
	struct buf b;
	size_t i = 0;
	const struct str mark = S("Reference ");

	buf_init(&b, h->w->arena, 0);
	while (i < body.n) {
		if (str_starts(str_slice(body, i, body.n), mark))
			i += mark.n + 13;
		buf_char(&b, body.p[i++]);
	}
	return buf_get(&b);
}

TEST("router: out of reach, not there and no such address look the same")
{
	struct http *h = router_world(t);
	struct person_id nobody = {id_new()};
	struct str out = without_reference(
	        h, http_get(h, "sam", router_person_path(h, h->w->kit)).body);
	struct str gone = without_reference(
	        h, http_get(h, "sam", router_person_path(h, nobody)).body);
	struct str odd =
	        without_reference(h, http_get(h, "sam", "/t/person/x").body);
	struct http_reply none = http_get(h, "sam", "/t/nowhere/at/all");

	expect_equal(none.status, 404);
	expect_has(out, "Page not found");
	expect_true(out.n > 500);
	/* but for the address that the language switch comes back to */
	expect_equal(out.n, gone.n);
	expect_has(odd, "If you typed the address, check it is correct.");
	expect_has(none.body, "If you typed the address, check it is correct.");
}

TEST("router: an address that takes other methods answers 405 and says which")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, "sam", "/t/show");

	expect_equal(reply.status, 405);
	expect_str(http_header(h, &reply, "Allow"), "POST");
	reply = http_post(h, "sam", "/t/page", FIELDS("title", "x"));
	expect_equal(reply.status, 405);
	expect_str(http_header(h, &reply, "Allow"), "GET, HEAD");
}

TEST("router: HEAD is answered as GET, without the body")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_raw(h, S("HEAD /t/open HTTP/1.1\r\nHost: md.test\r\n"
	                      "Connection: close\r\n\r\n"));

	expect_equal(reply.status, 200);
	expect_equal(reply.body.n, 0);
}

/* --- the door ------------------------------------------------------------ */

static struct http_reply
with_host(struct http *h, const char *host)
{
	return http_raw(h, str_print(h->w->arena,
	                             "GET /t/open HTTP/1.1\r\nHost: %s\r\n"
	                             "Connection: close\r\n\r\n",
	                             host));
}

TEST("router: a host name that is not ours is refused with 400")
{
	struct http *h = router_world(t);

	expect_equal(with_host(h, "evil.example").status, 400);
	expect_equal(with_host(h, "md.test.evil.example").status, 400);
	expect_equal(with_host(h, "md.test:8081").status, 400);
	expect_equal(with_host(h, "md.test").status, 200);
	expect_equal(with_host(h, "MD.test:80").status, 200);
}

static struct http_reply
with_token(struct http *h, struct str token, const char *more, const char *path)
{
	return http_raw(h, str_print(h->w->arena,
	                             "GET %s HTTP/1.1\r\nHost: md.test\r\n"
	                             "Authorization: Bearer %.*s\r\n%s"
	                             "Connection: close\r\n\r\n",
	                             path, STR_ARG(token), more));
}

TEST("router: a request with a token and a cookie is refused")
{
	struct http *h = router_world(t);
	struct str token = router_token(h, "sam");
	struct http_reply reply;

	expect_equal(with_token(h, token, "", "/api/t/things").status, 200);
	reply = with_token(
	        h, token,
	        str_c(t->arena,
	              str_print(t->arena, "Cookie: %.*s\r\n",
	                        STR_ARG(http_session(h, "sam")->cookie))),
	        "/api/t/things");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Send a token or a cookie, not both");
}

TEST("router: a token needs no form token, and each use of it is audited")
{
	struct http *h = router_world(t);
	struct str token = router_token(h, "sam");
	struct http_reply reply;
	int64_t before;

	before = router_entries(h);
	expect_equal(with_token(h, token, "", "/api/t/things").status, 200);
	expect_equal(router_entries(h), before + 1);
	expect_equal(with_token(h, token, "", "/api/t/things").status, 200);
	expect_equal(router_entries(h), before + 2);
	reply = http_raw(h, str_print(t->arena,
	                              "POST /api/t/things HTTP/1.1\r\n"
	                              "Host: md.test\r\n"
	                              "Authorization: Bearer %.*s\r\n"
	                              "Idempotency-Key: k1\r\n"
	                              "Content-Type: application/json\r\n"
	                              "Content-Length: 13\r\n"
	                              "Connection: close\r\n\r\n"
	                              "{\"title\":\"x\"}",
	                              STR_ARG(token)));
	expect_equal(reply.status, 201);
	expect_equal(router_counted(h), 1);
	expect_equal(with_token(h, S("nonsense"), "", "/api/t/things").status,
	             401);
}

/* --- forged requests ----------------------------------------------------- */

TEST("router: a form without its token changes nothing")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("csrf", "", "title", "Walk the dog"));
	expect_equal(reply.status, 403);
	expect_has(reply.body, "We could not tell that this form came from");
	expect_has(reply.body, "Walk the dog");
	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("csrf", "AAAAAAAAAAAAAAAAAAAAAA", "title",
	                         "Walk"));
	expect_equal(reply.status, 403);
	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("csrf",
	                         str_c(t->arena, http_session(h, "ned")->csrf),
	                         "title", "Walk"));
	expect_equal(reply.status, 403);
	expect_equal(router_counted(h), 0);
	reply = http_post(h, "sam", "/t/form", FIELDS("title", "Walk"));
	expect_equal(reply.status, 303);
	expect_equal(router_counted(h), 1);
}

static struct http_reply
from_site(struct http *h, const char *header)
{
	struct str body = str_print(h->w->arena, "csrf=%.*s&title=Walk",
	                            STR_ARG(http_session(h, "sam")->csrf));

	return http_raw(
	        h, str_print(h->w->arena,
	                     "POST /t/form HTTP/1.1\r\nHost: md.test\r\n"
	                     "Cookie: %.*s\r\n%s\r\n"
	                     "Content-Type: application/x-www-form-urlencoded"
	                     "\r\nContent-Length: %zu\r\n"
	                     "Connection: close\r\n\r\n%.*s",
	                     STR_ARG(http_session(h, "sam")->cookie), header,
	                     body.n, STR_ARG(body)));
}

TEST("router: a form from another site changes nothing, even with its token")
{
	struct http *h = router_world(t);

	expect_equal(from_site(h, "Origin: http://evil.example").status, 403);
	expect_equal(from_site(h, "Origin: null").status, 403);
	expect_equal(from_site(h, "Origin: http://md.test.evil").status, 403);
	expect_equal(from_site(h, "Sec-Fetch-Site: cross-site").status, 403);
	expect_equal(from_site(h, "Sec-Fetch-Site: same-site").status, 403);
	expect_equal(router_counted(h), 0);
	expect_equal(from_site(h, "Origin: http://md.test").status, 303);
	expect_equal(from_site(h, "Sec-Fetch-Site: same-origin").status, 303);
}

/* --- faults -------------------------------------------------------------- */

/* Lines of the log, kept apart from the test's arena: they come from other
 * threads. */
static struct buf log_kept;

static void
log_keep(struct str line, void *data)
{
	(void)data;
	buf_str(&log_kept, line);
}

static void
log_drop(void *data)
{
	arena_drop(data);
}

static void
log_begin(struct test *t)
{
	struct arena *arena = arena_create(0);

	arena_defer(t->arena, log_drop, arena);
	buf_init(&log_kept, arena, 0);
	log_to(log_keep, NULL);
}

static struct str
log_end(void)
{
	test_log_back();
	return buf_get(&log_kept);
}

TEST("router: a bug is a 500 page with a reference that is in the log, and no "
     "detail")
{
	struct str log;
	struct http *h = router_world(t);
	struct http_reply reply;
	struct str reference;

	expect_log("bug", "made for a test");
	expect_log("fault", NULL);
	log_begin(t);
	reply = http_get(h, "sam", "/t/bug");
	log = log_end();
	expect_equal(reply.status, 500);
	expect_has(reply.body, "Sorry, there is a problem with the service");
	expect_lacks(reply.body, "made for a test");
	reference = http_header(h, &reply, "X-Request-Id");
	expect_equal(reference.n, 13);
	expect_has(reply.body, str_c(t->arena, reference));
	expect_has(log, str_c(t->arena, reference));
	expect_has(log, "made for a test");
	expect_equal(http_post(h, "sam", "/t/bug", FIELDS("a", "b")).status,
	             500);
}

TEST("router: a broken claim and a full arena cost that request and no other")
{
	struct http *h = router_world(t);

	log_begin(t);
	expect_equal(http_get(h, "sam", "/t/claim").status, 500);
	expect_equal(http_get(h, "sam", "/t/full").status, 503);
	expect_equal(http_post(h, "sam", "/t/claim", FIELDS("a", "b")).status,
	             500);
	(void)log_end();
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
}

TEST("router: a request is a line in the log that holds no value of it")
{
	struct str log;
	struct http *h = router_world(t);

	(void)http_session(h, "sam");
	log_level_set(LOG_INFO);
	log_begin(t);
	(void)http_get(h, "sam", router_person_path(h, h->w->jay));
	(void)http_get(h, "sam", "/t/page?q=Mercer");
	(void)http_post(h, "sam", "/t/form", FIELDS("title", "Mercer"));
	log = log_end();
	log_level_set(LOG_ERROR);
	expect_has(log, "\"route\":\"/t/person/:id\"");
	expect_has(log, "\"status\":200");
	expect_lacks(log, "Mercer");
	expect_lacks(log, str_c(t->arena, id_show(t->arena, h->w->jay.v)));
}

TEST("router: the API's errors have the four fields, a reference and the "
     "problems")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_json(h, "sam", "/api/t/things", "k", "{\"title\":\"\"}");
	json_t *body;

	expect_equal(reply.status, 400);
	expect_ok(json_read(t->arena, reply.body, &body));
	expect_equal(json_integer_value(json_object_get(body, "status")), 400);
	expect_not_null(json_object_get(body, "errorCode"));
	expect_not_null(json_object_get(body, "userMessage"));
	expect_not_null(json_object_get(body, "developerMessage"));
	expect_not_null(json_object_get(body, "reference"));
	expect_has(reply.body, "{\"field\":\"title\",\"message\":\"Enter a "
	                       "title\"}");
	reply = http_json(h, "sam", "/api/t/things", "k2",
	                  "{\"title\":\"no\"}");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A rule says no");
	reply = http_json(h, "sam", "/api/t/things", "k3", "nonsense");
	expect_equal(reply.status, 400);
	expect_equal(router_counted(h), 0);
}

TEST("router: what is too large is refused with a page, and so is what cannot "
     "be read")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_raw(
	        h, S("POST /t/form HTTP/1.1\r\nHost: md.test\r\n"
	             "Content-Type: application/x-www-form-urlencoded\r\n"
	             "Content-Length: 2000000\r\n\r\n"));

	expect_equal(reply.status, 413);
	reply = http_raw(h,
	                 S("POST /t/form HTTP/1.1\r\nHost: md.test\r\n"
	                   "Content-Type: application/x-www-form-urlencoded\r\n"
	                   "Connection: close\r\n"
	                   "Content-Length: 8\r\n\r\ntitle=%0"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "What was sent could not be read");
	expect_true(http_header(h, &reply, "Content-Security-Policy").n > 0);
}

/* --- limits and headers -------------------------------------------------- */

TEST("router: who asks too often is told to wait, and others are not")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	expect_equal(http_get(h, "sam", "/t/limited").status, 200);
	expect_equal(http_get(h, "sam", "/t/limited").status, 200);
	reply = http_get(h, "sam", "/t/limited");
	/* a minute may have begun in between */
	if (reply.status == 200) {
		(void)http_get(h, "sam", "/t/limited");
		reply = http_get(h, "sam", "/t/limited");
	}
	expect_equal(reply.status, 429);
	expect_true(http_header(h, &reply, "Retry-After").n > 0);
	expect_equal(http_get(h, "ned", "/t/limited").status, 200);
	expect_equal(http_get(h, "sam", "/t/open").status, 200);
}

TEST("router: every reply has the security headers")
{
	struct http *h = router_world(t);
	static const char *const paths[] = {"/t/open", "/t/bug", "/t/none",
	                                    "/api/t/things", "/t/page"};

	log_begin(t);
	for (size_t i = 0; i < 5; i++) {
		struct http_reply reply = http_get(h, NULL, paths[i]);
		struct str policy =
		        http_header(h, &reply, "Content-Security-Policy");

		expect_has(policy, "default-src 'none'");
		expect_has(policy, "frame-ancestors 'none'");
		expect_lacks(policy, "unsafe");
		expect_str(http_header(h, &reply, "X-Content-Type-Options"),
		           "nosniff");
		expect_str(http_header(h, &reply, "Referrer-Policy"),
		           "same-origin");
		expect_str(http_header(h, &reply, "Cache-Control"), "no-store");
		expect_str(http_header(h, &reply, "Cross-Origin-Opener-Policy"),
		           "same-origin");
		expect_true(http_header(h, &reply, "Permissions-Policy").n > 0);
		expect_str(http_header(h, &reply, "Strict-Transport-Security"),
		           "");
	}
	(void)log_end();
}

TEST("router: under https a browser is told to stay there")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	h->w->app->secure = true;
	reply = http_get(h, NULL, "/t/open");
	expect_has(http_header(h, &reply, "Strict-Transport-Security"),
	           "max-age=31536000");
}

/* --- its own addresses --------------------------------------------------- */

TEST("router: health answers without signing in, and the figures do not")
{
	struct http *h = router_world(t);

	expect_str(http_get(h, NULL, "/health/ping").body, "pong\n");
	expect_has(http_get(h, NULL, "/health").body, "\"UP\"");
	expect_equal(http_get(h, NULL, "/health/liveness").status, 200);
	expect_equal(http_get(h, NULL, "/health/readiness").status, 200);
	expect_has(http_get(h, NULL, "/info").body, "\"version\":\"0.0.0\"");
	expect_equal(http_get(h, NULL, "/metrics").status, 303);
	expect_equal(http_get(h, "sam", "/metrics").status, 403);
	expect_equal(http_get(h, "sam", "/status").status, 403);
	expect_equal(http_get(h, "sam", "/status/security").status, 403);
	expect_has(http_get(h, "ada", "/metrics").body,
	           "mydirection_replies_total{status=\"2xx\"}");
	expect_has(http_get(h, "ada", "/status").body, "Audit sealed");
	expect_has(http_get(h, "ada", "/status").body, " ms</td>");
	expect_has(http_get(h, "ada", "/status").body, " kB</td>");
	expect_lacks(http_get(h, "ada", "/status").body, "microseconds");
	expect_has(http_get(h, "ada", "/status/security").body,
	           "Cookies are for https only");
	/* these tests run in no jail, and it is said so */
	expect_has(http_get(h, "ada", "/status/security").body,
	           "Use a kernel with Landlock (Linux 5.13 or later)");
}

TEST("router: the session page keeps a session and is none for others")
{
	struct http *h = router_world(t);

	expect_equal(http_get(h, "sam", "/session").status, 200);
	expect_equal(http_get(h, NULL, "/session").status, 303);
}

TEST("router: the description of the API lists its routes and what they need")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, NULL, "/api/openapi.json");
	json_t *all;
	json_t *post;

	expect_equal(reply.status, 200);
	expect_ok(json_read(t->arena, reply.body, &all));
	expect_str(str_of(json_string_value(json_object_get(all, "openapi"))),
	           "3.1.0");
	post = json_object_get(json_object_get(json_object_get(all, "paths"),
	                                       "/api/t/things"),
	                       "post");
	expect_not_null(post);
	expect_str(str_of(json_string_value(
	                   json_object_get(post, "x-permission"))),
	           "see_people");
	expect_has(reply.body, "/api/t/person/{id}");
	expect_lacks(reply.body, "\"/t/page\"");
	expect_has(reply.body, "#/components/schemas/Thing\"");
}

TEST("router: fixed files are served for a year, and unknown ones are not "
     "there")
{
	struct http *h = router_world(t);
	struct str page = http_get(h, NULL, "/t/open").body;
	size_t at = 0;
	struct str path;
	struct http_reply reply;

	while (at < page.n &&
	       !str_starts(str_slice(page, at, page.n), S("\"/assets/")))
		at++;
	path = str_slice(page, at + 1, page.n);
	path = str_slice(path, 0, str_find(path, '"'));
	reply = http_get(h, NULL, str_c(t->arena, path));
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "Cache-Control"), "immutable");
	expect_equal(http_get(h, NULL, "/assets/nothing/app.css").status, 404);
}

TEST("router: every statement of the kernel prepares")
{
	struct http *h = router_world(t);

	expect_ok(store_prepare_all(h->w->store, t->arena));
}
