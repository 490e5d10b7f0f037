/* plan_api_test.c - the plan as JSON: the rules of the pages, either side. */
#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PLAN "/api/people/X100001/plan"
/* Words that would be markup, as they are sent and as they come back. */
#define HOSTILE "<script>alert(1)</script> \\\"&"

struct api {
	struct http *h;
	const char *goal; /* its address */
	const char *step;
};

static const char *
under(struct api *a, const char *base, const char *rest)
{
	struct arena *arena = a->h->w->arena;

	return str_c(arena, str_print(arena, "%s%s", base, rest));
}

static void
goal_make(struct api *a, const char *basis)
{
	struct arena *arena = a->h->w->arena;
	struct http_reply reply = http_json_new(
	        a->h, "sam", PLAN "/goals",
	        str_c(arena,
	              str_print(arena,
	                        "{\"title\":\"Get a card\",\"area_of_need\":"
	                        "\"employment-and-education\","
	                        "\"target_date\":\"2027-02-01\","
	                        "\"basis\":\"%s\","
	                        "\"no_statement\":\"Talked\"}",
	                        basis)));

	expect_equal(reply.status, 201);
	a->goal = http_at(a->h, PLAN "/goals",
	                  http_id_after(reply.body, S("\"id\":\"")), "");
	reply = http_json_new(a->h, "sam", under(a, a->goal, "/steps"),
	                      "{\"description\":\"Book the test\"}");
	expect_equal(reply.status, 201);
	a->step = http_at(a->h, under(a, a->goal, "/steps"),
	                  http_id_after(reply.body, S("\"steps\":[{\"id\":\"")),
	                  "");
}

/* Sam's goal for Jay, negotiated, with a step. */
static struct api
api_new(struct test *t)
{
	struct world *w = people_world(t);
	struct api a = {.h = http_serve(w, w->app->capabilities)};

	goal_make(&a, "negotiated");
	return a;
}

/* --- replies ------------------------------------------------------------- */

TEST("plan api: each side says yes or no to what the other wrote, to the "
     "version it saw")
{
	struct api a = api_new(t);
	const char *reply = under(&a, a.goal, "/reply");

	http_refuses(a.h, "jay", reply, "{\"reply\":\"declined\"}", 400,
	             "Send the version that you read, as a number");
	http_refuses(a.h, "jay", reply,
	             "{\"version\":7,\"reply\":\"declined\"}", 409,
	             "changed since you opened it");
	http_refuses(a.h, "jay", reply, "{\"version\":1}", 400,
	             "Choose an answer");
	http_refuses(a.h, "jay", reply, "{\"version\":1,\"reply\":\"maybe\"}",
	             400, "not one of the words");
	http_takes(a.h, "jay", reply,
	           "{\"version\":1,\"reply\":\"declined\",\"words\":\"" HOSTILE
	           "\"}",
	           "\"person_reply\":\"declined\"");
	expect_has(http_get(a.h, "sam", a.goal).body,
	           "\"person_words\":\"<script>alert(1)</script>");
	expect_lacks(http_get(a.h, "sam", "/people/X100001/plan").body,
	             "<script>alert(1)");
	http_takes(a.h, "jay", reply, "{\"version\":2,\"reply\":\"accepted\"}",
	           "\"person_reply\":\"accepted\"");
	http_refuses(a.h, "sam", reply,
	             "{\"version\":3,\"reply\":\"declined\"}", 422,
	             "theirs to give");
	http_refuses(a.h, "ned", reply,
	             "{\"version\":3,\"reply\":\"declined\"}", 404,
	             "not_found");
	http_refuses(a.h, "ada", reply,
	             "{\"version\":3,\"reply\":\"declined\"}", 404,
	             "not_found");
}

TEST("plan api: what the court requires cannot be declined")
{
	struct api a = api_new(t);

	goal_make(&a, "court_required");
	http_refuses(a.h, "jay", under(&a, a.goal, "/reply"),
	             "{\"version\":1,\"reply\":\"declined\"}", 422,
	             "part of the order");
	http_refuses(a.h, "jay", under(&a, a.step, "/reply"),
	             "{\"version\":1,\"reply\":\"declined\"}", 422,
	             "part of the order");
	http_takes(a.h, "jay", under(&a, a.goal, "/view"),
	           "{\"version\":1,\"stance\":\"disagree\","
	           "\"words\":\"It is too soon\"}",
	           "It is too soon");
}

