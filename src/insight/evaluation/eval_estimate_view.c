/*
 * eval_estimate_view.c - the rows of an analysis.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"

bool
eval_estimate_known(const struct eval_seen *seen, size_t i)
{
	return !isnan(seen->time != NULL ? seen->time[i] : seen->y[i]);
}

double *
eval_estimate_of(struct arena *arena, const struct eval_view *view,
                 const double *v)
{
	double *out = arena_new(arena, double, view->n + 1);

	for (size_t i = 0; i < view->n; i++)
		out[i] = v[view->at[i]];
	return out;
}

/* Whether somebody is in it: used, known and not left out. */
static bool
is_in(const struct eval_question *q, size_t i)
{
	return q->made->weight[i] > 0 && eval_estimate_known(q->seen, i) &&
	       (q->without == NULL || !q->without[i]);
}

/* Weights of the links that are left, the controls' of mean 1. */
static void
links_weigh(struct stats *st, const struct eval_question *q,
            struct eval_view *v, double *w)
{
	const struct eval_groups_made *g = q->made;

	v->links = arena_new(st->arena, struct stats_link, g->links_n + 1);
	for (size_t k = 0; k < g->links_n;) {
		size_t t = g->links[k].treated, from = v->links_n;

		for (; k < g->links_n && g->links[k].treated == t; k++)
			if (is_in(q, t) && is_in(q, g->links[k].control))
				v->links[v->links_n++] = g->links[k];
		if (v->links_n > from)
			w[t] = 1;
		for (size_t j = from; j < v->links_n; j++)
			w[v->links[j].control] +=
			        1 / (double)(v->links_n - from);
	}
	eval_design_rescale(q->data, w);
}

/* Whether the controls' weights were brought to mean 1 over those used: as they
 * are of whoever is left, or a hazard would hang on who is not there. */
static bool
is_rescaled(const struct eval_question *q)
{
	enum eval_method_kind kind = q->made->method->kind;

	return kind == EVAL_EXACT || kind == EVAL_CEM ||
	       kind == EVAL_SUBCLASS || kind == EVAL_RADIUS;
}

/* The weights of this analysis: as they were made, where all is known. */
static const double *
weights_of(struct stats *st, const struct eval_question *q, struct eval_view *v)
{
	double *w = arena_new(st->arena, double, q->data->n + 1);
	bool whole = true;

	for (size_t i = 0; i < q->data->n; i++) {
		if (!(q->made->weight[i] > 0))
			continue;
		if (is_in(q, i)) {
			w[i] = q->made->weight[i];
			continue;
		}
		whole = false;
		v->dropped[q->data->treat[i] > 0.5]++;
	}
	v->links = q->made->links;
	v->links_n = q->made->links_n;
	if (whole)
		return w;
	if (q->made->links == NULL) {
		if (is_rescaled(q))
			eval_design_rescale(q->data, w);
		return w;
	}
	for (size_t i = 0; i < q->data->n; i++)
		w[i] = 0;
	v->links_n = 0;
	links_weigh(st, q, v, w);
	return w;
}

/* Number the sets that somebody is left in, in their order: one that lost
 * everybody is none. */
static size_t
sets_number(struct arena *arena, int32_t *cluster, size_t n, size_t sets)
{
	int32_t *number = arena_new(arena, int32_t, sets + 1);
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		number[cluster[i]] = 1;
	for (size_t s = 0; s < sets; s++)
		if (number[s] > 0)
			number[s] = (int32_t)left++;
	for (size_t i = 0; i < n; i++)
		cluster[i] = number[cluster[i]];
	return left;
}

bool
eval_estimate_view(struct stats *st, const struct eval_question *q,
                   struct eval_view *out)
{
	size_t n = q->data->n, of[2] = {0, 0}, *at;
	double *treat, *weight;
	int32_t *cluster;
	const double *w;

	*out = (struct eval_view){.n = 0};
	w = weights_of(st, q, out);
	at = arena_new(st->arena, size_t, n + 1);
	treat = arena_new(st->arena, double, n + 1);
	weight = arena_new(st->arena, double, n + 1);
	cluster = arena_new(st->arena, int32_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!(w[i] > 0))
			continue;
		at[out->n] = i;
		treat[out->n] = q->data->treat[i];
		weight[out->n] = w[i];
		if (q->made->set != NULL)
			cluster[out->n] = q->made->set[i];
		of[q->data->treat[i] > 0.5]++;
		out->n++;
	}
	out->at = at;
	out->treat = treat;
	out->w = weight;
	out->cluster = q->made->set == NULL ? NULL : cluster;
	out->clusters = q->made->set == NULL
	                        ? out->n
	                        : sets_number(st->arena, cluster, out->n,
	                                      q->made->sets);
	return (of[0] > 0 && of[1] > 0) ||
	       stats_stop(st, E_NO_OVERLAP, q->outcome->id);
}
