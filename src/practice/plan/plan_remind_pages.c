/*
 * plan_remind_pages.c - how a person wants to be reminded.
 */
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_remind_local.h"

const struct fault *
plan_get_reminders(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_reminders *screen =
	        arena_new(ctx->arena, struct plan_reminders, 1);
	struct plan_screen *plan;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(plan_remind_chosen(ctx, plan->head.person, &screen->choice));
	plan_screen_show(ctx, reply, &screen->plan,
	                 plan->mine ? T("How should we remind you?")
	                            : T("How to remind them"),
	                 plan->base, plan_draw_reminders);
	return NULL;
}

const struct fault *
plan_post_reminders(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	TRY(plan_remind_choose(ctx, str_word(request_field(req, "way"),
	                                     plan_remind_ways)));
	reply_notice(ctx, reply, TEXT("Your choice is saved"));
	reply_see_other(reply, S("/me/plan"));
	return NULL;
}

const struct fault *
plan_post_reminders_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_remind_told(ctx, screen->head.person,
	                     str_word(request_field(req, "way"),
	                              plan_remind_ways),
	                     plan_form_word(req, "said_how", plan_how_words)));
	reply_notice(ctx, reply, TEXT("It is written down, with your name"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/reminders"));
	return NULL;
}
