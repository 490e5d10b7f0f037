/*
 * identity_second_views.c - codes that wait for their second half.
 */
#include "kernel/identity/identity_second_local.h"
#include "web/gov/gov.h"

static void
draw_waiting(struct html *h, const struct ctx *ctx,
             const struct identity_waiting *w)
{
	const struct gov_summary_row rows[] = {
	        {.key = T("Username"), .value = w->username},
	        {.key = T("Who made the first half"), .value = w->maker_name},
	        {.key = T("It waits until"),
	         .value = instant_words(h->arena, w->until)},
	};

	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {.v = rows, .n = 3},
	                            .card = &(struct gov_summary_card){
	                                    .title = w->name}});
	identity_button_form(h, ctx,
	                     str_print(h->arena, "/codes/%.*s",
	                               STR_ARG(id_show(h->arena, w->user.v))),
	                     TV(h->arena, "Make the second half for {name}",
	                        {"name", w->name}),
	                     NULL);
}

void
identity_draw_seconds(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct seconds_view *view = data;

	identity_heading(h, T("Codes that wait"));
	identity_paragraph(h, T("Two people hand over a code to set a "
	                        "colleague's password, half each, so that "
	                        "nobody alone can sign in as somebody else. "
	                        "Speak to your colleague before you make the "
	                        "second half: did they ask for it?"));
	if (view->n == 0)
		identity_paragraph(h, T("No code waits for you."));
	for (size_t i = 0; i < view->n; i++)
		draw_waiting(h, ctx, &view->v[i]);
}

void
identity_draw_seconds_panel(struct html *h, const struct ctx *ctx,
                            const void *data)
{
	const struct seconds_view *view = data;

	(void)ctx;
	if (view == NULL)
		return;
	html_raw(h, "<section class=\"dir-card dir-card--alert\""
	            " aria-labelledby=\"codes\">"
	            "<h2 class=\"govuk-heading-m\" id=\"codes\">");
	html_text(h, T("A colleague waits for a code"));
	html_raw(h, "</h2><p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = T("Make the second half of it"),
	                               .href = S("/codes")});
	html_raw(h, "</p></section>");
}
