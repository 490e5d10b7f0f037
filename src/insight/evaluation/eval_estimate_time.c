/*
 * eval_estimate_time.c - how soon: hazards, means of time and curves.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/cox.h"
#include "stats/special.h"
#include "stats/survival.h"

#define DEATHS      0.01
#define PH_ALPHA    0.05
#define POINTS_MOST 400
#define RISK_TIMES  5

/* The times of a view, by group. */
struct timed {
	struct stats *st;
	const struct eval_question *q;
	const struct eval_view *v;
	double *time, *event;
	int32_t *group;
	double tau;
	bool competing; /* deaths are more than one in a hundred */
};

static struct stats_follow
follow_of(const struct timed *t)
{
	return (struct stats_follow){.n = t->v->n,
	                             .time = t->time,
	                             .event = t->event,
	                             .w = t->v->w,
	                             .group = t->group,
	                             .groups = 2};
}

static void
timed_make(struct stats *st, const struct eval_question *q,
           const struct eval_view *v, struct timed *out)
{
	double last[2] = {0, 0}, deaths = 0;

	*out = (struct timed){
	        .st = st,
	        .q = q,
	        .v = v,
	        .time = eval_estimate_of(st->arena, v, q->seen->time),
	        .event = eval_estimate_of(st->arena, v, q->seen->event),
	        .group = arena_new(st->arena, int32_t, v->n + 1)};
	for (size_t i = 0; i < v->n; i++) {
		out->group[i] = v->treat[i] > 0.5;
		last[out->group[i]] = fmax(last[out->group[i]], out->time[i]);
		deaths += out->event[i] > 1.5;
	}
	out->tau = fmin((double)q->plan->follow_days, fmin(last[0], last[1]));
	out->competing = deaths > DEATHS * (double)v->n;
}

/* --- hazards ------------------------------------------------------------- */

/* Rows of a Cox model of the group alone. */
struct hazard {
	struct stats_model model;
	double *start, *time, *event, *w;
	int32_t *cluster;
	size_t n;
};

/* The rows that are at risk after `from`, followed up to `to`. */
static void
hazard_make(const struct timed *t, double from, double to, struct hazard *h)
{
	struct arena *arena = t->st->arena;
	size_t n = t->v->n;

	*h = (struct hazard){.start = arena_new(arena, double, n + 1),
	                     .time = arena_new(arena, double, n + 1),
	                     .event = arena_new(arena, double, n + 1),
	                     .w = arena_new(arena, double, n + 1),
	                     .cluster = arena_new(arena, int32_t, n + 1)};
	h->model = (struct stats_model){
	        .x = {0, 1, arena_new(arena, double, n + 1)},
	        .names = arena_new(arena, struct str, 1),
	        .sources = arena_new(arena, struct str, 1)};
	h->model.names[0] = h->model.sources[0] = S("group");
	for (size_t i = 0; i < n; i++) {
		if (!(t->time[i] > from))
			continue;
		h->start[h->n] = from;
		h->time[h->n] = fmin(t->time[i], to);
		h->event[h->n] = t->event[i] == 1 && t->time[i] <= to;
		h->w[h->n] = t->v->w[i];
		h->cluster[h->n] = t->v->cluster == NULL ? (int32_t)i
		                                         : t->v->cluster[i];
		h->model.x.v[h->n++] = t->v->treat[i];
	}
	h->model.x.rows = h->n;
}

static struct stats_cox_in
cox_in(const struct timed *t, const struct hazard *h, bool from_zero)
{
	return (struct stats_cox_in){.model = &h->model,
	                             .start = from_zero ? NULL : h->start,
	                             .time = h->time,
	                             .event = h->event,
	                             .w = h->w,
	                             .cluster = h->cluster,
	                             .clusters = t->v->clusters,
	                             .ties = STATS_EFRON};
}

/* The sets that somebody at risk is in: whose members all had the event before
 * is none. */
static size_t
hazard_sets(const struct timed *t, const struct hazard *h)
{
	bool *seen;
	size_t n = 0;

	if (t->v->cluster == NULL)
		return h->n;
	seen = arena_new(t->st->arena, bool, t->v->clusters + 1);
	for (size_t i = 0; i < h->n; i++) {
		n += !seen[h->cluster[i]];
		seen[h->cluster[i]] = true;
	}
	return n;
}

static void
hazard_put(struct stats *st, const struct timed *t, const struct hazard *h,
           const struct stats_cox *fit, struct eval_measure *out)
{
	*out = (struct eval_measure){
	        .good = true,
	        .b = fit->coef[0],
	        .se = fit->robust_se[0],
	        .df = eval_estimate_freedom(st, t->q, hazard_sets(t, h)),
	        .low = NAN,
	        .high = NAN,
	        .p = NAN};
}

/* The ratio within a part of the time; nothing where it has none. */
static void
piece_make(const struct timed *t, double from, double to,
           struct eval_measure *out)
{
	struct hazard h;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct stats quiet;

	hazard_make(t, from, to, &h);
	in = cox_in(t, &h, from <= 0);
	stats_begin(&quiet, t->st->arena);
	if (h.n > 1 && stats_cox_fit(&quiet, &in, &fit))
		hazard_put(&quiet, t, &h, &fit, out);
}

