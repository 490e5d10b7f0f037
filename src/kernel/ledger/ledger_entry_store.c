/*
 * ledger_entry_store.c - entries, one by one and by account.
 */
#include "kernel/ledger/ledger_store_local.h"
#include "kernel/ledger/ledger_sweep.h"

#define CHAINED \
	LEDGER_COLUMNS ", debit_number, debit_hash, credit_number, credit_hash"

const struct query ledger_entry_add = {
        .name = "ledger.entry_add",
        .text = "insert into ledger_entry (entry, ledger, kind, debit,"
                " credit, amount, code, happened_on, recorded_at, actor,"
                " authority, settles, reverses, until, reason, batch,"
                " place, size, debit_number, debit_hash, credit_number,"
                " credit_hash) values (:entry, :ledger, :kind, :debit,"
                " :credit, :amount, :code, :happened, :now, :actor,"
                " :authority, :settles, :reverses, :until, :reason,"
                " :batch, :place, :size, :debit_number, :debit_hash,"
                " :credit_number, :credit_hash)",
};

const struct query ledger_entry_get = {
        .name = "ledger.entry",
        .text = "select " LEDGER_COLUMNS
                " from ledger_entry where entry = :entry",
};

/* An entry is answered once: by a settlement, a release or a reversal. */
const struct query ledger_entry_answer = {
        .name = "ledger.answer",
        .text = "select kind from ledger_entry where settles = :entry"
                " union all"
                " select kind from ledger_entry where reverses = :entry",
};

const struct query ledger_entry_due = {
        .name = "ledger.due",
        .text = "select e.entry, e.ledger, e.kind, e.debit, e.credit,"
                " e.amount, e.code, e.happened_on, e.recorded_at, e.actor,"
                " e.authority, e.settles, e.reverses, e.until,"
                " coalesce(e.reason, '') as reason, e.batch, e.place,"
                " e.size from ledger_held h"
                " join ledger_entry e on e.entry = h.entry"
                " join ledger_account d on d.account = e.debit"
                " join ledger_account c on c.account = e.credit"
                " join ledger_book b on b.ledger = e.ledger"
                " where h.until <= :now and d.state = 'open'"
                " and c.state = 'open' and b.frozen_at is null"
                " order by h.until limit :most",
        .shows_nobody = "released, never shown",
};

const struct query ledger_entry_overdue = {
        .name = "ledger.overdue",
        .text = "select count(*) as n from (select 1 as one from ledger_held"
                " where until < :before limit 1000) as counted",
        .scans = "at most 1,000 rows",
};

const struct query ledger_entry_period = {
        .name = "ledger.period",
        .text = "select " LEDGER_COLUMNS ", debit_number as number"
                " from ledger_entry where debit = :account"
                " and happened_on >= :first and happened_on <= :last"
                " union all"
                " select " LEDGER_COLUMNS ", credit_number as number"
                " from ledger_entry where credit = :account"
                " and happened_on >= :first and happened_on <= :last"
                " order by happened_on, number",
};

const struct query ledger_entry_chain = {
        .name = "ledger.chain",
        .text = "select " CHAINED ", debit_number as number"
                " from ledger_entry where debit = :account"
                " union all"
                " select " CHAINED ", credit_number as number"
                " from ledger_entry where credit = :account"
                " order by number",
};

const struct query ledger_entry_sweep = {
        .name = "ledger.sweep",
        .text = "select e.entry, e.ledger, e.kind, e.debit, e.credit,"
                " e.amount, e.code, e.happened_on, e.recorded_at, e.actor,"
                " e.authority, e.settles, e.reverses, e.until, e.reason,"
                " e.batch, e.place, e.size, e.debit_number, e.debit_hash,"
                " e.credit_number, e.credit_hash, r.amount as held,"
                " r.until as held_until from ledger_entry e"
                " left join ledger_entry r on r.entry = e.settles"
                " order by e.entry",
        .scans = "the check reads everything",
};

const struct query ledger_entry_hash_at = {
        .name = "ledger.hash_at",
        .text = "select debit_hash as hash from ledger_entry"
                " where debit = :account and debit_number = :number"
                " union all"
                " select credit_hash as hash from ledger_entry"
                " where credit = :account and credit_number = :number",
};

