/* plan_stage_test.c - how far a plan is on its way: a rule each. */
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_stage.h"
#include "practice/plan/plan_try_test.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/orders/orders.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY_MS INT64_C(86400000)

static struct date
day(int n)
{
	struct date date;

	expect_true(date_make(2026, 11, 1, &date));
	return date_add_days(date, n - 1);
}

static struct instant
at(int n)
{
	return instant_of(day(n), 600);
}

/* --- the rule alone ------------------------------------------------------- */

/* A plan of 1 November, with its first goal; looked at again on the 60th. */
struct facts {
	struct plan plan;
	struct plan_stage_facts f;
	struct plan_stage_order orders[3];
};

static void
facts_new(struct facts *x)
{
	*x = (struct facts){
	        .plan = {.version = 3,
	                 .terms_version = 3,
	                 .state = PLAN_DRAFT,
	                 .state_at = INSTANT_NONE,
	                 .review_on = day(60)},
	};
	for (int side = 0; side < PLAN_SIDE_COUNT; side++)
		x->plan.sides[side].at = INSTANT_NONE;
	x->f = (struct plan_stage_facts){.plan = &x->plan,
	                                 .day = day(10),
	                                 .first_on = day(1),
	                                 .terms_on = day(2),
	                                 .ended_on = DATE_NONE,
	                                 .orders = x->orders};
}

static void
answers(struct facts *x, enum plan_side side, enum plan_answer answer, int on)
{
	struct plan_answered said = {
	        .answer = answer, .version = x->plan.version, .at = at(on)};

	(void)plan_state_follow(&x->plan, side, &said);
}

static void
both_agree(struct facts *x, int on)
{
	answers(x, PLAN_PERSON, PLAN_YES, on);
	answers(x, PLAN_WORKER, PLAN_YES, on);
}

static void
changes(struct facts *x, int on)
{
	x->plan.terms_version = ++x->plan.version;
	x->f.terms_on = day(on);
}

static void
order(struct facts *x, int begun, int ends)
{
	x->orders[x->f.orders_n++] = (struct plan_stage_order){
	        .begun = day(begun), .ends = ends == 0 ? DATE_NONE : day(ends)};
}

static void
expect_stage(const struct facts *x, enum plan_stage stage, int since)
{
	struct plan_staged staged = plan_stage_of(&x->f);

	expect_true(staged.known);
	expect_str(str_of(plan_stage_words[staged.stage]),
	           plan_stage_words[stage]);
	expect_equal(staged.since.days, day(since).days);
}

TEST("plan stage: a plan that nobody answered, or that somebody said no to, is "
     "a draft")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	expect_stage(&x, PLAN_STAGE_DRAFT, 1);
	answers(&x, PLAN_PERSON, PLAN_NO, 5);
	expect_stage(&x, PLAN_STAGE_DRAFT, 5);
	/* A yes beside the no changes nothing. */
	answers(&x, PLAN_WORKER, PLAN_YES, 6);
	expect_stage(&x, PLAN_STAGE_DRAFT, 6);
	changes(&x, 8);
	expect_stage(&x, PLAN_STAGE_DRAFT, 8);
	/* Nothing was written: a draft of no day. */
	x.plan = (struct plan){.state_at = INSTANT_NONE};
	expect_equal(plan_stage_of(&x.f).stage, PLAN_STAGE_DRAFT);
	expect_false(date_is(plan_stage_of(&x.f).since));
}

TEST("plan stage: a plan that one side answered is offered until the other has")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	answers(&x, PLAN_WORKER, PLAN_YES, 4);
	expect_stage(&x, PLAN_STAGE_OFFERED, 4);
	/* Somebody who could not answer signed nothing. */
	answers(&x, PLAN_PERSON, PLAN_COULD_NOT, 5);
	expect_stage(&x, PLAN_STAGE_OFFERED, 4);
	/* That was another plan: it is offered to nobody any more. */
	changes(&x, 7);
	expect_stage(&x, PLAN_STAGE_DRAFT, 7);
	answers(&x, PLAN_PERSON, PLAN_YES, 8);
	expect_stage(&x, PLAN_STAGE_OFFERED, 8);
	answers(&x, PLAN_WORKER, PLAN_YES, 9);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 9);
}

