/*
 * firth.c - logistic regression with Firth's penalty.
 */
#include "stats/firth.h"

#include <math.h>
#include <string.h>

#include "stats/linear.h"

#define STEPS_MOST  200
#define HALVES_MOST 40
#define STILL       1e-12
#define NOTHING     1e-10

/* A fit on its way. */
struct firth {
	const struct stats_glm_in *in;
	struct stats_glm *fit;
	size_t n, p;
	double *weight;        /* rows: mu (1 - mu) */
	double *rest;          /* rows: what the score is made of */
	double *info, *factor; /* p x p */
	double *scale, *u;     /* p */
	double *step, *tried;  /* p */
	double *row;           /* p */
	double *last;          /* p: the step before */
	double longest;        /* of a step, as a share */
};

static void
firth_make(struct stats *st, const struct stats_glm_in *in, struct firth *f,
           struct stats_glm *out)
{
	size_t n = in->model->x.rows, p = in->model->x.cols;

	*f = (struct firth){.in = in,
	                    .fit = out,
	                    .n = n,
	                    .p = p,
	                    .weight = arena_new(st->arena, double, n + 1),
	                    .rest = arena_new(st->arena, double, n + 1),
	                    .info = arena_new(st->arena, double, p *p + 1),
	                    .factor = arena_new(st->arena, double, p *p + 1),
	                    .scale = arena_new(st->arena, double, p + 1),
	                    .u = arena_new(st->arena, double, p + 1),
	                    .step = arena_new(st->arena, double, p + 1),
	                    .tried = arena_new(st->arena, double, p + 1),
	                    .row = arena_new(st->arena, double, p + 1),
	                    .last = arena_new(st->arena, double, p + 1),
	                    .longest = 1};
	*out = (struct stats_glm){.p = p,
	                          .coef = arena_new(st->arena, double, p + 1),
	                          .se = arena_new(st->arena, double, p + 1),
	                          .vcov = arena_new(st->arena, double,
	                                            p *p + 1),
	                          .mu = arena_new(st->arena, double, n + 1),
	                          .eta = arena_new(st->arena, double, n + 1),
	                          .score = arena_new(st->arena, double, n + 1),
	                          .theta = NAN,
	                          .theta_se = NAN};
}

/* All rows at these coefficients: the penalised likelihood. */
static double
firth_at(struct firth *f, struct arena *arena, const double *coef)
{
	struct stats_sum sum = {0, 0};
	struct arena_mark mark;
	double half = 0;

	stats_times(&f->in->model->x, coef, f->fit->eta);
	for (size_t i = 0; i < f->n; i++) {
		double eta = f->fit->eta[i], e = exp(-fabs(eta));
		double large = 1 / (1 + e), small = e / (1 + e);

		f->fit->mu[i] = eta >= 0 ? large : small;
		f->weight[i] = large * small;
		stats_sum_add(&sum, (f->in->y[i] > 0.5) == (eta >= 0)
		                            ? -log1p(e)
		                            : -fabs(eta) - log1p(e));
	}
	f->fit->loglik = stats_sum_get(&sum);
	mark = arena_mark(arena);
	stats_cross(arena, &f->in->model->x, f->weight, f->info);
	arena_release(arena, mark);
	memcpy(f->factor, f->info, f->p * f->p * sizeof(double));
	if (!stats_cholesky(f->factor, f->scale, f->p))
		return NAN;
	for (size_t j = 0; j < f->p; j++)
		half += log(f->factor[j * f->p + j]) - log(f->scale[j]);
	return f->fit->loglik + half;
}

/* How much a row is of its own estimate. */
static double
hat_of(const struct firth *f, size_t i)
{
	double sum = 0;

	/* the first half of solving with the factor: its square is all of it */
	for (size_t a = 0; a < f->p; a++) {
		double v = STATS_COLUMN(&f->in->model->x, a)[i] * f->scale[a];

		for (size_t k = 0; k < a; k++)
			v -= f->factor[a * f->p + k] * f->row[k];
		f->row[a] = v / f->factor[a * f->p + a];
		sum += f->row[a] * f->row[a];
	}
	return f->weight[i] * sum;
}

