/*
 * ledger_day_store.c - what came to an account on a day, and pages of entries.
 */
#include "kernel/ledger/ledger_store_local.h"
#include "kernel/ledger/ledger_sweep.h"

/* An amount in halves of 32 bits, so that no sum of them overflows. */
#define HALVES(amount) "(" amount ") / 4294967296, (" amount ") % 4294967296"
#define MOVED \
	"case when new.kind = 'plain' or new.kind = 'settle'" \
	" then new.amount else 0 end"
#define TELL(side, amount) \
	"insert into ledger_day (account, day, high, low, lines) values" \
	" (new." side ", new.happened_on, " HALVES( \
	        amount) ", 1)" \
	                " on conflict (account, day) do update set" \
	                " high = ledger_day.high + excluded.high," \
	                " low = ledger_day.low + excluded.low," \
	                " lines = ledger_day.lines + 1;\n"
#define TELL_BOTH TELL("debit", MOVED) TELL("credit", "0 - (" MOVED ")")

/* The same of entries that are there. */
#define WAS "case when kind = 'plain' or kind = 'settle' then amount else 0 end"
#define TOLD(of_debit, of_credit) \
	"insert into ledger_day (account, day, high, low, lines)" \
	" select account, day, cast(sum(high) as bigint)," \
	" cast(sum(low) as bigint), count(*) from (" \
	"select debit as account, happened_on as day," \
	" (" WAS ") / 4294967296 as high, (" WAS ") % 4294967296 as low" \
	" from ledger_entry" of_debit " union all" \
	" select credit, happened_on, -((" WAS ") / 4294967296)," \
	" -((" WAS ") % 4294967296) from ledger_entry" of_credit \
	") as told group by account, day"
#define TOLD_ALL TOLD("", "")
#define TOLD_ONE TOLD(" where debit = :account", " where credit = :account")

const struct migration ledger_day_schema = {
        .number = 16,
        .name = "ledger_day",
        .text = "create table ledger_day ("
                " account integer not null"
                "  references ledger_account (account),"
                " day integer not null,"
                " high integer not null,"
                " low integer not null,"
                " lines integer not null,"
                " primary key (account, day)) strict, without rowid;"
                "create index ledger_account_kind on ledger_account"
                " (kind, account);"
                "create table ledger_thaw ("
                " ledger text primary key references ledger_book (ledger),"
                " said_by integer not null,"
                " said_at integer not null,"
                " words text not null check (length(words) > 0),"
                " frozen_at integer not null) strict, without rowid;" TOLD_ALL
                ";\n"
                "-- only sqlite\n"
                "create trigger ledger_entry_told after insert on"
                " ledger_entry begin\n" TELL_BOTH "end;\n"
                "-- only postgres\n"
                "create function ledger_entry_tell() returns trigger"
                " language plpgsql as $$ begin\n" TELL_BOTH
                "return null; end $$;\n"
                "create trigger ledger_entry_told after insert on"
                " ledger_entry for each row"
                " execute function ledger_entry_tell();\n"
                "-- both\n",
};

const struct query ledger_day_sum = {
        .name = "ledger.day_sum",
        .text = "select coalesce(sum(high), 0) as high,"
                " coalesce(sum(low), 0) as low,"
                " coalesce(sum(lines), 0) as lines from ledger_day"
                " where account = :account and day >= :first"
                " and day <= :last",
};

/* So many accounts one statement sums. */
#define SUMS ((size_t)20)

const struct query ledger_day_sums = {
        .name = "ledger.day_sums",
        .text = "select account, cast(sum(high) as bigint) as high,"
                " cast(sum(low) as bigint) as low from ledger_day"
                " where account in (:a0, :a1, :a2, :a3, :a4, :a5, :a6, :a7,"
                " :a8, :a9, :a10, :a11, :a12, :a13, :a14, :a15, :a16, :a17,"
                " :a18, :a19) and day <= :last group by account",
};

/* Of one day, up to a line. */
const struct query ledger_day_part = {
        .name = "ledger.day_part",
        .text = "select coalesce(sum(high), 0) as high,"
                " coalesce(sum(low), 0) as low from (select"
                " amount / 4294967296 as high, amount % 4294967296 as low"
                " from ledger_entry where debit = :account"
                " and happened_on = :day and debit_number <= :number"
                " and (kind = 'plain' or kind = 'settle')"
                " union all select -(amount / 4294967296),"
                " -(amount % 4294967296) from ledger_entry"
                " where credit = :account and happened_on = :day"
                " and credit_number <= :number"
                " and (kind = 'plain' or kind = 'settle')) as moved",
};

/* From one side of its entries: after a mark, up to a day. */
#define PAGE(side) \
	"select * from (select " LEDGER_COLUMNS ", " side "_number as number" \
	" from ledger_entry where " side " = :account" \
	" and (happened_on, " side "_number) > (:day, :number)" \
	" and happened_on <= :last" \
	" order by happened_on, " side "_number limit :most) as " side "s"
#define PAGE_BOTH PAGE("debit") " union all " PAGE("credit")

const struct query ledger_day_page = {
        .name = "ledger.page",
        .text = PAGE_BOTH " order by happened_on, number limit :most",
};

const struct query ledger_day_each = {
        .name = "ledger.day_each",
        .text = "select day, high, low, lines from ledger_day"
                " where account = :account",
};

