/*
 * glm.c - logistic, probit, Poisson and negative binomial regression.
 */
#include "stats/glm.h"

#include <math.h>
#include <string.h>

#include "stats/linear.h"
#include "stats/separate.h"
#include "stats/special.h"

#define STEPS_MOST  100
#define HALVES_MOST 40
#define FAR         15
#define STILL       1e-12
#define NOTHING     1e-10

/* What one row says at its linear predictor. */
struct glm_row {
	double mu, weight, score, deviance;
};

static bool
is_two_valued(enum stats_family family)
{
	return family == STATS_LOGIT || family == STATS_PROBIT;
}

/* y log(y / mu), with 0 for y = 0. */
static double
y_log(double y, double mu)
{
	return y > 0 ? y * log(y / mu) : 0;
}

static struct glm_row
row_logit(double y, double eta)
{
	double e = exp(-fabs(eta)), small = e / (1 + e), large = 1 / (1 + e);
	double mu = eta >= 0 ? large : small;
	double miss = eta >= 0 ? small : large;

	return (struct glm_row){
	        .mu = mu,
	        .weight = small * large,
	        .score = y > 0.5 ? miss : -mu,
	        .deviance = 2 * (log1p(e) +
	                         ((y > 0.5) == (eta >= 0) ? 0 : fabs(eta)))};
}

static struct glm_row
row_probit(double y, double eta)
{
	double mu = fmax(stats_normal_below(eta), 1e-300);
	double miss = fmax(stats_normal_above(eta), 1e-300);
	double density = stats_normal_density(eta);

	return (struct glm_row){.mu = mu,
	                        .weight = density / mu * (density / miss),
	                        .score = y > 0.5 ? density / mu
	                                         : -density / miss,
	                        .deviance = -2 * log(y > 0.5 ? mu : miss)};
}

static struct glm_row
row_poisson(double y, double eta)
{
	double mu = exp(eta);

	return (struct glm_row){.mu = mu,
	                        .weight = mu,
	                        .score = y - mu,
	                        .deviance = 2 * (y_log(y, mu) - (y - mu))};
}

static struct glm_row
row_negative(double y, double eta, double theta)
{
	double mu = exp(eta), share = theta / (theta + mu);

	return (struct glm_row){
	        .mu = mu,
	        .weight = mu * share,
	        .score = (y - mu) * share,
	        .deviance =
	                2 * (y_log(y, mu) -
	                     (y + theta) * log((y + theta) / (mu + theta)))};
}

static struct glm_row
row_of(const struct stats_glm_in *in, double y, double eta)
{
	switch (in->family) {
	case STATS_LOGIT:
		return row_logit(y, eta);
	case STATS_PROBIT:
		return row_probit(y, eta);
	case STATS_POISSON:
		return row_poisson(y, eta);
	default:
		return row_negative(y, eta, in->theta);
	}
}

/* The state of a fit. */
struct glm_state {
	const struct stats_glm_in *in;
	struct stats_glm *fit;
	size_t n, p;
	double *weight; /* rows: w d^2 / V */
	double *info;   /* p x p */
	double *u;      /* p: the score, then the step */
	double *tried;  /* p */
	bool asked;     /* whether it is separated */
};

/* All rows at these coefficients: means, weights, score and deviance. */
static double
state_at(struct glm_state *s, const double *coef)
{
	const struct stats_glm_in *in = s->in;
	struct stats_glm *fit = s->fit;
	struct stats_sum deviance = {0, 0};

	stats_times(&in->model->x, coef, fit->eta);
	for (size_t i = 0; i < s->n; i++) {
		double w = stats_weight(in->w, i);
		struct glm_row row;

		if (in->offset != NULL)
			fit->eta[i] += in->offset[i];
		row = row_of(in, in->y[i], fit->eta[i]);
		fit->mu[i] = row.mu;
		s->weight[i] = w * row.weight;
		fit->score[i] = w * row.score;
		stats_sum_add(&deviance, w * row.deviance);
	}
	return stats_sum_get(&deviance);
}

