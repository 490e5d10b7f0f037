/*
 * separate.c - the proof that a two-valued outcome is separated.
 *
 * The programme: most of sum_i s_i x_i b, with s_i x_i b >= 0 for all i and
 * every b_j between -1 and 1.  Its dual has a row a column and a variable a
 * row of the data: least of sum(u + v) with u - v - A'y = c; u, v, y >= 0.
 * u - v = c, y = 0 is a first solution, and the multipliers of the last one
 * are b.  The revised simplex method, then, with a basis as wide as the
 * model; Bland's rule once it stands still.
 */
#include "stats/separate.h"

#include <math.h>
#include <string.h>

#include "stats/linear.h"

#define STEPS_MOST 20000
#define SLACK      1e-9

struct simplex {
	const struct stats_matrix *x;
	const double *sign;  /* rows */
	const double *scale; /* columns */
	size_t p;
	size_t *basis;   /* p: u_j is j, v_j is p + j, y_i is 2 p + i */
	double *inverse; /* p x p, of the basis */
	double *value;   /* p */
	double *b;       /* p: the multipliers */
	double *into;    /* p */
	bool by_place;   /* Bland's rule */
};

/* A variable's column in the rows of the programme. */
static double
column_at(const struct simplex *s, size_t variable, size_t j)
{
	if (variable < s->p)
		return variable == j ? 1 : 0;
	if (variable < 2 * s->p)
		return variable - s->p == j ? -1 : 0;
	variable -= 2 * s->p;
	return -s->sign[variable] * STATS_COLUMN(s->x, j)[variable] *
	       s->scale[j];
}

/* b = cost of the basis times its inverse; only u and v cost. */
static void
multipliers(struct simplex *s)
{
	for (size_t j = 0; j < s->p; j++) {
		s->b[j] = 0;
		for (size_t k = 0; k < s->p; k++)
			if (s->basis[k] < 2 * s->p)
				s->b[j] += s->inverse[k * s->p + j];
	}
}

/* What a variable would change the sum by, for each of it. */
static double
reduced_cost(const struct simplex *s, size_t variable)
{
	double cost = 0;

	if (variable < s->p)
		return 1 - s->b[variable];
	if (variable < 2 * s->p)
		return 1 + s->b[variable - s->p];
	for (size_t j = 0; j < s->p; j++)
		cost -= column_at(s, variable, j) * s->b[j];
	return cost;
}

/* The variable to come in: -1 when none makes it less. */
static int64_t
entering(const struct simplex *s)
{
	size_t n = 2 * s->p + s->x->rows;
	double best = -SLACK;
	int64_t found = -1;

	for (size_t i = 0; i < n && (found < 0 || !s->by_place); i++) {
		double cost = reduced_cost(s, i);

		if (cost < best) {
			best = cost;
			found = (int64_t)i;
		}
	}
	return found;
}

/* The place in the basis that is left: p when nothing stops it. */
static size_t
leaving(struct simplex *s, size_t variable, double *least)
{
	size_t found = s->p;

	*least = INFINITY;
	for (size_t k = 0; k < s->p; k++) {
		double ratio;

		s->into[k] = 0;
		for (size_t j = 0; j < s->p; j++)
			s->into[k] += s->inverse[k * s->p + j] *
			              column_at(s, variable, j);
		if (s->into[k] <= SLACK)
			continue;
		ratio = s->value[k] / s->into[k];
		if (ratio < *least ||
		    (ratio <= *least && s->basis[k] < s->basis[found])) {
			*least = ratio;
			found = k;
		}
	}
	return found;
}

static void
pivot(struct simplex *s, size_t place, size_t variable, double step)
{
	double by = s->into[place];

	for (size_t k = 0; k < s->p; k++)
		if (k != place)
			s->value[k] = fmax(0, s->value[k] - step * s->into[k]);
	s->value[place] = step;
	for (size_t j = 0; j < s->p; j++)
		s->inverse[place * s->p + j] /= by;
	for (size_t k = 0; k < s->p; k++) {
		if (k == place)
			continue;
		for (size_t j = 0; j < s->p; j++)
			s->inverse[k * s->p + j] -=
			        s->into[k] * s->inverse[place * s->p + j];
	}
	s->basis[place] = variable;
}

