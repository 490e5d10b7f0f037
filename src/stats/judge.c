/*
 * judge.c - how much a finding can bear.
 */
#include "stats/judge.h"

#include <math.h>
#include <stdlib.h>

#include "stats/linear.h"
#include "stats/special.h"

/* --- hidden bias --------------------------------------------------------- */

void
stats_bias_pairs(double discordant, double favourable, double gamma,
                 double *upper, double *lower)
{
	*upper = stats_binomial_from(favourable, discordant,
	                             gamma / (1 + gamma));
	*lower = stats_binomial_from(favourable, discordant, 1 / (1 + gamma));
}

struct bias_ask {
	double discordant, favourable, alpha;
};

static double
bias_gap(double gamma, const void *data)
{
	const struct bias_ask *ask = data;
	double upper, lower;

	stats_bias_pairs(ask->discordant, ask->favourable, gamma, &upper,
	                 &lower);
	return upper - ask->alpha;
}

double
stats_bias_pairs_until(double discordant, double favourable, double alpha)
{
	struct bias_ask ask = {discordant, favourable, alpha};
	double high = 2;

	if (bias_gap(1, &ask) > 0)
		return NAN;
	while (bias_gap(high, &ask) < 0 && high < 1e12)
		high *= 2;
	return stats_root(bias_gap, &ask, 1, high);
}

/* At most so many sets are judged by the exact distribution. */
#define SETS_EXACT 1000

/* The chance that the treated of a set has the event. */
static double
set_chance(const struct stats_bias_set *set, double gamma)
{
	double weighed = gamma * set->events;

	return weighed / (weighed + set->n - set->events);
}

/* The chance of as many or more, set by set; `chance` has room for one more
 * than there are. */
static double
sets_from(const double *p, size_t n, size_t least, double *chance)
{
	double sum = 0;

	chance[0] = 1;
	for (size_t i = 0; i < n; i++) {
		chance[i + 1] = chance[i] * p[i];
		for (size_t k = i; k > 0; k--)
			chance[k] =
			        chance[k] * (1 - p[i]) + chance[k - 1] * p[i];
		chance[0] *= 1 - p[i];
	}
	for (size_t k = n + 1; k-- > least;)
		sum += chance[k];
	return fmin(1, sum);
}

void
stats_bias_sets(struct stats *st, const struct stats_bias_set *sets, size_t n,
                double gamma, double *upper, double *lower)
{
	struct arena_mark mark = arena_mark(st->arena);
	double *p = arena_new(st->arena, double, n + 1);
	double *chance = arena_new(st->arena, double, SETS_EXACT + 1);

	for (int side = 0; side < 2; side++) {
		double mean = 0, var = 0;
		size_t split = 0, had = 0;

		for (size_t i = 0; i < n; i++) {
			if (!(sets[i].events > 0) ||
			    sets[i].events >= sets[i].n)
				continue;
			p[split] = set_chance(&sets[i],
			                      side == 0 ? gamma : 1 / gamma);
			mean += p[split];
			var += p[split] * (1 - p[split]);
			had += sets[i].treated;
			split++;
		}
		*(side == 0 ? upper : lower) =
		        split <= SETS_EXACT
		                ? sets_from(p, split, had, chance)
		                : stats_normal_above(((double)had - mean) /
		                                     sqrt(var));
	}
	arena_release(st->arena, mark);
}

struct ranked {
	double size;
	bool above;
};

static int
ranked_order(const void *a, const void *b)
{
	double x = ((const struct ranked *)a)->size;
	double y = ((const struct ranked *)b)->size;

	return (x > y) - (x < y);
}

void
stats_signed_make(struct stats *st, const double *difference, size_t n,
                  struct stats_signed *out)
{
	struct ranked *all = arena_new(st->arena, struct ranked, n + 1);
	size_t kept = 0;

