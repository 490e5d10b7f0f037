/*
 * plan_sheet.h - empty sheets of the plan, to write on by hand.
 *
 * Rules kept here, each with a test of the same words:
 *   - an empty sheet asks what the form of the day asks, and bears nothing of
 *     anybody but a first name.
 */
#ifndef PRACTICE_PLAN_SHEET_H
#define PRACTICE_PLAN_SHEET_H

#include "practice/plan/plan_form_local.h"

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(plan_draw_sheet_words);
DRAW(plan_draw_sheet_goal);
DRAW(plan_draw_sheet_circle);
DRAW(plan_draw_sheet_scale);
DRAW(plan_draw_sheet_strengths);
DRAW(plan_draw_sheet_hurdles);
#undef DRAW

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_sheet_words);
HANDLER(plan_get_sheet_goal);
HANDLER(plan_get_sheet_circle);
HANDLER(plan_get_sheet_scale);
HANDLER(plan_get_sheet_strengths);
HANDLER(plan_get_sheet_hurdles);
#undef HANDLER

#endif
