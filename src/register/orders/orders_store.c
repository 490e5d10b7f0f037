/*
 * orders_store.c - orders, requirements and reoffences in the database.
 */
#include "register/orders/orders_end.h"
#include "register/orders/orders_package_local.h"
#include "register/orders/orders_spell.h"

#include "kernel/access/access.h"

static const struct migration order_tables = {
        .number = 34,
        .name = "orders",
        .text = "create table orders_order ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " order_ref text not null unique,"
                " kind text not null check (kind = 'community_order' or "
                "  kind = 'suspended_sentence_order' or "
                "  kind = 'licence' or "
                "  kind = 'post_sentence_supervision'),"
                " court text not null,"
                " offence_code text not null,"
                " offence_on integer,"
                " convicted_on integer,"
                " sentenced_on integer,"
                " released_on integer,"
                " starts_on integer,"
                " ends_on integer,"
                " made_at integer not null,"
                " updated_at integer not null) strict;\n"
                "create index orders_order_person"
                " on orders_order (person);\n"
                "create table orders_requirement ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " in_order integer not null references orders_order (id),"
                " requirement_ref text not null unique,"
                " kind text not null,"
                " quantity integer not null check (quantity >= 0),"
                " unit text not null check (unit = '' or unit = 'hours' or "
                "  unit = 'days' or unit = 'months'),"
                " starts_on integer,"
                " ends_on integer,"
                " made_at integer not null,"
                " updated_at integer not null) strict;\n"
                "create index orders_requirement_person"
                " on orders_requirement (person);\n"
                "create index orders_requirement_order"
                " on orders_requirement (in_order);\n"
                "create table orders_reoffence ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " offence_on integer not null,"
                " proven_on integer,"
                " offence_code text not null,"
                " disposal text not null check (disposal = '' or"
                "  disposal = 'fine' or disposal = 'community_order' or "
                "  disposal = 'suspended_sentence' or "
                "  disposal = 'custody' or disposal = 'caution' or "
                "  disposal = 'other'),"
                " severity integer not null check (severity between 0 and 5),"
                " made_at integer not null,"
                " updated_at integer not null) strict;\n"
                /* Not unique: two merged records may hold the same one. */
                "create index orders_reoffence_person"
                " on orders_reoffence (person, offence_on, offence_code);\n",
};

/*
 * When an order begins, of a licence from the release; how much of a
 * requirement is done, as whoever counts it says; and the supervision package
 * as whoever decides it says, each time that it was written down.
 */
static const struct migration order_more = {
        .number = 113,
        .name = "orders: when one begins, what is done, the package",
        .text = "create view orders_v_begun as select id as in_order, person,"
                " kind, ends_on, case when kind in ('licence',"
                " 'post_sentence_supervision') then"
                " coalesce(released_on, starts_on, sentenced_on)"
                " else coalesce(starts_on, sentenced_on) end as begun"
                " from orders_order;\n"
                "alter table orders_requirement add column done integer"
                " check (done >= 0);\n"
                "alter table orders_requirement add column done_on integer;\n"
                "create table orders_package ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " tier text not null check (length(tier) <= 20),"
                " appointments integer check (appointments between 1 and 400),"
                " weeks integer check (weeks between 1 and 52),"
                " source text not null,"
                " known_on integer not null,"
                " made_by integer not null,"
                " made_at integer not null) strict;\n"
                "create index orders_package_person"
                " on orders_package (person, known_on);\n",
};

const struct migration *const orders_schema[] = {&order_tables, &order_more,
                                                 &orders_migration_127,
                                                 &orders_migration_154, NULL};

#define ORDER_COLUMNS \
	" o.id, o.person, o.order_ref, o.kind, o.court, o.offence_code," \
	" o.offence_on, o.convicted_on, o.sentenced_on, o.released_on," \
	" o.starts_on, o.ends_on "

#define ORDER_NEWEST " order by coalesce(o.starts_on, 0) desc, o.id desc"

#define REQUIREMENT_COLUMNS \
	" r.id, r.person, r.in_order, o.order_ref, r.requirement_ref," \
	" r.kind, r.quantity, r.unit, r.starts_on, r.ends_on," \
	" coalesce(r.done, -1) as done, r.done_on "

static const struct query order_ref = {
        .name = "orders.by_ref",
        .text = "select" ORDER_COLUMNS "from orders_order o"
                " where o.order_ref = :order_ref",
        .lock = LOCK_ROWS,
        .shows_nobody = "compared with what is put",
};

static const struct query order_named = {
        .name = "orders.named",
        .text = "select o.id, o.person from orders_order o"
                " where o.order_ref = :order_ref",
        .shows_nobody = "whose a reference is, for what is put",
};

