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

/* strengths.c: both parts of the folder, for the capability. */
MUST_CHECK const struct fault *
strengths_demo(struct ctx *ctx, struct demo *demo);
/* (as strengths_demo) */
MUST_CHECK const struct fault *strengths_check(struct ctx *ctx);
/* (as strengths_demo) */
MUST_CHECK const struct fault *
strengths_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                struct person_id kept, bool undo);

#endif
