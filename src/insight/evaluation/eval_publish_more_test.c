/* eval_publish_more_test.c - one count in two places, and people who weigh. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "stats/power.h"
#include "tests/test.h"

static void
release_of(struct test *t, const json_t *result, struct eval_release *out)
{
	struct str why;

	expect_equal(eval_release_make(t->arena, result, 10, out, &why),
	             EVAL_DONE);
}

static void
set(json_t *object, const char *member, json_t *value)
{
	expect_equal(json_object_set_new(object, member, value), 0);
}

static json_t *
row(json_t *json, const char *list, const char *member, const char *is)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(json, list), i, one) {
		const char *v = json_string_value(json_object_get(one, member));

		if (v != NULL && strcmp(v, is) == 0)
			return one;
	}
	fail_msg("%s has no %s", list, is);
	return NULL;
}

static bool
is_hidden(const json_t *object, const char *member)
{
	return json_is_null(json_object_get(object, member));
}

/* --- one count in two places --------------------------------------------- */

/* Of 640 participants 7 are in work, 13 are not known and 620 are out of it. */
static void
gap_make(json_t *result, const char *name, const char *level)
{
	json_t *baseline = json_object_get(result, "baseline");
	json_t *one =
	        json_deep_copy(row(result, "baseline", "name", "employment"));
	const double shares[] = {7.0 / 640, 620.0 / 640};
	size_t at = 0, i;
	json_t *each;

	json_array_foreach (baseline, i, each) {
		if (strcmp(json_string_value(json_object_get(each, "name")),
		           "employment") == 0)
			set(json_object_get(each, "treated"), "mean",
			    json_real(shares[at++]));
	}
	set(one, "name", json_string(name));
	set(one, "level", level == NULL ? (json_null)() : json_string(level));
	set(json_object_get(one, "treated"), "mean", json_real(13.0 / 640));
	expect_equal(json_array_append_new(baseline, one), 0);
	set(row(result, "missing", "column", "employment"), "treated",
	    json_integer(13));
}

TEST("evaluation publish: how many are not known is hidden where their level "
     "is")
{
	json_t *result = result_read(t, "reduced"), *level;
	struct eval_release out = {0};

	gap_make(result, "employment", "(not known)");
	release_of(t, result, &out);
	level = row(out.json, "baseline", "level", "(not known)");
	expect_true(is_hidden(json_object_get(level, "treated"), "mean"));
	expect_true(is_hidden(row(out.json, "missing", "column", "employment"),
	                      "treated"));
	/* and so is that of a number, which has a row of its own */
	result = result_read(t, "reduced");
	gap_make(result, "employment (not known)", NULL);
	level = row(result, "baseline", "name", "employment (not known)");
	set(json_object_get(level, "treated"), "mean", json_real(635.0 / 640));
	set(row(result, "missing", "column", "employment"), "treated",
	    json_integer(635));
	release_of(t, result, &out);
	level = row(out.json, "baseline", "name", "employment (not known)");
	expect_true(is_hidden(json_object_get(level, "treated"), "mean"));
	expect_true(is_hidden(row(out.json, "missing", "column", "employment"),
	                      "treated"));
}

TEST("evaluation publish: how many are known is hidden, too, where all but a "
     "few are not")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};

	set(row(result, "missing", "column", "employment"), "treated",
	    json_integer(637));
	release_of(t, result, &out);
	expect_true(is_hidden(row(out.json, "missing", "column", "employment"),
	                      "treated"));
}

TEST("evaluation publish: how many comparators there are to each is of rounded "
     "counts")
{
	json_t *result = result_read(t, "reduced"), *before;
	struct eval_release out = {0};

	before = json_object_get(json_object_get(result, "power"), "before");
	set(before, "ratio", json_real(1877.0 / 628));
	release_of(t, result, &out);
	before = json_object_get(json_object_get(out.json, "power"), "before");
	/* 1875 to 630, and what three to each take */
	expect_true(fabs(result_num(before, "ratio") - 3) < 1e-12);
	expect_equal(result_num(before, "needed"),
	             ceil(stats_power_n(0.37, 0.32, 0.8, 0.05, 3)));
	set(row(result, "flow", "step", "matched"), "treated", json_integer(9));
	release_of(t, result, &out);
	before = json_object_get(json_object_get(out.json, "power"), "before");
	expect_true(is_hidden(before, "ratio"));
	expect_true(is_hidden(before, "needed"));
}

/* Of so many of the 628 it is known what came of them. */
static void
known_make(json_t *result, json_int_t known)
{
	json_t *flow = json_object_get(result, "flow");
	json_t *last = json_deep_copy(row(result, "flow", "step", "matched"));
	json_t *one;
	size_t i;

	set(last, "step", json_string("known"));
	set(last, "treated", json_integer(known));
	expect_equal(json_array_append_new(flow, last), 0);
	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (!json_is_object(json_object_get(one, "subgroup")))
			set(one, "n_treated", json_integer(known));
	}
}

TEST("evaluation publish: who is known of those compared is a step of the "
     "flow, hidden or not as they are among the effects")
{
	json_t *result = result_read(t, "reduced"), *step, *effect;
	struct eval_release out = {0};

	known_make(result, 603);
	release_of(t, result, &out);
	step = row(out.json, "flow", "step", "known");
	effect = row(out.json, "effects", "id", "reoffended-rd");
	expect_equal(result_num(step, "treated"), 605);
	expect_equal(result_num(effect, "n_treated"), 605);
	/* four who are not known are not to be told from what is shown */
	result = result_read(t, "reduced");
	known_make(result, 624);
	release_of(t, result, &out);
	step = row(out.json, "flow", "step", "known");
	effect = row(out.json, "effects", "id", "reoffended-rd");
	expect_true(
	        is_hidden(step, "treated") ||
	        is_hidden(row(out.json, "flow", "step", "matched"), "treated"));
	expect_equal(is_hidden(step, "treated"),
	             is_hidden(effect, "n_treated"));
}

/* --- people, not weights ------------------------------------------------- */

TEST("evaluation publish: a step of a curve is of ten people, however much "
     "they weigh")
{
	json_t *result = result_read(t, "reduced");
	json_t *curve = json_array_get(json_object_get(result, "curves"), 0);
	json_t *group = json_array_get(json_object_get(curve, "groups"), 1);
	json_t *points = json_object_get(group, "points"), *point;
	struct eval_release out = {0};
	size_t i;

	/* nine with the event, who weigh as hundreds */
	json_array_foreach (points, i, point) {
		set(point, "had", json_integer(i < 9 ? (json_int_t)i : 9));
	}
	release_of(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 1);
	expect_equal(json_array_size(json_object_get(group, "points")), 1);
	/* nobody counted them: nothing of it leaves */
	json_array_foreach (points, i, point) {
		json_object_del(point, "had");
	}
	release_of(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 1);
	expect_equal(json_array_size(json_object_get(group, "points")), 0);
}
