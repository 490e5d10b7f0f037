/*
 * chart.h - pictures made of numbers, drawn on the server.
 *
 * Markup and SVG with attributes only: no style, no script.  A picture that
 * tells something has a title and a description; one beside words that tell
 * the same is hidden from screen readers.  Nothing is told by colour alone.
 */
#ifndef WEB_GOV_CHART_H
#define WEB_GOV_CHART_H

#include "base/date.h"
#include "web/gov/gov_base.h"
#include "web/gov/icon.h"

/* --- journey ----------------------------------------------------------- */

enum journey_state { JOURNEY_NEXT, JOURNEY_NOW, JOURNEY_DONE };

struct journey_point {
	struct str text;
	bool done;
};
struct journey_points {
	const struct journey_point *v;
	size_t n;
};
#define JOURNEY_POINTS(...) GOV_LIST(struct journey_point, __VA_ARGS__)

struct journey_phase {
	struct str title;
	enum journey_state state;
	struct str says; /* empty: "Done", "You are here" or "Next" */
	struct str text;
	struct journey_points points;
};

/*
 * The three phases of the programme (Interact, Intervene, Integrate), in
 * that order.  A list in order; the present phase has aria-current="step";
 * done, now and next differ by words, fill and ring.
 */
struct journey {
	struct journey_phase phases[3];
	bool across;       /* side by side on wide screens */
	int heading_level; /* 0: 3 */
};
void chart_journey(struct html *h, const struct journey *journey);

/* --- path -------------------------------------------------------------- */

struct path_stop {
	struct str title;
	struct str href;  /* or empty */
	struct str says;  /* where it stands, in words */
	const char *look; /* the colour of a tag around the words, or NULL */
	bool done;
};
struct path_stops {
	const struct path_stop *v;
	size_t n;
};
/*
 * Stops on a way, from the first to the last: a list in order.  Done and not
 * yet differ by words and fill.
 */
void chart_path(struct html *h, const struct path_stops *stops);

/* --- goal bar ---------------------------------------------------------- */

/* "3 of 4 steps done." under a bar of that many parts (at most 12; more
 * steps are one bar filled in proportion). */
struct goal_bar {
	int64_t done;
	int64_t of;
	struct str next; /* a sentence after it: "Next: book the test." */
};
void chart_goal_bar(struct html *h, const struct goal_bar *bar);

/* A part of a whole as a bar, hidden: the words beside it tell it. */
void chart_gauge(struct html *h, int64_t part, int64_t whole);

/* --- face -------------------------------------------------------------- */

/* How it is, 1 (very bad) to 5 (very good), as a face: the mouth tells it.
 * Hidden: the words beside it tell it, too. */
#define CHART_FACES 5
void chart_face(struct html *h, int level);

/* --- date tile --------------------------------------------------------- */

/* Month and day as a tear-off page; hidden, as the words tell the date. */
void chart_date_tile(struct html *h, struct date date, bool small);

/* --- circle of people -------------------------------------------------- */

enum circle_kind {
	CIRCLE_FAMILY,
	CIRCLE_FRIEND,
	CIRCLE_WORKER,
	CIRCLE_NEIGHBOUR,
	CIRCLE_WORK,
	CIRCLE_CLUB,
	CIRCLE_PEER,
	CIRCLE_OTHER,
	CIRCLE_KINDS
};

#define CIRCLE_RINGS 4
struct circle_person {
	struct str name;
	int ring; /* 0 closest, 1 close, 2 in touch, 3 further away */
	enum circle_kind kind;
	bool weak;      /* drawn with a broken line */
	struct str ref; /* not empty: what the script calls them by */
};
/*
 * The circle of people, closest in the middle.  At most CIRCLE_MOST are
 * drawn, those of the inner rings first; the text beside it names all, ring
 * by ring.  id must be unique on the page.
 */
#define CIRCLE_MOST 24
struct circle {
	const char *id;
	struct str who;   /* in the middle: "Me" or a first name */
	struct str title; /* empty: one of ours */
	const struct circle_person *people;
	size_t people_n;
};
void chart_circle(struct html *h, const struct circle *circle);

/* The shapes that are in a circle, and what they mean. */
void chart_circle_key(struct html *h, const struct circle *circle);

/* --- doughnut ---------------------------------------------------------- */

/*
 * Rings round a middle, each thing a numbered dot in its ring: who decides
 * what.  Ring 0 is the middle, the last one the outside.  The text beside it
 * names every ring and what is in it, by the same numbers.  At most
 * DOUGHNUT_MOST are drawn.  id must be unique on the page.
 */
#define DOUGHNUT_RINGS 4
#define DOUGHNUT_MOST  24
struct doughnut_thing {
	struct str name;
	int ring;
};
struct doughnut {
	const char *id;
	struct str title;
	struct str rings[DOUGHNUT_RINGS];
	const struct doughnut_thing *v;
	size_t n;
};
void chart_doughnut(struct html *h, const struct doughnut *doughnut);

/* --- bars -------------------------------------------------------------- */

struct bar {
	struct str label;
	int64_t value;
};
/*
 * Small bars, one a line, with the number at the end of each: drawn twice,
 * for narrow and for wide screens.  The description names every number.
 * Negative values are drawn as 0.  id must be unique on the page.
 */
struct bars {
	const char *id;
	struct str title;
	struct str unit; /* after each number: "people"; may be empty */
	const struct bar *v;
	size_t n;
};
void chart_bars(struct html *h, const struct bars *bars);
/* The same numbers as a table, folded under the picture; `what` and `number`
 * head its two columns. */
void chart_bars_table(struct html *h, const struct bars *bars, struct str what,
                      struct str number);

/* --- ladder and course ------------------------------------------------- */

/* Round marks are the first side's, squares the other's. */
void chart_side_key(struct html *h, struct str first, struct str second);

/* Five rungs, 0 lowest; a broken line where it began; a mark for each side,
 * -1 for none.  Hidden: the words beside it tell it. */
#define CHART_RUNGS 5
struct ladder {
	int start;
	int first;
	int second;
};
void chart_ladder(struct html *h, const struct ladder *ladder);

/* Two sides day by day, around a line at 50; drawn for narrow and for wide
 * screens.  Hidden: the table beside it tells it. */
struct course_day {
	struct date day;
	bool is[2];
	double value[2];
};
struct course {
	const struct course_day *v;
	size_t n;
};
void chart_course(struct html *h, const struct course *course);

/* A number with its name, and a line under it: one of a list in
 * `<dl class="dir-stats">`. */
struct figure {
	struct str label;
	struct str number;
	struct str says;      /* "4 more than last month" */
	const int64_t *trend; /* oldest first; fewer than 2: no line */
	size_t trend_n;
};
void chart_stats(struct html *h, const struct figure *stats, size_t n);

#endif
