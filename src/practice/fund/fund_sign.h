/*
 * fund_sign.h - what is unusual about a payment, for whoever pays.
 *
 * Before paying they see what may be worth a question, each with its
 * explanation, and can set it aside in words that are kept under their name.
 * Of how a supplier is reached and paid only marks are kept, which tell that
 * two are alike and not what they are.
 *
 * Rules kept here, each with a test of the same words:
 *   - a signal is shown before paying, explains in a sentence and blocks
 *     nothing;
 *   - a signal never says who: no name, no kind of person, nobody out of reach;
 *   - a telephone, an email or bank details that somebody else in the books of
 *     the organisation has too is a signal;
 *   - a new supplier of a large sum is a signal;
 *   - a signal is set aside with words, once, by whoever pays, and stays;
 *   - what was set aside is read by finance, the manager, the auditor and the
 *     inspector, never for whom;
 *   - of a supplier's details a mark is kept, and nothing of what they are.
 */
#ifndef PRACTICE_FUND_SIGN_H
#define PRACTICE_FUND_SIGN_H

#include "practice/fund/fund_notes.h"

enum fund_sign_code {
	FUND_SIGN_TOP,
	FUND_SIGN_NEW,
	FUND_SIGN_LARGE, /* new as well */
	FUND_SIGN_THIRD,
	FUND_SIGN_TIE,
	FUND_SIGN_SHARED,
	FUND_SIGN_COUNT
};
extern const char *const fund_sign_codes[FUND_SIGN_COUNT + 1];

struct fund_sign {
	enum fund_sign_code code;
	struct str words; /* with which it was set aside, or empty */
	struct user_id by;
	struct str name; /* of them */
	struct instant at;
	/* In the list of all that was set aside: */
	struct str supplier;
	struct money sum;
};

/* What is unusual about a request of the actor's organisation, set aside or
 * not; at most FUND_SIGN_COUNT.  NOT_FOUND. */
MUST_CHECK const struct fault *
fund_signs(struct ctx *ctx, const struct fund_request *request,
           struct fund_sign *out, size_t *n);

/* Set one aside, by whoever pays.  NOT_FOUND; REFUSED when it does not stand
 * or was set aside; INVALID without words. */
MUST_CHECK const struct fault *
fund_sign_set_aside(struct ctx *ctx, struct fund_id id, int code,
                    struct str words);

/* How a supplier is reached and paid: each may be empty. */
struct fund_details {
	struct str phone;
	struct str email;
	struct str sort_code;
	struct str account;
};
/* Keep marks of the details of a request's supplier.  NOT_FOUND; INVALID,
 * field by field; UNAVAILABLE without the server's key. */
MUST_CHECK const struct fault *
fund_details_keep(struct ctx *ctx, struct fund_id id,
                  const struct fund_details *details,
                  struct problems *problems);
/* Which marks there are of a supplier, a bit each: 1 telephone, 2 email,
 * 4 bank. */
MUST_CHECK const struct fault *
fund_details_known(struct ctx *ctx, struct str supplier, unsigned *out);

/* What was set aside, newest first, at most 200: of the actor's organisation,
 * or for an inspector or administrator of all. */
MUST_CHECK const struct fault *
fund_signs_aside(struct ctx *ctx, struct fund_sign **out, size_t *n);

/* --- fund_sign_store.c ------------------------------------------------ */

/* Codes of notes kept with what was decided in this round. */
MUST_CHECK const struct fault *
fund_sign_store_notes(struct ctx *ctx, const struct fund_request *request,
                      bool kept[NOTE_COUNT]);
MUST_CHECK const struct fault *
fund_sign_store_of(struct ctx *ctx, struct fund_id id, struct fund_sign **out,
                   size_t *n);
MUST_CHECK const struct fault *
fund_sign_store_add(struct ctx *ctx, const struct fund_request *request,
                    enum fund_sign_code code, struct str words);
MUST_CHECK const struct fault *
fund_sign_store_list(struct ctx *ctx, bool all, struct fund_sign **out,
                     size_t *n);
/* A mark of a supplier ("phone", "email", "bank"), and whether somebody who is
 * no supplier has the same. */
MUST_CHECK const struct fault *
fund_mark_store_put(struct ctx *ctx, struct str folded, const char *kind,
                    struct bytes mark, bool shared);
MUST_CHECK const struct fault *
fund_mark_store_known(struct ctx *ctx, struct str folded, unsigned *out);
/* Whether any mark of a supplier is shared, with anybody. */
MUST_CHECK const struct fault *
fund_mark_store_shared(struct ctx *ctx, struct str folded, bool *out);
/* Whether somebody of the organisation, in staff or served, is reached by
 * this. */
MUST_CHECK const struct fault *
fund_mark_store_somebody(struct ctx *ctx, struct str phone, struct str email,
                         bool *out);

extern const struct query fund_sign_notes;
extern const struct query fund_sign_of;
extern const struct query fund_sign_add;
extern const struct query fund_sign_list;
extern const struct query fund_mark_put;
extern const struct query fund_mark_known;
extern const struct query fund_mark_shared;
extern const struct query fund_mark_served;
extern const struct query fund_mark_staff;
#define FUND_SIGN_QUERIES \
	&fund_sign_notes, &fund_sign_of, &fund_sign_add, &fund_sign_list, \
	        &fund_mark_put, &fund_mark_known, &fund_mark_shared, \
	        &fund_mark_served, &fund_mark_staff

/* --- pages and views -------------------------------------------------- */

struct html;
struct fund_counter;
/* On the page of whoever pays. */
void fund_draw_signs(struct html *h, const struct ctx *ctx,
                     const struct fund_counter *counter);
/* The form of a supplier's details, there. */
void fund_draw_details(struct html *h, const struct ctx *ctx,
                       const struct fund_counter *counter);
/* The page of all that was set aside: from a struct fund_signs_list. */
struct fund_signs_list {
	const struct fund_sign *list;
	size_t n;
};
void
fund_draw_signs_aside(struct html *h, const struct ctx *ctx, const void *data);
/* What the pages of whoever pays show of it. */
MUST_CHECK const struct fault *
fund_counter_signs(struct ctx *ctx, struct fund_counter *counter);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_post_sign);
HANDLER(fund_post_details);
HANDLER(fund_get_signs);
#undef HANDLER

#endif
