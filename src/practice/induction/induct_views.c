/*
 * induct_views.c - the pages of the induction, for both sides.
 */
#include "practice/induction/induct_views.h"
#include "web/gov/sheet.h"

/* --- overview ------------------------------------------------------------ */

/* An old case that never began is not shown as a lack. */
static void
draw_standing(struct html *h, const struct induct_screen *screen)
{
	const struct induct *induct = &screen->induct;

	if (induct->ended)
		words_para(h,
		           TV(h->arena, "Finished on {day}.",
		              {"day", date_words(h->arena, induct->ended_on)}));
	else if (induct->begun)
		words_para(h, TN(h->arena, "{n} of 9 parts is clear.",
		                 "{n} of 9 parts are clear.",
		                 induct_closed_n(induct)));
	else if (screen->mine)
		words_para(h, T("Start with any part you like."));
	else if (induct->asked_for)
		words_para(h, T("Not begun yet. Begin with a talk."));
	else
		words_para(h, T("This order began before this talk was asked "
		                "for. It can be begun at any time."));
}

static void
draw_path(struct html *h, const struct induct_screen *screen)
{
	struct path_stop stops[INDUCT_TOPIC_COUNT];

	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++) {
		enum induct_about about = (enum induct_about)i;
		enum induct_state state = screen->induct.topics[i].state;

		stops[i] = (struct path_stop){
		        .title = induct_topic_title(screen, about),
		        .href = induct_topic_path(h->arena, screen, about),
		        .says = text_get(induct_state_keys[state]),
		        .done = state == INDUCT_CLOSED,
		};
	}
	chart_path(h, &(struct path_stops){stops, INDUCT_TOPIC_COUNT});
}

static struct str
said_words(const struct induct_said *said)
{
	return said->says == INDUCT_UNSAID
	               ? T("Not asked yet")
	               : text_get(induct_says_keys[said->says]);
}

static void
draw_choices(struct html *h, const struct induct_screen *screen)
{
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (int i = 0; i < 2; i++) {
		const struct induct_said *said = &screen->induct.choices[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, text_get(induct_choice_names[i]));
		html_raw(h, "</strong><br>");
		html_text(h, said_words(said));
		html_raw(h, "</p>");
		if (said->says != INDUCT_UNSAID)
			induct_draw_by(h, screen, &said->by);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_talks(struct html *h, const struct induct_screen *screen)
{
	const struct induct *induct = &screen->induct;

	induct_card_begin(h, "talks", T("When we talked"), S(""), S(""));
	if (induct->talks_n == 0)
		words_para(h, T("Not yet."));
	else
		html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < induct->talks_n; i++) {
		html_raw(h, "<li>");
		induct_draw_talk(h, &induct->talks[i]);
		html_raw(h, "</li>");
	}
	if (induct->talks_n > 0)
		html_raw(h, "</ul>");
	html_raw(h, "</section>");
}

/* What was not taken back, as plain words. */
static void
draw_things_plain(struct html *h, const struct induct *induct)
{
	if (induct_things_n(induct) > 0)
		html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < induct->words_n; i++) {
		if (induct->words[i].about >= 0 ||
		    induct->words[i].state == INDUCT_BACK)
			continue;
		html_raw(h, "<li>");
		html_lines(h, induct->words[i].words);
		html_raw(h, "</li>");
	}
	if (induct_things_n(induct) > 0)
		html_raw(h, "</ul>");
	if (!str_empty(induct->why))
		words_para(h, induct->why);
}

static void
draw_cards(struct html *h, const struct induct_screen *screen)
{
	induct_card_begin(h, "things",
	                  screen->mine ? T("Three things I want to raise")
	                               : T("Three things to raise"),
	                  T("Open"), induct_path(h->arena, screen, "/things"));
	if (induct_things_n(&screen->induct) == 0)
		words_para(h, T("Nothing is here yet."));
	draw_things_plain(h, &screen->induct);
	html_raw(h, "</section>");
	induct_card_begin(h, "choices", T("It is up to you"), T("Change"),
	                  induct_path(h->arena, screen, "/choices"));
	draw_choices(h, screen);
	html_raw(h, "</section>");
	draw_talks(h, screen);
}

void
induct_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;

	words_title(h, screen->mine ? T("Getting started") : T("Induction"));
	words_para(h, screen->mine
	                      ? T("Things to know at the start. Talk about "
	                          "them with your worker, a bit at a time.")
	                      : T("What the person is told at the beginning, "
	                          "as a conversation. They read the same "
	                          "words."));
	draw_standing(h, screen);
	if (!screen->mine && ctx_can(ctx, CAN_WRITE_PLAN))
		gov_button(h, &(struct gov_button){
		                      .text = T("Write down a talk"),
		                      .href = induct_path(h->arena, screen,
		                                          "/talk")});
	draw_path(h, screen);
	html_raw(h, "<div class=\"govuk-!-margin-top-6\">");
	draw_cards(h, screen);
	html_raw(h, "</div><ul class=\"dir-ways\">");
	if (!screen->mine)
		sit_draw_way(h, ctx, screen->head.known_as,
		             induct_path(h->arena, screen, "/shown"));
	html_raw(h, "<li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          induct_path(h->arena, screen, "/print"));
	html_raw(h, "</li></ul>");
}

