/*
 * plan_strength_local.h - the page where a strength is changed.
 */
#ifndef PRACTICE_PLAN_STRENGTH_LOCAL_H
#define PRACTICE_PLAN_STRENGTH_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_strength.h"

struct plan_strength_screen {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	struct plan_strength strength;
	struct plan_strength *past;
	size_t past_n;
};

/* plan_answer_views.c: the fields of a new one (id 0) or of one that is. */
void plan_draw_strength_fields(struct html *h, const struct plan_screen *screen,
                               const struct form *form,
                               const struct plan_strength *is);
/* Change it, take it back, and what it said before. */
void
plan_draw_strength(struct html *h, const struct ctx *ctx, const void *data);

/* What a page's form says of one.  INVALID. */
MUST_CHECK const struct fault *
plan_form_strength(struct ctx *ctx, const struct request *req, bool mine,
                   struct plan_strength *out);

#endif
