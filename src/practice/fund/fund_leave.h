/*
 * fund_leave.h - floats whose holder leaves, and a float's own statement.
 *
 * A holder who may no longer sign in, works elsewhere, moved to another team
 * or may no longer hold a float leaves cash behind.  It stands on the list
 * with what must happen: it is counted and handed over by two people, neither
 * of them the old holder nor the new one.
 *
 * Rules kept here, each with a test of the same words:
 *   - a float whose holder leaves is listed with what must happen;
 *   - nothing is paid out of it until it is handed over;
 *   - it is counted and handed over by two people, and neither holds it before
 *     or after;
 *   - what differs at a handover stays a difference that two people settle;
 *   - a holder who moved team and keeps it is said to by whoever pays;
 *   - a float's statement says what each month began and ended with, for its
 *     holder and for finance.
 */
#ifndef PRACTICE_FUND_LEAVE_H
#define PRACTICE_FUND_LEAVE_H

#include "practice/fund/fund_float_local.h"

enum fund_leaving {
	FUND_STAYS,
	FUND_LEFT,  /* may no longer sign in */
	FUND_AWAY,  /* of another organisation now */
	FUND_ROLE,  /* may no longer hold a float */
	FUND_MOVED, /* to another team */
	FUND_LEAVING_COUNT
};

/* A float whose holder leaves, and the handover that was begun. */
struct fund_leave {
	struct fund_float one;
	enum fund_leaving why;
	bool begun;
	struct user_id first; /* who counted */
	struct str first_name;
	struct user_id to;
	struct str to_name;
	struct money counted;
	struct str words;
};

/* Those of the actor's organisation whose holder leaves, at most 200; of one
 * float (*out NULL when its holder stays). */
MUST_CHECK const struct fault *
fund_leaves(struct ctx *ctx, struct fund_leave **out, size_t *n);
/* (as fund_leaves) */
MUST_CHECK const struct fault *
fund_leave_of(struct ctx *ctx, struct account_id id,
              const struct fund_leave **out);

/* Count it for the one who leaves and name who holds it next, by whoever
 * pays.  REFUSED where the holder stays, to the holder, for somebody who can
 * ask or decide or opened it; INVALID. */
MUST_CHECK const struct fault *
fund_leave_count(struct ctx *ctx, struct account_id id, struct money counted,
                 struct user_id to, struct str words);
/* Stand beside the count as the second: it is handed over.  REFUSED to the
 * first, the old and the new holder, and where nothing was begun. */
MUST_CHECK const struct fault *
fund_leave_confirm(struct ctx *ctx, struct account_id id);
/* A holder who moved team keeps it, says whoever pays.  REFUSED otherwise. */
MUST_CHECK const struct fault *
fund_leave_stays(struct ctx *ctx, struct account_id id);

/* Where the holder works, when they get a float. */
MUST_CHECK const struct fault *
fund_leave_seat(struct ctx *ctx, struct account_id id, struct user_id holder);

/* --- a statement ------------------------------------------------------ */

struct fund_float_line {
	struct date on;
	struct str code;
	struct money moved;
	struct money balance;
};
struct fund_float_book {
	struct fund_float one;
	struct date month; /* its first day */
	struct money opening, closing;
	const struct fund_float_line *list;
	size_t n;
};
/* A month of a float.  NOT_FOUND to anybody but its holder and whoever
 * pays. */
MUST_CHECK const struct fault *
fund_float_book(struct ctx *ctx, struct account_id id, struct date month,
                struct fund_float_book *out);
/* What a line of it is, in words. */
struct str fund_float_line_says(struct str code);

/* --- fund_leave_store.c ----------------------------------------------- */

/* Those of the organisation, or the one of an account. */
MUST_CHECK const struct fault *
fund_leave_store_list(struct ctx *ctx, struct account_id id,
                      struct fund_leave **out, size_t *n);
/* A handover: begun by the first, done by the second, who makes `to` the
 * holder; and where a holder works. */
MUST_CHECK const struct fault *
fund_leave_store_begin(struct ctx *ctx, struct account_id id,
                       const struct fund_leave *begun);
/* (as fund_leave_store_begin) */
MUST_CHECK const struct fault *
fund_leave_store_done(struct ctx *ctx, struct account_id id, struct user_id to);
/* (as fund_leave_store_begin) */
MUST_CHECK const struct fault *
fund_leave_store_seat(struct ctx *ctx, struct account_id id,
                      struct user_id holder);
/* Who opened it: never its holder. */
MUST_CHECK const struct fault *
fund_leave_store_opener(struct ctx *ctx, struct account_id id,
                        struct user_id *out);

extern const struct query fund_leave_list;
extern const struct query fund_leave_begin;
extern const struct query fund_leave_done;
extern const struct query fund_leave_hold;
extern const struct query fund_leave_sit;
extern const struct query fund_leave_opener;
#define FUND_LEAVE_QUERIES \
	&fund_leave_list, &fund_leave_begin, &fund_leave_done, \
	        &fund_leave_hold, &fund_leave_sit, &fund_leave_opener

/* --- views and pages -------------------------------------------------- */

/* On the list of floats; on the page of one. */
void fund_draw_leaves(struct html *h, const struct fund_leave *list, size_t n);
/* (as fund_draw_leaves, on a first page) */
void
fund_draw_leaves_card(struct html *h, const struct fund_leave *list, size_t n);
/* (as fund_draw_leaves) */
void fund_draw_leave(struct html *h, const struct ctx *ctx,
                     const struct fund_floats *floats);
/* The page of a statement: from a struct fund_float_book. */
void
fund_draw_float_book(struct html *h, const struct ctx *ctx, const void *data);
/* What the pages of floats show of it. */
MUST_CHECK const struct fault *
fund_floats_leaves(struct ctx *ctx, struct fund_floats *data);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_post_leave_count);
HANDLER(fund_post_leave_confirm);
HANDLER(fund_post_leave_stays);
HANDLER(fund_get_float_book);
HANDLER(fund_get_float_book_csv);
#undef HANDLER

#endif
