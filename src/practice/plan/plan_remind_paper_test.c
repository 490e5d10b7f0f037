/* plan_remind_paper_test.c - reminders that a worker prints. */
#include "kernel/audit/audit.h"
#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)
#define PAGE   "/plan/reminders"
#define EMPTY  "Nothing is to be printed."

static const struct query messages = {
        .name = "test.paper_messages",
        .text = "select count(*) as n from outbox_message",
        .shows_nobody = "a count",
};
static const struct query rows = {
        .name = "test.paper_rows",
        .text = "select count(*) as n from plan_reminder where way = 'print'",
        .shows_nobody = "a count",
};
static const struct query reached = {
        .name = "test.paper_reached",
        .text = "update people_person set contact_rules = :rules"
                " where id = :person",
        .unaudited = "a test",
};
static const struct query *const more[] = {&messages, &rows, &reached, NULL};

static const struct fault *
rules(struct ctx *ctx, void *data)
{
	const struct plan_try *p = data;

	return sql_do(ctx->tx, &reached,
	              ARGS(arg_str("rules", p->words),
	                   arg_i64("person", p->person.v)),
	              NULL);
}

/* Jay chose, and a step of his own is due in two days; sam serves it. */
static struct plan_try
paper_new(struct test *t, const char *way, struct http **h)
{
	struct plan_try p = plan_try_in(people_world_with(t, more));

	*h = http_serve(p.w, p.w->app->capabilities);
	expect_equal(http_post(*h, "jay", "/me/plan/reminders",
	                       FIELDS("way", way))
	                     .status,
	             303);
	expect_ok(world_do(p.w, "jay", plan_try_goal, &p));
	expect_true(date_make(2026, 11, 26, &p.step_terms.due));
	expect_ok(world_do(p.w, "jay", plan_try_step, &p));
	return p;
}

static int64_t
printed(struct plan_try *p)
{
	return world_count(p->w, &rows, NO_ARGS);
}

static const char *
the_step(struct plan_try *p)
{
	return str_c(p->w->arena, id_show(p->w->arena, p->step.v));
}

/* Two who read the same list before either wrote. */
static const struct fault *
write_twice(struct ctx *ctx, void *data)
{
	struct plan_reminding_list list;
	bool added;

	(void)data;
	TRY(plan_remind_paper(ctx, &list));
	expect_equal(list.n, 1);
	list.v[0].way = PLAN_REMIND_PRINT;
	TRY(plan_remind_store_add(ctx, &list.v[0], &added));
	expect_true(added);
	TRY(plan_remind_store_add(ctx, &list.v[0], &added));
	expect_false(added);
	return audit_record(ctx, "plan.reminded", list.v[0].person,
	                    list.v[0].step);
}

TEST("plan remind: what two print at the same time is written down once")
{
	struct http *h;
	struct plan_try p = paper_new(t, "print", &h);

	expect_ok(world_do(p.w, "sam", write_twice, NULL));
	expect_equal(printed(&p), 1);
}

TEST("plan remind: a reminder on paper is printed by the person's own worker, "
     "once, and says nothing of the plan")
{
	struct http *h;
	struct plan_try p = paper_new(t, "print", &h);
	struct str body = http_get(h, "sam", PAGE).body;

	expect_has(body, "For: Jay");
	expect_has(body, "Something you said you would do is soon due.");
	expect_has(body, "what it is.");
	expect_lacks(body, "Book the test");
	expect_lacks(body, "Get my card");
	expect_lacks(body, "26 November");
	expect_has(http_get(h, "sam", "/today").body, "href=\"" PAGE "\"");
	/* Nothing is sent for it. */
	expect_ok(world_do(p.w, NULL, plan_remind, NULL));
	expect_equal(world_count(p.w, &messages, NO_ARGS), 0);
	expect_equal(printed(&p), 0);
	expect_equal(
	        http_post(h, "sam", PAGE, FIELDS("step", the_step(&p))).status,
	        303);
	expect_equal(printed(&p), 1);
	body = http_get(h, "sam", PAGE).body;
	expect_has(body, EMPTY);
	expect_lacks(body, "For: Jay");
	/* Once only, and not without anything. */
	expect_equal(
	        http_post(h, "sam", PAGE, FIELDS("step", the_step(&p))).status,
	        422);
	expect_equal(printed(&p), 1);
	/* A new day is a new reminder. */
	expect_true(date_make(2026, 11, 27, &p.step_terms.due));
	p.seen = 1;
	expect_ok(world_do(p.w, "jay", plan_try_step_change, &p));
	expect_has(http_get(h, "sam", PAGE).body, "For: Jay");
}

TEST("plan remind: nothing is printed for whoever did not choose paper, or "
     "where it is written down when and how it is safe")
{
	struct http *h;
	struct plan_try p = paper_new(t, "worker", &h);

	expect_has(http_get(h, "sam", PAGE).body, EMPTY);
	expect_equal(http_post(h, "jay", "/me/plan/reminders",
	                       FIELDS("way", "pigeon"))
	                     .status,
	             400);
	expect_equal(http_post(h, "jay", "/me/plan/reminders",
	                       FIELDS("way", "print"))
	                     .status,
	             303);
	expect_has(http_get(h, "jay", "/me/plan/reminders").body,
	           "value=\"print\" checked");
	expect_has(http_get(h, "sam", PAGE).body, "For: Jay");
	p.words = S("Not at home");
	expect_ok(world_do(p.w, NULL, rules, &p));
	expect_has(http_get(h, "sam", PAGE).body, EMPTY);
	expect_equal(
	        http_post(h, "sam", PAGE, FIELDS("step", the_step(&p))).status,
	        422);
	expect_equal(printed(&p), 0);
	/* Their worker tells them. */
	expect_has(http_get(h, "sam", "/today").body, "Steps to tell them of");
}

TEST("plan remind: nobody prints a reminder of somebody who is not theirs")
{
	struct http *h;
	struct plan_try p = paper_new(t, "print", &h);

	expect_has(http_get(h, "ned", PAGE).body, EMPTY);
	expect_equal(
	        http_post(h, "ned", PAGE, FIELDS("step", the_step(&p))).status,
	        422);
	expect_equal(
	        http_post(h, "sam", PAGE, FIELDS("step", "nonsense")).status,
	        422);
	expect_equal(http_get(h, "jay", PAGE).status, 403);
	expect_equal(printed(&p), 0);
	expect_has(http_get(h, "sam", PAGE).body, "For: Jay");
}
