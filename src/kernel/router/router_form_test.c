#include <pthread.h>

#include "base/clock.h"
#include "kernel/router/router_world_test.h"

/* --- keys ---------------------------------------------------------------- */

TEST("router: the same key twice changes nothing and gets the first answer")
{
	struct http *h = router_world(t);
	struct http_reply first;
	struct http_reply again;

	first = http_json(h, "sam", "/api/t/things", "k1", "{\"title\":\"a\"}");
	again = http_json(h, "sam", "/api/t/things", "k1", "{\"title\":\"a\"}");
	expect_equal(first.status, 201);
	expect_equal(again.status, 201);
	expect_str(again.body, str_c(t->arena, first.body));
	expect_equal(router_counted(h), 1);
}

TEST("router: a form sent twice with its key counts once and leads to the same "
     "page")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	for (int i = 0; i < 3; i++) {
		reply = http_post(h, "sam", "/t/form",
		                  FIELDS("key", "once", "title", "Walk"));
		expect_equal(reply.status, 303);
		expect_str(http_header(h, &reply, "Location"), "/t/page");
	}
	expect_equal(router_counted(h), 1);
	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("key", "other", "title", "Walk"));
	expect_equal(reply.status, 303);
	expect_equal(router_counted(h), 2);
}

/* --- the same at once ---------------------------------------------------- */

struct pressing {
	struct http *h;
	struct http own;
	struct world world;
	struct str request;
	int status;
	pthread_t thread;
};

static void *
press(void *data)
{
	struct pressing *p = data;

	p->status = http_raw(&p->own, p->request).status;
	return NULL;
}

/* Each thread has an arena of its own to put the reply into. */
static void
pressing_begin(struct pressing *p, struct http *h, struct str request)
{
	p->h = h;
	p->world = *h->w;
	p->world.arena = arena_create(0);
	p->own = *h;
	p->own.w = &p->world;
	p->request = request;
	expect_true(pthread_create(&p->thread, NULL, press, p) == 0);
}

TEST("router: the same key sent eight times at once counts once")
{
	struct http *h = router_world(t);
	const struct http_session *sam = http_session(h, "sam");
	struct pressing *p = arena_new(t->arena, struct pressing, 8);
	struct str body = str_print(t->arena, "csrf=%.*s&key=k&title=Walk",
	                            STR_ARG(sam->csrf));
	struct str request =
	        str_print(t->arena,
	                  "POST /t/form HTTP/1.1\r\nHost: md.test\r\n"
	                  "Cookie: %.*s\r\nConnection: close\r\n"
	                  "Content-Type: application/x-www-form-urlencoded\r\n"
	                  "Content-Length: %zu\r\n\r\n%.*s",
	                  STR_ARG(sam->cookie), body.n, STR_ARG(body));

	for (int i = 0; i < 8; i++)
		pressing_begin(&p[i], h, request);
	for (int i = 0; i < 8; i++) {
		pthread_join(p[i].thread, NULL);
		arena_drop(p[i].world.arena);
		expect_equal(p[i].status, 303);
	}
	expect_equal(router_counted(h), 1);
}

TEST("router: a key used for other content is refused with 409")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	(void)http_json(h, "sam", "/api/t/things", "k1", "{\"title\":\"a\"}");
	reply = http_json(h, "sam", "/api/t/things", "k1", "{\"title\":\"b\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"errorCode\":\"conflict\"");
	expect_equal(router_counted(h), 1);
}

/* Send a file of this content with the key "k". */
static struct http_reply
upload(struct http *h, const char *content)
{
	const struct http_session *sam = http_session(h, "sam");
	struct str body = str_print(
	        h->w->arena,
	        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
	        "%.*s\r\n--b\r\nContent-Disposition: form-data;"
	        " name=\"key\"\r\n\r\nk\r\n--b\r\nContent-Disposition:"
	        " form-data; name=\"title\"\r\n\r\na\r\n--b\r\n"
	        "Content-Disposition: form-data; name=\"file\";"
	        " filename=\"a.txt\"\r\n\r\n%s\r\n--b--\r\n",
	        STR_ARG(sam->csrf), content);

	return http_raw(
	        h, str_print(h->w->arena,
	                     "POST /t/upload HTTP/1.1\r\nHost: md.test\r\n"
	                     "Connection: close\r\nCookie: %.*s\r\n"
	                     "Content-Type: multipart/form-data; boundary=b\r\n"
	                     "Content-Length: %zu\r\n\r\n%.*s",
	                     STR_ARG(sam->cookie), body.n, STR_ARG(body)));
}

TEST("router: a key used for another file is refused, though it is as long and "
     "called the same")
{
	struct http *h = router_world(t);

	expect_equal(upload(h, "one").status, 303);
	expect_equal(upload(h, "one").status, 303);
	expect_equal(router_counted(h), 1);
	expect_equal(upload(h, "two").status, 409);
	expect_equal(router_counted(h), 1);
}

