/*
 * glm.c - logistic, probit, Poisson and negative binomial regression.
 */
#include <math.h>
#include <string.h>

#include "stats/glm_local.h"
#include "stats/linear.h"
#include "stats/separate.h"
#include "stats/special.h"

#define STEPS_MOST  100
#define STEPS_SLOW  1000 /* of counts that vary much: a tenth nearer each */
#define HALVES_MOST 40
#define FAR         15
#define FAR_PROBIT  5
#define STILL       1e-12
#define NOTHING     1e-10

/* Whether what tells two values apart does so without fail; or where nobody
 * has an event, of counts. */
static bool
is_separated(struct stats *st, const struct stats_glm_in *in)
{
	return glm_is_two_valued(in->family)
	               ? stats_separated(st, in->model, in->basis, in->y)
	               : stats_separated_counts(st, in->model, in->basis,
	                                        in->y);
}

/* Whether it is separated: asked once, when something is far out. */
static bool
state_is_separated(struct stats *st, struct glm_state *s)
{
	double far = s->in->family == STATS_PROBIT ? FAR_PROBIT : FAR;

	if (s->asked || s->far <= far)
		return false;
	s->asked = true;
	return is_separated(st, s->in);
}

/* One step of Fisher's: halved until the deviance is no worse. */
static bool
state_step(struct glm_state *s, double *deviance)
{
	double *coef = s->fit->coef;
	double share = 1, now;

	for (int half = 0; half < HALVES_MOST; half++) {
		for (size_t j = 0; j < s->p; j++)
			s->tried[j] = coef[j] + share * s->step[j];
		now = glm_state_at(s, s->tried);
		if (isfinite(now) &&
		    now <= *deviance + STILL * (fabs(*deviance) + 0.1)) {
			memcpy(coef, s->tried, s->p * sizeof(*coef));
			*deviance = now;
			return true;
		}
		share /= 2;
	}
	return false;
}

static bool
glm_stuck(struct stats *st, struct glm_state *s)
{
	s->asked = false;
	if (is_separated(st, s->in))
		return false;
	return stats_stop(st, E_NOT_CONVERGED, s->in->outcome);
}

/* Where to go from here, and how much there is to gain. */
static bool
state_direct(struct stats *st, struct glm_state *s, double *decrement)
{
	struct arena_mark mark = arena_mark(st->arena);
	bool solved;

	memcpy(s->step, s->u, s->p * sizeof(*s->u));
	solved = stats_solve(st->arena, s->info, s->p, s->step);
	arena_release(st->arena, mark);
	*decrement = 0;
	for (size_t j = 0; j < s->p; j++)
		*decrement += s->u[j] * s->step[j];
	return solved;
}

static bool
glm_iterate(struct stats *st, struct glm_state *s)
{
	struct stats_glm *fit = s->fit;
	double deviance, before, decrement = 0;
	int most = s->in->family == STATS_NEGATIVE_BINOMIAL ? STEPS_SLOW
	                                                    : STEPS_MOST;

	if (!glm_state_start(st, s))
		return glm_stuck(st, s);
	deviance = glm_state_at(s, fit->coef);
	for (fit->steps = 1; fit->steps <= most; fit->steps++) {
		if (!isfinite(deviance) || state_is_separated(st, s) ||
		    !state_direct(st, s, &decrement))
			return glm_stuck(st, s);
		before = deviance;
		if (!state_step(s, &deviance))
			return glm_stuck(st, s);
		fit->deviance = deviance;
		if (sqrt(fabs(decrement)) < NOTHING &&
		    fabs(before - deviance) <= STILL * (fabs(deviance) + 0.1))
			return true;
	}
	return glm_stuck(st, s);
}

static bool
outcome_check(struct stats *st, const struct stats_glm_in *in)
{
	bool any = glm_is_two_valued(in->family) || in->model->x.rows == 0;

	for (size_t i = 0; i < in->model->x.rows; i++) {
		double y = in->y[i], w = stats_weight(in->w, i);
		bool good = glm_is_two_valued(in->family)
		                    ? y == 0 || y == 1
		                    : y >= 0 && isfinite(y);

		if (!good || !(w > 0) || !isfinite(w)) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			stats_about(note, in->outcome);
			note->row = (int64_t)i + 1;
			return false;
		}
		any |= y > 0;
	}
	return any || stats_stop(st, E_NO_EVENTS, in->outcome);
}

static double
log_likelihood(const struct stats_glm_in *in, const struct stats_glm *fit)
{
	struct stats_sum sum = {0, 0};

	if (glm_is_two_valued(in->family))
		return -fit->deviance / 2;
	for (size_t i = 0; i < in->model->x.rows; i++) {
		double y = in->y[i], mu = fit->mu[i], t = in->theta, one;

		if (in->family == STATS_POISSON)
			one = y * fit->eta[i] - mu - stats_lgamma(y + 1);
		else
			one = stats_lgamma(t + y) - stats_lgamma(t) -
			      stats_lgamma(y + 1) + t * log(t) +
			      (y > 0 ? y * fit->eta[i] : 0) -
			      (t + y) * log(t + mu);
		stats_sum_add(&sum, stats_weight(in->w, i) * one);
	}
	return stats_sum_get(&sum);
}

