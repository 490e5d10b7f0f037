/*
 * cox.c - proportional hazards, fitted.
 */
#include "stats/cox.h"

#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/share.h"

#define STEPS_MOST  100
#define HALVES_MOST 40
#define STILL       1e-12
#define NOTHING     1e-9
#define FAR         15
#define PER_COLUMN  10

/* --- rows ---------------------------------------------------------------- */

/* What is wrong with a row: STATS_CODES when nothing is. */
static enum stats_code
row_wrong(const struct stats_cox_in *in, size_t i)
{
	if ((in->event[i] != 0 && in->event[i] != 1) ||
	    !(stats_weight(in->w, i) > 0) || !isfinite(in->time[i]))
		return E_BAD_VALUE;
	if (in->time[i] < 0 ||
	    (in->start != NULL && !(in->start[i] < in->time[i])))
		return E_TIME_ORDER;
	return STATS_CODES;
}

/* What the rows of each part are: the first that is wrong, and events. */
struct checking {
	const struct stats_cox_in *in;
	size_t *wrong, *events; /* wrong: as many as there are rows: none */
};

static void
part_check(void *data, size_t part, size_t hand)
{
	struct checking *c = data;
	size_t n = c->in->model->x.rows, end = (part + 1) * STATS_PART;

	(void)hand;
	c->wrong[part] = n;
	for (size_t i = part * STATS_PART; i < end && i < n; i++) {
		if (row_wrong(c->in, i) != STATS_CODES) {
			c->wrong[part] = i;
			return;
		}
		c->events[part] += c->in->event[i] == 1;
	}
}

static bool
rows_check(struct stats *st, const struct stats_cox_in *in,
           struct stats_cox *out)
{
	size_t parts = stats_parts(out->n);
	struct checking c = {in, arena_new(st->arena, size_t, parts + 1),
	                     arena_new(st->arena, size_t, parts + 1)};

	stats_share(st->threads, parts, part_check, &c);
	for (size_t k = 0; k < parts; k++) {
		size_t i = c.wrong[k];

		if (i < out->n) {
			stats_note(st, row_wrong(in, i))->row = (int64_t)i + 1;
			return false;
		}
		out->events += c.events[k];
	}
	if (out->events == 0)
		return stats_stop(st, E_NO_EVENTS, S(""));
	if (out->events < PER_COLUMN * out->p)
		stats_note(st, W_FEW_EVENTS)->count = (int64_t)out->events;
	return true;
}

/* Times that are one leave nothing between a row's start and its end. */
static bool
rows_last(struct stats *st, const struct stats_cox *out)
{
	const struct cox_rows *rows = out->rows;

	for (size_t i = 0; rows->start != NULL && i < out->n; i++)
		if (!(rows->start[i] < rows->time[i])) {
			stats_note(st, E_TIME_ORDER)->row = (int64_t)i + 1;
			return false;
		}
	return true;
}

/* --- steps --------------------------------------------------------------- */

static bool
is_far(const struct cox_fitting *f)
{
	for (size_t i = 0; i < f->out->n; i++)
		if (fabs(f->eta[i]) > FAR)
			return true;
	return false;
}

static bool
fit_stuck(struct cox_fitting *f)
{
	if (cox_rises(f))
		return false;
	return stats_stop(f->st, E_NOT_CONVERGED, S(""));
}

/* One step of Newton's, halved until the likelihood is no less. */
static bool
fit_step(struct cox_fitting *f)
{
	double before = f->loglik, share = 1;
	double slack = STILL * (fabs(before) + 1);

	for (int half = 0; half < HALVES_MOST; half++) {
		for (size_t j = 0; j < f->out->p; j++)
			f->tried[j] = f->out->coef[j] + share * f->step[j];
		cox_fit_at(f, f->tried);
		if (isfinite(f->loglik) && f->loglik >= before - slack) {
			memcpy(f->out->coef, f->tried,
			       f->out->p * sizeof(*f->tried));
			return true;
		}
		share /= 2;
	}
	return false;
}

/* Where to go from here; false where the information gives no direction. */
static bool
fit_direct(struct cox_fitting *f, double *decrement)
{
	struct arena_mark mark = arena_mark(f->st->arena);
	size_t p = f->out->p;

	memcpy(f->step, f->u, p * sizeof(*f->u));
	if (!stats_solve(f->st->arena, f->v, p, f->step)) {
		memcpy(f->step, f->out->coef, p * sizeof(*f->u));
		return false;
	}
	arena_release(f->st->arena, mark);
	*decrement = 0;
	for (size_t j = 0; j < p; j++)
		*decrement += f->u[j] * f->step[j];
	return true;
}

/* Whether the last step changed nothing, and there is nothing to climb. */
static bool
fit_stands(const struct cox_fitting *f, double before, double decrement)
{
	double size = fabs(before) + 1;

	return sqrt(fabs(decrement)) < NOTHING * sqrt(size) &&
	       fabs(f->loglik - before) <= STILL * size;
}

