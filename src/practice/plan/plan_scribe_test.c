/* plan_scribe_test.c - an answer of the person's, written down by a worker. */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/plan/plan_local.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

struct told_try {
	struct plan_try p;
	struct plan_told_terms terms;
	int64_t seen;
	struct date on;
};

static const struct fault *
goal_told(struct ctx *ctx, void *data)
{
	struct told_try *m = data;

	return plan_goal_told(ctx, m->p.goal, m->seen, &m->terms);
}

static const struct fault *
step_told(struct ctx *ctx, void *data)
{
	struct told_try *m = data;

	return plan_step_told(ctx, m->p.step, m->seen, &m->terms);
}

static const struct plan_goal *
goal_of(struct told_try *m)
{
	return plan_try_the_goal(&m->p);
}

/* A goal with a step, of Jay, who signs in, or of Kit, who cannot; the worker
 * wrote both, and nobody answered. */
static struct told_try
told_new(struct test *t, bool kit)
{
	struct told_try m = {.p = plan_try_new(t), .on = DATE_NONE};
	const char *worker = kit ? "ned" : "sam";

	if (kit)
		m.p.person = m.p.w->kit;
	expect_ok(world_do(m.p.w, worker, plan_try_goal, &m.p));
	m.p.step_terms.voice = PLAN_VOICE_FOR;
	m.p.step_terms.words = S("Ring the choir");
	expect_ok(world_do(m.p.w, worker, plan_try_step, &m.p));
	return m;
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "jay"),
	                          S("a river under the bridge")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    world_user(w, "jay").v);
}

static struct told_try
told_served(struct test *t, struct http **h)
{
	struct world *w = people_world(t);
	struct told_try m = {.p = plan_try_in(w), .on = DATE_NONE};

	*h = http_serve(w, w->app->capabilities);
	expect_ok(world_do(w, "sam", plan_try_goal, &m.p));
	m.p.step_terms.voice = PLAN_VOICE_FOR;
	m.p.step_terms.words = S("Ring the choir");
	expect_ok(world_do(w, "sam", plan_try_step, &m.p));
	return m;
}

static const struct fault *
goal_says(struct told_try *m, const char *who, enum plan_told told,
          enum plan_how how)
{
	m->terms = (struct plan_told_terms){told, S("So I say"), how, m->on};
	m->seen = goal_of(m)->version;
	return world_do(m->p.w, who, goal_told, m);
}

static const struct fault *
step_says(struct told_try *m, const char *who, enum plan_told told,
          enum plan_how how)
{
	m->terms = (struct plan_told_terms){told, S("So I say"), how, m->on};
	m->seen = goal_of(m)->steps[0].version;
	return world_do(m->p.w, who, step_told, m);
}

TEST("plan told: an answer that a worker wrote down says who wrote it and how "
     "it was said")
{
	struct told_try m = told_new(t, false);
	const struct plan_goal *goal;

	expect_ok(goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM));
	expect_ok(step_says(&m, "sam", PLAN_TOLD_NO, PLAN_HOW_ROOM));
	goal = goal_of(&m);
	expect_equal(goal->replies[PLAN_PERSON], PLAN_ACCEPTED);
	expect_str(goal->reply_words[PLAN_PERSON], "So I say");
	expect_equal(goal->hand.how, PLAN_HOW_ROOM);
	expect_equal(goal->hand.by.v, world_user(m.p.w, "sam").v);
	expect_true(!str_empty(goal->hand.name));
	expect_equal(goal->steps[0].replies[PLAN_PERSON], PLAN_DECLINED);
	expect_equal(goal->steps[0].hand.how, PLAN_HOW_ROOM);
	expect_equal(goal->steps[0].mark.how, PLAN_HOW_NONE);
}