TEST("router: a key belongs to one user and one route")
{
	struct http *h = router_world(t);

	expect_equal(http_post(h, "sam", "/t/form",
	                       FIELDS("key", "k", "title", "a"))
	                     .status,
	             303);
	expect_equal(http_post(h, "ned", "/t/form",
	                       FIELDS("key", "k", "title", "b"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", "/t/plain",
	                       FIELDS("key", "k", "title", "c"))
	                     .status,
	             303);
	expect_equal(router_counted(h), 3);
}

TEST("router: a key whose first sending failed can be used again")
{
	struct http *h = router_world(t);

	expect_equal(http_post(h, "sam", "/t/plain",
	                       FIELDS("key", "k", "title", "no"))
	                     .status,
	             422);
	expect_equal(http_post(h, "sam", "/t/plain",
	                       FIELDS("key", "k", "title", "yes"))
	                     .status,
	             303);
	expect_equal(router_counted(h), 1);
}

TEST("router: a POST to the API without a key is refused")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_json(h, "sam", "/api/t/things", NULL, "{\"title\":\"a\"}");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Send an Idempotency-Key");
	expect_equal(router_counted(h), 0);
}

TEST("router: keys are forgotten after a day and not before")
{
	struct http *h = router_world(t);
	const struct background *job = router_capability.jobs;
	const int64_t hour = 3600000;

	(void)http_post(h, "sam", "/t/form", FIELDS("key", "k", "title", "a"));
	world_later(h->w, 23 * hour);
	expect_ok(world_do(h->w, NULL, job->run, NULL));
	h->sessions_n = 0;
	(void)http_post(h, "sam", "/t/form", FIELDS("key", "k", "title", "a"));
	expect_equal(router_counted(h), 1);
	world_later(h->w, 2 * hour);
	expect_ok(world_do(h->w, NULL, job->run, NULL));
	h->sessions_n = 0;
	(void)http_post(h, "sam", "/t/form", FIELDS("key", "k", "title", "a"));
	expect_equal(router_counted(h), 2);
}

/* --- forms shown again --------------------------------------------------- */

TEST("router: a form with problems is shown again with what was typed, and "
     "nothing is done")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/form", FIELDS("title", ""));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "<title>Error: A form");
	expect_has(reply.body, "There is a problem");
	expect_has(reply.body, "href=\"#title\">Enter a title");
	expect_equal(router_counted(h), 0);
}

TEST("router: a refusal and a conflict are laid over the form, with what was "
     "typed")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/t/form", FIELDS("title", "no"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A rule says no");
	expect_has(reply.body, "value=\"no\"");
	reply = http_post(h, "sam", "/t/form", FIELDS("title", "old"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "This page has changed since you opened it");
	expect_has(reply.body, "value=\"old\"");
	expect_equal(router_counted(h), 0);
}

TEST("router: without a form to show again a refusal is a page, with what was "
     "typed")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/plain", FIELDS("title", "no"));

	expect_equal(reply.status, 422);
	expect_has(reply.body, "A rule says no");
	expect_has(reply.body, "What you typed");
	expect_equal(router_counted(h), 0);
}

TEST("router: where the form has no place any more for what was typed, the "
     "refusal is a page that keeps it")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/t/form",
	                  FIELDS("title", "old", "story", "A <long> one"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "This page has changed since you opened it");
	expect_has(reply.body, "What you typed");
	expect_has(reply.body, "A &lt;long&gt; one");
	expect_equal(router_counted(h), 0);
	/* nor is it lost where the thing itself is gone */
	reply = http_post(h, "sam", "/t/nowhere",
	                  FIELDS("story", "A <long> one"));
	expect_equal(reply.status, 404);
	expect_has(reply.body, "A &lt;long&gt; one");
}

TEST("router: a page asked for after a write is drawn after its commit, with "
     "the headers of the write")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/show", FIELDS("title", "yes"));

	expect_equal(reply.status, 200);
	expect_has(reply.body, "A form");
	expect_str(http_header(h, &reply, "X-Made"), "by the write");
	expect_equal(router_counted(h), 1);
}

TEST("router: a fault laid over a page undoes what was done before it")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/show", FIELDS("title", "no"));

	expect_equal(reply.status, 422);
	expect_has(reply.body, "A rule says no");
	expect_has(reply.body, "A form");
	expect_equal(router_counted(h), 0);
}

