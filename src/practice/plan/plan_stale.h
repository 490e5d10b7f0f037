/*
 * plan_stale.h - a goal or a step that somebody else changed meanwhile.
 *
 * A page shows what is there now beside what was typed, and a person picks;
 * the API answers what changed since the version that was read (decision 59).
 * Nothing is merged by the program.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal or step that was changed meanwhile is shown beside what was
 *     typed, and a person picks;
 *   - what differs in nothing is not shown;
 *   - a form that is wrong is not fresher for it: what was changed meanwhile
 *     is shown before it can be replaced;
 *   - the API answers a stale version of a goal, step or strength with the
 *     changes, whatever is done to it;
 *   - an act on what was changed meanwhile is not done: what has changed is
 *     shown with what was typed, and a person picks;
 *   - an act that does not say what it was made from is not done;
 *   - of a version that nobody kept no difference is made up.
 */
#ifndef PRACTICE_PLAN_STALE_H
#define PRACTICE_PLAN_STALE_H

#include "practice/plan/plan_form_local.h"

/* The two states of a goal or step that stand beside each other. */
struct plan_stale {
	struct change_list beside; /* was: what is there; is: what was typed */
	struct plan_version_line last; /* what made what is there; or {0} */
	struct plan_author author;     /* whose words are there */
	struct str keep; /* where it leads to keep what is there */
};

/* Whether the page is shown over a save of what is no longer current. */
bool plan_is_stale(const struct ctx *ctx);

/* What a form carries as its version: what is there now, once it is shown
 * (plan_is_stale) or when nothing was sent; else what was sent.  0: none. */
int64_t plan_stale_version(const struct ctx *ctx, int64_t now);

/* Of a page shown over a stale save: screen->stale for the goal or the step of
 * the screen.  Otherwise nothing. */
MUST_CHECK const struct fault *
plan_stale_goal(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen);
/* (as plan_stale_goal) */
MUST_CHECK const struct fault *
plan_stale_step(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen);

/* A form's version for an act on it, once it was refused: as
 * plan_stale_version where this form was sent, else what is there now. */
int64_t plan_act_version(const struct ctx *ctx, struct str action, int64_t now);
/* screen->since of the step of the address. */
MUST_CHECK const struct fault *
plan_stale_step_since(struct ctx *ctx, const struct request *req,
                      struct plan_screen *screen);
/* Of a strength: what is there beside what was typed, or, for whoever takes it
 * back, what has changed since. */
struct plan_strength_screen;
MUST_CHECK const struct fault *
plan_stale_strength(struct ctx *ctx, const struct request *req,
                    struct plan_strength_screen *screen);

/* Handlers of the API shown over a CONFLICT: the error, and what changed since
 * the version of If-Match, or of the body of an act, as the member "changes";
 * empty where that version is further back than PLAN_PAST_MOST events of the
 * goal, or was not kept. */
const struct fault *
plan_api_goal_since(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_step_since(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_strength_since(struct ctx *ctx, const struct request *req,
                        struct reply *reply);

/* What is there now beside what was typed, and the way to keep it; nothing
 * unless plan_is_stale. */
void plan_draw_stale(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen);

#endif
