/*
 * eval_estimate_measured_test.c - what was measured as a scale for what was
 * not, against a slow way to the same.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/random_test.h"

#define PEOPLE 900

/* People who do not exist: x counts, and b has two words or, of a few of them,
 * a third; more of it goes with the outcome. */
static const char *
people(struct test *t, double wide)
{
	uint64_t seed = 4711;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 18);
	buf_lit(&buf, "id,group,x,b,y,d\n");
	for (int i = 0; i < PEOPLE; i++) {
		double x = random_of(&seed, 10);
		const char *b = random_of(&seed, 3) < 1 ? "p" : "q";
		double risk = 20 + 5 * x + (*b == 'p' ? 15 : 0);
		int y = random_of(&seed, 100) < risk;
		int group = random_of(&seed, 100) < 15 + 2 * x;

		buf_print(&buf, "n%d,%d,%.0f,%s,%d,%d\n", i, group,
		          100 - 100 * wide + x * (1 + 9 * wide),
		          i % 90 == 0 ? "r" : b, y, y ? 1 + i % 300 : 365);
	}
	return study_file(t, "people.csv", buf_get(&buf));
}

static const json_t *
measured_run(struct test *t, struct study *s, const char *parts,
             const char *engine)
{
	struct eval_lock_facts facts = {
	        .look = 1, .designs = 1, .engine = str_of(engine)};
	struct eval_inputs in = {.people = people(t, 1)};

	study_plan(t, s, parts);
	study_run_as(t, s, &in, &facts);
	expect_good(s);
	return json_object_get(json_object_get(s->result, "sensitivity"),
	                       "measured");
}

#define YES_NO "outcome y binary primary|column = \"y\"|method m nearest|"

static const json_t *
row_of(const json_t *measured, const char *name)
{
	const json_t *row;
	size_t i;

	json_array_foreach (json_object_get(measured, "rows"), i, row)
		if (strcmp(json_string_value(json_object_get(row, "name")),
		           name) == 0)
			return row;
	return NULL;
}

/* How many of a group and word there are, and had it. */
struct cells {
	double n[2][3], had[2][3];
};

static void
cells_count(const struct study *s, struct cells *out)
{
	const struct stats_column *c = stats_column_of(&s->data->frame, S("b"));

	*out = (struct cells){{{0}}, {{0}}};
	for (size_t i = 0; i < s->data->n; i++) {
		int g = s->data->treat[i] > 0.5;

		out->n[g][c->code[i]]++;
		out->had[g][c->code[i]] += s->data->seen[0].y[i];
	}
}

TEST("estimate: a word alone goes with the outcome by the ratio of two counted "
     "risks, and with the programme by that of two counted odds")
{
	const json_t *measured, *row, *ci;
	struct cells c;
	double p, q, rr, se;
	struct study s;

	measured = measured_run(t, &s, "word b|reference = \"q\"|" YES_NO, "");
	row = row_of(measured, "b");
	cells_count(&s, &c);
	/* q is first, then p and r */
	q = c.had[0][0] / c.n[0][0];
	p = c.had[0][1] / c.n[0][1];
	rr = p / q;
	se = sqrt((1 - p) / c.had[0][1] + (1 - q) / c.had[0][0]);
	expect_str(str_of(json_string_value(json_object_get(row, "level"))),
	           "p");
	expect_near(study_number(t, row, "with_outcome"), rr, 1e-8);
	ci = json_object_get(row, "ci");
	expect_near(json_number_value(json_array_get(ci, 0)),
	            rr * exp(-1.959963984540054 * se), 1e-7);
	expect_near(json_number_value(json_array_get(ci, 1)),
	            rr * exp(1.959963984540054 * se), 1e-7);
	expect_near(study_number(t, row, "with_programme"),
	            c.n[1][1] * c.n[0][0] / (c.n[0][1] * c.n[1][0]), 1e-7);
	expect_near(study_number(t, row, "n"), c.n[0][1], 0);
	expect_near(study_number(t, row, "events"), c.had[0][1], 0);
	expect_near(study_number(t, row, "n_reference"), c.n[0][0], 0);
	expect_near(study_number(t, row, "events_reference"), c.had[0][0], 0);
}

