/*
 * plan_past_views.c - the history of one goal.
 */
#include "practice/plan/plan_past_local.h"

static void
draw_then(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen, const struct plan_past *past)
{
	const struct plan_goal *goal = &past->goal;

	if (!past->there) {
		words_para(h, T("It was not in the plan after that."));
		return;
	}
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, goal->title);
	html_raw(h, "</strong> ");
	gov_tag(h,
	        &(struct gov_tag){
	                .text = text_get(plan_goal_status_keys[goal->status])});
	html_raw(h, "</p>");
	if (date_is(goal->target)) {
		html_raw(h, "<p class=\"dir-goal__meta\">");
		html_text(h, TV(h->arena, "Aim to reach it by {day}",
		                {"day", date_words(h->arena, goal->target)}));
		html_raw(h, "</p>");
	}
	if (!str_empty(goal->why)) {
		html_raw(h, "<p class=\"govuk-body-s\">");
		html_lines(h, goal->why);
		html_raw(h, "</p>");
	}
	plan_draw_bar(h, goal);
	if (goal->steps_n == 0)
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("The steps as they stood")});
	plan_draw_steps(h, ctx, screen, goal, false);
	gov_details_end(h);
}

void
plan_draw_past_goal(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_past_screen *screen = data;

	words_title(h, TV(h->arena, "History of “{goal}”",
	                  {"goal", screen->plan.goal->title}));
	words_para(h, T("Each time something happened, and the goal as it "
	                "stood then. The newest is first."));
	html_raw(h, "<ol class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct plan_past *past = &screen->list[i];

		html_raw(h, "<li class=\"dir-past__one\"><div>"
		            "<h2 class=\"govuk-heading-s "
		            "govuk-!-margin-bottom-1\">");
		html_text(h, past->says);
		html_raw(h, "</h2><p class=\"govuk-body-s dir-muted\">");
		html_text(h, instant_words(h->arena, past->line.at));
		html_raw(h, "</p></div><div>");
		draw_then(h, ctx, &screen->plan, past);
		html_raw(h, "</div></li>");
	}
	html_raw(h, "</ol>");
	if (screen->n == 0)
		plan_empty(h, T("Nothing is written yet."));
	if (!screen->more)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	plan_link(h, T("What was before that is in the plan of its day"),
	          plan_path(h->arena, &screen->plan, "/history"));
	html_raw(h, "</p>");
}
