/*
 * fund_float.h - cash floats: a tin of money that somebody answers for.
 *
 * A float is an account of the ledger with a named holder.  Paying out of it
 * settles what was set aside for a person and gives the same sum back from the
 * float to the pot, in one linked pair: what is spent is counted once.
 *
 * Rules kept here, each with a test of the same words:
 *   - a float is opened and filled by whoever pays, never by its holder;
 *   - nobody who can ask or decide holds a float;
 *   - only its holder pays out of a float, against what is agreed, and never
 *     for what they asked or decided;
 *   - a float is never below nothing, and cash has a limit of its own;
 *   - a float is counted each week by its holder with a witness (ours,
 *     register/policy), and an uncounted one pays nothing out;
 *   - a difference is recorded with words, and changes no balance;
 *   - a difference is settled by an entry that two people stand behind,
 *     neither of them the holder;
 *   - an overdue count stands on the first page of finance and the manager;
 *   - closing a float gives what is in it to the pot, once it is counted.
 *
 * Decision 12 says why.
 */
#ifndef PRACTICE_FUND_FLOAT_H
#define PRACTICE_FUND_FLOAT_H

#include "practice/fund/fund_way.h"

struct fund_float {
	struct account_id id; /* of the ledger */
	struct account_id odds;
	struct organisation_id organisation;
	struct user_id holder;
	struct str holder_name; /* set by fund_floats and fund_float_read */
	struct money left;      /* by the books */
	struct date counted_on; /* last; the day it was opened before that */
	bool counted;           /* ever */
	struct date due_on;     /* the next count */
	bool overdue;
	size_t open_gaps; /* differences not settled yet */
	bool closed;
};

enum fund_gap {
	FUND_EVEN, /* no difference */
	FUND_GAP,
	FUND_GAP_EXPLAINED, /* one person stands behind an entry */
	FUND_GAP_SETTLED,   /* and another */
	FUND_GAP_COUNT
};
extern const char *const fund_gaps[FUND_GAP_COUNT + 1];

struct fund_count {
	int64_t id;
	struct date on;
	struct money counted;
	struct money expected;
	struct money gap; /* counted less expected */
	struct str words; /* why, as the holder says; empty when even */
	struct str witness;
	enum fund_gap state;
	struct str explained; /* by the first who stands behind the entry */
	struct user_id explained_by;
};

/* Open a float for a holder: by whoever pays.  REFUSED for oneself, for
 * somebody who can ask or decide, and before there is a pot. */
MUST_CHECK const struct fault *
fund_float_open(struct ctx *ctx, struct user_id holder, struct account_id *out);

/* From the pot into it, by whoever pays and does not hold it.  REFUSED when
 * the pot has too little; INVALID. */
MUST_CHECK const struct fault *
fund_float_fill(struct ctx *ctx, struct account_id id, struct money sum);

/* Pay an agreed request in cash.  As fund_pay, and REFUSED to anybody but the
 * holder, with a count overdue and when the float has too little; INVALID
 * above the limit of cash, and without who got it. */
MUST_CHECK const struct fault *
fund_float_pay(struct ctx *ctx, struct account_id id, struct fund_id request,
               struct entry_id payment, struct money sum, int to_worker);

/* Write down a count, by the holder: `counted` below 0 when no sum was typed.
 * INVALID without a witness, and for a difference without words. */
MUST_CHECK const struct fault *
fund_float_count(struct ctx *ctx, struct account_id id, struct money counted,
                 struct str words, struct str witness);

/* Stand behind the entry that settles a difference: the first with words, the
 * second makes it.  REFUSED to the holder, and twice to one person; NOT_FOUND;
 * INVALID. */
MUST_CHECK const struct fault *
fund_gap_explain(struct ctx *ctx, struct account_id id, int64_t count,
                 struct str words);
/* (as fund_gap_explain) */
MUST_CHECK const struct fault *
fund_gap_settle(struct ctx *ctx, struct account_id id, int64_t count);

/* Drain it to the pot and close it, by whoever pays and does not hold it.
 * REFUSED unless it was counted today and no difference is open. */
MUST_CHECK const struct fault *
fund_float_close(struct ctx *ctx, struct account_id id);

/* Those of the actor's organisation, what is overdue first; one of them, or
 * NOT_FOUND; its counts, newest first, at most 50. */
MUST_CHECK const struct fault *
fund_floats(struct ctx *ctx, struct fund_float **out, size_t *n);
/* (as fund_floats) */
MUST_CHECK const struct fault *
fund_float_read(struct ctx *ctx, struct account_id id, struct fund_float *out);
/* (as fund_floats) */
MUST_CHECK const struct fault *
fund_float_counts(struct ctx *ctx, struct account_id id,
                  struct fund_count **out, size_t *n);

#endif
