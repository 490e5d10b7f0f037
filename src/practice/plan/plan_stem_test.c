/* plan_stem_test.c - starts of sentences, areas beside, steps at once. */
#include "kernel/audit/audit.h"
#include "practice/plan/plan_stem.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define SAM_NEW "/people/X100001/plan/goals/new"
#define SAM_ADD "/people/X100001/plan/goals"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static struct str
page(struct http *h, const char *who, const char *path)
{
	return http_get(h, who, path).body;
}

/* What Sam sends, with one more pair of fields where there is one. */
static struct http_reply
send(struct http *h, const char *title, const char *name, const char *value)
{
	return http_post(h, "sam", SAM_ADD,
	                 FIELDS("title", title, "area", "finances", "when", "3",
	                        "basis", "negotiated", "voice", "for",
	                        "statement", "none", "no_words", "talked", name,
	                        value));
}

TEST("plan: a goal that is only the start of a sentence is refused")
{
	static const char *const unfinished[] = {
	        "I will be able to pay for …",
	        "I will be able to pay for ...",
	        "  i will be able to pay for",
	        "Byddaf yn gallu talu am …",
	};
	struct plan_try p = plan_try_new(t);

	test_welsh(t);
	for (size_t i = 0; i < sizeof(unfinished) / sizeof(*unfinished); i++) {
		p.terms.title = str_of(unfinished[i]);
		expect_problem(world_do(p.w, "sam", plan_try_goal, &p), "title",
		               "Finish the sentence in your own words");
		expect_problem(world_do(p.w, "jay", plan_try_goal, &p), "title",
		               "Finish the sentence in your own words");
	}
	p.terms.title = S("I will be able to pay for a new bike by May");
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	p.seen = plan_try_the_goal(&p)->version;
	p.terms.title = S("I will be able to pay for …");
	expect_problem(world_do(p.w, "sam", plan_try_goal_change, &p), "title",
	               "Finish the sentence in your own words");
}

TEST("plan: a start fills in the words and the area, and never whose words "
     "they are or what the goal rests on")
{
	struct http *h = served(t);
	struct str body = page(h, "sam", SAM_NEW "?area=finances&start=1");

	expect_has(body, ">I will be able to pay for …</textarea>");
	expect_has(body, "<option value=\"finances\" selected");
	expect_lacks(body, "value=\"for\" checked");
	expect_lacks(body, "value=\"worker\" checked");
	expect_lacks(body, "value=\"negotiated\" checked");
	expect_lacks(body, "value=\"mine\" checked");
	/* The person's form has them in their own words of each area. */
	body = page(h, "jay", "/me/plan/goals/new");
	expect_has(body, "Help me start my sentence");
	expect_has(body, "/me/plan/goals/new?area=alcohol-use&amp;start=3");
	/* Nothing is filled in for what is no area and no start. */
	body = page(h, "sam", SAM_NEW "?area=luck&start=99");
	expect_has(body, "name=\"title\"");
	expect_lacks(body, "…</textarea>");
	body = page(h, "sam", SAM_NEW "?area=finances&start=-4");
	expect_lacks(body, "…</textarea>");
}

TEST("plan: each area has its starts, and none of them is a whole sentence")
{
	for (int area = 1; area < PLAN_AREA_COUNT; area++)
		for (int i = 0; i < PLAN_STEMS_MOST; i++) {
			struct str stem =
			        text_get(plan_stems_first.stems[area][i]);

			expect_true(plan_stem_is_unfinished(stem));
			expect_has(stem, "…");
		}
	(void)t;
}

static const struct query edition_unknown = {
        .name = "plan_test.edition_unknown",
        .text = "insert into policy_value (id, rule, valid_from, selector,"
                " value, unit, source, says, status, state, at) values"
                " (1, 'plan.goal_starts', 1, '', '77', '', 'ours', '',"
                " 'ours', 'in_force', 1)",
        .unaudited = "damage done by a test",
};

static const struct query *const unknown_queries[] = {&edition_unknown, NULL};

static const struct fault *
do_unknown(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &edition_unknown, NO_ARGS, NULL);
}

static const struct fault *
see_edition(struct ctx *ctx, void *data)
{
	return plan_stem_edition_on(ctx, ctx->today, data);
}

TEST("plan: starts that are not in the program are said to be missing")
{
	const struct plan_stem_edition *edition;
	struct world *w = world_with(t, unknown_queries);

	expect_ok(world_see(w, "sam", see_edition, &edition));
	expect_equal(edition->number, 1);
	expect_ok(world_do(w, NULL, do_unknown, NULL));
	expect_fault(
	        world_see(w, "sam", see_edition, &edition), FAULT_UNAVAILABLE,
	        "The starts of sentences are not here. Tell those who run this "
	        "service: the rule is plan.goal_starts");
}

TEST("plan: a goal is made of words of a statement as they were said")
{
	struct plan_try p;
	struct http *h = served(t);
	struct str body;
	const char *id;

	p = plan_try_in(h->w);
	p.words = S("I want <b>my own</b> front door");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	id = str_c(p.w->arena, id_show(p.w->arena, p.statement.v));
	body = page(h, "sam", "/people/X100001/plan");
	expect_has(body,
	           str_c(p.w->arena,
	                 str_print(p.w->arena, "goals/new?words=%s", id)));
	expect_has(body, "Make a goal of these words");
	body = page(h, "sam",
	            str_c(p.w->arena,
	                  str_print(p.w->arena, SAM_NEW "?words=%s", id)));
	expect_has(body, "I want &lt;b&gt;my own&lt;/b&gt; front "
	                 "door</textarea>");
	expect_has(body,
	           str_c(p.w->arena,
	                 str_print(p.w->arena, "value=\"%s\" checked", id)));
	/* Of words that are not this person's there is nothing. */
	body = page(h, "sam", SAM_NEW "?words=1");
	expect_lacks(body, "front door</textarea>");
}

