/* plan_later_test.c - a review that is put off: a rule each. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"
#include "tests/race.h"

#define DAY_MS INT64_C(86400000)

struct later_try {
	struct plan_try p; /* first: the acts of the plan take it too */
	struct plan_later_terms terms;
	struct plan_later *list;
	size_t n;
	int64_t late;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	const struct later_try *l = data;

	return plan_later_put(ctx, l->p.person, &l->terms);
}

static const struct fault *
back(struct ctx *ctx, void *data)
{
	const struct later_try *l = data;

	return plan_later_back(ctx, l->p.person);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct later_try *l = data;

	return plan_later_read(ctx, l->p.person, &l->list, &l->n);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	struct later_try *l = data;

	TRY(plan_store_late_reviews(ctx, &l->late));
	return plan_check(ctx);
}

/* An agreed plan, to be looked at again on 2027-02-16; put off to 1 March. */
static struct later_try
later_new(struct test *t)
{
	struct later_try l = {.p = plan_try_in(people_world(t))};

	plan_try_agreed(&l.p);
	world_later(l.p.w, 1000);
	l.terms = (struct plan_later_terms){.reason = PLAN_LATER_UNWELL,
	                                    .words = S("In bed with flu")};
	expect_true(date_make(2027, 3, 1, &l.terms.until));
	return l;
}

static const char *
review_day(struct later_try *l)
{
	return str_c(l->p.w->arena,
	             date_iso(l->p.w->arena,
	                      plan_try_whole(&l->p)->plan.review_on));
}

/* Whether one of those that were read stands, of the plan that stands. */
static bool
stands(struct later_try *l)
{
	return plan_later_standing(&plan_try_whole(&l->p)->plan, l->list,
	                           l->n) != NULL;
}

TEST("plan later: a review is put off by a worker, with a reason and a new "
     "day, and the person reads both")
{
	struct later_try l = later_new(t);
	struct plan_later_terms good = l.terms;
	int64_t before;

	expect_str(S("2027-02-16"), review_day(&l));
	before = world_changes(l.p.w);
	expect_refused(t, world_do(l.p.w, "jay", put, &l),
	               "This is for your worker to do");
	expect_fault(world_do(l.p.w, "ned", put, &l), FAULT_NOT_FOUND, NULL);
	l.terms.reason = PLAN_LATER_NONE;
	expect_problem(world_do(l.p.w, "sam", put, &l), "reason",
	               "Choose why the review is put off");
	l.terms.reason = PLAN_LATER_OTHER;
	l.terms.words = S("");
	expect_fault(world_do(l.p.w, "sam", put, &l), FAULT_INVALID, NULL);
	expect_equal(world_changes(l.p.w), before);
	l.terms = good;
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_str(S("2027-03-01"), review_day(&l));
	expect_ok(world_see(l.p.w, "jay", see, &l));
	expect_equal(l.n, 1);
	expect_equal(l.list[0].reason, PLAN_LATER_UNWELL);
	expect_str(l.list[0].words, "In bed with flu");
	expect_true(stands(&l));
	expect_fault(world_see(l.p.w, "ned", see, &l), FAULT_NOT_FOUND, NULL);
}

TEST("plan later: the new day is after the one it was due and after today, and "
     "within the weeks of the dated rule")
{
	static const int bad[][3] = {
	        {2027, 2, 16}, {2026, 11, 24}, {2027, 5, 12}, {2028, 1, 1}};
	struct later_try l = later_new(t);
	const char *says = "Write a day after 16 February 2027, and at most "
	                   "12 weeks after it";

	for (size_t i = 0; i < 4; i++) {
		expect_true(date_make(bad[i][0], bad[i][1], bad[i][2],
		                      &l.terms.until));
		expect_problem(world_do(l.p.w, "sam", put, &l), "until", says);
	}
	l.terms.until = DATE_NONE;
	expect_problem(world_do(l.p.w, "sam", put, &l), "until", says);
	/* Late already: after today, and not after the day it was due. */
	world_later(l.p.w, 100 * DAY_MS);
	expect_true(date_make(2027, 2, 20, &l.terms.until));
	expect_fault(world_do(l.p.w, "sam", put, &l), FAULT_INVALID, NULL);
	expect_true(date_make(2027, 3, 20, &l.terms.until));
	expect_ok(world_do(l.p.w, "sam", put, &l));
}

TEST("plan later: a review that is put off is not late until its new day, and "
     "is after it")
{
	struct later_try l = later_new(t);

	world_later(l.p.w, 90 * DAY_MS);
	expect_ok(world_see(l.p.w, NULL, check, &l));
	expect_equal(l.late, 1);
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_ok(world_see(l.p.w, NULL, check, &l));
	expect_equal(l.late, 0);
	world_later(l.p.w, 10 * DAY_MS);
	expect_ok(world_see(l.p.w, NULL, check, &l));
	expect_equal(l.late, 1);
}

