/*
 * fund_clock.h - inside fund: jobs that walk through requests in batches.
 *
 * A batch is a transaction; what is killed goes on with the next one.  Each
 * batch is idempotent by itself, so that a mark which is lost costs nothing.
 */
#ifndef PRACTICE_FUND_CLOCK_H
#define PRACTICE_FUND_CLOCK_H

#include "practice/fund/fund_local.h"

/* Where a job is. */
struct fund_mark {
	bool second;     /* the first of its two lists is done */
	struct date due; /* of the last request that was looked at */
	int64_t request; /* (as due) */
};

/* Work on the next few after the mark, which moves on; *more: there are
 * further ones. */
typedef const struct fault *(*fund_batch)(struct ctx *ctx,
                                          struct fund_mark *mark, bool *more);

/* --- fund_clock_demo.c ------------------------------------------------ */

/* What the jobs would have done by now in the fictional programme. */
MUST_CHECK const struct fault *fund_clock_demo(struct ctx *ctx);

/* --- fund_clock_job.c: the background jobs ----------------------------- */

/* What waits too long goes up. */
void fund_overdue_work(struct app *app);
/* Whoever is to be asked if it helped, is. */
void fund_asking_work(struct app *app);

extern const struct migration fund_clock_migration; /* fund_clock_schema.c */

#endif
