/*
 * plan_past.h - the history of one goal: each event, and the goal as it stood
 * after it.
 *
 * What stood is read from the version of the plan that was kept with the event
 * (plan_version), so that it is what was there and not what is made of it now.
 *
 * Rules kept here, each with a test of the same words:
 *   - beside each event of a goal stands the goal as it was after it;
 *   - what happened to another goal is not in it;
 *   - the person reads the same in their own words;
 *   - the newest thirty are shown, and the rest is found by its day.
 */
#ifndef PRACTICE_PLAN_PAST_H
#define PRACTICE_PLAN_PAST_H

#include "practice/plan/plan_local.h"

#define PLAN_PAST_MOST 30

struct plan_past {
	struct plan_version_line line; /* when, who */
	struct str says; /* the event in a sentence, to the reader */
	struct plan_goal goal;
	bool there; /* else it was not in the plan after that */
};

/* The newest first; *more: there are older ones.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_past_read(struct ctx *ctx, struct person_id person, struct goal_id goal,
               struct plan_past **out, size_t *n, bool *more);

/* What of the goal and of both views of it differs between its version `seen`
 * and now, where that is among the newest; empty otherwise.  NOT_FOUND. */
MUST_CHECK const struct fault *
plan_past_differ(struct ctx *ctx, const struct plan_goal *now, int64_t seen,
                 struct change_list *out);

/* plan_store.c: versions whose event was of this goal, with their names, up to
 * PLAN_PAST_MOST + 1. */
MUST_CHECK const struct fault *
plan_store_versions_goal(struct ctx *ctx, struct person_id person,
                         struct goal_id goal, struct plan_version_line **out,
                         size_t *n);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_goal_past);
HANDLER(plan_api_goal_past);
#undef HANDLER

#endif
