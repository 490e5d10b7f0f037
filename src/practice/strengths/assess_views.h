/*
 * assess_views.h - what the pages of the assessment are given, and their
 * views.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_VIEWS_H
#define PRACTICE_STRENGTHS_ASSESS_VIEWS_H

#include "practice/strengths/assess_since.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/form_mine.h"
#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_paper.h"
#include "register/people/people_views.h"
#include "web/gov/change.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct assess_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	bool former;             /* an earlier edition is shown */
	bool paper;              /* on paper an area may go over two sheets */
	struct strengths_paper head_line; /* on paper */
	struct str base; /* "/me/strengths", "/people/X1/strengths" */
	struct assess a;
	struct assess shared; /* for the person: what they may read */
	enum assess_code code;
	struct form_way way; /* to the same answers in the form */
	const struct assess_form *form;
	const struct form_mine *more; /* of the services' form; to the person */
	const struct assess *list;    /* editions, the newest first */
	size_t n;
	const struct sit *sits; /* who was in the room; of a former one, then */
	size_t sits_n;
	struct change_list since;  /* the form that was sent was made */
	struct assess_ruled ruled; /* of the whole and a former edition */
};

/* --- assess_parts_views.c: pieces of several pages ---------------------- */

/* The way from an area to a goal about it; nothing for an area that no goal is
 * in, and for whoever writes no goals. */
void assess_draw_make_goal(struct html *h, const struct ctx *ctx,
                           const struct assess_screen *screen);

/* The address of a new goal about an area, in the plan of crn or one's own. */
struct str assess_goal_new(struct arena *arena, struct str crn, bool mine,
                           enum assess_code code);

/* base, "/", the area's word and the rest; without a word for -1. */
struct str assess_path(struct arena *arena, const struct assess_screen *screen,
                       int code, const char *rest);
void assess_link_to(struct html *h, struct str words, struct str href);
/* A paragraph of a question and its answer, lines kept; nothing without. */
void assess_draw_said(struct html *h, struct str question, struct str answer);
/* Whose words, or by whom, and when. */
void assess_draw_by(struct html *h, const struct assess_screen *screen,
                    const struct assess_own *own);
/* (as assess_draw_by) */
void assess_draw_by_worker(struct html *h, const struct assess_by *by);
/* The person's side as it was answered. */
void assess_draw_own(struct html *h, const struct assess_screen *screen,
                     const struct assess_area *area);
/* The worker's; to the person what they may read. */
void assess_draw_work(struct html *h, const struct assess_screen *screen,
                      const struct assess_work *work);
/* That the two sides put it at different places: something to talk about. */
void assess_draw_differs(struct html *h, const struct assess_screen *screen,
                         const struct assess_area *area);
/* One area, both sides side by side, under a heading. */
void assess_draw_area(struct html *h, const struct assess_screen *screen,
                      enum assess_code code);
/* The way to the same answers in the form; nothing without one. */
void assess_draw_way(struct html *h, const struct assess_screen *screen);
/* Which edition it is, and where it stands. */
void assess_draw_edition(struct html *h, const struct assess *a);
/* Sharing, signing and answering, under the whole (assess_sign_views.c). */
void assess_draw_signing(struct html *h, const struct ctx *ctx,
                         const struct assess_screen *screen);
/* For whom it waits, in a sentence; nothing where it does not. */
void assess_draw_waiting(struct html *h, const struct assess *a);
/* That it is locked as it is, by whom and why; else nothing. */
void assess_draw_locked(struct html *h, const struct assess_screen *screen,
                        const struct assess *a);
/* Its state, as a tag. */
void assess_draw_standing(struct html *h, const struct assess *a);
/* The name of an area, as this reader calls it. */
struct str
assess_area_name(const struct assess_screen *screen, enum assess_code code);
/* Whether this page shows what somebody typed beside a later state. */
bool assess_is_stale(const struct ctx *ctx);
/* What changed since the page was read that a form was sent from. */
void assess_draw_since(struct html *h, const struct assess_screen *screen);
/* Over a form that is stale: a side as it is now, what changed of it, and that
 * what was typed is kept; else nothing. */
