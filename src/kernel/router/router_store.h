/*
 * router_store.h - keys that were used, and whether the database answers,
 * within kernel/router.
 */
#ifndef KERNEL_ROUTER_STORE_H
#define KERNEL_ROUTER_STORE_H

#include "kernel/router/router_local.h"

struct key_name {
	struct user_id whose; /* {0}: it is not told */
	struct str route;
	struct str key;
	struct instant at;
};
struct key_row {
	bool done;
	struct str hash;
	int64_t status;
	struct str type;
	struct str location;
	struct bytes body;
};
extern const struct migration *const router_schema[];
extern const struct query *const router_queries[];
MUST_CHECK const struct fault *
router_store_key_add(struct ctx *ctx, const struct key_name *name,
                     struct str hash, bool *added);
MUST_CHECK const struct fault *
router_store_key(struct ctx *ctx, const struct key_name *name,
                 struct key_row *out);
MUST_CHECK const struct fault *
router_store_key_save(struct ctx *ctx, const struct key_name *name,
                      const struct key_row *row);
MUST_CHECK const struct fault *router_store_keys_purge(struct ctx *ctx);
MUST_CHECK const struct fault *router_store_ready(struct ctx *ctx);

#endif
