/*
 * mine_heard_store.c - what was said without a name, for a manager, and what
 * was done.
 */
#include "practice/mine/mine_local.h"

/* Counts of months that are over: the rules join those of few answers. */
const struct query mine_q_counts = {
        .name = "mine.counts",
        .text = "select month, level, count(*) as n from mine_box"
                " where organisation = :organisation and month < :month"
                " group by month, level order by month",
};

/* In the order of the alphabet, which tells nothing of when. */
const struct query mine_q_words = {
        .name = "mine.words",
        .text = "select level, about, words from mine_box"
                " where organisation = :organisation and month >= :first"
                " and month <= :last and words <> '' order by words, box"
                " limit 200",
};

const struct query mine_q_dids = {
        .name = "mine.dids",
        .text = "select did, said, done, day from mine_did"
                " where organisation = :organisation and back_at is null"
                " order by day desc, did desc limit 50",
};

const struct query mine_q_did_add = {
        .name = "mine.did_add",
        .text = "insert into mine_did (did, organisation, said, done, day,"
                " made_by, back_at) values (:did, :organisation, :said, :done,"
                " :day, :actor, null)",
};

const struct query mine_q_did_back = {
        .name = "mine.did_back",
        .text = "update mine_did set back_at = :now where did = :did"
                " and organisation = :organisation and back_at is null",
};

const struct fault *
mine_store_counts(struct ctx *ctx, struct mine_count **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_counts,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_date("month", mine_month_of(ctx->today))),
	             &rows));
	*out = arena_new(ctx->arena, struct mine_count, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct mine_count){
		        .month = row_date(&rows.v[i], "month"),
		        .level = row_enum(&rows.v[i], "level", mine_levels),
		        .n = row_i64(&rows.v[i], "n"),
		};
	return NULL;
}

const struct fault *
mine_store_words(struct ctx *ctx, struct mine_group *group)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_words,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_date("first", group->from),
	                  arg_date("last", group->to)),
	             &rows));
	group->words = arena_new(ctx->arena, struct mine_unnamed, rows.n + 1);
	group->words_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		group->words[i] = (struct mine_unnamed){
		        .level = row_enum(&rows.v[i], "level", mine_levels),
		        .about = (enum mine_about)row_enum(&rows.v[i], "about",
		                                           mine_abouts),
		        .words = row_str(&rows.v[i], "words"),
		};
	return NULL;
}

const struct fault *
mine_store_heard_dids(struct ctx *ctx, struct mine_did **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_dids,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct mine_did, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct mine_did){
		        .id = {row_i64(&rows.v[i], "did")},
		        .said = row_str(&rows.v[i], "said"),
		        .did = row_str(&rows.v[i], "done"),
		        .day = row_date(&rows.v[i], "day"),
		};
	return NULL;
}

const struct fault *
mine_store_did_add(struct ctx *ctx, const struct mine_did *did)
{
	return sql_do(ctx->tx, &mine_q_did_add,
	              ARGS(arg_i64("did", did->id.v),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_str("said", did->said),
	                   arg_str("done", did->did),
	                   arg_date("day", ctx->today)),
	              NULL);
}

const struct fault *
mine_store_did_back(struct ctx *ctx, struct mine_did_id id, bool *done)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &mine_q_did_back,
	           ARGS(arg_i64("did", id.v),
	                arg_i64("organisation", ctx->who.organisation.v)),
	           &changed));
	*done = changed > 0;
	return NULL;
}
