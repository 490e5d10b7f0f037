/*
 * strengths_paper_views.c - the head of what is printed.
 */
#include "practice/strengths/strengths_paper.h"

#include "web/html.h"

void
strengths_paper_draw(struct html *h, const struct strengths_paper *paper)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, paper->service);
	if (!str_empty(paper->marking)) {
		html_raw(h, " <strong>");
		html_text(h, paper->marking);
		html_raw(h, "</strong>");
	}
	html_raw(h, "</p>");
}
