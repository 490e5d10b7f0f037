/*
 * fund_float_local.h - inside fund: rows, pages and views of cash floats.
 */
#ifndef PRACTICE_FUND_FLOAT_LOCAL_H
#define PRACTICE_FUND_FLOAT_LOCAL_H

#include "kernel/identity/identity.h"
#include "practice/fund/fund_float.h"
#include "practice/fund/fund_way_local.h"

/* --- fund_float_store.c ----------------------------------------------- */

extern const struct query fund_float_add;
extern const struct query fund_float_list;
extern const struct query fund_float_one;
extern const struct query fund_float_lock;
extern const struct query fund_float_counted;
extern const struct query fund_float_ended;
extern const struct query fund_count_add;
extern const struct query fund_count_list;
extern const struct query fund_count_explained;
extern const struct query fund_count_settled;

/* REFUSED unless a user of the actor's organisation may hold a float: they
 * look after money, and neither ask nor decide. */
MUST_CHECK const struct fault *
fund_float_may_hold(struct ctx *ctx, struct user_id holder);
MUST_CHECK const struct fault *
fund_float_store_add(struct ctx *ctx, const struct fund_float *made);
/* Of the actor's organisation; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_float_store_get(struct ctx *ctx, struct account_id id, bool lock,
                     struct fund_float *out);
MUST_CHECK const struct fault *
fund_float_store_list(struct ctx *ctx, struct fund_float **out, size_t *n);
/* That it was counted today; that it is closed. */
MUST_CHECK const struct fault *
fund_float_store_counted(struct ctx *ctx, struct account_id id);
/* (as fund_float_store_counted) */
MUST_CHECK const struct fault *
fund_float_store_ended(struct ctx *ctx, struct account_id id);
MUST_CHECK const struct fault *
fund_count_store_add(struct ctx *ctx, struct account_id id,
                     const struct fund_count *count);
MUST_CHECK const struct fault *
fund_count_store_explained(struct ctx *ctx, int64_t count, struct str words);
MUST_CHECK const struct fault *
fund_count_store_settled(struct ctx *ctx, int64_t count, struct entry_id entry);

/* --- fund_float.c ----------------------------------------------------- */

/* The float, locked; REFUSED when it is closed. */
MUST_CHECK const struct fault *
fund_float_take(struct ctx *ctx, struct account_id id, struct fund_float *out);
/* What should be in it: the books, and what is known to differ. */
MUST_CHECK const struct fault *
fund_float_expected(struct ctx *ctx, const struct fund_float *f,
                    struct money *out);
/* The largest sum that is paid in cash, in pence; 0: none is. */
MUST_CHECK const struct fault *fund_cash_most(struct ctx *ctx, int64_t *out);
/* Move a sum between two accounts under a decision of its own. */
MUST_CHECK const struct fault *
fund_float_move(struct ctx *ctx, struct account_id from, struct account_id to,
                struct money sum, const char *code, struct entry_id *entry);

/* --- fund_float_demo.c ------------------------------------------------ */

/* Its part of the fictional programme, as whoever pays. */
struct demo;
MUST_CHECK const struct fault *
fund_float_demo(struct ctx *ctx, struct demo *demo, struct user_id payer);

/* --- fund_float_pages.c ----------------------------------------------- */

/* The floats of the organisation, for a panel. */
MUST_CHECK const struct fault *
fund_read_floats(struct ctx *ctx, struct person_id person, void **out);

/* --- fund_float_views.c ----------------------------------------------- */

struct fund_floats {
	const struct fund_float *list;
	size_t n;
	const struct identity_entry *holders; /* who may be one */
	size_t holders_n;
	struct fund_float one;
	const struct fund_count *counts;
	size_t counts_n;
	const struct fund_request *agreed; /* that cash may pay */
	size_t agreed_n;
	struct fund_counter counter; /* the request that is paid */
	int64_t cash_most;
	const struct fund_leave *leaves; /* fund_leave.h: a list, or the one
	                                  * of this float; NULL: none */
	size_t leaves_n;
};
/* All floats; one; paying out of one: from a struct fund_floats. */
void fund_draw_floats(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_floats) */
void fund_draw_float(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_floats) */
void
fund_draw_float_pay(struct html *h, const struct ctx *ctx, const void *data);
/* What is overdue or differs, for a first page; nothing when all is well. */
void
fund_draw_floats_wait(struct html *h, const struct fund_float *list, size_t n);
/* (as fund_draw_floats_wait, as a panel) */
void
fund_draw_panel_floats(struct html *h, const struct ctx *ctx, const void *data);

/* --- fund_float_pages.c, fund_float_views.c ---------------------------- */

/* The float of the address; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_float_place(const struct request *req, struct account_id *out);
/* "/floats/…" and the rest. */
struct str
fund_float_path(struct arena *arena, struct account_id id, const char *rest);
/* After a form: to the page of a float, with a notice. */
MUST_CHECK const struct fault *
fund_float_done(struct ctx *ctx, struct account_id id, struct text notice,
                struct reply *reply);

#endif
