/* influence_test.c - errors of curves against slow second ways, and whether the
 * intervals made of them hold the truth as often as they say. */
#include "stats/influence.h"

#include <math.h>

#include "stats/random.h"
#include "stats/random_test.h"
#include "stats/special.h"
#include "tests/test.h"

#define ROWS 24
#define SETS 8
#define TAU  6.0

struct made {
	double time[ROWS], event[ROWS], w[ROWS];
	int32_t group[ROWS], set[ROWS];
	struct stats_follow in;
};

static void
made_random(struct made *m, uint64_t *seed)
{
	for (size_t i = 0; i < ROWS; i++) {
		m->time[i] = 1 + random_of(seed, 9);
		m->event[i] = random_of(seed, 3);
		m->w[i] = 0.2 + random_of(seed, 20) / 5;
		m->group[i] = (int32_t)random_of(seed, 2);
		m->set[i] = (int32_t)(i % SETS);
	}
	m->in = (struct stats_follow){.n = ROWS,
	                              .time = m->time,
	                              .event = m->event,
	                              .w = m->w,
	                              .groups = 1};
}

/* A number of the curve: the share by TAU, or the time lost up to it. */
static double
number_of(struct stats *st, const struct stats_follow *in, bool competing,
          bool lost, double *moves)
{
	struct stats_walk walk;

	stats_walk_make(st, in, 0, competing, &walk);
	return lost ? stats_walk_lost(st, &walk, TAU, 1, moves)
	            : stats_walk_share(st, &walk, TAU, 1, moves);
}

TEST("stats: what somebody adds to a number of a curve is how it moves with "
     "their weight, times that weight")
{
	uint64_t seed = 41;

	for (int round = 0; round < 100; round++) {
		struct arena_mark mark = arena_mark(t->arena);
		bool competing = round % 2 == 0, lost = round % 4 < 2;
		double moves[ROWS] = {0}, sum = 0;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		(void)number_of(&st, &m.in, competing, lost, moves);
		for (size_t i = 0; i < ROWS; i++) {
			double was = m.w[i], by = 1e-6 * was, up, down;

			m.w[i] = was + by;
			up = number_of(&st, &m.in, competing, lost, NULL);
			m.w[i] = was - by;
			down = number_of(&st, &m.in, competing, lost, NULL);
			m.w[i] = was;
			expect_true(fabs((up - down) / (2e-6) - moves[i]) <
			            1e-7);
			sum += moves[i];
		}
		/* all weights times the same move nothing */
		expect_true(fabs(sum) < 1e-12);
		arena_release(t->arena, mark);
	}
}

TEST("stats: where nobody weighs more than another and everybody is their own, "
     "the error is Greenwood's")
{
	uint64_t seed = 42;

	for (int round = 0; round < 200; round++) {
		struct arena_mark mark = arena_mark(t->arena);
		double moves[ROWS] = {0}, mean, se;
		struct stats_curve plain, weighed;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		for (size_t i = 0; i < ROWS; i++)
			m.w[i] = 3;
		stats_curve_make(&st, &m.in, 0, &weighed);
		(void)number_of(&st, &m.in, false, true, moves);
		m.in.w = NULL;
		stats_curve_make(&st, &m.in, 0, &plain);
		for (size_t k = 0; k < plain.times_n; k++)
			if (plain.surv[k] > 0)
				expect_true(fabs(sqrt(plain.spread[k]) -
				                 sqrt(weighed.spread[k])) <
				            1e-8);
		stats_curve_rmst(&plain, TAU, &mean, &se);
		expect_true(
		        fabs(stats_moves_error(t->arena, moves, ROWS, NULL, 0) -
		             se) < 1e-12);
		arena_release(t->arena, mark);
	}
}

