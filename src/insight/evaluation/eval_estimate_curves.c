/*
 * eval_estimate_curves.c - curves of how soon, and the differences along them.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate_time.h"
#include "stats/judge.h"
#include "stats/special.h"

#define POINTS_MOST 400
#define RISK_TIMES  5

/* --- curves -------------------------------------------------------------- */

/*
 * People as they are counted and not as they weigh: who had the event up to
 * each time, and who is followed for longer.  A release is judged by these.
 */
struct counted {
	json_int_t *had, *followed;
};

static void
point_put(json_t *list, const double v[6], const struct counted *c, size_t at)
{
	static const char *const names[] = {"time", "surv", "low",
	                                    "high", "risk", "died"};
	json_t *one = json_object();

	eval_json_add(list, one);
	for (int k = 0; k < 6; k++)
		eval_json_put(one, names[k], eval_json_real(v[k]));
	eval_json_put(one, "had", json_integer(c->had[at]));
	eval_json_put(one, "followed", json_integer(c->followed[at]));
}

/* The first of rising times that is no less than one; the last: none is. */
static size_t
time_find(const double *times, size_t n, double one)
{
	size_t low = 0, high = n - 1;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (times[middle] < one)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The people of a group, by the times of its curve. */
static void
people_count(const struct timed *t, int32_t group, const double *times,
             size_t n, struct counted *out)
{
	struct arena *arena = t->st->arena;
	double *joined = arena_new(arena, double, t->v->n + 1);

	*out = (struct counted){arena_new(arena, json_int_t, n + 1),
	                        arena_new(arena, json_int_t, n + 1)};
	if (n == 0)
		return;
	stats_times_join(arena, t->time, t->v->n, joined);
	for (size_t i = 0; i < t->v->n; i++) {
		size_t at = time_find(times, n, joined[i]);

		if (t->group[i] != group)
			continue;
		out->had[at] += t->event[i] == 1;
		out->followed[at]++;
	}
	/* Who left at a time was followed up to it. */
	for (size_t k = n, after = 0; k-- > 0;) {
		size_t here = (size_t)out->followed[k];

		out->followed[k] = (json_int_t)after;
		after += here;
	}
	for (size_t k = 1; k < n; k++)
		out->had[k] += out->had[k - 1];
}

/* Every so manyth time, so that there are not too many. */
static size_t
stride_of(size_t n)
{
	return n / POINTS_MOST + 1;
}

static double
km_points(const struct timed *t, int32_t group, json_t *list)
{
	struct stats_curve c;
	struct stats_place place;
	struct counted people;

	stats_curve_make(t->st, &t->follow, group, &c);
	people_count(t, group, c.time, c.times_n, &people);
	for (size_t k = 0; k < c.times_n; k++) {
		if (k % stride_of(c.times_n) != 0 && k + 1 < c.times_n)
			continue;
		stats_curve_row(&c, k, &place);
		point_put(list,
		          (const double[]){c.time[k], place.surv, place.log_low,
		                           place.log_high, place.risk,
		                           place.died},
		          &people, k);
	}
	return stats_curve_quantile(&c, 0.5);
}

static double
cif_points(const struct timed *t, int32_t group, json_t *list)
{
	struct stats_incidence_curve c;
	struct counted people;
	double median = NAN;

	stats_incidence_curve(t->st, &t->follow, group, &c);
	people_count(t, group, c.time, c.times_n, &people);
	for (size_t k = 0; k < c.times_n; k++) {
		double by = STATS_Z95 * c.se[k], s = 1 - c.share[k];

		if (isnan(median) && c.share[k] >= 0.5)
			median = c.time[k];
		if (k % stride_of(c.times_n) != 0 && k + 1 < c.times_n)
			continue;
		point_put(list,
		          (const double[]){c.time[k], s, fmax(s - by, 0),
		                           fmin(s + by, 1), c.risk[k],
		                           c.died[k]},
		          &people, k);
	}
	return median;
}

/* The time of a part of the follow-up, in whole days. */
static double
part_of(const struct timed *t, int k)
{
	return floor(t->tau * k / (RISK_TIMES - 1));
}

/* People still followed, at five times from the first day to the last. */
static json_t *
risk_table(const struct timed *t, int32_t group)
{
	json_t *list = json_array();

	for (int k = 0; k < RISK_TIMES; k++) {
		double at = part_of(t, k);
		json_t *one = json_object();
		json_int_t n = 0;

		for (size_t i = 0; i < t->v->n; i++)
			n += t->group[i] == group && t->time[i] >= at;
		eval_json_add(list, one);
		eval_json_put(one, "time", eval_json_real(at));
		eval_json_put(one, "n", json_integer(n));
	}
	return list;
}

static json_t *
group_put(const struct timed *t, int32_t group, const struct eval_answer *a)
{
	json_t *one = json_object(), *points = json_array();
	double median = t->competing ? cif_points(t, group, points)
	                             : km_points(t, group, points);

	eval_json_put(one, "group",
	              json_string(group == 1 ? "treated" : "control"));
	eval_json_put(one, "n", json_integer((json_int_t)a->n[group]));
	eval_json_put(one, "events",
	              json_integer((json_int_t)a->events[group]));
	eval_json_put(one, "points", points);
	eval_json_put(one, "at_risk", risk_table(t, group));
	eval_json_put(one, "median", eval_json_real(median));
	return one;
}

/* --- the log-rank test --------------------------------------------------- */

struct ranked {
	int32_t set;
	double time;
	bool event, treated;
};

static int
ranked_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->set != y->set)
		return x->set < y->set ? -1 : 1;
	return (x->time > y->time) - (x->time < y->time);
}

