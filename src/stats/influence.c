/*
 * influence.c - the error of a curve of people who weigh, or come in sets.
 *
 * A number of a curve is a sum over its times of before * one / risk * c, with
 * c 1 for the share and tau - time for the time that is lost.  In the weight
 * of one person a hazard at a time moves by (theirs - hazard) / risk while they
 * are at risk, and all that comes after it by that of both events.
 */
#include "stats/influence.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/order.h"

#define ONE_TIME 1.5e-8

static bool
is_of(const struct stats_follow *in, int32_t group, size_t i)
{
	return in->group == NULL || in->group[i] == group;
}

static bool
is_either(const struct stats_walk *walk, double event)
{
	return event == 1 || (walk->competing && event == 2);
}

/* The rows of the group by time, and what happens at each. */
static void
times_make(struct stats *st, struct stats_walk *w, int32_t group)
{
	const struct stats_follow *in = w->in;
	double *joined = arena_new(st->arena, double, in->n + 1);
	size_t *order = arena_new(st->arena, size_t, in->n + 1);

	stats_times_join(st->arena, in->time, in->n, joined);
	stats_order(st->arena, joined, in->n, order);
	for (size_t k = 0; k < in->n; k++) {
		size_t i = order[k], row = w->times_n - (w->times_n > 0);
		double weight = stats_weight(in->w, i);

		if (!is_of(in, group, i))
			continue;
		if (w->n == 0 || joined[i] > w->time[row])
			w->time[row = w->times_n++] = joined[i];
		w->at[w->n] = i;
		w->of[w->n++] = row;
		w->risk[row] += weight;
		w->one[row] += in->event[i] == 1 ? weight : 0;
		w->both[row] += is_either(w, in->event[i]) ? weight : 0;
	}
}

void
stats_walk_make(struct stats *st, const struct stats_follow *in, int32_t group,
                bool competing, struct stats_walk *out)
{
	size_t n = in->n + 1;
	double free = 1, share = 0, risk = 0;

	*out = (struct stats_walk){.in = in,
	                           .at = arena_new(st->arena, size_t, n),
	                           .of = arena_new(st->arena, size_t, n),
	                           .competing = competing,
	                           .time = arena_new(st->arena, double, n),
	                           .risk = arena_new(st->arena, double, n),
	                           .one = arena_new(st->arena, double, n),
	                           .both = arena_new(st->arena, double, n),
	                           .before = arena_new(st->arena, double, n),
	                           .share = arena_new(st->arena, double, n)};
	times_make(st, out, group);
	for (size_t k = out->times_n; k-- > 0;) {
		/* who leaves at a time is at risk at all before it */
		risk += out->risk[k];
		out->risk[k] = risk;
	}
	for (size_t k = 0; k < out->times_n; k++) {
		out->before[k] = free;
		share += free * out->one[k] / out->risk[k];
		out->share[k] = share;
		free *= 1 - out->both[k] / out->risk[k];
	}
}

/* --- one number ---------------------------------------------------------- */

/* How much a time of the curve counts in the number. */
struct number {
	double tau;
	bool lost;
	size_t until; /* times that count */
};

static double
counts(const struct stats_walk *w, const struct number *n, size_t k)
{
	return n->lost ? n->tau - w->time[k] : 1;
}

/* The chain from a hazard of either to all that comes after. */
static double
chain(const struct stats_walk *w, size_t k, double after)
{
	double left = w->risk[k] - w->both[k];

	return left > 0 ? after / left : 0;
}

static double
number_of(const struct stats_walk *w, const struct number *n, double *part)
{
	double sum = 0;

	for (size_t k = 0; k < n->until; k++) {
		sum += w->before[k] * w->one[k] / w->risk[k] * counts(w, n, k);
		if (part != NULL)
			part[k] = sum;
	}
	return sum;
}

/* What all who were at risk lose by it, up to each time. */
static double *
losses_make(struct stats *st, const struct stats_walk *w,
            const struct number *n, const double *part)
{
	double *loss = arena_new(st->arena, double, n->until + 1), sum = 0;

	for (size_t k = 0; k < n->until; k++) {
		double after = part[n->until - 1] - part[k];

		sum += w->before[k] * w->one[k] / w->risk[k] * counts(w, n, k) /
		               w->risk[k] -
		       chain(w, k, after) * w->both[k] / w->risk[k];
		loss[k] = sum;
	}
	return loss;
}

static void
moves_add(struct stats *st, const struct stats_walk *w, const struct number *n,
          double by, double *moves)
{
	double *part = arena_new(st->arena, double, n->until + 1), *loss;

	(void)number_of(w, n, part);
	loss = losses_make(st, w, n, part);
	for (size_t r = 0; r < w->n; r++) {
		size_t k = w->of[r], i = w->at[r];
		double event = w->in->event[i];
		double v = -loss[k < n->until ? k : n->until - 1];

		if (k < n->until && event == 1)
			v += w->before[k] * counts(w, n, k) / w->risk[k];
		if (k < n->until && is_either(w, event))
			v -= chain(w, k, part[n->until - 1] - part[k]);
		moves[i] += by * stats_weight(w->in->w, i) * v;
	}
}

