/*
 * plan_later_pages.c - when the plan is looked at again, and why that was put
 * off: one page for both sides, and the same as JSON.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_later_local.h"

/* --- pages ---------------------------------------------------------------- */

static const struct fault *
review_open(struct ctx *ctx, struct person_id person,
            struct plan_review_screen *screen)
{
	TRY(plan_store_plan(ctx, person, &screen->plan.whole.plan));
	return plan_later_read(ctx, person, &screen->list, &screen->n);
}

const struct fault *
plan_get_review(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_review_screen *screen =
	        arena_new(ctx->arena, struct plan_review_screen, 1);
	struct plan_screen *plan;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(review_open(ctx, plan->head.person, screen));
	plan_screen_show(ctx, reply, &screen->plan,
	                 plan->mine ? T("When we look at my plan again")
	                            : T("Review of the plan"),
	                 plan->base, plan_draw_review);
	return NULL;
}

static const struct fault *
review_done(struct ctx *ctx, struct reply *reply,
            const struct plan_screen *screen, struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, plan_path(ctx->arena, screen, "/review"));
	return NULL;
}

const struct fault *
plan_post_review(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_later_terms terms = {
	        .reason = plan_form_word(req, "reason", plan_later_reasons),
	        .until = DATE_NONE,
	        .words = request_field(req, "words"),
	};
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	if (!date_read(request_field(req, "until"), ctx->today, &terms.until))
		terms.until = DATE_NONE;
	TRY(plan_later_put(ctx, screen->head.person, &terms));
	return review_done(ctx, reply, screen, TEXT("The review is put off"));
}

const struct fault *
plan_post_review_back(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_later_back(ctx, screen->head.person));
	return review_done(ctx, reply, screen,
	                   TEXT("The review is due as it was"));
}

/* --- JSON ----------------------------------------------------------------- */

static const struct fault *
review_answer(struct ctx *ctx, struct reply *reply, int status,
              struct person_id person)
{
	struct plan_review_screen screen = {.n = 0};
	struct json_out j;

	TRY(review_open(ctx, person, &screen));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_date(&j, "review_on", screen.plan.whole.plan.review_on);
	json_array(&j, "put_off");
	for (size_t i = 0; i < screen.n; i++) {
		const struct plan_later *l = &screen.list[i];

		json_object(&j, NULL);
		json_date(&j, "was", l->was);
		json_date(&j, "until", l->until);
		json_str(&j, "reason", str_of(plan_later_reasons[l->reason]));
		json_str_or_null(&j, "words", l->words);
		json_str_or_null(&j, "written_by", l->name);
		json_instant(&j, "at", l->at);
		json_bool(&j, "stands",
		          plan_later_stands(&screen.plan.whole.plan, l));
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_review(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return review_answer(ctx, reply, 200, screen->head.person);
}

const struct fault *
plan_api_review_later(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_later_terms terms;
	struct plan_screen *screen;
	struct plan_api_in in;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	terms.reason = plan_api_word(&in, "reason", plan_later_reasons, 0);
	terms.until = plan_api_date(&in, "until");
	terms.words = plan_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(plan_later_put(ctx, screen->head.person, &terms));
	return review_answer(ctx, reply, 201, screen->head.person);
}

const struct fault *
plan_api_review_back(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_later_back(ctx, screen->head.person));
	return review_answer(ctx, reply, 201, screen->head.person);
}
