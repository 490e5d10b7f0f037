/*
 * orders_spell_store.c - spells in the database.
 */
#include "register/orders/orders_spell.h"

const struct migration orders_migration_127 = {
        .number = 127,
        .name = "orders: when somebody was not at liberty",
        .text = "create table orders_spell ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " kind text not null check (kind = 'custody' or"
                "  kind = 'recall' or kind = 'death'),"
                " from_on integer not null,"
                " to_on integer,"
                " made_at integer not null,"
                " updated_at integer not null,"
                " check (to_on >= from_on)) strict;\n"
                /* Not unique: two merged records may hold the same one. */
                "create index orders_spell_person"
                " on orders_spell (person, kind, from_on);\n",
};

const struct query spells_q_same = {
        .name = "orders.spell_same",
        .text = "select f.id, f.person, f.from_on, f.to_on"
                " from orders_spell f where f.person = :person"
                " and f.kind = :kind and (f.kind = 'death'"
                "  or f.from_on = :from_on) order by f.id limit 1",
        .shows_nobody = "compared with what is put",
};

const struct query spells_q_add = {
        .name = "orders.spell_add",
        .text = "insert into orders_spell (id, person, kind, from_on, to_on,"
                " made_at, updated_at) values (:id, :person, :kind, :from_on,"
                " :to_on, :now, :now)",
};

const struct query spells_q_set = {
        .name = "orders.spell_set",
        .text = "update orders_spell set from_on = :from_on, to_on = :to_on,"
                " updated_at = :now where id = :id",
};

const struct query spells_q_ids = {
        .name = "orders.spell_ids_of_person",
        .text = "select id from orders_spell where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query spells_q_move = {
        .name = "orders.spell_person_set",
        .text = "update orders_spell set person = :person where id = :id",
};

const struct query spells_q_studied = {
        .name = "orders.spells_studied",
        .text = "select person, kind, from_on, to_on from orders_spell"
                " order by person, from_on, kind, id",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study's rows name nobody",
};

const struct fault *
spells_store_same(struct ctx *ctx, const struct spell *facts, struct spell *out,
                  int64_t *id, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &spells_q_same,
	              ARGS(arg_i64("person", facts->person.v),
	                   arg_str("kind", facts->kind),
	                   arg_date("from_on", facts->from_on)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*id = row_i64(row, "id");
	*out = (struct spell){.person = {row_i64(row, "person")},
	                      .kind = facts->kind,
	                      .from_on = row_date(row, "from_on"),
	                      .to_on = row_date(row, "to_on")};
	return NULL;
}

const struct fault *
spells_store_write(struct ctx *ctx, int64_t id, const struct spell *spell,
                   bool added)
{
	if (!added)
		return sql_do(ctx->tx, &spells_q_set,
		              ARGS(arg_i64("id", id),
		                   arg_date("from_on", spell->from_on),
		                   arg_date("to_on", spell->to_on)),
		              NULL);
	return sql_do(ctx->tx, &spells_q_add,
	              ARGS(arg_i64("id", id),
	                   arg_i64("person", spell->person.v),
	                   arg_str("kind", spell->kind),
	                   arg_date("from_on", spell->from_on),
	                   arg_date("to_on", spell->to_on)),
	              NULL);
}

struct spell_hand {
	const struct fault *(*fn)(void *data, const struct spell *one);
	void *data;
};

static const struct fault *
spell_hand(void *data, const struct row *row)
{
	const struct spell_hand *h = data;

	return h->fn(h->data,
	             &(struct spell){.person = {row_i64(row, "person")},
	                             .kind = row_str(row, "kind"),
	                             .from_on = row_date(row, "from_on"),
	                             .to_on = row_date(row, "to_on")});
}

const struct fault *
spells_studied(struct ctx *ctx,
               const struct fault *(*fn)(void *data, const struct spell *one),
               void *data)
{
	struct spell_hand h = {fn, data};

	return sql_each(ctx->tx, &spells_q_studied, NO_ARGS, spell_hand, &h);
}
