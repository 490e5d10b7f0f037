/*
 * mine_close_store.c - who sent something is counted by tokens, until enough
 * did; then months are closed and the tokens are gone.
 *
 * Rows of one transaction can be told to belong together.  So all rows of a
 * month, the answers' and the tokens', are written again with each new one, and
 * once more by the hourly job, in a transaction that is nobody's.
 *
 * A token is a hash of the sender and their organisation under the key that
 * lies beside the database: the database alone tells nobody's.
 */
#include "practice/mine/mine_local.h"

#include "base/secret.h"

#define UNNAMED "whoever says it without a name is named nowhere"

/* Nothing where they sent so many already. */
const struct query mine_q_sent_add = {
        .name = "mine.sent_add",
        .unaudited = UNNAMED,
        .text = "insert into mine_sent (token, month, organisation, paper, n)"
                " values (:token, :month, :organisation, :paper, 1)"
                " on conflict (token, month) do update set n = mine_sent.n + 1"
                " where mine_sent.n < :most",
};

/* The row is held from here on: whoever adds an answer waits for whoever closes
 * months, and the other way round. */
const struct query mine_q_hold = {
        .name = "mine.hold",
        .unaudited = UNNAMED,
        .text = "insert into mine_shut (organisation, paper, last, fresh)"
                " values (:organisation, :paper, -1, :adds)"
                " on conflict (organisation, paper) do update set fresh ="
                " case when excluded.fresh = 1 then 1"
                " else mine_shut.fresh end",
};

const struct query mine_q_shut = {
        .name = "mine.shut",
        .text = "select last from mine_shut where organisation = :organisation"
                " and paper = :paper",
};

const struct query mine_q_shut_set = {
        .name = "mine.shut_set",
        .unaudited = UNNAMED,
        .text = "update mine_shut set last = :month"
                " where organisation = :organisation and paper = :paper",
};

const struct query mine_q_fresh = {
        .name = "mine.fresh",
        .lock = LOCK_ROWS,
        .scans = "two rows of each organisation",
        .text = "select organisation, paper, last from mine_shut"
                " where fresh = 1 order by organisation, paper",
};

const struct query mine_q_fresh_done = {
        .name = "mine.fresh_done",
        .unaudited = UNNAMED,
        .scans = "two rows of each organisation",
        .text = "update mine_shut set fresh = 0 where fresh = 1",
};

const struct query mine_q_open = {
        .name = "mine.open",
        .scans = "senders that no group has counted yet",
        .text = "select organisation, paper, month from mine_sent"
                " where month < :month group by organisation, paper, month"
                " order by organisation, paper, month",
};

const struct query mine_q_tally = {
        .name = "mine.tally",
        .text = "select count(distinct token) as senders,"
                " coalesce(sum(n), 0) as answers from mine_sent"
                " where organisation = :organisation and paper = :paper"
                " and month <= :month",
};

const struct query mine_q_group_add = {
        .name = "mine.group_add",
        .unaudited = UNNAMED,
        .text = "insert into mine_group (grp, organisation, paper, first, last,"
                " senders) select :grp, b.organisation, b.paper, min(b.month),"
                " :month, :senders from mine_box b"
                " where b.organisation = :organisation and b.paper = :paper"
                " and b.month <= :month and b.month > (select s.last"
                "  from mine_shut s where s.organisation = :organisation"
                "  and s.paper = :paper)"
                " group by b.organisation, b.paper",
};

const struct query mine_q_sent_gone = {
        .name = "mine.sent_gone",
        .unaudited = "who sent something is forgotten",
        .text = "delete from mine_sent where organisation = :organisation"
                " and paper = :paper and month <= :month",
};

/* PostgreSQL marks each row with the transaction that wrote it last: after this
 * all of them have one mark. */
const struct query mine_q_blend = {
        .name = "mine.blend",
        .unaudited = "nothing of it changes",
        .text = "update mine_box set about = about"
                " where organisation = :organisation and paper = :paper"
                " and month >= :first and month <= :month",
};
const struct query mine_q_blend_sent = {
        .name = "mine.blend_sent",
        .unaudited = "nothing of it changes",
        .text = "update mine_sent set n = n"
                " where organisation = :organisation and paper = :paper"
                " and month >= :first and month <= :month",
};

/* --- tokens -------------------------------------------------------------- */

static struct bytes
part_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

