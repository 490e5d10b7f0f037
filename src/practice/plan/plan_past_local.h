/*
 * plan_past_local.h - the page of a goal's history.
 */
#ifndef PRACTICE_PLAN_PAST_LOCAL_H
#define PRACTICE_PLAN_PAST_LOCAL_H

#include "practice/plan/plan_past.h"
#include "practice/plan/plan_views_local.h"

struct plan_past_screen {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	struct plan_past *list;
	size_t n;
	bool more;
};

/* Each event, and the goal as it stood beside it. */
void
plan_draw_past_goal(struct html *h, const struct ctx *ctx, const void *data);

#endif
