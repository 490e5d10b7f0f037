/*
 * rights_views.h - what the pages of decision rights are given, and their
 * views.
 */
#ifndef PRACTICE_STRENGTHS_RIGHTS_VIEWS_H
#define PRACTICE_STRENGTHS_RIGHTS_VIEWS_H

#include "practice/strengths/rights_local.h"
#include "practice/strengths/sit_views.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct rights_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	bool paper;
	bool wrong_day;  /* a day was asked for that is none */
	struct str base; /* "/me/rights", "/people/X1/rights" */
	struct date on;  /* a past day that is shown, or DATE_NONE */
	struct rights_grid grid;
	enum rights_topic topic;
	const struct rights_decision *list; /* newest first */
	size_t n;
	const struct rights_decision *one;
	bool may_write;         /* their rating, by the worker's hand */
	struct sit sit;         /* that holds, on a closed screen */
	const struct sit *sits; /* of the day that is shown */
	size_t sits_n;
};

/* --- rights_parts_views.c ----------------------------------------------- */

/* base and the rest. */
struct str rights_path(struct arena *arena, const struct rights_screen *screen,
                       const char *rest);
/* "/decisions/", the id and the rest. */
struct str
rights_decision_path(struct arena *arena, const struct rights_screen *screen,
                     int64_t id, const char *rest);
/* To the form of a goal that is made from it: its number, none of its words. */
struct str
rights_lift_path(struct arena *arena, const struct rights_screen *screen,
                 const struct rights_decision *d);
void rights_link(struct html *h, struct str words, struct str href);
/* Words of values as this reader reads them. */
struct str
rights_topic_name(const struct rights_screen *screen, enum rights_topic topic);
/* (as rights_topic_name) */
struct str
rights_kind_name(const struct rights_screen *screen, enum rights_kind kind);
/* (as rights_topic_name) */
struct str
rights_decider_name(struct arena *arena, const struct rights_screen *screen,
                    const struct rights_decision *d);
/* (as rights_topic_name) */
struct str rights_step_name(const struct rights_screen *screen, int step);
/* What a gap asks for; empty where there is nothing to say. */
struct str
rights_gap_says(const struct rights_screen *screen, enum rights_gap gap);
/* Who and when, small. */
void rights_draw_mark(struct html *h, struct str words, struct instant at);
/* A form of this page, and its button. */
struct form rights_form_begin(struct html *h, const struct ctx *ctx,
                              struct str action, int64_t version);
/* The seven steps and the words beside them. */
void
rights_draw_rate_fields(struct html *h, const struct form *form,
                        const struct rights_screen *screen, struct str label);
/* One decision, both sides. */
void rights_draw_decision(struct html *h, const struct rights_screen *screen,
                          const struct rights_decision *d);

/* --- pages -------------------------------------------------------------- */

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(rights_draw_grid);
DRAW(rights_draw_paper);
DRAW(rights_draw_topic);
DRAW(rights_draw_log);
DRAW(rights_draw_new);
DRAW(rights_draw_sheet);
DRAW(rights_draw_shown);
DRAW(rights_draw_sheet_decision);
DRAW(rights_draw_one);
DRAW(rights_draw_counts);
#undef DRAW

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(rights_get);
HANDLER(rights_get_paper);
HANDLER(rights_get_topic);
HANDLER(rights_post_topic);
HANDLER(rights_post_answer);
HANDLER(rights_get_log);
HANDLER(rights_get_new);
HANDLER(rights_post_new);
HANDLER(rights_get_one);
HANDLER(rights_post_rate);
HANDLER(rights_get_counts);
HANDLER(rights_get_sheet);
HANDLER(rights_get_together);
HANDLER(rights_post_together);
HANDLER(rights_get_shown);
HANDLER(rights_get_sheet_decision);
HANDLER(rights_api_get);
HANDLER(rights_api_move);
HANDLER(rights_api_answer);
HANDLER(rights_api_log);
HANDLER(rights_api_add);
HANDLER(rights_api_rate);
#undef HANDLER

/* The word of a typed field; -1 when it is none of the list. */
int rights_word(struct str typed, const char *const *words);
/* Which person and which topic a request is about. */
MUST_CHECK const struct fault *
rights_open(struct ctx *ctx, const struct request *req,
            struct rights_screen *out);
/* NOT_FOUND when there is no such topic. */
MUST_CHECK const struct fault *
rights_topic_of(struct ctx *ctx, const struct request *req,
                enum rights_topic *out);

#endif
