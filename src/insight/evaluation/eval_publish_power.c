/*
 * eval_publish_power.c - what a study could see, in a release: what is made of
 * counts that are not in it goes, or is made again of those that are.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/evaluation.h"
#include "stats/special.h"

/* A question of a plan's numbers, and comparators to each. */
static struct eval_power_ratio
ratio_asked(const struct eval_making *making, const json_t *before)
{
	const json_t *plan = json_object_get(making->json, "plan");
	double dispersion = result_num(plan, "dispersion");

	return (struct eval_power_ratio){
	        .rates = str_is(result_word(before, "kind"), "count"),
	        .base = result_num(plan, "base"),
	        .fall = result_num(plan, "target_fall"),
	        .rate = result_num(plan, "rate"),
	        .dispersion = isnan(dispersion) ? 1 : dispersion,
	        .treated = EVAL_THRESHOLD_USUAL,
	        .ratio = result_num(before, "ratio"),
	        .power = result_num(plan, "power"),
	        .alpha = result_num(plan, "alpha")};
}

static double
share_needed(const struct eval_making *making, const json_t *before)
{
	const json_t *plan = json_object_get(making->json, "plan");
	struct eval_power_in in = {.base = result_num(plan, "base"),
	                           .treated = EVAL_THRESHOLD_USUAL,
	                           .ratio = result_num(before, "ratio"),
	                           .fall = result_num(plan, "target_fall"),
	                           .power = result_num(plan, "power"),
	                           .alpha = result_num(plan, "alpha")};
	struct eval_power_out out = {NAN, NAN, NAN, 1};

	return eval_power_work(&in, &out) ? out.needed : NAN;
}

/* How many participants that ratio takes, and how many events; by the true one
 * it could be told. */
static void
needed_set(const struct eval_making *making, json_t *before)
{
	struct eval_power_ratio in = ratio_asked(making, before);
	struct eval_power_seen out = {.needed = NAN, .events_needed = NAN};
	bool ratio = !str_empty(result_word(before, "kind"));

	if (isnan(result_num(before, "needed")))
		return;
	eval_hide(before, "needed");
	if (ratio)
		eval_hide(before, "events_needed");
	if (!ratio)
		out.needed = share_needed(making, before);
	else if (!eval_power_ratio_work(&in, &out))
		out.needed = NAN;
	if (!isnan(out.needed))
		eval_set(before, "needed", json_real(out.needed));
	if (!isnan(out.needed) && ratio)
		eval_set(before, "events_needed", json_real(out.events_needed));
}

/* Comparators to each, of the counts that are in the release by now: of those
 * that were, to the last digit, it would give both. */
static void
ratio_set(struct eval_making *making, json_t *before)
{
	static const char *const seen[] = {"fall_seen", "effect_seen",
	                                   "chance"};
	double of[2] = {NAN, NAN};
	const json_t *one;
	size_t i;

	if (isnan(result_num(before, "ratio")))
		return;
	json_array_foreach (json_object_get(making->json, "flow"), i, one) {
		for (int side = 0; side < 2; side++)
			if (str_is(result_word(one, "step"), "matched"))
				of[side] = result_num(one, eval_sides[side]);
	}
	eval_hide(before, "ratio");
	if (of[0] > 0 && of[1] > 0)
		eval_set(before, "ratio", json_real(of[1] / of[0]));
	eval_keep(before, "ratio", 1);
	for (size_t k = 0; k < 3 && isnan(result_num(before, "ratio")); k++)
		eval_hide(before, seen[k]);
	needed_set(making, before);
}

/* Whether comparators to each are as many as the plan asks for. */
static bool
is_planned(const struct eval_making *making, double ratio)
{
	const json_t *first =
	        json_array_get(json_object_get(making->json, "methods"), 0);
	struct str kind = result_word(first, "kind");

	return (str_is(kind, "nearest") || str_is(kind, "optimal")) &&
	       fabs(result_num(first, "ratio") - ratio) < 1e-9;
}

/* Of the plan's own numbers it tells of nobody; of the files' it does, and of
 * the plan's people with the files' comparators to each as well. */
static void
sealed_strip(const struct eval_making *making, json_t *sealed)
{
	if (!json_is_object(sealed) ||
	    (str_is(result_word(sealed, "of"), "plan") &&
	     is_planned(making, result_num(sealed, "ratio"))))
		return;
	eval_hide(sealed, "treated");
	eval_hide(sealed, "ratio");
	eval_hide(sealed, "needed");
	eval_keep(sealed, "fall_seen", 2);
	eval_keep(sealed, "chance", 2);
	if (str_empty(result_word(sealed, "kind")))
		return;
	eval_hide(sealed, "events");
	eval_hide(sealed, "events_needed");
	eval_keep(sealed, "effect_seen", 2);
}

/* What is made of counts that are not in a release goes, and what is made of
 * the error is made again of the one that is. */
static void
ratio_strip(struct eval_making *making, json_t *before, json_t *after)
{
	double z = stats_normal_at(result_num(
	                   json_object_get(making->json, "plan"), "power")) -
	           stats_normal_at(
	                   result_num(json_object_get(making->json, "plan"),
	                              "alpha") /
	                   2);
	double by = z * result_num(after, "se"), n = NAN;
	double effect = result_num(after, "effect");
	const json_t *one;
	size_t i;

	if (str_empty(result_word(before, "kind")))
		return;
	eval_hide(before, "events");
	eval_keep(before, "effect_seen", 2);
	eval_keep(after, "effect_seen", 3);
	eval_hide(after, "needed");
	json_array_foreach (json_object_get(making->json, "flow"), i, one) {
		if (str_is(result_word(one, "step"), "matched"))
			n = result_num(one, "treated");
	}
	if (n * by > 0 && effect > 0)
		eval_set(after, "needed",
		         json_real(ceil(n * pow(by / log(effect), 2))));
}

void
eval_power_strip(struct eval_making *making, bool shown)
{
	json_t *power = json_object_get(making->json, "power");
	json_t *before = json_object_get(power, "before");
	json_t *after = json_object_get(power, "after");

	sealed_strip(making, json_object_get(power, "sealed"));
	/* As many as were read, perhaps: a step of the flow. */
	eval_hide(before, "treated");
	ratio_set(making, before);
	eval_keep(before, "fall_seen", 2);
	eval_keep(before, "chance", 2);
	eval_keep(after, "se", 3);
	eval_keep(after, "fall_seen", 3);
	ratio_strip(making, before, after);
	if (!shown)
		eval_hide(power, "after");
}
