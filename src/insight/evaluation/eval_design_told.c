/*
 * eval_design_told.c - one column of one group, as the baseline tells it.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"

/* One group of a column; ones are counted, where nothing weighs. */
struct told {
	const double *x, *w; /* w NULL: all 1 */
	const double *treat;
	size_t rows;
	bool treated;
	double n, total, squares, mean;
};

static double
told_weight(const struct told *t, size_t i)
{
	if ((t->treat[i] > 0.5) != t->treated)
		return 0;
	return t->w == NULL ? 1 : t->w[i];
}

static void
told_mean(struct told *t)
{
	struct stats_sum sum = {0, 0}, of = {0, 0}, two = {0, 0};

	for (size_t i = 0; i < t->rows; i++) {
		double one = told_weight(t, i);

		if (!(one > 0))
			continue;
		t->n++;
		stats_sum_add(&sum, one * t->x[i]);
		if (t->w == NULL)
			continue;
		stats_sum_add(&of, one);
		stats_sum_add(&two, one * one);
	}
	t->total = t->w == NULL ? t->n : stats_sum_get(&of);
	t->squares = t->w == NULL ? t->n : stats_sum_get(&two);
	t->mean = stats_sum_get(&sum) / t->total;
}

static double
told_spread(const struct told *t)
{
	struct stats_sum square = {0, 0};

	for (size_t i = 0; i < t->rows; i++) {
		double one = told_weight(t, i), miss = t->x[i] - t->mean;

		if (one > 0)
			stats_sum_add(&square, one * miss * miss);
	}
	return t->total / (t->total * t->total - t->squares) *
	       stats_sum_get(&square);
}

json_t *
eval_design_told(const struct eval_data *d, const double *x, const double *w,
                 bool treated, bool share)
{
	struct told t = {.x = x,
	                 .w = w,
	                 .treat = d->treat,
	                 .rows = d->n,
	                 .treated = treated};
	json_t *to = json_object();

	told_mean(&t);
	eval_json_put(to, "n", json_integer((json_int_t)t.n));
	eval_json_put(to, "mean", eval_json_real(t.mean));
	eval_json_put(to, "sd",
	              eval_json_real(sqrt(share ? t.mean * (1 - t.mean)
	                                        : told_spread(&t))));
	return to;
}
