/*
 * plan_sign_demo.c - answers that fictional people give on a worker's screen.
 */
#include "kernel/media/media.h"
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_sign.h"

const struct fault *
plan_sign_demo(struct plan_demo_story *s, int day, enum plan_answer answer)
{
	const struct plan_hand hand = {.way = PLAN_WAY_CODE, .day = DATE_NONE};
	struct plan_answering given = {
	        .answer = answer,
	        .reason = PLAN_REASON_TOO_MUCH,
	        .words = answer == PLAN_NO
	                         ? S("Two goals at a time is enough.")
	                         : S("I read it on your screen. It is right."),
	};
	enum plan_code_found found;
	struct plan_whole whole;
	struct instant until;
	struct str code;
	struct plan plan;

	if (!plan_demo_on(s, day, true))
		return NULL;
	TRY(plan_read(s->ctx, s->who->person, &whole));
	if (plan_not_ready(&whole) != NULL)
		return NULL;
	TRY(plan_code_make(s->ctx, s->who->person, &code, &until));
	if (!plan_demo_on(s, day, false))
		return NULL;
	TRY(plan_code_try(s->ctx, s->who->person, code, &found));
	given.seen = whole.plan.version;
	return plan_answer_take(s->ctx, s->who->person, &given, &hand, &plan);
}

const struct fault *
plan_sign_demo_paper(struct plan_demo_story *s, int day,
                     enum plan_answer answer)
{
	struct plan_answering given = {
	        .answer = answer,
	        .reason = PLAN_REASON_TOO_MUCH,
	        .words = S("Signed at the table, with a pen."),
	};
	struct plan_hand hand = {.way = PLAN_WAY_PAPER};
	struct media_taken *picture;
	struct plan_whole whole;
	struct plan plan;

	if (s->ctx->app->blobs == NULL)
		return plan_demo_answer(s, day, false, PLAN_COULD_NOT);
	if (!plan_demo_on(s, day, false))
		return NULL;
	TRY(plan_read(s->ctx, s->who->person, &whole));
	if (plan_not_ready(&whole) != NULL)
		return NULL;
	TRY(media_take_made(
	        s->ctx, (struct bytes){plan_demo_drawing, plan_demo_drawing_n},
	        &picture));
	hand.picture = picture;
	hand.day = s->ctx->today;
	given.seen = whole.plan.version;
	return plan_answer_take(s->ctx, s->who->person, &given, &hand, &plan);
}
