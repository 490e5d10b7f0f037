/*
 * slow_power_test.c - what a study of a ratio could see, against a second way
 * to it: people who are followed step by step, halving, and studies that are
 * drawn and tested.
 */
#include <math.h>

#include "stats/power.h"
#include "stats/random.h"
#include "stats/random_test.h"
#include "stats/slow_test.h"
#include "tests/test.h"

#define EIGHTY 0.8416212335729143
#define STEPS  20000

/* --- step by step -------------------------------------------------------- */

/* Who has had the event after many short steps of one hazard. */
static double
had(double hazard)
{
	double left = 1;

	for (int i = 0; i < STEPS; i++) {
		double half = left * (1 - hazard / STEPS / 2);

		/* the slope in the middle of a step */
		left -= half * hazard / STEPS;
	}
	return 1 - left;
}

struct study {
	bool rates;
	double base, rate, dispersion, n1, n0;
};

static struct stats_ratio
ratio_of(const struct study *s)
{
	return (struct stats_ratio){.rates = s->rates,
	                            .base = s->base,
	                            .rate = s->rate,
	                            .dispersion = s->dispersion,
	                            .power = 0.8,
	                            .alpha = 0.05};
}

/* How far the log of a ratio lies from what is seen, in its errors: a share of
 * the treated apart of those who have an event, or two means. */
static double
missing(double r, const void *data)
{
	const struct study *s = data;
	double hazard = -log(1 - s->base), share = s->n1 / (s->n1 + s->n0);
	double events, variance;

	if (s->rates) {
		/* of a mean of counts that vary so much; then of its log */
		variance = s->dispersion * s->rate * r / s->n1 /
		                   pow(s->rate * r, 2) +
		           s->dispersion * s->rate / s->n0 / pow(s->rate, 2);
	} else {
		events = s->n1 * had(r * hazard) + s->n0 * had(hazard);
		variance = 1 / (events * share * (1 - share));
	}
	return (Z95 + EIGHTY) * sqrt(variance) + log(r);
}

static struct study
study_random(uint64_t *seed, bool rates)
{
	return (struct study){.rates = rates,
	                      .base = 0.2 + random_of(seed, 50) / 100,
	                      .rate = 0.2 + random_of(seed, 300) / 100,
	                      .dispersion = 1 + random_of(seed, 300) / 100,
	                      .n1 = 80 + random_of(seed, 400),
	                      .n0 = 80 + random_of(seed, 4000)};
}

TEST_ONCE("stats: the ratio of hazards or rates that is seen, and the people "
          "it takes, are those of people followed step by step")
{
	uint64_t seed = 1983;

	for (int round = 0; round < ROUNDS / 4; round++) {
		struct study s = study_random(&seed, round % 2 == 0);
		struct stats_ratio q = ratio_of(&s);
		double r = halved(missing, &s, STATS_RATIO_LEAST, 1);

		expect_true(is_near(stats_ratio_seen(&q, s.n1, s.n0), r, 1e-7));
		expect_true(
		        is_near(stats_ratio_at(&q, r, s.n1, s.n0), 0.8, 1e-6));
		/* as many as there are see it */
		expect_true(
		        is_near(stats_ratio_n(&q, r, s.n0 / s.n1), s.n1, 1e-5));
		/* and what it takes sees it */
		q.power = stats_ratio_at(&q, 0.8, s.n1, s.n0);
		expect_true(is_near(stats_ratio_n(&q, 0.8, s.n0 / s.n1), s.n1,
		                    1e-7));
	}
}

TEST("stats: events that one ratio of hazards takes are those of Schoenfeld's "
     "formula, and rates are those of two Poisson counts")
{
	struct stats_ratio q = {
	        .base = 0.37, .dispersion = 1, .power = 0.8, .alpha = 0.05};
	double n = stats_ratio_n(&q, 0.8, 1);

	/* (1.96 + 0.84)^2 / (0.25 log(0.8)^2) = 630.5 of both groups */
	expect_true(is_near(stats_ratio_events(&q, 0.8, n, n),
	                    stats_power_events(0.8, 0.5, 0.8, 0.05), 1e-9));
	/* a share of 0.32 of 0.37: log(0.68) / log(0.63) */
	expect_true(is_near(stats_ratio_of(0.37, 0.32), 0.83469, 1e-5));
	expect_true(is_near(stats_ratio_events(&q, stats_ratio_of(0.37, 0.32),
	                                       100, 0),
	                    32, 1e-9));
	/* (1.96 + 0.84)^2 (1 / 0.5 + 1 / 1) / log(0.5)^2 = 49.01 a group */
	q.rates = true;
	q.rate = 1;
	expect_true(is_near(stats_ratio_n(&q, 0.5, 1), 49.009, 1e-3));
	/* twice as much variance takes twice the people */
	q.dispersion = 2;
	expect_true(is_near(stats_ratio_n(&q, 0.5, 1), 2 * 49.009, 2e-3));
}

