/*
 * eval_design_pool_test.c - what is judged where gaps were filled several
 * times.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/balance.h"

static const struct fake gappy = {.treated = 70,
                                  .control = 260,
                                  .shift = 5,
                                  .risk = {0.5, 0.35},
                                  .gaps = 0.35,
                                  .unknown = 0.1};

static void
run(struct test *t, struct study *s, const char *method)
{
	struct eval_inputs in = {.people = study_fake(t, &gappy)};

	study_plan(t, s,
	           str_print(t->arena,
	                     "number age|word sex|outcome y binary primary|"
	                     "column = \"y\"|%s|[missing]|how = \"impute\"|"
	                     "imputations = 20",
	                     method)
	                   .p);
	study_run(t, s, &in);
	if (!s->good)
		fail_msg("it stopped: %s",
		         stats_code_names[s->st.notes[s->st.notes_n - 1].code]);
	expect_equal(s->design.made->sets_n, 20);
}

/* What a set by itself says of a row of its balance. */
static double
smd_of(struct test *t, const struct study *s, size_t set, size_t row)
{
	const struct eval_completed *c = &s->design.made->sets[set];
	struct stats_balance b;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_balance_make(&st, &c->frame, s->data->treat,
	                               c->made[0].weight, c->all, c->all_n,
	                               &b));
	return b.rows[row].after.smd_att;
}

TEST("design: of several completed sets the mean is judged, and not the first")
{
	const json_t *rows, *one;
	struct study s;
	double worst = 0;

	run(t, &s, "method m nearest|ratio = 2|caliper = \"none\"");
	rows = json_object_get(s.design.facts, "balance");
	for (size_t k = 0; k < 3; k++) {
		double mean = 0, size = 0, first = smd_of(t, &s, 0, k);

		for (size_t set = 0; set < 20; set++) {
			double smd = smd_of(t, &s, set, k);

			mean += smd / 20;
			size += fabs(smd) / 20;
		}
		one = json_array_get(rows, k);
		expect_near(study_number(t, json_object_get(one, "after"),
		                         "smd"),
		            mean, 1e-12);
		expect_str(str_of(json_string_value(
		                   json_object_get(one, "rating"))),
		           eval_design_rating(size));
		expect_true(fabs(first - mean) > 1e-6);
		worst = fmax(worst, size);
	}
	expect_near(s.design.worst, worst, 1e-12);
	expect_true(fabs(s.design.worst - fabs(smd_of(t, &s, 0, 0))) > 1e-6);
}

TEST("design: what differs one way in one set and the other way in the next is "
     "not alike")
{
	struct eval_designed made;
	struct stats_balance b;
	struct study s;
	double *size, *w[2], sum = 0;

	run(t, &s, "method m iptw");
	made = *s.design.made;
	made.sets_n = 2;
	/* two sets with weights of nothing but a push, up and down */
	for (int set = 0; set < 2; set++) {
		const double *age = made.sets[0].frame.columns[0].v;

		w[set] = arena_new(t->arena, double, s.data->n + 1);
		for (size_t i = 0; i < s.data->n; i++)
			w[set][i] = s.data->treat[i] > 0.5        ? 1
			            : (age[i] > 36) == (set == 0) ? 30
			                                          : 0.03;
		made.sets[set].frame = made.sets[0].frame;
		made.sets[set].made[0].weight = w[set];
	}
	stats_begin(&s.st, t->arena);
	expect_true(eval_design_balance(&s.st, &made, &b, &size));
	sum = fabs(b.rows[0].after.smd_att);
	expect_true(size[0] > sum + 0.1);
	expect_true(stats_met(&s.st, W_POOR_BALANCE));
	/* and one that is the same both times is as it is */
	made.sets[1].made[0].weight = w[0];
	stats_begin(&s.st, t->arena);
	expect_true(eval_design_balance(&s.st, &made, &b, &size));
	expect_near(size[0], fabs(b.rows[0].after.smd_att), 1e-12);
}

TEST("design: how many participants are kept is the mean over the completed "
     "sets")
{
	struct study s;
	double n = 0, first = 0;

	run(t, &s, "method m nearest|ratio = 1|caliper = 0.01");
	for (size_t set = 0; set < 20; set++)
		for (size_t i = 0; i < s.data->n; i++) {
			bool in = s.data->treat[i] > 0.5 &&
			          s.design.made->sets[set].made[0].weight[i] >
			                  0;

			n += in / 20.0;
			first += in && set == 0;
		}
	expect_near(eval_design_kept(s.design.made), n, 1e-12);
	expect_true(fabs(n - first) > 0.01);
	expect_near(study_number(t, json_object_get(s.result, "matching"),
	                         "kept"),
	            n / (double)s.data->mature[1], 1e-12);
}

