/*
 * eval_publish_measured_test.c - what of a scale for the unmeasured may leave,
 * and how a report says it.
 */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_sensitivity.h"
#include "tests/test.h"

/* A result with three rows: a number of all, a word of many, one of few. */
static json_t *
with_rows(struct test *t)
{
	json_t *result = result_read(t, "reduced");
	json_t *of = json_object_get(result, "sensitivity");
	json_t *measured = json_pack(
	        "{s:s,s:i,s:i,s:n,s:[{s:s,s:s,s:n,s:n,s:f,s:f,s:i,s:i,s:f,"
	        "s:[f,f],s:f},{s:s,s:s,s:s,s:s,s:n,s:n,s:i,s:i,s:f,s:[f,f],"
	        "s:f},{s:s,s:s,s:s,s:s,s:n,s:n,s:i,s:i,s:f,s:[f,f],s:n}]}",
	        "scale", "rr", "n", 4321, "events", 1234, "stopped", "rows",
	        /* one */
	        "name", "ogrs", "step", "doubling", "level", "reference",
	        "from", 44.9123, "to", 89.8246, "n", 4321, "events", 1234,
	        "with_outcome", 3.1234, "ci", 2.9, 3.4, "with_programme",
	        1.4567,
	        /* two */
	        "name", "drugs", "step", "level", "level", "need", "reference",
	        "no need", "from", "to", "n", 900, "events", 400,
	        "with_outcome", 1.1234, "ci", 1.0, 1.3, "with_programme", 1.2,
	        /* three */
	        "name", "area", "step", "level", "level", "Coast", "reference",
	        "North", "from", "to", "n", 18, "events", 10, "with_outcome",
	        1.05, "ci", 0.9, 1.3, "with_programme");

	expect_not_null(measured);
	result_set(of, "measured", measured);
	result_set(of, "evalue", json_real(2.0));
	result_set(of, "evalue_limit", json_real(1.3));
	eval_sensitivity_explains(of);
	return result;
}

TEST("release: of a scale for the unmeasured the ratio of many leaves, and no "
     "count, mean or interval; a row of few does not")
{
	json_t *result = with_rows(t);
	struct eval_release release = {0};
	const json_t *rows, *row;
	struct str bytes;

	result_release(t, result, &release);
	bytes = eval_json_bytes(t->arena, release.json);
	rows = json_object_get(
	        json_object_get(json_object_get(release.json, "sensitivity"),
	                        "measured"),
	        "rows");
	expect_equal(json_array_size(rows), 2);
	row = json_array_get(rows, 0);
	expect_str(str_of(json_string_value(json_object_get(row, "name"))),
	           "ogrs");
	expect_true(json_real_value(json_object_get(row, "with_outcome")) ==
	            3.12);
	expect_true(json_real_value(json_object_get(row, "with_programme")) ==
	            1.46);
	expect_true(result_hidden(row, "n"));
	expect_true(result_hidden(row, "events"));
	expect_true(result_hidden(row, "from"));
	expect_true(result_hidden(row, "to"));
	expect_true(result_hidden(row, "ci"));
	expect_lacks(bytes, "4321");
	expect_lacks(bytes, "44.9123");
	expect_lacks(bytes, "Coast\",\"n");
}

/* The rows of a release of it. */
static const json_t *
released_rows(struct test *t, const json_t *result)
{
	struct eval_release release = {0};

	result_release(t, result, &release);
	return json_object_get(
	        json_object_get(json_object_get(release.json, "sensitivity"),
	                        "measured"),
	        "rows");
}

TEST("release: a row whose reference is of few does not leave, and none of a "
     "model of hardly more people than it has numbers")
{
	json_t *result = with_rows(t);
	json_t *measured = json_object_get(
	        json_object_get(result, "sensitivity"), "measured");
	json_t *rows = json_object_get(measured, "rows");
	json_t *two = json_array_get(rows, 1);

	result_set(two, "n_reference", json_integer(500));
	result_set(two, "events_reference", json_integer(100));
	expect_equal(json_array_size(released_rows(t, result)), 2);
	result_set(two, "events_reference", json_integer(9));
	expect_equal(json_array_size(released_rows(t, result)), 1);
	result_set(two, "events_reference", json_integer(491));
	expect_equal(json_array_size(released_rows(t, result)), 1);
	result_set(measured, "n", json_integer(20));
	expect_equal(json_array_size(released_rows(t, result)), 0);
}

TEST("release: where a level is of few nothing is left of a scale, as of the "
     "score")
{
	json_t *result = with_rows(t);
	json_t *row = json_array_get(json_object_get(result, "baseline"), 1);
	struct eval_release release = {0};
	const json_t *measured;

	result_set(json_object_get(row, "treated"), "mean",
	           json_real(4.0 / 1500));
	result_set(json_object_get(row, "control_before"), "mean",
	           json_real(0.0001));
	result_release(t, result, &release);
	expect_true(result_hidden(release.json, "score"));
	measured = json_object_get(json_object_get(release.json, "sensitivity"),
	                           "measured");
	expect_equal(json_array_size(json_object_get(measured, "rows")), 0);
	expect_has(result_report(t, release.json),
	           "Nothing that was measured can serve as a scale here");
}

TEST("evaluation report: something as strong as what was measured explains the "
     "finding away or not, in words, and in a release without the means")
{
	json_t *result = with_rows(t);
	struct eval_release release = {0};
	struct str page = result_report(t, result);

	expect_has(page, "Ogrs doubled, from 44.9 to 89.8");
	expect_has(page, "Drugs: need, and not no need");
	expect_has(page, ">Yes<");
	expect_has(page, ">No<");
	expect_has(page, "where its ratio is 2.00 or more");
	result_set(json_object_get(result, "sensitivity"), "evalue_limit",
	           json_real(1.1));
	eval_sensitivity_explains(json_object_get(result, "sensitivity"));
	expect_has(result_report(t, result), "No, but it would not be sure");
	result_release(t, result, &release);
	page = result_report(t, release.json);
	expect_has(page, "Ogrs doubled<");
	expect_lacks(page, "Ogrs doubled, from");
}

TEST("evaluation report: where chance is enough, nothing unmeasured is said to "
     "be needed; and a result without a scale says nothing of one")
{
	json_t *result = with_rows(t);
	json_t *of = json_object_get(result, "sensitivity");
	struct str page;

	expect_lacks(result_report(t, result), "may be chance as it is");
	result_set(of, "evalue_limit", json_real(1));
	eval_sensitivity_explains(of);
	expect_has(result_report(t, result), "may be chance as it is");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	expect_has(page, "fod yn siawns fel y mae");
	expect_has(page, "Ogrs wedi");
	expect_equal(json_object_del(of, "measured"), 0);
	page = result_report(t, result);
	expect_lacks(page, "beside what was measured");
	expect_lacks(page, "could not be worked out");
}

TEST("evaluation report: the strongest with the programme stands beside the "
     "bound of something hidden, above it or below")
{
	json_t *result = with_rows(t);
	json_t *of = json_object_get(result, "sensitivity");

	result_set(of, "gamma", json_real(1.2));
	expect_has(result_report(t, result),
	           "by odds of 1.46. Something hidden as strong as that could");
	result_set(of, "gamma", json_real(1.9));
	expect_has(result_report(t, result),
	           "by odds of 1.46. Something hidden would have to be "
	           "stronger");
	result_set(of, "gamma", (json_null)());
	expect_lacks(result_report(t, result), "by odds of 1.46");
}
