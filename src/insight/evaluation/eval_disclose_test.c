/*
 * eval_disclose_test.c - tables, and whoever wants to know more of them than
 * they show.
 *
 * The attacks are not by the solver that hides: they try every table of whole
 * numbers that fits what is shown.
 */
#include "insight/evaluation/eval_disclose.h"

#include <math.h>
#include <stdlib.h>

#include "stats/random_test.h"
#include "tests/test.h"

#define SIDE 5

/* rows times columns with the totals of both and of all. */
struct world {
	struct eval_cells cells;
	size_t rows, columns;
	size_t at[SIDE + 1][SIDE + 1]; /* the last of each is a total */
};

static void
world_sums(struct world *w)
{
	size_t parts[SIDE];

	for (size_t i = 0; i <= w->rows; i++) {
		for (size_t j = 0; j < w->columns; j++)
			parts[j] = w->at[i][j];
		eval_sum_add(&w->cells, w->at[i][w->columns], parts,
		             w->columns);
	}
	for (size_t j = 0; j <= w->columns; j++) {
		for (size_t i = 0; i < w->rows; i++)
			parts[i] = w->at[i][j];
		eval_sum_add(&w->cells, w->at[w->rows][j], parts, w->rows);
	}
}

static void
world_make(struct test *t, struct world *w, size_t rows, size_t columns,
           const int64_t *v)
{
	*w = (struct world){.rows = rows, .columns = columns};
	eval_cells_begin(&w->cells, t->arena);
	for (size_t i = 0; i <= rows; i++)
		for (size_t j = 0; j <= columns; j++) {
			int64_t all = 0;

			for (size_t a = 0; a < rows; a++)
				for (size_t b = 0; b < columns; b++)
					if ((a == i || i == rows) &&
					    (b == j || j == columns))
						all += v[a * columns + b];
			w->at[i][j] =
			        eval_cell_add(&w->cells, all, true,
			                      (i == rows) + (j == columns));
		}
	world_sums(w);
}

static bool
shown(const struct world *w, size_t i, size_t j)
{
	return w->cells.v[w->at[i][j]].shown;
}

static int
hidden(const struct world *w)
{
	int n = 0;

	for (size_t i = 0; i < w->cells.n; i++)
		n += !w->cells.v[i].shown;
	return n;
}

/* --- what is hidden ------------------------------------------------------ */

TEST("disclosure: a count below the threshold is never shown, nought neither")
{
	struct world w;

	world_make(t, &w, 2, 3, (int64_t[]){40, 0, 33, 51, 9, 10});
	eval_cells_hide(&w.cells, 10);
	expect_false(shown(&w, 0, 1));
	expect_false(shown(&w, 1, 1));
	expect_false(shown(&w, 2, 1));
}

TEST("disclosure: a table with nothing small is shown whole")
{
	struct world w;

	world_make(t, &w, 2, 2, (int64_t[]){40, 30, 51, 10});
	eval_cells_hide(&w.cells, 10);
	expect_equal(hidden(&w), 0);
}

TEST("disclosure: one small count takes three others with it, so that no sum "
     "gives it away")
{
	struct world w;

	world_make(t, &w, 3, 3, (int64_t[]){40, 3, 33, 51, 29, 10, 60, 50, 70});
	eval_cells_hide(&w.cells, 10);
	expect_false(shown(&w, 0, 1));
	expect_equal(hidden(&w), 4);
	expect_true(shown(&w, 3, 3));
}

TEST("disclosure: those lost between two steps are hidden by hiding a step")
{
	struct eval_cells cells;
	size_t read, matched, lost;

	eval_cells_begin(&cells, t->arena);
	read = eval_cell_add(&cells, 84, true, 1);
	matched = eval_cell_add(&cells, 80, true, 2);
	lost = eval_cell_add(&cells, 4, false, 0);
	eval_sum_add(&cells, read, (size_t[]){matched, lost}, 2);
	eval_cells_hide(&cells, 10);
	expect_false(cells.v[read].shown);
	expect_true(cells.v[matched].shown);
}

TEST("disclosure: those without the event are guarded like those with it")
{
	struct eval_cells cells;
	size_t n, with, without;

	eval_cells_begin(&cells, t->arena);
	n = eval_cell_add(&cells, 84, true, 2);
	with = eval_cell_add(&cells, 80, true, 1);
	without = eval_cell_add(&cells, 4, false, 0);
	eval_sum_add(&cells, n, (size_t[]){with, without}, 2);
	eval_cells_hide(&cells, 10);
	expect_false(cells.v[with].shown);
	expect_true(cells.v[n].shown);
}

