/*
 * plan_look_local.h - pages and JSON of looks at a plan that both agreed.
 */
#ifndef PRACTICE_PLAN_LOOK_LOCAL_H
#define PRACTICE_PLAN_LOOK_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_look.h"

/* Where it stands, in a sentence for this reader; empty where nobody looked
 * and nobody is asked to. */
struct str
plan_look_line(const struct plan_screen *screen, const struct plan_look *look);
/* On a page that others lay out: that sentence; else nothing. */
void plan_draw_look_line(struct html *h, const struct plan_screen *screen);
/* Under the state of the plan: that sentence, and the way to more. */
void plan_draw_look_way(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen);
void plan_draw_look(struct html *h, const struct ctx *ctx, const void *data);

/* What waits, for the first page of workers. */
struct plan_look_waits {
	struct plan_look_wait *v;
	struct person_head *heads; /* of each */
	size_t n;
};
MUST_CHECK const struct fault *
plan_read_looks(struct ctx *ctx, struct person_id person, void **out);
void
plan_draw_panel_looks(struct html *h, const struct ctx *ctx, const void *data);

/* (see plan_routes.c) */
MUST_CHECK const struct fault *
plan_get_look(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see plan_routes.c) */
MUST_CHECK const struct fault *
plan_post_look(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see plan_routes.c) */
MUST_CHECK const struct fault *
plan_api_look(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see plan_routes.c) */
MUST_CHECK const struct fault *
plan_api_look_give(struct ctx *ctx, const struct request *req,
                   struct reply *reply);

#endif
