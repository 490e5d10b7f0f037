/*
 * plan_own_api.c - statements that are handed in as a form of parts, and read
 * back.
 */
#include "practice/plan/plan_own_local.h"

#include "practice/plan/plan_api_local.h"

const struct fault *
plan_api_prepare_picture(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	TRY(plan_api_may_hand_in(ctx));
	return plan_prepare_picture(ctx, req, reply);
}

const struct fault *
plan_api_prepare_voice(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	TRY(plan_api_may_hand_in(ctx));
	return plan_prepare_voice(ctx, req, reply);
}

static const struct fault *
plan_api_hand_in(struct ctx *ctx, const struct request *req,
                 struct reply *reply, enum plan_kind kind)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_own_add(ctx, screen->head.person, kind, ctx->prepared,
	                 request_field(req, "words"), &id));
	return plan_api_statement_answer(ctx, reply, screen, id);
}

const struct fault *
plan_api_picture(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return plan_api_hand_in(ctx, req, reply, PLAN_PICTURE);
}

const struct fault *
plan_api_voice(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return plan_api_hand_in(ctx, req, reply, PLAN_SPOKEN);
}

const struct fault *
plan_api_statement_file(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_api_statement_take(ctx, req, &screen, &id));
	return plan_own_show(ctx, reply, screen->head.person, id, MEDIA_INLINE);
}
