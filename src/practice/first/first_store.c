/*
 * first_store.c - when orders began, and what was first after that.
 */
#include "practice/first/first_local.h"

#include "kernel/access/access.h"

/*
 * A day begins at midnight by UTC here: in summer an hour of its night is of
 * the day before, in which nobody is met.
 */
#define FROM_THEN "b.begun * 86400000"
#define MET \
	"(select min(m.at) from contact_v_met m where m.person = b.person" \
	" and m.at >= " FROM_THEN ") as met_at,"
#define SETTLED \
	"(select min(a.at) from plan_v_settled a where a.person = b.person" \
	" and a.at >= " FROM_THEN ") as plan_at"
#define FIRST_COLUMNS " b.person, b.kind, b.begun, " MET " " SETTLED
#define BEGUN_SINCE   " b.begun >= :since and b.begun <= :today"
#define HOLDS         " and (b.ends_on is null or b.ends_on >= :today)"
#define NEWEST        " order by b.begun desc, b.in_order desc limit 1"

/* Whom one works with, or whose team or organisation one leads: it is not a
 * count of whoever's record is opened to one for another reason. */
#define THEIRS \
	"exists (select 1 from access_v_reach r where r.actor = :actor" \
	" and r.person = b.person and r.until > :now" \
	" and r.way in ('own', 'team', 'organisation'))"

const struct query first_q_of = {
        .name = "first.of",
        .person = "person",
        .text = "select" FIRST_COLUMNS " from orders_v_begun b"
                " where b.person = :person and" BEGUN_SINCE HOLDS
                " and " ACCESS_REACH("b.person") NEWEST,
};

/* Somebody with two orders stands there once, with the newest that holds. */
const struct query first_q_waiting = {
        .name = "first.waiting",
        .person = "person",
        .text = "select w.person, w.kind, w.begun, w.met_at, w.plan_at,"
                " count(*) over () as total from"
                " (select" FIRST_COLUMNS " from access_v_reach r"
                " join people_v_here h on h.person = r.person"
                " join orders_v_begun b on b.person = r.person"
                " where r.actor = :actor and r.way = 'own'"
                " and r.until > :now and" BEGUN_SINCE HOLDS
                " and not exists (select 1 from orders_v_begun o"
                "  where o.person = b.person and o.begun <= :today"
                "  and (o.ends_on is null or o.ends_on >= :today)"
                "  and (o.begun > b.begun or (o.begun = b.begun"
                "  and o.in_order > b.in_order)))) as w"
                " where w.met_at is null or w.plan_at is null"
                " order by w.begun, w.person limit :most offset :before",
};

const struct query first_q_all = {
        .name = "first.all",
        .shows_nobody = "days of orders, counted from ten up",
        .scans = "all orders of a year are counted",
        .text = "select" FIRST_COLUMNS " from orders_v_begun b"
                " join people_v_here h on h.person = b.person"
                " where" BEGUN_SINCE " and " THEIRS,
};

static struct date
day_of(struct instant at)
{
	return instant_is(at) ? instant_date(at) : DATE_NONE;
}

static struct first_days
first_of_row(const struct row *row)
{
	struct first_days first = {
	        .person = {row_i64(row, "person")},
	        .kind = row_str(row, "kind"),
	        .begun = row_date(row, "begun"),
	};

	first.aims[FIRST_CONTACT].on = day_of(row_instant(row, "met_at"));
	first.aims[FIRST_PLAN].on = day_of(row_instant(row, "plan_at"));
	return first;
}

const struct fault *
first_store_of(struct ctx *ctx, struct person_id person, struct date since,
               struct first_days *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &first_q_of,
	              ARGS(arg_i64("person", person.v),
	                   arg_date("since", since),
	                   arg_date("today", ctx->today)),
	              &row));
	*out = row == NULL ? (struct first_days){.begun = DATE_NONE}
	                   : first_of_row(row);
	return NULL;
}

const struct fault *
first_store_waiting(struct ctx *ctx, struct date since, int64_t page,
                    int64_t size, struct first_waiting *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &first_q_waiting,
	             ARGS(arg_date("since", since),
	                  arg_date("today", ctx->today), arg_i64("most", size),
	                  arg_i64("before", page * size)),
	             &rows));
	*out = (struct first_waiting){
	        .v = arena_new(ctx->arena, struct first_days, rows.n + 1),
	        .n = rows.n,
	        .total = rows.n == 0 ? 0 : row_i64(&rows.v[0], "total"),
	};
	for (size_t i = 0; i < rows.n; i++)
		out->v[i] = first_of_row(&rows.v[i]);
	return NULL;
}

struct handing {
	const struct fault *(*fn)(void *data, struct first_days *one);
	void *data;
};

static const struct fault *
hand(void *data, const struct row *row)
{
	const struct handing *h = data;
	struct first_days first = first_of_row(row);

	return h->fn(h->data, &first);
}

const struct fault *
first_store_all(struct ctx *ctx, struct date since,
                const struct fault *(*fn)(void *data, struct first_days *one),
                void *data)
{
	struct handing h = {fn, data};

	return sql_each(ctx->tx, &first_q_all,
	                ARGS(arg_date("since", since),
	                     arg_date("today", ctx->today)),
	                hand, &h);
}