TEST("stats: weights times a constant change no error, and those that differ "
     "do not count as so many people")
{
	uint64_t seed = 43;
	size_t differs = 0;

	for (int round = 0; round < 100; round++) {
		struct arena_mark mark = arena_mark(t->arena);
		double moves[2][ROWS] = {{0}}, mean, counted, error[2];
		struct stats_curve curve;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		stats_curve_make(&st, &m.in, 0, &curve);
		stats_curve_rmst(&curve, TAU, &mean, &counted);
		for (int k = 0; k < 2; k++) {
			(void)number_of(&st, &m.in, false, true, moves[k]);
			error[k] = stats_moves_error(t->arena, moves[k], ROWS,
			                             NULL, 0);
			for (size_t i = 0; i < ROWS; i++)
				m.w[i] *= 1000;
		}
		expect_true(fabs(error[0] - error[1]) < 1e-12);
		differs += fabs(error[0] - counted) > 0.05 * error[0];
		arena_release(t->arena, mark);
	}
	expect_true(differs > 80);
}

TEST("stats: somebody who is there twice in one set is one who weighs twice as "
     "much, and twice in two sets they are not")
{
	uint64_t seed = 44;

	for (int round = 0; round < 100; round++) {
		double moves[2 * ROWS] = {0}, once[ROWS] = {0}, error;
		double time[2 * ROWS], event[2 * ROWS];
		int32_t who[2 * ROWS];
		struct stats_follow twice = {.n = 2 * ROWS,
		                             .time = time,
		                             .event = event,
		                             .groups = 1};
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		m.in.w = NULL;
		for (size_t i = 0; i < 2 * ROWS; i++) {
			time[i] = m.time[i % ROWS];
			event[i] = m.event[i % ROWS];
			who[i] = (int32_t)(i % ROWS);
		}
		(void)number_of(&st, &m.in, true, true, once);
		(void)number_of(&st, &twice, true, true, moves);
		error = stats_moves_error(t->arena, once, ROWS, NULL, 0);
		expect_true(fabs(stats_moves_error(t->arena, moves, 2 * ROWS,
		                                   who, ROWS) -
		                 error) < 1e-12);
		expect_true(stats_moves_error(t->arena, moves, 2 * ROWS, NULL,
		                              0) < 0.8 * error ||
		            error <= 0);
	}
}

TEST("stats: sets are what varies: what each adds to a difference is summed "
     "first")
{
	double moves[4] = {0};
	double time[] = {1, 1, 3, 3}, event[] = {1, 1, 0, 0};
	int32_t group[] = {1, 0, 1, 0}, set[] = {0, 0, 1, 1};
	struct stats_follow in = {.n = 4,
	                          .time = time,
	                          .event = event,
	                          .group = group,
	                          .groups = 2};
	struct stats st;

	stats_begin(&st, t->arena);
	for (int32_t g = 0; g < 2; g++) {
		struct stats_walk walk;

		stats_walk_make(&st, &in, g, false, &walk);
		(void)stats_walk_lost(&st, &walk, 3, g == 1 ? 1 : -1, moves);
	}
	/* two pairs, each as the other: their difference is always nothing */
	expect_true(stats_moves_error(t->arena, moves, 4, set, 2) < 1e-15);
	expect_true(stats_moves_error(t->arena, moves, 4, NULL, 0) > 0.5);
}

TEST("stats: the errors of a whole curve are those of each time by itself, in "
     "sets too")
{
	uint64_t seed = 45;

	for (int round = 0; round < 200; round++) {
		struct arena_mark mark = arena_mark(t->arena);
		double se[ROWS + 1];
		struct stats_walk walk;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		m.in.group = m.group;
		m.in.groups = 2;
		if (round % 2 == 0) {
			m.in.cluster = m.set;
			m.in.clusters = SETS;
		}
		stats_begin(&st, t->arena);
		stats_walk_make(&st, &m.in, 1, round % 3 > 0, &walk);
		stats_walk_errors(&st, &walk, se);
		for (size_t k = 0; k < walk.times_n; k++) {
			double moves[ROWS] = {0}, one;

			expect_true(
			        fabs(stats_walk_share(&st, &walk, walk.time[k],
			                              1, moves) -
			             walk.share[k]) < 1e-15);
			one = stats_moves_error(t->arena, moves, ROWS,
			                        m.in.cluster, m.in.clusters);
			expect_true(fabs(one - se[k]) < 1e-8);
		}
		arena_release(t->arena, mark);
	}
}

