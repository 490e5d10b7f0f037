/*
 * fund_open_store.c - payments over a sum, and the files made of them.
 */
#include "practice/fund/fund_open_local.h"

const struct query fund_open_over = {
        .name = "fund.open_over",
        .shows_nobody = "what was paid and to whom, never for whom",
        .text = "select q.request, q.purpose, q.supplier, q.paid, q.paid_on,"
                " q.payment, q.way from fund_request q"
                " where q.organisation = :organisation"
                " and q.paid_on >= :since and q.paid_on < :until"
                " and q.paid > :above and q.state <> 'returned'"
                " order by q.paid_on, q.payment limit 2000",
};

const struct query fund_open_add = {
        .name = "fund.open_add",
        .text = "insert into fund_open_file (organisation, month, body,"
                " things, made_at, made_by) values (:organisation, :month,"
                " :body, :things, :at, :by)",
};

const struct query fund_open_one = {
        .name = "fund.open_one",
        .text = "select body, things from fund_open_file"
                " where organisation = :organisation and month = :month",
};

const struct fault *
fund_open_store_over(struct ctx *ctx, struct date month, int64_t above,
                     struct fund_over **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_open_over,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_date("since", month),
	                  arg_date("until", date_add_months(month, 1)),
	                  arg_i64("above", above)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_over, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_over){
		        .request = {row_i64(row, "request")},
		        .purpose = row_enum(row, "purpose", fund_purposes),
		        .supplier = row_str(row, "supplier"),
		        .paid = {row_i64(row, "paid")},
		        .paid_on = row_date(row, "paid_on"),
		        .payment = row_i64(row, "payment"),
		        .way = (enum fund_way)row_enum(row, "way", fund_ways),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_open_store_add(struct ctx *ctx, const struct fund_open_month *month)
{
	return sql_do(ctx->tx, &fund_open_add,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("month", month->month),
	                   arg_str("body", month->body),
	                   arg_i64("things", month->things),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_open_get(struct ctx *ctx, struct date month, struct fund_open_month *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_open_one,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("month", month)),
	              &row));
	*out = (struct fund_open_month){.month = month, .made = row != NULL};
	if (row == NULL)
		return NULL;
	out->body = row_str(row, "body");
	out->things = row_i64(row, "things");
	return NULL;
}
