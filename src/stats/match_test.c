/*
 * match_test.c - matching against brute force, on thousands of small tables
 * whose distances tie often.
 */
#include "stats/match.h"

#include <math.h>
#include <string.h>

#include "stats/optimal_local.h"
#include "stats/random_test.h"
#include "tests/test.h"

#define ROWS_MOST 14
#define NONE      ((size_t)-1)

struct table {
	size_t n;
	double treat[ROWS_MOST], distance[ROWS_MOST];
	int32_t cell[ROWS_MOST];
	uint64_t who[ROWS_MOST];
};

static void
table_make(uint64_t *seed, struct table *out)
{
	out->n = 3 + random_next(seed) % (ROWS_MOST - 3);
	for (size_t i = 0; i < out->n; i++) {
		out->treat[i] = random_next(seed) % 3 == 0;
		out->distance[i] = (double)(random_next(seed) % 9) / 4;
		out->cell[i] = (int32_t)(random_next(seed) % 2);
		out->who[i] = random_next(seed);
	}
	out->treat[0] = 1;
	out->treat[1] = 0;
}

static struct stats_match_in
design(uint64_t *seed, const struct table *table)
{
	static const enum stats_order orders[] = {STATS_LARGEST, STATS_SMALLEST,
	                                          STATS_IN_ORDER, STATS_BY_LOT,
	                                          STATS_CLOSEST};

	return (struct stats_match_in){
	        .n = table->n,
	        .treat = table->treat,
	        .distance = table->distance,
	        .cell = random_next(seed) % 2 == 0 ? table->cell : NULL,
	        .ratio = 1 + random_next(seed) % 3,
	        .replace = random_next(seed) % 2 == 0,
	        .order = orders[random_next(seed) % 5],
	        .seed = random_next(seed) % 100,
	        .who = table->who,
	        .caliper = random_next(seed) % 2 == 0 ? 0.5 : (double)NAN,
	        .scale = STATS_RAW};
}

/* --- the same rules, said as plainly as can be --- */

struct plain {
	const struct stats_match_in *in;
	size_t pos[ROWS_MOST];
	bool used[ROWS_MOST];
	size_t has[ROWS_MOST][ROWS_MOST], had[ROWS_MOST];
};

static void
plain_places(struct plain *p)
{
	for (size_t i = 0; i < p->in->n; i++) {
		p->pos[i] = 0;
		for (size_t k = 0; k < p->in->n; k++)
			if (p->in->distance[k] < p->in->distance[i] ||
			    (p->in->distance[k] == p->in->distance[i] && k < i))
				p->pos[i]++;
	}
}

static bool
plain_may(const struct plain *p, size_t t, size_t c)
{
	const struct stats_match_in *in = p->in;

	if (in->treat[c] > 0.5 || p->used[c])
		return false;
	if (in->cell != NULL && in->cell[t] != in->cell[c])
		return false;
	for (size_t k = 0; k < p->had[t]; k++)
		if (p->has[t][k] == c)
			return false;
	return isnan(in->caliper) ||
	       fabs(in->distance[t] - in->distance[c]) <= in->caliper;
}

static size_t
plain_steps(const struct plain *p, size_t a, size_t b)
{
	return p->pos[a] > p->pos[b] ? p->pos[a] - p->pos[b]
	                             : p->pos[b] - p->pos[a];
}

/* Whether c is better for t than the best so far. */
static bool
plain_better(const struct plain *p, size_t t, size_t c, size_t best)
{
	double x = fabs(p->in->distance[t] - p->in->distance[c]), y;

	if (best == NONE)
		return true;
	y = fabs(p->in->distance[t] - p->in->distance[best]);
	if (x != y)
		return x < y;
	if (plain_steps(p, t, c) != plain_steps(p, t, best))
		return plain_steps(p, t, c) < plain_steps(p, t, best);
	return p->pos[c] < p->pos[best];
}

/* Steele's mixing and his step, as they are printed (2014, section 3). */
static uint64_t
plain_mix(uint64_t z)
{
	z ^= z >> 30;
	z *= 13787848793156543929U;
	z ^= z >> 27;
	z *= 10723151780598845931U;
	return z ^ (z >> 31);
}

/* The lot of one: of the seed and of them, by the third number drawn. */
static uint64_t
plain_lot(const struct stats_match_in *in, size_t row)
{
	const uint64_t step = 11400714819323198485U;
	uint64_t at = plain_mix(in->seed + 1) ^ plain_mix(~in->who[row]);

	return plain_mix(at + step + step) >> 11;
}

