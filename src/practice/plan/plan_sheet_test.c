/* plan_sheet_test.c - empty sheets of the plan, on both sides. */
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define SAMS "/people/X100001"

static const char *const sheets[] = {"/plan/words/sheet", "/plan/goals/sheet",
                                     "/plan/circle/sheet", "/plan/scale/sheet"};
#define SHEETS (sizeof(sheets) / sizeof(sheets[0]))

static const char *
of(struct http *h, const char *base, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s", base, rest));
}

TEST("plan sheets: an empty sheet asks what the form of the day asks, and "
     "bears nothing of anybody but a first name")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct str body;

	expect_equal(http_post(h, "jay", "/me/plan/circle",
	                       FIELDS("name", "Auntie Gwen", "ring", "2",
	                              "kind", "family"))
	                     .status,
	             303);
	for (size_t i = 0; i < SHEETS; i++) {
		body = http_get(h, "jay", of(h, "/me", sheets[i])).body;
		expect_has(body, "For: Jay. Day:");
		expect_has(body, "Give this to your worker");
		expect_lacks(body, "Mercer");
		expect_lacks(body, "Auntie Gwen");
		expect_lacks(body, "<form");
		body = http_get(h, "sam", of(h, SAMS, sheets[i])).body;
		expect_has(body, "For: Jay. Day:");
		expect_lacks(body, "Auntie Gwen");
	}
	expect_has(http_get(h, "jay", "/me/plan/words/sheet").body,
	           "What matters to you?");
	body = http_get(h, "sam", SAMS "/plan/goals/sheet").body;
	expect_has(body, "Why does it matter to you?");
	expect_has(body, "What is the step?");
	expect_lacks(body, "What does it rest on?");
	expect_has(http_get(h, "jay", "/me/plan/circle/sheet").body,
	           "How close are they?");
	body = http_get(h, "sam", SAMS "/plan/scale/sheet").body;
	expect_has(body, "Much more than hoped");
	expect_has(body, "How much does this goal matter to you?");
	expect_has(http_get(h, "jay", "/me/plan/goals/new").body,
	           "/me/plan/goals/sheet");
}

TEST("plan sheets: whoever does not reach somebody has no sheet of theirs")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);

	for (size_t i = 0; i < SHEETS; i++) {
		expect_equal(http_get(h, "ned", of(h, SAMS, sheets[i])).status,
		             404);
		expect_equal(http_get(h, "jay", of(h, SAMS, sheets[i])).status,
		             403);
		expect_equal(http_get(h, "sam", of(h, "/me", sheets[i])).status,
		             403);
	}
}
