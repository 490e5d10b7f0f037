/* fund_off_pages_test.c - the pages and the API about writing off. */
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_world_test.h"

/* --- pages ------------------------------------------------------------ */

#define HOSTILE "<script>alert(1)</script> \"&"

static struct http *
off_http(struct test *t, struct act *a)
{
	struct world *w = fund_world(t, a);

	world_add(w, "flo", R(FINANCE), NULL);
	fund_paid(w, a, 3800);
	return http_serve(w, w->app->capabilities);
}

static const char *
path_of(struct http *h, const struct act *a, const char *base, const char *rest)
{
	struct str show = id_show(h->w->arena, a->id.v);

	return str_c(h->w->arena, str_print(h->w->arena, "%s%.*s%s", base,
	                                    STR_ARG(show), rest));
}

static const char *
version(struct http *h, struct act *a)
{
	expect_ok(world_see(h->w, "sam", see_all, a));
	return str_c(h->w->arena, str_print(h->w->arena, "%lld",
	                                    (long long)a->request.version));
}

#define CASE "/people/X100001/fund/"
#define OFFS "/write-offs/"

TEST("fund off pages: a worker proposes, a manager agrees, and the person is "
     "told in kind words")
{
	struct act a;
	struct http *h = off_http(t, &a);
	const char *form = path_of(h, &a, CASE, "/write-off");
	const char *one = path_of(h, &a, OFFS, "");
	struct http_reply reply;

	expect_has(http_get(h, "sam", path_of(h, &a, CASE, "")).body,
	           "It will never be shown");
	expect_has(http_get(h, "sam", form).body, "The supplier is gone");
	expect_has(http_get(h, "morgan", "/write-offs").body,
	           "Nothing waits for a second person");
	expect_lacks(http_get(h, "morgan", "/today").body,
	             "waiting for a second person");
	reply = http_post(h, "sam", form,
	                  FIELDS("words", HOSTILE, "version", version(h, &a)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select what happened");
	expect_has(reply.body, "&lt;script&gt;");
	expect_equal(http_post(h, "sam", form,
	                       FIELDS("code", "fraud", "words", HOSTILE,
	                              "version", version(h, &a)))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", form).body,
	           "It waits for a second person");
	expect_lacks(http_get(h, "rhian", path_of(h, &a, "/me/fund/", "")).body,
	             "Somebody deceived us");
	expect_has(http_get(h, "morgan", "/today").body,
	           "1 waiting for a second person");
	reply = http_get(h, "morgan", "/write-offs");
	expect_has(reply.body, "Somebody deceived us");
	expect_lacks(reply.body, "Rhian");
	reply = http_get(h, "fin", one);
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "Do you agree");
	reply = http_get(h, "morgan", one);
	expect_has(reply.body, "Do you agree");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, "So that I get to college");
	reply = http_post(h, "morgan", path_of(h, &a, OFFS, "/answer"),
	                  FIELDS("words", "Typed", "version", version(h, &a)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Typed");
	expect_equal(http_post(h, "morgan", path_of(h, &a, OFFS, "/answer"),
	                       FIELDS("says", "yes", "words", "They are gone",
	                              "version", version(h, &a)))
	                     .status,
	             303);
	reply = http_get(h, "rhian", path_of(h, &a, "/me/fund/", ""));
	expect_has(reply.body, "You owe nothing");
	expect_has(reply.body, "does not count against you");
	expect_lacks(reply.body, "Somebody deceived us");
	expect_lacks(reply.body, "Did it help?");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "you owe nothing");
	expect_has(http_get(h, "sam", path_of(h, &a, CASE, "")).body,
	           "They are gone");
}

TEST("fund off pages: whoever looks after money proposes from its page, and a "
     "stale page is refused")
{
	struct act a;
	struct http *h = off_http(t, &a);
	const char *one = path_of(h, &a, OFFS, "");
	const char *answer = path_of(h, &a, OFFS, "/answer");
	struct http_reply reply;

	expect_has(http_get(h, "flo", path_of(h, &a, "/fund/", "")).body, one);
	expect_has(http_get(h, "flo", one).body, "Propose to write it off");
	expect_lacks(http_get(h, "fin", one).body, "Propose to write it off");
	expect_equal(
	        http_post(h, "flo", one,
	                  FIELDS("code", "other", "words", "x", "version", "1"))
	                .status,
	        409);
	expect_equal(http_post(h, "fay", one,
	                       FIELDS("code", "other", "words", "x", "version",
	                              version(h, &a)))
	                     .status,
	             404);
	expect_equal(http_post(h, "flo", one,
	                       FIELDS("code", "other", "words",
	                              "Nobody can be found", "version",
	                              version(h, &a)))
	                     .status,
	             303);
	expect_has(http_get(h, "flo", one).body, "you can say no to it");
	reply = http_post(h, "flo", answer,
	                  FIELDS("says", "yes", "words", "x", "version",
	                         version(h, &a)));
	expect_equal(reply.status, 422);
	expect_equal(http_post(h, "morgan", answer,
	                       FIELDS("says", "yes", "words", "x"))
	                     .status,
	             409);
	expect_equal(http_post(h, "flo", answer,
	                       FIELDS("says", "no", "words", "It was found",
	                              "version", version(h, &a)))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", path_of(h, &a, CASE, "")).body,
	           "It was found");
	expect_equal(http_get(h, "fay", one).status, 404);
	expect_equal(http_get(h, "sam", "/write-offs").status, 403);
	expect_equal(http_get(h, "sam", one).status, 403);
	expect_equal(
	        http_get(h, "fin", path_of(h, &a, CASE, "/write-off")).status,
	        403);
	expect_equal(
	        http_get(h, "ned", path_of(h, &a, CASE, "/write-off")).status,
	        404);
	fund_asked(h->w, &a, 500);
	expect_equal(http_get(h, "flo", path_of(h, &a, OFFS, "")).status, 404);
}

/* --- api -------------------------------------------------------------- */

#define API "/api/fund/write-offs"

static const char *
body_of(struct http *h, struct act *a, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "{\"version\":%s,%s}",
	                                    version(h, a), rest));
}