TEST("plan api: a step is replied to, changed and moved along")
{
	struct api a = api_new(t);
	struct http_reply reply;

	http_takes(a.h, "jay", under(&a, a.step, "/reply"),
	           "{\"version\":1,\"reply\":\"accepted\"}", "accepted");
	http_refuses(a.h, "jay", under(&a, a.step, "/reply"),
	             "{\"version\":1,\"reply\":\"accepted\"}", 409, "conflict");
	http_refuses(a.h, "jay", under(&a, a.step, "/progress"), "{}", 400,
	             "Choose how far the step is");
	http_takes(a.h, "jay", under(&a, a.step, "/progress"),
	           "{\"status\":\"IN_PROGRESS\"}",
	           "\"status\":\"IN_PROGRESS\"");
	expect_equal(http_patch(a.h, "sam", a.step, NULL, "{}").status, 428);
	expect_equal(http_patch(a.h, "sam", a.step, "1", "{}").status, 409);
	reply = http_patch(a.h, "sam", a.step, "\"3\"",
	                   "{\"due_on\":\"2026-12-01\"}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"due_on\":\"2026-12-01\"");
	expect_has(reply.body, "\"description\":\"Book the test\"");
	reply = http_patch(a.h, "sam", a.step, "4",
	                   "{\"description\":\"\",\"due_on\":\"2020-01-01\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
	expect_equal(http_patch(a.h, "ned", a.step, "4", "{}").status, 404);
	goal_make(&a, "negotiated");
	http_refuses(a.h, "jay",
	             under(&a, a.goal, "/steps/0000000000001/progress"),
	             "{\"status\":\"COMPLETED\"}", 404, "not_found");
}

/* --- views and notes ----------------------------------------------------- */

TEST("plan api: both views of a goal stand side by side, and notes say whose "
     "they are")
{
	struct api a = api_new(t);
	const char *view = under(&a, a.goal, "/view");
	struct http_reply reply;

	http_refuses(a.h, "jay", view, "{\"stance\":\"agree\"}", 400,
	             "Send the version that you read");
	http_takes(a.h, "jay", view, "{\"version\":1,\"stance\":\"agree\"}",
	           "\"person_view\":{");
	http_refuses(a.h, "sam", view, "{\"version\":1,\"stance\":\"agree\"}",
	             409, "conflict");
	http_refuses(a.h, "sam", view, "{\"version\":2,\"stance\":\"partly\"}",
	             400, "Write something here");
	http_refuses(a.h, "sam", view, "{\"version\":2,\"words\":\"x\"}", 400,
	             "Choose an answer");
	http_takes(a.h, "sam", view,
	           "{\"version\":2,\"stance\":\"partly\",\"words\":\"" HOSTILE
	           "\"}",
	           "\"stance\":\"partly\"");
	reply = http_get(a.h, "jay", a.goal);
	expect_has(reply.body, "\"person_view\":{\"stance\":\"agree\"");
	expect_has(reply.body, "\"worker_view\":{\"stance\":\"partly\"");
	http_refuses(a.h, "jay", under(&a, a.goal, "/notes"),
	             "{\"words\":\" \"}", 400, "Write something here");
	http_refuses(a.h, "jay", under(&a, a.goal, "/notes"), "{\"words\":7}",
	             400, "Send this as text");
	http_takes(a.h, "jay", under(&a, a.goal, "/notes"),
	           "{\"words\":\"I rang them\"}",
	           "\"words\":\"I rang them\",\"words_of\":\"person\"");
	http_refuses(a.h, "ned", under(&a, a.goal, "/notes"),
	             "{\"words\":\"x\"}", 404, "not_found");
	expect_equal(http_get(a.h, "ned", a.goal).status, 404);
}

/* --- what becomes of a goal ---------------------------------------------- */

TEST("plan api: a goal is reached, added back, taken out and moved, each from "
     "a version")
{
	struct api a = api_new(t);

	http_refuses(a.h, "sam", under(&a, a.goal, "/achieve"),
	             "{\"achieved_by\":\"Jay\"}", 400, "Send the version");
	http_refuses(a.h, "sam", under(&a, a.goal, "/achieve"),
	             "{\"version\":1}", 400, "Write something here");
	http_takes(a.h, "sam", under(&a, a.goal, "/achieve"),
	           "{\"version\":1,\"achieved_by\":\"Jay\","
	           "\"words\":\"Up early\"}",
	           "\"status\":\"ACHIEVED\"");
	http_refuses(a.h, "sam", under(&a, a.goal, "/readd"),
	             "{\"version\":1,\"words\":\"Again\"}", 409, "conflict");
	http_takes(a.h, "sam", under(&a, a.goal, "/readd"),
	           "{\"version\":2,\"words\":\"Again\","
	           "\"target_date\":\"2027-03-01\"}",
	           "\"status\":\"ACTIVE\"");
	http_refuses(a.h, "sam", under(&a, a.goal, "/remove"),
	             "{\"version\":3}", 400, "Write something here");
	http_takes(a.h, "sam", under(&a, a.goal, "/remove"),
	           "{\"version\":3,\"words\":\"Not now\"}",
	           "\"status\":\"REMOVED\"");
	goal_make(&a, "negotiated");
	goal_make(&a, "negotiated");
	http_refuses(a.h, "sam", under(&a, a.goal, "/move"), "{}", 400,
	             "Say up or down");
	http_refuses(a.h, "sam", under(&a, a.goal, "/move"),
	             "{\"by\":\"down\"}", 422, "last already");
	http_takes(a.h, "sam", under(&a, a.goal, "/move"), "{\"by\":\"up\"}",
	           "\"title\":\"Get a card\"");
}

TEST("plan api: a goal is deleted from a draft, and not once it was agreed")
{
	struct api a = api_new(t);
	const char *first = a.goal;

	goal_make(&a, "negotiated");
	http_refuses(a.h, "sam", under(&a, a.goal, "/delete"), "{}", 400,
	             "Send the version");
	http_refuses(a.h, "ned", under(&a, a.goal, "/delete"),
	             "{\"version\":1}", 404, "not_found");
	http_takes(a.h, "sam", under(&a, a.goal, "/delete"), "{\"version\":1}",
	           "\"status\":\"DRAFT\"");
	expect_equal(http_get(a.h, "sam", a.goal).status, 404);
	http_takes(a.h, "jay", PLAN "/agreement",
	           "{\"answer\":\"yes\",\"version\":5}", "DRAFT");
	http_takes(a.h, "sam", PLAN "/agreement",
	           "{\"answer\":\"yes\",\"version\":5}", "AGREED");
	http_refuses(a.h, "sam", under(&a, first, "/delete"), "{\"version\":1}",
	             422, "You both said yes to this plan");
}

/* --- words --------------------------------------------------------------- */

TEST("plan api: one's own words are written, changed by whoever wrote them, "
     "and read with what they were")
{
	struct api a = api_new(t);
	struct http_reply reply = http_json_new(a.h, "jay", PLAN "/statements",
	                                        "{\"words\":\"A door\"}");
	const char *mine;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"words_of\":\"person\"");
	mine = http_at(a.h, PLAN "/statements",
	               http_id_after(reply.body, S("\"id\":\"")), "");
	http_refuses(a.h, "sam", mine, "{\"words\":\"His door\"}", 422,
	             "Only whoever wrote these words");
	http_refuses(a.h, "jay", mine, "{\"words\":\"\"}", 400,
	             "Write something here");
	http_takes(a.h, "jay", mine, "{\"words\":\"" HOSTILE "\"}",
	           "\"words\":\"<script>");
	/* The address outlives the words. */
	http_takes(a.h, "jay", mine, "{\"words\":\"A door and a key\"}",
	           "A door and a key");
	http_takes(a.h, "sam", PLAN "/statements",
	           "{\"words\":\"Said on the way\","
	           "\"words_of\":\"worker_for_person\"}",
	           "\"words_of\":\"worker_for_person\"");
	http_refuses(a.h, "sam", PLAN "/statements",
	             "{\"words\":\"x\",\"words_of\":\"person\"}", 400,
	             "not one of the words");
	reply = http_get(a.h, "sam", PLAN "/statements");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"words\":\"A door\"");
	expect_has(reply.body, "\"words\":\"A door and a key\"");
	expect_has(reply.body, "\"replaced\":true");
	http_refuses(a.h, "sam", under(&a, mine, "/withdraw"), "{}", 422,
	             "Only whoever wrote these words");
	http_takes(a.h, "jay", under(&a, mine, "/withdraw"), "{}",
	           "\"withdrawn\":true");
	http_refuses(a.h, "jay", under(&a, mine, "/withdraw"), "{}", 422,
	             "changed or taken back already");
	http_refuses(a.h, "ned", PLAN "/statements", "{\"words\":\"x\"}", 404,
	             "not_found");
	expect_equal(http_get(a.h, "ned", PLAN "/statements").status, 404);
	http_refuses(a.h, "jay", PLAN "/statements/0000000000001",
	             "{\"words\":\"x\"}", 404, "not_found");
}

