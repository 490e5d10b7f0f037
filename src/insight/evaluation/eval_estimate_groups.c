/*
 * eval_estimate_groups.c - whether it differs between groups of people: by
 * interaction alone (specification 4.12).
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/linear.h"
#include "stats/special.h"

struct parted {
	struct eval_estimate *e;
	const struct eval_question *q;
	const struct eval_view *v;
	size_t levels;
	struct str names[EVAL_GROUPS_MOST];
	int32_t *level; /* of each row */
	double w[EVAL_GROUPS_MOST][2], y[EVAL_GROUPS_MOST][2];
	double n[EVAL_GROUPS_MOST][2], events[EVAL_GROUPS_MOST][2];
};

static double
median_of(struct arena *arena, const double *v, size_t n)
{
	double *sorted = arena_new(arena, double, n + 1);

	for (size_t i = 0; i < n; i++)
		sorted[i] = v[i];
	qsort(sorted, n, sizeof(*sorted), stats_by_size);
	return n % 2 == 1 ? sorted[n / 2]
	                  : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

/* Levels of a word; a number below its median, and from it on. */
static bool
levels_make(struct parted *p, const struct stats_column *c)
{
	struct arena *arena = p->e->st->arena;
	double *v, middle;

	p->level = arena_new(arena, int32_t, p->v->n + 1);
	if (c->levels != NULL) {
		if (c->levels_n > EVAL_GROUPS_MOST)
			return false;
		p->levels = c->levels_n;
		for (size_t k = 0; k < c->levels_n; k++)
			p->names[k] = c->levels[k];
		for (size_t i = 0; i < p->v->n; i++)
			p->level[i] = c->code[p->v->at[i]];
		return true;
	}
	v = eval_estimate_of(arena, p->v, c->v);
	middle = median_of(arena, v, p->v->n);
	p->levels = 2;
	p->names[0] = str_print(arena, "below %.6g", middle);
	p->names[1] = str_print(arena, "%.6g or above", middle);
	for (size_t i = 0; i < p->v->n; i++)
		p->level[i] = v[i] >= middle;
	return true;
}

static void
levels_sum(struct parted *p)
{
	for (size_t i = 0; i < p->v->n; i++) {
		int t = p->v->treat[i] > 0.5;
		int32_t k = p->level[i];
		double y = p->q->seen->y[p->v->at[i]];

		p->w[k][t] += p->v->w[i];
		p->y[k][t] += p->v->w[i] * y;
		p->n[k][t]++;
		p->events[k][t] += y;
	}
}

static double
risk_of(const struct parted *p, size_t level, int t)
{
	return p->y[level][t] / p->w[level][t];
}

/* Covariance of the levels' differences: sums of each set, then squared. */
static double *
levels_spread(struct parted *p)
{
	struct arena *arena = p->e->st->arena;
	size_t g = p->v->clusters, m = p->levels;
	struct stats_matrix sums = {g, m, arena_new(arena, double, g *m + 1)};
	double *out = arena_new(arena, double, m *m + 1);
	double factor = (double)g / (double)(g - 1);

	for (size_t i = 0; i < p->v->n; i++) {
		int t = p->v->treat[i] > 0.5;
		size_t k = (size_t)p->level[i];
		size_t set = p->v->cluster == NULL ? i
		                                   : (size_t)p->v->cluster[i];
		double y = p->q->seen->y[p->v->at[i]];

		if (p->w[k][0] > 0 && p->w[k][1] > 0)
			STATS_COLUMN(&sums, k)
		[set] += (t == 1 ? 1 : -1) * p->v->w[i] *
		         (y - risk_of(p, k, t)) / p->w[k][t];
	}
	stats_cross(arena, &sums, NULL, out);
	for (size_t j = 0; j < m * m; j++)
		out[j] *= factor;
	return out;
}

/* Whether all levels have one difference (Wald). */
static double
interaction_p(struct parted *p, const double *spread, const size_t *live,
              size_t n)
{
	struct arena *arena = p->e->st->arena;
	size_t m = p->levels;
	double *v = arena_new(arena, double, n *n + 1);
	double *d = arena_new(arena, double, n + 1);
	double *solved = arena_new(arena, double, n + 1), chisq = 0;

	if (n < 2)
		return NAN;
	for (size_t a = 1; a < n; a++) {
		size_t at = live[a], base = live[0];

		d[a - 1] = solved[a - 1] =
		        risk_of(p, at, 1) - risk_of(p, at, 0) -
		        (risk_of(p, base, 1) - risk_of(p, base, 0));
		for (size_t b = 1; b < n; b++)
			v[(a - 1) * (n - 1) + b - 1] =
			        spread[at * m + live[b]] -
			        spread[at * m + base] -
			        spread[base * m + live[b]] +
			        spread[base * m + base];
	}
	if (!stats_solve(arena, v, n - 1, solved))
		return NAN;
	for (size_t a = 0; a + 1 < n; a++)
		chisq += d[a] * solved[a];
	return stats_chisq_above(chisq, (double)(n - 1));
}

static void
level_put(struct parted *p, struct str column, size_t k, double se, double both)
{
	struct eval_row *row = eval_estimate_row(p->e);

	row->outcome = p->q->outcome;
	row->scale = EVAL_RD;
	row->answer = &p->e->answers[p->e->plan->primary];
	row->label = p->q->outcome->label;
	row->method = p->q->made->method->id;
	row->family = "subgroup";
	row->column = column;
	row->level = p->names[k];
	for (int t = 0; t < 2; t++) {
		row->n[t] = p->n[k][t];
		row->events[t] = p->events[k][t];
		row->risk[t] = risk_of(p, k, t);
	}
	row->m = (struct eval_measure){.good = true,
	                               .b = row->risk[1] - row->risk[0],
	                               .se = se,
	                               .df = INFINITY,
	                               .low = NAN,
	                               .high = NAN,
	                               .p = NAN};
	eval_estimate_judge(row);
	row->p = both;
}

static void
many_note(struct stats *st, const struct stats_column *c)
{
	struct stats_note *note = stats_note(st, W_MANY_GROUPS);

	note->count = (int64_t)c->levels_n;
	stats_about(note, c->name);
}

/* E_BAD_VALUE where there are more of them than a plan check lets through; of a
 * plan that was sealed before there was that rule they are left out, and that
 * is said. */
static bool
column_part(struct eval_estimate *e, const struct eval_question *q,
            const struct eval_view *v, const struct stats_column *c)
{
	struct parted *p = arena_new(e->st->arena, struct parted, 1);
	size_t live[EVAL_GROUPS_MOST], n = 0;
	double *spread, both;

	p->e = e;
	p->q = q;
	p->v = v;
	if (!levels_make(p, c)) {
		if (!e->plan->kept)
			return stats_stop(e->st, E_BAD_VALUE, c->name);
		many_note(e->st, c);
		return true;
	}
	levels_sum(p);
	spread = levels_spread(p);
	for (size_t k = 0; k < p->levels; k++)
		if (p->w[k][0] > 0 && p->w[k][1] > 0)
			live[n++] = k;
	both = interaction_p(p, spread, live, n);
	for (size_t k = 0; k < n; k++)
		level_put(p, c->name, live[k],
		          sqrt(spread[live[k] * p->levels + live[k]]), both);
	return true;
}

bool
eval_estimate_subgroups(struct eval_estimate *e)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	struct eval_view v;

	if (q.outcome->kind != EVAL_BINARY || e->plan->subgroups_n == 0)
		return true;
	if (!eval_estimate_view(e->st, &q, &v))
		return false;
	for (size_t k = 0; k < e->plan->subgroups_n; k++) {
		const struct stats_column *c =
		        stats_column_of(&q.set->frame, e->plan->subgroups[k]);

		if (c == NULL)
			return stats_stop(e->st, E_BAD_VALUE,
			                  e->plan->subgroups[k]);
		if (!column_part(e, &q, &v, c))
			return false;
	}
	return true;
}
