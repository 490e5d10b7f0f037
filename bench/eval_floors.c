/*
 * eval_floors.c - what a bare program would do of a match.
 *
 * Sort the scores and look outward once, or count cells; no checks and no
 * output.
 */
#include <math.h>
#include <stdlib.h>

#include "eval_numbers.h"
#include "stats/order.h"

/* A number per combination of a few cuts and words. */
int32_t *
bench_cells(struct job *j)
{
	int32_t *out = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	const double *ogrs = bench_column(j, "ogrs"),
	             *age = bench_column(j, "age");
	const double *drug = bench_column(j, "drug"),
	             *sex = bench_column(j, "sex");
	const int32_t *area = stats_column_of(&j->frame, S("area"))->code;
	const int32_t *sent = stats_column_of(&j->frame, S("sent"))->code;

	for (size_t i = 0; i < j->frame.rows; i++) {
		int risk = (ogrs[i] >= 25) + (ogrs[i] >= 50) + (ogrs[i] >= 75);
		int old = (age[i] >= 25) + (age[i] >= 35) + (age[i] >= 45);

		out[i] = risk + 4 * old + 16 * (int)drug[i] + 32 * (int)sex[i] +
		         64 * sent[i] + 256 * area[i];
	}
	return out;
}

/* Count both groups of each cell, and weigh the controls. */
void
bench_floor_cem(struct job *j)
{
	size_t n = j->frame.rows;
	const double *treat = bench_column(j, "treat");
	const int32_t *cell = bench_cells(j);
	uint32_t *count = calloc((size_t)2 * 4096, sizeof(*count));
	double *weight = malloc((n + 1) * sizeof(*weight));

	for (size_t i = 0; i < n; i++)
		count[2 * cell[i] + (treat[i] > 0.5)]++;
	for (size_t i = 0; i < n; i++) {
		const uint32_t *c = &count[2 * cell[i]];

		weight[i] = c[0] > 0 && c[1] > 0 ? (double)c[1] / (double)c[0]
		                                 : 0;
	}
	j->found = 0;
	for (size_t k = 0; k < 4096; k++)
		j->found += count[2 * k] > 0 && count[2 * k + 1] > 0;
	free(count);
	free(weight);
}

/* --- by score ------------------------------------------------------------ */

struct placed {
	double score;
	uint32_t row;
};

struct bare {
	struct placed *all;
	char *used;
	size_t n;
};

/* How far a place is from another; off the line: never. */
static double
bare_gap(const struct bare *b, size_t at, size_t other)
{
	return other < b->n ? fabs(b->all[at].score - b->all[other].score)
	                    : INFINITY;
}

/* Look outward from a place, one step after the other. */
static double
bare_take(struct bare *b, size_t at)
{
	size_t low = at - 1, high = at + 1;
	double down, up;

	while (low < b->n && b->used[low])
		low--; /* below 0 is past the end */
	while (high < b->n && b->used[high])
		high++;
	down = bare_gap(b, at, low);
	up = bare_gap(b, at, high);
	if (isinf(down) && isinf(up))
		return 0;
	b->used[down <= up ? low : high] = 1;
	return fmin(down, up);
}

/* The nearest few of all, for each anew. */
static double
bare_few(const struct bare *b, size_t at, size_t ratio)
{
	size_t low = at - 1, high = at + 1;
	double total = 0;

	for (size_t r = 0; r < ratio; r++) {
		double down, up;

		while (low < b->n && b->used[low])
			low--; /* below 0 is past the end */
		while (high < b->n && b->used[high])
			high++;
		down = bare_gap(b, at, low);
		up = bare_gap(b, at, high);
		if (isinf(down) && isinf(up))
			break;
		total += fmin(down, up);
		if (down <= up)
			low--;
		else
			high++;
	}
	return total;
}

/* Sorted; only the treated are used from the beginning. */
static struct bare
bare_make(struct job *j)
{
	size_t n = j->frame.rows;
	const double *treat = bench_column(j, "treat");
	struct bare b = {malloc((n + 1) * sizeof(struct placed)),
	                 calloc(n + 1, 1), n};
	size_t *order = arena_new(j->st.arena, size_t, n + 1);

	stats_order(j->st.arena, bench_given, n, order);
	for (size_t i = 0; i < n; i++)
		b.all[i] = (struct placed){bench_given[order[i]],
		                           (uint32_t)order[i]};
	for (size_t i = 0; i < n; i++)
		b.used[i] = treat[b.all[i].row] > 0.5;
	return b;
}

static void
bare_drop(struct bare *b)
{
	free(b->all);
	free(b->used);
}

/* Each participant takes the nearest free control by looking. */
static void
floor_match(struct job *j, size_t ratio)
{
	const double *treat = bench_column(j, "treat");
	struct bare b = bare_make(j);
	double total = 0;

	for (size_t r = 0; r < ratio; r++)
		for (size_t i = b.n; i-- > 0;)
			if (treat[b.all[i].row] > 0.5)
				total += bare_take(&b, i);
	j->found = total;
	bare_drop(&b);
}

void
bench_floor_1(struct job *j)
{
	floor_match(j, 1);
}

void
bench_floor_5(struct job *j)
{
	floor_match(j, 5);
}

void
bench_floor_5_again(struct job *j)
{
	const double *treat = bench_column(j, "treat");
	struct bare b = bare_make(j);
	double total = 0;

	for (size_t i = b.n; i-- > 0;)
		if (treat[b.all[i].row] > 0.5)
			total += bare_few(&b, i, 5);
	j->found = total;
	bare_drop(&b);
}

/* Only the sort: what any match must do first. */
void
bench_floor_sort(struct job *j)
{
	floor_match(j, 0);
}
