/*
 * fund_month_views.c - a month on one screen, the list of months, and the
 * report on paper.
 */
#include "practice/fund/fund_month_views.h"

struct str
fund_month_path(struct arena *arena, const char *path, struct date month)
{
	return str_print(arena, "%s?of=%.*s", path,
	                 STR_ARG(str_slice(date_iso(arena, month), 0, 7)));
}

struct str
fund_month_words(struct arena *arena, struct date month)
{
	struct str day = date_words(arena, fund_month_first(month));

	/* The first of a month, without its "1 ". */
	return str_slice(day, str_find(day, ' ') + 1, day.n);
}

/* --- figures ------------------------------------------------------------ */

static void
figure(struct html *h, const struct gov_table *table, struct str label,
       struct money sum)
{
	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){{.text = label},
	                                  {.text = money_show(h->arena, sum),
	                                   .format = "numeric"}},
	        2);
}

/* What an account of this kind is called. */
static struct str
kind_words(struct arena *arena, const struct fund_books_kind *kind)
{
	if (str_is(kind->kind, "fund.float"))
		return T("Cash floats");
	if (str_is(kind->kind, "fund.card"))
		return T("Cards");
	if (str_is(kind->kind, "fund.voucher"))
		return T("Vouchers");
	return TV(arena, "Elsewhere ({kind})", {"kind", kind->kind});
}

#define FIGURES(caption_) \
	{ \
		.caption = (caption_), \
		.caption_classes = "govuk-table__caption--m", \
		.head = GOV_CELLS({.text = T("What")}, \
		                  {.text = T("Sum"), .format = "numeric"}), \
		.first_cell_is_header = true, \
	}

void
fund_draw_month_figures(struct html *h, const struct fund_month *m)
{
	const struct gov_table moved = FIGURES(T("What moved"));
	const struct gov_table beside = FIGURES(T("Bank beside books"));
	struct money in = {m->books.given.pence - m->before.given.pence};
	struct money out = {m->before.spent.pence - m->books.spent.pence};
	struct money moves = {-m->moves_open.pence};

	gov_table_begin(h, &moved);
	figure(h, &moved, T("In the books at its beginning"),
	       m->before.at_bank);
	figure(h, &moved, T("Put in the pot"), in);
	figure(h, &moved, T("Spent, less what came back"), out);
	for (size_t i = 0; i < m->books.others_n; i++)
		figure(h, &moved, kind_words(h->arena, &m->books.others[i]),
		       m->books.others[i].sum);
	figure(h, &moved, T("In the books at its end"), m->books.at_bank);
	gov_table_end(h);
	gov_table_begin(h, &beside);
	figure(h, &beside, T("What the books say lies at the bank"),
	       m->books.at_bank);
	if (m->start.pence != 0)
		figure(h, &beside, T("More than that when statements begin"),
		       m->start);
	figure(h, &beside, T("At the bank and not in the books"),
	       m->lines_open);
	figure(h, &beside, T("In the books and not at the bank"), moves);
	figure(h, &beside, T("What the bank holds"), m->bank);
	gov_table_end(h);
}

/* --- what is open ------------------------------------------------------- */

static struct str
why_words(struct arena *arena, int why, struct str words, struct date on,
          const struct fund_month *m)
{
	if (!fund_month_explains(why, on, m->first))
		return T("Not explained yet");
	return TV(arena, "{why}: {words}",
	          {"why", text_get(fund_bank_why_keys[why])}, {"words", words});
}

static struct str
line_words(struct arena *arena, const struct fund_bank_line *line,
           const struct fund_month *m)
{
	return line->matched ? T("In the books of a later day")
	                     : why_words(arena, line->why, line->why_words,
	                                 line->on, m);
}

static struct str
move_words(struct arena *arena, const struct fund_bank_move *move,
           const struct fund_month *m)
{
	if (move->matched)
		return TV(arena, "At the bank on {day}",
		          {"day", date_words(arena, move->line_on)});
	return why_words(arena, move->why, move->why_words, move->on, m);
}

static void
open_row(struct html *h, const struct gov_table *table, struct date on,
         struct str what, struct str why, struct money sum)
{
	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){{.text = date_words(h->arena, on)},
	                                  {.text = what},
	                                  {.text = why},
	                                  {.text = money_show(h->arena, sum),
	                                   .format = "numeric"}},
	        4);
}

