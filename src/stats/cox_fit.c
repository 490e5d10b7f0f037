/*
 * cox_fit.c - likelihood, score and information of proportional hazards.
 *
 * The information is a sum over times of the spread of x among those at risk.
 * Its squares are added up by row instead: a row's square counts for as much
 * hazard as the row met.  What remains is a product of columns, and of each
 * time only the means; parts of the walk go side by side, each knowing what
 * the parts before it add up to.  The hazards alone, which need no column, are
 * taken between: so the columns are gone over twice, and not four times.
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/share.h"

/* One part of the walk. */
struct cox_part {
	struct cox_fitting *f;
	size_t from, to;
	size_t stratum_from;         /* of the last stratum begun before to */
	size_t stratum_to;           /* of the first one that ends, or to */
	bool goes_on;                /* the last one does, past to */
	struct cox_sums sum, before; /* sum: from stratum_from on */
	size_t steps_n; /* times that add hazard up to stratum_to */
	double after;   /* hazard that comes after to */
	double loglik, *u, *v, *info;
};

/* What one thread needs for a part and leaves nothing in. */
struct cox_hand {
	struct cox_walk walk;
	struct cox_state *state;
	double *scratch;
};

struct cox_room {
	struct cox_part *parts;
	struct cox_hand *hands;
	const double *coef;
	double *risk, *died;   /* a place each */
	double *hazard, *less; /* of a time, at its last place; else 0 */
	double *steps;         /* hazards of times, from each part's begin on */
	double *met;           /* what a place's square counts for */
};

/* --- first: the hazards of all, and what a part adds up to --------------- */

static void
part_risk(void *data, size_t at, size_t hand)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];
	const struct cox_rows *rows = f->out->rows;
	size_t begin = part->stratum_from;

	(void)hand;
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

/* --- second: what each time adds to the hazard --------------------------- */

/* The place after the last of a time, and what the deaths of it weigh. */
static size_t
time_hazard(struct cox_fitting *f, size_t from, size_t end, double risk)
{
	const struct cox_rows *rows = f->out->rows;
	struct cox_room *room = f->room;
	double weight = 0, died = 0;
	size_t deaths = 0, to = from;

	for (; to < end && rows->at[to] == rows->at[from]; to++) {
		room->hazard[to] = room->less[to] = 0;
		if (rows->lost[to] <= 0)
			continue;
		deaths++;
		weight += rows->lost[to];
		died += room->died[to];
	}
	if (deaths > 0)
		cox_hazard_of(f->in->ties, deaths, weight, risk, died,
		              &room->hazard[to - 1], &room->less[to - 1]);
	return to;
}

/*
 * The places of one stratum in a part; risk: of those before `from`.  What each
 * time adds is kept from there on, too; hands back how many do.
 */
static size_t
places_hazard(struct cox_fitting *f, size_t from, size_t end, double risk)
{
	const struct cox_rows *rows = f->out->rows;
	double *steps = f->room->steps + from;
	size_t gone = from, steps_n = 0, to;

	for (size_t i = from; i < end; i = to) {
		for (to = i; to < end && rows->at[to] == rows->at[i]; to++)
			risk += f->room->risk[to];
		while (rows->by_start != NULL && gone < end &&
		       rows->begun[rows->by_start[gone]] >= rows->at[i])
			risk -= f->room->risk[rows->by_start[gone++]];
		to = time_hazard(f, i, end, risk);
		if (f->room->hazard[to - 1] > 0)
			steps[steps_n++] = f->room->hazard[to - 1];
	}
	return steps_n;
}

/* Where the stratum of a place ends, or the part does. */
static size_t
stratum_end(const struct cox_fitting *f, size_t from, size_t to)
{
	const size_t *ends = f->out->rows->ends;
	size_t low = 0, high = f->in->strata == NULL ? 1 : f->in->strata_n;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;

		if (ends[middle - 1] <= from)
			low = middle;
		else
			high = middle;
	}
	return ends[low] < to ? ends[low] : to;
}

static void
part_hazard(void *data, size_t at, size_t hand)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];

	(void)hand;
	part->steps_n =
	        places_hazard(f, part->from, part->stratum_to, part->before.s0);
	for (size_t from = part->stratum_to; from < part->to;) {
		size_t end = stratum_end(f, from, part->to);

		(void)places_hazard(f, from, end, 0);
		from = end;
	}
}

/* What the stratum that goes on past a part's end adds to the hazard there. */
static void
parts_after(struct cox_fitting *f)
{
	double sum = 0;

	for (size_t i = f->out->rows->parts_n; i-- > 0;) {
		struct cox_part *part = &f->room->parts[i];

		part->after = part->goes_on ? sum : 0;
		sum = part->stratum_to == part->to ? part->after : 0;
		for (size_t k = part->steps_n; k-- > 0;)
			sum += f->room->steps[part->from + k];
	}
}

/* --- third: the times and the squares ------------------------------------ */

