/* eval_publish_rates_test.c - whether the rows of a release agree with
 * themselves. */
#include <math.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

#define PRIMARY "reoffended-rd"

/* Participants with the event and without; the others' share; what is found. */
struct row {
	int64_t events, n, others, of;
	double control, estimate;
};

static void
row_put(json_t *row, const struct row *is)
{
	result_set(row, "n_treated", json_integer(is->n));
	result_set(row, "events_treated", json_integer(is->events));
	result_set(row, "n_control", json_integer(is->of));
	result_set(row, "events_control", json_integer(is->others));
	result_set(row, "risk_treated",
	           json_real((double)is->events / (double)is->n));
	result_set(row, "risk_control", json_real(is->control));
	result_set(row, "estimate", json_real(is->estimate));
}

/* "reduced" with this as its primary row, published; that row. */
static json_t *
row_released(struct test *t, const char *id, const struct row *is)
{
	json_t *result = result_read(t, "reduced");
	struct eval_release out = {0};

	row_put(result_row(result, "effects", "id", id), is);
	result_release(t, result, &out);
	return result_row(out.json, "effects", "id", id);
}

static double
apart(const json_t *row)
{
	return result_num(row, "risk_treated") -
	       result_num(row, "risk_control");
}

TEST("evaluation publish: a row's rates are made of its rounded counts and of "
     "its estimate, and agree with both")
{
	/* 207 of 628, and 770 of 1,877 */
	json_t *result = result_read(t, "reduced"), *row;
	struct eval_release out = {0};
	size_t i, n = 0;

	result_release(t, result, &out);
	json_array_foreach (json_object_get(out.json, "effects"), i, row) {
		double estimate = result_num(row, "estimate");
		double rate = result_num(row, "events_treated") /
		              result_num(row, "n_treated");

		if (isnan(apart(row)))
			continue;
		if (str_is(result_word(row, "scale"), "rd"))
			expect_true(fabs(apart(row) -
			                 round(100 * estimate) / 100) < 1e-9);
		if (str_is(result_word(row, "scale"), "rr"))
			expect_true(
			        fabs(result_num(row, "risk_treated") /
			                     result_num(row, "risk_control") -
			             estimate) < 0.02);
		expect_true(fabs(result_num(row, "risk_treated") - rate) <
		            5 / result_num(row, "n_treated") + 0.01);
		n++;
	}
	expect_equal(n, 3);
	row = result_row(out.json, "effects", "id", PRIMARY);
	expect_equal(result_num(row, "events_treated"), 205); /* of 207 */
	expect_true(fabs(result_num(row, "risk_treated") - 0.33) < 1e-9);
	expect_true(fabs(result_num(row, "risk_control") - 0.41) < 1e-9);
}

TEST("evaluation publish: of few people as well, whose rounded counts say "
     "something else than the estimate")
{
	/* 27 of 84 is 0.32, and 25 of 85 is 0.29 */
	static const struct row is = {27, 84, 150, 420, 0.3575, -0.0361};
	json_t *row = row_released(t, PRIMARY, &is);

	expect_equal(result_num(row, "events_treated"), 25);
	expect_equal(result_num(row, "n_treated"), 85);
	expect_true(fabs(result_num(row, "estimate") - -0.036) < 1e-9);
	expect_true(fabs(apart(row) - -0.04) < 1e-9);
	expect_true(fabs(result_num(row, "risk_control") - 0.36) < 0.011);
}

TEST("evaluation publish: a row's rates tell nothing that does not stand in it")
{
	static const struct row is[] = {{23, 83, 148, 420, 0.353, -0.0361},
	                                {27, 87, 152, 418, 0.364, -0.0359},
	                                {25, 85, 150, 422, 0.355, -0.0364}};
	json_t *first = NULL;

	for (size_t k = 0; k < sizeof(is) / sizeof(is[0]); k++) {
		json_t *row = row_released(t, PRIMARY, &is[k]);

		expect_equal(result_num(row, "events_treated"), 25);
		first = k == 0 ? row : first;
		expect_true(result_num(first, "risk_treated") ==
		            result_num(row, "risk_treated"));
		expect_true(result_num(first, "risk_control") ==
		            result_num(row, "risk_control"));
	}
}

