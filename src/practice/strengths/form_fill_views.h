/*
 * form_fill_views.h - what the page of a step of a section is given.
 */
#ifndef PRACTICE_FORM_FILL_VIEWS_H
#define PRACTICE_FORM_FILL_VIEWS_H

#include "practice/strengths/form_fill.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/form_mine.h"
#include "practice/strengths/sit_views.h"
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
	bool own;               /* as the person is asked (form_mine_views.h) */
	bool mine;              /* and by their own sign-in */
	struct form_mine theirs;    /* what the person answered */
	struct form_doc theirs_doc; /* the same, read */
	struct sit sit;             /* with the person there; {0}: without */
};

/* One question with what is stored or was typed. */
void
form_fill_draw_question(struct html *h, const struct form_fill_screen *screen,
                        const struct form *form, const struct form_question *q);
/* What was typed into the fields of a section: of what a worker is asked in a
 * step, or of what the person is. */
struct str
form_fill_typed(struct ctx *ctx, const struct request *req,
                enum form_section section, bool own, enum form_step step);
/* Answers in the words of their questions, a row each; of all, or of those of
 * the screen's step. */
void form_fill_draw_rows(struct html *h, const struct form_fill_screen *screen,
                         const struct form_doc *doc, bool all);

/* A step: what is asked by the answers so far. */
void form_fill_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
