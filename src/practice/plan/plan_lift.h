/*
 * plan_lift.h - a goal that was made from an entry of a tool.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal made from an entry remembers it, and the entry says that it is
 *     in the plan;
 *   - a goal that is taken out or deleted is not in the plan, and one that is
 *     added back is again;
 *   - the address of a form holds the entry's number and none of its words.
 */
#ifndef PRACTICE_PLAN_LIFT_H
#define PRACTICE_PLAN_LIFT_H

#include "practice/plan/plan_views_local.h"

/* The entry that a new goal's form was opened from, by `from` of the address
 * or of the form as it was sent; NULL for none, and for one that was taken
 * back since.  NOT_FOUND when it is not this person's. */
MUST_CHECK const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct person_id person, const struct tool_entry **out);
/* What the goal of the screen was made from, into it. */
MUST_CHECK const struct fault *
plan_lift_of(struct ctx *ctx, struct plan_screen *screen);
/* The number in the form; {0} for none. */
struct tool_entry_id plan_lift_sent(const struct request *req);

/* A goal that was made from an entry is in the plan again (1), or is not any
 * more (-1); nothing for another goal. */
MUST_CHECK const struct fault *
plan_lift_count(struct ctx *ctx, const struct plan_goal *goal, int by);

/* What the goal of the screen was made from; nothing where it was not. */
void plan_draw_lifted(struct html *h, const struct plan_screen *screen);

extern const struct migration plan_migration_49;
extern const struct query plan_q_check_lifted;

#endif
