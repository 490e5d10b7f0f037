/*
 * cox_after.c - does the model order people well, and do hazards stay
 * proportional?
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/order.h"
#include "stats/special.h"

/* --- concordance --------------------------------------------------------- */

/* Sums of weights by rank (Fenwick 1994). */
struct ranks {
	double *tree;
	size_t n;
};

static void
ranks_add(struct ranks *r, size_t rank, double w)
{
	for (size_t i = rank + 1; i <= r->n; i += i & (~i + 1))
		r->tree[i] += w;
}

/* Of all ranks below one. */
static double
ranks_below(const struct ranks *r, size_t rank)
{
	double sum = 0;

	for (size_t i = rank; i > 0; i -= i & (~i + 1))
		sum += r->tree[i];
	return sum;
}

/* Each row's rank among the different predictors. */
static size_t *
ranks_of(struct stats *st, const struct stats_cox *fit, size_t *ranks_n)
{
	double *sorted = arena_new(st->arena, double, fit->n + 1);
	size_t *out = arena_new(st->arena, size_t, fit->n + 1), n = 0;

	memcpy(sorted, fit->eta, fit->n * sizeof(*sorted));
	stats_sort(st->arena, sorted, fit->n);
	for (size_t i = 0; i < fit->n; i++)
		if (n == 0 ||
		    sorted[i] - sorted[n - 1] > 1e-12 * (1 + fabs(sorted[i])))
			sorted[n++] = sorted[i];
	for (size_t i = 0; i < fit->n; i++) {
		size_t low = 0, high = n;

		while (low + 1 < high) {
			size_t middle = (low + high) / 2;

			if (sorted[middle] <= fit->eta[i])
				low = middle;
			else
				high = middle;
		}
		out[i] = low;
	}
	*ranks_n = n;
	return out;
}

struct pairs {
	const struct stats_cox_in *in;
	const struct stats_cox *fit;
	const size_t *rank;
	struct ranks ranks;
	double good, tied, all;
};

/* Rows from `from` to `to` of one time: events are weighed, then join. */
static void
pairs_time(struct pairs *c, size_t from, size_t to)
{
	const size_t *rows = c->fit->rows->by_time;

	/* Who is censored now was still free of it then. */
	for (size_t i = from; i < to; i++)
		if (c->in->event[rows[i]] <= 0.5)
			ranks_add(&c->ranks, c->rank[rows[i]],
			          stats_weight(c->in->w, rows[i]));
	for (size_t i = from; i < to; i++) {
		size_t row = rows[i];
		double w = stats_weight(c->in->w, row), below, same, all;

		if (c->in->event[row] <= 0.5)
			continue;
		below = ranks_below(&c->ranks, c->rank[row]);
		same = ranks_below(&c->ranks, c->rank[row] + 1) - below;
		all = ranks_below(&c->ranks, c->ranks.n);
		c->good += w * below;
		c->tied += w * same;
		c->all += w * all;
	}
	for (size_t i = from; i < to; i++)
		if (c->in->event[rows[i]] > 0.5)
			ranks_add(&c->ranks, c->rank[rows[i]],
			          stats_weight(c->in->w, rows[i]));
}

static void
pairs_stratum(struct pairs *c, size_t from, size_t end)
{
	const struct cox_rows *rows = c->fit->rows;
	size_t gone = from;

	memset(c->ranks.tree, 0, (c->ranks.n + 1) * sizeof(*c->ranks.tree));
	for (size_t i = from; i < end;) {
		double time = rows->time[rows->by_time[i]];
		size_t to = i;

		while (to < end && rows->time[rows->by_time[to]] == time)
			to++;
		while (rows->start != NULL && gone < end &&
		       rows->begun[rows->by_start[gone]] >= time) {
			size_t row = rows->by_time[rows->by_start[gone++]];

			ranks_add(&c->ranks, c->rank[row],
			          -stats_weight(c->in->w, row));
		}
		pairs_time(c, i, to);
		i = to;
	}
}

double
stats_cox_concordance(struct stats *st, const struct stats_cox_in *in,
                      const struct stats_cox *fit)
{
	struct pairs c = {.in = in, .fit = fit};
	size_t from = 0;

	c.rank = ranks_of(st, fit, &c.ranks.n);
	c.ranks.tree = arena_new(st->arena, double, c.ranks.n + 1);
	for (size_t k = 0; k < (in->strata == NULL ? 1 : in->strata_n); k++) {
		pairs_stratum(&c, from, fit->rows->ends[k]);
		from = fit->rows->ends[k];
	}
	return c.all > 0 ? (c.good + c.tied / 2) / c.all : NAN;
}