TEST("disclosure: many that were lost are no secret")
{
	struct eval_cells cells;
	size_t read, matched, lost;

	eval_cells_begin(&cells, t->arena);
	read = eval_cell_add(&cells, 321, true, 1);
	matched = eval_cell_add(&cells, 287, true, 2);
	lost = eval_cell_add(&cells, 34, false, 0);
	eval_sum_add(&cells, read, (size_t[]){matched, lost}, 2);
	eval_cells_hide(&cells, 10);
	expect_true(cells.v[read].shown && cells.v[matched].shown);
}

TEST("disclosure: a threshold is never below 5")
{
	struct world w;

	world_make(t, &w, 2, 2, (int64_t[]){40, 4, 51, 60});
	eval_cells_hide(&w.cells, 1);
	expect_false(shown(&w, 0, 1));
}

TEST("disclosure: counts are rounded to 5, up from the middle")
{
	expect_equal(eval_count_round(12), 10);
	expect_equal(eval_count_round(13), 15);
	expect_equal(eval_count_round(84), 85);
	expect_equal(eval_count_round(80), 80);
}

TEST("disclosure: the bounds of a hidden count are those that sums leave it")
{
	struct world w;
	double low, high;

	world_make(t, &w, 2, 2, (int64_t[]){40, 3, 51, 60});
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 2; j++)
			w.cells.v[w.at[i][j]].shown = false;
	eval_cell_bounds(&w.cells, w.at[0][1], &low, &high);
	expect_true(fabs(low) < 1e-6 && fabs(high - 43) < 1e-6);
	w.cells.v[w.at[1][1]].shown = true;
	eval_cell_bounds(&w.cells, w.at[0][1], &low, &high);
	expect_true(fabs(low - 3) < 1e-6 && fabs(high - 3) < 1e-6);
	w.cells.v[w.at[1][1]].shown = false;
	w.cells.v[w.at[2][1]].shown = false;
	w.cells.v[w.at[2][2]].shown = false;
	w.cells.v[w.at[0][2]].shown = false;
	eval_cell_bounds(&w.cells, w.at[0][1], &low, &high);
	expect_true(isinf(high));
}

/* --- attacks ------------------------------------------------------------- */

/* Every table of whole numbers that fits what is shown, until one has this
 * value in this cell. */
struct attack {
	const struct world *w;
	int64_t v[SIDE][SIDE];
	size_t i, j;
	int64_t wanted;
	int64_t room; /* by which all cells together may still differ */
	long tried;
};

#define TRIED_MOST 20000000L

static bool
fits(const struct attack *a, size_t i, size_t j)
{
	const struct world *w = a->w;
	int64_t row = 0, column = 0;

	for (size_t k = 0; k <= j; k++)
		row += a->v[i][k];
	for (size_t k = 0; k <= i; k++)
		column += a->v[k][j];
	if (shown(w, i, w->columns) &&
	    (row > w->cells.v[w->at[i][w->columns]].value ||
	     (j + 1 == w->columns &&
	      row != w->cells.v[w->at[i][w->columns]].value)))
		return false;
	return !shown(w, w->rows, j) ||
	       (column <= w->cells.v[w->at[w->rows][j]].value &&
	        (i + 1 < w->rows ||
	         column == w->cells.v[w->at[w->rows][j]].value));
}

static bool
total_fits(const struct attack *a)
{
	const struct world *w = a->w;
	int64_t all = 0;

	for (size_t i = 0; i < w->rows; i++)
		for (size_t j = 0; j < w->columns; j++)
			all += a->v[i][j];
	return !shown(w, w->rows, w->columns) ||
	       all == w->cells.v[w->at[w->rows][w->columns]].value;
}

/* What a hidden cell may hold, its row or column ending it where it can. */
static int64_t
most_of(const struct attack *a, size_t i, size_t j)
{
	const struct world *w = a->w;
	int64_t most = 130;

	if (shown(w, i, w->columns))
		most = w->cells.v[w->at[i][w->columns]].value;
	if (shown(w, w->rows, j) && w->cells.v[w->at[w->rows][j]].value < most)
		most = w->cells.v[w->at[w->rows][j]].value;
	return most;
}

/* What must stand in a cell: the last of a row or column with its total. */
static bool
forced(const struct attack *a, size_t i, size_t j, int64_t *v)
{
	const struct world *w = a->w;

	if (shown(w, i, j)) {
		*v = w->cells.v[w->at[i][j]].value;
		return true;
	}
	if (shown(w, i, w->columns) && j + 1 == w->columns) {
		*v = w->cells.v[w->at[i][w->columns]].value;
		for (size_t k = 0; k < j; k++)
			*v -= a->v[i][k];
		return true;
	}
	if (shown(w, w->rows, j) && i + 1 == w->rows) {
		*v = w->cells.v[w->at[w->rows][j]].value;
		for (size_t k = 0; k < i; k++)
			*v -= a->v[k][j];
		return true;
	}
	return false;
}

