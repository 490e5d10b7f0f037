/*
 * fund_bank_csv.c - a statement as a table: columns known by their names.
 */
#include <string.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "practice/fund/fund_bank_local.h"

enum column {
	COLUMN_DATE,
	COLUMN_WORDS,
	COLUMN_REF,
	COLUMN_SUM,
	COLUMN_IN,
	COLUMN_OUT,
	COLUMN_SIDE, /* "DR" or "CR" beside a sum */
	COLUMN_BALANCE,
	COLUMN_CURRENCY,
	COLUMN_ACCOUNT,
	COLUMN_COUNT
};

/* What banks call them, in small letters; the first that is there counts. */
static const struct {
	enum column column;
	const char *name;
} names[] = {
        {COLUMN_DATE, "date"},
        {COLUMN_DATE, "transaction date"},
        {COLUMN_DATE, "posting date"},
        {COLUMN_DATE, "posted date"},
        {COLUMN_DATE, "booking date"},
        {COLUMN_DATE, "completed date"},
        {COLUMN_DATE, "entry date"},
        {COLUMN_WORDS, "description"},
        {COLUMN_WORDS, "transaction description"},
        {COLUMN_WORDS, "narrative"},
        {COLUMN_WORDS, "details"},
        {COLUMN_WORDS, "memo"},
        {COLUMN_WORDS, "counter party"},
        {COLUMN_WORDS, "counterparty"},
        {COLUMN_WORDS, "payee"},
        {COLUMN_WORDS, "name"},
        {COLUMN_WORDS, "reference"},
        {COLUMN_REF, "transaction id"},
        {COLUMN_REF, "transaction reference"},
        {COLUMN_REF, "bank reference"},
        {COLUMN_REF, "fitid"},
        {COLUMN_SUM, "amount"},
        {COLUMN_SUM, "amount (gbp)"},
        {COLUMN_SUM, "amount (£)"},
        {COLUMN_SUM, "transaction amount"},
        {COLUMN_SUM, "value"},
        {COLUMN_IN, "paid in"},
        {COLUMN_IN, "money in"},
        {COLUMN_IN, "credit"},
        {COLUMN_IN, "credit amount"},
        {COLUMN_IN, "receipts"},
        {COLUMN_OUT, "paid out"},
        {COLUMN_OUT, "money out"},
        {COLUMN_OUT, "debit"},
        {COLUMN_OUT, "debit amount"},
        {COLUMN_OUT, "withdrawn"},
        {COLUMN_OUT, "payments"},
        {COLUMN_SIDE, "debit/credit"},
        {COLUMN_SIDE, "credit/debit"},
        {COLUMN_SIDE, "dr/cr"},
        {COLUMN_SIDE, "cr/dr"},
        {COLUMN_BALANCE, "balance"},
        {COLUMN_BALANCE, "balance (gbp)"},
        {COLUMN_BALANCE, "balance (£)"},
        {COLUMN_BALANCE, "running balance"},
        {COLUMN_BALANCE, "account balance"},
        {COLUMN_CURRENCY, "currency"},
        {COLUMN_CURRENCY, "ccy"},
        {COLUMN_ACCOUNT, "account number"},
        {COLUMN_ACCOUNT, "account"},
        {COLUMN_ACCOUNT, "iban"},
};
#define NAMES_N    (sizeof(names) / sizeof(names[0]))
#define WORDS_MOST 4
/* Banks write a few lines before the head. */
#define HEAD_WITHIN 20

struct table {
	struct csv_reader csv;
	struct problems *problems;
	struct fund_bank_file *file;
	struct date today;
	bool has[COLUMN_COUNT];
	size_t at[COLUMN_COUNT];
	struct str called[COLUMN_COUNT];
	size_t words[WORDS_MOST];
	size_t words_n;
};

