/*
 * ledger_page.h - the books as they are looked at: accounts by kind, the
 * statement of one by pages, and stopping the books and letting them go on.
 *
 * Rules kept here, each with a test of the same words:
 *   - a page of a statement begins with the balance that the page before it
 *     ended with, however many entries the account has;
 *   - who looks after the money sees accounts by kind, and nobody's name;
 *   - one person stops the books at once, with a reason;
 *   - two different people let them go on, in their own words, and only after
 *     a check that found all well.
 *
 * What came to an account on a day is kept beside it (ledger_day), so that an
 * opening balance costs no walk through its entries; like the figures of an
 * account it is compared with them every night.
 */
#ifndef KERNEL_LEDGER_PAGE_H
#define KERNEL_LEDGER_PAGE_H

#include "kernel/ledger/ledger.h"

#define LEDGER_PAGE 50

/* After which line a page begins: its day and its number on the chain. */
struct ledger_mark {
	struct date day;
	int64_t number; /* 0: before the first line */
};

struct ledger_page {
	struct ledger_account account; /* as it stands now */
	struct units opening;          /* before the first day */
	struct units closing;          /* at the end of the last */
	int64_t lines;                 /* from the first day to the last */
	struct units before;           /* where this page begins */
	struct ledger_line *v;
	size_t n;
	struct ledger_mark next; /* number 0: this is the last page */
};

/*
 * One page of the statement from one day to another, both included; `after`
 * is {0} or the `next` of the page before.  NOT_FOUND when there is no such
 * account, REFUSED when a sum is more than the books can hold.  The caller
 * judges reach first.
 */
MUST_CHECK const struct fault *
ledger_page_read(struct ctx *ctx, struct account_id id, struct date from,
                 struct date to, struct ledger_mark after,
                 struct ledger_page *out);

/* The balance of each of `n` accounts at the end of a day, twenty to a
 * statement; 0 for one that is not there.  REFUSED when a sum is more than the
 * books can hold.  The caller judges reach first. */
MUST_CHECK const struct fault *
ledger_balances(struct ctx *ctx, const struct account_id *accounts, size_t n,
                struct date on, struct units *out);

/* One person says that the books may go on: the first is written down, a
 * second, who is somebody else, lets them (*open).  REFUSED when they are
 * open, when no check has found them sound since, or the same person says it
 * twice. */
MUST_CHECK const struct fault *
ledger_thaw_say(struct ctx *ctx, enum ledger ledger, struct str words,
                bool *open);

/* Whether somebody said so already of a ledger that is stopped now. */
MUST_CHECK const struct fault *
ledger_thaw_said(struct ctx *ctx, enum ledger ledger, bool *out);

#endif
