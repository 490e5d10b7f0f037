/* effect_test.c - effects against slow second ways and published numbers. */
#include "stats/effect.h"

#include <math.h>

#include "stats/random_test.h"
#include "tests/test.h"

static void
expect_close(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance * fmax(fabs(want), 1)))
		fail_msg("%.17g is not %.17g", got, want);
}

/* --- counts of a negative binomial --------------------------------------- */

#define MITES 150

/*
 * Red mites on 150 apple leaves (Bliss and Fisher 1953, Biometrics 9, table
 * 1): so many leaves with 0, 1, 2 and so on; they print k = 1.02459.
 */
static const int mites[8] = {70, 38, 17, 10, 9, 3, 2, 1};

TEST("stats: counts of mites on leaves have the theta that is printed, and two "
     "groups of the same leaves a ratio of 1")
{
	double y[2 * MITES], treat[2 * MITES], square = 0, mean = 172.0 / MITES;
	struct stats_effect_in in = {
	        .n = 2 * MITES, .y = y, .treat = treat, .outcome = S("mites")};
	struct stats_negative out;
	struct stats st;
	size_t n = 0;

	for (int group = 0; group < 2; group++)
		for (int k = 0; k < 8; k++)
			for (int leaf = 0; leaf < mites[k]; leaf++) {
				y[n] = k;
				treat[n++] = group;
				square += (k - mean) * (k - mean);
			}
	expect_equal(n, 2 * MITES);
	stats_begin(&st, t->arena);
	expect_true(stats_effect_negative(&st, &in, &out));
	expect_close(out.theta, 1.02459, 5e-6);
	expect_close(out.log_rr, 0, 1e-10);
	/* by hand: twice the variance of the log of a mean */
	square /= 2;
	expect_close(out.se, sqrt(2 * square / (172.0 * 172.0) * 300 / 299),
	             1e-9);
}

#define COUNTED 60

struct counted {
	size_t n;
	double y[COUNTED], treat[COUNTED], w[COUNTED], offset[COUNTED];
	int32_t cluster[COUNTED];
};

static void
counted_make(uint64_t *seed, struct counted *c)
{
	c->n = COUNTED;
	for (size_t i = 0; i < c->n; i++) {
		c->treat[i] = i % 3 == 0;
		c->y[i] = random_of(seed, 4) < 2 ? 0 : random_of(seed, 9);
		c->w[i] = c->treat[i] > 0 ? 1 : 0.25 + random_of(seed, 5) / 4;
		c->offset[i] = log(0.5 + random_of(seed, 8) / 4);
		c->cluster[i] = (int32_t)(i / 3);
	}
}

/* The log rate of a group where its score is nothing, by halving. */
static double
plain_rate(const struct counted *c, double group, double theta)
{
	double low = -20, high = 20;

	for (int step = 0; step < 200; step++) {
		double middle = (low + high) / 2, score = 0;

		for (size_t i = 0; i < c->n; i++) {
			double m = exp(middle + c->offset[i]);

			if (c->treat[i] == group)
				score += c->w[i] * (c->y[i] - m) /
				         (1 + m / theta);
		}
		*(score > 0 ? &low : &high) = middle;
	}
	return low;
}

/* The log of how likely the counts are, with the best rates for a theta. */
static double
plain_likely(const struct counted *c, double theta)
{
	double rate[2] = {plain_rate(c, 0, theta), plain_rate(c, 1, theta)};
	double sum = 0;

	for (size_t i = 0; i < c->n; i++) {
		double m = exp(rate[c->treat[i] > 0.5] + c->offset[i]);
		double y = c->y[i];

		sum += c->w[i] * (lgamma(y + theta) - lgamma(theta) -
		                  lgamma(y + 1) + theta * log(theta) +
		                  y * log(m) - (y + theta) * log(m + theta));
	}
	return sum;
}