static void
head_cell(struct table *t, size_t cell)
{
	struct arena *arena = t->problems->arena;
	struct str name =
	        str_lower(arena, utf8_clean_line(arena, t->csv.cells[cell]));

	for (size_t i = 0; i < NAMES_N; i++) {
		enum column c = names[i].column;

		if (!str_is(name, names[i].name))
			continue;
		if (c == COLUMN_WORDS && t->words_n < WORDS_MOST)
			t->words[t->words_n++] = cell;
		if (t->has[c])
			return;
		t->has[c] = true;
		t->at[c] = cell;
		t->called[c] = str_copy(arena, t->csv.cells[cell]);
	}
}

/* Whether the present row is the head: a day, and a sum in some way. */
static bool
head_read(struct table *t)
{
	memset(t->has, 0, sizeof(t->has));
	t->words_n = 0;
	for (size_t i = 0; i < t->csv.n; i++)
		head_cell(t, i);
	return t->has[COLUMN_DATE] &&
	       (t->has[COLUMN_SUM] ||
	        (t->has[COLUMN_IN] && t->has[COLUMN_OUT]));
}

static struct str
cell(const struct table *t, enum column column)
{
	if (!t->has[column] || t->at[column] >= t->csv.n)
		return S("");
	return str_trim(t->csv.cells[t->at[column]]);
}

static bool
wrong(struct table *t, enum column column, const char *why)
{
	fund_bank_wrong(t->problems, t->csv.line, t->called[column], why);
	return false;
}

static bool
day_read(struct table *t, struct fund_bank_row *row)
{
	struct str day = cell(t, COLUMN_DATE);

	/* "2026-11-24 10:31:00" */
	if (day.n > 10 && (day.p[10] == ' ' || day.p[10] == 'T') &&
	    day.p[4] == '-')
		day = str_slice(day, 0, 10);
	if (!date_read(day, t->today, &row->on))
		return wrong(t, COLUMN_DATE,
		             TK("it is not a day, for example 20/11/2026"));
	if (date_before(t->today, row->on))
		return wrong(t, COLUMN_DATE, TK("the day is still to come"));
	return true;
}

/* Two columns, one for each way; exactly one of them holds a sum. */
static bool
two_read(struct table *t, struct fund_bank_row *row)
{
	struct money in = {0}, out = {0};
	struct str a = cell(t, COLUMN_IN), b = cell(t, COLUMN_OUT);
	const char *why = str_empty(a) ? NULL : fund_bank_sum(a, &in);

	if (why == NULL && in.pence < 0)
		why = TK("what is paid in is not below nothing");
	if (why != NULL)
		return wrong(t, COLUMN_IN, why);
	why = str_empty(b) ? NULL : fund_bank_sum(b, &out);
	if (why != NULL)
		return wrong(t, COLUMN_OUT, why);
	if ((in.pence == 0) == (out.pence == 0))
		return wrong(t, COLUMN_IN,
		             TK("one of the two, paid in or paid out, must "
		                "hold a sum"));
	row->sum.pence = in.pence != 0
	                         ? in.pence
	                         : (out.pence < 0 ? out.pence : -out.pence);
	return true;
}

static bool
side_read(struct table *t, struct fund_bank_row *row)
{
	struct str side = str_lower(t->problems->arena, cell(t, COLUMN_SIDE));

	if (!t->has[COLUMN_SIDE])
		return true;
	if (str_is(side, "d") || str_is(side, "dr") || str_is(side, "debit")) {
		if (row->sum.pence > 0)
			row->sum.pence = -row->sum.pence;
		return true;
	}
	if ((str_is(side, "c") || str_is(side, "cr") ||
	     str_is(side, "credit")) &&
	    row->sum.pence > 0)
		return true;
	return wrong(t, COLUMN_SIDE, TK("it is neither in nor out"));
}

static bool
sum_read(struct table *t, struct fund_bank_row *row)
{
	const char *why;

	if (!t->has[COLUMN_SUM])
		return two_read(t, row);
	why = fund_bank_sum(cell(t, COLUMN_SUM), &row->sum);
	if (why == NULL && row->sum.pence == 0)
		why = TK("there is no sum");
	if (why != NULL)
		return wrong(t, COLUMN_SUM, why);
	return side_read(t, row);
}

