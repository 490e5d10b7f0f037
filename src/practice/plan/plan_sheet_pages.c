/*
 * plan_sheet_pages.c - empty sheets of the plan, for both sides.
 */
#include "practice/plan/plan_sheet.h"

/* Nothing of the plan is read: whose it is, and no more. */
static const struct fault *
sheet_show(struct ctx *ctx, const struct request *req, struct reply *reply,
           struct str title, plan_draw draw)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){
	                  .title = title,
	                  .person_page = screen->mine,
	                  .print = true,
	                  .of = screen->head.known_as,
	          },
	          draw, screen);
	return NULL;
}

const struct fault *
plan_get_sheet_words(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("What matters to me"),
	                  plan_draw_sheet_words);
}

const struct fault *
plan_get_sheet_goal(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("Add a goal"),
	                  plan_draw_sheet_goal);
}

const struct fault *
plan_get_sheet_circle(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("My people"),
	                  plan_draw_sheet_circle);
}

const struct fault *
plan_get_sheet_scale(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("What this goal looks like"),
	                  plan_draw_sheet_scale);
}

const struct fault *
plan_get_sheet_strengths(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("My strengths"),
	                  plan_draw_sheet_strengths);
}

const struct fault *
plan_get_sheet_hurdles(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("If something gets in the way"),
	                  plan_draw_sheet_hurdles);
}
