/*
 * cox_walk.c - who is at risk at each time with an event, and their sums.
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"

/* Sums over rows: of their hazards, times x, times x x'. */
struct sums {
	double s0, *s1, *s2;
};

struct state {
	const struct cox_walk *w;
	size_t p;
	struct sums risk, died;
	double *u, *v, *one, *hazard_x, *less_x, *mean_x;
	double *e0, *e1, *e2; /* exact: elementary symmetric sums by degree */
	size_t e_room;
	size_t *members, members_n; /* exact: rows at risk */
};

static void
sums_clear(struct sums *s, size_t p)
{
	s->s0 = 0;
	memset(s->s1, 0, p * sizeof(*s->s1));
	memset(s->s2, 0, p * p * sizeof(*s->s2));
}

static void
sums_add(const struct state *s, struct sums *sums, size_t row, double sign)
{
	const struct stats_matrix *x = &s->w->rows->x;
	double r = sign * stats_weight(s->w->in->w, row) * exp(s->w->eta[row]);

	sums->s0 += r;
	for (size_t j = 0; j < s->p; j++) {
		double rx = r * STATS_COLUMN(x, j)[row];

		sums->s1[j] += rx;
		if (s->w->information)
			for (size_t k = 0; k <= j; k++)
				sums->s2[j * s->p + k] +=
				        rx * STATS_COLUMN(x, k)[row];
	}
}

/* One step at a time: `share` of the deaths are gone from those at risk. */
static void
step_add(struct state *s, struct cox_time *t, double share, double weight)
{
	size_t p = s->p;
	double s0 = s->risk.s0 - share * s->died.s0;
	double h = weight / s0;

	t->loglik -= weight * log(s0);
	t->hazard += h;
	t->less += share * h;
	for (size_t j = 0; j < p; j++) {
		double mean = (s->risk.s1[j] - share * s->died.s1[j]) / s0;

		s->one[j] = mean;
		s->u[j] -= weight * mean;
		s->mean_x[j] += mean / (double)t->deaths;
		s->hazard_x[j] += h * mean;
		s->less_x[j] += share * h * mean;
	}
	if (!s->w->information)
		return;
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k <= j; k++)
			s->v[j * p + k] +=
			        weight * ((s->risk.s2[j * p + k] -
			                   share * s->died.s2[j * p + k]) /
			                          s0 -
			                  s->one[j] * s->one[k]);
}

static void
steps_tied(struct state *s, struct cox_time *t)
{
	double d = (double)t->deaths;

	if (s->w->in->ties == STATS_BRESLOW) {
		step_add(s, t, 0, t->weight);
		for (size_t j = 0; j < s->p; j++)
			s->mean_x[j] *= d;
		return;
	}
	for (size_t k = 0; k < t->deaths; k++)
		step_add(s, t, (double)k / d, t->weight / d);
}

/* --- exact ties ---------------------------------------------------------- */

static void
exact_room(struct state *s, size_t degrees)
{
	size_t p = s->p;

	if (degrees > s->e_room) {
		s->e_room = degrees;
		s->e0 = arena_new(s->w->st->arena, double, degrees);
		s->e1 = arena_new(s->w->st->arena, double, degrees *p + 1);
		s->e2 = arena_new(s->w->st->arena, double, degrees *p *p + 1);
	}
	memset(s->e0, 0, degrees * sizeof(*s->e0));
	memset(s->e1, 0, degrees * p * sizeof(*s->e1));
	memset(s->e2, 0, degrees * p * p * sizeof(*s->e2));
	s->e0[0] = 1;
}

/* One more at risk: every degree takes from the one below it. */
static void
exact_add(struct state *s, size_t row, double r, size_t degrees)
{
	const struct stats_matrix *x = &s->w->rows->x;
	size_t p = s->p;

	for (size_t j = 0; j < p; j++)
		s->one[j] = STATS_COLUMN(x, j)[row];
	for (size_t d = degrees; d-- > 1;) {
		const double *g = &s->e1[(d - 1) * p];
		double e = s->e0[d - 1];

		for (size_t j = 0; j < p; j++)
			for (size_t k = 0; k <= j; k++)
				s->e2[(d * p + j) * p + k] +=
				        r *
				        (s->e2[((d - 1) * p + j) * p + k] +
				         s->one[j] * g[k] + g[j] * s->one[k] +
				         e * s->one[j] * s->one[k]);
		for (size_t j = 0; j < p; j++)
			s->e1[d * p + j] += r * (g[j] + e * s->one[j]);
		s->e0[d] += r * e;
	}
}

