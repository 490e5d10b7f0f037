/*
 * eval_publish_mean.c - what means and spreads of a characteristic tell.
 *
 * A mean times how many it is of is a sum.  A sum of few is theirs; so is the
 * difference of two sums of groups that differ by a few, before matching and
 * after; and where all have the same, the mean is everybody's own number.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

static const struct {
	const char *member;
	int side;
	bool before; /* matching */
} groups[] = {{"treated", 0, true},
              {"control_before", 1, true},
              {"control_after", 1, false}};
#define GROUPS (sizeof(groups) / sizeof(groups[0]))

/* --- levels -------------------------------------------------------------- */

static bool
names_level(const json_t *row, struct str label)
{
	static const char *const between[] = {": ", "=", " ", ".", "_", ""};
	struct str name = result_word(row, "name");
	struct str level = result_word(row, "level");

	if (str_empty(level))
		return str_equal(name, label);
	if (label.n < name.n + level.n || !str_starts(label, name) ||
	    !str_ends(label, level))
		return false;
	label = str_slice(label, name.n, label.n - name.n - level.n);
	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++)
		if (str_is(label, between[i]))
			return true;
	return false;
}

/* Whether all shares of a row of who they were are shown; false when it is
 * not there, as nobody has looked at its counts then. */
static bool
level_shown(const struct eval_making *making, struct str label)
{
	const json_t *row;
	size_t i;

	json_array_foreach (json_object_get(making->json, "baseline"), i, row) {
		if (!names_level(row, label))
			continue;
		for (size_t k = 0; k < GROUPS; k++)
			if (isnan(result_num(json_object_get(row,
			                                     groups[k].member),
			                     "mean")))
				return false;
		return true;
	}
	return false;
}

/* --- means --------------------------------------------------------------- */

/* How many a step of the flow has, or NAN. */
static double
step_of(const struct eval_making *making, const char *step, int side)
{
	size_t cell =
	        eval_cell_named(making, str_print(making->arena, "flow/%s/%s",
	                                          step, eval_sides[side]));

	return cell != EVAL_NO_CELL ? (double)making->cells.v[cell].value : NAN;
}

/* More or fewer than those who were compared, by a few. */
static bool
is_near(const struct eval_making *making, int side, double n)
{
	double differs = fabs(n - step_of(making, "matched", side));

	return differs > 0 && differs < (double)making->threshold;
}

/* Whether this mean of n tells of a few; a spread that is NAN is not known. */
static bool
mean_tells(const struct eval_making *making, double n, double mean, double sd)
{
	double least = (double)making->threshold;

	if (isnan(n) || isnan(mean))
		return true;
	return n < least || fabs(mean) * n < least || sd < 0.05;
}

static bool
group_tells(const struct eval_making *making, const json_t *row, size_t k)
{
	const json_t *group = json_object_get(row, groups[k].member);
	double n = result_num(group, "n");

	return mean_tells(making, n, result_num(group, "mean"),
	                  result_num(group, "sd")) ||
	       (groups[k].before && is_near(making, groups[k].side, n));
}

static void
who_strip(struct eval_making *making)
{
	json_t *row;
	size_t i;

	json_array_foreach (json_object_get(making->json, "baseline"), i, row) {
		bool share = str_is(result_word(row, "kind"), "share");

		for (size_t k = 0; k < GROUPS; k++) {
			json_t *group = json_object_get(row, groups[k].member);

			if (share) {
				eval_hide(group, "sd");
				continue;
			}
			if (group_tells(making, row, k)) {
				eval_hide(group, "mean");
				eval_hide(group, "sd");
			}
			eval_keep(group, "mean", 1);
			eval_keep(group, "sd", 1);
			/* The same number stands with the shares. */
			eval_hide(group, "n");
		}
	}
}

/* --- how alike ----------------------------------------------------------- */

/* Whether a number's mean in a group of the baseline is shown; what has no
 * row there (a square) has none that anybody looked at. */
static bool
number_shown(const struct eval_making *making, struct str name, size_t k)
{
	const json_t *row;
	size_t i;

	json_array_foreach (json_object_get(making->json, "baseline"), i, row) {
		if (str_equal(result_word(row, "name"), name) &&
		    str_is(result_word(row, "kind"), "number"))
			return !isnan(result_num(
			        json_object_get(row, groups[k].member),
			        "mean"));
	}
	return false;
}

static bool
has_number(const struct eval_making *making, struct str name)
{
	for (size_t k = 0; k < GROUPS; k++)
		if (number_shown(making, name, k))
			return true;
	return false;
}

/* Of a number: its means are those of the baseline, and of those who were
 * compared. */
static void
number_strip(struct eval_making *making, json_t *row)
{
	struct str name = result_word(row, "name");
	json_t *before = json_object_get(row, "before");
	json_t *after = json_object_get(row, "after");

	if (!number_shown(making, name, 0))
		eval_hide(before, "mean_t");
	if (!number_shown(making, name, 1))
		eval_hide(before, "mean_c");
	if (!number_shown(making, name, 2))
		eval_hide(after, "mean_c");
	if (!has_number(making, name) ||
	    mean_tells(making, step_of(making, "matched", 0),
	               result_num(after, "mean_t"), NAN))
		eval_hide(after, "mean_t");
}

/* How far the groups differ, to so many decimals: coarse before matching where
 * those who were lost by it are few. */
static void
differences_keep(json_t *row, bool shown, bool near)
{
	static const char *const when[] = {"before", "after"};
	static const char *const numbers[] = {"smd", "var_ratio", "ks"};

	for (size_t k = 0; k < 2; k++) {
		json_t *at = json_object_get(row, when[k]);

		for (size_t m = 0; m < 3; m++) {
			eval_keep(at, numbers[m], k == 0 && near ? 1 : 2);
			if (!shown)
				eval_hide(at, numbers[m]);
		}
		eval_keep(at, "mean_t", 1);
		eval_keep(at, "mean_c", 1);
	}
}

bool
eval_few_lost(const struct eval_making *making)
{
	for (int side = 0; side < 2; side++) {
		double n = step_of(making, "complete", side);

		if (isnan(n) || is_near(making, side, n))
			return true;
	}
	return false;
}

/* Whether a row may be seen: what it says of a word as far as how many have it
 * may be, of two words together never, for those nobody counts. */
static bool
row_shown(const struct eval_making *making, const json_t *row)
{
	const json_t *parts = json_object_get(row, "parts"), *part;
	bool binary = result_yes(row, "binary");
	size_t i;

	if (parts == NULL)
		return !binary || level_shown(making, result_word(row, "name"));
	json_array_foreach (parts, i, part) {
		struct str name = str_of(json_string_value(part));

		if (binary ||
		    (!has_number(making, name) && !level_shown(making, name)))
			return false;
	}
	return true;
}

static void
balance_strip(struct eval_making *making, bool near)
{
	json_t *row;
	size_t i;

	json_array_foreach (json_object_get(making->json, "balance"), i, row) {
		bool binary = result_yes(row, "binary");
		bool shown = row_shown(making, row);

		if (!shown)
			eval_hide(row, "rating");
		if (binary) {
			eval_hide(json_object_get(row, "before"), "mean_t");
			eval_hide(json_object_get(row, "before"), "mean_c");
			eval_hide(json_object_get(row, "after"), "mean_t");
			eval_hide(json_object_get(row, "after"), "mean_c");
		} else {
			number_strip(making, row);
		}
		differences_keep(row, shown, near);
	}
}

void
eval_means_strip(struct eval_making *making)
{
	bool near = eval_few_lost(making);

	who_strip(making);
	balance_strip(making, near);
}
