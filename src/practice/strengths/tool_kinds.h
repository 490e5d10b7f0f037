/*
 * tool_kinds.h - the tools as data: what is asked, in which boxes.
 *
 * What was ever asked stays here: an entry keeps the edition of its day.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_KINDS_H
#define PRACTICE_STRENGTHS_TOOL_KINDS_H

#include "practice/strengths/tool.h"
#include "web/gov/picture.h"

#define TOOL_EDITIONS   2
#define TOOL_BOXES_MOST 5

/* How a tool is laid out. */
enum tool_shape {
	TOOL_BOXES,   /* boxes side by side */
	TOOL_BY_VIEW, /* the same boxes for each view */
	TOOL_BY_DAY,  /* the same boxes for each day of a week */
	TOOL_BY_SET   /* answers that belong together, a box a question */
};

/* Who may say something in a box: a bit each. */
#define TOOL_SAID_BY_PERSON (1u << TOOL_PERSON)
#define TOOL_SAID_BY_ALL    ((1u << TOOL_VIEW_COUNT) - 1)

struct tool_box {
	const char *code;
	unsigned said_by;
	/* By edition, from the first: its heading and its question.  Without
	 * them it is as it was in the edition before. */
	struct {
		const char *name;
		const char *asks;
	} said[TOOL_EDITIONS];
};

struct tool_data {
	const char *title;    /* as staff call it */
	const char *title_me; /* as the person does */
	const char *says;     /* one sentence, to the person */
	enum picture picture;
	enum tool_shape shape;
	int most;                               /* entries at a time */
	struct tool_box boxes[TOOL_BOXES_MOST]; /* to the first without code */
};

extern const struct tool_data tool_data[TOOL_KIND_COUNT];

/* How many boxes it has. */
int tool_boxes_n(enum tool_kind kind);
/* The place of the box of a word, TOOL_ROOM, or -2 for another word. */
int tool_box_of(enum tool_kind kind, struct str word);
/* The word of a box, as it is stored. */
const char *tool_box_word(enum tool_kind kind, int box);
/* Keys of its heading and its question, in an edition. */
const char *tool_box_name(enum tool_kind kind, int box, int64_t edition);
/* (as tool_box_name) */
const char *tool_box_asks(enum tool_kind kind, int box, int64_t edition);

/* The edition that is asked on a day. */
MUST_CHECK const struct fault *
tool_edition(struct ctx *ctx, struct date day, int64_t *out);

extern const char *const tool_day_keys[7]; /* Monday first */

#endif
