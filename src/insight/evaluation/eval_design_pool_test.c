/*
 * eval_design_pool_test.c - what is judged where gaps were filled several
 * times.
 */
#include <math.h>
#include <string.h>

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
