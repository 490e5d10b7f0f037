/*
 * contact_panel_views.c - contacts on the pages that others lay out.
 */
#include "practice/contact/contact_views.h"

static void
draw_coming(struct html *h, const struct ctx *ctx,
            const struct contact_case_side *side)
{
	bool listed;

	contact_card_begin(h, "next-appointments", T("Next appointments"),
	                   "dir-card--key");
	listed = contact_list_begin(h, "dir-list", side->coming_n,
	                            T("No appointment is arranged."));
	for (size_t i = 0; i < side->coming_n; i++) {
		const struct contact *c = &side->coming[i];

		html_raw(h, "<li class=\"dir-next\">");
		chart_date_tile(h, instant_date(c->at), true);
		html_raw(h, "<div><p class=\"govuk-body "
		            "govuk-!-margin-bottom-0\">");
		contact_link(h, contact_when(h->arena, c->at),
		             contact_path(h->arena, side->crn, c->id, ""));
		html_raw(h, "<br>");
		html_text(h, contact_with(h->arena, c));
		html_raw(h, "</p>");
		if (c->answer != CONTACT_NOT_ANSWERED)
			gov_tag(h,
			        &(struct gov_tag){
			                .text = text_get(
			                        contact_answer_keys[c->answer]),
			                .classes =
			                        c->answer == CONTACT_CAN
			                                ? "govuk-tag--green"
			                                : "govuk-tag--yellow"});
		html_raw(h, "</div></li>");
	}
	if (listed)
		html_raw(h, "</ul>");
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-top-3\">");
	if (ctx_can(ctx, CAN_WRITE_CONTACT))
		contact_link(h, T("Arrange an appointment"),
		             people_path(h->arena, side->crn,
		                         "/contacts/plan"));
	html_raw(h, "</p>");
	contact_card_end(h);
}

static void
draw_counts(struct html *h, const struct contact_case_side *side)
{
	int64_t total = 0;
	bool listed;

	for (int i = 0; i < CONTACT_OUTCOME_COUNT; i++)
		total += side->outcomes[i];
	contact_card_begin(h, "contact-counts", T("Contacts so far"), NULL);
	listed = contact_list_begin(h, "govuk-list", (size_t)total,
	                            T("There are no contacts here yet."));
	for (int i = 0; i < CONTACT_OUTCOME_COUNT; i++) {
		if (side->outcomes[i] == 0)
			continue;
		html_raw(h, "<li><strong class=\"dir-figures\">");
		html_i64(h, side->outcomes[i]);
		html_raw(h, "</strong> ");
		html_text(h, text_get(contact_outcome_keys[i]));
		html_raw(h, "</li>");
	}
	if (listed)
		html_raw(h, "</ul>");
	contact_link(h,
	             TN(h->arena, "See {n} contact", "See all {n} contacts",
	                total),
	             people_path(h->arena, side->crn, "/contacts"));
	contact_card_end(h);
}

void
contact_panel_side(struct html *h, const struct ctx *ctx, const void *data)
{
	draw_coming(h, ctx, data);
	draw_counts(h, data);
}

void
contact_panel_next_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;

	(void)ctx;
	contact_draw_next_me(
	        h, screen->coming_n > 0 ? &screen->coming[0] : NULL, true);
}

void
contact_panel_promises_me(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct contact_screen *screen = data;

	bool listed;

	(void)ctx;
	contact_card_begin(h, "promises", T("What was promised"), NULL);
	listed = contact_list_begin(h, "dir-promises", screen->promises_n,
	                            T("No promise is open."));
	for (size_t i = 0; i < screen->promises_n; i++) {
		const struct contact_promise *p = &screen->promises[i];

		html_raw(h, "<li class=\"dir-promise\">"
		            "<p class=\"dir-promise__text\"><strong>");
		html_text(h, p->side == CONTACT_PERSON
		                     ? T("You")
		                     : contact_first_name(p->worker_name));
		html_raw(h, ":</strong> ");
		html_text(h, p->words);
		html_raw(h, "</p></li>");
	}
	if (listed)
		html_raw(h, "</ul>");
	contact_link(h, T("See what was promised"), S("/me/promises"));
	contact_card_end(h);
}

/* --- on paper ----------------------------------------------------------- */

void
contact_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_paper *paper = data;

	(void)ctx;
	if (paper == NULL)
		return;
	html_raw(h, "<h2 class=\"govuk-heading-s\">");
	html_text(h, T("Next appointment"));
	html_raw(h, "</h2>");
	words_para(h, contact_when(h->arena, paper->contact.at));
	if (!paper->bare)
		words_para(h, contact_with(h->arena, &paper->contact));
}
