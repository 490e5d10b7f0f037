/*
 * optimal.c - the pairs whose distances are least in all.
 *
 * Shortest augmenting paths (Kuhn and Munkres; Jonker and Volgenant 1987):
 * treated by treated, a path of least reduced cost from them to a free
 * control, along which all pairs change.  A treated that may have several
 * controls stands in the programme as often.  To stay without is a place of
 * one's own that costs more than all pairs together could save: so pairs are
 * as many as there can be, and of those the least.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "stats/linear.h"
#include "stats/optimal_local.h"

#define NONE OPTIMAL_NONE

/* What a pair costs; infinite where it may not be. */
static double
cost(const struct optimal *a, size_t i, size_t j)
{
	const struct stats_match_in *in = a->in;
	size_t t, c;
	double d;

	if (j >= a->right_n)
		return j - a->right_n == i ? a->without : INFINITY;
	t = a->left[i];
	c = a->right[j];
	if (in->cell != NULL && in->cell[t] != in->cell[c])
		return INFINITY;
	d = a->distance_at(a->data, t, c);
	return !isnan(a->width) && d > a->width ? INFINITY : d;
}

static void
assign_room(struct stats *st, const struct stats_match_in *in,
            struct optimal *a)
{
	size_t treated = 0, at = 0;

	for (size_t i = 0; i < in->n; i++)
		treated += in->treat[i] > 0.5;
	a->left_n = treated * in->ratio;
	a->left = arena_new(st->arena, size_t, a->left_n + 1);
	a->right = arena_new(st->arena, size_t, in->n + 1);
	for (size_t i = 0; i < in->n; i++) {
		if (in->treat[i] <= 0.5)
			a->right[a->right_n++] = i;
		else
			for (size_t k = 0; k < in->ratio; k++)
				a->left[at++] = i;
	}
	a->places = a->right_n + a->left_n;
	a->mate_l = arena_new(st->arena, size_t, a->left_n + 1);
	a->mate_r = arena_new(st->arena, size_t, a->places + 1);
	a->price_l = arena_new(st->arena, double, a->left_n + 1);
	a->price_r = arena_new(st->arena, double, a->places + 1);
	a->least = arena_new(st->arena, double, a->places + 1);
	a->from = arena_new(st->arena, size_t, a->places + 1);
	a->done = arena_new(st->arena, bool, a->places + 1);
	for (size_t i = 0; i < a->left_n; i++)
		a->mate_l[i] = NONE;
	for (size_t j = 0; j < a->places; j++)
		a->mate_r[j] = NONE;
}

/* More than any exchange of pairs could save. */
static void
without_set(struct optimal *a)
{
	double most = 0;

	for (size_t i = 0; i < a->left_n; i++)
		for (size_t j = 0; j < a->right_n; j++) {
			double c = cost(a, i, j);

			if (!isinf(c))
				most = fmax(most, c);
		}
	a->without = 2 * (double)(a->left_n + 1) * (most > 0 ? most : 1);
}

/* Every control that one treated can reach, nearer than before. */
static void
reach(struct optimal *a, size_t i, double so_far)
{
	for (size_t j = 0; j < a->places; j++) {
		double c, d;

		if (a->done[j])
			continue;
		c = cost(a, i, j);
		if (isinf(c))
			continue;
		d = so_far + c - a->price_l[i] - a->price_r[j];
		if (d < a->least[j]) {
			a->least[j] = d;
			a->from[j] = i;
		}
	}
}

/* The control that is nearest of those not done; NONE. */
static size_t
next_control(const struct optimal *a)
{
	size_t found = NONE;

	for (size_t j = 0; j < a->places; j++)
		if (!a->done[j] && !isinf(a->least[j]) &&
		    (found == NONE || a->least[j] < a->least[found]))
			found = j;
	return found;
}

