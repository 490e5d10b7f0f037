/*
 * glm_rows.c - the rows of a regression, part by part.
 *
 * One pass over the rows takes all that a step of Fisher's needs, while the
 * few hundred rows that are in work stay in the cache.
 */
#include <math.h>
#include <string.h>

#include "stats/glm_local.h"
#include "stats/linear.h"
#include "stats/share.h"
#include "stats/special.h"

#define BLOCK ((size_t)256)

bool
glm_is_two_valued(enum stats_family family)
{
	return family == STATS_LOGIT || family == STATS_PROBIT;
}

/* y log(y / mu), with 0 for y = 0. */
static double
y_log(double y, double mu)
{
	return y > 0 ? y * log(y / mu) : 0;
}

static struct glm_row
row_logit(double y, double eta)
{
	double e = exp(-fabs(eta)), small = e / (1 + e), large = 1 / (1 + e);
	double mu = eta >= 0 ? large : small;
	double miss = eta >= 0 ? small : large;

	return (struct glm_row){
	        .mu = mu,
	        .weight = small * large,
	        .score = y > 0.5 ? miss : -mu,
	        .deviance = 2 * (log1p(e) +
	                         ((y > 0.5) == (eta >= 0) ? 0 : fabs(eta)))};
}

static struct glm_row
row_probit(double y, double eta)
{
	double mu = fmax(stats_normal_below(eta), 1e-300);
	double miss = fmax(stats_normal_above(eta), 1e-300);
	double density = stats_normal_density(eta);

	return (struct glm_row){.mu = mu,
	                        .weight = density / mu * (density / miss),
	                        .score = y > 0.5 ? density / mu
	                                         : -density / miss,
	                        .deviance = -2 * log(y > 0.5 ? mu : miss)};
}

static struct glm_row
row_poisson(double y, double eta)
{
	double mu = exp(eta);

	return (struct glm_row){.mu = mu,
	                        .weight = mu,
	                        .score = y - mu,
	                        .deviance = 2 * (y_log(y, mu) - (y - mu))};
}

static struct glm_row
row_negative(double y, double eta, double theta)
{
	double mu = exp(eta), share = theta / (theta + mu);

	return (struct glm_row){
	        .mu = mu,
	        .weight = mu * share,
	        .score = (y - mu) * share,
	        .deviance =
	                2 * (y_log(y, mu) -
	                     (y + theta) * log((y + theta) / (mu + theta)))};
}

struct glm_row
glm_row_of(const struct stats_glm_in *in, double y, double eta)
{
	switch (in->family) {
	case STATS_LOGIT:
		return row_logit(y, eta);
	case STATS_PROBIT:
		return row_probit(y, eta);
	case STATS_POISSON:
		return row_poisson(y, eta);
	default:
		return row_negative(y, eta, in->theta);
	}
}

/* --- passes -------------------------------------------------------------- */

/* Means, weights and scores of some rows; what they add to the deviance. */
static void
rows_take(struct glm_state *s, size_t from, size_t to,
          struct stats_sum *deviance, double *far)
{
	const struct stats_glm_in *in = s->in;
	struct stats_glm *fit = s->fit;

	for (size_t i = from; i < to; i++) {
		double w = stats_weight(in->w, i);
		struct glm_row row;

		if (in->offset != NULL)
			fit->eta[i] += in->offset[i];
		if (fabs(fit->eta[i]) > *far)
			*far = fabs(fit->eta[i]);
		row = glm_row_of(in, in->y[i], fit->eta[i]);
		fit->mu[i] = row.mu;
		s->weight[i] = w * row.weight;
		fit->score[i] = w * row.score;
		stats_sum_add(deviance, w * row.deviance);
	}
}

static size_t
part_end(const struct glm_state *s, size_t part)
{
	size_t end = (part + 1) * STATS_PART;

	return end < s->n ? end : s->n;
}

static void
part_clear(struct glm_state *s, struct glm_part *part)
{
	part->deviance = part->far = 0;
	memset(part->u, 0, s->p * sizeof(*part->u));
	memset(part->info, 0, s->p * s->p * sizeof(*part->info));
}