static void
simplex_start(struct stats *st, struct simplex *s)
{
	size_t p = s->p;

	s->basis = arena_new(st->arena, size_t, p + 1);
	s->inverse = arena_new(st->arena, double, p *p + 1);
	s->value = arena_new(st->arena, double, p + 1);
	s->b = arena_new(st->arena, double, p + 1);
	s->into = arena_new(st->arena, double, p + 1);
	for (size_t j = 0; j < p; j++) {
		double c = 0;

		for (size_t i = 0; i < s->x->rows; i++)
			c += s->sign[i] * STATS_COLUMN(s->x, j)[i] *
			     s->scale[j];
		s->basis[j] = c >= 0 ? j : p + j;
		s->inverse[j * p + j] = c >= 0 ? 1 : -1;
		s->value[j] = fabs(c);
	}
}

/* Run to the end; what is left of the sum. */
static double
simplex_run(struct simplex *s)
{
	double left = 0;
	int still = 0;

	for (int i = 0; i < STEPS_MOST; i++) {
		int64_t in;
		size_t out;
		double step;

		multipliers(s);
		in = entering(s);
		if (in < 0)
			break;
		out = leaving(s, (size_t)in, &step);
		if (out == s->p)
			break;
		still = step > 0 ? 0 : still + 1;
		s->by_place = still > 50;
		pivot(s, out, (size_t)in, step);
	}
	for (size_t k = 0; k < s->p; k++)
		if (s->basis[k] < 2 * s->p)
			left += s->value[k];
	return left;
}

/* In the columns that a basis was made of, by what is each's own. */
static void
direction_back(struct simplex *s, const struct stats_basis *basis)
{
	for (size_t j = 0; j < s->p; j++)
		s->b[j] *= s->scale[j];
	stats_basis_back(basis, s->b);
	for (size_t j = 0; j < s->p; j++)
		s->b[j] /= basis->t[j * s->p + j];
}

/* The columns that a direction is made of. */
static void
direction_note(struct stats *st, enum stats_code code,
               const struct stats_model *model, const double *b)
{
	struct stats_note *note = stats_note(st, code);

	for (size_t j = 0; j < model->x.cols; j++)
		if (fabs(b[j]) > 1e-6 && !str_is(model->sources[j], ""))
			stats_about(note, model->names[j]);
}

/* y NULL: all rows are as they are. */
static bool
is_proved(struct stats *st, enum stats_code code,
          const struct stats_model *model, const struct stats_basis *basis,
          const double *y)
{
	size_t n = model->x.rows, p = model->x.cols;
	double *sign = arena_new(st->arena, double, n + 1);
	double *scale = arena_new(st->arena, double, p + 1);
	struct simplex s = {
	        .x = &model->x, .sign = sign, .scale = scale, .p = p};

	for (size_t i = 0; i < n; i++)
		sign[i] = y == NULL || y[i] > 0.5 ? 1 : -1;
	for (size_t j = 0; j < p; j++) {
		for (size_t i = 0; i < n; i++)
			scale[j] = fmax(scale[j],
			                fabs(STATS_COLUMN(&model->x, j)[i]));
		scale[j] = scale[j] > 0 ? 1 / scale[j] : 1;
	}
	simplex_start(st, &s);
	if (simplex_run(&s) <= 1e-7)
		return false;
	if (basis != NULL)
		direction_back(&s, basis);
	direction_note(st, code, model, s.b);
	return true;
}

bool
stats_separated(struct stats *st, const struct stats_model *model,
                const struct stats_basis *basis, const double *y)
{
	return is_proved(st, E_SEPARATION, model, basis, y);
}

bool
stats_rises(struct stats *st, const struct stats_model *model)
{
	return is_proved(st, E_MONOTONE, model, NULL, NULL);
}

/*
 * Where somebody had an event nothing may move; where nobody had, it may only
 * go down.  A row that may not move is one that may go up and one that may go
 * down.
 */
bool
stats_separated_counts(struct stats *st, const struct stats_model *model,
                       const struct stats_basis *basis, const double *y)
{
	const struct stats_matrix *x = &model->x;
	struct stats_model both = *model;
	double *sign = arena_new(st->arena, double, 2 * x->rows + 1);
	size_t n = x->rows;

	for (size_t i = 0; i < x->rows; i++)
		n += y[i] > 0;
	both.x = (struct stats_matrix){
	        n, x->cols, arena_new(st->arena, double, n * x->cols + 1)};
	for (size_t j = 0; j < x->cols; j++) {
		double *to = STATS_COLUMN(&both.x, j);
		size_t at = x->rows;

		memcpy(to, STATS_COLUMN(x, j), x->rows * sizeof(*to));
		for (size_t i = 0; i < x->rows; i++)
			if (y[i] > 0) {
				sign[at] = 1;
				to[at++] = to[i];
			}
	}
	return stats_separated(st, &both, basis, sign);
}