/* The first coefficients, from means between the outcomes and the middle. */
static void
state_start(struct glm_state *s)
{
	const struct stats_glm_in *in = s->in;
	double *z = s->fit->score;

	for (size_t i = 0; i < s->n; i++) {
		double y = in->y[i];
		double offset = in->offset == NULL ? 0 : in->offset[i];
		double mu = is_two_valued(in->family) ? (y + 0.5) / 2 : y + 0.1;
		double eta = in->family == STATS_LOGIT    ? log(mu / (1 - mu))
		             : in->family == STATS_PROBIT ? stats_normal_at(mu)
		                                          : log(mu);
		struct glm_row row = row_of(in, y, eta);

		s->weight[i] = stats_weight(in->w, i) * row.weight;
		z[i] = s->weight[i] * (eta - offset + row.score / row.weight);
	}
	stats_cross_vector(&in->model->x, z, s->fit->coef);
}

static void
state_information(struct stats *st, struct glm_state *s)
{
	stats_cross(st->arena, &s->in->model->x, s->weight, s->info);
}

/* Whether it is separated: asked once, when something is far out. */
static bool
state_is_separated(struct stats *st, struct glm_state *s)
{
	double far = 0;

	if (s->asked || !is_two_valued(s->in->family))
		return false;
	for (size_t i = 0; i < s->n; i++)
		far = fmax(far, fabs(s->fit->eta[i]));
	if (far <= FAR)
		return false;
	s->asked = true;
	return stats_separated(st, s->in->model, s->in->y);
}

