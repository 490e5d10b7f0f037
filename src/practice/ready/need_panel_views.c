/*
 * need_panel_views.c - needs on the case, on one’s own home and on today.
 */
#include "practice/ready/ready_views.h"

void
need_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct need_today *today = data;

	(void)ctx;
	ready_card_begin(h, "cannot-wait", T("What cannot wait"));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->n; i++) {
		const struct need_urgent *u = &today->v[i];
		const struct person_head *head = &today->heads[i];
		const struct ready_screen screen = {
		        .base = people_path(h->arena, head->crn, "/ready")};

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		ready_link(h, head->name,
		           ready_id_path(h->arena, &screen, "/urgent", u->id));
		html_raw(h, "<br><strong>");
		html_text(h, u->says);
		html_raw(h, "</strong></p>");
		ready_small(h, date_words(h->arena, instant_date(u->by.at)));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}

void
ready_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	size_t open = need_urgent_open(&screen->need);

	(void)ctx;
	ready_card_begin(h, "ready-needs",
	                 screen->mine ? T("What I need") : T("Needs"));
	if (open > 0 && !screen->mine)
		words_para(h, TN(h->arena, "{n} thing cannot wait.",
		                 "{n} things cannot wait.", (int64_t)open));
	for (int i = 0; i < NEED_SET_COUNT; i++)
		if (screen->need.due[i].now)
			words_para(h, i == NEED_FIRST
			                      ? T("The questions of the first "
			                          "days are asked now.")
			                      : T("The questions for looking "
			                          "ahead are asked now."));
	ready_link(h,
	           screen->mine ? T("Tell us what you need right now")
	                        : T("First days, and looking ahead"),
	           screen->base);
	html_raw(h, "</section>");
}
