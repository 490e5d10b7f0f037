/*
 * eval_shape_local.h - what the files say of people's days; for the files of
 * the shape alone.
 */
#ifndef INSIGHT_EVAL_SHAPE_LOCAL_H
#define INSIGHT_EVAL_SHAPE_LOCAL_H

#include "insight/evaluation/eval_shape.h"
#include "insight/evaluation/eval_table.h"

#define EVAL_WANTS_MOST \
	(16 + 2 * EVAL_COVARIATES_MOST + 4 * EVAL_OUTCOMES_MOST + \
	 EVAL_METHODS_MOST * 16)

/* Columns that are asked for, each once. */
struct eval_wants {
	struct eval_want v[EVAL_WANTS_MOST];
	size_t n;
};

/* Those of people and what they are compared by; and of what came of them, in
 * the same file, which are asked for when outcomes are opened. */
void eval_wants_people(struct eval_wants *w, const struct eval_plan *plan);
void eval_wants_outcomes(struct eval_wants *w, const struct eval_plan *plan);

/* A row of the file of people, by whose it is. */
struct eval_placed {
	uint64_t hash;
	struct str id;
	size_t row;
};

/* Nobody twice, in one group or in both; of rows in order of whose they are.
 * False: E_DUPLICATE_ID was noted, of each kind that was met. */
bool eval_shape_once(struct stats *st, const struct eval_plan *plan,
                     const struct stats_frame *people,
                     const struct eval_placed *all);

/* Of one person. */
struct lived {
	double custody;  /* days of follow-up */
	double end;      /* last day that is known */
	double recalled; /* day of the first recall in follow-up; NAN */
	bool ends_in_death;
	bool gone; /* not at risk on the first day */
};

/* Of one person and one outcome. */
struct told {
	double first;   /* day of the first in follow-up; NAN */
	double n;       /* in follow-up */
	double before;  /* in as long a time before the index day */
	bool maybe;     /* in that time there was one that may be one */
	double unknown; /* day of the first that may be one; NAN */
};

/* Days away, or a day on which something came, of somebody after their first
 * day. */
struct days {
	size_t person;
	double from, to;
};

/* Many of them, growing. */
struct days_list {
	struct days *v;
	size_t n, room;
};

/* A file of rows that belong to people. */
struct eval_rows {
	struct eval_table table; /* its first column is the id, as text */
	size_t *person;          /* nobody: of none who is compared */
	size_t nobody;
	const double *a, *b; /* days */
	const double *line;  /* of each row as a whole */
	const struct stats_column *kind;
};

struct living {
	struct stats *st;
	struct stats *own; /* what goes when the outcomes are made */
	const struct eval_plan *plan;
	const struct stats_frame *people; /* the whole of their file */
	struct eval_data *data;
	struct lived *lived;
	struct told **told;     /* by outcome; NULL: columns hold it */
	struct days_list *came; /* by outcome: of each of several */
	struct days_list away;  /* spells, after the first day */
};

/* Count rows of nobody in the file of people (W_UNLINKED) and rows that stand
 * there more than once (W_SAME_ROWS), into file. */
void eval_shape_linked(const struct living *l, const struct eval_rows *r,
                       struct eval_file *file);

/* One of an outcome in follow-up, or in the time before the index day; and one
 * that may be. */
void eval_told_add(struct told *told, double since);
void eval_told_before(struct told *told, bool known);
void eval_told_unknown(struct told *told, double since);

void eval_days_add(struct living *l, struct days_list *list, size_t person,
                   double from, double to);

/* Each of several, with the days on which people were at risk. */
void eval_outcome_course(const struct living *l, size_t outcome,
                         struct eval_seen *to);

/* What an outcome of days comes to; `before`: in the time before. */
void eval_outcome_days(const struct living *l, size_t outcome, bool before,
                       struct eval_seen *to);

/* The same of one that a column holds, with the day it came in another; false:
 * stopped at a value that is none. */
MUST_CHECK bool
eval_outcome_dated(struct living *l, size_t outcome, struct eval_seen *to);

#endif
