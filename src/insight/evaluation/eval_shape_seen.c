/*
 * eval_shape_seen.c - what came of the people: from a table's columns, or
 * from their offences and their days in custody.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_shape_local.h"
#include "insight/evaluation/eval_table.h"

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

static double *
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

static bool
counted_read(struct living *l, const struct stats_frame *people,
             const struct eval_outcome *o, struct eval_seen *to)
{
	struct eval_data *d = l->data;
	double *y = column_moved(l->st, people, o->column, d);

	if (!values_check(l->st, d, o->column, y,
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
	double *time = column_moved(l->st, people, o->time, d);
	double *event = column_moved(l->st, people, o->event, d);

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

static const struct fault *
rows_read(struct living *l, const char *path, const char *name,
          const struct eval_want *wants, size_t n, bool *good,
          struct eval_rows *out)
{
	struct eval_data *d = l->data;
	struct eval_file *file = &d->files[d->files_n++];
	const struct stats_column *id;

	TRY(eval_table_read(l->own, path, wants, n, good, &out->table));
	if (!*good)
		return NULL;
	*file = (struct eval_file){.name = name,
	                           .rows = out->table.frame.rows,
	                           .columns = out->table.header_n};
	memcpy(file->sha256, out->table.sha256, sizeof(file->sha256));
	id = stats_column_of(&out->table.frame, wants[0].name);
	claim(id != NULL && id->text != NULL);
	out->person = arena_new(l->own->arena, size_t, file->rows + 1);
	for (size_t i = 0; i < file->rows; i++)
		out->person[i] = person_of(d, id->text[i]);
	out->a = out->table.frame.columns[1].v;
	out->b = out->table.frame.columns[2].v;
	out->line = out->table.frame.columns[3].v;
	out->kind = n > 4 ? &out->table.frame.columns[4] : NULL;
	out->nobody = d->n;
	/* for another lag the rows are the same, and counted already */
	if (d->lagged == NULL)
		eval_shape_linked(l, out, file);
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

		*one = (struct lived){.recalled = NAN};
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

/* An offence or a recall of somebody, as an outcome looks at it. */
struct happened {
	size_t person;
	double day;
	bool recall;
	double severity; /* of an offence; NAN: not known */
};

/* Whether it is one of an outcome; *known: or may be. */
static bool
is_one_of(const struct eval_outcome *o, const struct happened *h, bool *known)
{
	*known = true;
	if (h->recall)
		return o->of != EVAL_OF_OFFENCES;
	if (o->of == EVAL_OF_RECALLS)
		return false;
	*known = o->severity == 0 || !isnan(h->severity);
	return !*known || o->severity == 0 ||
	       h->severity >= (double)o->severity;
}

/* One of an outcome, in follow-up. */
static void
tell(struct living *l, size_t k, size_t person, double since)
{
	eval_told_add(&l->told[k][person], since);
	if (l->plan->outcomes[k].kind == EVAL_RECURRENT)
		eval_days_add(l, &l->came[k], person, since, since);
}

/* Told of every outcome that is made of it: so many days after the first, or
 * before the index day. */
static void
happened_tell(struct living *l, const struct happened *h, double since)
{
	for (size_t k = 0; k < l->plan->outcomes_n; k++) {
		struct told *told;
		bool known;

		if (l->told[k] == NULL ||
		    !is_one_of(&l->plan->outcomes[k], h, &known))
			continue;
		told = &l->told[k][h->person];
		if (since < 0)
			eval_told_before(told, known);
		else if (known)
			tell(l, k, h->person, since);
		else
			eval_told_unknown(told, since);
	}
}

/* Before the index day: told where it is not longer ago than people are
 * followed. */
static bool
is_long_before(struct living *l, const struct happened *h)
{
	double before = h->day - l->data->index[h->person];

	if (!(before < 0))
		return false;
	if (before >= -(double)l->plan->follow_days)
		happened_tell(l, h, before);
	return true;
}

/* One proven offence; false for one on the day it all begins. */
static bool
offence_add(struct living *l, const struct happened *h, double proven)
{
	const struct eval_data *d = l->data;
	struct lived *one = &l->lived[h->person];
	double since = h->day - d->zero[h->person];
	double follow = (double)l->plan->follow_days;
	double last = d->zero[h->person] + follow + (double)l->plan->lag_days;

	if (is_long_before(l, h))
		return true;
	if (is_before_zero(d, h->person, h->day)) {
		one->gone |= proven <= d->zero[h->person];
		return true;
	}
	if (since <= 0 && !l->plan->same_day_next)
		return false;
	since = fmax(since, 1);
	if (since <= follow && since <= one->end && proven <= last)
		happened_tell(l, h, since);
	return true;
}

