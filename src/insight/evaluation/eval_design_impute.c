/*
 * eval_design_impute.c - gaps filled several times over, by chained equations.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"
#include "stats/random.h"

#define ROUNDS    10
#define DONORS    5
#define LOOKED_AT 200
#define RIDGE     1e-6

/*
 * Each column with gaps in turn: its known values on all other columns and
 * the group, by least squares with a draw of the coefficients; a gap is given
 * the value of one of the five known ones whose prediction is nearest (van
 * Buuren 2018, predictive mean matching), of at most 200 that are looked at.
 * Outcomes are not in it: they are not opened yet (specification 9).
 */
struct chain {
	struct stats *st;
	const struct eval_plan *plan;
	const struct eval_data *data;
	struct stats_frame *frame; /* as it is filled now */
	double **v;                /* numbers of each column, to change */
	int32_t **code;
	size_t columns;
	uint64_t seed;
};

/* Everybody's own draw: of a seed, a round, a column and who it is. */
static struct stats_random
chain_random(const struct chain *c, size_t round, size_t column, uint64_t who)
{
	return stats_random_begin(c->seed + 1000003 * (round + 1) + column,
	                          who);
}

/* Begin with a known value of somebody at random. */
static void
chain_begin(struct chain *c, size_t column)
{
	const struct stats_column *from = &c->data->frame.columns[column];
	size_t n = c->data->n, known = 0;
	size_t *at = arena_new(c->st->arena, size_t, n + 1);

	for (size_t i = 0; i < n; i++)
		if (!eval_design_gap(from, i))
			at[known++] = i;
	for (size_t i = 0; i < n; i++) {
		struct stats_random r =
		        chain_random(c, 0, column, c->data->hash[i]);
		size_t donor = (size_t)(stats_random_share(&r) * (double)known);

		if (!eval_design_gap(from, i) || known == 0)
			continue;
		if (from->levels == NULL)
			c->v[column][i] = from->v[at[donor]];
		else
			c->code[column][i] = from->code[at[donor]];
	}
}

/* The other columns and the group, as a model. */
static bool
chain_model(struct chain *c, size_t column, struct stats_model *out)
{
	struct str *terms = arena_new(c->st->arena, struct str, c->columns + 1);
	struct stats quiet;
	size_t n = 0;

	stats_begin(&quiet, c->st->arena);
	for (size_t k = 0; k < c->columns; k++)
		if (k != column)
			terms[n++] = c->frame->columns[k].name;
	terms[n++] = c->frame->columns[c->columns].name;
	return stats_model_make(&quiet, c->frame, terms, n, true, out);
}

/* A lower root of a symmetric matrix, 0 where it has none. */
static void
root_of(const double *a, size_t p, double *root)
{
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k <= j; k++) {
			double sum = a[j * p + k], at = root[k * p + k];

			for (size_t q = 0; q < k; q++)
				sum -= root[j * p + q] * root[k * p + q];
			if (j == k)
				root[j * p + k] = sqrt(fmax(sum, 0));
			else
				root[j * p + k] = at > 0 ? sum / at : 0;
		}
}

/* b and a draw around it: b + s root((X'X)^-1) z. */
static void
draw_around(struct arena *arena, const double *inverse, double s, size_t p,
            struct stats_random *r, const double *b, double *drawn)
{
	double *root = arena_new(arena, double, p *p + 1);
	double *z = arena_new(arena, double, p + 1);

	root_of(inverse, p, root);
	for (size_t j = 0; j < p; j++)
		z[j] = stats_random_normal(r);
	for (size_t j = 0; j < p; j++) {
		drawn[j] = b[j];
		for (size_t k = 0; k <= j; k++)
			drawn[j] += s * root[j * p + k] * z[k];
	}
}

/* Coefficients of one target by the rows where it is known, and a draw. */
static bool
chain_fit(struct chain *c, const struct stats_model *m, const double *target,
          const double *known, struct stats_random *r, double *b, double *drawn)
{
	size_t p = m->x.cols;
	struct arena *arena = c->st->arena;
	double *info = arena_new(arena, double, p *p + 1);
	double *inverse = arena_new(arena, double, p *p + 1);
	double *rhs = arena_new(arena, double, m->x.rows + 1);
	double rss = 0, of = 0;

	stats_cross(arena, &m->x, known, info);
	for (size_t j = 0; j < p; j++)
		info[j * p + j] *= 1 + RIDGE;
	for (size_t i = 0; i < m->x.rows; i++) {
		rhs[i] = known[i] * target[i];
		of += known[i];
	}
	stats_cross_vector(&m->x, rhs, b);
	if (!stats_inverse(arena, info, p, inverse) ||
	    !stats_solve(arena, info, p, b))
		return false;
	stats_times(&m->x, b, rhs);
	for (size_t i = 0; i < m->x.rows; i++)
		rss += known[i] * (target[i] - rhs[i]) * (target[i] - rhs[i]);
	draw_around(arena, inverse, sqrt(rss / fmax(of - (double)p, 1)), p, r,
	            b, drawn);
	return true;
}

/* Predictions of one or more targets: known ones by b, gaps by the draw. */
struct guess {
	size_t targets;
	double **at; /* rows of each target */
};

static double
target_of(const struct stats_column *from, size_t target, size_t i)
{
	if (eval_design_gap(from, i))
		return 0;
	return from->levels == NULL ? from->v[i]
	                            : from->code[i] == (int32_t)target + 1;
}