/* By thirds: the likeliest theta. */
static double
plain_theta(const struct counted *c)
{
	double low = -6, high = 6;

	for (int step = 0; step < 120; step++) {
		double a = low + (high - low) / 3, b = high - (high - low) / 3;

		if (plain_likely(c, exp(a)) < plain_likely(c, exp(b)))
			low = a;
		else
			high = b;
	}
	return exp((low + high) / 2);
}

/* (A M A) of two parameters, M of the sums of each cluster's scores. */
static double
plain_negative_se(const struct counted *c, double theta, const double rate[2])
{
	double a = 0, d = 0, meat[2][2] = {{0}}, low[2], g = COUNTED / 3.0;

	for (int32_t k = 0; k < COUNTED / 3; k++) {
		double s[2] = {0, 0};

		for (size_t i = 0; i < c->n; i++) {
			double m = exp(rate[c->treat[i] > 0.5] + c->offset[i]);
			double of = c->w[i] / (1 + m / theta);

			if (c->cluster[i] != k)
				continue;
			s[0] += of * (c->y[i] - m);
			s[1] += c->treat[i] * of * (c->y[i] - m);
			a += of * m;
			d += c->treat[i] * of * m;
		}
		for (int p = 0; p < 2; p++)
			for (int q = 0; q < 2; q++)
				meat[p][q] += s[p] * s[q];
	}
	/* the second row of the inverse of (a d; d d) */
	low[0] = -1 / (a - d);
	low[1] = a / (d * (a - d));
	return sqrt((low[0] * low[0] * meat[0][0] +
	             2 * low[0] * low[1] * meat[0][1] +
	             low[1] * low[1] * meat[1][1]) *
	            g / (g - 1));
}

TEST("stats: a ratio of rates by a negative binomial is that of a slow second "
     "way, with weights, time at risk and sets")
{
	uint64_t seed = 20261129;

	for (int round = 0; round < 4; round++) {
		struct counted c;
		struct stats_effect_in in = {.n = COUNTED,
		                             .y = c.y,
		                             .treat = c.treat,
		                             .w = c.w,
		                             .offset = c.offset,
		                             .cluster = c.cluster,
		                             .clusters = COUNTED / 3,
		                             .outcome = S("n")};
		struct stats_negative out;
		struct stats st;
		double theta, rate[2];

		counted_make(&seed, &c);
		theta = plain_theta(&c);
		rate[0] = plain_rate(&c, 0, theta);
		rate[1] = plain_rate(&c, 1, theta);
		stats_begin(&st, t->arena);
		expect_true(stats_effect_negative(&st, &in, &out));
		expect_close(out.theta, theta, 1e-6);
		expect_close(out.log_rr, rate[1] - rate[0], 1e-6);
		expect_close(out.se, plain_negative_se(&c, theta, rate), 1e-6);
	}
}

TEST("stats: counts that vary no more than by chance have no ratio by a "
     "negative binomial, and a group without events none either")
{
	double y[8] = {2, 1, 2, 1, 1, 2, 1, 2};
	double treat[8] = {1, 1, 1, 1, 0, 0, 0, 0};
	struct stats_effect_in in = {
	        .n = 8, .y = y, .treat = treat, .outcome = S("n")};
	struct stats_negative out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_effect_negative(&st, &in, &out));
	expect_true(stats_met(&st, E_NOT_CONVERGED));
	expect_true(out.chance);
	for (int i = 0; i < 4; i++)
		y[i] = 0;
	expect_true(stats_effect_negative(&st, &in, &out));
	expect_false(out.chance);
	expect_true(isnan(out.log_rr) && isnan(out.theta));
}

TEST("stats: counts that vary by more than chance and have no negative "
     "binomial none the less are not said to vary by chance")
{
	double y[8] = {1e160, 0, 0, 0, 1e160, 0, 0, 0};
	double treat[8] = {1, 1, 1, 1, 0, 0, 0, 0};
	struct stats_effect_in in = {
	        .n = 8, .y = y, .treat = treat, .outcome = S("n")};
	struct stats_negative out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_effect_negative(&st, &in, &out));
	expect_false(out.chance);
	expect_true(st.notes_n > 0 && stats_is_error(st.notes[0].code));
	expect_true(isnan(out.log_rr) && isnan(out.theta));
}

