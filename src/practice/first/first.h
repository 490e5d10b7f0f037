/*
 * first.h - the first days of an order: the first contact, the first plan.
 *
 * How soon both are there is the service's own promise: it is told of days,
 * and never of anybody's fault.  No table is ours: the views of register/
 * orders, practice/contact and practice/plan are read.
 *
 * Rules kept here, each with a test of the same words:
 *   - the days run from the day the order begins, of a licence from the
 *     release;
 *   - they are working days, by the bank holidays of England and Wales, and no
 *     day is promised past the end of their list;
 *   - a first contact is one that the person was at, and a letter is none;
 *   - the first plan is there on the day that answers since then came to
 *     something;
 *   - what is not there yet is said before its day and after it, to whoever
 *     works with the person, and of nobody;
 *   - the person reads on their own page by which day, of what is not there
 *     yet, as what was promised to them;
 *   - who waits is read page by page, and it is said how many more there are;
 *   - ninety days after it began an order is said no more of;
 *   - who works with people counts their own, who leads a team or an
 *     organisation its people, and nobody whose record was opened to them by
 *     name or with a reason;
 *   - counts over all are of ten orders at least, and of no worker.
 *
 * Sources: requirement T13, ours; National Standards 2007 asked the same of
 * most cases and are no longer in force.
 */
#ifndef PRACTICE_FIRST_H
#define PRACTICE_FIRST_H

#include "kernel/capability.h"

/* For so many days it is shown (ours). */
#define FIRST_SHOWN_DAYS 90
/* Orders begun in so many days are counted (ours). */
#define FIRST_COUNTED_DAYS 365
/* No count is shown of fewer. */
#define FIRST_ORDERS_FEWEST 10
/* Lines of a worker's first page, and of each page of all. */
#define FIRST_LINES_MOST 20

enum first_what { FIRST_CONTACT, FIRST_PLAN, FIRST_WHAT_COUNT };

/* One of the two. */
struct first_aim {
	int64_t days;   /* working days, by the dated rule */
	struct date by; /* DATE_NONE: the list of bank holidays ends before */
	struct date on; /* DATE_NONE: not there yet */
};

struct first_days {
	struct person_id person;
	struct str kind;   /* of the order (orders.h) */
	struct date begun; /* DATE_NONE: no order of these days */
	struct first_aim aims[FIRST_WHAT_COUNT];
};

/* Whether it is not there, and its day is over. */
bool first_is_past(const struct first_aim *aim, struct date today);

/* Whether it is not there, and a day is said for it. */
bool first_is_awaited(const struct first_aim *aim);

/* The newest order of a person that holds and began in the days shown; begun
 * is DATE_NONE where there is none, and out of reach. */
MUST_CHECK const struct fault *
first_of(struct ctx *ctx, struct person_id person, struct first_days *out);

/* Of the actor's own people, those with something not there yet, the earliest
 * order first: `size` from page `page` (0 is the first).  How many there are of
 * all is 0 on a page behind the last. */
struct first_waiting {
	struct first_days *v;
	size_t n;
	int64_t total;
};
MUST_CHECK const struct fault *
first_waiting(struct ctx *ctx, int64_t page, int64_t size,
              struct first_waiting *out);

/* Orders begun in the days counted: how many whose day is over or whose aim
 * is reached, how many by their day, after it, and not yet. */
struct first_count {
	int64_t orders, by_day, later, not_yet;
};
struct first_counts {
	bool shown; /* false: fewer than ten orders, and all are 0 */
	struct first_count of[FIRST_WHAT_COUNT];
};
/* Of the actor's people, those of their team or of their organisation.  REFUSED
 * to whoever works with nobody. */
MUST_CHECK const struct fault *
first_counts(struct ctx *ctx, struct first_counts *out);

extern const struct capability first_capability;

#endif
