/* fund_end_api_test.c - endings as JSON: the rules of the pages. */
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_world_test.h"

#define PERSON "/api/people/X100001/fund/ending"
#define OWING  "/api/fund/endings"
#define ONES   OWING "/requests/"
#define SUMS   OWING "/sums/"
#define WORDS  "{\"words\":\"They moved\"}"

struct end_api {
	struct http *h;
	struct act a; /* a.id: agreed, £30 */
	struct organisation_id to;
	struct fund_id paid; /* £12 */
	struct account_id rest;
	int keys;
};

/* Rhian has £12 paid and £30 agreed; Otto is Northside's manager. */
static struct end_api
end_new(struct test *t)
{
	struct end_api e = {.keys = 0};
	struct world *w;

	e.h = fund_http(t, &e.a);
	w = e.h->w;
	e.to = fund_northside(w);
	fund_paid(w, &e.a, 1200);
	e.paid = e.a.id;
	fund_agreed(w, &e.a, 3000);
	return e;
}

/* The account of what is left. */
static const struct fault *
see_rest(struct ctx *ctx, void *data)
{
	struct end_api *e = data;
	struct fund_owing o;

	TRY(fund_end_owing(ctx, &o));
	e->rest = o.list[o.n - 1].account;
	return NULL;
}

static const char *
at(struct end_api *e, const char *base, int64_t id, const char *rest)
{
	struct str show = id_show(e->h->w->arena, id);

	return str_c(e->h->w->arena, str_print(e->h->w->arena, "%s%.*s%s", base,
	                                       STR_ARG(show), rest));
}

static struct http_reply
post(struct end_api *e, const char *who, const char *path, const char *body)
{
	struct arena *arena = e->h->w->arena;
	const char *key = str_c(arena, str_print(arena, "end-%d", e->keys++));

	return http_json(e->h, who, path, key, body);
}

static void
takes(struct end_api *e, const char *who, const char *path, const char *body,
      const char *has)
{
	struct http_reply reply = post(e, who, path, body);

	expect_equal(reply.status, 201);
	expect_has(reply.body, has);
}

static void
refuses(struct end_api *e, const char *who, const char *path, const char *body,
        int status)
{
	struct http_reply reply = post(e, who, path, body);

	expect_equal(reply.status, status);
	expect_has(reply.body, "\"errorCode\"");
}

static void
ends(struct end_api *e)
{
	takes(e, "sam", PERSON, "{\"kind\":\"moved\",\"words\":\"In May\"}",
	      "\"kind\":\"moved\"");
}

TEST("fund end api: an ending is written down once and can be undone, by "
     "whoever works with them")
{
	struct end_api e = end_new(t);

	expect_has(http_get(e.h, "sam", PERSON).body, "\"kind\":null");
	refuses(&e, "sam", PERSON, "{\"kind\":\"bored\",\"words\":\"x\"}", 400);
	refuses(&e, "sam", PERSON, "{\"kind\":\"closing\",\"words\":\"x\"}",
	        400);
	refuses(&e, "sam", PERSON, "{\"kind\":\"died\"}", 400);
	refuses(&e, "sam", PERSON "/undo", WORDS, 422);
	refuses(&e, "ned", PERSON, "{\"kind\":\"died\",\"words\":\"x\"}", 404);
	refuses(&e, "fin", PERSON, "{\"kind\":\"died\",\"words\":\"x\"}", 403);
	refuses(&e, "rhian", PERSON, "{\"kind\":\"died\",\"words\":\"x\"}",
	        403);
	ends(&e);
	refuses(&e, "sam", PERSON, "{\"kind\":\"died\",\"words\":\"x\"}", 422);
	expect_has(http_get(e.h, "sam", PERSON).body, "\"kind\":\"moved\"");
	expect_equal(http_get(e.h, "ned", PERSON).status, 404);
	refuses(&e, "ned", PERSON "/undo", WORDS, 404);
	refuses(&e, "sam", PERSON "/undo", "{\"words\":7}", 400);
	takes(&e, "sam", PERSON "/undo", WORDS, "\"kind\":null");
}

