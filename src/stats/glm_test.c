/* glm_test.c - regression against what must hold at its solution. */
#include "stats/glm.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/random_test.h"
#include "stats/separate.h"
#include "tests/test.h"

#define ROWS 12

static struct str name_of[] = {{"(intercept)", 11}, {"x", 1}, {"z", 1}};
static struct str from_of[] = {{"", 0}, {"x", 1}, {"z", 1}};

/* An outcome, and a model of an intercept and up to two columns. */
struct made {
	double v[3 * ROWS], y[ROWS];
	struct stats_model model;
	struct stats_glm_in in;
};

static void
made_of(struct made *m, size_t rows, size_t cols, enum stats_family family)
{
	m->model = (struct stats_model){
	        .x = {rows, cols, m->v}, .names = name_of, .sources = from_of};
	m->in = (struct stats_glm_in){.family = family,
	                              .model = &m->model,
	                              .y = m->y,
	                              .outcome = S("y")};
	for (size_t i = 0; i < rows; i++)
		m->v[i] = 1;
}

static void
made_random(struct made *m, uint64_t *seed, size_t cols,
            enum stats_family family)
{
	made_of(m, ROWS, cols, family);
	for (size_t i = ROWS; i < cols * ROWS; i++)
		m->v[i] = random_of(seed, 7) - 3;
	for (size_t i = 0; i < ROWS; i++)
		m->y[i] = random_of(seed, family == STATS_LOGIT ||
		                                          family == STATS_PROBIT
		                                  ? 2
		                                  : 5);
}

/* For one column: whether a cut parts the outcomes, edges shared or not. */
static bool
is_parted(const struct made *m)
{
	double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};

	for (size_t i = 0; i < ROWS; i++) {
		int y = m->y[i] > 0.5;

		low[y] = fmin(low[y], m->v[ROWS + i]);
		high[y] = fmax(high[y], m->v[ROWS + i]);
	}
	return high[0] <= low[1] || high[1] <= low[0];
}

TEST("stats: a separation is proved by a linear programme, and named; "
     "thousands of small tables are judged as by looking")
{
	uint64_t seed = 11;
	size_t parted = 0;

	for (int i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct made m;
		struct stats st;

		made_random(&m, &seed, 2, STATS_LOGIT);
		if (i % 2 == 0)
			for (size_t k = 0; k < ROWS; k++)
				m.y[k] = m.v[ROWS + k] > (double)(i % 3) - 1;
		stats_begin(&st, t->arena);
		expect_true(stats_separated(&st, &m.model, NULL, m.y) ==
		            is_parted(&m));
		parted += is_parted(&m);
		if (is_parted(&m))
			expect_equal(st.notes[0].code, E_SEPARATION);
		arena_release(t->arena, mark);
	}
	expect_true(parted > 1000 && parted < 4000);
}

/* At the solution the score is nothing: X' of what is left. */
static void
expect_solved(struct test *t, uint64_t *seed, enum stats_family family)
{
	struct stats_glm fit = {.p = 0};
	struct made m;
	struct stats st;
	double score[3];

	made_random(&m, seed, 3, family);
	stats_begin(&st, t->arena);
	if (!stats_glm_fit(&st, &m.in, &fit)) {
		expect_true(stats_met(&st, E_SEPARATION) ||
		            stats_met(&st, E_NOT_CONVERGED));
		return;
	}
	stats_cross_vector(&m.model.x, fit.score, score);
	for (size_t j = 0; j < fit.p; j++)
		expect_true(fabs(score[j]) < 1e-7);
}

TEST("stats: where a regression ends its score is nothing")
{
	uint64_t seed = 5;

	for (int i = 0; i < 400; i++) {
		struct arena_mark mark = arena_mark(t->arena);

		expect_solved(t, &seed, STATS_LOGIT);
		expect_solved(t, &seed, STATS_PROBIT);
		expect_solved(t, &seed, STATS_POISSON);
		arena_release(t->arena, mark);
	}
}

TEST("stats: counts of one mean have its logarithm for their intercept")
{
	struct made m = {.y = {3, 1, 4, 1, 5, 9, 2, 6}};
	struct stats_glm fit;
	struct stats st;

	made_of(&m, 8, 1, STATS_POISSON);
	stats_begin(&st, t->arena);
	expect_true(stats_glm_fit(&st, &m.in, &fit));
	expect_true(fabs(fit.coef[0] - log(31.0 / 8)) < 1e-13);
	expect_true(fabs(fit.se[0] - 1 / sqrt(31)) < 1e-13);
}

