/*
 * balance.c - how alike two groups are.
 */
#include "stats/balance.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/order.h"

#define POOR 0.10

/* The rows of each group that weigh anything, and what all of them weigh. */
struct side {
	const double *w; /* NULL: all 1 */
	const size_t *rows[2];
	size_t n[2];
	double of[2], square[2], plain[2];
};

struct balance {
	struct stats *st;
	size_t n;
	const double *treat, *w;
	struct side before, after;
	double *x;     /* one level */
	size_t *order; /* of one column */
	struct stats_balance *out;
};

/* Sums that are the same for every column, once. */
static void
side_begin(const struct balance *b, const double *w, struct side *s)
{
	struct stats_sum of[2] = {{0, 0}, {0, 0}}, square[2] = {{0, 0}, {0, 0}};
	size_t *rows[2];

	*s = (struct side){.w = w};
	for (int t = 0; t < 2; t++)
		s->rows[t] = rows[t] =
		        arena_new(b->st->arena, size_t, b->n + 1);
	for (size_t i = 0; i < b->n; i++) {
		bool t = b->treat[i] > 0.5;
		double v = stats_weight(w, i);

		if (v == 0)
			continue;
		rows[t][s->n[t]++] = i;
		s->plain[t] += v;
		stats_sum_add(&of[t], v);
		stats_sum_add(&square[t], v * v);
	}
	for (int t = 0; t < 2; t++) {
		s->of[t] = stats_sum_get(&of[t]);
		s->square[t] = stats_sum_get(&square[t]);
	}
}

static bool
is_constant(const struct side *s, const double *x, bool t)
{
	size_t same = 0;

	while (same < s->n[t] && x[s->rows[t][same]] == x[s->rows[t][0]])
		same++;
	return same == s->n[t] && same > 0;
}

/* Weighted mean and, unless all are 0 and 1, variance of one group. */
static void
moments(const struct side *s, const double *x, bool t, bool binary,
        double *mean, double *variance)
{
	struct stats_sum sum = {0, 0}, spread = {0, 0};
	const size_t *rows = s->rows[t];
	double all = s->of[t], count = 0;

	/* ones are counted without a rounding */
	if (binary && s->w == NULL)
		for (size_t k = 0; k < s->n[t]; k++)
			count += x[rows[k]];
	else
		for (size_t k = 0; k < s->n[t]; k++)
			stats_sum_add(&sum,
			              stats_weight(s->w, rows[k]) * x[rows[k]]);
	*mean = (stats_sum_get(&sum) + count) / all;
	if (binary)
		return;
	/* what is the same for all has no spread, whatever a sum rounds to */
	if (is_constant(s, x, t)) {
		*mean = x[rows[0]];
		*variance = 0;
		return;
	}
	for (size_t k = 0; k < s->n[t]; k++) {
		double miss = x[rows[k]] - *mean;

		stats_sum_add(&spread,
		              stats_weight(s->w, rows[k]) * miss * miss);
	}
	*variance = all / (all * all - s->square[t]) * stats_sum_get(&spread);
}

