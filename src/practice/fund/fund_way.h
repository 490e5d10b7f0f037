/*
 * fund_way.h - how what was agreed is paid, and suppliers that cannot wait.
 *
 * Rules kept here, each with a test of the same words:
 *   - of a purchase the order and its day are written down;
 *   - of a voucher the last four of its number are kept, never more, with the
 *     day it was handed over and who got it;
 *   - a person gets back no more than they paid;
 *   - no day of a payment lies ahead of us or before it was asked for;
 *   - which way leaves a benefit as it is stands beside each way;
 *   - a small supplier is paid within days (ours, register/policy), and what
 *     is late stands first.
 */
#ifndef PRACTICE_FUND_WAY_H
#define PRACTICE_FUND_WAY_H

#include "practice/fund/fund.h"

#define FUND_LAST_FOUR 4

/* What is known of a payment, by the way that was agreed. */
struct fund_handover {
	enum fund_way way;
	struct str reference; /* of the order, or empty; of a voucher its end */
	struct date on;       /* ordered, handed over, paid by the person */
	int to_worker;        /* who got a voucher: 1 the worker, 0 the person,
	                       * -1 nobody was chosen */
	struct money theirs;  /* what the person had paid */
	struct account_id from_float; /* cash out of it; {0}: none */
};

/* Pay as fund_pay does, and write down how: INVALID, field by field.  The
 * order of a purchase may have no number, and its day is today if none is
 * given. */
MUST_CHECK const struct fault *
fund_pay_way(struct ctx *ctx, struct fund_id id, struct entry_id payment,
             struct money sum, const struct fund_handover *how,
             struct problems *problems);

/* How a request within reach was paid; *there is false when nothing is
 * written down. */
MUST_CHECK const struct fault *
fund_handover(struct ctx *ctx, struct fund_id id, struct fund_handover *out,
              bool *there);
/* The same for whoever pays in the actor's organisation. */
MUST_CHECK const struct fault *
fund_handover_paid(struct ctx *ctx, struct fund_id id,
                   struct fund_handover *out, bool *there);

/* --- small suppliers -------------------------------------------------- */

/* Say of the supplier of a request that is to be paid, that it is a small
 * one, or not.  By whoever pays; NOT_FOUND of another organisation. */
MUST_CHECK const struct fault *
fund_supplier_mark(struct ctx *ctx, struct fund_id id, bool small);

/* Whether a supplier has the mark in the actor's organisation. */
MUST_CHECK const struct fault *
fund_supplier_is_small(struct ctx *ctx, struct str supplier, bool *out);

/* What is agreed and goes to a small supplier, the longest waiting first. */
struct fund_small {
	struct fund_request request; /* as whoever pays sees it */
	struct date due_on;
	bool late;
};
/* Takes them out of the `*n` agreed ones, which keep their order. */
MUST_CHECK const struct fault *
fund_small_take(struct ctx *ctx, struct fund_request *agreed, size_t *n,
                struct fund_small **out, size_t *out_n);

#endif
