/*
 * plan_lift_views.c - the entry of a tool, or the need for support, that a
 * goal was made from.
 */
#include "practice/plan/plan_lift.h"

#include "practice/strengths/tool_kinds.h"

static void
plan_draw_began(struct html *h, bool taken_back, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	if (taken_back)
		html_text(h, T("It began with words that were taken back."));
	else
		html_text(h,
		          TV(h->arena, "It began with these words: “{words}”.",
		             {"words", words}));
	html_raw(h, " ");
}

static void
plan_draw_from_need(struct html *h, const struct plan_screen *screen)
{
	const struct path_need *need = screen->need;
	const struct support_path *path =
	        &support_edition_of(need->edition)->paths[need->path];
	struct str base = screen->mine ? S("/me/pathways")
	                               : people_path(h->arena, screen->head.crn,
	                                             "/pathways");

	plan_draw_began(h, !path_stands(need), need->words);
	plan_link(h, text_get(screen->mine ? path->title_me : path->title),
	          str_print(h->arena, "%.*s/needs/%.*s", STR_ARG(base),
	                    STR_ARG(id_show(h->arena, need->id.v))));
	html_raw(h, "</p>");
}

void
plan_draw_lifted(struct html *h, const struct plan_screen *screen)
{
	const struct tool_entry *entry = screen->from;
	const struct tool_data *data;
	struct str base, id;

	if (screen->need != NULL)
		plan_draw_from_need(h, screen);
	if (entry == NULL)
		return;
	data = &tool_data[entry->kind];
	id = id_show(h->arena, entry->id.v);
	base = screen->mine ? S("/me/tools")
	                    : people_path(h->arena, screen->head.crn, "/tools");
	plan_draw_began(h, entry->taken_back, entry->words);
	plan_link(h, text_get(screen->mine ? data->title_me : data->title),
	          str_print(h->arena, "%.*s/%s/entries/%.*s", STR_ARG(base),
	                    tool_kinds[entry->kind], STR_ARG(id)));
	html_raw(h, "</p>");
}
