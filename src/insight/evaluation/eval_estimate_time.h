/*
 * eval_estimate_time.h - the times of an analysis, for what is made of them.
 */
#ifndef INSIGHT_EVAL_ESTIMATE_TIME_H
#define INSIGHT_EVAL_ESTIMATE_TIME_H

#include "insight/evaluation/eval_estimate.h"
#include "stats/influence.h"

/* The times of a view, by group. */
struct timed {
	struct stats *st;
	const struct eval_question *q;
	const struct eval_view *v;
	double *time, *event;
	int32_t *group;
	double tau;
	bool competing; /* deaths are more than one in a hundred */
	struct stats_follow follow;
};

/* How long each was followed, and what ended it. */
void eval_timed_make(struct stats *st, const struct eval_question *q,
                     const struct eval_view *v, struct timed *out);

/* Of both groups, the treated's last; and the treated's less the others'. */
struct timed_gap {
	double of[2], difference, se;
};

/*
 * The mean time without the event up to a time, or the share that had it by
 * then: where deaths are many, had it before they died.
 */
void eval_timed_gap(struct stats *st, const struct timed *t, double at,
                    bool mean, struct timed_gap *out);

#endif
