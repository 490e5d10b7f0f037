/*
 * eval_estimate_pool_test.c - what a result says over all completed sets,
 * against a slow way to the same.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"

#define SETS   20
#define COLS   3
#define SLICES 20000

static const struct fake gappy = {.treated = 110,
                                  .control = 260,
                                  .shift = 5,
                                  .risk = {0.5, 0.35},
                                  .gaps = 0.35};

#define IMPUTED \
	"number age|word sex|outcome y binary primary|column = \"y\"|" \
	"outcome first time secondary|time = \"d\"|event = \"e\"|" \
	"model = true|[missing]|how = \"impute\"|imputations = 20|"

static void
run_as(struct test *t, struct study *s, const char *method, const char *engine)
{
	struct eval_lock_facts facts = {
	        .look = 1, .designs = 1, .engine = str_of(engine)};
	struct eval_inputs in = {.people = study_fake(t, &gappy)};

	study_plan(t, s, str_print(t->arena, IMPUTED "%s", method).p);
	study_run_as(t, s, &in, &facts);
	expect_good(s);
	expect_equal(s->design.made->sets_n, SETS);
}

/* --- a model of hazards, slowly ------------------------------------------ */

/* One set's people: group, age and sex. */
struct slow {
	size_t n;
	const double *time, *event;
	double *x[COLS], *eta, *hazard;
};

static void
slow_begin(struct test *t, const struct study *s, size_t set, struct slow *out)
{
	const struct eval_completed *c = &s->design.made->sets[set];
	const struct eval_seen *seen = &s->data->seen[1];

	*out = (struct slow){
	        .n = s->data->n, .time = seen->time, .event = seen->event};
	out->eta = arena_new(t->arena, double, out->n + 1);
	out->hazard = arena_new(t->arena, double, out->n + 1);
	for (size_t k = 0; k < COLS; k++)
		out->x[k] = arena_new(t->arena, double, out->n + 1);
	for (size_t i = 0; i < out->n; i++) {
		out->x[0][i] = s->data->treat[i];
		out->x[1][i] = c->frame.columns[0].v[i];
		out->x[2][i] = c->frame.columns[1].code[i] == 1;
	}
}

/* What those who had it on one day add: nothing but at the first of them. */
static double
slow_day(const struct slow *s, size_t i)
{
	double at = s->time[i], risk = 0, tied = 0, n = 0, sum = 0;

	for (size_t k = 0; k < s->n; k++) {
		bool had = s->event[k] == 1 && s->time[k] == at;

		if (had && k < i)
			return 0;
		risk += s->time[k] >= at ? s->hazard[k] : 0;
		tied += had ? s->hazard[k] : 0;
		sum += had ? s->eta[k] : 0;
		n += had;
	}
	for (double d = 0; d < n; d++)
		sum -= log(risk - d / n * tied);
	return sum;
}

/* Efron's partial likelihood as it is written in books. */
static double
slow_likelihood(const struct slow *s, const double *b)
{
	double sum = 0;

	for (size_t i = 0; i < s->n; i++) {
		s->eta[i] = 0;
		for (size_t j = 0; j < COLS; j++)
			s->eta[i] += b[j] * s->x[j][i];
		s->hazard[i] = exp(s->eta[i]);
	}
	for (size_t i = 0; i < s->n; i++)
		sum += s->event[i] == 1 ? slow_day(s, i) : 0;
	return sum;
}

/* The likelihood a step aside, either way, of one or two columns. */
static double
slow_beside(const struct slow *s, const double *b, size_t j, double by,
            size_t k, double and_by)
{
	double at[COLS];

	memcpy(at, b, sizeof(at));
	at[j] += by;
	at[k] += and_by;
	return slow_likelihood(s, at);
}

/* By differences, of age by smaller ones: it counts in years. */
static void
slow_slopes(const struct slow *s, const double *b, double u[COLS],
            double h[COLS][COLS])
{
	static const double step[COLS] = {1e-3, 3e-5, 1e-3};

	for (size_t j = 0; j < COLS; j++) {
		double small = step[j] / 10;

		u[j] = (slow_beside(s, b, j, small, j, 0) -
		        slow_beside(s, b, j, -small, j, 0)) /
		       (2 * small);
		for (size_t k = 0; k < COLS; k++)
			h[j][k] =
			        -(slow_beside(s, b, j, step[j], k, step[k]) -
			          slow_beside(s, b, j, step[j], k, -step[k]) -
			          slow_beside(s, b, j, -step[j], k, step[k]) +
			          slow_beside(s, b, j, -step[j], k, -step[k])) /
			        (4 * step[j] * step[k]);
	}
}

