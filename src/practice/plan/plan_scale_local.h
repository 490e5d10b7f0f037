/*
 * plan_scale_local.h - pages and JSON of what goals look like step by step.
 */
#ifndef PRACTICE_PLAN_SCALE_LOCAL_H
#define PRACTICE_PLAN_SCALE_LOCAL_H

#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_scale.h"

struct plan_scale_screen {
	struct plan_screen plan;           /* first: as in plan_met_local.h */
	const struct plan_rating *ratings; /* newest first */
	size_t ratings_n;
	const struct plan_score_day *course; /* oldest first */
	size_t course_n;
};

/* Its words, level by level, and who stands where. */
void plan_draw_scale_levels(struct html *h, const struct plan_screen *screen,
                            const struct plan_scale *scale);
/* The same of a past day, with who said yes and each side's newest rating. */
void plan_draw_scale_then(struct html *h, const struct plan_screen *screen,
                          const struct plan_scale *scale);
/* How far it has come in each side's own words, on a card, in the booklet, of a
 * past day; nothing where nobody rated it. */
void plan_draw_scale_line(struct html *h, const struct plan_screen *screen,
                          const struct plan_goal *goal);
/* On the goal's own page: the line, and the way to the scale. */
void plan_draw_scale_part(struct html *h, const struct ctx *ctx,
                          const struct plan_screen *screen);
void
plan_draw_scale_goal(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_scale_all(struct html *h, const struct ctx *ctx, const void *data);

/* --- plan_scale_form_views.c --------------------------------------------- */

void plan_draw_scale_forms(struct html *h, const struct ctx *ctx,
                           const struct plan_screen *screen);

/* --- plan_scale_pages.c -------------------------------------------------- */

const struct fault *
plan_get_scale(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_scale_goal(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *plan_post_scale(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_post_scale_yes(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_post_scale_rating(struct ctx *ctx, const struct request *req,
                       struct reply *reply);

/* --- plan_scale_api.c ---------------------------------------------------- */

/* The member "scale" of a goal. */
void plan_api_scale_put(struct json_out *j, const struct plan_scale *scale);
const struct fault *
plan_api_scale_get(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_api_scale(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_scale_yes(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_api_scale_rating(struct ctx *ctx, const struct request *req,
                      struct reply *reply);

#endif
