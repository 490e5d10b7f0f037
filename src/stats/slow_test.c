/*
 * slow_test.c - weights, strata and robust errors against a second way to
 * them: plain, slow, and of nothing but their definitions.
 */
#include <math.h>
#include <string.h>

#include "stats/balance.h"
#include "stats/cox.h"
#include "stats/match.h"
#include "stats/random_test.h"
#include "tests/test.h"

#define ROWS  24
#define FAR   30.0 /* a slope that no data that can be balanced needs */
#define TURNS 400

static struct str name_of[] = {{"x", 1}, {"z", 1}};

static bool
is_near(double a, double b, double within)
{
	return fabs(a - b) <= within * (1 + fabs(b));
}

/* --- entropy balancing: one slope after the other, each by halving -------- */

struct balanced {
	double treat[ROWS], v[2 * ROWS], slope[2], w[ROWS];
};

/* By how much the controls' weighted mean of a column is above the treated's;
 * the weights in passing. */
static double
gap_of(struct balanced *b, size_t column)
{
	double treated = 0, mean = 0, sum = 0, n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (b->treat[i] > 0.5) {
			treated += b->v[column * ROWS + i];
			n++;
			continue;
		}
		b->w[i] = exp(b->slope[0] * b->v[i] +
		              b->slope[1] * b->v[ROWS + i]);
		mean += b->w[i] * b->v[column * ROWS + i];
		sum += b->w[i];
	}
	for (size_t i = 0; i < ROWS; i++)
		b->w[i] = b->treat[i] > 0.5 ? 1 : b->w[i] * n / sum;
	return mean / sum - treated / n;
}

/* The gap grows with its slope: halve until it is none. */
static void
slope_halve(struct balanced *b, size_t column)
{
	double low = -FAR, high = FAR;

	for (int i = 0; i < 60; i++) {
		b->slope[column] = (low + high) / 2;
		if (gap_of(b, column) > 0)
			high = b->slope[column];
		else
			low = b->slope[column];
	}
}

/* False where the slopes run away, or come to no end in time. */
static bool
balance_slow(struct balanced *b)
{
	b->slope[0] = b->slope[1] = 0;
	for (int turn = 0; turn < TURNS; turn++) {
		slope_halve(b, 0);
		slope_halve(b, 1);
		if (fabs(b->slope[0]) > FAR / 2 || fabs(b->slope[1]) > FAR / 2)
			return false;
		if (fabs(gap_of(b, 0)) < 1e-12 && fabs(gap_of(b, 1)) < 1e-12)
			return true;
	}
	return false;
}

static void
balanced_random(struct balanced *b, uint64_t *seed)
{
	for (size_t i = 0; i < ROWS; i++) {
		b->treat[i] = i < ROWS / 3;
		b->v[i] = random_of(seed, 5);
		b->v[ROWS + i] = random_of(seed, 2);
	}
}

TEST_ONCE("stats: entropy weights are those of one slope after the other, each "
          "found by halving")
{
	uint64_t seed = 20261202;
	size_t tested = 0;

	for (int round = 0; round < 100; round++) {
		struct arena *arena = test_arena(t, 0);
		double v[2 * ROWS], out[ROWS];
		struct stats_model x = {.x = {ROWS, 2, v},
		                        .names = name_of,
		                        .sources = name_of};
		struct balanced b;
		struct stats st;

		stats_begin(&st, arena);
		balanced_random(&b, &seed);
		memcpy(v, b.v, sizeof(v));
		if (balance_slow(&b)) {
			expect_true(
			        stats_weights_entropy(&st, b.treat, &x, out));
			for (size_t i = 0; i < ROWS; i++)
				expect_true(is_near(out[i], b.w[i], 1e-7));
			tested++;
		}
		test_arena_drop(arena);
	}
	expect_true(tested > 50);
}

/* --- robust errors of hazards: every person against every event ----------- */

