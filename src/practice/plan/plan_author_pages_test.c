/* plan_author_pages_test.c - who wrote it, on the pages of the plan. */
#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

/* A world that is served, and the addresses of Jay's and Kit's plans. */
struct pages {
	struct http *h;
	struct person_id person;
	struct str crn;
	struct goal_id goal;
};

static struct pages
pages_new(struct test *t)
{
	struct world *w = people_world(t);

	return (struct pages){
	        .h = http_serve(w, w->app->capabilities),
	        .person = w->jay,
	        .crn = S("X100001"),
	};
}

/* "/people/:crn/plan" and the rest of Jay's, as a C string. */
static const char *
staff(struct pages *p, const char *rest)
{
	struct arena *arena = p->h->w->arena;

	return str_c(arena, str_print(arena, "/people/%.*s/plan%s",
	                              STR_ARG(p->crn), rest));
}

/* A goal of the person, by whoever. */
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

	return plan_goal_add(ctx, p->person, &terms, &p->goal);
}

static const char *
goal_path(struct pages *p, const char *base, const char *rest)
{
	struct arena *arena = p->h->w->arena;
	struct str id = id_show(arena, p->goal.v);

	return str_c(arena, str_print(arena, "%s/goals/%.*s%s", base,
	                              STR_ARG(id), rest));
}

/* A step of p->goal for tomorrow, 25 November. */
static const struct fault *
step_add(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_step_terms terms = {
	        .words = S("Ring the site"),
	        .due = date_add_days(ctx->today, 1),
	        .voice = PLAN_VOICE_FOR,
	};
	struct step_id id;

	return plan_step_add(ctx, p->goal, &terms, &id);
}

TEST("plan pages: words written for a person always say who wrote them: steps "
     "and strengths, too")
{
	struct pages p = pages_new(t);
	struct str body;

	expect_ok(world_do(p.h->w, "jay", goal_add, &p));
	expect_ok(world_do(p.h->w, "sam", step_add, &p));
	http_post(p.h, "sam", staff(&p, "/strengths"),
	          FIELDS("words", "Good with dogs", "said_by", "self"));
	http_post(p.h, "sam", staff(&p, "/strengths"),
	          FIELDS("words", "Patient", "said_by", "family"));
	body = http_get(p.h, "jay", goal_path(&p, "/me/plan", "")).body;
	expect_has(body, "Ring the site <span class=\"dir-goal__meta\">Written "
	                 "by Sam Okafor for you</span>");
	body = http_get(p.h, "sam", staff(&p, "/print")).body;
	expect_has(body, "Ring the site <span class=\"dir-goal__meta\">Written "
	                 "by Sam Okafor for Jay</span>");
	expect_has(body,
	           "Good with dogs <span class=\"dir-goal__meta\">Written "
	           "by Sam Okafor for Jay</span>");
	expect_has(body,
	           "Patient <span class=\"dir-goal__meta\">Written down by "
	           "Sam Okafor</span>");
	body = http_get(p.h, "jay", "/me/plan/easy").body;
	expect_has(body, "<p>Written by Sam Okafor for you</p>");
	expect_has(body, "<p>Written down by Sam Okafor</p>");
	body = http_get(p.h, "jay", "/me/plan/strengths").body;
	expect_has(body, "Written by Sam Okafor for you");
	body = http_get(p.h, "sam", staff(&p, "/strengths")).body;
	expect_has(body, "Written down by Sam Okafor");
	body = http_get(p.h, "sam", "/people/X100001").body;
	expect_has(body, "Written by Sam Okafor for Jay");
}

TEST("plan pages: a person's own step and strength are said to be nobody "
     "else's")
{
	struct pages p = pages_new(t);
	struct str body;

	expect_ok(world_do(p.h->w, "jay", goal_add, &p));
	expect_ok(world_do(p.h->w, "jay", step_add, &p));
	http_post(p.h, "jay", "/me/plan/strengths",
	          FIELDS("words", "Good with dogs"));
	body = http_get(p.h, "jay", goal_path(&p, "/me/plan", "")).body;
	expect_has(body,
	           "Ring the site <span class=\"dir-goal__meta\">Your own "
	           "words</span>");
	body = http_get(p.h, "jay", "/me/plan/easy").body;
	expect_has(body, "<p>Good with dogs</p></div>");
	expect_lacks(body, "Written");
	body = http_get(p.h, "sam", staff(&p, "/print")).body;
	expect_lacks(body, "Written");
}