/* All ways in which as many of those at risk could have died. */
static void
steps_exact(struct state *s, struct cox_time *t)
{
	size_t p = s->p, d = t->deaths;
	double most = -INFINITY, scale;

	exact_room(s, d + 1);
	for (size_t i = 0; i < s->members_n; i++)
		most = fmax(most, s->w->eta[s->members[i]]);
	/* So that the sum of the degree d stays within what numbers hold. */
	scale = log((double)s->members_n / (double)d);
	for (size_t i = 0; i < s->members_n; i++)
		exact_add(s, s->members[i],
		          exp(s->w->eta[s->members[i]] - most - scale), d + 1);
	t->loglik -= log(s->e0[d]) + (double)d * (most + scale);
	for (size_t j = 0; j < p; j++) {
		s->one[j] = s->e1[d * p + j] / s->e0[d];
		s->u[j] -= s->one[j];
	}
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k <= j; k++)
			s->v[j * p + k] +=
			        s->e2[(d * p + j) * p + k] / s->e0[d] -
			        s->one[j] * s->one[k];
}

/* --- times --------------------------------------------------------------- */

static void
time_clear(struct state *s)
{
	size_t p = s->p;

	sums_clear(&s->died, p);
	memset(s->u, 0, p * sizeof(*s->u));
	memset(s->v, 0, p * p * sizeof(*s->v));
	memset(s->hazard_x, 0, p * sizeof(*s->u));
	memset(s->less_x, 0, p * sizeof(*s->u));
	memset(s->mean_x, 0, p * sizeof(*s->u));
}

/* Those who died at a time, from `from` to `to` in the order of time. */
static void
time_judge(struct state *s, size_t stratum, size_t from, size_t to)
{
	const struct cox_rows *rows = s->w->rows;
	struct cox_time t = {.time = rows->time[rows->by_time[from]],
	                     .stratum = stratum,
	                     .u = s->u,
	                     .hazard_x = s->hazard_x,
	                     .less_x = s->less_x,
	                     .mean_x = s->mean_x};

	time_clear(s);
	for (size_t i = from; i < to; i++) {
		size_t row = rows->by_time[i];
		double w = stats_weight(s->w->in->w, row);

		if (s->w->in->event[row] <= 0.5)
			continue;
		t.deaths++;
		t.weight += w;
		t.loglik += w * s->w->eta[row];
		sums_add(s, &s->died, row, 1);
		for (size_t j = 0; j < s->p; j++)
			s->u[j] += w * STATS_COLUMN(&rows->x, j)[row];
	}
	if (t.deaths == 0)
		return;
	if (s->w->in->ties == STATS_EXACT)
		steps_exact(s, &t);
	else
		steps_tied(s, &t);
	for (size_t j = 0; j < s->p; j++)
		for (size_t k = 0; k < j; k++)
			s->v[k * s->p + j] = s->v[j * s->p + k];
	t.v = s->w->information ? s->v : NULL;
	s->w->at(s->w->data, &t);
}

static void
member_drop(struct state *s, size_t row)
{
	for (size_t i = 0; i < s->members_n; i++)
		if (s->members[i] == row) {
			s->members[i] = s->members[--s->members_n];
			return;
		}
}

static void
stratum_walk(struct state *s, size_t stratum, size_t from, size_t end)
{
	const struct cox_rows *rows = s->w->rows;
	bool exact = s->w->in->ties == STATS_EXACT;
	size_t gone = from;

	sums_clear(&s->risk, s->p);
	s->members_n = 0;
	for (size_t i = from; i < end;) {
		double time = rows->time[rows->by_time[i]];
		size_t to = i;

		for (; to < end && rows->time[rows->by_time[to]] == time;
		     to++) {
			sums_add(s, &s->risk, rows->by_time[to], 1);
			if (exact)
				s->members[s->members_n++] = rows->by_time[to];
		}
		while (rows->start != NULL && gone < end &&
		       rows->start[rows->by_start[gone]] >= time) {
			sums_add(s, &s->risk, rows->by_start[gone], -1);
			if (exact)
				member_drop(s, rows->by_start[gone]);
			gone++;
		}
		time_judge(s, stratum, i, to);
		i = to;
	}
}

void
cox_walk(const struct cox_walk *walk)
{
	struct arena *arena = walk->st->arena;
	size_t p = walk->rows->x.cols, n = walk->rows->x.rows, from = 0;
	struct state s = {.w = walk,
	                  .p = p,
	                  .risk = {0, arena_new(arena, double, p + 1),
	                           arena_new(arena, double, p *p + 1)},
	                  .died = {0, arena_new(arena, double, p + 1),
	                           arena_new(arena, double, p *p + 1)},
	                  .u = arena_new(arena, double, p + 1),
	                  .v = arena_new(arena, double, p *p + 1),
	                  .one = arena_new(arena, double, p + 1),
	                  .hazard_x = arena_new(arena, double, p + 1),
	                  .less_x = arena_new(arena, double, p + 1),
	                  .mean_x = arena_new(arena, double, p + 1)};

	if (walk->in->ties == STATS_EXACT)
		s.members = arena_new(arena, size_t, n + 1);
	for (size_t k = 0;
	     k < (walk->in->strata == NULL ? 1 : walk->in->strata_n); k++) {
		stratum_walk(&s, k, from, walk->rows->ends[k]);
		from = walk->rows->ends[k];
	}
}