/* Where to go from here, and how much there is to gain. */
static double
firth_direct(struct firth *f)
{
	double decrement = 0;

	for (size_t i = 0; i < f->n; i++) {
		double mu = f->fit->mu[i];

		f->rest[i] = f->in->y[i] - mu + hat_of(f, i) * (0.5 - mu);
	}
	stats_cross_vector(&f->in->model->x, f->rest, f->u);
	memcpy(f->step, f->u, f->p * sizeof(double));
	stats_cholesky_solve(f->factor, f->scale, f->p, f->step);
	for (size_t j = 0; j < f->p; j++)
		decrement += f->u[j] * f->step[j];
	return sqrt(fabs(decrement));
}

/* One step, halved until it is no worse. */
static bool
firth_step(struct firth *f, struct arena *arena, double *now)
{
	double share = f->longest;

	for (int half = 0; half < HALVES_MOST; half++, share /= 2) {
		double value;

		for (size_t j = 0; j < f->p; j++)
			f->tried[j] = f->fit->coef[j] + share * f->step[j];
		value = firth_at(f, arena, f->tried);
		if (!(value >= *now - STILL * (fabs(*now) + 0.1)))
			continue;
		memcpy(f->fit->coef, f->tried, f->p * sizeof(double));
		*now = value;
		return true;
	}
	return false;
}

/*
 * The information is not the curvature of the penalty: a step may lead as far
 * beyond the top as it began before it.  Where that is seen steps are shorter
 * from there on.
 */
static void
firth_shorten(struct firth *f, double gain, double before)
{
	double along = 0;

	for (size_t j = 0; j < f->p; j++)
		along += f->u[j] * f->last[j];
	if (along < 0 && gain > 0.25 * before)
		f->longest /= 2;
}

static bool
firth_iterate(struct firth *f, struct arena *arena)
{
	double now = firth_at(f, arena, f->fit->coef), gain = INFINITY;

	for (f->fit->steps = 1; f->fit->steps <= STEPS_MOST; f->fit->steps++) {
		double before = now, last = gain;

		if (!isfinite(now))
			return false;
		gain = firth_direct(f);
		firth_shorten(f, gain, last);
		memcpy(f->last, f->step, f->p * sizeof(double));
		if (!firth_step(f, arena, &now))
			return false;
		if (gain < NOTHING &&
		    fabs(before - now) <= STILL * (fabs(now) + 0.1))
			return true;
	}
	return false;
}

static bool
outcome_check(struct stats *st, const struct stats_glm_in *in)
{
	for (size_t i = 0; i < in->model->x.rows; i++)
		if (in->y[i] != 0 && in->y[i] != 1) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			stats_about(note, in->outcome);
			note->row = (int64_t)i + 1;
			return false;
		}
	return true;
}

bool
stats_firth_fit(struct stats *st, const struct stats_glm_in *in,
                struct stats_glm *out)
{
	struct firth f;

	claim(in->family == STATS_LOGIT && in->w == NULL && in->offset == NULL);
	firth_make(st, in, &f, out);
	if (!outcome_check(st, in))
		return false;
	if (f.n == 0 || f.p == 0 || !firth_iterate(&f, st->arena) ||
	    !stats_inverse(st->arena, f.info, f.p, out->vcov))
		return stats_stop(st, E_NOT_CONVERGED, in->outcome);
	for (size_t j = 0; j < f.p; j++)
		out->se[j] = sqrt(out->vcov[j * f.p + j]);
	for (size_t i = 0; i < f.n; i++)
		out->score[i] = in->y[i] - out->mu[i];
	out->deviance = -2 * out->loglik;
	return true;
}
