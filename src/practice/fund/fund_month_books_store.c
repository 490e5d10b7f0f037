/*
 * fund_month_books_store.c - what the books say: each account by kind at the
 * end of a day, and what should lie at the bank.
 *
 * At the bank lie the pot and the people's sums.  What does not is counted
 * from the ledger itself: what the funder gave, what is spent, and every
 * other account that the pot ever moved money to or from (a float, a card).
 */
#include "practice/fund/fund_finance_queries.h"
#include "practice/fund/fund_finance_views.h"

const struct query fund_month_outside = {
        .name = "fund.month_outside",
        .shows_nobody = "kinds of accounts and their sums",
        .text = "select a.account, a.kind from (select e.debit as account"
                " from fund_pot p join ledger_v_entry e on e.credit = p.pot"
                " where p.organisation = :organisation union select e.credit"
                " from fund_pot p join ledger_v_entry e on e.debit = p.pot"
                " where p.organisation = :organisation) as t"
                " join ledger_v_account a on a.account = t.account"
                " where a.kind not in ('fund.bank', 'fund.spent',"
                " 'fund.pot', 'fund.budget') order by a.kind, a.account"
                " limit 200",
};

struct date
fund_month_first(struct date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	return date_add_days(d, 1 - day);
}

struct date
fund_month_last(struct date d)
{
	return date_add_days(date_add_months(fund_month_first(d), 1), -1);
}

/* Its balance at the end of the day. */
static const struct fault *
balance(struct ctx *ctx, struct account_id account, struct date on,
        struct money *out)
{
	struct ledger_statement statement;

	TRY(ledger_statement(ctx, account, on, on, NULL, NULL, &statement));
	*out = units_money(statement.closing);
	return NULL;
}

static const struct fault *
outside(struct ctx *ctx, struct date on, struct fund_books *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_month_outside,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	out->others = arena_new(ctx->arena, struct fund_books_kind, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		struct fund_books_kind *kind = out->others + out->others_n;
		struct str word = row_str(&rows.v[i], "kind");
		struct money sum;

		TRY(balance(ctx,
		            (struct account_id){row_i64(&rows.v[i], "account")},
		            on, &sum));
		if (out->others_n > 0 && str_equal(kind[-1].kind, word)) {
			kind--;
		} else {
			kind->kind = word;
			out->others_n++;
		}
		kind->accounts++;
		kind->sum.pence += sum.pence;
		out->floats.pence += sum.pence;
	}
	return NULL;
}

const struct fault *
fund_books(struct ctx *ctx, struct date on, struct fund_books *out)
{
	struct fund_accounts accounts;
	struct money funder;

	*out = (struct fund_books){.open = false};
	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	if (!accounts.open)
		return NULL;
	out->open = true;
	TRY(balance(ctx, accounts.bank, on, &funder));
	TRY(balance(ctx, accounts.spent, on, &out->spent));
	TRY(balance(ctx, accounts.pot, on, &out->pot));
	out->given.pence = -funder.pence;
	TRY(outside(ctx, on, out));
	out->at_bank.pence =
	        out->given.pence - out->spent.pence - out->floats.pence;
	return NULL;
}