void assess_draw_own_now(struct html *h, const struct ctx *ctx,
                         const struct assess_screen *screen);
/* (as assess_draw_own_now) */
void assess_draw_work_now(struct html *h, const struct ctx *ctx,
                          const struct assess_screen *screen);
/* The fields of the person's side. */
void assess_draw_own_fields(struct html *h, const struct form *form,
                            const struct assess_screen *screen);
/* Which comes first, 1 to 3. */
/* A box to tick: that there is nothing; none where `says` is NULL. */
void assess_draw_nothing(struct html *h, const struct form *form,
                         const char *says, bool stored);
void assess_draw_priority(struct html *h, const struct form *form,
                          struct str label, int stored);
/* A form that names the form it was made from. */
struct form assess_form_begin(struct html *h, const struct ctx *ctx,
                              const struct assess_screen *screen,
                              struct str action, int64_t version);
/* Its buttons: save and go on; `done` (may be empty) says it is complete. */
void assess_form_end(struct html *h, struct str save, struct str done);

/* --- pages -------------------------------------------------------------- */

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(assess_draw_overview);
DRAW(assess_draw_one);
DRAW(assess_draw_for_them);
DRAW(assess_draw_whole);
DRAW(assess_draw_lock);
DRAW(assess_draw_history);
DRAW(assess_draw_former);
DRAW(assess_draw_paper);
DRAW(assess_draw_sheet);
DRAW(assess_draw_me);
DRAW(assess_draw_me_one);
#undef DRAW

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(assess_get_overview);
HANDLER(assess_get_one);
HANDLER(assess_post_one);
HANDLER(assess_get_together);
HANDLER(assess_post_together);
HANDLER(assess_get_for_them);
HANDLER(assess_post_for_them);
HANDLER(assess_get_whole);
HANDLER(assess_post_share);
HANDLER(assess_post_sign);
HANDLER(assess_post_answer);
HANDLER(assess_get_lock);
HANDLER(assess_post_lock);
HANDLER(assess_get_history);
HANDLER(assess_get_former);
HANDLER(assess_post_back);
HANDLER(assess_get_paper);
HANDLER(assess_get_sheet);
HANDLER(assess_get_me);
HANDLER(assess_get_me_one);
HANDLER(assess_post_me_one);
HANDLER(assess_get_me_paper);
HANDLER(assess_get_me_sheet);
#undef HANDLER

/* --- reading a request: assess_read.c ----------------------------------- */

/* The area of ":area"; NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
assess_code_of(struct ctx *ctx, const struct request *req,
               enum assess_code *out);
/* The person of the address, or the one signed in, and the newest edition
 * with the form that is asked. */
MUST_CHECK const struct fault *
assess_screen_open(struct ctx *ctx, const struct request *req, bool mine,
                   struct assess_screen *out);
/* Who was in the room, into screen->sits: of all days, or of the day of a
 * former edition. */
MUST_CHECK const struct fault *
assess_screen_room(struct ctx *ctx, struct assess_screen *screen);
/* The version a form was made from; 0 when it does not say. */
int64_t assess_seen(const struct request *req);
/* What changed since, into screen->since, where this page shows what somebody
 * typed beside a later state: of a side of screen->code, or of all. */
MUST_CHECK const struct fault *
assess_screen_since_own(struct ctx *ctx, const struct request *req,
                        struct assess_screen *screen);
/* (as assess_screen_since_own) */
MUST_CHECK const struct fault *
assess_screen_since_work(struct ctx *ctx, const struct request *req,
                         struct assess_screen *screen);
/* (as assess_screen_since_own) */
MUST_CHECK const struct fault *
assess_screen_since(struct ctx *ctx, const struct request *req,
                    struct assess_screen *screen);
/* What was typed. */
struct assess_own_terms assess_own_of(const struct request *req);
/* (as assess_own_of) */
struct assess_work_terms assess_work_of(const struct request *req);

#endif
