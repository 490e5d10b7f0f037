/*
 * mine_papers_views.c - the papers of a person: what was signed or given, what
 * can be printed as it is today, and empty sheets.
 */
#include "practice/mine/mine_views.h"

static void
line_draw(struct html *h, enum icon which, struct str base,
          const struct paper_line *line)
{
	html_raw(h, "<li>");
	icon_link(h, which, line->what,
	          str_print(h->arena, "%.*s%.*s", STR_ARG(base),
	                    STR_ARG(line->path)));
	if (date_is(line->on)) {
		html_raw(h, "<br><span class=\"govuk-body-s dir-muted\">");
		html_text(h, line->kept ? date_words(h->arena, line->on)
		                        : TV(h->arena, "Last changed on {day}",
		                             {"day",
		                              date_words(h->arena, line->on)}));
		html_raw(h, "</span>");
	}
	html_raw(h, "</li>");
}

static void
lines_draw(struct html *h, enum icon which, struct str base,
           const struct papers *papers, size_t most)
{
	if (papers->n == 0)
		return;
	html_raw(h, "<ul class=\"govuk-list govuk-list--spaced\">");
	for (size_t i = 0; i < papers->n && i < most; i++)
		line_draw(h, which, base, &papers->v[i]);
	html_raw(h, "</ul>");
}

void
mine_papers_card(struct html *h, const struct mine_papers *papers)
{
	mine_card_begin(h, "papers", T("My papers"), T("See all"),
	                S("/me/papers"));
	lines_draw(h, ICON_CHECK, S("/me"), &papers->kept, 3);
	lines_draw(h, ICON_PRINTER, S("/me"), &papers->now, papers->now.n);
	html_raw(h, "</section>");
}

void
mine_draw_papers(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_papers_screen *screen = data;

	(void)ctx;
	words_title(h, screen->mine ? T("My papers") : T("Papers"));
	words_para(h, screen->mine
	                      ? T("These are yours to keep. You can print each "
	                          "of them, or ask your worker to.")
	                      : T("The person has the same list, and may ask "
	                          "you to print any of it."));
	words_heading(h, T("Signed or given"), "kept");
	if (screen->papers.kept.n == 0)
		words_para(h, T("Nothing is signed or given yet."));
	else
		mine_small(h, T("They stay as they were on that day."));
	lines_draw(h, ICON_CHECK, screen->base, &screen->papers.kept,
	           screen->papers.kept.n);
	words_heading(h, T("To print as it is now"), "now");
	lines_draw(h, ICON_PRINTER, screen->base, &screen->papers.now,
	           screen->papers.now.n);
	words_heading(h, T("Empty sheets to write on"), "sheets");
	mine_small(h, screen->mine
	                      ? T("Write on one and give it to your worker. "
	                          "They type it for you.")
	                      : T("They ask what the pages ask. What is "
	                          "written on one you type for the person."));
	lines_draw(h, ICON_PRINTER, screen->base, &screen->papers.sheets,
	           screen->papers.sheets.n);
}
