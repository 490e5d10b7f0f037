/* plan_scale_pages_test.c - scales and ratings, on pages and as JSON. */
#include "practice/plan/plan_scale.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define HOSTILE "<script>alert('x')</script> & \"quotes\""
#define STAFF   "/people/X100001/plan"
#define API     "/api/people/X100001/plan"

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

	return str_c(arena, str_print(arena, "%s/goals/%.*s/scale%s", base,
	                              STR_ARG(id), rest));
}

#define LEVELS \
	"much_less", HOSTILE, "less", "Some", "as_hoped", "Twice a week", \
	        "more", "Most days", "much_more", "Each day", "start", "less"

TEST("plan scale pages: the person writes it, the worker says yes, both rate "
     "it and both see it")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	reply = http_post(p.h, "jay", at(&p, "/me/plan", ""),
	                  FIELDS(LEVELS, "version", "0"));
	expect_has(reply.body, "Choose how much the goal matters");
	expect_has(reply.body, "Twice a week");
	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", ""),
	                       FIELDS(LEVELS, "weight", "3", "version", "0"))
	                     .status,
	             303);
	reply = http_get(p.h, "sam", at(&p, STAFF, ""));
	expect_has(reply.body, "Do you say yes to these words?");
	expect_lacks(reply.body, "<script>alert('x')");
	expect_has(http_post(p.h, "sam", at(&p, STAFF, "/yes"),
	                     FIELDS("version", "1"))
	                   .body,
	           "Choose whose words these are");
	expect_equal(http_post(p.h, "sam", at(&p, STAFF, "/yes"),
	                       FIELDS("yes_how", "own", "version", "1"))
	                     .status,
	             303);
	expect_equal(http_post(p.h, "sam", at(&p, STAFF, "/ratings"),
	                       FIELDS("rate_how", "own", "level", "more",
	                              "rate_words", HOSTILE, "version", "1"))
	                     .status,
	             303);
	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", "/ratings"),
	                       FIELDS("level", "as_hoped", "version", "1"))
	                     .status,
	             303);
	expect_has(http_get(p.h, "jay", at(&p, "/me/plan", "")).body,
	           "You: here");
	/* Whoever rates it themselves is asked no more by a worker's hand. */
	reply = http_get(p.h, "sam", at(&p, STAFF, ""));
	expect_has(reply.body, "rates it themselves. This is yours.");
	expect_lacks(reply.body, "name=\"rate_how\" type=\"radio\"");
	reply = http_post(p.h, "sam", at(&p, STAFF, "/ratings"),
	                  FIELDS("rate_how", "room", "level", "less",
	                         "rate_words", "He said so", "version", "1"));
	expect_equal(reply.status, 422);
	expect_has(reply.body,
	           "They have rated it themselves, so no one else can rate it "
	           "now");
	expect_has(reply.body, "He said so");
	expect_has(reply.body, "value=\"room\" checked");
	expect_has(http_get(p.h, "jay", "/me/plan/scale").body,
	           "50 now, 40 where it began.");
	reply = http_get(p.h, "sam", STAFF "/scale");
	expect_has(reply.body, "60 now, 40 where it began.");
	expect_has(reply.body, "It stands on 1 of 1 goals.");
	expect_has(http_get(p.h, "jay", "/me/plan").body,
	           "Your worker: More than hoped.");
	expect_has(http_get(p.h, "sam", STAFF "/print").body,
	           "The worker: More than hoped.");
}

TEST("plan scale pages: what cannot be is refused, and what was typed is kept")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_has(http_get(p.h, "jay", "/me/plan/scale").body,
	           "No score yet: no goal is rated.");
	reply = http_post(p.h, "sam", at(&p, STAFF, ""),
	                  FIELDS("much_more", "Each day", "version", "0",
	                         "scale_how", "own"));
	expect_has(reply.body, "Choose where the goal is now");
	expect_has(reply.body, "Each day");
	expect_equal(
	        http_post(p.h, "sam", at(&p, STAFF, ""),
	                  FIELDS(LEVELS, "scale_how", "own", "version", "0"))
	                .status,
	        303);
	reply = http_post(p.h, "jay", at(&p, "/me/plan", "/yes"),
	                  FIELDS("version", "1", "yes_weight", "9"));
	expect_has(reply.body, "Choose how much the goal matters");
	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", "/yes"),
	                       FIELDS("version", "7", "yes_weight", "1"))
	                     .status,
	             409);
	expect_has(http_post(p.h, "jay", at(&p, "/me/plan", "/ratings"),
	                     FIELDS("version", "1", "level", "more"))
	                   .body,
	           "A goal is rated only when both have said yes to its words");
	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", "/yes"),
	                       FIELDS("version", "1", "yes_weight", "2"))
	                     .status,
	             303);
	expect_equal(http_post(p.h, "jay", at(&p, "/me/plan", "/ratings"),
	                       FIELDS("version", "1", "level", "more"))
	                     .status,
	             303);
	expect_equal(http_post(p.h, "ned", at(&p, STAFF, "/yes"),
	                       FIELDS("version", "1", "yes_how", "own"))
	                     .status,
	             404);
	expect_equal(http_get(p.h, "ned", STAFF "/scale").status, 404);
}

#define JSON_LEVELS \
	"\"much_less\":\"a\",\"less\":\"b\",\"as_hoped\":\"c\"," \
	"\"more\":\"d\",\"much_more\":\"e\",\"start\":\"less\""

TEST("plan scale api: the same rules as the pages")
{
	struct pages p = pages_new(t);

	http_refuses(p.h, "jay", at(&p, API, ""),
	             "{\"version\":0," JSON_LEVELS "}", 400,
	             "Choose how much the goal matters");
	http_refuses(p.h, "ned", at(&p, API, ""),
	             "{\"version\":0,\"weight\":1," JSON_LEVELS "}", 404,
	             "not_found");
	http_refuses(p.h, "jay", at(&p, API, ""),
	             "{\"version\":0,\"weight\":9," JSON_LEVELS "}", 400,
	             "weight");
	http_takes(p.h, "jay", at(&p, API, ""),
	           "{\"version\":0,\"weight\":1," JSON_LEVELS "}",
	           "\"as_hoped\":\"c\"");
	http_refuses(p.h, "sam", at(&p, API, "/ratings"),
	             "{\"version\":1,\"level\":\"more\"}", 422,
	             "A goal is rated only when both have said yes");
	http_takes(p.h, "sam", at(&p, API, "/yes"), "{\"version\":1}",
	           "\"weight\":1");
	http_refuses(p.h, "sam", at(&p, API, "/ratings"), "{\"version\":1}",
	             400, "Choose how far the goal has come");
	http_takes(p.h, "sam", at(&p, API, "/ratings"),
	           "{\"version\":1,\"level\":\"more\"}", "\"level\":\"more\"");
	expect_has(http_get(p.h, "jay", API "/scale").body,
	           "\"worker\":{\"t\":60");
	expect_has(
	        http_get(p.h, "jay", API "/scale").body,
	        "\"person\":{\"t\":null,\"start\":null,\"rated\":0,\"of\":1}");
	expect_equal(http_get(p.h, "ned", API "/scale").status, 404);
}
