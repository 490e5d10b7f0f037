/* first_test.c - the first days of an order: a rule each. */
#include "practice/first/first_local.h"

#include "kernel/access/access.h"
#include "practice/contact/contact.h"
#include "practice/plan/plan_step.h"
#include "register/orders/orders.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

#define DAY_MS   INT64_C(86400000)
#define WORLD_AT INT64_C(1795514400000) /* 2026-11-24T10:00:00Z, a Tuesday */
#define BASE     "/people/X100001"
#define API      "/api/people/X100001/first-days"

struct
try {
	struct world *w;
	struct order order;
	struct contact_terms terms;
	enum plan_answer answer;
	struct contact_id contact;
	struct first_days first;
	struct first_waiting waiting;
	int64_t page;
	struct first_counts counts;
};

static struct date
day(const char *iso)
{
	struct date d;

	expect_true(date_read_iso(str_of(iso), &d));
	return d;
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct try *y = data;
	enum put_result result;

	return order_put(ctx, &y->order, &y->order.id, &result);
}

static const struct fault *
record(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return contact_record(ctx, y->order.person, &y->terms, NULL,
	                      &y->contact);
}

static const struct fault *
write_plan(struct ctx *ctx, void *data)
{
	const struct try *y = data;
	const struct plan_goal_terms goal = {
	        .title = S("See Kai every week"),
	        .why = S("He is my brother"),
	        .area = PLAN_AREA_HEALTH,
	        .now = true,
	        .target = date_add_days(ctx->today, 60),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_FOR,
	        .no_statement = S("We talked on the way"),
	};
	const struct plan_step_terms step = {.words = S("Ring him"),
	                                     .due = DATE_NONE,
	                                     .voice = PLAN_VOICE_FOR};
	struct goal_id id;
	struct step_id made;

	TRY(plan_goal_add(ctx, y->order.person, &goal, &id));
	return plan_step_add(ctx, id, &step, &made);
}

static const struct fault *
answer(struct ctx *ctx, void *data)
{
	const struct try *y = data;
	struct plan_answering given = {
	        .answer = y->answer,
	        .reason = y->answer == PLAN_NO ? PLAN_REASON_TOO_MUCH
	                                       : PLAN_REASON_NOT_THERE,
	        .words = S("In my words"),
	};
	struct plan_whole whole;
	struct plan plan;

	TRY(plan_read(ctx, y->order.person, &whole));
	given.seen = whole.plan.version;
	return plan_answer_give(ctx, y->order.person, &given, &plan);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return first_of(ctx, y->order.person, &y->first);
}

static const struct fault *
see_waiting(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return first_waiting(ctx, y->page, FIRST_LINES_MOST, &y->waiting);
}

static const struct fault *
see_counts(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return first_counts(ctx, &y->counts);
}

/* An order of Jay's from this day on, and a meeting of an hour ago to be. */
static struct try
try_new(struct world *w, const char *begun)
{
	struct try y = {.w = w};

	expect_ok(world_do(w, NULL, seed, NULL));
	y.order = (struct order){
	        .person = w->jay,
	        .order_ref = S("X100001-1"),
	        .kind = S("community_order"),
	        .court = S("Harbour Magistrates' Court"),
	        .offence_code = S("theft"),
	        .offence_on = DATE_NONE,
	        .convicted_on = DATE_NONE,
	        .sentenced_on = day(begun),
	        .released_on = DATE_NONE,
	        .starts_on = day(begun),
	        .ends_on = date_add_days(day(begun), 364),
	};
	expect_ok(world_do(w, NULL, put, &y));
	y.terms = (struct contact_terms){
	        .at = {WORLD_AT - 3600000},
	        .kind = CONTACT_OFFICE,
	        .planned_minutes = 45,
	        .minutes = -1,
	        .outcome = CONTACT_COMPLIED,
	        .note = S("We talked"),
	        .promised = {{.due = DATE_NONE}, {.due = DATE_NONE}},
	};
	return y;
}

static struct first_days
seen(struct try *y, const char *who)
{
	expect_ok(world_see(y->w, who, see, y));
	return y->first;
}

/* The day an aim is to be there by, and was: ISO, or "". */
static void
expect_aim(struct try *y, enum first_what what, const char *by, const char *on)
{
	const struct first_aim aim = seen(y, "sam").aims[what];
	struct arena *a = y->w->arena;

	expect_str(date_is(aim.by) ? date_iso(a, aim.by) : S(""), by);
	expect_str(date_is(aim.on) ? date_iso(a, aim.on) : S(""), on);
}

