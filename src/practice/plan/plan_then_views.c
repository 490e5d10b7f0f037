/*
 * plan_then_views.c - the plan as it was on a past day: what its page showed,
 * and of each goal what its own page showed, with nothing to press.
 */
#include "practice/plan/plan_then.h"

static void
draw_status(struct html *h, const struct ctx *ctx,
            const struct plan_screen *screen, enum plan_goal_status status)
{
	int64_t n = 0;

	for (size_t i = 0; i < screen->whole.goals_n; i++)
		n += screen->whole.goals[i].status == status;
	if (n == 0)
		return;
	html_raw(h, "<p class=\"dir-day\">");
	html_text(h, text_get(plan_goal_status_keys[status]));
	html_raw(h, " (");
	html_i64(h, n);
	html_raw(h, ")</p>");
	plan_draw_bands(h, ctx, screen, status);
}

void
plan_draw_then(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	words_heading(h,
	              TV(ctx->arena, "The plan as it was on {day}",
	                 {"day", date_words(ctx->arena, screen->on)}),
	              "past");
	if (whole->less)
		words_para(h, T("Less was kept in those days. What helps and "
		                "what may get in the way is not in it."));
	plan_draw_state(h, ctx, screen);
	plan_draw_changes(h, ctx, screen);
	for (unsigned status = 0; status < PLAN_GOAL_STATUS_COUNT; status++)
		draw_status(h, ctx, screen, status);
	if (whole->goals_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	if (whole->statements_n > 0)
		words_heading(h, T("What was said on that day"), "said");
	for (size_t i = 0; i < whole->statements_n; i++)
		plan_draw_statement(h, ctx, screen, &whole->statements[i]);
}