/* --- proportional hazards ------------------------------------------------ */

struct ph {
	const struct stats_cox *fit;
	const double *at, *g; /* times with events, rising, and g of each */
	size_t n;
	double *u, *main, *cross, *square;
};

/* The times with events of all rows, and 1 - S just before each. */
static void
curve_before(struct stats *st, const struct stats_cox_in *in, struct ph *ph)
{
	const struct cox_rows *rows = ph->fit->rows;
	size_t n = ph->fit->n, kept = 0, begun = 0;
	double *at = arena_new(st->arena, double, ph->fit->events + 1);
	double *g = arena_new(st->arena, double, ph->fit->events + 1);
	size_t *order = arena_new(st->arena, size_t, n + 1);
	double *start = arena_new(st->arena, double, n + 1), surv = 1;

	stats_order(st->arena, rows->time, n, order);
	if (rows->start != NULL)
		memcpy(start, rows->start, n * sizeof(*start));
	else
		begun = n;
	stats_sort(st->arena, start, begun == n ? 0 : n);
	for (size_t i = 0; i < n;) {
		double time = rows->time[order[i]], died = 0, risk;
		size_t from = i;

		while (begun < n && start[begun] < time)
			begun++;
		for (; i < n && rows->time[order[i]] == time; i++)
			died += in->event[order[i]] > 0.5;
		risk = (double)(begun - from);
		if (died == 0)
			continue;
		at[kept] = time;
		g[kept++] = 1 - surv;
		surv *= 1 - died / risk;
	}
	ph->at = at;
	ph->g = g;
	ph->n = kept;
}

static void
ph_time(void *data, const struct cox_time *t)
{
	struct ph *ph = data;
	size_t p = ph->fit->p, low = 0, high = ph->n;
	double g;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;

		if (ph->at[middle] <= t->time)
			low = middle;
		else
			high = middle;
	}
	g = ph->g[low];
	for (size_t j = 0; j < p; j++)
		ph->u[j] += g * t->u[j];
	for (size_t j = 0; j < p * p; j++) {
		ph->main[j] += t->v[j];
		ph->cross[j] += g * t->v[j];
		ph->square[j] += g * g * t->v[j];
	}
}

/* square - cross' main^-1 cross: what is left for x g(t). */
static bool
ph_left(struct stats *st, struct ph *ph)
{
	size_t p = ph->fit->p;
	double *column = arena_new(st->arena, double, p + 1);
	double *left = arena_new(st->arena, double, p *p + 1);

	for (size_t k = 0; k < p; k++) {
		for (size_t j = 0; j < p; j++)
			column[j] = ph->cross[j * p + k];
		if (!stats_solve(st->arena, ph->main, p, column))
			return stats_stop(st, E_NOT_CONVERGED, S(""));
		for (size_t i = 0; i < p; i++) {
			double sum = 0;

			for (size_t j = 0; j < p; j++)
				sum += ph->cross[j * p + i] * column[j];
			left[i * p + k] = ph->square[i * p + k] - sum;
		}
	}
	memcpy(ph->square, left, p * p * sizeof(*left));
	return true;
}

bool
stats_cox_ph_test(struct stats *st, const struct stats_cox_in *in,
                  const struct stats_cox *fit, struct stats_cox_ph *out)
{
	size_t p = fit->p;
	struct ph ph = {.fit = fit,
	                .u = arena_new(st->arena, double, p + 1),
	                .main = arena_new(st->arena, double, p *p + 1),
	                .cross = arena_new(st->arena, double, p *p + 1),
	                .square = arena_new(st->arena, double, p *p + 1)};
	struct cox_walk walk = cox_walk_of(st, in, fit);
	double *solved = arena_new(st->arena, double, p + 1);

	*out = (struct stats_cox_ph){.chisq = arena_new(st->arena, double, p),
	                             .p = arena_new(st->arena, double, p)};
	curve_before(st, in, &ph);
	walk.information = true;
	walk.at = ph_time;
	walk.data = &ph;
	cox_walk(&walk);
	if (!ph_left(st, &ph))
		return false;
	memcpy(solved, ph.u, p * sizeof(*solved));
	if (!stats_solve(st->arena, ph.square, p, solved))
		return stats_stop(st, E_NOT_CONVERGED, S(""));
	for (size_t j = 0; j < p; j++) {
		out->chisq[j] = ph.u[j] * ph.u[j] / ph.square[j * p + j];
		out->p[j] = stats_chisq_above(out->chisq[j], 1);
		out->all_chisq += ph.u[j] * solved[j];
	}
	out->all_p = stats_chisq_above(out->all_chisq, (double)p);
	return true;
}