static bool attack_from(struct attack *a, size_t place);

static bool
attack_with(struct attack *a, size_t place, int64_t v)
{
	size_t i = place / a->w->columns, j = place % a->w->columns;
	int64_t differs = llabs(v - a->w->cells.v[a->w->at[i][j]].value);
	bool good;

	a->tried++;
	if (v < 0 || differs > a->room ||
	    (i == a->i && j == a->j && v != a->wanted))
		return false;
	a->v[i][j] = v;
	a->room -= differs;
	good = fits(a, i, j) && attack_from(a, place + 1);
	a->room += differs;
	return good;
}

/* Outward from what it is: others that fit are found the sooner. */
static bool
attack_outward(struct attack *a, size_t place, int64_t v, int64_t most)
{
	for (int64_t d = 0; d <= a->room && a->tried < TRIED_MOST; d++) {
		if (v - d >= 0 && attack_with(a, place, v - d))
			return true;
		if (d > 0 && v + d <= most && attack_with(a, place, v + d))
			return true;
	}
	return false;
}

static bool
attack_from(struct attack *a, size_t place)
{
	const struct world *w = a->w;
	size_t i = place / w->columns, j = place % w->columns;
	int64_t v;

	if (place == w->rows * w->columns)
		return total_fits(a);
	if (forced(a, i, j, &v))
		return attack_with(a, place, v);
	if (i == a->i && j == a->j)
		return attack_with(a, place, a->wanted);
	return attack_outward(a, place, w->cells.v[w->at[i][j]].value,
	                      most_of(a, i, j));
}

/* Tables near to the real one first, then any. */
static bool
may_be(const struct world *w, size_t i, size_t j, int64_t wanted)
{
	static const int64_t rooms[] = {10, 18, 24, 36, 60, 4000};

	for (size_t k = 0; k < sizeof(rooms) / sizeof(rooms[0]); k++) {
		struct attack a = {.w = w,
		                   .i = i,
		                   .j = j,
		                   .wanted = wanted,
		                   .room = rooms[k]};

		if (attack_from(&a, 0))
			return true;
	}
	return false;
}

static void
world_random(struct test *t, uint64_t *r, struct world *w)
{
	size_t rows = 2 + (size_t)random_of(r, 3);
	size_t columns = 2 + (size_t)random_of(r, 2);
	int64_t v[SIDE * SIDE];

	for (size_t i = 0; i < rows * columns; i++)
		v[i] = (int64_t)random_of(r, random_of(r, 10) < 3 ? 10 : 60);
	world_make(t, w, rows, columns, v);
}

TEST("disclosure: of a hidden count an outsider knows no more than that it may "
     "be anything from nought to just below the threshold")
{
	uint64_t r = 20261129;
	int guarded = 0;

	for (int i = 0; i < 400; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct world w;

		world_random(t, &r, &w);
		eval_cells_hide(&w.cells, 10);
		for (size_t a = 0; a < w.rows; a++)
			for (size_t b = 0; b < w.columns; b++) {
				if (w.cells.v[w.at[a][b]].value >= 10)
					continue;
				expect_false(shown(&w, a, b));
				expect_true(may_be(&w, a, b, 0));
				expect_true(may_be(&w, a, b, 9));
				guarded++;
			}
		arena_release(t->arena, mark);
	}
	expect_true(guarded > 400);
}

TEST("disclosure: the same attack finds what is hidden without its neighbours")
{
	uint64_t r = 5;
	int found = 0;

	for (int i = 0; i < 100; i++) {
		struct world w;

		world_random(t, &r, &w);
		for (size_t c = 0; c < w.cells.n; c++)
			w.cells.v[c].shown = w.cells.v[c].value >= 10;
		for (size_t a = 0; a < w.rows; a++)
			for (size_t b = 0; b < w.columns; b++)
				found += !shown(&w, a, b) &&
				         !(may_be(&w, a, b, 0) &&
				           may_be(&w, a, b, 9));
	}
	expect_true(found > 50);
}

TEST("disclosure: a count that need not be hidden is shown")
{
	uint64_t r = 77;

	for (int i = 0; i < 60; i++) {
		struct world w;

		world_random(t, &r, &w);
		eval_cells_hide(&w.cells, 10);
		for (size_t c = 0; c < w.cells.n; c++) {
			bool safe = true;

			if (w.cells.v[c].shown || w.cells.v[c].value < 10)
				continue;
			w.cells.v[c].shown = true;
			for (size_t k = 0; k < w.cells.n; k++) {
				double low, high;

				if (w.cells.v[k].value >= 10)
					continue;
				eval_cell_bounds(&w.cells, k, &low, &high);
				safe = safe && low < 1e-6 && high > 9 - 1e-6;
			}
			w.cells.v[c].shown = false;
			expect_false(safe);
		}
	}
}
