/*
 * plan_sit.h - the plan and the circle on a closed screen, with the person
 * there.
 *
 * Rules kept here, each with a test of the same words:
 *   - the plan and the circle are shown to a person when the rest is closed
 *     and it is said who is in the room, and not before;
 *   - a closed screen has no menu, nobody else's case and nothing that is for
 *     workers alone, and whoever leaves it signs in again;
 *   - whoever signs on a closed screen comes back to it;
 *   - who was in the room stands with the circle of that day, for whoever sees
 *     its names.
 */
#ifndef PRACTICE_PLAN_SIT_H
#define PRACTICE_PLAN_SIT_H

#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_sign_local.h"
#include "practice/strengths/rights.h"
#include "practice/strengths/sit_views.h"

struct plan_sit_screen {
	struct plan_screen plan; /* first: the head is read there */
	struct sit sit;
	bool named;
};

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(plan_draw_sit_plan);
DRAW(plan_draw_sit_circle);
#undef DRAW

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_sit);
HANDLER(plan_post_sit);
HANDLER(plan_get_sit_shown);
HANDLER(plan_get_sit_circle);
HANDLER(plan_post_sit_circle);
HANDLER(plan_get_sit_circle_shown);
#undef HANDLER

#endif
