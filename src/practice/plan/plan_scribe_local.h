/*
 * plan_scribe_local.h - the pages on which a worker writes an answer down.
 */
#ifndef PRACTICE_PLAN_SCRIBE_LOCAL_H
#define PRACTICE_PLAN_SCRIBE_LOCAL_H

#include "practice/plan/plan_form_local.h"

/* Of the screen's step, else of its goal. */
struct str
plan_told_path(struct arena *arena, const struct plan_screen *screen);
void plan_draw_told(struct html *h, const struct ctx *ctx, const void *data);
/* Each goal and step of the booklet by its number, with the way to write down
 * what was ticked. */
void
plan_draw_told_all(struct html *h, const struct ctx *ctx, const void *data);
/* The boxes to tick, in the booklet: "2" is the number of a goal, "2.1" that of
 * a step, which has words. */
void plan_draw_ticks(struct html *h, struct str number, struct str step);
/* The number of a goal in the booklet from 1; 0 where it has none: it is not
 * worked on now or later. */
int
plan_goal_number(const struct plan_whole *whole, const struct plan_goal *goal);
/* A link to the page, for a worker who may write. */
void
plan_draw_told_link(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_goal *goal, const struct plan_step *step);

const struct fault *
plan_get_told(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_told_all(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_post_told(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_told_step(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_post_told_step(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

#endif
