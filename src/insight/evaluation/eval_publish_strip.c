/*
 * eval_publish_strip.c - what is no count and yet tells of few: estimates of
 * hidden rows, extremes, single days, coefficients, differences of shares.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

void
eval_set(json_t *object, const char *member, json_t *value)
{
	if (json_is_object(object))
		claim(json_object_set_new(object, member, value) == 0);
	else
		json_decref(value);
}

void
eval_hide(json_t *object, const char *member)
{
	if (json_object_get(object, member) != NULL)
		eval_set(object, member, (json_null)());
}

void
eval_empty(json_t *object, const char *member)
{
	if (json_object_get(object, member) != NULL)
		eval_set(object, member, (json_array)());
}

/* To so many decimals, and to three digits. */
static double
rounded(double v, int decimals)
{
	int whole = fabs(v) >= 1 ? 1 + (int)floor(log10(fabs(v))) : 0;
	double by = pow(10, decimals + whole > 3 ? 3 - whole : decimals);

	return isfinite(v) ? round(v * by) / by : v;
}

void
eval_digits(json_t *object, const char *member, int digits)
{
	double v = result_num(object, member);

	if (!isnan(v) && v != 0)
		eval_set(object, member,
		         json_real(rounded(
		                 v, digits - 1 - (int)floor(log10(fabs(v))))));
}

void
eval_keep(json_t *object, const char *member, int decimals)
{
	double v = result_num(object, member);

	if (!isnan(v))
		eval_set(object, member, json_real(rounded(v, decimals)));
}

void
eval_list_keep(json_t *object, const char *member, int decimals)
{
	json_t *list = json_object_get(object, member);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		if (json_is_number(one))
			(void)json_array_set_new(
			        list, i,
			        json_real(rounded(json_number_value(one),
			                          decimals)));
	}
}

/* --- what was found ------------------------------------------------------ */

/* A look before this one may have been of fewer than are shown now; and by how
 * much was spent it could be told how many events there were. */
static void
looks_strip(struct eval_making *making)
{
	static const char *const numbers[] = {"z", "information", "critical",
	                                      "spent"};
	json_t *looks = json_object_get(making->json, "looks"), *look;
	bool shown = eval_primary_shown(making);
	size_t i;

	json_array_foreach (looks, i, look) {
		eval_keep(look, "information", 2);
		eval_keep(look, "z", 2);
		eval_keep(look, "critical", 2);
		eval_keep(look, "spent", 3);
		for (size_t k = 0; !shown && k < 4; k++)
			eval_hide(look, numbers[k]);
		if (i + 1 < json_array_size(looks))
			eval_hide(look, "z");
	}
}

static void
verdict_strip(struct eval_making *making)
{
	static const char *const numbers[] = {"estimate", "low", "high",
	                                      "fall_seen"};
	json_t *verdict = json_object_get(making->json, "verdict");
	bool shown = eval_primary_shown(making);

	for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++) {
		if (shown)
			eval_keep(verdict, numbers[k], 3);
		else
			eval_hide(verdict, numbers[k]);
	}
	eval_empty(verdict, "reasons");
	eval_empty(verdict, "why");
	eval_power_strip(making, shown);
}

/* --- what is expected ---------------------------------------------------- */

/* Differences in one number of many things; no counts, no means.  Coarse before
 * matching where those who were lost by it are few, as the balance is. */
static void
prognosis_strip(struct eval_making *making)
{
	static const char *const when[] = {"before", "after"};
	static const char *const numbers[] = {"smd", "var_ratio", "ks"};
	json_t *of = json_object_get(making->json, "prognosis");
	bool near = eval_few_lost(making);

	eval_hide(of, "n");
	eval_hide(of, "events");
	for (size_t k = 0; k < 2; k++) {
		json_t *at = json_object_get(of, when[k]);

		for (size_t m = 0; m < 3; m++)
			eval_keep(at, numbers[m], k == 0 && near ? 1 : 2);
		eval_hide(at, "mean_t");
		eval_hide(at, "mean_c");
	}
	if (json_is_object(of) && !eval_primary_shown(making))
		eval_hide(making->json, "prognosis");
}

/* --- scores -------------------------------------------------------------- */

/* A level that few are in: its coefficient is theirs. */
static bool
few_somewhere(const struct eval_making *making)
{
	for (size_t i = 0; i < making->places_n; i++)
		if (making->places[i].of != EVAL_NO_CELL &&
		    making->cells.v[making->places[i].cell].value <
		            making->threshold)
			return true;
	return making->few;
}

