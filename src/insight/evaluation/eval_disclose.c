/*
 * eval_disclose.c - bounds by linear programming, and what is hidden for them.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_disclose.h"

#define NEAR 1e-7

/* --- the table ----------------------------------------------------------- */

void
eval_cells_begin(struct eval_cells *cells, struct arena *arena)
{
	*cells = (struct eval_cells){.arena = arena};
}

size_t
eval_cell_add(struct eval_cells *cells, int64_t value, bool shown, int rank)
{
	claim(cells->n < EVAL_CELLS_MOST);
	if (cells->n == cells->room) {
		size_t room = cells->room == 0 ? 64 : 2 * cells->room;

		cells->v = arena_grow(cells->arena, cells->v,
		                      cells->room * sizeof(*cells->v),
		                      room * sizeof(*cells->v));
		cells->room = room;
	}
	cells->v[cells->n] = (struct eval_cell){value, shown, rank};
	return cells->n++;
}

void
eval_sum_add(struct eval_cells *cells, size_t total, const size_t *parts,
             size_t n)
{
	size_t *own = arena_new(cells->arena, size_t, n + 1);
	int64_t all = 0;

	for (size_t i = 0; i < n; i++) {
		own[i] = parts[i];
		all += cells->v[parts[i]].value;
	}
	claim(all == cells->v[total].value);
	if (cells->sums_n == cells->sums_room) {
		size_t room = cells->sums_room == 0 ? 64 : 2 * cells->sums_room;

		cells->sums =
		        arena_grow(cells->arena, cells->sums,
		                   cells->sums_room * sizeof(*cells->sums),
		                   room * sizeof(*cells->sums));
		cells->sums_room = room;
	}
	cells->sums[cells->sums_n++] = (struct eval_sum){total, own, n};
}

int64_t
eval_count_round(int64_t value)
{
	return (value + EVAL_ROUNDING / 2) / EVAL_ROUNDING * EVAL_ROUNDING;
}

/* --- bounds -------------------------------------------------------------- */

/*
 * What is hidden and hangs together with one cell, as a linear programme:
 * rows of (sum of hidden parts - hidden total = what is shown), all unknowns
 * at least 0.  A tableau with a row of costs; the simplex method by Bland's
 * rule, which does not cycle.
 */
struct tableau {
	size_t rows, columns; /* columns: unknowns, then one artificial a row */
	size_t unknowns;
	double *a;     /* rows + 1 times columns + 1 */
	size_t *basis; /* of each row */
};

static double *
at(const struct tableau *t, size_t row, size_t column)
{
	return &t->a[row * (t->columns + 1) + column];
}

static void
pivot(struct tableau *t, size_t row, size_t column)
{
	double by = *at(t, row, column);

	for (size_t j = 0; j <= t->columns; j++)
		*at(t, row, j) /= by;
	for (size_t i = 0; i <= t->rows; i++) {
		double f = *at(t, i, column);

		if (i == row || f == 0)
			continue;
		for (size_t j = 0; j <= t->columns; j++)
			*at(t, i, j) -= f * *at(t, row, j);
	}
	t->basis[row] = column;
}

/* The row that gives way first; rows when none does. */
static size_t
leaving(const struct tableau *t, size_t column)
{
	size_t best = t->rows;
	double least = INFINITY;

	for (size_t i = 0; i < t->rows; i++) {
		double a = *at(t, i, column);
		double ratio;

		if (a <= NEAR)
			continue;
		ratio = *at(t, i, t->columns) / a;
		if (ratio < least - NEAR ||
		    (ratio < least + NEAR && best < t->rows &&
		     t->basis[i] < t->basis[best])) {
			least = ratio;
			best = i;
		}
	}
	return best;
}

