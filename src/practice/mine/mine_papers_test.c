/* mine_papers_test.c - the papers of a person on one page. */
#include <string.h>

#include "practice/mine/mine_world_test.h"

#define MINE "/me/papers"
#define BASE "/people/" RHIAN "/papers"

static const struct fault *
agree(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct plan plan = {0};

	TRY(plan_read(ctx, a->person, &a->whole));
	return plan_answer_give(
	        ctx, a->person,
	        &(struct plan_answering){.answer = PLAN_YES,
	                                 .seen = a->whole.plan.version},
	        &plan);
}

TEST("mine papers: a letter that was given and a plan that was signed stand "
     "among the person’s papers, with the day, the newest first")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	const char *newest;
	struct str body;

	expect_ok(world_do(h->w, "sam", agree, &a));
	world_later(h->w, DAY);
	expect_ok(world_do(h->w, "rhian", agree, &a));
	body = http_get(h, "rhian", MINE).body;
	expect_has(body, "/me/plan/signed/");
	expect_has(body, "My plan, as my worker agreed to it");
	expect_has(body, "24 November 2026");
	expect_has(body, "25 November 2026");
	expect_lacks(body, "Nothing is signed or given yet.");
	body = http_get(h, "sam", BASE).body;
	expect_has(body, "The plan, as the person agreed to it");
	expect_has(body, "/people/" RHIAN "/plan/signed/");
	expect_lacks(body, "/me/");
	newest = strstr(str_c(h->w->arena, body), "as the person agreed");
	expect_true(newest != NULL && strstr(newest, "as the worker agreed"));
}

TEST("mine papers: where nothing is signed the page says so, and what can be "
     "printed is there")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct str body = http_get(h, "rhian", MINE).body;

	expect_has(body, "Nothing is signed or given yet.");
	expect_has(body, "/me/plan/print");
	expect_has(body, "/me/plan/easy");
	expect_has(body, "/me/induction/print");
	expect_has(body, "/me/rights/print");
	expect_has(body, "/me/strengths/print");
	expect_has(body, "/me/support/print");
	/* A tool in which nobody wrote is an empty sheet alone. */
	expect_lacks(body, "/me/tools/one-page/print");
	expect_has(body, "/me/tools/one-page/sheet");
	expect_lacks(body, "/me/plan/signed/");
	expect_has(http_get(h, "rhian", "/me/things").body, MINE);
	expect_has(http_get(h, "sam", "/people/" RHIAN).body, BASE);
}

TEST("mine papers: one’s own list is among one’s own papers alone")
{
	struct act a;
	struct http *h = mine_http(t, &a);

	expect_has(http_get(h, "rhian", MINE).body, "/me/list/print");
	expect_has(http_get(h, "rhian", MINE).body, "/me/feedback/print");
	expect_lacks(http_get(h, "sam", BASE).body, "/list");
}

TEST("mine papers: who does not reach the person finds no papers of theirs")
{
	struct act a;
	struct http *h = mine_http(t, &a);

	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "rhian", BASE).status, 403);
	expect_equal(http_get(h, "sam", MINE).status, 403);
}

/* --- as JSON -------------------------------------------------------------- */

#define API "/api" BASE

TEST("mine papers: by the API each side reads the papers of their pages, and "
     "nobody else any")
{
	struct act a;
	struct http *h = mine_http(t, &a);
	struct str body;

	expect_ok(world_do(h->w, "rhian", agree, &a));
	body = http_get(h, "rhian", API).body;
	expect_has(body, "\"crn\":\"" RHIAN "\"");
	expect_has(body, "\"what\":\"My plan, as I agreed to it\","
	                 "\"day\":\"2026-11-24\","
	                 "\"page\":\"/me/plan/signed/");
	expect_has(body, "\"day\":null,\"page\":\"/me/list/print\"");
	body = http_get(h, "sam", API).body;
	expect_has(body, "\"what\":\"The plan, as the person agreed to it\"");
	expect_has(body, "\"page\":\"/people/" RHIAN "/plan/print\"");
	expect_lacks(body, "/me/");
	expect_lacks(body, "/list");
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, NULL, API).status, 401);
}
