/*
 * fund_finance.h - the fund's money as finance sees it: the bank's statement,
 * what it says beside what the books say, and a month that is closed.
 *
 * Whose money it is for is never told here: payments are known by what was
 * bought, from whom and for how much.  What the bank wrote is personal data:
 * it lies sealed, and only whoever pays reads it.
 *
 * Rules kept here, each with a test of the same words:
 *   - every row of a statement is in, or is in the report with its row and
 *     column;
 *   - a statement brought in twice adds nothing, and one that overlaps adds
 *     what is new;
 *   - what a statement begins with and its rows make what it ends with;
 *   - a statement of another account is refused;
 *   - a bank line is matched at once when nothing else could be meant;
 *   - matched payments make the bank line's sum, to the penny;
 *   - a match is undone with a reason, and stays on record;
 *   - the bank's words are in no log and no address.
 */
#ifndef PRACTICE_FUND_FINANCE_H
#define PRACTICE_FUND_FINANCE_H

#include "base/money.h"
#include "kernel/capability.h"

/* --- a statement as a file (fund_bank_csv.c, fund_bank_camt.c) ---------- */

/* A statement's most bytes and rows, and the most text of a row. */
#define FUND_BANK_BYTES_MOST ((size_t)2 * 1024 * 1024)
#define FUND_BANK_ROWS_MOST  5000
#define FUND_BANK_WORDS_MOST ((size_t)500)

enum fund_bank_kind { FUND_BANK_CSV, FUND_BANK_CAMT, FUND_BANK_KIND_COUNT };
extern const char *const fund_bank_kinds[FUND_BANK_KIND_COUNT + 1];

struct fund_bank_row {
	int64_t at; /* its line in the file, or its place among the entries */
	struct date on;
	struct money sum;     /* into the account; below 0 out of it */
	struct str words;     /* what the bank wrote */
	struct str ref;       /* the bank's own reference, or empty */
	struct money balance; /* after it; only with has_balance */
	bool has_balance;
};

struct fund_bank_file {
	enum fund_bank_kind kind;
	struct str account; /* IBAN or number, or empty: not told */
	struct fund_bank_row *rows;
	size_t n;
	size_t pending; /* not booked yet: left out */
	bool has_balances;
	struct money opening;
	struct money closing;
	struct date from; /* of the first and the last row, or as told */
	struct date to;
};

/*
 * Read a statement; `today` is the last day a row may be of.  What cannot be
 * read is a problem each, of the field "statement" (the file) or "rows" (with
 * row and column), at most FUND_BANK_WRONG_MOST of these.  Balances asserted.
 */
#define FUND_BANK_WRONG_MOST 50
void fund_bank_csv_read(struct str text, struct date today,
                        struct fund_bank_file *out, struct problems *problems);
/* camt.053.001.02 and .08, without document type and so without entities. */
void fund_bank_camt_read(struct str text, struct date today,
                         struct fund_bank_file *out, struct problems *problems);
/* Either, by what it begins with; text in Latin-1 is made UTF-8. */
void fund_bank_read(struct str bytes, struct date today,
                    struct fund_bank_file *out, struct problems *problems);

/*
 * A sum as banks write it: "1,234.56", "-12.30", "12.30-", "(12.30)",
 * "£12.30", "12.30 CR", "12.30 DR".  NULL, or why not: a key for text_get.
 */
MUST_CHECK const char *fund_bank_sum(struct str s, struct money *out);

/* --- the bank beside the books (fund_bank.c) ---------------------------- */

struct fund_bank_report {
	int64_t added;
	int64_t known; /* were in already */
	int64_t pending;
	int64_t matched; /* at once */
};

/*
 * Bring a statement in that was read without a problem.  REFUSED without a
 * pot, when it is of another account, overlaps one of the other kind, or
 * would add to a closed month.  INVALID without opening and closing.
 */
MUST_CHECK const struct fault *
fund_bank_take(struct ctx *ctx, const struct fund_bank_file *file,
               struct fund_bank_report *out);

/* Why something stands on one side only. */
enum fund_bank_why {
	FUND_WHY_CHARGE,   /* the bank's charge or interest */
	FUND_WHY_NEXT,     /* at the bank next month */
	FUND_WHY_BEFORE,   /* of the month before */
	FUND_WHY_NOT_OURS, /* nothing of the fund's */
	FUND_WHY_OTHER,
	FUND_WHY_COUNT
};
extern const char *const fund_bank_whys[FUND_WHY_COUNT + 1];
extern const char *const fund_bank_why_keys[];

/* A line of the bank. */
struct fund_bank_line {
	struct bank_line_id id;
	struct date on;
	struct money sum;
	struct str words;
	bool matched;
	bool by_rule;
	struct money booked; /* by the last day asked for, of what is matched */
	int why;             /* enum fund_bank_why; -1: not explained */
	struct str why_words;
};

