/* eval_power_test.c - what a study could see, in words. */
#include <math.h>

#include "insight/evaluation/evaluation.h"

#include "tests/test.h"

static struct str
said(struct test *t, const struct eval_power_in *in, bool json)
{
	struct eval_power_out out;
	struct buf buf;

	expect_true(eval_power_work(in, &out));
	buf_init(&buf, t->arena, 1 << 16);
	eval_power_put(&buf, in, &out, json);
	return buf_get(&buf);
}

static const struct eval_power_in pilot = {.base = 0.37,
                                           .treated = 84,
                                           .ratio = 5,
                                           .fall = 0.05,
                                           .power = 0.8,
                                           .alpha = 0.05};

TEST("evaluation: a study that could hardly see the effect says so before it "
     "begins")
{
	struct str words = said(t, &pilot, false);

	expect_has(words,
	           "84 participants, 5 comparators to each, 37.0 in 100");
	expect_has(words, "times in 100: 15.");
	expect_has(words, "takes 858 participants");
	expect_has(words, "would not show that there is no effect");
}

TEST("evaluation: a study that is large enough says nothing of the kind")
{
	struct eval_power_in large = pilot;

	large.treated = 900;
	expect_lacks(said(t, &large, false), "would not show");
}

TEST("evaluation: the same as JSON, its keys in order")
{
	expect_has(said(t, &pilot, true),
	           "{\"alpha\":0.05,\"base\":0.37,\"chance_to_see_fall\":0.1");
}

TEST("evaluation: shares that are none, and a fall below nothing, are refused")
{
	struct eval_power_in in = pilot;
	struct eval_power_out out;

	in.base = 37;
	expect_false(eval_power_work(&in, &out));
	in = pilot;
	in.fall = 0.4;
	expect_false(eval_power_work(&in, &out));
	in = pilot;
	in.treated = 1;
	expect_false(eval_power_work(&in, &out));
	in = pilot;
	in.ratio = 0;
	expect_false(eval_power_work(&in, &out));
	/* a power that no effect at all has */
	in = pilot;
	in.power = 0.02;
	expect_false(eval_power_work(&in, &out));
	in.power = 0.025;
	expect_true(eval_power_work(&in, &out));
}

TEST("evaluation: a study of ten people that sees nothing at all says that")
{
	struct eval_power_in in = pilot;

	in.treated = 5;
	in.ratio = 1;
	in.base = 0.1;
	expect_has(said(t, &in, false),
	           "Even a fall to none would not be seen");
}

TEST("evaluation: people in clusters count for fewer, by how much they are "
     "alike")
{
	struct eval_power_in in = pilot, fewer = pilot;
	struct eval_power_out out, plain, as_fewer;

	/* 1 + 19 x 0.05 = 1.95 */
	in.cluster = 20;
	in.icc = 0.05;
	fewer.treated = pilot.treated / 1.95;
	expect_true(eval_power_work(&in, &out));
	expect_true(eval_power_work(&pilot, &plain));
	expect_true(eval_power_work(&fewer, &as_fewer));
	expect_true(fabs(out.design - 1.95) < 1e-12 && plain.design == 1);
	expect_true(fabs(out.fall_seen - as_fewer.fall_seen) < 1e-12);
	expect_true(fabs(out.chance - as_fewer.chance) < 1e-12);
	expect_true(fabs(out.needed - 1.95 * plain.needed) < 2);
	expect_has(said(t, &in, false), "a design effect of 1.95");
	expect_has(said(t, &in, true), "\"design_effect\":1.95");
	expect_lacks(said(t, &pilot, false), "design effect");
	expect_lacks(said(t, &pilot, true), "design_effect");
	/* one by one, or not alike at all, they are as many as there are */
	in.cluster = 1;
	expect_true(eval_power_work(&in, &out) && out.design == 1);
	in.cluster = 20;
	in.icc = 0;
	expect_true(eval_power_work(&in, &out) && out.design == 1);
}

