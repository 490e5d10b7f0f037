/*
 * people_order_store.c - what is kept of orders, so that head and lists say
 * which is current on the day they are read.
 */
#include "register/people/people_queries.h"

const struct query people_q_order_put = {
        .name = "people.order_put",
        .text = "insert into people_order (id, person, kind, starts_on,"
                " ends_on) values (:id, :person, :kind, :starts, :ends)"
                " on conflict (id) do update set kind = excluded.kind,"
                " starts_on = excluded.starts_on, ends_on = excluded.ends_on",
};

const struct query people_q_orders_of = {
        .name = "people.orders_of",
        .text = "select id from people_order where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query people_q_orders_set = {
        .name = "people.orders_set",
        .text = "update people_order set person = :person where id = :id",
};

const struct fault *
people_store_order(struct ctx *ctx, const struct person_order *order)
{
	return sql_do(ctx->tx, &people_q_order_put,
	              ARGS(arg_i64("id", order->order.v),
	                   arg_i64("person", order->person.v),
	                   arg_str("kind", order->kind),
	                   arg_date("starts", order->starts_on),
	                   arg_date("ends", order->ends_on)),
	              NULL);
}
