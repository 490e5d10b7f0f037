/*
 * cox_fit.c - likelihood, score and information of proportional hazards.
 *
 * The information is a sum over times of the spread of x among those at risk.
 * Its squares are added up by row instead: a row's square counts for as much
 * hazard as the row met.  What remains is a product of columns, and of each
 * time only the means; parts of the walk go side by side, each knowing what
 * the parts before it add up to.
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/share.h"

/* One part of the walk. */
struct cox_part {
	struct cox_fitting *f;
	struct cox_walk walk;
	struct cox_state *state;
	size_t from, to, stratum_from; /* of the last stratum begun before to */
	struct cox_sums sum, before;   /* sum: from stratum_from on */
	double loglik, *u, *v, *info, *scratch;
};

struct cox_room {
	struct cox_part *parts;
	const double *coef;
	double *risk, *died;   /* a place each */
	double *hazard, *less; /* of a time, at its last place; else 0 */
	double *met;           /* what a place's square counts for */
};

/* --- first: the hazards of all, and what a part adds up to --------------- */

static void
part_risk(void *data, size_t at)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];
	const struct cox_rows *rows = f->out->rows;
	size_t begin = part->stratum_from;

	stats_times_part(&rows->x, f->room->coef, part->from, part->to, f->eta);
	cox_risks(rows, f->eta, part->from, part->to, f->room->risk,
	          f->room->died);
	part->sum.s0 = 0;
	for (size_t i = begin; i < part->to; i++)
		part->sum.s0 += f->room->risk[i];
	for (size_t j = 0; j < f->out->p; j++)
		part->sum.s1[j] = stats_dot(f->room->risk + begin,
		                            STATS_COLUMN(&rows->x, j) + begin,
		                            part->to - begin);
}

/* What those at risk add up to where each part begins. */
static void
parts_before(struct cox_fitting *f)
{
	struct cox_part *parts = f->room->parts;
	size_t p = f->out->p;

	for (size_t i = 1; i < f->out->rows->parts_n; i++) {
		const struct cox_part *last = &parts[i - 1];
		bool same = last->stratum_from == last->from;

		parts[i].before.s0 =
		        last->sum.s0 + (same ? last->before.s0 : 0);
		for (size_t j = 0; j < p; j++)
			parts[i].before.s1[j] = last->sum.s1[j] +
			                        (same ? last->before.s1[j] : 0);
	}
}

/* --- second: the times --------------------------------------------------- */

static void
time_add(void *data, const struct cox_time *t)
{
	struct cox_part *part = data;
	struct cox_room *room = part->f->room;
	size_t p = part->f->out->p;
	const double *r = t->risk_x, *d = t->died_x;

	part->loglik += t->loglik;
	room->hazard[t->last] = t->hazard;
	room->less[t->last] = t->less;
	for (size_t j = 0; j < p; j++) {
		double a = t->squares[0] * r[j] - t->squares[1] * d[j];
		double b = t->squares[1] * r[j] - t->squares[2] * d[j];

		part->u[j] += t->u[j];
		for (size_t k = 0; k <= j; k++)
			part->v[j * p + k] -= a * r[k] - b * d[k];
	}
}

static void
part_walk(void *data, size_t at)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];
	size_t p = f->out->p, n = part->to - part->from;

	part->loglik = 0;
	memset(part->u, 0, p * sizeof(*part->u));
	memset(part->v, 0, p * p * sizeof(*part->v));
	memset(f->room->hazard + part->from, 0, n * sizeof(double));
	memset(f->room->less + part->from, 0, n * sizeof(double));
	cox_walk_part(part->state, part->from, part->to, &part->before);
}

/* --- third: the squares -------------------------------------------------- */

/* The hazard each place of a stratum met, less what came before its start. */
static void
stratum_met(struct cox_fitting *f, size_t from, size_t end)
{
	const struct cox_rows *rows = f->out->rows;
	struct cox_room *room = f->room;
	double sum = 0, less = 0;
	size_t k = end;

	for (size_t i = end; i-- > from;) {
		if (room->hazard[i] > 0) {
			sum += room->hazard[i];
			less = room->less[i];
		}
		room->met[i] = room->risk[i] * sum - room->died[i] * less;
	}
	sum = 0;
	for (size_t i = end; rows->begun != NULL && i-- > from;) {
		size_t place = rows->by_start[i];

		while (k > from && rows->at[k - 1] <= rows->begun[place])
			sum += room->hazard[--k];
		room->met[place] -= room->risk[place] * sum;
	}
}

static void
part_square(void *data, size_t at)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];
	size_t p = f->out->p;

	memset(part->info, 0, p * p * sizeof(*part->info));
	stats_cross_add(&f->out->rows->x, f->room->met, part->from, part->to,
	                part->scratch, part->info);
}

static void
parts_join(struct cox_fitting *f)
{
	const struct cox_part *parts = f->room->parts;
	size_t p = f->out->p, n = f->out->rows->parts_n;
	struct stats_sum loglik = {0, 0};

	for (size_t i = 0; i < n; i++)
		stats_sum_add(&loglik, parts[i].loglik);
	f->loglik = stats_sum_get(&loglik);
	for (size_t j = 0; j < p; j++) {
		struct stats_sum u = {0, 0};

		for (size_t i = 0; i < n; i++)
			stats_sum_add(&u, parts[i].u[j]);
		f->u[j] = stats_sum_get(&u);
		for (size_t k = 0; k <= j; k++) {
			struct stats_sum v = {0, 0};

			for (size_t i = 0; i < n; i++) {
				stats_sum_add(&v, parts[i].info[j * p + k]);
				stats_sum_add(&v, parts[i].v[j * p + k]);
			}
			f->v[j * p + k] = f->v[k * p + j] = stats_sum_get(&v);
		}
	}
}

