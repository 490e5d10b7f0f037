/* plan_sit_test.c - the plan and the circle on a closed screen. */
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PLAN    "/people/X100001/plan"
#define RIGHTS  "/people/X100001/rights"
#define HOSTILE "<script>alert(1)</script>"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static void
sits(struct http *h, const char *at, const char *to)
{
	struct http_reply reply = http_post(
	        h, "sam", at, FIELDS("closed", "yes", "room", "Jay & Sam"));

	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), to);
}

static void
knows(struct http *h, const char *name)
{
	expect_equal(
	        http_post(h, "jay", "/me/plan/circle",
	                  FIELDS("name", name, "ring", "2", "kind", "family"))
	                .status,
	        303);
}

TEST("plan sitting: the plan and the circle are shown to a person when the "
     "rest is closed and it is said who is in the room, and not before")
{
	struct http *h = served(t);
	struct http_reply reply;

	knows(h, HOSTILE);
	reply = http_get(h, "sam", PLAN "/shown");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), PLAN "/together");
	expect_equal(http_get(h, "sam", PLAN "/circle/shown").status, 303);
	expect_equal(http_get(h, "sam", RIGHTS "/shown").status, 303);
	reply = http_post(h, "sam", PLAN "/together", FIELDS("room", "Us"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	reply = http_post(h, "sam", PLAN "/circle/together",
	                  FIELDS("closed", "yes", "room", " "));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say who is in the room");
	expect_equal(http_get(h, "sam", PLAN "/shown").status, 303);
	sits(h, PLAN "/together", PLAN "/shown");
	expect_has(http_get(h, "sam", PLAN "/shown").body,
	           "With you at the screen: Jay &amp; Sam");
	/* One sitting, for all of them. */
	reply = http_get(h, "sam", PLAN "/circle/shown");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(http_get(h, "sam", RIGHTS "/shown").body, "I decide");
}

TEST("plan sitting: a closed screen has no menu, nobody else's case and "
     "nothing that is for workers alone, and whoever leaves it signs in again")
{
	static const char *const shown[] = {PLAN "/shown", PLAN "/circle/shown",
	                                    RIGHTS "/shown"};
	struct http *h = served(t);

	knows(h, "Auntie Gwen");
	sits(h, RIGHTS "/together", RIGHTS "/shown");
	for (size_t i = 0; i < 3; i++) {
		struct str body = http_get(h, "sam", shown[i]).body;

		expect_has(body, "action=\"/sign-out\"");
		expect_lacks(body, "href=\"/people\"");
		expect_lacks(body, "href=\"" PLAN "\"");
		expect_lacks(body, "/contacts");
		expect_lacks(body, "/strengths");
		expect_lacks(body, "moj-sub-navigation");
		expect_lacks(body, "CRN");
		expect_equal(http_get(h, "ned", shown[i]).status, 404);
		expect_equal(http_get(h, "jay", shown[i]).status, 403);
	}
}

TEST("plan sitting: who was in the room stands with the circle of that day, "
     "for whoever sees its names")
{
	struct http *h = served(t);
	struct str body, id;

	knows(h, "Auntie Gwen");
	sits(h, PLAN "/circle/together", PLAN "/circle/shown");
	expect_equal(http_post(h, "sam", PLAN "/circle-kept",
	                       FIELDS("why", "start"))
	                     .status,
	             303);
	body = http_get(h, "sam", PLAN "/circle-kept").body;
	id = http_id_after(body, S("/circle-kept/"));
	body = http_get(h, "jay",
	                str_c(h->w->arena,
	                      str_print(h->w->arena,
	                                "/me/plan/circle-kept/%.*s",
	                                STR_ARG(id))))
	               .body;
	expect_has(body, "Jay &amp; Sam");
	expect_has(http_get(h, "jay", "/me/plan/circle/print").body,
	           "Jay &amp; Sam");
	expect_has(http_get(h, "jay", "/me/rights/print").body,
	           "Jay &amp; Sam");
	expect_has(
	        http_get(h, "jay", "/api/people/X100001/plan/circle-kept").body,
	        "\"room\":\"Jay & Sam\"");
	expect_has(http_get(h, "sam", "/api/people/X100001/rights").body,
	           "\"room\":\"Jay & Sam\"");
	/* Whoever sees how many, and not who, does not see who was there. */
	expect_lacks(http_get(h, "priya", PLAN "/circle/print").body,
	             "Jay &amp; Sam");
	expect_lacks(http_get(h, "priya",
	                      "/api/people/X100001/plan/circle-kept")
	                     .body,
	             "Jay & Sam");
}