/* --- on a closed screen --------------------------------------------------- */

static void
draw_told(struct html *h, const struct induct_screen *screen)
{
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++) {
		enum induct_about about = (enum induct_about)i;

		words_heading(h, induct_topic_title(screen, about),
		              induct_abouts[i]);
		words_para(h,
		           text_get(induct_state_keys[screen->induct.topics[i]
		                                              .state]));
		induct_draw_points(h, induct_topic_of(screen->edition, about));
	}
}

void
induct_draw_shown(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;

	words_title(h, T("Getting started"));
	sit_draw_there(h, &screen->sit);
	draw_standing(h, screen);
	draw_told(h, screen);
	words_heading(h, T("It is up to you"), "choices");
	draw_choices(h, screen);
	words_heading(h, T("Three things I want to raise"), "things");
	if (induct_things_n(&screen->induct) == 0)
		words_para(h, T("Nothing is here yet."));
	draw_things_plain(h, &screen->induct);
	sit_draw_end(h, ctx);
}

/* --- paper: one sheet ---------------------------------------------------- */

static struct str
talked_words(struct arena *arena, const struct induct_topic_read *topic)
{
	return topic->talk == NULL ? S("")
	                           : date_words(arena, topic->talk->day);
}

static void
draw_table(struct html *h, const struct induct_screen *screen)
{
	struct gov_cell cells[INDUCT_TOPIC_COUNT][3];
	struct gov_cells rows[INDUCT_TOPIC_COUNT];

	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++) {
		const struct induct_topic_read *topic =
		        &screen->induct.topics[i];

		cells[i][0] = (struct gov_cell){
		        .text = induct_topic_title(screen,
		                                   (enum induct_about)i)};
		cells[i][1] = (struct gov_cell){
		        .text = talked_words(h->arena, topic)};
		cells[i][2] = (struct gov_cell){
		        .text = text_get(induct_state_keys[topic->state])};
		rows[i] = (struct gov_cells){cells[i], 3, false};
	}
	gov_table(h, &(struct gov_table){
	                     .caption = T("What we talked about"),
	                     .caption_classes = "govuk-table__caption--m",
	                     .head = GOV_CELLS({.text = T("Part")},
	                                       {.text = T("Day")},
	                                       {.text = T("Where it is")}),
	                     .rows = {rows, INDUCT_TOPIC_COUNT},
	                     .first_cell_is_header = true});
}

void
induct_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;

	words_title(h, screen->mine ? T("Getting started") : T("Induction"));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	draw_standing(h, screen);
	draw_table(h, screen);
	words_heading(h, T("It is up to you"), "choices");
	draw_choices(h, screen);
	if (induct_things_n(&screen->induct) > 0 ||
	    !str_empty(screen->induct.why)) {
		words_heading(h,
		              screen->mine ? T("Three things I want to raise")
		                           : T("Three things to raise"),
		              "things");
		draw_things_plain(h, &screen->induct);
	}
}

/* An empty one: three things to raise, and what is up to the person. */
void
induct_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;

	(void)ctx;
	sheet_begin(h,
	            &(struct sheet){.title = T("Three things I want to raise"),
	                            .name = screen->head.known_as,
	                            .says = T("What do you want to talk about "
	                                      "next?")});
	for (int i = 0; i < INDUCT_THINGS; i++)
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("One thing I want to raise"),
		                     .lines = 2});
	for (int i = 0; i < 2; i++)
		sheet_ask(h, &(struct sheet_question){
		                     .asks = text_get(induct_choice_keys[i]),
		                     .keys = induct_says_keys + INDUCT_NOT_NOW,
		                     .n = 3});
	words_para(h, T("If you say no, nothing changes for you. You can "
	                "change your mind at any time."));
	sheet_end(h);
}

/* By the titles of what is told. */
void
induct_draw_sheet_topics(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct induct_screen *screen = data;
	struct str heads[1 + INDUCT_NOT_NOW] = {T("How is it for you?")};
	struct str rows[INDUCT_TOPIC_COUNT];

	(void)ctx;
	for (int i = INDUCT_CLEAR; i <= INDUCT_NOT_NOW; i++)
		heads[i] = text_get(induct_says_keys[i]);
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		rows[i] = induct_topic_title(screen, (enum induct_about)i);
	sheet_begin(h, &(struct sheet){
	                       .title = T("What I want to ask at the start"),
	                       .name = screen->head.known_as});
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 1 + INDUCT_NOT_NOW,
	                                     .rows = rows,
	                                     .rows_n = INDUCT_TOPIC_COUNT,
	                                     .boxes = true,
	                                     .wide = 2});
	for (int i = 0; i < 2; i++)
		sheet_ask(h, &(struct sheet_question){
		                     .asks = T("What do you want to ask? "
		                               "(optional)"),
		                     .lines = 2});
	sheet_end(h);
}

/* --- a link elsewhere ---------------------------------------------------- */

void
induct_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct induct_screen *screen = data;

	(void)ctx;
	induct_card_begin(h, "induction",
	                  screen->mine ? T("Getting started") : T("Induction"),
	                  S(""), S(""));
	induct_link(h,
	            screen->mine ? T("Your rights, and what we write down")
	                         : T("What was talked about at the beginning"),
	            screen->base);
	html_raw(h, "</section>");
}
