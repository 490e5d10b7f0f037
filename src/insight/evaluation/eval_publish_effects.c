/*
 * eval_publish_effects.c - rows of estimates: what of them tells of few.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* --- whether a row is shown ---------------------------------------------- */

/* Whether a row is of each of several events, and few people of a group have
 * any: then all the events are theirs. */
static bool
is_of_few_people(const struct eval_making *making, const json_t *row)
{
	const json_t *one, *group;
	size_t i, j;

	json_array_foreach (json_object_get(making->json, "recurrent"), i,
	                    one) {
		if (!str_equal(result_word(one, "outcome"),
		               result_word(row, "outcome")))
			continue;
		json_array_foreach (json_object_get(one, "groups"), j, group) {
			if (result_num(group, "people") <
			    (double)making->threshold)
				return true;
		}
	}
	return false;
}

bool
eval_row_shown(const struct eval_making *making, const json_t *row)
{
	static const char *const counts[] = {
	        "n_treated", "n_control", "events_treated", "events_control"};

	if (is_of_few_people(making, row))
		return false;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (!eval_place_shown(making, row, counts[i]))
			return false;
	return true;
}

/* Other methods are of nearly the same people as the first. */
bool
eval_primary_shown(const struct eval_making *making)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (result_yes(one, "primary") && !eval_row_shown(making, one))
			return false;
	}
	return true;
}

void
eval_row_hide(json_t *row)
{
	/* A line each. */
	static const char *const members[] = {
	        "estimate",   "se",           "ci",           "p",
	        "p_adjusted", "risk_treated", "risk_control",
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		eval_hide(row, members[i]);
	/* that there is one tells, too */
	(void)json_object_del(row, "stopped");
}

static bool
is_secondary(const json_t *row)
{
	return str_is(result_word(row, "family"), "secondary");
}

/* Whether a row is one of several that were corrected for each other. */
static bool
is_corrected(const json_t *row)
{
	return is_secondary(row) && !isnan(result_num(row, "p_adjusted"));
}

/* A correction takes the p of one row over into another's: where p of one of
 * them is hidden, none is shown corrected; nor where one has none, as that is
 * one of few. */
static void
corrected_strip(struct eval_making *making)
{
	bool hidden = false;
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		hidden = hidden ||
		         (is_secondary(one) && !eval_row_shown(making, one));
		if (!is_corrected(one))
			continue;
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

/* --- groups of people ---------------------------------------------------- */

static bool
same_groups(const json_t *a, const json_t *b)
{
	return str_equal(result_word(a, "outcome"),
	                 result_word(b, "outcome")) &&
	       str_equal(result_word(json_object_get(a, "subgroup"), "column"),
	                 result_word(json_object_get(b, "subgroup"), "column"));
}

/* p of groups is of all levels together: where one of them is hidden, it would
 * tell of it. */
static void
groups_strip(struct eval_making *making)
{
	const json_t *effects = json_object_get(making->json, "effects");
	json_t *row, *one;
	size_t i, j;

	json_array_foreach (effects, i, row) {
		if (!json_is_object(json_object_get(row, "subgroup")) ||
		    eval_row_shown(making, row))
			continue;
		json_array_foreach (effects, j, one) {
			if (same_groups(row, one))
				eval_hide(one, "p");
		}
	}
}

/* --- parts of the time --------------------------------------------------- */

/* Events of a group in each half of the time, by its curve; NAN: not known. */
static void
halves_of(const json_t *curve, const json_t *group, double halves[2])
{
	double middle = result_num(json_object_get(curve, "rmst"), "tau") / 2;
	const json_t *points = json_object_get(group, "points"), *one;
	double all = NAN;
	size_t i;

	halves[0] = isnan(middle) ? NAN : 0;
	json_array_foreach (points, i, one) {
		all = result_num(one, "had");
		if (result_num(one, "time") <= middle)
			halves[0] = all;
	}
	halves[1] = all - halves[0];
}

/* Whether each group has many events in a half of the time: 0, 1. */
static bool
half_shown(const struct eval_making *making, const json_t *row, int half)
{
	const json_t *curve, *group;
	bool found = false;
	size_t i, j;

	json_array_foreach (json_object_get(making->json, "curves"), i, curve) {
		if (!str_equal(result_word(curve, "outcome"),
		               result_word(row, "outcome")))
			continue;
		json_array_foreach (json_object_get(curve, "groups"), j,
		                    group) {
			double halves[2];

			halves_of(curve, group, halves);
			if (!(halves[half] >= (double)making->threshold))
				return false;
			found = true;
		}
	}
	return found;
}

/* A ratio within half of the time is of the events of that half. */
static bool
is_of_few(const struct eval_making *making, const json_t *row)
{
	struct str id = result_word(row, "id");

	if (str_has(id, S("-hr-first")))
		return !half_shown(making, row, 0);
	return str_has(id, S("-hr-second")) && !half_shown(making, row, 1);
}

/* --- rows that are there by what was found ------------------------------- */

/* Whether a row is not the first of its outcome. */
static bool
is_second(const struct eval_making *making, const json_t *row)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (one == row)
			return false;
		if (str_equal(result_word(one, "outcome"),
		              result_word(row, "outcome")))
			return true;
	}
	return false;
}

bool
eval_row_found(const struct eval_making *making, const json_t *row)
{
	struct str id = result_word(row, "id");
	struct str family = result_word(row, "family");

	if (str_has(id, S("-hr-first")) || str_has(id, S("-hr-second")) ||
	    str_has(id, S("-irr-negative")))
		return true;
	return !str_is(family, "primary") && !str_is(family, "robustness") &&
	       !str_is(family, "subgroup") && !str_empty(family) &&
	       is_second(making, row);
}

static void
json_drop(void *data)
{
	json_decref(data);
}

/* Where a ratio changes with time, where counts vary much or where there are
 * enough for a model, there is a row more: that it is there would tell of what
 * is hidden.  The row itself is kept, as places of counts go by where it is. */
static void
found_strip(struct eval_making *making)
{
	json_t *effects = json_object_get(making->json, "effects");

	for (size_t i = json_array_size(effects); i-- > 0;) {
		json_t *one = json_array_get(effects, i);

		if (!eval_row_found(making, one) || eval_row_shown(making, one))
			continue;
		arena_defer(making->arena, json_drop, json_incref(one));
		(void)json_array_remove(effects, i);
	}
}

/* --- all of them --------------------------------------------------------- */

void
eval_effects_strip(struct eval_making *making)
{
	bool primary = eval_primary_shown(making);
	json_t *one;
	size_t i;

	corrected_strip(making);
	groups_strip(making);
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		bool robust = eval_is_robustness(one);
		int decimals = str_is(result_word(one, "scale"), "rmst") ? 0
		                                                         : 3;

		if (!eval_row_shown(making, one) || (robust && !primary) ||
		    is_of_few(making, one)) {
			eval_row_hide(one);
			continue;
		}
		eval_keep(one, "estimate", decimals);
		eval_keep(one, "se", decimals);
		eval_list_keep(one, "ci", decimals);
		eval_keep(one, "p", 3);
		eval_keep(one, "p_adjusted", 3);
		eval_rates_set(making, one);
	}
	found_strip(making);
}
