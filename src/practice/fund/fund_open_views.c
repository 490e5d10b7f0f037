/*
 * fund_open_views.c - the file of payments over a sum, month by month.
 */
#include "practice/fund/fund_open_local.h"

#include "practice/fund/fund_views.h"

static struct str
month_path(struct arena *arena, struct date month, const char *rest)
{
	return str_print(arena, "/spending/%.*s%s",
	                 STR_ARG(fund_month_key(arena, month)), rest);
}

/* "October 2026": a date in words without its day. */
static struct str
month_words(struct arena *arena, struct date month)
{
	struct str words = date_words(arena, month);
	size_t space = str_find(words, ' ');

	return str_slice(words, space + 1, words.n);
}

static void
draw_link(struct html *h, const void *data)
{
	const struct fund_open_month *month = data;

	gov_link(h, &(struct gov_link){
	                    .text = month_words(h->arena, month->month),
	                    .href = month_path(h->arena, month->month, "")});
}

void
fund_draw_open(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_open_screen *screen = data;
	const struct gov_table table = {
	        .caption = T("Months"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Month")}, {.text = T("File")},
	                          {.text = T("Payments"), .format = "numeric"}),
	};

	(void)ctx;
	words_title(h, T("Payments that are published"));
	words_para(h, TV(h->arena,
	                 "Each payment above {sum} is published once its month "
	                 "has ended, and nobody on probation is in it.",
	                 {"sum", money_show(h->arena,
	                                    (struct money){screen->above})}));
	gov_table_begin(h, &table);
	for (size_t i = 0; i < screen->months_n; i++) {
		const struct fund_open_month *m = &screen->months[i];
		const struct gov_cell cells[] = {
		        {.html = html_made(h->arena, draw_link, m)},
		        {.text = m->made ? T("Made") : T("Not made")},
		        {.text = m->made ? str_print(h->arena, "%lld",
		                                     (long long)m->things)
		                         : S("–"),
		         .format = "numeric"}};

		gov_table_row(h, &table, cells, 3);
	}
	gov_table_end(h);
}

/* --- one month -------------------------------------------------------- */

static void
draw_box(struct gov_choice *choice, struct arena *arena,
         const struct fund_over *o)
{
	bool never = o->way == FUND_REIMBURSEMENT;

	*choice = (struct gov_choice){
	        .value = id_show(arena, o->request.v),
	        .text = str_print(arena, "%.*s, %.*s", STR_ARG(o->supplier),
	                          STR_ARG(money_show(arena, o->paid))),
	        .hint = never ? T("Money back to a person: always redacted")
	                      : date_words(arena, o->paid_on),
	        .disabled = never,
	};
}

static void
draw_making(struct html *h, const struct ctx *ctx,
            const struct fund_open_screen *screen)
{
	struct gov_choice *boxes =
	        arena_new(h->arena, struct gov_choice, screen->over_n + 1);
	struct form form;

	for (size_t i = 0; i < screen->over_n; i++)
		draw_box(&boxes[i], h->arena, &screen->over[i]);
	form = fund_form_begin(
	        h, ctx, month_path(h->arena, screen->month.month, "/make"), 0);
	if (screen->over_n == 0)
		words_para(h, T("Nothing above the sum was paid. The file has "
		                "its heads and no payment."));
	else
		form_checkboxes(
		        h, &form,
		        &(struct gov_checkboxes){
		                .name = "named",
		                .label = T("Which of these are organisations?"),
		                .label_size = "m",
		                .hint = T("Whoever is not ticked is redacted, "
		                          "with what it was for. Tick no "
		                          "private person, and nobody who "
		                          "trades under their own name."),
		                .items = {boxes, screen->over_n}});
	words_para(h, T("The file is made once and stays as it is."));
	fund_form_end(h, T("Make the file"), NULL);
}

void
fund_draw_open_month(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_open_screen *screen = data;
	const struct fund_open_month *m = &screen->month;

	html_raw(h, "<span class=\"govuk-caption-l\">");
	html_text(h, T("Payments that are published"));
	html_raw(h, "</span>");
	words_title(h, month_words(h->arena, m->month));
	if (!m->made) {
		draw_making(h, ctx, screen);
		return;
	}
	words_para(h,
	           TN(h->arena, "The file is made. {n} payment is in it.",
	              "The file is made. {n} payments are in it.", m->things));
	gov_button(h, &(struct gov_button){
	                      .text = T("Download the file (CSV)"),
	                      .href = month_path(h->arena, m->month, "/file")});
}
