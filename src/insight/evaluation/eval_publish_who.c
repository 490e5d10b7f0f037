/*
 * eval_publish_who.c - shares of who they were, as counts; and what is written.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* --- who they were ------------------------------------------------------- */

static const struct {
	const char *member;
	int side;
} columns[] = {{"treated", 0}, {"control_before", 1}, {"control_after", 1}};
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

/* Those of a row's side, where it is of everybody that was compared. */
static size_t
all_of(struct eval_making *making, const json_t *row, int side)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		int64_t n;

		if (str_equal(result_word(one, "outcome"),
		              result_word(row, "outcome")) &&
		    !json_is_object(json_object_get(one, "subgroup")) &&
		    eval_count_of(one, eval_n_of[side], &n))
			return eval_people_step(making, side, n);
	}
	return EVAL_NO_CELL;
}

/*
 * Those of a level who were compared are a part of those there were.  Where
 * everybody was compared they are the same people: then one count is shown
 * where the other is, and nobody is left of whom a sum could tell.
 */
static void
level_compared(struct eval_making *making, const json_t *row, size_t column,
               size_t cell, size_t people)
{
	int side = columns[column].side;
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		const json_t *group = json_object_get(one, "subgroup");
		size_t found;

		if (!str_equal(result_word(group, "column"),
		               result_word(row, "name")) ||
		    !str_equal(result_word(group, "level"),
		               result_word(row, "level")))
			continue;
		found = eval_cell_named(
		        making,
		        str_of(eval_cell_name(
		                making, "n", str_of(eval_row_name(making, one)),
		                eval_sides[side])));
		if (found == EVAL_NO_CELL)
			return;
		if (people == all_of(making, one, side) &&
		    making->cells.v[found].value == making->cells.v[cell].value)
			eval_sum_add(&making->cells, cell, &found, 1);
		else if (column != 2)
			eval_cell_split(making, cell, found);
		return;
	}
}

/*
 * A column that is of all but a few of those compared: its counts would tell
 * those few.  Its shares are then shown coarsely and of nobody knows how many.
 */
static bool
is_near(const struct eval_making *making, size_t column, int64_t n)
{
	const char *name = str_print(making->arena, "flow/matched/%s",
	                             eval_sides[columns[column].side])
	                           .p;
	size_t compared = eval_cell_named(making, str_of(name));
	int64_t differs;

	if (column == 2 || compared == EVAL_NO_CELL)
		return false;
	differs = llabs(n - making->cells.v[compared].value);
	return differs > 0 && differs < making->threshold;
}

static void
coarse(struct eval_making *making, json_t *group, double share, int64_t n)
{
	double hits = share * (double)n;

	eval_hide(group, "n");
	if (hits < (double)making->threshold ||
	    (double)n - hits < (double)making->threshold) {
		eval_hide(group, "mean");
		making->few = true;
	} else {
		eval_set(group, "mean", json_real(round(20 * share) / 20));
	}
}

/* One level hidden of a characteristic: none of it is shown. */
static void
coarse_all(struct eval_making *making, size_t from, size_t column)
{
	const json_t *rows = json_object_get(making->json, "baseline");
	struct str name = result_word(json_array_get(rows, from), "name");
	bool hide = false;

	for (int round = 0; round < 2; round++)
		for (size_t i = from; i < json_array_size(rows); i++) {
			json_t *row = json_array_get(rows, i);
			json_t *group =
			        json_object_get(row, columns[column].member);

			if (!str_equal(result_word(row, "name"), name) ||
			    !str_is(result_word(row, "kind"), "share"))
				continue;
			hide = hide || isnan(result_num(group, "mean"));
			if (hide && round == 1)
				eval_hide(group, "mean");
		}
}

/*
 * How many of a column are of each level, for each row from the first of a
 * characteristic on.  Shares are means over completed sets and need not come to
 * whole people: each is cut, and those with the most cut off have one more,
 * until they are as many as they come to together.
 */
static int64_t *
levels_whole(struct eval_making *making, size_t from, size_t column)
{
	const json_t *rows = json_object_get(making->json, "baseline");
	struct str name = result_word(json_array_get(rows, from), "name");
	size_t n = json_array_size(rows);
	int64_t *hits = arena_new(making->arena, int64_t, n + 1), left;
	double *off = arena_new(making->arena, double, n + 1), all = 0;

	for (size_t i = from; i < n; i++) {
		const json_t *row = json_array_get(rows, i);
		const json_t *group =
		        json_object_get(row, columns[column].member);
		double x = result_num(group, "mean") * result_num(group, "n");

		off[i] = -1;
		if (!str_equal(result_word(row, "name"), name) ||
		    !str_is(result_word(row, "kind"), "share") ||
		    !(x >= 0 && x <= 1e12))
			continue;
		hits[i] = (int64_t)x;
		off[i] = x - floor(x);
		all += x;
	}
	left = llround(all);
	for (size_t i = from; i < n; i++)
		left -= hits[i];
	while (left-- > 0) {
		size_t most = from;

		for (size_t i = from; i < n; i++)
			most = off[i] > off[most] ? i : most;
		hits[most]++;
		off[most] = -1;
	}
	return hits;
}

