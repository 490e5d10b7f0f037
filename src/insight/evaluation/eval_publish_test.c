/* eval_publish_test.c - what leaves, and what is found by comparing. */
#include "insight/evaluation/eval_publish.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "stats/random_test.h"
#include "tests/test.h"

static json_t *
released(struct test *t, const char *name)
{
	struct eval_release out = {0};

	result_release(t, result_read(t, name), &out);
	return out.json;
}

/* --- who may ------------------------------------------------------------- */

TEST("evaluation publish: an exploration is never released")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};
	struct str why;

	result_set(result, "kind", json_string("explore"));
	expect_equal(eval_release_make(t->arena, result, 10, &out, &why),
	             EVAL_PLAN);
	expect_has(why, "E_PLAN_UNSEALED");
	expect_null(out.json);
}

TEST("evaluation publish: a threshold below 5, or below the plan's, is refused")
{
	struct eval_release out = {0};
	struct str why;

	expect_equal(eval_release_make(t->arena, result_read(t, "reduced"), 4,
	                               &out, &why),
	             EVAL_DISCLOSURE);
	expect_has(why, "never below 5");
	expect_equal(eval_release_make(t->arena, result_read(t, "reduced"), 7,
	                               &out, &why),
	             EVAL_DISCLOSURE);
	expect_has(why, "The plan says that counts under 10");
	expect_null(out.json);
}

TEST("evaluation publish: a release is not released again")
{
	struct eval_release out = {0};
	struct str why;

	expect_equal(eval_release_make(t->arena, released(t, "reduced"), 10,
	                               &out, &why),
	             EVAL_DATA);
}

TEST("evaluation publish: what is post hoc, or was never sealed, is marked")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};
	struct buf page;

	result_set(json_object_get(result, "lock"), "ledger_head",
	           json_string(""));
	result_release(t, result, &out);
	buf_init(&page, t->arena, 0);
	eval_report_write(t->arena, out.json, false, &page);
	expect_has(buf_get(&page), "The plan was not sealed");
	buf_init(&page, t->arena, 0);
	eval_report_write(t->arena, released(t, "unreliable"), false, &page);
	expect_has(buf_get(&page), "Post hoc");
	expect_lacks(buf_get(&page), "was not sealed");
}

/* --- what is in it ------------------------------------------------------- */

/* Every whole number below a number of people, wherever it stands. */
static int
small_counts(const json_t *json)
{
	static const char *const counts[] = {
	        "treated",   "control",        "n",    "n_treated",
	        "n_control", "events_treated", "sets", "events_control",
	        "events",    "died",           "risk", "matched_treated"};
	const char *name;
	json_t *value;
	size_t i;
	int found = 0;

	if (json_is_array(json)) {
		json_array_foreach (json, i, value) {
			found += small_counts(value);
		}
		return found;
	}
	json_object_foreach ((json_t *)(uintptr_t)json, name, value) {
		for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
			if (strcmp(name, counts[i]) == 0 &&
			    json_is_integer(value) &&
			    (json_integer_value(value) % 5 != 0 ||
			     (json_integer_value(value) != 0 &&
			      json_integer_value(value) < 10)))
				found++;
		found += small_counts(value);
	}
	return found;
}

TEST("evaluation publish: every count of a release is at least 10, and a "
     "multiple of 5")
{
	static const char *const names[] = {"inconclusive", "reduced",
	                                    "unreliable"};

	for (size_t i = 0; i < 3; i++)
		expect_equal(small_counts(released(t, names[i])), 0);
	expect_true(small_counts(result_read(t, "inconclusive")) > 5);
}

TEST("evaluation publish: what was compared is hidden last, so that there is a "
     "finding")
{
	json_t *json = released(t, "inconclusive");
	json_t *primary = result_row(json, "effects", "id", "reoffended-rd");

	expect_equal(json_integer_value(json_object_get(primary, "n_treated")),
	             80);
	expect_false(result_hidden(primary, "estimate"));
	expect_true(result_hidden(result_row(json, "flow", "step", "complete"),
	                          "treated"));
}

