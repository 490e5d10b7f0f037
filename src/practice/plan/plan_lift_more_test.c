/* plan_lift_more_test.c - goals and steps that were made from somebody in the
 * circle, and from a decision. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_try_test.h"
#include "practice/strengths/rights_world_test.h"
#include "practice/strengths/tool_world_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#include <string.h>

#define MINE "/me/plan/circle"
#define SAMS "/people/X100001/plan/circle"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

/* Nan, a friend of jay's, by whom; her number. */
static const char *
nan_of(struct http *h, const char *who, const char *page)
{
	expect_equal(
	        http_post(h, who, page,
	                  FIELDS("name", "Nan", "ring", "2", "kind", "friend"))
	                .status,
	        303);
	return str_c(h->w->arena, http_id_after(http_get(h, who, page).body,
	                                        S("data-tie=\"")));
}

static const char *
joined(struct http *h, const char *a, const char *b, const char *c)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s%s", a, b, c));
}

/* A number that nobody and nothing has. */
static const char *
nobody(struct http *h)
{
	return str_c(h->w->arena, id_show(h->w->arena, 77));
}

/* A goal of jay's own that is made from `from`; its address. */
static const char *
goal_from(struct http *h, const char *from, const char *title)
{
	struct http_reply reply =
	        http_post(h, "jay", "/me/plan/goals",
	                  FIELDS("title", title, "from", from, "when", "3"));

	expect_equal(reply.status, 303);
	return str_c(h->w->arena, http_header(h, &reply, "Location"));
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

TEST("plan: a goal made from somebody in the circle begins with words that "
     "name nobody, and who it is is read by whoever sees the circle's names")
{
	struct http *h = served(t);
	const char *nan = nan_of(h, "jay", MINE), *goal, *id;
	struct str body = http_get(h, "jay", MINE).body;

	expect_has(body, "Make a goal about Nan");
	expect_has(body, joined(h, "/me/plan/goals/new?from=", nan, ".tie"));
	expect_lacks(body, "In the plan");
	body = http_get(h, "jay",
	                joined(h, "/me/plan/goals/new?from=", nan, ".tie"))
	               .body;
	expect_has(body, "Stay in touch with a friend</textarea>");
	expect_has(body, "It began with Nan, in your circle.");
	expect_has(body, "So no name is filled in.");
	goal = goal_from(h, joined(h, nan, ".tie", ""), "See a friend again");
	expect_has(http_get(h, "jay", goal).body, "It began with Nan, in your");
	expect_has(http_get(h, "jay", MINE).body, "In the plan");
	id = strrchr(goal, '/') + 1;
	goal = joined(h, "/people/X100001/plan/goals/", id, "");
	expect_has(http_get(h, "sam", goal).body,
	           "It began with Nan, in the circle of people.");
	/* Who reads the plan and no names of the circle. */
	body = http_get(h, "priya", goal).body;
	expect_has(body, "It began with one of the people in the circle.");
	expect_lacks(body, "Nan");
	expect_lacks(http_get(h, "priya", SAMS).body, "Nan");
	expect_lacks(http_get(h, "priya", SAMS).body, "In the plan");
	expect_ok(world_see(h->w, NULL, see_check, NULL));
}

TEST("plan: nothing is made from somebody who was taken out of the circle "
     "meanwhile, and what was typed is still there")
{
	struct http *h = served(t);
	const char *nan = nan_of(h, "jay", MINE);
	const char *from = joined(h, nan, ".tie", ""), *goal;
	struct http_reply reply;

	goal = goal_from(h, from, "See a friend again");
	expect_equal(http_post(h, "jay", joined(h, MINE "/", nan, "/remove"),
	                       FIELDS("version", "1"))
	                     .status,
	             303);
	reply = http_get(h, "jay", goal);
	expect_has(reply.body,
	           "It began with one of the people in the circle.");
	expect_lacks(reply.body, "Nan");
	reply = http_post(h, "jay", "/me/plan/goals",
	                  FIELDS("title", "Ring every Sunday", "from", from,
	                         "when", "3"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "We cannot find this person in the circle now");
	expect_has(reply.body, "Ring every Sunday</textarea>");
	expect_lacks(reply.body, "name=\"from\"");
	expect_lacks(reply.body, "It began with");
	expect_equal(http_get(h, "jay",
	                      joined(h, "/me/plan/goals/new?from=", from, ""))
	                     .status,
	             404);
	expect_lacks(http_get(h, "jay", "/me/plan").body, "Ring every Sunday");
	expect_ok(world_see(h->w, NULL, see_check, NULL));
}

TEST("plan: nobody who sees no names of the circle makes a goal from it, nor "
     "from somebody else's")
{
	struct http *h = served(t);
	const char *nan = nan_of(h, "sam", SAMS);
	const char *from = joined(h, nan, ".tie", "");

	expect_equal(http_get(h, "priya",
	                      joined(h, "/people/X100001/plan/goals/new?from=",
	                             from, ""))
	                     .status,
	             404);
	expect_equal(http_post(h, "priya", "/people/X100001/plan/goals",
	                       FIELDS("title", "Ring her", "when", "6", "area",
	                              "thinking-behaviours-and-attitudes",
	                              "basis", "negotiated", "voice", "worker",
	                              "statement", "none", "no_statement",
	                              "They asked", "from", from))
	                     .status,
	             400);
	expect_lacks(http_get(h, "jay", "/me/plan").body, "Ring her");
	/* A number of nobody's. */
	expect_equal(http_get(h, "jay",
	                      joined(h, "/me/plan/goals/new?from=", nobody(h),
	                             ".tie"))
	                     .status,
	             404);
	expect_equal(
	        http_get(h, "jay", "/me/plan/goals/new?from=x.friend").status,
	        200);
}

TEST("plan: a step made from somebody in the circle or from an entry remembers "
     "it, and is in the plan for as long as its goal is")
{
	struct http *h = served(t);
	const char *nan = nan_of(h, "jay", MINE);
	const char *from = joined(h, nan, ".tie", ""), *goal, *step;
	struct http_reply reply;

	goal = goal_from(h, "", "Know more people");
	reply = http_get(h, "jay",
	                 joined(h, "/me/plan/goals/new?from=", from, ""));
	expect_has(reply.body, "Or make it a step of a goal that is there");
	step = joined(h, goal, "/steps/new?from=", from);
	expect_has(reply.body, step);
	reply = http_get(h, "jay", step);
	expect_has(reply.body, "Stay in touch with a friend</textarea>");
	expect_has(reply.body, "It began with Nan");
	reply = http_post(h, "jay", joined(h, goal, "/steps", ""),
	                  FIELDS("step", "Write a card", "from", from));
	expect_equal(reply.status, 303);
	reply = http_get(h, "jay", goal);
	expect_has(reply.body, "It began with one of the people in the circle");
	expect_has(http_get(h, "jay", MINE).body, "In the plan");
	expect_equal(http_post(h, "jay", joined(h, goal, "/remove", ""),
	                       FIELDS("removed_why", "Not now", "version", "1"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "jay", MINE).body, "In the plan");
	/* A goal that is out takes no step, and what was typed stays. */
	reply = http_post(h, "jay", joined(h, goal, "/steps", ""),
	                  FIELDS("step", "Send a card", "from", from));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Add this goal back before you change its");
	expect_has(reply.body, "Send a card</textarea>");
	expect_ok(world_see(h->w, NULL, see_check, NULL));
}

/* --- a decision ----------------------------------------------------------- */

TEST("plan: a goal made from a decision begins with what was decided, and says "
     "nothing of how either side saw it")
{
	struct right r;
	struct http *h = right_http(t, &r);
	const char *id, *from, *goal;
	struct http_reply reply;
	struct str body;

	expect_ok(right_decide(&r, "rhian", 2));
	id = str_c(h->w->arena, id_show(h->w->arena, r.id));
	from = joined(h, id, ".decision", "");
	body = http_get(h, "rhian", joined(h, "/me/rights/decisions/", id, ""))
	               .body;
	expect_has(body, "Make it a goal");
	expect_has(body, joined(h, "/me/plan/goals/new?from=", from, ""));
	body = http_get(h, "sam",
	                joined(h, "/people/" RHIAN "/plan/goals/new?from=",
	                       from, ""))
	               .body;
	expect_has(body, "We meet on Tuesdays</textarea>");
	reply = http_post(h, "rhian", "/me/plan/goals",
	                  FIELDS("title", "Be there each week", "from", from,
	                         "when", "3"));
	expect_equal(reply.status, 303);
	goal = str_c(h->w->arena, http_header(h, &reply, "Location"));
	body = http_get(h, "rhian", goal).body;
	expect_has(body,
	           "It began with what was decided: “We meet on Tuesdays”.");
	expect_lacks(body, "step 2");
	expect_has(
	        http_get(h, "sam", "/people/" RHIAN "/rights/decisions").body,
	        "In the plan");
	expect_equal(right_one(&r, "sam")->goals, 1);
	expect_equal(http_post(h, "rhian", joined(h, goal, "/remove", ""),
	                       FIELDS("removed_why", "Done", "version", "1"))
	                     .status,
	             303);
	expect_equal(right_one(&r, "sam")->goals, 0);
	expect_ok(world_see(h->w, NULL, see_check, NULL));
	/* Somebody else's number opens nothing and makes nothing. */
	expect_equal(http_get(h, "jay",
	                      joined(h, "/me/plan/goals/new?from=", from, ""))
	                     .status,
	             404);
	reply = http_post(h, "jay", "/me/plan/goals",
	                  FIELDS("title", "Mine", "from", from, "when", "3"));
	expect_equal(reply.status, 404);
	expect_equal(right_one(&r, "sam")->goals, 0);
}

/* --- what is kept --------------------------------------------------------- */

TEST("plan: a version keeps what a goal was made from as a number, without "
     "words")
{
	struct plan_whole whole = {.goals_n = 1}, back;
	struct plan_step step = {
	        .id = {8},
	        .version = 1,
	        .source = {PLAN_LIFT_TIE, 77},
	        .status_at = INSTANT_NONE,
	        .due = DATE_NONE,
	};
	struct plan_goal goal = {
	        .id = {7},
	        .version = 1,
	        .source = {PLAN_LIFT_DECISION, 99},
	        .target = DATE_NONE,
	        .steps = &step,
	        .steps_n = 1,
	};
	struct world *w = people_world(t);
	struct ctx ctx = {.arena = w->arena};
	struct json_out j;
	struct buf buf;

	whole.goals = &goal;
	buf_init(&buf, w->arena, 0);
	json_init(&j, &buf);
	plan_snapshot_write(&j, &whole);
	expect_has(buf_get(&buf),
	           "\"source\":{\"kind\":\"decision\",\"id\":99");
	expect_has(buf_get(&buf), "\"source\":{\"kind\":\"tie\",\"id\":77");
	expect_ok(plan_snapshot_read(&ctx, buf_get(&buf), &back));
	expect_equal(back.goals[0].source.v, 99);
	expect_equal(back.goals[0].source.kind, PLAN_LIFT_DECISION);
	expect_equal(back.goals[0].steps[0].source.v, 77);
	/* Made from nothing: nothing is said of it. */
	goal.source.v = 0;
	step.source.v = 0;
	buf_init(&buf, w->arena, 0);
	json_init(&j, &buf);
	plan_snapshot_write(&j, &whole);
	expect_lacks(buf_get(&buf), "source");
}

/* --- the API -------------------------------------------------------------- */

TEST("plan api: a goal and a step name what they were made from, and no name "
     "of the circle")
{
	struct http *h = served(t);
	const char *nan = nan_of(h, "jay", MINE);
	const char *api = "/api/people/X100001/plan/goals";
	struct http_reply reply;
	const char *body = joined(h, "{\"title\":\"Ring\",\"source\":\"", nan,
	                          "\",\"source_kind\":\"tie\"}");

	http_takes(h, "jay", api, body, "\"source_kind\":\"tie\"");
	/* Without its kind the number says which it is. */
	http_takes(h, "jay", api,
	           joined(h, "{\"title\":\"Ring\",\"source\":\"", nan, "\"}"),
	           "\"source_kind\":\"tie\"");
	reply = http_get(h, "jay", "/api/people/X100001/plan");
	expect_has(reply.body, joined(h, "\"source\":\"", nan, "\""));
	expect_lacks(reply.body, "Nan");
	http_refuses(h, "jay", api, "{\"title\":\"Ring\",\"source\":\"it\"}",
	             400, "This is no id");
	/* A kind of nothing is none. */
	http_takes(h, "jay", api,
	           "{\"title\":\"Ring\",\"source_kind\":\"tie\"}",
	           "\"source_kind\":null");
	expect_ok(world_see(h->w, NULL, see_check, NULL));
	http_refuses(h, "jay", api,
	             joined(h, "{\"title\":\"Ring\",\"source\":\"", nobody(h),
	                    "\",\"source_kind\":\"tie\"}"),
	             400, "We cannot find this person in the circle now");
}
