/*
 * fund_bank.c - rules: a statement comes in, and its lines are matched with
 * what the books say.
 */
#include <string.h>

#include "base/fold.h"
#include "kernel/audit/audit.h"
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_month.h"

/* --- a statement comes in ----------------------------------------------- */

static struct bytes
bytes_of(const void *p, size_t n)
{
	return (struct bytes){p, n};
}

/* Day, sum and the bank's reference (else its words) are what a row is known
 * by, and the how-manieth of its like it is. */
static struct bytes
mark_of(const struct ctx *ctx, const struct fund_bank_row *row, int64_t nth)
{
	struct str said = str_empty(row->ref) ? fold(ctx->arena, row->words)
	                                      : row->ref;
	const struct bytes parts[] = {
	        bytes_of(&row->on.days, sizeof(row->on.days)),
	        bytes_of(&row->sum.pence, sizeof(row->sum.pence)),
	        bytes_of(said.p, said.n),
	        bytes_of(&nth, sizeof(nth)),
	};

	return fund_bank_mark(ctx, "fund bank row", parts, 4);
}

static bool
alike(const struct fund_bank_row *a, const struct fund_bank_row *b)
{
	return a->on.days == b->on.days && a->sum.pence == b->sum.pence &&
	       str_equal(a->ref, b->ref) &&
	       (!str_empty(a->ref) || str_equal(a->words, b->words));
}

/* How many of its like stand before row i on its day. */
static int64_t
nth_of(const struct fund_bank_file *file, size_t i)
{
	int64_t nth = 0;

	for (size_t j = i;
	     j-- > 0 && !date_before(file->rows[j].on, file->rows[i].on);)
		nth += alike(&file->rows[j], &file->rows[i]);
	return nth;
}

static const struct fault *
rows_in(struct ctx *ctx, int64_t statement, const struct fund_bank_file *file,
        struct fund_bank_report *out)
{
	for (size_t i = 0; i < file->n; i++) {
		struct arena_mark mark = arena_mark(ctx->arena);
		bool added;

		TRY(fund_bank_store_row(
		        ctx, statement, &file->rows[i],
		        mark_of(ctx, &file->rows[i], nth_of(file, i)), &added));
		if (added)
			TRY(fund_month_check(ctx, ctx->who.organisation,
			                     file->rows[i].on));
		out->added += added;
		out->known += !added;
		arena_release(ctx->arena, mark);
	}
	return NULL;
}

static const struct fault *
take_check(struct ctx *ctx, const struct fund_bank_in *in)
{
	struct fund_accounts accounts;
	bool other, overlaps;

	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	if (!accounts.open)
		return fault_refused(ctx, "There is no pot yet, so there is "
		                          "nothing that a bank could hold");
	if (ctx->app->key.n == 0)
		return fault_unavailable(ctx, "The server has no key to keep "
		                              "the bank’s words under");
	if (!in->file->has_balances)
		return fault_invalid(ctx, "Enter what the statement begins and "
		                          "ends with: its rows do not say it");
	TRY(fund_bank_store_other(ctx, in->account, &other));
	if (other)
		return fault_refused(ctx, "This statement is of another "
		                          "account than those before");
	TRY(fund_bank_store_overlaps(ctx, in->file, &overlaps));
	if (overlaps)
		return fault_refused(
		        ctx, "Some of these days came in as the other kind of "
		             "file. Bring in the same kind, or one that "
		             "begins after them");
	return NULL;
}

static const struct fault *
match_certain(struct ctx *ctx, struct date from, struct date to, int64_t *n);

const struct fault *
fund_bank_take(struct ctx *ctx, const struct fund_bank_file *file,
               struct fund_bank_report *out)
{
	struct fund_bank_in in = {.id = id_new(), .file = file};
	struct fund_bank_report report = {.pending = (int64_t)file->pending};
	struct bytes account = bytes_of(file->account.p, file->account.n);

	if (!str_empty(file->account) && ctx->app->key.n > 0)
		in.account =
		        fund_bank_mark(ctx, "fund bank account", &account, 1);
	TRY(fund_bank_store_lock(ctx));
	TRY(take_check(ctx, &in));
	TRY(rows_in(ctx, in.id, file, &report));
	if (report.added > 0) {
		TRY(fund_bank_store_in(ctx, &in));
		TRY(match_certain(ctx, file->from, file->to, &report.matched));
	}
	*out = report;
	return audit_record_detail(
	        ctx, "fund.bank_in", (struct person_id){0}, in.id,
	        str_print(ctx->arena, "added=%lld known=%lld matched=%lld",
	                  (long long)report.added, (long long)report.known,
	                  (long long)report.matched));
}

