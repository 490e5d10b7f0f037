/*
 * draft_local.h - what the files of drafts share.
 */
#ifndef KERNEL_IDENTITY_DRAFT_LOCAL_H
#define KERNEL_IDENTITY_DRAFT_LOCAL_H

#include "kernel/capability.h"
#include "kernel/identity/draft.h"

struct draft_row {
	struct str action;
	struct str fields; /* as a form is sent */
	struct instant at;
};

/* Whether it can be a draft: its address and its length. */
bool draft_fits(struct str action, struct str fields);
/* The actor's draft of this form from now on; the caller has judged it. */
MUST_CHECK const struct fault *
draft_put(struct ctx *ctx, struct str action, struct str fields);

extern const struct migration draft_table;
extern const struct query draft_q_all;
extern const struct query draft_q_add;
extern const struct query draft_q_end;
extern const struct query draft_q_trim;
extern const struct query draft_q_sweep;

/* The actor's, the newest first. */
MUST_CHECK const struct fault *
draft_store_all(struct ctx *ctx, struct draft_row **out, size_t *n);
MUST_CHECK const struct fault *
draft_store_add(struct ctx *ctx, struct str action, struct str fields);
MUST_CHECK const struct fault *
draft_store_end(struct ctx *ctx, struct str action);
/* All of the actor's but the newest DRAFT_MOST go. */
MUST_CHECK const struct fault *draft_store_trim(struct ctx *ctx);
/* All older than DRAFT_DAYS go, whoever's they are. */
MUST_CHECK const struct fault *draft_store_sweep(struct ctx *ctx);

const struct fault *
draft_post(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
draft_post_end(struct ctx *ctx, const struct request *req, struct reply *reply);

#endif
