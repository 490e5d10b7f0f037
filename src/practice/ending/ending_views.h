/*
 * ending_views.h - what the pages of an ending are given, and their views.
 */
#ifndef PRACTICE_ENDING_VIEWS_H
#define PRACTICE_ENDING_VIEWS_H

#include "practice/ending/ending_local.h"
#include "practice/strengths/sit_views.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct ending_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	struct str base;         /* "/me/ending", "/people/X1/ending" */
	struct ending ending;
	struct ending_back back;
	enum ending_about about;            /* of a page of texts */
	const struct ending_letter *letter; /* of a letter on paper */
	const struct ending_visit *visit;   /* of a page of one visit */
	struct ending_past *pasts;
	size_t pasts_n;
	int64_t edition; /* of the ways to end, today */
	struct sit sit;  /* of a closed screen; {0} elsewhere */
};

/* --- ending_parts_views.c: pieces of several pages ------------------------ */

/* base and the rest. */
struct str ending_path(struct arena *arena, const struct ending_screen *screen,
                       const char *rest);
struct str
ending_id_path(struct arena *arena, const struct ending_screen *screen,
               const char *where, int64_t id);
void ending_link(struct html *h, struct str words, struct str href);
void ending_card_begin(struct html *h, const char *id, struct str title,
                       struct str link, struct str href);
/* Whose words, or by whom. */
struct str ending_whose(struct arena *arena, const struct ending_screen *screen,
                        const struct ending_by *by);
/* (as ending_whose) and when: small, under them. */
void ending_draw_by(struct html *h, const struct ending_screen *screen,
                    const struct ending_by *by);
/* Words with the mark of whose they are, and what they point at. */
void ending_draw_words(struct html *h, const struct ending_screen *screen,
                       struct str words, const struct ending_by *by,
                       const struct ending_quote *quotes, size_t quotes_n);
void
ending_draw_quotes(struct html *h, const struct ending_quote *quotes, size_t n);
/* What both sides say of one thing, side by side. */
void ending_draw_voices(struct html *h, const struct ending_screen *screen,
                        enum ending_about about);
/* Who, what for and how to reach, and what the person says of it. */
void ending_draw_support(struct html *h, const struct ending_screen *screen,
                         const struct ending_support *support);
/* The three questions and their answers. */
void ending_draw_answers(struct html *h, const struct ctx *ctx,
                         const struct ending_screen *screen);
/* How it ended, for this reader; or that it is not set. */
struct str ending_outcome_words(const struct ending_screen *screen);
void ending_draw_outcomes(struct html *h, const struct ending_screen *screen);
void ending_draw_talks(struct html *h, const struct ending_screen *screen);
/* So many figures, from then to now; nothing where they are not there. */
void ending_draw_network(struct html *h, const struct ending_screen *screen);
/* What the letter is called here. */
struct str ending_letter_title(const struct ending_screen *screen);
/* A form's button. */
void ending_form_end(struct html *h, struct str save);
/* Text of many lines, with its count. */
void ending_field(struct html *h, const struct form *form, const char *name,
                  struct str label, struct str hint, int most);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(ending_draw_overview);
DRAW(ending_draw_text_page);
DRAW(ending_draw_next);
DRAW(ending_draw_choices);
DRAW(ending_draw_letter_page);
DRAW(ending_draw_letter);
DRAW(ending_draw_record);
DRAW(ending_draw_shown);
DRAW(ending_draw_blank);
DRAW(ending_draw_talk_form);
DRAW(ending_draw_outcome_form);
DRAW(ending_draw_visit);
DRAW(ending_draw_door);
DRAW(ending_draw_panel);
DRAW(ending_draw_panel_me);
DRAW(ending_draw_panel_today);
#undef DRAW

/* What the panel of today shows. */
struct ending_today {
	struct ending_waiting *v;
	struct person_head *heads;
	size_t n;
};

/* --- ending_panels.c ------------------------------------------------------ */

extern const struct panel ending_panels[];

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(ending_get);
HANDLER(ending_get_record);
HANDLER(ending_get_together);
HANDLER(ending_post_together);
HANDLER(ending_get_shown);
HANDLER(ending_get_blank);
HANDLER(ending_post_begin);
HANDLER(ending_get_text);
HANDLER(ending_post_text);
HANDLER(ending_get_next);
HANDLER(ending_post_next);
HANDLER(ending_post_next_say);
HANDLER(ending_get_choices);
HANDLER(ending_post_choices);
HANDLER(ending_get_letter);
HANDLER(ending_post_letter);
HANDLER(ending_post_sign);
HANDLER(ending_get_paper);
HANDLER(ending_get_talk);
HANDLER(ending_post_talk);
HANDLER(ending_get_outcome);
HANDLER(ending_post_outcome);
HANDLER(ending_get_door);
HANDLER(ending_post_door);
HANDLER(ending_get_visit);
HANDLER(ending_post_visit);
HANDLER(ending_api_get);
HANDLER(ending_api_begin);
HANDLER(ending_api_text);
HANDLER(ending_api_next);
HANDLER(ending_api_next_say);
HANDLER(ending_api_answer);
HANDLER(ending_api_letter);
HANDLER(ending_api_sign);
HANDLER(ending_api_talk);
HANDLER(ending_api_outcome);
HANDLER(ending_api_door);
HANDLER(ending_api_visit);
#undef HANDLER

/* --- ending_pages.c ------------------------------------------------------- */

/* What was chosen to point at: "goal-ABC", "network". */
MUST_CHECK bool ending_quote_read(struct str typed, struct ending_quote *out);
struct str
ending_quote_value(struct arena *arena, const struct ending_quote *quote);

/* Of the page of papers: letters, and endings (ending_kept.c). */
MUST_CHECK const struct fault *
ending_read_papers(struct ctx *ctx, struct person_id person, void **out);

#endif
