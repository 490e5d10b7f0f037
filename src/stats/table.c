/*
 * table.c - effects from counts alone.
 */
#include "stats/table.h"

#include <float.h>
#include <math.h>

#include "stats/special.h"

static const struct interval nowhere = {NAN, NAN};

static bool
is_count(double x, double n)
{
	return x >= 0 && n >= 1 && x <= n && x == floor(x) && n == floor(n);
}

static struct interval
around(double middle, double by)
{
	return (struct interval){middle - by, middle + by};
}

/* --- Miettinen and Nurminen ---------------------------------------------- */

/* The share in the second group that is likeliest where p1 - p0 = d. */
static double
share_at(const struct stats_two *t, double d)
{
	double n = t->n1 + t->n0, x = t->x1 + t->x0;
	double l2 = (t->n1 + 2 * t->n0) * d - n - x;
	double l1 = (t->n0 * d - n - 2 * t->x0) * d + x;
	double l0 = t->x0 * d * (1 - d);
	double q = pow(l2 / (3 * n), 3) - l1 * l2 / (6 * n * n) + l0 / (2 * n);
	double root = sqrt(fmax(0, l2 * l2 / (9 * n * n) - l1 / (3 * n)));
	double p = q >= 0 ? root : -root, cosine;

	if (root <= 0)
		return fmin(1, fmax(0, -l2 / (3 * n)));
	cosine = fmin(1, fmax(-1, q / (p * p * p)));
	return fmin(1, fmax(0, 2 * p * cos((M_PI + acos(cosine)) / 3) -
	                               l2 / (3 * n)));
}

static double
score_gap(double d, const void *data)
{
	const struct stats_two *t = data;
	double n = t->n1 + t->n0;
	double p0 = share_at(t, d), p1 = fmin(1, fmax(0, p0 + d));
	double v =
	        (p1 * (1 - p1) / t->n1 + p0 * (1 - p0) / t->n0) * n / (n - 1);
	double miss = t->x1 / t->n1 - t->x0 / t->n0 - d;

	if (miss == 0)
		return -STATS_Z95 * STATS_Z95;
	return v <= 0 ? DBL_MAX : miss * miss / v - STATS_Z95 * STATS_Z95;
}

static struct interval
miettinen(const struct stats_two *t, double rd)
{
	struct interval out = {-1, 1};

	if (rd > -1 && score_gap(-1 + 1e-12, t) > 0)
		out.low = stats_root(score_gap, t, -1 + 1e-12, rd);
	if (rd < 1 && score_gap(1 - 1e-12, t) > 0)
		out.high = stats_root(score_gap, t, rd, 1 - 1e-12);
	return out;
}

/* --- Fisher -------------------------------------------------------------- */

/* The noncentral hypergeometric count of events among the treated. */
struct hyper {
	double n1, n0, x;  /* x: events in all */
	int64_t low, high; /* least and most among the treated */
	double asked;      /* what x1 was, or a probability */
	double p;
};

static struct hyper
hyper_make(const struct stats_two *t)
{
	double x = t->x1 + t->x0;

	return (struct hyper){.n1 = t->n1,
	                      .n0 = t->n0,
	                      .x = x,
	                      .low = (int64_t)fmax(0, x - t->n0),
	                      .high = (int64_t)fmin(t->n1, x),
	                      .asked = t->x1};
}

static double
hyper_log(const struct hyper *h, double k)
{
	return -stats_lgamma(k + 1) - stats_lgamma(h->n1 - k + 1) -
	       stats_lgamma(h->x - k + 1) - stats_lgamma(h->n0 - h->x + k + 1);
}

/* Sums over all counts at a log odds ratio: of 1, of k, and of two tails. */
struct hyper_sums {
	double all, mean, from, until;
};

static struct hyper_sums
hyper_sum(const struct hyper *h, double log_odds)
{
	struct hyper_sums s = {0, 0, 0, 0};
	double most = -INFINITY;

	for (int64_t i = h->low; i <= h->high; i++)
		most = fmax(most,
		            hyper_log(h, (double)i) + (double)i * log_odds);
	for (int64_t i = h->low; i <= h->high; i++) {
		double k = (double)i;
		double one = exp(hyper_log(h, k) + k * log_odds - most);

		s.all += one;
		s.mean += one * k;
		s.from += k >= h->asked ? one : 0;
		s.until += k <= h->asked ? one : 0;
	}
	return s;
}

