/* plan_met_pages_test.c - saying that a goal is met, on pages and as JSON. */
#include "practice/plan/plan_met.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct pages {
	struct http *h;
	struct goal_id goal;
};

static const struct fault *
goal_add(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_goal_terms terms = {
	        .title = S("Get my card"),
	        .area = PLAN_AREA_EMPLOYMENT,
	        .now = true,
	        .target = date_add_months(ctx->today, 3),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_FOR,
	        .no_statement = S("We talked on the way"),
	};

	return plan_goal_add(ctx, p->h->w->jay, &terms, &p->goal);
}

static struct pages
pages_new(struct test *t)
{
	struct world *w = people_world(t);
	struct pages p = {.h = http_serve(w, w->app->capabilities)};

	expect_ok(world_do(w, "sam", goal_add, &p));
	return p;
}

static const char *
at(struct pages *p, const char *base, const char *rest)
{
	struct arena *arena = p->h->w->arena;
	struct str id = id_show(arena, p->goal.v);

	return str_c(arena, str_print(arena, "%s/goals/%.*s/met%s", base,
	                              STR_ARG(id), rest));
}

/* The id in the address that the form of a page is sent to. */
static struct str
met_id(struct pages *p, const char *who, const char *base)
{
	struct str body = http_get(p->h, who, at(p, base, "")).body;
	struct str mark = S("/met/");
	size_t i = 0;

	while (i + mark.n + 13 <= body.n &&
	       !str_starts(str_slice(body, i, mark.n), mark))
		i++;
	expect_true(i + mark.n + 13 <= body.n);
	return str_slice(body, i + mark.n, 13);
}

static const char *
answer_at(struct pages *p, const char *base, struct str id)
{
	struct arena *arena = p->h->w->arena;

	return str_c(arena,
	             str_print(arena, "%s/%.*s", at(p, base, ""), STR_ARG(id)));
}

TEST("plan met pages: the person says it, the worker answers, and both see it")
{
	struct pages p = pages_new(t);
	struct str id;

	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", ""),
	                       FIELDS("met_why", HOSTILE, "shows", "The card",
	                              "version", "1"))
	                     .status,
	             303);
	id = met_id(&p, "sam", "/people/X100001/plan");
	expect_has(
	        http_get(p.h, "sam", at(&p, "/people/X100001/plan", "")).body,
	        "Asked today. Silence is not a yes.");
	expect_lacks(
	        http_get(p.h, "sam", at(&p, "/people/X100001/plan", "")).body,
	        "<script>alert('x')");
	expect_has(http_get(p.h, "sam", "/people/X100001/plan").body,
	           "says that this goal is met");
	expect_has(http_post(p.h, "sam",
	                     answer_at(&p, "/people/X100001/plan", id),
	                     FIELDS("says", "yes", "version", "1"))
	                   .body,
	           "Choose whose words these are");
	expect_equal(http_post(p.h, "sam",
	                       answer_at(&p, "/people/X100001/plan", id),
	                       FIELDS("says", "yes", "met_how", "own",
	                              "version", "1"))
	                     .status,
	             303);
	expect_has(http_get(p.h, "jay", "/me/plan?goals=achieved").body,
	           "Met: both of you said so.");
	expect_has(http_get(p.h, "jay", "/me/plan/met").body, "1 of 1 met");
	expect_has(http_get(p.h, "sam", "/people/X100001/plan/met").body,
	           "1 of 1 met");
	expect_has(http_get(p.h, "sam", "/people/X100001/plan/print").body,
	           "Met: both sides said so.");
}

TEST("plan met pages: the worker says it and the person answers; a stale or "
     "strange answer is refused")
{
	struct pages p = pages_new(t);
	const char *path;
	struct http_reply reply;
	struct str id;

	expect_equal(http_post(p.h, "sam", at(&p, "/people/X100001/plan", ""),
	                       FIELDS("met_why", "Seen", "shows", "The card",
	                              "met_how", "own", "version", "1"))
	                     .status,
	             303);
	id = met_id(&p, "jay", "/me/plan");
	path = answer_at(&p, "/me/plan", id);
	reply = http_post(p.h, "jay", path,
	                  FIELDS("says", "no", "said_words", "Not for me",
	                         "version", "9"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Not for me");
	expect_equal(http_post(p.h, "ned",
	                       answer_at(&p, "/people/X100001/plan", id),
	                       FIELDS("says", "yes", "met_how", "own",
	                              "version", "1"))
	                     .status,
	             404);
	expect_equal(http_post(p.h, "jay", path,
	                       FIELDS("says", "no", "said_words", "Not yet",
	                              "version", "1"))
	                     .status,
	             303);
	expect_has(
	        http_get(p.h, "sam", at(&p, "/people/X100001/plan", "")).body,
	        "One side says that this goal is met, and the other does "
	        "not.");
}

#define API "/api/people/X100001/plan"

TEST("plan met api: the same rules as the pages")
{
	struct pages p = pages_new(t);
	struct str id;

	http_refuses(p.h, "jay", at(&p, API, ""), "{\"version\":1}", 400,
	             "Write something here");
	http_refuses(p.h, "ned", at(&p, API, ""),
	             "{\"version\":1,\"why\":\"a\",\"shows\":\"b\"}", 404,
	             "not_found");
	http_takes(p.h, "jay", at(&p, API, ""),
	           "{\"version\":1,\"why\":\"Done\",\"shows\":\"Card\"}",
	           "\"is_met\":false");
	id = met_id(&p, "sam", "/people/X100001/plan");
	http_refuses(p.h, "sam", answer_at(&p, API, id),
	             "{\"version\":1,\"says\":\"no\"}", 400,
	             "Write something here");
	expect_has(http_get(p.h, "sam", API "/met").body,
	           "\"waits_for\":\"worker\",\"days_silent\":0");
	http_takes(p.h, "sam", answer_at(&p, API, id),
	           "{\"version\":1,\"says\":\"yes\"}", "\"is_met\":true");
	expect_has(http_get(p.h, "jay", API "/met").body,
	           "\"negotiated\":{\"met\":1,\"of\":1}");
	expect_equal(http_get(p.h, "ned", API "/met").status, 404);
}
