/*
 * incidence.c - the curve of one event where another may come first.
 */
#include <math.h>

#include "stats/influence.h"

/* The share that had either by a time. */
static double
either_by(const struct stats_walk *w, double time)
{
	double left = 1;

	for (size_t k = 0; k < w->times_n && w->time[k] <= time; k++)
		left = w->before[k] * (1 - w->both[k] / w->risk[k]);
	return 1 - left;
}

void
stats_incidence_at(struct stats *st, const struct stats_follow *in,
                   int32_t group, double time, struct stats_incidence *out)
{
	double *moves = arena_new(st->arena, double, in->n + 1);
	struct stats_walk walk, alone;

	stats_walk_make(st, in, group, true, &walk);
	stats_walk_make(st, in, group, false, &alone);
	*out = (struct stats_incidence){
	        .event = stats_walk_share(st, &walk, time, 1, moves),
	        .one_minus_km = stats_walk_share(st, &alone, time, 1, NULL)};
	out->competing = either_by(&walk, time * (1 + 1.5e-8)) - out->event;
	out->event_se = stats_moves_error(st->arena, moves, in->n, in->cluster,
	                                  in->clusters);
}

void
stats_incidence_curve(struct stats *st, const struct stats_follow *in,
                      int32_t group, struct stats_incidence_curve *out)
{
	struct stats_walk walk;

	stats_walk_make(st, in, group, true, &walk);
	*out = (struct stats_incidence_curve){
	        .n = walk.n,
	        .times_n = walk.times_n,
	        .time = walk.time,
	        .risk = walk.risk,
	        .died = walk.one,
	        .share = walk.share,
	        .se = arena_new(st->arena, double, walk.times_n + 1)};
	for (size_t r = 0; r < walk.n; r++)
		out->events += in->event[walk.at[r]] == 1;
	stats_walk_errors(st, &walk, out->se);
}
