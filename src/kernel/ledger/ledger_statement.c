/*
 * ledger_statement.c - what moved on an account from one day to another.
 */
#include "kernel/ledger/ledger_local.h"

struct telling {
	struct ctx *ctx;
	struct account_id id;
	const struct fault *(*fn)(void *data, const struct ledger_line *line);
	void *data;
	struct units balance;
	int64_t lines;
};

static const struct fault *
too_large(struct ctx *ctx)
{
	return fault_refused(ctx, "This is more than the books can hold");
}

void
ledger_line_read(const struct row *row, struct account_id id,
                 struct ledger_line *out)
{
	struct ledger_line line = {0};
	bool moves, into;

	ledger_store_entry_read(row, &line.entry);
	moves = line.entry.kind == LEDGER_PLAIN ||
	        line.entry.kind == LEDGER_SETTLE;
	into = line.entry.debit.v == id.v;
	line.other = into ? line.entry.credit : line.entry.debit;
	if (moves)
		line.moved.v = into ? line.entry.amount.v
		                    : -line.entry.amount.v;
	*out = line;
}

static const struct fault *
tell_line(void *data, const struct row *row)
{
	struct telling *s = data;
	struct arena_mark mark = arena_mark(s->ctx->arena);
	struct ledger_line line;

	ledger_line_read(row, s->id, &line);
	if (!ledger_add(s->balance, line.moved, &s->balance))
		return too_large(s->ctx);
	line.balance = s->balance;
	s->lines++;
	if (s->fn != NULL)
		return s->fn(s->data, &line);
	arena_release(s->ctx->arena, mark);
	return NULL;
}

const struct fault *
ledger_statement(struct ctx *ctx, struct account_id id, struct date from,
                 struct date to,
                 const struct fault *(*fn)(void *data,
                                           const struct ledger_line *line),
                 void *data, struct ledger_statement *out)
{
	struct telling s = {.ctx = ctx, .id = id, .fn = fn, .data = data};
	struct ledger_statement statement = {0};
	bool fits;

	TRY(ledger_store_account(ctx, id, &statement.account));
	TRY(ledger_store_before(ctx, id, from, &s.balance, &fits));
	if (!fits)
		return too_large(ctx);
	statement.opening = s.balance;
	TRY(ledger_store_period_each(ctx, id, from, to, tell_line, &s));
	statement.closing = s.balance;
	statement.lines = s.lines;
	*out = statement;
	return NULL;
}

/* --- by pages ----------------------------------------------------------- */

/* The balance where a page begins. */
static const struct fault *
page_before(struct ctx *ctx, struct account_id id, struct ledger_mark after,
            struct units *out)
{
	struct units days = {0}, part = {0};
	bool fits;

	TRY(ledger_store_before(ctx, id, after.day, &days, &fits));
	if (fits && after.number > 0)
		TRY(ledger_store_part(ctx, id, after, &part, &fits));
	if (!fits || !ledger_add(days, part, out))
		return too_large(ctx);
	return NULL;
}

/* What the period began with and came to. */
static const struct fault *
page_figures(struct ctx *ctx, struct date from, struct date to,
             struct ledger_page *out)
{
	struct units moved;
	bool fits;

	TRY(ledger_store_before(ctx, out->account.id, from, &out->opening,
	                        &fits));
	if (!fits)
		return too_large(ctx);
	TRY(ledger_store_days(ctx, out->account.id, from, to, &moved,
	                      &out->lines, &fits));
	if (!fits || !ledger_add(out->opening, moved, &out->closing))
		return too_large(ctx);
	return NULL;
}

static const struct fault *
page_lines(struct ctx *ctx, const struct rows *rows, struct ledger_page *out)
{
	struct units balance = out->before;

	out->n = rows->n > LEDGER_PAGE ? LEDGER_PAGE : rows->n;
	out->v = arena_new(ctx->arena, struct ledger_line, out->n + 1);
	for (size_t i = 0; i < out->n; i++) {
		ledger_line_read(&rows->v[i], out->account.id, &out->v[i]);
		if (!ledger_add(balance, out->v[i].moved, &balance))
			return too_large(ctx);
		out->v[i].balance = balance;
	}
	if (rows->n > LEDGER_PAGE)
		out->next = (struct ledger_mark){
		        .day = out->v[out->n - 1].entry.happened_on,
		        .number = row_i64(&rows->v[out->n - 1], "number"),
		};
	return NULL;
}

const struct fault *
ledger_page_read(struct ctx *ctx, struct account_id id, struct date from,
                 struct date to, struct ledger_mark after,
                 struct ledger_page *out)
{
	struct ledger_page page = {0};
	struct rows rows;

	if (after.number <= 0 || date_before(after.day, from))
		after = (struct ledger_mark){.day = from};
	TRY(ledger_store_account(ctx, id, &page.account));
	TRY(page_figures(ctx, from, to, &page));
	TRY(page_before(ctx, id, after, &page.before));
	TRY(ledger_store_page(ctx, id, after, to, LEDGER_PAGE + 1, &rows));
	TRY(page_lines(ctx, &rows, &page));
	*out = page;
	return NULL;
}