static const struct query orders_person = {
        .name = "orders.stored",
        .text = "select" ORDER_COLUMNS "from orders_order o"
                " where o.person = :person" ORDER_NEWEST,
        .shows_nobody = "compared with what is put",
};

static const struct query orders_reached = {
        .name = "orders.of_person",
        .text = "select" ORDER_COLUMNS "from orders_order o"
                " where o.person = :person and " ACCESS_REACH("o.person")
                        ORDER_NEWEST,
        .person = "person",
};

static const struct query orders_each = {
        .name = "orders.of_each",
        .text = "select" ORDER_COLUMNS "from orders_order o"
                " where o.person in " SQL_PEOPLE " and " ACCESS_REACH(
                        "o.person") " order by o.person,"
                                    " coalesce(o.starts_on, 0), o.id",
        .person = "person",
};

static const struct query order_add = {
        .name = "orders.add",
        .text = "insert into orders_order (id, person, order_ref, kind,"
                " court, offence_code, offence_on, convicted_on,"
                " sentenced_on, released_on, starts_on, ends_on, made_at,"
                " updated_at) values (:id, :person, :order_ref, :kind,"
                " :court, :offence_code, :offence_on, :convicted_on,"
                " :sentenced_on, :released_on, :starts_on, :ends_on, :now,"
                " :now)",
};

static const struct query order_set = {
        .name = "orders.set",
        .text = "update orders_order set kind = :kind, court = :court,"
                " offence_code = :offence_code, offence_on = :offence_on,"
                " convicted_on = :convicted_on,"
                " sentenced_on = :sentenced_on, released_on = :released_on,"
                " starts_on = :starts_on, ends_on = :ends_on,"
                " updated_at = :now where id = :id",
};

static const struct query requirement_ref = {
        .name = "orders.requirement_by_ref",
        .text = "select" REQUIREMENT_COLUMNS "from orders_requirement r"
                " join orders_order o on o.id = r.in_order"
                " where r.requirement_ref = :requirement_ref",
        .lock = LOCK_ROWS,
        .shows_nobody = "compared with what is put",
};

static const struct query requirements_reached = {
        .name = "orders.requirements_of_person",
        .text = "select" REQUIREMENT_COLUMNS "from orders_requirement r"
                " join orders_order o on o.id = r.in_order"
                " where r.person = :person and " ACCESS_REACH(
                        "r.person") " order by r.id",
        .person = "person",
};

static const struct query requirement_add = {
        .name = "orders.requirement_add",
        .text = "insert into orders_requirement (id, person, in_order,"
                " requirement_ref, kind, quantity, unit, starts_on, ends_on,"
                " done, done_on, made_at, updated_at) values (:id, :person,"
                " :order, :requirement_ref, :kind, :quantity, :unit,"
                " :starts_on, :ends_on, nullif(cast(:done as bigint), -1),"
                " :done_on, :now, :now)",
};

static const struct query requirement_set = {
        .name = "orders.requirement_set",
        .text = "update orders_requirement set in_order = :order,"
                " kind = :kind, quantity = :quantity, unit = :unit,"
                " starts_on = :starts_on, ends_on = :ends_on,"
                " done = nullif(cast(:done as bigint), -1), done_on = :done_on,"
                " updated_at = :now where id = :id",
};

static const struct query reoffence_same = {
        .name = "orders.reoffence_same",
        .text = "select f.id, f.person, f.proven_on, f.disposal, f.severity"
                " from orders_reoffence f where f.person = :person"
                " and f.offence_on = :offence_on"
                " and f.offence_code = :offence_code"
                " order by f.id limit 1",
        .shows_nobody = "compared with what is put",
};

static const struct query reoffence_add = {
        .name = "orders.reoffence_add",
        .text = "insert into orders_reoffence (id, person, offence_on,"
                " proven_on, offence_code, disposal, severity, made_at,"
                " updated_at) values (:id, :person, :offence_on, :proven_on,"
                " :offence_code, :disposal, :severity, :now, :now)",
};

static const struct query reoffence_set = {
        .name = "orders.reoffence_set",
        .text = "update orders_reoffence set proven_on = :proven_on,"
                " disposal = :disposal, severity = :severity,"
                " updated_at = :now where id = :id",
};

