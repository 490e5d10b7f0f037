/*
 * eval_shape_seen.c - what came of the people: from a table's columns, or
 * from their offences and their days in custody.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_shape.h"
#include "insight/evaluation/eval_table.h"

#define YEAR 365.0

/* What the files say of one person. */
struct lived {
	double first;    /* day of the first proven offence; NAN */
	double offences; /* proven ones in follow-up */
	double before;   /* in as long a time before the index day */
	double custody;  /* days of follow-up */
	double end;      /* last day that is known */
	bool ends_in_death;
	bool gone; /* not at risk on the first day */
};

struct living {
	struct stats *st;
	const struct eval_plan *plan;
	struct eval_data *data;
	struct lived *lived;
};

/* --- columns of one table ------------------------------------------------ */

static bool
is_whole(double v, double most)
{
	return isnan(v) || (v >= 0 && v <= most && floor(v) >= v);
}

/* Counts are whole; yes or no is 1 or 0. */
static bool
values_check(struct stats *st, const struct eval_data *d, struct str name,
             const double *v, double most)
{
	for (size_t i = 0; i < d->n; i++)
		if (!is_whole(v[i], most))
			return eval_shape_stop(st, E_BAD_VALUE, name, 1,
			                       d->place[i]);
	return true;
}

static const double *
column_moved(struct stats *st, const struct stats_frame *people,
             struct str name, const struct eval_data *d)
{
	const struct stats_column *c = stats_column_of(people, name);

	return eval_shape_moved(st->arena, c == NULL ? NULL : c->v, d);
}

/* Who was not followed for the whole time has no yes or no. */
static void
immature_hide(const struct eval_data *d, double *v)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->whole[i] <= 0.5)
			v[i] = NAN;
}

static double *
copied(struct stats *st, const double *v, size_t n)
{
	double *out = arena_new(st->arena, double, n + 1);

	memcpy(out, v, n * sizeof(*out));
	return out;
}

static bool
counted_read(struct living *l, const struct stats_frame *people,
             const struct eval_outcome *o, struct eval_seen *to)
{
	struct eval_data *d = l->data;
	const double *v = column_moved(l->st, people, o->column, d);
	double *y = copied(l->st, v, d->n);

	if (!values_check(l->st, d, o->column, v,
	                  o->kind == EVAL_BINARY ? 1 : 1e9))
		return false;
	if (o->family != EVAL_NEGATIVE_CONTROL)
		immature_hide(d, y);
	to->y = y;
	if (o->kind != EVAL_COUNT || str_empty(o->exposure))
		return true;
	to->exposure = column_moved(l->st, people, o->exposure, d);
	for (size_t i = 0; i < d->n; i++) {
		if (to->exposure[i] < 0)
			return eval_shape_stop(l->st, E_BAD_VALUE, o->exposure,
			                       1, d->place[i]);
		if (!(to->exposure[i] > 0))
			y[i] = NAN;
	}
	return true;
}

/* Times past the follow-up, or past the data, end there. */
static void
times_cut(const struct eval_data *d, double most, double *time, double *event)
{
	for (size_t i = 0; i < d->n; i++) {
		double end = fmin(most, d->until[i]);

		if (time[i] > end) {
			time[i] = end;
			event[i] = 0;
		}
	}
}

static bool
timed_read(struct living *l, const struct stats_frame *people,
           const struct eval_outcome *o, struct eval_seen *to)
{
	struct eval_data *d = l->data;
	double *time =
	        copied(l->st, column_moved(l->st, people, o->time, d), d->n);
	double *event =
	        copied(l->st, column_moved(l->st, people, o->event, d), d->n);

	if (!values_check(l->st, d, o->event, event, 2))
		return false;
	for (size_t i = 0; i < d->n; i++) {
		if (time[i] < 0 || (time[i] <= 0 && !l->plan->same_day_next))
			return eval_shape_stop(l->st, E_TIME_ORDER, o->time, 1,
			                       d->place[i]);
		if (time[i] <= 0)
			time[i] = 1;
		if (isnan(event[i]))
			time[i] = NAN;
	}
	times_cut(d, (double)l->plan->follow_days, time, event);
	to->time = time;
	to->event = event;
	return true;
}