TEST("stats: of a handful of people no ratio is seen, and none is looked for "
     "below what the formulas are of use for")
{
	struct stats_ratio q = {.base = 0.1,
	                        .rate = 0.1,
	                        .dispersion = 1,
	                        .power = 0.8,
	                        .alpha = 0.05};

	expect_true(isnan(stats_ratio_seen(&q, 10, 10)));
	q.rates = true;
	expect_true(isnan(stats_ratio_seen(&q, 10, 10)));
	expect_true(stats_ratio_at(&q, 0.5, 10, 10) < 0.2);
	expect_true(stats_ratio_seen(&q, 2000, 2000) > STATS_RATIO_LEAST);
}

/* The farther from 1 the better it is seen: there is one ratio to find. */
TEST_ONCE("stats: down to the least of them a ratio is seen the better the "
          "farther from 1 it is")
{
	uint64_t seed = 2;

	for (int round = 0; round < ROUNDS; round++) {
		struct study s = study_random(&seed, round % 2 == 0);
		struct stats_ratio q = ratio_of(&s);
		double last = 1.1, step = 0.01;

		/* few comparators to each are the worst of it */
		s.n0 = s.n1 / (1 + random_of(&seed, 50));
		for (double r = STATS_RATIO_LEAST; r < 1; r += step) {
			double at = stats_ratio_at(&q, r, s.n1, s.n0);

			expect_true(at <= last);
			last = at;
		}
	}
}

/* --- studies that are drawn ----------------------------------------------- */

#define DRAWN 400
#define MOST  600

/* The log-rank test at each event, of times that end with the follow-up. */
static double
logrank_of(const double *time, size_t n1, size_t n)
{
	double off = 0, variance = 0;

	for (size_t i = 0; i < n; i++) {
		double risk[2] = {0, 0}, all;

		if (time[i] > 1)
			continue;
		for (size_t k = 0; k < n; k++)
			risk[k < n1] += time[k] >= time[i];
		all = risk[0] + risk[1];
		off += (i < n1) - risk[1] / all;
		variance += risk[0] * risk[1] / (all * all);
	}
	return off / sqrt(variance);
}

static double
poisson(struct stats_random *r, double mean)
{
	double left = exp(-mean), at = stats_random_share(r);
	double n = 0, term = left;

	while (at > left && n < 1000) {
		term *= mean / ++n;
		left += term;
	}
	return n;
}

/* Wald's test of two rates, of counts that come two at once. */
static double
rates_of(struct stats_random *r, double ratio, size_t n1, size_t n)
{
	double sum[2] = {0, 0};

	for (size_t i = 0; i < n; i++)
		sum[i < n1] += 2 * poisson(r, (i < n1 ? ratio : 1) * 0.9 / 2);
	return log(sum[1] / (double)n1 * (double)(n - n1) / sum[0]) /
	       sqrt(2 * (1 / sum[0] + 1 / sum[1]));
}

static double
share_seen(bool rates, double ratio, size_t n1, size_t n)
{
	double times[MOST], found = 0, hazard = -log(1 - 0.5);

	for (uint64_t k = 0; k < DRAWN; k++) {
		struct stats_random r = stats_random_begin(11, k);

		for (size_t i = 0; i < n; i++)
			times[i] = -log1p(-stats_random_share(&r)) /
			           (hazard * (i < n1 ? ratio : 1));
		found += (rates ? rates_of(&r, ratio, n1, n)
		                : logrank_of(times, n1, n)) < -Z95;
	}
	return found / DRAWN;
}

TEST_ONCE("stats: of studies that are drawn with the smallest ratio seen, four "
          "in five find it")
{
	struct study s = {.base = 0.5,
	                  .rate = 0.9,
	                  .dispersion = 2,
	                  .n1 = 150,
	                  .n0 = 450};

	for (int k = 0; k < 2; k++) {
		struct stats_ratio q;
		double found;

		s.rates = k == 1;
		q = ratio_of(&s);
		found = share_seen(s.rates, stats_ratio_seen(&q, 150, 450), 150,
		                   600);
		/* 400 draws: 3 of their errors, and a little of the formula */
		expect_true(found > 0.72 && found < 0.88);
	}
}
