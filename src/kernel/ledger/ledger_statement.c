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

static struct ledger_line
line_of(const struct telling *s, const struct row *row)
{
	struct ledger_line line = {0};
	bool moves, into;

	ledger_store_entry_read(row, &line.entry);
	moves = line.entry.kind == LEDGER_PLAIN ||
	        line.entry.kind == LEDGER_SETTLE;
	into = line.entry.debit.v == s->id.v;
	line.other = into ? line.entry.credit : line.entry.debit;
	if (moves)
		line.moved.v = into ? line.entry.amount.v
		                    : -line.entry.amount.v;
	return line;
}

static const struct fault *
tell_line(void *data, const struct row *row)
{
	struct telling *s = data;
	struct arena_mark mark = arena_mark(s->ctx->arena);
	struct ledger_line line = line_of(s, row);

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
