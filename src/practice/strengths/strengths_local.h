/*
 * strengths_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_STRENGTHS_LOCAL_H
#define PRACTICE_STRENGTHS_LOCAL_H

#include "practice/strengths/strengths.h"

extern const struct route strengths_routes[];
extern const struct api_schema strengths_schemas[];
extern const struct migration *const strengths_schema[];
extern const char *const strengths_personal[];

/* NOT_FOUND unless the actor reaches the person and holds the permission of
 * the person themself, or of a worker.  Reach is not enough: somebody named to
 * a case in another role than a worker's finds nothing here. */
MUST_CHECK const struct fault *
strengths_need(struct ctx *ctx, struct person_id person, enum permission own,
               enum permission worker);
/* A problem of a field whose words are too long. */
void strengths_length_check(struct problems *problems, const char *field,
                            struct str words, size_t most);

/* strengths.c: all parts of the folder, for the capability. */
MUST_CHECK const struct fault *
strengths_demo(struct ctx *ctx, struct demo *demo);
/* (as strengths_demo) */
MUST_CHECK const struct fault *strengths_check(struct ctx *ctx);
/* (as strengths_demo) */
MUST_CHECK const struct fault *
strengths_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                struct person_id kept, bool undo);

#endif
