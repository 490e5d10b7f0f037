/*
 * plan_lift.h - a goal or a step that was made from something said before: an
 * entry of a tool, a need for support, somebody in the circle of people, or a
 * decision that was written down.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal made from an entry remembers it, and the entry says that it is
 *     in the plan; so does a step;
 *   - a goal that is taken out or deleted is not in the plan, and one that is
 *     added back is again;
 *   - the address of a form holds the entry's number and none of its words;
 *   - a goal made from a need for support is in the area of its pathway, and
 *     the need says that it is in the plan;
 *   - a goal made from somebody in the circle begins with words that name
 *     nobody, and who it is is read by whoever sees the circle's names;
 *   - nothing is made from somebody who was taken out of the circle meanwhile,
 *     and what was typed is still there;
 *   - a goal made from a decision begins with what was decided, and says
 *     nothing of how either side saw it;
 *   - a version keeps what a goal was made from as a number, without words.
 *
 * Each of them has a number of its own, so that one number says which it is.
 */
#ifndef PRACTICE_PLAN_LIFT_H
#define PRACTICE_PLAN_LIFT_H

#include "practice/plan/plan_views_local.h"
#include "practice/strengths/rights.h"
#include "practice/support/path.h"

/* What something is made from, as it is shown: one of these, or none where it
 * is not there any more or is not for this reader. */
struct plan_lifted {
	struct plan_source source;
	const struct tool_entry *entry;
	const struct path_need *need;
	const struct plan_tie *tie;
	const struct rights_decision *decision;
};

/* What a new goal's or step's form was opened from, by `from` of the address or
 * of the form as it was sent, into the screen; nothing for none, and for one
 * that was taken back since.  NOT_FOUND when it is not this person's. */
MUST_CHECK const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen);
/* A new goal or step is made from it; its kind comes out, where it was NONE.
 * NOT_FOUND when it is nothing of this person's; REFUSED when it was taken
 * back; INVALID of somebody who is not in the circle or not named to the actor,
 * so that the form comes back, with `field` told, and is saved without them. */
MUST_CHECK const struct fault *
plan_lift_new(struct ctx *ctx, struct person_id person,
              struct plan_source *source, const char *field);
/* What it was made from, into the screen. */
MUST_CHECK const struct fault *
plan_lift_of(struct ctx *ctx, struct plan_screen *screen,
             struct plan_source source);
/* What the form was sent with. */
struct plan_source plan_lift_sent(const struct request *req);
/* The words that a goal or step made from it begins with. */
struct str
plan_lift_begins(struct arena *arena, const struct plan_lifted *lifted);
/* The area of what it is made from; PLAN_AREA_NONE where it has none. */
enum plan_area plan_lift_area(const struct path_need *need);

/* A goal is in the plan again (1), or is not any more (-1), and what it and its
 * steps were made from is told; nothing for another goal. */
MUST_CHECK const struct fault *
plan_lift_count(struct ctx *ctx, const struct plan_goal *goal, int by);
/* A step that was made from this is in the plan no longer. */
MUST_CHECK const struct fault *
plan_lift_out(struct ctx *ctx, struct person_id person,
              struct plan_source source);

/* What the screen's goal or step was made from; nothing where it was not. */
void plan_draw_lifted(struct html *h, const struct plan_screen *screen);
/* The same in a few words that name nothing, for a list and a past day. */
void plan_draw_lifted_kind(struct html *h, enum plan_lift kind);
/* Of a new goal's form: what it is made from can be a step of one that is
 * there. */
void plan_draw_lift_steps(struct html *h, const struct plan_screen *screen);
/* The fields that say what is made from what. */
void plan_draw_lift_fields(struct html *h, const struct plan_screen *screen);
/* "…/plan/goals/new?from=…" of somebody in the circle. */
struct str
plan_tie_lift_path(struct arena *arena, const struct plan_screen *screen,
                   const struct plan_tie *tie);

/* --- plan_lift_store.c ---------------------------------------------------- */

/* Somebody in the circle, named or not as the reader may; not found when
 * nobody of that number is there. */
MUST_CHECK const struct fault *
plan_store_tie_one(struct ctx *ctx, struct person_id person, int64_t id,
                   struct plan_tie *out, bool *found);
/* What the steps of a goal were made from. */
MUST_CHECK const struct fault *
plan_store_step_sources(struct ctx *ctx, struct goal_id goal,
                        struct plan_source **out, size_t *n);

extern const struct migration plan_migration_49;
extern const struct migration plan_migration_146;
extern const struct query plan_q_tie_one;
extern const struct query plan_q_step_sources;
extern const struct query plan_q_check_lifted;
extern const struct query plan_q_check_lifted_step;
extern const struct query plan_q_check_lifted_what;

#endif