void
fund_bank_gaps(struct fund_bank_statement *list, size_t n)
{
	size_t last = 0; /* the one that reaches furthest */

	for (size_t i = 1; i < n; i++) {
		list[i].gap = date_before(list[last].to, list[i].from) &&
		              list[i].opening.pence != list[last].closing.pence;
		list[i].gap_from = list[last].closing;
		if (!date_before(list[i].to, list[last].to))
			last = i;
	}
}

/* --- which payment a line is -------------------------------------------- */

#define NAME_LEAST 4 /* letters of a word that tells a supplier */
#define WORDS_MOST 40

static bool
names_one(struct arena *arena, struct str bank, struct str supplier)
{
	struct str said[WORDS_MOST], named[WORDS_MOST];
	size_t said_n = fold_words(arena, fold(arena, bank), said, WORDS_MOST);
	size_t named_n =
	        fold_words(arena, fold(arena, supplier), named, WORDS_MOST);

	for (size_t i = 0; i < named_n; i++)
		for (size_t j = 0; j < said_n; j++)
			if (named[i].n >= NAME_LEAST &&
			    !str_is(named[i], "fictional") &&
			    str_equal(named[i], said[j]))
				return true;
	return false;
}

/* Of so many lines with so many payments: the memory of each is let go. */
static bool
names(struct arena *arena, struct str bank, struct str supplier)
{
	struct arena_mark mark = arena_mark(arena);
	bool found = names_one(arena, bank, supplier);

	arena_release(arena, mark);
	return found;
}

int
fund_bank_fit(struct arena *arena, const struct fund_bank_line *line,
              const struct fund_bank_move *move)
{
	int days = date_days_between(move->on, line->on);

	if (line->sum.pence != move->sum.pence || days < -FUND_BANK_DAYS ||
	    days > FUND_BANK_DAYS)
		return 0;
	/* Nothing is bought where the funder pays in: the sum must do. */
	return str_empty(move->supplier) ||
	                       names(arena, line->words, move->supplier)
	               ? 2
	               : 1;
}

/* A line and a move that fit each other well and nothing else at all. */
static bool
certain(struct arena *arena, const struct fund_bank_line *lines, size_t lines_n,
        size_t at, const struct fund_bank_move *moves, size_t moves_n,
        size_t *found)
{
	size_t n = 0;

	for (size_t i = 0; i < moves_n; i++)
		if (fund_bank_fit(arena, &lines[at], &moves[i]) > 0) {
			*found = i;
			n++;
		}
	if (n != 1 || moves[*found].matched ||
	    fund_bank_fit(arena, &lines[at], &moves[*found]) < 2)
		return false;
	for (size_t i = 0; i < lines_n; i++)
		if (i != at &&
		    fund_bank_fit(arena, &lines[i], &moves[*found]) > 0)
			return false;
	return true;
}

static const struct fault *
match_certain(struct ctx *ctx, struct date from, struct date to, int64_t *n)
{
	struct fund_bank_line *lines;
	struct fund_bank_move *moves;
	size_t lines_n, moves_n, at = 0;

	TRY(fund_bank_lines(ctx, date_add_days(from, -FUND_BANK_DAYS),
	                    date_add_days(to, FUND_BANK_DAYS),
	                    FUND_BANK_UNMATCHED, &lines, &lines_n));
	TRY(fund_bank_moves(ctx, date_add_days(from, -2 * FUND_BANK_DAYS),
	                    date_add_days(to, 2 * FUND_BANK_DAYS),
	                    FUND_BANK_UNMATCHED, &moves, &moves_n));
	for (size_t i = 0; i < lines_n; i++) {
		if (!certain(ctx->arena, lines, lines_n, i, moves, moves_n,
		             &at))
			continue;
		TRY(fund_bank_store_match(ctx, &lines[i], &moves[at], true));
		moves[at].matched = true;
		(*n)++;
	}
	return NULL;
}

const struct fault *
fund_bank_likely(struct ctx *ctx, const struct fund_bank_line *line,
                 struct fund_bank_move **out, size_t *n)
{
	struct fund_bank_move *moves;
	size_t all;

	TRY(fund_bank_moves(ctx, date_add_days(line->on, -FUND_BANK_DAYS),
	                    date_add_days(line->on, FUND_BANK_DAYS),
	                    FUND_BANK_UNMATCHED, &moves, &all));
	*out = arena_new(ctx->arena, struct fund_bank_move, all + 1);
	*n = 0;
	for (int fit = 2; fit >= 0; fit--)
		for (size_t i = 0; i < all; i++)
			if (fund_bank_fit(ctx->arena, line, &moves[i]) == fit &&
			    (line->sum.pence < 0) == (moves[i].sum.pence < 0))
				(*out)[(*n)++] = moves[i];
	return NULL;
}

