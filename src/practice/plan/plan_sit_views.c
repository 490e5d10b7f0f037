/*
 * plan_sit_views.c - the plan and the circle as they are shown to the person
 * on a worker's screen.
 */
#include "practice/plan/plan_sit.h"

/* What was just signed: no notice reaches a page without a menu.  An answer to
 * what was agreed before is none to this plan. */
static void
draw_answer(struct html *h, const struct plan_screen *screen)
{
	const struct plan_answered *said =
	        &screen->whole.plan.sides[PLAN_PERSON];

	if (said->sign == 0 ||
	    !plan_has_answered(&screen->whole.plan, PLAN_PERSON))
		return;
	if (said->answer == PLAN_YES)
		words_para(h, T("Your yes to this plan is kept."));
	else if (said->answer == PLAN_NO)
		words_para(h, T("Your no to this plan is kept."));
}

static void
draw_on(struct html *h, const struct plan_screen *screen, struct str words,
        const char *to)
{
	html_raw(h, "<p class=\"govuk-body\">");
	plan_link(h, words, plan_path(h->arena, screen, to));
	html_raw(h, "</p>");
}

void
plan_draw_sit_plan(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sit_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;

	words_title(h, TV(h->arena, "{name}, this is your plan",
	                  {"name", plan->head.known_as}));
	sit_draw_there(h, &screen->sit);
	draw_answer(h, plan);
	words_heading(h, T("My plan"), "plan");
	plan_draw_shown(h, plan->shown);
	draw_on(h, plan, T("Sign here together, on this screen"), "/sign");
	draw_on(h, plan, T("My people"), "/circle/shown");
	html_raw(h, "<p class=\"govuk-body\">");
	plan_link(h, T("Who decides what"),
	          people_path(h->arena, plan->head.crn, RIGHTS_PATH "/shown"));
	html_raw(h, "</p>");
	sit_draw_end(h, ctx);
}

void
plan_draw_sit_circle(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sit_screen *screen = data;
	struct plan_screen theirs = screen->plan;

	/* In the words that the person reads. */
	theirs.mine = true;
	words_title(h, T("My people"));
	sit_draw_there(h, &screen->sit);
	plan_draw_circle(h, theirs.circle, theirs.circle_n, T("Me"), "circle",
	                 false);
	if (screen->named)
		plan_draw_ties(h, ctx, &theirs, theirs.circle, theirs.circle_n);
	draw_on(h, &screen->plan, T("My plan"), "/shown");
	sit_draw_end(h, ctx);
}