/* --- how often intervals hold the truth ----------------------------------- */

#define PEOPLE 600
#define DRAWS  2000
#define UNTIL  1.5

struct drawn {
	double time[PEOPLE], event[PEOPLE], w[PEOPLE];
	int32_t group[PEOPLE];
};

static double
rate_of(bool severe, bool treated)
{
	return (severe ? 1.5 : 0.5) * (treated ? 0.7 : 1);
}

/* Who is worse off is treated the oftener; each weighs by one over their own
 * chance of their group, which is known. */
static void
drawn_make(struct stats_random *r, double other, struct drawn *d)
{
	for (size_t i = 0; i < PEOPLE; i++) {
		bool severe = stats_random_share(r) < 0.5;
		double chance = severe ? 0.75 : 0.2;
		bool treated = stats_random_share(r) < chance;
		double at = -log1p(-stats_random_share(r)) /
		            rate_of(severe, treated);
		double else_at = -log1p(-stats_random_share(r)) / other;
		double end = fmin(2, -log1p(-stats_random_share(r)) / 0.2);

		d->group[i] = treated;
		d->w[i] = treated ? 1 / chance : 1 / (1 - chance);
		d->time[i] = fmin(fmin(at, else_at), end);
		d->event[i] = at <= d->time[i] ? 1 : 2 * (else_at <= end);
	}
}

/* Of everybody: the mean time without the event, or the share with it. */
static double
truth_of(bool treated, double other, bool share)
{
	double sum = 0;

	for (int severe = 0; severe < 2; severe++) {
		double rate = rate_of(severe == 1, treated), all = rate + other;

		sum += (share ? rate / all : 1 / all) * -expm1(-all * UNTIL) /
		       2;
	}
	return sum;
}

struct held {
	size_t robust, counted;
};

static void
interval_count(double gap, double se, size_t *held)
{
	*held += fabs(gap) <= STATS_Z95 * se;
}

static struct held
coverage(struct test *t, bool share, double other)
{
	struct stats_random r = stats_random_begin(75, share);
	double truth =
	        truth_of(true, other, share) - truth_of(false, other, share);
	struct held held = {0, 0};

	for (size_t k = 0; k < DRAWS; k++) {
		struct arena_mark mark = arena_mark(t->arena);
		double moves[PEOPLE] = {0}, counted = 0, gap = 0;
		struct drawn d;
		struct stats_follow in = {.n = PEOPLE,
		                          .time = d.time,
		                          .event = d.event,
		                          .w = d.w,
		                          .group = d.group,
		                          .groups = 2};
		struct stats st;

		drawn_make(&r, other, &d);
		stats_begin(&st, t->arena);
		for (int32_t g = 0; g < 2; g++) {
			double by = g == 1 ? 1 : -1, mean, se;
			struct stats_curve curve;
			struct stats_walk walk;

			stats_walk_make(&st, &in, g, share, &walk);
			stats_curve_make(&st, &in, g, &curve);
			stats_curve_rmst(&curve, UNTIL, &mean, &se);
			counted += se * se;
			gap += by * (share ? stats_walk_share(&st, &walk, UNTIL,
			                                      by, moves)
			                   : -stats_walk_lost(&st, &walk, UNTIL,
			                                      by, moves));
		}
		interval_count(gap - truth,
		               stats_moves_error(t->arena, moves, PEOPLE, NULL,
		                                 0),
		               &held.robust);
		interval_count(gap - truth, sqrt(counted), &held.counted);
		arena_release(t->arena, mark);
	}
	return held;
}

TEST("stats: of weighted people 95 of 100 intervals of a difference in mean "
     "time hold the truth, and far fewer where weights count as people")
{
	struct held held = coverage(t, false, 1e-9);

	expect_true(held.robust >= 1870 && held.robust <= 1930);
	expect_true(held.counted < 1700);
}

TEST("stats: of weighted people 95 of 100 intervals of a difference in shares "
     "hold the truth where another event may come first")
{
	struct held held = coverage(t, true, 0.4);

	expect_true(held.robust >= 1870 && held.robust <= 1930);
}
