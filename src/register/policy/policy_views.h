/*
 * policy_views.h - what others show of a dated rule.
 */
#ifndef REGISTER_POLICY_VIEWS_H
#define REGISTER_POLICY_VIEWS_H

struct html;

/* That nobody has read the source of a rule that is shown just before. */
void policy_draw_unread(struct html *h);

#endif
