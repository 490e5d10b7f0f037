/*
 * submission_gather.c - who is in the cohort, put together from what each
 * capability hands over; nobody's name is read who is left out anyway.
 */
#include "insight/submission/submission_local.h"

#include <stdlib.h>

#include "kernel/outbox/outbox.h"
#include "practice/ending/ending_studied.h"
#include "practice/induction/induction.h"
#include "register/orders/orders.h"
#include "register/people/people_submit.h"
#include "register/policy/policy.h"

/* Somebody who started, before anything else is known of them. */
struct starter {
	struct person_id person;
	struct date started, ended, released_or_sentenced, convicted;
	bool reached, said_no;
};

struct gathering {
	struct arena *arena;
	const struct submission_terms *terms;
	struct starter *v; /* by person */
	size_t n, room;
	size_t at;             /* whoever the hand was at last */
	struct person_id last; /* whose start was handed in last */
};

/* --- one list after the other, each by person ----------------------------- */

static const struct fault *
start_take(void *data, const struct event_moment *moment)
{
	struct gathering *g = data;
	struct date day = instant_date(moment->at);
	size_t more = g->room == 0 ? 64 : 2 * g->room;
	bool again = g->last.v == moment->person.v;

	g->last = moment->person;
	if (again)
		return NULL; /* only the first is the start */
	if (date_before(day, g->terms->from) || date_before(g->terms->to, day))
		return NULL;
	if (g->n == g->room) {
		g->v = arena_grow(g->arena, g->v, g->room * sizeof(*g->v),
		                  more * sizeof(*g->v));
		g->room = more;
	}
	g->v[g->n++] = (struct starter){
	        .person = moment->person,
	        .started = day,
	        .ended = DATE_NONE,
	        .released_or_sentenced = DATE_NONE,
	        .convicted = DATE_NONE,
	};
	return NULL;
}

/* Move on to a person; NULL when they did not start in those days. */
static struct starter *
starter_at(struct gathering *g, struct person_id person)
{
	while (g->at < g->n && g->v[g->at].person.v < person.v)
		g->at++;
	if (g->at == g->n || g->v[g->at].person.v != person.v)
		return NULL;
	return &g->v[g->at];
}

static const struct fault *
reach_take(void *data, struct person_id person)
{
	struct starter *s = starter_at(data, person);

	if (s != NULL)
		s->reached = true;
	return NULL;
}

static const struct fault *
no_take(void *data, struct person_id person)
{
	struct starter *s = starter_at(data, person);

	if (s != NULL)
		s->said_no = true;
	return NULL;
}

/* The first ending that is not before the start. */
static const struct fault *
end_take(void *data, struct person_id person, struct date ended_on)
{
	struct starter *s = starter_at(data, person);

	if (s != NULL && !date_is(s->ended) &&
	    !date_before(ended_on, s->started))
		s->ended = ended_on;
	return NULL;
}

/* The order in force at the start; of several the one that began last.  Its
 * index is the release from custody, else the sentence. */
static const struct fault *
order_take(void *data, const struct order *order)
{
	struct starter *s = starter_at(data, order->person);

	if (s == NULL ||
	    (date_is(order->starts_on) &&
	     date_before(s->started, order->starts_on)) ||
	    (date_is(order->ends_on) &&
	     date_before(order->ends_on, s->started)))
		return NULL;
	s->released_or_sentenced = date_is(order->released_on)
	                                   ? order->released_on
	                                   : order->sentenced_on;
	s->convicted = order->convicted_on;
	return NULL;
}

/* --- who looks like one person -------------------------------------------- */

static struct starter *
starter_of(const struct gathering *g, struct person_id person)
{
	size_t low = 0, high = g->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (g->v[middle].person.v < person.v)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == g->n || g->v[low].person.v != person.v)
		return NULL;
	return &g->v[low];
}

struct twins {
	const struct gathering *g;
	struct submission_cohort *out;
};

/* Of two, the one that started later goes; on one day, the later record. */
static const struct fault *
twins_take(void *data, struct person_id a, struct person_id b)
{
	struct twins *t = data;
	struct starter *first = starter_of(t->g, a),
	               *other = starter_of(t->g, b);

	if (first == NULL || other == NULL || !first->reached ||
	    !other->reached)
		return NULL;
	if (date_before(other->started, first->started))
		other = first;
	other->reached = false;
	t->out->alike++;
	return NULL;
}

/* Those who are kept, in their order; the rest is gone. */
static void
kept_close_up(struct gathering *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].reached)
			g->v[n++] = g->v[i];
	g->n = n;
}

