/*
 * fund_core_local.h - inside fund: what must hold between the fund and the
 * ledger.
 */
#ifndef PRACTICE_FUND_CORE_LOCAL_H
#define PRACTICE_FUND_CORE_LOCAL_H

#include "practice/fund/fund_local.h"

extern const struct migration fund_migration_61; /* fund_core_schema.c */

/* --- fund_check.c, for the capability --------------------------------- */

/* What must hold, for `mydirection check`: REFUSED with a sentence about the
 * first row that is off. */
MUST_CHECK const struct fault *fund_check(struct ctx *ctx);
/* Rows for the status page: what waits is work to do and no fault. */
MUST_CHECK const struct fault *
fund_status(struct ctx *ctx, struct status_row **rows, size_t *n);

/* --- fund_check_store.c ----------------------------------------------- */

/* A question about whole tables, and what is wrong with a row it finds. */
struct fund_check_row {
	const struct query *query;
	const char *key; /* a sentence with {id} */
};
extern const struct fund_check_row fund_check_rows[]; /* ends with NULL */

/* The number of the first row a check finds; 0 when all is well. */
MUST_CHECK const struct fault *
fund_store_check_first(struct ctx *ctx, const struct query *query,
                       int64_t *out);
/* Requests that are late, counted up to 1,001. */
MUST_CHECK const struct fault *fund_store_late(struct ctx *ctx, int64_t *out);

extern const struct query fund_check_agreed;
extern const struct query fund_check_paid;
extern const struct query fund_check_none;
extern const struct query fund_check_returned;
extern const struct query fund_check_payer;
extern const struct query fund_check_voices;
extern const struct query fund_check_told;
extern const struct query fund_check_going;
extern const struct query fund_check_left;
extern const struct query fund_check_holds;
extern const struct query fund_check_payments;
extern const struct query fund_check_freed;
extern const struct query fund_check_backs;
extern const struct query fund_check_gives;
extern const struct query fund_check_pots;
extern const struct query fund_late;
/* Their pointers, for the capability's list. */
#define FUND_CHECK_QUERIES \
	&fund_check_agreed, &fund_check_paid, &fund_check_none, \
	        &fund_check_returned, &fund_check_payer, &fund_check_voices, \
	        &fund_check_told, &fund_check_going, &fund_check_left, \
	        &fund_check_holds, &fund_check_payments, &fund_check_freed, \
	        &fund_check_backs, &fund_check_gives, &fund_check_pots, \
	        &fund_late

#endif
