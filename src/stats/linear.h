/*
 * linear.h - the little linear algebra that regression needs.
 *
 * Own code and not a library: a study is verified by computing it again and
 * comparing bytes, and a tuned library gives other last digits on another
 * processor.  Sums run in a fixed order, whatever the number of threads.
 * Square matrices are flat and symmetric unless said otherwise.
 */
#ifndef STATS_LINEAR_H
#define STATS_LINEAR_H

#include <math.h>

#include "stats/frame.h"

/* The weight of row i; w NULL: all 1. */
static inline double
stats_weight(const double *w, size_t i)
{
	return w == NULL ? 1 : w[i];
}

/* X'WX of columns by columns; w NULL: all 1.  out holds cols x cols. */
void stats_cross(struct arena *arena, const struct stats_matrix *x,
                 const double *w, double *out);

/*
 * Add X'WX of the rows from `from` to below `to` to out's lower triangle;
 * scratch holds STATS_CROSS_ROOM(cols) numbers.
 */
#define STATS_CROSS_ROOM(cols) ((cols)*256 + 1)
void stats_cross_add(const struct stats_matrix *x, const double *w, size_t from,
                     size_t to, double *scratch, double *out);

/* A dot product in four lanes; the order is the same everywhere. */
double stats_dot(const double *a, const double *b, size_t n);

/* X'r, a sum of each column; out holds cols. */
void
stats_cross_vector(const struct stats_matrix *x, const double *r, double *out);

/* out[i] = (X b)[i] of the rows from `from` to below `to`. */
void stats_times_part(const struct stats_matrix *x, const double *b,
                      size_t from, size_t to, double *out);

/* out = X b, rows of them. */
void stats_times(const struct stats_matrix *x, const double *b, double *out);

/*
 * Cholesky's factor of a symmetric matrix of n x n, in its lower triangle
 * and scaled to a unit diagonal first.  False when it is not positive
 * definite to the last digits.
 */
MUST_CHECK bool stats_cholesky(double *a, double *scale, size_t n);

/* Solve with that factor, in place. */
void
stats_cholesky_solve(const double *a, const double *scale, size_t n, double *b);

/* Solve a x = b in place, for a symmetric positive definite a (kept). */
MUST_CHECK bool
stats_solve(struct arena *arena, const double *a, size_t n, double *b);

/* The inverse of a symmetric positive definite matrix. */
MUST_CHECK bool
stats_inverse(struct arena *arena, const double *a, size_t n, double *out);

/*
 * Which columns are sums of earlier ones, to a relative tolerance; whether
 * there is any.
 */
bool stats_aliased(struct stats *st, const struct stats_matrix *x,
                   double tolerance, bool *out);

/* b'Ab, and out = A M A for square matrices. */
double stats_quadratic(const double *a, const double *b, size_t n);
void stats_sandwich(struct arena *arena, const double *a, const double *m,
                    size_t n, double *out);

/* A sum that forgets nothing (Neumaier 1974). */
struct stats_sum {
	double sum, lost;
};

/* One more to it. */
static inline void
stats_sum_add(struct stats_sum *s, double v)
{
	double sum = s->sum + v;

	s->lost += fabs(s->sum) >= fabs(v) ? (s->sum - sum) + v
	                                   : (v - sum) + s->sum;
	s->sum = sum;
}

/* What it has come to. */
static inline double
stats_sum_get(const struct stats_sum *s)
{
	return s->sum + s->lost;
}

/* For qsort of numbers, rising. */
int stats_by_size(const void *a, const void *b);

#endif