TEST("plan told: the person's own answer takes its place, and what they "
     "answered themselves nobody writes over")
{
	struct told_try m = told_new(t, false);

	expect_ok(goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM));
	expect_ok(step_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM));
	m.p.reply = PLAN_DECLINED;
	m.p.reply_seen = goal_of(&m)->version;
	expect_ok(world_do(m.p.w, "jay", plan_try_reply, &m.p));
	expect_equal(goal_of(&m)->hand.how, PLAN_HOW_NONE);
	m.p.reply_seen = goal_of(&m)->steps[0].version;
	expect_ok(world_do(m.p.w, "jay", plan_try_step_reply, &m.p));
	expect_equal(goal_of(&m)->steps[0].hand.how, PLAN_HOW_NONE);
	expect_refused(t, goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	               "They have said it themselves: only they can change "
	               "it");
	expect_refused(t, step_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	               "They have said it themselves: only they can change "
	               "it");
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_DECLINED);
}

TEST("plan told: an answer by telephone or on paper is for whoever cannot sign "
     "in")
{
	struct told_try m = told_new(t, false);
	struct told_try k = told_new(t, true);

	expect_ok(world_do(m.p.w, NULL, make_password, m.p.w));
	expect_refused(t, goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_PAPER),
	               "They can sign in and say it themselves. Write it down "
	               "for them when they are in the room.");
	expect_refused(t,
	               step_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_TELEPHONE),
	               "They can sign in and say it themselves. Write it down "
	               "for them when they are in the room.");
	k.terms = (struct plan_told_terms){PLAN_TOLD_YES, S(""), PLAN_HOW_PAPER,
	                                   DATE_NONE};
	k.seen = 1;
	expect_ok(world_do(k.p.w, "ned", goal_told, &k));
	/* The same paper does not count twice: the goal has moved on. */
	expect_fault(world_do(k.p.w, "ned", goal_told, &k), FAULT_CONFLICT,
	             NULL);
}

TEST("plan told: only a worker writes an answer down for somebody else, and "
     "only one of theirs")
{
	struct told_try m = told_new(t, false);

	expect_refused(t, goal_says(&m, "jay", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	               "This is for your worker to do");
	expect_refused(t, step_says(&m, "jay", PLAN_TOLD_DONE, PLAN_HOW_ROOM),
	               "This is for your worker to do");
	expect_fault(goal_says(&m, "ned", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(step_says(&m, "ned", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	             FAULT_NOT_FOUND, NULL);
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_WAITING);
}

TEST("plan told: a goal that is not in the plan takes no answer from paper")
{
	struct told_try m = told_new(t, false);

	m.p.words = S("Not now");
	m.p.seen = goal_of(&m)->version;
	expect_ok(world_do(m.p.w, "sam", plan_try_remove, &m.p));
	expect_refused(t, goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM),
	               "This goal is not in the plan now");
	expect_refused(t, step_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_ROOM),
	               "This goal is not in the plan now");
}

TEST("plan told: what was said and how are needed, and done is of a step only")
{
	struct told_try m = told_new(t, false);

	expect_problem(goal_says(&m, "sam", PLAN_TOLD_NONE, PLAN_HOW_ROOM),
	               "said", "Choose what they said");
	expect_problem(goal_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_ROOM),
	               "said", "Choose what they said");
	expect_problem(goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_NONE),
	               "said_how", "Choose how they said it");
	expect_problem(step_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_OWN),
	               "said_how", "Choose how they said it");
}

TEST("plan told: who wants to talk about it has not answered yet")
{
	struct told_try m = told_new(t, false);

	expect_ok(goal_says(&m, "sam", PLAN_TOLD_TALK, PLAN_HOW_ROOM));
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_WAITING);
	expect_equal(goal_of(&m)->hand.how, PLAN_HOW_ROOM);
	expect_ok(goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM));
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_ACCEPTED);
}

