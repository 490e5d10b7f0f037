/*
 * form_mine_local.h - inside strengths: the person's answers to the services'
 * form, kept and shown.
 */
#ifndef PRACTICE_FORM_MINE_LOCAL_H
#define PRACTICE_FORM_MINE_LOCAL_H

#include "practice/strengths/form_mine.h"

extern const struct migration form_mine_migration_149;
extern const struct query form_mine_of;
extern const struct query form_mine_put;
extern const struct query form_mine_follow;

/* For the capability's list. */
#define FORM_MINE_QUERIES  &form_mine_of, &form_mine_put, &form_mine_follow
#define FORM_MINE_PERSONAL "strengths_mine"

MUST_CHECK const struct fault *
form_mine_store_of(struct ctx *ctx, struct assess_id edition,
                   struct form_mine out[FORM_SECTION_COUNT]);
MUST_CHECK const struct fault *
form_mine_store_put(struct ctx *ctx, const struct assess *a,
                    const struct form_mine *mine);

#endif
