/*
 * plan_met_local.h - pages and JSON of what is said of goals being met.
 */
#ifndef PRACTICE_PLAN_MET_LOCAL_H
#define PRACTICE_PLAN_MET_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_met.h"

/* --- pages --------------------------------------------------------------- */

struct plan_met_screen {
	struct plan_screen plan; /* first: plan_screen_show is handed it */
	bool law;
	int64_t aim;                 /* days within which we mean to answer */
	const struct plan_met *past; /* of this goal, newest first */
	size_t past_n;
};

/* Whose words they are: a person is not asked, a worker must say. */
MUST_CHECK const struct fault *
plan_form_how(struct ctx *ctx, const struct request *req, const char *field,
              bool mine, enum plan_how *out);
/* Who sent it, and the goal of ":goal", locked; NOT_FOUND. */
MUST_CHECK const struct fault *
plan_screen_goal_lock(struct ctx *ctx, const struct request *req,
                      struct plan_screen **screen, struct plan_goal *goal);
/* A worker is asked whose words they write; nothing for the person. */
void plan_draw_how(struct html *h, const struct form *form,
                   const struct plan_screen *screen, const char *field,
                   struct str hint);

/* One line of where it stands, on a card, in the booklet, of a past day;
 * nothing where nothing was said. */
void plan_draw_met_line(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen,
                        const struct plan_goal *goal);
/* On the goal's own page: the line, and the way to say it. */
/* What was said on a past day, and how both saw it. */
void plan_draw_met_then(struct html *h, const struct plan_screen *screen,
                        const struct plan_met *met);
void plan_draw_met_part(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen);
void
plan_draw_met_goal(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_met_all(struct html *h, const struct ctx *ctx, const void *data);

const struct fault *
plan_get_met(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_met_goal(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_post_met(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_met_answer(struct ctx *ctx, const struct request *req,
                     struct reply *reply);

/* --- plan_met_api.c ------------------------------------------------------ */

/* The member "met" of a goal. */
void plan_api_met_put(struct json_out *j, const struct plan_goal *goal);
const struct fault *plan_api_met_get(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_api_met(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_met_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

#endif
