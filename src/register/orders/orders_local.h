/* orders_local.h - shared by the files of register/orders alone. */
#ifndef REGISTER_ORDERS_LOCAL_H
#define REGISTER_ORDERS_LOCAL_H

#include "register/orders/orders.h"

extern const struct migration *const orders_schema[];
extern const struct query *const orders_queries[];
extern const struct query orders_q_studied;
extern const struct query orders_q_reoffences_studied;
extern const struct route orders_routes[];
extern const struct panel orders_panels[];
extern const struct merge_move orders_moves[];
extern const struct query *const orders_follows[];

/* Without reach, locked in a write, by reference; *found says whether. */
MUST_CHECK const struct fault *
orders_store_ref(struct ctx *ctx, struct str order_ref, struct order *out,
                 bool *found);
MUST_CHECK const struct fault *
requirements_store_ref(struct ctx *ctx, struct str requirement_ref,
                       struct requirement *out, bool *found);
/* The stored reoffence of this person, day and code, and its id. */
MUST_CHECK const struct fault *
reoffences_store_same(struct ctx *ctx, const struct reoffence *facts,
                      struct reoffence *out, int64_t *id, bool *found);

/* Add with its id, or change the row of its id. */
MUST_CHECK const struct fault *
orders_store_write(struct ctx *ctx, const struct order *order, bool added);
MUST_CHECK const struct fault *
requirements_store_write(struct ctx *ctx, const struct requirement *requirement,
                         bool added);
MUST_CHECK const struct fault *
reoffences_store_write(struct ctx *ctx, int64_t id,
                       const struct reoffence *reoffence, bool added);

/* What the page and the panels show. */
struct sentence_view {
	struct person_head head; /* first, for people_above; the page only */
	struct order *orders;
	size_t orders_n;
	struct requirement *requirements;
	size_t requirements_n;
};
void orders_draw_page(struct html *h, const struct ctx *ctx, const void *data);
void orders_draw_side(struct html *h, const struct ctx *ctx, const void *data);
void orders_draw_me(struct html *h, const struct ctx *ctx, const void *data);

#endif
