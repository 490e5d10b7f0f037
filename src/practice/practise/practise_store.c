/*
 * practise_store.c - whom somebody made to practise with.
 */
#include "practice/practise/practise_local.h"

#include "kernel/access/access.h"

#define DAY_MS INT64_C(86400000)

const struct query practise_q_add = {
        .name = "practise.add",
        .text = "insert into practise_person (practise, person, maker, what,"
                " at, taken_at) values (:practise, :person, :actor, :what,"
                " :now, null)",
};

/* One row a maker: who writes it goes first. */
const struct query practise_q_hold = {
        .name = "practise.hold",
        .text = "insert into practise_maker (maker, at) values (:actor, :now)"
                " on conflict (maker) do update set at = excluded.at",
};

/* Whom one made is one's own to count and to take away wherever they are; who
 * they are is not told out of reach. */
#define MINE \
	"select p.practise, p.person, p.what, p.at, case when" \
	" " ACCESS_REACH( \
	        "p.person") " then 1 else 0 end as reached" \
	                    " from practise_person p" \
	                    " where p.maker = :actor and p.taken_at is null"

const struct query practise_q_list = {
        .name = "practise.list",
        .person = "person", /* NULL out of reach */
        .text = "select m.practise, m.what, m.at, m.reached, case when"
                " m.reached = 1 then m.person end as person from (" MINE
                ") m order by m.at desc, m.practise desc limit 50",
};

const struct query practise_q_day = {
        .name = "practise.day",
        .shows_nobody = "how many, no facts",
        .text = "select count(*) as n from practise_person"
                " where maker = :actor and at > :since",
};

const struct query practise_q_one = {
        .name = "practise.one",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = MINE " and p.practise = :practise",
};

const struct query practise_q_end = {
        .name = "practise.end",
        .text = "update practise_person set taken_at = :now"
                " where practise = :practise and maker = :actor",
};

static struct practised
practised_of(const struct row *row)
{
	return (struct practised){
	        .id = row_i64(row, "practise"),
	        .person = {row_i64(row, "person")},
	        .what = (enum demo_rehearsal)row_enum(row, "what",
	                                              practise_words),
	        .at = row_instant(row, "at"),
	        .reached = row_bool(row, "reached"),
	};
}

const struct fault *
practise_store_add(struct ctx *ctx, const struct practised *made)
{
	return sql_do(ctx->tx, &practise_q_add,
	              ARGS(arg_i64("practise", made->id),
	                   arg_i64("person", made->person.v),
	                   arg_word("what", practise_words, (int)made->what)),
	              NULL);
}

const struct fault *
practise_store_hold(struct ctx *ctx)
{
	return sql_do(ctx->tx, &practise_q_hold, NO_ARGS, NULL);
}

const struct fault *
practise_store_list(struct ctx *ctx, struct practised **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &practise_q_list, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct practised, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = practised_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
practise_store_day(struct ctx *ctx, int64_t *out)
{
	const struct instant since = {ctx->now.ms - DAY_MS};
	const struct row *row;

	TRY(sql_one(ctx->tx, &practise_q_day, ARGS(arg_instant("since", since)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
practise_store_one(struct ctx *ctx, int64_t id, struct practised *out,
                   bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &practise_q_one, ARGS(arg_i64("practise", id)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = practised_of(row);
	return NULL;
}

const struct fault *
practise_store_end(struct ctx *ctx, int64_t id)
{
	return sql_do(ctx->tx, &practise_q_end, ARGS(arg_i64("practise", id)),
	              NULL);
}
