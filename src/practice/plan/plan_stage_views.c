/*
 * plan_stage_views.c - the stage of a plan: a word, what it means, since when.
 */
#include "practice/plan/plan_views_local.h"

static const char *const colours[PLAN_STAGE_COUNT] = {
        [PLAN_STAGE_DRAFT] = "govuk-tag--grey",
        [PLAN_STAGE_OFFERED] = "govuk-tag--yellow",
        [PLAN_STAGE_AGREED] = "govuk-tag--turquoise",
        [PLAN_STAGE_ACTIVE] = "govuk-tag--green",
        [PLAN_STAGE_REVIEW] = "govuk-tag--orange",
        [PLAN_STAGE_CLOSED] = "govuk-tag--grey",
};

struct str
plan_stage_line(struct arena *arena, const struct plan_screen *screen)
{
	const struct plan_staged *staged = &screen->stage;
	struct str says = plan_stage_says(arena, staged, screen->mine);

	if (!date_is(staged->since))
		return says;
	return str_print(
	        arena, "%.*s %.*s", STR_ARG(says),
	        STR_ARG(TV(arena, "Since {day}.",
	                   {"day", date_words(arena, staged->since)})));
}

void
plan_draw_stage(struct html *h, const struct plan_screen *screen)
{
	const struct plan_staged *staged = &screen->stage;

	if (!staged->known)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_tag(h, &(struct gov_tag){
	                   .text = plan_stage_name(staged->stage, screen->mine),
	                   .classes = colours[staged->stage],
	           });
	html_text(h, S(" "));
	html_text(h, plan_stage_line(h->arena, screen));
	html_raw(h, "</p>");
}
