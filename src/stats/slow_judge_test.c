/*
 * slow_judge_test.c - weights, distances, tests and judgements against a
 * second way to them: counted, of pairs, or the definition the other way round.
 */
#include <math.h>

#include "stats/balance.h"
#include "stats/judge.h"
#include "stats/match.h"
#include "stats/power.h"
#include "stats/random_test.h"
#include "stats/slow_test.h"
#include "stats/survival.h"
#include "tests/test.h"

#define EIGHTY 0.8416212335729143

/* --- weights of a score that was counted ---------------------------------- */

#define CELLS 3
#define ROWS  60

struct celled {
	double treat[ROWS], share[ROWS], n[CELLS][2];
	size_t cell[ROWS];
};

/* The score is each cell's share of treated, so that what the weights of a
 * group add up to in a cell can be counted. */
static void
celled_random(uint64_t *seed, struct celled *c)
{
	*c = (struct celled){.n = {{0}}};
	for (size_t i = 0; i < ROWS; i++) {
		c->cell[i] = i % CELLS;
		c->treat[i] = i < CELLS                  ? 1
		              : i < 2 * CELLS            ? 0
		              : random_of(seed, 3) > 0.5 ? 0
		                                         : 1;
		c->n[c->cell[i]][c->treat[i] > 0.5]++;
	}
	for (size_t i = 0; i < ROWS; i++)
		c->share[i] = c->n[c->cell[i]][1] / (ROWS / CELLS);
}

/* How many a cell's group stands for. */
static double
stands_for(enum stats_estimand estimand, const double n[2])
{
	switch (estimand) {
	case STATS_ATT:
		return n[1];
	case STATS_ATE:
		return n[0] + n[1];
	default:
		return n[0] * n[1] / (n[0] + n[1]);
	}
}

static void
expect_stands(struct test *t, const struct celled *c,
              enum stats_estimand estimand)
{
	struct stats_column score = {.name = S("e"), .v = c->share};
	double w[ROWS], sum[CELLS][2] = {{0}};
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(
	        stats_weights_score(&st, estimand, c->treat, &score, ROWS, w));
	for (size_t i = 0; i < ROWS; i++)
		sum[c->cell[i]][c->treat[i] > 0.5] += w[i];
	for (size_t k = 0; k < CELLS; k++)
		for (size_t g = 0; g < 2; g++)
			expect_true(is_near(sum[k][g],
			                    stands_for(estimand, c->n[k]),
			                    1e-12));
}

TEST_ONCE("stats: weights by a score make each group of a cell stand for its "
          "treated, for everybody, or for where both are")
{
	uint64_t seed = 1983;

	for (int round = 0; round < ROUNDS; round++) {
		struct celled c;

		celled_random(&seed, &c);
		expect_stands(t, &c, STATS_ATT);
		expect_stands(t, &c, STATS_ATE);
		expect_stands(t, &c, STATS_ATO);
	}
}

/* --- Mahalanobis: of pairs within groups, turned by hand ------------------ */

/* Of two columns' products within a group, from its pairs alone. */
static double
of_pairs(const struct celled *c, const double *a, const double *b, bool treated)
{
	double sum = 0, n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if ((c->treat[i] > 0.5) != treated)
			continue;
		n++;
		for (size_t k = 0; k < i; k++)
			if ((c->treat[k] > 0.5) == treated)
				sum += (a[i] - a[k]) * (b[i] - b[k]);
	}
	return sum / n;
}

TEST_ONCE("stats: Mahalanobis' distances are those of the covariance of pairs "
          "within the groups, turned by hand")
{
	static struct str names[] = {{"a", 1}, {"b", 1}};
	uint64_t seed = 1936;

	for (int round = 0; round < ROUNDS; round++) {
		double v[2 * ROWS], *b = v + ROWS, s[3] = {0}, turn;
		struct stats_model model = {
		        .x = {ROWS, 2, v}, .names = names, .sources = names};
		struct stats_mahalanobis m;
		struct celled c;
		struct stats st;

		celled_random(&seed, &c);
		for (size_t i = 0; i < ROWS; i++) {
			v[i] = random_of(&seed, 100);
			b[i] = v[i] / 2 + random_of(&seed, 60);
		}
		for (int g = 0; g < 2; g++) {
			s[0] += of_pairs(&c, v, v, g == 1) / (ROWS - 2);
			s[1] += of_pairs(&c, v, b, g == 1) / (ROWS - 2);
			s[2] += of_pairs(&c, b, b, g == 1) / (ROWS - 2);
		}
		turn = s[0] * s[2] - s[1] * s[1];
		stats_begin(&st, t->arena);
		expect_true(stats_mahalanobis_make(&st, c.treat, &model, &m));
		for (size_t i = 1; i < ROWS; i++) {
			double x = v[i] - v[0], y = b[i] - b[0];
			double far =
			        x * x * s[2] - 2 * x * y * s[1] + y * y * s[0];

			expect_true(is_near(stats_mahalanobis_at(&m, 0, i),
			                    sqrt(far / turn), 1e-9));
		}
	}
}