/* Whether the plan asks how severe an offence was. */
static bool
asks_severity(const struct eval_plan *plan)
{
	for (size_t k = 0; k < plan->outcomes_n; k++)
		if (plan->outcomes[k].severity > 0)
			return true;
	return false;
}

/* How severe the offence of a row was, 1 to 5; NAN: not known, or not asked. */
static bool
severity_of(struct living *l, const struct eval_rows *r, size_t k, double *out)
{
	*out = r->kind == NULL ? NAN : r->kind->v[k];
	if (isnan(*out) || (*out >= 1 && *out <= 5 && floor(*out) >= *out))
		return true;
	return eval_shape_stop(l->st, E_BAD_VALUE, S("severity"), 1, k);
}

static const struct fault *
offences_read(struct living *l, const char *path, bool *good)
{
	struct eval_want wants[] = {
	        {l->plan->id, EVAL_TEXT, true, NULL, 0},
	        {S("offence_date"), EVAL_DAY, true, NULL, 0},
	        {S("proven_date"), EVAL_DAY, true, NULL, 0},
	        {S(""), EVAL_LINE, false, NULL, 0},
	        {S("severity"), EVAL_NUMBER, true, NULL, 0}};
	struct eval_rows r = {.person = NULL};
	size_t wanted = asks_severity(l->plan) ? 5 : 4;

	TRY(rows_read(l, path, "events", wants, wanted, good, &r));
	for (size_t k = 0; *good && k < r.table.frame.rows; k++) {
		struct happened h = {r.person[k], r.a[k], false, NAN};

		if (r.person[k] >= l->data->n)
			continue;
		if (isnan(r.a[k]))
			*good = eval_shape_stop(l->st, E_BAD_VALUE,
			                        wants[1].name, 1, k);
		else if (r.b[k] < r.a[k])
			*good = eval_shape_stop(l->st, E_TIME_ORDER,
			                        wants[2].name, 1, k);
		else if (!severity_of(l, &r, k, &h.severity))
			*good = false;
		else if (!isnan(r.b[k]) && !offence_add(l, &h, r.b[k]))
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
		if (to > from)
			eval_days_add(l, &l->away, all[k].person, from, to);
		from = fmax(from, known);
		if (to > from)
			one->custody += to - from;
		known = fmax(known, to);
	}
}

static bool
is_kind(const struct eval_rows *r, size_t k, const char *kind)
{
	int32_t code = r->kind->code == NULL ? -1 : r->kind->code[k];

	return code >= 0 && str_is(r->kind->levels[code], kind);
}

/* Not at liberty: custody, a recall to it, and where the file has no kind. */
static bool
is_away(const struct eval_rows *r, size_t k)
{
	return r->kind->code == NULL || r->kind->code[k] < 0 ||
	       is_kind(r, k, "custody") || is_kind(r, k, "recall");
}

/* The day of a recall; false for one on the day it all begins. */
static bool
recall_add(struct living *l, size_t i, double day)
{
	const struct happened h = {i, day, true, NAN};
	struct lived *one = &l->lived[i];
	double since = day - l->data->zero[i];

	if (is_long_before(l, &h) || is_before_zero(l->data, i, day))
		return true;
	if (since <= 0 && !l->plan->same_day_next)
		return false;
	since = fmax(since, 1);
	if (since > (double)l->plan->follow_days || since > one->end)
		return true;
	one->recalled = isnan(one->recalled) ? since
	                                     : fmin(one->recalled, since);
	happened_tell(l, &h, since);
	return true;
}

/* What is wrong with the days of a spell. */
static bool
spell_check(struct living *l, const struct eval_rows *r, size_t k)
{
	if (isnan(r->a[k]))
		return eval_shape_stop(l->st, E_BAD_VALUE, S("from"), 1, k);
	if (r->b[k] < r->a[k])
		return eval_shape_stop(l->st, E_TIME_ORDER, S("to"), 1, k);
	if (is_kind(r, k, "recall") && !recall_add(l, r->person[k], r->a[k]))
		return eval_shape_stop(l->st, E_TIME_ORDER, S("from"), 1, k);
	return true;
}