/* The inverse of a small matrix, by cofactors. */
static void
inverse(double a[COLS][COLS], double out[COLS][COLS])
{
	double det = 0;

	for (int j = 0; j < COLS; j++)
		for (int k = 0; k < COLS; k++) {
			int p = (j + 1) % 3, q = (j + 2) % 3;
			int r = (k + 1) % 3, s = (k + 2) % 3;

			out[k][j] = a[p][r] * a[q][s] - a[p][s] * a[q][r];
		}
	for (int k = 0; k < COLS; k++)
		det += a[0][k] * out[k][0];
	for (int j = 0; j < COLS; j++)
		for (int k = 0; k < COLS; k++)
			out[j][k] /= det;
}

static void
slow_fit(const struct slow *s, double b[COLS], double se[COLS])
{
	double u[COLS], h[COLS][COLS], v[COLS][COLS];

	memset(b, 0, COLS * sizeof(*b));
	for (int round = 0; round < 6; round++) {
		slow_slopes(s, b, u, h);
		inverse(h, v);
		for (size_t j = 0; j < COLS; j++)
			for (size_t k = 0; k < COLS; k++)
				b[j] += v[j][k] * u[k];
	}
	for (size_t j = 0; j < COLS; j++)
		se[j] = sqrt(v[j][j]);
}

/* Beyond t either way, of Student's density added up in thin slices. */
static double
slow_beyond(double t, double df)
{
	double sum = 0, width = t / SLICES;
	double top = lgamma((df + 1) / 2) - lgamma(df / 2) -
	             log(df * 3.14159265358979323846) / 2;

	for (int k = 0; k < SLICES; k++) {
		double x = (k + 0.5) * width;

		sum += width * exp(top - (df + 1) / 2 * log1p(x * x / df));
	}
	return 1 - 2 * sum;
}

static double
at_of(const json_t *model, const char *list, size_t k)
{
	return json_number_value(
	        json_array_get(json_object_get(model, list), k));
}

TEST_ONCE("estimate: the model of everybody is pooled by Rubin's rules over "
          "all completed sets, as each of them fitted slowly says")
{
	double b[SETS][COLS], se[SETS][COLS];
	const json_t *model;
	struct study s;

	run_as(t, &s, "method m iptw", "");
	model = json_array_get(json_object_get(s.result, "models"), 0);
	for (size_t set = 0; set < SETS; set++) {
		struct slow slow;

		slow_begin(t, &s, set, &slow);
		slow_fit(&slow, b[set], se[set]);
	}
	for (size_t j = 0; j < COLS; j++) {
		double mean = 0, within = 0, between = 0, total, df;

		for (size_t set = 0; set < SETS; set++) {
			mean += b[set][j] / SETS;
			within += se[set][j] * se[set][j] / SETS;
		}
		for (size_t set = 0; set < SETS; set++)
			between += pow(b[set][j] - mean, 2) / (SETS - 1);
		total = within + between + between / SETS;
		df = (SETS - 1) *
		     pow(1 + within / (between + between / SETS), 2);
		expect_near(at_of(model, "coef", j), mean, 1e-6);
		expect_near(at_of(model, "se", j), sqrt(total), 1e-5);
		expect_near(at_of(model, "df", j) / df, 1, 1e-3);
		expect_near(at_of(model, "p", j),
		            slow_beyond(fabs(mean) / sqrt(total), df), 1e-6);
		/* and not of the first */
		expect_true(fabs(b[0][j] - mean) > 1e-5);
	}
	expect_equal(json_integer_value(json_object_get(model, "sets")), SETS);
	expect_true(json_is_null(json_object_get(model, "loglik")));
	expect_true(json_is_real(json_object_get(model, "loglik_null")));
}