TEST("plan api: strengths say who said so, and the circle is kept")
{
	struct api a = api_new(t);
	struct http_reply reply;

	http_takes(a.h, "jay", PLAN "/strengths",
	           "{\"words\":\"Good with dogs\"}", "\"said_by\":\"self\"");
	http_refuses(a.h, "sam", PLAN "/strengths", "{\"words\":\"Patient\"}",
	             400, "Choose who said so");
	http_takes(a.h, "jay", PLAN "/strengths", "{\"words\":\"Quick\"}",
	           "\"words_of\":\"person\",\"written_by\":\"Jay Mercer\"");
	http_takes(a.h, "sam", PLAN "/strengths",
	           "{\"words\":\"Fast\",\"said_by\":\"self\"}",
	           "\"words_of\":\"worker_for_person\","
	           "\"written_by\":\"Sam Okafor\"");
	http_takes(a.h, "sam", PLAN "/strengths",
	           "{\"words\":\"Patient\",\"said_by\":\"family\","
	           "\"said_name\":\"his mum\"}",
	           "\"said_name\":\"his mum\"");
	http_refuses(a.h, "jay", PLAN "/circle", "{\"name\":\"\",\"ring\":9}",
	             400, "Choose who they are");
	http_refuses(a.h, "jay", PLAN "/circle",
	             "{\"name\":\"Mum\",\"ring\":9,\"kind\":\"family\"}", 400,
	             "Choose how close they are");
	reply = http_json_new(
	        a.h, "jay", PLAN "/circle",
	        "{\"name\":\"Mum\",\"ring\":1,\"kind\":\"family\","
	        "\"wish\":\"closer\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"wish\":\"closer\"");
	expect_has(http_get(a.h, "sam", PLAN "/circle").body, "\"Mum\"");
	expect_equal(http_get(a.h, "ned", PLAN "/circle").status, 404);
	http_takes(a.h, "jay",
	           http_at(a.h, PLAN "/circle",
	                   http_id_after(reply.body, S("\"id\":\"")),
	                   "/remove"),
	           "{\"version\":1}", "\"content\":[]");
	http_refuses(a.h, "jay", PLAN "/circle/0000000000001/remove", "{}", 400,
	             "Send the version that you read");
	http_refuses(a.h, "jay", PLAN "/circle/0000000000001/remove",
	             "{\"version\":1}", 404, "not_found");
}

