/*
 * support_views.h - what the pages of support are given, and their views.
 */
#ifndef PRACTICE_SUPPORT_VIEWS_H
#define PRACTICE_SUPPORT_VIEWS_H

#include "practice/support/know_tells.h"
#include "practice/support/support_local.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct support_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	struct str base;         /* "/me/support", "/people/X1/support" */
	struct str paths_base;   /* "/me/pathways", "/people/X1/pathways" */
	const struct support_edition *edition; /* asked today */
	struct know know;
	struct paths paths;
	enum know_kind kind;          /* of a page that adds one */
	int page;                     /* of all that was written, from 1 */
	int path;                     /* of a page of one pathway */
	const struct path_need *need; /* of a page of one need */
};

/* --- support_pages.c ------------------------------------------------------ */

/* The person of the address, or the one signed in, and what is asked. */
MUST_CHECK const struct fault *
support_whose(struct ctx *ctx, const struct request *req,
              struct support_screen *out);
void support_show(struct ctx *ctx, struct reply *reply,
                  const struct support_screen *screen, struct str title,
                  struct str back,
                  void (*draw)(struct html *h, const struct ctx *ctx,
                               const void *data));
MUST_CHECK const struct fault *
support_saved(struct ctx *ctx, struct reply *reply, struct text notice,
              struct str path);
/* The place of what was typed; 0 for nothing, -1 for another word. */
int support_word(const struct request *req, const char *field,
                 const char *const *words);

/* --- support_parts_views.c: pieces of several pages ----------------------- */

/* base and the rest. */
struct str
support_path_of(struct arena *arena, const struct support_screen *screen,
                const char *rest);
/* paths_base and the rest. */
struct str paths_path_of(struct arena *arena,
                         const struct support_screen *screen, const char *rest);
/* paths_base, "/parts/" and a pathway's word. */
struct str path_part_path(struct arena *arena,
                          const struct support_screen *screen, int path);
/* paths_base, "/needs/", an id and the rest. */
struct str
path_need_path(struct arena *arena, const struct support_screen *screen,
               struct need_id id, const char *rest);
/* As a worker calls it, or the person. */
struct str path_title(const struct support_screen *screen, int path);
void support_link(struct html *h, struct str words, struct str href);
void support_card_begin(struct html *h, const char *id, struct str title,
                        struct str link, struct str href);
/* Whether whoever looks may write here. */
bool
support_may_write(const struct ctx *ctx, const struct support_screen *screen);
/* Whose words, or by whom, and when: small, under them. */
void support_draw_by(struct html *h, const struct support_screen *screen,
                     const struct support_by *by);
void support_draw_back(struct html *h, const struct support_screen *screen,
                       const struct support_by *back);
/* A button that posts nothing but itself. */
void support_draw_press(struct html *h, const struct ctx *ctx, struct str path,
                        struct str says);
void
support_draw_take_back(struct html *h, const struct ctx *ctx, struct str path);
void support_form_end(struct html *h, struct str save);
void
support_field_words(struct html *h, const struct form *form, const char *name,
                    struct str label, struct str hint, int most);
/* Radios of the words from `from` on, by their keys. */
void
support_field_choice(struct html *h, const struct form *form, const char *name,
                     struct str label, const char *const *words,
                     const char *const *keys, int from);
/* "What helps Jay" and the line; nothing without. */
void support_draw_line(struct html *h, const struct know_line *line,
                       struct str title);

/* What an entry is about: its category, or what helps. */
struct str know_about(const struct know_entry *entry);
/* What stands of a kind, with what may be pressed; on paper without. */
void know_draw_list(struct html *h, const struct ctx *ctx,
                    const struct support_screen *screen, enum know_kind kind,
                    enum know_source source, bool paper);

/* Who reads the words of what helps, and the question where it is open. */
void know_draw_share(struct html *h, const struct ctx *ctx,
                     const struct support_screen *screen,
                     const struct know_entry *entry, struct str path);

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(know_draw_overview);
DRAW(know_draw_all);
DRAW(know_draw_add);
DRAW(know_draw_paper);
DRAW(know_draw_sheet);  /* know_sheet_views.c */
DRAW(paths_draw_sheet); /* know_sheet_views.c */
DRAW(paths_draw_overview);
DRAW(paths_draw_paper);
DRAW(path_draw_part);
DRAW(path_draw_checked);
DRAW(path_draw_need);
DRAW(support_draw_line_case);
DRAW(support_draw_panel);
DRAW(support_draw_offer);
#undef DRAW

/* What the panels show. */
MUST_CHECK const struct fault *
support_read_line(struct ctx *ctx, struct person_id person, void **out);
/* (as support_read_line) */
MUST_CHECK const struct fault *
support_read_panel(struct ctx *ctx, struct person_id person, void **out);
/* (as support_read_line) */
MUST_CHECK const struct fault *
support_read_offer(struct ctx *ctx, struct person_id person, void **out);
struct support_panel {
	bool mine;
	struct str name; /* the person is known as */
	struct str base;
	struct str paths_base;
	struct know_line line;
};

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(know_get);
HANDLER(know_get_paper);
HANDLER(know_get_sheet);
HANDLER(paths_get_sheet);
HANDLER(know_get_all);
HANDLER(know_get_add);
HANDLER(know_post_add);
HANDLER(know_post_back);
HANDLER(know_post_aside);
HANDLER(know_post_again);
HANDLER(know_post_share);
HANDLER(know_post_finish);
HANDLER(paths_get);
HANDLER(paths_get_paper);
HANDLER(path_get_part);
HANDLER(path_post_part);
HANDLER(path_post_none);
HANDLER(path_get_need);
HANDLER(path_post_state);
HANDLER(path_post_say);
HANDLER(path_post_back);
HANDLER(know_api_get);
HANDLER(know_api_line);
HANDLER(know_api_add);
HANDLER(know_api_back);
HANDLER(know_api_aside);
HANDLER(know_api_again);
HANDLER(know_api_share);
HANDLER(know_api_finish);
HANDLER(paths_api_get);
HANDLER(path_api_add);
HANDLER(path_api_state);
HANDLER(path_api_say);
HANDLER(path_api_back);
HANDLER(path_api_none);
#undef HANDLER

#endif
