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
		expect_true(stats_separated(&st, &m.model, m.y) ==
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