static bool
fit_iterate(struct cox_fitting *f)
{
	struct stats_cox *out = f->out;

	cox_fit_at(f, out->coef);
	out->loglik_null = f->loglik;
	for (out->steps = 1; out->steps <= STEPS_MOST; out->steps++) {
		double before = f->loglik, decrement;

		if (!fit_direct(f, &decrement))
			return fit_stuck(f);
		if (out->steps == 1)
			out->score = decrement;
		if (!fit_step(f))
			return fit_stuck(f);
		if (fit_stands(f, before, decrement))
			return !is_far(f) || !cox_rises(f);
		if (out->steps > 12 && is_far(f) && cox_rises_along(f))
			return false;
	}
	return fit_stuck(f);
}

/* --- errors that trust no model ------------------------------------------ */

/* Cumulative hazards at each row's end and start. */
struct scoring {
	const struct stats_cox_in *in;
	const struct stats_cox *fit;
	double **at;   /* a time each: hazard, then hazard times x */
	double *times; /* falling within a stratum */
	size_t *stratum, n;
};

static void
score_time(void *data, const struct cox_time *t)
{
	struct scoring *s = data;
	size_t p = s->fit->p;
	double *one = s->at[s->n];

	s->times[s->n] = t->time;
	s->stratum[s->n] = t->stratum;
	one[0] = t->hazard;
	one[1] = t->less;
	memcpy(one + 2, t->hazard_x, p * sizeof(*one));
	memcpy(one + 2 + p, t->less_x, p * sizeof(*one));
	memcpy(one + 2 + 2 * p, t->mean_x, p * sizeof(*one));
	s->n++;
}

/* Walk once more, keeping what each time added. */
static void
score_walk(struct stats *st, const struct stats_cox_in *in,
           const struct stats_cox *fit, struct scoring *s)
{
	size_t width = 2 + 3 * fit->p;
	double *room = arena_new(st->arena, double, (fit->events + 1) * width);
	struct cox_walk walk = cox_walk_of(st, in, fit);

	walk.at = score_time;
	walk.data = s;
	*s = (struct scoring){
	        .in = in,
	        .fit = fit,
	        .at = arena_new(st->arena, double *, fit->events + 1),
	        .times = arena_new(st->arena, double, fit->events + 1),
	        .stratum = arena_new(st->arena, size_t, fit->events + 1)};
	for (size_t i = 0; i <= fit->events; i++)
		s->at[i] = room + i * width;
	cox_walk(&walk);
	/* Falling times become sums from the first time up to each. */
	for (size_t i = s->n; i-- > 0;) {
		if (i + 1 == s->n || s->stratum[i + 1] != s->stratum[i])
			continue;
		s->at[i][0] += s->at[i + 1][0];
		for (size_t j = 2; j < 2 + fit->p; j++)
			s->at[i][j] += s->at[i + 1][j];
	}
}

/* The latest time with events at or before one, in a stratum; n: none. */
static size_t
score_find(const struct scoring *s, size_t stratum, double time)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->stratum[middle] < stratum ||
		    (s->stratum[middle] == stratum && s->times[middle] > time))
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n && s->stratum[low] == stratum ? low : s->n;
}

/*
 * The hazard a row met, and that times x; of a death a little less.  Hands
 * back the latest time with events up to the row's.
 */
static size_t
row_met(const struct scoring *s, size_t row, double *hazard, double *hazard_x)
{
	const struct cox_rows *rows = s->fit->rows;
	size_t p = s->fit->p,
	       stratum = s->in->strata == NULL ? 0 : (size_t)s->in->strata[row];
	size_t end = score_find(s, stratum, rows->time[row]);
	size_t begin = rows->start == NULL
	                       ? s->n
	                       : score_find(s, stratum, rows->start[row]);
	bool died = s->in->event[row] > 0.5;

	*hazard = 0;
	memset(hazard_x, 0, p * sizeof(*hazard_x));
	if (end == s->n)
		return end;
	*hazard = s->at[end][0] - (died ? s->at[end][1] : 0) -
	          (begin == s->n ? 0 : s->at[begin][0]);
	for (size_t j = 0; j < p; j++)
		hazard_x[j] = s->at[end][2 + j] -
		              (died ? s->at[end][2 + p + j] : 0) -
		              (begin == s->n ? 0 : s->at[begin][2 + j]);
	return end;
}

/* The rows' weighted scores, summed by cluster; then V D'D V. */
static void
robust_make(struct stats *st, const struct stats_cox_in *in,
            struct stats_cox *out)
{
	size_t p = out->p;
	struct stats_matrix sums = {in->clusters, p,
	                            arena_new(st->arena, double,
	                                      in->clusters *p + 1)};
	double *met = arena_new(st->arena, double, p + 1), hazard;
	double *meat = arena_new(st->arena, double, p *p + 1);
	struct scoring s;

