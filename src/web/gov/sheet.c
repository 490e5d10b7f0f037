/*
 * sheet.c - an empty sheet of paper to write on by hand.
 */
#include "web/gov/sheet.h"

#include "base/text.h"
#include "web/gov/words.h"

static void
draw_near(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-2\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

void
sheet_begin(struct html *h, const struct sheet *sheet)
{
	html_raw(h, "<h1 class=\"govuk-heading-l govuk-!-margin-bottom-3\">");
	html_text(h, sheet->title);
	html_raw(h, "</h1>");
	draw_near(h, TV(h->arena, "For: {name}. Day: ____________________",
	                {"name", sheet->name}));
	if (!str_empty(sheet->says))
		draw_near(h, sheet->says);
}

static void
draw_heading(struct html *h, struct str words, bool in_part)
{
	if (in_part)
		html_raw(h, "<h3");
	else
		html_raw(h, "<h2");
	html_raw(h, " class=\"govuk-heading-s govuk-!-margin-bottom-1\">");
	html_text(h, words);
	if (in_part)
		html_raw(h, "</h3>");
	else
		html_raw(h, "</h2>");
}

static void
draw_box(struct html *h)
{
	html_raw(h, "<span aria-hidden=\"true\">&#9744;</span>");
}

static void
draw_boxes(struct html *h, const char *const *keys, size_t n)
{
	html_raw(h, "<ul class=\"govuk-list govuk-!-margin-bottom-2\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li class=\"govuk-!-display-inline-block "
		            "govuk-!-margin-right-6\">");
		draw_box(h);
		html_raw(h, " ");
		html_text(h, text_get(keys[i]));
		html_raw(h, "</li> ");
	}
	html_raw(h, "</ul>");
}

/* Far enough apart for large letters: 40 pixels are 10.6 mm. */
static void
draw_lines(struct html *h, int n)
{
	for (int i = 0; i < n; i++) {
		html_raw(h, "<hr class=\"govuk-section-break "
		            "govuk-section-break--visible "
		            "govuk-!-margin-top-7");
		if (i + 1 == n)
			html_raw(h, " govuk-!-margin-bottom-3");
		html_raw(h, "\">");
	}
}

void
sheet_ask(struct html *h, const struct sheet_question *question)
{
	draw_heading(h, question->asks, question->in_part);
	if (!str_empty(question->hint)) {
		html_raw(h, "<p class=\"govuk-hint govuk-!-margin-bottom-0\">");
		html_text(h, question->hint);
		html_raw(h, "</p>");
	}
	if (question->n > 0)
		draw_boxes(h, question->keys, question->n);
	draw_lines(h, question->lines);
}

void
sheet_part_begin(struct html *h, struct str title, bool first)
{
	if (first)
		html_raw(h, "<section>");
	else
		html_raw(h, "<section class=\"dir-booklet__part\">");
	html_raw(h, "<h2 class=\"govuk-heading-m govuk-!-margin-bottom-2\">");
	html_text(h, title);
	html_raw(h, "</h2>");
}

void
sheet_part_end(struct html *h)
{
	html_raw(h, "</section>");
}

static void
draw_room(struct html *h, const struct sheet_table *table, bool box)
{
	if (box)
		draw_box(h);
	for (int i = 1; i < table->high; i++)
		html_raw(h, "<br>&nbsp;");
}

static void
draw_row(struct html *h, const struct sheet_table *table, size_t at)
{
	bool named = table->rows != NULL;

	html_raw(h, "<tr>");
	if (named) {
		html_raw(h, "<th scope=\"row\"");
		if (table->wide > 0)
			html_attr_i64(h, "colspan", table->wide);
		html_raw(h, ">");
		html_text(h, table->rows[at]);
		html_raw(h, "</th>");
	}
	for (size_t i = named ? 1 : 0; i < table->heads_n; i++) {
		html_raw(h, "<td>");
		draw_room(h, table, table->boxes);
		html_raw(h, "</td>");
	}
	html_raw(h, "</tr>");
}

void
sheet_table(struct html *h, const struct sheet_table *table)
{
	html_raw(h, "<div class=\"dir-sheet govuk-!-margin-bottom-4\">"
	            "<table class=\"govuk-!-font-size-16\"><thead><tr>");
	for (size_t i = 0; i < table->heads_n; i++) {
		html_raw(h, "<th scope=\"col\"");
		if (i == 0 && table->wide > 0)
			html_attr_i64(h, "colspan", table->wide);
		html_raw(h, ">");
		html_text(h, table->heads[i]);
		html_raw(h, "</th>");
	}
	html_raw(h, "</tr></thead><tbody>");
	for (size_t i = 0; i < table->rows_n; i++)
		draw_row(h, table, i);
	html_raw(h, "</tbody></table></div>");
}

void
sheet_end(struct html *h)
{
	words_para(h, T("Leave out what you like. Give this to your worker, or "
	                "post it to their office. Or read it out on the phone. "
	                "They type it for you, and it says so."));
}