TEST("plan later: an answer that comes to something ends it: the next review "
     "counts from that day")
{
	struct later_try l = later_new(t);

	world_later(l.p.w, 60 * DAY_MS);
	expect_ok(world_do(l.p.w, "sam", put, &l));
	world_later(l.p.w, 1000);
	expect_ok(plan_try_says(&l.p, "jay", PLAN_YES));
	expect_ok(world_see(l.p.w, "sam", see, &l));
	expect_false(stands(&l));
	expect_str(S("2027-04-17"), review_day(&l));
	expect_ok(world_see(l.p.w, NULL, check, &l));
}

TEST("plan later: it is taken back by a worker, and the review is due as it "
     "was")
{
	struct later_try l = later_new(t);

	expect_refused(t, world_do(l.p.w, "sam", back, &l),
	               "No review is put off");
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_refused(t, world_do(l.p.w, "jay", back, &l),
	               "This is for your worker to do");
	expect_ok(world_do(l.p.w, "priya", back, &l));
	expect_str(S("2027-02-16"), review_day(&l));
	expect_refused(t, world_do(l.p.w, "sam", back, &l),
	               "No review is put off");
	expect_ok(world_see(l.p.w, NULL, check, &l));
}

TEST("plan later: one stands at a time, and all of them stay to be read")
{
	struct later_try l = later_new(t);

	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_refused(t, world_do(l.p.w, "priya", put, &l),
	               "The review is put off already. Take that back first");
	for (int i = 1; i < PLAN_LATER_MOST; i++) {
		expect_ok(world_do(l.p.w, "sam", back, &l));
		world_later(l.p.w, 1000);
		expect_ok(world_do(l.p.w, "sam", put, &l));
	}
	expect_ok(world_do(l.p.w, "sam", back, &l));
	expect_refused(t, world_do(l.p.w, "sam", put, &l),
	               "Reviews of this plan were put off 40 times. That is as "
	               "many as fit");
	expect_ok(world_see(l.p.w, "jay", see, &l));
	expect_equal(l.n, PLAN_LATER_MOST);
}