TEST("plan told: a step that they did is marked as they said, with who wrote "
     "it down, until they say how far it is themselves")
{
	struct told_try m = told_new(t, false);
	const struct plan_step *step;

	expect_ok(step_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_ROOM));
	step = &goal_of(&m)->steps[0];
	expect_equal(step->status, PLAN_STEP_COMPLETED);
	expect_equal(step->mark.how, PLAN_HOW_ROOM);
	expect_equal(step->replies[PLAN_PERSON], PLAN_WAITING);
	expect_str(goal_of(&m)->notes[0].words, "So I say");
	expect_equal(goal_of(&m)->notes[0].author.voice, PLAN_VOICE_FOR);
	expect_ok(step_says(&m, "sam", PLAN_TOLD_NOT_DONE, PLAN_HOW_ROOM));
	step = &goal_of(&m)->steps[0];
	expect_equal(step->status, PLAN_STEP_IN_PROGRESS);
	/* The same word by their own hand is theirs. */
	m.p.status = PLAN_STEP_IN_PROGRESS;
	expect_ok(world_do(m.p.w, "sam", plan_try_progress, &m.p));
	expect_equal(goal_of(&m)->steps[0].mark.how, PLAN_HOW_ROOM);
	expect_ok(world_do(m.p.w, "jay", plan_try_progress, &m.p));
	expect_equal(goal_of(&m)->steps[0].mark.how, PLAN_HOW_NONE);
}

TEST("plan told: a past day shows it as it was written down")
{
	struct told_try m = told_new(t, false);

	expect_ok(goal_says(&m, "sam", PLAN_TOLD_YES, PLAN_HOW_ROOM));
	expect_ok(step_says(&m, "sam", PLAN_TOLD_DONE, PLAN_HOW_ROOM));
	m.p.date = instant_date(goal_of(&m)->hand.at);
	expect_ok(world_see(m.p.w, "sam", plan_try_day, &m.p));
	expect_true(m.p.found);
	expect_equal(m.p.whole.goals[0].hand.how, PLAN_HOW_ROOM);
	expect_equal(m.p.whole.goals[0].hand.by.v, world_user(m.p.w, "sam").v);
	expect_equal(m.p.whole.goals[0].steps[0].mark.how, PLAN_HOW_ROOM);
	expect_equal(m.p.whole.goals[0].steps[0].hand.how, PLAN_HOW_NONE);
}

/* --- pages and API -------------------------------------------------------- */

#define PEOPLE "/people/X100001/plan"

static const char *
at(struct told_try *m, const char *base, bool step, const char *rest)
{
	struct arena *arena = m->p.w->arena;
	struct str goal = id_show(arena, m->p.goal.v);
	struct str id = id_show(arena, m->p.step.v);

	return str_c(arena,
	             step ? str_print(arena, "%s/goals/%.*s/steps/%.*s%s", base,
	                              STR_ARG(goal), STR_ARG(id), rest)
	                  : str_print(arena, "%s/goals/%.*s%s", base,
	                              STR_ARG(goal), rest));
}

TEST("plan told pages: it is never shown as the person's own press, and the "
     "person sees it and can answer themselves")
{
	struct http *h;
	struct told_try m = told_served(t, &h);
	struct str body;

	expect_has(http_get(h, "sam", PEOPLE "/print").body,
	           "I want to talk about it");
	expect_has(http_get(h, "sam", PEOPLE "/print").body, "Step 1.1: ");
	expect_has(http_get(h, "sam", PEOPLE "/said").body, "1.1. ");
	expect_has(http_get(h, "sam", at(&m, PEOPLE, false, "/said")).body,
	           "What did they say?");
	expect_has(http_get(h, "sam", at(&m, PEOPLE, true, "/said")).body,
	           "If it said something else when they answered, ask them "
	           "again.");
	expect_lacks(http_get(h, "sam", PEOPLE "/print").body, "&nbsp;");
	expect_equal(http_post(h, "sam", at(&m, PEOPLE, false, "/said"),
	                       FIELDS("said", "accepted", "told_words",
	                              "<b>Yes</b>", "said_how", "room",
	                              "version", "1"))
	                     .status,
	             303);
	body = http_get(h, "jay", at(&m, "/me/plan", false, "")).body;
	expect_has(body, "said in the room, written down by");
	expect_has(body, "Your own answer takes its place.");
	expect_lacks(body, "<b>Yes</b>");
	expect_equal(http_post(h, "sam", at(&m, PEOPLE, true, "/said"),
	                       FIELDS("said", "done", "said_how", "room",
	                              "version", "1"))
	                     .status,
	             303);
	expect_equal(http_post(h, "jay", at(&m, "/me/plan", false, "/reply"),
	                       FIELDS("reply", "accepted", "version", "2"))
	                     .status,
	             303);
	body = http_get(h, "jay", at(&m, "/me/plan", false, "")).body;
	expect_lacks(body, "Your own answer takes its place.");
	/* The step's is still written down. */
	expect_has(body, "said in the room, written down by");
}