const struct fault *
ledger_store_entry_add(struct ctx *ctx, const struct ledger_stored *stored)
{
	const struct ledger_entry *e = &stored->entry;

	return sql_do(ctx->tx, &ledger_entry_add,
	              ARGS(arg_i64("entry", e->id.v),
	                   arg_word("ledger", ledger_words, (int)e->ledger),
	                   arg_word("kind", ledger_kind_words, (int)e->kind),
	                   arg_i64("debit", e->debit.v),
	                   arg_i64("credit", e->credit.v),
	                   arg_i64("amount", e->amount.v),
	                   arg_str("code", e->code),
	                   arg_date("happened", e->happened_on),
	                   arg_i64("authority", e->authority.v),
	                   arg_id("settles", e->settles.v),
	                   arg_id("reverses", e->reverses.v),
	                   arg_instant("until", e->until),
	                   arg_str_or_null("reason", e->reason),
	                   arg_id("batch", e->batch.v),
	                   arg_id("place", e->place), arg_id("size", e->size),
	                   arg_i64("debit_number", stored->debit_number),
	                   arg_bytes("debit_hash", stored->debit_hash),
	                   arg_i64("credit_number", stored->credit_number),
	                   arg_bytes("credit_hash", stored->credit_hash)),
	              NULL);
}

void
ledger_store_entry_read(const struct row *row, struct ledger_entry *out)
{
	*out = (struct ledger_entry){
	        .id = {row_i64(row, "entry")},
	        .ledger = (enum ledger)row_enum(row, "ledger", ledger_words),
	        .kind = (enum ledger_kind)row_enum(row, "kind",
	                                           ledger_kind_words),
	        .debit = {row_i64(row, "debit")},
	        .credit = {row_i64(row, "credit")},
	        .amount = {row_i64(row, "amount")},
	        .code = row_str(row, "code"),
	        .happened_on = row_date(row, "happened_on"),
	        .recorded_at = row_instant(row, "recorded_at"),
	        .actor = {row_i64(row, "actor")},
	        .authority = {row_i64(row, "authority")},
	        .settles = {row_i64(row, "settles")},
	        .reverses = {row_i64(row, "reverses")},
	        .until = row_instant(row, "until"),
	        .reason = row_str(row, "reason"),
	        .batch = {row_i64(row, "batch")},
	        .place = row_i64(row, "place"),
	        .size = row_i64(row, "size"),
	};
}

void
ledger_store_stored_read(const struct row *row, struct ledger_stored *out)
{
	ledger_store_entry_read(row, &out->entry);
	out->debit_number = row_i64(row, "debit_number");
	out->debit_hash = row_bytes(row, "debit_hash");
	out->credit_number = row_i64(row, "credit_number");
	out->credit_hash = row_bytes(row, "credit_hash");
}

const struct fault *
ledger_store_entry(struct ctx *ctx, struct entry_id id,
                   struct ledger_entry *out, bool *there)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_entry_get, ARGS(arg_i64("entry", id.v)),
	              &row));
	*there = row != NULL;
	if (row != NULL)
		ledger_store_entry_read(row, out);
	return NULL;
}

const struct fault *
ledger_store_answer(struct ctx *ctx, struct entry_id id, enum ledger_kind *kind,
                    bool *there)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_entry_answer,
	              ARGS(arg_i64("entry", id.v)), &row));
	*there = row != NULL;
	if (row != NULL)
		*kind = (enum ledger_kind)row_enum(row, "kind",
		                                   ledger_kind_words);
	return NULL;
}

const struct fault *
ledger_store_due(struct ctx *ctx, size_t most, struct ledger_entry *out,
                 size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ledger_entry_due,
	             ARGS(arg_i64("most", (int64_t)most)), &rows));
	for (*n = 0; *n < rows.n; (*n)++)
		ledger_store_entry_read(&rows.v[*n], &out[*n]);
	return NULL;
}

const struct fault *
ledger_store_overdue(struct ctx *ctx, struct instant before, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &ledger_entry_overdue,
	            ARGS(arg_instant("before", before)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
ledger_store_period_each(struct ctx *ctx, struct account_id id,
                         struct date from, struct date to, ledger_row_fn fn,
                         void *data)
{
	return sql_each(ctx->tx, &ledger_entry_period,
	                ARGS(arg_i64("account", id.v), arg_date("first", from),
	                     arg_date("last", to)),
	                fn, data);
}

const struct fault *
ledger_store_chain_each(struct ctx *ctx, struct account_id id, ledger_row_fn fn,
                        void *data)
{
	return sql_each(ctx->tx, &ledger_entry_chain,
	                ARGS(arg_i64("account", id.v)), fn, data);
}

const struct fault *
ledger_store_sweep_each(struct ctx *ctx, ledger_row_fn fn, void *data)
{
	return sql_each(ctx->tx, &ledger_entry_sweep, NO_ARGS, fn, data);
}

const struct fault *
ledger_store_hash_at(struct ctx *ctx, struct account_id id, int64_t number,
                     struct bytes *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &ledger_entry_hash_at,
	              ARGS(arg_i64("account", id.v), arg_i64("number", number)),
	              &row));
	*out = row == NULL ? (struct bytes){0} : row_bytes(row, "hash");
	return NULL;
}
