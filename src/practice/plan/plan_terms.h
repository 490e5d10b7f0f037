/*
 * plan_terms.h - what is agreed about in a version of a plan, kept apart from
 * the whole version.
 */
#ifndef PRACTICE_PLAN_TERMS_H
#define PRACTICE_PLAN_TERMS_H

#include "practice/plan/plan_local.h"

/*
 * Goals and steps as far as plan_differ and plan_goal_is_live look at them, as
 * text, and back; nothing else of the whole is written or set, and nothing at
 * all beyond PLAN_GOALS_MOST and PLAN_STEPS_MOST.  UNEXPECTED for what
 * plan_terms_write does not write.
 */
void plan_terms_write(struct buf *buf, const struct plan_whole *whole);
MUST_CHECK const struct fault *
plan_terms_read(struct ctx *ctx, struct str text, struct plan_whole *out);

/* plan_store.c: a version with its terms, or with its snapshot where it has
 * none. */
MUST_CHECK const struct fault *
plan_store_version_terms(struct ctx *ctx, const struct plan *plan,
                         int64_t version, struct plan_version_line *out,
                         bool *found);

extern const struct migration plan_migration_121;

#endif
