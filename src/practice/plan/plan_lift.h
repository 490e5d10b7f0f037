/*
 * plan_lift.h - a goal that was made from an entry of a tool, or from a need
 * for support.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal made from an entry remembers it, and the entry says that it is
 *     in the plan;
 *   - a goal that is taken out or deleted is not in the plan, and one that is
 *     added back is again;
 *   - the address of a form holds the entry's number and none of its words;
 *   - a goal made from a need for support is in the area of its pathway, and
 *     the need says that it is in the plan.
 *
 * Either has a number of its own, so that a goal remembers one number.
 */
#ifndef PRACTICE_PLAN_LIFT_H
#define PRACTICE_PLAN_LIFT_H

#include "practice/plan/plan_views_local.h"
#include "practice/support/path.h"

/* The entry or the need that a new goal's form was opened from, by `from` of
 * the address or of the form as it was sent, into the screen; nothing for none,
 * and for one that was taken back since.  NOT_FOUND when it is not this
 * person's. */
MUST_CHECK const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen);
/* A new goal is made from it.  NOT_FOUND when it is neither an entry nor a need
 * of this person's; REFUSED when it is taken back. */
MUST_CHECK const struct fault *
plan_lift_new(struct ctx *ctx, struct person_id person,
              struct tool_entry_id source);
/* The area of a need's pathway. */
enum plan_area plan_lift_area(const struct path_need *need);
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
