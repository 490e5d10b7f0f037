/*
 * linear.c - the little linear algebra that regression needs.
 */
#include "stats/linear.h"

#include <math.h>
#include <string.h>

#include "stats/share.h"

/* Rows that are worked on together, so that they stay in the cache. */
#define BLOCK ((size_t)256)

/* Rows by which columns are mostly seen to be independent. */
#define SOME ((size_t)16384)

int
stats_by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Four lanes at any address. */
typedef double lanes __attribute__((vector_size(32), aligned(8)));

/*
 * Wider registers where the processor has them: the lanes and their order
 * stay, and nothing is rounded once where it is twice elsewhere.  Only static
 * functions have it: clang before 17 gives the choice between the two a name
 * that other files do not find.  Other processors than x86 have no such choice:
 * there the compiler's own vectors do, and the numbers are the same.
 */
#if defined(__x86_64__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

WIDE static double
dot(const double *a, const double *b, size_t n)
{
	lanes sum = {0};
	size_t i;

	for (i = 0; i + 4 <= n; i += 4)
		sum += *(const lanes *)(a + i) * *(const lanes *)(b + i);
	for (; i < n; i++)
		sum[0] += a[i] * b[i];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

double
stats_dot(const double *a, const double *b, size_t n)
{
	return dot(a, b, n);
}

#define TILE_ROWS ((size_t)4)
#define TILE_COLS ((size_t)3)

/* All dot products of four columns and three, each as stats_dot has it. */
static inline __attribute__((always_inline)) void
tile_dots(const double *const a[TILE_ROWS], const double *const b[TILE_COLS],
          size_t n, double out[TILE_ROWS][TILE_COLS])
{
	lanes sum[TILE_ROWS][TILE_COLS];
	size_t i;

	for (size_t j = 0; j < TILE_ROWS; j++)
		for (size_t k = 0; k < TILE_COLS; k++)
			sum[j][k] = (lanes){0};
	for (i = 0; i + 4 <= n; i += 4) {
		lanes y[TILE_COLS];

		for (size_t k = 0; k < TILE_COLS; k++)
			y[k] = *(const lanes *)(b[k] + i);
		for (size_t j = 0; j < TILE_ROWS; j++) {
			lanes x = *(const lanes *)(a[j] + i);

			for (size_t k = 0; k < TILE_COLS; k++)
				sum[j][k] += x * y[k];
		}
	}
	for (size_t j = 0; j < TILE_ROWS; j++)
		for (size_t k = 0; k < TILE_COLS; k++) {
			lanes s = sum[j][k];

			for (size_t r = i; r < n; r++)
				s[0] += a[j][r] * b[k][r];
			out[j][k] = (s[0] + s[1]) + (s[2] + s[3]);
		}
}

/* The tile from (j, k) on; past the last column the last one stands in. */
static inline __attribute__((always_inline)) void
tile_add(const struct stats_matrix *x, const double *scaled, size_t from,
         size_t n, const size_t at[2], double *out)
{
	const double *a[TILE_ROWS], *b[TILE_COLS];
	double dots[TILE_ROWS][TILE_COLS];
	size_t p = x->cols;

	for (size_t j = 0; j < TILE_ROWS; j++)
		a[j] = scaled + (at[0] + j < p ? at[0] + j : p - 1) * BLOCK;
	for (size_t k = 0; k < TILE_COLS; k++)
		b[k] = STATS_COLUMN(x, at[1] + k < p ? at[1] + k : p - 1) +
		       from;
	tile_dots(a, b, n, dots);
	for (size_t j = at[0]; j < at[0] + TILE_ROWS && j < p; j++)
		for (size_t k = at[1]; k < at[1] + TILE_COLS && k <= j; k++)
			out[j * p + k] += dots[j - at[0]][k - at[1]];
}

/* A column times its rows' weights. */
static inline __attribute__((always_inline)) void
column_scale(const double *restrict v, const double *restrict w, size_t n,
             double *restrict out)
{
	size_t i;

	for (i = 0; i + 4 <= n; i += 4)
		*(lanes *)(out + i) =
		        *(const lanes *)(v + i) * *(const lanes *)(w + i);
	for (; i < n; i++)
		out[i] = v[i] * w[i];
}

WIDE static void
block_add(const struct stats_matrix *x, const double *w, size_t from, size_t n,
          double *scaled, double *out)
{
	size_t p = x->cols;

	for (size_t j = 0; j < p; j++) {
		const double *column = STATS_COLUMN(x, j) + from;

		if (w == NULL)
			memcpy(scaled + j * BLOCK, column, n * sizeof(*column));
		else
			column_scale(column, w + from, n, scaled + j * BLOCK);
	}
	for (size_t j = 0; j < p; j += TILE_ROWS)
		for (size_t k = 0; k < j + TILE_ROWS && k < p; k += TILE_COLS)
			tile_add(x, scaled, from, n, (size_t[]){j, k}, out);
}

void
stats_cross_add(const struct stats_matrix *x, const double *w, size_t from,
                size_t to, double *scratch, double *out)
{
	for (; from < to; from += BLOCK)
		block_add(x, w, from, to - from < BLOCK ? to - from : BLOCK,
		          scratch, out);
}

void
stats_cross(struct arena *arena, const struct stats_matrix *x, const double *w,
            double *out)
{
	struct arena_mark mark = arena_mark(arena);
	size_t p = x->cols;
	double *scratch = arena_new(arena, double, STATS_CROSS_ROOM(p));

	memset(out, 0, p * p * sizeof(*out));
	stats_cross_add(x, w, 0, x->rows, scratch, out);
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
			stats_sum_add(&sum, stats_dot(STATS_COLUMN(x, j) + from,
			                              r + from,
			                              x->rows - from < BLOCK
			                                      ? x->rows - from
			                                      : BLOCK));
		out[j] = stats_sum_get(&sum);
	}
}

