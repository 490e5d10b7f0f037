/*
 * fund_sign_views.c - signals: each with its explanation.
 */
#include "practice/fund/fund_sign.h"
#include "practice/fund/fund_views.h"

static const char *const sign_keys[FUND_SIGN_COUNT] = {
        TK("It costs more than nearly all that was paid for this purpose in "
           "a year. A good thing may be dear."),
        TK("Nothing was paid to this supplier in a year. See that it is "
           "there."),
        TK("Nothing was paid to this supplier in a year, and the sum is "
           "large. See that it is there, and that the thing comes."),
        TK("It was one of several requests in a short time. Whoever decided "
           "was told."),
        TK("Somebody may have a tie to the supplier, or its name. Whoever "
           "decided was told."),
        TK("Somebody else in our books has the same telephone, email or bank "
           "details as this supplier. It may be by chance: ask the manager."),
};

static struct str
pay_path(struct arena *arena, struct fund_id id, const char *rest)
{
	return str_print(arena, "/fund/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

static struct str
aside_words(struct arena *arena, const struct fund_sign *s)
{
	return TV(arena, "Set aside by {name} on {day}: {words}",
	          {"name", s->name},
	          {"day", date_words(arena, instant_date(s->at))},
	          {"words", s->words});
}

static void
draw_one(struct html *h, const struct ctx *ctx,
         const struct fund_counter *counter, const struct fund_sign *s,
         bool *asks)
{
	const struct fund_request *q = &counter->request;
	struct form form;

	html_raw(h, "<li class=\"govuk-!-margin-bottom-4\">");
	html_text(h, text_get(sign_keys[s->code]));
	if (!str_empty(s->words)) {
		html_raw(h, "<br>");
		html_text(h, aside_words(h->arena, s));
	} else if (*asks) {
		*asks = false;
		form = fund_form_begin(h, ctx,
		                       pay_path(h->arena, q->id, "/signal"), 0);
		form_hidden(h, "code", str_of(fund_sign_codes[s->code]));
		form_input(h, &form,
		           &(struct gov_input){
		                   .name = "words",
		                   .label = T("Why is it all right?"),
		                   .hint = T("About the payment, and nothing "
		                             "about a person.")});
		fund_form_end(h, T("Set this aside"),
		              "govuk-button--secondary");
	}
	html_raw(h, "</li>");
}

void
fund_draw_signs(struct html *h, const struct ctx *ctx,
                const struct fund_counter *counter)
{
	bool asks = counter->request.state == FUND_AGREED; /* one at a time */

	if (counter->signs_n == 0)
		return;
	words_heading(h, T("Worth a look"), "signals");
	words_para(h, T("These explain, and decide nothing. You can pay, and "
	                "you can set one aside in your own words. They stay "
	                "with the payment under your name."));
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < counter->signs_n; i++)
		draw_one(h, ctx, counter, &counter->signs[i], &asks);
	html_raw(h, "</ul>");
}

/* --- a supplier's details --------------------------------------------- */

void
fund_draw_details(struct html *h, const struct ctx *ctx,
                  const struct fund_counter *counter)
{
	const struct fund_request *q = &counter->request;
	struct form form;

	if (q->state != FUND_AGREED)
		return;
	gov_details_begin(
	        h, &(struct gov_details){
	                   .summary = T("How the supplier is reached and paid"),
	                   .open = ctx->problems != NULL});
	words_para(h, counter->details == 0
	                      ? T("What you type is compared and thrown away. "
	                          "A mark is kept, from which nobody can read "
	                          "it.")
	                      : T("Marks of this supplier are kept. Type what "
	                          "has changed."));
	form = fund_form_begin(h, ctx, pay_path(h->arena, q->id, "/details"),
	                       0);
	fund_field_line(h, &form, "phone", T("Telephone (optional)"), S(""),
	                S(""));
	fund_field_line(h, &form, "email", T("Email (optional)"), S(""), S(""));
	fund_field_line(h, &form, "sort_code", T("Sort code (optional)"), S(""),
	                S(""));
	fund_field_line(h, &form, "account", T("Account number (optional)"),
	                S(""), S(""));
	fund_form_end(h, T("Compare"), "govuk-button--secondary");
	gov_details_end(h);
}

/* --- all that was set aside ------------------------------------------- */

void
fund_draw_signs_aside(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_signs_list *all = data;
	const struct gov_table table = {
	        .caption = T("Signals set aside"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Supplier")},
	                          {.text = T("What it was")},
	                          {.text = T("Why it was set aside")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	(void)ctx;
	words_title(h, T("Signals set aside"));
	words_para(h,
	           T("What was unusual about a payment, and who said that it "
	             "is all right. Never for whom it was."));
	if (all->n == 0) {
		words_para(h, T("Nothing yet."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < all->n; i++) {
		const struct fund_sign *s = &all->list[i];

		gov_table_row(h, &table,
		              (const struct gov_cell[]){
		                      {.text = s->supplier},
		                      {.text = text_get(sign_keys[s->code])},
		                      {.text = aside_words(h->arena, s)},
		                      {.text = money_show(h->arena, s->sum),
		                       .format = "numeric"}},
		              4);
	}
	gov_table_scroll_end(h);
}