/* What is left of the two equations of a log-linear model of one number. */
static void
left_over(const struct study *s, double a, double b, double out[2])
{
	const double *x = stats_column_of(&s->data->frame, S("x"))->v;

	out[0] = out[1] = 0;
	for (size_t i = 0; i < s->data->n; i++) {
		double r = s->data->seen[0].y[i] - exp(a + b * x[i]);

		if (s->data->treat[i] > 0.5)
			continue;
		out[0] += r;
		out[1] += x[i] * r;
	}
}

/* The intercept that leaves nothing of the first, by halving. */
static double
level_at(const struct study *s, double b)
{
	double low = -20, high = 5, out[2];

	for (int k = 0; k < 100; k++) {
		double a = (low + high) / 2;

		left_over(s, a, b, out);
		*(out[0] > 0 ? &low : &high) = a;
	}
	return low;
}

TEST("estimate: a doubling of a number goes with the outcome by what halving "
     "finds, from the mean of comparators to twice that")
{
	double low = -1, high = 1, mean = 0, n = 0, out[2];
	const json_t *row;
	struct study s;

	row = row_of(measured_run(t, &s, "number x|" YES_NO, ""), "x");
	for (int k = 0; k < 100; k++) {
		double b = (low + high) / 2;

		left_over(&s, level_at(&s, b), b, out);
		*(out[1] > 0 ? &low : &high) = b;
	}
	for (size_t i = 0; i < s.data->n; i++)
		if (s.data->treat[i] <= 0.5) {
			mean += stats_column_of(&s.data->frame, S("x"))->v[i];
			n++;
		}
	mean /= n;
	expect_str(str_of(json_string_value(json_object_get(row, "step"))),
	           "doubling");
	expect_near(study_number(t, row, "from"), mean, 1e-12);
	expect_near(study_number(t, row, "to"), 2 * mean, 1e-12);
	expect_near(study_number(t, row, "with_outcome"), exp(low * mean),
	            1e-7);
}

TEST("estimate: a number that nobody has twice as much of goes by a standard "
     "deviation, and a word of few is no scale")
{
	struct eval_inputs in = {.people = people(t, 0)};
	const json_t *measured, *row;
	struct study s;
	size_t i;

	study_plan(t, &s, "number x|word b|" YES_NO);
	study_run(t, &s, &in);
	expect_good(&s);
	measured = json_object_get(json_object_get(s.result, "sensitivity"),
	                           "measured");
	row = row_of(measured, "x");
	expect_str(str_of(json_string_value(json_object_get(row, "step"))),
	           "sd");
	expect_true(study_number(t, row, "from") > 99);
	expect_true(study_number(t, row, "to") < 110);
	json_array_foreach (json_object_get(measured, "rows"), i, row)
		expect_false(
		        json_is_string(json_object_get(row, "level")) &&
		        strcmp(json_string_value(json_object_get(row, "level")),
		               "r") == 0);
}

TEST("estimate: the strongest is first, however the plan has them, and each is "
     "adjusted for the others")
{
	const json_t *both, *one, *rows;
	struct study s, alone;
	double x, b;

	both = measured_run(t, &s, "word b|reference = \"q\"|number x|" YES_NO,
	                    "");
	rows = json_object_get(both, "rows");
	expect_equal(json_array_size(rows), 2);
	x = fabs(log(study_number(t, json_array_get(rows, 0), "with_outcome")));
	b = fabs(log(study_number(t, json_array_get(rows, 1), "with_outcome")));
	expect_true(x >= b);
	expect_str(str_of(json_string_value(
	                   json_object_get(json_array_get(rows, 0), "name"))),
	           "x");
	one = measured_run(t, &alone, "number x|" YES_NO, "");
	expect_true(fabs(study_number(t, row_of(one, "x"), "with_outcome") -
	                 exp(x)) > 1e-4);
}

