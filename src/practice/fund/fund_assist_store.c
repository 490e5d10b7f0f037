/*
 * fund_assist_store.c - what was written down for somebody, and what they say.
 */
#include "practice/fund/fund_assist.h"

#include "kernel/access/access.h"

#define COLUMNS \
	" a.assisted, a.request, a.person, a.says, a.how, a.by_user, a.heard," \
	" a.heard_words, a.settled_by, q.what" \
	" from fund_assisted a join fund_request q on q.request = a.request "

const struct query fund_assist_add = {
        .name = "fund.assist_add",
        .text = "insert into fund_assisted (assisted, request, person, round,"
                " says, how, by_user, at, heard, heard_at, heard_words,"
                " settled_by, settled_at, settled_words, open) values"
                " (:assisted, :request, :person, :round, :says, :how, :by,"
                " :at, 'untold', null, '', null, null, '', 1)",
};

const struct query fund_assist_typed = {
        .name = "fund.assist_typed",
        .shows_nobody = "whether one typed it oneself",
        .text = "select count(*) as n from fund_assisted"
                " where request = :request and round = :round"
                " and says = 'yes' and by_user = :by",
};

const struct query fund_assist_one = {
        .name = "fund.assist_one",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select" COLUMNS "where a.assisted = :assisted"
                " and a.request = :request and " ACCESS_REACH("a.person"),
};

const struct query fund_assist_put = {
        .name = "fund.assist_put",
        .text = "update fund_assisted set heard = :heard, heard_at = :at,"
                " heard_words = :words, open = case when"
                " cast(:heard as text) = 'mine' then 0 else 1 end"
                " where assisted = :assisted",
};

const struct query fund_assist_end = {
        .name = "fund.assist_end",
        .text = "update fund_assisted set settled_by = :by, settled_at = :at,"
                " settled_words = :words, open = 0 where assisted = :assisted",
};

const struct query fund_assist_open = {
        .name = "fund.assist_open",
        .person = "person",
        .text = "select" COLUMNS "where a.open = 1 and a.heard = :heard"
                " and " ACCESS_REACH(
                        "a.person") " order by a.assisted limit 20",
};

/* --- rows and structs ------------------------------------------------- */

static struct fund_assisted
assisted_of_row(const struct row *row)
{
	return (struct fund_assisted){
	        .id = row_i64(row, "assisted"),
	        .request = {row_i64(row, "request")},
	        .person = {row_i64(row, "person")},
	        .says = (enum fund_says)row_enum(row, "says", fund_says_words),
	        .how = row_enum(row, "how", fund_hows),
	        .by = {row_i64(row, "by_user")},
	        .heard = (enum fund_heard)row_enum(row, "heard", fund_heards),
	        .heard_words = row_str(row, "heard_words"),
	        .settled = row_i64(row, "settled_by") != 0,
	        .what = row_str(row, "what"),
	};
}

const struct fault *
fund_assist_store_add(struct ctx *ctx, const struct fund_request *q,
                      const struct fund_assisted *a)
{
	return sql_do(
	        ctx->tx, &fund_assist_add,
	        ARGS(arg_i64("assisted", a->id), arg_i64("request", q->id.v),
	             arg_i64("person", q->person.v), arg_i64("round", q->round),
	             arg_word("says", fund_says_words, (int)a->says),
	             arg_word("how", fund_hows, a->how),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
fund_assist_store_typed(struct ctx *ctx, const struct fund_request *q,
                        bool *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_assist_typed,
	            ARGS(arg_i64("request", q->id.v),
	                 arg_i64("round", q->round),
	                 arg_i64("by", ctx->actor.v)),
	            &row));
	*out = row_i64(row, "n") > 0;
	return NULL;
}

const struct fault *
fund_assist_store_one(struct ctx *ctx, struct fund_id id, int64_t assisted,
                      struct fund_assisted *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_assist_one,
	              ARGS(arg_i64("assisted", assisted),
	                   arg_i64("request", id.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that answer");
	*out = assisted_of_row(row);
	return NULL;
}

const struct fault *
fund_assist_store_hear(struct ctx *ctx, int64_t assisted, enum fund_heard heard,
                       struct str words)
{
	return sql_do(ctx->tx, &fund_assist_put,
	              ARGS(arg_word("heard", fund_heards, (int)heard),
	                   arg_instant("at", ctx->now), arg_str("words", words),
	                   arg_i64("assisted", assisted)),
	              NULL);
}

const struct fault *
fund_assist_store_settle(struct ctx *ctx, int64_t assisted, struct str words)
{
	return sql_do(ctx->tx, &fund_assist_end,
	              ARGS(arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now), arg_str("words", words),
	                   arg_i64("assisted", assisted)),
	              NULL);
}

const struct fault *
fund_assist_store_open(struct ctx *ctx, enum fund_heard heard,
                       struct fund_assisted **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_assist_open,
	             ARGS(arg_word("heard", fund_heards, (int)heard)), &rows));
	*out = arena_new(ctx->arena, struct fund_assisted, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = assisted_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

/* --- what must hold, and merges --------------------------------------- */

/* Each stands beside the voice it is about; above tier 1 its typist is not
 * the worker of its round. */
const struct query fund_check_assisted = {
        .name = "fund.check_assisted",
        .shows_nobody = "numbers of rows that are off, no facts",
        .scans = "a check walks everything",
        .text = "select a.request as id from fund_assisted a"
                " where not exists (select 1 from fund_voice v"
                "  where v.voice = a.assisted and v.request = a.request"
                "  and v.round = a.round and v.side = 'person'"
                "  and v.says = a.says and v.by_user = a.by_user)"
                " or (a.says = 'yes' and exists (select 1 from fund_voice w"
                "  join fund_request q on q.request = w.request"
                "  where w.request = a.request and w.round = a.round"
                "  and w.round = q.round and q.tier > 1"
                "  and w.side = 'worker' and w.by_user = a.by_user)) limit 1",
};

const struct query fund_assist_move_list = {
        .name = "fund.assist_move_list",
        .shows_nobody = "ids to be handed over by a merge",
        .text = "select assisted as id from fund_assisted"
                " where person = :person",
};

const struct query fund_assist_move_set = {
        .name = "fund.assist_move_set",
        .text = "update fund_assisted set person = :person"
                " where assisted = :id",
};
