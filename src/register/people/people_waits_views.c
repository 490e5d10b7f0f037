/*
 * people_waits_views.c - who waits for a correction, without what it is.
 */
#include "register/people/people_pages_local.h"

void
people_draw_waits(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct waits_view *view = data;

	if (view == NULL)
		return;
	html_raw(h, "<section class=\"dir-card dir-card--alert\""
	            " aria-labelledby=\"corrections\">"
	            "<h2 class=\"govuk-heading-m\" id=\"corrections\">");
	html_text(h, T("They ask you to put something right"));
	html_raw(h, "</h2><ul class=\"dir-gaps\">");
	for (size_t i = 0; i < view->n; i++) {
		const struct correction_waits *w = &view->v[i];

		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){
		                    .text = w->name,
		                    .href = people_path(h->arena, w->crn,
		                                        "/details")});
		html_raw(h, " ");
		html_text(h, TV(h->arena, "Asked on {day}",
		                {"day",
		                 date_words(h->arena, instant_date(w->at))}));
		html_raw(h, "<br>");
		html_text(h,
		          date_before(w->due, ctx->today)
		                  ? TV(h->arena,
		                       "The answer is late. It was due on "
		                       "{day}.",
		                       {"day", date_words(h->arena, w->due)})
		                  : TV(h->arena,
		                       "It is to be answered by {day}.",
		                       {"day", date_words(h->arena, w->due)}));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}
