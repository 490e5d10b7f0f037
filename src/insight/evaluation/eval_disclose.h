/*
 * eval_disclose.h - which counts of a table must be hidden so that nobody is
 * found in it.
 *
 * Counts below a threshold are hidden, nought too.  Then so many others that
 * what is still shown gives none of them away: an outsider is taken to know
 * every shown count exactly (though they are rounded when published), and the
 * bounds that the sums of the table leave for each hidden count are solved for.
 *
 * Rules kept here, each with a test of the same words:
 *   - a count below the threshold is never shown, nought neither;
 *   - of a hidden count an outsider knows no more than that it may be anything
 *     from nought to just below the threshold;
 *   - a count that need not be hidden is shown;
 *   - a threshold is never below 5.
 */
#ifndef INSIGHT_EVAL_DISCLOSE_H
#define INSIGHT_EVAL_DISCLOSE_H

#include <stdint.h>

#include "base/arena.h"

#define EVAL_THRESHOLD_LEAST 5
#define EVAL_THRESHOLD_USUAL 10
#define EVAL_ROUNDING        5
/* More cells than any result has. */
#define EVAL_CELLS_MOST 4000

/* A count of people. */
struct eval_cell {
	int64_t value;
	bool shown; /* is to be, and after eval_cells_hide: may be */
	int rank;   /* what is to be hidden last has the highest */
};

/* total = the sum of its parts. */
struct eval_sum {
	size_t total;
	const size_t *parts;
	size_t n;
};

struct eval_cells {
	struct arena *arena;
	struct eval_cell *v;
	size_t n, room;
	struct eval_sum *sums;
	size_t sums_n, sums_room;
};

/* No cells. */
void eval_cells_begin(struct eval_cells *cells, struct arena *arena);

/*
 * A cell, by its place.  One that is not to be shown stands for what follows
 * from others (those lost between two steps, those without the event), and is
 * guarded like the rest.
 */
size_t
eval_cell_add(struct eval_cells *cells, int64_t value, bool shown, int rank);

/* Say that a total is the sum of parts.  The values must hold to it. */
void eval_sum_add(struct eval_cells *cells, size_t total, const size_t *parts,
                  size_t n);

/* Take `shown` from as few cells as it takes. */
void eval_cells_hide(struct eval_cells *cells, int64_t threshold);

/*
 * What an outsider who knows all shown cells can say of one: between *low and
 * *high (INFINITY: no end).
 */
void eval_cell_bounds(const struct eval_cells *cells, size_t cell, double *low,
                      double *high);

/* To the nearest multiple of EVAL_ROUNDING. */
int64_t eval_count_round(int64_t value);

#endif
