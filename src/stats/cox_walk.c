/*
 * cox_walk.c - who is at risk at each time with an event, and their sums.
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"

struct cox_state {
	const struct cox_walk *w;
	size_t p;
	struct cox_sums risk, died;
	double *u, *v, *one, *hazard_x, *less_x, *mean_x, *scratch;
	double *e0, *e1, *e2; /* exact: elementary symmetric sums by degree */
	size_t e_room;
	size_t *members, members_n; /* exact: places at risk */
};

void
cox_risks(const struct cox_rows *rows, const double *eta, size_t from,
          size_t to, double *risk, double *died)
{
	for (size_t i = from; i < to; i++) {
		risk[i] = rows->weight[i] * exp(eta[i]);
		died[i] = rows->lost[i] > 0 ? risk[i] : 0;
	}
}

static void
sums_clear(struct cox_sums *s, size_t p)
{
	s->s0 = 0;
	memset(s->s1, 0, p * sizeof(*s->s1));
	memset(s->s2, 0, p * p * sizeof(*s->s2));
}

/* The places from `from` to below `to`, r of each. */
static void
sums_add(const struct cox_state *s, struct cox_sums *sums, const double *r,
         size_t from, size_t to)
{
	const struct stats_matrix *x = &s->w->rows->x;

	for (size_t i = from; i < to; i++)
		sums->s0 += r[i];
	for (size_t j = 0; j < s->p; j++)
		sums->s1[j] += to - from == 1
		                       ? r[from] * STATS_COLUMN(x, j)[from]
		                       : stats_dot(r + from,
		                                   STATS_COLUMN(x, j) + from,
		                                   to - from);
	if (s->w->information)
		stats_cross_add(x, r, from, to, s->scratch, sums->s2);
}

/* One place is at risk no more. */
static void
sums_drop(const struct cox_state *s, struct cox_sums *sums, size_t place)
{
	const struct stats_matrix *x = &s->w->rows->x;
	double r = s->w->risk[place];

	sums->s0 -= r;
	for (size_t j = 0; j < s->p; j++) {
		double rx = r * STATS_COLUMN(x, j)[place];

		sums->s1[j] -= rx;
		for (size_t k = 0; s->w->information && k <= j; k++)
			sums->s2[j * s->p + k] -=
			        rx * STATS_COLUMN(x, k)[place];
	}
}

/* --- tied deaths --------------------------------------------------------- */

/*
 * Efron's steps: in step k of d the deaths count for a share k / d less.  Sums
 * over the steps of h = weight / at risk, by powers: the matrices are then
 * added up once a time and not once a death.
 */
struct steps {
	double h, less;    /* sums of h and of share h */
	double mean[2];    /* of 1 / (d at risk), and that times share */
	double squares[3]; /* of h / at risk, times share, times share^2 */
};

void
cox_hazard_of(enum stats_ties ties, size_t deaths, double weight, double risk,
              double died, double *hazard, double *less)
{
	bool efron = ties == STATS_EFRON;
	double d = (double)deaths;

	*hazard = *less = 0;
	for (size_t k = 0; k < (efron ? deaths : 1); k++) {
		double share = efron ? (double)k / d : 0;
		double h =
		        (efron ? weight / d : weight) / (risk - share * died);

		*hazard += h;
		*less += share * h;
	}
}

static void
steps_take(const struct cox_state *s, struct cox_time *t, struct steps *out)
{
	bool efron = s->w->in->ties == STATS_EFRON;
	double d = (double)t->deaths;
	size_t steps = efron ? t->deaths : 1;

	*out = (struct steps){0};
	for (size_t k = 0; k < steps; k++) {
		double share = efron ? (double)k / d : 0;
		double weight = efron ? t->weight / d : t->weight;
		double s0 = s->risk.s0 - share * s->died.s0;
		double h = weight / s0, m = 1 / s0;

		t->loglik -= weight * log(s0);
		out->h += h;
		out->less += share * h;
		out->mean[0] += efron ? m / d : m;
		out->mean[1] += efron ? share * m / d : 0;
		out->squares[0] += h * m;
		out->squares[1] += share * h * m;
		out->squares[2] += share * share * h * m;
	}
}

static void
steps_tied(struct cox_state *s, struct cox_time *t)
{
	const double *r = s->risk.s1, *d = s->died.s1;
	size_t p = s->p;
	struct steps k;

	steps_take(s, t, &k);
	t->hazard = k.h;
	t->less = k.less;
	memcpy(t->squares, k.squares, sizeof(k.squares));
	for (size_t j = 0; j < p; j++) {
		s->u[j] -= k.h * r[j] - k.less * d[j];
		s->mean_x[j] = k.mean[0] * r[j] - k.mean[1] * d[j];
		s->hazard_x[j] = k.squares[0] * r[j] - k.squares[1] * d[j];
		s->less_x[j] = k.squares[1] * r[j] - k.squares[2] * d[j];
	}
	if (!s->w->information)
		return;
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i <= j; i++)
			s->v[j * p + i] +=
			        k.h * s->risk.s2[j * p + i] -
			        k.less * s->died.s2[j * p + i] -
			        k.squares[0] * r[j] * r[i] +
			        k.squares[1] * (r[j] * d[i] + d[j] * r[i]) -
			        k.squares[2] * d[j] * d[i];
}

