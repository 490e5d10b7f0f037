/*
 * slow_count_test.c - limits of counts and rates against a second way to
 * them: chances counted person by person, and ends found by halving.
 */
#include <math.h>

#include "stats/random_test.h"
#include "stats/slow_test.h"
#include "stats/table.h"
#include "tests/test.h"

#define MOST    24 /* in a group */
#define CHISQ95 (Z95 * Z95)

static void
two_random(uint64_t *seed, struct stats_two *two)
{
	two->n1 = 2 + random_of(seed, MOST - 2);
	two->n0 = 2 + random_of(seed, MOST - 2);
	two->x1 = random_of(seed, (uint64_t)two->n1 + 1);
	two->x0 = random_of(seed, (uint64_t)two->n0 + 1);
}

/* --- Miettinen and Nurminen: the likelihood's slope, halved --------------- */

struct shares {
	const struct stats_two *two;
	double d;
};

static double
part(double count, double share)
{
	return count > 0 ? count / share : 0;
}

/* How the likelihood falls as the second share grows, the first d above it. */
static double
slope_down(double p0, const void *data)
{
	const struct shares *s = data;
	const struct stats_two *two = s->two;
	double p1 = p0 + s->d;

	return part(two->n1 - two->x1, 1 - p1) - part(two->x1, p1) +
	       part(two->n0 - two->x0, 1 - p0) - part(two->x0, p0);
}

/* By how much a difference of d is refused; below 0: it is not. */
static double
refused(const struct stats_two *two, double d)
{
	struct shares s = {two, d};
	double p0 = halved(slope_down, &s, fmax(0, -d), fmin(1, 1 - d));
	double p1 = p0 + d, n = two->n1 + two->n0;
	double miss = two->x1 / two->n1 - two->x0 / two->n0 - d;
	double var = (p1 * (1 - p1) / two->n1 + p0 * (1 - p0) / two->n0) * n /
	             (n - 1);

	return miss * miss - CHISQ95 * var;
}

static double
refused_above(double d, const void *two)
{
	return refused(two, d);
}

static double
kept_below(double d, const void *two)
{
	return -refused(two, d);
}

TEST_ONCE("stats: Miettinen and Nurminen's limits are those of a likelihood "
          "whose slope is halved")
{
	uint64_t seed = 1985;

	for (int round = 0; round < ROUNDS; round++) {
		struct stats_two_out out;
		struct stats_two two;
		double rd;

		two_random(&seed, &two);
		rd = two.x1 / two.n1 - two.x0 / two.n0;
		expect_true(stats_two_by_two(&two, &out));
		expect_true(is_near(out.miettinen.high,
		                    halved(refused_above, &two, rd, 1), 1e-7));
		expect_true(is_near(out.miettinen.low,
		                    halved(kept_below, &two, -1, rd), 1e-7));
	}
}

/* --- Fisher: every table of two groups, person by person ------------------ */

/* The chances of 0, 1, ... of n, each of whom has it with chance p. */
static void
person_by_person(double n, double p, double *chance)
{
	chance[0] = 1;
	for (size_t i = 1; i <= (size_t)n; i++) {
		chance[i] = chance[i - 1] * p;
		for (size_t k = i - 1; k > 0; k--)
			chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
		chance[0] *= 1 - p;
	}
}

struct tables {
	double from, until, mean, no_likelier;
};

/* Of the tables with as many events in all, at an odds ratio's log. */
static struct tables
tables_of(const struct stats_two *two, double log_odds)
{
	double a[MOST + 1], b[MOST + 1], all = 0, x = two->x1 + two->x0, mine;
	double p0 = 1 / (1 + exp(log_odds / 2)), p1 = 1 - p0;
	struct tables out = {.from = 0};

	person_by_person(two->n1, p1, a);
	person_by_person(two->n0, p0, b);
	mine = a[(size_t)two->x1] * b[(size_t)two->x0];
	for (double k = 0; k <= two->n1 && k <= x; k++) {
		double one;

		if (x - k > two->n0)
			continue;
		one = a[(size_t)k] * b[(size_t)(x - k)];
		all += one;
		out.from += k >= two->x1 ? one : 0;
		out.until += k <= two->x1 ? one : 0;
		out.mean += k * one;
		out.no_likelier += one <= mine * (1 + 1e-7) ? one : 0;
	}
	out.from /= all;
	out.until /= all;
	out.mean /= all;
	out.no_likelier /= all;
	return out;
}

static double
from_over(double log_odds, const void *two)
{
	return tables_of(two, log_odds).from - 0.025;
}