struct hazards {
	double v[2 * ROWS], time[ROWS], event[ROWS];
	int32_t cluster[ROWS];
	struct stats_model model;
};

static void
hazards_random(struct hazards *h, uint64_t *seed)
{
	for (size_t i = 0; i < ROWS; i++) {
		/* no two at once */
		h->time[i] =
		        (double)((i * 7) % ROWS) + 1 + random_of(seed, 9) / 10;
		h->event[i] = random_of(seed, 3) > 0;
		h->v[i] = random_of(seed, 5) - 2;
		h->v[ROWS + i] = random_of(seed, 2);
		h->cluster[i] = (int32_t)random_of(seed, ROWS / 3);
	}
	h->model = (struct stats_model){
	        .x = {ROWS, 2, h->v}, .names = name_of, .sources = name_of};
}

/* Of an event: the hazards at risk, and a column's mean among them. */
static double
at_risk(const struct hazards *h, const double *coef, double time, size_t column,
        double *mean)
{
	double sum = 0, of = 0;

	for (size_t i = 0; i < ROWS; i++) {
		double hazard =
		        exp(coef[0] * h->v[i] + coef[1] * h->v[ROWS + i]);

		if (h->time[i] < time)
			continue;
		sum += hazard;
		of += hazard * h->v[column * ROWS + i];
	}
	*mean = of / sum;
	return sum;
}

/* What one person adds to the score of a column (Lin and Wei 1989). */
static double
score_of(const struct hazards *h, const double *coef, size_t person,
         size_t column)
{
	double x = h->v[column * ROWS + person], out = 0, mean;
	double hazard =
	        exp(coef[0] * h->v[person] + coef[1] * h->v[ROWS + person]);

	for (size_t k = 0; k < ROWS; k++) {
		double sum;

		if (h->event[k] < 1 || h->time[k] > h->time[person])
			continue;
		sum = at_risk(h, coef, h->time[k], column, &mean);
		out -= hazard / sum * (x - mean);
		if (k == person)
			out += x - mean;
	}
	return out;
}

/* V B V of two columns, B summed over clusters. */
static void
robust_slow(const struct hazards *h, const struct stats_cox *fit, double out[4])
{
	double sums[ROWS][2] = {{0}}, b[4] = {0}, half[4];
	const double *v = fit->vcov;

	for (size_t i = 0; i < ROWS; i++)
		for (size_t j = 0; j < 2; j++)
			sums[h->cluster[i]][j] += score_of(h, fit->coef, i, j);
	for (size_t c = 0; c < ROWS; c++)
		for (size_t j = 0; j < 4; j++)
			b[j] += sums[c][j / 2] * sums[c][j % 2];
	for (size_t j = 0; j < 4; j++)
		half[j] = v[j / 2 * 2] * b[j % 2] +
		          v[j / 2 * 2 + 1] * b[2 + j % 2];
	for (size_t j = 0; j < 4; j++)
		out[j] = half[j / 2 * 2] * v[j % 2] +
		         half[j / 2 * 2 + 1] * v[2 + j % 2];
}

TEST_ONCE("stats: robust errors of hazards are those of each person against "
          "each event")
{
	uint64_t seed = 20261203;
	size_t tested = 0;

	for (int round = 0; round < 300; round++) {
		struct arena *arena = test_arena(t, 0);
		struct hazards h;
		struct stats_cox_in in = {.model = &h.model,
		                          .time = h.time,
		                          .event = h.event,
		                          .cluster = h.cluster,
		                          .clusters = ROWS / 3,
		                          .ties = STATS_EFRON};
		struct stats_cox fit;
		struct stats st;
		double slow[4];

		stats_begin(&st, arena);
		hazards_random(&h, &seed);
		if (stats_cox_fit(&st, &in, &fit) && fit.p == 2) {
			robust_slow(&h, &fit, slow);
			for (size_t j = 0; j < 4; j++)
				expect_true(is_near(fit.robust_vcov[j], slow[j],
				                    1e-8));
			expect_true(
			        is_near(fit.robust_se[1], sqrt(slow[3]), 1e-8));
			tested++;
		}
		test_arena_drop(arena);
	}
	expect_true(tested > 200);
}

