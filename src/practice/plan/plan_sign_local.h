/*
 * plan_sign_local.h - pages and JSON of signing, and of what was agreed.
 */
#ifndef PRACTICE_PLAN_SIGN_LOCAL_H
#define PRACTICE_PLAN_SIGN_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_sign.h"

/* What the fields of files are called. */
#define PLAN_DRAWING "drawing"
#define PLAN_PICTURE "picture"

struct plan_sign_screen {
	struct plan_screen plan; /* first: plan_screen_show is handed it */
	const struct plan_signed *list;
	size_t n;
	struct plan_signed one;
	bool holds;
	bool can_mail;
	bool sent;            /* a code went out by e-mail just now */
	bool settles;         /* the actor may say what was done */
	bool closed;          /* the person has the screen: sit.h */
	struct str code;      /* of the person, shown once */
	struct instant until; /* it works until then */
};

/* --- views --------------------------------------------------------------- */

/* Words as they were kept, with their headings. */
void plan_draw_shown(struct html *h, struct str shown);
/* How an answer came, when it was not their own sign-in; nothing else. */
struct str
plan_sign_way_says(struct arena *arena, enum plan_way way, struct str who);
/* The page of one answer that was kept, and what lies below it. */
struct str plan_sign_path(struct arena *arena, const struct plan_screen *screen,
                          int64_t id, const char *rest);
/* Under an answer: how it came, what the person says to it, where it is. */
void plan_draw_side_sign(struct html *h, const struct plan_screen *screen,
                         enum plan_side side);
/* The ways to sign, on a worker's page; where a person's own code is. */
void plan_draw_sign_links(struct html *h, const struct plan_screen *screen);
/* At the foot of the booklet: where to sign, the version and its mark. */
void plan_draw_sign_box(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen);
/* On the person's home: something was taken in for them. */
void plan_draw_unheard(struct html *h, const struct plan_screen *screen);
void
plan_draw_together(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_paper(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_code(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_signs(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_sign_one(struct html *h, const struct ctx *ctx, const void *data);

/* --- pages --------------------------------------------------------------- */

/* What changed since the version that a form was made from. */
MUST_CHECK const struct fault *
plan_screen_since(struct ctx *ctx, const struct request *req, const char *field,
                  struct plan_screen *screen);

MUST_CHECK const struct fault *
plan_screen_since_version(struct ctx *ctx, int64_t seen,
                          struct plan_screen *screen);
/* Why a code that was tried is not the right one. */
struct text plan_code_says(enum plan_code_found found);
/* One answer as it was kept, whole. */
MUST_CHECK const struct fault *
plan_api_sign_answer(struct ctx *ctx, struct reply *reply, int status,
                     const struct plan_signed *s);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_together);
HANDLER(plan_prepare_together);
HANDLER(plan_post_together);
HANDLER(plan_post_code_mail);
HANDLER(plan_get_paper);
HANDLER(plan_prepare_paper);
HANDLER(plan_post_paper);
HANDLER(plan_get_code);
HANDLER(plan_prepare_code);
HANDLER(plan_post_code);
HANDLER(plan_get_signs);
HANDLER(plan_get_sign);
HANDLER(plan_post_hear);
HANDLER(plan_post_settle);
HANDLER(plan_get_sign_picture);
/* plan_sign_api.c */
HANDLER(plan_api_signs);
HANDLER(plan_api_sign);
HANDLER(plan_api_hear);
HANDLER(plan_api_settle);
/* plan_sign_api_take.c */
HANDLER(plan_api_to_sign);
HANDLER(plan_api_agreement);
HANDLER(plan_api_code);
HANDLER(plan_api_code_again);
HANDLER(plan_api_coded);
HANDLER(plan_api_prepare_drawn);
HANDLER(plan_api_drawn);
HANDLER(plan_api_prepare_paper);
HANDLER(plan_api_paper);
HANDLER(plan_api_sign_picture);
#undef HANDLER

#endif