TEST("plan api: a strength is changed by whoever wrote it, as it was seen, and "
     "taken back with a reason")
{
	struct api a = api_new(t);
	struct http_reply reply =
	        http_json_new(a.h, "sam", PLAN "/strengths",
	                      "{\"words\":\"Patient\",\"said_by\":\"worker\","
	                      "\"evidence\":\"I saw it\"}");
	const char *one = http_at(a.h, PLAN "/strengths",
	                          http_id_after(reply.body, S("\"id\":\"")),
	                          "");

	http_refuses(a.h, "jay", one, "{\"version\":1,\"words\":\"Slow\"}", 422,
	             "Only whoever wrote these words");
	http_refuses(a.h, "sam", one, "{\"words\":\"Kind\"}", 400,
	             "Send the version that you read");
	http_takes(a.h, "sam", one, "{\"version\":1,\"words\":\"Kind\"}",
	           "\"version\":2,\"words\":\"Kind\","
	           "\"evidence\":\"I saw it\"");
	http_refuses(a.h, "sam", one, "{\"version\":1,\"words\":\"Calm\"}", 409,
	             "conflict");
	http_refuses(a.h, "ned", one, "{\"version\":2,\"words\":\"Calm\"}", 404,
	             "not_found");
	http_refuses(a.h, "sam", under(&a, one, "/withdraw"), "{\"version\":2}",
	             400, "Write something here");
	http_takes(a.h, "sam", under(&a, one, "/withdraw"),
	           "{\"version\":2,\"words\":\"I was wrong\"}", "Kind");
	expect_lacks(http_get(a.h, "jay", PLAN).body, "Kind");
	http_refuses(a.h, "sam", one, "{\"version\":3,\"words\":\"Calm\"}", 404,
	             "not_found");
}