TEST("fund end api: all that is open is listed, never for whom, and why only "
     "to whoever decides")
{
	struct end_api e = end_new(t);
	struct http_reply reply;

	expect_has(http_get(e.h, "fin", OWING).body, "\"content\":[]");
	ends(&e);
	reply = http_get(e.h, "fin", OWING);
	expect_has(reply.body, "\"promised\":3000,\"unshown\":1200,"
	                       "\"rest\":15800}");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "X100001");
	expect_lacks(reply.body, "moved");
	expect_has(http_get(e.h, "morgan", OWING).body, "\"why\":\"moved\"");
	reply = http_get(e.h, "fin", at(&e, ONES, e.a.id.v, ""));
	expect_has(reply.body, "\"state\":\"agreed\"");
	expect_equal(http_get(e.h, "otto", at(&e, ONES, e.a.id.v, "")).status,
	             404);
	expect_equal(http_get(e.h, "sam", OWING).status, 403);
	expect_equal(http_get(e.h, "rhian", OWING).status, 403);
	expect_equal(http_get(e.h, "sam", at(&e, ONES, e.a.id.v, "")).status,
	             403);
}

TEST("fund end api: what is agreed is let go with a reason, and what is paid "
     "is explained")
{
	struct end_api e = end_new(t);
	const char *release = at(&e, ONES, e.a.id.v, "/release");
	const char *explain = at(&e, ONES, e.paid.v, "/explain");

	refuses(&e, "fin", release, WORDS, 422);
	ends(&e);
	refuses(&e, "fin", release, "{}", 400);
	refuses(&e, "sam", release, WORDS, 403);
	refuses(&e, "otto", release, WORDS, 404);
	refuses(&e, "fin", at(&e, ONES, e.paid.v, "/release"), WORDS, 422);
	takes(&e, "fin", release, WORDS, "\"promised\":0,\"unshown\":1200");
	refuses(&e, "otto", explain, WORDS, 404);
	refuses(&e, "morgan", explain, "{}", 400);
	takes(&e, "morgan", explain, WORDS, "\"unshown\":0");
	refuses(&e, "morgan", explain, WORDS, 422);
}

TEST("fund end api: another organisation is asked, and answers")
{
	struct end_api e = end_new(t);
	const char *ask = at(&e, ONES, e.a.id.v, "/ask");
	const char *answer = at(&e, ONES, e.a.id.v, "/answer");
	const char *body =
	        "{\"to\":\"northside\",\"because\":\"They serve them\"}";

	ends(&e);
	refuses(&e, "morgan", ask, WORDS, 400);
	refuses(&e, "morgan", ask, "{\"to\":\"nowhere\",\"because\":\"x\"}",
	        400);
	refuses(&e, "otto", ask, body, 404);
	refuses(&e, "otto", answer, "{\"answer\":\"yes\",\"words\":\"x\"}",
	        404);
	takes(&e, "morgan", ask, body, "\"asked\":true");
	expect_has(http_get(e.h, "otto", OWING).body, "\"asked_of_us\":[{");
	expect_has(http_get(e.h, "otto", at(&e, ONES, e.a.id.v, "")).body,
	           "\"what\":\"A bike lock\"");
	refuses(&e, "otto", answer, WORDS, 400);
	refuses(&e, "morgan", answer, "{\"answer\":\"yes\",\"words\":\"x\"}",
	        404);
	takes(&e, "otto", answer, "{\"answer\":\"yes\",\"words\":\"We do\"}",
	      "\"asked_of_us\":[]");
	expect_has(http_get(e.h, "morgan", OWING).body, "\"promised\":0");
}

TEST("fund end api: the rest of a sum goes back when nothing is promised from "
     "it")
{
	struct end_api e = end_new(t);
	const char *sum;

	ends(&e);
	expect_ok(world_see(e.h->w, "fin", see_rest, &e));
	sum = at(&e, SUMS, e.rest.v, "");
	expect_has(http_get(e.h, "fin", sum).body, "\"sum\":15800");
	expect_equal(http_get(e.h, "otto", sum).status, 404);
	refuses(&e, "fin", sum, WORDS, 422);
	refuses(&e, "fay", sum, WORDS, 404);
	refuses(&e, "sam", sum, WORDS, 403);
	takes(&e, "fin", at(&e, ONES, e.a.id.v, "/release"), WORDS,
	      "\"promised\":0");
	refuses(&e, "fin", sum, "{}", 400);
	takes(&e, "fin", sum, WORDS, "\"rest\":0");
}

TEST("fund end api: the programme winds down, once")
{
	struct end_api e = end_new(t);

	refuses(&e, "sam", OWING "/closing", WORDS, 403);
	refuses(&e, "fin", OWING "/closing", "{}", 400);
	takes(&e, "fin", OWING "/closing", WORDS, "\"closing\":true");
	refuses(&e, "morgan", OWING "/closing", WORDS, 422);
	expect_has(http_get(e.h, "otto", OWING).body, "\"closing\":false");
}
