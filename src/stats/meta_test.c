/* meta_test.c - pooling against published numbers and a slow second way. */
#include "stats/meta.h"

#include <math.h>

#include "stats/random_test.h"
#include "stats/special.h"
#include "tests/test.h"

static void
expect_close(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance))
		fail_msg("%.17g is not %.17g", got, want);
}

/*
 * Thirteen trials of a vaccine against tuberculosis (Colditz and others 1994,
 * JAMA 271, 698-702): cases and others, vaccinated and not.
 */
static const double trials[13][4] = {
        {4, 119, 11, 128},        {6, 300, 29, 274},
        {3, 228, 11, 209},        {62, 13536, 248, 12619},
        {33, 5036, 47, 5761},     {180, 1361, 372, 1079},
        {8, 2537, 10, 619},       {505, 87886, 499, 87892},
        {29, 7470, 45, 7232},     {17, 1699, 65, 1600},
        {186, 50448, 141, 27197}, {5, 2493, 3, 2338},
        {27, 16886, 29, 17825},
};

TEST("stats: thirteen trials of a vaccine are pooled as they were published")
{
	double b[13], se[13];
	struct stats_meta m;

	for (int k = 0; k < 13; k++) {
		const double *v = trials[k];
		double n1 = v[0] + v[1], n0 = v[2] + v[3];

		b[k] = log(v[0] / n1 / (v[2] / n0));
		se[k] = sqrt(1 / v[0] - 1 / n1 + 1 / v[2] - 1 / n0);
	}
	expect_true(stats_meta_pool(b, se, 13, &m));
	/* Colditz 1994: a ratio of 0.49 (0.34 to 0.70) by random effects */
	expect_close(exp(m.random), 0.49, 0.005);
	expect_close(exp(m.random - STATS_Z95 * m.random_se), 0.34, 0.005);
	expect_close(exp(m.random + STATS_Z95 * m.random_se), 0.70, 0.005);
	/* Viechtbauer 2010, J Stat Softw 36(3): Q of these is 152.23 */
	expect_close(m.q, 152.2330, 0.00005);
	expect_close(m.tau2, 0.3088, 0.00005);
	expect_close(m.i2, 0.9212, 0.00005);
	expect_close(m.fixed, -0.4303, 0.00005);
	expect_close(m.fixed_se, 0.0405, 0.00005);
	expect_true(m.q_p < 1e-24 && m.q_p > 0);
}

TEST("stats: findings that agree are pooled alike by fixed and by random "
     "effects")
{
	/* by hand: 0, 1 and 2, each within 1 */
	const double b[] = {0, 1, 2}, se[] = {1, 1, 1};
	struct stats_meta m;

	expect_true(stats_meta_pool(b, se, 3, &m));
	expect_close(m.fixed, 1, 1e-14);
	expect_close(m.fixed_se, sqrt(1.0 / 3), 1e-14);
	expect_close(m.q, 2, 1e-14);
	expect_close(m.q_p, exp(-1), 1e-12); /* chi-square of two degrees */
	expect_true(m.tau2 == 0 && m.i2 == 0);
	expect_close(m.random, m.fixed, 1e-14);
	expect_close(m.random_se, m.fixed_se, 1e-14);
	/* one alone is itself, and says nothing of how they differ */
	expect_true(stats_meta_pool(b + 2, se, 1, &m));
	expect_true(m.fixed == 2 && m.random == 2 && m.random_se == 1);
	expect_true(isnan(m.q) && isnan(m.low));
}

TEST("stats: findings that differ widen the interval, and from three on there "
     "is one for the next of them")
{
	/* by hand: Q = 8, of 2 degrees; C = 3 - 1; tau2 = 6 / 2 */
	const double b[] = {0, 2, 4}, se[] = {1, 1, 1};
	struct stats_meta m;

	expect_true(stats_meta_pool(b, se, 3, &m));
	expect_close(m.q, 8, 1e-13);
	expect_close(m.tau2, 3, 1e-13);
	expect_close(m.i2, 0.75, 1e-14);
	expect_close(m.random, 2, 1e-14);
	expect_close(m.random_se, sqrt(4.0 / 3), 1e-14);
	expect_true(m.random_se > m.fixed_se);
	/* Student's t of one degree leaves 2.5 % above 12.7062 */
	expect_close(m.high - 2, 12.7062047 * sqrt(3 + 4.0 / 3), 1e-6);
	expect_close(m.low + m.high, 4, 1e-12);
	expect_true(stats_meta_pool(b, se, 2, &m));
	expect_true(isnan(m.low) && isnan(m.high));
}

/* The same as the papers have it, sum by sum, Q by pairs of findings. */
static void
expect_plain(const double *b, const double *se, size_t n)
{
	double w = 0, w2 = 0, pairs = 0, tau2, top = 0, bottom = 0;
	struct stats_meta m;

	for (size_t i = 0; i < n; i++) {
		w += pow(se[i], -2);
		w2 += pow(se[i], -4);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			pairs += pow((b[i] - b[j]) / (se[i] * se[j]), 2);
	tau2 = (pairs / w - (double)(n - 1)) / (w - w2 / w);
	if (tau2 < 0)
		tau2 = 0;
	for (size_t i = 0; i < n; i++) {
		top += b[i] / (tau2 + se[i] * se[i]);
		bottom += 1 / (tau2 + se[i] * se[i]);
	}
	expect_true(stats_meta_pool(b, se, n, &m));
	expect_close(m.q, pairs / w, 1e-9 * (1 + pairs / w));
	expect_close(m.tau2, tau2, 1e-9 * (1 + tau2));
	expect_close(m.random, top / bottom, 1e-10);
	expect_close(m.random_se, 1 / sqrt(bottom), 1e-10);
}

TEST("stats: pooling is that of a slow second way, finding by finding")
{
	uint64_t seed = 1986;

	for (int round = 0; round < 500; round++) {
		size_t n = 2 + (size_t)random_of(&seed, 9);
		double b[10], se[10];

		for (size_t k = 0; k < n; k++) {
			b[k] = random_of(&seed, 1000) / 500 - 1;
			se[k] = 0.05 + random_of(&seed, 100) / 100;
		}
		expect_plain(b, se, n);
	}
}

TEST("stats: a finding without an error is refused")
{
	const double b[] = {1, 2}, none[] = {1, 0}, lost[] = {1, NAN};
	struct stats_meta m;

	expect_false(stats_meta_pool(b, none, 2, &m));
	expect_false(stats_meta_pool(b, lost, 2, &m));
	expect_false(stats_meta_pool(lost, b, 2, &m));
	expect_false(stats_meta_pool(b, none, 0, &m));
}
