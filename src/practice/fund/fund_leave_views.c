/*
 * fund_leave_views.c - floats whose holder leaves; a float's statement.
 */
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_leave.h"

/* --- whose holder leaves ---------------------------------------------- */

static struct str
why_words(enum fund_leaving why)
{
	switch (why) {
	case FUND_LEFT:
		return T("They may no longer sign in.");
	case FUND_AWAY:
		return T("They work for somebody else now.");
	case FUND_ROLE:
		return T("With the work they do now they hold no float.");
	default:
		return T("They moved to another team.");
	}
}

static struct str
must_words(struct arena *arena, const struct fund_leave *l)
{
	if (l->begun)
		return TV(arena,
		          "{name} counted it. A second person confirms it, and "
		          "then {to} holds it.",
		          {"name", l->first_name}, {"to", l->to_name});
	return T("Count it, and hand it over by two people. Until then nothing "
	         "is paid out of it.");
}

void
fund_draw_leaves(struct html *h, const struct fund_leave *list, size_t n)
{
	if (n == 0)
		return;
	words_heading(h, T("Floats whose holder leaves"), "leaves");
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < n; i++) {
		const struct fund_leave *l = &list[i];

		html_raw(h, "<li>");
		gov_link(h,
		         &(struct gov_link){.text = l->one.holder_name,
		                            .href = fund_float_path(
		                                    h->arena, l->one.id, "")});
		html_raw(h, "<br>");
		html_text(h, why_words(l->why));
		html_raw(h, " ");
		html_text(h, must_words(h->arena, l));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
fund_draw_leaves_card(struct html *h, const struct fund_leave *list, size_t n)
{
	if (n == 0)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"leaves\">");
	fund_draw_leaves(h, list, n);
	html_raw(h, "</section>");
}

static void
draw_count(struct html *h, const struct ctx *ctx,
           const struct fund_floats *floats)
{
	const struct fund_float *f = &floats->one;
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, floats->holders_n + 1);
	struct form form;

	items[0] = (struct gov_option){.value = S(""),
	                               .text = T("Select a person")};
	for (size_t i = 0; i < floats->holders_n; i++)
		items[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, floats->holders[i].id.v),
		        .text = floats->holders[i].name};
	form = fund_form_begin(h, ctx,
	                       fund_float_path(h->arena, f->id, "/leave"), 0);
	fund_field_sum(h, &form, T("What you counted"), S(""),
	               (struct money){0});
	form_select(
	        h, &form,
	        &(struct gov_select){.name = "holder",
	                             .label = T("Who holds it next?"),
	                             .label_size = "s",
	                             .items = {items, floats->holders_n + 1}});
	fund_field_words(h, &form, "words", T("What did you find?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, T("Write down the count"), NULL);
}

static void
draw_button(struct html *h, const struct ctx *ctx, const struct fund_float *f,
            const char *rest, struct str words)
{
	(void)fund_form_begin(h, ctx, fund_float_path(h->arena, f->id, rest),
	                      0);
	fund_form_end(h, words, "govuk-button--secondary");
}

static void
draw_confirm(struct html *h, const struct ctx *ctx, const struct fund_leave *l)
{
	words_para(h, TV(h->arena, "{sum} counted. {words}",
	                 {"sum", money_show(h->arena, l->counted)},
	                 {"words", l->words}));
	if (l->first.v != ctx->actor.v && l->to.v != ctx->actor.v)
		draw_button(h, ctx, &l->one, "/handed",
		            T("I saw the count: hand it over"));
}

void
fund_draw_leave(struct html *h, const struct ctx *ctx,
                const struct fund_floats *floats)
{
	const struct fund_leave *l = floats->leaves;

	if (l == NULL)
		return;
	words_heading(h, T("Its holder leaves"), "leave");
	words_para(h,
	           str_print(h->arena, "%.*s %.*s", STR_ARG(why_words(l->why)),
	                     STR_ARG(must_words(h->arena, l))));
	if (floats->one.holder.v == ctx->actor.v)
		return;
	if (l->begun)
		draw_confirm(h, ctx, l);
	else if (ctx_can(ctx, CAN_PAY_FUND))
		draw_count(h, ctx, floats);
	if (l->why == FUND_MOVED && ctx_can(ctx, CAN_PAY_FUND))
		draw_button(h, ctx, &floats->one, "/stays",
		            T("They keep it in the new team"));
}

/* --- a statement ------------------------------------------------------ */

struct str
fund_float_line_says(struct str code)
{
	if (str_is(code, "fund.float_filled"))
		return T("Filled from the pot");
	if (str_is(code, "fund.float_paid"))
		return T("Paid out");
	if (str_is(code, "fund.float_closed"))
		return T("Put back in the pot");
	return T("A difference that was settled");
}

struct dated {
	struct str on, what;
};

/* The day under what happened: three columns fit a telephone. */
static void
draw_cell(struct html *h, const void *data)
{
	const struct dated *cell = data;

	html_text(h, cell->what);
	html_raw(h, "<br>");
	html_text(h, cell->on);
}

static void
row(struct html *h, const struct gov_table *table, struct date on,
    struct str what, struct str moved, struct money balance)
{
	const struct dated cell = {date_words(h->arena, on), what};

	gov_table_row(h, table,
	              (const struct gov_cell[]){
	                      {.html = html_made(h->arena, draw_cell, &cell)},
	                      {.text = moved, .format = "numeric"},
	                      {.text = money_show(h->arena, balance),
	                       .format = "numeric"}},
	              3);
}

static void
draw_month_link(struct html *h, const struct fund_float_book *book,
                struct date month, struct str words)
{
	struct str iso = date_iso(h->arena, month);

	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){
	                    .text = words,
	                    .href = str_print(
	                            h->arena, "/floats/%.*s/statement?of=%.*s",
	                            STR_ARG(id_show(h->arena, book->one.id.v)),
	                            7, iso.p)});
	html_raw(h, "</li>");
}