TEST("evaluation publish: a row of which a count is hidden shows no estimate, "
     "as that would give the count away")
{
	json_t *json = released(t, "inconclusive");
	json_t *women =
	        result_row(json, "effects", "id", "reoffended-sex-female");
	json_t *men = result_row(json, "effects", "id", "reoffended-sex-male");

	expect_true(result_hidden(women, "estimate") &&
	            result_hidden(women, "ci"));
	expect_true(result_hidden(men, "estimate") && result_hidden(men, "se"));
	expect_true(result_hidden(men, "n_treated"));
}

TEST("evaluation publish: with few who reoffend the finding is a word and no "
     "number")
{
	json_t *result = result_read(t, "inconclusive");
	struct eval_release out = {0};
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (!json_is_object(json_object_get(one, "subgroup")))
			result_set(one, "events_treated", json_integer(6));
		else
			result_set(one, "events_treated", json_integer(0));
	}
	json_array_foreach (json_object_get(result, "curves"), i, one) {
		result_set(json_array_get(json_object_get(one, "groups"), 0),
		           "events", json_integer(6));
	}
	result_release(t, result, &out);
	expect_true(result_hidden(json_object_get(out.json, "verdict"),
	                          "estimate"));
	expect_true(result_hidden(json_object_get(out.json, "frequency"),
	                          "per_person_treated"));
	expect_true(result_hidden(result_row(out.json, "effects", "id",
	                                     "reoffended-weights"),
	                          "estimate"));
	expect_true(result_hidden(out.json, "sensitivity"));
	expect_equal(
	        json_array_size(json_object_get(
	                json_array_get(json_object_get(
	                                       json_array_get(json_object_get(
	                                                              out.json,
	                                                              "curves"),
	                                                      0),
	                                       "groups"),
	                               0),
	                "points")),
	        0);
}

TEST("evaluation publish: no smallest, no largest and no single person's day "
     "is in a release")
{
	json_t *json = released(t, "reduced");
	json_t *curve = json_array_get(json_object_get(json, "curves"), 0);
	json_t *group, *point;
	size_t i, j;

	expect_true(result_hidden(json, "overlap"));
	expect_true(result_hidden(json_object_get(json, "matching"),
	                          "weight_largest"));
	expect_equal(json_array_size(json_object_get(
	                     json_object_get(json, "sensitivity"), "drop_one")),
	             0);
	json_array_foreach (json_object_get(curve, "groups"), i, group) {
		expect_true(result_hidden(group, "median"));
		json_array_foreach (json_object_get(group, "points"), j,
		                    point) {
			int64_t day = llround(json_number_value(
			        json_object_get(point, "time")));

			expect_true(day % 30 == 0 || day == 365);
		}
	}
}

TEST("evaluation publish: a curve falls by ten events a step and ends where "
     "ten are left")
{
	json_t *result = result_read(t, "reduced");
	json_t *curve = json_array_get(json_object_get(result, "curves"), 0);
	json_t *group = json_array_get(json_object_get(curve, "groups"), 0);
	struct eval_release out = {0};
	json_t *point;
	size_t i, n;

	json_array_foreach (json_object_get(group, "points"), i, point) {
		if (json_number_value(json_object_get(point, "time")) > 200)
			result_set(point, "followed", json_integer(9));
	}
	result_release(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 0);
	n = json_array_size(json_object_get(group, "points"));
	expect_true(n > 3);
	json_array_foreach (json_object_get(group, "points"), i, point) {
		expect_true(i == 0 || json_integer_value(json_object_get(
		                              point, "died")) >= 10);
		expect_true(json_number_value(json_object_get(point, "time")) <=
		            210);
		expect_true(result_hidden(point, "risk"));
	}
}

TEST("evaluation publish: a curve whose first point is its first event is "
     "released, too")
{
	json_t *result = result_read(t, "reduced");
	json_t *curve = json_array_get(json_object_get(result, "curves"), 0);
	json_t *group = json_array_get(json_object_get(curve, "groups"), 0);
	struct eval_release out = {0};

	expect_equal(json_array_remove(json_object_get(group, "points"), 0), 0);
	result_release(t, result, &out);
	curve = json_array_get(json_object_get(out.json, "curves"), 0);
	group = json_array_get(json_object_get(curve, "groups"), 0);
	expect_true(json_array_size(json_object_get(group, "points")) > 5);
}