	score_walk(st, in, out, &s);
	for (size_t place = 0; place < out->n; place++) {
		size_t i = out->rows->by_time[place];
		double r = exp(out->eta[i]), w = stats_weight(in->w, i);
		size_t end = row_met(&s, i, &hazard, met);

		for (size_t j = 0; j < p; j++) {
			double x = STATS_COLUMN(&out->rows->x, j)[place];
			double one = -r * (x * hazard - met[j]);

			if (in->event[i] > 0.5)
				one += x - s.at[end][2 + 2 * p + j];
			STATS_COLUMN(&sums, j)[in->cluster[i]] += w * one;
		}
	}
	stats_cross(st->arena, &sums, NULL, meat);
	out->robust_vcov = arena_new(st->arena, double, p *p + 1);
	out->robust_se = arena_new(st->arena, double, p + 1);
	stats_sandwich(st->arena, out->vcov, meat, p, out->robust_vcov);
	for (size_t j = 0; j < p; j++)
		out->robust_se[j] = sqrt(out->robust_vcov[j * p + j]);
}

static void
fit_room(struct stats *st, const struct stats_cox_in *in, struct stats_cox *out)
{
	size_t n = in->model->x.rows, p = in->model->x.cols;

	*out = (struct stats_cox){.n = n,
	                          .p = p,
	                          .coef = arena_new(st->arena, double, p + 1),
	                          .se = arena_new(st->arena, double, p + 1),
	                          .vcov = arena_new(st->arena, double,
	                                            p *p + 1),
	                          .eta = arena_new(st->arena, double, n + 1)};
}

/* Wald's test of all coefficients; false where no variance inverts. */
static bool
wald_make(struct stats *st, struct stats_cox *out)
{
	double *solved = arena_new(st->arena, double, out->p + 1);
	const double *vcov = out->robust_vcov != NULL ? out->robust_vcov
	                                              : out->vcov;

	memcpy(solved, out->coef, out->p * sizeof(*solved));
	if (!stats_solve(st->arena, vcov, out->p, solved))
		return false;
	for (size_t j = 0; j < out->p; j++)
		out->wald += solved[j] * out->coef[j];
	return true;
}

/* The linear predictors go back from their places to their rows. */
static void
part_rows(void *data, size_t part, size_t hand)
{
	struct cox_fitting *f = data;
	struct stats_cox *out = f->out;
	size_t from = part * STATS_PART, left = out->n - from;
	size_t to = left < STATS_PART ? out->n : from + STATS_PART;

	(void)hand;
	for (size_t i = from; i < to; i++)
		out->eta[out->rows->by_time[i]] = f->eta[i];
}

bool
stats_cox_fit(struct stats *st, const struct stats_cox_in *in,
              struct stats_cox *out)
{
	struct cox_fitting f;

	fit_room(st, in, out);
	if (!rows_check(st, in, out))
		return false;
	out->rows = cox_rows_make(st, in);
	if (!rows_last(st, out))
		return false;
	cox_fitting_make(st, in, out, &f);
	if (!fit_iterate(&f))
		return false;
	stats_share(st->threads, stats_parts(out->n), part_rows, &f);
	out->loglik = f.loglik;
	out->lr = 2 * (out->loglik - out->loglik_null);
	if (!stats_inverse(st->arena, f.v, out->p, out->vcov))
		return fit_stuck(&f);
	for (size_t j = 0; j < out->p; j++) {
		out->se[j] = sqrt(out->vcov[j * out->p + j]);
		out->middle += out->rows->mean[j] * out->coef[j];
	}
	if (in->cluster != NULL && in->ties != STATS_EXACT)
		robust_make(st, in, out);
	if (wald_make(st, out))
		return true;
	/* fewer clusters than columns cannot judge them together */
	out->wald = NAN;
	return out->robust_vcov != NULL || fit_stuck(&f);
}

/* --- residuals and the hazard of nobody in particular -------------------- */

void
stats_cox_martingale(struct stats *st, const struct stats_cox_in *in,
                     const struct stats_cox *fit, double *out)
{
	double *met = arena_new(st->arena, double, fit->p + 1), hazard;
	struct scoring s;

	score_walk(st, in, fit, &s);
	for (size_t i = 0; i < fit->n; i++) {
		row_met(&s, i, &hazard, met);
		out[i] = in->event[i] - exp(fit->eta[i]) * hazard;
	}
}

double
stats_cox_hazard(struct stats *st, const struct stats_cox_in *in,
                 const struct stats_cox *fit, double time)
{
	struct scoring s;
	size_t found;

	score_walk(st, in, fit, &s);
	found = score_find(&s, 0, time * (1 + 1.5e-8));
	return found == s.n ? 0 : s.at[found][0] * exp(-fit->middle);
}