static double
until_under(double log_odds, const void *two)
{
	return 0.025 - tables_of(two, log_odds).until;
}

static double
mean_over(double log_odds, const void *two)
{
	return tables_of(two, log_odds).mean -
	       ((const struct stats_two *)two)->x1;
}

/* An odds ratio whose log is past this is none (below) or without end. */
static double
odds_halved(double (*at)(double x, const void *data),
            const struct stats_two *two)
{
	double at_log = halved(at, two, -60, 60);

	if (at_log < -59)
		return 0;
	return at_log > 59 ? INFINITY : exp(at_log);
}

TEST_ONCE("stats: Fisher's test, odds ratio and limits are those of every "
          "table, its chance counted person by person")
{
	uint64_t seed = 1935;
	size_t inside = 0;

	for (int round = 0; round < ROUNDS; round++) {
		struct stats_two_out out;
		struct stats_two two;
		double x, least, most;

		two_random(&seed, &two);
		x = two.x1 + two.x0;
		least = fmax(0, x - two.n0);
		most = fmin(two.n1, x);
		expect_true(stats_two_by_two(&two, &out));
		expect_true(is_near(out.p_exact, tables_of(&two, 0).no_likelier,
		                    1e-9));
		if (!(two.x1 > least && two.x1 < most))
			continue;
		inside++;
		expect_true(is_near(out.odds_exact,
		                    odds_halved(mean_over, &two), 1e-7));
		expect_true(is_near(out.odds_exact_ci.low,
		                    odds_halved(from_over, &two), 1e-7));
		expect_true(is_near(out.odds_exact_ci.high,
		                    odds_halved(until_under, &two), 1e-7));
	}
	expect_true(inside > ROUNDS / 2);
}

/* --- Poisson: terms added one by one -------------------------------------- */

/* The chance of at most x events where so many are expected. */
static double
poisson_until(double expected, double x)
{
	double term = exp(-expected), sum = 0;

	for (double k = 0; k <= x; k++) {
		sum += term;
		term *= expected / (k + 1);
	}
	return sum;
}

static double
few_under(double expected, const void *x)
{
	return 0.025 - poisson_until(expected, *(const double *)x);
}

static double
many_over(double expected, const void *x)
{
	return 1 - poisson_until(expected, *(const double *)x - 1) - 0.025;
}

/* Of x events in all, how many are the treated's: as two groups would be whose
 * people all are one event. */
struct split {
	double x1, x, time_ratio;
};

static double
split_tail(const struct split *s, double log_ratio, bool from)
{
	double chance[2 * MOST + 1], sum = 0;
	double odds = exp(log_ratio) * s->time_ratio;

	person_by_person(s->x, odds / (1 + odds), chance);
	for (double k = 0; k <= s->x; k++)
		if (from ? k >= s->x1 : k <= s->x1)
			sum += chance[(size_t)k];
	return sum;
}

static double
split_over(double log_ratio, const void *s)
{
	return split_tail(s, log_ratio, true) - 0.025;
}

static double
split_under(double log_ratio, const void *s)
{
	return 0.025 - split_tail(s, log_ratio, false);
}

TEST_ONCE("stats: exact limits of rates are those of Poisson's terms added one "
          "by one, and of their ratio those of events counted out")
{
	uint64_t seed = 1837;

	for (int round = 0; round < ROUNDS; round++) {
		struct stats_rates in = {.x1 = random_of(&seed, MOST),
		                         .t1 = 1 + random_of(&seed, 50),
		                         .x0 = 1 + random_of(&seed, MOST - 1),
		                         .t0 = 1 + random_of(&seed, 50)};
		struct split s = {in.x1, in.x1 + in.x0, in.t1 / in.t0};
		struct stats_rates_out out;

		expect_true(stats_rate_ratio(&in, &out));
		expect_true(is_near(out.exact1.high * in.t1,
		                    halved(few_under, &in.x1, 0, 100), 1e-8));
		expect_true(is_near(out.exact0.low * in.t0,
		                    halved(many_over, &in.x0, 0, 100), 1e-8));
		expect_true(is_near(out.rr_exact.high,
		                    exp(halved(split_under, &s, -40, 40)),
		                    1e-7));
		if (in.x1 < 1)
			expect_true(out.exact1.low == 0 &&
			            out.rr_exact.low == 0);
		else
			expect_true(is_near(
			        out.rr_exact.low,
			        exp(halved(split_over, &s, -40, 40)), 1e-7));
	}
}