/* Make the costs least, with columns below `upto`; false: without end. */
static bool
minimise(struct tableau *t, size_t upto)
{
	for (;;) {
		size_t column = 0;
		size_t row;

		while (column < upto && *at(t, t->rows, column) >= -NEAR)
			column++;
		if (column == upto)
			return true;
		row = leaving(t, column);
		if (row == t->rows)
			return false;
		pivot(t, row, column);
	}
}

/* Costs of one unknown, `sign` 1 to make it least, -1 to make it most. */
static double
bound(struct tableau *t, size_t unknown, double sign)
{
	for (size_t j = 0; j <= t->columns; j++)
		*at(t, t->rows, j) = j == unknown ? sign : 0;
	for (size_t i = 0; i < t->rows; i++) {
		double f = *at(t, t->rows, t->basis[i]);

		if (f == 0)
			continue;
		for (size_t j = 0; j <= t->columns; j++)
			*at(t, t->rows, j) -= f * *at(t, i, j);
	}
	if (!minimise(t, t->unknowns))
		return sign > 0 ? 0 : INFINITY;
	return fabs(*at(t, t->rows, t->columns));
}

/* An artificial unknown that is 0 and could still move is driven out. */
static void
artificial_out(struct tableau *t)
{
	for (size_t i = 0; i < t->rows; i++)
		for (size_t j = 0;
		     t->basis[i] >= t->unknowns && j < t->unknowns; j++)
			if (fabs(*at(t, i, j)) > NEAR)
				pivot(t, i, j);
}

/* A place where all sums hold; there is one, as the values hold to them. */
static void
begin(struct tableau *t)
{
	for (size_t i = 0; i < t->rows; i++) {
		if (*at(t, i, t->columns) < 0)
			for (size_t j = 0; j <= t->columns; j++)
				*at(t, i, j) = -*at(t, i, j);
		*at(t, i, t->unknowns + i) = 1;
		t->basis[i] = t->unknowns + i;
		for (size_t j = 0; j <= t->columns; j++)
			if (j < t->unknowns || j == t->columns)
				*at(t, t->rows, j) -= *at(t, i, j);
	}
	claim(minimise(t, t->unknowns));
	artificial_out(t);
}

/* Which hidden cells and sums hang together with a cell. */
struct part {
	size_t *unknown_of; /* of each cell: its place + 1; 0: shown */
	size_t unknowns;
	bool *in; /* each sum */
	size_t rows;
};

static bool
sum_touches(const struct eval_cells *cells, const struct eval_sum *sum,
            const size_t *unknown_of)
{
	bool found = unknown_of[sum->total] != 0;

	(void)cells;
	for (size_t i = 0; i < sum->n; i++)
		found = found || unknown_of[sum->parts[i]] != 0;
	return found;
}

static void
unknown_take(const struct eval_cells *cells, size_t cell, struct part *part)
{
	if (!cells->v[cell].shown && part->unknown_of[cell] == 0)
		part->unknown_of[cell] = ++part->unknowns;
}

static void
part_of(const struct eval_cells *cells, size_t cell, struct part *part)
{
	bool more = true;

	*part = (struct part){
	        .unknown_of = arena_new(cells->arena, size_t, cells->n + 1),
	        .in = arena_new(cells->arena, bool, cells->sums_n + 1)};
	part->unknown_of[cell] = ++part->unknowns;
	while (more) {
		more = false;
		for (size_t i = 0; i < cells->sums_n; i++) {
			const struct eval_sum *sum = &cells->sums[i];

			if (part->in[i] ||
			    !sum_touches(cells, sum, part->unknown_of))
				continue;
			part->in[i] = true;
			part->rows++;
			more = true;
			unknown_take(cells, sum->total, part);
			for (size_t j = 0; j < sum->n; j++)
				unknown_take(cells, sum->parts[j], part);
		}
	}
}

