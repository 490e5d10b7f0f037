/*
 * ledger_proof_store.c - seals and checks, and the list of all statements.
 */
#include "kernel/ledger/ledger_store_local.h"
#include "kernel/ledger/ledger_sweep.h"

#define WHY_UNAUDITED "it proves the entries and changes none"

/* Where "size" entries are not all there, or are not its own. */
const struct query ledger_batch_broken = {
        .name = "ledger.batch_broken",
        .text = "select batch from ledger_entry where batch is not null"
                " group by batch having count(*) <> max(size)"
                " or min(size) <> max(size) limit 1",
        .scans = "the check reads everything",
};

const struct query ledger_held_broken = {
        .name = "ledger.held_broken",
        .text = "select r.entry from ledger_entry r"
                " where r.kind = 'reserve' and (case when exists (select 1"
                " from ledger_held h where h.entry = r.entry) then 1"
                " else 0 end) = (case when exists (select 1 from"
                " ledger_entry a where a.settles = r.entry) then 1"
                " else 0 end)"
                " union all select h.entry from ledger_held h"
                " join ledger_entry r on r.entry = h.entry"
                " where r.kind <> 'reserve'"
                " or coalesce(r.until, 0) <> coalesce(h.until, 0) limit 1",
        .scans = "the check reads everything",
};

const struct query ledger_held_each = {
        .name = "ledger.held_each",
        .text = "select entry, until from ledger_held",
        .scans = "the check reads everything",
};

const struct query ledger_grown = {
        .name = "ledger.grown",
        .text = "select account, ledger, kind, person, worker,"
                " organisation, lower_bound, upper_bound, state, posted,"
                " coming, going, number, sealed, hash from ledger_account"
                " where number <> sealed order by account limit :most",
        .lock = LOCK_FACTS,
        .scans = "the index of those that grew",
        .shows_nobody = "sealed, never shown",
};

const struct query ledger_sealed = {
        .name = "ledger.sealed",
        .text = "update ledger_account set sealed = :number"
                " where account = :account",
        .unaudited = WHY_UNAUDITED,
};

const struct query ledger_seal_newest = {
        .name = "ledger.seal_last",
        .text = "select id, at, links, heads, hash from ledger_seal"
                " order by id desc limit 1",
        .scans = "the newest row alone",
};

const struct query ledger_seal_add = {
        .name = "ledger.seal_add",
        .text = "insert into ledger_seal (id, at, links, heads, hash)"
                " values (:id, :now, :links, :heads, :hash)",
        .unaudited = WHY_UNAUDITED,
};

const struct query ledger_seal_each = {
        .name = "ledger.seal_each",
        .text = "select id, at, links, heads, hash from ledger_seal"
                " order by id",
        .scans = "the check reads everything",
};

const struct query ledger_checked_newest = {
        .name = "ledger.checked",
        .text = "select id, at, pence, minutes from ledger_checked"
                " order by id desc limit 1",
        .scans = "the newest row alone",
};

const struct query ledger_checked_add = {
        .name = "ledger.checked_add",
        .text = "insert into ledger_checked (id, at, accounts, entries,"
                " pence, minutes) select coalesce(max(id), 0) + 1,"
                " cast(:now as bigint), cast(:accounts as bigint),"
                " cast(:entries as bigint), cast(:pence as bigint),"
                " cast(:minutes as bigint) from ledger_checked",
        .scans = "the newest row alone",
        .unaudited = WHY_UNAUDITED,
};

const struct query *const ledger_queries[] = {
        &ledger_books_lock,
        &ledger_book_get,
        &ledger_book_set,
        &ledger_account_add,
        &ledger_account_lock,
        &ledger_account_get,
        &ledger_account_set,
        &ledger_account_rebuilt,
        &ledger_accounts_lock,
        &ledger_account_some,
        &ledger_merge_note,
        &ledger_merge_move,
        &ledger_merge_back,
        &ledger_merge_forget,
        &ledger_authority_get,
        &ledger_authority_add,
        &ledger_authority_over,
        &ledger_entry_add,
        &ledger_entry_get,
        &ledger_entry_answer,
        &ledger_entry_due,
        &ledger_entry_overdue,
        &ledger_day_sum,
        &ledger_entry_period,
        &ledger_entry_chain,
        &ledger_entry_hash_at,
        &ledger_batch_broken,
        &ledger_held_broken,
        &ledger_grown,
        &ledger_sealed,
        &ledger_seal_newest,
        &ledger_seal_add,
        &ledger_seal_each,
        &ledger_checked_newest,
        &ledger_checked_add,
        &ledger_day_part,
        &ledger_day_page,
        &ledger_day_each,
        &ledger_day_forget,
        &ledger_day_rebuilt,
        &ledger_kinds,
        &ledger_of_kind,
        &ledger_thaw_get,
        &ledger_thaw_put,
        &ledger_entry_sweep,
        &ledger_days_each,
        &ledger_held_each,
        &ledger_day_sums,
        NULL,
};