TEST("evaluation publish: a rate of people who carry weights is what the other "
     "rate and the estimate leave")
{
	/* 420 of 1,000 are 0.42, and weigh 0.31 */
	static const struct row is = {27, 84, 420, 1000, 0.31, 0.0114},
	                        other = {27, 84, 420, 1000, 0.3061, 0.0114};
	json_t *row = row_released(t, PRIMARY, &is);

	expect_true(fabs(result_num(row, "risk_treated") - 0.29) < 1e-9);
	expect_true(fabs(result_num(row, "risk_control") - 0.28) < 1e-9);
	row = row_released(t, PRIMARY, &other);
	expect_true(fabs(result_num(row, "risk_control") - 0.28) < 1e-9);
}

TEST("evaluation publish: where participants carry weights as well, theirs is "
     "the weighted one")
{
	static const struct row is = {207, 628, 770, 1877, 0.46, -0.0612};
	json_t *result = result_read(t, "reduced"), *row;
	struct eval_release out = {0};

	row = result_row(result, "effects", "id", PRIMARY);
	row_put(row, &is);
	result_set(row, "risk_treated", json_real(0.3988));
	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", PRIMARY);
	expect_true(fabs(result_num(row, "risk_treated") - 0.40) < 1e-9);
	expect_true(fabs(result_num(row, "risk_control") - 0.46) < 1e-9);
}

TEST("evaluation publish: how often is not cut off at one, and no share is "
     "below nought or above one")
{
	static const struct row often = {1290, 628, 4500, 1877, 2.397, 0.857},
	                        none = {12, 640, 900, 1500, 0.6, -0.5813},
	                        all = {612, 628, 40, 1877, 0.02, 0.9531};
	json_t *row = row_released(t, "often-irr", &often), *result;
	struct eval_release out = {0};

	expect_true(fabs(result_num(row, "risk_treated") - 2.05) < 0.02);
	expect_true(fabs(result_num(row, "risk_treated") /
	                         result_num(row, "risk_control") -
	                 0.857) < 0.01);
	/* by the day, of people who were seen for longer and for shorter */
	result = result_read(t, "reduced");
	row = result_row(result, "effects", "id", "often-irr");
	row_put(row, &often);
	result_set(row, "risk_treated", json_real(0.0056712));
	result_set(row, "risk_control", json_real(0.0066175));
	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", "often-irr");
	expect_true(fabs(result_num(row, "risk_treated") - 0.0057) < 1e-9);
	expect_true(fabs(result_num(row, "risk_control") - 0.0067) < 1e-9);
	row = row_released(t, PRIMARY, &none);
	expect_true(result_num(row, "risk_treated") >= 0);
	expect_true(fabs(apart(row) - -0.58) < 1e-9);
	row = row_released(t, PRIMARY, &all);
	expect_true(result_num(row, "risk_treated") <= 1);
	expect_true(fabs(apart(row) - 0.95) < 1e-9);
}

TEST("evaluation publish: an adjusted row's rates are those of the row that is "
     "not adjusted, and a hidden row has none")
{
	json_t *result = result_read(t, "reduced"), *row, *first;
	struct eval_release out = {0};

	row = json_deep_copy(result_row(result, "effects", "id", PRIMARY));
	result_set(row, "id", json_string("reoffended-rd-adjusted"));
	result_set(row, "adjusted", json_true());
	result_set(row, "primary", json_false());
	result_set(row, "estimate", json_real(-0.2));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	result_release(t, result, &out);
	first = result_row(out.json, "effects", "id", PRIMARY);
	row = result_row(out.json, "effects", "id", "reoffended-rd-adjusted");
	expect_true(result_num(row, "risk_control") ==
	            result_num(first, "risk_control"));
	expect_true(fabs(result_num(row, "estimate") - -0.2) < 1e-9);
	result_release(t, result_read(t, "inconclusive"), &out);
	row = result_row(out.json, "effects", "id", "reoffended-sex-female");
	expect_true(result_hidden(row, "risk_treated"));
	expect_true(result_hidden(row, "risk_control"));
}
