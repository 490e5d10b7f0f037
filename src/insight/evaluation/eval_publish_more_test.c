/* eval_publish_more_test.c - one count in two places, and people who weigh. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "stats/power.h"
#include "tests/test.h"

/* --- one count in two places --------------------------------------------- */

/* Of 640 participants 7 are in work, 13 are not known and 620 are out of it. */
static void
gap_make(json_t *result, const char *name, const char *level)
{
	json_t *baseline = json_object_get(result, "baseline");
	json_t *one = json_deep_copy(
	        result_row(result, "baseline", "name", "employment"));
	const double shares[] = {7.0 / 640, 620.0 / 640};
	size_t at = 0, i;
	json_t *each;

	json_array_foreach (baseline, i, each) {
		if (strcmp(json_string_value(json_object_get(each, "name")),
		           "employment") == 0)
			result_set(json_object_get(each, "treated"), "mean",
			           json_real(shares[at++]));
	}
	result_set(one, "name", json_string(name));
	result_set(one, "level",
	           level == NULL ? (json_null)() : json_string(level));
	result_set(json_object_get(one, "treated"), "mean",
	           json_real(13.0 / 640));
	expect_equal(json_array_append_new(baseline, one), 0);
	result_set(result_row(result, "missing", "column", "employment"),
	           "treated", json_integer(13));
}

TEST("evaluation publish: how many are not known is hidden where their level "
     "is")
{
	json_t *result = result_read(t, "reduced"), *level;
	struct eval_release out = {0};

	gap_make(result, "employment", "(not known)");
	result_release(t, result, &out);
	level = result_row(out.json, "baseline", "level", "(not known)");
	expect_true(result_hidden(json_object_get(level, "treated"), "mean"));
	expect_true(result_hidden(result_row(out.json, "missing", "column",
	                                     "employment"),
	                          "treated"));
	/* and so is that of a number, which has a row of its own */
	result = result_read(t, "reduced");
	gap_make(result, "employment (not known)", NULL);
	level = result_row(result, "baseline", "name",
	                   "employment (not known)");
	result_set(json_object_get(level, "treated"), "mean",
	           json_real(635.0 / 640));
	result_set(result_row(result, "missing", "column", "employment"),
	           "treated", json_integer(635));
	result_release(t, result, &out);
	level = result_row(out.json, "baseline", "name",
	                   "employment (not known)");
	expect_true(result_hidden(json_object_get(level, "treated"), "mean"));
	expect_true(result_hidden(result_row(out.json, "missing", "column",
	                                     "employment"),
	                          "treated"));
}

TEST("evaluation publish: how many are known is hidden, too, where all but a "
     "few are not")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};

	result_set(result_row(result, "missing", "column", "employment"),
	           "treated", json_integer(637));
	result_release(t, result, &out);
	expect_true(result_hidden(result_row(out.json, "missing", "column",
	                                     "employment"),
	                          "treated"));
}

TEST("evaluation publish: how many comparators there are to each is of rounded "
     "counts")
{
	json_t *result = result_read(t, "reduced"), *before;
	struct eval_release out = {0};

	before = json_object_get(json_object_get(result, "power"), "before");
	result_set(before, "ratio", json_real(1877.0 / 628));
	result_release(t, result, &out);
	before = json_object_get(json_object_get(out.json, "power"), "before");
	/* 1875 to 630, and what three to each take */
	expect_true(fabs(result_num(before, "ratio") - 3) < 1e-12);
	expect_equal(result_num(before, "needed"),
	             ceil(stats_power_n(0.37, 0.32, 0.8, 0.05, 3)));
	result_set(result_row(result, "flow", "step", "matched"), "treated",
	           json_integer(9));
	result_release(t, result, &out);
	before = json_object_get(json_object_get(out.json, "power"), "before");
	expect_true(result_hidden(before, "ratio"));
	expect_true(result_hidden(before, "needed"));
}

/* The levels of a word that has these shares of participants. */
static void
shares_make(json_t *result, const char *name, const double *shares, size_t n)
{
	json_t *baseline = json_object_get(result, "baseline");

	for (size_t k = 0; k < n; k++) {
		json_t *one = json_deep_copy(
		        result_row(result, "baseline", "name", "employment"));
		struct str level = S("abc");

		result_set(one, "name", json_string(name));
		result_set(one, "level", json_stringn(level.p + k, 1));
		result_set(json_object_get(one, "treated"), "mean",
		           json_real(shares[k]));
		expect_equal(json_array_append_new(baseline, one), 0);
	}
}

