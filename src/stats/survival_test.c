/* survival_test.c - curves against what must hold of them. */
#include "stats/survival.h"

#include <math.h>

#include "stats/random_test.h"
#include "tests/test.h"

#define ROWS 20

struct made {
	double time[ROWS], event[ROWS];
	int32_t group[ROWS];
	struct stats_follow in;
};

static void
made_random(struct made *m, uint64_t *seed, uint64_t events)
{
	for (size_t i = 0; i < ROWS; i++) {
		m->time[i] = 1 + random_of(seed, 9);
		m->event[i] = random_of(seed, events);
		m->group[i] = (int32_t)random_of(seed, 2);
	}
	m->in = (struct stats_follow){
	        .n = ROWS, .time = m->time, .event = m->event, .groups = 1};
}

TEST("stats: while nobody has had an event the curve is 1 and certain, and "
     "where it is 0 it has no limits")
{
	struct made m = {.time = {5, 6, 7}, .event = {0, 1, 1}};
	struct stats_curve curve;
	struct stats_place place;
	struct stats st;

	m.in = (struct stats_follow){
	        .n = 3, .time = m.time, .event = m.event, .groups = 1};
	stats_begin(&st, t->arena);
	stats_curve_make(&st, &m.in, 0, &curve);
	stats_curve_at(&m.in, 0, &curve, 5.5, &place);
	expect_true(place.surv == 1 && place.se == 0 && place.log_low == 1);
	stats_curve_at(&m.in, 0, &curve, 6, &place);
	expect_true(place.surv == 0.5 && place.risk == 2);
	stats_curve_at(&m.in, 0, &curve, 7, &place);
	expect_true(place.surv == 0 && isnan(place.se) &&
	            isnan(place.log_low) && isnan(place.loglog_high));
}

TEST("stats: with nobody censored the curve is the share that is left, and "
     "its mean that of the times")
{
	uint64_t seed = 6;

	for (int i = 0; i < 200; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		double sum = 0, mean, se;
		struct stats_curve curve;
		struct made m;
		struct stats st;

		made_random(&m, &seed, 1);
		for (size_t k = 0; k < ROWS; k++) {
			m.event[k] = 1;
			sum += fmin(m.time[k], 6);
		}
		stats_begin(&st, t->arena);
		stats_curve_make(&st, &m.in, 0, &curve);
		for (double at = 1; at <= 9; at++) {
			struct stats_place place;
			double left = 0;

			for (size_t k = 0; k < ROWS; k++)
				left += m.time[k] > at;
			stats_curve_at(&m.in, 0, &curve, at, &place);
			expect_true(fabs(place.surv - left / ROWS) < 1e-12);
		}
		stats_curve_rmst(&curve, 6, &mean, &se);
		expect_true(fabs(mean - sum / ROWS) < 1e-12);
		arena_release(t->arena, mark);
	}
}

TEST("stats: a competing event is never counted as a censoring")
{
	uint64_t seed = 9;

	for (int i = 0; i < 200; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct stats_incidence last;
		struct made m;
		struct stats st;

		made_random(&m, &seed, 3);
		for (size_t k = 0; k < ROWS; k++)
			m.event[k] = m.event[k] == 0 ? 2 : m.event[k];
		stats_begin(&st, t->arena);
		stats_incidence_at(&st, &m.in, 0, 10, &last);
		/* Everybody had the one or the other. */
		expect_true(fabs(last.event + last.competing - 1) < 1e-12);
		expect_true(last.one_minus_km >= last.event - 1e-12);
		arena_release(t->arena, mark);
	}
}

TEST("stats: without competing events the incidence is one less the curve")
{
	uint64_t seed = 19;

	for (int i = 0; i < 200; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct stats_incidence at;
		struct stats_curve curve;
		struct stats_place place;
		struct made m;
		struct stats st;

		made_random(&m, &seed, 2);
		stats_begin(&st, t->arena);
		stats_curve_make(&st, &m.in, 0, &curve);
		stats_curve_at(&m.in, 0, &curve, 5, &place);
		stats_incidence_at(&st, &m.in, 0, 5, &at);
		expect_true(fabs(at.event - (1 - place.surv)) < 1e-12);
		expect_true(isnan(place.se) ||
		            fabs(at.event_se - place.se) < 0.05);
		arena_release(t->arena, mark);
	}
}

TEST("stats: groups that are the same do not differ, and no event is said")
{
	struct made m = {.time = {1, 1, 2, 2, 3, 3},
	                 .event = {1, 1, 0, 0, 1, 1},
	                 .group = {0, 1, 0, 1, 0, 1}};
	struct stats_logrank out;
	struct stats st;

	m.in = (struct stats_follow){.n = 6,
	                             .time = m.time,
	                             .event = m.event,
	                             .group = m.group,
	                             .groups = 2};
	stats_begin(&st, t->arena);
	expect_true(stats_logrank_test(&st, &m.in, 0, &out));
	expect_true(fabs(out.chisq) < 1e-12 && out.p > 0.999);
	for (size_t i = 0; i < 6; i++)
		m.event[i] = 0;
	expect_false(stats_logrank_test(&st, &m.in, 0, &out));
	expect_true(stats_met(&st, E_NO_EVENTS));
}

TEST("stats: times within a relative 1.5e-8 of each other are one")
{
	double time[3] = {1, 1 + 1e-9, 1 + 1e-6}, out[3];

	stats_times_join(t->arena, time, 3, out);
	expect_true(out[0] == out[1]);
	expect_true(out[1] != out[2]);
}