static void
row_fill(const struct eval_cells *cells, const struct part *part,
         const struct eval_sum *sum, struct tableau *t, size_t row)
{
	size_t total = part->unknown_of[sum->total];

	if (total != 0)
		*at(t, row, total - 1) -= 1;
	else
		*at(t, row, t->columns) += (double)cells->v[sum->total].value;
	for (size_t i = 0; i < sum->n; i++) {
		size_t unknown = part->unknown_of[sum->parts[i]];

		if (unknown != 0)
			*at(t, row, unknown - 1) += 1;
		else
			*at(t, row, t->columns) -=
			        (double)cells->v[sum->parts[i]].value;
	}
}

void
eval_cell_bounds(const struct eval_cells *cells, size_t cell, double *low,
                 double *high)
{
	struct arena_mark mark = arena_mark(cells->arena);
	struct part part;
	struct tableau t;
	size_t row = 0;

	if (cells->v[cell].shown) {
		*low = *high = (double)cells->v[cell].value;
		return;
	}
	part_of(cells, cell, &part);
	t = (struct tableau){.rows = part.rows,
	                     .unknowns = part.unknowns,
	                     .columns = part.unknowns + part.rows};
	t.a = arena_new(cells->arena, double, (t.rows + 1) * (t.columns + 1));
	t.basis = arena_new(cells->arena, size_t, t.rows + 1);
	for (size_t i = 0; i < cells->sums_n; i++)
		if (part.in[i])
			row_fill(cells, &part, &cells->sums[i], &t, row++);
	begin(&t);
	*low = bound(&t, part.unknown_of[cell] - 1, 1);
	*high = bound(&t, part.unknown_of[cell] - 1, -1);
	arena_release(cells->arena, mark);
}

/* --- hiding -------------------------------------------------------------- */

static bool
is_guarded(const struct eval_cells *cells, size_t cell, int64_t threshold)
{
	return cells->v[cell].value < threshold;
}

static bool
is_safe(const struct eval_cells *cells, size_t cell, int64_t threshold)
{
	double low, high;

	eval_cell_bounds(cells, cell, &low, &high);
	return low < NEAR && high > (double)threshold - 1 - NEAR;
}

static bool
all_safe(const struct eval_cells *cells, int64_t threshold)
{
	for (size_t i = 0; i < cells->n; i++)
		if (is_guarded(cells, i, threshold) &&
		    !is_safe(cells, i, threshold))
			return false;
	return true;
}

static bool
sum_has(const struct eval_sum *sum, size_t cell)
{
	bool has = sum->total == cell;

	for (size_t i = 0; i < sum->n; i++)
		has = has || sum->parts[i] == cell;
	return has;
}

/* Whether a cell may be hidden for another as long as ranks above `rank` are
 * left alone. */
static bool
may_go(const struct eval_cells *cells, size_t cell, int rank)
{
	return cells->v[cell].shown && cells->v[cell].rank <= rank;
}

/* Of two cells, the one to hide sooner. */
static size_t
sooner(const struct eval_cells *cells, size_t a, size_t b)
{
	if (a == cells->n || b == cells->n)
		return a == cells->n ? b : a;
	if (cells->v[a].rank != cells->v[b].rank)
		return cells->v[a].rank < cells->v[b].rank ? a : b;
	return cells->v[b].value < cells->v[a].value ? b : a;
}

static size_t
sum_sooner(const struct eval_cells *cells, const struct eval_sum *sum, int rank,
           size_t *hidden)
{
	size_t best = may_go(cells, sum->total, rank) ? sum->total : cells->n;

	*hidden = !cells->v[sum->total].shown;
	for (size_t i = 0; i < sum->n; i++) {
		if (may_go(cells, sum->parts[i], rank))
			best = sooner(cells, best, sum->parts[i]);
		*hidden += !cells->v[sum->parts[i]].shown;
	}
	return best;
}

