/* special_test.c - distributions against printed values and each other. */
#include "stats/special.h"

#include <math.h>

#include "tests/test.h"

static void
expect_near(double got, double want, double by)
{
	if (!(fabs(got - want) <= by * fmax(fabs(want), 1e-300)))
		fail_msg("%.17g, not %.17g", got, want);
}

TEST("stats: the normal distribution meets printed values, far tails too")
{
	/* To ten figures in every table; the last by the asymptotic series. */
	expect_near(stats_normal_below(1.959963984540054), 0.975, 1e-14);
	expect_near(stats_normal_above(5), 2.866515718791939e-7, 1e-13);
	expect_near(stats_normal_above(37), 5.725571222524e-300, 1e-9);
	expect_near(stats_normal_at(0.975), 1.959963984540054, 1e-15);
	expect_near(stats_normal_at(1e-300), -37.04709640, 1e-8);
	expect_true(isinf(stats_normal_at(0)));
	expect_true(isnan(stats_normal_at(1.5)));
}

TEST("stats: a quantile put into its distribution gives the share back")
{
	for (double p = 0.001; p < 1; p += 0.037) {
		expect_near(stats_normal_below(stats_normal_at(p)), p, 1e-13);
		expect_near(stats_beta_below(stats_beta_at(p, 2.5, 7), 2.5, 7),
		            p, 1e-11);
		expect_near(stats_gamma_below(3.2, stats_gamma_at(p, 3.2)), p,
		            1e-11);
		expect_near(1 - stats_t_above(stats_t_at(p, 4), 4), p, 1e-11);
	}
}

TEST("stats: chi-square, t and beta meet printed values")
{
	expect_near(stats_chisq_above(3.841458820694124, 1), 0.05, 1e-12);
	expect_near(stats_chisq_above(18.307038053275146, 10), 0.05, 1e-12);
	expect_near(stats_t_at(0.975, 10), 2.228138851986274, 1e-12);
	expect_near(stats_t_at(0.975, 1), 12.706204736174704, 1e-11);
	expect_near(stats_t_at(0.975, INFINITY), 1.959963984540054, 1e-14);
	expect_near(stats_beta_below(0.3, 2, 3), 0.3483, 1e-12);
}

TEST("stats: digamma and trigamma meet their known values and recurrences")
{
	expect_near(stats_digamma(1), -0.57721566490153286, 1e-14);
	expect_near(stats_trigamma(1), M_PI * M_PI / 6, 1e-14);
	for (double x = 0.1; x < 30; x += 0.7) {
		expect_near(stats_digamma(x + 1), stats_digamma(x) + 1 / x,
		            1e-12);
		expect_near(stats_trigamma(x + 1),
		            stats_trigamma(x) - 1 / (x * x), 1e-11);
	}
}

TEST("stats: the tails of a binomial are sums of its parts")
{
	for (double k = 0; k <= 12; k++) {
		double below = 0, from = 0;

		for (double i = 0; i <= 12; i++) {
			double one = stats_binomial_is(i, 12, 0.3);

			below += i <= k ? one : 0;
			from += i >= k ? one : 0;
		}
		expect_near(stats_binomial_below(k, 12, 0.3), below, 1e-12);
		expect_near(stats_binomial_from(k, 12, 0.3), from, 1e-12);
	}
	expect_near(stats_binomial_from(1000, 1000, 0.5), exp2(-1000), 1e-10);
}

TEST("stats: the two-sided binomial p sums all that is no more likely")
{
	for (double k = 0; k <= 15; k++) {
		double at = stats_binomial_is(k, 15, 0.37), sum = 0;

		for (double i = 0; i <= 15; i++) {
			double one = stats_binomial_is(i, 15, 0.37);

			sum += one <= at * (1 + 1e-7) ? one : 0;
		}
		expect_near(stats_binomial_two_sided(k, 15, 0.37), sum, 1e-12);
	}
}

static double
line(double x, const void *data)
{
	return x - *(const double *)data;
}

TEST("stats: a root is found to its last digits, at an end as well")
{
	double at = 0.1234567890123456;

	expect_near(stats_root(line, &at, 0, 1), at, 1e-15);
	at = 0;
	expect_true(stats_root(line, &at, 0, 1) == 0);
}
