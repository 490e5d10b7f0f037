/*
 * orders_end_store.c - how orders stand, in the database.
 */
#include "register/orders/orders_end.h"

/* outcome_on: the day it ended or, of one that runs, on which it still did. */
const struct migration orders_migration_154 = {
        .number = 154,
        .name = "orders: how one stands",
        .text = "alter table orders_order add column outcome text not null"
                " default '' check (outcome in ('', 'completed', 'early',"
                "  'revoked', 'other', 'running'));\n"
                "alter table orders_order add column outcome_on integer;\n",
};

const struct query order_end_q_of = {
        .name = "orders.end_of",
        .text = "select o.outcome, o.outcome_on from orders_order o"
                " where o.id = :id",
        .shows_nobody = "compared with what is put",
};

const struct query order_end_q_set = {
        .name = "orders.end_set",
        .text = "update orders_order set outcome = :outcome,"
                " outcome_on = :outcome_on, updated_at = :now"
                " where id = :id",
};

const struct fault *
order_end_store_of(struct ctx *ctx, struct order_id order,
                   struct order_end *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &order_end_q_of, ARGS(arg_i64("id", order.v)),
	            &row));
	*out = (struct order_end){.outcome = row_str(row, "outcome"),
	                          .outcome_on = row_date(row, "outcome_on")};
	return NULL;
}

const struct fault *
order_end_store_set(struct ctx *ctx, struct order_id order,
                    const struct order_end *facts)
{
	return sql_do(ctx->tx, &order_end_q_set,
	              ARGS(arg_i64("id", order.v),
	                   arg_str("outcome", facts->outcome),
	                   arg_date("outcome_on", facts->outcome_on)),
	              NULL);
}
