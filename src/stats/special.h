/*
 * special.h - distributions, to about fourteen digits, tails included.
 *
 * Every tail is computed as itself and never as one minus its other side, so
 * that a p value of 1e-300 is one (specification 7).  Own code: what Debian
 * has of this is under the GPL.
 */
#ifndef STATS_SPECIAL_H
#define STATS_SPECIAL_H

#include <stdbool.h>

/* The normal distribution leaves 2.5 % above this. */
#define STATS_Z95 1.959963984540054

/* Normal: density, P(Z <= z), P(Z > z), and z with P(Z <= z) = p. */
double stats_normal_density(double z);
double stats_normal_below(double z);
double stats_normal_above(double z);
double stats_normal_at(double p);

/* 2 P(Z > |z|) */
double stats_normal_two_sided(double z);

/* log of |gamma(x)|, in any thread. */
double stats_lgamma(double x);

/* First and second derivative of log gamma, for x > 0. */
double stats_digamma(double x);
double stats_trigamma(double x);

/* Incomplete gamma, regularised: P(a, x) and Q(a, x); a > 0, x >= 0. */
double stats_gamma_below(double a, double x);
double stats_gamma_above(double a, double x);
/* x with P(a, x) = p. */
double stats_gamma_at(double p, double a);

/* Chi-square on df degrees of freedom, P(X > x). */
double stats_chisq_above(double x, double df);

/* Incomplete beta, regularised: I_x(a, b), and x with I_x(a, b) = p. */
double stats_beta_below(double x, double a, double b);
double stats_beta_at(double p, double a, double b);

/* Student's t: P(T > t), and t with P(T <= t) = p. */
double stats_t_above(double t, double df);
double stats_t_at(double p, double df);

/* Binomial: P(X = k), P(X <= k), P(X >= k). */
double stats_binomial_is(double k, double n, double p);
double stats_binomial_below(double k, double n, double p);
double stats_binomial_from(double k, double n, double p);

/*
 * Two-sided exact p of a binomial count: the sum of all outcomes that are no
 * more likely than k, with a relative slack of 1e-7 (as R's binom.test).
 */
double stats_binomial_two_sided(double k, double n, double p);

/* Exact (Clopper-Pearson) 95 % limits of a binomial share. */
void stats_binomial_limits(double k, double n, double *low, double *high);

/*
 * The place where a rising or falling function is 0 between low and high,
 * where its signs differ, to the last digits (Brent's method).  At an end
 * where the function is 0 already, that end.
 */
double stats_root(double (*fn)(double x, const void *data), const void *data,
                  double low, double high);

#endif
