/*
 * form_fill_views.h - what the page of a step of a section is given.
 */
#ifndef PRACTICE_FORM_FILL_VIEWS_H
#define PRACTICE_FORM_FILL_VIEWS_H

#include "practice/strengths/form_fill.h"
#include "practice/strengths/form_local.h"
#include "register/people/people_views.h"
#include "web/gov/form.h"

struct form_fill_screen {
	struct person_head head; /* first: people_above reads it */
	struct str base;         /* "/people/X123456/strengths/form" */
	enum form_section section;
	enum form_step step;
	struct form_fill fill;
	struct form_doc stored; /* what is kept of the section */
	struct form_doc doc;    /* what the page goes by */
	bool stale;             /* somebody else saved meanwhile */
};

/* A step: what is asked by the answers so far. */
void form_fill_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