	*out = (struct stats_signed){.n = 0};
	for (size_t i = 0; i < n; i++)
		if (difference[i] != 0)
			all[kept++] = (struct ranked){fabs(difference[i]),
			                              difference[i] > 0};
	qsort(all, kept, sizeof(*all), ranked_order);
	for (size_t i = 0; i < kept;) {
		size_t to = i;
		double rank;

		while (to < kept && all[to].size == all[i].size)
			to++;
		rank = (double)(i + 1 + to) / 2;
		for (; i < to; i++) {
			out->ranks += rank;
			out->squares += rank * rank;
			out->statistic += all[i].above ? rank : 0;
		}
	}
	out->n = (double)kept;
}

void
stats_bias_signed(const struct stats_signed *in, double gamma, double *upper,
                  double *lower)
{
	for (int side = 0; side < 2; side++) {
		double p = side == 0 ? gamma / (1 + gamma) : 1 / (1 + gamma);
		double z = (in->statistic - p * in->ranks) /
		           sqrt(p * (1 - p) * in->squares);

		*(side == 0 ? upper : lower) = stats_normal_above(z);
	}
}

/* --- E-values ------------------------------------------------------------ */

double
stats_evalue_ratio(enum stats_measure measure, double estimate)
{
	double root = sqrt(estimate);

	switch (measure) {
	case STATS_OR_COMMON:
		return root;
	case STATS_HR_COMMON:
		return (1 - pow(0.5, root)) / (1 - pow(0.5, 1 / root));
	default:
		return estimate;
	}
}

double
stats_bias_factor(double with_treatment, double with_outcome)
{
	return with_treatment * with_outcome /
	       (with_treatment + with_outcome - 1);
}

double
stats_evalue(double ratio)
{
	double rr = ratio < 1 ? 1 / ratio : ratio;

	return rr + sqrt(rr * (rr - 1));
}

double
stats_evalue_limits(double estimate, double low, double high)
{
	if (low <= 1 && high >= 1)
		return 1;
	return stats_evalue(estimate >= 1 ? low : high);
}

/* --- pooling ------------------------------------------------------------- */

void
stats_pool(const double *estimate, const double *se, size_t n,
           double df_complete, struct stats_pooled *out)
{
	double m = (double)n, extra, total, r, t;
	bool alike = true;

	*out = (struct stats_pooled){.estimate = 0};
	/* added up one after the other: sealed results have the last bits */
	for (size_t i = 0; i < n; i++) {
		out->estimate += estimate[i] / m;
		out->within += se[i] * se[i] / m;
		alike &= estimate[i] == estimate[0];
	}
	/* and where all say one number it is that, with nothing between */
	if (alike)
		out->estimate = estimate[0];
	for (size_t i = 0; i < n; i++)
		out->between += (estimate[i] - out->estimate) *
		                (estimate[i] - out->estimate) / (m - 1);
	extra = (1 + 1 / m) * out->between;
	total = out->within + extra;
	out->se = sqrt(total);
	r = extra / out->within;
	out->df = extra > 0 ? (m - 1) * (1 + 1 / r) * (1 + 1 / r) : INFINITY;
	if (!isnan(df_complete)) {
		double observed = (df_complete + 1) / (df_complete + 3) *
		                  df_complete * (1 - extra / total);

		out->df = 1 / (1 / out->df + 1 / observed);
	}
	out->fmi = (r + 2 / (out->df + 3)) / (r + 1);
	t = stats_t_at(0.975, out->df);
	out->low = out->estimate - t * out->se;
	out->high = out->estimate + t * out->se;
}

/* --- several tests ------------------------------------------------------- */

struct placed {
	double p;
	size_t at;
};

static int
placed_order(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

void
stats_adjust(struct stats *st, const double *p, size_t n, double *holm,
             double *bh)
{
	struct placed *all = arena_new(st->arena, struct placed, n + 1);
	double most = 0, least = 1;

	for (size_t i = 0; i < n; i++)
		all[i] = (struct placed){p[i], i};
	qsort(all, n, sizeof(*all), placed_order);
	for (size_t i = 0; i < n; i++) {
		most = fmax(most, fmin(1, (double)(n - i) * all[i].p));
		holm[all[i].at] = most;
	}
	for (size_t i = n; i-- > 0;) {
		least = fmin(least, (double)n / (double)(i + 1) * all[i].p);
		bh[all[i].at] = least;
	}
}
