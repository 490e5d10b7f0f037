/* plan_scribe_paper_test.c - the day on a paper that was written down. */
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_try_test.h"
#include "register/orders/orders.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY_MS INT64_C(86400000)
#define PEOPLE "/people/X100001/plan"

/* Goal and step are of 24 November 2026, and it is 4 December. */
struct paper {
	struct plan_try p;
	struct http *h;
	struct plan_told_terms terms;
	int64_t seen;
	struct date begun;
};

static const struct fault *
goal_told(struct ctx *ctx, void *data)
{
	struct paper *m = data;

	return plan_goal_told(ctx, m->p.goal, m->seen, &m->terms);
}

static const struct fault *
step_told(struct ctx *ctx, void *data)
{
	struct paper *m = data;

	return plan_step_told(ctx, m->p.step, m->seen, &m->terms);
}

static const struct fault *
put_order(struct ctx *ctx, void *data)
{
	struct paper *m = data;
	const struct order order = {
	        .person = m->p.person,
	        .order_ref = S("MC-1"),
	        .kind = S("community_order"),
	        .starts_on = m->begun,
	        .ends_on = date_add_days(m->begun, 365),
	        .offence_on = DATE_NONE,
	        .convicted_on = DATE_NONE,
	        .sentenced_on = DATE_NONE,
	        .released_on = DATE_NONE,
	};
	enum put_result result;
	struct order_id id;

	return order_put(ctx, &order, &id, &result);
}

static struct date
november(int day)
{
	struct date out = DATE_NONE;

	expect_true(date_make(2026, 11, day, &out));
	return out;
}

static struct paper
paper_new(struct test *t)
{
	struct world *w = people_world(t);
	struct paper m = {.p = plan_try_in(w)};

	m.h = http_serve(w, w->app->capabilities);
	expect_ok(world_do(w, "sam", plan_try_goal, &m.p));
	m.p.step_terms.voice = PLAN_VOICE_FOR;
	m.p.step_terms.words = S("Ring the choir");
	expect_ok(world_do(w, "sam", plan_try_step, &m.p));
	world_later(w, 10 * DAY_MS);
	return m;
}

static const struct plan_goal *
goal_of(struct paper *m)
{
	return plan_try_the_goal(&m->p);
}

/* A yes on paper of this day. */
static const struct fault *
says(struct paper *m, bool step, enum plan_told told, struct date on)
{
	m->terms = (struct plan_told_terms){told, S(""), PLAN_HOW_PAPER, on};
	m->seen = step ? goal_of(m)->steps[0].version : goal_of(m)->version;
	return world_do(m->p.w, "sam", step ? step_told : goal_told, m);
}

TEST("plan told: the day on a paper is kept and shown, and without one the "
     "paper has none")
{
	struct paper m = paper_new(t);
	struct str body;

	expect_ok(says(&m, false, PLAN_TOLD_YES, november(26)));
	expect_ok(says(&m, true, PLAN_TOLD_YES, DATE_NONE));
	expect_ok(says(&m, true, PLAN_TOLD_DONE, november(28)));
	expect_equal(goal_of(&m)->hand.on.days, november(26).days);
	expect_false(date_is(goal_of(&m)->steps[0].hand.on));
	expect_equal(goal_of(&m)->steps[0].mark.on.days, november(28).days);
	body = http_get(m.h, "jay",
	                http_at(m.h, "/me/plan/goals",
	                        id_show(m.p.w->arena, m.p.goal.v), ""))
	               .body;
	expect_has(body, "written on a paper of 26 November 2026, written down "
	                 "by");
	expect_has(body, "written on a paper of 28 November 2026");
	body = http_get(m.h, "sam",
	                http_at(m.h, PEOPLE "/goals",
	                        id_show(m.p.w->arena, m.p.goal.v), ""))
	               .body;
	expect_has(body, "written on a paper of 26 November 2026");
}

TEST("plan told: the day on a paper is not to come, not before the order "
     "began, and of a paper alone")
{
	struct paper m = paper_new(t);

	expect_problem(
	        says(&m, false, PLAN_TOLD_YES, date_add_days(november(30), 5)),
	        "paper_on", "The day on the paper cannot be after today");
	m.begun = november(2);
	expect_ok(world_do(m.p.w, NULL, put_order, &m));
	expect_problem(says(&m, false, PLAN_TOLD_YES, november(1)), "paper_on",
	               "The day on the paper is before the order began");
	m.terms = (struct plan_told_terms){PLAN_TOLD_YES, S(""), PLAN_HOW_ROOM,
	                                   november(26)};
	m.seen = 1;
	expect_problem(world_do(m.p.w, "sam", goal_told, &m), "paper_on",
	               "Give a day only for an answer on paper");
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_WAITING);
}

