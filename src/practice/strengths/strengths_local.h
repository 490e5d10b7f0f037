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

#endif
