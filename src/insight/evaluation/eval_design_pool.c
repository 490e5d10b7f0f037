/*
 * eval_design_pool.c - how alike the groups are over all completed sets.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"

#define ACCEPTABLE 0.10

/* The numbers of one side of a row, in their order. */
#define NUMBERS 6

void
eval_design_side_add(struct stats_balance_side *to,
                     const struct stats_balance_side *from, double share)
{
	double *sums[NUMBERS] = {&to->mean_t,     &to->mean_c,    &to->smd_att,
	                         &to->smd_pooled, &to->var_ratio, &to->ks};
	const double adds[NUMBERS] = {from->mean_t,    from->mean_c,
	                              from->smd_att,   from->smd_pooled,
	                              from->var_ratio, from->ks};

	for (int k = 0; k < NUMBERS; k++)
		*sums[k] += share * adds[k];
}

/* One set more; each has the same rows, for none has a gap. */
static void
balance_add(struct stats_balance *to, const struct stats_balance *from,
            double share, bool pooled, double *size)
{
	claim(to->rows_n == from->rows_n);
	for (size_t k = 0; k < to->rows_n; k++) {
		const struct stats_balance_side *after = &from->rows[k].after;

		eval_design_side_add(&to->rows[k].before, &from->rows[k].before,
		                     share);
		eval_design_side_add(&to->rows[k].after, after, share);
		to->rows[k].binary &= from->rows[k].binary;
		size[k] += share *
		           fabs(pooled ? after->smd_pooled : after->smd_att);
	}
	to->ess_treated += share * from->ess_treated;
	to->ess_control += share * from->ess_control;
}

static void
poor_note(struct stats *st, const struct stats_balance *b, const double *size)
{
	struct stats_note *note = NULL;

	for (size_t k = 0; k < b->rows_n; k++) {
		if (size[k] <= ACCEPTABLE)
			continue;
		if (note == NULL)
			note = stats_note(st, W_POOR_BALANCE);
		note->count++;
		stats_about(note, b->rows[k].name);
	}
}

static bool
balance_of(struct stats *st, const struct eval_designed *made, size_t set,
           struct stats_balance *out)
{
	const struct eval_completed *c = &made->sets[set];

	return stats_balance_make(st, &c->frame, made->data->treat,
	                          c->made[0].weight, c->all, c->all_n, out);
}

/* Rows of nothing yet, with the names of a set's. */
static void
rows_empty(struct stats *st, const struct stats_balance *of,
           struct stats_balance *out)
{
	*out = *of;
	out->ess_treated = out->ess_control = 0;
	out->rows =
	        arena_new(st->arena, struct stats_balance_row, of->rows_n + 1);
	for (size_t k = 0; k < of->rows_n; k++)
		out->rows[k] = (struct stats_balance_row){
		        .name = of->rows[k].name, .binary = true};
}

bool
eval_design_balance(struct stats *st, const struct eval_designed *made,
                    struct stats_balance *out, double **size)
{
	bool pooled = made->sets[0].made[0].method->estimand == STATS_ATE;
	struct stats_balance first;
	struct stats quiet;

	*size = NULL;
	if (made->sets_n < 2)
		return balance_of(st, made, 0, out);
	stats_begin(&quiet, st->arena);
	if (!balance_of(&quiet, made, 0, &first))
		return false;
	rows_empty(st, &first, out);
	*size = arena_new(st->arena, double, out->rows_n + 1);
	for (size_t s = 0; s < made->sets_n; s++) {
		struct arena_mark mark = arena_mark(st->arena);
		struct stats_balance one;

		stats_begin(&quiet, st->arena);
		if (!balance_of(&quiet, made, s, &one))
			return false;
		balance_add(out, &one, 1 / (double)made->sets_n, pooled, *size);
		arena_release(st->arena, mark);
	}
	poor_note(st, out, *size);
	return true;
}

double
eval_design_kept(const struct eval_designed *made)
{
	double n = 0;

	if (made->sets_n < 2)
		return (double)made->kept;
	for (size_t s = 0; s < made->sets_n; s++)
		for (size_t i = 0; i < made->data->n; i++)
			n += made->data->treat[i] > 0.5 &&
			     made->sets[s].made[0].weight[i] > 0;
	return n / (double)made->sets_n;
}