static bool
balance_read(struct table *t, struct fund_bank_row *row)
{
	struct str s = cell(t, COLUMN_BALANCE);
	const char *why;

	if (str_empty(s))
		return true;
	why = fund_bank_sum(s, &row->balance);
	if (why != NULL)
		return wrong(t, COLUMN_BALANCE, why);
	row->has_balance = true;
	return true;
}

/* In pounds, and all of one account. */
static bool
account_read(struct table *t)
{
	struct str currency = cell(t, COLUMN_CURRENCY);
	struct str account = cell(t, COLUMN_ACCOUNT);

	if (!str_empty(currency) && !str_is(currency, "GBP") &&
	    !str_is(currency, "£"))
		return wrong(t, COLUMN_CURRENCY, TK("it is not in pounds"));
	if (str_empty(account))
		return true;
	if (str_empty(t->file->account))
		t->file->account = str_copy(t->problems->arena, account);
	if (!str_equal(t->file->account, account))
		return wrong(t, COLUMN_ACCOUNT,
		             TK("it is of another account than the rows "
		                "before"));
	return true;
}

static struct str
words_read(const struct table *t)
{
	struct buf b;

	buf_init(&b, t->problems->arena, 0);
	for (size_t i = 0; i < t->words_n; i++) {
		if (t->words[i] >= t->csv.n)
			continue;
		buf_str(&b, t->csv.cells[t->words[i]]);
		buf_char(&b, ' ');
	}
	return fund_bank_words(t->problems->arena, buf_get(&b));
}

static void
row_read(struct table *t)
{
	struct fund_bank_row row = {.at = t->csv.line};

	if (!day_read(t, &row) || !sum_read(t, &row) ||
	    !balance_read(t, &row) || !account_read(t))
		return;
	if (t->file->n == FUND_BANK_ROWS_MOST) {
		problems_add(t->problems, "statement",
		             "The statement has more than {n} rows. Bring it "
		             "in month by month",
		             {"n", str_print(t->problems->arena, "%d",
		                             FUND_BANK_ROWS_MOST)});
		return;
	}
	row.words = words_read(t);
	row.ref = str_copy(t->problems->arena, cell(t, COLUMN_REF));
	t->file->rows[t->file->n++] = row;
}

/* The next row that is one; what is none is told.  False at the end. */
static bool
next(struct table *t)
{
	enum csv_row got = csv_next(&t->csv);

	if (got == CSV_END || got == CSV_READ_ERROR ||
	    fund_bank_wrong_most(t->problems) ||
	    problems_of(t->problems, "statement") != NULL)
		return false;
	if (got != CSV_ROW)
		fund_bank_wrong(t->problems, t->csv.line, T("the whole row"),
		                TK("it cannot be read as a row of a table"));
	return true;
}

void
fund_bank_csv_read(struct str text, struct date today,
                   struct fund_bank_file *out, struct problems *problems)
{
	struct table t = {.problems = problems, .file = out, .today = today};
	bool head = false;

	*out = (struct fund_bank_file){
	        .kind = FUND_BANK_CSV, .from = DATE_NONE, .to = DATE_NONE};
	out->rows = arena_new(problems->arena, struct fund_bank_row,
	                      FUND_BANK_ROWS_MOST);
	csv_open(&t.csv, problems->arena, NULL);
	csv_text(&t.csv, text);
	for (int i = 0; i < HEAD_WITHIN && !head && next(&t); i++)
		head = head_read(&t);
	if (!head) {
		problems->n = 0;
		problems_add(problems, "statement",
		             "We cannot find the names of the columns. A "
		             "statement needs Date, and Amount or Paid in and "
		             "Paid out");
	}
	while (head && next(&t))
		if (t.csv.n > 0)
			row_read(&t);
	csv_close(&t.csv);
	fund_bank_settle(out, problems);
}