/* Change the pairs along the path that ends at a free control. */
static void
augment(struct optimal *a, size_t first, size_t control)
{
	for (;;) {
		size_t i = a->from[control], before = a->mate_l[i];

		a->mate_r[control] = i;
		a->mate_l[i] = control;
		if (i == first)
			return;
		control = before;
	}
}

static void
prices_move(struct optimal *a, size_t first, double end)
{
	a->price_l[first] += end;
	for (size_t j = 0; j < a->places; j++) {
		if (!a->done[j])
			continue;
		a->price_r[j] += a->least[j] - end;
		if (a->mate_r[j] != NONE)
			a->price_l[a->mate_r[j]] += end - a->least[j];
	}
}

/* A control for one more treated, or their place without. */
static void
search(struct optimal *a, size_t first)
{
	size_t found;

	for (size_t j = 0; j < a->places; j++) {
		a->least[j] = INFINITY;
		a->done[j] = false;
	}
	reach(a, first, 0);
	for (;;) {
		found = next_control(a);
		assert(found != NONE);
		if (a->mate_r[found] == NONE)
			break;
		a->done[found] = true;
		reach(a, a->mate_r[found], a->least[found]);
	}
	prices_move(a, first, a->least[found]);
	augment(a, first, found);
}

void
optimal_make(struct stats *st, struct optimal *a)
{
	assign_room(st, a->in, a);
	without_set(a);
	for (size_t i = 0; i < a->left_n; i++)
		search(a, i);
}

/* The size of the largest price: what is less than 1e-9 of it is rounding. */
static double
prices_size(const struct optimal *a)
{
	double size = 0;

	for (size_t i = 0; i < a->left_n; i++)
		size = fmax(size, fabs(a->price_l[i]));
	for (size_t j = 0; j < a->places; j++)
		size = fmax(size, fabs(a->price_r[j]));
	return size;
}

/*
 * Whether prices are of the right sign.  That of a control who is taken is a
 * sum of differences: where distances tie, it may come to a hair above 0.
 */
static bool
prices_check(const struct optimal *a, double size)
{
	for (size_t j = 0; j < a->places; j++)
		if (a->mate_r[j] == NONE ? a->price_r[j] != 0
		                         : !(a->price_r[j] <= 1e-9 * size))
			return false;
	return true;
}

/* Whether what the pairs cost is what the prices come to. */
static bool
sums_agree(const struct optimal *a)
{
	struct stats_sum pairs = {0, 0}, prices = {0, 0};
	double cost_all, price_all;

	for (size_t i = 0; i < a->left_n; i++) {
		stats_sum_add(&pairs, cost(a, i, a->mate_l[i]));
		stats_sum_add(&prices, a->price_l[i]);
	}
	for (size_t j = 0; j < a->places; j++)
		stats_sum_add(&prices, a->price_r[j]);
	cost_all = stats_sum_get(&pairs);
	price_all = stats_sum_get(&prices);
	return fabs(cost_all - price_all) <= 1e-9 * fabs(cost_all);
}

bool
optimal_is_proved(const struct optimal *a)
{
	double size = prices_size(a);

	if (!prices_check(a, size))
		return false;
	for (size_t i = 0; i < a->left_n; i++)
		for (size_t j = 0; j < a->places; j++) {
			double c = cost(a, i, j), slack;

			if (isinf(c))
				continue;
			slack = c - a->price_l[i] - a->price_r[j];
			if (slack < -1e-9 * size ||
			    (a->mate_l[i] == j && slack > 1e-9 * size))
				return false;
		}
	return sums_agree(a);
}

static void
optimal_collect(struct stats *st, const struct optimal *a,
                struct stats_match *out)
{
	struct stats_sum total = {0, 0};
	size_t last = NONE;

