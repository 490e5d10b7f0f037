/*
 * practise_local.h - inside what is made to practise with.
 */
#ifndef PRACTICE_PRACTISE_LOCAL_H
#define PRACTICE_PRACTISE_LOCAL_H

#include "practice/practise/practise.h"

/* --- practise_person.c ---------------------------------------------------- */

/*
 * Who they are, their order and their sign-in, without a password; then each
 * capability's part of where they stand.  They are the worker's till then, and
 * the actor's at last.  The ctx is as it was before, on a fault too.
 */
MUST_CHECK const struct fault *
practise_person(struct ctx *ctx, enum demo_rehearsal what,
                struct user_id worker, struct demo_person *out);

/* --- practise_store.c ----------------------------------------------------- */

MUST_CHECK const struct fault *
practise_store_add(struct ctx *ctx, const struct practised *made);
/* Whoever else makes somebody as the actor waits until this change is over. */
MUST_CHECK const struct fault *practise_store_hold(struct ctx *ctx);
/* Of the actor: those that stand, without their names. */
MUST_CHECK const struct fault *
practise_store_list(struct ctx *ctx, struct practised **out, size_t *n);
/* Of the actor, in the last 24 hours. */
MUST_CHECK const struct fault *
practise_store_day(struct ctx *ctx, int64_t *out);
/* One of the actor's that stands, locked; *found false: none. */
MUST_CHECK const struct fault *
practise_store_one(struct ctx *ctx, int64_t id, struct practised *out,
                   bool *found);
MUST_CHECK const struct fault *practise_store_end(struct ctx *ctx, int64_t id);

extern const struct query practise_q_add;
extern const struct query practise_q_hold;
extern const struct query practise_q_list;
extern const struct query practise_q_day;
extern const struct query practise_q_one;
extern const struct query practise_q_end;

/* --- pages ---------------------------------------------------------------- */

struct practise_screen {
	const struct practised *made;
	size_t n;
};

void practise_draw(struct html *h, const struct ctx *ctx, const void *data);
/* The way there, on the worker's home. */
void
practise_draw_panel(struct html *h, const struct ctx *ctx, const void *data);
const struct fault *
practise_get(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
practise_post(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
practise_post_away(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
practise_read_panel(struct ctx *ctx, struct person_id person, void **out);

#endif
