/*
 * fund_bank_demo.c - a fictional bank's statement of the fictional fund.
 *
 * It holds what the books paid a day later, as the bank would: the last two
 * payments are not at the bank yet, one line does not name its shop, those of
 * the last days wait to be confirmed, and the bank takes a charge each month,
 * of which only the older one is explained.
 */
#include "kernel/demo.h"
#include "practice/fund/fund_finance_views.h"

#define CHARGE 450

struct writing {
	struct ctx *ctx;
	struct fund_bank_file file;
	int64_t sum;
};

static void
write_row(struct writing *w, struct date on, int64_t pence, struct str words)
{
	if (date_before(on, w->file.from) || date_before(w->file.to, on))
		return;
	w->file.rows[w->file.n] = (struct fund_bank_row){
	        .at = (int64_t)w->file.n + 1,
	        .on = on,
	        .sum = {pence},
	        .words = words,
	};
	w->file.n++;
	w->sum += pence;
}

/* In the bank's own capitals, a day after the books. */
static void
write_moves(struct writing *w, const struct fund_bank_move *moves, size_t n)
{
	struct arena *arena = w->ctx->arena;

	for (size_t i = 0; i + 2 < n; i++) {
		const struct fund_bank_move *m = &moves[i];
		struct str words =
		        str_print(arena, "CARD PAYMENT %.*s",
		                  STR_ARG(str_upper(arena, m->supplier)));

		if (i == 1 || str_empty(m->supplier))
			words = S("CARD PAYMENT 4417 TOWN CENTRE");
		write_row(w, date_add_days(m->on, 1), m->sum.pence, words);
	}
}

static void
by_day(struct fund_bank_file *file)
{
	for (size_t i = 1; i < file->n; i++)
		for (size_t j = i; j > 0 && date_before(file->rows[j].on,
		                                        file->rows[j - 1].on);
		     j--) {
			struct fund_bank_row kept = file->rows[j];

			file->rows[j] = file->rows[j - 1];
			file->rows[j - 1] = kept;
		}
}

/* What was likely is confirmed but for the last days, and the charge of the
 * month before is explained. */
static const struct fault *
settle(struct ctx *ctx, struct fund_bank_line *line, struct date month)
{
	struct fund_bank_move *moves;
	size_t n;

	if (line->sum.pence == -CHARGE && date_before(line->on, month))
		return fund_bank_explain(ctx, line->id, (struct entry_id){0},
		                         FUND_WHY_CHARGE,
		                         S("The account’s monthly fee"));
	TRY(fund_bank_likely(ctx, line, &moves, &n));
	if (n == 0 || fund_bank_fit(ctx->arena, line, &moves[0]) == 0 ||
	    date_days_between(line->on, ctx->today) < 4)
		return NULL;
	return fund_bank_match(ctx, line->id, &moves[0].entry, 1);
}

static const struct fault *
settle_all(struct ctx *ctx, struct date from, struct date month)
{
	struct fund_bank_line *lines;
	size_t n;

	TRY(fund_bank_lines(ctx, from, ctx->today, FUND_BANK_UNMATCHED, &lines,
	                    &n));
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(ctx->arena);

		TRY(settle(ctx, &lines[i], month));
		arena_release(ctx->arena, mark);
	}
	return NULL;
}

const struct fault *
fund_bank_demo(struct ctx *ctx, struct date today)
{
	struct date month = fund_month_first(today);
	struct date from = date_add_months(month, -1);
	struct fund_bank_report report;
	struct fund_bank_move *moves;
	struct fund_books books;
	struct writing w = {.ctx = ctx};
	size_t n;

	TRY(fund_books(ctx, date_add_days(from, -1), &books));
	if (!books.open || ctx->app->key.n == 0)
		return NULL;
	TRY(fund_bank_moves(ctx, from, today, FUND_BANK_ALL, &moves, &n));
	w.file = (struct fund_bank_file){
	        .kind = FUND_BANK_CSV,
	        .rows = arena_new(ctx->arena, struct fund_bank_row, n + 3),
	        .has_balances = true,
	        .opening = books.at_bank,
	        .from = from,
	        .to = date_add_days(today, -1),
	};
	write_row(&w, date_add_days(from, 24), -CHARGE, S("ACCOUNT FEE"));
	write_moves(&w, moves, n);
	write_row(&w, month, -CHARGE, S("ACCOUNT FEE"));
	by_day(&w.file);
	w.file.closing.pence = books.at_bank.pence + w.sum;
	if (w.file.n == 0)
		return NULL;
	TRY(fund_bank_take(ctx, &w.file, &report));
	return settle_all(ctx, from, month);
}
