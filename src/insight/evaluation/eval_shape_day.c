/*
 * eval_shape_day.c - outcomes that a column holds and another dates: whether it
 * came within follow-up, of those to whom it had not come before.
 */
#include <math.h>

#include "insight/evaluation/eval_shape_local.h"

static const double *
moved(const struct living *l, struct str name)
{
	const struct stats_column *c = stats_column_of(l->people, name);

	return eval_shape_moved(l->st->arena, c == NULL ? NULL : c->v, l->data);
}

/*
 * What is told of one person.  Whatever was decided by their first day, either
 * way, was so before the clock began: they are not at risk of it.
 */
static struct told
told_of(double says, double since, double follow, double end)
{
	struct told told = {.first = NAN, .unknown = NAN};

	if (isnan(says) || since <= 0 || (says > 0 && isnan(since)))
		eval_told_unknown(&told, 0);
	else if (says > 0 && since <= follow && since <= end)
		eval_told_add(&told, since);
	return told;
}

bool
eval_outcome_dated(struct living *l, size_t outcome, struct eval_seen *to)
{
	const struct eval_outcome *o = &l->plan->outcomes[outcome];
	const struct eval_data *d = l->data;
	const double *says = moved(l, o->column), *day = moved(l, o->day);
	struct told *told = arena_new(l->own->arena, struct told, d->n + 1);

	for (size_t i = 0; i < d->n; i++) {
		if (!isnan(says[i]) && !(says[i] >= 0 && says[i] <= 1 &&
		                         floor(says[i]) >= says[i]))
			return eval_shape_stop(l->st, E_BAD_VALUE, o->column, 1,
			                       d->place[i]);
		told[i] = told_of(says[i], day[i] - d->zero[i],
		                  (double)l->plan->follow_days,
		                  l->lived[i].end);
	}
	l->told[outcome] = told;
	eval_outcome_days(l, outcome, false, to);
	return true;
}