TEST("plan stage: a plan that both signed is active, and agreed while its "
     "order is to begin")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	both_agree(&x, 5);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	order(&x, 20, 200);
	expect_stage(&x, PLAN_STAGE_AGREED, 5);
	expect_equal(plan_stage_of(&x.f).starts.days, day(20).days);
	x.f.day = day(20);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 20);
	expect_false(date_is(plan_stage_of(&x.f).starts));
	/* One in force is enough, also one of which no day is known. */
	x.f.day = day(10);
	order(&x, 3, 0);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	x.orders[1] = (struct plan_stage_order){DATE_NONE, DATE_NONE};
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
}

TEST("plan stage: a plan that was agreed is under review on the day of its "
     "review, and while what is agreed has changed or is answered with a no")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	/* What was never agreed has nothing to look at again. */
	x.f.day = day(70);
	expect_stage(&x, PLAN_STAGE_DRAFT, 1);
	both_agree(&x, 5);
	x.f.day = day(59);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	x.f.day = day(60);
	expect_stage(&x, PLAN_STAGE_REVIEW, 60);
	x.f.day = day(30);
	changes(&x, 25);
	expect_stage(&x, PLAN_STAGE_REVIEW, 25);
	answers(&x, PLAN_PERSON, PLAN_NO, 28);
	expect_stage(&x, PLAN_STAGE_REVIEW, 28);
	answers(&x, PLAN_PERSON, PLAN_YES, 29);
	answers(&x, PLAN_WORKER, PLAN_YES, 30);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 30);
}

TEST("plan stage: a plan is closed when each order has ended, and not while "
     "one is to begin")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	both_agree(&x, 5);
	order(&x, 1, 40);
	x.f.day = day(40);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	x.f.day = day(41);
	expect_stage(&x, PLAN_STAGE_CLOSED, 41);
	/* Who signed does not matter, nor that a review is due. */
	changes(&x, 42);
	x.f.day = day(90);
	expect_stage(&x, PLAN_STAGE_CLOSED, 41);
	order(&x, 1, 50);
	expect_stage(&x, PLAN_STAGE_CLOSED, 51);
	order(&x, 100, 200);
	expect_stage(&x, PLAN_STAGE_REVIEW, 42);
}

TEST("plan stage: a plan is closed when how it ended is written down, until an "
     "ending, an order or what is agreed begins anew")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	both_agree(&x, 5);
	order(&x, 1, 200);
	x.f.ended_on = day(20);
	x.f.day = day(21);
	expect_stage(&x, PLAN_STAGE_CLOSED, 20);
	x.f.day = day(30);
	order(&x, 28, 300);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	/* One that is to begin has not. */
	x.f.day = day(27);
	expect_stage(&x, PLAN_STAGE_CLOSED, 20);
	changes(&x, 26);
	expect_stage(&x, PLAN_STAGE_REVIEW, 26);
}

TEST("plan stage: an order that was over before there was a plan closes "
     "nothing")
{
	struct facts x;

	(void)t;
	facts_new(&x);
	both_agree(&x, 5);
	order(&x, -300, -1);
	expect_stage(&x, PLAN_STAGE_ACTIVE, 5);
	/* One that ended on its first day does. */
	order(&x, -300, 1);
	expect_stage(&x, PLAN_STAGE_CLOSED, 2);
}

/* --- what is read --------------------------------------------------------- */

struct stage_try {
	struct plan_try p; /* first: the acts of the plan take it too */
	struct http *h;
	struct order order;
	const char *kind;
	struct plan_staged staged;
	struct date day;
};

static struct stage_try
stage_new(struct test *t)
{
	struct stage_try s = {.p = plan_try_in(people_world(t))};

	s.h = http_serve(s.p.w, s.p.w->app->capabilities);
	s.order = (struct order){.person = s.p.person,
	                         .order_ref = S("MC-1"),
	                         .kind = S("community_order"),
	                         .offence_on = DATE_NONE,
	                         .convicted_on = DATE_NONE,
	                         .sentenced_on = DATE_NONE,
	                         .released_on = DATE_NONE};
	return s;
}

static const struct fault *
put_order(struct ctx *ctx, void *data)
{
	struct stage_try *s = data;
	enum put_result result;
	struct order_id id;

	return order_put(ctx, &s->order, &id, &result);
}

