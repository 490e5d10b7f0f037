#include "practice/plan/plan_own_local.h"

const struct fault *
plan_get_picture_new(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	plan_screen_show(ctx, reply, screen, T("Show a picture"),
	                 plan_own_list_path(ctx->arena, screen),
	                 plan_draw_picture_form);
	return NULL;
}

const struct fault *
plan_prepare_picture(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct media_taken *taken = NULL;

	(void)reply;
	TRY(media_take(ctx, req, PLAN_OWN_PICTURE, &taken));
	ctx->prepared = taken;
	return NULL;
}

/* The one page that may use the microphone: of its own, nothing framed. */
const struct fault *
plan_get_voice_new(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_own_seconds(ctx, &screen->seconds));
	reply_header(reply, "Permissions-Policy",
	             S("camera=(), geolocation=(), microphone=(self), "
	               "payment=(), usb=()"));
	plan_screen_show(ctx, reply, screen, T("Say it"),
	                 plan_own_list_path(ctx->arena, screen),
	                 plan_draw_voice_form);
	return NULL;
}

const struct fault *
plan_prepare_voice(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct media_taken *taken = NULL;

	(void)reply;
	TRY(media_take_sound(ctx, req, PLAN_OWN_SOUND, &taken));
	ctx->prepared = taken;
	return NULL;
}

static const struct fault *
hand_in(struct ctx *ctx, const struct request *req, struct reply *reply,
        enum plan_kind kind, struct text says)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_own_add(ctx, screen->head.person, kind, ctx->prepared,
	                 request_field(req, "words"), &id));
	reply_notice(ctx, reply, says);
	reply_see_other(reply, plan_own_list_path(ctx->arena, screen));
	return NULL;
}

const struct fault *
plan_post_voice(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return hand_in(ctx, req, reply, PLAN_SPOKEN,
	               TEXT("The voice note is saved"));
}

const struct fault *
plan_post_pictures(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	return hand_in(ctx, req, reply, PLAN_PICTURE,
	               TEXT("The picture is saved"));
}

static const struct fault *
statement_place(const struct request *req, struct statement_id *out)
{
	return request_place_id(req, "statement", &out->v);
}

const struct fault *
plan_post_accept(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(statement_place(req, &id));
	TRY(plan_own_accept(ctx, id));
	reply_notice(ctx, reply, TEXT("You said that these words are right"));
	reply_see_other(reply, plan_own_list_path(ctx->arena, screen));
	return NULL;
}

const struct fault *
plan_get_handed_in(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(statement_place(req, &id));
	return plan_own_show(ctx, reply, screen->head.person, id, MEDIA_INLINE);
}