static void
time_add(void *data, const struct cox_time *t)
{
	struct cox_part *part = data;
	size_t p = part->f->out->p;
	const double *r = t->risk_x, *d = t->died_x;

	part->loglik += t->loglik;
	for (size_t j = 0; j < p; j++) {
		double a = t->squares[0] * r[j] - t->squares[1] * d[j];
		double b = t->squares[1] * r[j] - t->squares[2] * d[j];

		part->u[j] += t->u[j];
		for (size_t k = 0; k <= j; k++)
			part->v[j * p + k] -= a * r[k] - b * d[k];
	}
}

/*
 * The hazard each place of a stratum met, less what came before its start;
 * sum: what the stratum's places from `end` on add to it.
 */
static void
places_met(struct cox_fitting *f, size_t from, size_t end, double sum)
{
	const struct cox_rows *rows = f->out->rows;
	struct cox_room *room = f->room;
	double less = 0;
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

/* Both while the part's columns are in the cache. */
static void
part_walk(void *data, size_t at, size_t hand)
{
	struct cox_fitting *f = data;
	struct cox_part *part = &f->room->parts[at];
	struct cox_hand *own = &f->room->hands[hand];
	size_t p = f->out->p;

	part->loglik = 0;
	memset(part->u, 0, p * sizeof(*part->u));
	memset(part->v, 0, p * p * sizeof(*part->v));
	memset(part->info, 0, p * p * sizeof(*part->info));
	for (size_t from = part->from, end; from < part->to; from = end) {
		end = stratum_end(f, from, part->to);
		places_met(f, from, end, end == part->to ? part->after : 0);
	}
	own->walk.data = part;
	cox_walk_part(own->state, part->from, part->to, &part->before);
	stats_cross_add(&f->out->rows->x, f->room->met, part->from, part->to,
	                own->scratch, part->info);
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
	size_t threads = f->st->threads, parts_n = f->out->rows->parts_n;

	f->room->coef = coef;
	stats_share(threads, parts_n, part_risk, f);
	parts_before(f);
	stats_share(threads, parts_n, part_hazard, f);
	parts_after(f);
	stats_share(threads, parts_n, part_walk, f);
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
	size_t from = rows->bounds[at], to = rows->bounds[at + 1];
	size_t p = f->out->p;

	*part = (struct cox_part){
	        .f = f,
	        .from = from,
	        .to = to,
	        .stratum_from = stratum_begin(f->in, rows, from, to),
	        .stratum_to = stratum_end(f, from, to),
	        /* more of its stratum than up to here */
	        .goes_on = stratum_end(f, to - 1, to + 1) > to,
	        .sum = {0, arena_new(arena, double, p + 1), NULL},
	        .before = {0, arena_new(arena, double, p + 1), NULL},
	        .u = arena_new(arena, double, p + 1),
	        .v = arena_new(arena, double, p *p + 1),
	        .info = arena_new(arena, double, p *p + 1)};
}

static void
hand_make(struct cox_fitting *f, struct cox_hand *hand)
{
	struct arena *arena = f->st->arena;

	*hand = (struct cox_hand){
	        .walk = {.st = f->st,
	                 .in = f->in,
	                 .rows = f->out->rows,
	                 .eta = f->eta,
	                 .risk = f->room->risk,
	                 .died = f->room->died,
	                 .at = time_add},
	        .scratch =
	                arena_new(arena, double, STATS_CROSS_ROOM(f->out->p))};
	hand->state = cox_state_make(&hand->walk);
}

void
cox_fitting_make(struct stats *st, const struct stats_cox_in *in,
                 struct stats_cox *out, struct cox_fitting *f)
{
	struct arena *arena = st->arena;
	size_t n = out->n, p = out->p, parts_n = out->rows->parts_n;
	size_t hands_n = stats_hands(st->threads);
	struct cox_room *room = arena_new(arena, struct cox_room, 1);

	*f = (struct cox_fitting){.st = st,
	                          .in = in,
	                          .out = out,
	                          .u = arena_new(arena, double, p + 1),
	                          .v = arena_new(arena, double, p *p + 1),
	                          .step = arena_new(arena, double, p + 1),
	                          .tried = arena_new(arena, double, p + 1),
	                          .room = room};
	/* in one piece, whose pages are met by who writes to them */
	f->eta = arena_new(arena, double, 7 * (n + 1));
	room->risk = f->eta + n;
	room->died = f->eta + 2 * n;
	room->hazard = f->eta + 3 * n;
	room->less = f->eta + 4 * n;
	room->met = f->eta + 5 * n;
	room->steps = f->eta + 6 * n;
	room->parts = arena_new(arena, struct cox_part, parts_n + 1);
	for (size_t i = 0; i < parts_n; i++)
		part_make(f, &room->parts[i], i);
	room->hands = arena_new(arena, struct cox_hand, hands_n);
	for (size_t i = 0; i < hands_n; i++)
		hand_make(f, &room->hands[i]);
}
