/*
 * plan_stale_views.c - what is there now beside what was typed.
 */
#include "practice/plan/plan_stale.h"

/* Whose words are there, and what made them what they are. */
static void
draw_whose(struct html *h, const struct plan_screen *screen,
           const struct plan_stale *stale)
{
	words_para(h,
	           TV(h->arena, "{whose}, {when}",
	              {"whose", plan_whose(h->arena, screen, &stale->author)},
	              {"when", instant_words(h->arena, stale->author.at)}));
	if (stale->last.version == 0 ||
	    stale->last.at.ms == stale->author.at.ms)
		return;
	words_para(h,
	           TV(h->arena, "Last changed by {who}, {when}",
	              {"who", str_empty(stale->last.name) ? T("The service")
	                                                  : stale->last.name},
	              {"when", instant_words(h->arena, stale->last.at)}));
}

void
plan_draw_stale(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	const struct plan_stale *stale = screen->stale;

	if (!plan_is_stale(ctx) || stale == NULL)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"now\">");
	words_heading(h, T("What is there now"), "now");
	draw_whose(h, screen, stale);
	if (stale->beside.n == 0)
		words_para(h, T("It says the same as what you typed."));
	change_draw_beside(h, &stale->beside);
	html_raw(h, "<div class=\"govuk-!-margin-top-4\">");
	gov_button(h, &(struct gov_button){
	                      .text = T("Keep what is there"),
	                      .href = stale->keep,
	                      .classes = "govuk-button--secondary",
	              });
	html_raw(h, "</div></section><p class=\"dir-kept\">");
	html_text(h, T("What you typed is kept below. If you save it now, it "
	               "takes the place of what is there."));
	html_raw(h, "</p>");
}
