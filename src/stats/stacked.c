/*
 * stacked.c - the error of a weighted effect that knows its weights were
 * estimated.
 */
#include "stats/stacked.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/special.h"

/* Groups are 1 the treated, 0 the others. */
struct stacking {
	struct stats *st;
	const struct stats_stacked_in *in;
	double of[2], mean[2]; /* weighted time (or people), and rate */
	double n;              /* who is in the means */
	double *middle;        /* of entropy balancing: the treated's means */
	double treated, controls;
	double *steer
	        [2];    /* how a mean moves with the equations of the weights */
	double *one[2]; /* what each person adds to a mean */
};

static bool
is_in(const struct stacking *s, size_t i)
{
	return !isnan(s->in->y[i]) && s->in->w[i] > 0;
}

static double
time_of(const struct stacking *s, size_t i)
{
	return s->in->time == NULL ? 1 : s->in->time[i];
}

static void
means_make(struct stacking *s)
{
	double sum[2] = {0, 0};

	for (size_t i = 0; i < s->in->n; i++) {
		int t = s->in->treat[i] > 0.5;

		if (!is_in(s, i))
			continue;
		s->n++;
		sum[t] += s->in->w[i] * s->in->y[i];
		s->of[t] += s->in->w[i] * time_of(s, i);
	}
	for (int t = 0; t < 2; t++)
		s->mean[t] = sum[t] / s->of[t];
}

static double
residual(const struct stacking *s, size_t i)
{
	return s->in->y[i] - s->mean[s->in->treat[i] > 0.5] * time_of(s, i);
}

/* How the score moves with its linear predictor. */
static double
score_slope(const struct stacking *s, size_t i)
{
	double e = s->in->share[i];

	return s->in->probit ? stats_normal_density(s->in->scale[i])
	                     : e * (1 - e);
}

/* How a weight moves with the linear predictor of its score. */
static double
weight_slope(const struct stacking *s, size_t i)
{
	double e = s->in->share[i], by = score_slope(s, i);
	bool t = s->in->treat[i] > 0.5;

	switch (s->in->estimand) {
	case STATS_ATE:
		return t ? -by / (e * e) : by / ((1 - e) * (1 - e));
	case STATS_ATO:
		return t ? -by : by;
	default:
		return t ? 0 : by / ((1 - e) * (1 - e));
	}
}

/* A column's value as the equation of the weights has it. */
static double
value_of(const struct stacking *s, size_t j, size_t i)
{
	return STATS_COLUMN(s->in->x, j)[i] -
	       (s->in->share == NULL ? s->middle[j] : 0);
}

/*
 * What a person weighs in the information of the weights' equations: the
 * observed one, which for a probit is not the expected.
 */
static double
information_of(const struct stacking *s, size_t i)
{
	bool t = s->in->treat[i] > 0.5;
	double e, by;

	if (s->in->share == NULL)
		return t ? 0 : s->in->w[i];
	e = s->in->share[i];
	by = score_slope(s, i);
	if (!s->in->probit)
		return by;
	return t ? by / e * (by / e + s->in->scale[i])
	         : by / (1 - e) * (by / (1 - e) - s->in->scale[i]);
}

/*
 * What a person adds to the weights' equations, for each unit of a column; a
 * control of entropy balancing pulls their mean away from the treated's.
 */
static double
equation_of(const struct stacking *s, size_t i)
{
	bool t = s->in->treat[i] > 0.5;
	double e;

	if (s->in->share == NULL)
		return t ? s->controls / s->treated : -s->in->w[i];
	e = s->in->share[i];
	return (t - e) * score_slope(s, i) / (e * (1 - e));
}

static void
middle_make(struct stacking *s)
{
	size_t p = s->in->x->cols;

	s->middle = arena_new(s->st->arena, double, p + 1);
	for (size_t i = 0; i < s->in->n; i++) {
		bool t = s->in->treat[i] > 0.5;

		*(t ? &s->treated : &s->controls) += t ? 1 : s->in->w[i];
		for (size_t j = 0; t && j < p; j++)
			s->middle[j] += STATS_COLUMN(s->in->x, j)[i];
	}
	for (size_t j = 0; j < p; j++)
		s->middle[j] /= s->treated;
}

/* How a weight moves with the equations of the weights, for each unit of a
 * column. */
static double
slope_of(const struct stacking *s, size_t i)
{
	if (s->in->share != NULL)
		return weight_slope(s, i);
	return s->in->treat[i] > 0.5 ? 0 : s->in->w[i];
}

/* What one person's place in the weights does to the mean of their group. */
static void
steer_add(struct stacking *s, const struct stats_matrix *x, size_t i)
{
	int t = s->in->treat[i] > 0.5;

	if (!is_in(s, i))
		return;
	for (size_t j = 0; j < x->cols; j++)
		s->steer[t][j] += slope_of(s, i) * residual(s, i) *
		                  STATS_COLUMN(x, j)[i] / s->of[t];
}

