/*
 * ending_api.h - what both files of the API share.
 */
#ifndef PRACTICE_ENDING_API_H
#define PRACTICE_ENDING_API_H

#include "practice/ending/ending_views.h"

/* The person's newest ending. */
MUST_CHECK const struct fault *
ending_api_reply(struct ctx *ctx, struct reply *reply, int status,
                 struct person_id person);

#endif
