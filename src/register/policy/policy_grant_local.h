/* policy_grant_local.h - shared by the files about roles that wait. */
#ifndef REGISTER_POLICY_GRANT_LOCAL_H
#define REGISTER_POLICY_GRANT_LOCAL_H

#include "register/policy/policy_grant.h"
#include "register/policy/policy_local.h"

extern const struct query grant_add;
extern const struct query grant_one;
extern const struct query grant_one_lock;
extern const struct query grant_waits;
extern const struct query grant_agree;
extern const struct query grant_end;
extern const struct query grant_due;
extern const struct query grant_all;

MUST_CHECK const struct fault *
grant_store_add(struct ctx *ctx, const struct grant *grant);
/* Locked in a write; NOT_FOUND. */
MUST_CHECK const struct fault *
grant_store_one(struct ctx *ctx, int64_t id, struct grant *out);
/* Whether this role is asked for this member and not given yet. */
MUST_CHECK const struct fault *
grant_store_waits(struct ctx *ctx, const struct grant *grant, bool *out);
MUST_CHECK const struct fault *
grant_store_agree(struct ctx *ctx, const struct grant *grant);
/* Given or stopped, by grant->state. */
MUST_CHECK const struct fault *
grant_store_end(struct ctx *ctx, const struct grant *grant);
/* Agreed, and their day is here. */
MUST_CHECK const struct fault *
grant_store_due(struct ctx *ctx, struct grant **out, size_t *n);
MUST_CHECK const struct fault *
grant_store_all(struct ctx *ctx, struct grant **out, size_t *n);

/* What the page shows. */
struct grant_view {
	const struct grant *grants;
	size_t n;
	const struct str *members; /* names, one a grant */
	const struct str *askers;
	bool may_ask;
	bool may_stop;
};
void grant_draw_page(struct html *h, const struct ctx *ctx, const void *data);

/* Handlers of the page, for the route table of policy. */
const struct fault *
grant_get(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
grant_post_ask(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *grant_post_agree(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *grant_post_stop(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);

#endif
