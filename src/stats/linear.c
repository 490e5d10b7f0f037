/*
 * linear.c - the little linear algebra that regression needs.
 */
#include "stats/linear.h"

#include <math.h>
#include <string.h>

/* Rows that are worked on together, so that they stay in the cache. */
#define BLOCK ((size_t)256)

void
stats_sum_add(struct stats_sum *s, double v)
{
	double sum = s->sum + v;

	s->lost += fabs(s->sum) >= fabs(v) ? (s->sum - sum) + v
	                                   : (v - sum) + s->sum;
	s->sum = sum;
}

double
stats_sum_get(const struct stats_sum *s)
{
	return s->sum + s->lost;
}

int
stats_by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double
stats_weight(const double *w, size_t i)
{
	return w == NULL ? 1 : w[i];
}

/* A dot product in four lanes; the order is the same everywhere. */
static double
dot(const double *a, const double *b, size_t n)
{
	double lane[4] = {0, 0, 0, 0};
	size_t i;

	for (i = 0; i + 4 <= n; i += 4)
		for (size_t k = 0; k < 4; k++)
			lane[k] += a[i + k] * b[i + k];
	for (; i < n; i++)
		lane[0] += a[i] * b[i];
	return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

void
stats_cross(struct arena *arena, const struct stats_matrix *x, const double *w,
            double *out)
{
	struct arena_mark mark = arena_mark(arena);
	size_t p = x->cols;
	double *scaled = arena_new(arena, double, BLOCK *p + 1);

	memset(out, 0, p * p * sizeof(*out));
	for (size_t from = 0; from < x->rows; from += BLOCK) {
		size_t n = x->rows - from < BLOCK ? x->rows - from : BLOCK;

		for (size_t j = 0; j < p; j++)
			for (size_t i = 0; i < n; i++)
				scaled[j * BLOCK + i] =
				        STATS_COLUMN(x, j)[from + i] *
				        stats_weight(w, from + i);
		for (size_t j = 0; j < p; j++)
			for (size_t k = 0; k <= j; k++)
				out[j * p + k] += dot(&scaled[j * BLOCK],
				                      STATS_COLUMN(x, k) + from,
				                      n);
	}
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k < j; k++)
			out[k * p + j] = out[j * p + k];
	arena_release(arena, mark);
}

void
stats_cross_vector(const struct stats_matrix *x, const double *r, double *out)
{
	for (size_t j = 0; j < x->cols; j++) {
		struct stats_sum sum = {0, 0};

		for (size_t from = 0; from < x->rows; from += BLOCK)
			stats_sum_add(&sum,
			              dot(STATS_COLUMN(x, j) + from, r + from,
			                  x->rows - from < BLOCK
			                          ? x->rows - from
			                          : BLOCK));
		out[j] = stats_sum_get(&sum);
	}
}

void
stats_times(const struct stats_matrix *x, const double *b, double *out)
{
	for (size_t i = 0; i < x->rows; i++)
		out[i] = 0;
	for (size_t j = 0; j < x->cols; j++) {
		const double *column = STATS_COLUMN(x, j);

		for (size_t i = 0; i < x->rows; i++)
			out[i] += column[i] * b[j];
	}
}

/* To a unit diagonal; false where a diagonal is not above 0. */
static bool
scale_unit(double *a, double *scale, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!(a[i * n + i] > 0) || !isfinite(a[i * n + i]))
			return false;
		scale[i] = 1 / sqrt(a[i * n + i]);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++)
			a[i * n + j] *= scale[i] * scale[j];
	return true;
}

bool
stats_cholesky(double *a, double *scale, size_t n)
{
	if (!scale_unit(a, scale, n))
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = a[i * n + j];

			for (size_t k = 0; k < j; k++)
				sum -= a[i * n + k] * a[j * n + k];
			if (i == j && !(sum > 1e-15))
				return false;
			a[i * n + j] = i == j ? sqrt(sum) : sum / a[j * n + j];
		}
	return true;
}

void
stats_cholesky_solve(const double *a, const double *scale, size_t n, double *b)
{
	for (size_t i = 0; i < n; i++) {
		b[i] *= scale[i];
		for (size_t k = 0; k < i; k++)
			b[i] -= a[i * n + k] * b[k];
		b[i] /= a[i * n + i];
	}
	for (size_t i = n; i-- > 0;) {
		for (size_t k = i + 1; k < n; k++)
			b[i] -= a[k * n + i] * b[k];
		b[i] /= a[i * n + i];
	}
	for (size_t i = 0; i < n; i++)
		b[i] *= scale[i];
}