const struct query ledger_days_each = {
        .name = "ledger.days_each",
        .text = "select account, day, high, low, lines from ledger_day",
        .scans = "the check reads everything",
};

const struct query ledger_day_forget = {
        .name = "ledger.day_forget",
        .text = "delete from ledger_day where account = :account",
};

const struct query ledger_day_rebuilt = {
        .name = "ledger.day_rebuilt",
        .text = TOLD_ONE,
};

/* A number from its halves; false when it does not fit. */
static bool
halves_join(int64_t high, int64_t low, int64_t *out)
{
	const int64_t half = (int64_t)1 << 32;
	int64_t carry = low / half;

	low %= half;
	if (low < 0) {
		low += half;
		carry--;
	}
	/* Fewer rows than 2^31 can be summed, so this does not overflow; and
	 * where the product fits, so does what the low half adds to it. */
	high += carry;
	if (__builtin_mul_overflow(high, half, &high))
		return false;
	*out = high + low;
	return true;
}

const struct fault *
ledger_store_days(struct ctx *ctx, struct account_id id, struct date from,
                  struct date to, struct units *out, int64_t *lines, bool *fits)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &ledger_day_sum,
	            ARGS(arg_i64("account", id.v), arg_date("first", from),
	                 arg_date("last", to)),
	            &row));
	*fits = halves_join(row_i64(row, "high"), row_i64(row, "low"), &out->v);
	*lines = row_i64(row, "lines");
	return NULL;
}

const struct fault *
ledger_store_before(struct ctx *ctx, struct account_id id, struct date day,
                    struct units *out, bool *fits)
{
	int64_t lines;

	return ledger_store_days(ctx, id, LEDGER_FIRST_DAY,
	                         date_add_days(day, -1), out, &lines, fits);
}

const struct fault *
ledger_store_part(struct ctx *ctx, struct account_id id,
                  struct ledger_mark upto, struct units *out, bool *fits)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &ledger_day_part,
	            ARGS(arg_i64("account", id.v), arg_date("day", upto.day),
	                 arg_i64("number", upto.number)),
	            &row));
	*fits = halves_join(row_i64(row, "high"), row_i64(row, "low"), &out->v);
	return NULL;
}

const struct fault *
ledger_store_page(struct ctx *ctx, struct account_id id,
                  struct ledger_mark after, struct date to, size_t most,
                  struct rows *out)
{
	return sql_rows(
	        ctx->tx, &ledger_day_page,
	        ARGS(arg_i64("account", id.v), arg_date("day", after.day),
	             arg_i64("number", after.number), arg_date("last", to),
	             arg_i64("most", (int64_t)most)),
	        out);
}

const struct fault *
ledger_store_day_each(struct ctx *ctx, struct account_id id, ledger_row_fn fn,
                      void *data)
{
	return sql_each(ctx->tx, &ledger_day_each,
	                ARGS(arg_i64("account", id.v)), fn, data);
}

const struct fault *
ledger_store_days_each(struct ctx *ctx, ledger_row_fn fn, void *data)
{
	return sql_each(ctx->tx, &ledger_days_each, NO_ARGS, fn, data);
}

const struct fault *
ledger_store_days_rebuilt(struct ctx *ctx, struct account_id id)
{
	TRY(sql_do(ctx->tx, &ledger_day_forget, ARGS(arg_i64("account", id.v)),
	           NULL));
	return sql_do(ctx->tx, &ledger_day_rebuilt,
	              ARGS(arg_i64("account", id.v)), NULL);
}

/* Up to SUMS accounts; *fits false when a sum is too large. */
static const struct fault *
sums_read(struct ctx *ctx, const struct account_id *accounts, size_t n,
          struct date on, struct units *out, bool *fits)
{
	static const char *const names[SUMS] = {"a0",  "a1",  "a2",  "a3",
	                                        "a4",  "a5",  "a6",  "a7",
	                                        "a8",  "a9",  "a10", "a11",
	                                        "a12", "a13", "a14", "a15",
	                                        "a16", "a17", "a18", "a19"};
	struct arg args[SUMS + 2] = {arg_date("last", on)};
	struct rows rows;

	for (size_t i = 0; i < SUMS; i++)
		args[i + 1] = arg_i64(names[i], i < n ? accounts[i].v : 0);
	TRY(sql_rows(ctx->tx, &ledger_day_sums, args, &rows));
	for (size_t r = 0; r < rows.n; r++)
		for (size_t i = 0; i < n; i++)
			if (accounts[i].v == row_i64(&rows.v[r], "account"))
				*fits = *fits &&
				        halves_join(row_i64(&rows.v[r], "high"),
				                    row_i64(&rows.v[r], "low"),
				                    &out[i].v);
	return NULL;
}

const struct fault *
ledger_balances(struct ctx *ctx, const struct account_id *accounts, size_t n,
                struct date on, struct units *out)
{
	bool fits = true;

	for (size_t at = 0; at < n; at += SUMS) {
		size_t some = n - at < SUMS ? n - at : SUMS;

		for (size_t i = 0; i < some; i++)
			out[at + i] = (struct units){0};
		TRY(sums_read(ctx, accounts + at, some, on, out + at, &fits));
	}
	if (!fits)
		return fault_refused(ctx,
		                     "This is more than the books can hold");
	return NULL;
}