/* One set: observed less expected, and its variance. */
static void
rank_set(const struct ranked *rows, size_t n, double *gap, double *var)
{
	double risk = (double)n, treated = 0;

	for (size_t i = 0; i < n; i++)
		treated += rows[i].treated;
	for (size_t i = 0; i < n;) {
		double died = 0, died_t = 0, left = 0, left_t = 0;
		size_t from = i;

		for (; i < n && rows[i].time <= rows[from].time; i++) {
			died += rows[i].event;
			died_t += rows[i].event && rows[i].treated;
			left++;
			left_t += rows[i].treated;
		}
		*gap += died_t - died * treated / risk;
		if (risk > 1)
			*var += died * (risk - died) / (risk - 1) * treated /
			        risk * (1 - treated / risk);
		risk -= left;
		treated -= left_t;
	}
}

/* Within the matched sets; none of weights. */
static double
logrank_p(const struct timed *t)
{
	size_t n = t->v->n;
	struct ranked *all = arena_new(t->st->arena, struct ranked, n + 1);
	double gap = 0, var = 0;

	if (t->v->cluster == NULL)
		return NAN;
	for (size_t i = 0; i < n; i++)
		all[i] = (struct ranked){t->v->cluster[i], t->time[i],
		                         t->event[i] == 1, t->group[i] == 1};
	qsort(all, n, sizeof(*all), ranked_order);
	for (size_t i = 0; i < n;) {
		size_t from = i;

		while (i < n && all[i].set == all[from].set)
			i++;
		rank_set(all + from, i - from, &gap, &var);
	}
	return var > 0 ? stats_chisq_above(gap * gap / var, 1) : NAN;
}

/* --- differences ---------------------------------------------------------- */

/* One number of both groups, of all completed sets. */
struct gap {
	struct timed_gap is;
	double df;
	bool sure; /* nobody had it, or all had: an error of nothing is none */
};

static void
gap_put(json_t *to, const struct gap *gap)
{
	double by = isfinite(gap->df) ? stats_t_at(0.975, gap->df) : STATS_Z95;
	double low = gap->is.difference - by * gap->is.se;
	double high = gap->is.difference + by * gap->is.se;
	json_t *ci = json_null();

	if (!gap->sure) {
		ci = json_array();
		eval_json_add(ci, eval_json_real(low));
		eval_json_add(ci, eval_json_real(high));
	}
	eval_json_put(to, "treated", eval_json_real(gap->is.of[1]));
	eval_json_put(to, "control", eval_json_real(gap->is.of[0]));
	eval_json_put(to, "difference", eval_json_real(gap->is.difference));
	eval_json_put(to, "se", eval_json_real(gap->sure ? NAN : gap->is.se));
	eval_json_put(to, "ci", ci);
}

/* Shares at each quarter of the time, and then the mean time up to its end. */
#define GAPS RISK_TIMES

/* Of one completed set, at the times of the first. */
static bool
set_gaps(struct stats *st, const struct eval_question *q,
         const struct timed *first, struct timed_gap out[GAPS])
{
	struct arena_mark mark = arena_mark(st->arena);
	struct stats quiet;
	struct eval_view v;
	struct timed t;
	bool good;

	stats_begin(&quiet, st->arena);
	good = eval_estimate_view(&quiet, q, &v);
	if (good) {
		eval_timed_make(&quiet, q, &v, &t);
		t.competing = first->competing;
		for (int k = 0; k + 1 < GAPS; k++)
			eval_timed_gap(&quiet, &t, part_of(first, k + 1), false,
			               &out[k]);
		eval_timed_gap(&quiet, &t, first->tau, true, &out[GAPS - 1]);
	}
	arena_release(st->arena, mark);
	return good;
}

