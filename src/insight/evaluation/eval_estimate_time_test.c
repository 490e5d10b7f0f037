/*
 * eval_estimate_time_test.c - the error of how soon, against slow second ways.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_study_test.h"

#define UNTIL 365.0

static const struct fake usual = {
        .treated = 60, .control = 200, .shift = 2, .risk = {0.5, 0.35}};

#define HOW_SOON \
	"number age|word sex|outcome y time primary|time = \"d\"|" \
	"event = \"e\"|"

static void
run(struct test *t, struct study *s, const char *method)
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};

	study_plan(t, s, str_print(t->arena, HOW_SOON "%s", method).p);
	study_run(t, s, &in);
	if (!s->good)
		fail_msg("it stopped: %s",
		         stats_code_names[s->st.notes[s->st.notes_n - 1].code]);
}

/* The mean time without the event of a group, or the share with it by a day,
 * day by day. */
static double
slow_number(const struct study *s, const double *w, bool treated, double day,
            bool mean)
{
	double left = 1, sum = 0;

	for (double at = 1; at <= day; at++) {
		double risk = 0, died = 0;

		sum += left;
		for (size_t i = 0; i < s->data->n; i++) {
			if ((s->data->treat[i] > 0.5) != treated)
				continue;
			if (s->data->seen[0].time[i] >= at)
				risk += w[i];
			if (!(s->data->seen[0].time[i] > at) &&
			    !(s->data->seen[0].time[i] < at) &&
			    s->data->seen[0].event[i] == 1)
				died += w[i];
		}
		left *= risk > 0 ? 1 - died / risk : 1;
	}
	return mean ? sum : 1 - left;
}

static double
slow_gap(const struct study *s, const double *w, double day, bool mean)
{
	return slow_number(s, w, true, day, mean) -
	       slow_number(s, w, false, day, mean);
}

/* How the number moves with each set's weights, step by step; those who are in
 * none are a set each. */
static double
slow_error(struct test *t, const struct study *s, double day, bool mean)
{
	const struct eval_groups_made *g = &s->design.made->sets[0].made[0];
	double *w = arena_new(t->arena, double, s->data->n + 1), sum = 0;
	size_t sets = g->set != NULL ? g->sets : s->data->n;
	const double by = 1e-5;

	memcpy(w, g->weight, s->data->n * sizeof(*w));
	for (size_t c = 0; c < sets; c++) {
		double gap[2];

		for (int side = 0; side < 2; side++) {
			for (size_t i = 0; i < s->data->n; i++)
				if (g->set != NULL ? g->set[i] == (int32_t)c
				                   : i == c)
					w[i] = g->weight[i] *
					       (side == 0 ? 1 - by : 1 + by);
			gap[side] = slow_gap(s, w, day, mean);
		}
		for (size_t i = 0; i < s->data->n; i++)
			w[i] = g->weight[i];
		sum += pow((gap[1] - gap[0]) / (2 * by), 2);
	}
	return sqrt(sum);
}

TEST("estimate: mean times and shares by a day have the error of weights and "
     "of sets, moved one by one")
{
	static const char *const methods[] = {"method m iptw",
	                                      "method m nearest|ratio = 2"};

	for (size_t k = 0; k < 2; k++) {
		const json_t *row, *curve, *at;
		struct study s;
		double day, se;

		run(t, &s, methods[k]);
		row = study_effect(t, &s, "y-rmst");
		expect_near(study_number(t, row, "se"),
		            slow_error(t, &s, UNTIL, true), 1e-6);
		curve = json_array_get(json_object_get(s.result, "curves"), 0);
		expect_near(study_number(t, json_object_get(curve, "rmst"),
		                         "se"),
		            study_number(t, row, "se"), 1e-12);
		at = json_array_get(json_object_get(curve, "differences"), 1);
		day = study_number(t, at, "time");
		se = slow_error(t, &s, day, false);
		expect_near(day, floor(UNTIL / 2), 0);
		expect_near(study_number(t, at, "se"), se, 1e-6);
		expect_near(study_number(t, at, "difference"),
		            slow_gap(&s, s.design.made->sets[0].made[0].weight,
		                     day, false),
		            1e-9);
	}
}

