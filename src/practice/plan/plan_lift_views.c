/*
 * plan_lift_views.c - the entry of a tool that a goal was made from.
 */
#include "practice/plan/plan_lift.h"

#include "practice/strengths/tool_kinds.h"

void
plan_draw_lifted(struct html *h, const struct plan_screen *screen)
{
	const struct tool_entry *entry = screen->from;
	const struct tool_data *data;
	struct str base, id;

	if (entry == NULL)
		return;
	data = &tool_data[entry->kind];
	id = id_show(h->arena, entry->id.v);
	base = screen->mine ? S("/me/tools")
	                    : people_path(h->arena, screen->head.crn, "/tools");
	html_raw(h, "<p class=\"govuk-body\">");
	if (entry->taken_back)
		html_text(h, T("It began with words that were taken back."));
	else
		html_text(h,
		          TV(h->arena, "It began with these words: “{words}”.",
		             {"words", entry->words}));
	html_raw(h, " ");
	plan_link(h, text_get(screen->mine ? data->title_me : data->title),
	          str_print(h->arena, "%.*s/%s/entries/%.*s", STR_ARG(base),
	                    tool_kinds[entry->kind], STR_ARG(id)));
	html_raw(h, "</p>");
}
