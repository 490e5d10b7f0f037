/*
 * fund_bank_local.h - inside the fund: reading a bank's statement, and its
 * rows in the database.
 */
#ifndef PRACTICE_FUND_BANK_LOCAL_H
#define PRACTICE_FUND_BANK_LOCAL_H

#include "practice/fund/fund_finance.h"
#include "practice/fund/fund_local.h"

/* --- fund_bank_read.c: what both kinds of file share -------------------- */

/* A row or entry that cannot be read: "Row 12, Paid out: ..." */
void fund_bank_wrong(struct problems *problems, int64_t row, struct str column,
                     const char *why);
/* On one line, and cut to FUND_BANK_WORDS_MOST bytes. */
struct str fund_bank_words(struct arena *arena, struct str words);
/* Whether more problems of rows would still be told. */
bool fund_bank_wrong_most(const struct problems *problems);
/* Oldest first, the period, and what it begins with and its rows against
 * what it ends with. */
void fund_bank_settle(struct fund_bank_file *file, struct problems *problems);

/* --- fund_bank_seal.c --------------------------------------------------- */

/* The bank's words, sealed under the server's key to the row's id; false
 * without a key, or when it was altered. */
MUST_CHECK bool fund_bank_seal(const struct ctx *ctx, int64_t id,
                               struct str words, struct bytes *out);
MUST_CHECK bool fund_bank_open(const struct ctx *ctx, int64_t id,
                               struct bytes sealed, struct str *out);
/* The mark by which something is known again, without telling what it is. */
struct bytes fund_bank_mark(const struct ctx *ctx, const char *use,
                            const struct bytes *parts, size_t n);

/* --- fund_bank_store.c -------------------------------------------------- */

struct fund_bank_in {
	int64_t id;
	const struct fund_bank_file *file;
	struct bytes account; /* its mark, or empty */
};
MUST_CHECK const struct fault *
fund_bank_store_in(struct ctx *ctx, const struct fund_bank_in *in);
/* Add a row unless its mark is there; *added says which. */
MUST_CHECK const struct fault *
fund_bank_store_row(struct ctx *ctx, int64_t statement,
                    const struct fund_bank_row *row, struct bytes mark,
                    bool *added);
/* Whether an earlier statement is of another account; overlaps one of the
 * other kind. */
MUST_CHECK const struct fault *
fund_bank_store_other(struct ctx *ctx, struct bytes account, bool *out);
MUST_CHECK const struct fault *
fund_bank_store_overlaps(struct ctx *ctx, const struct fund_bank_file *file,
                         bool *out);
MUST_CHECK const struct fault *
fund_bank_store_match(struct ctx *ctx, const struct fund_bank_line *line,
                      const struct fund_bank_move *move, bool by_rule);
MUST_CHECK const struct fault *
fund_bank_store_unmatch(struct ctx *ctx, struct bank_line_id line,
                        struct str reason, int64_t *changed);
MUST_CHECK const struct fault *
fund_bank_store_note(struct ctx *ctx, struct bank_line_id line,
                     struct entry_id entry, int why, struct str words);
/* What a fictional bank wrote, for the demo. */
MUST_CHECK const struct fault *
fund_bank_demo(struct ctx *ctx, struct date today);
/* Lock what the organisation's bank is, so that two do not match at once. */
MUST_CHECK const struct fault *fund_bank_store_lock(struct ctx *ctx);

#endif