/* Add X'r and X'WX of some rows, r being in the place of their scores. */
static void
rows_add(struct glm_state *s, size_t from, size_t to, size_t hand,
         struct glm_part *part)
{
	const struct stats_matrix *x = &s->in->model->x;

	for (size_t j = 0; j < s->p; j++)
		part->u[j] += stats_dot(STATS_COLUMN(x, j) + from,
		                        s->fit->score + from, to - from);
	stats_cross_add(x, s->weight, from, to, s->scratch[hand], part->info);
}

static void
part_take(void *data, size_t at, size_t hand)
{
	struct glm_state *s = data;
	struct glm_part *part = &s->parts[at];
	struct stats_sum deviance = {0, 0};
	size_t end = part_end(s, at);

	part_clear(s, part);
	for (size_t from = at * STATS_PART; from < end; from += BLOCK) {
		size_t to = end - from < BLOCK ? end : from + BLOCK;

		stats_times_part(&s->in->model->x, s->coef, from, to,
		                 s->fit->eta);
		rows_take(s, from, to, &deviance, &part->far);
		rows_add(s, from, to, hand, part);
	}
	part->deviance = stats_sum_get(&deviance);
}

/* The sum over the parts of one number of each, in their order. */
static double
parts_sum(const struct glm_state *s, size_t u, size_t info)
{
	struct stats_sum sum = {0, 0};

	for (size_t i = 0; i < s->parts_n; i++)
		stats_sum_add(&sum, u < s->p ? s->parts[i].u[u]
		                             : s->parts[i].info[info]);
	return stats_sum_get(&sum);
}

static void
parts_join(struct glm_state *s)
{
	size_t p = s->p;

	for (size_t j = 0; j < p; j++)
		s->u[j] = parts_sum(s, j, 0);
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k <= j; k++)
			s->info[j * p + k] = s->info[k * p + j] =
			        parts_sum(s, p, j * p + k);
}

double
glm_state_at(struct glm_state *s, const double *coef)
{
	struct stats_sum deviance = {0, 0};

	s->coef = coef;
	s->far = 0;
	stats_share(s->threads, s->parts_n, part_take, s);
	parts_join(s);
	for (size_t i = 0; i < s->parts_n; i++) {
		stats_sum_add(&deviance, s->parts[i].deviance);
		s->far = fmax(s->far, s->parts[i].far);
	}
	return stats_sum_get(&deviance);
}

/* --- the beginning ------------------------------------------------------- */

void
glm_state_make(struct stats *st, const struct stats_glm_in *in,
               struct glm_state *s, struct stats_glm *out)
{
	size_t n = in->model->x.rows, p = in->model->x.cols;
	struct arena *arena = st->arena;

	*out = (struct stats_glm){.p = p,
	                          .coef = arena_new(arena, double, p + 1),
	                          .se = arena_new(arena, double, p + 1),
	                          .vcov = arena_new(arena, double, p *p + 1),
	                          .mu = arena_new(arena, double, n + 1),
	                          .eta = arena_new(arena, double, n + 1),
	                          .score = arena_new(arena, double, n + 1),
	                          .theta = in->theta};
	*s = (struct glm_state){.in = in,
	                        .fit = out,
	                        .n = n,
	                        .p = p,
	                        .threads = st->threads,
	                        .parts_n = stats_parts(n),
	                        .weight = arena_new(arena, double, n + 1),
	                        .info = arena_new(arena, double, p *p + 1),
	                        .u = arena_new(arena, double, p + 1),
	                        .step = arena_new(arena, double, p + 1),
	                        .tried = arena_new(arena, double, p + 1)};
	s->parts = arena_new(arena, struct glm_part, s->parts_n + 1);
	for (size_t i = 0; i < s->parts_n; i++)
		s->parts[i] = (struct glm_part){
		        .u = arena_new(arena, double, p + 1),
		        .info = arena_new(arena, double, p *p + 1)};
	s->scratch = arena_new(arena, double *, stats_hands(s->threads));
	for (size_t i = 0; i < stats_hands(s->threads); i++)
		s->scratch[i] = arena_new(arena, double, STATS_CROSS_ROOM(p));
}

