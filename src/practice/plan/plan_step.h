/*
 * plan_step.h - steps of a goal: what is done, by whom and by when.
 *
 * The rules are those of plan_goal.h, and, each with a test of the same words:
 *   - a step says what it needs of the programme, and in words;
 *   - something else is said in words;
 *   - what a step needs is part of what is agreed;
 *   - a step rests on what its goal rests on;
 *   - whoever wrote a step takes it out of a draft, and only they;
 *   - a step that stood in a plan both said yes to is taken out no more, but
 *     said to be no longer needed;
 *   - a step that holds a word of the other side's is not taken out.
 */
#ifndef PRACTICE_PLAN_STEP_H
#define PRACTICE_PLAN_STEP_H

#include "practice/plan/plan_goal.h"

/* What it needs, to its reader: "Life Links: a lift on Mondays"; empty where it
 * needs nothing more. */
struct str
plan_step_needs(struct arena *arena, const struct plan_step *step, bool mine);

struct plan_step_terms {
	struct str words;
	enum plan_actor actor;
	struct date due;
	enum plan_resource resource;
	struct str needs; /* may be empty, but beside PLAN_RESOURCE_OTHER */
	enum plan_voice voice;
	enum plan_step_status status;
	struct plan_source source; /* of a new step: what it is made from */
};

/* Add a step at the end.  REFUSED to a goal that is achieved or removed. */
MUST_CHECK const struct fault *
plan_step_add(struct ctx *ctx, struct goal_id goal,
              const struct plan_step_terms *terms, struct step_id *out);

/* Change its words, who and when; only the side that wrote it, or any side
 * when a worker wrote it.  The author follows and CONFLICT as for goals. */
MUST_CHECK const struct fault *
plan_step_change(struct ctx *ctx, struct step_id id, int64_t seen,
                 const struct plan_step_terms *terms);

/* Progress of a step: changes nothing that was agreed. */
MUST_CHECK const struct fault *
plan_step_progress(struct ctx *ctx, struct step_id id,
                   enum plan_step_status status);

/* Whether a side may take it out, as it stands. */
bool plan_step_may_go(const struct plan_step *step, enum plan_side side);

/*
 * Take a step out of a draft: the side that wrote it, of a step that never
 * stood in a plan both agreed to and that holds no word of the other side's.
 * What a worker wrote for the person either may take out.  REFUSED; CONFLICT
 * when it is another than the one seen.  It is gone but from the days it stood
 * in; what it was made from is in the plan no longer by it.
 */
MUST_CHECK const struct fault *
plan_step_delete(struct ctx *ctx, struct step_id id, int64_t seen);

/* As plan_goal_reply, for one step. */
MUST_CHECK const struct fault *
plan_step_reply(struct ctx *ctx, struct step_id id, int64_t seen,
                enum plan_reply reply, struct str words);

/* plan_goal_store.c: each of a person's steps in the plan that nobody said no
 * to stands as both agreed it, and each was in it; no step of a goal stands so,
 * for the goal is another now. */
MUST_CHECK const struct fault *
plan_store_steps_agreed(struct ctx *ctx, struct person_id person);
MUST_CHECK const struct fault *
plan_store_steps_anew(struct ctx *ctx, struct goal_id goal);

/* plan_step_store.c: gone. */
extern const struct migration plan_migration_156;
MUST_CHECK const struct fault *
plan_store_step_remove(struct ctx *ctx, struct step_id id);
/* Each step of a goal in the plan was there when both agreed. */
MUST_CHECK const struct fault *
plan_store_steps_were(struct ctx *ctx, struct person_id person);

#endif
