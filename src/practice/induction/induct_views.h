/*
 * induct_views.h - what the pages of the induction are given, and their views.
 */
#ifndef PRACTICE_INDUCTION_VIEWS_H
#define PRACTICE_INDUCTION_VIEWS_H

#include "practice/induction/induct_local.h"
#include "practice/strengths/sit_views.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct induct_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	struct str base;         /* "/me/induction", "/people/X1/induction" */
	struct induct induct;
	const struct induct_edition *edition; /* told today */
	enum induct_about about;              /* of a page of one topic */
	const struct induct_word *word;       /* of a page of one question */
	struct sit sit;                       /* of a closed screen */
};

/* --- induct_parts_views.c: pieces of several pages ----------------------- */

/* base and the rest. */
struct str induct_path(struct arena *arena, const struct induct_screen *screen,
                       const char *rest);
/* "/topics/", a topic's word. */
struct str
induct_topic_path(struct arena *arena, const struct induct_screen *screen,
                  enum induct_about about);
struct str
induct_topic_title(const struct induct_screen *screen, enum induct_about about);
void induct_link(struct html *h, struct str words, struct str href);
void induct_card_begin(struct html *h, const char *id, struct str title,
                       struct str link, struct str href);
/* Whose words, or by whom, and when: small, under them. */
void induct_draw_by(struct html *h, const struct induct_screen *screen,
                    const struct induct_by *by);
/* A talk: its day, who led it and who was in the room. */
void induct_draw_talk(struct html *h, const struct induct_talk *talk);
/* A word with its answer and what became of it; with what may be pressed. */
void induct_draw_word(struct html *h, const struct ctx *ctx,
                      const struct induct_screen *screen,
                      const struct induct_word *word);
/* What is told of a topic, a line each, with its source. */
void induct_draw_points(struct html *h, const struct induct_topic *topic);
/* A form's button. */
void induct_form_end(struct html *h, struct str save);
/* The three things, as a list; nothing without. */
void induct_draw_things(struct html *h, const struct ctx *ctx,
                        const struct induct_screen *screen);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(induct_draw_overview);
DRAW(induct_draw_topic);
DRAW(induct_draw_choices);
DRAW(induct_draw_raise);
DRAW(induct_draw_talk_form);
DRAW(induct_draw_answer);
DRAW(induct_draw_paper);
DRAW(induct_draw_shown);
DRAW(induct_draw_sheet);
DRAW(induct_draw_sheet_topics);
DRAW(induct_draw_panel);
#undef DRAW

/* What a panel shows: a link, and nothing that has to be asked for. */
MUST_CHECK const struct fault *
induct_read_case(struct ctx *ctx, struct person_id person, void **out);
/* (as induct_read_case) */
MUST_CHECK const struct fault *
induct_read_me(struct ctx *ctx, struct person_id person, void **out);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(induct_get);
HANDLER(induct_get_paper);
HANDLER(induct_get_sheet);
HANDLER(induct_get_sheet_topics);
HANDLER(induct_get_together);
HANDLER(induct_post_together);
HANDLER(induct_get_shown);
HANDLER(induct_get_topic);
HANDLER(induct_post_topic);
HANDLER(induct_get_choices);
HANDLER(induct_post_choices);
HANDLER(induct_get_things);
HANDLER(induct_post_things);
HANDLER(induct_post_end);
HANDLER(induct_get_talk);
HANDLER(induct_post_talk);
HANDLER(induct_get_word);
HANDLER(induct_post_word);
HANDLER(induct_post_word_end);
HANDLER(induct_api_get);
HANDLER(induct_api_talk);
HANDLER(induct_api_say);
HANDLER(induct_api_word);
HANDLER(induct_api_answer);
HANDLER(induct_api_word_end);
HANDLER(induct_api_end);
#undef HANDLER

#endif
