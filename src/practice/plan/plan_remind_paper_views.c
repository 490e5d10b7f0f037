/*
 * plan_remind_paper_views.c - reminders on paper: a sheet for each person, with
 * no word of their plan.
 */
#include "practice/plan/plan_remind_paper.h"

/* What the worker reads, and the button: not on paper. */
static void
paper_draw_list(struct html *h, const struct ctx *ctx,
                const struct plan_remind_sheets *sheets)
{
	words_para(h, T("A sheet for each of these people. It says that "
	                "something is due, and no word of the plan. Print "
	                "them, hand them over, and say that you did."));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < sheets->heads_n; i++) {
		const struct person_head *head = &sheets->heads[i];

		html_raw(h, "<li>");
		plan_link(h, head->name,
		          people_path(h->arena, head->crn, "/plan"));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul><button type=\"button\" class=\"govuk-button "
	            "govuk-button--secondary\" data-module=\"dir-print\" "
	            "hidden>");
	html_text(h, T("Print"));
	html_raw(h, "</button>");
	(void)plan_form_begin(h, ctx, S("/plan/reminders"), 0);
	for (size_t i = 0; i < sheets->list.n; i++)
		form_hidden(h, "step",
		            id_show(h->arena, sheets->list.v[i].step));
	plan_form_end(h, T("These are printed"), NULL);
}

static void
paper_draw_sheet(struct html *h, const struct person_head *head)
{
	html_raw(h, "<section class=\"dir-booklet__part\">"
	            "<h2 class=\"govuk-heading-m\">");
	html_text(h, TV(h->arena, "For: {name}", {"name", head->known_as}));
	html_raw(h, "</h2>");
	words_para(h, T("Something you said you would do is soon due."));
	if (str_empty(head->worker_name))
		words_para(h, T("Ask your worker what it is."));
	else
		words_para(h, TV(h->arena, "Ask {name} what it is.",
		                 {"name", head->worker_name}));
	if (!str_empty(head->worker_phone))
		words_para(h, TV(h->arena, "Ring {phone}.",
		                 {"phone", head->worker_phone}));
	html_raw(h, "</section>");
}

void
plan_draw_reminders_paper(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct plan_remind_sheets *sheets = data;

	html_raw(h, "<div class=\"dir-booklet\"><div class=\"dir-noprint\">");
	words_title(h, T("Reminders to print"));
	if (sheets->heads_n == 0)
		plan_empty(h, T("Nothing is to be printed."));
	else
		paper_draw_list(h, ctx, sheets);
	html_raw(h, "<p class=\"govuk-body\">");
	plan_link(h, T("Back to today"), S("/today"));
	html_raw(h, "</p></div>");
	for (size_t i = 0; i < sheets->heads_n; i++)
		paper_draw_sheet(h, &sheets->heads[i]);
	html_raw(h, "</div>");
}
