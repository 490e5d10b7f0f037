/*
 * skill_views.h - what the pages of skills are given, and their views.
 */
#ifndef PRACTICE_READY_SKILL_VIEWS_H
#define PRACTICE_READY_SKILL_VIEWS_H

#include "practice/ready/ready_views.h"
#include "practice/ready/skill.h"

struct skill_screen {
	struct ready_screen ready; /* first: people_above reads its head */
	struct skills skills;
	const struct skill_edition *edition;
	enum skill_code code;              /* of a page of one */
	const struct skill_rating *rating; /* a goal is made from it */
	struct date next;                  /* suggested */
};

/* Looks that are due, of whom. */
struct skill_today {
	const struct skill_due *v;
	const struct person_head *heads;
	size_t n;
};

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(skill_draw_all);
DRAW(skill_draw_one);
DRAW(skill_draw_look);
DRAW(skill_draw_paper);
DRAW(skill_draw_sheet);
DRAW(skill_draw_goal);
DRAW(skill_draw_today);
#undef DRAW

/* What a panel shows. */
MUST_CHECK const struct fault *
skill_read_today(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(skill_get_all);
HANDLER(skill_get_one);
HANDLER(skill_post_one);
HANDLER(skill_get_look);
HANDLER(skill_post_look);
HANDLER(skill_post_end);
HANDLER(skill_get_paper);
HANDLER(skill_get_sheet);
HANDLER(skill_get_goal);
HANDLER(skill_post_goal);
HANDLER(skill_api_get);
HANDLER(skill_api_rate);
HANDLER(skill_api_look);
HANDLER(skill_api_end);
HANDLER(skill_api_goal);
#undef HANDLER

#endif
