/*
 * fund_receipt_local.h - inside fund: rows, pages and views of receipts.
 */
#ifndef PRACTICE_FUND_RECEIPT_LOCAL_H
#define PRACTICE_FUND_RECEIPT_LOCAL_H

#include "practice/fund/fund_receipt.h"
#include "practice/fund/fund_views.h"

/* What a form sends a picture in: one that is there, one just taken. */
#define FUND_PICTURE "picture"
#define FUND_CAMERA  "camera"

/* --- fund_receipt_store.c --------------------------------------------- */

extern const struct migration fund_migration_62;
extern const struct query fund_receipt_add;
extern const struct query fund_receipts_of;
extern const struct query fund_receipt_one;
extern const struct query fund_receipts_payer;
extern const struct query fund_receipt_payer;
extern const struct query fund_receipt_file;
extern const struct query fund_receipt_move_add;
extern const struct query fund_receipt_moves_of;

MUST_CHECK const struct fault *
fund_receipt_store_add(struct ctx *ctx, const struct fund_receipt *receipt);
/* File it under `to`, and the row that says so. */
MUST_CHECK const struct fault *
fund_receipt_store_move(struct ctx *ctx, const struct fund_receipt *receipt,
                        struct fund_id to, struct str reason);

/* --- fund_receipt_pages.c --------------------------------------------- */

/* The receipts with the screen's request, or with what the counter pays. */
MUST_CHECK const struct fault *
fund_screen_receipts(struct ctx *ctx, struct fund_screen *screen);
/* (as fund_screen_receipts) */
MUST_CHECK const struct fault *
fund_counter_receipts(struct ctx *ctx, struct fund_counter *counter);
/* What is said after one was handed in. */
struct text fund_receipt_notice(enum media_seen seen);

/* --- fund_receipt_views.c --------------------------------------------- */

/* The receipts with a request, and the form that hands one in. */
struct fund_receipts {
	const struct fund_receipt *list;
	size_t n;
	const struct fund_moved *moved;
	size_t moved_n;
	/* The page of one receipt. */
	struct fund_receipt one;
	const struct fund_request *others; /* where it may be moved */
	size_t others_n;
	bool mine;
};
/* The receipts, what was moved and the form, on the page of a request. */
void fund_draw_receipts(struct html *h, const struct ctx *ctx,
                        const struct fund_screen *screen);
/* One receipt, from a struct fund_screen. */
void fund_draw_receipt(struct html *h, const struct ctx *ctx, const void *data);
/* Small pictures, each a link; `base` is the address of the request. */
void fund_draw_pictures(struct html *h, struct str base,
                        const struct fund_receipts *receipts, bool pages);

#endif