TEST("estimate: a difference along a curve knows how far the completed sets "
     "are apart")
{
	const json_t *row, *curve, *at;
	struct fake f = usual;
	struct eval_inputs in;
	struct study s;
	double sum = 0, first;

	f.gaps = 0.4;
	f.shift = 6;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s,
	           HOW_SOON "method m iptw|[missing]|how = \"impute\"|"
	                    "imputations = 20");
	study_run(t, &s, &in);
	expect_true(s.good && s.design.made->sets_n == 20);
	row = study_effect(t, &s, "y-rmst");
	curve = json_array_get(json_object_get(s.result, "curves"), 0);
	at = json_object_get(curve, "rmst");
	expect_near(study_number(t, at, "se"), study_number(t, row, "se"),
	            1e-12);
	expect_near(study_number(t, at, "difference"),
	            study_number(t, row, "estimate"), 1e-12);
	expect_true(study_number(t, at, "se") >
	            slow_error(t, &s, UNTIL, true) + 1e-6);
	at = json_array_get(json_object_get(curve, "differences"), 1);
	first = slow_gap(&s, s.design.made->sets[0].made[0].weight,
	                 study_number(t, at, "time"), false);
	for (size_t set = 0; set < 20; set++)
		sum += slow_gap(&s, s.design.made->sets[set].made[0].weight,
		                study_number(t, at, "time"), false) /
		       20;
	expect_near(study_number(t, at, "difference"), sum, 1e-9);
	expect_true(fabs(sum - first) > 1e-6);
}

TEST("estimate: where nobody has had it by a day there is a difference, and no "
     "error of nothing")
{
	const json_t *curve, *list, *at;
	struct fake f = usual;
	struct eval_inputs in;
	struct study s;

	/* none of the participants in the first quarter */
	f.late = 120;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s, HOW_SOON "method m iptw");
	study_run(t, &s, &in);
	expect_true(s.good);
	curve = json_array_get(json_object_get(s.result, "curves"), 0);
	list = json_object_get(curve, "differences");
	at = json_array_get(list, 0);
	expect_near(study_number(t, at, "treated"), 0, 0);
	expect_true(study_number(t, at, "difference") < 0);
	expect_true(json_is_null(json_object_get(at, "se")));
	expect_true(json_is_null(json_object_get(at, "ci")));
	/* and in the second they have */
	at = json_array_get(list, 1);
	expect_true(study_number(t, at, "treated") > 0);
	expect_true(study_number(t, at, "se") > 0);
	expect_equal(json_array_size(json_object_get(at, "ci")), 2);
	at = json_object_get(curve, "rmst");
	expect_true(study_number(t, at, "se") > 0);
}

TEST("estimate: a mean time knows that its weights were estimated where the "
     "plan asks, and not where it does not")
{
	struct study given, stacked;
	double a, b;

	run(t, &given, "method m iptw");
	run(t, &stacked, "method m iptw|stacked = true");
	a = study_number(t, study_effect(t, &given, "y-rmst"), "se");
	b = study_number(t, study_effect(t, &stacked, "y-rmst"), "se");
	expect_true(isfinite(a) && isfinite(b) && b > 0);
	expect_true(fabs(a - b) > 1e-6);
	expect_near(study_number(t, study_effect(t, &given, "y-rmst"),
	                         "estimate"),
	            study_number(t, study_effect(t, &stacked, "y-rmst"),
	                         "estimate"),
	            1e-12);
}

TEST("estimate: with few sets a mean time has Student's limits, and says so")
{
	struct eval_inputs in;
	struct fake f = usual;
	const json_t *row, *ci;
	struct study s;
	double half;

	f.treated = 24;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s, HOW_SOON "method m nearest|ratio = 2");
	study_run(t, &s, &in);
	expect_true(s.good);
	row = study_effect(t, &s, "y-rmst");
	ci = json_object_get(row, "ci");
	half = (json_number_value(json_array_get(ci, 1)) -
	        json_number_value(json_array_get(ci, 0))) /
	       2;
	expect_true(half > 2.02 * study_number(t, row, "se"));
	expect_true(stats_met(&s.st, W_FEW_SETS));
}

TEST("estimate: an adjusted difference is of those whom the weights are of")
{
	static const char *const of[] = {"att", "ate", "ato"};
	double found[3];

	for (size_t k = 0; k < 3; k++) {
		struct eval_inputs in = {.people = study_fake(t, &usual)};
		struct study s;

		study_plan(t, &s,
		           str_print(t->arena,
		                     "number age|word sex|outcome y binary "
		                     "primary|column = \"y\"|method m iptw|"
		                     "adjusted = true|estimand = \"%s\"",
		                     of[k])
		                   .p);
		study_run(t, &s, &in);
		expect_true(s.good);
		found[k] = study_number(t, study_effect(t, &s, "y-rd-adjusted"),
		                        "estimate");
		expect_true(study_number(t,
		                         study_effect(t, &s, "y-rd-adjusted"),
		                         "se") > 0);
	}
	/* the same model says another thing of other people */
	expect_true(fabs(found[0] - found[1]) > 1e-5);
	expect_true(fabs(found[1] - found[2]) > 1e-5);
}

#define YES_NO \
	"number age|word sex|outcome y binary primary|column = \"y\"|" \
	"outcome n count secondary|column = \"n\"|"

static const json_t *
row_with(const struct study *s, const char *id)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(s->result, "effects"), i, one)
		if (strcmp(json_string_value(json_object_get(one, "id")), id) ==
		    0)
			return one;
	return NULL;
}

