/*
 * special.c - distributions.
 */
#include "stats/special.h"

#include <float.h>
#include <math.h>

#define TURNS_MOST 100000

double
stats_normal_density(double z)
{
	return exp(-z * z / 2) * 0.39894228040143267794;
}

double
stats_normal_below(double z)
{
	return erfc(-z * M_SQRT1_2) / 2;
}

double
stats_normal_above(double z)
{
	return erfc(z * M_SQRT1_2) / 2;
}

double
stats_normal_two_sided(double z)
{
	return erfc(fabs(z) * M_SQRT1_2);
}

/* A start with three digits: Abramowitz and Stegun 26.2.23, p <= 0.5. */
static double
normal_near(double p)
{
	double t = sqrt(-2 * log(p));

	return -(t -
	         (2.515517 + t * (0.802853 + t * 0.010328)) /
	                 (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
}

double
stats_normal_at(double p)
{
	double z;

	if (isnan(p) || p < 0 || p > 1)
		return NAN;
	if (p <= 0 || p >= 1)
		return p <= 0 ? -INFINITY : INFINITY;
	if (p > 0.5)
		return -stats_normal_at(1 - p);
	z = normal_near(p);
	/* Halley's steps on log P: three digits become all of them. */
	for (int i = 0; i < 4; i++) {
		double below = stats_normal_below(z);
		double step = (below - p) / stats_normal_density(z);

		z -= step / (1 + z * step / 2);
	}
	return z;
}

double
stats_lgamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

double
stats_digamma(double x)
{
	double sum = 0, y;

	while (x < 12)
		sum -= 1 / x++;
	y = 1 / (x * x);
	return sum + log(x) - 0.5 / x -
	       y * (1.0 / 12 -
	            y * (1.0 / 120 -
	                 y * (1.0 / 252 -
	                      y * (1.0 / 240 -
	                           y * (1.0 / 132 -
	                                y * (691.0 / 32760 - y / 12))))));
}

double
stats_trigamma(double x)
{
	double sum = 0, y;

	while (x < 12) {
		sum += 1 / (x * x);
		x++;
	}
	y = 1 / (x * x);
	return sum + 1 / x + y / 2 +
	       y / x *
	               (1.0 / 6 -
	                y * (1.0 / 30 -
	                     y * (1.0 / 42 -
	                          y * (1.0 / 30 -
	                               y * (5.0 / 66 -
	                                    y * (691.0 / 2730 - y * 7 / 6))))));
}

/* --- incomplete gamma ---------------------------------------------------- */

static double
gamma_front(double a, double x)
{
	return exp(a * log(x) - x - stats_lgamma(a));
}

/* P(a, x) by its series; for x < a + 1. */
static double
gamma_series(double a, double x)
{
	double term = 1 / a, sum = term;

	for (int i = 1; i < TURNS_MOST; i++) {
		term *= x / (a + i);
		sum += term;
		if (term < sum * DBL_EPSILON / 4)
			break;
	}
	return sum * gamma_front(a, x);
}

/* Q(a, x) by its continued fraction (modified Lentz); for x >= a + 1. */
static double
gamma_fraction(double a, double x)
{
	double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / b, h = d;

	for (int i = 1; i < TURNS_MOST; i++) {
		double an = -i * (i - a), change;

		b += 2;
		d = an * d + b;
		d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
		c = b + an / c;
		c = fabs(c) < DBL_MIN ? DBL_MIN : c;
		change = d * c;
		h *= change;
		if (fabs(change - 1) < DBL_EPSILON)
			break;
	}
	return h * gamma_front(a, x);
}

double
stats_gamma_below(double a, double x)
{
	if (x <= 0)
		return 0;
	return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double
stats_gamma_above(double a, double x)
{
	if (x <= 0)
		return 1;
	return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

struct gamma_ask {
	double p, a;
};

static double
gamma_gap(double x, const void *data)
{
	const struct gamma_ask *ask = data;

	return stats_gamma_below(ask->a, x) - ask->p;
}

double
stats_gamma_at(double p, double a)
{
	struct gamma_ask ask = {p, a};
	double high = a + 1;

	if (p <= 0)
		return 0;
	while (gamma_gap(high, &ask) < 0)
		high *= 2;
	return stats_root(gamma_gap, &ask, 0, high);
}

double
stats_chisq_above(double x, double df)
{
	return stats_gamma_above(df / 2, x / 2);
}

/* --- incomplete beta ----------------------------------------------------- */

/* The continued fraction of I_x(a, b); for x < (a + 1) / (a + b + 2). */
static double
beta_fraction(double x, double a, double b)
{
	double c = 1, d = 1 - (a + b) * x / (a + 1), h;

	d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
	h = d;
	for (int m = 1; m < TURNS_MOST; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
		             ((a + 2 * m) * (a + 2 * m + 1));
		double change = 1;

		for (int half = 0; half < 2; half++) {
			double an = half == 0 ? even : odd;

			d = 1 + an * d;
			d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
			c = 1 + an / c;
			c = fabs(c) < DBL_MIN ? DBL_MIN : c;
			change = d * c;
			h *= change;
		}
		if (fabs(change - 1) < DBL_EPSILON)
			break;
	}
	return h;
}

double
stats_beta_below(double x, double a, double b)
{
	double front;

	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	front = exp(stats_lgamma(a + b) - stats_lgamma(a) - stats_lgamma(b) +
	            a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(x, a, b) / a;
	return 1 - front * beta_fraction(1 - x, b, a) / b;
}

struct beta_ask {
	double p, a, b;
};

static double
beta_gap(double x, const void *data)
{
	const struct beta_ask *ask = data;

	return stats_beta_below(x, ask->a, ask->b) - ask->p;
}

double
stats_beta_at(double p, double a, double b)
{
	struct beta_ask ask = {p, a, b};

	return stats_root(beta_gap, &ask, 0, 1);
}

/* --- Student's t --------------------------------------------------------- */

double
stats_t_above(double t, double df)
{
	double tail = stats_beta_below(df / (df + t * t), df / 2, 0.5) / 2;

	return t >= 0 ? tail : 1 - tail;
}

struct t_ask {
	double p, df;
};

static double
t_gap(double t, const void *data)
{
	const struct t_ask *ask = data;

	return ask->p - stats_t_above(t, ask->df);
}

double
stats_t_at(double p, double df)
{
	struct t_ask ask = {1 - p, df};
	double high = 4;

	if (isinf(df))
		return stats_normal_at(p);
	if (p < 0.5)
		return -stats_t_at(1 - p, df);
	while (t_gap(high, &ask) < 0)
		high *= 2;
	return stats_root(t_gap, &ask, 0, high);
}

/* --- binomial ------------------------------------------------------------ */

double
stats_binomial_is(double k, double n, double p)
{
	if (p <= 0 || p >= 1)
		return (p <= 0 ? k <= 0 : k >= n) ? 1 : 0;
	return exp(stats_lgamma(n + 1) - stats_lgamma(k + 1) -
	           stats_lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p));
}

double
stats_binomial_from(double k, double n, double p)
{
	if (k <= 0)
		return 1;
	return k > n ? 0 : stats_beta_below(p, k, n - k + 1);
}

double
stats_binomial_below(double k, double n, double p)
{
	if (k >= n)
		return 1;
	return k < 0 ? 0 : stats_beta_below(1 - p, n - k, k + 1);
}

double
stats_binomial_two_sided(double k, double n, double p)
{
	double most = stats_binomial_is(k, n, p) * (1 + 1e-7);
	double low = -1, high = n + 1, mode = floor((n + 1) * p);
	double from = 0, to;

	/* The last outcome below the mode that is no more likely than k. */
	to = fmin(mode, n);
	while (from <= to) {
		double middle = floor((from + to) / 2);

		if (stats_binomial_is(middle, n, p) <= most) {
			low = middle;
			from = middle + 1;
		} else {
			to = middle - 1;
		}
	}
	from = fmax(mode, low + 1);
	to = n;
	while (from <= to) {
		double middle = floor((from + to) / 2);

		if (stats_binomial_is(middle, n, p) <= most) {
			high = middle;
			to = middle - 1;
		} else {
			from = middle + 1;
		}
	}
	return fmin(1, stats_binomial_below(low, n, p) +
	                       stats_binomial_from(high, n, p));
}

void
stats_binomial_limits(double k, double n, double *low, double *high)
{
	*low = k <= 0 ? 0 : stats_beta_at(0.025, k, n - k + 1);
	*high = k >= n ? 1 : stats_beta_at(0.975, k + 1, n - k);
}

/* --- roots --------------------------------------------------------------- */

/* Brent's state: b is the best, a the one before, c on the other side. */
struct brent {
	double a, fa, b, fb, c, fc, step, before;
};

static void
brent_order(struct brent *s)
{
	if ((s->fb > 0) == (s->fc > 0)) {
		s->c = s->a;
		s->fc = s->fa;
		s->step = s->before = s->b - s->a;
	}
	if (fabs(s->fc) < fabs(s->fb)) {
		s->a = s->b;
		s->b = s->c;
		s->c = s->a;
		s->fa = s->fb;
		s->fb = s->fc;
		s->fc = s->fa;
	}
}

/* The next step: through two or three points, or by half. */
static void
brent_step(struct brent *s, double tolerance)
{
	double half = (s->c - s->b) / 2, p, q, r, t = s->fb / s->fa;

	if (fabs(s->before) < tolerance || fabs(s->fa) <= fabs(s->fb)) {
		s->step = s->before = half;
		return;
	}
	if (s->a == s->c) {
		p = 2 * half * t;
		q = 1 - t;
	} else {
		q = s->fa / s->fc;
		r = s->fb / s->fc;
		p = t * (2 * half * q * (q - r) - (s->b - s->a) * (r - 1));
		q = (q - 1) * (r - 1) * (t - 1);
	}
	q = p > 0 ? -q : q;
	p = fabs(p);
	if (2 * p <
	    fmin(3 * half * q - fabs(tolerance * q), fabs(s->before * q))) {
		s->before = s->step;
		s->step = p / q;
	} else {
		s->step = s->before = half;
	}
}

double
stats_root(double (*fn)(double x, const void *data), const void *data,
           double low, double high)
{
	struct brent s = {.a = low, .b = high, .c = high};

	s.fa = fn(low, data);
	s.fb = s.fc = fn(high, data);
	if (s.fa == 0)
		return low;
	for (int i = 0; i < 300 && s.fb != 0; i++) {
		double tolerance;

		brent_order(&s);
		tolerance = 2 * DBL_EPSILON * fabs(s.b) + DBL_MIN;
		if (fabs(s.c - s.b) / 2 <= tolerance)
			break;
		brent_step(&s, tolerance);
		s.a = s.b;
		s.fa = s.fb;
		s.b += fabs(s.step) > tolerance ? s.step
		       : s.c > s.b              ? tolerance
		                                : -tolerance;
		s.fb = fn(s.b, data);
	}
	return s.b;
}
