/* eval_publish_pairs_test.c - what is worked out of the error of pairs. */
#include <math.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

/* Pairs by who of the two had the event. */
struct pairs {
	double both, treated, control, neither;
};

static double
all_of(const struct pairs *p)
{
	return p->both + p->treated + p->control + p->neither;
}

/* Errors as the engine has them. */
static double
paired_se(const struct pairs *p)
{
	double n = all_of(p), d = p->treated - p->control;

	return sqrt(p->treated + p->control - d * d / n) / n;
}

static double
sets_se(const struct pairs *p)
{
	double n = all_of(p);

	return paired_se(p) * sqrt(n / (n - 1) * (2 * n - 1) / (2 * n - 2));
}

static double
ratio_se(const struct pairs *p)
{
	double n = all_of(p), et = p->both + p->treated,
	       ec = p->both + p->control;
	double var = 1 / et + 1 / ec - 2 * p->both / (et * ec);

	return sqrt(var * n / (n - 1) * (2 * n - 1) / (2 * n - 2));
}

static void
row_put(json_t *row, const struct pairs *p, double estimate, double se)
{
	json_t *ci =
	        json_pack("[f,f]", estimate - 1.96 * se, estimate + 1.96 * se);

	expect_not_null(ci);
	result_set(row, "estimate", json_real(estimate));
	result_set(row, "se", json_real(se));
	result_set(row, "ci", ci);
	result_set(row, "p", json_real(erfc(fabs(estimate / se) / sqrt(2))));
	result_set(row, "n_treated", json_real(all_of(p)));
	result_set(row, "n_control", json_real(all_of(p)));
	result_set(row, "events_treated", json_real(p->both + p->treated));
	result_set(row, "events_control", json_real(p->both + p->control));
}

/* Of sets that may share somebody, and of which none does. */
static double
shared_se(const struct pairs *p)
{
	double n = all_of(p);

	return paired_se(p) * sqrt(n / (n - 1));
}

/* A result whose primary method may match so, and came to pairs. */
static json_t *
came_to(struct test *t, const struct pairs *p, int ratio, bool replaced)
{
	json_t *result = result_read(t, "inconclusive");
	json_t *method = result_row(result, "methods", "id", "nearest_5");
	double d = (p->treated - p->control) / all_of(p);

	result_set(method, "ratio", json_integer(ratio));
	result_set(method, "replacement", json_boolean(replaced));
	row_put(result_row(result, "effects", "id", "reoffended-rd"), p, d,
	        replaced ? shared_se(p) : sets_se(p));
	return result;
}

/* A result whose primary method is one of pairs. */
static json_t *
paired(struct test *t, const struct pairs *p)
{
	json_t *result = result_read(t, "inconclusive"), *mcnemar;
	json_t *rd = result_row(result, "effects", "id", "reoffended-rd");
	double rd_is = (p->treated - p->control) / all_of(p);
	double rr = (p->both + p->treated) / (p->both + p->control);

	result_set(result_row(result, "methods", "id", "nearest_5"), "ratio",
	           json_integer(1));
	row_put(rd, p, rd_is, sets_se(p));
	row_put(result_row(result, "effects", "id", "reoffended-rr"), p, rr,
	        ratio_se(p));
	row_put(result_row(result, "effects", "id", "reoffended-or"), p, rr,
	        ratio_se(p));
	mcnemar = json_deep_copy(rd);
	row_put(mcnemar, p, rd_is, paired_se(p));
	result_set(mcnemar, "id", json_string("reoffended-rd-mcnemar"));
	result_set(mcnemar, "primary", json_false());
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   mcnemar),
	             0);
	return result;
}

static bool
is_near(const json_t *json, const char *id, double se)
{
	const json_t *row =
	        result_row((json_t *)(uintptr_t)json, "effects", "id", id);
	double shown = result_num(row, "se");
	const json_t *ci = json_object_get(row, "ci");
	double low = json_number_value(json_array_get(ci, 0));

	if (json_is_array(ci) &&
	    fabs(result_num(row, "estimate") - 1.96 * se - low) > 0.0021)
		return false;
	return isnan(shown) || fabs(shown - se) <= 0.00051;
}

/*
 * The attack: with both counts of events, try every number of pairs of which
 * the participant alone had it, and keep those that all shown errors allow.
 */
static void
attack(const json_t *json, const struct pairs *p, double *low, double *high)
{
	double et = p->both + p->treated, ec = p->both + p->control;

	*low = INFINITY;
	*high = -INFINITY;
	for (double x = 0; x <= et; x++) {
		const struct pairs one = {et - x, x, ec - et + x,
		                          all_of(p) - ec - x};

		if (one.control < 0 || one.neither < 0 ||
		    !is_near(json, "reoffended-rd", sets_se(&one)) ||
		    !is_near(json, "reoffended-rd-mcnemar", paired_se(&one)) ||
		    !is_near(json, "reoffended-rr", ratio_se(&one)))
			continue;
		*low = fmin(*low, x);
		*high = fmax(*high, x);
	}
}

static const struct pairs few = {23, 3, 8, 46}, many = {20, 15, 22, 23};

