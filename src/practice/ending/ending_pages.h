/*
 * ending_pages.h - what the handlers of an ending share.
 */
#ifndef PRACTICE_ENDING_PAGES_H
#define PRACTICE_ENDING_PAGES_H

#include "practice/ending/ending_views.h"

/* The person of the address, or the one signed in; their newest ending; the
 * same, NOT_FOUND where none has begun. */
MUST_CHECK const struct fault *
ending_screen_whose(struct ctx *ctx, const struct request *req,
                    struct ending_screen *out);
/* (as ending_screen_whose) */
MUST_CHECK const struct fault *
ending_screen_open(struct ctx *ctx, const struct request *req,
                   struct ending_screen *out);
/* (as ending_screen_whose) */
MUST_CHECK const struct fault *
ending_screen_begun(struct ctx *ctx, const struct request *req,
                    struct ending_screen *out);

/* A page that leads back to the ending. */
void ending_show(struct ctx *ctx, struct reply *reply,
                 const struct ending_screen *screen, struct str title,
                 void (*draw)(struct html *h, const struct ctx *ctx,
                              const void *data));
/* The same of an ending that has begun, which is read first.  NOT_FOUND. */
MUST_CHECK const struct fault *
ending_show_begun(struct ctx *ctx, const struct request *req,
                  struct reply *reply, struct str title,
                  void (*draw)(struct html *h, const struct ctx *ctx,
                               const void *data));
MUST_CHECK const struct fault *ending_done(struct ctx *ctx, struct reply *reply,
                                           struct text notice, struct str path);
/* A word's place; -1 for none and for another word. */
int ending_word_of(const struct request *req, const char *field,
                   const char *const *words);

#endif
