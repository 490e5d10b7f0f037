/* eval_publish_rows_test.c - rows, and what repeats them, of few. */
#include <math.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

/* A copy of a row under another name. */
static void
row_add(json_t *result, const char *of, const char *id)
{
	json_t *row = json_deep_copy(result_row(result, "effects", "id", of));

	result_set(row, "id", json_string(id));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
}

TEST("evaluation publish: a ratio of half of the time is hidden where few have "
     "the event in it")
{
	json_t *result = result_read(t, "reduced"), *curve, *group, *point;
	struct eval_release out = {0};
	size_t i;

	row_add(result, "first-hr", "first-hr-first");
	row_add(result, "first-hr", "first-hr-second");
	result_release(t, result, &out);
	(void)result_row(out.json, "effects", "id", "first-hr-first");
	expect_false(result_hidden(result_row(out.json, "effects", "id",
	                                      "first-hr-first"),
	                           "estimate"));
	curve = json_array_get(json_object_get(result, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 0);
	json_array_foreach (json_object_get(group, "points"), i, point) {
		if (result_num(point, "time") <= 182.5)
			result_set(point, "had", json_integer(i < 9 ? 0 : 9));
	}
	result_release(t, result, &out);
	expect_true(result_hidden(result_row(out.json, "effects", "id",
	                                     "first-hr-first"),
	                          "estimate"));
	expect_false(result_hidden(result_row(out.json, "effects", "id",
	                                      "first-hr-second"),
	                           "estimate"));
}

TEST("evaluation publish: another method's row of few shows no estimate")
{
	json_t *result = result_read(t, "reduced"), *row;
	struct eval_release out = {0};

	row = result_row(result, "effects", "id", "reoffended-cem");
	result_set(row, "n_treated", json_integer(22));
	result_set(row, "events_treated", json_integer(9));
	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", "reoffended-cem");
	expect_true(result_hidden(row, "estimate"));
	expect_true(result_hidden(row, "ci"));
	row = result_row(out.json, "effects", "id", "reoffended-entropy");
	expect_false(result_hidden(row, "estimate"));
}

/* How many best and worst cases leave where of so many it is known. */
static size_t
bounds_of(struct test *t, int treated, int control)
{
	json_t *result = result_read(t, "reduced"), *step;
	struct eval_release out = {0};

	step = json_pack("{s:s,s:i,s:i}", "step", "known", "treated", treated,
	                 "control", control);
	expect_equal(json_array_append_new(json_object_get(result, "flow"),
	                                   step),
	             0);
	result_release(t, result, &out);
	return json_array_size(json_object_get(
	        json_object_get(out.json, "sensitivity"), "bounds"));
}

TEST("evaluation publish: best and worst cases leave where many of both groups "
     "are not known")
{
	/* of 628 and 1,877 */
	expect_equal(bounds_of(t, 600, 1800), 2);
	expect_equal(bounds_of(t, 619, 1800), 0);
	expect_equal(bounds_of(t, 600, 1870), 0);
	expect_equal(bounds_of(t, 628, 1800), 0);
}

static json_t *
look_released(struct test *t, bool few, size_t which)
{
	json_t *result = result_read(t, "reduced");
	json_t *looks = json_object_get(result, "looks"), *first, *one;
	struct eval_release out = {0};
	size_t i;

	first = json_deep_copy(json_array_get(looks, 0));
	result_set(first, "critical", json_real(2.96259));
	result_set(first, "spent", json_real(0.0030516));
	expect_equal(json_array_insert_new(looks, 0, first), 0);
	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (few && !json_is_object(json_object_get(one, "subgroup")))
			result_set(one, "events_treated", json_integer(6));
	}
	json_array_foreach (json_object_get(result, "curves"), i, one) {
		if (few)
			result_set(json_array_get(
			                   json_object_get(one, "groups"), 0),
			           "events", json_integer(6));
	}
	result_release(t, result, &out);
	return json_array_get(json_object_get(out.json, "looks"), which);
}

TEST("evaluation publish: a look before the last shows no z, and none does "
     "where the planned outcome is hidden")
{
	json_t *look = look_released(t, false, 0);

	expect_true(result_hidden(look, "z"));
	expect_true(fabs(result_num(look, "critical") - 2.96) < 1e-9);
	expect_true(fabs(result_num(look, "spent") - 0.003) < 1e-9);
	expect_false(result_hidden(look_released(t, false, 1), "z"));
	look = look_released(t, true, 1);
	expect_true(result_hidden(look, "z"));
	expect_true(result_hidden(look, "information"));
	expect_true(result_hidden(look, "critical"));
}

