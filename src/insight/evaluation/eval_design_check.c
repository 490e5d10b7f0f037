/*
 * eval_design_check.c - what a method promises, looked at again.
 *
 * None of it is what made the groups: distances are measured anew, the
 * nearest is found by a binary search, and sums are taken the other way.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"

#define SLACK 1e-9

/* One pair: near enough, of one cell, and both with a weight. */
static void
link_check(const struct eval_data *data, const struct eval_groups_made *made,
           size_t t, size_t c)
{
	double gap = fabs(made->distance[t] - made->distance[c]);

	claim(data->treat[t] > 0.5 && data->treat[c] <= 0.5);
	claim(isnan(made->width) || gap <= made->width);
	claim(made->cell == NULL || made->cell[t] == made->cell[c]);
	claim(made->weight[t] > 0 && made->weight[c] > 0);
}

/* Pairs as promised, and nobody twice where nobody may be. */
static void
links_check(struct stats *st, const struct eval_data *data,
            const struct eval_groups_made *made)
{
	bool *taken = arena_new(st->arena, bool, data->n + 1);
	size_t mine = 0, most = made->method->ratio;

	for (size_t k = 0; k < made->links_n; k++) {
		size_t t = made->links[k].treated, c = made->links[k].control;

		link_check(data, made, t, c);
		claim(made->method->replace || !taken[c]);
		taken[c] = true;
		mine = k > 0 && made->links[k - 1].treated == t ? mine + 1 : 1;
		claim(mine == 1 || made->links[k - 1].control < c);
		claim(mine <= (most < 1 ? 1 : most));
	}
}

/* --- with replacement the nearest is the nearest ------------------------- */

struct near {
	int32_t cell;
	double distance;
};

static int
near_order(const void *a, const void *b)
{
	const struct near *x = a, *y = b;

	if (x->cell != y->cell)
		return x->cell < y->cell ? -1 : 1;
	return (x->distance > y->distance) - (x->distance < y->distance);
}

/* How many controls of the cell are nearer than a distance. */
static size_t
nearer(const struct near *line, size_t n, struct near one, double than)
{
	struct near low = {one.cell, one.distance - than};
	struct near high = {one.cell, one.distance + than};
	size_t ends[2] = {0, 0};

	for (int side = 0; side < 2; side++) {
		size_t from = 0, to = n;

		while (from < to) {
			size_t middle = (from + to) / 2;
			int by = near_order(&line[middle],
			                    side == 0 ? &low : &high);

			if (side == 0 ? by <= 0 : by < 0)
				from = middle + 1;
			else
				to = middle;
		}
		ends[side] = from;
	}
	return ends[1] > ends[0] ? ends[1] - ends[0] : 0;
}

static void
nearest_check(struct stats *st, const struct eval_data *data,
              const struct eval_groups_made *made)
{
	struct near *line = arena_new(st->arena, struct near, data->n + 1);
	size_t n = 0, mine = 0;
	double worst = 0;

	for (size_t i = 0; i < data->n; i++)
		if (data->treat[i] <= 0.5)
			line[n++] = (struct near){
			        made->cell == NULL ? 0 : made->cell[i],
			        made->distance[i]};
	qsort(line, n, sizeof(*line), near_order);
	for (size_t k = 0; k < made->links_n; k++) {
		size_t t = made->links[k].treated;
		double gap = fabs(made->distance[t] -
		                  made->distance[made->links[k].control]);
		struct near one = {made->cell == NULL ? 0 : made->cell[t],
		                   made->distance[t]};

		if (k == 0 || made->links[k - 1].treated != t) {
			mine = 0;
			worst = 0;
		}
		mine++;
		worst = fmax(worst, gap);
		/* fewer nearer ones than are taken, but for the last digit */
		if (k + 1 == made->links_n || made->links[k + 1].treated != t)
			claim(nearer(line, n, one, worst * (1 - SLACK)) < mine);
	}
}

/* --- sums ---------------------------------------------------------------- */

static void
weights_check(const struct eval_data *data, const struct eval_groups_made *made)
{
	struct stats_sum sum = {0, 0};
	double used = 0;

	for (size_t i = 0; i < data->n; i++) {
		claim(made->weight[i] >= 0 && isfinite(made->weight[i]));
		if (data->treat[i] > 0.5)
			claim(made->weight[i] <= 0 ||
			      fabs(made->weight[i] - 1) < SLACK);
		else if (made->weight[i] > 0) {
			stats_sum_add(&sum, made->weight[i]);
			used++;
		}
	}
	claim(fabs(stats_sum_get(&sum) - used) <= SLACK * fmax(used, 1));
}

