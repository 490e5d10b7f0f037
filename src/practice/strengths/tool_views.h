/*
 * tool_views.h - what the pages of the tools are given, and their views.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_VIEWS_H
#define PRACTICE_STRENGTHS_TOOL_VIEWS_H

#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_paper.h"
#include "practice/strengths/tool_local.h"
#include "register/people/people_views.h"
#include "web/gov/form.h"
#include "web/gov/icon.h"
#include "web/gov/words.h"

struct tool_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	bool former;             /* a day that is over */
	bool paper;
	struct strengths_paper head_line; /* on paper */
	struct str base;                  /* "/me/tools", "/people/X1/tools" */
	struct tool_head heads[TOOL_KIND_COUNT];
	enum tool_kind kind;
	struct tool tool;
	int box;       /* that is asked about */
	int64_t place; /* of the answers that it belongs to, or 0 */
	struct tool_entry entry;
	struct sit sit;          /* to a worker: the one that holds */
	const struct date *days; /* the newest first */
	size_t n;
};

/* base, "/", the tool's word and the rest. */
struct str tool_path(struct arena *arena, const struct tool_screen *screen,
                     const char *rest);
/* Where a box is asked about, with the answers it belongs to; past the last
 * box who was in the room, and past that the tool. */
struct str tool_say_path(struct arena *arena, const struct tool_screen *screen,
                         int box, int64_t place);
/* The form of a goal that is made from an entry. */
struct str tool_lift_path(struct arena *arena, const struct tool_screen *screen,
                          const struct tool_entry *entry);
/* Its name, as this reader calls it. */
struct str tool_title(const struct tool_screen *screen);
void tool_link(struct html *h, struct str words, struct str href);

/* --- tool_parts_views.c ------------------------------------------------- */

/* Which entries: any view, any place for -1. */
struct tool_some {
	int box;
	int view;
	int64_t place;
};
/* So many entries are of these. */
size_t tool_some_n(const struct tool_screen *screen, struct tool_some some);
/* They as a list, as far as `lines` of `width` letters go on paper; nothing
 * without any.  Hands back the lines that are left. */
int tool_draw_some(struct html *h, const struct ctx *ctx,
                   const struct tool_screen *screen, struct tool_some some,
                   int width, int lines);
/* Whose words; empty for the reader's own. */
struct str tool_mark(struct arena *arena, const struct tool_screen *screen,
                     const struct tool_entry *entry);

/* Lines that an entry takes on paper (tool_fit.c). */
int tool_lines(struct str words, bool marked, int width);

/* --- pages -------------------------------------------------------------- */

#define DRAW(name) \
	void name(struct html *h, const struct ctx *ctx, const void *data)
DRAW(tool_draw_list);
DRAW(tool_draw_one);
DRAW(tool_draw_say);
DRAW(tool_draw_entry);
DRAW(tool_draw_days);
DRAW(tool_draw_paper);
DRAW(tool_draw_sheet);
#undef DRAW

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(tool_get_list);
HANDLER(tool_get_one);
HANDLER(tool_get_together);
HANDLER(tool_post_together);
HANDLER(tool_get_say);
HANDLER(tool_post_say);
HANDLER(tool_get_entry);
HANDLER(tool_post_back);
HANDLER(tool_get_days);
HANDLER(tool_get_day);
HANDLER(tool_get_paper);
HANDLER(tool_get_sheet);
HANDLER(tool_api_list);
HANDLER(tool_api_get);
HANDLER(tool_api_days);
HANDLER(tool_api_add);
HANDLER(tool_api_back);
#undef HANDLER

#endif