static bool
level_count(struct eval_making *making, json_t *row, size_t column,
            int64_t hits, size_t *cell, size_t *people)
{
	json_t *group = json_object_get(row, columns[column].member);
	double share = result_num(group, "mean");
	bool fresh;
	int64_t n;

	if (!str_is(result_word(row, "kind"), "share") || isnan(share) ||
	    !eval_count_of(group, "n", &n))
		return false;
	if (is_near(making, column, n)) {
		coarse(making, group, share, n);
		return false;
	}
	*people = eval_people_of(making,
	                         eval_cell_name(making, "who", S(""),
	                                        columns[column].member),
	                         columns[column].side, n);
	*cell = eval_cell_of(making,
	                     str_print(making->arena, "who/%.*s=%.*s/%s",
	                               STR_ARG(result_word(row, "name")),
	                               STR_ARG(result_word(row, "level")),
	                               columns[column].member),
	                     hits, RANK_LOW, &fresh);
	eval_place_add(making, group, "mean", *cell, *people);
	eval_place_add(making, group, "n", *people, EVAL_NO_CELL);
	return true;
}

/* All rows of one characteristic, from its first. */
static void
name_count(struct eval_making *making, size_t from, size_t column)
{
	const json_t *rows = json_object_get(making->json, "baseline");
	struct str name = result_word(json_array_get(rows, from), "name");
	const int64_t *hits = levels_whole(making, from, column);
	size_t parts[LEVELS_MOST + 1], n = 0, people = EVAL_NO_CELL;

	for (size_t i = from; i < json_array_size(rows); i++) {
		json_t *row = json_array_get(rows, i);
		size_t cell, of;

		if (!str_equal(result_word(row, "name"), name) ||
		    n == LEVELS_MOST ||
		    !level_count(making, row, column, hits[i], &cell, &of))
			continue;
		level_compared(making, row, column, cell, of);
		people = of;
		parts[n++] = cell;
	}
	/* of a column of 0 and 1 there are those with 0, too, or none */
	if (n == 1 &&
	    str_empty(result_word(json_array_get(rows, from), "level")))
		eval_cell_split_open(making, people, parts, n);
	else if (n > 0)
		eval_cell_split_all(making, people, parts, n);
	else
		coarse_all(making, from, column);
}

void
eval_who_count(struct eval_making *making)
{
	const json_t *rows = json_object_get(making->json, "baseline");

	for (size_t i = 0; i < json_array_size(rows); i++) {
		struct str name = result_word(json_array_get(rows, i), "name");
		bool first = true;

		for (size_t j = 0; j < i; j++)
			first = first &&
			        !str_equal(result_word(json_array_get(rows, j),
			                               "name"),
			                   name);
		for (size_t c = 0; first && c < COLUMNS; c++)
			name_count(making, i, c);
	}
}

/* --- writing ------------------------------------------------------------- */

bool
eval_place_shown(const struct eval_making *making, const json_t *object,
                 const char *member)
{
	for (size_t i = 0; i < making->places_n; i++)
		if (making->places[i].object == object &&
		    str_is(str_of(making->places[i].member), member))
			return making->cells.v[making->places[i].cell].shown;
	return true;
}

double
eval_place_exact(const struct eval_making *making, const json_t *object,
                 const char *member)
{
	for (size_t i = 0; i < making->places_n; i++) {
		const struct eval_place *place = &making->places[i];

		if (place->object == object &&
		    str_is(str_of(place->member), member))
			return (double)making->cells.v[place->cell].value;
	}
	return NAN;
}

static json_t *
share_of(const struct eval_making *making, const struct eval_place *place)
{
	const struct eval_cell *cell = &making->cells.v[place->cell];
	const struct eval_cell *of = &making->cells.v[place->of];
	double share = (double)eval_count_round(cell->value) /
	               (double)eval_count_round(of->value);

	/* Of how many is hidden: so coarse that it does not tell. */
	if (!of->shown)
		return json_real(round(20 * share) / 20);
	return json_real(round(100 * fmin(1, share)) / 100);
}

int64_t
eval_making_write(struct eval_making *making)
{
	int64_t hidden = 0;

	for (size_t i = 0; i < making->places_n; i++) {
		const struct eval_place *place = &making->places[i];
		const struct eval_cell *cell = &making->cells.v[place->cell];

		if (!cell->shown) {
			eval_hide(place->object, place->member);
			hidden += !eval_row_found(making, place->object);
		} else if (place->of == EVAL_NO_CELL) {
			eval_set(place->object, place->member,
			         json_integer(eval_count_round(cell->value)));
		} else {
			eval_set(place->object, place->member,
			         share_of(making, place));
		}
	}
	return hidden;
}