/* --- strata: everybody against everybody ---------------------------------- */

struct strata {
	double treat[ROWS], distance[ROWS], weight[ROWS];
	int32_t cell[ROWS];
};

static void
strata_random(struct strata *s, uint64_t *seed)
{
	for (size_t i = 0; i < ROWS; i++) {
		s->treat[i] = random_of(seed, 3) == 0;
		s->distance[i] = random_of(seed, 12) / 4;
		s->cell[i] = (int32_t)random_of(seed, 9) - 1;
	}
	s->treat[0] = 1;
}

/* One's weight before all are scaled: of a control how many treated share its
 * cell for each control there; 0 where a group is not there. */
static double
weight_raw(const struct strata *s, size_t i)
{
	double n[2] = {0, 0};

	for (size_t k = 0; k < ROWS; k++)
		if (s->cell[i] >= 0 && s->cell[k] == s->cell[i])
			n[s->treat[k] > 0.5]++;
	if (n[0] < 1 || n[1] < 1)
		return 0;
	return s->treat[i] > 0.5 ? 1 : n[1] / n[0];
}

/* All of them, with a mean of 1 over the controls.  Nobody: false. */
static bool
weights_slow(struct strata *s)
{
	double sum = 0, controls = 0;

	for (size_t i = 0; i < ROWS; i++) {
		s->weight[i] = weight_raw(s, i);
		if (s->treat[i] > 0.5)
			continue;
		sum += s->weight[i];
		controls += s->weight[i] > 0;
	}
	for (size_t i = 0; i < ROWS; i++)
		if (s->treat[i] < 0.5 && controls > 0)
			s->weight[i] *= controls / sum;
	return controls > 0;
}

static bool
all_same(const struct strata *s, const struct stats_strata *out)
{
	bool same = true;

	for (size_t i = 0; i < ROWS; i++) {
		int32_t at = out->stratum[i];

		same = same && (at < 0) == (s->weight[i] <= 0);
		if (at >= 0 && s->treat[i] < 0.5)
			same = same &&
			       is_near(out->weight[at], s->weight[i], 1e-12);
	}
	return same;
}

TEST_ONCE("stats: the weights of cells are those of everybody against "
          "everybody, and cells that lack a group have none")
{
	uint64_t seed = 20261204;

	for (int round = 0; round < 2000; round++) {
		struct arena *arena = test_arena(t, 0);
		struct stats_strata out;
		struct strata s;
		struct stats_match_in in = {.n = ROWS,
		                            .treat = s.treat,
		                            .cell = s.cell,
		                            .ratio = 1,
		                            .caliper = NAN};
		struct stats st;

		stats_begin(&st, arena);
		strata_random(&s, &seed);
		expect_true(stats_match_cells(&st, &in, &out) ==
		            weights_slow(&s));
		if (out.n > 0)
			expect_true(all_same(&s, &out));
		test_arena_drop(arena);
	}
}

/* The treated's distance that so many are below, counted and not sorted. */
static double
place_of(const struct strata *s, double place)
{
	for (size_t i = 0; i < ROWS; i++) {
		double below = 0, alike = 0;

		for (size_t k = 0; k < ROWS; k++) {
			below += s->treat[k] > 0.5 &&
			         s->distance[k] < s->distance[i];
			alike += s->treat[k] > 0.5 &&
			         s->distance[k] == s->distance[i];
		}
		if (s->treat[i] > 0.5 && below <= place &&
		    place < below + alike)
			return s->distance[i];
	}
	return NAN;
}