/* Whether one chooses before another by what they stand by. */
static bool
plain_before(const struct plain *p, size_t k, size_t t)
{
	double a = p->in->distance[k], b = p->in->distance[t];

	switch (p->in->order) {
	case STATS_LARGEST:
	case STATS_CLOSEST: /* who of two pairs as near is first */
		return a > b;
	case STATS_SMALLEST:
		return a < b;
	case STATS_BY_LOT:
		return plain_lot(p->in, k) < plain_lot(p->in, t);
	default:
		return false;
	}
}

/* The place of a participant in the order in which they choose. */
static size_t
plain_turn(const struct plain *p, size_t t)
{
	size_t turn = 0;

	for (size_t k = 0; k < p->in->n; k++)
		if (p->in->treat[k] > 0.5 &&
		    (plain_before(p, k, t) ||
		     (!plain_before(p, t, k) && k < t)))
			turn++;
	return turn;
}

static size_t
plain_best(const struct plain *p, size_t t)
{
	size_t best = NONE;

	for (size_t c = 0; c < p->in->n; c++)
		if (plain_may(p, t, c) && plain_better(p, t, c, best))
			best = c;
	return best;
}

static void
plain_choose(struct plain *p, size_t t)
{
	size_t best = plain_best(p, t);

	if (best == NONE)
		return;
	p->has[t][p->had[t]++] = best;
	p->used[best] = !p->in->replace;
}

/* Who of those that have r controls is nearest to one more; NONE. */
static size_t
plain_closest(const struct plain *p, size_t r)
{
	size_t first = NONE;
	double least = INFINITY;

	for (size_t t = 0; t < p->in->n; t++) {
		size_t c = p->in->treat[t] > 0.5 && p->had[t] == r
		                   ? plain_best(p, t)
		                   : NONE;
		double far;

		if (c == NONE)
			continue;
		far = fabs(p->in->distance[t] - p->in->distance[c]);
		if (far < least ||
		    (far == least && plain_turn(p, t) < plain_turn(p, first))) {
			first = t;
			least = far;
		}
	}
	return first;
}

/* The nearest pair of all, and again, until nobody finds one. */
static void
plain_match_closest(struct plain *p)
{
	for (size_t r = 0; r < p->in->ratio; r++)
		for (;;) {
			size_t t = plain_closest(p, r);

			if (t == NONE)
				break;
			plain_choose(p, t);
		}
}

static void
plain_match(struct plain *p)
{
	plain_places(p);
	if (p->in->order == STATS_CLOSEST) {
		plain_match_closest(p);
		return;
	}
	for (size_t r = 0; r < p->in->ratio; r++)
		for (size_t turn = 0; turn < p->in->n; turn++)
			for (size_t t = 0; t < p->in->n; t++)
				if (p->in->treat[t] > 0.5 &&
				    plain_turn(p, t) == turn && p->had[t] == r)
					plain_choose(p, t);
}

/* --- comparing --- */

static void
expect_same(struct test *t, const struct stats_match_in *in)
{
	struct plain plain = {.in = in};
	struct stats_match out = {.width = 0};
	struct stats st;
	size_t links = 0;
	bool good;

	plain_match(&plain);
	for (size_t i = 0; i < in->n; i++)
		links += plain.had[i];
	stats_begin(&st, t->arena);
	good = stats_match_nearest(&st, in, &out);
	expect_true(good == (links > 0));
	if (!good) {
		expect_true(stats_met(&st, E_NO_OVERLAP));
		return;
	}
	expect_equal(out.links_n, links);
	for (size_t i = 0, at = 0; i < in->n; i++)
		for (size_t k = 0; k < plain.had[i]; k++, at++) {
			expect_equal(out.links[at].treated, i);
			expect_equal(out.links[at].control, plain.has[i][k]);
		}
}

TEST("stats: of two controls as near, the one nearer in place is taken, then "
     "the earlier: as brute force finds on 10,000 tables")
{
	uint64_t seed = 84;

	for (int i = 0; i < 10000; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct stats_match_in in;
		struct table table;

		table_make(&seed, &table);
		in = design(&seed, &table);
		expect_same(t, &in);
		arena_release(t->arena, mark);
	}
}

