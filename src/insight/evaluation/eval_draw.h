/*
 * eval_draw.h - the pictures of an evaluation report.
 *
 * SVG with the classes of the charts there are (web/gov/chart.h): no style, no
 * script.  Each is drawn twice, for narrow and for wide screens, and carries
 * the words that tell the same to whoever does not see it; the table beside it
 * holds every number.  Groups differ by shape, place or broken line besides
 * their colour.  What is NAN is not drawn.
 */
#ifndef INSIGHT_EVAL_DRAW_H
#define INSIGHT_EVAL_DRAW_H

#include "web/gov/gov.h"

/* A drawing of so many units, to be shown at one width of screen. */
struct draw_size {
	const char *classes;
	double width;
	bool wide;
};
extern const struct draw_size draw_sizes[2];

/* Open and close a picture; `tells` is read out in its place. */
void draw_begin(struct html *h, const struct draw_size *size, double height,
                struct str tells);
void draw_end(struct html *h);

/* Pieces, of the classes of .dir-chart. */
void draw_line(struct html *h, const char *class, double x1, double y1,
               double x2, double y2);
void draw_rect(struct html *h, const char *class, double x, double y,
               double width, double height);
void draw_dot(struct html *h, const char *class, double x, double y, double r);
void draw_path(struct html *h, const char *class, struct str d);
/* anchor: "start", "middle" or "end". */
void draw_text(struct html *h, const char *class, double x, double y,
               const char *anchor, struct str words);

/* What a colour and shape mean; kind 'o' ring, 'q' square, 'd' diamond, '-'
 * a line, '=' a broken line, 'u' and 'n' bars upward and downward. */
struct draw_key {
	char kind;
	struct str says;
};
void draw_key(struct html *h, const struct draw_key *keys, size_t n);

/* A step of about a fifth of `span`: 1, 2 or 5 times a power of ten. */
double draw_step(double span);

/* --- how alike the groups are -------------------------------------------- */

struct draw_love_row {
	struct str label;
	double before, after; /* absolute standardised differences */
};
struct draw_love {
	struct str tells;
	const struct draw_love_row *v;
	size_t n;
};
/* Standardised differences, before and after, a row each. */
void draw_love(struct html *h, const struct draw_love *love);

/* --- scores of both groups ----------------------------------------------- */

/* n bins between n + 1 breaks; heights are shares of each group. */
struct draw_overlap {
	struct str tells;
	const double *breaks;
	const double *treated, *control;
	size_t n;
};
/* Bars of the first upward, of the other downward. */
void draw_overlap(struct html *h, const struct draw_overlap *overlap);

/* --- people of a hundred ------------------------------------------------- */

struct draw_people {
	struct str tells;
	struct str label[2];
	int of_hundred[2]; /* 0 to 100 */
};
/* A hundred marks for each group. */
void draw_people(struct html *h, const struct draw_people *people);

/* --- over time ----------------------------------------------------------- */

#define DRAW_RISKS 8
struct draw_point {
	double time, value, low, high;
};
struct draw_group {
	struct str label;
	struct str last; /* beside the end of its line */
	const struct draw_point *v;
	size_t n;
	double until; /* the line is level up to here; NAN: to its last */
	struct {
		double time;
		struct str n;
	} risk[DRAW_RISKS];
	size_t risk_n;
};
struct draw_time {
	struct str tells;
	struct str axis; /* what the time is counted in */
	struct draw_group group[2];
	double until;
	double lowest;    /* of the scale, 0 to below 1 */
	double highest;   /* 0: 1, so that lines are shares */
	struct str still; /* whom the numbers below are of; empty: with none */
	bool straight;    /* what is between two points is not told */
};
/* Two lines with bands, and under them the people at risk. */
void draw_time(struct html *h, const struct draw_time *time);

/* --- estimates with how sure they are ------------------------------------ */

struct draw_estimate {
	struct str label, more; /* more: people, under or after the label */
	struct str says;        /* the numbers, in words */
	struct str why;         /* why there are none, in the table */
	double estimate, low, high;
	bool first; /* the one that was planned: a diamond */
};
struct draw_forest {
	struct str tells;
	struct str less, greater; /* what each side means */
	struct str axis;
	bool ratio;     /* around 1 and logarithmic, else around 0 */
	double percent; /* 100 where shares are drawn as points, else 1 */
	const struct draw_estimate *v;
	size_t n;
};
/* A row each, around the line of no difference. */
void draw_forest(struct html *h, const struct draw_forest *forest);

/* --- what was seen, and what could have been ----------------------------- */

/* All as shares: below 0 is fewer. */
struct draw_seen {
	struct str tells;
	double estimate, low, high;
	double fall_seen; /* above 0 */
	double target;    /* above 0, or NAN */
	struct str less, greater, seen, aimed;
};
/* One estimate, over what a study of its size would often miss. */
void draw_seen(struct html *h, const struct draw_seen *seen);

/* --- who is in it -------------------------------------------------------- */

struct draw_flow_step {
	struct str label;
	struct str n[2];
	/* Since the step before, in words and as a number; empty: none. */
	struct str lost[2], less[2];
};
struct draw_flow {
	struct str tells;
	struct str group[2];
	const struct draw_flow_step *v;
	size_t n;
};
/* Boxes downward, one for each group and step. */
void draw_flow(struct html *h, const struct draw_flow *flow);

/* --- bars in pairs ------------------------------------------------------- */

struct draw_pair {
	struct str label;
	double value[2];
	struct str says[2];
};
struct draw_pairs {
	struct str tells;
	struct str group[2];
	const struct draw_pair *v;
	size_t n;
};
/* Two bars under each label. */
void draw_pairs(struct html *h, const struct draw_pairs *pairs);

#endif
