/*
 * plan_sit_pages.c - the plan and the circle on a closed screen.
 */
#include "practice/plan/plan_sit.h"

static const struct fault *
ask(struct ctx *ctx, const struct request *req, struct reply *reply,
    const char *back, const char *action)
{
	struct plan_screen *screen;
	struct sit_screen sit;

	TRY(plan_screen_open(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen->head,
	        .action = plan_path(ctx->arena, screen, action),
	};
	return sit_show(ctx, reply, &sit, plan_path(ctx->arena, screen, back));
}

static const struct fault *
begin(struct ctx *ctx, const struct request *req, struct reply *reply,
      const char *to)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen->head.person));
	reply_see_other(reply, plan_path(ctx->arena, screen, to));
	return NULL;
}

const struct fault *
plan_get_sit(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return ask(ctx, req, reply, "", "/together");
}

const struct fault *
plan_post_sit(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return begin(ctx, req, reply, "/shown");
}

const struct fault *
plan_get_sit_circle(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return ask(ctx, req, reply, "/circle", "/circle/together");
}

const struct fault *
plan_post_sit_circle(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	return begin(ctx, req, reply, "/circle/shown");
}

const struct fault *
plan_get_sit_shown(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_sit_screen *screen =
	        arena_new(ctx->arena, struct plan_sit_screen, 1);
	struct plan_screen *plan;

	TRY(plan_screen_whole(ctx, req, &plan));
	screen->plan = *plan;
	TRY(sit_now(ctx, plan->head.person, &screen->sit));
	if (screen->sit.id.v == 0) {
		reply_see_other(reply,
		                plan_path(ctx->arena, plan, "/together"));
		return NULL;
	}
	TRY(plan_sign_read(ctx, &plan->whole, &screen->plan.shown));
	page_show(ctx, reply, &(struct page){.title = T("Plan"), .print = true},
	          plan_draw_sit_plan, screen);
	return NULL;
}

const struct fault *
plan_get_sit_circle_shown(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct plan_sit_screen *screen =
	        arena_new(ctx->arena, struct plan_sit_screen, 1);
	struct plan_screen *plan;
	struct plan_tie *ties;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(sit_now(ctx, plan->head.person, &screen->sit));
	if (screen->sit.id.v == 0) {
		reply_see_other(reply, plan_path(ctx->arena, plan,
		                                 "/circle/together"));
		return NULL;
	}
	TRY(plan_net_is_named(ctx, plan->head.person, &screen->named));
	TRY(plan_circle(ctx, plan->head.person, &ties, &screen->plan.circle_n));
	screen->plan.circle = ties;
	page_show(ctx, reply,
	          &(struct page){.title = T("My people"), .print = true},
	          plan_draw_sit_circle, screen);
	return NULL;
}