/* --- exact ties ---------------------------------------------------------- */

static void
exact_room(struct cox_state *s, size_t degrees)
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
exact_add(struct cox_state *s, size_t row, double r, size_t degrees)
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
steps_exact(struct cox_state *s, struct cox_time *t)
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
time_clear(struct cox_state *s)
{
	size_t p = s->p;

	sums_clear(&s->died, p);
	memset(s->u, 0, p * sizeof(*s->u));
	memset(s->v, 0, p * p * sizeof(*s->v));
	memset(s->hazard_x, 0, p * sizeof(*s->u));
	memset(s->less_x, 0, p * sizeof(*s->u));
	memset(s->mean_x, 0, p * sizeof(*s->u));
}

/* Those who died at a time, between two places. */
static void
time_judge(struct cox_state *s, size_t stratum, size_t from, size_t to)
{
	const struct cox_rows *rows = s->w->rows;
	struct cox_time t = {.time = rows->at[from],
	                     .stratum = stratum,
	                     .last = to - 1,
	                     .u = s->u,
	                     .hazard_x = s->hazard_x,
	                     .less_x = s->less_x,
	                     .mean_x = s->mean_x,
	                     .risk_x = s->risk.s1,
	                     .died_x = s->died.s1};

	for (size_t i = from; i < to; i++)
		if (rows->lost[i] > 0) {
			t.deaths++;
			t.weight += rows->lost[i];
			t.loglik += rows->lost[i] * s->w->eta[i];
		}
	if (t.deaths == 0)
		return;
	time_clear(s);
	sums_add(s, &s->died, s->w->died, from, to);
	for (size_t j = 0; j < s->p; j++)
		s->u[j] = stats_dot(rows->lost + from,
		                    STATS_COLUMN(&rows->x, j) + from,
		                    to - from);
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
member_drop(struct cox_state *s, size_t place)
{
	for (size_t i = 0; i < s->members_n; i++)
		if (s->members[i] == place) {
			s->members[i] = s->members[--s->members_n];
			return;
		}
}

/* Those who had not begun before a time; hands back where the next stand. */
static size_t
starts_drop(struct cox_state *s, size_t gone, size_t end, double time)
{
	const struct cox_rows *rows = s->w->rows;

	while (rows->by_start != NULL && gone < end &&
	       rows->begun[rows->by_start[gone]] >= time) {
		sums_drop(s, &s->risk, rows->by_start[gone]);
		if (s->members != NULL)
			member_drop(s, rows->by_start[gone]);
		gone++;
	}
	return gone;
}

static void
stratum_walk(struct cox_state *s, size_t stratum, size_t from, size_t end)
{
	const struct cox_rows *rows = s->w->rows;
	size_t gone = from;

	for (size_t i = from; i < end;) {
		size_t to = i + 1;

		while (to < end && rows->at[to] == rows->at[i])
			to++;
		sums_add(s, &s->risk, s->w->risk, i, to);
		for (size_t k = i; s->members != NULL && k < to; k++)
			s->members[s->members_n++] = k;
		gone = starts_drop(s, gone, end, rows->at[i]);
		time_judge(s, stratum, i, to);
		i = to;
	}
}

void
cox_walk_part(struct cox_state *s, size_t from, size_t to,
              const struct cox_sums *before)
{
	const struct cox_rows *rows = s->w->rows;
	size_t k = 0;

	sums_clear(&s->risk, s->p);
	if (before != NULL) {
		s->risk.s0 = before->s0;
		memcpy(s->risk.s1, before->s1, s->p * sizeof(*before->s1));
	}
	while (from < to) {
		size_t end;

		while (rows->ends[k] <= from)
			k++;
		end = rows->ends[k] < to ? rows->ends[k] : to;
		s->members_n = 0;
		stratum_walk(s, k, from, end);
		from = end;
		if (from == rows->ends[k])
			sums_clear(&s->risk, s->p);
	}
}

struct cox_state *
cox_state_make(const struct cox_walk *walk)
{
	struct arena *arena = walk->st->arena;
	size_t p = walk->rows->x.cols, n = walk->rows->x.rows;
	struct cox_state *s = arena_new(arena, struct cox_state, 1);

	*s = (struct cox_state){.w = walk,
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
	if (walk->information)
		s->scratch = arena_new(arena, double, STATS_CROSS_ROOM(p));
	if (walk->in->ties == STATS_EXACT)
		s->members = arena_new(arena, size_t, n + 1);
	return s;
}

void
cox_walk(const struct cox_walk *walk)
{
	cox_walk_part(cox_state_make(walk), 0, walk->rows->x.rows, NULL);
}

struct cox_walk
cox_walk_of(struct stats *st, const struct stats_cox_in *in,
            const struct stats_cox *fit)
{
	const struct cox_rows *rows = fit->rows;
	double *eta = arena_new(st->arena, double, fit->n + 1);
	double *risk = arena_new(st->arena, double, fit->n + 1);
	double *died = arena_new(st->arena, double, fit->n + 1);

	for (size_t i = 0; i < fit->n; i++)
		eta[i] = fit->eta[rows->by_time[i]];
	cox_risks(rows, eta, 0, fit->n, risk, died);
	return (struct cox_walk){.st = st,
	                         .in = in,
	                         .rows = rows,
	                         .eta = eta,
	                         .risk = risk,
	                         .died = died};
}