bool
stats_solve(struct arena *arena, const double *a, size_t n, double *b)
{
	double *factor = arena_new(arena, double, n *n + 1);
	double *scale = arena_new(arena, double, n + 1);

	memcpy(factor, a, n * n * sizeof(*a));
	if (!stats_cholesky(factor, scale, n))
		return false;
	stats_cholesky_solve(factor, scale, n, b);
	return true;
}

bool
stats_inverse(struct arena *arena, const double *a, size_t n, double *out)
{
	double *factor = arena_new(arena, double, n *n + 1);
	double *scale = arena_new(arena, double, n + 1);
	double *column = arena_new(arena, double, n + 1);

	memcpy(factor, a, n * n * sizeof(*a));
	if (!stats_cholesky(factor, scale, n))
		return false;
	for (size_t j = 0; j < n; j++) {
		memset(column, 0, n * sizeof(*column));
		column[j] = 1;
		stats_cholesky_solve(factor, scale, n, column);
		for (size_t i = 0; i < n; i++)
			out[i * n + j] = column[i];
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			out[i * n + j] = out[j * n + i] =
			        (out[i * n + j] + out[j * n + i]) / 2;
	return true;
}

/* Take out of a column what the kept ones say (Gram and Schmidt, twice). */
static double
residual(double *column, double *const *kept, size_t kept_n, size_t rows)
{
	for (int twice = 0; twice < 2; twice++)
		for (size_t k = 0; k < kept_n; k++) {
			double share = dot(column, kept[k], rows);

			for (size_t i = 0; i < rows; i++)
				column[i] -= share * kept[k][i];
		}
	return sqrt(dot(column, column, rows));
}

/* Whether the columns are surely independent, by their Gram matrix. */
static bool
is_surely_whole(struct arena *arena, const struct stats_matrix *x)
{
	double *gram = arena_new(arena, double, x->cols * x->cols + 1);
	double *scale = arena_new(arena, double, x->cols + 1);

	stats_cross(arena, x, NULL, gram);
	if (!stats_cholesky(gram, scale, x->cols))
		return false;
	for (size_t j = 0; j < x->cols; j++)
		if (gram[j * x->cols + j] < 1e-4)
			return false;
	return true;
}

bool
stats_aliased(struct arena *arena, const struct stats_matrix *x,
              double tolerance, bool *out)
{
	struct arena_mark mark = arena_mark(arena);
	double **kept = arena_new(arena, double *, x->cols + 1);
	size_t kept_n = 0;
	bool any = false;

	if (is_surely_whole(arena, x)) {
		arena_release(arena, mark);
		return false;
	}
	for (size_t j = 0; j < x->cols; j++) {
		double *column = arena_new(arena, double, x->rows + 1);
		double norm, left;

		memcpy(column, STATS_COLUMN(x, j), x->rows * sizeof(*column));
		norm = sqrt(dot(column, column, x->rows));
		left = residual(column, kept, kept_n, x->rows);
		out[j] = !(left > tolerance * norm);
		any |= out[j];
		if (out[j])
			continue;
		for (size_t i = 0; i < x->rows; i++)
			column[i] /= left;
		kept[kept_n++] = column;
	}
	arena_release(arena, mark);
	return any;
}

double
stats_quadratic(const double *a, const double *b, size_t n)
{
	struct stats_sum sum = {0, 0};

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			stats_sum_add(&sum, b[i] * a[i * n + j] * b[j]);
	return stats_sum_get(&sum);
}

static void
multiply(const double *a, const double *b, size_t n, double *out)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			double sum = 0;

			for (size_t k = 0; k < n; k++)
				sum += a[i * n + k] * b[k * n + j];
			out[i * n + j] = sum;
		}
}

void
stats_sandwich(struct arena *arena, const double *a, const double *m, size_t n,
               double *out)
{
	struct arena_mark mark = arena_mark(arena);
	double *half = arena_new(arena, double, n *n + 1);

	multiply(a, m, n, half);
	multiply(half, a, n, out);
	arena_release(arena, mark);
}
