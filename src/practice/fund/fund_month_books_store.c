/*
 * fund_month_books_store.c - what the books say: each account by kind at the
 * end of a day, and what should lie at the bank.
 *
 * At the bank lie the pot and the people's sums.  What does not is counted
 * from the ledger itself: what the funder gave, what is spent, and every
 * other account that the pot ever moved money to or from (a float, a card).
 */
#include "kernel/ledger/ledger_page.h"
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

const struct fault *
fund_books_of(struct ctx *ctx, struct fund_books_of *out)
{
	struct fund_accounts pot;
	struct rows rows;

	*out = (struct fund_books_of){.open = false};
	TRY(fund_store_pot(ctx, ctx->who.organisation, &pot));
	if (!pot.open)
		return NULL;
	TRY(sql_rows(ctx->tx, &fund_month_outside,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	out->open = true;
	out->n = rows.n + FUND_BOOKS_OWN;
	out->accounts = arena_new(ctx->arena, struct account_id, out->n);
	out->kinds = arena_new(ctx->arena, struct str, out->n);
	out->accounts[0] = pot.bank;
	out->accounts[1] = pot.spent;
	out->accounts[2] = pot.pot;
	for (size_t i = 0; i < rows.n; i++) {
		out->accounts[FUND_BOOKS_OWN + i].v =
		        row_i64(&rows.v[i], "account");
		out->kinds[FUND_BOOKS_OWN + i] = row_str(&rows.v[i], "kind");
	}
	return NULL;
}

/* What lies outside the bank, a row a kind: they come in its order. */
static void
outside(struct ctx *ctx, const struct fund_books_of *of,
        const struct units *sums, struct fund_books *out)
{
	out->others = arena_new(ctx->arena, struct fund_books_kind, of->n);
	for (size_t i = FUND_BOOKS_OWN; i < of->n; i++) {
		struct fund_books_kind *kind = out->others + out->others_n;
		struct money sum = units_money(sums[i]);

		if (out->others_n > 0 &&
		    str_equal(kind[-1].kind, of->kinds[i])) {
			kind--;
		} else {
			kind->kind = of->kinds[i];
			out->others_n++;
		}
		kind->accounts++;
		kind->sum.pence += sum.pence;
		out->floats.pence += sum.pence;
	}
}

const struct fault *
fund_books_at(struct ctx *ctx, const struct fund_books_of *of, struct date on,
              struct fund_books *out)
{
	struct units *sums;

	*out = (struct fund_books){.open = of->open};
	if (!of->open)
		return NULL;
	sums = arena_new(ctx->arena, struct units, of->n);
	TRY(ledger_balances(ctx, of->accounts, of->n, on, sums));
	out->given.pence = -units_money(sums[0]).pence;
	out->spent = units_money(sums[1]);
	out->pot = units_money(sums[2]);
	outside(ctx, of, sums, out);
	out->at_bank.pence =
	        out->given.pence - out->spent.pence - out->floats.pence;
	return NULL;
}

const struct fault *
fund_books(struct ctx *ctx, struct date on, struct fund_books *out)
{
	struct fund_books_of of;

	TRY(fund_books_of(ctx, &of));
	return fund_books_at(ctx, &of, on, out);
}
