/*
 * incidence.c - the curve of one event where another may come first.
 */
#include <math.h>
#include <stdlib.h>

#include "stats/linear.h"
#include "stats/survival.h"

struct met {
	double time, w;
	int event;
};

static int
met_order(const void *a, const void *b)
{
	const struct met *x = a, *y = b;

	if (x->time < y->time || x->time > y->time)
		return x->time < y->time ? -1 : 1;
	return (x->event > y->event) - (x->event < y->event);
}

/* Sums over the times so far, of which the variance is made. */
struct spread {
	double a, a_f, a_ff; /* d / (n (n - d)), by share and its square */
	double b;            /* of the event itself */
	double c, c_f;
};

static double
spread_se(const struct spread *s, double share)
{
	double v = share * share * s->a - 2 * share * s->a_f + s->a_ff + s->b -
	           2 * share * s->c + 2 * s->c_f;

	return v > 0 ? sqrt(v) : 0;
}

static void
spread_add(struct spread *s, double risk, double all, double one, double surv,
           double share)
{
	double a = risk > all ? all / (risk * (risk - all)) : 0;
	double c = surv * one / (risk * risk);

	s->a += a;
	s->a_f += a * share;
	s->a_ff += a * share * share;
	s->b += surv * surv * (risk - one) * one / (risk * risk * risk);
	s->c += c;
	s->c_f += c * share;
}

static size_t
met_make(struct stats *st, const struct stats_follow *in, int32_t group,
         struct met **out)
{
	double *joined = arena_new(st->arena, double, in->n + 1);
	size_t n = 0;

	*out = arena_new(st->arena, struct met, in->n + 1);
	stats_times_join(st->arena, in->time, in->n, joined);
	for (size_t i = 0; i < in->n; i++)
		if (in->group == NULL || in->group[i] == group)
			(*out)[n++] = (struct met){joined[i],
			                           stats_weight(in->w, i),
			                           (int)in->event[i]};
	qsort(*out, n, sizeof(**out), met_order);
	return n;
}

void
stats_incidence_curve(struct stats *st, const struct stats_follow *in,
                      int32_t group, struct stats_incidence_curve *out)
{
	struct spread spread = {0, 0, 0, 0, 0, 0};
	struct met *all;
	size_t n = met_make(st, in, group, &all);
	double risk = 0, surv = 1, share = 0;

	*out = (struct stats_incidence_curve){
	        .n = n,
	        .time = arena_new(st->arena, double, n + 1),
	        .risk = arena_new(st->arena, double, n + 1),
	        .died = arena_new(st->arena, double, n + 1),
	        .share = arena_new(st->arena, double, n + 1),
	        .se = arena_new(st->arena, double, n + 1)};
	for (size_t i = n; i-- > 0;)
		risk += all[i].w;
	for (size_t i = 0; i < n;) {
		double of[3] = {0, 0, 0};
		size_t row = out->times_n++, from = i;

		for (; i < n && all[i].time <= all[from].time; i++) {
			of[all[i].event] += all[i].w;
			out->events += all[i].event == 1;
		}
		share += surv * of[1] / risk;
		spread_add(&spread, risk, of[1] + of[2], of[1], surv, share);
		surv *= i == n && of[0] <= 0 ? 0 : 1 - (of[1] + of[2]) / risk;
		out->time[row] = all[from].time;
		out->risk[row] = risk;
		out->died[row] = of[1];
		out->share[row] = share;
		out->se[row] = spread_se(&spread, share);
		risk -= of[0] + of[1] + of[2];
	}
}