/* The columns as the equations of the weights have them, and their
 * information. */
static void
information_make(struct stacking *s, struct stats_matrix *x, double *info)
{
	size_t n = s->in->n, p = s->in->x->cols;
	double *w = arena_new(s->st->arena, double, n + 1);

	*x = (struct stats_matrix){n, p,
	                           arena_new(s->st->arena, double, n *p + 1)};
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i < n; i++)
			STATS_COLUMN(x, j)[i] = value_of(s, j, i);
	for (size_t i = 0; i < n; i++)
		w[i] = information_of(s, i);
	stats_cross(s->st->arena, x, w, info);
}

/* The information of the weights' equations, and each mean's slope in them. */
static bool
steer_make(struct stacking *s)
{
	size_t n = s->in->n, p = s->in->x->cols;
	double *info = arena_new(s->st->arena, double, p *p + 1);
	struct stats_matrix x;

	for (int t = 0; t < 2; t++)
		s->steer[t] = arena_new(s->st->arena, double, p + 1);
	information_make(s, &x, info);
	for (size_t i = 0; i < n; i++)
		steer_add(s, &x, i);
	for (int t = 0; t < 2; t++)
		if (!stats_solve(s->st->arena, info, p, s->steer[t]))
			return stats_stop(s->st, E_NOT_CONVERGED, S("weights"));
	return true;
}

static void
each_make(struct stacking *s)
{
	size_t n = s->in->n, p = s->in->x->cols;

	for (int t = 0; t < 2; t++)
		s->one[t] = arena_new(s->st->arena, double, n + 1);
	for (size_t i = 0; i < n; i++) {
		int of = s->in->treat[i] > 0.5;
		double by = equation_of(s, i);

		for (int t = 0; t < 2; t++)
			for (size_t j = 0; j < p; j++)
				s->one[t][i] +=
				        s->steer[t][j] * by * value_of(s, j, i);
		if (is_in(s, i))
			s->one[of][i] +=
			        s->in->w[i] * residual(s, i) / s->of[of];
	}
}

/* The root of the sum of squares of a difference of the two. */
static double
error_of(const struct stacking *s, double treated, double others)
{
	struct stats_sum sum = {0, 0};

	for (size_t i = 0; i < s->in->n; i++) {
		double v = treated * s->one[1][i] - others * s->one[0][i];

		stats_sum_add(&sum, v * v);
	}
	return sqrt(stats_sum_get(&sum));
}

/* The errors on the three scales, with their small-sample factors. */
static void
errors_make(const struct stacking *s, struct stats_stacked *out)
{
	double p1 = s->mean[1], p0 = s->mean[0];
	double ratio = sqrt(s->n / (s->n - 1));

	out->rd_se = error_of(s, 1, 1) * sqrt(s->n / (s->n - 2));
	if (!(p1 > 0) || !(p0 > 0))
		return;
	out->log_rr_se = error_of(s, 1 / p1, 1 / p0) * ratio;
	if (p1 < 1 && p0 < 1)
		out->log_or_se =
		        error_of(s, 1 / (p1 * (1 - p1)), 1 / (p0 * (1 - p0))) *
		        ratio;
}

bool
stats_stacked_make(struct stats *st, const struct stats_stacked_in *in,
                   struct stats_stacked *out)
{
	struct stacking s = {.st = st, .in = in};

	*out = (struct stats_stacked){NAN, NAN, NAN};
	means_make(&s);
	if (!(s.of[0] > 0) || !(s.of[1] > 0))
		return stats_stop(st, E_NO_OVERLAP, S(""));
	if (in->share == NULL)
		middle_make(&s);
	if (!steer_make(&s))
		return false;
	each_make(&s);
	errors_make(&s, out);
	return true;
}

bool
stats_stacked_moves(struct stats *st, const struct stats_stacked_in *in,
                    double *moves)
{
	struct stacking s = {.st = st, .in = in};
	size_t p = in->x->cols;
	double *info = arena_new(st->arena, double, p *p + 1);
	double *steer = arena_new(st->arena, double, p + 1);
	struct stats_matrix x;

	if (in->share == NULL)
		middle_make(&s);
	information_make(&s, &x, info);
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i < in->n; i++)
			if (in->w[i] > 0)
				steer[j] += moves[i] / in->w[i] *
				            slope_of(&s, i) *
				            STATS_COLUMN(&x, j)[i];
	if (!stats_solve(st->arena, info, p, steer))
		return stats_stop(st, E_NOT_CONVERGED, S("weights"));
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i < in->n; i++)
			moves[i] += steer[j] * equation_of(&s, i) *
			            STATS_COLUMN(&x, j)[i];
	return true;
}
