/*
 * fund_pay_views.c - the pages of whoever looks after the money.
 */
#include "practice/fund/fund_finance_views.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_receipt_local.h"
#include "practice/fund/fund_sign.h"

static struct str
pay_path(struct arena *arena, struct fund_id id, const char *rest)
{
	return str_print(arena, "/fund/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

static void
draw_what(struct html *h, const void *data)
{
	const struct fund_request *q = data;

	gov_link(h, &(struct gov_link){.text = q->terms.what,
	                               .href = pay_path(h->arena, q->id, "")});
}

static void
draw_requests(struct html *h, const struct fund_request *list, size_t n,
              struct str caption)
{
	const struct gov_table table = {
	        .caption = caption,
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("What")}, {.text = T("From")},
	                          {.text = T("How")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	if (n == 0) {
		html_raw(h, "<h2 class=\"govuk-heading-m\">");
		html_text(h, caption);
		html_raw(h, "</h2>");
		words_para(h, T("Nothing yet."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < n; i++) {
		const struct fund_request *q = &list[i];

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_what, q)},
		                {.text = q->terms.supplier},
		                {.text = text_get(fund_way_keys[q->way])},
		                {.text = money_show(h->arena,
		                                    q->payment.v == 0
		                                            ? q->terms.sum
		                                            : q->paid),
		                 .format = "numeric"}},
		        4);
	}
	gov_table_scroll_end(h);
}

static void
draw_pot(struct html *h, const struct ctx *ctx, const struct fund_pot *pot)
{
	struct form form;

	words_heading(h, T("The pot"), "pot");
	if (pot->open)
		words_para(h, TV(h->arena,
		                 "{left} is not given to anybody yet. {spent} "
		                 "is spent.",
		                 {"left", money_show(h->arena, pot->left)},
		                 {"spent", money_show(h->arena, pot->spent)}));
	else
		words_para(h, T("There is no pot yet."));
	form = fund_form_begin(h, ctx, S("/fund/pot"), 0);
	fund_field_sum(h, &form,
	               pot->open ? T("Put more in") : T("Open it with"), S(""),
	               (struct money){0});
	fund_form_end(h, T("Put it in the pot"), "govuk-button--secondary");
}

void
fund_draw_counter(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_counter *counter = data;

	words_title(h, T("The fund"));
	fund_draw_floats_wait(h, counter->floats, counter->floats_n);
	if (counter->pays) {
		fund_draw_unpaid(h, counter->late, counter->late_n);
		fund_draw_small(h, counter->small, counter->small_n);
		draw_requests(h, counter->agreed, counter->agreed_n,
		              T("Agreed and not paid"));
		draw_requests(h, counter->paid, counter->paid_n,
		              T("Paid, no receipt yet"));
		draw_requests(h, counter->shown, counter->shown_n,
		              T("Paid and shown"));
	}
	fund_draw_links(h, ctx);
	draw_pot(h, ctx, &counter->pot);
}

static void
draw_return(struct html *h, const struct ctx *ctx, const struct fund_request *q)
{
	struct form form;

	if (q->state == FUND_RETURNED || q->payment.v == 0)
		return;
	words_heading(h, T("The money came back"), "return");
	form = fund_form_begin(h, ctx, pay_path(h->arena, q->id, "/return"), 0);
	fund_field_line(h, &form, "reason", T("Why did it come back?"),
	                T("About the payment, and nothing about a person."),
	                S(""));
	fund_form_end(h, T("It came back"), "govuk-button--secondary");
}

/* The way to writing it off. */
static void
draw_off(struct html *h, const struct ctx *ctx, const struct fund_request *q)
{
	if (q->state != FUND_PAID || !ctx_can(ctx, CAN_END_FUND))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("It will never be shown: write it off"),
	                    .href = str_print(
	                            h->arena, "/write-offs/%.*s",
	                            STR_ARG(id_show(h->arena, q->id.v)))});
	html_raw(h, "</p>");
}

/* The payment's id is made with the page: pressing twice pays once. */
static void
draw_payment(struct html *h, const struct ctx *ctx,
             const struct fund_counter *counter)
{
	const struct fund_request *q = &counter->request;
	struct form form;

	if (q->state != FUND_AGREED)
		return;
	form = fund_form_begin(h, ctx, pay_path(h->arena, q->id, "/pay"), 0);
	form_hidden(h, "payment", id_show(h->arena, id_new()));
	fund_field_sum(h, &form, T("What was really paid"),
	               T("What is not spent goes back to the person’s sum."),
	               q->terms.sum);
	fund_fields_way(h, &form, counter);
	fund_field_fresh(h, &form, counter->fresh);
	fund_form_end(h, T("It is paid"), NULL);
}

void
fund_draw_pay(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_counter *counter = data;
	const struct fund_request *q = &counter->request;

	words_title(h, q->terms.what);
	html_raw(h, "<p class=\"govuk-body\">");
	fund_tag(h, q->state);
	html_raw(h, "</p>");
	fund_draw_overdue_one(h, counter->late, false);
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("From"), .value = q->terms.supplier},
	                        {.key = T("How"),
	                         .value = text_get(fund_way_keys[q->way])},
	                        {.key = T("Benefits"),
	                         .value = fund_benefits_says(q->way,
	                                                     q->benefits_safe)},
	                        {.key = T("What was done"),
	                         .value = fund_done_says(h->arena, q,
	                                                 counter->how),
	                         .omit = counter->how == NULL},
	                        {.key = T("Agreed"),
	                         .value = money_show(h->arena, q->terms.sum)},
	                        {.key = T("Paid"),
	                         .value = money_show(h->arena, q->paid),
	                         .omit = q->payment.v == 0},
	                        {.key = T("Ask about it"),
	                         .value = counter->worker,
	                         .omit = str_empty(counter->worker)}),
	        });
	fund_draw_pictures(h, pay_path(h->arena, q->id, ""), counter->receipts,
	                   false);
	fund_draw_signs(h, ctx, counter);
	fund_draw_details(h, ctx, counter);
	draw_payment(h, ctx, counter);
	draw_return(h, ctx, q);
	draw_off(h, ctx, q);
	fund_draw_mark(h, ctx, counter);
}
