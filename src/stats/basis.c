/*
 * basis.c - columns that say nearly the same, as others that do not.
 */
#include "stats/basis.h"

#include <math.h>
#include <string.h>

#include "stats/linear.h"

/* Rows by which columns are mostly seen to be far from each other. */
#define SOME ((size_t)16384)

/* What the others leave of a column, of its length: below it squares lose more
 * than half of the digits that are asked for. */
#define LEFT 1e-3

static bool
are_apart(struct stats *st, const struct stats_matrix *x, size_t rows)
{
	struct arena_mark mark = arena_mark(st->arena);
	size_t p = x->cols;
	double *gram = arena_new(st->arena, double, p *p + 1);
	double *scale = arena_new(st->arena, double, p + 1);
	double *scratch = arena_new(st->arena, double, STATS_CROSS_ROOM(p));
	bool apart;

	stats_cross_add(x, NULL, 0, rows, scratch, gram);
	apart = stats_cholesky(gram, scale, p);
	for (size_t j = 0; apart && j < p; j++)
		apart = gram[j * p + j] >= LEFT;
	arena_release(st->arena, mark);
	return apart;
}

/* Take out of column j what the earlier ones say; r: how much of each. */
static void
column_leave(const struct stats_matrix *q, size_t j, double *r)
{
	double *column = STATS_COLUMN(q, j), norm;

	for (int twice = 0; twice < 2; twice++)
		for (size_t k = 0; k < j; k++) {
			const double *other = STATS_COLUMN(q, k);
			double share = stats_dot(column, other, q->rows) /
			               (double)q->rows;

			r[k * q->cols + j] += share;
			for (size_t i = 0; i < q->rows; i++)
				column[i] -= share * other[i];
		}
	norm = sqrt(stats_dot(column, column, q->rows) / (double)q->rows);
	norm = norm > 0 ? norm : 1;
	r[j * q->cols + j] = norm;
	for (size_t i = 0; i < q->rows; i++)
		column[i] /= norm;
}

/* t = r^-1, column by column. */
static void
inverse_make(const double *r, size_t p, double *t)
{
	for (size_t j = 0; j < p; j++) {
		t[j * p + j] = 1 / r[j * p + j];
		for (size_t i = j; i-- > 0;) {
			double sum = 0;

			for (size_t k = i + 1; k <= j; k++)
				sum += r[i * p + k] * t[k * p + j];
			t[i * p + j] = -sum / r[i * p + i];
		}
	}
}

bool
stats_basis_make(struct stats *st, const struct stats_matrix *x,
                 struct stats_basis *out)
{
	size_t p = x->cols;
	double *r;

	if ((x->rows > SOME && are_apart(st, x, SOME)) ||
	    are_apart(st, x, x->rows))
		return false;
	r = arena_new(st->arena, double, p *p + 1);
	*out = (struct stats_basis){
	        .q = {x->rows, p, arena_new(st->arena, double, x->rows *p + 1)},
	        .t = arena_new(st->arena, double, p *p + 1)};
	memcpy(out->q.v, x->v, x->rows * p * sizeof(*x->v));
	for (size_t j = 0; j < p; j++)
		column_leave(&out->q, j, r);
	inverse_make(r, p, out->t);
	return true;
}

void
stats_basis_back(const struct stats_basis *b, double *coef)
{
	size_t p = b->q.cols;

	for (size_t i = 0; i < p; i++) {
		struct stats_sum sum = {0, 0};

		for (size_t k = i; k < p; k++)
			stats_sum_add(&sum, b->t[i * p + k] * coef[k]);
		coef[i] = stats_sum_get(&sum);
	}
}

void
stats_basis_square(struct arena *arena, const struct stats_basis *b,
                   const double *v, double *out)
{
	size_t p = b->q.cols;
	struct arena_mark mark = arena_mark(arena);
	double *half = arena_new(arena, double, p *p + 1);

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			for (size_t k = i; k < p; k++)
				half[i * p + j] +=
				        b->t[i * p + k] * v[k * p + j];
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j <= i; j++) {
			struct stats_sum sum = {0, 0};

			for (size_t k = j; k < p; k++)
				stats_sum_add(&sum, half[i * p + k] *
				                            b->t[j * p + k]);
			out[i * p + j] = out[j * p + i] = stats_sum_get(&sum);
		}
	arena_release(arena, mark);
}