/* One step of Fisher's: halved until the deviance is no worse. */
static bool
state_step(struct glm_state *s, double *deviance)
{
	double *coef = s->fit->coef;
	double share = 1, now;

	for (int half = 0; half < HALVES_MOST; half++) {
		for (size_t j = 0; j < s->p; j++)
			s->tried[j] = coef[j] + share * s->u[j];
		now = state_at(s, s->tried);
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
	if (is_two_valued(s->in->family) &&
	    stats_separated(st, s->in->model, s->in->y))
		return false;
	return stats_stop(st, E_NOT_CONVERGED, s->in->outcome);
}

static bool
glm_iterate(struct stats *st, struct glm_state *s)
{
	struct stats_glm *fit = s->fit;
	double deviance, before;

	state_information(st, s);
	if (!stats_solve(st->arena, s->info, s->p, fit->coef))
		return glm_stuck(st, s);
	deviance = state_at(s, fit->coef);
	for (fit->steps = 1; fit->steps <= STEPS_MOST; fit->steps++) {
		double decrement = 0;

		if (!isfinite(deviance) || state_is_separated(st, s))
			return glm_stuck(st, s);
		state_information(st, s);
		stats_cross_vector(&s->in->model->x, fit->score, s->u);
		memcpy(s->tried, s->u, s->p * sizeof(*s->u));
		if (!stats_solve(st->arena, s->info, s->p, s->u))
			return glm_stuck(st, s);
		for (size_t j = 0; j < s->p; j++)
			decrement += s->tried[j] * s->u[j];
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
	for (size_t i = 0; i < in->model->x.rows; i++) {
		double y = in->y[i], w = stats_weight(in->w, i);
		bool good = is_two_valued(in->family) ? y == 0 || y == 1
		                                      : y >= 0 && isfinite(y);

		if (!good || !(w > 0) || !isfinite(w)) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			stats_about(note, in->outcome);
			note->row = (int64_t)i + 1;
			return false;
		}
	}
	return true;
}

static double
log_likelihood(const struct stats_glm_in *in, const struct stats_glm *fit)
{
	struct stats_sum sum = {0, 0};

	if (is_two_valued(in->family))
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

static void
glm_room(struct stats *st, const struct stats_glm_in *in, struct glm_state *s,
         struct stats_glm *out)
{
	size_t n = in->model->x.rows, p = in->model->x.cols;
	struct arena *arena = st->arena;

	*out = (struct stats_glm){.p = p,
	                          .coef = arena_new(arena, double, p + 1),
	                          .se = arena_new(arena, double, p + 1),
	                          .vcov = arena_new(arena, double, p *p + 1),
	                          .mu = arena_new(arena, double, n + 1),
	                          .eta = arena_new(arena, double, n + 1),
	                          .score = arena_new(arena, double, n + 1),
	                          .theta = in->theta};
	*s = (struct glm_state){.in = in,
	                        .fit = out,
	                        .n = n,
	                        .p = p,
	                        .weight = arena_new(arena, double, n + 1),
	                        .info = arena_new(arena, double, p *p + 1),
	                        .u = arena_new(arena, double, p + 1),
	                        .tried = arena_new(arena, double, p + 1)};
}

bool
stats_glm_fit(struct stats *st, const struct stats_glm_in *in,
              struct stats_glm *out)
{
	struct glm_state s;

	if (!outcome_check(st, in))
		return false;
	if (in->model->x.rows == 0 || in->model->x.cols == 0)
		return stats_stop(st, E_NOT_CONVERGED, in->outcome);
	glm_room(st, in, &s, out);
	state_start(&s);
	if (!glm_iterate(st, &s))
		return false;
	state_information(st, &s);
	if (!stats_inverse(st->arena, s.info, s.p, out->vcov))
		return glm_stuck(st, &s);
	for (size_t j = 0; j < s.p; j++)
		out->se[j] = sqrt(out->vcov[j * s.p + j]);
	out->loglik = log_likelihood(in, out);
	return true;
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
	stats_cross(st->arena, &in->model->x, squares, meat);
	stats_sandwich(st->arena, fit->vcov, meat, p, whole);
	for (size_t j = 0; j < p; j++)
		se[j] = sqrt(whole[j * p + j]);
}

double
stats_glm_dispersion(const struct stats_glm_in *in, const struct stats_glm *fit)
{
	struct stats_sum sum = {0, 0};

	for (size_t i = 0; i < in->model->x.rows; i++) {
		double mu = fit->mu[i], miss = in->y[i] - mu, v = mu;

		if (is_two_valued(in->family))
			v = mu * (1 - mu);
		if (in->family == STATS_NEGATIVE_BINOMIAL)
			v = mu + mu * mu / in->theta;
		stats_sum_add(&sum, stats_weight(in->w, i) * miss * miss / v);
	}
	return stats_sum_get(&sum) / (double)(in->model->x.rows - fit->p);
}

/* --- negative binomial --------------------------------------------------- */

/* Score and observed information of theta at these means. */
static void
theta_at(const struct stats_glm_in *in, const double *mu, double t,
         double *score, double *information)
{
	struct stats_sum u = {0, 0}, v = {0, 0};

	for (size_t i = 0; i < in->model->x.rows; i++) {
		double y = in->y[i], w = stats_weight(in->w, i), m = mu[i];

		stats_sum_add(&u, w * (stats_digamma(t + y) - stats_digamma(t) +
		                       log(t) + 1 - log(t + m) -
		                       (y + t) / (m + t)));
		stats_sum_add(&v,
		              w * (stats_trigamma(t) - stats_trigamma(t + y) -
		                   1 / t + 2 / (m + t) -
		                   (y + t) / ((m + t) * (m + t))));
	}
	*score = stats_sum_get(&u);
	*information = stats_sum_get(&v);
}

/* Theta's best value, by Newton's steps on its logarithm. */
static bool
theta_best(const struct stats_glm_in *in, const double *mu, double *t,
           double *information)
{
	for (int i = 0; i < STEPS_MOST; i++) {
		double score, step, curve;

		theta_at(in, mu, *t, &score, information);
		curve = *information * *t * *t - score * *t;
		step = curve > 0 ? score * *t / curve : (score > 0 ? 1 : -1);
		step = fmax(-2, fmin(2, step));
		*t *= exp(step);
		if (!(*t > 1e-8) || *t > 1e8)
			return false;
		if (fabs(step) < 1e-12)
			break;
	}
	return *information > 0;
}

bool
stats_glm_nb(struct stats *st, const struct stats_glm_in *in,
             struct stats_glm *out)
{
	struct stats_glm_in ask = *in;
	double information = 0, before = 0;

	ask.family = STATS_POISSON;
	if (!stats_glm_fit(st, &ask, out))
		return false;
	ask.family = STATS_NEGATIVE_BINOMIAL;
	ask.theta = 1;
	for (int turn = 0; turn < STEPS_MOST; turn++) {
		double moved;

		if (!theta_best(&ask, out->mu, &ask.theta, &information))
			return stats_stop(st, E_NOT_CONVERGED, in->outcome);
		moved = fabs(ask.theta - before) / ask.theta;
		before = ask.theta;
		if (turn > 0 && moved < 1e-11) {
			out->theta_se = 1 / sqrt(information);
			out->theta = ask.theta;
			return true;
		}
		if (!stats_glm_fit(st, &ask, out))
			return false;
	}
	return stats_stop(st, E_NOT_CONVERGED, in->outcome);
}