/* The linear predictor of a mean between an outcome and the middle. */
static double
eta_between(const struct stats_glm_in *in, double y)
{
	if (in->family == STATS_LOGIT)
		return log((y + 0.5) / (1.5 - y));
	if (in->family == STATS_PROBIT)
		return stats_normal_at((y + 0.5) / 2);
	return log(y + 0.1);
}

/* Parts whose blocks are held at once. */
#define TOGETHER ((size_t)16)
#define BLOCKS   (STATS_PART / BLOCK)

/* The beginning of a fit: what each block of some parts adds up to. */
struct starting {
	struct glm_state *s;
	struct glm_part *blocks; /* TOGETHER * BLOCKS of them */
	size_t first;            /* of the parts */
	struct stats_sum *u;     /* p */
};

/* Weights and working outcomes of some rows. */
static void
rows_start(struct glm_state *s, size_t from, size_t to)
{
	const struct stats_glm_in *in = s->in;
	double last = NAN, eta = 0;
	struct glm_row row = {0};

	for (size_t i = from; i < to; i++) {
		if (in->y[i] != last) {
			last = in->y[i];
			eta = eta_between(in, last);
			row = glm_row_of(in, last, eta);
		}
		s->weight[i] = stats_weight(in->w, i) * row.weight;
		s->fit->score[i] =
		        s->weight[i] *
		        (eta - (in->offset == NULL ? 0 : in->offset[i]) +
		         row.score / row.weight);
	}
}

static void
part_start(void *data, size_t at, size_t hand)
{
	struct starting *b = data;
	size_t begin = (b->first + at) * STATS_PART;
	size_t end = part_end(b->s, b->first + at);
	struct glm_part *block = &b->blocks[at * BLOCKS];

	for (size_t from = begin; from < end; from += BLOCK, block++) {
		size_t to = end - from < BLOCK ? end : from + BLOCK;

		part_clear(b->s, block);
		rows_start(b->s, from, to);
		rows_add(b->s, from, to, hand, block);
	}
}

/* Blocks are added one after the other, whoever has taken them. */
static void
blocks_add(struct starting *b, size_t n)
{
	struct glm_state *s = b->s;

	for (size_t i = 0; i < n; i++) {
		const struct glm_part *block = &b->blocks[i];

		for (size_t j = 0; j < s->p; j++) {
			stats_sum_add(&b->u[j], block->u[j]);
			for (size_t k = 0; k <= j; k++)
				s->info[j * s->p + k] +=
				        block->info[j * s->p + k];
		}
	}
}

static void
starting_make(struct stats *st, struct glm_state *s, struct starting *b)
{
	size_t p = s->p;

	*b = (struct starting){.s = s,
	                       .blocks = arena_new(st->arena, struct glm_part,
	                                           TOGETHER * BLOCKS),
	                       .u = arena_new(st->arena, struct stats_sum,
	                                      p + 1)};
	for (size_t i = 0; i < TOGETHER * BLOCKS; i++)
		b->blocks[i] = (struct glm_part){
		        .u = arena_new(st->arena, double, p + 1),
		        .info = arena_new(st->arena, double, p *p + 1)};
	memset(s->info, 0, p * p * sizeof(*s->info));
}

bool
glm_state_start(struct stats *st, struct glm_state *s)
{
	struct arena_mark mark = arena_mark(st->arena);
	double *coef = s->fit->coef;
	struct starting b;
	bool solved;

	if (s->in->start != NULL) {
		memcpy(coef, s->in->start, s->p * sizeof(*coef));
		return true;
	}
	starting_make(st, s, &b);
	for (b.first = 0; b.first < s->parts_n; b.first += TOGETHER) {
		size_t rows = s->n - b.first * STATS_PART, parts = TOGETHER;

		if (rows < TOGETHER * STATS_PART)
			parts = stats_parts(rows);
		else
			rows = TOGETHER * STATS_PART;
		stats_share(s->threads, parts, part_start, &b);
		blocks_add(&b, (rows + BLOCK - 1) / BLOCK);
	}
	for (size_t j = 0; j < s->p; j++) {
		coef[j] = stats_sum_get(&b.u[j]);
		for (size_t k = 0; k < j; k++)
			s->info[k * s->p + j] = s->info[j * s->p + k];
	}
	solved = stats_solve(st->arena, s->info, s->p, coef);
	arena_release(st->arena, mark);
	return solved;
}
