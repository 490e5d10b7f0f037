/*
 * orders_package_store.c - supervision packages as they were written down.
 */
#include "register/orders/orders_package_local.h"

#include "kernel/access/access.h"

const struct query package_q_add = {
        .name = "orders.package_add",
        .text = "insert into orders_package (id, person, tier, appointments,"
                " weeks, source, known_on, made_by, made_at) values (:id,"
                " :person, :tier, nullif(:appointments, 0),"
                " nullif(:weeks, 0), :source, :known_on, :actor, :now)",
};

#define NEWEST " order by p.known_on desc, p.made_at desc, p.id desc"

const struct query package_q_of = {
        .name = "orders.package_of",
        .person = "person",
        .text = "select p.id, p.person, p.tier,"
                " coalesce(p.appointments, 0) as appointments,"
                " coalesce(p.weeks, 0) as weeks, p.source, p.known_on,"
                " p.made_by, p.made_at from orders_package p"
                " where p.person = :person and " ACCESS_REACH("p.person")
                        NEWEST,
};

const struct query package_q_known = {
        .name = "orders.package_known",
        .shows_nobody = "how many there are, and whether this is one",
        .text = "select count(*) as n, coalesce(sum(case when"
                " p.known_on = :known_on and p.source = :source"
                " and p.tier = :tier and coalesce(p.appointments, 0)"
                "  = cast(:appointments as bigint)"
                " and coalesce(p.weeks, 0) = cast(:weeks as bigint)"
                " then 1 else 0 end), 0) as same"
                " from orders_package p where p.person = :person",
};

const struct query package_q_ids = {
        .name = "orders.package_ids_of_person",
        .text = "select id from orders_package where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query package_q_move = {
        .name = "orders.package_person_set",
        .text = "update orders_package set person = :person where id = :id",
};

const struct fault *
package_store_add(struct ctx *ctx, struct person_id person,
                  const struct package *package)
{
	return sql_do(ctx->tx, &package_q_add,
	              ARGS(arg_i64("id", package->id),
	                   arg_i64("person", person.v),
	                   arg_str("tier", package->tier),
	                   arg_i64("appointments", package->appointments),
	                   arg_i64("weeks", package->weeks),
	                   arg_str("source", package->source),
	                   arg_date("known_on", package->known_on)),
	              NULL);
}

const struct fault *
package_store_known(struct ctx *ctx, struct person_id person,
                    const struct package *package, bool *there, int64_t *n)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &package_q_known,
	            ARGS(arg_i64("person", person.v),
	                 arg_str("tier", package->tier),
	                 arg_i64("appointments", package->appointments),
	                 arg_i64("weeks", package->weeks),
	                 arg_str("source", package->source),
	                 arg_date("known_on", package->known_on)),
	            &row));
	*n = row_i64(row, "n");
	*there = row_i64(row, "same") > 0;
	return NULL;
}

const struct fault *
package_store_of(struct ctx *ctx, struct person_id person, struct package **out,
                 size_t *n)
{
	struct package *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &package_q_of, ARGS(arg_i64("person", person.v)),
	             &rows));
	v = arena_new(ctx->arena, struct package, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		v[i] = (struct package){
		        .id = row_i64(row, "id"),
		        .tier = row_str(row, "tier"),
		        .appointments = row_i64(row, "appointments"),
		        .weeks = row_i64(row, "weeks"),
		        .source = row_str(row, "source"),
		        .known_on = row_date(row, "known_on"),
		        .by = {row_i64(row, "made_by")},
		        .at = row_instant(row, "made_at"),
		};
	}
	*out = v;
	*n = rows.n;
	return NULL;
}
