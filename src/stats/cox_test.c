/*
 * cox_test.c - proportional hazards against the likelihood written out.
 */
#include "stats/cox.h"

#include <math.h>
#include <string.h>

#include "stats/random_test.h"
#include "tests/test.h"

#define ROWS 16

static struct str name_of[] = {{"x", 1}, {"z", 1}};

struct made {
	double v[2 * ROWS], start[ROWS], time[ROWS], event[ROWS];
	int32_t strata[ROWS], cluster[ROWS];
	struct stats_model model;
	struct stats_cox_in in;
};

static void
made_random(struct made *m, uint64_t *seed)
{
	for (size_t i = 0; i < ROWS; i++) {
		m->v[i] = random_of(seed, 5) - 2;
		m->v[ROWS + i] = random_of(seed, 2);
		m->start[i] = random_of(seed, 4);
		m->time[i] = m->start[i] + 1 + random_of(seed, 6);
		m->event[i] = random_of(seed, 3) > 0;
		m->strata[i] = (int32_t)random_of(seed, 2);
		m->cluster[i] = (int32_t)(i / 2);
	}
	m->model = (struct stats_model){
	        .x = {ROWS, 2, m->v}, .names = name_of, .sources = name_of};
	m->in = (struct stats_cox_in){.model = &m->model,
	                              .time = m->time,
	                              .event = m->event,
	                              .ties = (enum stats_ties)random_of(seed,
	                                                                 3)};
	if (random_of(seed, 2) > 0)
		m->in.start = m->start;
	if (random_of(seed, 2) > 0) {
		m->in.strata = m->strata;
		m->in.strata_n = 2;
	}
}

/* --- the likelihood, said as plainly as can be --- */

static double
plain_hazard(const struct made *m, const double *coef, size_t i)
{
	return exp(m->v[i] * coef[0] + m->v[ROWS + i] * coef[1]);
}

static bool
plain_at_risk(const struct made *m, size_t row, size_t i)
{
	return (m->in.strata == NULL || m->strata[i] == m->strata[row]) &&
	       m->time[i] >= m->time[row] &&
	       (m->in.start == NULL || m->start[i] < m->time[row]);
}

static bool
plain_died(const struct made *m, size_t row, size_t i)
{
	return plain_at_risk(m, row, i) && m->event[i] > 0 &&
	       m->time[i] == m->time[row];
}

/* Sums over all ways to choose d of those at risk. */
static double
plain_ways(const struct made *m, const double *coef, size_t row, size_t from,
           size_t d)
{
	double sum = 0;

	if (d == 0)
		return 1;
	for (size_t i = from; i < ROWS; i++)
		if (plain_at_risk(m, row, i))
			sum += plain_hazard(m, coef, i) *
			       plain_ways(m, coef, row, i + 1, d - 1);
	return sum;
}

/* What the deaths at the time of a row add; the first of them speaks. */
static double
plain_time(const struct made *m, const double *coef, size_t row)
{
	double risk = 0, died = 0, out = 0, d = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (plain_at_risk(m, row, i))
			risk += plain_hazard(m, coef, i);
		if (!plain_died(m, row, i))
			continue;
		if (i < row)
			return 0;
		died += plain_hazard(m, coef, i);
		out += log(plain_hazard(m, coef, i));
		d++;
	}
	if (m->in.ties == STATS_EXACT)
		return out - log(plain_ways(m, coef, row, 0, (size_t)d));
	for (double k = 0; k < d; k++)
		out -= log(risk -
		           (m->in.ties == STATS_EFRON ? k / d * died : 0));
	return out;
}

static double
plain_loglik(const struct made *m, const double *coef)
{
	double sum = 0;

	for (size_t i = 0; i < ROWS; i++)
		if (m->event[i] > 0)
			sum += plain_time(m, coef, i);
	return sum;
}