static const struct query order_ids = {
        .name = "orders.ids_of_person",
        .text = "select id from orders_order where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

static const struct query order_person_set = {
        .name = "orders.person_set",
        .text = "update orders_order set person = :person where id = :id",
};

static const struct query reoffence_ids = {
        .name = "orders.reoffence_ids_of_person",
        .text = "select id from orders_reoffence where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

static const struct query reoffence_person_set = {
        .name = "orders.reoffence_person_set",
        .text = "update orders_reoffence set person = :person where id = :id",
};

const struct merge_move orders_moves[] = {
        {"orders_order", &order_ids, &order_person_set},
        {"orders_reoffence", &reoffence_ids, &reoffence_person_set},
        {"orders_package", &package_q_ids, &package_q_move},
        {"orders_spell", &spells_q_ids, &spells_q_move},
        {NULL, NULL, NULL},
};

static const struct query requirement_follow = {
        .name = "orders.requirement_follow",
        .text = MERGE_FOLLOW("orders_requirement", "in_order", "orders_order",
                             "id"),
};

const struct query *const orders_follows[] = {&requirement_follow, NULL};

const struct query *const orders_queries[] = {
        &orders_q_studied,
        &orders_q_reoffences_studied,
        &order_ref,
        &order_named,
        &orders_person,
        &orders_reached,
        &orders_each,
        &order_add,
        &order_set,
        &requirement_ref,
        &requirements_reached,
        &requirement_add,
        &requirement_set,
        &reoffence_same,
        &reoffence_add,
        &reoffence_set,
        &order_ids,
        &order_person_set,
        &requirement_follow,
        &reoffence_ids,
        &reoffence_person_set,
        &package_q_add,
        &package_q_of,
        &package_q_known,
        &package_q_ids,
        &package_q_move,
        &spells_q_same,
        &spells_q_add,
        &spells_q_set,
        &spells_q_ids,
        &spells_q_move,
        &spells_q_studied,
        &order_end_q_of,
        &order_end_q_set,
        NULL,
};

/* --- orders -------------------------------------------------------------- */

static struct order
order_read(const struct row *row)
{
	return (struct order){
	        .id = {row_i64(row, "id")},
	        .person = {row_i64(row, "person")},
	        .order_ref = row_str(row, "order_ref"),
	        .kind = row_str(row, "kind"),
	        .court = row_str(row, "court"),
	        .offence_code = row_str(row, "offence_code"),
	        .offence_on = row_date(row, "offence_on"),
	        .convicted_on = row_date(row, "convicted_on"),
	        .sentenced_on = row_date(row, "sentenced_on"),
	        .released_on = row_date(row, "released_on"),
	        .starts_on = row_date(row, "starts_on"),
	        .ends_on = row_date(row, "ends_on"),
	};
}

const struct fault *
orders_store_ref(struct ctx *ctx, struct str ref, struct order *out,
                 bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &order_ref, ARGS(arg_str("order_ref", ref)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = order_read(row);
	return NULL;
}

const struct fault *
order_by_ref(struct ctx *ctx, struct str ref, struct order_id *out,
             struct person_id *person)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &order_named, ARGS(arg_str("order_ref", ref)),
	              &row));
	out->v = row == NULL ? 0 : row_i64(row, "id");
	person->v = row == NULL ? 0 : row_i64(row, "person");
	return NULL;
}