/* How many cuts each is at or above (quantiles of type 7). */
static void
classes_slow(struct strata *s, size_t classes)
{
	double n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		n += s->treat[i] > 0.5;
		s->cell[i] = 0;
	}
	for (size_t k = 1; k < classes; k++) {
		double h = (n - 1) * (double)k / (double)classes;
		double low = place_of(s, floor(h)), cut = low;

		if (h > floor(h))
			cut += (h - floor(h)) *
			       (place_of(s, floor(h) + 1) - low);
		for (size_t i = 0; i < ROWS; i++)
			s->cell[i] += s->distance[i] >= cut;
	}
}

TEST_ONCE("stats: subclasses are those of cuts that are counted and not "
          "sorted, with the weights of everybody against everybody")
{
	uint64_t seed = 20261205;

	for (int round = 0; round < 2000; round++) {
		struct arena *arena = test_arena(t, 0);
		/* of halves and quarters every cut is exact */
		size_t classes = round % 2 == 0 ? 2 : 4;
		struct stats_strata out;
		struct strata s;
		struct stats_match_in in = {.n = ROWS,
		                            .treat = s.treat,
		                            .distance = s.distance,
		                            .ratio = 1,
		                            .caliper = NAN};
		struct stats st;

		stats_begin(&st, arena);
		strata_random(&s, &seed);
		classes_slow(&s, classes);
		expect_true(stats_match_subclass(&st, &in, classes, &out) ==
		            weights_slow(&s));
		if (out.n > 0)
			expect_true(all_same(&s, &out));
		test_arena_drop(arena);
	}
}

/* --- proportional hazards: the score of x times the share that has gone --- */

/* 1 less Kaplan and Meier's curve just before a time; none two at once. */
static double
gone_before(const struct hazards *h, double time)
{
	double left = 1;

	for (size_t k = 0; k < ROWS; k++) {
		double risk = 0;

		if (h->event[k] < 1 || h->time[k] >= time)
			continue;
		for (size_t i = 0; i < ROWS; i++)
			risk += h->time[i] >= h->time[k];
		left *= 1 - 1 / risk;
	}
	return 1 - left;
}

/* Of one column: what is left of x g(t) once x itself is taken out. */
static double
ph_slow(const struct hazards *h, const double *coef)
{
	double u = 0, main = 0, cross = 0, square = 0, mean = 0;

	for (size_t k = 0; k < ROWS; k++) {
		double sum, var = 0, g = gone_before(h, h->time[k]);

		if (h->event[k] < 1)
			continue;
		sum = at_risk(h, coef, h->time[k], 0, &mean);
		for (size_t i = 0; i < ROWS; i++)
			if (h->time[i] >= h->time[k])
				var += exp(coef[0] * h->v[i]) / sum *
				       pow(h->v[i] - mean, 2);
		u += g * (h->v[k] - mean);
		main += var;
		cross += g * var;
		square += g * g * var;
	}
	return u * u / (square - cross * cross / main);
}

TEST_ONCE("stats: the test of proportional hazards is the score of each event "
          "written out")
{
	uint64_t seed = 20261206;
	size_t tested = 0;

	for (int round = 0; round < 300; round++) {
		struct arena *arena = test_arena(t, 0);
		struct hazards h;
		struct stats_cox_in in = {.model = &h.model,
		                          .time = h.time,
		                          .event = h.event,
		                          .ties = STATS_EFRON};
		double coef[2] = {0, 0};
		struct stats_cox_ph ph;
		struct stats_cox fit;
		struct stats st;

		stats_begin(&st, arena);
		hazards_random(&h, &seed);
		h.model.x.cols = 1;
		if (stats_cox_fit(&st, &in, &fit)) {
			coef[0] = fit.coef[0];
			expect_true(stats_cox_ph_test(&st, &in, &fit, &ph));
			expect_true(
			        is_near(ph.chisq[0], ph_slow(&h, coef), 1e-7));
			tested++;
		}
		test_arena_drop(arena);
	}
	expect_true(tested > 250);
}