static double
people_scored(const struct eval_making *making)
{
	const json_t *row =
	        json_array_get(json_object_get(making->json, "baseline"), 0);

	return result_num(json_object_get(row, "treated"), "n") +
	       result_num(json_object_get(row, "control_before"), "n");
}

static void
score_strip(struct eval_making *making, double people)
{
	json_t *score = json_object_get(making->json, "score");
	double terms = (double)json_array_size(json_object_get(score, "coef"));

	if (!json_is_object(score))
		return;
	if (few_somewhere(making) ||
	    !(people - terms >= (double)EVAL_THRESHOLD_USUAL)) {
		eval_hide(making->json, "score");
		return;
	}
	eval_list_keep(score, "coef", 2);
	eval_list_keep(score, "se", 2);
	eval_keep(score, "auc", 2);
	eval_hide(score, "deviance");
	eval_hide(score, "null_deviance");
}

/* The bars add up to a step of the flow that may be hidden, and the ends are
 * single people: so they are not released. */
static void
overlap_strip(struct eval_making *making)
{
	eval_hide(making->json, "overlap");
	/* a level of a covariate may be of one person */
	(void)json_object_del(making->json, "models");
	(void)json_object_del(making->json, "cohorts");
	(void)json_object_del(making->json, "after");
	eval_empty(making->json, "lost");
}

static void
matching_strip(struct eval_making *making)
{
	static const char *const out[] = {"weight_largest", "links",
	                                  "used_control",   "ess_treated",
	                                  "ess_control",    "kept"};
	json_t *matching = json_object_get(making->json, "matching");
	const json_t *one;
	size_t i;
	bool all = true;

	for (size_t k = 0; k < sizeof(out) / sizeof(out[0]); k++)
		eval_hide(matching, out[k]);
	/* it is made of everybody's score */
	eval_digits(matching, "caliper_width", 2);
	json_array_foreach (json_object_get(matching, "sizes"), i, one) {
		all = all && eval_place_shown(making, one, "sets");
	}
	if (!all)
		eval_empty(matching, "sizes");
}

/* How often is of all rows that are rates, and their counts are shown. */
static bool
rates_shown(const struct eval_making *making)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (str_is(result_word(one, "scale"), "irr") &&
		    !str_is(result_word(one, "family"), "robustness") &&
		    !eval_row_shown(making, one))
			return false;
	}
	return true;
}

/* Offences of few people: by whom they were done is known then. */
static void
often_strip(struct eval_making *making)
{
	static const char *const numbers[] = {
	        "per_person_treated", "per_person_control",
	        EVAL_WHO_AGAIN "_treated", EVAL_WHO_AGAIN "_control", "theta"};
	json_t *often = json_object_get(making->json, "frequency");
	bool shown = eval_primary_shown(making) && rates_shown(making);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		eval_keep(often, numbers[i], 1);
		if (!shown)
			eval_hide(often, numbers[i]);
	}
	if (!shown)
		eval_hide(often, "opposite");
}

/* --- words --------------------------------------------------------------- */

static void
words_strip(struct eval_making *making)
{
	json_t *plan = json_object_get(making->json, "plan");
	json_t *lock = json_object_get(making->json, "lock");
	json_t *one;
	size_t i;

	eval_empty(plan, "reviewers");
	eval_hide(lock, "ledger_head");
	json_array_foreach (json_object_get(lock, "amendments"), i, one) {
		eval_hide(one, "reason");
	}
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		eval_few_strip(json_object_get(one, "stopped"));
	}
	json_array_foreach (json_object_get(making->json, "data"), i, one) {
		eval_hide(one, "hash");
		eval_hide(one, "rows");
		eval_hide(one, "unlinked_rows");
		eval_hide(one, "unlinked_ids");
		eval_hide(one, "same_rows");
	}
}

void
eval_making_strip(struct eval_making *making)
{
	double people = people_scored(making);

	eval_effects_strip(making);
	verdict_strip(making);
	looks_strip(making);
	eval_sensitivity_strip(making);
	eval_pairs_strip(making);
	eval_measured_strip(making, few_somewhere(making));
	eval_means_strip(making);
	prognosis_strip(making);
	score_strip(making, people);
	overlap_strip(making);
	matching_strip(making);
	often_strip(making);
	words_strip(making);
	eval_warnings_strip(making);
	eval_curves_strip(making);
	eval_recurrent_strip(making);
}
