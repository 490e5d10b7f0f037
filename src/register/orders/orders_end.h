/*
 * orders_end.h - how an order stands: that it ended and in which way, or that
 * it still ran on a day.  For studies.
 *
 * It comes with the caseload and is shown on no page, as a spell is.  How an
 * *intervention* ended is another thing (practice/ending), and known of
 * participants alone.
 *
 * Rules kept here, each with a test of the same words:
 *   - how an order stands has a day, which is not to come and not before the
 *     order began;
 *   - a delivery that says nothing of how an order stands, or as of an earlier
 *     day, leaves what is known of it.
 */
#ifndef REGISTER_ORDERS_END_H
#define REGISTER_ORDERS_END_H

#include "register/orders/orders.h"

/* completed: it ran its course; early: the court ended it for good progress;
 * revoked: ended for a breach, a new offence or a recall; other: in another
 * way; running: it still ran on that day */
enum order_outcome {
	ORDER_COMPLETED,
	ORDER_EARLY,
	ORDER_REVOKED,
	ORDER_OTHER,
	ORDER_RUNNING,
	ORDER_OUTCOMES
};
extern const char *const order_outcomes[ORDER_OUTCOMES + 1];

/* The last columns of orders.csv. */
struct order_end {
	struct person_id person;
	struct str order_ref;
	struct str outcome; /* empty: nothing is said */
	struct date outcome_on;
};

/* What is wrong, by column name. */
void order_end_check(const struct order_end *facts, const struct order *order,
                     struct date today, struct problems *problems);

/*
 * Write it beside its order.  Asks no reach: for the import, the demo and
 * tests.  INVALID as the check finds; NOT_FOUND where there is no such order;
 * REFUSED where it is another person's.  *result PUT_UPDATED or PUT_UNCHANGED.
 */
MUST_CHECK const struct fault *
order_end_put(struct ctx *ctx, const struct order_end *facts,
              enum put_result *result);

/* --- orders_end_store.c --------------------------------------------------- */

/* What is known of one; and write it. */
MUST_CHECK const struct fault *
order_end_store_of(struct ctx *ctx, struct order_id order,
                   struct order_end *out);
MUST_CHECK const struct fault *
order_end_store_set(struct ctx *ctx, struct order_id order,
                    const struct order_end *facts);
extern const struct migration orders_migration_154;
extern const struct query order_end_q_of;
extern const struct query order_end_q_set;

#endif
