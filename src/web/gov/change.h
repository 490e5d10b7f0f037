/*
 * change.h - a list of changes on a page.
 */
#ifndef WEB_GOV_CHANGE_H
#define WEB_GOV_CHANGE_H

#include "base/change.h"
#include "web/html.h"

/* What was added, changed and taken out; nothing without a change. */
void change_draw(struct html *h, const struct change_list *list);

/* Fields in which what is there (`was`) differs from what was typed (`is`),
 * side by side; nothing without a change. */
void change_draw_beside(struct html *h, const struct change_list *list);

#endif