/* --- by hand ------------------------------------------------------------ */

/* Each of them once, free, and all together the line's sum. */
static const struct fault *
moves_check(struct ctx *ctx, const struct fund_bank_line *line,
            const struct fund_bank_move *moves, size_t n)
{
	struct problems problems;
	struct money sum = {0};

	for (size_t i = 0; i < n; i++) {
		if (moves[i].matched)
			return fault_refused(ctx, "One of these is matched "
			                          "already");
		for (size_t j = 0; j < i; j++)
			if (moves[j].entry.v == moves[i].entry.v)
				return fault_refused(ctx, "One of these is "
				                          "named twice");
		if (!money_add(sum, moves[i].sum, &sum))
			sum.pence = 0;
	}
	problems_init(&problems, ctx->arena);
	if (n == 0)
		problems_add(&problems, "entry", "Select what this line paid");
	else if (sum.pence != line->sum.pence)
		problems_add(&problems, "entry",
		             "What you selected makes {sum}, and the bank says "
		             "{line}",
		             {"sum", money_show(ctx->arena, sum)},
		             {"line", money_show(ctx->arena, line->sum)});
	return problems_fault(&problems);
}

const struct fault *
fund_bank_match(struct ctx *ctx, struct bank_line_id id,
                const struct entry_id *entries, size_t n)
{
	struct fund_bank_move *moves =
	        arena_new(ctx->arena, struct fund_bank_move, n + 1);
	struct fund_bank_line line;

	TRY(fund_bank_store_lock(ctx));
	TRY(fund_bank_line(ctx, id, &line));
	if (line.matched)
		return fault_refused(ctx, "This line is matched already");
	for (size_t i = 0; i < n; i++)
		TRY(fund_bank_move(ctx, entries[i], &moves[i]));
	TRY(moves_check(ctx, &line, moves, n));
	for (size_t i = 0; i < n; i++)
		TRY(fund_bank_store_match(ctx, &line, &moves[i], false));
	return audit_record(ctx, "fund.bank_matched", (struct person_id){0},
	                    id.v);
}

static void
words_check(struct problems *problems, const char *field, struct str words,
            struct text missing)
{
	if (str_empty(words))
		problems_put(problems, field, missing);
	fund_words_check(problems, field, words, FUND_LINE_MOST);
}

const struct fault *
fund_bank_unmatch(struct ctx *ctx, struct bank_line_id id, struct str reason)
{
	struct fund_bank_line line;
	struct problems problems;
	int64_t n;

	TRY(fund_bank_store_lock(ctx));
	TRY(fund_bank_line(ctx, id, &line));
	if (!line.matched)
		return fault_refused(ctx, "This line is matched with nothing");
	TRY(fund_month_check(ctx, ctx->who.organisation, line.on));
	problems_init(&problems, ctx->arena);
	words_check(&problems, "reason", reason,
	            TEXT("Enter why the match is undone"));
	TRY(problems_fault(&problems));
	TRY(fund_bank_store_unmatch(ctx, id, reason, &n));
	return audit_record(ctx, "fund.bank_unmatched", (struct person_id){0},
	                    id.v);
}

/* What is explained is there, and stands alone. */
static const struct fault *
alone_check(struct ctx *ctx, struct bank_line_id line, struct entry_id entry)
{
	struct fund_bank_line at_bank;
	struct fund_bank_move in_books;
	bool matched;

	if (line.v != 0) {
		TRY(fund_bank_line(ctx, line, &at_bank));
		matched = at_bank.matched;
	} else {
		TRY(fund_bank_move(ctx, entry, &in_books));
		matched = in_books.matched;
	}
	if (matched)
		return fault_refused(ctx, "This is matched, and needs no "
		                          "explanation");
	return NULL;
}

const struct fault *
fund_bank_explain(struct ctx *ctx, struct bank_line_id line,
                  struct entry_id entry, int why, struct str words)
{
	struct problems problems;

	TRY(fund_bank_store_lock(ctx));
	TRY(alone_check(ctx, line, entry));
	problems_init(&problems, ctx->arena);
	if (why < 0 || why >= FUND_WHY_COUNT)
		problems_add(&problems, "why",
		             "Select why there is nothing beside it");
	words_check(&problems, "words", words,
	            TEXT("Enter in a few words what it is"));
	TRY(problems_fault(&problems));
	TRY(fund_bank_store_note(ctx, line, entry, why, words));
	return audit_record(ctx, "fund.bank_explained", (struct person_id){0},
	                    line.v != 0 ? line.v : entry.v);
}
