/*
 * plan_check_local.h - what must hold in the rows of every plan.
 */
#ifndef PRACTICE_PLAN_CHECK_LOCAL_H
#define PRACTICE_PLAN_CHECK_LOCAL_H

#include "practice/plan/plan_local.h"

/* A version as it was kept, or an answer that a plan stands by. */
struct plan_kept {
	struct plan_id plan;
	struct person_id person;
	int64_t version;
	struct instant at;
	struct user_id by;
	struct str what;
	struct str snapshot;
	struct str terms; /* of plan_store_check_terms alone */
	struct bytes digest;
};

/* What a version's row is signed with when it is written. */
struct bytes
plan_version_digest(struct arena *arena, const struct plan_kept *kept);

typedef const struct fault *(*plan_check_fn)(struct ctx *ctx,
                                             const struct plan_kept *kept,
                                             void *data);

/* REFUSED: what is wrong with one row, and which row. */
MUST_CHECK const struct fault *
plan_check_found(struct ctx *ctx, const char *key, int64_t id);

/* The number of the first row a check finds; 0 when all is well. */
MUST_CHECK const struct fault *
plan_store_check_first(struct ctx *ctx, const struct query *query,
                       int64_t *out);
/* Every version; each that both agreed, with its terms; every plan that stands
 * by an answer. */
MUST_CHECK const struct fault *
plan_store_check_versions(struct ctx *ctx, plan_check_fn fn, void *data);
MUST_CHECK const struct fault *
plan_store_check_terms(struct ctx *ctx, plan_check_fn fn, void *data);
MUST_CHECK const struct fault *
plan_store_check_answered(struct ctx *ctx, plan_check_fn fn, void *data);
/* Reviews that are late, counted up to 1,001. */
MUST_CHECK const struct fault *
plan_store_late_reviews(struct ctx *ctx, int64_t *out);

/*
 * The invariants of every plan, for `mydirection check`; each has a test that
 * damages a row and sees it found:
 *   - a plan and each answer name a version that exists, about one person;
 *   - a version is what was written, by its digest;
 *   - what is kept apart as agreed is what the version says;
 *   - each side has one newest answer;
 *   - where a plan stands agrees with its answers and its timeline;
 *   - every step and note belongs to a goal of the same person, and a goal to
 *     a statement of theirs;
 *   - a goal comes from words or says why not, and never both;
 *   - what was handed in fits its statement;
 *   - an entry of a tool counts the goals that were made from it;
 *   - a goal's date and its ending fit its status;
 *   - a review that is put off is due on its new day;
 *   - a phase ends after it began, and a statement's line is whole;
 *   - what was kept with an answer is what was shown, by its check sum;
 *   - a kept day of the circle is what was kept, by its digest.
 * REFUSED says which row.
 */
MUST_CHECK const struct fault *plan_check(struct ctx *ctx);
/* How many reviews are late, for /status. */
MUST_CHECK const struct fault *
plan_status(struct ctx *ctx, struct status_row **rows, size_t *n);

#endif