TEST("evaluation publish: how far the groups differ in a hidden share is "
     "hidden, too")
{
	json_t *json = released(t, "inconclusive");
	json_t *sex = result_row(json, "balance", "name", "sex: female");
	json_t *age = result_row(json, "balance", "name", "age");

	expect_true(result_hidden(json_object_get(sex, "before"), "smd"));
	expect_true(result_hidden(json_object_get(sex, "after"), "mean_t"));
	expect_true(result_hidden(sex, "rating"));
	expect_false(result_hidden(json_object_get(age, "after"), "smd"));
}

TEST("evaluation publish: coefficients leave only where no level is of few")
{
	expect_false(result_hidden(released(t, "reduced"), "score"));
	expect_true(result_hidden(released(t, "inconclusive"), "score"));
}

TEST("evaluation publish: words of a result that nobody has read for counts "
     "stay behind")
{
	struct eval_release out = {0};
	struct str bytes;

	result_release(t, result_read(t, "unreliable"), &out);
	bytes = eval_json_bytes(t->arena, out.json);
	expect_lacks(bytes, "participants could not be matched");
	expect_lacks(bytes, "differs by more than 0.10");
	expect_lacks(bytes, "R. Example");
	expect_lacks(bytes, "by mistake");
	expect_lacks(bytes, "Sentence of the study");
	expect_has(bytes, "not alike enough");
	expect_has(bytes, "W_POOR_BALANCE");
}

TEST("evaluation publish: its report shows what is hidden as hidden")
{
	struct buf page;

	buf_init(&page, t->arena, 0);
	eval_report_write(t->arena, released(t, "inconclusive"), false, &page);
	expect_has(buf_get(&page), "hidden");
	expect_has(buf_get(&page), "Counts under 10 are hidden");
	expect_has(buf_get(&page), "of rounded counts");
	expect_lacks(buf_get(&page), "not taken further");
}

/* --- means --------------------------------------------------------------- */

/* "reduced" with this of its participants' age, published. */
static json_t *
aged(struct test *t, int64_t n, double mean, double sd)
{
	json_t *result = result_read(t, "reduced");
	json_t *age = json_object_get(
	        result_row(result, "baseline", "name", "age"), "treated");
	struct eval_release out = {0};

	result_set(age, "n", json_integer(n));
	result_set(age, "mean", json_real(mean));
	result_set(age, "sd", json_real(sd));
	result_release(t, result, &out);
	return out.json;
}

static bool
age_shown(json_t *json)
{
	json_t *age = json_object_get(
	        result_row(json, "baseline", "name", "age"), "treated");
	json_t *before = json_object_get(
	        result_row(json, "balance", "name", "age"), "before");

	expect_equal(result_hidden(age, "mean"), result_hidden(age, "sd"));
	expect_equal(result_hidden(age, "mean"),
	             result_hidden(before, "mean_t"));
	return !result_hidden(age, "mean");
}

TEST("evaluation publish: a mean of few, one whose sum is of few, and one that "
     "all have is hidden with its spread")
{
	expect_true(age_shown(aged(t, 640, 33.1, 9.2)));
	expect_false(age_shown(aged(t, 9, 33.1, 9.2)));
	/* Nine offences, say, in all. */
	expect_false(age_shown(aged(t, 640, 9.0 / 640, 0.12)));
	expect_true(age_shown(aged(t, 640, 10.0 / 640, 0.12)));
	expect_false(age_shown(aged(t, 640, 33.1, 0.04)));
}

TEST("evaluation publish: means before and after matching do not give away the "
     "few who were lost by it")
{
	json_t *few = released(t, "inconclusive"), *many, *age;

	/* 84 before and 80 after: four people's ages. */
	expect_false(age_shown(few));
	age = result_row(few, "balance", "name", "age");
	expect_true(result_hidden(json_object_get(age, "before"), "mean_t"));
	expect_false(result_hidden(json_object_get(age, "after"), "mean_t"));
	expect_true(fabs(result_num(json_object_get(age, "before"), "smd") -
	                 -0.3) < 1e-9);
	/* 640 before and 628 after. */
	many = result_row(released(t, "reduced"), "balance", "name", "age");
	expect_false(result_hidden(json_object_get(many, "before"), "mean_t"));
	expect_true(fabs(result_num(json_object_get(many, "before"), "smd") -
	                 -0.25) < 1e-9);
}