/* --- the journey and past days ------------------------------------------- */

TEST("plan api: a worker writes the journey with reasons, the person reads it")
{
	struct api a = api_new(t);

	http_refuses(a.h, "sam", PLAN "/phases", "{}", 400, "Choose a phase");
	http_refuses(a.h, "sam", PLAN "/phases",
	             "{\"act\":\"enter\",\"name\":\"interact\"}", 400,
	             "Choose a reason");
	http_refuses(a.h, "jay", PLAN "/phases",
	             "{\"act\":\"enter\",\"name\":\"interact\","
	             "\"reason\":\"start\"}",
	             422, "for your worker");
	http_takes(a.h, "sam", PLAN "/phases",
	           "{\"act\":\"enter\",\"name\":\"interact\","
	           "\"reason\":\"start\"}",
	           "\"name\":\"interact\"");
	http_refuses(a.h, "sam", PLAN "/phases",
	             "{\"act\":\"leave\",\"name\":\"interact\","
	             "\"reason\":\"ready\"}",
	             422, "at least one goal that they have agreed");
	http_takes(a.h, "jay", under(&a, a.goal, "/reply"),
	           "{\"version\":1,\"reply\":\"accepted\"}", "accepted");
	http_takes(a.h, "sam", PLAN "/phases",
	           "{\"act\":\"leave\",\"name\":\"interact\","
	           "\"reason\":\"ready\"}",
	           "\"exit_reason\":\"ready\"");
	expect_has(http_get(a.h, "jay", PLAN "/phases").body, "interact");
	expect_equal(http_get(a.h, "ned", PLAN "/phases").status, 404);
}

TEST("plan api: every version is listed, and any past day's plan is read")
{
	struct api a = api_new(t);
	struct http_reply reply = http_get(a.h, "jay", PLAN "/history");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"version\":2");
	expect_has(reply.body, "\"what\":\"plan.goal_added\"");
	expect_equal(http_get(a.h, "ned", PLAN "/history").status, 404);
	reply = http_get(a.h, "jay", PLAN "?on=2026-11-24");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Book the test");
	expect_equal(http_get(a.h, "jay", PLAN "?on=2026-11-01").status, 404);
	expect_equal(http_get(a.h, "jay", PLAN "?on=today").status, 400);
}

TEST("plan api: whoever changes the words of a step is their author, and words "
     "for somebody stay so where nothing else is said")
{
	struct api a = api_new(t);
	struct http_reply reply;

	reply = http_patch(a.h, "sam", a.step, "1",
	                   "{\"description\":\"Book the test for him\","
	                   "\"words_of\":\"worker_for_person\"}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"words_of\":\"worker_for_person\"");
	reply = http_patch(a.h, "sam", a.step, "2",
	                   "{\"due_on\":\"2026-12-01\"}");
	expect_has(reply.body, "\"words_of\":\"worker_for_person\"");
	reply = http_patch(a.h, "jay", a.step, "3",
	                   "{\"description\":\"Book my test\"}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"words_of\":\"person\"");
	reply = http_patch(a.h, "sam", a.step, "4",
	                   "{\"description\":\"Book his test\","
	                   "\"words_of\":\"worker\"}");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "only they can change it");
	reply = http_patch(a.h, "sam", a.goal, "1",
	                   "{\"words_of\":\"person\"}");
	expect_lacks(reply.body,
	             "\"words_of\":\"person\",\"written_by\":\"Sam");
}