/* The largest gap between the two weighted distribution functions. */
static double
gap_most(const struct balance *b, const struct side *s, const double *x)
{
	double gap = 0, most = 0;

	for (size_t k = 0; k < b->n; k++) {
		size_t i = b->order[k];
		bool t = b->treat[i] > 0.5;
		double share = stats_weight(s->w, i) / s->plain[t];

		gap += t ? share : -share;
		if (k + 1 == b->n || x[b->order[k + 1]] != x[i])
			most = fmax(most, fabs(gap));
	}
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
side_make(const struct balance *b, const struct side *s, const double *x,
          const struct stats_balance_row *row, struct stats_balance_side *out)
{
	double t = 0, c = 0;

	moments(s, x, true, row->binary, &out->mean_t, &t);
	moments(s, x, false, row->binary, &out->mean_c, &c);
	out->smd_att = standard(out->mean_t - out->mean_c, row->sd_treated);
	out->smd_pooled = standard(out->mean_t - out->mean_c, row->sd_pooled);
	out->var_ratio = row->binary || !(c > 0) ? NAN : t / c;
	/* of 0 and 1 the one gap is that of the means: nothing to sort */
	out->ks = row->binary ? fabs(out->mean_t - out->mean_c)
	                      : gap_most(b, s, x);
}

static void
row_add(struct balance *b, const double *x)
{
	struct stats_balance_row *row = &b->out->rows[b->out->rows_n++];
	struct arena_mark mark = arena_mark(b->st->arena);
	double mean_t, mean_c, t = 0, c = 0;

	row->binary = true;
	for (size_t i = 0; i < b->n; i++)
		row->binary &= x[i] == 0 || x[i] == 1;
	moments(&b->before, x, true, row->binary, &mean_t, &t);
	moments(&b->before, x, false, row->binary, &mean_c, &c);
	if (row->binary) {
		t = mean_t * (1 - mean_t);
		c = mean_c * (1 - mean_c);
	} else {
		stats_order(b->st->arena, x, b->n, b->order);
		arena_release(b->st->arena, mark);
	}
	row->sd_treated = sqrt(t);
	row->sd_pooled = sqrt((t + c) / 2);
	side_make(b, &b->before, x, row, &row->before);
	side_make(b, &b->after, x, row, &row->after);
}

static void
column_add(struct balance *b, const struct stats_column *column)
{
	if (column->levels == NULL) {
		row_add(b, column->v);
		return;
	}
	for (size_t k = 0; k < column->levels_n; k++) {
		for (size_t i = 0; i < b->n; i++)
			b->x[i] = column->code[i] == (int32_t)k;
		row_add(b, b->x);
	}
}

/* The names of a column's rows, from place `at` on; where the next begin. */
static size_t
names_add(struct balance *b, const struct stats_column *column, size_t at)
{
	struct stats_balance_row *rows = b->out->rows;

	if (column->levels == NULL)
		rows[at++].name = column->name;
	for (size_t k = 0; column->levels != NULL && k < column->levels_n; k++)
		rows[at++].name = str_print(b->st->arena, "%.*s=%.*s",
		                            STR_ARG(column->name),
		                            STR_ARG(column->levels[k]));
	return at;
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

static void
rows_make(struct balance *b, const struct stats_frame *frame,
          const struct str *variables, size_t n)
{
	struct arena *arena = b->st->arena;
	struct arena_mark mark;
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		at = names_add(b, stats_column_of(frame, variables[i]), at);
	mark = arena_mark(arena);
	side_begin(b, NULL, &b->before);
	side_begin(b, b->w, &b->after);
	b->x = arena_new(arena, double, b->n + 1);
	b->order = arena_new(arena, size_t, b->n + 1);
	for (size_t i = 0; i < n; i++)
		column_add(b, stats_column_of(frame, variables[i]));
	arena_release(arena, mark);
}

/* What there is to look at of each variable; how many rows they make. */
static bool
variables_check(struct stats *st, const struct stats_frame *frame,
                const struct str *variables, size_t n, size_t *rows)
{
	*rows = 0;
	for (size_t i = 0; i < n; i++) {
		const struct stats_column *c =
		        stats_column_of(frame, variables[i]);

		if (c == NULL || (c->v == NULL && c->levels == NULL))
			return stats_stop(st, E_BAD_VALUE, variables[i]);
		if (c->levels == NULL &&
		    !stats_numbers_of(st, frame, variables[i], &c))
			return false;
		*rows += c->levels == NULL ? 1 : c->levels_n;
	}
	return true;
}

bool
stats_balance_make(struct stats *st, const struct stats_frame *frame,
                   const double *treat, const double *w,
                   const struct str *variables, size_t n,
                   struct stats_balance *out)
{
	struct balance b = {
	        .st = st, .n = frame->rows, .treat = treat, .w = w, .out = out};
	size_t rows = 0, treated = 0;

	for (size_t i = 0; i < frame->rows; i++)
		treated += treat[i] > 0.5;
	if (treated == 0 || treated == frame->rows)
		return stats_stop(st, E_NO_OVERLAP, S(""));
	if (!variables_check(st, frame, variables, n, &rows))
		return false;
	*out = (struct stats_balance){
	        .rows = arena_new(st->arena, struct stats_balance_row,
	                          rows + 1)};
	rows_make(&b, frame, variables, n);
	balance_sum(&b);
	return true;
}
