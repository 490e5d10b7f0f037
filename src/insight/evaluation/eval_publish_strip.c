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

static double
rounded(double v, int decimals)
{
	double by = pow(10, decimals);

	return round(v * by) / by;
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

/* --- estimates ----------------------------------------------------------- */

static bool
is_shown(const struct eval_making *making, const json_t *row)
{
	static const char *const counts[] = {
	        "n_treated", "n_control", "events_treated", "events_control"};

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (!eval_place_shown(making, row, counts[i]))
			return false;
	return true;
}

/* Other methods are of nearly the same people as the first. */
static bool
primary_shown(const struct eval_making *making)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (result_yes(one, "primary") && !is_shown(making, one))
			return false;
	}
	return true;
}

static void
row_hide(json_t *row)
{
	/* A line each. */
	static const char *const members[] = {
	        "estimate",   "se",           "ci",           "p",
	        "p_adjusted", "risk_treated", "risk_control", "stopped",
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		eval_hide(row, members[i]);
}

/* Of the counts that are in the release by now. */
static void
risk_set(json_t *row, const char *risk, const char *events, const char *n)
{
	double hits = result_num(row, events);
	double of = result_num(row, n);

	if (isnan(result_num(row, risk)))
		return;
	if (isnan(hits) || isnan(of) || of <= 0)
		eval_hide(row, risk);
	else
		eval_set(row, risk, json_real(rounded(fmin(1, hits / of), 2)));
}

/* The others carry weights: what their counts alone come to is not the rate of
 * people like the participants.  Shown where its counts are. */
static void
weighted_keep(json_t *row)
{
	if (isnan(result_num(row, "events_control")) ||
	    isnan(result_num(row, "n_control")))
		eval_hide(row, "risk_control");
	else
		eval_keep(row, "risk_control", 2);
}

/* Whether a row is one of several that were corrected for each other. */
static bool
is_corrected(const json_t *row)
{
	return str_is(result_word(row, "family"), "secondary") &&
	       !isnan(result_num(row, "p_adjusted"));
}

/* A correction takes the p of one row over into another's: where p of one of
 * them is hidden, none is shown corrected. */
static void
corrected_strip(struct eval_making *making)
{
	bool hidden = false;
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (!is_corrected(one))
			continue;
		hidden = hidden || !is_shown(making, one);
		for (size_t k = 0; k < making->pairs_n; k++)
			hidden = hidden || making->pairs[k] == one;
	}
	if (!hidden)
		return;
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (is_corrected(one))
			eval_hide(one, "p_adjusted");
	}
}

static void
effects_strip(struct eval_making *making)
{
	bool primary = primary_shown(making);
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		bool robust = str_is(result_word(one, "family"), "robustness");
		int decimals = str_is(result_word(one, "scale"), "rmst") ? 0
		                                                         : 3;

		if (!is_shown(making, one) || (robust && !primary)) {
			row_hide(one);
			continue;
		}
		eval_keep(one, "estimate", decimals);
		eval_keep(one, "se", decimals);
		eval_list_keep(one, "ci", decimals);
		eval_keep(one, "p", 3);
		eval_keep(one, "p_adjusted", 3);
		risk_set(one, "risk_treated", "events_treated", "n_treated");
		weighted_keep(one);
	}
}

static void
verdict_strip(struct eval_making *making)
{
	static const char *const numbers[] = {"estimate", "low", "high",
	                                      "fall_seen"};
	json_t *verdict = json_object_get(making->json, "verdict");
	json_t *look;
	bool shown = primary_shown(making);
	size_t i;

	for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++) {
		if (shown)
			eval_keep(verdict, numbers[k], 3);
		else
			eval_hide(verdict, numbers[k]);
	}
	eval_empty(verdict, "reasons");
	json_array_foreach (json_object_get(making->json, "looks"), i, look) {
		eval_keep(look, "information", 2);
		eval_keep(look, "z", 2);
		if (!shown)
			eval_hide(look, "z");
		if (!shown)
			eval_hide(look, "information");
	}
	eval_power_strip(making, shown);
}

/* --- how sure ------------------------------------------------------------ */

/* How far best and worst lie apart tells how many could not be linked. */
static bool
bounds_tell(const struct eval_making *making, const json_t *bounds)
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

static void
sensitivity_strip(struct eval_making *making)
{
	json_t *of = json_object_get(making->json, "sensitivity");
	json_t *one;
	size_t i;

	if (!json_is_object(of))
		return;
	eval_empty(of, "drop_one");
	/* two lags are two counts of nearly the same offences */
	eval_empty(of, "lags");
	json_array_foreach (json_object_get(of, "bias"), i, one) {
		eval_keep(one, "estimate", 2);
		eval_keep(one, "limit", 2);
	}
	if (bounds_tell(making, json_object_get(of, "bounds")))
		eval_empty(of, "bounds");
	json_array_foreach (json_object_get(of, "gammas"), i, one) {
		eval_keep(one, "p", 2);
	}
	json_array_foreach (json_object_get(of, "bounds"), i, one) {
		eval_keep(one, "estimate", 2);
		eval_list_keep(one, "ci", 2);
	}
	json_array_foreach (json_object_get(of, "negative"), i, one) {
		eval_keep(one, "estimate", 2);
		eval_list_keep(one, "ci", 2);
	}
	eval_keep(of, "gamma", 2);
	eval_keep(of, "evalue", 2);
	eval_keep(of, "evalue_limit", 2);
	if (!primary_shown(making))
		eval_hide(making->json, "sensitivity");
}

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
	if (json_is_object(of) && !primary_shown(making))
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
		    !is_shown(making, one))
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
	bool shown = primary_shown(making) && rates_shown(making);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		eval_keep(often, numbers[i], 1);
		if (!shown)
			eval_hide(often, numbers[i]);
	}
}

/* --- words --------------------------------------------------------------- */

/* None is a count, too, and the smallest of the few. */
static void
few_strip(json_t *coded)
{
	if (str_is(result_word(coded, "code"), "E_NO_EVENTS"))
		eval_set(coded, "code", json_string("E_FEW_EVENTS"));
}

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
	json_array_foreach (json_object_get(making->json, "warnings"), i, one) {
		eval_hide(one, "says");
		eval_hide(one, "count");
		few_strip(one);
	}
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		few_strip(json_object_get(one, "stopped"));
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

	corrected_strip(making);
	effects_strip(making);
	verdict_strip(making);
	sensitivity_strip(making);
	eval_pairs_strip(making);
	eval_measured_strip(making, few_somewhere(making));
	eval_means_strip(making);
	prognosis_strip(making);
	score_strip(making, people);
	overlap_strip(making);
	matching_strip(making);
	often_strip(making);
	words_strip(making);
	eval_curves_strip(making);
}