/* The id of the first row, or 0. */
static const struct fault *
first_id(struct ctx *ctx, const struct query *query, const char *column,
         struct entry_id *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	out->v = row == NULL ? 0 : row_i64(row, column);
	return NULL;
}

const struct fault *
ledger_store_batch_broken(struct ctx *ctx, struct entry_id *out)
{
	return first_id(ctx, &ledger_batch_broken, "batch", out);
}

const struct fault *
ledger_store_held_broken(struct ctx *ctx, struct entry_id *out)
{
	return first_id(ctx, &ledger_held_broken, "entry", out);
}

const struct fault *
ledger_store_held_each(struct ctx *ctx, ledger_row_fn fn, void *data)
{
	return sql_each(ctx->tx, &ledger_held_each, NO_ARGS, fn, data);
}

const struct fault *
ledger_store_grown(struct ctx *ctx, size_t most, struct ledger_head **out,
                   size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ledger_grown,
	             ARGS(arg_i64("most", (int64_t)most)), &rows));
	*out = arena_new(ctx->arena, struct ledger_head, rows.n + 1);
	for (*n = 0; *n < rows.n; (*n)++)
		ledger_store_head_read(&rows.v[*n], &(*out)[*n]);
	return NULL;
}

const struct fault *
ledger_store_sealed(struct ctx *ctx, const struct ledger_head *head)
{
	return sql_do(ctx->tx, &ledger_sealed,
	              ARGS(arg_i64("account", head->account.id.v),
	                   arg_i64("number", head->account.entries)),
	              NULL);
}

void
ledger_store_seal_read(const struct row *row, struct ledger_seal_row *out)
{
	*out = (struct ledger_seal_row){
	        .id = row_i64(row, "id"),
	        .at = row_instant(row, "at"),
	        .links = row_i64(row, "links"),
	        .heads = row_bytes(row, "heads"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
ledger_store_seal_last(struct ctx *ctx, struct ledger_seal_row *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_seal_newest, NO_ARGS, &row));
	*out = (struct ledger_seal_row){0};
	if (row != NULL)
		ledger_store_seal_read(row, out);
	return NULL;
}

const struct fault *
ledger_store_seal_add(struct ctx *ctx, const struct ledger_seal_row *seal)
{
	return sql_do(ctx->tx, &ledger_seal_add,
	              ARGS(arg_i64("id", seal->id),
	                   arg_i64("links", seal->links),
	                   arg_bytes("heads", seal->heads),
	                   arg_bytes("hash", seal->hash)),
	              NULL);
}

const struct fault *
ledger_store_seal_each(struct ctx *ctx, ledger_row_fn fn, void *data)
{
	return sql_each(ctx->tx, &ledger_seal_each, NO_ARGS, fn, data);
}

const struct fault *
ledger_store_checked(struct ctx *ctx, struct ledger_checked *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_checked_newest, NO_ARGS, &row));
	*out = (struct ledger_checked){.at = INSTANT_NONE};
	if (row == NULL)
		return NULL;
	out->id = row_i64(row, "id");
	out->at = row_instant(row, "at");
	out->good[LEDGER_PENCE] = row_bool(row, "pence");
	out->good[LEDGER_MINUTES] = row_bool(row, "minutes");
	return NULL;
}

const struct fault *
ledger_store_checked_add(struct ctx *ctx, const struct ledger_verdict *verdict)
{
	return sql_do(ctx->tx, &ledger_checked_add,
	              ARGS(arg_i64("accounts", verdict->accounts),
	                   arg_i64("entries", verdict->entries),
	                   arg_bool("pence", !verdict->bad[LEDGER_PENCE]),
	                   arg_bool("minutes", !verdict->bad[LEDGER_MINUTES])),
	              NULL);
}