static bool
chain_guess(struct chain *c, size_t column, size_t round, struct guess *out)
{
	const struct stats_column *from = &c->data->frame.columns[column];
	struct arena *arena = c->st->arena;
	size_t n = c->data->n;
	double *known = arena_new(arena, double, n + 1);
	double *target = arena_new(arena, double, n + 1);
	struct stats_model m;
	double *b, *drawn, *by_draw;

	out->targets = from->levels == NULL ? 1 : from->levels_n - 1;
	out->at = arena_new(arena, double *, out->targets + 1);
	if (!chain_model(c, column, &m))
		return false;
	b = arena_new(arena, double, m.x.cols + 1);
	drawn = arena_new(arena, double, m.x.cols + 1);
	by_draw = arena_new(arena, double, n + 1);
	for (size_t i = 0; i < n; i++)
		known[i] = !eval_design_gap(from, i);
	for (size_t k = 0; k < out->targets; k++) {
		struct stats_random r =
		        chain_random(c, round, column, UINT64_MAX - k);

		for (size_t i = 0; i < n; i++)
			target[i] = target_of(from, k, i);
		if (!chain_fit(c, &m, target, known, &r, b, drawn))
			return false;
		out->at[k] = arena_new(arena, double, n + 1);
		stats_times(&m.x, b, out->at[k]);
		stats_times(&m.x, drawn, by_draw);
		for (size_t i = 0; i < n; i++)
			if (known[i] <= 0)
				out->at[k][i] = by_draw[i];
	}
	return true;
}

static double
guess_gap(const struct guess *g, size_t a, size_t b)
{
	double sum = 0;

	for (size_t k = 0; k < g->targets; k++)
		sum += (g->at[k][a] - g->at[k][b]) *
		       (g->at[k][a] - g->at[k][b]);
	return sum;
}

/* One of the five nearest of those that are looked at. */
static size_t
donor_of(struct stats_random *r, const struct guess *g, const size_t *known,
         size_t n, size_t row)
{
	size_t best[DONORS] = {0}, have = 0;
	double far[DONORS] = {0};

	for (size_t k = 0; k < n && k < LOOKED_AT; k++) {
		size_t one =
		        known[n <= LOOKED_AT ? k
		                             : (size_t)(stats_random_share(r) *
		                                        (double)n)];
		double gap = guess_gap(g, row, one);
		size_t at = have < DONORS ? have : DONORS - 1;

		if (have == DONORS && gap >= far[at])
			continue;
		for (; at > 0 && far[at - 1] > gap; at--) {
			far[at] = far[at - 1];
			best[at] = best[at - 1];
		}
		far[at] = gap;
		best[at] = one;
		have += have < DONORS;
	}
	return best[(size_t)(stats_random_share(r) * (double)have)];
}

static void
chain_column(struct chain *c, size_t column, size_t round)
{
	const struct stats_column *from = &c->data->frame.columns[column];
	size_t n = c->data->n, known = 0, *at;
	struct guess guess = {0, NULL};

	at = arena_new(c->st->arena, size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		if (!eval_design_gap(from, i))
			at[known++] = i;
	if (known == n || known == 0 || !chain_guess(c, column, round, &guess))
		return;
	for (size_t i = 0; i < n; i++) {
		struct stats_random r =
		        chain_random(c, round, column, c->data->hash[i]);
		size_t donor;

		if (!eval_design_gap(from, i))
			continue;
		donor = donor_of(&r, &guess, at, known, i);
		if (from->levels == NULL)
			c->v[column][i] = from->v[donor];
		else
			c->code[column][i] = from->code[donor];
	}
}

static void
chain_columns(struct chain *c)
{
	size_t n = c->data->n;

	c->v = arena_new(c->st->arena, double *, c->columns + 1);
	c->code = arena_new(c->st->arena, int32_t *, c->columns + 1);
	for (size_t k = 0; k < c->columns; k++) {
		struct stats_column *to = &c->frame->columns[k];

		if (to->levels == NULL) {
			c->v[k] = arena_new(c->st->arena, double, n + 1);
			memcpy(c->v[k], to->v, n * sizeof(double));
			to->v = c->v[k];
		} else {
			c->code[k] = arena_new(c->st->arena, int32_t, n + 1);
			memcpy(c->code[k], to->code, n * sizeof(int32_t));
			to->code = c->code[k];
		}
		chain_begin(c, k);
	}
}

void
eval_design_impute(struct stats *st, const struct eval_plan *plan,
                   const struct eval_data *data, uint64_t number,
                   struct stats_frame *out)
{
	struct stats_frame work = data->frame;
	struct chain c = {.st = st,
	                  .plan = plan,
	                  .data = data,
	                  .frame = &work,
	                  .columns = plan->covariates_n,
	                  .seed = plan->impute_seed + 7919 * number};

	work.columns = arena_new(st->arena, struct stats_column,
	                         data->frame.columns_n + 2);
	memcpy(work.columns, data->frame.columns,
	       c.columns * sizeof(*work.columns));
	work.columns[c.columns] =
	        (struct stats_column){.name = S("(group)"), .v = data->treat};
	work.columns_n = c.columns + 1;
	chain_columns(&c);
	for (size_t round = 1; round <= ROUNDS; round++)
		for (size_t k = 0; k < c.columns; k++) {
			struct arena_mark mark = arena_mark(st->arena);

			chain_column(&c, k, round);
			arena_release(st->arena, mark);
		}
	*out = data->frame;
	out->columns = arena_new(st->arena, struct stats_column,
	                         data->frame.columns_n + 1);
	memcpy(out->columns, data->frame.columns,
	       data->frame.columns_n * sizeof(*out->columns));
	memcpy(out->columns, work.columns, c.columns * sizeof(*out->columns));
}