/* As the ending tells it. */
static const struct fault *
tell(struct ctx *ctx, void *data)
{
	const struct stage_try *s = data;

	if (outbox_kind(ctx->app, str_of(s->kind)) == NULL)
		return fault_bug(ctx, "nobody tells of this any more");
	TRY(audit_record(ctx, s->kind, s->p.person, 1));
	return outbox_event(ctx, &(struct event){.id = {id_new()},
	                                         .person = s->p.person,
	                                         .kind = s->kind,
	                                         .at = ctx->now,
	                                         .actor = ctx->actor,
	                                         .subject = 1});
}

static void
told(struct stage_try *s, const char *kind)
{
	s->kind = kind;
	expect_ok(world_do(s->p.w, "sam", tell, s));
	world_later(s->p.w, 1000);
}

/* What sam, jay and a program are shown, now and of a day in the past. */
static void
expect_shown(struct stage_try *s, const char *stage, const char *name,
             const char *own)
{
	struct str api = http_get(s->h, "sam", "/api/people/X100001/plan").body;

	expect_has(api,
	           str_c(s->p.w->arena,
	                 str_print(s->p.w->arena, "\"stage\":\"%s\"", stage)));
	expect_has(http_get(s->h, "sam", "/people/X100001/plan").body, name);
	expect_has(http_get(s->h, "sam", "/people/X100001/plan/print").body,
	           name);
	expect_has(http_get(s->h, "sam", "/people/X100001/plan/easy").body,
	           name);
	expect_has(http_get(s->h, "jay", "/me/plan").body, own);
	expect_has(http_get(s->h, "jay", "/me/plan/print").body, own);
	expect_has(http_get(s->h, "jay", "/me/plan/easy").body, own);
}

TEST("plan pages: both sides read how far a plan is on its way, on each page "
     "of it and in the API")
{
	struct stage_try s = stage_new(t);

	expect_has(http_get(s.h, "sam", "/api/people/X100001/plan").body,
	           "\"stage\":\"draft\",\"stage_since\":null");
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s));
	expect_shown(&s, "draft", "A draft. It is not waiting for a signature.",
	             "You can both still change it.");
	expect_ok(plan_try_says(&s.p, "sam", PLAN_YES));
	expect_shown(&s, "offered", "It waits for the other’s signature.",
	             "It waits for a yes or a no.");
	expect_true(date_make(2026, 12, 8, &s.order.starts_on));
	expect_true(date_make(2027, 12, 7, &s.order.ends_on));
	expect_ok(world_do(s.p.w, "sam", put_order, &s));
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	expect_shown(&s, "agreed", "It begins with the order, on 8 December",
	             "It starts on 8 December 2026.");
	world_later(s.p.w, 20 * DAY_MS);
	s.h->sessions_n = 0;
	expect_shown(&s, "active",
	             "It is being worked on now. Since 8 December",
	             "This is what you do now. Since 8 December 2026.");
	world_later(s.p.w, 70 * DAY_MS);
	s.h->sessions_n = 0;
	expect_shown(&s, "under_review",
	             "A review is due, or has begun. Since 16 February 2027.",
	             "It is time to look at it again.");
	told(&s, "ending.begun");
	expect_shown(&s, "under_review", "A review is due",
	             "It is time to look at it again.");
	told(&s, "ending.outcome");
	expect_shown(&s, "closed", "The plan can still be read.",
	             "You can still read your plan.");
	told(&s, "ending.begun");
	expect_shown(&s, "under_review", "A review is due",
	             "It is time to look at it again.");
}

static const struct fault *
today(struct ctx *ctx, void *data)
{
	*(struct date *)data = ctx->today;
	return NULL;
}

static const struct fault *
read_stage(struct ctx *ctx, void *data)
{
	struct stage_try *s = data;

	s->p.date = s->day;
	TRY(plan_try_day(ctx, s));
	if (!s->p.found)
		return fault_not_found(ctx, "no plan");
	return plan_stage_read(ctx, &s->p.whole.plan, s->day, &s->staged);
}

/* Of the n-th day after the first. */
static enum plan_stage
stage_on(struct stage_try *s, struct date first, int n)
{
	s->day = date_add_days(first, n);
	expect_ok(world_see(s->p.w, "sam", read_stage, s));
	return s->staged.stage;
}