TEST("stats: no accepted distance is over the caliper, exact cells are equal, "
     "and without replacement no control serves twice")
{
	uint64_t seed = 1937;

	for (int i = 0; i < 2000; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		bool used[ROWS_MOST] = {false};
		struct stats_match_in in;
		struct stats_match out;
		struct table table;
		struct stats st;

		table_make(&seed, &table);
		in = design(&seed, &table);
		in.order = STATS_CLOSEST;
		stats_begin(&st, t->arena);
		if (stats_match_nearest(&st, &in, &out))
			for (size_t k = 0; k < out.links_n; k++) {
				size_t a = out.links[k].treated,
				       b = out.links[k].control;

				expect_false(fabs(in.distance[a] -
				                  in.distance[b]) > in.caliper);
				expect_true(in.cell == NULL ||
				            in.cell[a] == in.cell[b]);
				expect_true(in.replace || !used[b]);
				used[b] = true;
			}
		arena_release(t->arena, mark);
	}
}

TEST("stats: by lot, who chooses first hangs on the seed and on who they are, "
     "and on nobody else and no place")
{
	/* two of the treated want the one control: the lot says who has it */
	double treat[] = {1, 1, 0}, distance[] = {0.4, 0.6, 0.5};
	double turned[] = {0, 1, 1}, back[] = {0.5, 0.6, 0.4};
	uint64_t who[] = {7, 8, 9}, other[] = {9, 8, 7};
	size_t first = 0;

	for (uint64_t seed = 0; seed < 200; seed++) {
		struct stats_match_in in = {.n = 3,
		                            .treat = treat,
		                            .distance = distance,
		                            .ratio = 1,
		                            .order = STATS_BY_LOT,
		                            .seed = seed,
		                            .who = who,
		                            .caliper = NAN};
		struct stats_match one, two;
		struct stats st;

		stats_begin(&st, t->arena);
		expect_true(stats_match_nearest(&st, &in, &one));
		in.treat = turned;
		in.distance = back;
		in.who = other;
		expect_true(stats_match_nearest(&st, &in, &two));
		expect_equal(one.links_n, 1);
		expect_equal(two.links_n, 1);
		expect_equal(who[one.links[0].treated],
		             other[two.links[0].treated]);
		first += one.links[0].treated == 0;
	}
	/* as often the one as the other */
	expect_true(first > 70 && first < 130);
}

/* --- optimal --- */

static double
gap(const void *data, size_t a, size_t b)
{
	const double *distance = data;

	return fabs(distance[a] - distance[b]);
}

/* The best of all ways that were tried. */
struct best {
	const struct stats_match_in *in;
	double far[ROWS_MOST][ROWS_MOST]; /* on no line */
	bool used[ROWS_MOST];
	size_t most;
	double least;
};

static double
far_at(const void *data, size_t a, size_t b)
{
	const struct best *best = data;

	return best->far[a][b];
}

static bool
may_pair(const struct best *b, size_t t, size_t c)
{
	const struct stats_match_in *in = b->in;

	return in->treat[c] <= 0.5 && !b->used[c] &&
	       !(b->far[t][c] > in->caliper) &&
	       (in->cell == NULL || in->cell[c] == in->cell[t]);
}

/* Every way to give the treated from t on their controls; t itself has so many
 * and takes no other below `from`. */
static void
try_all(struct best *b, size_t t, size_t from, size_t had, size_t pairs,
        double total)
{
	while (t < b->in->n && b->in->treat[t] <= 0.5)
		t++;
	if (t == b->in->n) {
		if (pairs > b->most || (pairs == b->most && total < b->least)) {
			b->most = pairs;
			b->least = total;
		}
		return;
	}
	try_all(b, t + 1, 0, 0, pairs, total);
	for (size_t c = from; had < b->in->ratio && c < b->in->n; c++) {
		if (!may_pair(b, t, c))
			continue;
		b->used[c] = true;
		try_all(b, t, c + 1, had + 1, pairs + 1, total + b->far[t][c]);
		b->used[c] = false;
	}
}

static void
far_make(uint64_t *seed, bool line, struct best *b)
{
	for (size_t i = 0; i < b->in->n; i++)
		for (size_t k = 0; k < b->in->n; k++)
			b->far[i][k] =
			        line ? gap(b->in->distance, i, k)
			             : (double)(random_next(seed) % 9) / 8;
}

TEST("stats: optimal pairs, up to three to each, are as many as there can be, "
     "and of those the least in all, as trying every way finds")
{
	uint64_t seed = 2024;

	for (int i = 0; i < 1000; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct best best = {.most = 0};
		struct stats_match_in in;
		struct stats_match out;
		struct table table;
		struct stats st;

		table_make(&seed, &table);
		table.n = table.n > 9 ? 9 : table.n;
		in = design(&seed, &table);
		best.in = &in;
		far_make(&seed, i % 2 == 0, &best);
		try_all(&best, 0, 0, 0, 0, 0);
		stats_begin(&st, t->arena);
		if (stats_match_optimal(&st, &in, far_at, &best, &out)) {
			expect_equal(out.links_n, best.most);
			expect_true(fabs(out.total - best.least) < 1e-9);
		} else {
			expect_equal(best.most, 0);
		}
		arena_release(t->arena, mark);
	}
}

