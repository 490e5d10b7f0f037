/*
 * eval_publish_pairs.c - what the error of one-to-one pairs tells.
 *
 * Of pairs a difference of shares has the error
 *   sqrt(n10 + n01 - (n10 - n01)^2 / n) / n,
 * and n10 - n01 is the difference times n.  Who has both has all four kinds of
 * pairs: of how many the participant alone had the event, and so on.  A ratio's
 * error gives the same, and so do p and bounds of hidden bias.  Where any kind
 * is of few, none of that leaves (decision 77).
 *
 * What was matched says whether they are pairs, and not what was asked for: by
 * a method of several to each, or one that may use somebody twice, as many
 * comparators as participants are one to each.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* --- pairs --------------------------------------------------------------- */

/* The method of a row, where it matches people with people; else NULL. */
static const json_t *
matching_of(const struct eval_making *making, const json_t *row)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "methods"), i, one) {
		struct str kind = result_word(one, "kind");

		if (str_equal(result_word(one, "id"),
		              result_word(row, "method")))
			return str_is(kind, "nearest") ||
			                       str_is(kind, "optimal")
			               ? one
			               : NULL;
	}
	return NULL;
}

/* Whether each participant of a row has one comparator of their own, as the
 * method has it or as it came about. */
static bool
is_of_pairs(const struct eval_making *making, const json_t *row)
{
	const json_t *method = matching_of(making, row);
	double ratio = result_num(method, "ratio");

	if (method == NULL)
		return false;
	if (!isnan(ratio) && ratio < 1.5 && !result_yes(method, "replacement"))
		return true;
	return fabs(result_num(row, "n_treated") -
	            result_num(row, "n_control")) < 0.5;
}

static bool
is_share(const json_t *row)
{
	struct str scale = result_word(row, "scale");

	return str_is(scale, "rd") || str_is(scale, "rr") ||
	       str_is(scale, "or");
}

static bool
is_group(const json_t *row)
{
	return json_is_object(json_object_get(row, "subgroup"));
}

/* By the error of a row of pairs; false where it is of something else. */
static bool
pairs_solve(double n, double treated, double control, double variance,
            double out[4])
{
	double d = treated - control;
	double both = n * n * variance + d * d / n;
	double whole = round(both);

	if (isnan(both) || fabs(both - whole) > 1e-3 * fmax(1, whole / 100) ||
	    fabs(remainder(whole - d, 2)) > 0.5)
		return false;
	out[0] = (whole + d) / 2; /* the participant alone */
	out[1] = (whole - d) / 2; /* the comparator alone */
	out[2] = treated - out[0];
	out[3] = n - control - out[0];
	return true;
}

/* What the square of a row's error has more than that of pairs: of matched sets
 * a factor for how many there are, of sets that may share somebody another. */
static double
factor_of(const struct eval_making *making, const json_t *row, double n)
{
	if (strstr(result_word(row, "id").p, "-rd-mcnemar") != NULL)
		return 1;
	if (result_yes(matching_of(making, row), "replacement"))
		return n / (n - 1);
	return n / (n - 1) * (2 * n - 1) / (2 * n - 2);
}

/* Of an exact row of differences. */
static bool
pairs_of(const struct eval_making *making, const json_t *row, double out[4])
{
	double n = result_num(row, "n_treated");
	double se = result_num(row, "se");

	if (!str_is(result_word(row, "scale"), "rd") ||
	    result_yes(row, "adjusted") || is_group(row) || !(n >= 2) ||
	    fabs(n - result_num(row, "n_control")) > 0.5)
		return false;
	return pairs_solve(n, result_num(row, "events_treated"),
	                   result_num(row, "events_control"),
	                   se * se / factor_of(making, row, n), out);
}

/* Whether a kind of pairs of this row's outcome is of few, or nobody knows. */
static bool
is_of_few(const struct eval_making *making, const json_t *row)
{
	double kinds[4];
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (!str_equal(result_word(one, "outcome"),
		               result_word(row, "outcome")) ||
		    !str_equal(result_word(one, "method"),
		               result_word(row, "method")) ||
		    !pairs_of(making, one, kinds))
			continue;
		for (size_t k = 0; k < 4; k++)
			if (kinds[k] < (double)making->threshold - 0.5)
				return true;
		return false;
	}
	return true;
}

void
eval_pairs_find(struct eval_making *making)
{
	const json_t *effects = json_object_get(making->json, "effects");
	json_t *row;
	size_t i;

	making->pairs = arena_new(making->arena, json_t *,
	                          json_array_size(effects) + 1);
	making->pairs_n = 0;
	json_array_foreach (effects, i, row) {
		if (is_share(row) && is_of_pairs(making, row) &&
		    (is_group(row) || is_of_few(making, row)))
			making->pairs[making->pairs_n++] = row;
	}
}

/* --- what is taken out --------------------------------------------------- */

/* What is made of the error of the primary row. */
static void
primary_hide(struct eval_making *making)
{
	json_t *verdict = json_object_get(making->json, "verdict");
	json_t *of = json_object_get(making->json, "sensitivity"), *one;
	size_t i;

	eval_hide(verdict, "low");
	eval_hide(verdict, "high");
	eval_hide(verdict, "fall_seen");
	eval_hide(json_object_get(making->json, "power"), "after");
	json_array_foreach (json_object_get(making->json, "looks"), i, one) {
		eval_hide(one, "z");
	}
	eval_hide(of, "gamma");
	eval_empty(of, "gammas");
	eval_hide(of, "evalue_limit");
	json_array_foreach (json_object_get(of, "bias"), i, one) {
		eval_hide(one, "limit");
	}
	json_array_foreach (json_object_get(of, "bounds"), i, one) {
		eval_hide(one, "ci");
	}
}

/* A control outcome stands a second time in how sure one is. */
static void
negative_hide(struct eval_making *making, struct str outcome)
{
	json_t *of = json_object_get(making->json, "sensitivity"), *one;
	size_t i;

	json_array_foreach (json_object_get(of, "negative"), i, one) {
		if (!str_equal(result_word(one, "outcome"), outcome))
			continue;
		eval_hide(one, "ci");
		eval_hide(one, "failed");
	}
}

void
eval_pairs_strip(struct eval_making *making)
{
	for (size_t i = 0; i < making->pairs_n; i++) {
		json_t *row = making->pairs[i];

		eval_hide(row, "se");
		eval_hide(row, "ci");
		eval_hide(row, "p");
		eval_hide(row, "p_adjusted");
		if (str_is(result_word(row, "family"), "negative_control"))
			negative_hide(making, result_word(row, "outcome"));
		if (result_yes(row, "primary"))
			primary_hide(making);
	}
}
