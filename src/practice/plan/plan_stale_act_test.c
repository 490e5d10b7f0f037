/* plan_stale_act_test.c - acts on a goal, a step or a strength that somebody
 * changed meanwhile. */
#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define SAM     "/people/X100001/plan"
#define JAY     "/me/plan"
#define API     "/api" SAM
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct acts {
	struct http *h;
	struct str goal, step, strength;
};

static const char *
at(struct acts *a, const char *base, const char *kind, struct str id,
   const char *rest)
{
	struct arena *arena = a->h->w->arena;

	return http_at(a->h,
	               str_c(arena, str_print(arena, "%s/%s", base, kind)), id,
	               rest);
}

static const char *
goal_at(struct acts *a, const char *base, const char *rest)
{
	return at(a, base, "goals", a->goal, rest);
}

static const char *
step_at(struct acts *a, const char *base, const char *rest)
{
	struct arena *arena = a->h->w->arena;
	struct str steps = str_of(goal_at(a, base, "/steps"));

	return http_at(a->h, str_c(arena, steps), a->step, rest);
}

/* Sam's goal for Jay, its step and a strength, each at version 1. */
static struct acts
acts_new(struct test *t)
{
	struct world *w = people_world(t);
	struct acts a = {.h = http_serve(w, w->app->capabilities)};
	struct http_reply reply = http_json_new(
	        a.h, "sam", API "/goals",
	        "{\"title\":\"Get a card\",\"why\":\"To work\","
	        "\"area_of_need\":\"employment-and-education\","
	        "\"target_date\":\"2027-02-01\",\"basis\":\"negotiated\","
	        "\"no_statement\":\"Talked\"}");

	expect_equal(reply.status, 201);
	a.goal = http_id_after(reply.body, S("\"id\":\""));
	reply = http_json_new(a.h, "sam", goal_at(&a, API, "/steps"),
	                      "{\"description\":\"Book the test\"}");
	expect_equal(reply.status, 201);
	a.step = http_id_after(reply.body, S("\"steps\":[{\"id\":\""));
	reply = http_json_new(a.h, "sam", API "/strengths",
	                      "{\"words\":\"Patient\",\"evidence\":\"At work\","
	                      "\"said_by\":\"worker\"}");
	expect_equal(reply.status, 201);
	a.strength = http_id_after(reply.body, S("\"id\":\""));
	return a;
}

/* Meanwhile sam changes all three. */
static void
changed(struct acts *a)
{
	expect_equal(http_patch(a->h, "sam", goal_at(a, API, ""), "1",
	                        "{\"title\":\"Get two cards\"}")
	                     .status,
	             200);
	expect_equal(http_patch(a->h, "sam", step_at(a, API, ""), "1",
	                        "{\"description\":\"Ring them\"}")
	                     .status,
	             200);
	http_takes(a->h, "priya", at(a, API, "strengths", a->strength, ""),
	           "{\"version\":1,\"words\":\"Calm\",\"said_by\":\"worker\"}",
	           "Calm");
}

/* What is sent to each act of a page, beside the version. */
static const struct {
	const char *rest, *first, *words, *second, *other;
} pages[] = {
        {"/achieve", "achieved_by", "Typed by Jay", "helped", "Much"},
        {"/remove", "removed_why", "Typed by Jay", "x", "x"},
        {"/readd", "readd_why", "Typed by Jay", "readd_when", "future"},
        {"/reply", "reply_why", "Typed by Jay", "reply", "declined"},
        {"/view", "view", "Typed by Jay", "stance", "partly"},
        {"/delete", "x", "x", "x", "x"},
        {"/met", "met_why", "Typed by Jay", "shows", "A card"},
};

static struct http_reply
jay_acts(struct acts *a, size_t i, const char *version)
{
	return http_post(a->h, "jay", goal_at(a, JAY, pages[i].rest),
	                 FIELDS("version", version, pages[i].first,
	                        pages[i].words, pages[i].second,
	                        pages[i].other));
}

TEST("plan stale: an act on what was changed meanwhile is not done: what has "
     "changed is shown with what was typed, and a person picks")
{
	struct acts a = acts_new(t);
	struct str body;

	changed(&a);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct http_reply reply = jay_acts(&a, i, "1");

		if (reply.status != 409)
			fail_msg("%s answers %d", pages[i].rest, reply.status);
		if (!str_has(reply.body,
		             S("What has changed since you read it")))
			fail_msg("%s says not what has changed", pages[i].rest);
		expect_has(reply.body, "Get a card");
		expect_has(reply.body, "Get two cards");
		expect_has(reply.body, "name=\"version\" value=\"2\"");
		/* A goal that is there cannot be added back. */
		if (i != 2 && pages[i].words[0] == 'T')
			expect_has(reply.body, "Typed by Jay");
	}
	body = http_get(a.h, "sam", goal_at(&a, API, "")).body;
	expect_has(body, "\"version\":2");
	expect_has(body, "\"status\":\"ACTIVE\"");
	expect_lacks(body, "Typed by Jay");
	/* With what is there now it is done. */
	expect_equal(jay_acts(&a, 3, "2").status, 303);
	expect_has(http_get(a.h, "sam", goal_at(&a, API, "")).body,
	           "Typed by Jay");
}

