/*
 * fund_month_store.c - closed months, and what a month begins from: rows and
 * structs.
 */
#include "practice/fund/fund_finance_queries.h"
#include "practice/fund/fund_month.h"

const struct query fund_month_anchor_get = {
        .name = "fund.month_anchor",
        .shows_nobody = "sums",
        .text = "select s.first_on, s.opening,"
                " (select cast(coalesce(sum(l.pence), 0) as bigint)"
                " from fund_bank_line l where l.organisation ="
                " s.organisation and l.happened_on <= :last) as lines,"
                " (select cast(coalesce(sum(m.pence), 0) as bigint)"
                " from fund_bank_line l join fund_bank_match m"
                " on m.line = l.line where l.organisation ="
                " s.organisation and m.undone_at is null"
                " and m.line_on <= :last and m.entry_on < s.first_on)"
                " as early from fund_bank_statement s"
                " where s.organisation = :organisation"
                " order by s.first_on, s.statement limit 1",
};

const struct query fund_month_paid = {
        .name = "fund.month_paid",
        .shows_nobody = "sums",
        .text = "select count(*) as n,"
                " cast(coalesce(sum(e.amount), 0) as bigint) as pence"
                " from fund_pot p join ledger_v_entry e on e.debit = p.spent"
                " where p.organisation = :organisation and e.kind = 'settle'"
                " and e.happened_on between :first and :last",
};

const struct query fund_month_get = {
        .name = "fund.month_get",
        .text = "select closing, at, by_user, seal, sealed_at, bank, books,"
                " start_words, asked_why, asked_by from fund_month"
                " where organisation = :organisation and first_on = :first"
                " and opened_at is null",
};

const struct query fund_month_newest = {
        .name = "fund.month_newest",
        .text = "select max(first_on) as first_on from fund_month"
                " where organisation = :organisation and opened_at is null",
};

const struct query fund_month_add = {
        .name = "fund.month_add",
        .text = "insert into fund_month (closing, organisation, first_on,"
                " bank, books, start, lines_open, moves_open, floats, paid,"
                " payments, start_words, seal, sealed_at, at, by_user)"
                " values (:closing, :organisation, :first, :bank, :books,"
                " :start, :lines_open, :moves_open, :floats, :paid,"
                " :payments, :start_words, :seal, :sealed_at, :at, :by)",
};

const struct query fund_month_ask = {
        .name = "fund.month_ask",
        .text = "update fund_month set asked_why = :why, asked_at = :at,"
                " asked_by = :by where closing = :closing"
                " and opened_at is null",
};

const struct query fund_month_open = {
        .name = "fund.month_open",
        .text = "update fund_month set opened_at = :at, opened_by = :by"
                " where closing = :closing and opened_at is null",
};

const struct fault *
fund_month_store_anchor(struct ctx *ctx, struct date first, struct date last,
                        struct fund_month_anchor *out)
{
	const struct row *row;

	*out = (struct fund_month_anchor){.from = DATE_NONE};
	TRY(sql_maybe(ctx->tx, &fund_month_anchor_get,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("last", last)),
	              &row));
	if (row != NULL) {
		out->known = true;
		out->from = row_date(row, "first_on");
		out->opening.pence = row_i64(row, "opening");
		out->lines.pence = row_i64(row, "lines");
		out->early.pence = row_i64(row, "early");
	}
	TRY(sql_one(ctx->tx, &fund_month_paid,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_date("first", first), arg_date("last", last)),
	            &row));
	out->payments = row_i64(row, "n");
	out->paid.pence = row_i64(row, "pence");
	return NULL;
}

const struct fault *
fund_month_store_closing(struct ctx *ctx, struct date first,
                         struct fund_month_closing *out)
{
	const struct row *row;

	*out = (struct fund_month_closing){.closed = false};
	TRY(sql_maybe(ctx->tx, &fund_month_get,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("first", first)),
	              &row));
	if (row == NULL)
		return NULL;
	*out = (struct fund_month_closing){
	        .closed = true,
	        .id = row_i64(row, "closing"),
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "by_user")},
	        .seal = row_str(row, "seal"),
	        .sealed_at = row_instant(row, "sealed_at"),
	        .bank = {row_i64(row, "bank")},
	        .books = {row_i64(row, "books")},
	        .start_words = row_str(row, "start_words"),
	        .asked_why = row_str(row, "asked_why"),
	        .asked_by = {row_i64(row, "asked_by")},
	};
	return NULL;
}

const struct fault *
fund_month_store_newest(struct ctx *ctx, struct organisation_id organisation,
                        struct date *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_month_newest,
	            ARGS(arg_i64("organisation", organisation.v)), &row));
	*out = row_date(row, "first_on");
	return NULL;
}

const struct fault *
fund_month_store_add(struct ctx *ctx, const struct fund_month *month,
                     const struct fund_month_closing *closing)
{
	return sql_do(ctx->tx, &fund_month_add,
	              ARGS(arg_i64("closing", closing->id),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("first", month->first),
	                   arg_i64("bank", month->bank.pence),
	                   arg_i64("books", month->books.at_bank.pence),
	                   arg_i64("start", month->start.pence),
	                   arg_i64("lines_open", month->lines_open.pence),
	                   arg_i64("moves_open", month->moves_open.pence),
	                   arg_i64("floats", month->books.floats.pence),
	                   arg_i64("paid", month->paid.pence),
	                   arg_i64("payments", month->payments),
	                   arg_str("start_words", closing->start_words),
	                   arg_str("seal", closing->seal),
	                   arg_instant("sealed_at", closing->sealed_at),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_month_store_ask(struct ctx *ctx, int64_t closing, struct str reason)
{
	return sql_do(ctx->tx, &fund_month_ask,
	              ARGS(arg_str("why", reason), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v),
	                   arg_i64("closing", closing)),
	              NULL);
}

const struct fault *
fund_month_store_open(struct ctx *ctx, int64_t closing)
{
	return sql_do(ctx->tx, &fund_month_open,
	              ARGS(arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v),
	                   arg_i64("closing", closing)),
	              NULL);
}