static double
mean_gap(double log_odds, const void *data)
{
	const struct hyper *h = data;
	struct hyper_sums s = hyper_sum(h, log_odds);

	return s.mean / s.all - h->asked;
}

static double
from_gap(double log_odds, const void *data)
{
	struct hyper_sums s = hyper_sum(data, log_odds);

	return s.from / s.all - 0.025;
}

static double
until_gap(double log_odds, const void *data)
{
	struct hyper_sums s = hyper_sum(data, log_odds);

	return s.until / s.all - 0.025;
}

#define FAR 60

static void
fisher(const struct stats_two *t, struct stats_two_out *out)
{
	struct hyper h = hyper_make(t);
	double most = hyper_log(&h, t->x1) + 1e-7, all = 0, p = 0;
	double top = hyper_log(&h, t->x1);
	int64_t x1 = (int64_t)t->x1;

	for (int64_t i = h.low; i <= h.high; i++) {
		double one = hyper_log(&h, (double)i);

		all += exp(one - top);
		p += one <= most ? exp(one - top) : 0;
	}
	out->p_exact = fmin(1, p / all);
	out->odds_exact_ci = (struct interval){0, INFINITY};
	out->odds_exact = x1 <= h.low ? 0 : INFINITY;
	if (x1 > h.low && x1 < h.high)
		out->odds_exact = exp(stats_root(mean_gap, &h, -FAR, FAR));
	if (x1 > h.low)
		out->odds_exact_ci.low =
		        exp(stats_root(from_gap, &h, -FAR, FAR));
	if (x1 < h.high)
		out->odds_exact_ci.high =
		        exp(stats_root(until_gap, &h, -FAR, FAR));
}

/* --- two by two ---------------------------------------------------------- */

static void
ratios(const struct stats_two *t, struct stats_two_out *out)
{
	double a = t->x1, b = t->n1 - a, c = t->x0, d = t->n0 - c, by;

	out->rr = out->p0 > 0 ? out->p1 / out->p0 : NAN;
	out->odds = b > 0 && c > 0 ? a * d / (b * c) : NAN;
	out->rr_ci = out->odds_ci = nowhere;
	if (a > 0 && c > 0) {
		by = STATS_Z95 * sqrt(1 / a - 1 / t->n1 + 1 / c - 1 / t->n0);
		out->rr_ci = (struct interval){out->rr * exp(-by),
		                               out->rr * exp(by)};
	}
	if (a > 0 && b > 0 && c > 0 && d > 0) {
		by = STATS_Z95 * sqrt(1 / a + 1 / b + 1 / c + 1 / d);
		out->odds_ci = (struct interval){out->odds * exp(-by),
		                                 out->odds * exp(by)};
	}
}

static void
chisquares(const struct stats_two *t, struct stats_two_out *out)
{
	double a = t->x1, b = t->n1 - a, c = t->x0, d = t->n0 - c;
	double n = t->n1 + t->n0, x = a + c, share = x / n;
	double miss = fabs(a * d - b * c);
	double by = t->n1 * t->n0 * x * (n - x);
	double yates = fmax(0, miss - fmin(n / 2, miss));

	out->z = out->p_chisq = out->p_yates = NAN;
	if (by <= 0)
		return;
	out->z = out->rd / sqrt(share * (1 - share) * (1 / t->n1 + 1 / t->n0));
	out->p_chisq = stats_chisq_above(n * miss * miss / by, 1);
	out->p_yates = stats_chisq_above(n * yates * yates / by, 1);
}

