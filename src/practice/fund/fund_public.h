/*
 * fund_public.h - what anybody may read of the fund: totals, never a person.
 *
 * A quarter is counted once, after it has ended, and kept as it was counted:
 * the page reads what is kept and nothing else.  So nobody can take one
 * reading from another and be left with a person (decision 14; method of
 * hiding and rounding: evaluation.md section 8).
 *
 * Rules kept here, each with a test of the same words:
 *   - only a quarter that has ended is published;
 *   - a quarter is published once, and what is published never changes;
 *   - a number about fewer than ten people is not shown;
 *   - no hidden number can be worked out from those that are shown;
 *   - what is published of another organisation stays its own;
 *   - a public line is shown only when a manager released it;
 *   - a line is released only when its request is old enough and paid;
 *   - a line that holds a name is not released;
 *   - a line that is taken back is shown no more.
 */
#ifndef PRACTICE_FUND_PUBLIC_H
#define PRACTICE_FUND_PUBLIC_H

#include "practice/fund/fund.h"
#include "register/organisations/organisations.h"

/* --- hiding: pure ------------------------------------------------------ */

/* One number of a table with its total: how many people it is about. */
struct fund_cell {
	int64_t people;
	bool hidden;
};

/*
 * Hide each cell about fewer than `least` people, none included, and as many
 * more, the smallest first, as it takes that the hidden ones together are at
 * least two and about at least `least` people.  `apart`: nobody stands in two
 * cells; else the largest hidden cell alone must be that large.
 */
void fund_hide(struct fund_cell *cells, size_t n, int64_t least, bool apart);

/* To the nearest multiple of `to` (1 or more), halves up. */
int64_t fund_round(int64_t n, int64_t to);

/* --- quarters: pure ---------------------------------------------------- */

/* First day of the quarter that a day lies in, and of the one after it. */
struct date fund_quarter_of(struct date day);
struct date fund_quarter_next(struct date quarter);
/* "2026-q3", and back; false when it is none. */
struct str fund_quarter_key(struct arena *arena, struct date quarter);
MUST_CHECK bool fund_quarter_read(struct str key, struct date *out);
/* "July to September 2026", in the thread's language. */
struct str fund_quarter_words(struct arena *arena, struct date quarter);

/* --- what is published ------------------------------------------------- */

struct fund_total {
	bool shown;
	int64_t people; /* rounded, as all here */
	int64_t things;
	int64_t pounds;
};

struct fund_release {
	int64_t id; /* 0: not published */
	struct organisation_id organisation;
	struct date quarter;
	int64_t least; /* fewer people than this are not shown */
	struct fund_total all;
	struct fund_total by[FUND_PURPOSE_COUNT];
	int64_t helped; /* of ten who said anything; -1: not shown */
	int64_t days;   /* working days from asking to paying; -1 */
	struct instant made_at;
};

/* What publishing the quarter now would show of the actor's organisation. */
MUST_CHECK const struct fault *
fund_public_count(struct ctx *ctx, struct date quarter,
                  struct fund_release *out);

/* Publish it.  REFUSED before the quarter has ended, when it is published,
 * and to whoever belongs to no organisation. */
MUST_CHECK const struct fault *
fund_public_make(struct ctx *ctx, struct date quarter);

/* A published quarter; DATE_NONE: the newest.  *found false: there is none. */
MUST_CHECK const struct fault *
fund_public_find(struct ctx *ctx, struct organisation_id organisation,
                 struct date quarter, struct fund_release *out, bool *found);

/* First days of the published quarters, newest first. */
MUST_CHECK const struct fault *
fund_public_quarters(struct ctx *ctx, struct organisation_id organisation,
                     struct date **out, size_t *n);

/* The organisations that have published anything, by name. */
MUST_CHECK const struct fault *
fund_public_organisations(struct ctx *ctx, struct organisation **out,
                          size_t *n);

/* --- lines ------------------------------------------------------------- */

/* A line that a manager may release, or has. */
struct fund_line {
	int64_t id; /* 0: not released */
	struct fund_id request;
	struct person_id person; /* {0} once released */
	struct str words;
};

/* Of requests within reach that are old enough and paid, oldest first. */
MUST_CHECK const struct fault *
fund_line_ready(struct ctx *ctx, struct fund_line **out, size_t *n);

/* Release it: the words are kept as they are now.  NOT_FOUND out of reach;
 * REFUSED when it is too young, not paid, released before, without words or
 * holds the person's name. */
MUST_CHECK const struct fault *
fund_line_release(struct ctx *ctx, struct fund_id request);

/* Show it no more.  NOT_FOUND of another organisation. */
MUST_CHECK const struct fault *fund_line_withdraw(struct ctx *ctx, int64_t id);

/* Those shown, by their words, so that no order tells anything. */
MUST_CHECK const struct fault *
fund_lines(struct ctx *ctx, struct organisation_id organisation,
           struct fund_line **out, size_t *n);

#endif