/* A group of which nobody had it, or all; of a mean: all of the time. */
static bool
is_sure(const struct timed_gap *gap, bool mean, double tau)
{
	for (int g = 0; g < 2; g++)
		if (mean ? !(gap->of[g] < tau)
		         : !(gap->of[g] > 0 && gap->of[g] < 1))
			return true;
	return false;
}

/* One number over all sets (Rubin); those of a set stand together. */
static void
gap_pool(const struct timed_gap *all, size_t n, bool mean, double tau,
         struct gap *out)
{
	double b[EVAL_IMPUTATIONS_MOST], se[EVAL_IMPUTATIONS_MOST];
	struct stats_pooled pooled;

	out->sure = is_sure(&all[0], mean, tau);
	out->is = all[0];
	if (n < 2)
		return;
	claim(n <= EVAL_IMPUTATIONS_MOST);
	out->is.of[0] = out->is.of[1] = 0;
	for (size_t s = 0; s < n; s++) {
		const struct timed_gap *one = &all[s * GAPS];

		b[s] = one->difference;
		se[s] = one->se;
		out->sure = out->sure || is_sure(one, mean, tau);
		for (int g = 0; g < 2; g++)
			out->is.of[g] += one->of[g] / (double)n;
	}
	stats_pool(b, se, n, NAN, &pooled);
	out->is.difference = pooled.estimate;
	out->is.se = pooled.se;
	out->df = fmin(pooled.df, out->df);
}

/* Shares with the event at each quarter of the time, and the mean time without
 * it up to its end. */
static void
gaps_put(struct stats *st, const struct timed *t, const struct timed_gap *all,
         size_t sets, json_t *to)
{
	double df = eval_estimate_freedom(st, t->q, t->v->clusters);
	json_t *list = json_array(), *rmst = json_object();

	for (int k = 0; k < GAPS; k++) {
		bool mean = k == GAPS - 1;
		json_t *one = mean ? rmst : json_object();
		struct gap gap = {.df = df};

		gap_pool(&all[k], sets, mean, t->tau, &gap);
		eval_json_put(one, mean ? "tau" : "time",
		              eval_json_real(mean ? t->tau
		                                  : part_of(t, k + 1)));
		gap_put(one, &gap);
		if (!mean)
			eval_json_add(list, one);
	}
	eval_json_put(to, "differences", list);
	eval_json_put(to, "rmst", rmst);
}

/* What each completed set says; NULL where one has nobody in a group. */
static struct timed_gap *
gaps_of(const struct eval_estimate *e, size_t outcome, const struct timed *t)
{
	size_t sets = e->made->sets_n;
	struct timed_gap *all =
	        arena_new(e->st->arena, struct timed_gap, GAPS * sets + 1);

	for (size_t s = 0; s < sets; s++) {
		struct eval_question q = eval_estimate_ask(e, s, 0, outcome);

		if (!q.made->good || !set_gaps(e->st, &q, t, &all[s * GAPS]))
			return NULL;
	}
	return all;
}

json_t *
eval_estimate_curves(const struct eval_estimate *e, size_t outcome)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, outcome);
	const struct eval_answer *answer = &e->answers[outcome];
	json_t *to = json_object(), *groups = json_array();
	const struct timed_gap *all;
	struct eval_view v;
	struct stats quiet;
	struct timed t;

	if (!eval_estimate_view(e->st, &q, &v)) {
		json_decref(groups);
		return to;
	}
	eval_timed_make(e->st, &q, &v, &t);
	for (int32_t g = 1; g >= 0; g--)
		eval_json_add(groups, group_put(&t, g, answer));
	eval_json_put(to, "outcome", eval_json_str(q.outcome->id));
	eval_json_put(to, "kind", json_string(t.competing ? "cif" : "km"));
	eval_json_put(to, "groups", groups);
	/* what it meets was told with the mean time among the effects */
	stats_begin(&quiet, e->st->arena);
	all = gaps_of(e, outcome, &t);
	if (all != NULL)
		gaps_put(&quiet, &t, all, e->made->sets_n, to);
	eval_json_put(to, "ph_p", eval_json_real(answer->ph_p));
	eval_json_put(to, "logrank_p", eval_json_real(logrank_p(&t)));
	return to;
}