TEST("plan told pages: an answer is to the goal or step as the worker saw it, "
     "or it does not count, and what was typed is kept")
{
	struct http *h;
	struct told_try m = told_served(t, &h);
	struct http_reply reply;

	reply = http_post(h, "sam", at(&m, PEOPLE, false, "/said"),
	                  FIELDS("said", "talk", "told_words", "About trains",
	                         "said_how", "room", "version", "9"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "About trains");
	reply = http_post(h, "sam", at(&m, PEOPLE, true, "/said"),
	                  FIELDS("said", "talk", "told_words", "About trains",
	                         "said_how", "room", "version", "9"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "About trains");
	reply = http_post(h, "sam", at(&m, PEOPLE, false, "/said"),
	                  FIELDS("told_words", "About trains", "version", "1"));
	expect_has(reply.body, "Choose what they said");
	expect_has(reply.body, "About trains");
}

TEST("plan told pages: nobody but the person's workers, and not the paper of "
     "another person")
{
	struct http *h;
	struct told_try m = told_served(t, &h);

	expect_equal(http_get(h, "ned", at(&m, PEOPLE, false, "/said")).status,
	             404);
	expect_equal(http_post(h, "ned", at(&m, PEOPLE, false, "/said"),
	                       FIELDS("said", "accepted", "said_how", "room",
	                              "version", "1"))
	                     .status,
	             404);
	expect_equal(http_post(h, "ned",
	                       at(&m, "/people/X100002/plan", true, "/said"),
	                       FIELDS("said", "done", "said_how", "room",
	                              "version", "1"))
	                     .status,
	             404);
	expect_true(http_get(h, "jay", at(&m, PEOPLE, false, "/said")).status >=
	            403);
	expect_equal(
	        http_get(h, "jay", at(&m, "/me/plan", false, "/said")).status,
	        404);
}

#define API "/api/people/X100001/plan"

TEST("plan told api: the same rules as the pages")
{
	struct http *h;
	struct told_try m = told_served(t, &h);

	http_refuses(h, "jay", at(&m, API, false, "/said"),
	             "{\"version\":1,\"said\":\"accepted\",\"how\":\"room\"}",
	             422, "This is for your worker to do");
	http_refuses(h, "ned", at(&m, API, false, "/said"),
	             "{\"version\":1,\"said\":\"accepted\",\"how\":\"room\"}",
	             404, "not_found");
	http_takes(h, "sam", at(&m, API, false, "/said"),
	           "{\"version\":1,\"said\":\"accepted\",\"how\":\"room\"}",
	           "\"person_reply_by_hand\":{\"how\":\"room\"");
	http_takes(h, "sam", at(&m, API, true, "/said"),
	           "{\"version\":1,\"said\":\"done\",\"how\":\"room\"}",
	           "\"status_by_hand\":{\"how\":\"room\"");
	http_refuses(h, "sam", at(&m, API, true, "/said"),
	             "{\"version\":1,\"said\":\"done\",\"how\":\"room\"}", 409,
	             "changes");
}