static bool
hazard_ratio(struct timed *t, struct eval_answer *a)
{
	struct hazard h;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct stats_cox_ph ph;
	struct stats quiet;

	hazard_make(t, 0, INFINITY, &h);
	in = cox_in(t, &h, true);
	if (!stats_cox_fit(t->st, &in, &fit))
		return false;
	hazard_put(t->st, t, &h, &fit, &a->m[EVAL_HR]);
	if (t->q->lean)
		return true;
	stats_begin(&quiet, t->st->arena);
	if (!stats_cox_ph_test(&quiet, &in, &fit, &ph))
		return true;
	a->ph_p = ph.p[0];
	if (!(a->ph_p < PH_ALPHA))
		return true;
	stats_about(stats_note(t->st, W_NONPROPORTIONAL), t->q->outcome->id);
	piece_make(t, 0, t->tau / 2, &a->m[EVAL_HR_FIRST]);
	piece_make(t, t->tau / 2, t->tau, &a->m[EVAL_HR_SECOND]);
	return true;
}

/* --- means of time ------------------------------------------------------- */

/* The time without the event up to tau, where another may come first. */
static double
incidence_mean(const struct stats_incidence_curve *c, double tau)
{
	double sum = 0, at = 0, share = 0;

	for (size_t k = 0; k < c->times_n && c->time[k] < tau; k++) {
		sum += (1 - share) * (c->time[k] - at);
		at = c->time[k];
		share = c->share[k];
	}
	return sum + (1 - share) * (tau - at);
}

/* Mean, error and risk at tau of one group. */
static void
mean_of(const struct timed *t, int32_t group, double *mean, double *se,
        double *risk)
{
	struct stats_follow in = follow_of(t);

	*risk = 0;
	if (t->competing) {
		struct stats_incidence_curve c;

		stats_incidence_curve(t->st, &in, group, &c);
		*mean = incidence_mean(&c, t->tau);
		*se = NAN;
		for (size_t k = 0; k < c.times_n && c.time[k] <= t->tau; k++)
			*risk = c.share[k];
	} else {
		struct stats_curve c;

		stats_curve_make(t->st, &in, group, &c);
		stats_curve_rmst(&c, t->tau, mean, se);
		for (size_t k = 0; k < c.times_n && c.time[k] <= t->tau; k++)
			*risk = 1 - c.surv[k];
	}
}

bool
eval_estimate_time(struct stats *st, const struct eval_question *q,
                   const struct eval_view *view, struct eval_answer *out)
{
	double mean[2] = {0, 0}, se[2] = {0, 0};
	struct timed t;

	timed_make(st, q, view, &t);
	if (!hazard_ratio(&t, out))
		return false;
	if (q->lean)
		return true;
	for (int32_t g = 0; g < 2; g++)
		mean_of(&t, g, &mean[g], &se[g], &out->risk[g]);
	out->m[EVAL_RMST] =
	        (struct eval_measure){.good = true,
	                              .b = mean[1] - mean[0],
	                              .se = sqrt(se[0] * se[0] + se[1] * se[1]),
	                              .df = INFINITY,
	                              .low = NAN,
	                              .high = NAN,
	                              .p = NAN};
	return true;
}

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
	struct stats_follow in = follow_of(t);
	struct stats_curve c;
	struct stats_place place;
	struct counted people;

	stats_curve_make(t->st, &in, group, &c);
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
	struct stats_follow in = follow_of(t);
	struct stats_incidence_curve c;
	struct counted people;
	double median = NAN;

	stats_incidence_curve(t->st, &in, group, &c);
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

/* People still followed, at five times from the first day to the last. */
static json_t *
risk_table(const struct timed *t, int32_t group)
{
	json_t *list = json_array();

	for (int k = 0; k < RISK_TIMES; k++) {
		double at = floor(t->tau * k / (RISK_TIMES - 1));
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

json_t *
eval_estimate_curves(struct stats *st, const struct eval_question *q,
                     const struct eval_answer *answer)
{
	json_t *to = json_object(), *groups = json_array(), *rmst;
	double mean[2] = {0, 0}, se[2] = {0, 0}, risk;
	struct eval_view v;
	struct timed t;

	if (!eval_estimate_view(st, q, &v))
		return to;
	timed_make(st, q, &v, &t);
	for (int32_t g = 1; g >= 0; g--) {
		eval_json_add(groups, group_put(&t, g, answer));
		mean_of(&t, g, &mean[g], &se[g], &risk);
	}
	rmst = json_object();
	eval_json_put(rmst, "tau", eval_json_real(t.tau));
	eval_json_put(rmst, "treated", eval_json_real(mean[1]));
	eval_json_put(rmst, "control", eval_json_real(mean[0]));
	eval_json_put(rmst, "difference", eval_json_real(mean[1] - mean[0]));
	eval_json_put(rmst, "se",
	              eval_json_real(sqrt(se[0] * se[0] + se[1] * se[1])));
	eval_json_put(to, "outcome", eval_json_str(q->outcome->id));
	eval_json_put(to, "kind", json_string(t.competing ? "cif" : "km"));
	eval_json_put(to, "groups", groups);
	eval_json_put(to, "rmst", rmst);
	eval_json_put(to, "ph_p", eval_json_real(answer->ph_p));
	eval_json_put(to, "logrank_p", eval_json_real(logrank_p(&t)));
	return to;
}
