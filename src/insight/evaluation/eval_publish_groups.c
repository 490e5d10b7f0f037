/*
 * eval_publish_groups.c - the groups of a column add up to everybody.
 */
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

static bool
already(const size_t *v, size_t n, size_t one)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == one)
			return true;
	return false;
}

/* A row's cell of this kind ("n", "events"), or EVAL_NO_CELL. */
static size_t
row_cell(struct eval_making *making, const json_t *row, const char *kind,
         int side)
{
	const char *member = kind[0] == 'n' ? eval_n_of[side]
	                                    : eval_events_of[side];
	size_t cell;
	int64_t value;

	if (eval_is_robustness(row) || !eval_count_of(row, member, &value))
		return EVAL_NO_CELL;
	cell = eval_cell_named(
	        making,
	        str_of(eval_cell_name(making, kind,
	                              str_of(eval_row_name(making, row)),
	                              eval_sides[side])));
	if (cell == EVAL_NO_CELL &&
	    !json_is_object(json_object_get(row, "subgroup")))
		return eval_people_step(making, side, value);
	return cell;
}

/* Whether a row of effects is of that level of a column. */
static bool
level_has_row(const struct eval_making *making, struct str outcome,
              const json_t *level)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		const json_t *group = json_object_get(one, "subgroup");

		if (str_equal(result_word(one, "outcome"), outcome) &&
		    str_equal(result_word(group, "column"),
		              result_word(level, "name")) &&
		    str_equal(result_word(group, "level"),
		              result_word(level, "level")))
			return true;
	}
	return false;
}

/*
 * Whether a level of a column has no row, as nobody of one group has it.  Of
 * the other there may be some, and of how many nobody is to know that there
 * are none.
 */
static bool
level_left_out(const struct eval_making *making, const json_t *first)
{
	struct str column =
	        result_word(json_object_get(first, "subgroup"), "column");
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "baseline"), i, one) {
		if (str_equal(result_word(one, "name"), column) &&
		    !level_has_row(making, result_word(first, "outcome"), one))
			return true;
	}
	return false;
}

/* With a part more where a level is left out; `parts` has room for one. */
static void
column_sum(struct eval_making *making, const json_t *first, size_t all,
           size_t *parts, size_t n)
{
	if (n < LEVELS_MOST && level_left_out(making, first))
		eval_cell_split_open(making, all, parts, n);
	else
		eval_cell_split_all(making, all, parts, n);
}

/* All levels of a column of one outcome: their sum is everybody's. */
static void
levels_sum(struct eval_making *making, const json_t *first, const char *kind,
           int side)
{
	struct str column =
	        result_word(json_object_get(first, "subgroup"), "column");
	size_t parts[LEVELS_MOST + 1], n = 0, all = EVAL_NO_CELL;
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		const json_t *group = json_object_get(one, "subgroup");
		size_t cell = row_cell(making, one, kind, side);

		if (!str_equal(result_word(one, "outcome"),
		               result_word(first, "outcome")) ||
		    cell == EVAL_NO_CELL || n == LEVELS_MOST)
			continue;
		if (!json_is_object(group))
			all = cell;
		else if (str_equal(result_word(group, "column"), column) &&
		         !already(parts, n, cell))
			parts[n++] = cell;
	}
	if (all != EVAL_NO_CELL && n > 0)
		column_sum(making, first, all, parts, n);
}

static bool
seen_before(const json_t *effects, size_t place)
{
	const json_t *row = json_array_get(effects, place);
	const json_t *group = json_object_get(row, "subgroup");

	for (size_t i = 0; i < place; i++) {
		const json_t *one = json_array_get(effects, i);
		const json_t *other = json_object_get(one, "subgroup");

		if (json_is_object(other) &&
		    str_equal(result_word(one, "outcome"),
		              result_word(row, "outcome")) &&
		    str_equal(result_word(other, "column"),
		              result_word(group, "column")))
			return true;
	}
	return false;
}

void
eval_groups_count(struct eval_making *making)
{
	const json_t *effects = json_object_get(making->json, "effects");
	json_t *one;
	size_t i;

	json_array_foreach (effects, i, one) {
		if (!json_is_object(json_object_get(one, "subgroup")) ||
		    seen_before(effects, i))
			continue;
		for (int side = 0; side < 2; side++) {
			levels_sum(making, one, "n", side);
			levels_sum(making, one, "events", side);
		}
	}
}
