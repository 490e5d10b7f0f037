/*
 * plan_remind_local.h - the page on which somebody says how to be reminded.
 */
#ifndef PRACTICE_PLAN_REMIND_LOCAL_H
#define PRACTICE_PLAN_REMIND_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_remind.h"

struct plan_reminders {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	struct plan_remind_choice choice;
};

/* Draws a struct plan_reminders. */
void
plan_draw_reminders(struct html *h, const struct ctx *ctx, const void *data);

#endif
