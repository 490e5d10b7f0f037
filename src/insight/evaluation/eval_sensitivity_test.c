/* eval_sensitivity_test.c - how much a finding can bear, in sentences. */
#include "insight/evaluation/eval_sensitivity.h"

#include <math.h>

#include "insight/evaluation/eval_study_test.h"

static void
object_drop(void *data)
{
	json_decref(data);
}

static json_t *
ratio_of(struct test *t, enum stats_measure by, double v, double low,
         double high)
{
	json_t *of = json_object();

	arena_defer(t->arena, object_drop, of);
	eval_sensitivity_ratio(of, by, v, low, high);
	return of;
}

TEST("sensitivity: a published ratio has its published E-values, and something "
     "as strong on both sides moves it to 1")
{
	/* VanderWeele and Ding 2017: 3.9 (1.8 to 8.7) has 7.26 and 3.0 */
	json_t *of = ratio_of(t, STATS_RR, 3.9, 1.8, 8.7);
	double e = study_number(t, of, "evalue");

	expect_near(e, 7.26, 0.001);
	expect_near(study_number(t, of, "evalue_limit"), 3.0, 0.001);
	expect_near(3.9 / stats_bias_factor(e, e), 1, 1e-12);
	of = ratio_of(t, STATS_RR, 1, 0.8, 1.2);
	expect_equal(study_number(t, of, "evalue"), 1);
	of = ratio_of(t, STATS_HR_COMMON, NAN, NAN, NAN);
	expect_true(json_is_null(json_object_get(of, "evalue")));
	expect_equal(json_array_size(json_object_get(of, "bias")), 0);
}

/* What is explained by a row of these ratios. */
static const json_t *
explained(json_t *of, const char *scale, double outcome, double programme)
{
	json_t *row = json_pack("{s:s,s:f,s:f}", "name", "x", "with_outcome",
	                        outcome, "with_programme", programme);

	json_object_set_new(of, "measured",
	                    json_pack("{s:s,s:[o]}", "scale", scale, "rows",
	                              row));
	eval_sensitivity_explains(of);
	return json_object_get(row, "explains");
}

static bool
is_so(const json_t *explains, const char *key, bool so)
{
	return json_equal(json_object_get(explains, key), json_boolean(so));
}

TEST("sensitivity: something as strong as what was measured explains a finding "
     "away where it reaches the E-value, and not below")
{
	json_t *of = json_pack("{s:f,s:f,s:f}", "evalue", 2.0, "evalue_limit",
	                       1.5, "gamma", 1.4);
	const json_t *is = explained(of, "rr", 2.0, 1.3);

	expect_true(is_so(is, "estimate", true));
	expect_true(is_so(is, "limit", true));
	expect_true(is_so(is, "gamma", false));
	is = explained(of, "rr", 1.99, 0.7);
	expect_true(is_so(is, "estimate", false));
	expect_true(is_so(is, "limit", true));
	expect_true(is_so(is, "gamma", true));
	/* as far below 1 is as strong */
	expect_true(is_so(explained(of, "rr", 0.5, 1), "estimate", true));
	expect_true(is_so(explained(of, "rr", 0.67, 1), "limit", false));
	/* a ratio of hazards is less as one of risks */
	expect_true(is_so(explained(of, "hr", 2.0, 1), "estimate", false));
	json_decref(of);
}

TEST("sensitivity: nothing that may be chance needs something unmeasured, and "
     "what is not known explains nothing")
{
	json_t *of = json_pack("{s:f,s:f,s:n}", "evalue", 1.4, "evalue_limit",
	                       1.0, "gamma");
	const json_t *is = explained(of, "rr", 3.0, 3.0);

	expect_true(is_so(is, "estimate", true));
	expect_true(json_is_null(json_object_get(is, "limit")));
	expect_true(json_is_null(json_object_get(is, "gamma")));
	json_object_del(of, "evalue");
	is = explained(of, "rr", 3.0, 3.0);
	expect_true(json_is_null(json_object_get(is, "estimate")));
	json_decref(of);
}

TEST("sensitivity: what a result says of how much it can bear is said in "
     "sentences")
{
	static const struct fake of = {.treated = 120,
	                               .control = 300,
	                               .risk = {0.6, 0.3},
	                               .unknown = 0.05};
	struct eval_inputs in = {.people = study_fake(t, &of)};
	struct study s;
	struct buf buf;

	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|word sex|"
	           "word area|method m nearest|ratio = 1");
	study_run(t, &s, &in);
	expect_true(s.good);
	buf_init(&buf, t->arena, 1 << 16);
	eval_sensitivity_say(&buf, json_object_get(s.result, "sensitivity"));
	expect_has(buf_get(&buf), "the finding is seen until something hidden");
	expect_has(buf_get(&buf), "E-value: ");
	expect_has(buf_get(&buf), "By 2.00 and 3.00: the ratio at worst ");
	expect_has(buf_get(&buf), "Unknown outcomes: worst case: ");
	expect_has(buf_get(&buf), "Without north: ");
	expect_has(buf_get(&buf), "What was measured, area ");
	expect_has(buf_get(&buf),
	           "Something unmeasured as strong as that could "
	           "not explain the finding away.");
	/* a ratio alone says nothing of people */
	buf_init(&buf, t->arena, 1 << 16);
	eval_sensitivity_say(&buf, ratio_of(t, STATS_RR, 0.5, 0.3, 0.8));
	expect_has(buf_get(&buf), "E-value: 3.41; ");
	expect_lacks(buf_get(&buf), "Hidden bias");
	expect_lacks(buf_get(&buf), "Without ");
}