TEST("evaluation publish: levels that are means of completed sets come to "
     "whole people, so that a hidden one does not follow from the others")
{
	json_t *result = result_read(t, "reduced"), *one;
	/* 3.6, 310.7 and 325.7 of 640: each rounded alone they are 641 */
	const double shares[] = {3.6 / 640, 310.7 / 640, 325.7 / 640};
	struct eval_release out = {0};
	int hidden = 0;
	size_t i;

	shares_make(result, "home", shares, 3);
	result_release(t, result, &out);
	json_array_foreach (json_object_get(out.json, "baseline"), i, one) {
		if (str_is(result_word(one, "name"), "home"))
			hidden += result_hidden(json_object_get(one, "treated"),
			                        "mean");
	}
	expect_true(hidden >= 2);
}

TEST("evaluation publish: that nobody of a group had an event leaves as that "
     "few had one, and an exact nought does not")
{
	json_t *result = result_read(t, "reduced"), *warning;
	struct eval_release out = {0};
	struct str bytes;

	warning = json_pack("{s:s,s:[s],s:i,s:s}", "code", "E_NO_EVENTS",
	                    "columns", "often", "count", 0, "says",
	                    "Nobody in one of the groups has an event");
	expect_equal(json_array_append_new(json_object_get(result, "warnings"),
	                                   warning),
	             0);
	result_release(t, result, &out);
	bytes = eval_json_bytes(t->arena, out.json);
	expect_lacks(bytes, "E_NO_EVENTS");
	expect_lacks(bytes, "Nobody in one of the groups");
	expect_has(bytes, "E_FEW_EVENTS");
}

/* Of so many of the 628 it is known what came of them. */
static void
known_make(json_t *result, json_int_t known)
{
	json_t *flow = json_object_get(result, "flow");
	json_t *last =
	        json_deep_copy(result_row(result, "flow", "step", "matched"));
	json_t *one;
	size_t i;

	result_set(last, "step", json_string("known"));
	result_set(last, "treated", json_integer(known));
	expect_equal(json_array_append_new(flow, last), 0);
	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (!json_is_object(json_object_get(one, "subgroup")))
			result_set(one, "n_treated", json_integer(known));
	}
}

TEST("evaluation publish: who is known of those compared is a step of the "
     "flow, hidden or not as they are among the effects")
{
	json_t *result = result_read(t, "reduced"), *step, *effect;
	struct eval_release out = {0};

	known_make(result, 603);
	result_release(t, result, &out);
	step = result_row(out.json, "flow", "step", "known");
	effect = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_equal(result_num(step, "treated"), 605);
	expect_equal(result_num(effect, "n_treated"), 605);
	/* four who are not known are not to be told from what is shown */
	result = result_read(t, "reduced");
	known_make(result, 624);
	result_release(t, result, &out);
	step = result_row(out.json, "flow", "step", "known");
	effect = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_true(
	        result_hidden(step, "treated") ||
	        result_hidden(result_row(out.json, "flow", "step", "matched"),
	                      "treated"));
	expect_equal(result_hidden(step, "treated"),
	             result_hidden(effect, "n_treated"));
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
		result_set(point, "had",
		           json_integer(i < 9 ? (json_int_t)i : 9));
	}
	result_release(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 1);
	expect_equal(json_array_size(json_object_get(group, "points")), 1);
	/* nobody counted them: nothing of it leaves */
	json_array_foreach (points, i, point) {
		json_object_del(point, "had");
	}
	result_release(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 1);
	expect_equal(json_array_size(json_object_get(group, "points")), 0);
}

TEST("evaluation publish: a curve in weeks has steps of four weeks, and one in "
     "days of thirty days")
{
	static const struct {
		const char *unit;
		int grid;
	} all[] = {{"day", 30}, {"week", 4}};

	for (size_t k = 0; k < 2; k++) {
		json_t *result = result_read(t, "reduced"), *point;
		struct eval_release out = {0};
		size_t i, n = 0;

		result_set(json_object_get(result, "plan"), "time_unit",
		           json_string(all[k].unit));
		result_set(json_object_get(result, "plan"), "follow_days",
		           json_integer(360));
		result_release(t, result, &out);
		json_array_foreach (
		        json_object_get(
		                json_array_get(
		                        json_object_get(
		                                json_array_get(
		                                        json_object_get(
		                                                out.json,
		                                                "curves"),
		                                        0),
		                                "groups"),
		                        1),
		                "points"),
		        i, point) {
			int at = (int)json_number_value(
			        json_object_get(point, "time"));

			expect_equal(at % all[k].grid, 0);
			n += at % 30 != 0;
		}
		expect_true(i > 2);
		expect_equal(n > 0, k == 1);
	}
}

