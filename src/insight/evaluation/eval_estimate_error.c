/*
 * eval_estimate_error.c - the error of a number, of what each row adds to it.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/influence.h"
#include "stats/stacked.h"

/* --- with replacement: by set and by person ------------------------------ */

/* How many links of one participant begin here. */
static size_t
set_size(const struct eval_view *v, size_t from)
{
	size_t to = from;

	while (to < v->links_n &&
	       v->links[to].treated == v->links[from].treated)
		to++;
	return to - from;
}

/* What each person adds; and of a comparator, what their sets come to. */
struct shared {
	double *adds, *weight;
};

static struct shared
shared_make(struct stats *st, const struct eval_question *q,
            const struct eval_view *v, const double *moves)
{
	struct shared s = {arena_new(st->arena, double, q->data->n + 1),
	                   arena_new(st->arena, double, q->data->n + 1)};

	for (size_t i = 0; i < v->n; i++)
		s.adds[v->at[i]] = moves[i];
	for (size_t k = 0, n; k < v->links_n; k += n) {
		n = set_size(v, k);
		for (size_t j = k; j < k + n; j++)
			s.weight[v->links[j].control] += 1 / (double)n;
	}
	return s;
}

/*
 * Cameron, Gelbach and Miller (2011): the sum over sets and the sum over
 * people, less the sum over what is in both.  What a comparator adds is shared
 * among the sets they serve as their weight is.
 */
static double
two_way(struct stats *st, const struct eval_question *q,
        const struct eval_view *v, const double *moves)
{
	struct shared s = shared_make(st, q, v, moves);
	double sets = 0, people = 0, both = 0, var;

	for (size_t k = 0, n; k < v->links_n; k += n) {
		double sum = s.adds[v->links[k].treated];

		both += sum * sum;
		n = set_size(v, k);
		for (size_t j = k; j < k + n; j++) {
			size_t c = v->links[j].control;
			double one = s.adds[c] / ((double)n * s.weight[c]);

			sum += one;
			both += one * one;
		}
		sets += sum * sum;
	}
	for (size_t i = 0; i < q->data->n; i++)
		people += s.adds[i] * s.adds[i];
	var = sets + people - both;
	return sqrt(var > 0 ? var : people);
}

/* --- weights that were estimated ------------------------------------------ */

/* The equations of the weights; those who are not in this analysis are in them
 * none the less. */
static bool
stacked_in(struct stats *st, const struct eval_question *q,
           struct stats_model *model, struct stats_stacked_in *out)
{
	const struct eval_groups_made *g = q->made;
	struct stats quiet;

	*out = (struct stats_stacked_in){.n = q->data->n,
	                                 .treat = q->data->treat,
	                                 .w = g->weight,
	                                 .x = &model->x,
	                                 .estimand = g->method->estimand,
	                                 .probit = g->method->probit};
	if (g->score != NULL) {
		out->share = g->score->share;
		out->scale = g->score->scale;
	}
	/* that a column says nothing new was said when the score was made */
	stats_begin(&quiet, st->arena);
	return stats_model_make(&quiet, &q->set->frame, q->set->terms,
	                        q->set->terms_n, g->score != NULL, model);
}

bool
eval_estimate_stacked(struct stats *st, const struct eval_question *q,
                      const struct eval_view *v, struct stats_stacked *out)
{
	size_t n = q->data->n;
	double *y = arena_new(st->arena, double, n + 1);
	struct stats_stacked_in in;
	struct stats_model model;

	for (size_t i = 0; i < n; i++)
		y[i] = NAN;
	for (size_t k = 0; k < v->n; k++)
		y[v->at[k]] = q->seen->y[v->at[k]];
	if (!stacked_in(st, q, &model, &in))
		return false;
	in.y = y;
	in.time = q->seen->exposure;
	return stats_stacked_make(st, &in, out);
}

static double
stacked_error(struct stats *st, const struct eval_question *q,
              const struct eval_view *v, const double *moves)
{
	double *all = arena_new(st->arena, double, q->data->n + 1);
	struct stats_stacked_in in;
	struct stats_model model;

	for (size_t k = 0; k < v->n; k++)
		all[v->at[k]] = moves[k];
	if (!stacked_in(st, q, &model, &in) ||
	    !stats_stacked_moves(st, &in, all))
		return NAN;
	return stats_moves_error(st->arena, all, q->data->n, NULL, 0);
}

double
eval_estimate_error(struct stats *st, const struct eval_question *q,
                    const struct eval_view *v, const double *moves)
{
	if (q->made->method->stacked)
		return stacked_error(st, q, v, moves);
	if (q->made->method->replace && v->links != NULL)
		return two_way(st, q, v, moves);
	return stats_moves_error(st->arena, moves, v->n, v->cluster,
	                         v->clusters);
}

void
eval_estimate_errors_take(struct stats *to, const struct stats *quiet)
{
	for (size_t k = 0; k < quiet->notes_n; k++)
		if (stats_is_error(quiet->notes[k].code))
			*stats_note(to, quiet->notes[k].code) = quiet->notes[k];
}
