/*
 * plan_remind_paper.h - the page of reminders that a worker prints
 * (plan_remind.h says the rules).
 */
#ifndef PRACTICE_PLAN_REMIND_PAPER_H
#define PRACTICE_PLAN_REMIND_PAPER_H

#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_views_local.h"

struct plan_remind_sheets {
	struct plan_reminding_list list; /* by person */
	struct person_head *heads;       /* one each */
	size_t heads_n;
};

/* The list and the button for the screen, and a sheet for each. */
void plan_draw_reminders_paper(struct html *h, const struct ctx *ctx,
                               const void *data);

#endif