static void
draw_links(struct html *h, const struct ctx *ctx,
           const struct fund_float_book *book)
{
	struct date next = date_add_months(book->month, 1);
	struct str iso = date_iso(h->arena, book->month);

	html_raw(h, "<ul class=\"govuk-list\">");
	draw_month_link(h, book, date_add_months(book->month, -1),
	                T("The month before"));
	if (!date_before(ctx->today, next))
		draw_month_link(h, book, next, T("The month after"));
	html_raw(h, "<li>");
	gov_link(h,
	         &(struct gov_link){
	                 .text = T("This month as a table (CSV)"),
	                 .href = str_print(
	                         h->arena, "/floats/%.*s/statement.csv?of=%.*s",
	                         STR_ARG(id_show(h->arena, book->one.id.v)), 7,
	                         iso.p)});
	html_raw(h, "</li></ul>");
}

void
fund_draw_float_book(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_float_book *book = data;
	struct date last = date_add_days(date_add_months(book->month, 1), -1);
	const struct gov_table table = {
	        .caption = T("Statement of a float"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("What")},
	                          {.text = T("In or out"), .format = "numeric"},
	                          {.text = T("In it then"),
	                           .format = "numeric"}),
	};

	words_title(h, TV(h->arena, "The float that {name} holds",
	                  {"name", book->one.holder_name}));
	words_para(h, TV(h->arena, "From {first} to {last}.",
	                 {"first", date_words(h->arena, book->month)},
	                 {"last", date_words(h->arena, last)}));
	gov_table_scroll_begin(h, &table);
	row(h, &table, book->month, T("At the beginning"), S(""),
	    book->opening);
	for (size_t i = 0; i < book->n; i++)
		row(h, &table, book->list[i].on,
		    fund_float_line_says(book->list[i].code),
		    money_show(h->arena, book->list[i].moved),
		    book->list[i].balance);
	row(h, &table, last, T("At the end"), S(""), book->closing);
	gov_table_scroll_end(h);
	draw_links(h, ctx, book);
}
