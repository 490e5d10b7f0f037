/*
 * fund_month.h - a month of the fund, closed from one screen.
 *
 * What the bank holds, what the books say and what lies elsewhere stand
 * beside each other; each difference has its explanation.  Closing writes
 * these figures down with the head of the ledger's chains (invariant 10).
 *
 * Rules kept here, each with a test of the same words:
 *   - a month is closed after its last day, and each after the one before;
 *   - a month is closed when bank, books and floats are as somebody counted
 *     them, and every difference is explained;
 *   - at the bank next month explains one month and no more;
 *   - a closed month takes no entry and no bank line;
 *   - a month is reopened by two people, with a reason, the newest first;
 *   - the head of the ledger's chains is printed on the monthly report.
 */
#ifndef PRACTICE_FUND_MONTH_H
#define PRACTICE_FUND_MONTH_H

#include "practice/fund/fund_finance.h"

/* A month as it was closed. */
struct fund_month_closing {
	bool closed;
	int64_t id;
	struct instant at;
	struct user_id by;
	struct str seal; /* hexadecimal */
	struct instant sealed_at;
	struct money bank, books;
	struct str start_words;
	struct str asked_why; /* to reopen it, or empty */
	struct user_id asked_by;
};

struct fund_month {
	struct date first, last;
	bool known; /* a statement is in that begins in it or before */
	bool over;
	bool gap;                 /* a statement is missing up to its end */
	bool next;                /* the one before is closed, or the first */
	struct fund_books before; /* at the end of the month before */
	struct fund_books books;  /* at its end, as is all that follows */
	struct money bank;
	struct money start; /* what the first statement had more or less */
	struct fund_bank_line *lines;
	size_t lines_n;
	struct money lines_open; /* at the bank and not in the books */
	struct fund_bank_move *moves;
	size_t moves_n;
	struct money moves_open; /* in the books and not at the bank */
	size_t unexplained;
	int64_t payments;
	struct money paid;
	struct fund_month_closing closing;
};

/* The month of this day, as it stands now. */
MUST_CHECK const struct fault *
fund_month(struct ctx *ctx, struct date on, struct fund_month *out);

/* The month that is to be closed next: of the first statement, or the one
 * after the newest closed one; this month when there is none. */
MUST_CHECK const struct fault *
fund_month_next(struct ctx *ctx, struct date *out);

/* Whether something open is explained, in the month that ends so. */
bool fund_month_explains(int why, struct date on, struct date first);

/* What somebody counted. */
#define FUND_MONTH_KINDS_MOST 8
struct fund_month_said {
	struct money bank; /* as the bank shows it; INT64_MIN: nothing typed */
	struct money kinds[FUND_MONTH_KINDS_MOST]; /* as books.others */
	struct str start_words;
};

/* Names of the fields of what was counted elsewhere. */
extern const char *const fund_month_fields[];

/* Close it.  REFUSED before its end, out of order, twice, or while a
 * statement is missing; INVALID where what was counted differs, or something
 * is not explained. */
MUST_CHECK const struct fault *
fund_month_close(struct ctx *ctx, struct date first,
                 const struct fund_month_said *said);

/* Ask that it be reopened; and do it, which is for somebody else.  INVALID
 * without a reason; REFUSED when it is not the newest that is closed. */
MUST_CHECK const struct fault *
fund_month_reopen_ask(struct ctx *ctx, struct date first, struct str reason);
MUST_CHECK const struct fault *
fund_month_reopen(struct ctx *ctx, struct date first);

/* REFUSED when the day is in a closed month of the organisation: before
 * every entry of the fund that moves money. */
MUST_CHECK const struct fault *
fund_month_check(struct ctx *ctx, struct organisation_id organisation,
                 struct date on);

/* The months from the first statement to this one, the newest first, at most
 * 36: what they were closed with. */
struct fund_month_row {
	struct date first;
	bool over;
	struct fund_month_closing closing;
};
MUST_CHECK const struct fault *
fund_months(struct ctx *ctx, struct fund_month_row **out, size_t *n);

/* --- fund_month_store.c ------------------------------------------------- */

struct fund_month_anchor {
	bool known;
	struct date from; /* of the first statement */
	struct money opening;
	struct money lines; /* all up to the day asked for */
	struct money early; /* of these, matched with entries before `from` */
	int64_t payments;   /* of the month */
	struct money paid;
};
MUST_CHECK const struct fault *
fund_month_store_anchor(struct ctx *ctx, struct date first, struct date last,
                        struct fund_month_anchor *out);
MUST_CHECK const struct fault *
fund_month_store_closing(struct ctx *ctx, struct date first,
                         struct fund_month_closing *out);
/* The first day of the newest closed month, or DATE_NONE. */
MUST_CHECK const struct fault *
fund_month_store_newest(struct ctx *ctx, struct organisation_id organisation,
                        struct date *out);
MUST_CHECK const struct fault *
fund_month_store_add(struct ctx *ctx, const struct fund_month *month,
                     const struct fund_month_closing *closing);
MUST_CHECK const struct fault *
fund_month_store_ask(struct ctx *ctx, int64_t closing, struct str reason);
MUST_CHECK const struct fault *
fund_month_store_open(struct ctx *ctx, int64_t closing);

#endif
