/*
 * words.c - a title, a heading, a paragraph.
 */
#include "web/gov/words.h"

void
words_title(struct html *h, struct str words)
{
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, words);
	html_raw(h, "</h1>");
}

void
words_heading(struct html *h, struct str words, const char *id)
{
	html_raw(h, "<h2 class=\"govuk-heading-m\"");
	html_attr(h, "id", str_of(id));
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</h2>");
}

void
words_para(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, "</p>");
}
