/*
 * ready_parts_views.c - pieces of several pages of this folder.
 */
#include "practice/ready/ready_views.h"

struct str
ready_path(struct arena *arena, const struct ready_screen *screen,
           const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
ready_set_path(struct arena *arena, const struct ready_screen *screen,
               enum need_set set, const char *rest)
{
	return str_print(arena, "%.*s/sets/%s%s", STR_ARG(screen->base),
	                 need_sets[set], rest);
}

struct str
ready_id_path(struct arena *arena, const struct ready_screen *screen,
              const char *rest, int64_t id)
{
	return str_print(arena, "%.*s%s/%.*s", STR_ARG(screen->base), rest,
	                 STR_ARG(id_show(arena, id)));
}

struct str
ready_set_title(const struct ready_screen *screen, enum need_set set)
{
	if (set == NEED_FIRST)
		return screen->mine ? T("My first days") : T("The first days");
	return T("Looking ahead");
}

void
ready_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
ready_card_begin(struct html *h, const char *id, struct str title)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	html_raw(h, "</div>");
}

void
ready_small(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

/* Of what a worker typed: from paper, or as it was said. */
static struct str
typed_by(struct arena *arena, const struct ready_screen *screen,
         const struct ready_by *by)
{
	bool paper = by->voice == READY_PAPER;

	if (screen->mine)
		return paper ? TV(arena, "{name} copied this from your paper",
		                  {"name", by->name})
		             : TV(arena, "{name} wrote this for you",
		                  {"name", by->name});
	return paper ? TV(arena, "{name} copied this from {person}’s paper",
	                  {"name", by->name}, {"person", screen->head.known_as})
	             : TV(arena, "{name} wrote this for {person}",
	                  {"name", by->name},
	                  {"person", screen->head.known_as});
}

void
ready_draw_by(struct html *h, const struct ready_screen *screen,
              const struct ready_by *by)
{
	struct str day = date_words(h->arena, instant_date(by->at));
	struct str words;

	if (by->voice != READY_OWN)
		words = typed_by(h->arena, screen, by);
	else
		words = screen->mine ? T("You said this")
		                     : TV(h->arena, "{name} said this",
		                          {"name", screen->head.known_as});
	ready_small(h, str_print(h->arena, "%.*s, %.*s", STR_ARG(words),
	                         STR_ARG(day)));
}

void
ready_field_words(struct html *h, const struct form *form, const char *name,
                  struct str label, struct str hint, struct str stored)
{
	form_character_count(
	        h, form,
	        &(struct gov_character_count){.name = name,
	                                      .label = label,
	                                      .label_size = "s",
	                                      .hint = hint,
	                                      .rows = 2,
	                                      .value = stored,
	                                      .max_length = READY_WORDS_MOST,
	                                      .threshold = 75});
}

void
ready_draw_answer(struct html *h, const struct need_answer *answer)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, answer->asked);
	html_raw(h, "</strong>");
	if (!str_empty(answer->shown)) {
		html_raw(h, "<br>");
		html_text(h, answer->shown);
	}
	if (!str_empty(answer->words)) {
		html_raw(h, "<br>“");
		html_lines(h, answer->words);
		html_raw(h, "”");
	}
	html_raw(h, "</p>");
}

void
ready_draw_goal_form(struct html *h, const struct ctx *ctx,
                     const struct ready_screen *screen, struct str said,
                     struct str action)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, action);
	form_input(h, &form,
	           &(struct gov_input){.name = "title",
	                               .label = T("What is the goal?"),
	                               .label_size = "s",
	                               .value = said});
	ready_field_words(h, &form, "why",
	                  screen->mine ? T("Why does it matter to you? "
	                                   "(optional)")
	                               : T("Why does it matter to them? "
	                                   "(optional)"),
	                  S(""), S(""));
	ready_small(h, T("It goes into the plan as a goal for later. You "
	                 "choose its day and its steps there."));
	form_end(h, &form, T("Put it in the plan"));
}