/* --- Peto and Peto's test in strata, everybody against everybody ---------- */

struct peto {
	double time[ROWS], event[ROWS];
	int32_t group[ROWS], strata[ROWS];
};

/* Of a stratum at a time: at risk and had the event, of group 1 and of all. */
struct at_once {
	double risk1, risk, had1, had;
};

static struct at_once
at_once(const struct peto *p, int32_t stratum, double time)
{
	struct at_once out = {0};

	for (size_t i = 0; i < ROWS; i++) {
		bool had = p->time[i] == time && p->event[i] > 0.5;

		if (p->strata[i] != stratum || p->time[i] < time)
			continue;
		out.risk++;
		out.risk1 += p->group[i];
		out.had += had;
		out.had1 += had * p->group[i];
	}
	return out;
}

/* The share of a stratum that is left just before a time. */
static double
left_before(const struct peto *p, int32_t stratum, double time)
{
	double left = 1;

	for (double before = 1; before < time; before++) {
		struct at_once o = at_once(p, stratum, before);

		if (o.had > 0)
			left *= 1 - o.had / o.risk;
	}
	return left;
}

static double
peto_slow(const struct peto *p, double rho, double latest)
{
	double miss = 0, var = 0;

	for (int32_t k = 0; k < 2; k++)
		for (double time = 1; time <= latest; time++) {
			struct at_once o = at_once(p, k, time);
			double w = rho > 0 ? left_before(p, k, time) : 1, q;

			if (o.had < 1)
				continue;
			q = o.risk1 / o.risk;
			miss += w * (o.had1 - o.had * q);
			if (o.risk > 1)
				var += w * w * o.had * q * (1 - q) *
				       (o.risk - o.had) / (o.risk - 1);
		}
	return miss * miss / var;
}

TEST_ONCE("stats: the log-rank test and Peto and Peto's, in strata, are those "
          "of everybody against everybody")
{
	uint64_t seed = 1972;

	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct peto p;
		struct stats_follow in = {.n = ROWS,
		                          .time = p.time,
		                          .event = p.event,
		                          .group = p.group,
		                          .groups = 2,
		                          .strata = p.strata,
		                          .strata_n = 2};
		struct stats_logrank out;
		struct stats st;

		for (size_t i = 0; i < ROWS; i++) {
			p.time[i] = 1 + random_of(&seed, 15);
			p.event[i] = random_of(&seed, 3) > 0;
			p.group[i] = (int32_t)random_of(&seed, 2);
			p.strata[i] = (int32_t)random_of(&seed, 2);
		}
		stats_begin(&st, t->arena);
		for (int rho = 0; rho < 2; rho++) {
			expect_true(stats_logrank_test(&st, &in, rho, &out));
			expect_true(is_near(out.chisq, peto_slow(&p, rho, 15),
			                    1e-9));
		}
		arena_release(t->arena, mark);
	}
}

/* --- pooling, by what is not known ---------------------------------------- */

/* The variance of a few, from their pairs. */
static double
spread_of_pairs(const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			sum += (b[i] - b[k]) * (b[i] - b[k]);
	return sum / (double)(n * (n - 1));
}

TEST_ONCE("stats: Rubin's degrees of freedom and what is missed are those of "
          "the share of variance between the sets")
{
	uint64_t seed = 1987;

	for (int round = 0; round < ROUNDS; round++) {
		size_t n = 2 + (size_t)random_of(&seed, 9);
		double b[11], se[11], within = 0, total, share, df, complete;
		struct stats_pooled old, small;

		for (size_t i = 0; i < n; i++) {
			b[i] = random_of(&seed, 100) / 10 + (double)i;
			se[i] = 1 + random_of(&seed, 9);
			within += se[i] * se[i] / (double)n;
		}
		complete = 5 + random_of(&seed, 200);
		total = within +
		        spread_of_pairs(b, n) * (double)(n + 1) / (double)n;
		share = 1 - within / total;
		df = (double)(n - 1) / (share * share);
		stats_pool(b, se, n, NAN, &old);
		expect_true(is_near(old.se * old.se, total, 1e-12));
		expect_true(is_near(old.df, df, 1e-9));
		/* of the information, that of one set as far as it is sure */
		expect_true(is_near(old.fmi,
		                    1 - (df + 1) / (df + 3) * within / total,
		                    1e-9));
		stats_pool(b, se, n, complete, &small);
		complete *= (complete + 1) / (complete + 3) * (1 - share);
		df = df * complete / (df + complete);
		expect_true(is_near(small.df, df, 1e-9));
		expect_true(is_near(small.fmi,
		                    1 - (df + 1) / (df + 3) * within / total,
		                    1e-9));
	}
}

