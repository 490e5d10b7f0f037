/*
 * eval_publish_cells.c - every count of a result, and how counts hang together.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

const char *const eval_sides[2] = {"treated", "control"};

/* --- cells by name ------------------------------------------------------- */

size_t
eval_cell_named(const struct eval_making *making, struct str name)
{
	for (size_t i = 0; i < making->cells.n; i++)
		if (str_equal(making->names[i], name))
			return i;
	return EVAL_NO_CELL;
}

/* The cell of that name and number; *fresh when it was not there. */
size_t
eval_cell_of(struct eval_making *making, struct str name, int64_t value,
             int rank, bool *fresh)
{
	size_t found = eval_cell_named(making, name);

	*fresh = false;
	while (found != EVAL_NO_CELL && making->cells.v[found].value != value) {
		name = str_print(making->arena, "%.*s'", STR_ARG(name));
		found = eval_cell_named(making, name);
	}
	if (found != EVAL_NO_CELL)
		return found;
	*fresh = true;
	found = eval_cell_add(&making->cells, value, true, rank);
	making->names[found] = name;
	return found;
}

/* One that follows from others and is shown nowhere. */
static size_t
rest_of(struct eval_making *making, int64_t value)
{
	return eval_cell_add(&making->cells, value, false, RANK_LOW);
}

/* total = part + what is left of it. */
void
eval_cell_split(struct eval_making *making, size_t total, size_t part)
{
	int64_t left =
	        making->cells.v[total].value - making->cells.v[part].value;

	if (total != part && left >= 0)
		eval_sum_add(&making->cells, total,
		             (size_t[]){part, rest_of(making, left)}, 2);
}

static int64_t
left_of(const struct eval_making *making, size_t total, const size_t *parts,
        size_t n)
{
	int64_t left = making->cells.v[total].value;

	for (size_t i = 0; i < n; i++)
		left -= making->cells.v[parts[i]].value;
	return left;
}

/* total = all of these, and what is left when they are not all. */
void
eval_cell_split_all(struct eval_making *making, size_t total, size_t *parts,
                    size_t n)
{
	int64_t left = left_of(making, total, parts, n);

	if (left < 0) {
		for (size_t i = 0; i < n; i++)
			eval_cell_split(making, total, parts[i]);
		return;
	}
	if (left > 0)
		parts[n++] = rest_of(making, left);
	eval_sum_add(&making->cells, total, parts, n);
}

void
eval_cell_split_open(struct eval_making *making, size_t total, size_t *parts,
                     size_t n)
{
	int64_t left = left_of(making, total, parts, n);

	if (left >= 0)
		parts[n++] = rest_of(making, left);
	eval_cell_split_all(making, total, parts, n);
}

void
eval_place_add(struct eval_making *making, json_t *object, const char *member,
               size_t cell, size_t of)
{
	if (making->places_n == making->places_room) {
		size_t room =
		        making->places_room == 0 ? 64 : 2 * making->places_room;

		making->places = arena_grow(making->arena, making->places,
		                            making->places_room *
		                                    sizeof(*making->places),
		                            room * sizeof(*making->places));
		making->places_room = room;
	}
	making->places[making->places_n++] =
	        (struct eval_place){object, member, cell, of};
}

bool
eval_count_of(const json_t *object, const char *member, int64_t *out)
{
	double v = result_num(object, member);

	if (isnan(v) || v < 0 || v > 1e12)
		return false;
	*out = llround(v);
	return true;
}

const char *
eval_cell_name(struct eval_making *making, const char *a, struct str b,
               const char *c)
{
	return str_print(making->arena, "%s/%.*s/%s", a, STR_ARG(b), c).p;
}

/* --- flow ---------------------------------------------------------------- */

static int
rank_of(struct str step)
{
	if (str_is(step, "matched") || str_is(step, "at_risk") ||
	    str_is(step, "known"))
		return RANK_COMPARED;
	return str_is(step, "read") ? RANK_READ : RANK_LOW;
}

static void
flow_count(struct eval_making *making, int side)
{
	size_t last = EVAL_NO_CELL;
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "flow"), i, one) {
		struct str step = result_word(one, "step");
		int64_t value;
		bool fresh;
		size_t cell;

		if (!eval_count_of(one, eval_sides[side], &value))
			continue;
		cell = eval_cell_of(making,
		                    str_of(eval_cell_name(making, "flow", step,
		                                          eval_sides[side])),
		                    value, rank_of(step), &fresh);
		eval_place_add(making, one, eval_sides[side], cell,
		               EVAL_NO_CELL);
		if (last != EVAL_NO_CELL)
			eval_cell_split(making, last, cell);
		last = cell;
	}
}