/* Add some columns times their coefficients, the first of them first. */
static inline __attribute__((always_inline)) void
columns_add(const struct stats_matrix *x, const double *b, size_t from,
            size_t n, size_t at, size_t cols, double *restrict out)
{
	size_t i;

	for (i = 0; i + 4 <= n; i += 4) {
		lanes sum = *(const lanes *)(out + i);

		for (size_t j = at; j < at + cols; j++)
			sum += *(const lanes *)(STATS_COLUMN(x, j) + from + i) *
			       b[j];
		*(lanes *)(out + i) = sum;
	}
	for (; i < n; i++)
		for (size_t j = at; j < at + cols; j++)
			out[i] += STATS_COLUMN(x, j)[from + i] * b[j];
}

WIDE static void
times_part(const struct stats_matrix *x, const double *b, size_t from,
           size_t to, double *out)
{
	for (; from < to; from += BLOCK) {
		size_t n = to - from < BLOCK ? to - from : BLOCK, j = 0;

		memset(out + from, 0, n * sizeof(*out));
		for (; j + 4 <= x->cols; j += 4)
			columns_add(x, b, from, n, j, 4, out + from);
		for (; j < x->cols; j++)
			columns_add(x, b, from, n, j, 1, out + from);
	}
}

void
stats_times_part(const struct stats_matrix *x, const double *b, size_t from,
                 size_t to, double *out)
{
	times_part(x, b, from, to, out);
}

void
stats_times(const struct stats_matrix *x, const double *b, double *out)
{
	stats_times_part(x, b, 0, x->rows, out);
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
			double share = stats_dot(column, kept[k], rows);

			for (size_t i = 0; i < rows; i++)
				column[i] -= share * kept[k][i];
		}
	return sqrt(stats_dot(column, column, rows));
}

/* The Gram matrix of the first rows. */
static void
gram_make(struct arena *arena, const struct stats_matrix *x, size_t rows,
          double *gram)
{
	double *scratch = arena_new(arena, double, STATS_CROSS_ROOM(x->cols));

	memset(gram, 0, x->cols * x->cols * sizeof(*gram));
	stats_cross_add(x, NULL, 0, rows, scratch, gram);
}

/* The squares of each column, added up; a column is a part of the work. */
struct lengths {
	const struct stats_matrix *x;
	double *square;
};

static void
length_take(void *data, size_t j, size_t hand)
{
	struct lengths *l = data;
	const double *column = STATS_COLUMN(l->x, j);

	(void)hand;
	l->square[j] = stats_dot(column, column, l->x->rows);
}

/* Whether no column is many times as long in all rows as in the first. */
static bool
are_alike(struct stats *st, const struct stats_matrix *x, const double *scale)
{
	struct lengths all = {x, arena_new(st->arena, double, x->cols + 1)};

	stats_share(st->threads, x->cols, length_take, &all);
	for (size_t j = 0; j < x->cols; j++)
		if (!(all.square[j] < 1e4 / (scale[j] * scale[j])))
			return false;
	return true;
}

/*
 * Whether the columns are surely independent, by their Gram matrix of some
 * rows, the first: what the others leave of a column in these they leave of it
 * in all, or more; so that they do where no column is many times as long in
 * all.
 */
static bool
is_surely_whole(struct stats *st, const struct stats_matrix *x, size_t rows)
{
	size_t p = x->cols;
	double *gram = arena_new(st->arena, double, p *p + 1);
	double *scale = arena_new(st->arena, double, p + 1);

	gram_make(st->arena, x, rows, gram);
	if (!stats_cholesky(gram, scale, p))
		return false;
	for (size_t j = 0; j < p; j++)
		if (gram[j * p + j] < 1e-4)
			return false;
	return rows == x->rows || are_alike(st, x, scale);
}

bool
stats_aliased(struct stats *st, const struct stats_matrix *x, double tolerance,
              bool *out)
{
	struct arena *arena = st->arena;
	struct arena_mark mark = arena_mark(arena);
	double **kept = arena_new(arena, double *, x->cols + 1);
	size_t kept_n = 0;
	bool any = false;

	if ((x->rows > SOME && is_surely_whole(st, x, SOME)) ||
	    is_surely_whole(st, x, x->rows)) {
		arena_release(arena, mark);
		return false;
	}
	for (size_t j = 0; j < x->cols; j++) {
		double *column = arena_new(arena, double, x->rows + 1);
		double norm, left;

		memcpy(column, STATS_COLUMN(x, j), x->rows * sizeof(*column));
		norm = sqrt(stats_dot(column, column, x->rows));
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