TEST("fund off api: proposed by one, answered by another, as on the pages")
{
	struct act a;
	struct http *h = off_http(t, &a);
	const char *mine = path_of(h, &a, "/api/people/X100001/fund/requests/",
	                           "/write-off");
	const char *one = path_of(h, &a, API "/", "");
	const char *answer = path_of(h, &a, API "/", "/answer");
	struct http_reply reply;

	reply = http_json(h, "sam", mine, "k1", "{}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"reason\"");
	expect_equal(http_json(h, "ned", mine, "k2",
	                       body_of(h, &a,
	                               "\"reason\":\"fraud\",\"words\":\"x\""))
	                     .status,
	             404);
	expect_equal(http_json(h, "rhian", mine, "k3",
	                       body_of(h, &a,
	                               "\"reason\":\"fraud\",\"words\":\"x\""))
	                     .status,
	             403);
	reply = http_json(h, "sam", mine, "k4",
	                  body_of(h, &a,
	                          "\"reason\":\"fraud\",\"words\":\"x\""));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"proposal\":{");
	reply = http_get(h, "morgan", API);
	expect_has(reply.body, "\"reason\":\"fraud\"");
	expect_lacks(reply.body, "Rhian");
	expect_equal(http_get(h, "sam", API).status, 403);
	expect_equal(http_get(h, "fay", one).status, 404);
	expect_has(http_get(h, "flo", one).body, "\"state\":\"paid\"");
	expect_equal(http_json(h, "flo", one, "k5",
	                       body_of(h, &a,
	                               "\"reason\":\"other\",\"words\":\"x\""))
	                     .status,
	             422);
	expect_equal(
	        http_json(h, "fin", answer, "k6",
	                  body_of(h, &a, "\"answer\":\"yes\",\"words\":\"x\""))
	                .status,
	        422);
	expect_equal(http_json(h, "flo", answer, "k7",
	                       "{\"version\":1,\"answer\":\"yes\","
	                       "\"words\":\"x\"}")
	                     .status,
	             409);
	reply = http_json(h, "flo", answer, "k8",
	                  body_of(h, &a, "\"words\":\"x\""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"answer\"");
	reply = http_json(h, "flo", answer, "k9",
	                  body_of(h, &a, "\"answer\":\"yes\",\"words\":\"x\""));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"state\":\"written_off\"");
	expect_has(reply.body, "\"proposal\":null");
}

TEST("fund off api: whoever agrees elsewhere may propose as well")
{
	struct act a;
	struct http *h = off_http(t, &a);
	struct http_reply reply;

	reply = http_json(h, "flo", path_of(h, &a, API "/", ""), "k1",
	                  body_of(h, &a,
	                          "\"reason\":\"fraud\",\"words\":\"x\""));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"proposal\":{");
}