TEST("first: the days run from the day the order begins, of a licence from the "
     "release")
{
	struct try y = try_new(people_world(t), "2026-11-16");

	expect_aim(&y, FIRST_CONTACT, "2026-11-23", "");
	expect_aim(&y, FIRST_PLAN, "2026-12-07", "");
	/* Newer than the order, so it is the one that is told of. */
	y.order.order_ref = S("X100001-2");
	y.order.kind = S("licence");
	y.order.starts_on = day("2026-11-16");
	y.order.released_on = day("2026-11-19");
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_aim(&y, FIRST_CONTACT, "2026-11-26", "");
	expect_str(y.first.kind, "licence");
	/* One that is still to come is not told of yet. */
	y.order.order_ref = S("X100001-3");
	y.order.released_on = day("2026-11-25");
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_aim(&y, FIRST_CONTACT, "2026-11-26", "");
}

TEST("first: they are working days, by the bank holidays of England and Wales, "
     "and no day is promised past the end of their list")
{
	struct try y = try_new(people_world(t), "2026-12-22");

	world_later(y.w, 30 * DAY_MS);
	expect_aim(&y, FIRST_CONTACT, "2026-12-31", "");
	y.order.order_ref = S("X100001-2");
	y.order.starts_on = day("2028-12-27");
	y.order.ends_on = day("2029-12-27");
	expect_ok(world_do(y.w, NULL, put, &y));
	world_later(y.w, 745 * DAY_MS);
	expect_aim(&y, FIRST_CONTACT, "", "");
	expect_true(date_is(y.first.begun));
	expect_false(
	        first_is_past(&y.first.aims[FIRST_CONTACT], day("2029-06-01")));
}

TEST("first: a first contact is one that the person was at, and a letter is "
     "none")
{
	struct try y = try_new(people_world(t), "2026-11-16");

	y.terms.outcome = CONTACT_UNACCEPTABLE;
	expect_ok(world_do(y.w, "sam", record, &y));
	y.terms.outcome = CONTACT_COMPLIED;
	y.terms.kind = CONTACT_LETTER;
	expect_ok(world_do(y.w, "sam", record, &y));
	/* Before the order began. */
	y.terms.kind = CONTACT_PHONE;
	y.terms.at.ms = WORLD_AT - 9 * DAY_MS;
	expect_ok(world_do(y.w, "sam", record, &y));
	expect_aim(&y, FIRST_CONTACT, "2026-11-23", "");
	expect_true(
	        first_is_past(&y.first.aims[FIRST_CONTACT], day("2026-11-24")));
	expect_false(
	        first_is_past(&y.first.aims[FIRST_CONTACT], day("2026-11-23")));
	y.terms.at.ms = WORLD_AT - 2 * DAY_MS;
	expect_ok(world_do(y.w, "sam", record, &y));
	y.terms.at.ms = WORLD_AT - DAY_MS;
	expect_ok(world_do(y.w, "sam", record, &y));
	expect_aim(&y, FIRST_CONTACT, "2026-11-23", "2026-11-22");
	expect_false(
	        first_is_past(&y.first.aims[FIRST_CONTACT], day("2026-12-24")));
}

