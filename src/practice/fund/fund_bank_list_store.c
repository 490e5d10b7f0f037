/*
 * fund_bank_list_store.c - the lines of the bank and the moves of the books.
 *
 * A move is an entry between what lies at the bank (the pot and the people's
 * sums) and what does not: the funder, what is spent, a float.
 */
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_finance_queries.h"

#define LINE \
	"select l.line, l.happened_on, l.pence, l.sealed," \
	" (select count(*) from fund_bank_match m where m.line = l.line" \
	" and m.undone_at is null) as matched," \
	" (select max(m.by_rule) from fund_bank_match m where m.line = l.line" \
	" and m.undone_at is null) as by_rule," \
	" (select cast(coalesce(sum(m.pence), 0) as bigint)" \
	" from fund_bank_match m where m.line = l.line" \
	" and m.undone_at is null and m.entry_on <= :to) as booked," \
	" n.why, n.words from fund_bank_line l" \
	" left join fund_bank_note n on n.note = (select max(x.note)" \
	" from fund_bank_note x where x.line = l.line)"

const struct query fund_bank_line_list = {
        .name = "fund.bank_lines",
        .text = LINE " where l.organisation = :organisation"
                     " and l.happened_on between :from and :to"
                     " and (cast(:which as bigint) = 0 or not exists (select 1"
                     " from fund_bank_match m where m.line = l.line"
                     " and m.undone_at is null"
                     " and (cast(:which as bigint) = 1"
                     " or m.entry_on <= :to)) or (cast(:which as bigint) = 2"
                     " and l.pence <> (select cast(sum(m.pence) as bigint)"
                     " from fund_bank_match m where m.line = l.line"
                     " and m.undone_at is null and m.entry_on <= :to)))"
                     " order by l.happened_on, l.line limit 2000",
};

const struct query fund_bank_line_get = {
        .name = "fund.bank_line",
        .text = LINE " where l.organisation = :organisation"
                     " and l.line = :line",
};

#define MATCH " from fund_bank_match m where m.entry = e.entry"
#define INTO  "d.kind in ('fund.pot', 'fund.budget')"
#define OUT   "c.kind in ('fund.pot', 'fund.budget')"
/* What a float paid never was at the bank: neither the payment nor the same sum
 * that the float gives back to the pot.  The bank saw the float filled. */
#define IN_CASH \
	"(e.code = 'fund.float_paid' or (e.kind = 'settle' and exists" \
	" (select 1 from fund_handover w where w.request = q.request" \
	" and w.from_float is not null)))"
#define MOVE \
	"select e.entry, e.happened_on, e.code, case when " INTO \
	" then e.amount else 0 - e.amount end as pence," \
	" q.what, q.supplier, n.why, n.words, (select m.line" MATCH \
	" and m.undone_at is null) as line, (select m.line_on" MATCH \
	" and m.undone_at is null) as line_on" \
	" from fund_pot p join ledger_v_entry e on "
#define BESIDE \
	" join ledger_v_account d on d.account = e.debit" \
	" join ledger_v_account c on c.account = e.credit" \
	" left join fund_request q on q.payment = coalesce(e.reverses," \
	" e.entry)" \
	" left join fund_bank_note n on n.note = (select max(x.note)" \
	" from fund_bank_note x where x.entry = e.entry)" \
	" where p.organisation = :organisation" \
	" and (e.kind = 'plain' or e.kind = 'settle')" \
	" and (" INTO ") <> (" OUT ") and not " IN_CASH
#define WITHIN " and e.happened_on between :from and :to"
#define FREE \
	" and (cast(:which as bigint) = 0 or not exists (select 1" MATCH \
	" and m.undone_at is null and (cast(:which as bigint) = 1" \
	" or m.line_on <= :to)))"

/* Each from the side that is not at the bank, or from the pot to a float. */
const struct query fund_bank_move_list = {
        .name = "fund.bank_moves",
        .shows_nobody = "what was paid and to whom, never for whom",
        .text = "select * from (" MOVE
                "e.debit in (p.spent, p.bank, p.pot)" BESIDE WITHIN FREE
                " union " MOVE
                "e.credit in (p.spent, p.bank, p.pot)" BESIDE WITHIN FREE
                ") as t order by happened_on, entry limit 2000",
};

const struct query fund_bank_move_get = {
        .name = "fund.bank_move",
        .shows_nobody = "what was paid and to whom, never for whom",
        .text = MOVE "(e.debit in (p.spent, p.bank, p.pot)"
                     " or e.credit in (p.spent, p.bank, p.pot))" BESIDE
                     " and e.entry = :entry",
};

static int
why_of(const struct row *row)
{
	return row_null(row, "why") ? -1 : row_enum(row, "why", fund_bank_whys);
}

static const struct fault *
line_of(struct ctx *ctx, const struct row *row, struct fund_bank_line *out)
{
	*out = (struct fund_bank_line){
	        .id = {row_i64(row, "line")},
	        .on = row_date(row, "happened_on"),
	        .sum = {row_i64(row, "pence")},
	        .matched = row_i64(row, "matched") > 0,
	        .by_rule = row_i64(row, "by_rule") == 1,
	        .booked = {row_i64(row, "booked")},
	        .why = why_of(row),
	        .why_words = row_str(row, "words"),
	};
	if (!fund_bank_open(ctx, out->id.v, row_bytes(row, "sealed"),
	                    &out->words))
		return fault_unavailable(ctx, "The bank’s words cannot be "
		                              "opened with this server’s "
		                              "key");
	return NULL;
}

static struct fund_bank_move
move_of(const struct row *row)
{
	return (struct fund_bank_move){
	        .entry = {row_i64(row, "entry")},
	        .on = row_date(row, "happened_on"),
	        .sum = {row_i64(row, "pence")},
	        .code = row_str(row, "code"),
	        .what = row_str(row, "what"),
	        .supplier = row_str(row, "supplier"),
	        .matched = !row_null(row, "line"),
	        .line = {row_i64(row, "line")},
	        .line_on = row_date(row, "line_on"),
	        .why = why_of(row),
	        .why_words = row_str(row, "words"),
	};
}

const struct fault *
fund_bank_lines(struct ctx *ctx, struct date from, struct date to,
                enum fund_bank_which which, struct fund_bank_line **out,
                size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_bank_line_list,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_date("from", from), arg_date("to", to),
	                  arg_i64("which", (int64_t)which)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_bank_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		TRY(line_of(ctx, &rows.v[i], &(*out)[i]));
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_bank_line(struct ctx *ctx, struct bank_line_id id,
               struct fund_bank_line *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_bank_line_get,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_date("to", ctx->today), arg_i64("line", id.v)),
	            &row));
	return line_of(ctx, row, out);
}

const struct fault *
fund_bank_moves(struct ctx *ctx, struct date from, struct date to,
                enum fund_bank_which which, struct fund_bank_move **out,
                size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_bank_move_list,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_date("from", from), arg_date("to", to),
	                  arg_i64("which", (int64_t)which)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_bank_move, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = move_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_bank_move(struct ctx *ctx, struct entry_id entry,
               struct fund_bank_move *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_bank_move_get,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_i64("entry", entry.v)),
	            &row));
	*out = move_of(row);
	return NULL;
}