/* One in that sum of a cell in which the fewest are hidden. */
static size_t
beside(const struct eval_cells *cells, size_t cell, int rank)
{
	size_t best = cells->n;
	size_t fewest = SIZE_MAX;

	for (size_t i = 0; i < cells->sums_n; i++) {
		size_t hidden, found;

		if (!sum_has(&cells->sums[i], cell))
			continue;
		found = sum_sooner(cells, &cells->sums[i], rank, &hidden);
		if (found < cells->n && hidden < fewest) {
			fewest = hidden;
			best = found;
		}
	}
	return best;
}

/* Whether hiding one more makes a cell safe. */
static bool
would_do(struct eval_cells *cells, size_t other, size_t cell, int64_t threshold)
{
	bool good;

	cells->v[other].shown = false;
	good = is_safe(cells, cell, threshold);
	cells->v[other].shown = true;
	return good;
}

/*
 * One that alone would do, among what hangs together with the cell; when none
 * would, *any is one that may help, as it hangs together with it.
 */
static size_t
one_that_does(struct eval_cells *cells, size_t cell, int rank,
              int64_t threshold, size_t *any)
{
	struct arena_mark mark = arena_mark(cells->arena);
	size_t best = cells->n;
	struct part part;

	*any = cells->n;
	part_of(cells, cell, &part);
	for (size_t i = 0; i < cells->sums_n; i++) {
		const struct eval_sum *sum = &cells->sums[i];

		for (size_t j = 0; part.in[i] && j <= sum->n; j++) {
			size_t other = j < sum->n ? sum->parts[j] : sum->total;

			if (!may_go(cells, other, rank))
				continue;
			*any = sooner(cells, *any, other);
			if (sooner(cells, other, best) == other &&
			    would_do(cells, other, cell, threshold))
				best = other;
		}
	}
	arena_release(cells->arena, mark);
	return best;
}

/* Hide for one cell what ranks no higher; false: that was not enough. */
static bool
guard_within(struct eval_cells *cells, size_t cell, int rank, int64_t threshold)
{
	while (!is_safe(cells, cell, threshold)) {
		size_t any;
		size_t other =
		        one_that_does(cells, cell, rank, threshold, &any);

		if (other == cells->n)
			other = beside(cells, cell, rank);
		if (other == cells->n)
			other = any;
		if (other == cells->n)
			return false;
		cells->v[other].shown = false;
	}
	return true;
}

static int
rank_most(const struct eval_cells *cells)
{
	int most = 0;

	for (size_t i = 0; i < cells->n; i++)
		most = cells->v[i].rank > most ? cells->v[i].rank : most;
	return most;
}

static void
cell_guard(struct eval_cells *cells, size_t cell, int64_t threshold)
{
	int most = rank_most(cells);

	for (int rank = 0; rank <= most; rank++)
		if (guard_within(cells, cell, rank, threshold))
			return;
}

/* What was hidden for another, and need not have been, is shown again. */
static void
show_again(struct eval_cells *cells, const bool *was, int64_t threshold)
{
	for (int rank = rank_most(cells); rank >= 0; rank--)
		for (size_t i = 0; i < cells->n; i++) {
			if (!was[i] || cells->v[i].shown ||
			    cells->v[i].rank != rank ||
			    is_guarded(cells, i, threshold))
				continue;
			cells->v[i].shown = true;
			if (!all_safe(cells, threshold))
				cells->v[i].shown = false;
		}
}

void
eval_cells_hide(struct eval_cells *cells, int64_t threshold)
{
	bool *was = arena_new(cells->arena, bool, cells->n + 1);

	if (threshold < EVAL_THRESHOLD_LEAST)
		threshold = EVAL_THRESHOLD_LEAST;
	for (size_t i = 0; i < cells->n; i++) {
		was[i] = cells->v[i].shown;
		if (is_guarded(cells, i, threshold))
			cells->v[i].shown = false;
	}
	for (size_t i = 0; i < cells->n; i++)
		if (is_guarded(cells, i, threshold))
			cell_guard(cells, i, threshold);
	show_again(cells, was, threshold);
	claim(all_safe(cells, threshold));
}