TEST("evaluation publish: a square, which gives the spread away, shows no mean")
{
	json_t *result = result_read(t, "reduced");
	json_t *square =
	        json_deep_copy(result_row(result, "balance", "name", "age"));
	struct eval_release out = {0};

	result_set(square, "name", json_string("age squared"));
	expect_equal(json_array_append_new(json_object_get(result, "balance"),
	                                   square),
	             0);
	result_release(t, result, &out);
	square = result_row(out.json, "balance", "name", "age squared");
	expect_true(result_hidden(json_object_get(square, "before"), "mean_t"));
	expect_true(result_hidden(json_object_get(square, "after"), "mean_c"));
	expect_false(result_hidden(json_object_get(square, "after"), "smd"));
}

/* A row of two together, of the parts' names, as it is released. */
static const json_t *
together(struct test *t, const char *a, const char *b, bool binary)
{
	json_t *result = result_read(t, "reduced");
	json_t *row =
	        json_deep_copy(result_row(result, "balance", "name", "age"));
	struct eval_release out = {0};

	result_set(row, "name", json_string("together"));
	result_set(row, "binary", json_boolean(binary));
	result_set(row, "parts", json_pack("[ss]", a, b));
	expect_equal(json_array_append_new(json_object_get(result, "balance"),
	                                   row),
	             0);
	result_release(t, result, &out);
	return result_row(out.json, "balance", "name", "together");
}

TEST("evaluation publish: of two covariates together no mean is shown, and "
     "nothing where one of them is a word that is hidden or both are words")
{
	const json_t *row = together(t, "age", "age", false);

	expect_true(result_hidden(json_object_get(row, "after"), "mean_t"));
	expect_false(result_hidden(json_object_get(row, "after"), "smd"));
	row = together(t, "age", "sex=nobody", false);
	expect_true(result_hidden(json_object_get(row, "after"), "smd"));
	expect_true(result_hidden(row, "rating"));
	row = together(t, "age", "age", true);
	expect_true(result_hidden(json_object_get(row, "after"), "smd"));
}

TEST("evaluation publish: how often is hidden where the counts of its row are")
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};

	result_set(result_row(result, "effects", "id", "often-irr"),
	           "events_treated", json_integer(7));
	result_release(t, result, &out);
	expect_true(result_hidden(json_object_get(out.json, "frequency"),
	                          "per_person_treated"));
	expect_false(result_hidden(json_object_get(released(t, "reduced"),
	                                           "frequency"),
	                           "per_person_treated"));
}

/* --- percentages --------------------------------------------------------- */

TEST("evaluation publish: nobody finds a small share by its neighbours or its "
     "total")
{
	uint64_t seed = 99;

	for (int i = 0; i < 60; i++) {
		json_t *result = result_read(t, "reduced");
		json_t *men = result_row(result, "baseline", "level", "male");
		json_t *women =
		        result_row(result, "baseline", "level", "female");
		int64_t few = (int64_t)random_of(&seed, 10);
		struct eval_release out = {0};

		result_set(json_object_get(women, "treated"), "mean",
		           json_real((double)few / 640));
		result_set(json_object_get(men, "treated"), "mean",
		           json_real((double)(640 - few) / 640));
		result_release(t, result, &out);
		women = json_object_get(result_row(out.json, "baseline",
		                                   "level", "female"),
		                        "treated");
		men = json_object_get(result_row(out.json, "baseline", "level",
		                                 "male"),
		                      "treated");
		expect_true(result_hidden(women, "mean"));
		/* Either the others are hidden, or how many there are. */
		expect_true(result_hidden(men, "mean") ||
		            result_hidden(men, "n"));
	}
}

/* --- the register -------------------------------------------------------- */