/* Those compared come first. */
size_t
eval_people_step(const struct eval_making *making, int side, int64_t value)
{
	static const char *const steps[] = {"known",    "at_risk",    "matched",
	                                    "complete", "in_overlap", "mature",
	                                    "eligible", "read"};

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		size_t cell = eval_cell_named(
		        making, str_print(making->arena, "flow/%s/%s", steps[i],
		                          eval_sides[side]));

		if (cell != EVAL_NO_CELL &&
		    making->cells.v[cell].value == value)
			return cell;
	}
	return EVAL_NO_CELL;
}

/* That many people of a side: a step of the flow, or a part of one. */
size_t
eval_people_of(struct eval_making *making, const char *name, int side,
               int64_t value)
{
	size_t step = eval_people_step(making, side, value);
	size_t compared;
	bool fresh;

	if (step != EVAL_NO_CELL)
		return step;
	compared = eval_cell_named(making,
	                           str_print(making->arena, "flow/matched/%s",
	                                     eval_sides[side]));
	step = eval_cell_of(making, str_of(name), value, RANK_LOW, &fresh);
	if (fresh && compared != EVAL_NO_CELL &&
	    making->cells.v[compared].value >= value)
		eval_cell_split(making, compared, step);
	return step;
}

/* --- effects ------------------------------------------------------------- */

const char *const eval_n_of[2] = {"n_treated", "n_control"};
const char *const eval_events_of[2] = {"events_treated", "events_control"};

/* By whom and what a row is about. */
const char *
eval_row_name(struct eval_making *making, const json_t *row)
{
	const json_t *group = json_object_get(row, "subgroup");
	struct str column = result_word(group, "column");
	struct str level = result_word(group, "level");
	struct str outcome = result_word(row, "outcome");

	if (str_empty(column))
		return str_c(making->arena, outcome);
	return str_print(making->arena, "%.*s/%.*s=%.*s", STR_ARG(outcome),
	                 STR_ARG(column), STR_ARG(level))
	        .p;
}

static void
events_count(struct eval_making *making, json_t *row, int side, size_t people)
{
	bool group = json_is_object(json_object_get(row, "subgroup"));
	int64_t value;
	size_t cell;
	bool fresh;

	if (!eval_count_of(row, eval_events_of[side], &value))
		return;
	cell = eval_cell_of(
	        making,
	        str_of(eval_cell_name(making, "events",
	                              str_of(eval_row_name(making, row)),
	                              eval_sides[side])),
	        value, group ? RANK_LOW : RANK_EVENTS, &fresh);
	eval_place_add(making, row, eval_events_of[side], cell, EVAL_NO_CELL);
	if (fresh && people != EVAL_NO_CELL)
		eval_cell_split(making, people, cell);
}

static void
row_count(struct eval_making *making, json_t *row, int side)
{
	bool group = json_is_object(json_object_get(row, "subgroup"));
	const char *name = eval_cell_name(making, "n",
	                                  str_of(eval_row_name(making, row)),
	                                  eval_sides[side]);
	size_t people = EVAL_NO_CELL;
	int64_t value;
	bool fresh;

	if (eval_count_of(row, eval_n_of[side], &value)) {
		people = group ? eval_cell_of(making, str_of(name), value,
		                              RANK_LOW, &fresh)
		               : eval_people_of(making, name, side, value);
		eval_place_add(making, row, eval_n_of[side], people,
		               EVAL_NO_CELL);
	}
	events_count(making, row, side, people);
}

bool
eval_is_robustness(const json_t *row)
{
	return str_is(result_word(row, "family"), "robustness");
}

/* Counts of other methods are few people away from those of the first, so they
 * are not shown; nor is what is made of few. */
static void
robust_count(struct eval_making *making, json_t *row)
{
	bool few = false;
	int64_t n;

	for (int side = 0; side < 2; side++) {
		few = few || (eval_count_of(row, eval_n_of[side], &n) &&
		              n < making->threshold);
		few = few || (eval_count_of(row, eval_events_of[side], &n) &&
		              n < making->threshold);
		eval_hide(row, eval_n_of[side]);
		eval_hide(row, eval_events_of[side]);
	}
	if (few)
		eval_row_hide(row);
}

static void
rows_count(struct eval_making *making)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		for (int side = 0; side < 2 && !eval_is_robustness(one); side++)
			row_count(making, one, side);
		if (eval_is_robustness(one))
			robust_count(making, one);
	}
}

/* --- the rest ------------------------------------------------------------ */

/*
 * The level that stands for a gap in a column, or the number that says there is
 * one: of the same people, so the same count, and hidden with it.
 */