static void
expect_top(const struct made *m, const struct stats_cox *fit)
{
	double coef[2] = {fit->coef[0], fit->coef[1]}, zero[2] = {0, 0};
	double top = plain_loglik(m, coef);

	expect_true(fabs(top - fit->loglik) < 1e-9);
	expect_true(fabs(plain_loglik(m, zero) - fit->loglik_null) < 1e-9);
	for (int j = 0; j < 2; j++)
		for (int side = -1; side <= 1; side += 2) {
			double near[2] = {coef[0], coef[1]};

			near[j] += side * 1e-4;
			expect_true(plain_loglik(m, near) <= top + 1e-12);
		}
}

TEST("stats: the top of a Cox likelihood is the top of the likelihood written "
     "out, with ties, late starts and strata")
{
	uint64_t seed = 77;
	size_t fitted = 0;

	for (int i = 0; i < 600; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct stats_cox fit;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		if (stats_cox_fit(&st, &m.in, &fit)) {
			expect_top(&m, &fit);
			fitted++;
		} else {
			expect_true(stats_met(&st, E_MONOTONE) ||
			            stats_met(&st, E_NOT_CONVERGED));
		}
		arena_release(t->arena, mark);
	}
	expect_true(fitted > 400);
}

TEST("stats: martingale residuals sum to nothing")
{
	uint64_t seed = 3;

	for (int i = 0; i < 200; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		double out[ROWS], sum = 0;
		struct stats_cox fit;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		m.in.ties = i % 2 == 0 ? STATS_EFRON : STATS_BRESLOW;
		stats_begin(&st, t->arena);
		if (stats_cox_fit(&st, &m.in, &fit)) {
			stats_cox_martingale(&st, &m.in, &fit, out);
			for (size_t k = 0; k < ROWS; k++)
				sum += out[k];
			expect_true(fabs(sum) < 1e-9);
		}
		arena_release(t->arena, mark);
	}
}

/* A random table that is changed before it is fitted. */
static void
expect_stopped(struct test *t, void (*change)(struct made *m),
               enum stats_code code)
{
	uint64_t seed = 8;
	struct stats_cox fit;
	struct made m;
	struct stats st;

	made_random(&m, &seed);
	m.in.start = m.start;
	change(&m);
	stats_begin(&st, t->arena);
	expect_false(stats_cox_fit(&st, &m.in, &fit));
	expect_true(stats_met(&st, code));
}

static void
no_events(struct made *m)
{
	memset(m->event, 0, sizeof(m->event));
}

static void
backwards(struct made *m)
{
	m->start[2] = m->time[2];
}

static void
odd_event(struct made *m)
{
	m->event[4] = 3;
}

static void
one_after_another(struct made *m)
{
	m->in.start = NULL;
	m->in.strata = NULL;
	m->in.ties = STATS_EFRON;
	for (size_t i = 0; i < ROWS; i++) {
		m->time[i] = (double)i + 1;
		m->event[i] = 1;
		m->v[ROWS + i] = i < ROWS / 2;
		m->v[i] = (double)(i * 7 % 5);
	}
}

TEST("stats: a likelihood that rises for ever is proved to, and its columns "
     "named")
{
	struct stats_cox fit;
	struct made m;
	struct stats st;
	uint64_t seed = 8;

	made_random(&m, &seed);
	one_after_another(&m);
	stats_begin(&st, t->arena);
	expect_false(stats_cox_fit(&st, &m.in, &fit));
	for (size_t i = 0; i < st.notes_n; i++)
		if (st.notes[i].code == E_MONOTONE) {
			expect_equal(st.notes[i].columns_n, 1);
			expect_str(st.notes[i].columns[0], "z");
			return;
		}
	fail_msg("it is not said");
}

/* One column alone says something; the other is the same of all at risk. */
static void
flat_column(struct made *m)
{
	one_after_another(m);
	for (size_t i = 0; i < ROWS; i++)
		m->v[ROWS + i] = 4;
}