/* So many people, whose places are tenths: their gaps tie, and are rounded. */
static void
tenths_make(uint64_t *seed, size_t n, double *treat, double *place)
{
	for (size_t i = 0; i < n; i++) {
		treat[i] = i == 0 || random_next(seed) % 2 == 0;
		place[i] = (double)(random_next(seed) % 12) / 10;
	}
	treat[n - 1] = 0;
}

TEST("stats: pairs whose distances tie but for rounding are proved like any "
     "others")
{
	double treat[12] = {1, 1, 0, 0}, place[12] = {0.0, 0.3, 0.9, 0.9};
	struct stats_match_in in = {.n = 4,
	                            .treat = treat,
	                            .distance = place,
	                            .ratio = 1,
	                            .caliper = NAN};
	uint64_t seed = 1955;

	for (int i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct stats_match out;
		struct stats st;

		stats_begin(&st, t->arena);
		expect_true(stats_match_optimal(&st, &in, gap, place, &out));
		if (i == 0)
			expect_true(fabs(out.total - 1.5) < 1e-12);
		arena_release(t->arena, mark);
		in.n = 4 + random_next(&seed) % 9;
		in.ratio = 1 + random_next(&seed) % 3;
		tenths_make(&seed, in.n, treat, place);
	}
}

/* Two treated and three controls, by the distances of a table. */
static const double apart[2][3] = {{5, 1, 4}, {2, 3, 9}};

static double
apart_of(const void *data, size_t treated, size_t control)
{
	return *(const double *)data * apart[treated][control - 2];
}

static void
assignment(struct stats *st, const double *unit, struct optimal *out)
{
	static const double treat[5] = {1, 1, 0, 0, 0};
	static struct stats_match_in in;

	in = (struct stats_match_in){.n = 5, .treat = treat, .ratio = 1};
	*out = (struct optimal){
	        .in = &in, .distance_at = apart_of, .data = unit, .width = NAN};
	optimal_make(st, out);
	expect_true(optimal_is_proved(out));
	expect_equal(out->mate_l[0], 1);
	expect_equal(out->mate_l[1], 0);
}

/* The first treated takes a control that was free. */
static void
assignment_break(struct optimal *a)
{
	a->mate_r[a->mate_l[0]] = OPTIMAL_NONE;
	a->mate_l[0] = 2;
	a->mate_r[2] = 0;
}

TEST("stats: pairs that are not the least in all are not proved, whatever "
     "prices are said of them")
{
	const double unit = 1, tiny = 1e-12;
	struct optimal a;
	struct stats st;

	stats_begin(&st, t->arena);
	/* swapped */
	assignment(&st, &unit, &a);
	a.mate_l[0] = 0;
	a.mate_l[1] = 1;
	a.mate_r[0] = 1;
	a.mate_r[1] = 0;
	expect_false(optimal_is_proved(&a));
	/* one that costs 3 more, which a price above nothing would pay for */
	assignment(&st, &unit, &a);
	assignment_break(&a);
	a.price_l[0] = 1;
	a.price_l[1] = 2;
	a.price_r[0] = a.price_r[1] = 0;
	a.price_r[2] = 3;
	expect_false(optimal_is_proved(&a));
	/* a price above nothing, by more than rounding */
	assignment(&st, &unit, &a);
	a.price_r[0] = 1e-6;
	expect_false(optimal_is_proved(&a));
	/* a price for what nobody took */
	assignment(&st, &unit, &a);
	a.price_r[2] = -1;
	expect_false(optimal_is_proved(&a));
	/* all so near each other that no fixed slack tells them apart */
	assignment(&st, &tiny, &a);
	assignment_break(&a);
	expect_false(optimal_is_proved(&a));
}

TEST("stats: a distance that is no number is refused with its row")
{
	double treat[2] = {1, 0}, distance[2] = {0.5, NAN};
	struct stats_match_in in = {.n = 2,
	                            .treat = treat,
	                            .distance = distance,
	                            .ratio = 1,
	                            .caliper = NAN};
	struct stats_match out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_match_nearest(&st, &in, &out));
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_equal(st.notes[0].row, 2);
}
