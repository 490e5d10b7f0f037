/* stacked_test.c - errors of estimated weights against slow second ways. */
#include "stats/stacked.h"

#include <math.h>
#include <string.h>

#include "stats/random_test.h"
#include "stats/special.h"
#include "tests/test.h"

#define PEOPLE 90
#define COLS   3

/* People, a score that is fitted here and a weight of each. */
struct people {
	double x[COLS * PEOPLE], treat[PEOPLE], y[PEOPLE], time[PEOPLE];
	double w[PEOPLE], share[PEOPLE], scale[PEOPLE];
	struct stats_matrix matrix;
	struct stats_stacked_in in;
};

static void
expect_close(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance * fmax(fabs(want), 1e-12)))
		fail_msg("%.17g is not %.17g", got, want);
}

static void
people_make(uint64_t *seed, struct people *p, bool count)
{
	*p = (struct people){.x = {0}};
	for (size_t i = 0; i < PEOPLE; i++) {
		double a = random_of(seed, 1000) / 500 - 1;
		double b = random_of(seed, 2);

		p->x[i] = 1;
		p->x[PEOPLE + i] = a;
		p->x[2 * PEOPLE + i] = b;
		p->treat[i] = random_of(seed, 1000) < 300 + 200 * a + 150 * b;
		p->y[i] = random_of(seed, 1000) < 400 + 250 * a;
		if (count)
			p->y[i] *= 1 + random_of(seed, 3);
		p->time[i] = 0.5 + random_of(seed, 3) / 4;
		if (i % 17 == 3)
			p->y[i] = NAN;
	}
	p->matrix = (struct stats_matrix){PEOPLE, COLS, p->x};
	p->in = (struct stats_stacked_in){.n = PEOPLE,
	                                  .treat = p->treat,
	                                  .w = p->w,
	                                  .y = p->y,
	                                  .x = &p->matrix,
	                                  .share = p->share,
	                                  .scale = p->scale};
}

/* --- all equations, written down one by one ------------------------------ */

/*
 * The parameters: those of the weights, then the two means.  Of entropy
 * balancing the treated's means come first.
 */
#define PARAMETERS_MOST 8

struct equations {
	const struct people *p;
	size_t n;
	void (*of)(const struct people *p, size_t i, const double *at,
	           double *out);
};

static double
linear(const struct people *p, size_t i, const double *b)
{
	return b[0] + b[1] * p->x[PEOPLE + i] + b[2] * p->x[2 * PEOPLE + i];
}

static double
share_at(const struct people *p, double eta)
{
	return p->in.probit ? stats_normal_above(-eta) : 1 / (1 + exp(-eta));
}

static double
slope_at(const struct people *p, double eta)
{
	double e = share_at(p, eta);

	return p->in.probit ? exp(-eta * eta / 2) / sqrt(2 * acos(-1.0))
	                    : e * (1 - e);
}

static double
weight_at(const struct people *p, size_t i, double e)
{
	bool t = p->treat[i] > 0.5;

	if (p->in.estimand == STATS_ATE)
		return t ? 1 / e : 1 / (1 - e);
	if (p->in.estimand == STATS_ATO)
		return t ? 1 - e : e;
	return t ? 1 : e / (1 - e);
}

/* What the outcome of one adds to the two means' equations. */
static void
means_equation(const struct people *p, size_t i, double w, const double *mean,
               double *out)
{
	int t = p->treat[i] > 0.5;
	double time = p->in.time == NULL ? 1 : p->time[i];

	out[0] = out[1] = 0;
	if (!isnan(p->y[i]))
		out[1 - t] = w * (p->y[i] - mean[1 - t] * time);
}

static void
score_equation(const struct people *p, size_t i, const double *at, double *out)
{
	double eta = linear(p, i, at), e = share_at(p, eta);
	double by = (p->treat[i] - e) * slope_at(p, eta) / (e * (1 - e));

	for (size_t j = 0; j < COLS; j++)
		out[j] = by * p->x[j * PEOPLE + i];
	means_equation(p, i, weight_at(p, i, e), at + COLS, out + COLS);
}