TEST("evaluation publish: somebody's last day is told to the nearest step")
{
	json_t *result = result_read(t, "reduced"), *rmst;
	struct eval_release out = {0};

	rmst = json_object_get(
	        json_array_get(json_object_get(result, "curves"), 0), "rmst");
	result_set(rmst, "tau", json_real(347));
	result_release(t, result, &out);
	rmst = json_object_get(
	        json_array_get(json_object_get(out.json, "curves"), 0), "rmst");
	expect_true(fabs(result_num(rmst, "tau") - 360) < 1e-9);
	result_release(t, result_read(t, "reduced"), &out);
	rmst = json_object_get(
	        json_array_get(json_object_get(out.json, "curves"), 0), "rmst");
	expect_true(fabs(result_num(rmst, "tau") - 365) < 1e-9);
}

/* Whether how soon each of several came leaves, where so many have any. */
static bool
several_leave(struct test *t, int people)
{
	json_t *result = result_read(t, "reduced"), *row;
	struct eval_release out = {0};

	result_set(result, "recurrent",
	           json_pack("[{s:s,s:[{s:s,s:i,s:i,s:i,s:i,s:[],s:[]},"
	                     "{s:s,s:i,s:i,s:i,s:i,s:[],s:[]}],s:n}]",
	                     "outcome", "first", "groups", "group", "treated",
	                     "n", 628, "events", 207, "people", people,
	                     "several", 4, "points", "at_risk", "group",
	                     "control", "n", 1877, "events", 770, "people", 500,
	                     "several", 90, "points", "at_risk", "difference"));
	result_release(t, result, &out);
	row = json_array_get(
	        json_object_get(
	                json_array_get(json_object_get(out.json, "recurrent"),
	                               0),
	                "groups"),
	        0);
	expect_true(result_hidden(row, "people"));
	row = result_row(out.json, "effects", "id", "first-hr");
	expect_false(result_hidden(row, "n_treated"));
	return !result_hidden(row, "estimate");
}

TEST("evaluation publish: a ratio of each of several events is hidden where "
     "few people have any")
{
	expect_true(several_leave(t, 150));
	expect_true(several_leave(t, 10));
	expect_false(several_leave(t, 9));
	expect_false(several_leave(t, 0));
}

TEST("evaluation publish: of what nobody on one side has it is not said what "
     "it is, and other columns are")
{
	json_t *result = result_read(t, "reduced"), *row, *list, *one;
	struct eval_release out = {0};
	size_t n;

	row = result_row(result, "effects", "id", "reoffended-cem");
	result_set(row, "stopped",
	           json_pack("{s:s,s:[s]}", "code", "E_SEPARATION", "columns",
	                     "sex=female"));
	list = json_pack("[{s:s,s:[s],s:i,s:s},{s:s,s:[s],s:i,s:s}]", "code",
	                 "E_MONOTONE", "columns", "sex=female", "count", 3,
	                 "says", "x", "code", "W_ALIASED", "columns", "age",
	                 "count", 1, "says", "y");
	result_set(result, "warnings", list);
	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", "reoffended-cem");
	one = json_object_get(row, "stopped");
	expect_str(result_word(one, "code"), "E_SEPARATION");
	expect_equal(json_array_size(json_object_get(one, "columns")), 0);
	list = json_object_get(out.json, "warnings");
	n = json_array_size(list);
	expect_equal(n, 2);
	expect_equal(json_array_size(json_object_get(json_array_get(list, 0),
	                                             "columns")),
	             0);
	expect_equal(json_array_size(json_object_get(json_array_get(list, 1),
	                                             "columns")),
	             1);
}

/* Whether participants' share of a column of 0 and 1 leaves. */
static bool
share_leaves(struct test *t, double share)
{
	json_t *result = result_read(t, "reduced"), *row;
	struct eval_release out = {0};

	row = json_pack("{s:s,s:s,s:s,s:{s:i,s:f,s:n},s:{s:i,s:f,s:n},"
	                "s:{s:i,s:f,s:n}}",
	                "name", "flag", "level", "", "kind", "share", "treated",
	                "n", 640, "mean", share, "sd", "control_before", "n",
	                24000, "mean", 0.5, "sd", "control_after", "n", 1877,
	                "mean", 0.5, "sd");
	expect_equal(json_array_append_new(json_object_get(result, "baseline"),
	                                   row),
	             0);
	result_release(t, result, &out);
	row = result_row(out.json, "baseline", "name", "flag");
	expect_false(
	        result_hidden(json_object_get(row, "control_after"), "mean"));
	return !result_hidden(json_object_get(row, "treated"), "mean");
}

TEST("evaluation publish: a share that all have tells of none without it, and "
     "is hidden as one that nobody has")
{
	expect_true(share_leaves(t, 0.5));
	expect_true(share_leaves(t, 630.0 / 640));
	expect_false(share_leaves(t, 633.0 / 640));
	expect_false(share_leaves(t, 1));
	expect_false(share_leaves(t, 0));
}
