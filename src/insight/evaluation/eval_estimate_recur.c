/*
 * eval_estimate_recur.c - the ratio of hazards of each of several events.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate_recur.h"
#include "stats/cox.h"

/* Rows of a model of the group alone. */
struct rows {
	struct stats_model model;
	double *start, *stop, *event, *w;
	int32_t *cluster;
	size_t n;
};

static size_t
rows_of(const struct eval_course *course, const struct eval_view *v)
{
	size_t n = 0;

	for (size_t j = 0; j < v->n; j++)
		n += course->from[v->at[j] + 1] - course->from[v->at[j]];
	return n;
}

static void
row_put(struct rows *to, const struct eval_course *course, size_t k,
        const struct eval_view *v, size_t j)
{
	to->start[to->n] = course->start[k];
	to->stop[to->n] = course->stop[k];
	to->event[to->n] = course->event[k];
	to->w[to->n] = v->w[j];
	to->cluster[to->n] = v->cluster == NULL ? (int32_t)j : v->cluster[j];
	to->model.x.v[to->n++] = v->treat[j];
}

static void
rows_make(struct arena *arena, const struct eval_course *course,
          const struct eval_view *v, struct rows *out)
{
	size_t n = rows_of(course, v);

	*out = (struct rows){.start = arena_new(arena, double, n + 1),
	                     .stop = arena_new(arena, double, n + 1),
	                     .event = arena_new(arena, double, n + 1),
	                     .w = arena_new(arena, double, n + 1),
	                     .cluster = arena_new(arena, int32_t, n + 1)};
	out->model = (struct stats_model){
	        .x = {n, 1, arena_new(arena, double, n + 1)},
	        .names = arena_new(arena, struct str, 1),
	        .sources = arena_new(arena, struct str, 1)};
	out->model.names[0] = out->model.sources[0] = S("group");
	for (size_t j = 0; j < v->n; j++)
		for (size_t k = course->from[v->at[j]];
		     k < course->from[v->at[j] + 1]; k++)
			row_put(out, course, k, v, j);
}

bool
eval_estimate_recurrent(struct stats *st, const struct eval_question *q,
                        const struct eval_view *v, struct eval_answer *out)
{
	struct rows rows;
	struct stats_cox_in in;
	struct stats_cox fit;

	rows_make(st->arena, q->seen->course, v, &rows);
	in = (struct stats_cox_in){.model = &rows.model,
	                           .start = rows.start,
	                           .time = rows.stop,
	                           .event = rows.event,
	                           .w = rows.w,
	                           .cluster = rows.cluster,
	                           .clusters = v->clusters,
	                           .ties = STATS_EFRON};
	if (!stats_cox_fit(st, &in, &fit))
		return false;
	out->m[EVAL_HR] = (struct eval_measure){
	        .good = true,
	        .b = fit.coef[0],
	        .se = fit.robust_se[0],
	        .df = eval_estimate_freedom(st, q, v->clusters),
	        .low = NAN,
	        .high = NAN,
	        .p = NAN};
	return true;
}