/* --- what could be seen: the density of the normal, in slices ------------- */

static double
normal_slices(double z)
{
	const int slices = 4000;
	double width = z / slices, sum = 0;

	for (int i = 0; i <= slices; i++) {
		double x = width * i;

		sum += exp(-x * x / 2) * (i == 0 || i == slices ? 1
		                          : i % 2 == 1          ? 4
		                                                : 2);
	}
	return 0.5 + sum * width / 3 / sqrt(2 * M_PI);
}

struct study {
	double p0, n1, n0;
};

/* The chance to see a fall less 80 in 100, of how far it lies beyond what is
 * called significant. */
static double
seen(double fall, const void *data)
{
	const struct study *s = data;
	double p1 = s->p0 - fall;
	double both = (s->n1 * p1 + s->n0 * s->p0) / (s->n1 + s->n0);
	double none = both * (1 - both) * (1 / s->n1 + 1 / s->n0);
	double some = p1 * (1 - p1) / s->n1 + s->p0 * (1 - s->p0) / s->n0;

	return normal_slices((fall - Z95 * sqrt(none)) / sqrt(some)) - 0.8;
}

TEST_ONCE(
        "stats: the smallest fall seen, and the people it takes, are those of "
        "a normal curve cut in slices")
{
	uint64_t seed = 1962;

	for (int round = 0; round < ROUNDS / 4; round++) {
		struct study s = {.p0 = 0.2 + random_of(&seed, 50) / 100,
		                  .n1 = 80 + random_of(&seed, 400),
		                  .n0 = 80 + random_of(&seed, 4000)};
		double fall = halved(seen, &s, 0, s.p0 - 1e-9), gone;

		expect_true(
		        is_near(stats_power_fall(s.p0, s.n1, s.n0, 0.8, 0.05),
		                fall, 1e-7));
		/* as many as there are see it, and so are what it takes */
		expect_true(is_near(stats_power_n(s.p0, s.p0 - fall, 0.8, 0.05,
		                                  s.n0 / s.n1) /
		                            s.n1,
		                    1, 1e-6));
		/* events: the log ratio is 2.80 of its errors from nothing */
		gone = stats_power_events(0.5 + fall, 0.25, 0.8, 0.05);
		expect_true(is_near(-log(0.5 + fall) * sqrt(gone * 0.25 * 0.75),
		                    Z95 + EIGHTY, 1e-9));
	}
}

/* --- E-values: what would explain a ratio away ---------------------------- */

/* How much a hidden cause, as strong both ways, moves a ratio beyond it. */
static double
explained(double strength, const void *ratio)
{
	return strength * strength / (2 * strength - 1) -
	       *(const double *)ratio;
}

/* The ratio of risks where half of the one group's median time is past: of a
 * hazard ratio, for what is common, by the steps of a product. */
static double
common_hazards(double hr)
{
	double one = -expm1(-log(2) * sqrt(hr));
	double other = -expm1(-log(2) / sqrt(hr));

	return one / other;
}

TEST_ONCE("stats: an E-value is the strength at which a hidden cause explains "
          "the ratio, of odds and hazards too")
{
	uint64_t seed = 2017;

	for (int round = 0; round < ROUNDS; round++) {
		double given = 1.01 + random_of(&seed, 900) / 100;
		double rr[3] = {given, exp(log(given) / 2),
		                common_hazards(given)};
		enum stats_measure measure[3] = {STATS_RR, STATS_OR_COMMON,
		                                 STATS_HR_COMMON};

		for (size_t k = 0; k < 3; k++) {
			double want = halved(explained, &rr[k], 1, 100);

			expect_true(is_near(stats_evalue(stats_evalue_ratio(
			                            measure[k], given)),
			                    want, 1e-9));
			/* as much the other way round */
			expect_true(is_near(stats_evalue(stats_evalue_ratio(
			                            measure[k], 1 / given)),
			                    want, 1e-9));
		}
	}
}
