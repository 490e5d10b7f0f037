/*
 * fund_bank_read.c - what both kinds of a bank's file share: sums, the
 * encoding, and balances that must come out.
 */
#include <string.h>

#include "base/utf8.h"
#include "practice/fund/fund_bank_local.h"

const char *const fund_bank_kinds[FUND_BANK_KIND_COUNT + 1] = {"csv", "camt",
                                                               NULL};

/* --- sums --------------------------------------------------------------- */

static bool
cut_start(struct str *s, struct str what)
{
	if (!str_starts(*s, what))
		return false;
	*s = str_trim(str_slice(*s, what.n, s->n));
	return true;
}

static bool
cut_end(struct str *s, struct str what)
{
	if (!str_ends(*s, what))
		return false;
	*s = str_trim(str_slice(*s, 0, s->n - what.n));
	return true;
}

/* The minus forms of banks; false when there are two of them. */
static bool
sign_read(struct str *s, bool *below)
{
	int signs = 0;

	signs += cut_start(s, S("-")) || cut_start(s, S("\xe2\x88\x92"));
	signs += cut_end(s, S("-"));
	signs += cut_end(s, S("DR")) || cut_end(s, S("Dr"));
	if (cut_start(s, S("("))) {
		if (!cut_end(s, S(")")))
			return false;
		signs++;
	}
	*below = signs == 1;
	if (signs == 0 && !cut_start(s, S("+")) && !cut_end(s, S("CR")))
		(void)cut_end(s, S("Cr"));
	return signs < 2;
}

static const char *
not_pounds(struct str s)
{
	static const struct str marks[] = {
	        S("€"), S("$"), S("USD"), S("EUR"), S("¥"), S("CHF"),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_has(s, marks[i]))
			return TK("it is not in pounds");
	return TK("it is not a sum in figures, for example 38.50");
}

const char *
fund_bank_sum(struct str s, struct money *out)
{
	struct str rest = str_trim(s);
	struct money sum;
	bool below;

	if (!sign_read(&rest, &below))
		return not_pounds(s);
	if (cut_start(&rest, S("GBP")) || cut_end(&rest, S("GBP")))
		rest = str_trim(rest);
	/* "£-12.30" as well as "-£12.30" */
	if (!below && cut_start(&rest, S("£")) && str_starts(rest, S("-")))
		below = cut_start(&rest, S("-"));
	if (!money_read(rest, &sum))
		return not_pounds(s);
	if (sum.pence > FUND_PENCE_MOST * 1000)
		return TK("it is more than a statement of the fund can hold");
	out->pence = below ? -sum.pence : sum.pence;
	return NULL;
}

/* --- what is wrong ------------------------------------------------------ */

static size_t
wrong_rows(const struct problems *problems)
{
	size_t n = 0;

	for (size_t i = 0; i < problems->n; i++)
		n += strcmp(problems->v[i].field, "rows") == 0;
	return n;
}

bool
fund_bank_wrong_most(const struct problems *problems)
{
	return wrong_rows(problems) >= FUND_BANK_WRONG_MOST;
}

void
fund_bank_wrong(struct problems *problems, int64_t row, struct str column,
                const char *why)
{
	if (fund_bank_wrong_most(problems))
		return;
	problems_add(problems, "rows", "Row {row}, {column}: {why}",
	             {"row",
	              str_print(problems->arena, "%lld", (long long)row)},
	             {"column", str_copy(problems->arena, column)},
	             {"why", text_get(why)});
}

struct str
fund_bank_words(struct arena *arena, struct str words)
{
	struct str s = utf8_clean_line(arena, words);

	if (s.n <= FUND_BANK_WORDS_MOST)
		return s;
	s.n = FUND_BANK_WORDS_MOST;
	while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	return str_trim(s);
}

/* --- balances ----------------------------------------------------------- */

/* Whether each balance is the one before it and the row between. */
static bool
rows_add_up(const struct fund_bank_file *file, size_t *at)
{
	for (*at = 1; *at < file->n; (*at)++) {
		const struct fund_bank_row *row = &file->rows[*at];
		struct money sum;

		if (!row->has_balance || !row[-1].has_balance)
			continue;
		if (!money_add(row[-1].balance, row->sum, &sum) ||
		    sum.pence != row->balance.pence)
			return false;
	}
	return true;
}