/* The treated's means (0, 1), log weights (2, 3) and the means (4, 5). */
static void
entropy_equation(const struct people *p, size_t i, const double *at,
                 double *out)
{
	double a = p->x[PEOPLE + i] - at[0], b = p->x[2 * PEOPLE + i] - at[1];
	bool t = p->treat[i] > 0.5;
	double w = t ? 1 : exp(at[2] * a + at[3] * b);

	out[0] = t * a;
	out[1] = t * b;
	out[2] = t ? 0 : w * a;
	out[3] = t ? 0 : w * b;
	means_equation(p, i, w, at + 4, out + 4);
}

static void
sums_at(const struct equations *e, const double *at, double *sum)
{
	double one[PARAMETERS_MOST];

	memset(sum, 0, PARAMETERS_MOST * sizeof(*sum));
	for (size_t i = 0; i < PEOPLE; i++) {
		e->of(e->p, i, at, one);
		for (size_t k = 0; k < e->n; k++)
			sum[k] += one[k];
	}
}

/* How every sum moves with every parameter, by small steps. */
static void
slopes_at(const struct equations *e, const double *at,
          double out[PARAMETERS_MOST][PARAMETERS_MOST])
{
	double up[PARAMETERS_MOST], down[PARAMETERS_MOST];
	double near[PARAMETERS_MOST];

	for (size_t k = 0; k < e->n; k++) {
		memcpy(near, at, sizeof(near));
		near[k] = at[k] + 1e-5;
		sums_at(e, near, up);
		near[k] = at[k] - 1e-5;
		sums_at(e, near, down);
		for (size_t j = 0; j < e->n; j++)
			out[j][k] = (up[j] - down[j]) / 2e-5;
	}
}

/* Gauss and Jordan, with the largest first: a x = b, in place. */
static void
plain_solve(double a[PARAMETERS_MOST][PARAMETERS_MOST], double *b, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		size_t best = k;

		for (size_t i = k; i < n; i++)
			if (fabs(a[i][k]) > fabs(a[best][k]))
				best = i;
		for (size_t j = 0; j < n; j++) {
			double swap = a[k][j];

			a[k][j] = a[best][j];
			a[best][j] = swap;
		}
		{
			double swap = b[k];

			b[k] = b[best];
			b[best] = swap;
		}
		for (size_t i = 0; i < n; i++) {
			double by = i == k ? 0 : a[i][k] / a[k][k];

			for (size_t j = 0; j < n; j++)
				a[i][j] -= by * a[k][j];
			b[i] -= by * b[k];
		}
	}
	for (size_t k = 0; k < n; k++)
		b[k] /= a[k][k];
}

/* Newton's steps on all equations at once. */
static void
solve_all(const struct equations *e, double *at)
{
	for (int step = 0; step < 60; step++) {
		double a[PARAMETERS_MOST][PARAMETERS_MOST];
		double sum[PARAMETERS_MOST];

		sums_at(e, at, sum);
		slopes_at(e, at, a);
		plain_solve(a, sum, e->n);
		for (size_t k = 0; k < e->n; k++)
			at[k] -= sum[k];
	}
}

/* The variance of c'parameters: c'A^-1 B A^-1' c, person by person. */
static double
sandwich(const struct equations *e, const double *at, const double *c)
{
	double var = 0;

	for (size_t i = 0; i < PEOPLE; i++) {
		double a[PARAMETERS_MOST][PARAMETERS_MOST];
		double one[PARAMETERS_MOST], adds = 0;

		slopes_at(e, at, a);
		e->of(e->p, i, at, one);
		plain_solve(a, one, e->n);
		for (size_t k = 0; k < e->n; k++)
			adds += c[k] * one[k];
		var += adds * adds;
	}
	return var;
}

