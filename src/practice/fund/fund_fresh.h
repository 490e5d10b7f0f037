/*
 * fund_fresh.h - whoever pays much in a day proves once more who they are.
 *
 * Rules kept here, each with a test of the same words:
 *   - above £250 that one person pays within 24 hours, with this payment, a
 *     current code of the second factor is asked for (dated values, ours);
 *   - a payment at the limit asks for none, one penny over does;
 *   - money back and cash out of a float count as any payment;
 *   - a payment falls out of the sum 24 hours after it was made;
 *   - a code pays once;
 *   - a wrong code pays nothing, is counted, and what was typed stays;
 *   - without a second factor it says how to set one up, and pays nothing;
 *   - in a demo database it is offered, not demanded.
 */
#ifndef PRACTICE_FUND_FRESH_H
#define PRACTICE_FUND_FRESH_H

#include "kernel/identity/identity_fresh.h"
#include "practice/fund/fund_views.h"

struct fund_fresh {
	bool due;          /* with this sum it is above the limit */
	struct money paid; /* by the actor in these hours, without it */
	struct money limit;
	int64_t hours;
	enum identity_fresh state; /* what is asked, when due */
};
/* Of the actor, with one more payment of this sum. */
MUST_CHECK const struct fault *
fund_fresh(struct ctx *ctx, struct money sum, struct fund_fresh *out);

/* REFUSED when a code is due and none was given with this request.  A command
 * or job, that nobody sent, is asked for none. */
MUST_CHECK const struct fault *
fund_fresh_need(struct ctx *ctx, struct money sum);

/*
 * The code that came with a request to pay `request` by the entry `payment`:
 * *answered is true when it will not do, and the reply says so already, over
 * the page `get` (NULL: as JSON).  A wrong one is counted, so the caller
 * returns NULL then, and does nothing else.
 */
MUST_CHECK const struct fault *
fund_fresh_ask(struct ctx *ctx, struct reply *reply, handler_fn get,
               const struct fund_request *request, struct entry_id payment,
               struct money sum, struct str typed, bool *answered);
/* The field of a form that pays, or a line instead; nothing when not due. */
void fund_field_fresh(struct html *h, const struct form *form,
                      const struct fund_fresh *fresh);

/* --- fund_fresh_store.c ----------------------------------------------- */

/* Pence that the actor paid after a moment; `day` is at or before it. */
MUST_CHECK const struct fault *
fund_fresh_store_paid(struct ctx *ctx, struct instant since, struct date day,
                      int64_t *out);
extern const struct query fund_fresh_paid;

#endif