static void
turn_around(struct fund_bank_file *file)
{
	for (size_t i = 0; i < file->n / 2; i++) {
		struct fund_bank_row *a = &file->rows[i];
		struct fund_bank_row *b = &file->rows[file->n - 1 - i];
		struct fund_bank_row kept = *a;

		*a = *b;
		*b = kept;
	}
}

/* Newest first as many banks write it: told by days, else by balances. */
static void
oldest_first(struct fund_bank_file *file)
{
	size_t at;

	if (file->n < 2)
		return;
	if (date_before(file->rows[file->n - 1].on, file->rows[0].on))
		turn_around(file);
	else if (file->rows[0].on.days == file->rows[file->n - 1].on.days &&
	         !rows_add_up(file, &at)) {
		turn_around(file);
		if (!rows_add_up(file, &at))
			turn_around(file);
	}
}

static void
balances_of_rows(struct fund_bank_file *file, struct problems *problems)
{
	const struct fund_bank_row *first = &file->rows[0];
	size_t at;

	if (!first->has_balance || !file->rows[file->n - 1].has_balance)
		return;
	if (!rows_add_up(file, &at)) {
		fund_bank_wrong(problems, file->rows[at].at, T("balance"),
		                TK("it is not the balance before it and this "
		                   "row. A row is missing or was changed"));
		return;
	}
	file->has_balances = true;
	file->opening.pence = first->balance.pence - first->sum.pence;
	file->closing = file->rows[file->n - 1].balance;
}

static void
period_of_rows(struct fund_bank_file *file)
{
	for (size_t i = 0; i < file->n; i++) {
		if (!date_is(file->from) ||
		    date_before(file->rows[i].on, file->from))
			file->from = file->rows[i].on;
		if (!date_is(file->to) ||
		    date_before(file->to, file->rows[i].on))
			file->to = file->rows[i].on;
	}
}

void
fund_bank_settle(struct fund_bank_file *file, struct problems *problems)
{
	struct money sum = file->opening;

	if (problems->n > 0)
		return;
	if (file->n == 0) {
		problems_add(problems, "statement",
		             "There is no row in this statement");
		return;
	}
	oldest_first(file);
	period_of_rows(file);
	if (!file->has_balances)
		balances_of_rows(file, problems);
	if (!file->has_balances || problems->n > 0)
		return;
	sum = file->opening;
	for (size_t i = 0; i < file->n; i++)
		if (!money_add(sum, file->rows[i].sum, &sum))
			break;
	if (sum.pence != file->closing.pence)
		problems_add(problems, "statement",
		             "It begins with {opening} and its rows make "
		             "{sum}, but it ends with {closing}",
		             {"opening",
		              money_show(problems->arena, file->opening)},
		             {"sum", money_show(problems->arena, sum)},
		             {"closing",
		              money_show(problems->arena, file->closing)});
}

/* --- which kind it is --------------------------------------------------- */

/* Bytes above ASCII as Latin-1, which banks still write for a pound sign. */
static struct str
from_latin1(struct arena *arena, struct str s)
{
	char *p = arena_bytes(arena, 2 * s.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80) {
			p[n++] = s.p[i];
			continue;
		}
		p[n++] = (char)(0xc0 | c >> 6);
		p[n++] = (char)(0x80 | (c & 0x3f));
	}
	return (struct str){p, n};
}

void
fund_bank_read(struct str bytes, struct date today, struct fund_bank_file *out,
               struct problems *problems)
{
	struct str start = str_trim(utf8_after_mark(bytes));
	size_t bad;

	if (str_starts(start, S("<"))) {
		fund_bank_camt_read(start, today, out, problems);
		return;
	}
	if (memchr(bytes.p, 0, bytes.n) == NULL && !utf8_check(bytes, &bad))
		bytes = from_latin1(problems->arena, bytes);
	fund_bank_csv_read(bytes, today, out, problems);
}