static const struct fault *
put_off(struct ctx *ctx, void *data)
{
	const struct stage_try *s = data;

	return plan_later_put(
	        ctx, s->p.person,
	        &(struct plan_later_terms){.reason = PLAN_LATER_UNWELL,
	                                   .words = S("In bed with flu"),
	                                   .until = s->day});
}

static const struct fault *
put_back(struct ctx *ctx, void *data)
{
	const struct stage_try *s = data;

	return plan_later_back(ctx, s->p.person);
}

TEST("plan stage: a stage is that of the day it is asked for")
{
	struct stage_try s = stage_new(t);
	struct date first;

	expect_ok(world_see(s.p.w, "sam", today, &first));
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s));
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(plan_try_says(&s.p, "sam", PLAN_YES));
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	world_later(s.p.w, 2 * DAY_MS);
	told(&s, "ending.begun");
	told(&s, "ending.outcome");
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s));
	expect_equal(stage_on(&s, first, 1), PLAN_STAGE_DRAFT);
	expect_equal(stage_on(&s, first, 2), PLAN_STAGE_OFFERED);
	expect_equal(stage_on(&s, first, 4), PLAN_STAGE_ACTIVE);
	expect_equal(s.staged.since.days, first.days + 4);
	expect_equal(stage_on(&s, first, 6), PLAN_STAGE_CLOSED);
	expect_equal(stage_on(&s, first, 8), PLAN_STAGE_REVIEW);
	expect_equal(s.staged.since.days, first.days + 8);
}

TEST("plan: the review is due as it was at the end of the day")
{
	struct stage_try s = stage_new(t);
	struct date first, due;

	expect_ok(world_see(s.p.w, "sam", today, &first));
	expect_ok(world_do(s.p.w, "sam", plan_try_goal, &s));
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s));
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(plan_try_says(&s.p, "sam", PLAN_YES));
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	world_later(s.p.w, 2 * DAY_MS);
	due = date_add_days(first, 2 + 84);
	s.day = date_add_days(due, 10);
	expect_ok(world_do(s.p.w, "sam", put_off, &s));
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(world_do(s.p.w, "sam", put_back, &s));
	(void)stage_on(&s, first, 1);
	expect_equal(s.p.whole.plan.review_on.days, first.days + 84);
	(void)stage_on(&s, first, 3);
	expect_equal(s.p.whole.plan.review_on.days, due.days);
	(void)stage_on(&s, first, 5);
	expect_equal(s.p.whole.plan.review_on.days, due.days + 10);
	(void)stage_on(&s, first, 6);
	expect_equal(s.p.whole.plan.review_on.days, due.days);
	/* An answer ends what was put off; that is no taking back. */
	s.day = date_add_days(due, 10);
	expect_ok(world_do(s.p.w, "sam", put_off, &s));
	world_later(s.p.w, 2 * DAY_MS);
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	(void)stage_on(&s, first, 7);
	expect_equal(s.p.whole.plan.review_on.days, due.days + 10);
	(void)stage_on(&s, first, 8);
	expect_equal(s.p.whole.plan.review_on.days, first.days + 8 + 84);
}

static const struct fault *
read_orders(struct ctx *ctx, void *data)
{
	struct stage_try *s = data;

	return plan_stage_read(ctx, &s->p.whole.plan, ctx->today, &s->staged);
}

TEST("plan stage: what is out of reach is in nobody's stage")
{
	struct stage_try s = stage_new(t);

	expect_true(date_make(2026, 12, 8, &s.order.starts_on));
	expect_true(date_make(2027, 12, 7, &s.order.ends_on));
	expect_ok(world_do(s.p.w, "sam", put_order, &s));
	plan_try_agreed(&s.p);
	(void)plan_try_whole(&s.p);
	expect_ok(world_see(s.p.w, "sam", read_orders, &s));
	expect_equal(s.staged.stage, PLAN_STAGE_AGREED);
	expect_equal(world_seen.n > 0, true);
	expect_ok(world_see(s.p.w, "ned", read_orders, &s));
	expect_equal(s.staged.stage, PLAN_STAGE_ACTIVE);
	expect_false(date_is(s.staged.starts));
	expect_equal(http_get(s.h, "ned", "/api/people/X100001/plan").status,
	             404);
}
