/*
 * fund_way_local.h - inside fund: rows and views of how things are paid.
 */
#ifndef PRACTICE_FUND_WAY_LOCAL_H
#define PRACTICE_FUND_WAY_LOCAL_H

#include "practice/fund/fund_views.h"
#include "practice/fund/fund_way.h"

/* --- fund_way_store.c ------------------------------------------------- */

extern const struct query fund_handover_add;
extern const struct query fund_handover_of;
extern const struct query fund_handover_payer;
extern const struct query fund_supplier_put;
extern const struct query fund_suppliers_small;
extern const struct query fund_agreed_since;

MUST_CHECK const struct fault *
fund_handover_store_add(struct ctx *ctx, const struct fund_request *request,
                        const struct fund_handover *how);
/* By its folded name. */
MUST_CHECK const struct fault *
fund_supplier_store_put(struct ctx *ctx, struct str folded, bool small);
/* The folded names of the actor's organisation that have the mark. */
MUST_CHECK const struct fault *
fund_supplier_store_small(struct ctx *ctx, struct str **out, size_t *n);
/* When each agreed request of the organisation was agreed. */
struct fund_agreed {
	struct fund_id id;
	struct instant at;
};
MUST_CHECK const struct fault *
fund_store_agreed(struct ctx *ctx, struct fund_agreed **out, size_t *n);

/* --- fund_way_views.c ------------------------------------------------- */

/* The fields of a payment, by the way that was agreed. */
void fund_fields_way(struct html *h, const struct form *form,
                     const struct fund_counter *counter);
/* Who got a voucher or cash. */
void fund_field_handed(struct html *h, const struct form *form,
                       const struct fund_counter *counter);
/* What was written down of a payment, in a sentence; empty for NULL. */
struct str fund_done_says(struct arena *arena, const struct fund_request *q,
                          const struct fund_handover *how);
/* Which way leaves a benefit as it is, and why. */
struct str fund_benefits_says(enum fund_way way, bool safe);
/* What goes to small suppliers, first on the page. */
void fund_draw_small(struct html *h, const struct fund_small *list, size_t n);
/* The mark of a supplier, as a form. */
void fund_draw_mark(struct html *h, const struct ctx *ctx,
                    const struct fund_counter *counter);

/* --- fund_way_pages.c ------------------------------------------------- */

/* What fund_fields_way drew; a day that is none is a problem. */
void fund_read_handover(const struct ctx *ctx, const struct request *req,
                        struct fund_handover *out, struct problems *problems);

#endif
