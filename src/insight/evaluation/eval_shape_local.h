/*
 * eval_shape_local.h - what the files say of people's days; for the files of
 * the shape alone.
 */
#ifndef INSIGHT_EVAL_SHAPE_LOCAL_H
#define INSIGHT_EVAL_SHAPE_LOCAL_H

#include "insight/evaluation/eval_shape.h"

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

struct living {
	struct stats *st;
	const struct eval_plan *plan;
	struct eval_data *data;
	struct lived *lived;
	struct told **told; /* by outcome; NULL: columns hold it */
};

/* One of an outcome in follow-up, or in the time before the index day; and one
 * that may be. */
void eval_told_add(struct told *told, double since);
void eval_told_before(struct told *told, bool known);
void eval_told_unknown(struct told *told, double since);

/* What an outcome of days comes to; `before`: in the time before. */
void eval_outcome_days(const struct living *l, size_t outcome, bool before,
                       struct eval_seen *to);

#endif