TEST("plan: other areas are asked for by yes or no, and yes says which")
{
	struct http *h = served(t);
	struct http_reply reply = send(h, "Pay the rent", "related_any", "yes");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Tick the other areas it helps with, or choose "
	                       "no");
	reply = http_post(h, "sam", SAM_ADD,
	                  FIELDS("title", "Pay the rent", "area", "finances",
	                         "when", "3", "basis", "negotiated", "voice",
	                         "for", "statement", "none", "no_words",
	                         "talked", "related_any", "yes", "related",
	                         "accommodation", "related", "alcohol-use"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam",
	                 str_c(h->w->arena,
	                       http_header(h, &reply, "Location")));
	expect_has(reply.body, "Accommodation; Alcohol use");
	expect_has(page(h, "jay", "/me/plan"),
	           "Helps with, too: Where I live; Drink");
	expect_has(page(h, "sam", "/people/X100001/plan/print"),
	           "Helps with, too: Accommodation; Alcohol use");
	/* No is no, whatever was ticked before. */
	reply = http_post(h, "jay", "/me/plan/goals",
	                  FIELDS("title", "Swim", "area",
	                         "health-and-wellbeing", "when", "3",
	                         "related_any", "no", "related", "finances"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "jay",
	                 str_c(h->w->arena,
	                       http_header(h, &reply, "Location")));
	expect_lacks(reply.body, "Helps with, too");
}

TEST("plan: a goal is written with its steps at once, or with none of them")
{
	struct http *h = served(t);
	struct http_reply reply =
	        send(h, "Pay the rent", "status_2", "IN_PROGRESS");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what this step is, or leave its line as "
	                       "it was");
	expect_has(reply.body, "Pay the rent");
	expect_lacks(page(h, "sam", "/people/X100001/plan"), "Pay the rent");
	reply = http_post(h, "sam", SAM_ADD,
	                  FIELDS("title", "Pay the rent", "area", "finances",
	                         "when", "3", "basis", "negotiated", "voice",
	                         "for", "statement", "none", "no_words",
	                         "talked", "step_1", "Ring <i>the</i> bank",
	                         "step_3", "Go with Jay", "actor_3",
	                         "probation_practitioner", "status_3",
	                         "IN_PROGRESS", "step_6", "Thank them"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam",
	                 str_c(h->w->arena,
	                       http_header(h, &reply, "Location")));
	expect_has(reply.body, "Ring &lt;i&gt;the&lt;/i&gt; bank");
	expect_has(reply.body, "Go with Jay");
	expect_has(reply.body, "In progress");
	expect_has(reply.body, "Thank them");
	expect_has(page(h, "jay", "/me/plan/goals/new"), "Add steps now");
}

TEST("plan: a line of a step that is too long is refused, and kept")
{
	struct http *h = served(t);
	char *words = arena_new(h->w->arena, char, PLAN_WORDS_MOST + 2);
	struct http_reply reply;

	for (int i = 0; i <= PLAN_WORDS_MOST; i++)
		words[i] = 'a';
	reply = send(h, "Pay the rent", "step_4", words);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "name=\"step_4\"");
	expect_has(reply.body, "aaaa");
}

TEST("plan: the starts are read as JSON by whoever reaches the person")
{
	struct http *h = served(t);
	const char *path = "/api/people/X100001/plan/goal-starts";
	struct str body = page(h, "sam", path);

	expect_has(body, "\"edition\":1");
	expect_has(body, "I will be able to pay for …");
	expect_equal(http_get(h, "jay", path).status, 200);
	expect_equal(http_get(h, "jay", "/api/people/X100002/plan/goal-starts")
	                     .status,
	             404);
}

/* The routes by which somebody was looked at, newest first. */
struct routes {
	struct person_id person;
	struct str seen;
};

static const struct fault *
see_routes(struct ctx *ctx, void *data)
{
	struct routes *routes = data;
	struct audit_line *lines;
	size_t n;

	TRY(audit_about(ctx, routes->person, INSTANT_NONE, 20, &lines, &n));
	for (size_t i = 0; i < n; i++)
		routes->seen = str_print(ctx->arena, "%.*s %.*s",
		                         STR_ARG(routes->seen),
		                         STR_ARG(lines[i].route));
	return NULL;
}

TEST("plan pages: print and download of a plan are in the audit, each by its "
     "route")
{
	struct http *h = served(t);
	struct routes routes = {.person = h->w->jay};

	expect_equal(http_get(h, "sam", "/people/X100001/plan/print").status,
	             200);
	expect_equal(http_get(h, "sam",
	                      "/people/X100001/plan/export"
	                      "?shape=sentence-plan")
	                     .status,
	             200);
	expect_ok(world_see(h->w, "sam", see_routes, &routes));
	expect_has(routes.seen, "/people/:crn/plan/print");
	expect_has(routes.seen, "/people/:crn/plan/export");
}

TEST("plan pages: a day in the history says what was answered to it")
{
	struct http *h = served(t);
	struct plan_try p = plan_try_in(h->w);
	struct str body;

	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	body = page(h, "sam", "/people/X100001/plan/history");
	expect_lacks(body, "Jay: Yes");
	expect_has(body, "/people/X100001/plan/signed");
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_ok(plan_try_says(&p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&p, "sam", PLAN_NO));
	body = page(h, "sam", "/people/X100001/plan/history");
	expect_has(body, "Jay: Yes");
	expect_has(body, "Worker: No");
	expect_has(page(h, "jay", "/me/plan/history"), "You: Yes");
}
