/*
 * contact_pages.h - the handlers of the addresses of contacts.
 */
#ifndef PRACTICE_CONTACT_PAGES_H
#define PRACTICE_CONTACT_PAGES_H

#include "practice/contact/contact_views.h"

/* The contact of ":contact", which must be of the person of ":crn". */
MUST_CHECK const struct fault *
contact_screen_one(struct ctx *ctx, const struct request *req,
                   struct contact_screen *screen);
/* Goals to tick and codes to choose. */
MUST_CHECK const struct fault *
contact_screen_choices(struct ctx *ctx, struct contact_screen *screen);
/* A page about the person's contacts. */
struct page
contact_page_of(struct ctx *ctx, const struct contact_screen *screen,
                struct str title);
/* The contact of the address and the version its form was made from. */
MUST_CHECK const struct fault *
contact_post_begin(struct ctx *ctx, const struct request *req,
                   struct contact_screen *screen, int64_t *seen,
                   struct problems *problems);

/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_correct(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_correct(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_api_one(struct ctx *ctx, const struct request *req,
                struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_api_correct(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_list(struct ctx *ctx, const struct request *req,
                 struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_move(struct ctx *ctx, const struct request *req,
                 struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_one(struct ctx *ctx, const struct request *req,
                struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_plan(struct ctx *ctx, const struct request *req,
                 struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_record(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_kept(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_move(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_outcome(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_plan(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_promise(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_record(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_share(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_calendar_all(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_calendar(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_me(struct ctx *ctx, const struct request *req, struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_me_cannot(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_me_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_get_me_promises(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_me_kept(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_me_promise(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_post_rating(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_api_list(struct ctx *ctx, const struct request *req,
                 struct reply *reply);
/* (see contact_routes.c) */
MUST_CHECK const struct fault *
contact_api_post(struct ctx *ctx, const struct request *req,
                 struct reply *reply);

#endif
