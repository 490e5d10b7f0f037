/*
 * fund_receipt.h - pictures of receipts, kept with the request they show.
 *
 * A picture is one way of saying what became of the money, beside a number
 * and beside words: none is better than the others.
 *
 * Rules kept here, each with a test of the same words:
 *   - a picture of the receipt is as good an end as words;
 *   - whoever sees the request sees its receipts, and nobody else;
 *   - whoever pays sees the receipts of what their organisation paid;
 *   - a picture handed in before is accepted, and said without a name;
 *   - only whoever handed a receipt in moves it, with a reason, to another
 *     paid request of the same person;
 *   - a request whose only receipt moved away waits for one again.
 */
#ifndef PRACTICE_FUND_RECEIPT_H
#define PRACTICE_FUND_RECEIPT_H

#include "kernel/media/media.h"
#include "practice/fund/fund.h"

struct fund_receipt {
	struct media_id id;
	struct fund_id request;
	struct fund_id kept_for; /* the request it was handed in with */
	struct person_id person;
	enum media_seen seen; /* when it was handed in */
	struct user_id by;
	struct instant at;
};

/* A receipt that was filed under another request. */
struct fund_moved {
	struct media_id receipt;
	bool away;        /* from this request; else to it */
	struct str other; /* what the other request asked for */
	struct str reason;
	struct instant at;
};

/*
 * Say what became of the money, with a picture that was taken (NULL: none,
 * and then as fund_show).  Words may stay empty beside a picture of a
 * receipt.  A request that is shown already takes the picture as one more.
 * REFUSED when it is not paid, or the money came back; INVALID.
 */
MUST_CHECK const struct fault *
fund_receipt_keep(struct ctx *ctx, struct fund_id id,
                  const struct media_taken *taken, bool explained,
                  struct str words, enum media_seen *seen);

/* Those of a request within reach, oldest first. */
MUST_CHECK const struct fault *
fund_receipts(struct ctx *ctx, struct fund_id id, struct fund_receipt **out,
              size_t *n);

/* One of them; NOT_FOUND out of reach or with another request. */
MUST_CHECK const struct fault *
fund_receipt_get(struct ctx *ctx, struct fund_id id, struct media_id receipt,
                 struct fund_receipt *out);

/* The same for whoever pays: of what the actor's organisation paid. */
MUST_CHECK const struct fault *
fund_receipts_paid(struct ctx *ctx, struct fund_id id,
                   struct fund_receipt **out, size_t *n);
/* (as fund_receipts_paid) */
MUST_CHECK const struct fault *
fund_receipt_paid(struct ctx *ctx, struct fund_id id, struct media_id receipt,
                  struct fund_receipt *out);

/* Answer with the picture of a receipt that was found; the look is audited. */
MUST_CHECK const struct fault *
fund_receipt_show(struct ctx *ctx, struct reply *reply,
                  const struct fund_receipt *receipt, enum media_how how);

/* File it under another request of the person.  REFUSED to everybody but
 * whoever handed it in, and when the other is not paid; NOT_FOUND; INVALID
 * without a reason. */
MUST_CHECK const struct fault *
fund_receipt_move(struct ctx *ctx, struct fund_id from, struct media_id receipt,
                  struct fund_id to, struct str reason);

/* What was moved from or to a request within reach, oldest first. */
MUST_CHECK const struct fault *
fund_receipts_moved(struct ctx *ctx, struct fund_id id, struct fund_moved **out,
                    size_t *n);

#endif
