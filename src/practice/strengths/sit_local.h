/*
 * sit_local.h - inside strengths: the rows of sittings.
 */
#ifndef PRACTICE_STRENGTHS_SIT_LOCAL_H
#define PRACTICE_STRENGTHS_SIT_LOCAL_H

#include "practice/strengths/sit_views.h"
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

#endif
