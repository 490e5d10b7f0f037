/*
 * form_panel_views.c - the newest assessment, on the pages that others lay
 * out.
 */
#include "practice/strengths/form_local.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

void
form_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_seen *seen = data;

	(void)ctx;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"needs\">");
	words_heading(h, T("An assessment from elsewhere"), "needs");
	if (seen->n == 0)
		words_para(h, T("No assessment has been brought in."));
	else
		words_para(h, TV(h->arena, "Brought in on {day}",
		                 {"day",
		                  date_words(h->arena,
		                             instant_date(seen->newest.at))}));
	gov_link(h, &(struct gov_link){
	                    .text = seen->n == 0 ? T("Bring one in")
	                                         : T("Read the assessment"),
	                    .href = seen->href});
	html_raw(h, "</section>");
}
