/* orders_package_local.h - shared by the files about packages alone. */
#ifndef REGISTER_ORDERS_PACKAGE_LOCAL_H
#define REGISTER_ORDERS_PACKAGE_LOCAL_H

#include "register/orders/orders_local.h"
#include "register/orders/orders_package.h"

extern const struct query package_q_add;
extern const struct query package_q_of;
extern const struct query package_q_known;
extern const struct query package_q_ids;
extern const struct query package_q_move;

MUST_CHECK const struct fault *
package_store_add(struct ctx *ctx, struct person_id person,
                  const struct package *package);
/* Whether just this is there, and how many are; asks no reach. */
MUST_CHECK const struct fault *
package_store_known(struct ctx *ctx, struct person_id person,
                    const struct package *package, bool *there, int64_t *n);
/* Within reach, the one that stands first, without names. */
MUST_CHECK const struct fault *
package_store_of(struct ctx *ctx, struct person_id person, struct package **out,
                 size_t *n);

/* What the page and the panels show. */
struct package_view {
	struct person_head head; /* first, for people_above; the page only */
	const struct package *list;
	size_t n;
	struct str path;
};
void package_draw_page(struct html *h, const struct ctx *ctx, const void *data);
void package_draw_case(struct html *h, const struct ctx *ctx, const void *data);
void
package_draw_paper(struct html *h, const struct ctx *ctx, const void *data);

extern const struct api_schema orders_schemas[];

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(package_get);
HANDLER(package_post);
HANDLER(package_api_get);
HANDLER(package_api_post);
#undef HANDLER

/* The panels. */
const struct fault *
package_read_case(struct ctx *ctx, struct person_id person, void **out);
const struct fault *
package_read_paper(struct ctx *ctx, struct person_id person, void **out);

#endif