static void
fit_tied(struct cox_fitting *f, const double *coef)
{
	const struct cox_rows *rows = f->out->rows;
	size_t threads = f->st->threads, from = 0;

	f->room->coef = coef;
	stats_share(threads, rows->parts_n, part_risk, f);
	parts_before(f);
	stats_share(threads, rows->parts_n, part_walk, f);
	for (size_t k = 0; from < f->out->n; k++) {
		stratum_met(f, from, rows->ends[k]);
		from = rows->ends[k];
	}
	stats_share(threads, rows->parts_n, part_square, f);
	parts_join(f);
}

/* --- exact ties ---------------------------------------------------------- */

static void
exact_add_time(void *data, const struct cox_time *t)
{
	struct cox_fitting *f = data;
	size_t p = f->out->p;

	f->loglik += t->loglik;
	for (size_t j = 0; j < p; j++)
		f->u[j] += t->u[j];
	for (size_t j = 0; j < p * p; j++)
		f->v[j] += t->v[j];
}

static void
fit_exact(struct cox_fitting *f, const double *coef)
{
	struct arena_mark mark = arena_mark(f->st->arena);
	const struct cox_rows *rows = f->out->rows;
	size_t p = f->out->p;
	struct cox_walk walk = {.st = f->st,
	                        .in = f->in,
	                        .rows = rows,
	                        .eta = f->eta,
	                        .risk = f->room->risk,
	                        .died = f->room->died,
	                        .information = true,
	                        .at = exact_add_time,
	                        .data = f};

	stats_times(&rows->x, coef, f->eta);
	cox_risks(rows, f->eta, 0, f->out->n, f->room->risk, f->room->died);
	f->loglik = 0;
	memset(f->u, 0, p * sizeof(*f->u));
	memset(f->v, 0, p * p * sizeof(*f->v));
	cox_walk(&walk);
	arena_release(f->st->arena, mark);
}

void
cox_fit_at(struct cox_fitting *f, const double *coef)
{
	if (f->in->ties == STATS_EXACT)
		fit_exact(f, coef);
	else
		fit_tied(f, coef);
}

/* --- room ---------------------------------------------------------------- */

/* Where the last stratum that begins at or after `from` begins, or from. */
static size_t
stratum_begin(const struct stats_cox_in *in, const struct cox_rows *rows,
              size_t from, size_t to)
{
	size_t begin = from;

	for (size_t k = 0; in->strata != NULL && k < in->strata_n; k++)
		if (rows->ends[k] > from && rows->ends[k] <= to)
			begin = rows->ends[k];
	return begin;
}

static void
part_make(struct cox_fitting *f, struct cox_part *part, size_t at)
{
	struct arena *arena = f->st->arena;
	const struct cox_rows *rows = f->out->rows;
	size_t p = f->out->p;

	*part = (struct cox_part){
	        .f = f,
	        .walk = {.st = f->st,
	                 .in = f->in,
	                 .rows = rows,
	                 .eta = f->eta,
	                 .risk = f->room->risk,
	                 .died = f->room->died,
	                 .at = time_add,
	                 .data = part},
	        .from = rows->bounds[at],
	        .to = rows->bounds[at + 1],
	        .stratum_from = stratum_begin(f->in, rows, rows->bounds[at],
	                                      rows->bounds[at + 1]),
	        .sum = {0, arena_new(arena, double, p + 1), NULL},
	        .before = {0, arena_new(arena, double, p + 1), NULL},
	        .u = arena_new(arena, double, p + 1),
	        .v = arena_new(arena, double, p *p + 1),
	        .info = arena_new(arena, double, p *p + 1),
	        .scratch = arena_new(arena, double, STATS_CROSS_ROOM(p))};
	part->state = cox_state_make(&part->walk);
}

void
cox_fitting_make(struct stats *st, const struct stats_cox_in *in,
                 struct stats_cox *out, struct cox_fitting *f)
{
	struct arena *arena = st->arena;
	size_t n = out->n, p = out->p, parts_n = out->rows->parts_n;
	struct cox_room *room = arena_new(arena, struct cox_room, 1);

	*f = (struct cox_fitting){.st = st,
	                          .in = in,
	                          .out = out,
	                          .u = arena_new(arena, double, p + 1),
	                          .v = arena_new(arena, double, p *p + 1),
	                          .step = arena_new(arena, double, p + 1),
	                          .tried = arena_new(arena, double, p + 1),
	                          .eta = arena_new(arena, double, n + 1),
	                          .room = room};
	room->risk = arena_new(arena, double, n + 1);
	room->died = arena_new(arena, double, n + 1);
	room->hazard = arena_new(arena, double, n + 1);
	room->less = arena_new(arena, double, n + 1);
	room->met = arena_new(arena, double, n + 1);
	room->parts = arena_new(arena, struct cox_part, parts_n + 1);
	for (size_t i = 0; i < parts_n; i++)
		part_make(f, &room->parts[i], i);
}
