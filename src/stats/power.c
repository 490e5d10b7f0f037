/*
 * power.c - what a study could see.
 */
#include "stats/power.h"

#include <math.h>

#include "stats/special.h"

/* Root of the variance of the difference, times the root of n1. */
static double
spread(double p1, double p0, double ratio)
{
	return sqrt(p1 * (1 - p1) + p0 * (1 - p0) / ratio);
}

static double
spread_pooled(double p1, double p0, double ratio)
{
	double p = (p1 + ratio * p0) / (1 + ratio);

	return sqrt(p * (1 - p) * (1 + 1 / ratio));
}

double
stats_power_n(double p0, double p1, double power, double alpha, double ratio)
{
	double z = -stats_normal_at(alpha / 2), zb = stats_normal_at(power);
	double by =
	        z * spread_pooled(p1, p0, ratio) + zb * spread(p1, p0, ratio);

	return by * by / ((p1 - p0) * (p1 - p0));
}

double
stats_power_at(double p0, double p1, double n1, double n0, double alpha)
{
	double z = -stats_normal_at(alpha / 2), ratio = n0 / n1;

	return stats_normal_below(
	        (fabs(p1 - p0) * sqrt(n1) - z * spread_pooled(p1, p0, ratio)) /
	        spread(p1, p0, ratio));
}

struct fall_ask {
	double p0, n1, n0, power, alpha;
};

static double
fall_gap(double fall, const void *data)
{
	const struct fall_ask *ask = data;

	return stats_power_at(ask->p0, ask->p0 - fall, ask->n1, ask->n0,
	                      ask->alpha) -
	       ask->power;
}

double
stats_power_fall(double p0, double n1, double n0, double power, double alpha)
{
	struct fall_ask ask = {p0, n1, n0, power, alpha};

	if (!(fall_gap(p0, &ask) >= 0))
		return NAN;
	return stats_root(fall_gap, &ask, 0, p0);
}

double
stats_power_events(double hr, double share_treated, double power, double alpha)
{
	double z = -stats_normal_at(alpha / 2) + stats_normal_at(power);
	double l = log(hr);

	return z * z / (share_treated * (1 - share_treated) * l * l);
}

double
stats_power_hr(double events, double share_treated, double power, double alpha)
{
	double z = -stats_normal_at(alpha / 2) + stats_normal_at(power);

	return exp(-z / sqrt(events * share_treated * (1 - share_treated)));
}
