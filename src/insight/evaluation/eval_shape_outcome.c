/*
 * eval_shape_outcome.c - outcomes that are made of days: whether, how often and
 * how soon.
 */
#include <math.h>

#include "insight/evaluation/eval_shape_local.h"

#define YEAR 365.0

/* --- one by one ---------------------------------------------------------- */

static double
sooner(double a, double b)
{
	return isnan(a) ? b : fmin(a, b);
}

void
eval_told_add(struct told *told, double since)
{
	told->n++;
	told->first = sooner(told->first, since);
}

void
eval_told_before(struct told *told, bool known)
{
	told->before += known;
	told->maybe |= !known;
}

void
eval_told_unknown(struct told *told, double since)
{
	told->unknown = sooner(told->unknown, since);
}

/* --- what they come to --------------------------------------------------- */

/*
 * Whether, in the whole of the time: not known of one who went away before its
 * end.  One who had offended by then is left out as one who had not, or those
 * who go away would count where they reoffend and nowhere else.
 */
static double
whether(const struct living *l, const struct told *told, size_t i)
{
	const struct lived *one = &l->lived[i];
	const struct eval_data *d = l->data;
	bool whole = one->end >= (double)l->plan->follow_days;
	bool joined = d->treat[i] <= 0.5 &&
	              d->began[i] - d->zero[i] <= (double)l->plan->follow_days;

	if (one->gone || d->whole[i] <= 0.5 || joined ||
	    (!whole && !one->ends_in_death))
		return NAN;
	if (told->n > 0)
		return 1;
	return isnan(told->unknown) ? 0 : NAN;
}

/* Whether there was any before; not known of one that may be none. */
static double
whether_before(const struct told *told)
{
	if (told->before > 0)
		return 1;
	return told->maybe ? NAN : 0;
}

static void
outcome_binary(const struct living *l, const struct told *told, bool before,
               struct eval_seen *to)
{
	double *y = arena_new(l->st->arena, double, l->data->n + 1);

	for (size_t i = 0; i < l->data->n; i++)
		y[i] = before ? whether_before(&told[i])
		              : whether(l, &told[i], i);
	to->y = y;
}

/* Person-time of somebody: what they were away is none. */
static double
years_of(const struct lived *one, const struct told *told)
{
	return fmax(one->end - one->custody, told->n > 0 ? 1 : 0) / YEAR;
}

static double
how_often(const struct lived *one, const struct told *told)
{
	return one->gone || !(years_of(one, told) > 0) || !isnan(told->unknown)
	               ? NAN
	               : told->n;
}

static void
outcome_count(const struct living *l, const struct told *told, bool before,
              struct eval_seen *to)
{
	size_t n = l->data->n;
	double *y = arena_new(l->st->arena, double, n + 1);
	double *years = arena_new(l->st->arena, double, n + 1);

	to->y = y;
	if (!before)
		to->exposure = years;
	for (size_t i = 0; i < n; i++) {
		years[i] = years_of(&l->lived[i], &told[i]);
		if (before)
			y[i] = told[i].maybe ? NAN : told[i].before;
		else
			y[i] = how_often(&l->lived[i], &told[i]);
	}
}

/* Whether a recall rules the outcome out: before any offence. */
static bool
is_ruled_out(const struct living *l, const struct eval_outcome *o, size_t i)
{
	return o->of == EVAL_OF_OFFENCES && !l->plan->recall_nothing &&
	       l->lived[i].recalled <= l->lived[i].end;
}

/* Of one person: how soon, and what came.  On one day the outcome is first. */
static void
time_of(const struct living *l, const struct eval_outcome *o,
        const struct told *told, size_t i, double *time, double *event)
{
	const struct lived *one = &l->lived[i];

	*time = one->gone || !(one->end > 0) ? NAN : one->end;
	*event = one->ends_in_death ? 2 : 0;
	if (isnan(*time))
		return;
	if (is_ruled_out(l, o, i)) {
		*time = one->recalled;
		*event = 2;
	}
	if (told->first <= *time) {
		*time = told->first;
		*event = 1;
	}
	if (told->unknown < *time || (told->unknown <= *time && *event != 1))
		*time = NAN;
}

static void
outcome_time(const struct living *l, const struct eval_outcome *o,
             const struct told *told, struct eval_seen *to)
{
	size_t n = l->data->n;
	double *time = arena_new(l->st->arena, double, n + 1);
	double *event = arena_new(l->st->arena, double, n + 1);

	for (size_t i = 0; i < n; i++)
		time_of(l, o, &told[i], i, &time[i], &event[i]);
	to->time = time;
	to->event = event;
}

void
eval_outcome_days(const struct living *l, size_t outcome, bool before,
                  struct eval_seen *to)
{
	const struct eval_outcome *o = &l->plan->outcomes[outcome];
	const struct told *told = l->told[outcome];

	if (o->kind == EVAL_BINARY)
		outcome_binary(l, told, before, to);
	else if (o->kind != EVAL_TIME)
		outcome_count(l, told, before, to);
	else
		outcome_time(l, o, told, to);
	if (o->kind == EVAL_RECURRENT)
		eval_outcome_course(l, outcome, to);
}