TEST("stats: the adjusted difference is of the treated, or of whom the target "
     "weighs")
{
	/* by sex the chance is 0.05 and 0.4 without it, 0.15 and 0.8 with */
	enum { CELL = 20, ALL = 5 * CELL };
	double y[ALL], treat[ALL], sex[ALL], target[ALL];
	static const double share[2][2] = {{0.05, 0.4}, {0.15, 0.8}};
	struct stats_model model = {.x = {ALL, 1, sex}};
	struct str name = S("sex");
	struct stats_effect_in in = {.n = ALL,
	                             .y = y,
	                             .treat = treat,
	                             .covariates = &model,
	                             .outcome = S("y")};
	struct stats_effect of_treated, of_all;
	struct stats st;

	model.names = model.sources = &name;
	for (size_t i = 0; i < ALL; i++) {
		/* cells 0 to 3 of each kind, and 20 more treated women */
		size_t cell = i / CELL == 4 ? 3 : i / CELL;

		treat[i] = (double)(cell / 2);
		sex[i] = (double)(cell % 2);
		y[i] = (double)(i % CELL) < CELL * share[cell / 2][cell % 2];
		target[i] = 1;
	}
	stats_begin(&st, t->arena);
	expect_true(stats_effect_binary(&st, &in, &of_treated));
	in.target = target;
	expect_true(stats_effect_binary(&st, &in, &of_all));
	expect_true(of_treated.adjusted_rd > of_all.adjusted_rd + 0.005);
	/* the same model, by the share of women: 2 of 3 treated, 3 of 5 */
	expect_true(of_all.adjusted_se_hc1 > 0);
	for (size_t i = 0; i < ALL; i++)
		target[i] = treat[i];
	expect_true(stats_effect_binary(&st, &in, &of_all));
	expect_close(of_all.adjusted_rd, of_treated.adjusted_rd, 1e-14);
	expect_close(of_all.adjusted_se_hc1, of_treated.adjusted_se_hc1, 1e-14);
}

TEST("stats: the error of an adjusted difference grows by what its columns "
     "take of the rows")
{
	enum { ALL = 60 };
	double y[ALL], treat[ALL], x[ALL * 4];
	struct str names[] = {S("a"), S("b"), S("c"), S("d")};
	struct stats_model model = {
	        .x = {ALL, 4, x}, .names = names, .sources = names};
	struct stats_effect_in in = {.n = ALL,
	                             .y = y,
	                             .treat = treat,
	                             .covariates = &model,
	                             .outcome = S("y")};
	struct stats_effect few, many;
	uint64_t seed = 5;
	struct stats st;

	for (size_t i = 0; i < ALL; i++) {
		treat[i] = (double)(i % 2);
		y[i] = random_of(&seed, 2);
		for (size_t j = 0; j < 4; j++)
			x[j * ALL + i] = random_of(&seed, 100);
	}
	stats_begin(&st, t->arena);
	expect_true(stats_effect_binary(&st, &in, &many));
	expect_close(many.adjusted_se_hc1,
	             many.adjusted_se_hc0 * sqrt(59.0 / (60 - 6)), 1e-14);
	model.x.cols = 1;
	expect_true(stats_effect_binary(&st, &in, &few));
	expect_close(few.adjusted_se_hc1,
	             few.adjusted_se_hc0 * sqrt(59.0 / (60 - 3)), 1e-14);
	/* and what is not adjusted has the factor of its two columns */
	expect_close(many.rd_se_hc1, many.rd_se_hc0 * sqrt(59.0 / 58), 1e-14);
	in.covariates = NULL;
	expect_true(stats_effect_binary(&st, &in, &few));
	expect_true(isnan(few.adjusted_se_hc0) && isnan(few.adjusted_se_hc1));
}