TEST("evaluation publish: of one-to-one pairs of which a kind is of few, no "
     "error leaves, nor what is made of it")
{
	json_t *result = paired(t, &few), *row, *of;
	struct eval_release out = {0};
	double low, high;

	/* The attack works on what is not released. */
	attack(result, &few, &low, &high);
	expect_true(low >= 3 && high <= 3);
	result_release(t, result, &out);
	attack(out.json, &few, &low, &high);
	expect_true(low < 0.5 && high >= 9);
	row = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_true(result_hidden(row, "p"));
	expect_false(result_hidden(row, "estimate"));
	of = json_object_get(out.json, "verdict");
	expect_true(result_hidden(of, "low"));
	expect_true(result_hidden(of, "fall_seen"));
	expect_true(result_hidden(json_object_get(out.json, "power"), "after"));
	of = json_object_get(out.json, "sensitivity");
	expect_true(result_hidden(of, "gamma"));
	expect_true(result_hidden(of, "evalue_limit"));
	expect_equal(json_array_size(json_object_get(of, "gammas")), 0);
}

TEST("evaluation publish: of pairs of which every kind is of many the error "
     "leaves")
{
	json_t *result = paired(t, &many), *row;
	struct eval_release out = {0};

	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_true(fabs(result_num(row, "se") - sets_se(&many)) < 0.0006);
	expect_false(
	        result_hidden(json_object_get(out.json, "verdict"), "low"));
	/* a group of them is of nobody knows how many of each kind */
	row = result_row(out.json, "effects", "id", "reoffended-sex-male");
	expect_true(result_hidden(row, "se"));
}

TEST("evaluation publish: an error of pairs that nobody can solve stays "
     "behind, one of sets of several leaves")
{
	json_t *result = paired(t, &many), *row;
	struct eval_release out = {0};

	row = result_row(result, "effects", "id", "reoffended-rd");
	result_set(row, "se", json_real(0.0777));
	row = result_row(result, "effects", "id", "reoffended-rd-mcnemar");
	result_set(row, "se", json_real(0.0777));
	result_release(t, result, &out);
	row = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_true(result_hidden(row, "se"));
	result_release(t, result_read(t, "inconclusive"), &out);
	row = result_row(out.json, "effects", "id", "reoffended-rd");
	expect_false(result_hidden(row, "se"));
	/* a second look by pairs */
	row = result_row(out.json, "effects", "id", "reoffended-nearest_1");
	expect_true(result_hidden(row, "ci"));
}

TEST("evaluation publish: pairs are those that were matched, and not those "
     "that were asked for")
{
	static const struct {
		int ratio;
		bool replaced;
	} all[] = {{1, true}, {2, false}, {5, false}};

	for (size_t k = 0; k < 3; k++) {
		struct eval_release out = {0};
		json_t *result =
		               came_to(t, &few, all[k].ratio, all[k].replaced),
		       *row;

		result_release(t, result, &out);
		row = result_row(out.json, "effects", "id", "reoffended-rd");
		expect_true(result_hidden(row, "se"));
		expect_true(result_hidden(row, "ci"));
		expect_false(result_hidden(row, "estimate"));
		/* every kind of many */
		result = came_to(t, &many, all[k].ratio, all[k].replaced);
		result_release(t, result, &out);
		row = result_row(out.json, "effects", "id", "reoffended-rd");
		expect_false(result_hidden(row, "se"));
		/* and fewer comparators, as some were used twice */
		result = came_to(t, &few, all[k].ratio, true);
		row = result_row(result, "effects", "id", "reoffended-rd");
		result_set(row, "n_control", json_integer(70));
		result_release(t, result, &out);
		row = result_row(out.json, "effects", "id", "reoffended-rd");
		expect_false(result_hidden(row, "se"));
	}
}

/* Two secondary outcomes, corrected for each other: pairs, and how soon. */
static json_t *
corrected(struct test *t, const struct pairs *p)
{
	json_t *result = paired(t, p);
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "reoffended-rd"));

	result_set(row, "id", json_string("second-rd"));
	result_set(row, "outcome", json_string("second"));
	result_set(row, "family", json_string("secondary"));
	result_set(row, "primary", json_false());
	result_set(row, "p_adjusted", json_real(0.123));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	result_set(result_row(result, "effects", "id", "first-hr"),
	           "p_adjusted", json_real(0.123));
	return result;
}

TEST("evaluation publish: p of pairs of which a kind is of few does not leave "
     "as what another row was corrected to")
{
	struct eval_release out = {0};
	json_t *row;

	result_release(t, corrected(t, &few), &out);
	row = result_row(out.json, "effects", "id", "second-rd");
	expect_true(result_hidden(row, "p"));
	expect_true(result_hidden(row, "p_adjusted"));
	row = result_row(out.json, "effects", "id", "first-hr");
	expect_true(result_hidden(row, "p_adjusted"));
	expect_false(result_hidden(row, "p"));
	/* where every kind is of many it does */
	result_release(t, corrected(t, &many), &out);
	row = result_row(out.json, "effects", "id", "first-hr");
	expect_true(fabs(result_num(row, "p_adjusted") - 0.123) < 1e-9);
}