/* --- what it could see --------------------------------------------------- */

/* As the seal has it, of the plan's number of people or of the files'. */
static void
sealed_power(json_t *result, const char *of, double ratio)
{
	json_t *sealed = json_pack("{s:s,s:s,s:f,s:f,s:f,s:f,s:f,s:f,s:f}",
	                           "of", of, "at", "2026-01-05T09:00:00Z",
	                           "treated", 643.0, "ratio", ratio, "base",
	                           0.37, "fall", 0.05, "fall_seen", 0.0613,
	                           "chance", 0.6512, "needed", 858.0);

	expect_not_null(sealed);
	result_set(json_object_get(result, "power"), "sealed", sealed);
}

TEST("evaluation publish: what it could see at the seal stays where it is of "
     "the plan, and tells no number of the files")
{
	json_t *result = result_read(t, "reduced"), *sealed;
	struct eval_release out = {0};

	sealed_power(result, "plan", 3);
	result_release(t, result, &out);
	sealed = json_object_get(json_object_get(out.json, "power"), "sealed");
	expect_true(fabs(result_num(sealed, "treated") - 643) < 1e-9);
	expect_true(fabs(result_num(sealed, "fall_seen") - 0.0613) < 1e-9);
	sealed_power(result, "files", 4.97);
	result_release(t, result, &out);
	sealed = json_object_get(json_object_get(out.json, "power"), "sealed");
	expect_true(result_hidden(sealed, "treated"));
	expect_true(result_hidden(sealed, "ratio"));
	expect_true(result_hidden(sealed, "needed"));
	expect_true(fabs(result_num(sealed, "fall_seen") - 0.06) < 1e-9);
}

TEST("evaluation publish: what it could see of the plan's people and of the "
     "comparators there were tells no number of the files either")
{
	static const char *const kinds[] = {"cem", "iptw", "nearest"};

	for (size_t k = 0; k < 3; k++) {
		json_t *result = result_read(t, "reduced"), *sealed;
		struct eval_release out = {0};

		/* 1,000 comparators to 83 */
		sealed_power(result, "plan", 1000.0 / 83);
		result_set(result_row(result, "methods", "id", "nearest_5"),
		           "kind", json_string(kinds[k]));
		result_release(t, result, &out);
		sealed = json_object_get(json_object_get(out.json, "power"),
		                         "sealed");
		expect_true(result_hidden(sealed, "ratio"));
		expect_true(result_hidden(sealed, "treated"));
		expect_true(result_hidden(sealed, "needed"));
		expect_true(fabs(result_num(sealed, "fall_seen") - 0.06) <
		            1e-9);
		expect_true(fabs(result_num(sealed, "chance") - 0.65) < 1e-9);
	}
}

TEST("evaluation publish: no release has what differs by a day, and limits of "
     "a mean time have no decimals")
{
	json_t *result = result_read(t, "reduced");
	json_t *curve = json_array_get(json_object_get(result, "curves"), 0);
	json_t *ci = json_pack("[f,f]", -3.21, 14.75), *list = (json_array)();
	struct eval_release out = {0};

	expect_equal(json_array_append_new(list, (json_object)()), 0);
	result_set(json_object_get(curve, "rmst"), "ci", ci);
	result_set(curve, "differences", list);
	result_release(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	expect_equal(json_array_size(json_object_get(curve, "differences")), 0);
	ci = json_object_get(json_object_get(curve, "rmst"), "ci");
	expect_true(json_number_value(json_array_get(ci, 0)) == -3);
	expect_true(json_number_value(json_array_get(ci, 1)) == 15);
}

TEST("evaluation report: the rule of recalls stands with the plan where it "
     "names one, of a release as well")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};
	struct buf page;

	buf_init(&page, t->arena, (size_t)4 << 20);
	eval_report_write(t->arena, result, false, &page);
	expect_lacks(buf_get(&page), "Rule of recalls");
	result_set(json_object_get(result, "plan"), "recall_rule",
	           json_string("recall of 28 days, from 2015-02-01"));
	result_release(t, result, &out);
	buf_init(&page, t->arena, (size_t)4 << 20);
	eval_report_write(t->arena, out.json, false, &page);
	expect_has(buf_get(&page), "recall of 28 days, from 2015-02-01");
}