/* In each cell the controls stand for as many as there are treated. */
static void
cells_check(struct stats *st, const struct eval_data *data,
            const struct eval_groups_made *made)
{
	double *of[2], treated = 0, used = 0;

	for (int g = 0; g < 2; g++)
		of[g] = arena_new(st->arena, double, data->n + 1);
	for (size_t i = 0; i < data->n; i++) {
		bool t = data->treat[i] > 0.5;

		of[t][made->cell[i]] += made->weight[i];
		*(t ? &treated : &used) += made->weight[i];
	}
	for (size_t i = 0; i < data->n; i++) {
		double t = of[1][made->cell[i]], c = of[0][made->cell[i]];

		claim((t > 0) == (c > 0));
		claim(fabs(c * treated - t * used) <=
		      SLACK * treated * fmax(used, 1));
	}
}

/* The controls have the means of the treated. */
static void
moments_check(struct stats *st, const struct eval_data *data,
              const struct eval_completed *set,
              const struct eval_groups_made *made)
{
	struct stats quiet;
	struct stats_model m;

	stats_begin(&quiet, st->arena);
	claim(stats_model_make(&quiet, &set->frame, set->terms, set->terms_n,
	                       false, &m));
	for (size_t j = 0; j < m.x.cols; j++) {
		const double *x = STATS_COLUMN(&m.x, j);
		double sum[2] = {0, 0}, of[2] = {0, 0}, size = 0;

		for (size_t i = 0; i < data->n; i++) {
			bool t = data->treat[i] > 0.5;

			sum[t] += made->weight[i] * x[i];
			of[t] += made->weight[i];
			size = fmax(size, fabs(x[i]));
		}
		claim(fabs(sum[1] / of[1] - sum[0] / of[0]) <= 1e-8 * size);
	}
}

/* A weight by the score, the other way about. */
static bool
weight_holds(const struct eval_groups_made *made, size_t i, bool treated)
{
	double own = treated ? made->score->share[i]
	                     : 1 - made->score->share[i];
	double w = made->weight[i];

	switch (made->method->estimand) {
	case STATS_ATE:
		return w >= 1 && fabs(w * own - 1) <= SLACK;
	case STATS_ATO:
		return fabs(w + own - 1) <= SLACK;
	default:
		return treated ? fabs(w - 1) <= 0
		               : fabs(w * own - (1 - own)) <= SLACK;
	}
}

/*
 * Weights of those who might be in either group balance all that a logistic
 * score was made of to the last digits, and both groups weigh the same: its
 * equations say just that.
 */
static void
overlap_check(struct stats *st, const struct eval_data *data,
              const struct eval_completed *set,
              const struct eval_groups_made *made)
{
	struct stats quiet;
	struct stats_model m;

	if (made->method->estimand != STATS_ATO || made->method->probit ||
	    made->score->penalised)
		return;
	stats_begin(&quiet, st->arena);
	claim(stats_model_make(&quiet, &set->frame, set->terms, set->terms_n,
	                       true, &m));
	for (size_t j = 0; j < m.x.cols; j++) {
		const double *x = STATS_COLUMN(&m.x, j);
		double gap = 0, size = 0;

		for (size_t i = 0; i < data->n; i++) {
			double one = made->weight[i] * x[i];

			gap += data->treat[i] > 0.5 ? one : -one;
			size += fabs(one);
		}
		claim(fabs(gap) <= 1e-7 * size);
	}
}

static void
score_check(struct stats *st, const struct eval_data *data,
            const struct eval_completed *set,
            const struct eval_groups_made *made)
{
	if (!isnan(made->method->truncate))
		return;
	for (size_t i = 0; i < data->n; i++)
		claim(weight_holds(made, i, data->treat[i] > 0.5));
	overlap_check(st, data, set, made);
}

static void
promises_check(struct stats *st, const struct eval_data *data,
               const struct eval_completed *set,
               const struct eval_groups_made *made)
{
	switch (made->method->kind) {
	case EVAL_IPTW:
		score_check(st, data, set, made);
		return;
	case EVAL_ENTROPY:
		moments_check(st, data, set, made);
		return;
	case EVAL_EXACT:
	case EVAL_CEM:
		cells_check(st, data, made);
		break;
	default:
		break;
	}
	weights_check(data, made);
	if (made->links == NULL)
		return;
	links_check(st, data, made);
	if (made->method->replace)
		nearest_check(st, data, made);
}

void
eval_design_check(struct stats *st, const struct eval_data *data,
                  const struct eval_completed *set,
                  const struct eval_groups_made *made)
{
	struct arena_mark mark = arena_mark(st->arena);

	promises_check(st, data, set, made);
	arena_release(st->arena, mark);
}
