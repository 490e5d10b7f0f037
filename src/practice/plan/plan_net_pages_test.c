/* plan_net_pages_test.c - the circle's pages and JSON, on both sides. */
#include "practice/plan/plan_net.h"
#include "practice/strengths/sit.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define HOSTILE "<script>alert('x')</script> & \"quotes\""
#define MINE    "/me/plan/circle"
#define SAMS    "/people/X100001/plan/circle"
#define API     "/api/people/X100001/plan/circle"
#define KEPT    "-kept"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static void
added(struct http *h, const char *who, const char *page, const char *name)
{
	expect_equal(http_post(h, who, page,
	                       FIELDS("name", name, "ring", "2", "kind",
	                              "family", "view", "good", "life",
	                              "family", "since", "1990"))
	                     .status,
	             303);
}

/* The id of the first in the circle, as a page has it. */
static struct str
first_id(struct http *h, const char *who, const char *page)
{
	return http_id_after(http_get(h, who, page).body, S("data-tie=\""));
}

TEST("plan net pages: each press moves one ring, and not beyond the last")
{
	struct http *h = served(t);
	struct http_reply reply;
	struct str id;

	added(h, "jay", MINE, "Nan");
	id = first_id(h, "jay", MINE);
	reply = http_get(h, "jay", MINE);
	expect_has(reply.body, "Nan closer");
	expect_has(reply.body, "Nan further out");
	reply = http_post(h, "jay", http_at(h, MINE, id, "/ring"),
	                  FIELDS("ring", "1", "version", "1"));
	expect_equal(reply.status, 303);
	/* Back to where it was pressed, and no name in the address. */
	expect_has(http_header(h, &reply, "location"), "/circle#tie-");
	expect_lacks(http_header(h, &reply, "location"), "Nan");
	reply = http_get(h, "jay", MINE);
	expect_lacks(reply.body, "Nan closer");
	expect_has(reply.body, "<strong>Closest:</strong> Nan.");
	reply = http_post(h, "jay", http_at(h, MINE, id, "/ring"),
	                  FIELDS("ring", "5", "version", "2"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose how close they are");
	expect_equal(http_post(h, "jay", http_at(h, MINE, id, "/ring"),
	                       FIELDS("ring", "4", "version", "2"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "jay", MINE).body, "Nan further out");
}

TEST("plan net pages: a worker moves somebody whom they wrote down, and nobody "
     "of the person's own")
{
	struct http *h = served(t);
	struct str id;

	added(h, "sam", SAMS, "Gran");
	id = first_id(h, "sam", SAMS);
	expect_equal(http_post(h, "sam", http_at(h, SAMS, id, "/ring"),
	                       FIELDS("ring", "1", "version", "1"))
	                     .status,
	             303);
	expect_has(http_get(h, "jay", MINE).body,
	           "<strong>Closest:</strong> Gran.");
	expect_equal(http_post(h, "jay", http_at(h, MINE, id, "/remove"),
	                       FIELDS("version", "2"))
	                     .status,
	             303);
	added(h, "jay", MINE, "Nan");
	id = first_id(h, "jay", MINE);
	expect_equal(http_post(h, "sam", http_at(h, SAMS, id, "/ring"),
	                       FIELDS("ring", "1", "version", "1"))
	                     .status,
	             422);
}

TEST("plan net pages: what is said of somebody is changed, and what was typed "
     "wrongly is still there")
{
	struct http *h = served(t);
	struct http_reply reply;
	const char *page;

	added(h, "jay", MINE, "Nan");
	page = http_at(h, MINE, first_id(h, "jay", MINE), "");
	reply = http_get(h, "jay", page);
	expect_has(reply.body, "value=\"1990\"");
	reply = http_post(h, "jay", page,
	                  FIELDS("name", HOSTILE, "ring", "2", "kind", "peer",
	                         "since", "soon", "version", "1"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write a year that was, with four figures");
	expect_has(reply.body, "value=\"soon\"");
	expect_lacks(reply.body, "<script>alert");
	reply = http_post(h, "jay", page,
	                  FIELDS("name", HOSTILE, "ring", "2", "kind", "peer",
	                         "since", "2001", "version", "1"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "jay", MINE).body, "<script>alert");
	reply = http_post(h, "jay", page,
	                  FIELDS("name", "Nan", "ring", "2", "kind", "peer",
	                         "version", "1"));
	expect_equal(reply.status, 409);
	/* Whoever works with them reads it, and sees no form. */
	page = http_at(h, SAMS, first_id(h, "jay", MINE), "");
	reply = http_get(h, "sam", page);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "They wrote this themselves");
	expect_lacks(reply.body, "name=\"since\"");
	expect_equal(http_get(h, "priya", page).status, 404);
	expect_equal(http_get(h, "jay", MINE "/0000000000001").status, 404);
}

TEST("plan net pages: no page, file or answer says a name to whoever is not "
     "the person or the worker whose case it is")
{
	static const char *const pages[] = {
	        "/people/X100001", SAMS, SAMS "/print",
	        SAMS KEPT,         API,  API KEPT};
	static const char *const others[] = {"priya", "morgan"};
	struct http *h = served(t);
	struct str kept;

	added(h, "jay", MINE, "Zebedee");
	expect_equal(
	        http_post(h, "jay", MINE KEPT, FIELDS("why", "start")).status,
	        303);
	kept = http_id_after(http_get(h, "jay", MINE KEPT).body,
	                     S("/circle-kept/"));
	for (size_t i = 0; i < 6; i++)
		if (i != 3)
			expect_has(http_get(h, "sam", pages[i]).body,
			           "Zebedee");
	expect_has(http_get(h, "sam", http_at(h, SAMS KEPT, kept, "")).body,
	           "Zebedee");
	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < 6; i++) {
			struct http_reply reply =
			        http_get(h, others[k], pages[i]);

			expect_equal(reply.status, 200);
			expect_lacks(reply.body, "Zebedee");
		}
		expect_has(http_get(h, others[k], SAMS).body,
		           "1 person is in the circle.");
		expect_lacks(http_get(h, others[k], SAMS).body,
		             "<form method=\"post\" action=\"" SAMS);
		expect_lacks(http_get(h, others[k],
		                      http_at(h, SAMS KEPT, kept, ""))
		                     .body,
		             "Zebedee");
	}
	/* Nor the plan's own papers, history and files. */
	expect_lacks(http_get(h, "sam", "/people/X100001/plan/print").body,
	             "Zebedee");
	expect_lacks(http_get(h, "sam", "/people/X100001/plan/history").body,
	             "Zebedee");
	expect_lacks(http_get(h, "sam", "/people/X100001/timeline").body,
	             "Zebedee");
	expect_equal(http_get(h, "ned", SAMS).status, 404);
	expect_equal(http_get(h, "ada", SAMS).status, 403);
}

TEST("plan net pages: a day is kept with its reason, shown in words and table, "
     "and opened again")
{
	struct http *h = served(t);
	struct http_reply reply;
	struct str kept;

	expect_has(http_get(h, "jay", MINE KEPT).body, "Nothing is kept yet.");
	expect_has(http_get(h, "jay", MINE).body, "Nobody is in it yet.");
	reply = http_post(h, "jay", MINE KEPT, FIELDS("why", "start"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "there is nothing to keep");
	added(h, "jay", MINE, "Nan");
	expect_has(http_get(h, "jay", MINE).body,
	           "Keep how it is at the start.");
	reply = http_post(h, "jay", MINE KEPT, FIELDS());
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose why you keep it");
	expect_equal(
	        http_post(h, "sam", SAMS KEPT, FIELDS("why", "start")).status,
	        303);
	reply = http_get(h, "jay", MINE KEPT);
	expect_has(reply.body, "At the start");
	expect_has(reply.body, "First time");
	expect_has(reply.body, "With fewer than five people");
	kept = http_id_after(reply.body, S("/circle-kept/"));
	reply = http_get(h, "jay", http_at(h, MINE KEPT, kept, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "kept it.");
	expect_has(reply.body, "Nan");
	expect_equal(http_get(h, "jay", MINE KEPT "/0000000000001").status,
	             404);
	expect_lacks(http_get(h, "jay", MINE).body,
	             "Keep how it is at the start.");
	reply = http_post(h, "jay", MINE KEPT, FIELDS("why", "other"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "it was kept today");
}

TEST("plan net pages: what a worker wrote says so to both, and may be changed")
{
	struct http *h = served(t);
	const char *page;

	added(h, "sam", SAMS, "Nan");
	expect_has(http_get(h, "jay", MINE).body,
	           "Written by a worker for you");
	expect_has(http_get(h, "sam", SAMS).body,
	           "Written by a worker for them");
	page = http_at(h, SAMS, first_id(h, "sam", SAMS), "");
	expect_equal(http_post(h, "sam", page,
	                       FIELDS("name", "Gran", "ring", "1", "kind",
	                              "family", "view", "mixed", "version",
	                              "1"))
	                     .status,
	             303);
	page = http_at(h, MINE, first_id(h, "jay", MINE), "/ring");
	expect_equal(http_post(h, "jay", page,
	                       FIELDS("ring", "2", "version", "2"))
	                     .status,
	             303);
	expect_has(http_get(h, "jay", MINE).body,
	           "Written by a worker for you");
	expect_lacks(http_get(h, "sam", SAMS).body, "Gran closer");
	expect_has(http_get(h, "sam",
	                    http_at(h, SAMS, first_id(h, "jay", MINE), ""))
	                   .body,
	           "They put this person in this place themselves");
	page = http_at(h, SAMS, first_id(h, "jay", MINE), "/remove");
	expect_equal(http_post(h, "sam", page, FIELDS("version", "3")).status,
	             422);
}

/* --- JSON -------------------------------- */

TEST("plan api: the circle is changed, moved in and kept by its rules")
{
	struct http *h = served(t);
	struct http_reply reply;
	struct str id;

	reply = http_json_new(h, "jay", API,
	                      "{\"name\":\"Nan\",\"ring\":1,"
	                      "\"kind\":\"family\",\"view\":\"good\","
	                      "\"life\":\"family\",\"since\":1990}");
	expect_equal(reply.status, 201);
	id = http_id_after(reply.body, S("\"id\":\""));
	http_refuses(h, "jay", http_at(h, API, id, ""),
	             "{\"name\":\"Nan\",\"ring\":1,\"kind\":\"family\","
	             "\"version\":9}",
	             409, "changed since");
	http_refuses(h, "sam", http_at(h, API, id, ""),
	             "{\"name\":\"Nan\",\"ring\":1,\"kind\":\"family\","
	             "\"version\":1}",
	             422, "wrote this themselves");
	http_refuses(h, "jay", API,
	             "{\"name\":\"Nan\",\"ring\":1,\"kind\":\"family\","
	             "\"since\":\"soon\"}",
	             400, "Write a year that was");
	http_takes(h, "jay", http_at(h, API, id, ""),
	           "{\"name\":\"Gran\",\"ring\":1,\"kind\":\"family\","
	           "\"version\":1,\"view\":\"good\"}",
	           "\"view\":\"good\"");
	http_takes(h, "jay", http_at(h, API, id, "/ring"),
	           "{\"ring\":3,\"version\":2}", "\"ring\":3");
	http_refuses(h, "jay", http_at(h, API, id, "/ring"),
	             "{\"ring\":0,\"version\":3}", 400,
	             "Choose how close they are");
	http_refuses(h, "jay", API KEPT, "{\"why\":\"never\"}", 400, "why");
	http_refuses(h, "jay", API KEPT, "{}", 400, "Choose why you keep it");
	http_takes(h, "jay", API KEPT, "{\"why\":\"start\"}",
	           "\"size\":1,\"new\":null,\"unpaid\":1");
	http_refuses(h, "jay", API KEPT, "{\"why\":\"other\"}", 422,
	             "it was kept today");
	expect_has(http_get(h, "sam", API KEPT).body, "Gran");
	reply = http_get(h, "priya", API);
	expect_has(reply.body, "\"names_shown\":false");
	expect_has(reply.body, "\"content\":[]");
	expect_lacks(http_get(h, "priya", API KEPT).body, "Gran");
	http_refuses(h, "priya", API,
	             "{\"name\":\"Nan\",\"ring\":1,\"kind\":\"family\"}", 422,
	             "No one else can write here");
	http_refuses(h, "priya", http_at(h, API, id, "/remove"),
	             "{\"version\":3}", 422, "No one else can write here");
	expect_equal(http_get(h, "ned", API KEPT).status, 404);
}

static const struct fault *
sits(struct ctx *ctx, void *data)
{
	const struct world *w = data;

	return sit_begin(ctx, w->jay, true, S("Jay & Sam"), NULL);
}

TEST("plan api: who was in the room stands with each day of the circle, "
     "however many sittings came after, for whoever sees its names")
{
	struct http *h = served(t);

	added(h, "jay", MINE, "Nan");
	expect_ok(world_do(h->w, "sam", sits, h->w));
	http_takes(h, "jay", API KEPT, "{\"why\":\"start\"}", "\"size\":1");
	for (int i = 0; i < SIT_LIST_MOST + 2; i++) {
		world_later(h->w, SIT_LASTS + 1000);
		expect_ok(world_do(h->w, "sam", sits, h->w));
	}
	/* Sessions end overnight. */
	h->sessions_n = 0;
	expect_has(http_get(h, "sam", API KEPT).body, "\"room\":\"Jay & Sam\"");
	expect_has(http_get(h, "priya", API KEPT).body, "\"room\":[]");
}