TEST("evaluation: people of whom fewer count in effect see as those few do, "
     "and more of them are needed")
{
	struct eval_power_in in = pilot, fewer = pilot;
	struct eval_power_out out, plain, as_fewer;
	double p = (0.37 + 0.32) / 2, none, some, z;

	/* 84 that are worth 60: 84 / 60 = 1.4 */
	in.ratio = fewer.ratio = 1;
	in.ess = 60;
	fewer.treated = 60;
	expect_true(eval_power_work(&in, &out));
	expect_true(eval_power_work(&fewer, &as_fewer));
	expect_true(fabs(out.design - 1.4) < 1e-12);
	expect_true(fabs(out.fall_seen - as_fewer.fall_seen) < 1e-12);
	expect_true(fabs(out.chance - as_fewer.chance) < 1e-12);
	/* by hand: pooled under none, unpooled under the fall */
	none = sqrt(2 * p * (1 - p) / 60);
	some = sqrt((0.37 * 0.63 + 0.32 * 0.68) / 60);
	z = (0.05 - 1.959963984540054 * none) / some;
	expect_true(fabs(out.chance - erfc(-z / sqrt(2)) / 2) < 1e-12);
	/* 1,418 in each group where each counts as one: 1.4 times as many,
	 * before either was rounded up */
	in.ess = 0;
	expect_true(eval_power_work(&in, &plain));
	expect_equal(plain.needed, 1418);
	expect_true(out.needed <= 1.4 * 1418 + 1 && out.needed > 1.4 * 1417);
	in.ess = 60;
	expect_has(said(t, &in, false),
	           "They are worth 60.0: 1.40 count as one, a design effect of "
	           "1.40.");
	expect_has(said(t, &in, true), "\"design_effect\":1.4");
	expect_has(said(t, &in, true), "\"ess\":60");
	expect_lacks(said(t, &pilot, true), "ess");
	in.ess = 84;
	expect_true(eval_power_work(&in, &out) && out.design == 1);
}

TEST("evaluation: more people in effect than there are, fewer than two, and "
     "clusters as well, are refused")
{
	static const double wrong[] = {85, 1, -3, INFINITY, NAN};
	struct eval_power_in in = pilot;
	struct eval_power_out out;

	for (size_t k = 0; k < sizeof(wrong) / sizeof(wrong[0]); k++) {
		in.ess = wrong[k];
		expect_false(eval_power_work(&in, &out));
	}
	in.ess = 60;
	in.cluster = 20;
	in.icc = 0.05;
	expect_false(eval_power_work(&in, &out));
}

TEST("evaluation: clusters of less than one, and likeness that is no share, "
     "are refused")
{
	static const double wrong[][2] = {{0.5, 0.05}, {20, 1},
	                                  {20, -0.1},  {-3, 0},
	                                  {0, 0.05},   {INFINITY, 0.1}};
	struct eval_power_out out;

	for (size_t k = 0; k < sizeof(wrong) / sizeof(wrong[0]); k++) {
		struct eval_power_in in = pilot;

		in.cluster = wrong[k][0];
		in.icc = wrong[k][1];
		expect_false(eval_power_work(&in, &out));
	}
}

static struct str
soon(struct test *t, const struct eval_power_time *in, bool json)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	expect_true(eval_power_time_put(&buf, in, json));
	return buf_get(&buf);
}

TEST("evaluation: a study of how soon says the events that a ratio takes, and "
     "the ratio that events show")
{
	struct eval_power_time in = {
	        .hr = 0.8, .ratio = 1, .power = 0.8, .alpha = 0.05};
	struct str words = soon(t, &in, false);

	/* Schoenfeld: (1.96 + 0.84)^2 / (0.25 log(0.8)^2) = 630.5 */
	expect_has(words, "hazard ratio of 0.80 80 times in 100 takes 631 "
	                  "events");
	expect_lacks(words, "would not show");
	in.events = 631;
	words = soon(t, &in, false);
	expect_has(words, "Of 631 events a hazard ratio of 0.80 or below");
	expect_lacks(words, "would not show");
	in.events = 120;
	expect_has(soon(t, &in, false), "would not show that there is no");
	in.hr = 0;
	words = soon(t, &in, true);
	expect_has(words, "{\"alpha\":0.05,\"events\":120,\"hr_seen\":0.59");
	expect_lacks(words, "events_needed");
}

TEST("evaluation: a ratio of 1 or below 0, and events that are none, are "
     "refused")
{
	static const struct eval_power_time bad[] = {
	        {.hr = 1, .ratio = 1, .power = 0.8, .alpha = 0.05},
	        {.hr = -2, .ratio = 1, .power = 0.8, .alpha = 0.05},
	        {.hr = 0.8, .events = -1, .ratio = 1, .power = 0.8, .alpha = 1},
	        {.hr = 0.8, .ratio = 0, .power = 0.8, .alpha = 0.05},
	        {.hr = 0.8, .ratio = 1, .power = 1, .alpha = 0.05},
	        {.hr = 0.8, .ratio = 1, .power = 0.02, .alpha = 0.05},
	        {.hr = NAN, .ratio = 1, .power = 0.8, .alpha = 0.05},
	        {.hr = 0, .ratio = 1, .power = 0.8, .alpha = 0.05}};
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		expect_false(eval_power_time_put(&buf, &bad[i], false));
	expect_equal(buf.n, 0);
}