TEST("estimate: each method that asks for it has its adjusted difference, and "
     "no other has one")
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	const json_t *other, *first;
	struct study s, alone;

	study_plan(t, &s,
	           YES_NO "method m nearest|method w iptw|adjusted = true|"
	                  "method e entropy");
	study_run(t, &s, &in);
	expect_true(s.good);
	study_plan(t, &alone, YES_NO "method w iptw|adjusted = true");
	study_run(t, &alone, &in);
	expect_true(alone.good);
	other = study_effect(t, &s, "y-rd-adjusted-w");
	first = study_effect(t, &alone, "y-rd-adjusted");
	expect_near(study_number(t, other, "estimate"),
	            study_number(t, first, "estimate"), 1e-12);
	expect_near(study_number(t, other, "se"), study_number(t, first, "se"),
	            1e-12);
	expect_str(str_of(json_string_value(json_object_get(other, "family"))),
	           "robustness");
	expect_true(json_is_true(json_object_get(other, "adjusted")));
	expect_true(fabs(study_number(t, other, "estimate") -
	                 study_number(t, study_effect(t, &s, "y-rd-w"),
	                              "estimate")) > 1e-9);
	expect_null(row_with(&s, "y-rd-adjusted"));
	expect_null(row_with(&s, "y-rd-adjusted-e"));
	expect_null(row_with(&s, "n-rd-adjusted-w"));
}

TEST("estimate: an adjusted difference of another method that has no solution "
     "is shown as that")
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	const json_t *row;
	struct study s;

	/* nothing in the score: there is no model of the outcome */
	study_plan(t, &s,
	           "word sex|score = false|outcome y binary primary|"
	           "column = \"y\"|method m exact|exact = [\"sex\"]|"
	           "method x exact|exact = [\"sex\"]|adjusted = true");
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_true(json_is_real(
	        json_object_get(study_effect(t, &s, "y-rd-x"), "estimate")));
	row = study_effect(t, &s, "y-rd-adjusted-x");
	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_true(json_is_null(json_object_get(row, "p")));
	row = json_object_get(row, "stopped");
	expect_true(json_is_null(json_object_get(row, "code")));
	expect_equal(json_array_size(json_object_get(row, "columns")), 0);
}

/* A table in which `told` says the outcome y of everybody; its plan in short,
 * with these methods. */
static void
told_run(struct test *t, struct study *s, const char *methods,
         const struct eval_lock_facts *facts)
{
	struct eval_inputs in;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,age,told,y\n");
	for (int i = 0; i < 200; i++)
		buf_print(&buf, "p%d,%d,%d,%d,%d\n", i, i % 5 == 0, 20 + i % 23,
		          i % 3 == 0, i % 3 == 0);
	in = (struct eval_inputs){
	        .people = study_file(t, "told.csv", buf_get(&buf))};
	study_plan(t, s,
	           str_print(t->arena,
	                     "number age|number told|outcome y binary "
	                     "primary|column = \"y\"|%s",
	                     methods)
	                   .p);
	study_run_as(t, s, &in, facts);
	expect_good(s);
}

static void
expect_stopped_row(struct test *t, const struct study *s, const char *id)
{
	const json_t *row = study_effect(t, s, id);
	const json_t *why = json_object_get(row, "stopped");

	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_true(json_is_null(json_object_get(row, "se")));
	expect_true(json_is_null(json_object_get(row, "p")));
	expect_true(json_is_true(json_object_get(row, "adjusted")));
	expect_str(str_of(json_string_value(json_object_get(why, "code"))),
	           "E_SEPARATION");
	expect_str(str_of(json_string_value(
	                   json_array_get(json_object_get(why, "columns"), 0))),
	           "told");
}

#define NEAREST_ADJUSTED "method m nearest|adjusted = true|"
#define EXACT_ADJUSTED   "method x entropy|adjusted = true"

TEST("estimate: a planned adjusted row without a solution is there and says "
     "why, of the first method and of another")
{
	static const struct eval_lock_facts now = {.look = 1, .designs = 1};
	struct study s;

	told_run(t, &s, NEAREST_ADJUSTED EXACT_ADJUSTED, &now);
	expect_stopped_row(t, &s, "y-rd-adjusted");
	expect_stopped_row(t, &s, "y-rd-adjusted-x");
	expect_null(json_object_get(study_effect(t, &s, "y-rd"), "stopped"));
	expect_null(json_object_get(study_effect(t, &s, "y-rd-x"), "stopped"));
	expect_has(s.text, "\"engine\": \"" EVAL_ENGINE "\"");
}

