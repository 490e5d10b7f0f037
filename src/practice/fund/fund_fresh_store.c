/*
 * fund_fresh_store.c - what somebody paid in the last hours.
 */
#include "practice/fund/fund_fresh.h"

const struct query fund_fresh_paid = {
        .name = "fund.fresh_paid",
        .shows_nobody = "a sum of one's own payments",
        .text = "select cast(coalesce(sum(q.paid), 0) as bigint) as n"
                " from fund_request q join ledger_v_entry e"
                "  on e.entry = q.payment"
                " where q.paid_by = :by and q.paid_on >= :day"
                " and e.recorded_at > :since",
};

const struct fault *
fund_fresh_store_paid(struct ctx *ctx, struct instant since, struct date day,
                      int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_fresh_paid,
	            ARGS(arg_i64("by", ctx->actor.v), arg_date("day", day),
	                 arg_instant("since", since)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}
