/* eval_cohorts_show_test.c - cohorts, lags and strengths as they are shown. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"

/* A study of three cohorts, its result read as a file has it. */
static json_t *
shown_study(struct test *t)
{
	static const struct fake of = {
	        .treated = 200, .control = 900, .risk = {0.45, 0.3}};
	struct eval_inputs in = {.people = study_fake(t, &of)};
	json_t *result = NULL;
	struct study s;

	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|word sex|"
	           "word area|method m exact|exact = [\"sex\", \"area\"]|"
	           "method lot nearest|order = \"random\"|ratio = 2|"
	           "method w iptw|stacked = true|[cohorts]|column = \"sex\"");
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_ok(eval_result_read(
	        t->arena, study_file(t, "shown.json", s.text), &result));
	return result;
}

TEST("cohorts: a report shows each with what they come to, other lags, what "
     "something unmeasured could do, and how a method differs")
{
	json_t *result = shown_study(t), *lags = NULL;
	json_t *of = json_object_get(result, "sensitivity");
	struct str page;

	expect_ok(json_read(t->arena,
	                    S("[{\"lag_days\":92,\"estimate\":-0.1,"
	                      "\"ci\":[-0.2,0.01]}]"),
	                    &lags));
	expect_equal(json_object_set(of, "lags", lags), 0);
	page = result_report(t, result);
	expect_has(page, "Cohort by cohort");
	expect_has(page, "All, as one effect");
	expect_has(page, "All, as effects that differ");
	expect_has(page, "The diamonds are all cohorts together.");
	expect_has(page, "A lag of 92 days");
	expect_has(page, "the ratio of risks at worst");
	expect_has(page, "how likely the outcome was for them");
	expect_has(page, "who chooses first drawn by lot");
	expect_has(page, "errors with those of the weights");
	json_object_del(result, "cohorts");
	json_object_del(of, "bias");
	json_object_del(of, "lags");
	page = result_report(t, result);
	expect_lacks(page, "Cohort by cohort");
	expect_lacks(page, "A lag of");
	expect_lacks(page, "at worst");
}

TEST("cohorts: a release has no cohorts and no other lags, and no more digits "
     "of what it has")
{
	struct eval_release out = {0};
	json_t *result = shown_study(t), *lags = NULL;
	const json_t *one;
	struct str why;
	size_t k;

	expect_ok(json_read(t->arena, S("[{\"lag_days\":92}]"), &lags));
	expect_equal(json_object_set(json_object_get(result, "sensitivity"),
	                             "lags", lags),
	             0);
	expect_equal(eval_release_make(t->arena, result, 10, &out, &why),
	             EVAL_DONE);
	expect_null(json_object_get(out.json, "cohorts"));
	one = json_object_get(out.json, "prognosis");
	expect_true(json_object_get(one, "n") != NULL);
	expect_true(isnan(study_number(t, one, "n")));
	one = json_object_get(one, "after");
	expect_true(isnan(study_number(t, one, "mean_t")));
	expect_false(isnan(study_number(t, one, "smd")));
	result = json_object_get(out.json, "sensitivity");
	expect_equal(json_array_size(json_object_get(result, "lags")), 0);
	expect_equal(json_array_size(json_object_get(result, "bias")), 10);
	json_array_foreach (json_object_get(result, "bias"), k, one) {
		double v = 100 * study_number(t, one, "estimate");

		expect_near(v, (double)(long)(v + 0.5), 1e-9);
	}
}

TEST("cohorts: a report shows every cohort, however many they are")
{
	json_t *result = shown_study(t);
	json_t *of = json_object_get(result, "cohorts");
	json_t *rows = json_object_get(of, "rows");
	struct str page;

	for (int k = 0; k < 70; k++) {
		json_t *one = json_deep_copy(json_array_get(rows, 0));
		char name[16];

		(void)snprintf(name, sizeof(name), "Place %d", k);
		json_object_set_new(one, "name", json_string(name));
		expect_equal(json_array_append_new(rows, one), 0);
	}
	page = result_report(t, result);
	expect_has(page, "Place 37");
	expect_has(page, "Place 69");
	expect_has(page, "All, as effects that differ");
}

/* The differences in prognosis of a release, after so many were lost. */
static const json_t *
prognosis_released(struct test *t, json_t *result, json_int_t lost)
{
	struct eval_release out = {0};
	const json_t *step;
	json_int_t matched = 0;
	struct str why;
	size_t k;

	json_array_foreach (json_object_get(result, "flow"), k, step) {
		if (strcmp(json_string_value(json_object_get(step, "step")),
		           "matched") == 0)
			matched = json_integer_value(
			        json_object_get(step, "treated"));
	}
	json_array_foreach (json_object_get(result, "flow"), k, step) {
		if (strcmp(json_string_value(json_object_get(step, "step")),
		           "matched") != 0)
			json_object_set_new((json_t *)step, "treated",
			                    json_integer(matched + lost));
	}
	expect_equal(eval_release_make(t->arena, result, 10, &out, &why),
	             EVAL_DONE);
	return json_object_get(out.json, "prognosis");
}

static bool
is_tenths(double v)
{
	return fabs(10 * v - nearbyint(10 * v)) < 1e-9;
}

TEST("cohorts: in a release groups' prognosis before matching is coarse where "
     "a few were lost by it, and only there")
{
	json_t *result = shown_study(t);
	json_t *before =
	        json_object_get(json_object_get(result, "prognosis"), "before");
	const json_t *of;

	json_object_set_new(before, "smd", json_real(0.1234));
	of = prognosis_released(t, result, 4);
	expect_true(is_tenths(
	        study_number(t, json_object_get(of, "before"), "smd")));
	of = prognosis_released(t, result, 40);
	expect_near(study_number(t, json_object_get(of, "before"), "smd"), 0.12,
	            1e-9);
}