static void
flat_stratum(struct made *m)
{
	one_after_another(m);
	m->in.strata = m->strata;
	m->in.strata_n = 2;
	for (size_t i = 0; i < ROWS; i++)
		m->v[ROWS + i] = m->strata[i];
}

TEST("stats: a likelihood that stays level along a direction has not risen")
{
	expect_stopped(t, flat_column, E_NOT_CONVERGED);
	expect_stopped(t, flat_stratum, E_NOT_CONVERGED);
}

TEST("stats: without an event there is nothing to estimate, and rows that "
     "cannot be are refused")
{
	expect_stopped(t, no_events, E_NO_EVENTS);
	expect_stopped(t, backwards, E_TIME_ORDER);
	expect_stopped(t, odd_event, E_BAD_VALUE);
	expect_stopped(t, one_after_another, E_MONOTONE);
}

TEST("stats: under ten events a parameter is said and not hidden")
{
	uint64_t seed = 21;

	for (;;) {
		struct stats_cox fit;
		struct made m;
		struct stats st;

		made_random(&m, &seed);
		stats_begin(&st, t->arena);
		if (!stats_cox_fit(&st, &m.in, &fit))
			continue;
		expect_true(stats_met(&st, W_FEW_EVENTS));
		return;
	}
}

/* --- many rows, in parts --- */

#define MANY  ((size_t)13000)
#define TIMES 40

struct many {
	double *v, *time, *event;
	int32_t *strata;
	struct stats_model model;
	struct stats_cox_in in;
};

static void
many_make(struct test *t, struct many *m, bool strata)
{
	uint64_t seed = 3;

	*m = (struct many){.v = arena_new(t->arena, double, 2 * MANY),
	                   .time = arena_new(t->arena, double, MANY),
	                   .event = arena_new(t->arena, double, MANY),
	                   .strata = arena_new(t->arena, int32_t, MANY)};
	for (size_t i = 0; i < MANY; i++) {
		m->v[i] = random_of(&seed, 100) / 50 - 1;
		m->v[MANY + i] = random_of(&seed, 2);
		m->time[i] = 1 + random_of(&seed, TIMES);
		if (m->v[i] > 0.5)
			m->time[i] = 1 + floor(m->time[i] / 2);
		m->event[i] = random_of(&seed, 3) > 0;
		m->strata[i] = i % 5 == 0 ? 2 : i % 4 == 0 ? 1 : 0;
	}
	m->model = (struct stats_model){
	        .x = {MANY, 2, m->v}, .names = name_of, .sources = name_of};
	m->in = (struct stats_cox_in){.model = &m->model,
	                              .time = m->time,
	                              .event = m->event,
	                              .ties = STATS_EFRON};
	if (strata) {
		m->in.strata = m->strata;
		m->in.strata_n = 3;
	}
}

static bool
many_in(const struct many *m, size_t i, int32_t stratum)
{
	return m->in.strata == NULL || m->strata[i] == stratum;
}

/* What one time adds to the likelihood, after Efron, said plainly. */
static double
many_time(const struct many *m, const double *coef, double time,
          int32_t stratum)
{
	double risk = 0, died = 0, sum = 0, deaths = 0;

	for (size_t i = 0; i < MANY; i++) {
		double line = m->v[i] * coef[0] + m->v[MANY + i] * coef[1];

		if (!many_in(m, i, stratum) || m->time[i] < time)
			continue;
		risk += exp(line);
		if (m->time[i] == time && m->event[i] > 0) {
			died += exp(line);
			sum += line;
			deaths++;
		}
	}
	for (int k = 0; k < deaths; k++)
		sum -= log(risk - k / deaths * died);
	return sum;
}

static double
many_loglik(const struct many *m, double a, double b)
{
	double sum = 0;

	for (int32_t k = 0; k < (m->in.strata == NULL ? 1 : 3); k++)
		for (int time = 1; time <= TIMES; time++)
			sum += many_time(m, (double[]){a, b}, time, k);
	return sum;
}

