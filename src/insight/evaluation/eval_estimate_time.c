/*
 * eval_estimate_time.c - how soon: hazards, and means of time.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate_time.h"
#include "stats/cox.h"

#define DEATHS 0.01

void
eval_timed_make(struct stats *st, const struct eval_question *q,
                const struct eval_view *v, struct timed *out)
{
	double last[2] = {0, 0}, deaths = 0;

	*out = (struct timed){
	        .st = st,
	        .q = q,
	        .v = v,
	        .time = eval_estimate_of(st->arena, v, q->seen->time),
	        .event = eval_estimate_of(st->arena, v, q->seen->event),
	        .group = arena_new(st->arena, int32_t, v->n + 1)};
	for (size_t i = 0; i < v->n; i++) {
		out->group[i] = v->treat[i] > 0.5;
		last[out->group[i]] = fmax(last[out->group[i]], out->time[i]);
		deaths += out->event[i] > 1.5;
	}
	out->tau = fmin((double)q->plan->follow_days, fmin(last[0], last[1]));
	out->competing = deaths > DEATHS * (double)v->n;
	out->follow = (struct stats_follow){.n = v->n,
	                                    .time = out->time,
	                                    .event = out->event,
	                                    .w = v->w,
	                                    .group = out->group,
	                                    .groups = 2,
	                                    .cluster = v->cluster,
	                                    .clusters = v->clusters};
}

/* --- hazards ------------------------------------------------------------- */

/* Rows of a Cox model of the group alone. */
struct hazard {
	struct stats_model model;
	double *start, *time, *event, *w;
	int32_t *cluster;
	size_t n;
};

/* The rows that are at risk after `from`, followed up to `to`. */
static void
hazard_make(const struct timed *t, double from, double to, struct hazard *h)
{
	struct arena *arena = t->st->arena;
	size_t n = t->v->n;

	*h = (struct hazard){.start = arena_new(arena, double, n + 1),
	                     .time = arena_new(arena, double, n + 1),
	                     .event = arena_new(arena, double, n + 1),
	                     .w = arena_new(arena, double, n + 1),
	                     .cluster = arena_new(arena, int32_t, n + 1)};
	h->model = (struct stats_model){
	        .x = {0, 1, arena_new(arena, double, n + 1)},
	        .names = arena_new(arena, struct str, 1),
	        .sources = arena_new(arena, struct str, 1)};
	h->model.names[0] = h->model.sources[0] = S("group");
	for (size_t i = 0; i < n; i++) {
		if (!(t->time[i] > from))
			continue;
		h->start[h->n] = from;
		h->time[h->n] = fmin(t->time[i], to);
		h->event[h->n] = t->event[i] == 1 && t->time[i] <= to;
		h->w[h->n] = t->v->w[i];
		h->cluster[h->n] = t->v->cluster == NULL ? (int32_t)i
		                                         : t->v->cluster[i];
		h->model.x.v[h->n++] = t->v->treat[i];
	}
	h->model.x.rows = h->n;
}

static struct stats_cox_in
cox_in(const struct timed *t, const struct hazard *h, bool from_zero)
{
	return (struct stats_cox_in){.model = &h->model,
	                             .start = from_zero ? NULL : h->start,
	                             .time = h->time,
	                             .event = h->event,
	                             .w = h->w,
	                             .cluster = h->cluster,
	                             .clusters = t->v->clusters,
	                             .ties = STATS_EFRON};
}

/* The sets that somebody at risk is in: whose members all had the event before
 * is none. */
static size_t
hazard_sets(const struct timed *t, const struct hazard *h)
{
	bool *seen;
	size_t n = 0;

	if (t->v->cluster == NULL)
		return h->n;
	seen = arena_new(t->st->arena, bool, t->v->clusters + 1);
	for (size_t i = 0; i < h->n; i++) {
		n += !seen[h->cluster[i]];
		seen[h->cluster[i]] = true;
	}
	return n;
}

static void
hazard_put(struct stats *st, const struct timed *t, const struct hazard *h,
           const struct stats_cox *fit, struct eval_measure *out)
{
	*out = (struct eval_measure){
	        .good = true,
	        .b = fit->coef[0],
	        .se = fit->robust_se[0],
	        .df = eval_estimate_freedom(st, t->q, hazard_sets(t, h)),
	        .low = NAN,
	        .high = NAN,
	        .p = NAN};
}

/* The ratio within a part of the time; nothing where it has none. */
static void
piece_make(const struct timed *t, double from, double to,
           struct eval_measure *out)
{
	struct hazard h;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct stats quiet;

	hazard_make(t, from, to, &h);
	in = cox_in(t, &h, from <= 0);
	stats_begin(&quiet, t->st->arena);
	if (h.n > 1 && stats_cox_fit(&quiet, &in, &fit))
		hazard_put(&quiet, t, &h, &fit, out);
}

static bool
hazard_ratio(struct timed *t, struct eval_answer *a)
{
	struct hazard h;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct stats_cox_ph ph;
	struct stats quiet;

	hazard_make(t, 0, INFINITY, &h);
	in = cox_in(t, &h, true);
	if (!stats_cox_fit(t->st, &in, &fit))
		return false;
	hazard_put(t->st, t, &h, &fit, &a->m[EVAL_HR]);
	if (t->q->lean)
		return true;
	stats_begin(&quiet, t->st->arena);
	if (!stats_cox_ph_test(&quiet, &in, &fit, &ph))
		return true;
	a->ph_p = ph.p[0];
	if (!(a->ph_p < EVAL_PH_ALPHA))
		return true;
	stats_about(stats_note(t->st, W_NONPROPORTIONAL), t->q->outcome->id);
	piece_make(t, 0, t->tau / 2, &a->m[EVAL_HR_FIRST]);
	piece_make(t, t->tau / 2, t->tau, &a->m[EVAL_HR_SECOND]);
	return true;
}

/* --- means of time, and shares ------------------------------------------- */

void
eval_timed_gap(struct stats *st, const struct timed *t, double at, bool mean,
               struct timed_gap *out)
{
	double *moves = arena_new(st->arena, double, t->v->n + 1);

	for (int32_t g = 0; g < 2; g++) {
		double by = g == 1 ? 1 : -1;
		struct stats_walk walk;

		stats_walk_make(st, &t->follow, g, t->competing, &walk);
		out->of[g] =
		        mean ? at - stats_walk_lost(st, &walk, at, -by, moves)
		             : stats_walk_share(st, &walk, at, by, moves);
	}
	out->difference = out->of[1] - out->of[0];
	out->se = eval_estimate_error(st, t->q, t->v, moves);
}

bool
eval_estimate_time(struct stats *st, const struct eval_question *q,
                   const struct eval_view *view, struct eval_answer *out)
{
	struct timed_gap mean, share;
	struct stats quiet;
	struct timed t;

	eval_timed_make(st, q, view, &t);
	if (!hazard_ratio(&t, out))
		return false;
	if (q->lean)
		return true;
	stats_begin(&quiet, st->arena);
	eval_timed_gap(&quiet, &t, t.tau, true, &mean);
	eval_timed_gap(&quiet, &t, t.tau, false, &share);
	eval_estimate_errors_take(&out->met, &quiet);
	out->risk[0] = share.of[0];
	out->risk[1] = share.of[1];
	out->m[EVAL_RMST] = (struct eval_measure){
	        .good = true,
	        .b = mean.difference,
	        .se = mean.se,
	        .df = eval_estimate_freedom(st, q, view->clusters),
	        .low = NAN,
	        .high = NAN,
	        .p = NAN};
	return true;
}