TEST("stats: rows are in the order of their times, those of one time in their "
     "own though their numbers differ")
{
	double time[] = {2 + 1e-9, 5, 1, 2, 2 + 2e-9, 1, 5 - 1e-9}, at[7];
	static const size_t want[] = {2, 5, 0, 3, 4, 1, 6};
	size_t order[7];

	stats_times_order(t->arena, time, 7, order, at);
	for (size_t i = 0; i < 7; i++)
		expect_equal(order[i], want[i]);
	expect_true(at[0] == 1 && at[1] == 1);
	expect_true(at[2] == 2 && at[3] == 2 && at[4] == 2);
	expect_true(at[5] == 5 - 1e-9 && at[6] == at[5]);
}

TEST("stats: the curve of an event is its incidence at each time, and with "
     "weights that of people counted so often")
{
	struct stats_follow once, often;
	uint64_t seed = 20261129;
	double time[2 * ROWS], event[2 * ROWS], w[ROWS];
	int32_t who[2 * ROWS];
	struct made m;

	for (int round = 0; round < 200; round++) {
		struct stats_incidence_curve one, two;
		struct stats_incidence at;
		struct stats st;

		stats_begin(&st, t->arena);
		made_random(&m, &seed, 3);
		for (size_t i = 0; i < ROWS; i++) {
			w[i] = 2;
			time[i] = time[i + ROWS] = m.time[i];
			event[i] = event[i + ROWS] = m.event[i];
			who[i] = who[i + ROWS] = (int32_t)i;
		}
		once = m.in;
		once.w = w;
		often = (struct stats_follow){.n = 2 * ROWS,
		                              .time = time,
		                              .event = event,
		                              .groups = 1,
		                              .cluster = who,
		                              .clusters = ROWS};
		stats_incidence_curve(&st, &once, 0, &one);
		stats_incidence_curve(&st, &often, 0, &two);
		for (size_t k = 0; k < one.times_n; k++) {
			stats_incidence_at(&st, &often, 0, one.time[k], &at);
			expect_true(fabs(one.share[k] - at.event) < 1e-12);
			expect_true(fabs(one.share[k] - two.share[k]) < 1e-12);
			/* the same people, whether they weigh or are doubled */
			expect_true(fabs(one.se[k] - two.se[k]) < 1e-9);
			expect_true(fabs(one.se[k] - at.event_se) < 1e-9);
		}
	}
}

TEST("stats: without another event the curve's error is Greenwood's")
{
	uint64_t seed = 7;
	struct made m;

	for (int round = 0; round < 200; round++) {
		struct stats_incidence_curve one;
		struct stats_curve km;
		struct stats_place place;
		struct stats st;

		stats_begin(&st, t->arena);
		made_random(&m, &seed, 2);
		stats_incidence_curve(&st, &m.in, 0, &one);
		stats_curve_make(&st, &m.in, 0, &km);
		expect_equal(one.times_n, km.times_n);
		for (size_t k = 0; k < km.times_n; k++) {
			stats_curve_row(&km, k, &place);
			expect_true(fabs(1 - one.share[k] - place.surv) <
			            1e-12);
			if (place.surv > 0)
				expect_true(fabs(one.se[k] - place.se) < 1e-7);
		}
	}
}

/* Of one time, counted person by person: how many are at risk and have the
 * event, in all and in group 1. */
struct counted {
	double risk, risk_1, died, died_1;
};

static struct counted
counted_at(const struct made *m, double time)
{
	struct counted c = {0, 0, 0, 0};

	for (size_t i = 0; i < ROWS; i++) {
		bool dies = m->time[i] == time && m->event[i] > 0;
		bool there = m->time[i] >= time;

		c.risk += there;
		c.risk_1 += there && m->group[i] == 1;
		c.died += dies;
		c.died_1 += dies && m->group[i] == 1;
	}
	return c;
}

/* Observed, expected and variance of group 1, with no order of anything: each
 * day from the first to the last by itself. */
static void
logrank_slow(const struct made *m, double *observed, double *expected,
             double *var)
{
	*observed = *expected = *var = 0;
	for (double day = 1; day <= 9; day++) {
		struct counted c = counted_at(m, day);
		double share = c.risk > 0 ? c.risk_1 / c.risk : 0;

		*observed += c.died_1;
		*expected += c.died * share;
		if (c.risk > 1)
			*var += c.died * share * (1 - share) *
			        (c.risk - c.died) / (c.risk - 1);
	}
}

TEST_ONCE("stats: the log-rank test is that of a count of each day by itself")
{
	uint64_t seed = 20261201;
	size_t tested = 0;
	struct made m;

	for (int round = 0; round < 2000; round++) {
		struct arena *arena = test_arena(t, 0);
		struct stats_logrank out;
		double o, e, v;
		struct stats st;

		made_random(&m, &seed, 2);
		m.in.group = m.group;
		m.in.groups = 2;
		logrank_slow(&m, &o, &e, &v);
		stats_begin(&st, arena);
		if (v > 1e-9) {
			expect_true(stats_logrank_test(&st, &m.in, 0, &out));
			expect_true(out.observed[1] == o);
			expect_true(fabs(out.expected[1] - e) < 1e-10);
			expect_true(fabs(out.var[3] - v) < 1e-10);
			expect_true(fabs(out.chisq - (o - e) * (o - e) / v) <
			            1e-8 * (1 + out.chisq));
			tested++;
		}
		test_arena_drop(arena);
	}
	expect_true(tested > 1900);
}
