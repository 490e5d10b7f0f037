/*
 * fund_float_store.c - floats and their counts: rows and structs.
 */
#include "practice/fund/fund_float_local.h"

#define COLUMNS \
	"select f.account, f.odds, f.organisation, f.holder, f.counted_on," \
	" f.counted, f.closed_at, a.posted - a.going as left_pence," \
	" (select count(*) from fund_float_count c" \
	" where c.account = f.account and c.state in ('gap', 'explained'))" \
	" as open_gaps" \
	" from fund_float f join ledger_v_account a on a.account = f.account" \
	" where f.organisation = :organisation"

const struct query fund_float_add = {
        .name = "fund.float_add",
        .text = "insert into fund_float (account, odds, organisation, holder,"
                " counted_on, counted, opened_at, opened_by) values"
                " (:account, :odds, :organisation, :holder, :today, 0, :at,"
                " :by)",
};

const struct query fund_float_list = {
        .name = "fund.float_list",
        .text = COLUMNS " order by f.account limit 200",
};

const struct query fund_float_one = {
        .name = "fund.float_one",
        .text = COLUMNS " and f.account = :account",
};

const struct query fund_float_lock = {
        .name = "fund.float_lock",
        .lock = LOCK_ROWS,
        .text = "select account from fund_float where account = :account"
                " and organisation = :organisation",
};

const struct query fund_float_counted = {
        .name = "fund.float_counted",
        .text = "update fund_float set counted = 1, counted_on = :today"
                " where account = :account",
};

const struct query fund_float_ended = {
        .name = "fund.float_ended",
        .text = "update fund_float set closed_at = :at, closed_by = :by"
                " where account = :account",
};

const struct query fund_count_add = {
        .name = "fund.count_add",
        .text = "insert into fund_float_count (count_id, account, on_day,"
                " counted, expected, words, witness, state, explained, at,"
                " by_user) values (:count_id, :account, :on_day, :counted,"
                " :expected, :words, :witness, :state, '', :at, :by)",
};

const struct query fund_count_list = {
        .name = "fund.count_list",
        .text = "select count_id, on_day, counted, expected, words, witness,"
                " state, explained, explained_by from fund_float_count"
                " where account = :account order by count_id desc limit 50",
};

const struct query fund_count_explained = {
        .name = "fund.count_explained",
        .text = "update fund_float_count set state = 'explained',"
                " explained = :words, explained_by = :by,"
                " explained_at = :at where count_id = :count_id"
                " and state = 'gap'",
};

const struct query fund_count_settled = {
        .name = "fund.count_settled",
        .text = "update fund_float_count set state = 'settled',"
                " settled_by = :by, settled_at = :at, entry = :entry"
                " where count_id = :count_id and state = 'explained'",
};

static struct fund_float
float_of_row(const struct row *row)
{
	return (struct fund_float){
	        .id = {row_i64(row, "account")},
	        .odds = {row_i64(row, "odds")},
	        .organisation = {row_i64(row, "organisation")},
	        .holder = {row_i64(row, "holder")},
	        .left = {row_i64(row, "left_pence")},
	        .counted_on = row_date(row, "counted_on"),
	        .counted = row_bool(row, "counted"),
	        .due_on = DATE_NONE,
	        .open_gaps = (size_t)row_i64(row, "open_gaps"),
	        .closed = row_i64(row, "closed_at") != 0,
	};
}

const struct fault *
fund_float_store_add(struct ctx *ctx, const struct fund_float *made)
{
	return sql_do(ctx->tx, &fund_float_add,
	              ARGS(arg_i64("account", made->id.v),
	                   arg_i64("odds", made->odds.v),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_i64("holder", made->holder.v),
	                   arg_date("today", ctx->today),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_float_store_get(struct ctx *ctx, struct account_id id, bool lock,
                     struct fund_float *out)
{
	const struct arg *args =
	        ARGS(arg_i64("account", id.v),
	             arg_i64("organisation", ctx->who.organisation.v));
	const struct row *row;

	if (lock)
		TRY(sql_maybe(ctx->tx, &fund_float_lock, args, &row));
	TRY(sql_maybe(ctx->tx, &fund_float_one, args, &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that float");
	*out = float_of_row(row);
	return NULL;
}

const struct fault *
fund_float_store_list(struct ctx *ctx, struct fund_float **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_float_list,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_float, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = float_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_float_store_counted(struct ctx *ctx, struct account_id id)
{
	return sql_do(ctx->tx, &fund_float_counted,
	              ARGS(arg_i64("account", id.v),
	                   arg_date("today", ctx->today)),
	              NULL);
}

const struct fault *
fund_float_store_ended(struct ctx *ctx, struct account_id id)
{
	return sql_do(ctx->tx, &fund_float_ended,
	              ARGS(arg_i64("account", id.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

/* --- counts ----------------------------------------------------------- */

const struct fault *
fund_count_store_add(struct ctx *ctx, struct account_id id,
                     const struct fund_count *count)
{
	return sql_do(
	        ctx->tx, &fund_count_add,
	        ARGS(arg_i64("count_id", count->id), arg_i64("account", id.v),
	             arg_date("on_day", count->on),
	             arg_i64("counted", count->counted.pence),
	             arg_i64("expected", count->expected.pence),
	             arg_str("words", count->words),
	             arg_str("witness", count->witness),
	             arg_word("state", fund_gaps, (int)count->state),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_float_counts(struct ctx *ctx, struct account_id id,
                  struct fund_count **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_count_list, ARGS(arg_i64("account", id.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_count, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		int64_t counted = row_i64(row, "counted");
		int64_t expected = row_i64(row, "expected");

		(*out)[i] = (struct fund_count){
		        .id = row_i64(row, "count_id"),
		        .on = row_date(row, "on_day"),
		        .counted = {counted},
		        .expected = {expected},
		        .gap = {counted - expected},
		        .words = row_str(row, "words"),
		        .witness = row_str(row, "witness"),
		        .state = (enum fund_gap)row_enum(row, "state",
		                                         fund_gaps),
		        .explained = row_str(row, "explained"),
		        .explained_by = {row_i64(row, "explained_by")},
		};
	}
	*n = rows.n;
	return NULL;
}

/* One row, or somebody else was quicker. */
static const struct fault *
change(struct ctx *ctx, const struct query *query, const struct arg *args)
{
	int64_t changed = 0;

	TRY(sql_do(ctx->tx, query, args, &changed));
	if (changed == 0)
		return fault_refused(ctx, "Nothing here waits for that");
	return NULL;
}

const struct fault *
fund_count_store_explained(struct ctx *ctx, int64_t count, struct str words)
{
	return change(ctx, &fund_count_explained,
	              ARGS(arg_i64("count_id", count), arg_str("words", words),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)));
}

const struct fault *
fund_count_store_settled(struct ctx *ctx, int64_t count, struct entry_id entry)
{
	return change(
	        ctx, &fund_count_settled,
	        ARGS(arg_i64("count_id", count), arg_i64("entry", entry.v),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)));
}