TEST("stats: an outcome that the family cannot have is a bad value")
{
	struct made m = {.y = {0, 1, 2, 1}};
	struct stats_glm fit;
	struct stats st;

	made_of(&m, 4, 1, STATS_LOGIT);
	stats_begin(&st, t->arena);
	expect_false(stats_glm_fit(&st, &m.in, &fit));
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_equal(st.notes[0].row, 3);
	m.y[2] = -1;
	m.in.family = STATS_POISSON;
	stats_begin(&st, t->arena);
	expect_false(stats_glm_fit(&st, &m.in, &fit));
	expect_equal(st.notes[0].code, E_BAD_VALUE);
}

TEST("stats: counts that vary less than chance have no negative binomial, and "
     "that is said")
{
	struct made m = {.y = {2, 2, 2, 2, 2, 2}};
	struct stats_glm fit;
	struct stats st;

	made_of(&m, 6, 1, STATS_NEGATIVE_BINOMIAL);
	stats_begin(&st, t->arena);
	expect_false(stats_glm_nb(&st, &m.in, &fit));
	expect_equal(st.notes[0].code, E_NOT_CONVERGED);
}

#define MANY ((size_t)9500)

TEST("stats: a regression has the same bytes for any number of threads")
{
	static const size_t threads[] = {1, 2, 3, 7};
	double *v = arena_new(t->arena, double, 3 * MANY);
	double *y = arena_new(t->arena, double, MANY);
	struct stats_model model = {
	        .x = {MANY, 3, v}, .names = name_of, .sources = from_of};
	struct stats_glm first = {0}, fit;
	uint64_t seed = 11;

	for (size_t i = 0; i < MANY; i++) {
		v[i] = 1;
		v[MANY + i] = random_of(&seed, 1000) / 300;
		v[2 * MANY + i] = random_of(&seed, 77) / 7;
		y[i] = random_of(&seed, 1000) / 300 < v[MANY + i];
	}
	for (size_t k = 0; k < 4; k++) {
		struct stats_glm_in in = {
		        .family = STATS_LOGIT, .model = &model, .y = y};
		double score[3];
		struct stats st;

		stats_begin(&st, t->arena);
		expect_equal(st.threads, 1);
		st.threads = threads[k];
		expect_true(stats_glm_fit(&st, &in, k == 0 ? &first : &fit));
		if (k == 0) {
			stats_cross_vector(&model.x, first.score, score);
			for (size_t j = 0; j < 3; j++)
				expect_true(fabs(score[j]) < 1e-7);
			continue;
		}
		for (size_t j = 0; j < 3; j++) {
			expect_true(fit.coef[j] == first.coef[j]);
			expect_true(fit.se[j] == first.se[j]);
		}
		expect_true(fit.loglik == first.loglik);
	}
}

TEST("stats: a product of many rows is that of each row added up")
{
	size_t n = 700, p = 9;
	double *v = arena_new(t->arena, double, n *p);
	double *w = arena_new(t->arena, double, n);
	double *out = arena_new(t->arena, double, p *p);
	struct stats_matrix x = {n, p, v};
	uint64_t seed = 5;

	for (size_t i = 0; i < n * p; i++)
		v[i] = random_of(&seed, 100) - 50;
	for (size_t i = 0; i < n; i++)
		w[i] = random_of(&seed, 9);
	/* Whole numbers, so that no order of adding rounds. */
	for (size_t cols = 1; cols <= p; cols++)
		for (size_t rows = n - 5; rows <= n; rows++) {
			struct stats_matrix part = {rows, cols, v};

			stats_cross(t->arena, &part, w, out);
			for (size_t j = 0; j < cols; j++)
				for (size_t k = 0; k < cols; k++) {
					double sum = 0;

					for (size_t i = 0; i < rows; i++)
						sum += w[i] * v[j * rows + i] *
						       v[k * rows + i];
					expect_true(out[j * cols + k] == sum);
				}
		}
	stats_cross(t->arena, &x, NULL, out);
	expect_true(out[1] == stats_dot(v, v + n, n));
}

TEST("stats: counts that are no whole numbers, or large, have their theta too")
{
	struct made m;
	struct stats_glm fit;
	struct stats st;

	made_of(&m, ROWS, 1, STATS_NEGATIVE_BINOMIAL);
	for (size_t i = 0; i < ROWS; i++)
		m.y[i] = i % 3 == 0 ? 150.5 : (double)i;
	stats_begin(&st, t->arena);
	expect_true(stats_glm_nb(&st, &m.in, &fit));
	expect_true(fit.theta > 0.1 && fit.theta < 10);
	/* Its score is nothing: by the derivative of the likelihood. */
	for (int side = -1; side <= 1; side += 2) {
		struct stats_glm_in near = m.in;
		struct stats_glm other;

		near.theta = fit.theta * (1 + side * 0.01);
		expect_true(stats_glm_fit(&st, &near, &other));
		expect_true(other.loglik < fit.loglik);
	}
}
