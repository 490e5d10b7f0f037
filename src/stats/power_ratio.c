/*
 * power_ratio.c - what a study could see of a ratio of hazards or of rates.
 */
#include <math.h>

#include "stats/power.h"
#include "stats/special.h"

double
stats_ratio_of(double p0, double p1)
{
	return log1p(-p1) / log1p(-p0);
}

double
stats_ratio_events(const struct stats_ratio *s, double r, double n1, double n0)
{
	if (s->rates)
		return s->rate * (n1 * r + n0);
	/* who are left of 1 - base, of hazards that are r times as high */
	return n1 * -expm1(r * log1p(-s->base)) + n0 * s->base;
}

/* What they tell of the log of the ratio: one over its variance. */
static double
information(const struct stats_ratio *s, double r, double n1, double n0)
{
	double share = n1 / (n1 + n0);

	if (s->rates)
		return s->rate / (s->dispersion * (1 / (n1 * r) + 1 / n0));
	return stats_ratio_events(s, r, n1, n0) * share * (1 - share);
}

double
stats_ratio_at(const struct stats_ratio *s, double r, double n1, double n0)
{
	return stats_normal_below(fabs(log(r)) *
	                                  sqrt(information(s, r, n1, n0)) +
	                          stats_normal_at(s->alpha / 2));
}

struct ratio_ask {
	const struct stats_ratio *s;
	double n1, n0;
};

static double
ratio_gap(double r, const void *data)
{
	const struct ratio_ask *ask = data;

	return stats_ratio_at(ask->s, r, ask->n1, ask->n0) - ask->s->power;
}

double
stats_ratio_seen(const struct stats_ratio *s, double n1, double n0)
{
	struct ratio_ask ask = {s, n1, n0};

	if (!(ratio_gap(STATS_RATIO_LEAST, &ask) >= 0))
		return NAN;
	return stats_root(ratio_gap, &ask, STATS_RATIO_LEAST, 1);
}

double
stats_ratio_n(const struct stats_ratio *s, double r, double ratio)
{
	double z = stats_normal_at(s->power) - stats_normal_at(s->alpha / 2);
	double l = log(r);

	/* it grows with the people, comparators in their proportion */
	return z * z / (l * l * information(s, r, 1, ratio));
}
