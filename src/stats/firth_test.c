/* firth_test.c - a penalised fit against what must hold at its solution. */
#include "stats/firth.h"

#include <math.h>

#include "stats/random_test.h"
#include "tests/test.h"

#define ROWS 40

static struct str name_of[] = {{"(intercept)", 11}, {"x", 1}, {"z", 1}};

struct made {
	double v[3 * ROWS], y[ROWS];
	struct stats_model model;
	struct stats_glm_in in;
};

static void
made_of(struct made *m, size_t rows, size_t cols)
{
	m->model = (struct stats_model){
	        .x = {rows, cols, m->v}, .names = name_of, .sources = name_of};
	m->in = (struct stats_glm_in){.family = STATS_LOGIT,
	                              .model = &m->model,
	                              .y = m->y,
	                              .outcome = S("y")};
	for (size_t i = 0; i < rows; i++)
		m->v[i] = 1;
}

/* So many with and without it, of two groups. */
static void
made_cells(struct made *m, const int cells[4])
{
	size_t n = 0;

	for (int k = 0; k < 4; k++)
		n += (size_t)cells[k];
	made_of(m, n, 2);
	n = 0;
	for (int k = 0; k < 4; k++)
		for (int i = 0; i < cells[k]; i++, n++) {
			m->v[m->model.x.rows + n] = k / 2;
			m->y[n] = k % 2;
		}
}

TEST("firth: of one yes or no alone it is the odds ratio with half a person "
     "more in each cell")
{
	static const int all[][4] = {
	        {9, 3, 5, 7}, {10, 0, 6, 4}, {12, 0, 0, 8}, {1, 0, 0, 1}};

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		const int *c = all[k];
		struct stats_glm fit;
		struct stats st;
		struct made m;
		double low = log((c[1] + 0.5) / (c[0] + 0.5));
		double high = log((c[3] + 0.5) / (c[2] + 0.5));

		made_cells(&m, c);
		stats_begin(&st, t->arena);
		expect_true(stats_firth_fit(&st, &m.in, &fit));
		expect_true(fabs(fit.coef[0] - low) < 1e-8);
		expect_true(fabs(fit.coef[1] - (high - low)) < 1e-8);
		expect_equal(st.notes_n, 0);
	}
}

/* The penalised likelihood, slowly. */
static double
penalised(const struct made *m, const double *b, size_t p)
{
	double info[9] = {0}, sum = 0, det;
	size_t n = m->model.x.rows;

	for (size_t i = 0; i < n; i++) {
		double eta = 0, mu;

		for (size_t j = 0; j < p; j++)
			eta += b[j] * m->v[j * n + i];
		mu = 1 / (1 + exp(-eta));
		sum += m->y[i] > 0.5 ? log(mu) : log1p(-mu);
		for (size_t j = 0; j < p; j++)
			for (size_t k = 0; k < p; k++)
				info[3 * j + k] += mu * (1 - mu) *
				                   m->v[j * n + i] *
				                   m->v[k * n + i];
	}
	det = info[0] * (info[4] * info[8] - info[5] * info[7]) -
	      info[1] * (info[3] * info[8] - info[5] * info[6]) +
	      info[2] * (info[3] * info[7] - info[4] * info[6]);
	return sum + 0.5 * log(det);
}

TEST("firth: where the outcome is separated there is an estimate, at which the "
     "penalised likelihood is highest")
{
	uint64_t seed = 11;

	for (int round = 0; round < 20; round++) {
		struct stats_glm fit, plain;
		struct stats st, other;
		struct made m;
		double best;

		made_of(&m, ROWS, 3);
		for (size_t i = 0; i < ROWS; i++) {
			m.v[ROWS + i] = random_of(&seed, 9) - 4;
			m.v[2 * ROWS + i] = random_of(&seed, 5) - 2;
			m.y[i] = m.v[ROWS + i] > 0.5;
		}
		stats_begin(&other, t->arena);
		expect_false(stats_glm_fit(&other, &m.in, &plain));
		expect_true(stats_met(&other, E_SEPARATION));
		stats_begin(&st, t->arena);
		expect_true(stats_firth_fit(&st, &m.in, &fit));
		best = penalised(&m, fit.coef, 3);
		for (int k = 0; k < 6; k++) {
			double b[3] = {fit.coef[0], fit.coef[1], fit.coef[2]};

			b[k / 2] += k % 2 == 0 ? 1e-3 : -1e-3;
			expect_true(penalised(&m, b, 3) < best);
			expect_true(isfinite(fit.se[k / 2]));
		}
	}
}

TEST("firth: an outcome that is neither yes nor no is a bad value, and columns "
     "that say the same have no estimate")
{
	struct stats_glm fit;
	struct stats st;
	struct made m;

	made_cells(&m, (const int[]){3, 4, 5, 6});
	m.y[2] = 0.5;
	stats_begin(&st, t->arena);
	expect_false(stats_firth_fit(&st, &m.in, &fit));
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_equal(st.notes[0].row, 3);
	m.y[2] = 0;
	for (size_t i = 0; i < m.model.x.rows; i++)
		m.v[m.model.x.rows + i] = 1;
	stats_begin(&st, t->arena);
	expect_false(stats_firth_fit(&st, &m.in, &fit));
	expect_equal(st.notes[0].code, E_NOT_CONVERGED);
}