TEST("plan later: of two who put it off at once the second is told")
{
	struct later_try l = later_new(t);
	struct later_try other = l;
	struct racing both[] = {{.who = "sam", .fn = put, .data = &l},
	                        {.who = "priya", .fn = put, .data = &other}};

	race_run(l.p.w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
}

TEST("plan later: without a plan there is no review to put off")
{
	struct later_try l = {.p = plan_try_in(people_world(t))};

	l.terms.reason = PLAN_LATER_ASKED;
	expect_refused(t, world_do(l.p.w, "sam", put, &l),
	               "There is no review to put off yet");
}

/* Somebody else of sam's, whose record goes into the first one's. */
static struct merging
twice(struct later_try *l)
{
	return (struct merging){
	        .kept = l->p.person,
	        .gone = person_new(l->p.w, "X200001", "Jai", "Mercer", NULL,
	                           "sam"),
	};
}

static void
expect_list(struct later_try *l, struct person_id person, size_t n, bool is)
{
	l->p.person = person;
	expect_ok(world_see(l->p.w, "sam", see, l));
	expect_equal(l->n, n);
	expect_equal(stands(l), is);
	expect_ok(world_see(l->p.w, NULL, check, l));
}

TEST("plan later: it goes with its plan: what was put off after a merge goes "
     "back with the plan when that is undone")
{
	struct later_try l = {.p = plan_try_in(people_world(t))};
	struct merging m = {.kept = l.p.person};

	l.terms = (struct plan_later_terms){.reason = PLAN_LATER_ASKED};
	expect_true(date_make(2027, 3, 1, &l.terms.until));
	m = twice(&l);
	l.p.person = m.gone;
	expect_ok(world_do(l.p.w, "sam", plan_try_goal, &l.p));
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_ok(world_do(l.p.w, "sam", back, &l));
	world_later(l.p.w, 1000);
	expect_ok(world_do(l.p.w, "morgan", merging_do, &m));
	l.p.person = m.kept;
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_list(&l, m.kept, 2, true);
	expect_ok(world_do(l.p.w, "morgan", merging_undo, &m));
	expect_list(&l, m.kept, 0, false);
	expect_refused(t, world_do(l.p.w, "sam", back, &l),
	               "No review is put off");
	expect_list(&l, m.gone, 2, true);
	expect_ok(world_do(l.p.w, "sam", back, &l));
	expect_list(&l, m.gone, 2, false);
}

TEST("plan later: of two plans after a merge the one that stands counts, the "
     "other's is read, and each is taken back by itself")
{
	struct later_try l = later_new(t);
	struct merging m = twice(&l);
	struct http *h = http_serve(l.p.w, l.p.w->app->capabilities);

	l.p.person = m.gone;
	expect_ok(world_do(l.p.w, "sam", plan_try_goal, &l.p));
	expect_ok(world_do(l.p.w, "sam", put, &l));
	world_later(l.p.w, 1000);
	expect_ok(world_do(l.p.w, "morgan", merging_do, &m));
	expect_list(&l, m.kept, 1, false);
	expect_refused(t, world_do(l.p.w, "sam", back, &l),
	               "No review is put off");
	expect_has(http_get(h, "jay", "/me/plan/review").body,
	           "This was of another plan");
	expect_has(http_get(h, "sam", "/api/people/X100001/plan/review").body,
	           "\"stands\":false");
	/* The other's is no reason against one of its own. */
	expect_true(date_make(2027, 3, 9, &l.terms.until));
	expect_ok(world_do(l.p.w, "sam", put, &l));
	expect_list(&l, m.kept, 2, true);
	expect_str(S("2027-03-09"), review_day(&l));
	expect_ok(world_do(l.p.w, "sam", back, &l));
	expect_str(S("2027-02-16"), review_day(&l));
	expect_list(&l, m.kept, 2, false);
	expect_ok(world_do(l.p.w, "morgan", merging_undo, &m));
	expect_list(&l, m.kept, 1, false);
	expect_list(&l, m.gone, 1, true);
	expect_ok(world_do(l.p.w, "sam", back, &l));
}

static const struct query moved = {
        .name = "plan_later_test.moved",
        .text = "update plan_later set until = until + 1",
        .unaudited = "damage done by a test",
        .scans = "a test",
};

TEST("plan check: a review that is put off is due on its new day")
{
	static const struct query *const more[] = {&moved, NULL};
	struct later_try l = {.p = plan_try_in(people_world_with(t, more))};

	plan_try_agreed(&l.p);
	l.terms = (struct plan_later_terms){.reason = PLAN_LATER_ASKED};
	expect_true(date_make(2027, 2, 16, &l.terms.until));
	world_later(l.p.w, DAY_MS);
	l.terms.until.days++;
	expect_ok(world_do(l.p.w, "sam", put, &l));
	world_finds(l.p.w, &moved, plan_check, "is not due on its day");
}

/* --- pages and API ------------------------------------------------------- */

#define BASE "/people/X100001/plan/review"
#define API  "/api/people/X100001/plan/review"

TEST("plan later pages: a worker puts a review off and takes it back, the "
     "person reads why, and what was wrong is typed still")
{
	struct later_try l = later_new(t);
	struct http *h = http_serve(l.p.w, l.p.w->app->capabilities);
	struct http_reply reply;

	expect_has(http_get(h, "sam", "/people/X100001/plan").body,
	           "href=\"" BASE "\"");
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "It is due on Tuesday 16 February 2027.");
	expect_has(reply.body, "Why is it put off?");
	reply = http_get(h, "jay", "/me/plan/review");
	expect_has(reply.body, "When we look at my plan again");
	expect_lacks(reply.body, "Why is it put off?");
	reply = http_post(h, "sam", BASE,
	                  FIELDS("words", "<i>flu</i>", "until", "soon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose why the review is put off");
	expect_has(reply.body, "&lt;i&gt;flu");
	expect_has(reply.body, "value=\"soon\"");
	expect_equal(http_post(h, "sam", BASE,
	                       FIELDS("reason", "service", "words",
	                              "<i>flu</i>", "until", "1/3/2027"))
	                     .status,
	             303);
	reply = http_get(h, "jay", "/me/plan/review");
	expect_has(reply.body, "We cannot do it now. That is on us");
	expect_has(reply.body, "&lt;i&gt;flu&lt;/i&gt;");
	expect_has(http_get(h, "jay", "/me/timeline").body,
	           "put a review of your plan off");
	reply = http_post(h, "priya", BASE,
	                  FIELDS("reason", "asked", "words", "Jay rang",
	                         "until", "2/3/2027"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Jay rang</textarea>");
	expect_equal(http_post(h, "sam", BASE "/back", FIELDS("x", "y")).status,
	             303);
	expect_equal(http_post(h, "sam", BASE "/back", FIELDS("x", "y")).status,
	             422);
	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "jay", BASE).status, 403);
	expect_equal(http_post(h, "ned", BASE, FIELDS("x", "y")).status, 404);
	expect_equal(http_post(h, "jay", BASE, FIELDS("x", "y")).status, 403);
}

TEST("plan later api: the same as JSON, and refused field by field")
{
	struct later_try l = later_new(t);
	struct http *h = http_serve(l.p.w, l.p.w->app->capabilities);

	expect_has(http_get(h, "jay", API).body,
	           "\"review_on\":\"2027-02-16\",\"put_off\":[]");
	http_refuses(h, "sam", API "/later", "{\"reason\":\"moon\"}", 400,
	             "This is not one of the words");
	http_refuses(h, "sam", API "/later",
	             "{\"reason\":\"away\",\"until\":\"2027-02-01\"}", 400,
	             "Write a day after");
	http_takes(h, "sam", API "/later",
	           "{\"reason\":\"away\",\"until\":\"2027-03-01\","
	           "\"words\":null}",
	           "\"stands\":true");
	http_takes(h, "sam", API "/back", "{}", "\"stands\":false");
	http_refuses(h, "jay", API "/back", "{}", 422,
	             "This is for your worker to do");
}
