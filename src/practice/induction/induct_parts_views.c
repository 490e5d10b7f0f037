/*
 * induct_parts_views.c - pieces of several pages of the induction.
 */
#include "practice/induction/induct_views.h"

struct str
induct_path(struct arena *arena, const struct induct_screen *screen,
            const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
induct_topic_path(struct arena *arena, const struct induct_screen *screen,
                  enum induct_about about)
{
	return str_print(arena, "%.*s/topics/%s", STR_ARG(screen->base),
	                 induct_abouts[about]);
}

struct str
induct_topic_title(const struct induct_screen *screen, enum induct_about about)
{
	return text_get(induct_topic_of(screen->edition, about)->title);
}

void
induct_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
induct_card_begin(struct html *h, const char *id, struct str title,
                  struct str link, struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	if (!str_empty(link))
		induct_link(h, link, href);
	html_raw(h, "</div>");
}

static void
draw_small(struct html *h, struct str words, struct date day)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, day));
	html_raw(h, "</p>");
}

void
induct_draw_by(struct html *h, const struct induct_screen *screen,
               const struct induct_by *by)
{
	struct str words;

	if (by->voice == INDUCT_OWN)
		words = screen->mine ? T("You said this")
		                     : TV(h->arena, "{name} said this",
		                          {"name", screen->head.known_as});
	else
		words = screen->mine
		                ? TV(h->arena, "{name} wrote this for you",
		                     {"name", by->name})
		                : TV(h->arena, "{name} wrote this for {person}",
		                     {"name", by->name},
		                     {"person", screen->head.known_as});
	draw_small(h, words, instant_date(by->at));
}

void
induct_draw_talk(struct html *h, const struct induct_talk *talk)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, date_words(h->arena, talk->day));
	html_raw(h, "</strong><br>");
	html_text(h, text_get(induct_led_keys[talk->led]));
	if (!str_empty(talk->mentor)) {
		html_raw(h, ": ");
		html_text(h, talk->mentor);
	}
	html_raw(h, "<br>");
	html_text(h, talk->named
	                     ? TV(h->arena, "In the room: {room}",
	                          {"room", talk->room})
	                     : T("Who was in the room is for the person and "
	                         "their own worker."));
	html_raw(h, "</p>");
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, TV(h->arena, "Written down by {name}",
	                {"name", talk->by.name}));
	html_raw(h, "</p>");
}

/* --- words --------------------------------------------------------------- */

static void
draw_button(struct html *h, const struct ctx *ctx,
            const struct induct_screen *screen, const struct induct_word *word,
            struct str says, const char *state)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form,
	           str_print(h->arena, "%.*s/words/%.*s/end",
	                     STR_ARG(screen->base),
	                     STR_ARG(id_show(h->arena, word->id.v))));
	form_hidden(h, "state", str_of(state));
	gov_button(h, &(struct gov_button){.text = says,
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_buttons(struct html *h, const struct ctx *ctx,
             const struct induct_screen *screen, const struct induct_word *word)
{
	if (!induct_is_theirs(ctx, screen->head.person, word))
		return;
	html_raw(h, "<div class=\"dir-actions\">");
	draw_button(h, ctx, screen, word,
	            word->about < 0 ? T("We talked about it")
	                            : T("It is answered"),
	            "talked");
	draw_button(h, ctx, screen, word, T("Take it back"), "back");
	html_raw(h, "</div>");
}

static void
draw_answer(struct html *h, const struct induct_screen *screen,
            const struct induct_word *word)
{
	if (!str_empty(word->answer)) {
		html_raw(h, "<p class=\"govuk-body govuk-!-margin-top-2\">"
		            "<strong>");
		html_text(h, T("Answer"));
		html_raw(h, "</strong><br>");
		html_lines(h, word->answer);
		html_raw(h, "</p>");
		draw_small(h, word->answered.name,
		           instant_date(word->answered.at));
	} else if (word->state == INDUCT_WORD_OPEN && !screen->mine) {
		html_raw(h, "<p class=\"govuk-body\">");
		induct_link(h, T("Answer this question"),
		            str_print(h->arena, "%.*s/words/%.*s",
		                      STR_ARG(screen->base),
		                      STR_ARG(id_show(h->arena, word->id.v))));
		html_raw(h, "</p>");
	}
}

void
induct_draw_word(struct html *h, const struct ctx *ctx,
                 const struct induct_screen *screen,
                 const struct induct_word *word)
{
	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	html_lines(h, word->words);
	html_raw(h, "</p>");
	induct_draw_by(h, screen, &word->by);
	if (word->about >= 0)
		draw_answer(h, screen, word);
	if (word->state == INDUCT_WORD_OPEN)
		draw_buttons(h, ctx, screen, word);
	else
		draw_small(h,
		           word->state == INDUCT_BACK ? T("Taken back")
		           : word->about < 0          ? T("Talked about")
		                                      : T("Answered"),
		           instant_date(word->ended.at));
	html_raw(h, "</li>");
}

void
induct_draw_things(struct html *h, const struct ctx *ctx,
                   const struct induct_screen *screen)
{
	const struct induct *induct = &screen->induct;

	if (induct_things_n(induct) == 0)
		return;
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (size_t i = 0; i < induct->words_n; i++)
		if (induct->words[i].about < 0 &&
		    induct->words[i].state != INDUCT_BACK)
			induct_draw_word(h, ctx, screen, &induct->words[i]);
	html_raw(h, "</ul>");
}

void
induct_form_end(struct html *h, struct str save)
{
	gov_button(h, &(struct gov_button){.text = save,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}
