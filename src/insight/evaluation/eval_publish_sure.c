/*
 * eval_publish_sure.c - how sure a finding is: what repeats rows of effects,
 * and what is made of those of whom nobody knows.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* --- outcomes that the programme cannot have changed --------------------- */

bool
eval_outcome_shown(const struct eval_making *making, struct str outcome)
{
	const json_t *one;
	bool found = false;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (!str_equal(result_word(one, "outcome"), outcome))
			continue;
		if (!eval_row_shown(making, one))
			return false;
		found = true;
	}
	return found;
}

/* It stands among the effects as well, with its counts. */
static void
negative_strip(const struct eval_making *making, json_t *of)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(of, "negative"), i, one) {
		eval_keep(one, "estimate", 3);
		eval_list_keep(one, "ci", 3);
		if (eval_outcome_shown(making, result_word(one, "outcome")))
			continue;
		eval_hide(one, "estimate");
		eval_hide(one, "ci");
		eval_hide(one, "failed");
	}
}

/* --- those of whom nobody knows ------------------------------------------ */

/* How far best and worst lie apart tells how many could not be linked. */
static bool
bounds_near(const struct eval_making *making, const json_t *bounds)
{
	double low = INFINITY, high = -INFINITY, n = NAN;
	const json_t *one;
	size_t i;

	json_array_foreach (bounds, i, one) {
		double v = result_num(one, "estimate");

		low = fmin(low, isnan(v) ? low : v);
		high = fmax(high, isnan(v) ? high : v);
	}
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (result_yes(one, "primary"))
			n = result_num(one, "n_treated");
	}
	return !((high - low) * n >= (double)making->threshold);
}

/* How many of a side the last two steps of the flow lie apart: those of whom
 * it is not known what came of them.  Infinity: no such step. */
static double
not_known(const struct eval_making *making, int side)
{
	const json_t *flow = json_object_get(making->json, "flow");
	size_t n = json_array_size(flow);
	const json_t *last = json_array_get(flow, n - 1);

	if (n < 2 || !str_is(result_word(last, "step"), "known"))
		return INFINITY;
	return eval_place_exact(making, json_array_get(flow, n - 2),
	                        eval_sides[side]) -
	       eval_place_exact(making, last, eval_sides[side]);
}

/* Each end alone tells of one side: it adds those of whom nobody knows to its
 * events. */
static bool
bounds_tell(const struct eval_making *making, const json_t *bounds)
{
	for (int side = 0; side < 2; side++)
		if (!(not_known(making, side) >= (double)making->threshold))
			return true;
	return bounds_near(making, bounds);
}

/* --- all of it ----------------------------------------------------------- */

static void
list_keep(json_t *of, const char *list, const char *a, const char *b)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(of, list), i, one) {
		eval_keep(one, a, 2);
		eval_keep(one, b, 2);
		eval_list_keep(one, b, 2);
	}
}

void
eval_sensitivity_strip(struct eval_making *making)
{
	json_t *of = json_object_get(making->json, "sensitivity");

	if (!json_is_object(of))
		return;
	eval_empty(of, "drop_one");
	/* two lags are two counts of nearly the same offences */
	eval_empty(of, "lags");
	if (bounds_tell(making, json_object_get(of, "bounds")))
		eval_empty(of, "bounds");
	list_keep(of, "bias", "estimate", "limit");
	list_keep(of, "gammas", "gamma", "p");
	list_keep(of, "bounds", "estimate", "ci");
	negative_strip(making, of);
	eval_keep(of, "gamma", 2);
	eval_keep(of, "evalue", 2);
	eval_keep(of, "evalue_limit", 2);
	if (!eval_primary_shown(making))
		eval_hide(making->json, "sensitivity");
}