TEST("estimate: what might have come out instead is of every completed set")
{
	const json_t *bounds, *best;
	struct study s;
	double mean = 0, first = 0;

	run(t, &s, "method m iptw");
	for (size_t set = 0; set < 20; set++) {
		const double *w = s.design.made->sets[set].made[0].weight;
		double sum[2] = {0, 0}, of[2] = {0, 0};

		for (size_t i = 0; i < s.data->n; i++) {
			bool in = s.data->treat[i] > 0.03;
			double y = s.data->seen[0].y[i];

			/* nobody on the programme did, all the others did */
			sum[in] += w[i] * (isnan(y) ? !in : y);
			of[in] += w[i];
		}
		mean += (sum[1] / of[1] - sum[0] / of[0]) / 20;
		if (set == 0)
			first = sum[1] / of[1] - sum[0] / of[0];
	}
	bounds = json_object_get(json_object_get(s.result, "sensitivity"),
	                         "bounds");
	best = json_array_get(bounds, 0);
	expect_near(study_number(t, best, "estimate"), mean, 1e-9);
	expect_true(fabs(first - mean) > 1e-6);
}

/* The mean of a number over the sets, of the comparators as they weigh. */
static double
mean_of(const struct study *s, size_t set, const double *v)
{
	const double *w = s->design.made->sets[set].made[0].weight;
	double sum = 0, of = 0;

	for (size_t i = 0; i < s->data->n; i++)
		if (s->data->treat[i] <= 0.5) {
			sum += w[i] * v[i];
			of += w[i];
		}
	return sum / of;
}

TEST("design: who they were is the mean over the completed sets, of numbers "
     "and of words")
{
	const json_t *rows, *age, *sex;
	struct study s;
	double mean = 0, share = 0, *x;

	run(t, &s, "method m nearest|ratio = 2|caliper = \"none\"");
	x = arena_new(t->arena, double, s.data->n + 1);
	for (size_t set = 0; set < 20; set++) {
		const struct stats_column *c =
		        s.design.made->sets[set].frame.columns;

		mean += mean_of(&s, set, c[0].v) / 20;
		for (size_t i = 0; i < s.data->n; i++)
			x[i] = c[1].code[i] == 0;
		share += mean_of(&s, set, x) / 20;
	}
	rows = json_object_get(s.design.facts, "baseline");
	age = json_object_get(json_array_get(rows, 0), "control_after");
	sex = json_object_get(json_array_get(rows, 1), "control_after");
	expect_near(study_number(t, age, "mean"), mean, 1e-12);
	expect_near(study_number(t, sex, "mean"), share, 1e-12);
	expect_true(
	        fabs(mean_of(&s, 0, s.design.made->sets[0].frame.columns[0].v) -
	             mean) > 1e-6);
	/* as many people as the flow says */
	expect_near(study_number(t, age, "n"), (double)s.design.made->used, 0);
}

/* What one completed set by itself says of how alike they were to begin with
 * in what is expected of them. */
static const json_t *
prognosis_of(struct test *t, const struct study *s, size_t set)
{
	struct eval_designed *made =
	        arena_new(t->arena, struct eval_designed, 1);
	struct eval_design design = s->design;
	struct eval_lock_facts facts = {.look = 1, .opened = 1, .designs = 1};
	struct stats st;
	json_t *result;

	*made = *s->design.made;
	made->sets += set;
	made->sets_n = 1;
	design.made = made;
	stats_begin(&st, t->arena);
	expect_true(eval_estimate_make(&st, &s->plan, s->data, &design, &facts,
	                               &result));
	return json_object_get(result, "prognosis");
}

TEST("estimate: what is expected of each is compared in every completed set, "
     "and not in the first alone")
{
	static const char *const sides[] = {"before", "after"};
	const json_t *all, *one;
	struct study s;
	double far = 0;

	run(t, &s, "method m nearest|ratio = 1|caliper = \"none\"");
	all = json_object_get(s.result, "prognosis");
	for (int k = 0; k < 2; k++) {
		double mean = 0, first = NAN;

		for (size_t set = 0; set < 20; set++) {
			double smd;

			one = prognosis_of(t, &s, set);
			smd = study_number(t, json_object_get(one, sides[k]),
			                   "smd");
			mean += smd / 20;
			far += k == 1 ? fabs(smd) / 20 : 0;
			first = set == 0 ? smd : first;
		}
		expect_near(study_number(t, json_object_get(all, sides[k]),
		                         "smd"),
		            mean, 1e-12);
		expect_true(fabs(mean - first) > 1e-6);
	}
	expect_str(str_of(json_string_value(json_object_get(all, "rating"))),
	           eval_design_rating(far));
}

TEST("evaluation report: what is a mean over the times that gaps were filled "
     "is told apart from what is of the first, and only where they were")
{
	struct eval_inputs in = {.people = study_fake(t, &gappy)};
	struct study s;

	run(t, &s, "method m nearest|ratio = 1|caliper = \"none\"");
	expect_has(result_report(t, s.result),
	           "Gaps were filled in several times.");
	study_plan(t, &s,
	           "number age|word sex|outcome y binary primary|"
	           "column = \"y\"|method m nearest");
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_has(result_report(t, s.result), "The mean, and a mark");
	expect_lacks(result_report(t, s.result),
	             "Gaps were filled in several times.");
}
