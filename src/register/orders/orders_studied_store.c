/*
 * orders_studied_store.c - every order and reoffence, for a study.
 */
#include "register/orders/orders_local.h"

const struct query orders_q_studied = {
        .name = "orders.studied",
        .text = "select o.person, o.kind, o.sentenced_on, o.released_on,"
                " o.starts_on, o.ends_on, o.outcome,"
                " o.outcome_on, case when exists (select 1"
                "  from orders_requirement r where r.in_order = o.id"
                "  and r.kind = 'unpaid_work') then 1 else 0 end as unpaid"
                " from orders_order o"
                " order by o.person, o.starts_on, o.id",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study's rows name nobody",
};

const struct query orders_q_reoffences_studied = {
        .name = "orders.reoffences_studied",
        .text = "select person, offence_on, proven_on, offence_code,"
                " disposal, severity from orders_reoffence"
                " order by person, offence_on, offence_code, id",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study's rows name nobody",
};

struct order_hand {
	const struct fault *(*fn)(void *data,
	                          const struct order_studied *order);
	void *data;
};

static const struct fault *
order_hand(void *data, const struct row *row)
{
	const struct order_hand *h = data;

	return h->fn(h->data,
	             &(struct order_studied){
	                     .person = {row_i64(row, "person")},
	                     .kind = row_str(row, "kind"),
	                     .sentenced_on = row_date(row, "sentenced_on"),
	                     .released_on = row_date(row, "released_on"),
	                     .starts_on = row_date(row, "starts_on"),
	                     .ends_on = row_date(row, "ends_on"),
	                     .unpaid = row_bool(row, "unpaid"),
	                     .outcome = row_str(row, "outcome"),
	                     .outcome_on = row_date(row, "outcome_on"),
	             });
}

const struct fault *
orders_studied(struct ctx *ctx,
               const struct fault *(*fn)(void *data,
                                         const struct order_studied *order),
               void *data)
{
	struct order_hand h = {fn, data};

	return sql_each(ctx->tx, &orders_q_studied, NO_ARGS, order_hand, &h);
}

struct reoffence_hand {
	const struct fault *(*fn)(void *data, const struct reoffence *one);
	void *data;
};

static const struct fault *
reoffence_hand(void *data, const struct row *row)
{
	const struct reoffence_hand *h = data;

	return h->fn(h->data,
	             &(struct reoffence){
	                     .person = {row_i64(row, "person")},
	                     .offence_on = row_date(row, "offence_on"),
	                     .proven_on = row_date(row, "proven_on"),
	                     .offence_code = row_str(row, "offence_code"),
	                     .disposal = row_str(row, "disposal"),
	                     .severity = row_i64(row, "severity"),
	             });
}

const struct fault *
reoffences_studied(struct ctx *ctx,
                   const struct fault *(*fn)(void *data,
                                             const struct reoffence *one),
                   void *data)
{
	struct reoffence_hand h = {fn, data};

	return sql_each(ctx->tx, &orders_q_reoffences_studied, NO_ARGS,
	                reoffence_hand, &h);
}
