/*
 * checkin_mood_views.c - five faces, and how it went over time.
 */
#include "practice/checkin/checkin_views.h"

/* Mouths, from low to high; the rest of a face is the same. */
static const struct str mouths[CHECKIN_MOOD_COUNT] = {
        [CHECKIN_UNSAID] = S(""),
        [CHECKIN_STRUGGLING] =
                S("<path d=\"M7.5 17.5q4.5-5.5 9 0M7 8.7l3-1.4M17 "
                  "8.7l-3-1.4\"/>"),
        [CHECKIN_NOT_GREAT] = S("<path d=\"M8 16.5q4-3 8 0\"/>"),
        [CHECKIN_OK] = S("<path d=\"M8 15.5h8\"/>"),
        [CHECKIN_WELL] = S("<path d=\"M8 14.5q4 3 8 0\"/>"),
        [CHECKIN_VERY_WELL] = S("<path d=\"M7 13.5q5 7.5 10 0z\"/>"),
};

static void
draw_shapes(struct html *h, enum checkin_mood mood)
{
	html_raw(h, "<circle cx=\"12\" cy=\"12\" r=\"10\"/>");
	if (mood == CHECKIN_UNSAID)
		html_raw(h, "<path d=\"M7 12h1M11.5 12h1M16 12h1\"/>");
	else
		html_raw(h, "<path d=\"M9 9.5v1M15 9.5v1\"/>");
	html_markup(h, (struct markup){mouths[mood]});
}

void
checkin_face(struct html *h, enum checkin_mood mood)
{
	html_raw(h, "<svg class=\"dir-icon\" viewBox=\"0 0 24 24\" "
	            "aria-hidden=\"true\" focusable=\"false\">");
	draw_shapes(h, mood);
	html_raw(h, "</svg> ");
}

struct face_and_words {
	enum checkin_mood mood;
	struct str words;
};

static void
draw_face_words(struct html *h, const void *data)
{
	const struct face_and_words *face = data;

	checkin_face(h, face->mood);
	html_text(h, face->words);
}

struct markup
checkin_face_words(struct arena *arena, enum checkin_mood mood,
                   struct str words)
{
	struct face_and_words face = {mood, words};

	return html_made(arena, draw_face_words, &face);
}

/* --- over time ----------------------------------------------------------- */

#define MOODS_MOST 12

/* Those that were sent and said it, the oldest first. */
static size_t
said_of(const struct checkin_all *all, const struct checkin **said)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n && n < MOODS_MOST; i++) {
		const struct checkin *one = &all->list[i];

		if ((one->stand == CHECKIN_SUBMITTED ||
		     one->stand == CHECKIN_REVIEWED) &&
		    date_is(instant_date(one->sent_at)) &&
		    instant_is(one->sent_at) && one->mood != CHECKIN_UNSAID)
			said[n++] = one;
	}
	for (size_t i = 0; i < n / 2; i++) {
		const struct checkin *swap = said[i];

		said[i] = said[n - 1 - i];
		said[n - 1 - i] = swap;
	}
	return n;
}

static double
mood_y(enum checkin_mood mood)
{
	return 150 - 32 * (double)((int)mood - 1);
}

static double
mood_x(size_t i, size_t n)
{
	return n < 2 ? 170 : 60 + 240 * (double)i / (double)(n - 1);
}

static void
draw_axis(struct html *h)
{
	for (int i = CHECKIN_STRUGGLING; i < CHECKIN_MOOD_COUNT; i++) {
		double y = mood_y((enum checkin_mood)i);

		html_raw(h, "<line class=\"grid\" x1=\"40\" x2=\"310\"");
		html_attr(h, "y1", str_print(h->arena, "%.0f", y));
		html_attr(h, "y2", str_print(h->arena, "%.0f", y));
		html_raw(h, "/><g class=\"axis\" fill=\"none\"");
		html_attr(h, "transform",
		          str_print(h->arena, "translate(8 %.0f)", y - 12));
		html_raw(h, ">");
		draw_shapes(h, (enum checkin_mood)i);
		html_raw(h, "</g>");
	}
}

static void
draw_text(struct html *h, struct date day, const char *x, const char *anchor)
{
	html_raw(h, "<text class=\"muted\" y=\"186\"");
	gov_attr_c(h, "x", x);
	gov_attr_c(h, "text-anchor", anchor);
	html_raw(h, ">");
	html_text(h, date_words_short(h->arena, day));
	html_raw(h, "</text>");
}

static void
draw_line(struct html *h, const struct checkin *const *said, size_t n)
{
	struct buf points;

	buf_init(&points, h->arena, 0);
	for (size_t i = 0; i < n; i++)
		buf_print(&points, "%.0f,%.0f ", mood_x(i, n),
		          mood_y(said[i]->mood));
	html_raw(h, "<polyline class=\"line a\"");
	html_attr(h, "points", str_trim(buf_get(&points)));
	html_raw(h, "/>");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<circle class=\"fa\" r=\"6\"");
		html_attr(h, "cx", str_print(h->arena, "%.0f", mood_x(i, n)));
		html_attr(h, "cy",
		          str_print(h->arena, "%.0f", mood_y(said[i]->mood)));
		html_raw(h, "/>");
	}
}

static void
draw_table(struct html *h, const struct checkin *const *said, size_t n,
           const char *const *keys)
{
	struct gov_cell cells[MOODS_MOST][2];
	struct gov_cells rows[MOODS_MOST];

	for (size_t i = 0; i < n; i++) {
		cells[i][0] = (struct gov_cell){
		        .text = date_words(h->arena, said[i]->due)};
		cells[i][1] = (struct gov_cell){
		        .html = checkin_face_words(
		                h->arena, said[i]->mood,
		                text_get(keys[said[i]->mood]))};
		rows[i] = (struct gov_cells){cells[i], 2, false};
	}
	gov_table(h, &(struct gov_table){
	                     .caption = T("The same in words"),
	                     .caption_classes = "govuk-table__caption--s",
	                     .head = GOV_CELLS({.text = T("Day")},
	                                       {.text = T("How it was")}),
	                     .rows = {rows, n},
	                     .first_cell_is_header = true});
}

void
checkin_draw_moods(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin *said[MOODS_MOST];
	size_t n = said_of(&screen->all, said);

	if (n == 0)
		return;
	words_heading(h, T("How it went over time"), "moods");
	html_raw(h, "<div class=\"govuk-grid-row\"><div "
	            "class=\"govuk-grid-column-two-thirds\">");
	html_raw(h, "<div class=\"dir-figure\"><svg class=\"dir-chart\" "
	            "viewBox=\"0 0 320 192\" width=\"320\" height=\"192\" "
	            "aria-hidden=\"true\" focusable=\"false\">");
	draw_axis(h);
	draw_line(h, said, n);
	draw_text(h, said[0]->due, "40", "start");
	if (n > 1)
		draw_text(h, said[n - 1]->due, "310", "end");
	html_raw(h, "</svg></div></div></div>");
	draw_table(h, said, n,
	           screen->mine ? checkin_mood_keys_me : checkin_mood_keys);
}
