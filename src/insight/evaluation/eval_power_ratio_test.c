/* eval_power_ratio_test.c - what a study of how soon or how often could see,
 * in words. */
#include <math.h>

#include "insight/evaluation/evaluation.h"

#include "tests/test.h"

static const struct eval_power_ratio soon = {.base = 0.37,
                                             .fall = 0.05,
                                             .treated = 84,
                                             .ratio = 5,
                                             .power = 0.8,
                                             .alpha = 0.05};

static const struct eval_power_ratio often = {.rates = true,
                                              .base = 0.37,
                                              .fall = 0.05,
                                              .rate = 0.9,
                                              .dispersion = 2,
                                              .treated = 84,
                                              .ratio = 5,
                                              .power = 0.8,
                                              .alpha = 0.05};

static struct str
said(struct test *t, const struct eval_power_ratio *in, bool json)
{
	struct eval_power_seen out;
	struct buf buf;

	expect_true(eval_power_ratio_work(in, &out));
	buf_init(&buf, t->arena, 1 << 16);
	eval_power_ratio_put(&buf, in, &out, json);
	return buf_get(&buf);
}

TEST("evaluation: a study of how soon says the smallest ratio of hazards it "
     "could see, and the people and events that the fall takes")
{
	struct str words = said(t, &soon, false);

	/* 504 x 0.37; and log(0.68) / log(0.63) */
	expect_has(words, "37.0 in 100 who reoffend without it: 186 events if "
	                  "nothing changes.");
	expect_has(words, "a ratio of hazards of 0.83");
	/* (1.96 + 0.84)^2 / (5/36 log(0.8347)^2) = 1731.1 events, of 0.3617
	 * of six to each participant: 798 */
	expect_has(words, "takes 798 participants, and 1732 events of both");
	expect_has(words, "would not show that there is no effect");
}

TEST("evaluation: the smallest ratio that is said is seen as often as was "
     "asked")
{
	struct eval_power_ratio in = soon;
	struct eval_power_seen out, back;

	for (int k = 0; k < 2; k++) {
		in = k == 0 ? soon : often;
		in.base = 0.6;
		expect_true(eval_power_ratio_work(&in, &out));
		/* the fall of shares that is this ratio */
		in.fall = 0.6 - (1 - pow(0.4, out.effect_seen));
		expect_true(eval_power_ratio_work(&in, &back));
		expect_true(fabs(back.effect - out.effect_seen) < 1e-9);
		expect_true(fabs(back.chance - 0.8) < 1e-9);
		expect_true(fabs(back.needed - 84) <= 1);
	}
}

TEST("evaluation: a study of how often says what of each person and of their "
     "variance it goes by; without a share it is asked for no fall")
{
	struct eval_power_ratio in = often;
	struct str words = said(t, &in, false);

	expect_has(words, "0.9 for each person without it, and 2 times the "
	                  "variance that chance gives: 454 events");
	expect_has(words, "a ratio of rates of 0.83");
	in.base = NAN;
	words = said(t, &in, false);
	expect_has(words, "The ratio of rates nearest to 1 that is seen 80");
	expect_lacks(words, "A fall of");
	in.treated = 3;
	expect_has(said(t, &in, false), "Even a ratio of rates of 0.14 would "
	                                "not be seen 80 times in 100.");
}

TEST("evaluation: the same of how soon and how often as JSON, its keys in "
     "order")
{
	struct eval_power_ratio in = often;

	expect_has(said(t, &soon, true), "{\"alpha\":0.05,\"base\":0.37,"
	                                 "\"chance_to_see_fall\":0.14");
	expect_has(said(t, &soon, true),
	           "\"fall\":0.05,\"kind\":\"time\",\"power\":0.8,\"ratio\":5,"
	           "\"smallest_fall_seen\":0.");
	in.base = NAN;
	in.ess = 60;
	expect_has(said(t, &in, true), "{\"alpha\":0.05,\"design_effect\":1.4,"
	                               "\"dispersion\":2,\"effect_seen\":0.");
	expect_has(said(t, &in, true), "\"kind\":\"count\",\"power\":0.8,"
	                               "\"rate\":0.9,\"ratio\":5");
	expect_lacks(said(t, &in, true), "treated_needed");
}

TEST("evaluation: people who count as fewer take more of a study of how soon "
     "and how often, too")
{
	struct eval_power_ratio in = soon;
	struct eval_power_seen alone, out;

	expect_true(eval_power_ratio_work(&in, &alone));
	in.cluster = 21;
	in.icc = 0.05;
	expect_true(eval_power_ratio_work(&in, &out));
	expect_true(out.effect_seen < alone.effect_seen);
	expect_true(fabs(out.needed - 2 * alone.needed) <= 1);
	in.cluster = in.icc = 0;
	in.ess = 42;
	expect_true(eval_power_ratio_work(&in, &alone));
	expect_true(fabs(out.effect_seen - alone.effect_seen) < 1e-12);
}

TEST("evaluation: shares, rates and variances that are none are refused of how "
     "soon and how often")
{
	static const struct {
		double base, fall, rate, dispersion, treated, ratio;
	} bad[] = {{0, 0.05, 1, 1, 84, 5},     {1, 0.05, 1, 1, 84, 5},
	           {0.3, 0.3, 1, 1, 84, 5},    {0.3, 0, 1, 1, 84, 5},
	           {0.3, NAN, 1, 1, 84, 5},    {0.3, 0.05, 0, 1, 84, 5},
	           {0.3, 0.05, -1, 1, 84, 5},  {0.3, 0.05, NAN, 1, 84, 5},
	           {0.3, 0.05, 1, 0.9, 84, 5}, {0.3, 0.05, 1, NAN, 84, 5},
	           {0.3, 0.05, 1, 1, 1, 5},    {0.3, 0.05, 1, 1, 84, 0},
	           {0.3, 0.05, 1, 1, 84, NAN}};
	struct eval_power_ratio in = soon;
	struct eval_power_seen out;

	in.base = NAN;
	expect_false(eval_power_ratio_work(&in, &out));
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		in = (struct eval_power_ratio){.rates = true,
		                               .base = bad[k].base,
		                               .fall = bad[k].fall,
		                               .rate = bad[k].rate,
		                               .dispersion = bad[k].dispersion,
		                               .treated = bad[k].treated,
		                               .ratio = bad[k].ratio,
		                               .power = 0.8,
		                               .alpha = 0.05};
		expect_false(eval_power_ratio_work(&in, &out));
	}
	in = soon;
	in.power = 0.02;
	expect_false(eval_power_ratio_work(&in, &out));
}
