/*
 * checkin_views.h - what the pages of check-ins are given, and their views.
 */
#ifndef PRACTICE_CHECKIN_VIEWS_H
#define PRACTICE_CHECKIN_VIEWS_H

#include "practice/checkin/checkin_local.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct checkin_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	bool judge;              /* whoever looks may judge fewer meetings */
	struct str base;
	struct checkin_all all;
	struct checkin_past past;  /* of the page of what was agreed */
	const struct checkin *one; /* of a page of one; filled in: or NULL */
	int read_days;             /* working days until somebody reads it */
};

struct checkin_today {
	const struct checkin_wait *waits;
	size_t waits_n;
	const struct person_head *wanted;
	size_t wanted_n;
};

/* --- checkin_parts_views.c ------------------------------------------------ */

/* base and the rest. */
struct str checkin_path(struct arena *arena,
                        const struct checkin_screen *screen, const char *rest);
/* "/past/", a check-in, and the rest. */
struct str
checkin_one_path(struct arena *arena, const struct checkin_screen *screen,
                 struct checkin_id id, const char *rest);
void checkin_link(struct html *h, struct str words, struct str href);
void checkin_card_begin(struct html *h, const char *id, struct str title,
                        const char *classes);
void checkin_small(struct html *h, struct str words);
void
checkin_area(struct html *h, const struct form *form, const char *name,
             struct str label, struct str hint, int most, struct str stored);
void checkin_form_end(struct html *h, struct str save);
/* That it is not for emergencies, who to ring, and when it is read. */
void checkin_draw_safety(struct html *h, const struct checkin_screen *screen);
/* A face; the words stand beside it. */
void checkin_face(struct html *h, enum checkin_mood mood);
struct markup checkin_face_words(struct arena *arena, enum checkin_mood mood,
                                 struct str words);
/* Mood over time: a small picture with a table; nothing without. */
void checkin_draw_moods(struct html *h, const struct checkin_screen *screen);
/* What was sent. */
void checkin_draw_sent(struct html *h, const struct checkin_screen *screen,
                       const struct checkin *one);
void checkin_draw_list(struct html *h, const struct checkin_screen *screen);
/* As it stands on the person's pages, or on a worker's. */
void checkin_draw_setup(struct html *h, const struct checkin_setup *setup,
                        struct date next, bool mine);
/* The way to what was agreed before; nothing where nothing ever was. */
void
checkin_draw_past_link(struct html *h, const struct checkin_screen *screen);
/* What spoke against it, where something did. */
void checkin_draw_facts(struct html *h, const struct checkin_setup *setup);
/* The way to newer and to earlier ones, under a page. */
void checkin_draw_pages(struct html *h, struct str path, int page, bool more);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(checkin_draw_me);
DRAW(checkin_draw_case);
DRAW(checkin_draw_past);
DRAW(checkin_draw_fill);
DRAW(checkin_draw_paper);
DRAW(checkin_draw_one);
DRAW(checkin_draw_set);
DRAW(checkin_draw_stop);
DRAW(checkin_draw_questions);
DRAW(checkin_draw_panel_me);
DRAW(checkin_draw_panel_case);
DRAW(checkin_draw_today);
#undef DRAW

/* --- checkin_panels.c ---------------------------------------------------- */

extern const struct panel checkin_panels[];

/* --- checkin_pages.c ----------------------------------------------------- */

/* Whose pages these are; and all that they show. */
MUST_CHECK const struct fault *
checkin_whose(struct ctx *ctx, const struct request *req,
              struct checkin_screen *out);
/* (as above) */
MUST_CHECK const struct fault *
checkin_screen(struct ctx *ctx, const struct request *req,
               struct checkin_screen *out);
/* What a form sent, by its fields. */
void checkin_sent_of(const struct request *req, struct checkin_sent *out);
/* The page that is asked for, from 1. */
int checkin_page_of(const struct request *req);
/* -1 for a word that is none, and for none. */
int checkin_word(struct str typed, const char *const *words);
extern const char *const checkin_yes_no[];

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(checkin_get);
HANDLER(checkin_get_past);
HANDLER(checkin_get_fill);
HANDLER(checkin_post_fill);
HANDLER(checkin_get_paper);
HANDLER(checkin_get_one);
HANDLER(checkin_post_say);
HANDLER(checkin_get_set);
HANDLER(checkin_post_set);
HANDLER(checkin_post_senior);
HANDLER(checkin_get_stop);
HANDLER(checkin_post_stop);
HANDLER(checkin_get_questions);
HANDLER(checkin_post_questions);
HANDLER(checkin_post_review);
HANDLER(checkin_post_follow);
HANDLER(checkin_api_get);
HANDLER(checkin_api_set);
HANDLER(checkin_api_say);
HANDLER(checkin_api_senior);
HANDLER(checkin_api_stop);
HANDLER(checkin_api_ask);
HANDLER(checkin_api_send);
HANDLER(checkin_api_review);
HANDLER(checkin_api_follow);
#undef HANDLER

#endif