/* What the books say went into the bank account or out of it. */
struct fund_bank_move {
	struct entry_id entry;
	struct date on;
	struct money sum; /* into the account; below 0 out of it */
	struct str code;
	struct str what; /* what was bought, or empty */
	struct str supplier;
	bool matched;
	struct bank_line_id line; /* {0}: none */
	struct date line_on;
	int why;
	struct str why_words;
};

enum fund_bank_which {
	FUND_BANK_ALL,
	FUND_BANK_UNMATCHED,
	FUND_BANK_OPEN, /* not wholly matched by the last of the days */
};
/* Lines, or moves, from one day to another, at most 2,000. */
MUST_CHECK const struct fault *
fund_bank_lines(struct ctx *ctx, struct date from, struct date to,
                enum fund_bank_which which, struct fund_bank_line **out,
                size_t *n);
MUST_CHECK const struct fault *
fund_bank_moves(struct ctx *ctx, struct date from, struct date to,
                enum fund_bank_which which, struct fund_bank_move **out,
                size_t *n);
/* One of them; NOT_FOUND of another organisation. */
MUST_CHECK const struct fault *
fund_bank_line(struct ctx *ctx, struct bank_line_id id,
               struct fund_bank_line *out);
MUST_CHECK const struct fault *
fund_bank_move(struct ctx *ctx, struct entry_id entry,
               struct fund_bank_move *out);

/* The days around a line's in which its payment is looked for (ours). */
#define FUND_BANK_DAYS 10
/* The moves that may be a line, the likeliest first. */
MUST_CHECK const struct fault *
fund_bank_likely(struct ctx *ctx, const struct fund_bank_line *line,
                 struct fund_bank_move **out, size_t *n);
/* How well a move fits a line: 0 not, 1 sum and days, 2 the name as well. */
int fund_bank_fit(struct arena *arena, const struct fund_bank_line *line,
                  const struct fund_bank_move *move);

/* Match a line to n moves.  INVALID when they do not make its sum; REFUSED
 * when one of them is matched already, or the line is. */
MUST_CHECK const struct fault *
fund_bank_match(struct ctx *ctx, struct bank_line_id id,
                const struct entry_id *entries, size_t n);
/* Undo it.  INVALID without a reason; REFUSED when nothing is matched, or
 * the line's month is closed. */
MUST_CHECK const struct fault *
fund_bank_unmatch(struct ctx *ctx, struct bank_line_id id, struct str reason);
/* Say in words why a line, or a move, has nothing beside it.  INVALID
 * without; REFUSED when it is matched or its month closed. */
MUST_CHECK const struct fault *
fund_bank_explain(struct ctx *ctx, struct bank_line_id line,
                  struct entry_id entry, int why, struct str words);

/* --- what the books say (fund_month_books_store.c) ---------------------- */

/* Accounts of one kind that hold money elsewhere: floats, cards. */
struct fund_books_kind {
	struct str kind; /* "fund.float" */
	int64_t accounts;
	struct money sum;
};
struct fund_books {
	bool open;          /* there is a pot */
	struct money given; /* what the funder put in */
	struct money spent;
	struct money pot; /* not yet anybody's */
	struct fund_books_kind *others;
	size_t others_n;
	struct money floats;  /* all of these */
	struct money at_bank; /* given, less spent and floats */
};
/* At the end of a day, of the actor's organisation. */
MUST_CHECK const struct fault *
fund_books(struct ctx *ctx, struct date on, struct fund_books *out);

/* Which accounts these are, read once, and their sums on a day: one statement
 * for twenty of them.  The first three are the bank, what is spent, the pot. */
#define FUND_BOOKS_OWN ((size_t)3)
struct fund_books_of {
	bool open;
	struct account_id *accounts;
	struct str *kinds; /* of those after the first three, in order */
	size_t n;
};
MUST_CHECK const struct fault *
fund_books_of(struct ctx *ctx, struct fund_books_of *out);
MUST_CHECK const struct fault *
fund_books_at(struct ctx *ctx, const struct fund_books_of *of, struct date on,
              struct fund_books *out);

/* The first and last day of a day's month. */
struct date fund_month_first(struct date d);
struct date fund_month_last(struct date d);

/* A statement that is in. */
struct fund_bank_statement {
	enum fund_bank_kind kind;
	struct date from, to;
	struct money opening, closing;
	int64_t lines;
	bool gap;              /* something before it is missing */
	struct money gap_from; /* what the one before ended with */
};
/* Where something is missing before one, given the oldest first. */
void fund_bank_gaps(struct fund_bank_statement *list, size_t n);
/* Those of the organisation, the oldest first. */
MUST_CHECK const struct fault *
fund_bank_statements(struct ctx *ctx, struct fund_bank_statement **out,
                     size_t *n);

#endif