	*out = (struct stats_match){.width = a->width,
	                            .links = arena_new(st->arena,
	                                               struct stats_link,
	                                               a->left_n + 1)};
	for (size_t i = 0; i < a->left_n; i++) {
		size_t j = a->mate_l[i];

		if (j >= a->right_n)
			continue;
		out->links[out->links_n++] =
		        (struct stats_link){a->left[i], a->right[j]};
		out->matched += a->left[i] != last;
		last = a->left[i];
		stats_sum_add(&total, cost(a, i, j));
	}
	out->total = stats_sum_get(&total);
}

bool
stats_match_optimal(struct stats *st, const struct stats_match_in *in,
                    double (*distance_at)(const void *data, size_t treated,
                                          size_t control),
                    const void *data, struct stats_match *out)
{
	struct optimal a = {.in = in,
	                    .distance_at = distance_at,
	                    .data = data,
	                    .width = in->distance == NULL
	                                     ? in->caliper
	                                     : stats_match_width(in)};

	optimal_make(st, &a);
	if (!optimal_is_proved(&a))
		return stats_stop(st, E_NOT_CONVERGED, S(""));
	optimal_collect(st, &a, out);
	if (out->links_n == 0) {
		stats_note(st, E_NO_OVERLAP)->count =
		        (int64_t)(a.left_n / in->ratio);
		return false;
	}
	stats_match_weights(st, in, out);
	return true;
}

/* --- Mahalanobis --------------------------------------------------------- */

/* The sums of squares within the groups. */
static void
within(const double *treat, const struct stats_matrix *x, double *out)
{
	double *mean[2] = {out + x->cols * x->cols,
	                   out + x->cols * x->cols + x->cols};
	double n[2] = {0, 0};

	memset(out, 0, x->cols * (x->cols + 2) * sizeof(*out));
	for (size_t i = 0; i < x->rows; i++)
		n[treat[i] > 0.5]++;
	for (size_t j = 0; j < x->cols; j++)
		for (size_t i = 0; i < x->rows; i++)
			mean[treat[i] > 0.5][j] +=
			        STATS_COLUMN(x, j)[i] / n[treat[i] > 0.5];
	for (size_t i = 0; i < x->rows; i++) {
		const double *m = mean[treat[i] > 0.5];

		for (size_t j = 0; j < x->cols; j++)
			for (size_t k = 0; k < x->cols; k++)
				out[j * x->cols + k] +=
				        (STATS_COLUMN(x, j)[i] - m[j]) *
				        (STATS_COLUMN(x, k)[i] - m[k]);
	}
}

bool
stats_mahalanobis_make(struct stats *st, const double *treat,
                       const struct stats_model *model,
                       struct stats_mahalanobis *out)
{
	const struct stats_matrix *x = &model->x;
	size_t p = x->cols;
	double *s = arena_new(st->arena, double, p *(p + 2) + 1);
	double *scale = arena_new(st->arena, double, p + 1);

	out->z = (struct stats_matrix){
	        x->rows, p, arena_new(st->arena, double, x->rows *p + 1)};
	within(treat, x, s);
	for (size_t j = 0; j < p * p; j++)
		s[j] /= (double)x->rows - 2;
	if (!stats_cholesky(s, scale, p))
		return stats_stop(st, E_NOT_CONVERGED, S(""));
	/* z = L^-1 D x, a row at a time: distances are then Euclid's. */
	for (size_t i = 0; i < x->rows; i++)
		for (size_t j = 0; j < p; j++) {
			double v = STATS_COLUMN(x, j)[i] * scale[j];

			for (size_t k = 0; k < j; k++)
				v -= s[j * p + k] * STATS_COLUMN(&out->z, k)[i];
			STATS_COLUMN(&out->z, j)[i] = v / s[j * p + j];
		}
	return true;
}

double
stats_mahalanobis_at(const void *data, size_t a, size_t b)
{
	const struct stats_mahalanobis *m = data;
	double sum = 0;

	for (size_t j = 0; j < m->z.cols; j++) {
		double d =
		        STATS_COLUMN(&m->z, j)[a] - STATS_COLUMN(&m->z, j)[b];

		sum += d * d;
	}
	return sqrt(sum);
}