static double
number_take(struct stats *st, const struct stats_walk *w, struct number n,
            double by, double *moves)
{
	double slack = n.lost ? 0 : ONE_TIME * fabs(n.tau);

	while (n.until < w->times_n && w->time[n.until] <= n.tau + slack)
		n.until++;
	if (moves != NULL && n.until > 0) {
		struct arena_mark mark = arena_mark(st->arena);

		moves_add(st, w, &n, by, moves);
		arena_release(st->arena, mark);
	}
	return number_of(w, &n, NULL);
}

double
stats_walk_share(struct stats *st, const struct stats_walk *walk, double time,
                 double by, double *moves)
{
	return number_take(st, walk, (struct number){time, false, 0}, by,
	                   moves);
}

double
stats_walk_lost(struct stats *st, const struct stats_walk *walk, double tau,
                double by, double *moves)
{
	return number_take(st, walk, (struct number){tau, true, 0}, by, moves);
}

double
stats_moves_error(struct arena *arena, const double *moves, size_t n,
                  const int32_t *cluster, size_t clusters)
{
	struct arena_mark mark = arena_mark(arena);
	struct stats_sum square = {0, 0};
	const double *v = moves;

	if (cluster != NULL) {
		double *sum = arena_new(arena, double, clusters + 1);

		for (size_t i = 0; i < n; i++)
			sum[cluster[i]] += moves[i];
		v = sum;
		n = clusters;
	}
	for (size_t i = 0; i < n; i++)
		stats_sum_add(&square, v[i] * v[i]);
	arena_release(arena, mark);
	return sqrt(stats_sum_get(&square));
}

/* --- the whole curve ----------------------------------------------------- */

/*
 * What a set adds to the share F of now is a - F b, of those who left, and
 * less (u - F h) for each weight that is still there: so the sums of products
 * of the three say it for all sets at any time.
 */
struct setted {
	double a, b, here;
};

enum { AA, AB, BB, AH, BH, HH, PRODUCTS };

struct streams {
	struct setted *set;
	struct stats_sum sum[PRODUCTS];
	double u, h;
};

static void
products_add(struct streams *s, const struct setted *c, double by)
{
	const double v[PRODUCTS] = {c->a * c->a,    c->a * c->b,
	                            c->b * c->b,    c->a * c->here,
	                            c->b * c->here, c->here * c->here};

	for (int k = 0; k < PRODUCTS; k++)
		stats_sum_add(&s->sum[k], by * v[k]);
}

static double
error_now(const struct streams *s, double share)
{
	double q = s->u - share * s->h, v[PRODUCTS], sum;

	for (int k = 0; k < PRODUCTS; k++)
		v[k] = stats_sum_get(&s->sum[k]);
	sum = v[AA] - 2 * share * v[AB] + share * share * v[BB] -
	      2 * q * (v[AH] - share * v[BH]) + q * q * v[HH];
	return sum > 0 ? sqrt(sum) : 0;
}

static size_t
set_of(const struct stats_walk *w, size_t r)
{
	return w->in->cluster == NULL ? r : (size_t)w->in->cluster[w->at[r]];
}

/* Somebody leaves at time k. */
static void
leave(struct streams *s, const struct stats_walk *w, size_t r)
{
	size_t k = w->of[r];
	double weight = stats_weight(w->in->w, w->at[r]);
	double event = w->in->event[w->at[r]], chained = chain(w, k, 1);
	struct setted *c = &s->set[set_of(w, r)];
	double a = -s->u, b = -s->h;

	if (event == 1)
		a += w->before[k] / w->risk[k];
	if (is_either(w, event)) {
		a += w->share[k] * chained;
		b += chained;
	}
	products_add(s, c, -1);
	c->a += weight * a;
	c->b += weight * b;
	c->here -= weight;
	products_add(s, c, 1);
}

void
stats_walk_errors(struct stats *st, const struct stats_walk *walk, double *out)
{
	size_t sets = walk->in->cluster == NULL ? walk->n : walk->in->clusters;
	struct arena_mark mark = arena_mark(st->arena);
	struct streams s = {
	        .set = arena_new(st->arena, struct setted, sets + 1)};
	size_t r = 0;

	for (size_t i = 0; i < walk->n; i++)
		s.set[set_of(walk, i)].here +=
		        stats_weight(walk->in->w, walk->at[i]);
	for (size_t c = 0; c < sets; c++)
		products_add(&s, &s.set[c], 1);
	for (size_t k = 0; k < walk->times_n; k++) {
		double hazard =
		        chain(walk, k, 1) * walk->both[k] / walk->risk[k];

		s.u += walk->before[k] * walk->one[k] /
		               (walk->risk[k] * walk->risk[k]) +
		       walk->share[k] * hazard;
		s.h += hazard;
		for (; r < walk->n && walk->of[r] == k; r++)
			leave(&s, walk, r);
		out[k] = error_now(&s, walk->share[k]);
	}
	arena_release(st->arena, mark);
}
