/*
 * sit_local.h - inside strengths: sittings and their one page.
 */
#ifndef PRACTICE_STRENGTHS_SIT_LOCAL_H
#define PRACTICE_STRENGTHS_SIT_LOCAL_H

#include "practice/strengths/sit.h"
#include "register/people/people.h"

extern const struct migration sit_migration_94;
extern const struct query sit_q_add;
extern const struct query sit_q_list;
extern const struct query sit_q_move_list;
extern const struct query sit_q_move_set;
#define SIT_QUERIES  &sit_q_add, &sit_q_list, &sit_q_move_list, &sit_q_move_set
#define SIT_PERSONAL "strengths_sitting"

MUST_CHECK const struct fault *
sit_store_add(struct ctx *ctx, const struct sit *sit);
/* Without names. */
MUST_CHECK const struct fault *
sit_store_list(struct ctx *ctx, struct person_id person, struct instant from,
               struct instant until, struct sit **out, size_t *n);
MUST_CHECK const struct fault *
sit_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
          struct person_id kept, bool undo);

/* --- its page: sit_views.c ---------------------------------------------- */

struct sit_screen {
	struct person_head head; /* first: people_above reads it */
	struct str action;       /* where its form is sent */
};

/* Show it, with the way back. */
const struct fault *sit_show(struct ctx *ctx, struct reply *reply,
                             const struct sit_screen *screen, struct str back);
/* What its form says, begun. */
MUST_CHECK const struct fault *
sit_take(struct ctx *ctx, const struct request *req, struct person_id person);
/* Who was in the room, a line each; nothing without any. */
void sit_draw(struct html *h, bool mine, const struct sit *list, size_t n);

#endif