void
fund_draw_month_open(struct html *h, const struct ctx *ctx,
                     const struct fund_month *m)
{
	const struct gov_table table = {
	        .caption = T("Differences and why"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Day")}, {.text = T("What")},
	                          {.text = T("Why")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	(void)ctx;
	html_raw(h, "<div id=\"open\">");
	if (m->lines_n + m->moves_n == 0)
		words_para(h, T("There is no difference: every line of the "
		                "bank is in the books, and every payment at "
		                "the bank."));
	else {
		gov_table_scroll_begin(h, &table);
		for (size_t i = 0; i < m->lines_n; i++) {
			const struct fund_bank_line *l = &m->lines[i];
			struct money left = {l->sum.pence - l->booked.pence};

			open_row(h, &table, l->on,
			         str_empty(l->words) ? T("A line of the bank")
			                             : l->words,
			         line_words(h->arena, l, m), left);
		}
		for (size_t i = 0; i < m->moves_n; i++) {
			const struct fund_bank_move *v = &m->moves[i];

			open_row(h, &table, v->on, fund_move_words(h->arena, v),
			         move_words(h->arena, v, m),
			         (struct money){-v->sum.pence});
		}
		gov_table_scroll_end(h);
	}
	html_raw(h, "</div>");
}

/* --- forms -------------------------------------------------------------- */

static struct form
month_form(struct html *h, const struct ctx *ctx, const struct fund_month *m,
           const char *action)
{
	struct form form = fund_form_begin(h, ctx, str_of(action), 0);

	form_hidden(h, "of", str_slice(date_iso(h->arena, m->first), 0, 7));
	return form;
}

static void
draw_counted(struct html *h, const struct form *form, const char *name,
             struct str label, struct str hint)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .label_size = "s",
	                               .hint = hint,
	                               .inputmode = "decimal",
	                               .spellcheck = GOV_OFF,
	                               .classes = "govuk-input--width-10",
	                               .prefix = {.text = S("£")}});
}

static void
draw_close(struct html *h, const struct ctx *ctx, const struct fund_month *m)
{
	struct form form;

	words_heading(h, T("Close it"), "close");
	if (m->gap)
		gov_warning_text(
		        h, &(struct gov_warning_text){
		                   .text = T("A statement of the bank is "
		                             "missing up to the end of this "
		                             "month.")});
	form = month_form(h, ctx, m, "/month/close");
	draw_counted(h, &form, "bank",
	             T("What the bank shows at the end of the month"),
	             T("As on the statement or in the bank’s own pages."));
	for (size_t i = 0; i < m->books.others_n && i < FUND_MONTH_KINDS_MOST;
	     i++)
		draw_counted(
		        h, &form, fund_month_fields[i],
		        TV(h->arena, "{kind}, as counted",
		           {"kind", kind_words(h->arena, &m->books.others[i])}),
		        S(""));
	if (m->start.pence != 0)
		fund_field_line(h, &form, "start_words",
		                T("Why does the first statement begin with "
		                  "another sum than the books?"),
		                S(""), S(""));
	fund_form_end(h, T("Close the month"), NULL);
}

static void
draw_reopen(struct html *h, const struct ctx *ctx,
            const struct fund_month_screen *s)
{
	struct form form;

	words_heading(h, T("Reopen it"), "reopen");
	if (str_empty(s->month.closing.asked_why)) {
		if (!ctx_can(ctx, CAN_PAY_FUND)) {
			words_para(h, T("Whoever pays asks for it, and "
			                "somebody else reopens it."));
			return;
		}
		form = month_form(h, ctx, &s->month, "/month/reopen");
		fund_field_line(h, &form, "reason",
		                T("Why is it to be reopened?"),
		                T("Somebody else reopens it. About the books, "
		                  "and nothing about a person."),
		                S(""));
		fund_form_end(h, T("Ask to reopen it"),
		              "govuk-button--secondary");
		return;
	}
	words_para(h, TV(h->arena, "{name} asks to reopen it: {why}",
	                 {"name", s->asked_by},
	                 {"why", s->month.closing.asked_why}));
	if (s->asked_by_me) {
		words_para(h, T("Somebody else must reopen it."));
		return;
	}
	(void)month_form(h, ctx, &s->month, "/month/reopened");
	fund_form_end(h, T("Reopen the month"), "govuk-button--warning");
}

