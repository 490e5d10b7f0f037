/*
 * form_victim_views.h - what the pages of the list of victims are given.
 */
#ifndef PRACTICE_FORM_VICTIM_VIEWS_H
#define PRACTICE_FORM_VICTIM_VIEWS_H

#include "practice/strengths/form_fill_views.h"
#include "practice/strengths/form_victim.h"

struct form_victim_screen {
	struct form_fill_screen fill; /* first: people_above reads its head;
	                                 stored: the victim of the page */
	struct str here;              /* "/people/X123456/strengths/victims" */
	struct form_victims list;
	size_t place; /* from 1; 0: one more */
};

/* The list; one of it, or one more. */
void form_victims_draw(struct html *h, const struct ctx *ctx, const void *data);
/* (as form_victims_draw) */
void form_victim_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
