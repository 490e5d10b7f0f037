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
