/*
 * plan_help_pages.c - what helps with a goal, and what may get in the way.
 */
#include "practice/plan/plan_assessed.h"
#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_met_local.h"

const struct fault *
plan_get_help(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_offers_show(ctx, screen->head.person, &screen->offers,
	                     &screen->offers_n));
	plan_screen_show(ctx, reply, screen,
	                 T("What helps, and what may get in the way"),
	                 plan_goal_path(ctx->arena, screen, screen->goal, ""),
	                 plan_draw_help_page);
	return NULL;
}

static const struct fault *
plan_help_done(struct ctx *ctx, struct reply *reply,
               const struct plan_screen *screen, const struct plan_goal *goal,
               struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                plan_goal_path(ctx->arena, screen, goal, "/help"));
	return NULL;
}

const struct fault *
plan_post_hurdle(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(plan_hurdle_add(
	        ctx, goal.id,
	        &(struct plan_hurdle_terms){
	                .gets = request_field(req, "gets"),
	                .then = request_field(req, "then"),
	                .helps = request_field(req, "helps"),
	                .voice = plan_form_word(req, "voice", plan_voice_words),
	        },
	        &id));
	return plan_help_done(ctx, reply, screen, &goal,
	                      TEXT("Your words are saved"));
}

const struct fault *
plan_post_hurdle_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(request_place_id(req, "hurdle", &id));
	TRY(plan_hurdle_remove(ctx, goal.id, id));
	return plan_help_done(ctx, reply, screen, &goal,
	                      TEXT("It is taken back. Past days still show "
	                           "it."));
}

const struct fault *
plan_post_help(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	struct str chosen = request_field(req, "strength");
	size_t mark = sizeof(PLAN_OFFER_MARK) - 1;
	int64_t strength;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	if (str_starts(chosen, S(PLAN_OFFER_MARK))) {
		TRY(plan_offer_link(ctx, goal.id,
		                    str_slice(chosen, mark, chosen.n - mark)));
	} else {
		if (!id_read(chosen, &strength))
			strength = 0;
		TRY(plan_help_link(ctx, goal.id, strength));
	}
	return plan_help_done(ctx, reply, screen, &goal,
	                      TEXT("The strength is linked to the goal"));
}

const struct fault *
plan_post_help_remove(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(request_place_id(req, "help", &id));
	TRY(plan_help_unlink(ctx, goal.id, id));
	return plan_help_done(ctx, reply, screen, &goal,
	                      TEXT("It is taken back. Past days still show "
	                           "it."));
}
