/*
 * plan_help_local.h - pages and JSON of what helps and what may get in the way.
 */
#ifndef PRACTICE_PLAN_HELP_LOCAL_H
#define PRACTICE_PLAN_HELP_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_help.h"

/* What helps, in a line: on a card, in the booklet, of a past day. */
void plan_draw_helps_line(struct html *h, const struct plan_goal *goal);
/* "If ..., then I will ..." each with whose words: in the booklet and on the
 * goal's own page.  Nothing where there is none. */
void plan_draw_hurdles(struct html *h, const struct plan_screen *screen,
                       const struct plan_goal *goal);
/* On the goal's own page: both, and the way to write them. */
void plan_draw_help_part(struct html *h, const struct plan_screen *screen);
void
plan_draw_help_page(struct html *h, const struct ctx *ctx, const void *data);

const struct fault *
plan_get_help(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_post_hurdle(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_post_hurdle_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
plan_post_help(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_help_remove(struct ctx *ctx, const struct request *req,
                      struct reply *reply);

/* --- plan_help_api.c ----------------------------------------------------- */

/* The members "hurdles" and "helps" of a goal. */
void plan_api_help_put(struct json_out *j, const struct plan_goal *goal);
const struct fault *plan_api_hurdle(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_hurdle_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_api_help(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_help_remove(struct ctx *ctx, const struct request *req,
                     struct reply *reply);

#endif