static void
draw_seal(struct html *h, const struct fund_month_screen *s)
{
	const struct fund_month_closing *c = &s->month.closing;

	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("Closed"),
	                            .value = instant_words(h->arena, c->at)},
	                           {.key = T("By"), .value = s->closed_by},
	                           {.key = T("Bank, when it was closed"),
	                            .value = money_show(h->arena, c->bank)},
	                           {.key = T("Books, when it was closed"),
	                            .value = money_show(h->arena, c->books)},
	                           {.key = T("Where statements begin"),
	                            .value = c->start_words,
	                            .omit = str_empty(c->start_words)},
	                           {.key = T("Head of the ledger’s chains"),
	                            .value = c->seal})});
}

static void
draw_link(struct html *h, struct str text, struct str href)
{
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = text, .href = href});
	html_raw(h, "</p>");
}

void
fund_draw_month(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_month_screen *s = data;
	const struct fund_month *m = &s->month;

	words_title(h, fund_month_words(h->arena, m->first));
	if (!m->known) {
		words_para(h, T("No statement of the bank is in for this "
		                "month."));
		if (ctx_can(ctx, CAN_PAY_FUND))
			draw_link(h, T("Bring in a statement"), S("/bank"));
		return;
	}
	if (m->closing.closed)
		draw_seal(h, s);
	fund_draw_month_figures(h, m);
	fund_draw_month_open(h, ctx, m);
	if (ctx_can(ctx, CAN_PAY_FUND) && m->unexplained > 0)
		draw_link(h, T("Confirm or explain them beside the bank"),
		          S("/bank"));
	draw_link(h, T("Report to print"),
	          fund_month_path(h->arena, "/month/report", m->first));
	if (m->closing.closed)
		draw_reopen(h, ctx, s);
	else if (!m->over)
		words_para(h, T("It can be closed when it is over."));
	else if (!m->next)
		words_para(h, T("Close the month before it first."));
	else if (ctx_can(ctx, CAN_PAY_FUND))
		draw_close(h, ctx, m);
	else
		words_para(h, T("Whoever pays closes it."));
}

/* --- the months --------------------------------------------------------- */

static void
draw_month_link(struct html *h, const void *data)
{
	const struct date *month = data;

	gov_link(h,
	         &(struct gov_link){.text = fund_month_words(h->arena, *month),
	                            .href = fund_month_path(h->arena, "/month",
	                                                    *month)});
}

void
fund_draw_months(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_month_screen *s = data;
	const struct gov_table table = {
	        .caption = T("Months and how they stand"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS(
	                {.text = T("Month")}, {.text = T("How it stands")},
	                {.text = T("At the bank"), .format = "numeric"}),
	};

	(void)ctx;
	words_title(h, T("Months"));
	if (s->rows_n == 0) {
		words_para(h, T("No statement is in yet."));
		return;
	}
	gov_table_begin(h, &table);
	for (size_t i = 0; i < s->rows_n; i++) {
		const struct fund_month_row *r = &s->rows[i];
		bool closed = r->closing.closed;

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_month_link,
		                                   &r->first)},
		                {.text = closed    ? T("Closed")
		                         : r->over ? T("Waits to be closed")
		                                   : T("Not over yet")},
		                {.text = closed ? money_show(h->arena,
		                                             r->closing.bank)
		                                : S(""),
		                 .format = "numeric"}},
		        3);
	}
	gov_table_end(h);
}

/* --- on paper ----------------------------------------------------------- */

void
fund_draw_month_report(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_month_screen *s = data;
	const struct fund_month *m = &s->month;

	words_title(h, TV(h->arena, "The fund in {month}",
	                  {"month", fund_month_words(h->arena, m->first)}));
	html_raw(h, "<button type=\"button\" class=\"govuk-button "
	            "govuk-button--secondary dir-noprint\" "
	            "data-module=\"dir-print\" hidden>");
	html_text(h, T("Print"));
	html_raw(h, "</button>");
	if (m->closing.closed)
		draw_seal(h, s);
	else
		words_para(h, T("This month is not closed: its figures may "
		                "still change."));
	if (!m->known) {
		words_para(h, T("No statement of the bank is in for this "
		                "month."));
		return;
	}
	words_para(h, TV(h->arena, "{n} payments, together {sum}.",
	                 {"n",
	                  str_print(h->arena, "%lld", (long long)m->payments)},
	                 {"sum", money_show(h->arena, m->paid)}));
	fund_draw_month_figures(h, m);
	fund_draw_month_open(h, ctx, m);
	if (m->closing.closed)
		words_para(h, T("The head above seals every entry of the "
		                "books up to this closing: who keeps this "
		                "paper can show later that none was changed."));
}