TEST("plan stale: an act that does not say what it was made from is not done")
{
	static const char *const none[] = {"", "0", "-1", "x"};
	struct acts a = acts_new(t);

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (size_t n = 0; n < 4; n++)
			if (jay_acts(&a, i, none[n]).status != 409)
				fail_msg("%s is done without a version",
				         pages[i].rest);
	expect_equal(http_post(a.h, "jay", step_at(&a, JAY, "/reply"),
	                       FIELDS("reply", "declined"))
	                     .status,
	             409);
	expect_has(http_get(a.h, "sam", goal_at(&a, API, "")).body,
	           "\"version\":1");
}

TEST("plan stale: a step that was changed meanwhile is not answered unseen")
{
	struct acts a = acts_new(t);
	struct http_reply reply;

	changed(&a);
	reply = http_post(a.h, "jay", step_at(&a, JAY, "/reply"),
	                  FIELDS("version", "1", "reply", "accepted"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "Book the test");
	expect_has(reply.body, "Ring them");
	expect_lacks(http_get(a.h, "sam", goal_at(&a, API, "")).body,
	             "\"person_reply\":\"accepted\"");
	expect_equal(http_post(a.h, "jay", step_at(&a, JAY, "/reply"),
	                       FIELDS("version", "2", "reply", "accepted"))
	                     .status,
	             303);
}

TEST("plan stale: a strength that was changed meanwhile is shown beside what "
     "was typed, and what takes it back shows what has changed")
{
	struct acts a = acts_new(t);
	const char *path = at(&a, SAM, "strengths", a.strength, "");
	struct http_reply reply;

	changed(&a);
	reply = http_post(a.h, "sam", path,
	                  FIELDS("version", "1", "words", "Typed " HOSTILE,
	                         "evidence", "At work", "said_by", "worker"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What it says now");
	expect_has(reply.body, "<span>Calm</span>");
	expect_has(reply.body, "<span>Typed &lt;script&gt;");
	expect_lacks(reply.body, "<script>alert");
	expect_has(reply.body, "Keep what is there");
	expect_has(reply.body, "Save what I typed");
	expect_has(reply.body, "name=\"version\" value=\"2\"");
	reply = http_post(a.h, "sam",
	                  at(&a, SAM, "strengths", a.strength, "/withdraw"),
	                  FIELDS("version", "1", "why", "No more"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "Patient");
	expect_has(reply.body, "No more</textarea>");
	expect_lacks(reply.body, "It says the same as what you typed.");
	expect_has(http_get(a.h, "sam", path).body, "Calm");
	expect_equal(http_post(a.h, "sam", path,
	                       FIELDS("version", "2", "words", "Steady",
	                              "said_by", "worker"))
	                     .status,
	             303);
}

/* --- by the API ----------------------------------------------------------- */

static void
refused_with(struct acts *a, const char *path, const char *body,
             const char *has)
{
	struct http_reply reply = http_json_new(a->h, "jay", path, body);

	if (reply.status != 409)
		fail_msg("%s answers %d", path, reply.status);
	expect_has(reply.body, "\"changes\":[{\"kind\":\"changed\"");
	expect_has(reply.body, has);
}

TEST("plan stale: the API answers a stale version of a goal, step or strength "
     "with the changes, whatever is done to it")
{
	static const char *const acts[][2] = {
	        {"/achieve", "{\"version\":1,\"achieved_by\":\"Me\"}"},
	        {"/remove", "{\"version\":1,\"words\":\"No\"}"},
	        {"/readd", "{\"version\":1,\"words\":\"Yes\"}"},
	        {"/delete", "{\"version\":1}"},
	        {"/reply", "{\"version\":1,\"reply\":\"accepted\"}"},
	        {"/view", "{\"version\":1,\"stance\":\"agree\"}"},
	        {"/met", "{\"version\":1,\"why\":\"Got\",\"shows\":\"It\"}"},
	};
	struct acts a = acts_new(t);
	struct http_reply reply;

	changed(&a);
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		refused_with(&a, goal_at(&a, API, acts[i][0]), acts[i][1],
		             "\"was\":\"Get a card\",\"is\":\"Get two cards\"");
	refused_with(&a, step_at(&a, API, "/reply"),
	             "{\"version\":1,\"reply\":\"accepted\"}",
	             "\"was\":\"Book the test\",\"is\":\"Ring them\"");
	reply = http_json_new(a.h, "sam",
	                      at(&a, API, "strengths", a.strength, ""),
	                      "{\"version\":1,\"words\":\"Mine\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"was\":\"Patient\",\"is\":\"Calm\"");
	reply = http_json_new(a.h, "sam",
	                      at(&a, API, "strengths", a.strength, "/withdraw"),
	                      "{\"version\":1,\"words\":\"No more\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"was\":\"Patient\",\"is\":\"Calm\"");
	/* A version that nobody kept, and nobody out of reach. */
	reply = http_json_new(a.h, "jay", goal_at(&a, API, "/delete"),
	                      "{\"version\":9}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[]");
	reply = http_json_new(a.h, "ned", goal_at(&a, API, "/delete"),
	                      "{\"version\":1}");
	expect_equal(reply.status, 404);
	expect_lacks(reply.body, "changes");
}
