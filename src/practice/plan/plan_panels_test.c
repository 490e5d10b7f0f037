/* plan_panels_test.c - what the worker's home shows of plans. */
#include "practice/plan/plan_views_local.h"
#include "register/people/people_world_test.h"

/* What is drawn of seven who wait, `reviews` of them for a review. */
struct drawn {
	size_t reviews;
	struct str words;
};

static const struct fault *
draw_today(struct ctx *ctx, void *data)
{
	struct drawn *d = data;
	struct plan_waiting v[7];
	struct plan_today today = {v, 7};
	struct html h;
	struct buf buf;

	for (size_t i = 0; i < 7; i++)
		v[i] = (struct plan_waiting){
		        .wait = i < d->reviews ? PLAN_WAIT_REVIEW
		                               : PLAN_WAIT_ANSWER,
		        .on = ctx->today,
		        .crn = S("X100001"),
		        .name = str_print(ctx->arena, "Number %zu", i),
		};
	buf_init(&buf, ctx->arena, 0);
	html_init(&h, &buf);
	h.arena = ctx->arena;
	plan_draw_panel_today(&h, ctx, &today);
	d->words = buf_get(&buf);
	return NULL;
}

static struct str
drawn(struct test *t, size_t reviews)
{
	struct drawn d = {.reviews = reviews};

	expect_ok(world_see(people_world(t), "sam", draw_today, &d));
	return d.words;
}

TEST("plan panels: a worker is told what waits for them, reviews apart")
{
	struct str body = drawn(t, 3);

	expect_has(body, "Replies awaited");
	expect_has(body, "The plan waits for your answer, since");
	expect_has(body, "Reviews due");
	expect_has(body, "Review of the plan due on");
	expect_lacks(body, "more</span>");
}

TEST("plan panels: five who wait are in sight, the others open behind a number")
{
	struct str body = drawn(t, 0);

	expect_has(body, "2 more");
	expect_has(body, "Number 6");
	expect_has(body, "No review of a plan is due.");
	expect_lacks(drawn(t, 5), "more</span>");
	expect_has(drawn(t, 7), "Nobody waits for a reply from you.");
}

/* A person with so many steps that are soon due. */
static const struct fault *
draw_steps(struct ctx *ctx, void *data)
{
	struct drawn *d = data;
	const struct plan_waiting one = {.wait = PLAN_WAIT_STEP,
	                                 .on = ctx->today,
	                                 .count = (int64_t)d->reviews,
	                                 .crn = S("X100001"),
	                                 .name = S("<b>Jay</b>")};
	const struct plan_today today = {&one, d->reviews > 0 ? 1 : 0};
	struct html h;
	struct buf buf;

	buf_init(&buf, ctx->arena, 0);
	html_init(&h, &buf);
	h.arena = ctx->arena;
	plan_draw_panel_today(&h, ctx, &today);
	d->words = buf_get(&buf);
	return NULL;
}

TEST("plan panels: steps of whoever is told by their worker stand in a card of "
     "their own")
{
	struct drawn d = {.reviews = 1};
	struct world *w = people_world(t);

	expect_ok(world_see(w, "sam", draw_steps, &d));
	expect_has(d.words, "Steps to tell them of");
	expect_has(d.words, "A step of theirs is due on 24 November 2026");
	expect_has(d.words, "&lt;b&gt;Jay");
	expect_has(d.words, "Nobody waits for a reply from you.");
	d.reviews = 3;
	expect_ok(world_see(w, "sam", draw_steps, &d));
	expect_has(d.words, "3 steps of theirs are due soon, the first on");
	d.reviews = 0;
	expect_ok(world_see(w, "sam", draw_steps, &d));
	expect_has(d.words, "No step is due soon that you tell somebody of.");
	expect_lacks(d.words, "theirs");
}