TEST("plan told: a paper that is older than the words here was an answer to "
     "other words; they may be asked again")
{
	struct paper m = paper_new(t);
	static const char refused[] =
	        "The paper is of 28 November 2026. These words are of "
	        "4 December 2026, so it was an answer to other words. Ask them "
	        "again";

	m.p.seen = 1;
	m.p.step_terms.words = S("Ring the choir twice");
	expect_ok(world_do(m.p.w, "sam", plan_try_step_change, &m.p));
	expect_refused(t, says(&m, true, PLAN_TOLD_YES, november(28)), refused);
	expect_refused(t, says(&m, true, PLAN_TOLD_DONE, november(28)),
	               refused);
	expect_equal(goal_of(&m)->steps[0].replies[PLAN_PERSON], PLAN_WAITING);
	/* The goal's own words are as old as they were. */
	expect_ok(says(&m, false, PLAN_TOLD_YES, november(28)));
	expect_ok(
	        says(&m, true, PLAN_TOLD_YES, date_add_days(november(30), 4)));
	/* A step is of its goal: with other words over it, it is another. */
	m.p.terms.title = S("Sing in a choir");
	m.p.seen = goal_of(&m)->version;
	world_later(m.p.w, DAY_MS);
	expect_ok(world_do(m.p.w, "sam", plan_try_goal_change, &m.p));
	expect_fault(says(&m, true, PLAN_TOLD_YES,
	                  date_add_days(november(30), 4)),
	             FAULT_REFUSED, NULL);
}

TEST("plan told: a paper that is older than what they said since changes "
     "nothing")
{
	struct paper m = paper_new(t);

	expect_ok(says(&m, false, PLAN_TOLD_NO, november(30)));
	expect_refused(t, says(&m, false, PLAN_TOLD_YES, november(28)),
	               "The paper is of 28 November 2026. They said something "
	               "on 30 November 2026, after that, and it is written "
	               "down here");
	expect_equal(goal_of(&m)->replies[PLAN_PERSON], PLAN_DECLINED);
	m.p.status = PLAN_STEP_IN_PROGRESS;
	expect_ok(world_do(m.p.w, "jay", plan_try_progress, &m.p));
	expect_refused(t, says(&m, true, PLAN_TOLD_DONE, november(28)),
	               "The paper is of 28 November 2026. The step was marked "
	               "on 4 December 2026, after that");
	expect_equal(goal_of(&m)->steps[0].status, PLAN_STEP_IN_PROGRESS);
}

TEST("plan told pages: over a paper that is older than the words, what they "
     "were and what they are stand there, and what was typed is kept")
{
	struct paper m = paper_new(t);
	struct str step = id_show(m.p.w->arena, m.p.step.v);
	const char *path;
	struct http_reply reply;

	path = http_at(m.h, PEOPLE "/goals", id_show(m.p.w->arena, m.p.goal.v),
	               str_c(m.p.w->arena,
	                     str_print(m.p.w->arena, "/steps/%.*s/said",
	                               STR_ARG(step))));
	m.p.seen = 1;
	m.p.step_terms.words = S("Ring the <b>choir</b> twice");
	expect_ok(world_do(m.p.w, "sam", plan_try_step_change, &m.p));
	reply = http_post(m.h, "sam", path,
	                  FIELDS("said", "accepted", "said_how", "paper",
	                         "told_words", "My own words", "paper_on",
	                         "28/11/2026", "version", "2"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The paper is of 28 November 2026.");
	expect_has(reply.body, "On 28 November 2026 it said:");
	expect_has(reply.body, ">Ring the choir<");
	expect_has(reply.body, "Ring the &lt;b&gt;choir&lt;/b&gt; twice");
	expect_has(reply.body, "My own words");
	expect_has(reply.body, "value=\"28/11/2026\"");
	reply = http_post(m.h, "sam", path,
	                  FIELDS("said", "accepted", "said_how", "paper",
	                         "paper_on", "1/11/2026", "version", "2"));
	expect_has(reply.body, "It was not in the plan.");
	reply = http_post(m.h, "sam", path,
	                  FIELDS("said", "accepted", "said_how", "paper",
	                         "paper_on", "31/11/2026", "version", "2"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a real date, for example 20/11/2026");
	expect_equal(http_post(m.h, "sam", path,
	                       FIELDS("said", "accepted", "said_how", "paper",
	                              "paper_on", "4/12/2026", "version", "2"))
	                     .status,
	             303);
}

#define API "/api/people/X100001/plan/goals"

TEST("plan told api: the day on a paper comes in and is there, by the same "
     "rules")
{
	struct paper m = paper_new(t);
	const char *path =
	        http_at(m.h, API, id_show(m.p.w->arena, m.p.goal.v), "/said");

	http_refuses(m.h, "sam", path,
	             "{\"version\":1,\"said\":\"accepted\",\"how\":\"paper\","
	             "\"paper_on\":\"2026-11-01\"}",
	             422, "The paper is of 1 November 2026.");
	http_refuses(m.h, "sam", path,
	             "{\"version\":1,\"said\":\"accepted\",\"how\":\"room\","
	             "\"paper_on\":\"2026-11-26\"}",
	             400, "\"paper_on\"");
	http_takes(m.h, "sam", path,
	           "{\"version\":1,\"said\":\"accepted\",\"how\":\"paper\","
	           "\"paper_on\":\"2026-11-26\"}",
	           "\"paper_on\":\"2026-11-26\"");
}