TEST("stats: hazards of many rows are those of the likelihood written out, "
     "with the same bytes for any number of threads")
{
	static const size_t threads[] = {1, 2, 3, 7};

	for (int strata = 0; strata < 2; strata++) {
		struct stats_cox first = {0}, fit;
		double h = 1e-3, curve;
		struct many m;

		many_make(t, &m, strata == 1);
		for (size_t k = 0; k < 4; k++) {
			struct stats st;

			stats_begin(&st, t->arena);
			st.threads = threads[k];
			expect_true(stats_cox_fit(&st, &m.in,
			                          k == 0 ? &first : &fit));
			if (k == 0)
				continue;
			for (size_t j = 0; j < 2; j++) {
				expect_true(fit.coef[j] == first.coef[j]);
				expect_true(fit.se[j] == first.se[j]);
			}
			expect_true(fit.loglik == first.loglik);
		}
		expect_true(fabs(many_loglik(&m, first.coef[0], first.coef[1]) -
		                 first.loglik) < 1e-7);
		/* It is the top, and the information is how fast it falls. */
		curve = many_loglik(&m, first.coef[0] + h, first.coef[1]) +
		        many_loglik(&m, first.coef[0] - h, first.coef[1]) -
		        2 * first.loglik;
		expect_true(curve < 0);
		expect_true(fabs(-curve / (h * h) *
		                         (first.vcov[0] -
		                          first.vcov[1] * first.vcov[1] /
		                                  first.vcov[3]) -
		                 1) < 1e-3);
	}
}

/* Few rows to a stratum, with and without starts; `most` to each at most. */
static void
strata_fit(struct test *t, struct many *m, size_t most, size_t threads,
           double *start, struct stats_cox *out)
{
	struct stats st;
	uint64_t seed = 8;
	size_t left = 0, n = 0;

	for (size_t i = 0; i < MANY; i++, left--) {
		if (left == 0) {
			left = 1 + (size_t)random_of(&seed, most);
			n++;
		}
		m->strata[i] = (int32_t)n - 1;
	}
	m->in.strata = m->strata;
	m->in.strata_n = n + 1; /* nobody is in the last */
	m->in.start = start;
	stats_begin(&st, t->arena);
	st.threads = threads;
	expect_true(stats_cox_fit(&st, &m->in, out));
}

TEST("stats: hazards in parts are those of one walk over all, whether a "
     "stratum has many parts or a part many strata")
{
	static const size_t mosts[] = {3, 100, 3000, 6000, 100000};
	double *start = arena_new(t->arena, double, MANY);
	struct many m;

	many_make(t, &m, true);
	/* before anybody's end: with starts there is one part */
	for (size_t i = 0; i < MANY; i++)
		start[i] = 0.5;
	for (size_t k = 0; k < 5; k++) {
		struct stats_cox one, parts;

		strata_fit(t, &m, mosts[k], 1, start, &one);
		strata_fit(t, &m, mosts[k], 2, NULL, &parts);
		expect_true(fabs(one.loglik - parts.loglik) <
		            1e-10 * fabs(one.loglik));
		for (size_t j = 0; j < 2; j++) {
			expect_true(fabs(one.coef[j] - parts.coef[j]) < 1e-10);
			expect_true(fabs(one.se[j] - parts.se[j]) < 1e-10);
		}
	}
}

TEST("stats: of many rows the first that is wrong is named, by however many "
     "threads")
{
	static const size_t threads[] = {1, 2, 7};
	struct many m;

	many_make(t, &m, false);
	m.event[12000] = m.event[9000] = 2;
	m.time[9001] = -1;
	for (size_t k = 0; k < 3; k++) {
		struct stats_cox fit;
		struct stats st;

		stats_begin(&st, t->arena);
		st.threads = threads[k];
		expect_false(stats_cox_fit(&st, &m.in, &fit));
		expect_equal(st.notes_n, 1);
		expect_equal(st.notes[0].code, E_BAD_VALUE);
		expect_equal(st.notes[0].row, 9001);
	}
}