TEST("router: a page after a write is of the day of the request, whatever day "
     "the write acted on and however it ended")
{
	static const char *const titles[] = {"", "no", "Fen"};
	struct http *h = router_world(t);
	struct str today = http_get(h, "sam", "/t/form").body;
	struct http_reply reply;

	expect_lacks(today, "Today is 1970");
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		reply = http_post(h, "sam", "/t/past",
		                  FIELDS("title", titles[i]));
		expect_has(reply.body, "Today is ");
		expect_lacks(reply.body, "Today is 1970");
	}
}

TEST("router: a form shown again to a person is a look at their record")
{
	struct http *h = router_world(t);
	int64_t before = router_entries_of(h, "seen");

	expect_equal(http_post(h, "jay", "/t/form", FIELDS("title", "")).status,
	             400);
	expect_equal(router_entries_of(h, "seen"), before + 1);
}

TEST("router: what a route prepares comes before its transaction, and may "
     "refuse")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/t/prepared", FIELDS("title", "yes"));
	expect_equal(reply.status, 303);
	expect_equal(router_counted(h), 1);
	reply = http_post(h, "sam", "/t/prepared", FIELDS("title", "no"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A rule says no");
	expect_equal(router_counted(h), 1);
}

/* --- the sentence on the next page --------------------------------------- */

TEST("router: a notice is said on the next page, once, and to nobody else")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/form", FIELDS("title", "<Walk>"));
	struct str cookie = router_notice(h, &reply);

	expect_true(str_starts(cookie, S("md_notice=")));
	expect_lacks(cookie, "Walk");
	reply = router_get_with(h, "sam", cookie);
	expect_has(reply.body, "Saved &lt;Walk&gt;");
	expect_has(http_header(h, &reply, "Set-Cookie"), "Max-Age=0");
	expect_lacks(router_get_with(h, "sam", cookie).body, "Saved");

	reply = http_post(h, "sam", "/t/form", FIELDS("title", "Run"));
	cookie = router_notice(h, &reply);
	expect_lacks(router_get_with(h, "ned", cookie).body, "Saved");
	expect_lacks(http_get(h, "sam", "/t/page").body, "Saved");
}

TEST("router: no notice of what was refused")
{
	struct http *h = router_world(t);
	struct http_reply reply =
	        http_post(h, "sam", "/t/form", FIELDS("title", ""));

	expect_str(http_header(h, &reply, "Set-Cookie"), "");
}

/* --- language ------------------------------------------------------------ */

TEST("router: choosing a language sets its cookie and comes back")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	reply = http_post(h, NULL, "/language",
	                  FIELDS("lang", "cy", "return", "/t/open"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), "/t/open");
	expect_has(http_header(h, &reply, "Set-Cookie"), "md_lang=cy");
	reply = http_post(h, NULL, "/language",
	                  FIELDS("lang", "cy", "return", "//evil.example/"));
	expect_str(http_header(h, &reply, "Location"), "/");
	reply = http_post(h, NULL, "/language",
	                  FIELDS("lang", "cy", "return", "/\\evil.example"));
	expect_str(http_header(h, &reply, "Location"), "/");
	reply = http_post(h, NULL, "/language", FIELDS("lang", "xx"));
	expect_equal(reply.status, 400);
}

TEST("router: a Welsh page says that its Welsh has not been checked")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, NULL, "/cy/t/open");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "<html lang=\"cy\"");
	expect_has(reply.body, "dir-unreviewed");
	h->w->app->welsh_reviewed = true;
	expect_lacks(http_get(h, NULL, "/cy/t/open").body, "dir-unreviewed");
	expect_lacks(http_get(h, NULL, "/t/open").body, "dir-unreviewed");
}

TEST("router: a problem of the API names the member that was sent, whatever "
     "the rule calls it")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	/* What no member is called is a defect of ours, and said to us. */
	expect_log("problem_of_no_member", "another");
	reply = http_json(h, "sam", "/api/t/named", "k", "{\"name\":\"\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "[{\"field\":\"name\",\"message\":\"Enter a "
	                       "title\"},{\"field\":\"name\",");
	expect_has(reply.body, "{\"field\":\"another\",");
	expect_lacks(reply.body, "\"title\",");
}

TEST("router: an operation that takes files takes a form of parts and no JSON")
{
	struct http *h = router_world(t);
	const struct http_file none[] = {{.field = NULL}};
	struct http_reply reply = http_upload(h, "sam", "/api/t/pictures",
	                                      FIELDS("title", "A house"), none);

	expect_equal(reply.status, 201);
	reply = http_upload(h, "sam", "/api/t/pictures", FIELDS("title", ""),
	                    none);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "{\"field\":\"title\",");
	http_refuses(h, "sam", "/api/t/pictures", "{\"title\":\"A house\"}",
	             415, "wrong_type");
	/* And nobody is told of the kind before they are told to sign in. */
	http_refuses(h, NULL, "/api/t/pictures", "{}", 401, "not_signed_in");
}
