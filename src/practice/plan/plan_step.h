/*
 * plan_step.h - steps of a goal: what is done, by whom and by when.
 *
 * The rules are those of plan_goal.h, and, each with a test of the same words:
 *   - a step says what it needs of the programme, and in words;
 *   - something else is said in words;
 *   - what a step needs is part of what is agreed;
 *   - a step rests on what its goal rests on.
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

/* As plan_goal_reply, for one step. */
MUST_CHECK const struct fault *
plan_step_reply(struct ctx *ctx, struct step_id id, int64_t seen,
                enum plan_reply reply, struct str words);

/* plan_goal_store.c: each of a person's steps in the plan that nobody said no
 * to stands as both agreed it; no step of a goal does, for the goal is another
 * now. */
MUST_CHECK const struct fault *
plan_store_steps_agreed(struct ctx *ctx, struct person_id person);
MUST_CHECK const struct fault *
plan_store_steps_anew(struct ctx *ctx, struct goal_id goal);

#endif
