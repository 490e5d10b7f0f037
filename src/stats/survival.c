/*
 * survival.c - curves of time to an event.
 */
#include "stats/survival.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/influence.h"
#include "stats/linear.h"
#include "stats/order.h"
#include "stats/special.h"

#define ONE_TIME 1.5e-8
#define FLAT     1e-9

/* --- times --------------------------------------------------------------- */

struct timed {
	double time;
	size_t at;
};

static int
row_order(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* Rows of one time go back to their own order. */
static void
ties_settle(const double *at, size_t n, size_t *order)
{
	for (size_t from = 0, to; from < n; from = to) {
		bool mixed = false;

		for (to = from + 1; to < n && at[to] == at[from]; to++)
			mixed |= order[to] < order[to - 1];
		if (mixed)
			qsort(order + from, to - from, sizeof(*order),
			      row_order);
	}
}

void
stats_times_order(struct arena *arena, const double *time, size_t n,
                  size_t *order, double *at)
{
	double size = 0, last = 0;

	for (size_t i = 0; i < n; i++)
		size += fabs(time[i]);
	size = n > 0 ? size / (double)n : 0;
	stats_order(arena, time, n, order);
	for (size_t i = 0; i < n; i++) {
		double here = time[order[i]];
		bool same = i > 0 && here - last <= ONE_TIME * size;

		at[i] = same ? at[i - 1] : here;
		last = here;
	}
	ties_settle(at, n, order);
}

void
stats_times_join(struct arena *arena, const double *time, size_t n, double *out)
{
	struct arena_mark mark = arena_mark(arena);
	size_t *order = arena_new(arena, size_t, n + 1);
	double *at = arena_new(arena, double, n + 1);

	stats_times_order(arena, time, n, order, at);
	for (size_t i = 0; i < n; i++)
		out[order[i]] = at[i];
	arena_release(arena, mark);
}

/* --- curves -------------------------------------------------------------- */

static bool
is_of(const struct stats_follow *in, int32_t group, size_t i)
{
	return in->group == NULL || in->group[i] == group;
}

/* The rows of a group by time; how many there are. */
static size_t
rows_sorted(struct stats *st, const struct stats_follow *in, int32_t group,
            struct timed **out)
{
	double *at = arena_new(st->arena, double, in->n + 1);
	size_t *order = arena_new(st->arena, size_t, in->n + 1), n = 0;

	*out = arena_new(st->arena, struct timed, in->n + 1);
	stats_times_order(st->arena, in->time, in->n, order, at);
	for (size_t i = 0; i < in->n; i++)
		if (is_of(in, group, order[i]))
			(*out)[n++] = (struct timed){at[i], order[i]};
	return n;
}

/* One time: what happens at it, and where the next begins. */
static size_t
time_take(const struct stats_follow *in, const struct timed *rows, size_t from,
          size_t n, double *died, double *left)
{
	size_t to = from;

	*died = *left = 0;
	while (to < n && rows[to].time == rows[from].time) {
		double w = stats_weight(in->w, rows[to].at);

		*left += w;
		if (in->event[rows[to].at] == 1)
			*died += w;
		to++;
	}
	return to;
}

/* Of people who weigh or come in sets Greenwood's sum is not the spread. */
static void
spread_make(struct stats *st, const struct stats_follow *in, int32_t group,
            struct stats_curve *out)
{
	struct arena_mark mark = arena_mark(st->arena);
	double *se = arena_new(st->arena, double, out->times_n + 1);
	struct stats_walk walk;

	stats_walk_make(st, in, group, false, &walk);
	claim(walk.times_n == out->times_n);
	stats_walk_errors(st, &walk, se);
	for (size_t k = 0; k < out->times_n; k++)
		out->spread[k] = out->surv[k] > 0 ? pow(se[k] / out->surv[k], 2)
		                                  : INFINITY;
	arena_release(st->arena, mark);
}

void
stats_curve_make(struct stats *st, const struct stats_follow *in, int32_t group,
                 struct stats_curve *out)
{
	struct timed *rows;
	size_t n = rows_sorted(st, in, group, &rows);
	double risk = 0, surv = 1, spread = 0;

	*out = (struct stats_curve){.n = n,
	                            .time = arena_new(st->arena, double, n + 1),
	                            .risk = arena_new(st->arena, double, n + 1),
	                            .died = arena_new(st->arena, double, n + 1),
	                            .surv = arena_new(st->arena, double, n + 1),
	                            .spread = arena_new(st->arena, double,
	                                                n + 1)};
	for (size_t i = n; i-- > 0;) {
		risk += stats_weight(in->w, rows[i].at);
		out->events += in->event[rows[i].at] == 1;
	}
	for (size_t i = 0; i < n;) {
		double died, left;
		size_t row = out->times_n++;

		out->time[row] = rows[i].time;
		i = time_take(in, rows, i, n, &died, &left);
		if (died > 0) {
			surv *= i == n && died >= left ? 0 : 1 - died / risk;
			spread += died / (risk * (risk - died));
		}
		out->risk[row] = risk;
		out->died[row] = died;
		out->surv[row] = surv;
		out->spread[row] = spread;
		risk -= left;
	}
	if (in->w != NULL || in->cluster != NULL)
		spread_make(st, in, group, out);
}

static double
cut(double v)
{
	return fmin(1, fmax(0, v));
}

/* The limits that follow from a share and the spread of its log. */
static void
place_limits(double spread, struct stats_place *out)
{
	double s = out->surv, root = sqrt(spread), by;

	if (s <= 0) {
		out->se = NAN;
		out->log_low = out->log_high = NAN;
		out->loglog_low = out->loglog_high = NAN;
		out->plain_low = out->plain_high = NAN;
		return;
	}
	out->se = s * root;
	out->log_low = cut(s * exp(-STATS_Z95 * root));
	out->log_high = cut(s * exp(STATS_Z95 * root));
	out->plain_low = cut(s - STATS_Z95 * s * root);
	out->plain_high = cut(s + STATS_Z95 * s * root);
	out->loglog_low = out->loglog_high = 1;
	if (s >= 1)
		return;
	by = STATS_Z95 * root / log(s);
	out->loglog_low = cut(exp(log(s) * exp(-by)));
	out->loglog_high = cut(exp(log(s) * exp(by)));
}

void
stats_curve_row(const struct stats_curve *curve, size_t row,
                struct stats_place *out)
{
	*out = (struct stats_place){.surv = curve->surv[row],
	                            .risk = curve->risk[row],
	                            .died = curve->died[row]};
	place_limits(curve->spread[row], out);
}

/* The rows at or before a time. */
static size_t
rows_until(const struct stats_curve *curve, double time)
{
	size_t n = 0;

	while (n < curve->times_n &&
	       curve->time[n] <= time + ONE_TIME * fabs(time))
		n++;
	return n;
}

void
stats_curve_at(const struct stats_follow *in, int32_t group,
               const struct stats_curve *curve, double time,
               struct stats_place *out)
{
	size_t n = rows_until(curve, time);
	double slack = ONE_TIME * fabs(time);

	*out = (struct stats_place){.surv = n == 0 ? 1 : curve->surv[n - 1]};
	for (size_t i = 0; i < in->n; i++)
		if (is_of(in, group, i) && in->time[i] >= time - slack)
			out->risk += stats_weight(in->w, i);
	place_limits(n == 0 ? 0 : curve->spread[n - 1], out);
}

/* The first time at which a falling curve is at or below a level. */
static double
falls_to(const struct stats_curve *curve, const double *v, double level)
{
	for (size_t i = 0; i < curve->times_n; i++) {
		size_t next = i + 1;

		if (isnan(v[i]))
			return NAN;
		if (v[i] > level + FLAT)
			continue;
		if (v[i] < level - FLAT)
			return curve->time[i];
		/* Just there: the middle of the flat stretch. */
		while (next < curve->times_n && curve->died[next] <= 0)
			next++;
		if (next == curve->times_n)
			next = curve->times_n - 1;
		return (curve->time[i] + curve->time[next]) / 2;
	}
	return NAN;
}

double
stats_curve_quantile(const struct stats_curve *curve, double q)
{
	return falls_to(curve, curve->surv, 1 - q);
}

static double
median_limit(const struct stats_curve *curve, bool high)
{
	for (size_t i = 0; i < curve->times_n; i++) {
		struct stats_place place;
		double v;

		stats_curve_row(curve, i, &place);
		v = high ? place.log_high : place.log_low;
		if (isnan(v))
			return NAN;
		if (v <= 0.5 + FLAT)
			return curve->time[i];
	}
	return NAN;
}

void
stats_curve_median(const struct stats_curve *curve, double *low, double *high)
{
	*low = median_limit(curve, false);
	*high = median_limit(curve, true);
}

void
stats_curve_rmst(const struct stats_curve *curve, double tau, double *mean,
                 double *se)
{
	size_t n = rows_until(curve, tau);
	double area = 0, after, square = 0, at = 0, surv = 1;

	for (size_t i = 0; i < n; i++) {
		area += surv * (curve->time[i] - at);
		at = curve->time[i];
		surv = curve->surv[i];
	}
	area += surv * (tau - at);
	*mean = area;
	after = area;
	at = 0;
	surv = 1;
	for (size_t i = 0; i < n; i++) {
		double d = curve->died[i], r = curve->risk[i];

		after -= surv * (curve->time[i] - at);
		at = curve->time[i];
		surv = curve->surv[i];
		if (d > 0 && r > d)
			square += after * after * d / (r * (r - d));
	}
	*se = sqrt(square);
}

/* --- log-rank ------------------------------------------------------------ */

/* Where the test stands within a stratum. */
struct rank_state {
	const struct stats_follow *in;
	struct stats_logrank *out;
	double *risk, *died; /* groups each */
	double rho, surv;
};

/* What one time adds. */
static void
rank_add(struct rank_state *s, double risk, double died)
{
	size_t g = s->in->groups;
	double w = s->rho > 0 ? pow(s->surv, s->rho) : 1;
	double spread = risk > 1 ? w * w * died * (risk - died) / (risk - 1)
	                         : 0;

	for (size_t a = 0; a < g; a++) {
		double share = s->risk[a] / risk;

		s->out->observed[a] += w * s->died[a];
		s->out->expected[a] += w * died * share;
		for (size_t b = 0; b < g; b++)
			s->out->var[a * g + b] +=
			        spread * share *
			        ((a == b ? 1 : 0) - s->risk[b] / risk);
	}
	s->surv *= 1 - died / risk;
}

/* One stratum, from its last time to its first and back again. */
static void
rank_stratum(struct stats *st, struct rank_state *s, int32_t stratum)
{
	const struct stats_follow *in = s->in;
	struct stats_follow one = *in;
	struct timed *rows;
	size_t n;
	double risk = 0;

	one.group = in->strata;
	n = rows_sorted(st, &one, stratum, &rows);
	memset(s->risk, 0, in->groups * sizeof(*s->risk));
	s->surv = 1;
	for (size_t i = 0; i < n; i++) {
		s->risk[in->group[rows[i].at]]++;
		s->out->n[in->group[rows[i].at]]++;
		risk++;
	}
	for (size_t i = 0; i < n;) {
		double died = 0;
		size_t to = i;

		memset(s->died, 0, in->groups * sizeof(*s->died));
		for (; to < n && rows[to].time == rows[i].time; to++)
			if (in->event[rows[to].at] == 1) {
				s->died[in->group[rows[to].at]]++;
				died++;
			}
		if (died > 0)
			rank_add(s, risk, died);
		for (; i < to; i++) {
			s->risk[in->group[rows[i].at]]--;
			risk--;
		}
	}
}

/* (O - E)' V^-1 (O - E) over the groups that had anything to expect. */
static bool
rank_judge(struct stats *st, const struct stats_follow *in,
           struct stats_logrank *out)
{
	size_t *live = arena_new(st->arena, size_t, in->groups + 1), n = 0;
	double *v, *d, *solved;

	for (size_t a = 0; a < in->groups; a++)
		if (out->expected[a] > 0)
			live[n++] = a;
	if (n < 2)
		return stats_stop(st, E_NO_EVENTS, S(""));
	n--;
	v = arena_new(st->arena, double, n *n + 1);
	d = arena_new(st->arena, double, n + 1);
	solved = arena_new(st->arena, double, n + 1);
	for (size_t a = 0; a < n; a++) {
		d[a] = solved[a] =
		        out->observed[live[a]] - out->expected[live[a]];
		for (size_t b = 0; b < n; b++)
			v[a * n + b] = out->var[live[a] * in->groups + live[b]];
	}
	if (!stats_solve(st->arena, v, n, solved))
		return stats_stop(st, E_NO_EVENTS, S(""));
	for (size_t a = 0; a < n; a++)
		out->chisq += d[a] * solved[a];
	out->df = n;
	out->p = stats_chisq_above(out->chisq, (double)n);
	return true;
}

bool
stats_logrank_test(struct stats *st, const struct stats_follow *in, double rho,
                   struct stats_logrank *out)
{
	size_t g = in->groups;
	struct rank_state s = {.in = in,
	                       .out = out,
	                       .risk = arena_new(st->arena, double, g + 1),
	                       .died = arena_new(st->arena, double, g + 1),
	                       .rho = rho};

	*out = (struct stats_logrank){
	        .n = arena_new(st->arena, double, g + 1),
	        .observed = arena_new(st->arena, double, g + 1),
	        .expected = arena_new(st->arena, double, g + 1),
	        .var = arena_new(st->arena, double, g *g + 1)};
	for (size_t i = 0; i < (in->strata == NULL ? 1 : in->strata_n); i++)
		rank_stratum(st, &s, (int32_t)i);
	return rank_judge(st, in, out);
}