static size_t
gap_cell(struct eval_making *making, struct str column, int side, int64_t value)
{
	static const char *const of[2] = {"treated", "control_before"};
	const struct str names[2] = {
	        str_print(making->arena, "who/%.*s=(not known)/%s",
	                  STR_ARG(column), of[side]),
	        str_print(making->arena, "who/%.*s (not known)=/%s",
	                  STR_ARG(column), of[side])};

	for (size_t k = 0; k < 2; k++) {
		size_t cell = eval_cell_named(making, names[k]);

		if (cell != EVAL_NO_CELL &&
		    making->cells.v[cell].value == value)
			return cell;
	}
	return EVAL_NO_CELL;
}

/* One that no level stands for: a part of those there were. */
static size_t
gap_alone(struct eval_making *making, struct str name, int side, int64_t value)
{
	bool fresh;
	size_t cell = eval_cell_of(making, name, value, RANK_LOW, &fresh);
	size_t all = eval_cell_named(making, str_print(making->arena,
	                                               "flow/complete/%s",
	                                               eval_sides[side]));

	if (fresh && all != EVAL_NO_CELL)
		eval_cell_split(making, all, cell);
	return cell;
}

static void
missing_count(struct eval_making *making)
{
	json_t *one;
	size_t i;
	int64_t value;

	json_array_foreach (json_object_get(making->json, "missing"), i, one) {
		for (int side = 0; side < 2; side++) {
			struct str name = str_of(eval_cell_name(
			        making, "missing", result_word(one, "column"),
			        eval_sides[side]));
			size_t cell;

			if (!eval_count_of(one, eval_sides[side], &value))
				continue;
			cell = gap_cell(making, result_word(one, "column"),
			                side, value);
			if (cell == EVAL_NO_CELL)
				cell = gap_alone(making, name, side, value);
			eval_place_add(making, one, eval_sides[side], cell,
			               EVAL_NO_CELL);
		}
	}
}

static void
sizes_count(struct eval_making *making)
{
	json_t *matching = json_object_get(making->json, "matching");
	size_t parts[LEVELS_MOST + 1], n = 0;
	int64_t value, all = 0, matched;
	json_t *one;
	size_t i;
	bool fresh;

	if (!eval_count_of(matching, "matched_treated", &matched))
		return;
	eval_place_add(making, matching, "matched_treated",
	               eval_people_of(making, "matched", 0, matched),
	               EVAL_NO_CELL);
	json_array_foreach (json_object_get(matching, "sizes"), i, one) {
		if (n == LEVELS_MOST || !eval_count_of(one, "sets", &value))
			return;
		parts[n] = eval_cell_of(making,
		                        str_print(making->arena, "sets/%zu", i),
		                        value, RANK_LOW, &fresh);
		eval_place_add(making, one, "sets", parts[n], EVAL_NO_CELL);
		all += value;
		n++;
	}
	if (n > 0 && all == matched)
		eval_cell_split_all(
		        making, eval_people_of(making, "matched", 0, matched),
		        parts, n);
}

/* Of lines over time: how soon, or each of several. */
static void
curves_count(struct eval_making *making, const char *list)
{
	json_t *curve, *group;
	size_t i, j;

	json_array_foreach (json_object_get(making->json, list), i, curve) {
		json_array_foreach (json_object_get(curve, "groups"), j,
		                    group) {
			int side =
			        str_is(result_word(group, "group"), "treated")
			                ? 0
			                : 1;
			struct str outcome = result_word(curve, "outcome");
			size_t people, cell;
			int64_t n, events;
			bool fresh;

			if (!eval_count_of(group, "n", &n) ||
			    !eval_count_of(group, "events", &events))
				continue;
			people = eval_people_of(
			        making,
			        eval_cell_name(making, "n", outcome,
			                       eval_sides[side]),
			        side, n);
			cell = eval_cell_of(
			        making,
			        str_of(eval_cell_name(making, "events", outcome,
			                              eval_sides[side])),
			        events, RANK_EVENTS, &fresh);
			if (fresh)
				eval_cell_split(making, people, cell);
			eval_place_add(making, group, "n", people,
			               EVAL_NO_CELL);
			eval_place_add(making, group, "events", cell,
			               EVAL_NO_CELL);
		}
	}
}

void
eval_making_count(struct eval_making *making)
{
	eval_cells_begin(&making->cells, making->arena);
	eval_pairs_find(making);
	flow_count(making, 0);
	flow_count(making, 1);
	rows_count(making);
	eval_groups_count(making);
	curves_count(making, "curves");
	curves_count(making, "recurrent");
	eval_nests_count(making);
	eval_who_count(making);
	missing_count(making);
	sizes_count(making);
	eval_cells_hide(&making->cells, making->threshold);
}