/* What the engine says beside what the equations say. */
/* What each adds to the difference with their weights as given, then with their
 * being estimated: the sum of squares is the error once more. */
static void
expect_moves(struct test *t, const struct people *p, const double *mean,
             double n, double rd_se)
{
	double moves[PEOPLE], of[2] = {0, 0}, sum = 0;
	struct stats st;

	for (size_t i = 0; i < PEOPLE; i++)
		if (!isnan(p->y[i]))
			of[p->treat[i] > 0.5] +=
			        p->w[i] * (p->in.time == NULL ? 1 : p->time[i]);
	for (size_t i = 0; i < PEOPLE; i++) {
		int g = p->treat[i] > 0.5;
		double time = p->in.time == NULL ? 1 : p->time[i];

		moves[i] = isnan(p->y[i])
		                   ? 0
		                   : (g == 1 ? 1 : -1) * p->w[i] *
		                             (p->y[i] - mean[1 - g] * time) /
		                             of[g];
	}
	stats_begin(&st, t->arena);
	expect_true(stats_stacked_moves(&st, &p->in, moves));
	for (size_t i = 0; i < PEOPLE; i++)
		sum += moves[i] * moves[i];
	expect_close(sqrt(sum * n / (n - 2)), rd_se, 1e-8);
}

static void
expect_stacked(struct test *t, const struct people *p,
               const struct equations *e, const double *at)
{
	double p1 = at[e->n - 2], p0 = at[e->n - 1], n = 0;
	double c[PARAMETERS_MOST] = {0};
	struct stats_stacked out;
	struct stats st;

	for (size_t i = 0; i < PEOPLE; i++)
		n += !isnan(p->y[i]);
	stats_begin(&st, t->arena);
	expect_true(stats_stacked_make(&st, &p->in, &out));
	c[e->n - 2] = 1;
	c[e->n - 1] = -1;
	expect_close(out.rd_se, sqrt(sandwich(e, at, c) * n / (n - 2)), 2e-7);
	expect_moves(t, p, at + e->n - 2, n, out.rd_se);
	c[e->n - 2] = 1 / p1;
	c[e->n - 1] = -1 / p0;
	expect_close(out.log_rr_se, sqrt(sandwich(e, at, c) * n / (n - 1)),
	             2e-7);
	if (!(p1 < 1) || !(p0 < 1))
		return;
	c[e->n - 2] = 1 / (p1 * (1 - p1));
	c[e->n - 1] = -1 / (p0 * (1 - p0));
	expect_close(out.log_or_se, sqrt(sandwich(e, at, c) * n / (n - 1)),
	             2e-7);
}

/* --- the rules ------------------------------------------------------------ */

static void
score_round(struct test *t, struct people *p)
{
	struct equations e = {p, COLS + 2, score_equation};
	double at[PARAMETERS_MOST] = {0};

	at[COLS] = at[COLS + 1] = 0.5;
	solve_all(&e, at);
	for (size_t i = 0; i < PEOPLE; i++) {
		double eta = linear(p, i, at);

		p->share[i] = share_at(p, eta);
		p->scale[i] = eta;
		p->w[i] = weight_at(p, i, p->share[i]);
	}
	expect_stacked(t, p, &e, at);
}

TEST("stats: the error that knows the score was estimated is that of the "
     "equations solved as one, differentiated step by step")
{
	static const enum stats_estimand all[] = {STATS_ATT, STATS_ATE,
	                                          STATS_ATO};
	uint64_t seed = 20261129;

	for (int k = 0; k < 3; k++)
		for (int probit = 0; probit < 2; probit++) {
			struct people p;

			people_make(&seed, &p, false);
			p.in.probit = probit;
			p.in.estimand = all[k];
			score_round(t, &p);
			people_make(&seed, &p, true);
			p.in.probit = probit;
			p.in.estimand = all[k];
			p.in.time = p.time;
			score_round(t, &p);
		}
}

