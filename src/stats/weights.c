/*
 * weights.c - weights from a score, and weights that balance by themselves.
 */
#include <math.h>
#include <string.h>

#include "stats/balance.h"
#include "stats/linear.h"

#define STEPS_MOST  200
#define HALVES_MOST 40
#define NOTHING     1e-10

bool
stats_weights_score(struct stats *st, enum stats_estimand estimand,
                    const double *treat, const struct stats_column *score,
                    size_t n, double *out)
{
	for (size_t i = 0; i < n; i++) {
		double e = score->v[i];
		bool t = treat[i] > 0.5;

		if (!(e > 0) || !(e < 1)) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			stats_about(note, score->name);
			note->row = (int64_t)i + 1;
			return false;
		}
		switch (estimand) {
		case STATS_ATT:
			out[i] = t ? 1 : e / (1 - e);
			break;
		case STATS_ATE:
			out[i] = t ? 1 / e : 1 / (1 - e);
			break;
		default:
			out[i] = t ? 1 - e : e;
		}
	}
	return true;
}

/* --- entropy balancing --------------------------------------------------- */

struct entropy {
	struct stats_matrix
	        z;    /* controls by columns: x - treated mean, scaled */
	size_t *rows; /* of the controls */
	double *lambda, *tried, *gap, *step;
	double *share; /* of each control; they sum to 1 */
	double *eta, *curve;
};

/* log sum exp(z lambda), and the shares that go with it. */
static double
entropy_at(struct entropy *e, const double *lambda)
{
	double most = -INFINITY, sum = 0;

	stats_times(&e->z, lambda, e->eta);
	for (size_t i = 0; i < e->z.rows; i++)
		most = fmax(most, e->eta[i]);
	for (size_t i = 0; i < e->z.rows; i++) {
		e->share[i] = exp(e->eta[i] - most);
		sum += e->share[i];
	}
	for (size_t i = 0; i < e->z.rows; i++)
		e->share[i] /= sum;
	return sum > 0 ? most + log(sum) : -INFINITY;
}

static void
entropy_room(struct stats *st, const double *treat, struct stats_model *x,
             struct entropy *e)
{
	size_t p = x->x.cols, n = 0, at = 0;
	struct arena *arena = st->arena;

	for (size_t i = 0; i < x->x.rows; i++)
		n += treat[i] <= 0.5;
	*e = (struct entropy){.z = {n, p, x->x.v},
	                      .rows = arena_new(arena, size_t, n + 1),
	                      .lambda = arena_new(arena, double, p + 1),
	                      .tried = arena_new(arena, double, p + 1),
	                      .gap = arena_new(arena, double, p + 1),
	                      .step = arena_new(arena, double, p + 1),
	                      .share = arena_new(arena, double, n + 1),
	                      .eta = arena_new(arena, double, n + 1),
	                      .curve = arena_new(arena, double, p *p + 1)};
	for (size_t i = 0; i < x->x.rows; i++)
		if (treat[i] <= 0.5)
			e->rows[at++] = i;
}

/*
 * The controls' columns around the treated's means, by their spread.  They take
 * the place of the columns that they come from: a number goes where one stood
 * that has been read.
 */
static void
entropy_centre(const double *treat, const struct stats_model *x,
               struct entropy *e)
{
	for (size_t j = 0; j < x->x.cols; j++) {
		const double *from = STATS_COLUMN(&x->x, j);
		double *to = STATS_COLUMN(&e->z, j);
		struct stats_sum sum = {0, 0};
		double mean, spread = 0, treated = 0;

		for (size_t i = 0; i < x->x.rows; i++)
			if (treat[i] > 0.5) {
				stats_sum_add(&sum, from[i]);
				treated++;
			}
		mean = stats_sum_get(&sum) / treated;
		for (size_t i = 0; i < e->z.rows; i++) {
			to[i] = from[e->rows[i]] - mean;
			spread = fmax(spread, fabs(to[i]));
		}
		for (size_t i = 0; i < e->z.rows && spread > 0; i++)
			to[i] /= spread;
	}
}

/* The gaps of the moments now; the largest of them. */
static double
entropy_gap(struct entropy *e)
{
	double most = 0;

	stats_cross_vector(&e->z, e->share, e->gap);
	for (size_t j = 0; j < e->z.cols; j++)
		most = fmax(most, fabs(e->gap[j]));
	return most;
}

/* One step of Newton's, halved until the sum falls. */
static bool
entropy_step(struct stats *st, struct entropy *e, double *value)
{
	size_t p = e->z.cols;
	double share = 1, slope = 0, now;

	stats_cross(st->arena, &e->z, e->share, e->curve);
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k < p; k++)
			e->curve[j * p + k] -= e->gap[j] * e->gap[k];
	memcpy(e->step, e->gap, p * sizeof(*e->gap));
	if (!stats_solve(st->arena, e->curve, p, e->step))
		return false;
	for (size_t j = 0; j < p; j++)
		slope += e->step[j] * e->gap[j];
	for (int half = 0; half < HALVES_MOST; half++) {
		for (size_t j = 0; j < p; j++)
			e->tried[j] = e->lambda[j] - share * e->step[j];
		now = entropy_at(e, e->tried);
		if (now <= *value - 1e-4 * share * slope + 1e-15) {
			memcpy(e->lambda, e->tried, p * sizeof(*e->tried));
			*value = now;
			return true;
		}
		share /= 2;
	}
	return false;
}

/* Nothing reaches the means: the columns that still miss, named. */
static bool
entropy_fails(struct stats *st, const struct stats_model *x,
              const struct entropy *e)
{
	struct stats_note *note = stats_note(st, E_NO_BALANCE_POSSIBLE);
	double most = 0;

	for (size_t j = 0; j < e->z.cols; j++)
		most = fmax(most, fabs(e->gap[j]));
	for (size_t j = 0; j < e->z.cols; j++)
		if (fabs(e->gap[j]) >= most / 10)
			stats_about(note, x->names[j]);
	return false;
}

bool
stats_weights_entropy(struct stats *st, const double *treat,
                      struct stats_model *x, double *out)
{
	struct entropy e;
	double value, treated;

	entropy_room(st, treat, x, &e);
	treated = (double)(x->x.rows - e.z.rows);
	if (e.z.rows == 0 || treated <= 0)
		return stats_stop(st, E_NO_OVERLAP, S(""));
	entropy_centre(treat, x, &e);
	value = entropy_at(&e, e.lambda);
	for (int i = 0; i < STEPS_MOST; i++) {
		if (entropy_gap(&e) < NOTHING)
			break;
		if (i == STEPS_MOST - 1 || !entropy_step(st, &e, &value))
			return entropy_fails(st, x, &e);
	}
	for (size_t i = 0; i < x->x.rows; i++)
		out[i] = 1;
	for (size_t i = 0; i < e.z.rows; i++)
		out[e.rows[i]] = treated * e.share[i];
	return true;
}
