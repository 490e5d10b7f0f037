/*
 * fund_open.h - the payments over a sum, as a file that anybody may have.
 *
 * One file for a month and organisation, in the columns of the transparency
 * codes (probation-rules.md section 9; the sum is theirs: over £500).  It is
 * made once, after somebody said which of the paid are organisations, and
 * kept: the same month is the same file, byte for byte.
 *
 * Rules kept here, each with a test of the same words:
 *   - the columns are those of the code, in its order;
 *   - only what was paid above the sum in a month that has ended is in it;
 *   - where months are closed, the file waits until its month is;
 *   - money that came back is not in it;
 *   - whoever is not said to be an organisation is redacted;
 *   - money given back to a person for what they paid is always redacted;
 *   - no cell of it is run by a spreadsheet;
 *   - the same month is the same file, byte for byte;
 *   - the file of another organisation is not there.
 */
#ifndef PRACTICE_FUND_OPEN_H
#define PRACTICE_FUND_OPEN_H

#include "practice/fund/fund.h"

/* The columns as they stand in the first line. */
extern const char *const fund_open_columns[];

/* One payment over the sum. */
struct fund_over {
	struct fund_id request;
	int purpose;
	struct str supplier;
	struct money paid;
	struct date paid_on;
	int64_t payment;
	enum fund_way way;
	bool named; /* said to be an organisation */
};

struct fund_open_month {
	struct date month; /* its first day */
	bool made;
	int64_t things; /* in the file */
	struct str body;
};

/* "2026-10", and back; false when it is none. */
struct str fund_month_key(struct arena *arena, struct date month);
MUST_CHECK bool fund_month_read(struct str key, struct date *out);

/* Whether there may be a file: it is over (today, first day of the month). */
bool fund_month_over(struct date today, struct date month);

/* The payments of the actor's organisation that the file has or would have,
 * by day. */
MUST_CHECK const struct fault *
fund_open_payments(struct ctx *ctx, struct date month, struct fund_over **out,
                   size_t *n);

/* Make the file; `named` are the payments to organisations.  REFUSED before
 * the month has ended or is closed, and when it is made; NOT_FOUND for a
 * request that is not among the payments. */
MUST_CHECK const struct fault *
fund_open_make(struct ctx *ctx, struct date month, const struct fund_id *named,
               size_t named_n);

/* The month's file, with its body; made is false when there is none. */
MUST_CHECK const struct fault *
fund_open_get(struct ctx *ctx, struct date month, struct fund_open_month *out);

#endif
