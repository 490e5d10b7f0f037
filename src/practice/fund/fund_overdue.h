/*
 * fund_overdue.h - what the fund did not answer or pay in time goes up.
 *
 * A job looks once an hour for every request whose clock has run out while it
 * waits for somebody.  It takes a step: an event on the timeline, a mail to
 * whoever must act and to the next above, a line on their first page and on
 * the request.  Then it waits some working days, and takes the next.
 *
 * Rules kept here, each with a test of the same words:
 *   - silence goes up a step, and never lapses and never decides;
 *   - a step is taken once, however often the job runs;
 *   - each step tells whoever must act and the next above: the worker, the
 *     senior of the team, the manager;
 *   - how many steps and the days between are dated values;
 *   - a clock that jumps forward takes one step, and one that jumps back
 *     takes none twice;
 *   - a job that is killed between steps goes on where it was;
 *   - nobody is told who does not reach the person;
 *   - one mail a day to each, and nothing in it about anybody;
 *   - what is answered or paid is late no longer.
 *
 * Decision 18 says why.
 */
#ifndef PRACTICE_FUND_OVERDUE_H
#define PRACTICE_FUND_OVERDUE_H

#include "practice/fund/fund_clock.h"

/* For what a request waits. */
enum fund_clock {
	FUND_CLOCK_WORKER,
	FUND_CLOCK_PERSON,
	FUND_CLOCK_SENIOR,
	FUND_CLOCK_PANEL, /* a senior, with a peer */
	FUND_CLOCK_SECOND,
	FUND_CLOCK_PAYMENT,
	FUND_CLOCK_COUNT
};
extern const char *const fund_clocks[FUND_CLOCK_COUNT + 1];

/* How far up it is known. */
enum fund_rung { FUND_RUNG_WORKER, FUND_RUNG_SENIOR, FUND_RUNG_MANAGER };

/* What waits too long. */
struct fund_overdue {
	struct fund_id request;
	struct person_id person;
	struct str what;
	struct money sum;
	enum fund_clock clock;
	struct date since; /* it was due by the end of this day */
	int64_t step;      /* of the last one taken; 0: none yet */
	int up_to;         /* enum fund_rung */
	struct date on;    /* of the last step */
	/* For the job alone: */
	int64_t round;
	int tier;
	bool ahead; /* the last step is of a day to come: a clock jumped */
	struct organisation_id organisation;
	struct str supplier;
	struct instant agreed_at;
	struct team_id team;
	struct user_id worker;
	struct str worker_email; /* empty for one who may not sign in */
};

/* Take the steps that are due of the next few requests after the mark, which
 * moves on; *more: there are further ones.  By the system alone. */
MUST_CHECK const struct fault *
fund_overdue_batch(struct ctx *ctx, struct fund_mark *mark, bool *more);

/* What went up as far as the actor or further, within reach, what is late
 * longest first, at most 20. */
MUST_CHECK const struct fault *
fund_overdue_mine(struct ctx *ctx, struct fund_overdue **out, size_t *n);
/* What the actor's organisation should have paid, at most 20. */
MUST_CHECK const struct fault *
fund_overdue_unpaid(struct ctx *ctx, struct fund_overdue **out, size_t *n);
/* Of one request within reach, or of one that the actor's organisation is to
 * pay; *out NULL when it is not late. */
MUST_CHECK const struct fault *
fund_overdue_of(struct ctx *ctx, struct fund_id id, bool payer,
                const struct fund_overdue **out);

/* --- fund_overdue_store.c --------------------------------------------- */

#define FUND_OVERDUE_BATCH 50

/* Those whose clock has run out, or whose next step is due, after the mark:
 * decisions, then (mark->second) what is agreed. */
MUST_CHECK const struct fault *
fund_overdue_store_late(struct ctx *ctx, const struct fund_mark *mark,
                        struct fund_overdue **out, size_t *n);
/* The step after one->step; *done is false when somebody else took it. */
MUST_CHECK const struct fault *
fund_overdue_store_step(struct ctx *ctx, const struct fund_overdue *one,
                        int64_t step, struct date next, bool *done);
/* The last step is of today, not of a day to come. */
MUST_CHECK const struct fault *
fund_overdue_store_back(struct ctx *ctx, const struct fund_overdue *one,
                        struct date next);
/* What no longer waits is open no longer. */
MUST_CHECK const struct fault *fund_overdue_store_close(struct ctx *ctx);
/* Whether this supplier of an organisation is a small one. */
MUST_CHECK const struct fault *
fund_overdue_store_small(struct ctx *ctx, struct organisation_id organisation,
                         struct str folded, bool *out);
/* Staff above a worker who may sign in. */
struct fund_overdue_staff {
	struct user_id user;
	enum role role;
	struct organisation_id organisation;
	struct team_id team;
	struct str email;
};
MUST_CHECK const struct fault *
fund_overdue_store_staff(struct ctx *ctx, struct fund_overdue_staff **out,
                         size_t *n);
/* Whether a user reaches a person in a way that stands. */
MUST_CHECK const struct fault *
fund_overdue_store_reaches(struct ctx *ctx, struct user_id user,
                           struct person_id person, bool *out);
/* *first: they were not written to today. */
MUST_CHECK const struct fault *
fund_overdue_store_tell(struct ctx *ctx, struct user_id user, bool *first);

extern const struct query fund_overdue_decisions;
extern const struct query fund_overdue_payments;
extern const struct query fund_overdue_first;
extern const struct query fund_overdue_next;
extern const struct query fund_overdue_back;
extern const struct query fund_overdue_close;
extern const struct query fund_overdue_small;
extern const struct query fund_overdue_staff_all;
extern const struct query fund_overdue_reaches;
extern const struct query fund_overdue_tell;
extern const struct query fund_overdue_list;
extern const struct query fund_overdue_pays;
extern const struct query fund_overdue_one;
extern const struct query fund_overdue_one_pays;
extern const struct query fund_move_overdue_list;
extern const struct query fund_move_overdue_set;
#define FUND_OVERDUE_QUERIES \
	&fund_overdue_decisions, &fund_overdue_payments, &fund_overdue_first, \
	        &fund_overdue_next, &fund_overdue_back, &fund_overdue_close, \
	        &fund_overdue_small, &fund_overdue_staff_all, \
	        &fund_overdue_reaches, &fund_overdue_tell, &fund_overdue_list, \
	        &fund_overdue_pays, &fund_overdue_one, &fund_overdue_one_pays, \
	        &fund_move_overdue_list, &fund_move_overdue_set

/* --- fund_overdue_views.c --------------------------------------------- */

struct html;
/* On a first page, with the head of each person. */
void fund_draw_overdue(struct html *h, const struct fund_overdue *list,
                       const struct person_head *heads, size_t n);
/* On the page of whoever pays. */
void
fund_draw_unpaid(struct html *h, const struct fund_overdue *list, size_t n);
/* On the page of a request; nothing for NULL. */
void fund_draw_overdue_one(struct html *h, const struct fund_overdue *late,
                           bool own);

#endif
