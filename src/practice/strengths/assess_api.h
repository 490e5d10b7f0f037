/*
 * assess_api.h - the handlers of the API of the assessment.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_API_H
#define PRACTICE_STRENGTHS_ASSESS_API_H

#include "practice/strengths/assess_views.h"

/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_get(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_list(struct ctx *ctx, const struct request *req,
                struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_own(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_work(struct ctx *ctx, const struct request *req,
                struct reply *reply);

/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_share(struct ctx *ctx, const struct request *req,
                 struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_sign(struct ctx *ctx, const struct request *req,
                struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_answer(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_lock(struct ctx *ctx, const struct request *req,
                struct reply *reply);

/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_room(struct ctx *ctx, const struct request *req,
                struct reply *reply);
/* (see strengths_routes.c) */
MUST_CHECK const struct fault *
assess_api_back(struct ctx *ctx, const struct request *req,
                struct reply *reply);

/* Answer with the CONFLICT that is shown, and what changed since. */
void assess_api_changes(struct ctx *ctx, const struct change_list *changes);
/* Answer with the newest edition as this reader may see it. */
MUST_CHECK const struct fault *
assess_api_whole(struct ctx *ctx, struct reply *reply, int status,
                 struct person_id person);

#endif