/* Entropy balancing: the two columns without the intercept. */
static void
entropy_make(struct people *p, struct equations *e, double *at)
{
	*e = (struct equations){p, 6, entropy_equation};
	memset(at, 0, PARAMETERS_MOST * sizeof(*at));
	at[4] = at[5] = 0.5;
	solve_all(e, at);
	for (size_t i = 0; i < PEOPLE; i++)
		p->w[i] = p->treat[i] > 0.5
		                  ? 1
		                  : exp(at[2] * (p->x[PEOPLE + i] - at[0]) +
		                        at[3] * (p->x[2 * PEOPLE + i] - at[1]));
	p->matrix = (struct stats_matrix){PEOPLE, COLS - 1, p->x + PEOPLE};
	p->in.share = p->in.scale = NULL;
}

TEST("stats: the error of balanced weights is that of the equations solved as "
     "one, differentiated step by step")
{
	uint64_t seed = 4711;

	for (int round = 0; round < 4; round++) {
		double at[PARAMETERS_MOST];
		struct equations e;
		struct people p;

		people_make(&seed, &p, round % 2 == 1);
		if (round % 2 == 1)
			p.in.time = p.time;
		entropy_make(&p, &e, at);
		expect_stacked(t, &p, &e, at);
	}
}

TEST("stats: an outcome that the covariates say in full leaves no error but "
     "that of who the treated are")
{
	double at[PARAMETERS_MOST], mean = 0, square = 0, n = 0;
	uint64_t seed = 5;
	struct stats_stacked out;
	struct equations e;
	struct people p;
	struct stats st;

	people_make(&seed, &p, false);
	/* nobody differs from what is known of them, in either group */
	for (size_t i = 0; i < PEOPLE; i++)
		p.y[i] = 0.5 + p.x[PEOPLE + i] / 4;
	entropy_make(&p, &e, at);
	stats_begin(&st, t->arena);
	expect_true(stats_stacked_make(&st, &p.in, &out));
	/* the two means are of the same treated: their difference is fixed */
	expect_true(out.rd_se < 1e-9);
	/* and where the treated all have 1 more, one mean alone is left */
	for (size_t i = 0; i < PEOPLE; i++)
		if (p.treat[i] > 0.5) {
			p.y[i] = 0.5;
			n++;
			mean += p.x[PEOPLE + i] / 4;
		}
	mean /= n;
	for (size_t i = 0; i < PEOPLE; i++)
		if (p.treat[i] > 0.5) {
			double gap = p.x[PEOPLE + i] / 4 - mean;

			square += gap * gap;
		}
	stats_begin(&st, t->arena);
	expect_true(stats_stacked_make(&st, &p.in, &out));
	expect_close(out.rd_se,
	             sqrt(square) / n * sqrt(PEOPLE / (PEOPLE - 2.0)), 1e-7);
}

TEST("stats: where the equations of the weights have no single solution there "
     "is no error")
{
	double moves[PEOPLE] = {0};
	uint64_t seed = 6;
	struct stats_stacked out;
	struct people p;
	struct stats st;

	people_make(&seed, &p, false);
	for (size_t i = 0; i < PEOPLE; i++) {
		p.share[i] = 0.4;
		p.scale[i] = log(0.4 / 0.6);
		p.w[i] = 1;
		p.x[2 * PEOPLE + i] = p.x[PEOPLE + i]; /* the same twice */
	}
	stats_begin(&st, t->arena);
	expect_false(stats_stacked_make(&st, &p.in, &out));
	expect_true(stats_met(&st, E_NOT_CONVERGED));
	expect_true(isnan(out.rd_se));
	stats_begin(&st, t->arena);
	expect_false(stats_stacked_moves(&st, &p.in, moves));
	expect_true(stats_met(&st, E_NOT_CONVERGED));
	for (size_t i = 0; i < PEOPLE; i++)
		p.y[i] = NAN;
	stats_begin(&st, t->arena);
	expect_false(stats_stacked_make(&st, &p.in, &out));
	expect_true(stats_met(&st, E_NO_OVERLAP));
}
