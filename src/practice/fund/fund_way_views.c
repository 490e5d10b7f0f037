/*
 * fund_way_views.c - how things are paid, in fields and in sentences.
 */
#include "practice/fund/fund_way_local.h"

/* --- fields of whoever pays --------------------------------------------- */

static void
field_day(struct html *h, const struct form *form, struct str label)
{
	form_date_picker(
	        h, form,
	        &(struct moj_date_picker){.name = "on_day",
	                                  .label = label,
	                                  .label_size = "s",
	                                  .classes = "govuk-input--width-10"});
}

void
fund_field_handed(struct html *h, const struct form *form,
                  const struct fund_counter *counter)
{
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "handed_to",
	                    .label = T("Who got it?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("worker"),
	                             .text = str_empty(counter->worker)
	                                             ? T("The worker")
	                                             : counter->worker},
	                            {.value = S("person"),
	                             .text = T("The person it is for")}),
	                    .value = S("")});
}

static void
fields_voucher(struct html *h, const struct form *form,
               const struct fund_counter *counter)
{
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "last_four",
	                   .label = T("The last four of its number"),
	                   .label_size = "s",
	                   .hint = T("Never the whole number: whoever knows it "
	                             "can spend it."),
	                   .autocomplete = "off",
	                   .spellcheck = GOV_OFF,
	                   .classes = "govuk-input--width-4"});
	fund_field_handed(h, form, counter);
	field_day(h, form, T("When was it handed over?"));
}

static void
fields_back(struct html *h, const struct form *form)
{
	form_input(h, form,
	           &(struct gov_input){.name = "theirs",
	                               .label = T("What the person paid"),
	                               .label_size = "s",
	                               .inputmode = "decimal",
	                               .spellcheck = GOV_OFF,
	                               .classes = "govuk-input--width-5",
	                               .prefix = {.text = S("£")}});
	field_day(h, form, T("When did they pay it?"));
}

void
fund_fields_way(struct html *h, const struct form *form,
                const struct fund_counter *counter)
{
	switch (counter->request.way) {
	case FUND_VOUCHER:
		fields_voucher(h, form, counter);
		break;
	case FUND_REIMBURSEMENT:
		fields_back(h, form);
		break;
	default:
		fund_field_line(h, form, "reference",
		                T("The order’s number (optional)"), S(""),
		                S(""));
		field_day(h, form, T("Ordered on"));
		break;
	}
}

/* --- in sentences ------------------------------------------------------- */

static struct str
bought_says(struct arena *arena, const struct fund_handover *how,
            struct str day)
{
	if (str_empty(how->reference))
		return TV(arena, "Ordered on {day}", {"day", day});
	return TV(arena, "Ordered on {day}, number {number}", {"day", day},
	          {"number", how->reference});
}

struct str
fund_done_says(struct arena *arena, const struct fund_request *q,
               const struct fund_handover *how)
{
	struct str day;

	if (how == NULL)
		return S("");
	day = date_words(arena, how->on);
	if (how->from_float.v != 0)
		return how->to_worker > 0
		               ? TV(arena,
		                    "In cash, handed to the worker on {day}",
		                    {"day", day})
		               : TV(arena,
		                    "In cash, handed to the person on {day}",
		                    {"day", day});
	switch (how->way) {
	case FUND_VOUCHER:
		return how->to_worker > 0
		               ? TV(arena,
		                    "A voucher that ends in {end}, handed to "
		                    "the worker on {day}",
		                    {"end", how->reference}, {"day", day})
		               : TV(arena,
		                    "A voucher that ends in {end}, handed to "
		                    "the person on {day}",
		                    {"end", how->reference}, {"day", day});
	case FUND_REIMBURSEMENT:
		return TV(arena,
		          "{theirs} were paid by the person on {day}, and "
		          "{sum} given back",
		          {"theirs", money_show(arena, how->theirs)},
		          {"day", day}, {"sum", money_show(arena, q->paid)});
	default:
		return bought_says(arena, how, day);
	}
}

struct str
fund_benefits_says(enum fund_way way, bool safe)
{
	if (!safe)
		return T("This may change a benefit. Talk to an adviser before "
		         "it is paid.");
	switch (way) {
	case FUND_VOUCHER:
		return T(
		        "This does not change benefits. A voucher for one shop "
		        "is not money in the bank.");
	case FUND_REIMBURSEMENT:
		return T("This does not change benefits, if it just gives back "
		         "what was spent. Keep the receipt, to show it.");
	default:
		return T("This does not change benefits. We buy it, and no "
		         "money goes to the person.");
	}
}

/* --- small suppliers ---------------------------------------------------- */

struct named {
	struct str words, href;
};

static void
draw_named(struct html *h, const void *data)
{
	const struct named *named = data;

	gov_link(h,
	         &(struct gov_link){.text = named->words, .href = named->href});
}

static void
draw_due(struct html *h, const void *data)
{
	const struct fund_small *one = data;

	html_text(h, date_words(h->arena, one->due_on));
	if (!one->late)
		return;
	html_raw(h, " ");
	gov_tag(h, &(struct gov_tag){.text = T("Late"),
	                             .classes = "govuk-tag--red"});
}

void
fund_draw_small(struct html *h, const struct fund_small *list, size_t n)
{
	const struct gov_table table = {
	        .caption = T("Small suppliers, who cannot wait"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("What")}, {.text = T("From")},
	                          {.text = T("Pay by")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	if (n == 0)
		return;
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < n; i++) {
		const struct fund_request *q = &list[i].request;
		const struct named named = {
		        q->terms.what,
		        str_print(h->arena, "/fund/%.*s",
		                  STR_ARG(id_show(h->arena, q->id.v)))};

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_named,
		                                   &named)},
		                {.text = q->terms.supplier},
		                {.html = html_made(h->arena, draw_due,
		                                   &list[i])},
		                {.text = money_show(h->arena, q->terms.sum),
		                 .format = "numeric"}},
		        4);
	}
	gov_table_scroll_end(h);
}

void
fund_draw_mark(struct html *h, const struct ctx *ctx,
               const struct fund_counter *counter)
{
	struct str path =
	        str_print(h->arena, "/fund/%.*s/supplier",
	                  STR_ARG(id_show(h->arena, counter->request.id.v)));

	words_heading(h, T("The supplier"), "supplier");
	words_para(h, counter->small_supplier
	                      ? T("This is a small supplier, who is paid "
	                          "within days.")
	                      : T("A very small supplier, one person with a "
	                          "van for example, can be marked to be paid "
	                          "within days."));
	(void)fund_form_begin(h, ctx, path, 0);
	form_hidden(h, "small", counter->small_supplier ? S("no") : S("yes"));
	fund_form_end(h,
	              counter->small_supplier ? T("This is no small supplier")
	                                      : T("This is a small supplier"),
	              "govuk-button--secondary");
}
