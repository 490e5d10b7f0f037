/*
 * plan_own_local.h - pages and rows of statements that were handed in.
 */
#ifndef PRACTICE_PLAN_OWN_LOCAL_H
#define PRACTICE_PLAN_OWN_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_own.h"
#include "web/gov/recorder.h"

/* The fields that a picture and a voice note are sent in. */
#define PLAN_OWN_PICTURE "picture"
#define PLAN_OWN_SOUND   "sound"

/* Statements of one person that may stand at once with a file. */
#define PLAN_OWN_MOST 100

extern const struct migration plan_migration_46;

/* --- plan_statement.c ---------------------------------------------------- */

/* The statement, locked, and the actor's side; REFUSED once it was changed or
 * taken back. */
MUST_CHECK const struct fault *
plan_statement_take(struct ctx *ctx, struct statement_id id,
                    struct plan_statement *out, struct person_id *person,
                    enum plan_side *side);

/* --- plan_own.c ---------------------------------------------------------- */

/* What was handed in goes with the statement that was taken back. */
MUST_CHECK const struct fault *
plan_own_let_go(struct ctx *ctx, struct person_id person,
                const struct plan_statement *statement);

/* --- plan_own_pages.c ---------------------------------------------------- */

const struct fault *
plan_get_picture_new(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_prepare_picture(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_post_pictures(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_get_voice_new(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_prepare_voice(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *plan_post_voice(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *plan_post_accept(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_get_handed_in(struct ctx *ctx, const struct request *req,
                   struct reply *reply);

/* --- plan_own_api.c ------------------------------------------------------ */

const struct fault *
plan_api_prepare_picture(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *plan_api_picture(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_api_prepare_voice(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_api_voice(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_statement_file(struct ctx *ctx, const struct request *req,
                        struct reply *reply);

/* --- plan_own_views.c ---------------------------------------------------- */

void
plan_draw_picture_form(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_voice_form(struct html *h, const struct ctx *ctx, const void *data);
/* What was handed in, above its words; nothing for typed ones. */
void plan_draw_handed_in(struct html *h, const struct plan_screen *screen,
                         const struct plan_statement *statement);
/* Who handed it in, and whether its words count as the person's. */
void plan_draw_handed_by(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen,
                         const struct plan_statement *statement);
/* Why a goal comes from no statement, in words; empty where it comes from one
 * or nobody was asked. */
struct str plan_why_none(struct arena *arena, const struct plan_goal *goal);
/* Which words a goal comes from, or why from none: a line of the booklet. */
void plan_draw_comes_from(struct html *h, const struct plan_screen *screen,
                          const struct plan_goal *goal);
/* Whether the actor may change its words or take it back. */
bool plan_own_has_acts(const struct ctx *ctx, const struct plan_screen *screen,
                       const struct plan_statement *statement);
/* What the way to change it is called. */
struct str plan_own_act(const struct plan_screen *screen,
                        const struct plan_statement *statement);
/* For the person: a button that says the words are right. */
void plan_draw_accept(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *screen,
                      const struct plan_statement *statement);
/* Where one is after handing something in. */
struct str
plan_own_list_path(struct arena *arena, const struct plan_screen *screen);
/* The ways to say it otherwise than by typing. */
void plan_draw_ways(struct html *h, const struct plan_screen *screen);

#endif
