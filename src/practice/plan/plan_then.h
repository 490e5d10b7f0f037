/*
 * plan_then.h - a past day's plan, whole.
 *
 * What stood is in the version that was kept last on that day; what was
 * answered to it, and the notes, are rows that nobody changes.  In a
 * plan_whole of a past day `less` is that it is from before all of this was
 * kept, `parted` that nothing is shown of it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a past day's page shows what was shown that day, to both sides;
 *   - an answer after the last change of a day is in that day's plan;
 *   - what was answered and noted after a day is not in it;
 *   - the review is due as it was at the end of the day;
 *   - a day that was kept with less says so;
 *   - what was kept while two were one person is nobody's after that is undone,
 *     also where it has words of before a strength was changed, or a goal that
 *     is there no longer;
 *   - what was kept before two were one person stays whose it was.
 */
#ifndef PRACTICE_PLAN_THEN_H
#define PRACTICE_PLAN_THEN_H

#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_views_local.h"

/* Into *whole, which is a version of a plan: what was said of it until the end
 * of a day. */
MUST_CHECK const struct fault *
plan_then_read(struct ctx *ctx, struct date day, struct plan_whole *whole);

/* --- plan_then_store.c --------------------------------------------------- */

/* After an undoing: each version of a person that was kept since the merge and
 * holds a goal, words or a strength of the other is shown to nobody any more.
 * A goal that was deleted meanwhile is the person's where their version of
 * before the merge has it, and otherwise nobody's.  *n: so many. */
#define PLAN_THEN_MOST 500 /* at a time */
MUST_CHECK const struct fault *
plan_then_part(struct ctx *ctx, struct merge_id merge, struct person_id person,
               struct person_id other, size_t *n);

struct plan_then_answer {
	enum plan_side side;
	struct plan_answered said;
};
/* Answers to a plan before a moment, oldest first. */
MUST_CHECK const struct fault *
plan_store_then_answers(struct ctx *ctx, const struct plan *plan,
                        struct instant before, struct plan_then_answer **out,
                        size_t *n);
extern const struct migration plan_migration_133;
extern const struct query plan_q_then_answers;
extern const struct query plan_q_then_others;
extern const struct query plan_q_then_deleted;
extern const struct query plan_q_then_before;
extern const struct query plan_q_then_versions;
extern const struct query plan_q_then_part;

/* --- plan_then_views.c --------------------------------------------------- */

/* All of it; screen->past is set. */
void plan_draw_then(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen);

#endif