static bool
fit_plain(struct stats *st, const struct stats_glm_in *in,
          struct stats_glm *out)
{
	struct glm_state s;

	if (!outcome_check(st, in))
		return false;
	if (in->model->x.rows == 0 || in->model->x.cols == 0)
		return stats_stop(st, E_NOT_CONVERGED, in->outcome);
	glm_state_make(st, in, &s, out);
	if (!glm_iterate(st, &s))
		return false;
	if (!stats_inverse(st->arena, s.info, s.p, out->vcov))
		return glm_stuck(st, &s);
	for (size_t j = 0; j < s.p; j++)
		out->se[j] = sqrt(out->vcov[j * s.p + j]);
	out->loglik = log_likelihood(in, out);
	return true;
}

typedef bool
glm_fit(struct stats *st, const struct stats_glm_in *in, struct stats_glm *out);

/* A fit of columns that say nearly the same is one of others, put back. */
static bool
fit_apart(struct stats *st, const struct stats_glm_in *in, glm_fit *fit,
          struct stats_glm *out)
{
	struct stats_basis *basis;
	struct stats_glm_in ask = *in;
	struct stats_model model = *in->model;
	size_t p = model.x.cols;

	if (in->basis != NULL || in->start != NULL)
		return fit(st, in, out);
	basis = arena_new(st->arena, struct stats_basis, 1);
	if (!stats_basis_make(st, &in->model->x, basis))
		return fit(st, in, out);
	model.x = basis->q;
	ask.model = &model;
	ask.basis = basis;
	if (!fit(st, &ask, out))
		return false;
	out->basis = basis;
	out->basis_vcov = out->vcov;
	out->vcov = arena_new(st->arena, double, p *p + 1);
	stats_basis_back(basis, out->coef);
	stats_basis_square(st->arena, basis, out->basis_vcov, out->vcov);
	for (size_t j = 0; j < p; j++)
		out->se[j] = sqrt(out->vcov[j * p + j]);
	return true;
}

bool
stats_glm_fit(struct stats *st, const struct stats_glm_in *in,
              struct stats_glm *out)
{
	return fit_apart(st, in, fit_plain, out);
}

bool
stats_glm_null(struct stats *st, const struct stats_glm_in *in,
               double *deviance)
{
	size_t n = in->model->x.rows;
	struct str name = S("(intercept)");
	struct stats_model one = {.x = {n, 1, arena_new(st->arena, double, n)},
	                          .names = &name,
	                          .sources = &name};
	struct stats_glm_in ask = *in;
	struct stats_glm fit;

	for (size_t i = 0; i < n; i++)
		one.x.v[i] = 1;
	ask.model = &one;
	if (!stats_glm_fit(st, &ask, &fit))
		return false;
	*deviance = fit.deviance;
	return true;
}

void
stats_glm_robust(struct stats *st, const struct stats_glm_in *in,
                 const struct stats_glm *fit, double *se)
{
	size_t p = fit->p;
	double *squares = arena_new(st->arena, double, in->model->x.rows + 1);
	double *meat = arena_new(st->arena, double, p *p + 1);
	double *whole = arena_new(st->arena, double, p *p + 1);

	for (size_t i = 0; i < in->model->x.rows; i++)
		squares[i] = fit->score[i] * fit->score[i];
	stats_cross(st->arena,
	            fit->basis == NULL ? &in->model->x : &fit->basis->q,
	            squares, meat);
	stats_sandwich(st->arena,
	               fit->basis == NULL ? fit->vcov : fit->basis_vcov, meat,
	               p, whole);
	if (fit->basis != NULL)
		stats_basis_square(st->arena, fit->basis, whole, whole);
	for (size_t j = 0; j < p; j++)
		se[j] = sqrt(whole[j * p + j]);
}

double
stats_glm_dispersion(const struct stats_glm_in *in, const struct stats_glm *fit)
{
	struct stats_sum sum = {0, 0};

	for (size_t i = 0; i < in->model->x.rows; i++) {
		double mu = fit->mu[i], miss = in->y[i] - mu, v = mu;

		if (glm_is_two_valued(in->family))
			v = mu * (1 - mu);
		if (in->family == STATS_NEGATIVE_BINOMIAL)
			v = mu + mu * mu / in->theta;
		stats_sum_add(&sum, stats_weight(in->w, i) * miss * miss / v);
	}
	return stats_sum_get(&sum) / (double)(in->model->x.rows - fit->p);
}

/* --- negative binomial --------------------------------------------------- */

/* Counts up to here have their gamma functions worked out once. */
#define COUNTS 64

/* digamma(t + y) - digamma(t) and trigamma(t) - trigamma(t + y) of counts. */
struct gammas {
	double di[COUNTS], tri[COUNTS];
};

