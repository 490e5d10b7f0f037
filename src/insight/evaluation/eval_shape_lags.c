/*
 * eval_shape_lags.c - how long people can be followed, and the primary outcome
 * as it would be by another lag.
 */
#include "insight/evaluation/eval_shape.h"

#include <math.h>

void
eval_shape_until(struct arena *arena, const struct eval_plan *plan,
                 struct eval_data *d)
{
	double *until = arena_new(arena, double, d->n + 1);
	double *whole = arena_new(arena, double, d->n + 1);
	struct date cut = eval_plan_cut(plan);
	bool dated = date_is(cut) && !str_empty(plan->index_date);
	double last = (double)(cut.days - plan->lag_days);

	for (size_t i = 0; i < d->n; i++) {
		until[i] = dated ? last - d->zero[i] : INFINITY;
		whole[i] = until[i] >= (double)plan->follow_days;
	}
	d->until = until;
	d->whole = whole;
}

bool
eval_shape_followed(const struct eval_plan *plan, double zero)
{
	return !date_is(plan->data_cut) || str_empty(plan->index_date) ||
	       (double)(plan->data_cut.days - plan->lag_days) > zero;
}

bool
eval_shape_left(const struct eval_plan *plan, double exit, double day)
{
	bool later = plan->looks_n > 1 && date_is(plan->data_cut) &&
	             exit > (double)plan->data_cut.days;

	return exit <= day && !later;
}

/* By one lag: the events are read anew, the people stay as they are. */
static const struct fault *
lag_read(struct stats *st, const struct eval_plan *plan,
         const struct eval_inputs *in, const struct stats_frame *people,
         bool *good, const struct eval_data *data, size_t k)
{
	struct eval_plan *by = arena_new(st->arena, struct eval_plan, 1);
	struct eval_data *other = arena_new(st->arena, struct eval_data, 1);

	*by = *plan;
	by->lag_days = (int64_t)plan->lags[k];
	*other = *data;
	other->files_n = 1; /* what is read again is noted once */
	eval_shape_until(st->arena, by, other);
	TRY(eval_shape_seen(st, by, in, people, good, other));
	if (*good)
		data->lagged[k] = other->seen[plan->primary];
	return NULL;
}

const struct fault *
eval_shape_lags(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, const struct stats_frame *people,
                bool *good, struct eval_data *data)
{
	*good = true;
	data->lagged = arena_new(st->arena, struct eval_seen, plan->lags_n + 1);
	for (size_t k = 0; *good && k < plan->lags_n; k++)
		TRY(lag_read(st, plan, in, people, good, data, k));
	return NULL;
}
