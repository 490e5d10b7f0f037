/*
 * ending_parts_views.c - pieces of several pages of an ending.
 */
#include "practice/ending/ending_views.h"

struct str
ending_path(struct arena *arena, const struct ending_screen *screen,
            const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
ending_id_path(struct arena *arena, const struct ending_screen *screen,
               const char *where, int64_t id)
{
	return str_print(arena, "%.*s%s/%.*s", STR_ARG(screen->base), where,
	                 STR_ARG(id_show(arena, id)));
}

void
ending_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
ending_card_begin(struct html *h, const char *id, struct str title,
                  struct str link, struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	if (!str_empty(link))
		ending_link(h, link, href);
	html_raw(h, "</div>");
}

struct str
ending_whose(struct arena *arena, const struct ending_screen *screen,
             const struct ending_by *by)
{
	if (by->voice == ENDING_WORKER)
		return TV(arena, "{name} wrote this", {"name", by->name});
	if (by->voice == ENDING_OWN)
		return screen->mine ? T("You said this")
		                    : TV(arena, "{name} said this",
		                         {"name", screen->head.known_as});
	return screen->mine ? TV(arena, "{name} wrote this for you",
	                         {"name", by->name})
	                    : TV(arena, "{name} wrote this for {person}",
	                         {"name", by->name},
	                         {"person", screen->head.known_as});
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
ending_draw_by(struct html *h, const struct ending_screen *screen,
               const struct ending_by *by)
{
	draw_small(h, ending_whose(h->arena, screen, by), instant_date(by->at));
}

/* --- words ---------------------------------------------------------------- */

static void
words_open(struct html *h, enum ending_voice voice)
{
	if (voice == ENDING_OWN)
		html_raw(h, "<figure class=\"dir-words dir-words--person\">");
	else if (voice == ENDING_FOR)
		html_raw(h, "<figure class=\"dir-words dir-words--for\">");
	else
		html_raw(h, "<figure class=\"dir-words dir-words--worker\">");
}

void
ending_draw_quotes(struct html *h, const struct ending_quote *quotes, size_t n)
{
	if (n == 0)
		return;
	html_raw(h, "<ul class=\"dir-chips\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li>");
		icon(h, quotes[i].kind == ENDING_GOAL       ? ICON_FLAG
		        : quotes[i].kind == ENDING_STRENGTH ? ICON_STAR
		                                            : ICON_PEOPLE);
		html_text(h, quotes[i].words);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
ending_draw_words(struct html *h, const struct ending_screen *screen,
                  struct str words, const struct ending_by *by,
                  const struct ending_quote *quotes, size_t quotes_n)
{
	words_open(h, by->voice);
	if (!str_empty(words)) {
		html_raw(h, "<blockquote class=\"dir-words__text\"><p>");
		html_lines(h, words);
		html_raw(h, "</p></blockquote>");
	}
	ending_draw_quotes(h, quotes, quotes_n);
	html_raw(h, "<figcaption class=\"dir-words__who\">"
	            "<strong class=\"dir-words__mark\">");
	html_text(h, ending_whose(h->arena, screen, by));
	html_raw(h, "</strong> ");
	html_text(h, date_words(h->arena, instant_date(by->at)));
	html_raw(h, "</figcaption></figure>");
}

static void
draw_voice(struct html *h, const struct ending_screen *screen,
           enum ending_side side, enum ending_about about)
{
	const struct ending_text *text =
	        ending_text_now(&screen->ending, side, about);

	html_raw(h, "<div");
	html_attr(h, "class",
	          side == ENDING_PERSON ? S("dir-voice dir-voice--person")
	                                : S("dir-voice dir-voice--worker"));
	html_raw(h, "><h3 class=\"dir-voice__title\">");
	html_text(h, side == ENDING_STAFF ? T("The worker")
	             : screen->mine       ? T("You")
	                                  : screen->head.known_as);
	html_raw(h, "</h3>");
	if (text == NULL)
		words_para(h, T("Nothing is written yet."));
	else
		ending_draw_words(h, screen, text->words, &text->by,
		                  text->quotes, text->quotes_n);
	html_raw(h, "</div>");
}

void
ending_draw_voices(struct html *h, const struct ending_screen *screen,
                   enum ending_about about)
{
	html_raw(h, "<div class=\"dir-voices\">");
	draw_voice(h, screen, ENDING_PERSON, about);
	draw_voice(h, screen, ENDING_STAFF, about);
	html_raw(h, "</div>");
}

/* --- who comes next ------------------------------------------------------- */

void
ending_draw_support(struct html *h, const struct ending_screen *screen,
                    const struct ending_support *support)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\"><strong>");
	html_text(h, str_empty(support->who)
	                     ? T("Named to the person and their worker alone")
	                     : support->who);
	html_raw(h, "</strong> ");
	gov_tag(h, &(struct gov_tag){
	                   .text = text_get(ending_agreed_keys[support->state]),
	                   .classes = support->state == ENDING_YES
	                                      ? "govuk-tag--green"
	                                      : "govuk-tag--grey"});
	html_raw(h, "<br>");
	html_text(h, text_get(ending_kind_keys[support->kind]));
	html_raw(h, "<br>");
	html_lines(h, support->what);
	if (!str_empty(support->reach)) {
		html_raw(h, "<br>");
		html_text(h, TV(h->arena, "How to reach them: {how}",
		                {"how", support->reach}));
	}
	html_raw(h, "</p>");
	ending_draw_by(h, screen,
	               support->state == ENDING_OPEN ? &support->by
	                                             : &support->said);
}

/* --- what is asked again -------------------------------------------------- */

static struct str
answer_words(struct arena *arena, const struct ctx *ctx,
             const struct ending_said *said)
{
	if (said->says == ENDING_UNSAID)
		return T("Not asked yet");
	if (said->says != ENDING_SAYS_YES)
		return text_get(ending_says_keys[said->says]);
	return ending_is_yes(said, ctx->today)
	               ? TV(arena, "Yes, until {day}",
	                    {"day", date_words(arena, said->until)})
	               : TV(arena, "It was yes until {day}. That day is over",
	                    {"day", date_words(arena, said->until)});
}

void
ending_draw_answers(struct html *h, const struct ctx *ctx,
                    const struct ending_screen *screen)
{
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (int i = 0; i < ENDING_ASK_COUNT; i++) {
		const struct ending_said *said = &screen->ending.asked[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, text_get(ending_ask_names[i]));
		html_raw(h, "</strong><br>");
		html_text(h, answer_words(h->arena, ctx, said));
		html_raw(h, "</p>");
		if (said->says != ENDING_UNSAID)
			ending_draw_by(h, screen, &said->by);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- how it ended --------------------------------------------------------- */

static struct str
way_words(const struct ending_screen *screen, int code)
{
	return text_get(screen->mine ? ending_ways[code].mine
	                             : ending_ways[code].says);
}

struct str
ending_outcome_words(const struct ending_screen *screen)
{
	return screen->ending.outcomes_n == 0
	               ? T("Not yet")
	               : way_words(screen, screen->ending.outcomes[0].code);
}

void
ending_draw_outcomes(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;

	if (e->outcomes_n == 0)
		words_para(h, T("Not yet."));
	for (size_t i = 0; i < e->outcomes_n; i++) {
		const struct ending_outcome *outcome = &e->outcomes[i];

		html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">");
		if (i > 0) {
			html_text(h, T("Put right since:"));
			html_raw(h, " ");
		}
		html_raw(h, "<strong>");
		html_text(h, way_words(screen, outcome->code));
		html_raw(h, "</strong>, ");
		html_text(h, date_words(h->arena, outcome->ended_on));
		html_raw(h, "<br>");
		html_lines(h, outcome->why);
		html_raw(h, "</p>");
		ending_draw_by(h, screen, &outcome->by);
	}
}

void
ending_draw_talks(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;

	if (e->talks_n == 0) {
		words_para(h, T("Not yet."));
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < e->talks_n; i++) {
		const struct ending_talk *talk = &e->talks[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, date_words(h->arena, talk->day));
		html_raw(h, "</strong><br>");
		html_text(h, text_get(ending_how_keys[talk->how]));
		if (!str_empty(talk->room)) {
			html_raw(h, "<br>");
			html_text(h, TV(h->arena, "In the room: {room}",
			                {"room", talk->room}));
		}
		if (!str_empty(talk->why)) {
			html_raw(h, "<br>");
			html_lines(h, talk->why);
		}
		html_raw(h, "</p>");
		ending_draw_by(h, screen, &talk->by);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* The third time a circle is kept, after its start and three months (T19). */
static void
draw_keep_circle(struct html *h, const struct ending_screen *screen)
{
	struct date begun = instant_date(screen->ending.begun.at);
	struct str above = str_slice(screen->base, 0,
	                             screen->base.n - (sizeof("/ending") - 1));

	if (!screen->back.keeps || (date_is(screen->back.closed) &&
	                            !date_before(screen->back.closed, begun)))
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	ending_link(h, T("Keep the circle as it is at the end"),
	            str_print(h->arena, "%.*s/plan/circle#keep",
	                      STR_ARG(above)));
	html_raw(h, "</p>");
}

void
ending_draw_network(struct html *h, const struct ending_screen *screen)
{
	const struct bar bars[] = {
	        {T("At the start"), screen->back.people_then},
	        {T("Now"), screen->back.people_now},
	};

	if (!screen->back.network)
		return;
	chart_bars(h, &(struct bars){.id = "network",
	                             .title = screen->mine
	                                              ? T("People around you")
	                                              : T("People around them"),
	                             .unit = T("people"),
	                             .v = bars,
	                             .n = 2});
	draw_keep_circle(h, screen);
}

struct str
ending_letter_title(const struct ending_screen *screen)
{
	return screen->mine ? T("Your letter") : T("Letter of achievement");
}

/* --- forms ---------------------------------------------------------------- */

void
ending_form_end(struct html *h, struct str save)
{
	gov_button(h, &(struct gov_button){.text = save,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
ending_field(struct html *h, const struct form *form, const char *name,
             struct str label, struct str hint, int most)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){.name = name,
	                                                   .label = label,
	                                                   .label_size = "s",
	                                                   .hint = hint,
	                                                   .rows = 4,
	                                                   .max_length = most,
	                                                   .threshold = 75});
}
