/*
 * ready_views.h - what the pages of this folder are given, and their views.
 */
#ifndef PRACTICE_READY_VIEWS_H
#define PRACTICE_READY_VIEWS_H

#include "practice/ready/need.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct ready_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	struct str base;         /* "/me/ready", "/people/X1/ready" */
	struct need need;
	enum need_set set;
	const struct need_edition *edition; /* asked today */
	const struct need_sitting *sitting; /* of a page of one */
	const struct need_answer *answer;   /* of a page of one */
	const struct need_urgent *urgent;   /* of a page of one */
	bool paper;
};

/* What cannot wait, of whom. */
struct need_today {
	const struct need_urgent *v;
	const struct person_head *heads;
	size_t n;
};

/* --- ready_parts_views.c: pieces of several pages ------------------------ */

/* base and the rest. */
struct str ready_path(struct arena *arena, const struct ready_screen *screen,
                      const char *rest);
/* "/sets/", the set's word and the rest. */
struct str
ready_set_path(struct arena *arena, const struct ready_screen *screen,
               enum need_set set, const char *rest);
/* base, the rest, "/" and an id. */
struct str ready_id_path(struct arena *arena, const struct ready_screen *screen,
                         const char *rest, int64_t id);
struct str
ready_set_title(const struct ready_screen *screen, enum need_set set);
void ready_link(struct html *h, struct str words, struct str href);
void ready_card_begin(struct html *h, const char *id, struct str title);
/* Small words under something. */
void ready_small(struct html *h, struct str words);
/* Whose words, or by whom, and when. */
void ready_draw_by(struct html *h, const struct ready_screen *screen,
                   const struct ready_by *by);
/* A box for words. */
void
ready_field_words(struct html *h, const struct form *form, const char *name,
                  struct str label, struct str hint, struct str stored);
/* One answer: what was asked, and what was said. */
void ready_draw_answer(struct html *h, const struct need_answer *answer);
/* A goal that is to be made of somebody's words. */
void ready_draw_goal_form(struct html *h, const struct ctx *ctx,
                          const struct ready_screen *screen, struct str said,
                          struct str action);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(ready_draw_overview);
DRAW(need_draw_form);
DRAW(need_draw_check);
DRAW(need_draw_leave);
DRAW(need_draw_sitting);
DRAW(need_draw_sheet);
DRAW(need_draw_done);
DRAW(need_draw_goal);
DRAW(need_draw_paper);
DRAW(need_draw_today);
DRAW(ready_draw_panel);
#undef DRAW
/* What cannot wait, open or not. */
void need_draw_urgent(struct html *h, const struct ready_screen *screen);

/* What a panel shows. */
MUST_CHECK const struct fault *
ready_read_case(struct ctx *ctx, struct person_id person, void **out);
/* (as ready_read_case) */
MUST_CHECK const struct fault *
ready_read_me(struct ctx *ctx, struct person_id person, void **out);
/* Of the page of papers: answers that were handed in. */
MUST_CHECK const struct fault *
need_read_papers(struct ctx *ctx, struct person_id person, void **out);
/* (as ready_read_case) */
MUST_CHECK const struct fault *
need_read_today(struct ctx *ctx, struct person_id person, void **out);

/* --- ready_pages.c ------------------------------------------------------- */

/* The person of the address, or the one signed in. */
MUST_CHECK const struct fault *
ready_whose(struct ctx *ctx, const struct request *req,
            struct ready_screen *out);
void
ready_show(struct ctx *ctx, struct reply *reply,
           const struct ready_screen *screen, struct str title, struct str back,
           void (*draw)(struct html *h, const struct ctx *ctx,
                        const void *data));
const struct fault *ready_done(struct ctx *ctx, struct reply *reply,
                               struct text notice, struct str path);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(ready_get);
HANDLER(need_get_form);
HANDLER(need_post_form);
HANDLER(need_get_check);
HANDLER(need_post_give);
HANDLER(need_get_leave);
HANDLER(need_post_leave);
HANDLER(need_get_sitting);
HANDLER(need_get_sheet);
HANDLER(need_post_beside);
HANDLER(need_get_done);
HANDLER(need_post_done);
HANDLER(need_get_goal);
HANDLER(need_post_goal);
HANDLER(need_get_paper);
HANDLER(need_api_get);
HANDLER(need_api_give);
HANDLER(need_api_leave);
HANDLER(need_api_beside);
HANDLER(need_api_done);
HANDLER(need_api_goal);
#undef HANDLER

#endif