TEST("first: the first plan is there on the day that answers since then came "
     "to something")
{
	struct try y = try_new(people_world(t), "2026-11-24");

	expect_ok(world_do(y.w, "sam", write_plan, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "");
	y.answer = PLAN_YES;
	expect_ok(world_do(y.w, "jay", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "");
	world_later(y.w, DAY_MS);
	expect_ok(world_do(y.w, "sam", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "2026-11-25");
	/* What comes later moves nothing. */
	world_later(y.w, DAY_MS);
	y.answer = PLAN_NO;
	expect_ok(world_do(y.w, "jay", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "2026-11-25");
	/* An order after that has a first plan of its own. */
	y.order.order_ref = S("X100001-2");
	y.order.starts_on = day("2026-11-27");
	expect_ok(world_do(y.w, NULL, put, &y));
	world_later(y.w, DAY_MS);
	expect_aim(&y, FIRST_PLAN, "2026-12-18", "");
	expect_ok(world_do(y.w, "jay", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-18", "2026-11-27");
}

TEST("first: a yes to what was changed since is no first plan")
{
	struct try y = try_new(people_world(t), "2026-11-24");

	expect_ok(world_do(y.w, "sam", write_plan, &y));
	y.answer = PLAN_YES;
	expect_ok(world_do(y.w, "jay", answer, &y));
	world_later(y.w, DAY_MS);
	expect_ok(world_do(y.w, "sam", write_plan, &y));
	expect_ok(world_do(y.w, "sam", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "");
	world_later(y.w, DAY_MS);
	expect_ok(world_do(y.w, "jay", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "2026-11-26");
}

TEST("first: somebody who could not answer has a first plan, too")
{
	struct try y = try_new(people_world(t), "2026-11-24");

	expect_ok(world_do(y.w, "sam", write_plan, &y));
	y.answer = PLAN_COULD_NOT;
	expect_ok(world_do(y.w, "sam", answer, &y));
	expect_aim(&y, FIRST_PLAN, "2026-12-15", "2026-11-24");
}

TEST("first: what is not there yet is said before its day and after it, to "
     "whoever works with the person, and of nobody")
{
	struct try y = try_new(people_world(t), "2026-11-16");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	expect_ok(world_see(y.w, "sam", see_waiting, &y));
	expect_equal(y.waiting.n, 1);
	expect_equal(y.waiting.v[0].person.v, y.w->jay.v);
	expect_ok(world_see(y.w, "priya", see_waiting, &y));
	expect_equal(y.waiting.n, 0);
	expect_false(date_is(seen(&y, "ned").begun));
	body = http_get(h, "sam", BASE).body;
	expect_has(body, "Community order, begun on 16 November 2026");
	expect_has(body, "Not written down yet. It was to be by Monday 23 "
	                 "November 2026: write it down if it was, or find a "
	                 "time.");
	expect_has(body, "By Monday 7 December 2026. 9 working days are left");
	expect_has(body, "href=\"" BASE "/contacts\"");
	body = http_get(h, "sam", "/").body;
	expect_has(body, "The first days");
	expect_has(body, "First plan: By Monday 7 December 2026");
	expect_lacks(http_get(h, "priya", "/").body, "First plan: By");
	expect_lacks(http_get(h, "jay", "/me").body, "The first days");
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "jay", API).status, 403);
	expect_has(http_get(h, "sam", API).body,
	           "\"kind\":\"community_order\",\"began_on\":\"2026-11-16\","
	           "\"contact\":{\"working_days\":5,\"by\":\"2026-11-23\","
	           "\"on\":null},\"plan\":{\"working_days\":15,"
	           "\"by\":\"2026-12-07\",\"on\":null}");
}

TEST("first: on the last day it is said, and what is there with its day")
{
	struct try y = try_new(people_world(t), "2026-11-16");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	world_later(y.w, 13 * DAY_MS);
	expect_has(http_get(h, "sam", BASE).body,
	           "By today, Monday 7 December 2026");
	expect_ok(world_do(y.w, "sam", record, &y));
	expect_ok(world_do(y.w, "sam", write_plan, &y));
	y.answer = PLAN_COULD_NOT;
	expect_ok(world_do(y.w, "sam", answer, &y));
	body = http_get(h, "sam", BASE).body;
	expect_has(body, "On 24 November 2026");
	expect_has(body, "On 7 December 2026, within 15 working days");
	expect_lacks(body, "On 24 November 2026, within");
	expect_lacks(http_get(h, "sam", "/").body, "The first days");
}

TEST("first: ninety days after it began an order is said no more of")
{
	struct try y = try_new(people_world(t), "2026-08-26");
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	expect_true(date_is(seen(&y, "sam").begun));
	world_later(y.w, DAY_MS);
	expect_false(date_is(seen(&y, "sam").begun));
	expect_ok(world_see(y.w, "sam", see_waiting, &y));
	expect_equal(y.waiting.n, 0);
	expect_lacks(http_get(h, "sam", BASE).body, "The first days");
	expect_str(http_get(h, "sam", API).body, "{\"orders\":[]}");
	expect_lacks(http_get(h, "jay", "/me").body, "Your first days");
	expect_str(http_get(h, "jay", "/api/me/first-days").body,
	           "{\"orders\":[]}");
	/* Nor of one that is over. */
	y.order.order_ref = S("X100001-2");
	y.order.starts_on = day("2026-11-02");
	y.order.ends_on = day("2026-11-20");
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_false(date_is(seen(&y, "sam").begun));
}

/* One more person of sam's, whose order began that day, and was met or not. */
static void
one_of(struct try *y, int i, const char *begun, int met_days_ago,
       const char *worker)
{
	struct arena *a = y->w->arena;

	y->order.person =
	        person_new(y->w, str_c(a, str_print(a, "X2000%02d", i)), "Ash",
	                   str_c(a, str_print(a, "Pugh%c", 'a' + i % 26)), NULL,
	                   worker);
	y->order.order_ref = str_print(a, "X2000%02d-1", i);
	y->order.starts_on = day(begun);
	y->order.ends_on = date_add_days(day(begun), 364);
	expect_ok(world_do(y->w, NULL, put, y));
	if (met_days_ago == 0)
		return;
	y->terms.at.ms = WORLD_AT - met_days_ago * DAY_MS;
	expect_ok(world_do(y->w, worker, record, y));
}

static void
one_more(struct try *y, int i, const char *begun, int met_days_ago)
{
	one_of(y, i, begun, met_days_ago, "sam");
}

static void
expect_count(struct try *y, enum first_what what, struct first_count count)
{
	const struct first_count *is;

	expect_ok(world_see(y->w, "morgan", see_counts, y));
	is = &y->counts.of[what];
	expect_equal(is->orders, count.orders);
	expect_equal(is->by_day, count.by_day);
	expect_equal(is->later, count.later);
	expect_equal(is->not_yet, count.not_yet);
}

TEST("first: counts over all are of ten orders at least, and of no worker")
{
	struct try y = try_new(people_world(t), "2026-10-12");
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	/* 43 days ago; five working days are over on 19 October, 36 ago. */
	for (int i = 0; i < FIRST_ORDERS_FEWEST - 2; i++)
		one_more(&y, i, "2026-10-12", i < 4 ? 36 : 35);
	/* Its days run still, and it is not there: no order to count. */
	one_more(&y, 20, "2026-11-23", 0);
	expect_count(&y, FIRST_CONTACT, (struct first_count){0});
	expect_false(y.counts.shown);
	expect_has(http_get(h, "morgan", "/first-days").body,
	           "There are fewer than ten orders to count");
	one_more(&y, 21, "2026-10-12", 42);
	expect_count(&y, FIRST_CONTACT, (struct first_count){10, 5, 4, 1});
	expect_count(&y, FIRST_PLAN, (struct first_count){10, 0, 0, 10});
	/* Of a year and no longer; nobody of another organisation. */
	one_more(&y, 22, "2025-11-23", 0);
	expect_count(&y, FIRST_CONTACT, (struct first_count){10, 5, 4, 1});
	expect_ok(world_see(y.w, "otto", see_counts, &y));
	expect_false(y.counts.shown);
	expect_refused(t, world_see(y.w, "jay", see_counts, &y),
	               "These counts are for those who work with people");
	expect_has(http_get(h, "morgan", "/").body, "href=\"/first-days\"");
	expect_has(http_get(h, "morgan", "/first-days").body,
	           "There by its day");
	expect_lacks(http_get(h, "morgan", "/first-days").body, "Sam");
	expect_has(http_get(h, "priya", "/api/first-days").body,
	           "\"shown\":true,\"contact\":{\"orders\":10,\"by_day\":5,"
	           "\"later\":4,\"not_yet\":1}");
	expect_equal(http_get(h, "jay", "/first-days").status, 403);
	expect_equal(http_get(h, "ada", "/api/first-days").status, 403);
}

static const struct fault *
break_glass(struct ctx *ctx, void *data)
{
	const struct try *y = data;

	return access_glass_break(ctx, y->order.person,
	                          S("She rang the office and asked"));
}

/* How many orders somebody counts whose first contact is to be there. */
static int64_t
counted(struct try *y, const char *who)
{
	expect_ok(world_see(y->w, who, see_counts, y));
	return y->counts.of[FIRST_CONTACT].orders;
}

TEST("first: who works with people counts their own, who leads a team or an "
     "organisation its people, and nobody whose record was opened to them")
{
	struct try y = try_new(people_world(t), "2026-10-12");
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	for (int i = 0; i < FIRST_ORDERS_FEWEST - 1; i++)
		one_more(&y, i, "2026-10-12", 0);
	for (int i = 0; i < FIRST_ORDERS_FEWEST - 1; i++)
		one_of(&y, 30 + i, "2026-10-12", 0, "priya");
	expect_equal(counted(&y, "sam"), 10);
	expect_equal(counted(&y, "priya"), 19);
	expect_equal(counted(&y, "morgan"), 19);
	expect_has(http_get(h, "sam", "/first-days").body,
	           "Counted are the people you work with now");
	expect_has(http_get(h, "priya", "/first-days").body,
	           "Counted are the people of your team or organisation");
	expect_has(http_get(h, "sam", "/api/first-days").body,
	           "\"contact\":{\"orders\":10,");
	/* Nine of their own, and one that was opened to them: not ten. */
	for (int i = 0; i < FIRST_ORDERS_FEWEST - 1; i++)
		one_of(&y, 50 + i, "2026-10-12", 0, "ned");
	y.order.person = y.w->jay;
	expect_ok(world_do(y.w, "ned", break_glass, &y));
	expect_true(date_is(seen(&y, "ned").begun));
	expect_equal(counted(&y, "ned"), 0);
	expect_false(y.counts.shown);
	one_of(&y, 60, "2026-10-12", 0, "ned");
	expect_equal(counted(&y, "ned"), 10);
	expect_equal(counted(&y, "sam"), 10);
}

TEST("first: who waits is read page by page, and it is said how many more "
     "there are")
{
	struct try y = try_new(people_world(t), "2026-11-16");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	for (int i = 0; i < FIRST_LINES_MOST - 1; i++)
		one_more(&y, i, "2026-11-17", 0);
	expect_lacks(http_get(h, "sam", "/").body, "/first-days/waiting");
	one_more(&y, 20, "2026-11-18", 0);
	expect_has(http_get(h, "sam", "/").body, "One more person waits");
	one_more(&y, 21, "2026-11-19", 0);
	body = http_get(h, "sam", "/").body;
	expect_has(body, "href=\"/first-days/waiting?page=2\"");
	expect_has(body, "2 more people wait");
	expect_lacks(body, "X200021");
	body = http_get(h, "sam", "/first-days/waiting?page=2").body;
	expect_has(body, "/people/X200020");
	expect_has(body, "/people/X200021");
	expect_lacks(body, "/people/X200001");
	expect_has(http_get(h, "sam", "/first-days/waiting?page=x").body,
	           "/people/X200001");
	y.page = 1;
	expect_ok(world_see(y.w, "sam", see_waiting, &y));
	expect_equal(y.waiting.n, 2);
	expect_equal(y.waiting.total, FIRST_LINES_MOST + 2);
	y.page = 2;
	expect_ok(world_see(y.w, "sam", see_waiting, &y));
	expect_equal(y.waiting.n, 0);
	expect_has(http_get(h, "priya", "/first-days/waiting").body,
	           "Nobody of yours waits");
	expect_equal(http_get(h, "jay", "/first-days/waiting").status, 403);
}

TEST("first: who waits is answered by the API, page by page")
{
	struct try y = try_new(people_world(t), "2026-11-16");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	one_more(&y, 1, "2026-11-17", 0);
	one_more(&y, 2, "2026-11-18", 0);
	body = http_get(h, "sam", "/api/first-days/waiting?size=2&page=1").body;
	expect_has(body, "\"crn\":\"X200002\",\"kind\":\"community_order\","
	                 "\"began_on\":\"2026-11-18\"");
	expect_lacks(body, "X200001");
	expect_has(body, "\"totalElements\":3,\"totalPages\":2");
	expect_has(http_get(h, "priya", "/api/first-days/waiting").body,
	           "\"content\":[]");
	expect_equal(
	        http_get(h, "sam", "/api/first-days/waiting?size=0").status,
	        400);
	expect_equal(http_get(h, "jay", "/api/first-days/waiting").status, 403);
}

TEST("first: the person reads on their own page by which day, of what is not "
     "there yet, as what was promised to them")
{
	struct try y = try_new(people_world(t), "2026-11-20");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body = http_get(h, "jay", "/me").body;

	expect_has(body, "Your first days");
	expect_has(body, "Your first meeting is by Friday 27 November 2026.");
	expect_has(body, "By Friday 11 December 2026 you and your worker make "
	                 "your first plan.");
	expect_has(body, "This is what we promise you.");
	expect_has(http_get(h, "jay", "/api/me/first-days").body,
	           "\"contact\":{\"working_days\":5,\"by\":\"2026-11-27\"");
	expect_equal(http_get(h, "sam", "/api/me/first-days").status, 403);
}

TEST("first: the person reads what was promised after its day, too, and "
     "nothing of what is there")
{
	struct try y = try_new(people_world(t), "2026-11-20");
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	world_later(y.w, 18 * DAY_MS);
	body = http_get(h, "jay", "/me").body;
	expect_has(body, "Your first meeting was to be by Friday 27 November "
	                 "2026. If we have not met, ask us for a day.");
	expect_has(body, "Your first plan was to be there by Friday 11 "
	                 "December 2026. Ask your worker when you can make "
	                 "it.");
	y.terms.at.ms = WORLD_AT;
	expect_ok(world_do(y.w, "sam", record, &y));
	body = http_get(h, "jay", "/me").body;
	expect_lacks(body, "Your first meeting");
	expect_has(body, "Your first plan was to be there");
	expect_ok(world_do(y.w, "sam", write_plan, &y));
	y.answer = PLAN_COULD_NOT;
	expect_ok(world_do(y.w, "sam", answer, &y));
	expect_lacks(http_get(h, "jay", "/me").body, "Your first days");
}