TEST("estimate: a result of the version before is made again without what it "
     "did not say")
{
	static const struct eval_lock_facts then = {
	        .look = 1, .designs = 1, .engine = {"1.8.0", 5}};
	const json_t *row;
	struct study s;

	told_run(t, &s, NEAREST_ADJUSTED EXACT_ADJUSTED, &then);
	expect_null(row_with(&s, "y-rd-adjusted"));
	row = study_effect(t, &s, "y-rd-adjusted-x");
	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_null(json_object_get(row, "stopped"));
	expect_has(s.text, "\"engine\": \"1.8.0\"");
}

/* How many warnings there are of this code and first column. */
static size_t
warned_of(const struct study *s, const char *code, const char *column)
{
	const json_t *one;
	size_t i, n = 0;

	json_array_foreach (json_object_get(s->result, "warnings"), i, one) {
		const json_t *of = json_object_get(one, "columns");

		n += strcmp(json_string_value(json_object_get(one, "code")),
		            code) == 0 &&
		     strcmp(json_string_value(json_array_get(of, 0)), column) ==
		             0;
	}
	return n;
}

TEST("estimate: what stopped a row is warned of once, and of two outcomes once "
     "each")
{
	static const struct eval_lock_facts now = {.look = 1, .designs = 1};
	struct study s;

	told_run(t, &s,
	         "outcome z binary secondary|column = \"y\"|" NEAREST_ADJUSTED
	                 EXACT_ADJUSTED,
	         &now);
	expect_stopped_row(t, &s, "y-rd-adjusted");
	expect_stopped_row(t, &s, "z-rd-adjusted");
	expect_equal(warned_of(&s, "E_SEPARATION", "y"), 1);
	expect_equal(warned_of(&s, "E_SEPARATION", "z"), 1);
}

TEST("estimate: a result of 1.9.0 warns as often as that version did, and says "
     "what stopped a row")
{
	static const struct eval_lock_facts then = {
	        .look = 1, .designs = 1, .engine = {"1.9.0", 5}};
	struct study s;

	told_run(t, &s, NEAREST_ADJUSTED EXACT_ADJUSTED, &then);
	expect_equal(warned_of(&s, "E_SEPARATION", "y"), 2);
	expect_stopped_row(t, &s, "y-rd-adjusted");
}

/* A study whose people have a day, and a day on which their age was known;
 * what it says of its covariates. */
static json_t *
dated_run(struct test *t, struct study *s, const char *engine)
{
	struct eval_lock_facts facts = {
	        .look = 1, .designs = 1, .engine = str_of(engine)};
	struct eval_inputs in;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,index_date,known,age,old,y\n");
	for (int i = 0; i < 200; i++)
		buf_print(&buf, "p%d,%d,2020-01-02,2020-01-01,%d,%d,%d\n", i,
		          i % 5 == 0, 20 + i % 23, i % 7, i % 3 == 0);
	in = (struct eval_inputs){
	        .people = study_file(t, "dated.csv", buf_get(&buf))};
	study_plan(t, s,
	           "[data]|index_date = \"index_date\"|number age|"
	           "as_of = \"known\"|number old|method m nearest|"
	           "outcome y binary primary|column = \"y\"");
	study_run_as(t, s, &in, &facts);
	expect_good(s);
	return json_object_get(json_object_get(s->result, "plan"), "undated");
}

TEST("estimate: covariates that no column dates are named, and one that has a "
     "day is not; a result of 1.9.0 says nothing of it")
{
	struct study s;
	const json_t *names = dated_run(t, &s, "");

	expect_equal(json_array_size(names), 1);
	expect_str(str_of(json_string_value(json_array_get(names, 0))), "old");
	expect_null(dated_run(t, &s, "1.9.0"));
}

TEST("estimate: a second outcome that no participant has says that there is no "
     "event, and not that there are few")
{
	struct fake f = usual;
	struct eval_inputs in;
	struct study s;

	f.risk[1] = 0;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome n count primary|column = \"d\"|"
	           "outcome y time secondary|time = \"d\"|event = \"e\"");
	study_run(t, &s, &in);
	expect_true(s.good);
	expect_has(s.text, "\"E_NO_EVENTS\"");
	expect_lacks(s.text, "\"E_FEW_EVENTS\"");
}

TEST("estimate: rates that no model comes to an end with stop the study, and "
     "there is no result")
{
	struct eval_inputs in;
	struct study s;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,age,n,days\n");
	for (int i = 0; i < 80; i++)
		buf_print(&buf, "p%d,%d,%d,%d,%s\n", i, i < 20, 20 + i % 20,
		          1 + i % 2, i == 7 ? "3e95" : "365");
	in = (struct eval_inputs){
	        .people = study_file(t, "large.csv", buf_get(&buf))};
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome n count primary|column = \"n\"|"
	           "exposure = \"days\"");
	study_run(t, &s, &in);
	expect_stopped(t, &s, E_NOT_CONVERGED, "n", 0);
}
