/*
 * fund_spend_store.c - what was paid, promised and told, without a person.
 */
#include "practice/fund/fund_finance_queries.h"
#include "practice/fund/fund_spend.h"

#define SPENT \
	"select q.purpose, g.area, q.asked_at, q.paid_on, q.pence, q.paid," \
	" q.tier, q.what, q.supplier, q.way, e.happened_on as since" \
	" from fund_request q left join plan_v_goal g on g.goal = q.goal" \
	" left join ledger_v_entry e on e.entry = q.reservation" \
	" where q.organisation = :organisation and "

const struct query fund_spend_paid = {
        .name = "fund.spend_paid",
        .shows_nobody = "what was paid, never for whom",
        .text = SPENT "(q.state = 'paid' or q.state = 'shown'"
                      " or q.state = 'closed' or q.state = 'written_off')"
                      " and q.paid_on between :from and :to"
                      " order by q.paid_on, q.request",
};

const struct query fund_spend_waits = {
        .name = "fund.spend_waits",
        .shows_nobody = "what is promised, never to whom",
        .text = SPENT "q.state = :state order by q.asked_at, q.request",
};

const struct query fund_spend_told = {
        .name = "fund.spend_told",
        .shows_nobody = "sums",
        .text = "select count(*) as n,"
                " cast(coalesce(sum(b.given), 0) as bigint) as given,"
                " cast(coalesce(sum(a.posted - a.going), 0) as bigint)"
                " as unspent from fund_budget b"
                " join ledger_v_account a on a.account = b.account"
                " where b.organisation = :organisation",
};

struct telling {
	fund_spent_fn fn;
	void *data;
};

static const struct fault *
tell(void *data, const struct row *row)
{
	const struct telling *telling = data;
	const struct fund_spent spent = {
	        .purpose = row_enum(row, "purpose", fund_purposes),
	        .area = row_null(row, "area")
	                        ? PLAN_AREA_COUNT
	                        : row_enum(row, "area", plan_area_words),
	        .asked_on = instant_date(row_instant(row, "asked_at")),
	        .paid_on = row_date(row, "paid_on"),
	        .waits_since = row_date(row, "since"),
	        .sum = {row_null(row, "paid_on") ? row_i64(row, "pence")
	                                         : row_i64(row, "paid")},
	        .tier = (int)row_i64(row, "tier"),
	        .what = row_str(row, "what"),
	        .supplier = row_str(row, "supplier"),
	        .way = row_enum(row, "way", fund_ways),
	};

	return telling->fn(telling->data, &spent);
}

const struct fault *
fund_spend_store_paid(struct ctx *ctx, struct date from, struct date to,
                      fund_spent_fn fn, void *data)
{
	struct telling telling = {fn, data};

	return sql_each(ctx->tx, &fund_spend_paid,
	                ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                     arg_date("from", from), arg_date("to", to)),
	                tell, &telling);
}

const struct fault *
fund_spend_store_waits(struct ctx *ctx, bool paid, fund_spent_fn fn, void *data)
{
	struct telling telling = {fn, data};

	return sql_each(ctx->tx, &fund_spend_waits,
	                ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                     arg_str("state", paid ? S("paid") : S("agreed"))),
	                tell, &telling);
}

const struct fault *
fund_spend_store_told(struct ctx *ctx, struct fund_spend *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_spend_told,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	            &row));
	out->told.n = row_i64(row, "n");
	out->told.sum.pence = row_i64(row, "given");
	out->unspent.pence = row_i64(row, "unspent");
	return NULL;
}
