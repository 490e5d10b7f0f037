/*
 * ending_paper_views.c - the letter, an empty sheet, and all of it on paper.
 */
#include "practice/ending/ending_views.h"
#include "web/gov/sheet.h"

/* --- the letter: nothing in it but what was chosen ------------------------ */

static void
draw_named(struct html *h, const struct ending_letter *letter,
           enum ending_quote_kind kind, struct str title)
{
	size_t n = 0;

	for (size_t i = 0; i < letter->quotes_n; i++)
		n += letter->quotes[i].kind == kind;
	if (n == 0)
		return;
	words_heading(h, title, ending_quote_kinds[kind]);
	html_raw(h, "<ul class=\"dir-chips\">");
	for (size_t i = 0; i < letter->quotes_n; i++) {
		if (letter->quotes[i].kind != kind)
			continue;
		html_raw(h, "<li>");
		icon(h, kind == ENDING_GOAL ? ICON_FLAG : ICON_STAR);
		html_text(h, letter->quotes[i].words);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
ending_draw_letter(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;
	const struct ending_letter *letter = screen->letter;

	(void)ctx;
	html_raw(h, "<div class=\"dir-booklet\">"
	            "<section class=\"dir-booklet__cover\">");
	html_raw(h, "<p class=\"dir-eyebrow\">");
	html_text(h, T("A letter to be proud of"));
	html_raw(h, "</p>");
	words_title(h, screen->head.name);
	draw_named(h, letter, ENDING_GOAL, T("Goals reached"));
	draw_named(h, letter, ENDING_STRENGTH, T("Strengths"));
	if (!str_empty(letter->words)) {
		html_raw(h, "<figure class=\"dir-words dir-words--person\">"
		            "<blockquote class=\"dir-words__text\"><p>");
		html_lines(h, letter->words);
		html_raw(h, "</p></blockquote><figcaption "
		            "class=\"dir-words__who\">");
		html_text(h, screen->head.name);
		html_raw(h, "</figcaption></figure>");
	}
	html_raw(h, "<figure class=\"dir-words dir-words--worker\">"
	            "<blockquote class=\"dir-words__text\"><p>");
	html_lines(h, letter->signed_words);
	html_raw(h, "</p></blockquote><figcaption class=\"dir-words__who\">");
	html_text(h, letter->signed_by.name);
	html_raw(h, "</figcaption></figure><dl class=\"dir-booklet__sign\">"
	            "<div><dt>");
	html_text(h, T("Signed"));
	html_raw(h, "</dt><dd></dd></div></dl><p class=\"govuk-body\">");
	html_text(h, date_words(h->arena, instant_date(letter->signed_by.at)));
	html_raw(h, "</p></section></div>");
}

/* --- an empty sheet ------------------------------------------------------- */

/* What is asked again, with the answers beside it. */
static void
draw_asks(struct html *h)
{
	const struct str heads[] = {T("It is up to you"), T("Yes"), T("No"),
	                            T("Not now"),
	                            T("If it is yes, until when?")};
	struct str rows[ENDING_ASK_COUNT];

	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		rows[i] = text_get(ending_ask_keys[i]);
	sheet_table(h, &(struct sheet_table){.heads = heads,
	                                     .heads_n = 5,
	                                     .rows = rows,
	                                     .rows_n = ENDING_ASK_COUNT,
	                                     .boxes = true,
	                                     .wide = 2});
}

void
ending_draw_blank(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("Looking back, and moving on"),
	                       .name = screen->head.known_as,
	                       .says = T("In your own words. If you say no, "
	                                 "nothing changes for you.")});
	for (int i = 0; i < ENDING_ABOUT_COUNT; i++)
		sheet_ask(h,
		          &(struct sheet_question){
		                  .asks = text_get(ending_about_mine_keys[i]),
		                  .lines = i == 0 ? 2 : 1});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("Who is it?"),
	                     .hint = T("Who helps you next? With what? How are "
	                               "they reached?"),
	                     .lines = 1});
	sheet_ask(h, &(struct sheet_question){
	                     .asks = T("What do you want it to name?"),
	                     .hint = T("This is about your letter."),
	                     .lines = 1});
	draw_asks(h);
	sheet_end(h);
}

/* --- all of it ------------------------------------------------------------ */

static void
draw_record_letter(struct html *h, const struct ending_screen *screen)
{
	const struct ending_letter *given = ending_given(&screen->ending);

	words_heading(h, ending_letter_title(screen), "letter");
	if (given == NULL) {
		words_para(h, T("Not yet."));
		return;
	}
	ending_draw_words(h, screen, given->words, &given->by, given->quotes,
	                  given->quotes_n);
	ending_draw_words(h, screen, given->signed_words, &given->signed_by,
	                  NULL, 0);
	/* It leads off a closed screen. */
	if (screen->sit.id.v != 0)
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	ending_link(h, T("The letter on paper"),
	            ending_id_path(h->arena, screen, "/letters", given->id));
	html_raw(h, "</p>");
}

static void
draw_record_next(struct html *h, const struct ending_screen *screen)
{
	const struct ending *e = &screen->ending;
	bool any = false;

	words_heading(h, T("What helps next"), "next");
	for (size_t i = 0; i < e->supports_n; i++) {
		if (e->supports[i].state == ENDING_BACK)
			continue;
		any = true;
		ending_draw_support(h, screen, &e->supports[i]);
	}
	if (!any)
		words_para(h, T("Nothing is here yet."));
}

static void
draw_record(struct html *h, const struct ctx *ctx,
            const struct ending_screen *screen)
{
	for (int i = 0; i < ENDING_ABOUT_COUNT; i++) {
		words_heading(h, text_get(ending_about_keys[i]),
		              ending_abouts[i]);
		ending_draw_voices(h, screen, (enum ending_about)i);
	}
	draw_record_next(h, screen);
	words_heading(h, T("It is up to you"), "choices");
	ending_draw_answers(h, ctx, screen);
	draw_record_letter(h, screen);
	words_heading(h, T("The closing talk"), "talks");
	ending_draw_talks(h, screen);
	words_heading(h, T("How it ended"), "outcome");
	ending_draw_outcomes(h, screen);
}

void
ending_draw_record(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	words_title(h, screen->mine ? T("Moving on") : T("The ending"));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	draw_record(h, ctx, screen);
}

/* --- on a closed screen --------------------------------------------------- */

void
ending_draw_shown(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ending_screen *screen = data;

	words_title(h, T("Moving on"));
	sit_draw_there(h, &screen->sit);
	draw_record(h, ctx, screen);
	sit_draw_end(h, ctx);
}
