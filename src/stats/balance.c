/*
 * balance.c - how alike two groups are.
 */
#include "stats/balance.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/order.h"

#define POOR 0.10

struct balance {
	struct stats *st;
	size_t n;
	const double *treat, *w;
	struct stats_balance *out;
};

/* Weighted mean and variance of one group; w NULL: all 1. */
static void
moments(const struct balance *b, const double *x, const double *w, bool treated,
        double *mean, double *variance)
{
	struct stats_sum sum = {0, 0}, of = {0, 0}, square = {0, 0},
	                 spread = {0, 0};
	double all;

	for (size_t i = 0; i < b->n; i++) {
		double v = stats_weight(w, i);

		if ((b->treat[i] > 0.5) != treated)
			continue;
		stats_sum_add(&sum, v * x[i]);
		stats_sum_add(&of, v);
		stats_sum_add(&square, v * v);
	}
	all = stats_sum_get(&of);
	*mean = stats_sum_get(&sum) / all;
	for (size_t i = 0; i < b->n; i++)
		if ((b->treat[i] > 0.5) == treated)
			stats_sum_add(&spread, stats_weight(w, i) *
			                               (x[i] - *mean) *
			                               (x[i] - *mean));
	*variance = all / (all * all - stats_sum_get(&square)) *
	            stats_sum_get(&spread);
}

/* The largest gap between the two weighted distribution functions. */
static double
gap_most(const struct balance *b, const double *x, const double *w)
{
	struct arena_mark mark = arena_mark(b->st->arena);
	size_t *order = arena_new(b->st->arena, size_t, b->n + 1);
	double of[2] = {0, 0}, gap = 0, most = 0;

	for (size_t i = 0; i < b->n; i++)
		of[b->treat[i] > 0.5] += stats_weight(w, i);
	stats_order(b->st->arena, x, b->n, order);
	for (size_t k = 0; k < b->n; k++) {
		size_t i = order[k];
		bool t = b->treat[i] > 0.5;
		double share = stats_weight(w, i) / of[t];

		gap += t ? share : -share;
		if (k + 1 == b->n || x[order[k + 1]] != x[i])
			most = fmax(most, fabs(gap));
	}
	arena_release(b->st->arena, mark);
	return most;
}

static double
standard(double miss, double by)
{
	if (by > 0)
		return miss / by;
	return fabs(miss) < 1e-12 ? 0 : NAN;
}

static void
side_make(const struct balance *b, const double *x, const double *w,
          const struct stats_balance_row *row, struct stats_balance_side *out)
{
	double t, c;

	moments(b, x, w, true, &out->mean_t, &t);
	moments(b, x, w, false, &out->mean_c, &c);
	out->smd_att = standard(out->mean_t - out->mean_c, row->sd_treated);
	out->smd_pooled = standard(out->mean_t - out->mean_c, row->sd_pooled);
	out->var_ratio = row->binary || !(c > 0) ? NAN : t / c;
	/* of 0 and 1 the one gap is that of the means: nothing to sort */
	out->ks = row->binary ? fabs(out->mean_t - out->mean_c)
	                      : gap_most(b, x, w);
}

static void
row_add(struct balance *b, struct str name, const double *x)
{
	struct stats_balance_row *row = &b->out->rows[b->out->rows_n++];
	double mean_t, mean_c, t, c;

	*row = (struct stats_balance_row){.name = name, .binary = true};
	for (size_t i = 0; i < b->n; i++)
		row->binary &= x[i] == 0 || x[i] == 1;
	moments(b, x, NULL, true, &mean_t, &t);
	moments(b, x, NULL, false, &mean_c, &c);
	if (row->binary) {
		t = mean_t * (1 - mean_t);
		c = mean_c * (1 - mean_c);
	}
	row->sd_treated = sqrt(t);
	row->sd_pooled = sqrt((t + c) / 2);
	side_make(b, x, NULL, row, &row->before);
	side_make(b, x, b->w, row, &row->after);
}

static void
column_add(struct balance *b, const struct stats_column *column)
{
	double *x = arena_new(b->st->arena, double, b->n + 1);

	if (column->levels == NULL) {
		row_add(b, column->name, column->v);
		return;
	}
	for (size_t k = 0; k < column->levels_n; k++) {
		for (size_t i = 0; i < b->n; i++)
			x[i] = column->code[i] == (int32_t)k;
		row_add(b,
		        str_print(b->st->arena, "%.*s=%.*s",
		                  STR_ARG(column->name),
		                  STR_ARG(column->levels[k])),
		        x);
	}
}

/* Counts, sample sizes that the weights are worth, and the worst row. */
static void
balance_sum(struct balance *b)
{
	struct stats_balance *out = b->out;
	double sum[2] = {0, 0}, square[2] = {0, 0};
	struct stats_note *note = NULL;

	for (size_t i = 0; i < b->n; i++) {
		bool t = b->treat[i] > 0.5;

		sum[t] += b->w[i];
		square[t] += b->w[i] * b->w[i];
		*(t ? &out->n_treated : &out->n_control) += 1;
		*(t ? &out->used_treated : &out->used_control) += b->w[i] > 0;
	}
	out->ess_treated = sum[1] * sum[1] / square[1];
	out->ess_control = sum[0] * sum[0] / square[0];
	for (size_t i = 0; i < out->rows_n; i++) {
		double smd = fabs(out->rows[i].after.smd_att);

		out->most = isnan(smd) ? INFINITY : fmax(out->most, smd);
		if (smd <= POOR)
			continue;
		if (note == NULL)
			note = stats_note(b->st, W_POOR_BALANCE);
		note->count++;
		stats_about(note, out->rows[i].name);
	}
}

bool
stats_balance_make(struct stats *st, const struct stats_frame *frame,
                   const double *treat, const double *w,
                   const struct str *variables, size_t n,
                   struct stats_balance *out)
{
	struct balance b = {st, frame->rows, treat, w, out};
	size_t rows = 0, treated = 0;

	for (size_t i = 0; i < frame->rows; i++)
		treated += treat[i] > 0.5;
	if (treated == 0 || treated == frame->rows)
		return stats_stop(st, E_NO_OVERLAP, S(""));
	for (size_t i = 0; i < n; i++) {
		const struct stats_column *c =
		        stats_column_of(frame, variables[i]);

		if (c == NULL || (c->v == NULL && c->levels == NULL))
			return stats_stop(st, E_BAD_VALUE, variables[i]);
		rows += c->levels == NULL ? 1 : c->levels_n;
	}
	*out = (struct stats_balance){
	        .rows = arena_new(st->arena, struct stats_balance_row,
	                          rows + 1)};
	for (size_t i = 0; i < n; i++)
		column_add(&b, stats_column_of(frame, variables[i]));
	balance_sum(&b);
	return true;
}