TEST("estimate: of how soon the scale is a ratio of hazards, and of nothing in "
     "the score there is none of the programme")
{
	const json_t *measured, *row;
	struct study s;

	measured = measured_run(t, &s,
	                        "number x|score = false|word b|"
	                        "outcome h time primary|time = \"d\"|"
	                        "event = \"y\"|method m nearest|",
	                        "");
	expect_str(
	        str_of(json_string_value(json_object_get(measured, "scale"))),
	        "hr");
	row = row_of(measured, "x");
	expect_true(study_number(t, row, "with_outcome") > 1);
	expect_true(json_is_null(json_object_get(row, "with_programme")));
	expect_true(json_is_null(
	        json_object_get(json_object_get(row, "explains"), "gamma")));
}

TEST("estimate: where comparators had too few events there is no scale, and it "
     "says so; a result of 1.9.0 has no such member")
{
	struct fake f = {.treated = 60,
	                 .control = 60,
	                 .risk = {0.1, 0.4},
	                 .seed = 12345};
	const json_t *measured;
	struct study s;

	study_fake_run(t, &s, &f,
	               "number age|outcome y binary primary|column = \"y\"|"
	               "method m iptw");
	expect_good(&s);
	measured = json_object_get(json_object_get(s.result, "sensitivity"),
	                           "measured");
	expect_true(study_number(t, measured, "events") < 10);
	expect_equal(json_array_size(json_object_get(measured, "rows")), 0);
	expect_str(
	        str_of(json_string_value(json_object_get(measured, "stopped"))),
	        "E_FEW_EVENTS");
	expect_has(result_report(t, s.result),
	           "could not be worked out. It happened to too few people");
	expect_null(measured_run(t, &s, "number x|" YES_NO, "1.9.0"));
}

/* The log of the ratio that one completed set says of age. */
static double
age_of(struct test *t, const struct study *s, size_t set, double step)
{
	struct eval_designed *made =
	        arena_new(t->arena, struct eval_designed, 1);
	struct eval_design design = s->design;
	struct eval_lock_facts facts = {.look = 1, .opened = 1, .designs = 1};
	const json_t *row;
	struct stats st;
	json_t *result;

	*made = *s->design.made;
	made->sets += set;
	made->sets_n = 1;
	design.made = made;
	stats_begin(&st, t->arena);
	expect_true(eval_estimate_make(&st, &s->plan, s->data, &design, &facts,
	                               &result));
	row = row_of(json_object_get(json_object_get(result, "sensitivity"),
	                             "measured"),
	             "age");
	return log(study_number(t, row, "with_outcome")) * step /
	       (study_number(t, row, "to") - study_number(t, row, "from"));
}

TEST("estimate: where gaps are imputed the scale is of all completed sets, and "
     "not of the first")
{
	struct fake f = {.treated = 70,
	                 .control = 260,
	                 .shift = 5,
	                 .risk = {0.5, 0.35},
	                 .gaps = 0.35};
	const json_t *row;
	struct study s;
	double mean = 0, first, step;

	study_fake_run(t, &s, &f,
	               "number age|word sex|outcome y binary primary|"
	               "column = \"y\"|method m iptw|[missing]|"
	               "how = \"impute\"|imputations = 20");
	expect_good(&s);
	row = row_of(json_object_get(json_object_get(s.result, "sensitivity"),
	                             "measured"),
	             "age");
	step = study_number(t, row, "to") - study_number(t, row, "from");
	for (size_t set = 0; set < 20; set++)
		mean += age_of(t, &s, set, step) / 20;
	first = age_of(t, &s, 0, step);
	expect_near(log(study_number(t, row, "with_outcome")), mean, 1e-9);
	expect_true(fabs(first - mean) > 1e-6);
}