bool
stats_two_by_two(const struct stats_two *in, struct stats_two_out *out)
{
	double p1 = in->x1 / in->n1, p0 = in->x0 / in->n0, rd = p1 - p0;

	if (!is_count(in->x1, in->n1) || !is_count(in->x0, in->n0))
		return false;
	*out = (struct stats_two_out){.p1 = p1, .p0 = p0, .rd = rd};
	if (!stats_wilson((int64_t)in->x1, (int64_t)in->n1, &out->wilson1) ||
	    !stats_wilson((int64_t)in->x0, (int64_t)in->n0, &out->wilson0))
		return false;
	out->rd_se = sqrt(p1 * (1 - p1) / in->n1 + p0 * (1 - p0) / in->n0);
	out->wald = around(rd, STATS_Z95 * out->rd_se);
	out->newcombe = (struct interval){
	        rd - hypot(p1 - out->wilson1.low, out->wilson0.high - p0),
	        rd + hypot(out->wilson1.high - p1, p0 - out->wilson0.low)};
	out->miettinen = miettinen(in, rd);
	out->nnt = rd < 0 ? -1 / rd : NAN;
	ratios(in, out);
	chisquares(in, out);
	fisher(in, out);
	return true;
}

/* --- pairs --------------------------------------------------------------- */

/* The exact limits of a share as odds: p / (1 - p). */
static struct interval
odds_limits(double k, double n)
{
	struct interval out;

	stats_binomial_limits(k, n, &out.low, &out.high);
	out.low = out.low / (1 - out.low);
	out.high = out.high >= 1 ? INFINITY : out.high / (1 - out.high);
	return out;
}

bool
stats_paired(const struct stats_pairs *in, struct stats_pairs_out *out)
{
	double n = in->n11 + in->n10 + in->n01 + in->n00;
	double split = in->n10 + in->n01, miss = in->n10 - in->n01;
	double least = fmin(in->n10, in->n01);

	if (!(n >= 1) || in->n11 < 0 || least < 0 || in->n00 < 0)
		return false;
	*out = (struct stats_pairs_out){.rd = miss / n};
	out->se = sqrt(split - miss * miss / n) / n;
	out->ci = around(out->rd, STATS_Z95 * out->se);
	out->chisq = out->p = out->p_corrected = NAN;
	out->p_exact = out->p_mid = 1;
	out->odds = in->n01 > 0 ? in->n10 / in->n01 : NAN;
	out->odds_ci = nowhere;
	if (split <= 0)
		return true;
	out->chisq = miss * miss / split;
	out->p = stats_chisq_above(out->chisq, 1);
	out->p_corrected =
	        stats_chisq_above(pow(fmax(0, fabs(miss) - 1), 2) / split, 1);
	out->p_exact = fmin(1, 2 * stats_binomial_below(least, split, 0.5));
	out->p_mid = fmin(1, 2 * stats_binomial_below(least, split, 0.5) -
	                             stats_binomial_is(least, split, 0.5));
	out->odds_ci = odds_limits(in->n10, split);
	return true;
}

/* --- rates --------------------------------------------------------------- */

static struct interval
poisson_limits(double x, double t)
{
	return (struct interval){x <= 0 ? 0 : stats_gamma_at(0.025, x) / t,
	                         stats_gamma_at(0.975, x + 1) / t};
}

bool
stats_rate_ratio(const struct stats_rates *in, struct stats_rates_out *out)
{
	double x = in->x1 + in->x0, by;

	if (in->x1 < 0 || in->x0 < 0 || !(in->t1 > 0) || !(in->t0 > 0))
		return false;
	*out = (struct stats_rates_out){.rate1 = in->x1 / in->t1,
	                                .rate0 = in->x0 / in->t0,
	                                .p_exact = 1,
	                                .rr_wald = nowhere,
	                                .rr_exact = {0, INFINITY}};
	out->exact1 = poisson_limits(in->x1, in->t1);
	out->exact0 = poisson_limits(in->x0, in->t0);
	out->rr = in->x0 > 0 ? out->rate1 / out->rate0 : NAN;
	if (in->x1 > 0 && in->x0 > 0) {
		by = STATS_Z95 * sqrt(1 / in->x1 + 1 / in->x0);
		out->rr_wald = (struct interval){out->rr * exp(-by),
		                                 out->rr * exp(by)};
	}
	if (x <= 0)
		return true;
	out->rr_exact = odds_limits(in->x1, x);
	out->rr_exact.low *= in->t0 / in->t1;
	out->rr_exact.high *= in->t0 / in->t1;
	out->p_exact =
	        stats_binomial_two_sided(in->x1, x, in->t1 / (in->t1 + in->t0));
	return true;
}