/* --- one person's files -------------------------------------------------- */

/* Whose row this is: a place among the people, or n. */
static size_t
person_of(const struct eval_data *d, struct str id)
{
	uint64_t hash = eval_shape_hash(id);
	size_t low = 0, high = d->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (d->hash[middle] < hash ||
		    (d->hash[middle] == hash &&
		     str_compare(d->id[middle], id) < 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low < d->n && str_equal(d->id[low], id) ? low : d->n;
}

/* A file of rows that belong to people. */
struct rows {
	struct eval_table table;
	size_t *person; /* n: of nobody who is in it */
	const double *a, *b;
	const struct stats_column *kind;
};

static const struct fault *
rows_read(struct living *l, const char *path, const char *name,
          const struct eval_want *wants, size_t n, bool *good, struct rows *out)
{
	struct eval_data *d = l->data;
	struct eval_file *file = &d->files[d->files_n++];
	const struct stats_column *id;

	TRY(eval_table_read(l->st, path, wants, n, good, &out->table));
	if (!*good)
		return NULL;
	*file = (struct eval_file){.name = name,
	                           .rows = out->table.frame.rows,
	                           .columns = out->table.header_n};
	memcpy(file->sha256, out->table.sha256, sizeof(file->sha256));
	id = stats_column_of(&out->table.frame, wants[0].name);
	claim(id != NULL && id->text != NULL);
	out->person = arena_new(l->st->arena, size_t, file->rows + 1);
	for (size_t i = 0; i < file->rows; i++)
		out->person[i] = person_of(d, id->text[i]);
	out->a = out->table.frame.columns[1].v;
	out->b = out->table.frame.columns[2].v;
	out->kind = n > 3 ? &out->table.frame.columns[3] : NULL;
	return NULL;
}

/* --- until when ---------------------------------------------------------- */

static void
ends_make(struct living *l)
{
	const struct eval_data *d = l->data;

	for (size_t i = 0; i < d->n; i++) {
		struct lived *one = &l->lived[i];
		double left = d->exit[i] - d->zero[i];
		double began = d->began[i] - d->zero[i];

		*one = (struct lived){.first = NAN};
		one->end = fmin((double)l->plan->follow_days, d->until[i]);
		if (left <= one->end) {
			one->end = left;
			one->ends_in_death = d->died[i];
		}
		if (d->treat[i] <= 0.5 && began < one->end) {
			one->end = began;
			one->ends_in_death = false;
		}
	}
}

/* --- offences ------------------------------------------------------------ */

/* One between the index day and the first day at risk, or on a drawn day. */
static bool
is_before_zero(const struct eval_data *d, size_t i, double day)
{
	double since = day - d->zero[i];

	return since < 0 ||
	       (since <= 0 && d->treat[i] <= 0.5 && day > d->index[i]);
}

/* One in follow-up that was proven in time. */
static void
offence_count(const struct living *l, size_t i, double since, double proven)
{
	struct lived *one = &l->lived[i];
	double follow = (double)l->plan->follow_days;
	double last = l->data->zero[i] + follow + (double)l->plan->lag_days;

	if (since > follow || since > one->end || !(proven <= last))
		return;
	one->offences++;
	one->first = isnan(one->first) ? since : fmin(one->first, since);
}

/* One proven offence; false for one on the day it all begins. */
static bool
offence_add(struct living *l, size_t i, double day, double proven)
{
	const struct eval_data *d = l->data;
	struct lived *one = &l->lived[i];
	double since = day - d->zero[i], before = day - d->index[i];

	if (before < 0) {
		one->before += before >= -(double)l->plan->follow_days;
		return true;
	}
	if (is_before_zero(d, i, day)) {
		one->gone |= proven <= d->zero[i];
		return true;
	}
	if (since <= 0 && !l->plan->same_day_next)
		return false;
	offence_count(l, i, fmax(since, 1), proven);
	return true;
}

static const struct fault *
offences_read(struct living *l, const char *path, bool *good)
{
	struct eval_want wants[] = {
	        {l->plan->id, EVAL_TEXT, true, NULL, 0},
	        {S("offence_date"), EVAL_DAY, true, NULL, 0},
	        {S("proven_date"), EVAL_DAY, true, NULL, 0}};
	struct rows r = {.person = NULL};

	TRY(rows_read(l, path, "events", wants, 3, good, &r));
	for (size_t k = 0; *good && k < r.table.frame.rows; k++) {
		if (r.person[k] >= l->data->n)
			continue;
		if (isnan(r.a[k]))
			*good = eval_shape_stop(l->st, E_BAD_VALUE,
			                        wants[1].name, 1, k);
		else if (r.b[k] < r.a[k])
			*good = eval_shape_stop(l->st, E_TIME_ORDER,
			                        wants[2].name, 1, k);
		else if (!isnan(r.b[k]) &&
		         !offence_add(l, r.person[k], r.a[k], r.b[k]))
			*good = eval_shape_stop(l->st, E_TIME_ORDER,
			                        wants[1].name, 1, k);
	}
	return NULL;
}

/* --- custody ------------------------------------------------------------- */

struct spell {
	size_t person;
	double from, to;
};

static int
spell_order(const void *a, const void *b)
{
	const struct spell *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->from < y->from || x->from > y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* Days in custody, those of two spells at once counted once. */
static void
spells_count(struct living *l, struct spell *all, size_t n)
{
	double known = 0;

	qsort(all, n, sizeof(*all), spell_order);
	for (size_t k = 0; k < n; k++) {
		struct lived *one = &l->lived[all[k].person];
		double zero = l->data->zero[all[k].person];
		double from = fmax(all[k].from - zero, 0);
		double to = fmin(all[k].to - zero, one->end);

		if (k == 0 || all[k].person != all[k - 1].person)
			known = 0;
		if (all[k].from < zero && all[k].to > zero &&
		    zero > l->data->index[all[k].person])
			one->gone = true;
		from = fmax(from, known);
		if (to > from)
			one->custody += to - from;
		known = fmax(known, to);
	}
}

/* Custody, where the file has no other kind for the row. */
static bool
is_custody(const struct rows *r, size_t k)
{
	int32_t code = r->kind->code == NULL ? -1 : r->kind->code[k];

	return code < 0 || str_is(r->kind->levels[code], "custody");
}

static const struct fault *
spells_read(struct living *l, const char *path, bool *good)
{
	struct eval_want wants[] = {{l->plan->id, EVAL_TEXT, true, NULL, 0},
	                            {S("from"), EVAL_DAY, true, NULL, 0},
	                            {S("to"), EVAL_DAY, true, NULL, 0},
	                            {S("kind"), EVAL_WORD, false, NULL, 0}};
	struct rows r = {.person = NULL};
	struct spell *all;
	size_t n = 0;

	TRY(rows_read(l, path, "spells", wants, 4, good, &r));
	if (!*good)
		return NULL;
	all = arena_new(l->st->arena, struct spell, r.table.frame.rows + 1);
	for (size_t k = 0; k < r.table.frame.rows; k++) {
		if (r.person[k] >= l->data->n || !is_custody(&r, k))
			continue;
		if (isnan(r.a[k]) || r.b[k] < r.a[k]) {
			*good = eval_shape_stop(
			        l->st,
			        isnan(r.a[k]) ? E_BAD_VALUE : E_TIME_ORDER,
			        wants[isnan(r.a[k]) ? 1 : 2].name, 1, k);
			return NULL;
		}
		all[n++] = (struct spell){r.person[k], r.a[k],
		                          isnan(r.b[k]) ? INFINITY : r.b[k]};
	}
	spells_count(l, all, n);
	return NULL;
}

/* --- outcomes of days ---------------------------------------------------- */

/* Whether; not known of one who went away without an offence. */
static double
whether(const struct living *l, size_t i)
{
	const struct lived *one = &l->lived[i];
	const struct eval_data *d = l->data;
	bool whole = one->end >= (double)l->plan->follow_days;
	bool joined = d->treat[i] <= 0.5 &&
	              d->began[i] - d->zero[i] <= (double)l->plan->follow_days;

	if (one->gone || d->whole[i] <= 0.5 || joined)
		return NAN;
	if (one->offences > 0)
		return 1;
	return whole || one->ends_in_death ? 0 : NAN;
}

static void
outcome_binary(const struct living *l, bool before, struct eval_seen *to)
{
	double *y = arena_new(l->st->arena, double, l->data->n + 1);

	for (size_t i = 0; i < l->data->n; i++)
		y[i] = before ? l->lived[i].before > 0 : whether(l, i);
	to->y = y;
}

static void
outcome_count(const struct living *l, bool before, struct eval_seen *to)
{
	size_t n = l->data->n;
	double *y = arena_new(l->st->arena, double, n + 1);
	double *years = arena_new(l->st->arena, double, n + 1);

	to->y = y;
	if (!before)
		to->exposure = years;
	for (size_t i = 0; i < n; i++) {
		const struct lived *one = &l->lived[i];

		y[i] = before ? one->before : one->offences;
		years[i] = fmax(one->end - one->custody,
		                one->offences > 0 ? 1 : 0) /
		           YEAR;
		if (!before && (one->gone || !(years[i] > 0)))
			y[i] = NAN;
	}
}

static void
outcome_time(const struct living *l, struct eval_seen *to)
{
	size_t n = l->data->n;
	double *time = arena_new(l->st->arena, double, n + 1);
	double *event = arena_new(l->st->arena, double, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct lived *one = &l->lived[i];

		time[i] = one->gone || !(one->end > 0) ? NAN : one->end;
		event[i] = one->ends_in_death ? 2 : 0;
		if (!isnan(time[i]) && one->offences > 0) {
			time[i] = one->first;
			event[i] = 1;
		}
	}
	to->time = time;
	to->event = event;
}

static const struct fault *
lives_read(struct living *l, const struct eval_inputs *in, bool *good)
{
	if (in->events == NULL) {
		*good = stats_stop(l->st, E_BAD_VALUE, S("events"));
		return NULL;
	}
	l->lived = arena_new(l->st->arena, struct lived, l->data->n + 1);
	ends_make(l);
	TRY(offences_read(l, in->events, good));
	if (*good && in->spells != NULL)
		TRY(spells_read(l, in->spells, good));
	for (size_t i = 0; i < l->data->n; i++)
		l->data->beyond += l->lived[i].gone;
	return NULL;
}

static bool
outcome_make(struct living *l, const struct stats_frame *people,
             const struct eval_outcome *o, struct eval_seen *to)
{
	bool before = o->family == EVAL_NEGATIVE_CONTROL;

	if (!str_empty(o->column))
		return counted_read(l, people, o, to);
	if (!str_empty(o->time))
		return timed_read(l, people, o, to);
	if (l->lived == NULL)
		return stats_stop(l->st, E_BAD_VALUE, o->id);
	if (o->kind == EVAL_BINARY)
		outcome_binary(l, before, to);
	else if (o->kind == EVAL_COUNT)
		outcome_count(l, before, to);
	else
		outcome_time(l, to);
	return true;
}

/* What came after the start, as it stands in the people's file. */
static void
after_make(struct living *l, const struct stats_frame *people)
{
	const double **all =
	        arena_new(l->st->arena, const double *, l->plan->after_n + 1);

	for (size_t i = 0; i < l->plan->after_n; i++)
		all[i] =
		        column_moved(l->st, people, l->plan->after[i], l->data);
	l->data->after = all;
}

const struct fault *
eval_shape_seen(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, const struct stats_frame *people,
                bool *good, struct eval_data *data)
{
	struct living l = {.st = st, .plan = plan, .data = data};

	*good = true;
	after_make(&l, people);
	if (plan->from_events)
		TRY(lives_read(&l, in, good));
	data->seen =
	        arena_new(st->arena, struct eval_seen, plan->outcomes_n + 1);
	for (size_t k = 0; *good && k < plan->outcomes_n; k++)
		*good = outcome_make(&l, people, &plan->outcomes[k],
		                     &data->seen[k]);
	return NULL;
}
