/*
 * mine_heard_store.c - what was said without a name, for a manager, and what
 * was done.
 */
#include "practice/mine/mine_local.h"

const struct query mine_q_groups = {
        .name = "mine.groups",
        .text = "select grp, paper, first, last, senders from mine_group"
                " where organisation = :organisation"
                " order by last desc, paper limit :most offset :skip",
};

const struct query mine_q_group = {
        .name = "mine.group",
        .text = "select grp, paper, first, last, senders from mine_group"
                " where organisation = :organisation and grp = :grp",
};

const struct query mine_q_counts = {
        .name = "mine.counts",
        .text = "select level, count(*) as n,"
                " sum(case when words = '' then 0 else 1 end) as worded"
                " from mine_box where organisation = :organisation"
                " and paper = :paper and month >= :first and month <= :last"
                " group by level",
};

/* In the order of the alphabet, which tells nothing of when. */
const struct query mine_q_words = {
        .name = "mine.words",
        .text = "select level, about, words from mine_box"
                " where organisation = :organisation and paper = :paper"
                " and month >= :first and month <= :last and words <> ''"
                " order by words, box limit :most offset :skip",
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

static struct mine_group
group_of(const struct row *row)
{
	return (struct mine_group){
	        .id = {row_i64(row, "grp")},
	        .paper = row_bool(row, "paper"),
	        .from = row_date(row, "first"),
	        .to = row_date(row, "last"),
	        .senders = row_i64(row, "senders"),
	};
}

const struct fault *
mine_store_groups(struct ctx *ctx, int64_t skip, struct mine_group **out,
                  size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_groups,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_i64("skip", skip),
	                  arg_i64("most", MINE_GROUPS_MOST + 1)),
	             &rows));
	*out = arena_new(ctx->arena, struct mine_group, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = group_of(&rows.v[i]);
	return NULL;
}

const struct fault *
mine_store_group(struct ctx *ctx, struct mine_group_id id,
                 struct mine_group *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &mine_q_group,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_i64("grp", id.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = group_of(row);
	return NULL;
}

const struct fault *
mine_store_counts(struct ctx *ctx, struct mine_group *group)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_counts,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_bool("paper", group->paper),
	                  arg_date("first", group->from),
	                  arg_date("last", group->to)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		int64_t n = row_i64(row, "n");

		group->levels[row_enum(row, "level", mine_levels)] = n;
		group->n += n;
		group->worded += row_i64(row, "worded");
	}
	return NULL;
}

const struct fault *
mine_store_words(struct ctx *ctx, struct mine_group *group, int64_t skip,
                 int64_t most)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_words,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_bool("paper", group->paper),
	                  arg_date("first", group->from),
	                  arg_date("last", group->to), arg_i64("skip", skip),
	                  arg_i64("most", most)),
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