TEST("estimate: a model of one set has neither sets nor degrees of freedom, "
     "and one of 1.9.0 is of the first set")
{
	const json_t *model;
	struct fake whole = gappy;
	struct study s;

	whole.gaps = 0;
	study_fake_run(t, &s, &whole,
	               "number age|outcome y binary primary|column = \"y\"|"
	               "outcome first time secondary|time = \"d\"|"
	               "event = \"e\"|model = true|method m iptw");
	expect_good(&s);
	model = json_array_get(json_object_get(s.result, "models"), 0);
	expect_null(json_object_get(model, "sets"));
	expect_null(json_object_get(model, "df"));
	expect_true(json_is_real(json_object_get(model, "loglik")));
	run_as(t, &s, "method m iptw", "1.9.0");
	model = json_array_get(json_object_get(s.result, "models"), 0);
	expect_null(json_object_get(model, "sets"));
	expect_null(json_object_get(model, "df"));
	expect_true(json_is_real(json_object_get(model, "loglik")));
}

/* --- who was lost -------------------------------------------------------- */

/* Ages of participants who were kept, or lost, in one set. */
static double
age_of(const struct study *s, size_t set, bool kept, double *n)
{
	const struct eval_completed *c = &s->design.made->sets[set];
	double sum = 0;

	*n = 0;
	for (size_t i = 0; i < s->data->n; i++)
		if (s->data->treat[i] > 0.5 &&
		    (c->made[0].weight[i] > 0) == kept) {
			sum += c->frame.columns[0].v[i];
			++*n;
		}
	return sum / *n;
}

TEST("estimate: who was kept and who was lost are means over the completed "
     "sets that lost somebody, and a design says it of the first")
{
	const json_t *row, *first;
	double kept = 0, lost = 0, sets = 0;
	struct study s;

	run_as(t, &s, "method m nearest|ratio = 1|caliper = 0.01", "");
	for (size_t set = 0; set < SETS; set++) {
		double in, out, a = age_of(&s, set, true, &in);
		double b = age_of(&s, set, false, &out);

		kept += out > 0 ? a : 0;
		lost += out > 0 ? b : 0;
		sets += out > 0;
	}
	row = json_array_get(json_object_get(s.result, "lost"), 0);
	first = json_array_get(json_object_get(s.design.facts, "lost"), 0);
	expect_near(study_number(t, row, "kept"), kept / sets, 1e-12);
	expect_near(study_number(t, row, "lost"), lost / sets, 1e-12);
	expect_near(study_number(t, row, "sets"), sets, 0);
	expect_near(study_number(t, first, "lost"), age_of(&s, 0, false, &lost),
	            1e-12);
	expect_null(json_object_get(first, "sets"));
	expect_true(fabs(study_number(t, row, "lost") -
	                 study_number(t, first, "lost")) > 1e-6);
}

TEST("estimate: where no completed set lost anybody there is nobody who was "
     "lost, and a result of 1.9.0 has the first set's")
{
	struct study s;
	double n;

	run_as(t, &s, "method m nearest|ratio = 1|caliper = \"none\"", "");
	expect_equal(json_array_size(json_object_get(s.result, "lost")), 0);
	run_as(t, &s, "method m nearest|ratio = 1|caliper = 0.01", "1.9.0");
	expect_near(study_number(t,
	                         json_array_get(
	                                 json_object_get(s.result, "lost"), 0),
	                         "lost"),
	            age_of(&s, 0, false, &n), 1e-12);
}

TEST("evaluation report: a model over several sets says of how many it is, and "
     "its intervals are those of few degrees of freedom")
{
	json_t *result = result_read(t, "reduced");
	json_t *model;
	struct str page;

	model = json_pack("{s:s,s:i,s:i,s:[s],s:[f],s:[f],s:[f],s:n}",
	                  "outcome", "first", "n", 432, "events", 114, "names",
	                  "fin", "coef", 0.0, "se", 0.5, "p", 1.0, "stopped");
	result_set(result, "models", json_pack("[O]", model));
	page = result_report(t, result);
	expect_has(page, "1.00 (0.38 to 2.66)");
	expect_lacks(page, "Gaps were filled in 20 times");
	result_set(model, "sets", json_integer(20));
	result_set(model, "df", json_pack("[f]", 4.0));
	page = result_report(t, result);
	expect_has(page, "1.00 (0.25 to 4.01)");
	expect_has(page, "Gaps were filled in 20 times.");
	json_decref(model);
}
