/*
 * eval_shape_course.c - each of several events as they come: of every person
 * the days on which they were at risk, cut where something came.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_shape_local.h"

void
eval_days_add(struct living *l, struct days_list *list, size_t person,
              double from, double to)
{
	if (list->n == list->room) {
		size_t room = list->room == 0 ? 64 : 2 * list->room;

		list->v = arena_grow(l->own->arena, list->v,
		                     list->room * sizeof(*list->v),
		                     room * sizeof(*list->v));
		list->room = room;
	}
	list->v[list->n++] = (struct days){person, from, to};
}

static int
days_order(const void *a, const void *b)
{
	const struct days *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->from < y->from || x->from > y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* Those of each person in order; *again: how many were on a day of one. */
static struct days_list
in_order(const struct living *l, const struct days_list *list, bool once,
         size_t *again)
{
	struct days_list out = {
	        .v = arena_new(l->own->arena, struct days, list->n + 1)};

	*again = 0;
	for (size_t k = 0; k < list->n; k++)
		out.v[k] = list->v[k];
	qsort(out.v, list->n, sizeof(*out.v), days_order);
	for (size_t k = 0; k < list->n; k++) {
		bool same = out.n > 0 &&
		            days_order(&out.v[out.n - 1], &out.v[k]) == 0;

		*again += same;
		if (!same || !once)
			out.v[out.n++] = out.v[k];
	}
	return out;
}

/* --- one person ---------------------------------------------------------- */

/* The rows as they are made, and where one stands in both lists. */
struct making {
	size_t *from;
	double *start, *stop, *event;
	size_t n;
	struct days_list came, away;
	size_t at_came, at_away;
};

static void
row_put(struct making *m, double start, double stop, bool event)
{
	m->start[m->n] = start;
	m->stop[m->n] = stop;
	m->event[m->n++] = event;
}

/* The next of somebody, of days that reach past `after`; NULL: there is none.
 * Lists are walked person by person. */
static const struct days *
next_of(const struct days_list *list, size_t *at, size_t person, double after)
{
	while (*at < list->n &&
	       (list->v[*at].person < person ||
	        (list->v[*at].person == person && !(list->v[*at].to > after))))
		(*at)++;
	return *at < list->n && list->v[*at].person == person ? &list->v[*at]
	                                                      : NULL;
}

/* While somebody is away only a day on which something came is at risk. */
static void
rows_away(struct making *m, size_t person, double pos, double until)
{
	const struct days *one;

	while ((one = next_of(&m->came, &m->at_came, person, pos)) != NULL &&
	       one->to <= until) {
		pos = one->to;
		row_put(m, pos - 1, pos, true);
	}
}

static void
rows_put(struct making *m, size_t person, double end)
{
	double pos = 0;

	while (pos < end) {
		const struct days *away =
		        next_of(&m->away, &m->at_away, person, pos);
		const struct days *came =
		        next_of(&m->came, &m->at_came, person, pos);
		double until = away == NULL ? end : fmin(away->from, end);

		if (until <= pos) {
			until = fmin(away->to, end);
			rows_away(m, person, pos, until);
		} else if (came != NULL && came->to <= until) {
			until = came->to;
			row_put(m, pos, until, true);
		} else {
			row_put(m, pos, until, false);
		}
		pos = until;
	}
}

/* --- everybody ----------------------------------------------------------- */

static void
again_note(const struct living *l, size_t outcome, size_t again)
{
	struct stats_note *note;

	/* for another lag it is said already */
	if (again == 0 || l->data->lagged != NULL)
		return;
	note = stats_note(l->st, W_SAME_DAY);
	stats_about(note, l->plan->outcomes[outcome].id);
	note->count = (int64_t)again;
}

/* How many of a person's rows end with one: days, and not offences. */
static double
events_of(const struct making *m, size_t person)
{
	double n = 0;

	for (size_t k = m->from[person]; k < m->n; k++)
		n += m->event[k];
	return n;
}

void
eval_outcome_course(const struct living *l, size_t outcome,
                    struct eval_seen *to)
{
	struct arena *arena = l->st->arena;
	size_t n = l->data->n, again, none;
	struct making m = {.came = in_order(l, &l->came[outcome], true, &again),
	                   .away = in_order(l, &l->away, false, &none),
	                   .from = arena_new(arena, size_t, n + 2)};
	size_t most = n + m.came.n * 2 + m.away.n * 2 + 1;
	double *y = arena_new(arena, double, n + 1);
	struct eval_course *course = arena_new(arena, struct eval_course, 1);

	m.start = arena_new(arena, double, most);
	m.stop = arena_new(arena, double, most);
	m.event = arena_new(arena, double, most);
	for (size_t i = 0; i < n; i++) {
		m.from[i] = m.n;
		y[i] = NAN;
		/* not known whether, or never at risk */
		if (isnan(to->y[i]))
			continue;
		rows_put(&m, i, l->lived[i].end);
		y[i] = events_of(&m, i);
	}
	m.from[n] = m.n;
	claim(m.n <= most);
	again_note(l, outcome, again);
	*course = (struct eval_course){m.from, m.start, m.stop, m.event};
	to->y = y;
	to->course = course;
}
