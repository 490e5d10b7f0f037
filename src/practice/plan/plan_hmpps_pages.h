/* plan_hmpps_pages.h - the plan as a file: handlers and views. */
#ifndef PRACTICE_PLAN_HMPPS_PAGES_H
#define PRACTICE_PLAN_HMPPS_PAGES_H

#include "practice/plan/plan_form_local.h"

/* The page with the kinds of file; one file; the same by the API. */
const struct fault *
plan_get_files(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (as plan_get_files) */
const struct fault *plan_get_export(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
/* (as plan_get_files) */
const struct fault *plan_api_export(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);

/* The page itself. */
void plan_draw_files(struct html *h, const struct ctx *ctx, const void *data);

#endif