static const struct fault *
spells_read(struct living *l, const char *path, bool *good)
{
	struct eval_want wants[] = {{l->plan->id, EVAL_TEXT, true, NULL, 0},
	                            {S("from"), EVAL_DAY, true, NULL, 0},
	                            {S("to"), EVAL_DAY, true, NULL, 0},
	                            {S(""), EVAL_LINE, false, NULL, 0},
	                            {S("kind"), EVAL_WORD, false, NULL, 0}};
	struct eval_rows r = {.person = NULL};
	struct spell *all;
	size_t n = 0;

	TRY(rows_read(l, path, "spells", wants, 5, good, &r));
	if (!*good)
		return NULL;
	all = arena_new(l->own->arena, struct spell, r.table.frame.rows + 1);
	for (size_t k = 0; k < r.table.frame.rows; k++) {
		if (r.person[k] >= l->data->n || !is_away(&r, k))
			continue;
		*good = spell_check(l, &r, k);
		if (!*good)
			return NULL;
		all[n++] = (struct spell){r.person[k], r.a[k],
		                          isnan(r.b[k]) ? INFINITY : r.b[k]};
	}
	spells_count(l, all, n);
	return NULL;
}

/* --- all files ----------------------------------------------------------- */

/* Room for what is told of each outcome of days; a recall is told by spells. */
static bool
told_make(struct living *l, bool spells)
{
	struct arena *arena = l->own->arena;

	l->told = arena_new(arena, struct told *, l->plan->outcomes_n + 1);
	l->came = arena_new(arena, struct days_list, l->plan->outcomes_n + 1);
	for (size_t k = 0; k < l->plan->outcomes_n; k++) {
		const struct eval_outcome *o = &l->plan->outcomes[k];

		if (!str_empty(o->column) || !str_empty(o->time))
			continue;
		if (o->of != EVAL_OF_OFFENCES && !spells)
			return stats_stop(l->st, E_BAD_VALUE, S("spells"));
		l->told[k] = arena_new(arena, struct told, l->data->n + 1);
		for (size_t i = 0; i < l->data->n; i++)
			l->told[k][i].first = l->told[k][i].unknown = NAN;
	}
	return true;
}

static const struct fault *
lives_read(struct living *l, const struct eval_inputs *in, bool *good)
{
	bool *gone;

	if (in->events == NULL) {
		*good = stats_stop(l->st, E_BAD_VALUE, S("events"));
		return NULL;
	}
	l->lived = arena_new(l->own->arena, struct lived, l->data->n + 1);
	ends_make(l);
	*good = told_make(l, in->spells != NULL);
	if (!*good)
		return NULL;
	TRY(offences_read(l, in->events, good));
	if (*good && in->spells != NULL)
		TRY(spells_read(l, in->spells, good));
	gone = arena_new(l->st->arena, bool, l->data->n + 1);
	for (size_t i = 0; i < l->data->n; i++) {
		gone[i] = l->lived[i].gone;
		l->data->beyond += gone[i];
	}
	l->data->gone = gone;
	return NULL;
}

static bool
outcome_make(struct living *l, const struct stats_frame *people, size_t k,
             struct eval_seen *to)
{
	const struct eval_outcome *o = &l->plan->outcomes[k];
	bool before = o->family == EVAL_NEGATIVE_CONTROL;

	if (!str_empty(o->day))
		return eval_outcome_dated(l, k, to);
	if (!str_empty(o->column))
		return counted_read(l, people, o, to);
	if (!str_empty(o->time))
		return timed_read(l, people, o, to);
	if (l->lived == NULL)
		return stats_stop(l->st, E_BAD_VALUE, o->id);
	eval_outcome_days(l, k, before, to);
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

static const struct fault *
seen_make(struct living *l, const struct eval_inputs *in,
          const struct stats_frame *people, bool *good)
{
	const struct eval_plan *plan = l->plan;

	*good = true;
	after_make(l, people);
	if (plan->from_events)
		TRY(lives_read(l, in, good));
	l->data->seen =
	        arena_new(l->st->arena, struct eval_seen, plan->outcomes_n + 1);
	for (size_t k = 0; *good && k < plan->outcomes_n; k++)
		*good = outcome_make(l, people, k, &l->data->seen[k]);
	return NULL;
}

/* Events and spells go when outcomes are made of them; after a fault they stay
 * with its words, as the table of the people does. */
const struct fault *
eval_shape_seen(struct stats *st, const struct eval_plan *plan,
                const struct eval_inputs *in, const struct stats_frame *people,
                bool *good, struct eval_data *data)
{
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(st, &own);
	struct living l = {.st = st,
	                   .own = &own,
	                   .plan = plan,
	                   .people = people,
	                   .data = data};
	const struct fault *fault = seen_make(&l, in, people, good);

	if (fault != NULL) {
		arena_fault_note(st->arena);
		return fault;
	}
	eval_scratch_end(st, &own, scratch);
	return NULL;
}