static const struct fault *
token_of(struct ctx *ctx, const struct mine_sender *sender, struct str *out)
{
	struct arena *arena = ctx->arena;
	const struct bytes parts[] = {
	        part_of(sender->paper ? S("mine.paper") : S("mine.answer")),
	        part_of(id_show(arena, sender->organisation.v)),
	        part_of(id_show(arena, sender->who)),
	};

	/* Without a key anybody could work the tokens out. */
	if (ctx->app->key.n == 0)
		return fault_unavailable(ctx, "Nothing can be sent without a "
		                              "name now. Try again later");
	*out = str_hex(arena, hash_of(arena, ctx->app->key, parts, 3));
	return NULL;
}

const struct fault *
mine_store_sent_add(struct ctx *ctx, const struct mine_sender *sender,
                    int64_t most, bool *taken)
{
	struct str token = {0};
	int64_t n;

	TRY(token_of(ctx, sender, &token));
	TRY(sql_do(
	        ctx->tx, &mine_q_sent_add,
	        ARGS(arg_str("token", token), arg_date("month", sender->month),
	             arg_i64("organisation", sender->organisation.v),
	             arg_bool("paper", sender->paper), arg_i64("most", most)),
	        &n));
	*taken = n > 0;
	return NULL;
}

const struct fault *
mine_store_blend(struct ctx *ctx, struct organisation_id organisation,
                 bool paper, struct date first, struct date last)
{
	const struct arg *args = ARGS(arg_i64("organisation", organisation.v),
	                              arg_bool("paper", paper),
	                              arg_date("first", first),
	                              arg_date("month", last));

	TRY(sql_do(ctx->tx, &mine_q_blend, args, NULL));
	return sql_do(ctx->tx, &mine_q_blend_sent, args, NULL);
}

const struct fault *
mine_store_hold(struct ctx *ctx, struct organisation_id organisation,
                bool paper, bool adds, struct date *last)
{
	const struct arg whose = arg_i64("organisation", organisation.v);
	const struct arg kind = arg_bool("paper", paper);
	const struct row *row;

	TRY(sql_do(ctx->tx, &mine_q_hold,
	           ARGS(whose, kind, arg_bool("adds", adds)), NULL));
	TRY(sql_one(ctx->tx, &mine_q_shut, ARGS(whose, kind), &row));
	*last = row_date(row, "last");
	return NULL;
}

const struct fault *
mine_store_blend_fresh(struct ctx *ctx)
{
	struct date month = mine_month_of(ctx->today);
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_fresh, NO_ARGS, &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(mine_store_blend(ctx,
		                     (struct organisation_id){row_i64(
		                             &rows.v[i], "organisation")},
		                     row_bool(&rows.v[i], "paper"),
		                     row_date(&rows.v[i], "last"), month));
	return sql_do(ctx->tx, &mine_q_fresh_done, NO_ARGS, NULL);
}

/* --- months that are over ------------------------------------------------ */

const struct fault *
mine_store_open(struct ctx *ctx, struct mine_open **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_open,
	             ARGS(arg_date("month", mine_month_of(ctx->today))),
	             &rows));
	*out = arena_new(ctx->arena, struct mine_open, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct mine_open){
		        .organisation = {row_i64(&rows.v[i], "organisation")},
		        .paper = row_bool(&rows.v[i], "paper"),
		        .month = row_date(&rows.v[i], "month"),
		};
	return NULL;
}

const struct fault *
mine_store_tally(struct ctx *ctx, struct mine_open *open)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &mine_q_tally,
	            ARGS(arg_i64("organisation", open->organisation.v),
	                 arg_bool("paper", open->paper),
	                 arg_date("month", open->month)),
	            &row));
	open->senders = row_i64(row, "senders");
	open->answers = row_i64(row, "answers");
	return NULL;
}

const struct fault *
mine_store_close(struct ctx *ctx, const struct mine_open *open)
{
	const struct arg which[] = {
	        arg_i64("organisation", open->organisation.v),
	        arg_bool("paper", open->paper),
	        arg_date("month", open->month),
	        {0},
	};

	TRY(sql_do(ctx->tx, &mine_q_group_add,
	           ARGS(which[0], which[1], which[2], arg_i64("grp", id_new()),
	                arg_i64("senders", open->paper ? 0 : open->senders)),
	           NULL));
	TRY(sql_do(ctx->tx, &mine_q_shut_set, which, NULL));
	TRY(sql_do(ctx->tx, &mine_q_sent_gone, which, NULL));
	return mine_store_blend(ctx, open->organisation, open->paper,
	                        (struct date){0}, open->month);
}
