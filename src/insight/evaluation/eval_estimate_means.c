/*
 * eval_estimate_means.c - how many each had by a time, of several events.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate_recur.h"
#include "stats/influence.h"
#include "stats/linear.h"
#include "stats/special.h"

#define POINTS_MOST 400
#define RISK_TIMES  5

/* One group's rows, by the times at which somebody of it had one. */
struct means {
	struct arena *arena;
	const struct eval_view *v;
	const struct eval_course *course;
	bool treated;
	double tau;
	double *time, *risk, *came; /* weights at risk, and with one */
	double *mean;               /* by each time */
	double *slope;              /* the sum of came / risk^2 by each time */
	size_t n;
	/* of each row: how many of the times are up to its start and stop */
	uint32_t *from, *to;
};

/* How many of the times are up to one. */
static size_t
up_to(const struct means *m, double time)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (m->time[middle] <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_of(const struct means *m, size_t j)
{
	return (m->v->treat[j] > 0.5) == m->treated;
}

/* The times in order, each once, up to tau. */
static void
times_find(struct means *m, size_t most)
{
	const struct eval_course *c = m->course;
	size_t n = 0;

	m->time = arena_new(m->arena, double, most + 1);
	for (size_t j = 0; j < m->v->n; j++)
		for (size_t k = c->from[m->v->at[j]];
		     is_of(m, j) && k < c->from[m->v->at[j] + 1]; k++)
			if (c->event[k] > 0.5 && c->stop[k] <= m->tau)
				m->time[n++] = c->stop[k];
	qsort(m->time, n, sizeof(*m->time), stats_by_size);
	for (size_t k = 0; k < n; k++)
		if (m->n == 0 || m->time[k] > m->time[m->n - 1])
			m->time[m->n++] = m->time[k];
}

/* Weights at risk at each time: what comes in after a start goes at a stop. */
static void
risks_find(struct means *m)
{
	const struct eval_course *c = m->course;

	for (size_t j = 0; j < m->v->n; j++) {
		if (!is_of(m, j))
			continue;
		for (size_t k = c->from[m->v->at[j]];
		     k < c->from[m->v->at[j] + 1]; k++) {
			m->from[k] = (uint32_t)up_to(m, c->start[k]);
			m->to[k] = (uint32_t)up_to(m, c->stop[k]);
			m->risk[m->from[k]] += m->v->w[j];
			m->risk[m->to[k]] -= m->v->w[j];
			if (c->event[k] > 0.5 && c->stop[k] <= m->tau)
				m->came[m->to[k] - 1] += m->v->w[j];
		}
	}
	for (size_t k = 1; k < m->n; k++)
		m->risk[k] += m->risk[k - 1];
}

/* *m with its arena, view, course, group and tau; `rows` of everybody. */
static void
means_make(struct means *m, size_t rows)
{
	struct arena *arena = m->arena;
	double mean = 0, slope = 0;

	m->from = arena_new(arena, uint32_t, rows + 1);
	m->to = arena_new(arena, uint32_t, rows + 1);
	times_find(m, rows);
	m->risk = arena_new(arena, double, m->n + 1);
	m->came = arena_new(arena, double, m->n + 1);
	m->mean = arena_new(arena, double, m->n + 1);
	m->slope = arena_new(arena, double, m->n + 1);
	risks_find(m);
	/* one more than there are times: before the first of them is 0 */
	for (size_t k = 0; k < m->n; k++) {
		mean += m->came[k] / m->risk[k];
		slope += m->came[k] / (m->risk[k] * m->risk[k]);
		m->mean[k + 1] = mean;
		m->slope[k + 1] = slope;
	}
}

/* What one row adds to the mean by the kth time (of none: 0). */
static double
row_moves(const struct means *m, size_t row, size_t k)
{
	const struct eval_course *c = m->course;
	size_t from = m->from[row], to = m->to[row];
	double out = m->slope[from < k ? from : k] - m->slope[to < k ? to : k];

	if (c->event[row] > 0.5 && to <= k && to > 0 && c->stop[row] <= m->tau)
		out += 1 / m->risk[to - 1];
	return out;
}

/* What each person of the view adds to it, times `by`, to be summed by set. */
static void
moves_add(const struct means *m, size_t k, double by, double *moves)
{
	const struct eval_course *c = m->course;

	for (size_t j = 0; j < m->v->n; j++) {
		if (!is_of(m, j))
			continue;
		for (size_t row = c->from[m->v->at[j]];
		     row < c->from[m->v->at[j] + 1]; row++)
			moves[j] += by * m->v->w[j] * row_moves(m, row, k);
	}
}

static double
error_at(const struct means *m, size_t k)
{
	struct arena_mark mark = arena_mark(m->arena);
	double *moves = arena_new(m->arena, double, m->v->n + 1), out;

	moves_add(m, k, 1, moves);
	out = stats_moves_error(m->arena, moves, m->v->n, m->v->cluster,
	                        m->v->clusters);
	arena_release(m->arena, mark);
	return out;
}

/* --- as they stand in a result ------------------------------------------- */

/* People by a time, as they are counted and not as they weigh: with any, and at
 * liberty then and followed for longer.  A release is judged by these. */
static void
people_put(const struct means *m, double time, json_t *to)
{
	const struct eval_course *c = m->course;
	json_int_t had = 0, followed = 0;

	for (size_t j = 0; j < m->v->n; j++) {
		size_t from = c->from[m->v->at[j]];
		size_t end = c->from[m->v->at[j] + 1];
		bool any = false, free = false;

		if (!is_of(m, j) || end == from)
			continue;
		for (size_t k = from; k < end && c->start[k] < time; k++) {
			any |= c->event[k] > 0.5 && c->stop[k] <= time;
			free = c->stop[k] >= time;
		}
		had += any;
		followed += free && c->stop[end - 1] > time;
	}
	eval_json_put(to, "had", json_integer(had));
	eval_json_put(to, "followed", json_integer(followed));
}

/* By the kth time; limits of the log of it, so that none is below 0. */
static json_t *
point_json(const struct means *m, size_t k)
{
	json_t *one = json_object();
	double mean = m->mean[k], by = STATS_Z95 * error_at(m, k) / mean;

	eval_json_put(one, "time", eval_json_real(m->time[k - 1]));
	eval_json_put(one, "mean", eval_json_real(mean));
	eval_json_put(one, "low", eval_json_real(mean * exp(-by)));
	eval_json_put(one, "high", eval_json_real(mean * exp(by)));
	eval_json_put(one, "risk", eval_json_real(m->risk[k - 1]));
	eval_json_put(one, "came", eval_json_real(m->came[k - 1]));
	people_put(m, m->time[k - 1], one);
	return one;
}

static json_t *
points_json(const struct means *m)
{
	json_t *list = json_array();
	size_t stride = m->n / POINTS_MOST + 1;

	for (size_t k = 1; k <= m->n; k++)
		if ((k - 1) % stride == 0 || k == m->n)
			eval_json_add(list, point_json(m, k));
	return list;
}

/* Who is at risk on five days from the first to the last: whoever is away on
 * one of them is not. */
static json_t *
risks_json(const struct means *m)
{
	const struct eval_course *c = m->course;
	json_t *list = json_array();

	for (int part = 0; part < RISK_TIMES; part++) {
		double at = floor(m->tau * part / (RISK_TIMES - 1));
		json_t *one = json_object();
		json_int_t n = 0;

		at = fmax(at, 1);
		for (size_t j = 0; j < m->v->n; j++)
			for (size_t k = c->from[m->v->at[j]];
			     is_of(m, j) && k < c->from[m->v->at[j] + 1]; k++)
				n += c->start[k] < at && at <= c->stop[k];
		eval_json_add(list, one);
		eval_json_put(one, "time", eval_json_real(at));
		eval_json_put(one, "n", json_integer(n));
	}
	return list;
}

/* How many people have any, and how many more than one. */
static void
several_put(const struct means *m, json_t *to)
{
	const struct eval_course *c = m->course;
	json_int_t any = 0, several = 0, n = 0;
	double events = 0;

	for (size_t j = 0; j < m->v->n; j++) {
		double of = 0;

		for (size_t k = c->from[m->v->at[j]];
		     is_of(m, j) && k < c->from[m->v->at[j] + 1]; k++)
			of += c->event[k];
		n += is_of(m, j);
		any += of > 0;
		several += of > 1;
		events += of;
	}
	eval_json_put(to, "n", json_integer(n));
	eval_json_put(to, "events", json_integer((json_int_t)events));
	eval_json_put(to, "people", json_integer(any));
	eval_json_put(to, "several", json_integer(several));
}

static json_t *
group_json(const struct means *m)
{
	json_t *one = json_object();

	eval_json_put(one, "group",
	              json_string(m->treated ? "treated" : "control"));
	several_put(m, one);
	eval_json_put(one, "points", points_json(m));
	eval_json_put(one, "at_risk", risks_json(m));
	return one;
}

/* At the end of the time, of both groups: sets have people of both. */
static json_t *
difference_json(const struct eval_estimate *e, const struct means of[2])
{
	const struct eval_view *v = of[0].v;
	double *moves = arena_new(e->st->arena, double, v->n + 1);
	double gap = of[1].mean[of[1].n] - of[0].mean[of[0].n], se;
	json_t *to = json_object(), *ci = json_array();

	moves_add(&of[1], of[1].n, 1, moves);
	moves_add(&of[0], of[0].n, -1, moves);
	se = stats_moves_error(e->st->arena, moves, v->n, v->cluster,
	                       v->clusters);
	eval_json_put(to, "tau", eval_json_real(of[0].tau));
	eval_json_put(to, "treated", eval_json_real(of[1].mean[of[1].n]));
	eval_json_put(to, "control", eval_json_real(of[0].mean[of[0].n]));
	eval_json_put(to, "difference", eval_json_real(gap));
	eval_json_put(to, "se", eval_json_real(se));
	eval_json_add(ci, eval_json_real(gap - STATS_Z95 * se));
	eval_json_add(ci, eval_json_real(gap + STATS_Z95 * se));
	eval_json_put(to, "ci", ci);
	return to;
}

/* Until when both groups have somebody at risk. */
static double
tau_of(const struct eval_plan *plan, const struct eval_view *v,
       const struct eval_course *c)
{
	double last[2] = {0, 0};

	for (size_t j = 0; j < v->n; j++) {
		bool t = v->treat[j] > 0.5;
		size_t end = c->from[v->at[j] + 1];

		if (end > c->from[v->at[j]])
			last[t] = fmax(last[t], c->stop[end - 1]);
	}
	return fmin((double)plan->follow_days, fmin(last[0], last[1]));
}

static json_t *
outcome_json(struct eval_estimate *e, size_t outcome)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, outcome);
	json_t *to = json_object(), *groups = json_array();
	struct means of[2];
	struct eval_view v;
	struct stats quiet;
	double tau;

	eval_json_put(to, "outcome", eval_json_str(q.outcome->id));
	eval_json_put(to, "groups", groups);
	/* what it meets was told with the ratio */
	stats_begin(&quiet, e->st->arena);
	if (!eval_estimate_view(&quiet, &q, &v))
		return to;
	tau = tau_of(e->plan, &v, q.seen->course);
	for (int g = 1; g >= 0; g--) {
		of[g] = (struct means){.arena = e->st->arena,
		                       .v = &v,
		                       .course = q.seen->course,
		                       .treated = g == 1,
		                       .tau = tau};
		means_make(&of[g], q.seen->course->from[e->data->n]);
		eval_json_add(groups, group_json(&of[g]));
	}
	eval_json_put(to, "difference", difference_json(e, of));
	return to;
}

void
eval_estimate_means(struct eval_estimate *e)
{
	json_t *list = NULL;

	for (size_t k = 0; k < e->plan->outcomes_n; k++) {
		if (e->plan->outcomes[k].kind != EVAL_RECURRENT)
			continue;
		if (list == NULL) {
			list = json_array();
			eval_json_put(e->result, "recurrent", list);
		}
		eval_json_add(list, outcome_json(e, k));
	}
}
