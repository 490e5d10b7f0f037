/*
 * form_ours_views.h - what the pages of an edition in the services' form are
 * given.
 */
#ifndef PRACTICE_FORM_OURS_VIEWS_H
#define PRACTICE_FORM_OURS_VIEWS_H

#include "practice/strengths/form_local.h"
#include "practice/strengths/form_ours.h"
#include "practice/strengths/strengths_paper.h"
#include "register/people/people_views.h"

struct form_ours_screen {
	struct form_screen
	        form;    /* first: people_above and the views of files */
	struct str base; /* "/people/X123456/strengths" */
	struct form_ours ours;
	struct strengths_paper head_line; /* on paper */
};

/* A section as it goes out, and the way to answer it. */
void
form_ours_draw_section(struct html *h, const struct ctx *ctx, const void *data);
/* All sections on paper, each with who answered it. */
void
form_ours_draw_paper(struct html *h, const struct ctx *ctx, const void *data);
/* The newest edition, what of it is not in the form, and what it comes to. */
void form_ours_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
