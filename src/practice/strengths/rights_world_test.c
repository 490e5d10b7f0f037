/* rights_world_test.c - a person, and acts on who decides. */
#include "practice/strengths/rights_world_test.h"

void
right_begin(struct right *r)
{
	r->on = DATE_NONE;
	r->terms.why = S("It fits better");
	r->decision = (struct rights_decision_terms){
	        .what = S("We meet on Tuesdays"),
	        .day = DATE_NONE,
	        .topic = RIGHTS_WHEN,
	        .decided = RIGHTS_BY_BOTH,
	};
}

struct right
right_new(struct test *t)
{
	struct right r = {.topic = RIGHTS_WHEN};

	r.w = assess_world(t, &r.a);
	right_begin(&r);
	return r;
}

struct http *
right_http(struct test *t, struct right *r)
{
	struct http *h;

	*r = (struct right){.topic = RIGHTS_WHEN};
	h = assess_http(t, &r->a, "Rhian");
	r->w = h->w;
	right_begin(r);
	return h;
}

/* --- acts --------------------------------------------------------------- */

static void
moved(struct ctx *ctx, const struct right *r)
{
	ctx->now.ms += (int64_t)r->a.days * 86400000;
	ctx->today = date_add_days(ctx->today, r->a.days);
}

const struct fault *
right_do_move(struct ctx *ctx, void *data)
{
	struct right *r = data;
	struct person_head head;

	moved(ctx, r);
	TRY(people_head(ctx, r->a.person, &head));
	return rights_move(ctx, &head, r->topic, r->seen, &r->terms);
}

const struct fault *
right_do_answer(struct ctx *ctx, void *data)
{
	struct right *r = data;
	struct person_head head;

	moved(ctx, r);
	TRY(people_head(ctx, r->a.person, &head));
	return rights_answer(ctx, &head, r->topic, r->seen, r->yes, r->words);
}

const struct fault *
right_do_decide(struct ctx *ctx, void *data)
{
	struct right *r = data;

	moved(ctx, r);
	if (!date_is(r->decision.day))
		r->decision.day = ctx->today;
	return rights_decide(ctx, r->a.person, &r->decision, NULL, &r->id);
}

const struct fault *
right_do_rate(struct ctx *ctx, void *data)
{
	struct right *r = data;

	moved(ctx, r);
	return rights_rate(ctx, r->a.person, r->id, &r->rate);
}

const struct fault *
right_see_grid(struct ctx *ctx, void *data)
{
	struct right *r = data;
	struct person_head head;

	moved(ctx, r);
	TRY(people_head(ctx, r->a.person, &head));
	return rights_grid(ctx, &head, date_is(r->on) ? r->on : ctx->today,
	                   &r->grid);
}

const struct fault *
right_see_one(struct ctx *ctx, void *data)
{
	struct right *r = data;

	moved(ctx, r);
	return rights_decision(ctx, r->a.person, r->id, &r->one);
}

const struct fault *
right_see_log(struct ctx *ctx, void *data)
{
	struct right *r = data;

	moved(ctx, r);
	return rights_log(ctx, r->a.person, &r->list, &r->n);
}

const struct fault *
right_see_counts(struct ctx *ctx, void *data)
{
	struct right *r = data;

	return rights_counts(ctx, &r->counts);
}

const struct fault *
right_see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return rights_check(ctx);
}

/* --- more at once ------------------------------------------------------- */

const struct rights_row *
right_row(struct right *r, const char *who)
{
	expect_ok(world_see(r->w, who, right_see_grid, r));
	return &r->grid.rows[r->topic];
}

const struct fault *
right_move(struct right *r, const char *who, enum rights_kind kind)
{
	r->seen = right_row(r, "sam")->version;
	r->terms.kind = (int)kind;
	return world_do(r->w, who, right_do_move, r);
}

const struct fault *
right_answer(struct right *r, const char *who, bool yes, struct str words)
{
	r->seen = right_row(r, "sam")->version;
	r->yes = yes;
	r->words = words;
	return world_do(r->w, who, right_do_answer, r);
}

const struct fault *
right_decide(struct right *r, const char *who, int step)
{
	r->decision.rate.step = step;
	return world_do(r->w, who, right_do_decide, r);
}

const struct fault *
right_rate(struct right *r, const char *who, int step)
{
	r->rate.step = step;
	return world_do(r->w, who, right_do_rate, r);
}

const struct rights_decision *
right_one(struct right *r, const char *who)
{
	expect_ok(world_see(r->w, who, right_see_one, r));
	return &r->one;
}