static void
no_leave(struct gathering *g, struct submission_cohort *out)
{
	out->started = (int64_t)g->n;
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].said_no) {
			g->v[i].reached = false;
			out->said_no++;
		}
	kept_close_up(g);
}

/* Who started in those days and is within reach, without those who said no
 * and the second of each two that look like one. */
static const struct fault *
starters_find(struct ctx *ctx, struct gathering *g,
              struct submission_cohort *out)
{
	const struct study_event *start = &study_start_events[g->terms->start];
	struct twins twins = {g, out};

	TRY(outbox_moments(ctx, start->kind, start->value, ctx->now, start_take,
	                   g));
	TRY(people_reached(ctx, reach_take, g));
	kept_close_up(g);
	g->at = 0;
	TRY(induction_no_research(ctx, no_take, g));
	g->at = 0;
	TRY(endings_no_research(ctx, no_take, g));
	no_leave(g, out);
	TRY(people_alike(ctx, twins_take, &twins));
	kept_close_up(g);
	if (g->n > SUBMISSION_PEOPLE_MOST)
		return fault_refused(ctx, "More than 1,000 people started in "
		                          "those days. Choose fewer days, and "
		                          "make several files");
	g->at = 0;
	return endings_studied(ctx, end_take, g);
}

/* --- lines ---------------------------------------------------------------- */

static struct str
day_cell(struct arena *arena, struct date day)
{
	return date_is(day) ? date_iso(arena, day) : S("");
}

/* "not_stated" says nothing by which somebody is looked up. */
static struct str
sex_cell(struct str sex)
{
	return str_is(sex, "not_stated") ? S("") : sex;
}

static void
line_put(struct submission_cohort *out, struct arena *arena,
         const struct starter *s, const struct person_submitted *p)
{
	struct submission_line *line = &out->lines[out->n++];

	*line = (struct submission_line){
	        .person = p->person,
	        .crn = p->crn,
	        .complete = true,
	        .cells = {p->last_name, p->first_name,
	                  day_cell(arena, p->date_of_birth), sex_cell(p->sex),
	                  p->pnc, p->prison,
	                  day_cell(arena, s->released_or_sentenced),
	                  day_cell(arena, s->convicted),
	                  day_cell(arena, s->started),
	                  day_cell(arena, s->ended)}};
	for (unsigned f = 0; f < SUBMISSION_FIELDS; f++)
		if (str_empty(line->cells[f])) {
			line->missing |= 1u << f;
			out->missing[f]++;
			line->complete = line->complete &&
			                 !submission_essential(f);
		}
	out->complete += line->complete;
}

static int
by_start(const void *a, const void *b)
{
	const struct submission_line *x = a, *y = b;
	int order = str_compare(x->cells[SUBMISSION_START],
	                        y->cells[SUBMISSION_START]);

	if (order == 0)
		order = str_compare(x->cells[SUBMISSION_SURNAME],
		                    y->cells[SUBMISSION_SURNAME]);
	return order != 0 ? order : str_compare(x->crn, y->crn);
}

static bool
is_under(const struct person_submitted *p, const struct starter *s,
         int64_t years)
{
	return date_is(p->date_of_birth) &&
	       date_age(p->date_of_birth, s->started) < years;
}

const struct fault *
submission_cohort(struct ctx *ctx, const struct submission *submission,
                  struct submission_cohort *out)
{
	struct gathering g = {.arena = ctx->arena, .terms = &submission->terms};
	struct person_submitted *facts;
	struct person_id *persons;
	int64_t years;

	*out = (struct submission_cohort){.n = 0};
	TRY(starters_find(ctx, &g, out));
	TRY(policy_get_i64(ctx, "submission.adult_years", S(""), ctx->today, 18,
	                   &years));
	persons = arena_new(ctx->arena, struct person_id, g.n + 1);
	for (size_t i = 0; i < g.n; i++)
		persons[i] = g.v[i].person;
	TRY(people_submitted(ctx, persons, g.n, &facts));
	g.at = 0;
	TRY(orders_of_each(ctx, persons, g.n, order_take, &g));
	out->lines = arena_new(ctx->arena, struct submission_line, g.n + 1);
	for (size_t i = 0; i < g.n; i++)
		if (is_under(&facts[i], &g.v[i], years))
			out->under_age++;
		else
			line_put(out, ctx->arena, &g.v[i], &facts[i]);
	if (out->n > 1)
		qsort(out->lines, out->n, sizeof(*out->lines), by_start);
	return NULL;
}