static const struct fault *
orders_list(struct ctx *ctx, const struct query *query, struct person_id person,
            struct order **out, size_t *n)
{
	struct order *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, ARGS(arg_i64("person", person.v)), &rows));
	v = arena_new(ctx->arena, struct order, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = order_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
orders_of(struct ctx *ctx, struct person_id person, struct order **out,
          size_t *n)
{
	return orders_list(ctx, &orders_reached, person, out, n);
}

struct order_hand {
	const struct fault *(*fn)(void *data, const struct order *order);
	void *data;
};

static const struct fault *
order_hand(void *data, const struct row *row)
{
	const struct order_hand *h = data;
	struct order order = order_read(row);

	return h->fn(h->data, &order);
}

const struct fault *
orders_of_each(struct ctx *ctx, const struct person_id *persons, size_t n,
               const struct fault *(*fn)(void *data, const struct order *order),
               void *data)
{
	struct arg args[SQL_PEOPLE_MOST + 1] = {{0}};
	struct order_hand h = {fn, data};

	for (size_t at = 0; at < n; at += SQL_PEOPLE_MOST) {
		args_people(args, persons + at,
		            n - at < SQL_PEOPLE_MOST ? n - at
		                                     : SQL_PEOPLE_MOST);
		TRY(sql_each(ctx->tx, &orders_each, args, order_hand, &h));
	}
	return NULL;
}

const struct fault *
orders_stored(struct ctx *ctx, struct person_id person, struct order **out,
              size_t *n)
{
	return orders_list(ctx, &orders_person, person, out, n);
}

#define ORDER_ARGS(o) \
	arg_i64("id", (o)->id.v), arg_str("kind", (o)->kind), \
	        arg_str("court", (o)->court), \
	        arg_str("offence_code", (o)->offence_code), \
	        arg_date("offence_on", (o)->offence_on), \
	        arg_date("convicted_on", (o)->convicted_on), \
	        arg_date("sentenced_on", (o)->sentenced_on), \
	        arg_date("released_on", (o)->released_on), \
	        arg_date("starts_on", (o)->starts_on), \
	        arg_date("ends_on", (o)->ends_on)

const struct fault *
orders_store_write(struct ctx *ctx, const struct order *order, bool added)
{
	if (!added)
		return sql_do(ctx->tx, &order_set, ARGS(ORDER_ARGS(order)),
		              NULL);
	return sql_do(ctx->tx, &order_add,
	              ARGS(arg_i64("person", order->person.v),
	                   arg_str("order_ref", order->order_ref),
	                   ORDER_ARGS(order)),
	              NULL);
}

/* --- requirements -------------------------------------------------------- */

static struct requirement
requirement_read(const struct row *row)
{
	return (struct requirement){
	        .id = {row_i64(row, "id")},
	        .person = {row_i64(row, "person")},
	        .order = {row_i64(row, "in_order")},
	        .order_ref = row_str(row, "order_ref"),
	        .requirement_ref = row_str(row, "requirement_ref"),
	        .kind = row_str(row, "kind"),
	        .quantity = row_i64(row, "quantity"),
	        .unit = row_str(row, "unit"),
	        .starts_on = row_date(row, "starts_on"),
	        .ends_on = row_date(row, "ends_on"),
	        .done = row_i64(row, "done"),
	        .done_on = row_date(row, "done_on"),
	};
}

const struct fault *
requirements_store_ref(struct ctx *ctx, struct str ref, struct requirement *out,
                       bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &requirement_ref,
	              ARGS(arg_str("requirement_ref", ref)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = requirement_read(row);
	return NULL;
}

const struct fault *
requirements_of(struct ctx *ctx, struct person_id person,
                struct requirement **out, size_t *n)
{
	struct requirement *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &requirements_reached,
	             ARGS(arg_i64("person", person.v)), &rows));
	v = arena_new(ctx->arena, struct requirement, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = requirement_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

#define REQUIREMENT_ARGS(r) \
	arg_i64("id", (r)->id.v), arg_i64("order", (r)->order.v), \
	        arg_str("kind", (r)->kind), \
	        arg_i64("quantity", (r)->quantity), \
	        arg_str("unit", (r)->unit), \
	        arg_date("starts_on", (r)->starts_on), \
	        arg_date("ends_on", (r)->ends_on), arg_i64("done", (r)->done), \
	        arg_date("done_on", (r)->done_on)

const struct fault *
requirements_store_write(struct ctx *ctx, const struct requirement *requirement,
                         bool added)
{
	if (!added)
		return sql_do(ctx->tx, &requirement_set,
		              ARGS(REQUIREMENT_ARGS(requirement)), NULL);
	return sql_do(
	        ctx->tx, &requirement_add,
	        ARGS(arg_i64("person", requirement->person.v),
	             arg_str("requirement_ref", requirement->requirement_ref),
	             REQUIREMENT_ARGS(requirement)),
	        NULL);
}

/* --- reoffences ---------------------------------------------------------- */

const struct fault *
reoffences_store_same(struct ctx *ctx, const struct reoffence *facts,
                      struct reoffence *out, int64_t *id, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &reoffence_same,
	              ARGS(arg_i64("person", facts->person.v),
	                   arg_date("offence_on", facts->offence_on),
	                   arg_str("offence_code", facts->offence_code)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*id = row_i64(row, "id");
	*out = *facts;
	out->proven_on = row_date(row, "proven_on");
	out->disposal = row_str(row, "disposal");
	out->severity = row_i64(row, "severity");
	return NULL;
}

#define REOFFENCE_ARGS(id_, f) \
	arg_i64("id", (id_)), arg_date("proven_on", (f)->proven_on), \
	        arg_str("disposal", (f)->disposal), \
	        arg_i64("severity", (f)->severity)

const struct fault *
reoffences_store_write(struct ctx *ctx, int64_t id,
                       const struct reoffence *reoffence, bool added)
{
	if (!added)
		return sql_do(ctx->tx, &reoffence_set,
		              ARGS(REOFFENCE_ARGS(id, reoffence)), NULL);
	return sql_do(ctx->tx, &reoffence_add,
	              ARGS(arg_i64("person", reoffence->person.v),
	                   arg_date("offence_on", reoffence->offence_on),
	                   arg_str("offence_code", reoffence->offence_code),
	                   REOFFENCE_ARGS(id, reoffence)),
	              NULL);
}