static void
gammas_at(double t, bool fine, struct gammas *out)
{
	double di = stats_digamma(t), tri = stats_trigamma(t);

	for (int y = 0; y < COUNTS; y++) {
		out->di[y] = stats_digamma(t + y) - di;
		out->tri[y] = tri - stats_trigamma(t + y);
	}
	/* of a large theta differences lose digits, and sums do not */
	for (int y = 1; fine && y < COUNTS; y++) {
		double by = 1 / (t + y - 1);

		out->di[y] = (y > 1 ? out->di[y - 1] : 0) + by;
		out->tri[y] = (y > 1 ? out->tri[y - 1] : 0) + by * by;
	}
}

/* Score and observed information of theta at these means. */
static void
theta_at(const struct stats_glm_in *in, const double *mu, double t, bool fine,
         double *score, double *information)
{
	struct stats_sum u = {0, 0}, v = {0, 0};
	struct gammas g;

	gammas_at(t, fine, &g);
	for (size_t i = 0; i < in->model->x.rows; i++) {
		double y = in->y[i], w = stats_weight(in->w, i), m = mu[i];
		bool known = y < COUNTS && y == floor(y);
		double di = known ? g.di[(int)y]
		                  : stats_digamma(t + y) - stats_digamma(t);
		double tri = known ? g.tri[(int)y]
		                   : stats_trigamma(t) - stats_trigamma(t + y);
		double share = (y + t) / (m + t);

		stats_sum_add(&u, w * (di - log1p(m / t) + 1 - share));
		stats_sum_add(&v, w * (tri - 1 / t + (2 - share) / (m + t)));
	}
	*score = stats_sum_get(&u);
	*information = stats_sum_get(&v);
}

#define THETA_MOST 1e8

/* What is known of log theta at least: an error of a hundred is of none. */
#define TOLD 1e-4

/* Turns after which theta is led to where its steps are going. */
#define TURNS_SLOW 30

/* Where three values that near an end one after the other are going. */
static double
theta_led(const double *last)
{
	double a = log(last[1] / last[0]), b = log(last[2] / last[1]);
	double by = a != b ? b * b / (a - b) : 0;

	return last[2] * exp(fmax(-1, fmin(1, by)));
}

/* Theta's best value, by Newton's steps on its logarithm. */
static bool
theta_best(const struct stats_glm_in *in, const double *mu, bool fine,
           double *t, double *information)
{
	for (int i = 0; i < STEPS_MOST; i++) {
		double score, step, curve;

		theta_at(in, mu, *t, fine, &score, information);
		curve = *information * *t * *t - score * *t;
		step = curve > 0 ? score * *t / curve : (score > 0 ? 1 : -1);
		step = fmax(-2, fmin(2, step));
		*t *= exp(step);
		if (!(*t > 1e-8))
			return false;
		/* at these means there is no end; at others there may be */
		if (*t > THETA_MOST) {
			*t = THETA_MOST;
			return true;
		}
		if (fabs(step) < 1e-12)
			break;
	}
	return *information > 0;
}

/* The turns between theta and the means. */
struct turning {
	struct stats_glm_in ask;
	double information, before, last[3];
	int turn;
};

/* Whether theta stands, and is told from none at all. */
static bool
theta_stands(const struct turning *s)
{
	double theta = s->ask.theta, moved = fabs(theta - s->before) / theta;

	return s->turn > 0 && theta < THETA_MOST &&
	       moved < (s->turn < TURNS_SLOW ? 1e-11 : 1e-9) &&
	       s->information * theta * theta > TOLD;
}

static void
theta_next(struct turning *s)
{
	s->last[s->turn % 3] = s->ask.theta;
	if (s->turn >= TURNS_SLOW && s->turn % 3 == 2)
		s->ask.theta = theta_led(s->last);
	s->before = s->ask.theta;
}

static bool
nb_plain(struct stats *st, const struct stats_glm_in *in, struct stats_glm *out)
{
	struct turning s = {.ask = *in, .last = {1, 1, 1}};

	s.ask.family = STATS_POISSON;
	if (!fit_plain(st, &s.ask, out))
		return false;
	s.ask.family = STATS_NEGATIVE_BINOMIAL;
	s.ask.theta = 1;
	for (; s.turn < STEPS_MOST; s.turn++) {
		if (!theta_best(&s.ask, out->mu, s.turn >= TURNS_SLOW,
		                &s.ask.theta, &s.information))
			break;
		if (theta_stands(&s)) {
			out->theta_se = 1 / sqrt(s.information);
			out->theta = s.ask.theta;
			return true;
		}
		if (fmin(s.ask.theta, s.before) >= THETA_MOST)
			break;
		theta_next(&s);
		s.ask.start = out->coef;
		if (!fit_plain(st, &s.ask, out))
			return false;
	}
	return stats_stop(st, E_NOT_CONVERGED, in->outcome);
}

bool
stats_glm_nb(struct stats *st, const struct stats_glm_in *in,
             struct stats_glm *out)
{
	return fit_apart(st, in, nb_plain, out);
}
