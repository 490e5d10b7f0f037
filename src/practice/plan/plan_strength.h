/*
 * plan_strength.h - a strength is corrected or taken back.
 *
 * Rules kept here, each with a test of the same words:
 *   - a strength is changed by whoever's words it is in, and what it said
 *     before is kept;
 *   - a strength is taken back with a reason, and is kept;
 *   - a strength of the assessment is changed there, and may be taken back;
 *   - a strength is changed as it was seen, or it does not count.
 *
 * Words that a worker wrote down for the person are changed by either, and are
 * the person's own once they do.
 */
#ifndef PRACTICE_PLAN_STRENGTH_H
#define PRACTICE_PLAN_STRENGTH_H

#include "practice/plan/plan_local.h"

/* Whether this side may change it or take it back. */
bool plan_strength_is_open_to(const struct plan_strength *strength,
                              enum plan_side side);

/* One that stands, of this person, with its author's name.  NOT_FOUND. */
MUST_CHECK const struct fault *
plan_strength_one(struct ctx *ctx, struct person_id person, int64_t id,
                  struct plan_strength *out);
/* What it said before, newest first, at most 50, with names. */
MUST_CHECK const struct fault *
plan_strength_past(struct ctx *ctx, struct person_id person, int64_t id,
                   struct plan_strength **out, size_t *n);

/* New words, evidence and who said so; the person's are said by themselves.
 * NOT_FOUND; CONFLICT when `seen` is not its version; INVALID as to add one;
 * REFUSED as the rules say. */
MUST_CHECK const struct fault *
plan_strength_change(struct ctx *ctx, struct person_id person, int64_t id,
                     int64_t seen, const struct plan_strength *terms);

/* Take it back; goals that it helped with lose it.  INVALID without a reason;
 * else as plan_strength_change. */
MUST_CHECK const struct fault *
plan_strength_withdraw(struct ctx *ctx, struct person_id person, int64_t id,
                       int64_t seen, struct str why);

/* --- plan_strength_store.c ------------------------------------------------ */

/* Perhaps locked; NOT_FOUND when it does not stand, or is another's. */
MUST_CHECK const struct fault *
plan_store_strength(struct ctx *ctx, struct person_id person, int64_t id,
                    bool lock, struct plan_strength *out);
MUST_CHECK const struct fault *
plan_store_strength_past(struct ctx *ctx, struct person_id person, int64_t id,
                         struct plan_strength **out, size_t *n);
/* A copy of it as it stands is kept, and then it is written. */
MUST_CHECK const struct fault *
plan_store_strength_save(struct ctx *ctx, const struct plan_strength *strength);
MUST_CHECK const struct fault *
plan_store_strength_end(struct ctx *ctx, struct person_id person, int64_t id,
                        struct str why);

extern const struct query plan_q_strength_get;
extern const struct query plan_q_strength_lock;
extern const struct query plan_q_strength_past;
extern const struct query plan_q_strength_keep;
extern const struct query plan_q_strength_save;
extern const struct query plan_q_strength_end;
extern const struct query plan_q_strength_helps_end;
#define PLAN_STRENGTH_QUERIES \
	&plan_q_strength_get, &plan_q_strength_lock, &plan_q_strength_past, \
	        &plan_q_strength_keep, &plan_q_strength_save, \
	        &plan_q_strength_end, &plan_q_strength_helps_end

extern const struct migration plan_migration_130;

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_strength);
HANDLER(plan_post_strength);
HANDLER(plan_post_strength_withdraw);
HANDLER(plan_api_strength_change);
HANDLER(plan_api_strength_withdraw);
#undef HANDLER

#endif
