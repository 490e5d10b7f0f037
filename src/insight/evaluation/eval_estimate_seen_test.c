/*
 * eval_estimate_seen_test.c - the smallest change that a study sees, of the
 * error that it reached, against two slow ways to it: halving on the power of
 * its test, and studies that are drawn.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/random.h"

#define HALVES 200
#define DRAWN  40000

static const struct fake usual = {
        .treated = 90, .control = 320, .shift = 2, .risk = {0.5, 0.4}};

/* Beyond z in a normal distribution, by the C library. */
static double
beyond(double z)
{
	return erfc(z / sqrt(2)) / 2;
}

/* Where that is so much, by halving. */
static double
beyond_is(double share)
{
	double low = -10, high = 10;

	for (int k = 0; k < HALVES; k++) {
		double z = (low + high) / 2;

		*(beyond(z) > share ? &low : &high) = z;
	}
	return low;
}

/* How surely a fall is called one, by a two-sided test of this error. */
static double
power_of(double fall, double se, double alpha)
{
	return beyond(beyond_is(alpha / 2) - fall / se);
}

static double
fall_of(double se, double alpha, double power)
{
	double low = 0, high = 100 * se;

	for (int k = 0; k < HALVES; k++) {
		double fall = (low + high) / 2;

		*(power_of(fall, se, alpha) < power ? &low : &high) = fall;
	}
	return low;
}

/* A study that is judged by these; what it says of the error it reached. */
static const json_t *
after_of(struct test *t, struct study *s, const char *outcome, double alpha,
         double power)
{
	study_fake_run(
	        t, s, &usual,
	        str_print(t->arena,
	                  "number age|%s|method m nearest|caliper = \"none\"|"
	                  "[judge]|alpha = %g|power = %g",
	                  outcome, alpha, power)
	                .p);
	expect_good(s);
	return json_object_get(json_object_get(s->result, "power"), "after");
}

#define BINARY "outcome y binary primary|column = \"y\""
#define TIME   "outcome h time primary|time = \"d\"|event = \"e\""

TEST("estimate: the smallest fall that a study sees is where halving on the "
     "power of its test comes to the power that was asked for")
{
	static const double asked[][2] = {
	        {0.05, 0.8}, {0.05, 0.9}, {0.01, 0.8}, {0.1, 0.95}};

	for (size_t k = 0; k < sizeof(asked) / sizeof(asked[0]); k++) {
		double alpha = asked[k][0], power = asked[k][1];
		struct study s;
		const json_t *after = after_of(t, &s, BINARY, alpha, power);
		double se = study_number(t, after, "se");
		double fall = study_number(t, after, "fall_seen");

		expect_true(se > 0);
		expect_near(fall / fall_of(se, alpha, power), 1, 1e-9);
		expect_near(power_of(fall, se, alpha), power, 1e-9);
		/* of a ratio it is of its logarithm */
		after = after_of(t, &s, TIME, alpha, power);
		se = study_number(t, after, "se");
		fall = study_number(t, after, "fall_seen");
		expect_near(fall, 1 - exp(-fall_of(se, alpha, power)), 1e-9);
	}
}

TEST("estimate: of studies that are drawn with the smallest fall seen as many "
     "find it as was asked, and of those with half of it far fewer")
{
	struct study s;
	const json_t *after = after_of(t, &s, BINARY, 0.05, 0.8);
	double se = study_number(t, after, "se");
	double fall = study_number(t, after, "fall_seen");
	double found[2] = {0, 0};

	for (uint64_t k = 0; k < DRAWN; k++) {
		struct stats_random r = stats_random_begin(20261201, k);
		double chance = se * stats_random_normal(&r);

		/* the upper end of the interval is below nothing */
		found[0] += chance - fall + 1.959963984540054 * se < 0;
		found[1] += chance - fall / 2 + 1.959963984540054 * se < 0;
	}
	/* four standard errors of a share of that many */
	expect_near(found[0] / DRAWN, 0.8, 4 * sqrt(0.8 * 0.2 / DRAWN));
	expect_true(found[1] / DRAWN < 0.35);
}
