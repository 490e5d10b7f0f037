/*
 * form_mine_views.h - what the pages of the person's own answers are given, and
 * their views.
 */
#ifndef PRACTICE_FORM_MINE_VIEWS_H
#define PRACTICE_FORM_MINE_VIEWS_H

#include "practice/strengths/form_fill_views.h"

/* The sections that ask the person something, with how far each is; `base` is
 * the address below which they stand. */
void form_mine_draw_tasks(struct html *h, struct str base,
                          const struct form_mine mine[FORM_SECTION_COUNT]);
/* Who wrote the person's answers, and when. */
void form_mine_draw_by(struct html *h, const struct form_fill_screen *screen);
/* What the person is asked in a section. */
void form_mine_draw(struct html *h, const struct ctx *ctx, const void *data);
/* All of it as empty sheets; data is a struct person_head. */
void
form_mine_draw_sheet(struct html *h, const struct ctx *ctx, const void *data);

#endif
