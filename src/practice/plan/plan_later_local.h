/*
 * plan_later_local.h - the page of a plan's review.
 */
#ifndef PRACTICE_PLAN_LATER_LOCAL_H
#define PRACTICE_PLAN_LATER_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_later.h"

struct plan_review_screen {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	struct plan_later *list;
	size_t n;
};

/* The day, whoever may put it off, and each time it was. */
void plan_draw_review(struct html *h, const struct ctx *ctx, const void *data);

#endif
