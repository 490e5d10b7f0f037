/*
 * eval_estimate_test.c - whole studies, from CSV to effects.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/random_test.h"

#define ABOUT \
	"[data]|group = \"treat\"|[follow_up]|follow_days = 1100|[judge]|" \
	"base = 0.37|outcome reoff binary primary|column = \"reoff12\"|" \
	"outcome often count secondary|column = \"n_reoff12\"|" \
	"outcome soon time secondary|time = \"time\"|event = \"event\"|"
#define SIM \
	ABOUT \
	"number age|number sex|word eth|number ogrs|word sent|word tier|" \
	"number prev|number first|number emp|number acc|number drug|" \
	"number alc|word area|word off|"

static const char *const sim_nn5 = SIM "method nn5 nearest";
static const char *const sim_input = SIM "method nn5 nearest|ties = \"input\"";
static const char *const sim_grid = SIM
        "method nn5 nearest|method close nearest|order = \"closest\"|"
        "ratio = 2|method lot nearest|order = \"random\"|seed = 9|"
        "method radius radius|method sub subclass|"
        "method iptw iptw|method ebal entropy|"
        "method best optimal|ratio = 2|method one optimal|ratio = 1|"
        "exact = [\"tier\"]|method again nearest|replace = true|ratio = 2|"
        "method cells exact|exact = [\"sex\", \"tier\", \"drug\"]|"
        "method knows iptw|stacked = true|"
        "method knew entropy|stacked = true";
#define CELLS /* spans in the units of the file */ \
	ABOUT \
	"number sex|cuts = [1]|word tier|method spans cem|method fine cem|" \
	"exact = [\"sent\"]|word sent|score = false|number age|cuts = "
static const char *const sim_cells = CELLS
        "[25, 35, 50]|number ogrs|cuts = [30, 60]";
static const char *const sim_cells_turned = CELLS
        "[300, 420, 600]|number ogrs|cuts = [0.3, 0.6]";
static const char *const lalonde =
        "[data]|group = \"treat\"|outcome emp binary primary|"
        "column = \"emp78\"|number age|number educ|number black|"
        "number hispan|number married|number nodegree|number re74|"
        "number re75|"
        "method nn1 nearest|scale = \"score\"|ties = \"input\"|ratio = 1|"
        "adjusted = true|"
        "method nn2 nearest|scale = \"score\"|ties = \"input\"|ratio = 2|"
        "method iptw iptw|method ebal entropy|"
        "method again nearest|scale = \"score\"|ties = \"input\"|"
        "ratio = 1|replace = true";
static const char *const rossi =
        "[follow_up]|follow_days = 52|outcome arrest time primary|"
        "time = \"week\"|event = \"arrest\"|number age|word all|"
        "method whole exact|exact = [\"all\"]";

/* A file of the reference vectors' data, as text. */
static struct str
vector_text(struct test *t, const char *name)
{
	FILE *file = fopen(study_vector(t, name), "rb");
	struct buf buf;
	char block[4096];
	size_t n;

	expect_not_null(file);
	buf_init(&buf, t->arena, 4 << 20);
	while ((n = fread(block, 1, sizeof(block), file)) > 0)
		buf_put(&buf, block, n);
	fclose(file);
	return buf_get(&buf);
}

/* An effect's estimate and error, on the scale that its id has. */
static void
expect_effect(struct test *t, const struct study *s, const char *id,
              double estimate, double se, double tolerance)
{
	const json_t *row = study_effect(t, s, id);

	expect_near(study_number(t, row, "estimate"), estimate, tolerance);
	expect_near(study_number(t, row, "se"), se, tolerance);
}

TEST("estimate: a study of 84 from CSV has the numbers of the reference "
     "vectors")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	const json_t *flow;
	struct study s;

	study_plan(t, &s, sim_input);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_effect(t, &s, "reoff-rd", 0.009722222222222243,
	              0.05699271370658232, 1e-9);
	expect_effect(t, &s, "reoff-rr", exp(0.033212134206113686),
	              0.19260190841282954, 1e-8);
	expect_effect(t, &s, "reoff-or", exp(0.04695901922590032),
	              0.2734347999429209, 1e-8);
	expect_effect(t, &s, "often-irr", exp(0.07387489908426008),
	              0.23282012456576237, 1e-8);
	expect_near(study_number(t, study_effect(t, &s, "reoff-rd"),
	                         "risk_control"),
	            0.2878968253968254, 1e-9);
	flow = json_array_get(json_object_get(s.result, "flow"), 5);
	expect_equal(study_number(t, flow, "treated"), 84);
	expect_equal(study_number(t, flow, "control"), 414);
	flow = json_object_get(s.result, "matching");
	expect_equal(study_number(t, flow, "links"), 414);
	expect_near(study_number(t, flow, "caliper_width"), 0.14156784093681843,
	            1e-9);
}

static void
case_drop(void *data)
{
	json_decref(data);
}

/* A case of the vectors, by its id. */
static json_t *
vector_case(struct test *t, const char *file, const char *id)
{
	const char *path =
	        str_c(t->arena, str_print(t->arena, "../%s.json", file));
	json_t *all = json_load_file(study_vector(t, path), 0, NULL);
	json_t *one;
	size_t k;

	expect_not_null(all);
	arena_defer(t->arena, case_drop, all);
	json_array_foreach (all, k, one)
		if (strcmp(json_string_value(json_object_get(one, "id")), id) ==
		    0)
			return json_object_get(one, "expected");
	fail_msg("there is no case %s", id);
	return NULL;
}

/* One group's curve holds each event time of the vector, with its value. */
static void
expect_curve(struct test *t, const json_t *group, const json_t *want)
{
	const json_t *points = json_object_get(group, "points"), *time;
	size_t k, at = 0;

	expect_equal(study_number(t, group, "n"), study_number(t, want, "n"));
	json_array_foreach (json_object_get(want, "time"), k, time) {
		double surv = json_number_value(
		        json_array_get(json_object_get(want, "surv"), k));

		while (study_number(t, json_array_get(points, at), "time") <
		       json_number_value(time))
			at++;
		expect_near(study_number(t, json_array_get(points, at), "surv"),
		            surv, 1e-9);
	}
}

TEST("estimate: curves of the matched are those of the reference vectors")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	json_t *want = json_object_get(
	        vector_case(t, "survival", "sim84_km_weighted"), "groups");
	json_t *curve;
	struct study s;

	study_plan(t, &s, sim_input);
	study_run(t, &s, &in);
	expect_good(&s);
	curve = json_array_get(json_object_get(s.result, "curves"), 0);
	expect_str(str_of(json_string_value(json_object_get(curve, "kind"))),
	           "km");
	curve = json_object_get(curve, "groups");
	expect_curve(t, json_array_get(curve, 1), json_array_get(want, 0));
	expect_curve(t, json_array_get(curve, 0), json_array_get(want, 1));
}

TEST("estimate: pairs, sets of two and weights of a whole study have the "
     "numbers of the reference vectors")
{
	struct eval_inputs in = {.people = study_vector(t, "lalonde.csv")};
	struct study s;

	study_plan(t, &s, lalonde);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_effect(t, &s, "emp-rd", 0.017699115044247815,
	              0.057711261807553066, 1e-9);
	expect_effect(t, &s, "emp-rr", exp(0.024391453124159208),
	              0.07939137066913927, 1e-8);
	/* the vector has the error without the factor of its ten columns */
	expect_effect(t, &s, "emp-rd-adjusted", 0.022097820102948886,
	              0.058457148789450304 * sqrt(225.0 / (226 - 10)), 1e-7);
	expect_effect(t, &s, "emp-rd-nn2", 0.03539823008849563,
	              0.05587452123553293, 1e-9);
	expect_effect(t, &s, "emp-rd-iptw", 0.012583039020712672,
	              0.052793072197611104, 1e-8);
	expect_effect(t, &s, "emp-rd-ebal", 0.019741912410453644,
	              0.05369828058478579, 1e-7);
	expect_near(study_number(t, study_effect(t, &s, "emp-rd-again"),
	                         "estimate"),
	            0, 1e-9);
	/* 113 pairs by McNemar: the same difference */
	expect_near(study_number(t, study_effect(t, &s, "emp-rd-mcnemar"),
	                         "estimate"),
	            0.017699115044247815, 1e-12);
	/* 113 of 185 are not most of them */
	expect_true(stats_met(&s.st, W_LOW_RETENTION));
	expect_str(str_of(json_string_value(
	                   json_object_get(json_object_get(s.result, "plan"),
	                                   "estimand_name"))),
	           "effect on the matched participants");
}

/* rossi.csv with its group as 1 and 0, and everybody of one kind. */
static const char *
rossi_file(struct test *t)
{
	struct csv_reader csv;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	csv_open(&csv, t->arena, NULL);
	csv_text(&csv, vector_text(t, "rossi.csv"));
	expect_equal(csv_next(&csv), CSV_ROW);
	buf_lit(&buf, "id,week,arrest,group,age,all\n");
	while (csv_next(&csv) == CSV_ROW)
		buf_print(&buf, "%.*s,%.*s,%.*s,%d,%.*s,one\n",
		          STR_ARG(csv.cells[0]), STR_ARG(csv.cells[1]),
		          STR_ARG(csv.cells[2]), str_is(csv.cells[3], "yes"),
		          STR_ARG(csv.cells[4]));
	csv_close(&csv);
	return study_file(t, "rossi.csv", buf_get(&buf));
}

TEST("estimate: hazards, curves and mean times of a whole study have the "
     "numbers of the reference vectors")
{
	struct eval_inputs in = {.people = rossi_file(t)};
	json_t *want = json_object_get(
	        vector_case(t, "survival", "km_rossi_fin"), "groups");
	json_t *curve, *cox = vector_case(t, "cox", "cox_rossi_fin_only");
	json_t *zph = vector_case(t, "cox", "zph_rossi_fin_only");
	struct study s;

	study_plan(t, &s, rossi);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_near(log(study_number(t, study_effect(t, &s, "arrest-hr"),
	                             "estimate")),
	            json_number_value(
	                    json_array_get(json_object_get(cox, "coef"), 0)),
	            1e-8);
	expect_effect(t, &s, "arrest-rmst", 2.041666666666657,
	              1.2130479985035734, 1e-9);
	curve = json_array_get(json_object_get(s.result, "curves"), 0);
	expect_near(study_number(t, curve, "ph_p"),
	            json_number_value(
	                    json_array_get(json_object_get(zph, "p"), 0)),
	            1e-7);
	curve = json_object_get(curve, "groups");
	expect_curve(t, json_array_get(curve, 1), json_array_get(want, 0));
	expect_curve(t, json_array_get(curve, 0), json_array_get(want, 1));
}

/* --- what changes nothing ------------------------------------------------ */

/* The lines of a file in another order, the header first. */
static struct str
shuffled(struct test *t, struct str text)
{
	struct str *lines = arena_new(t->arena, struct str, 5000), line;
	uint64_t seed = 20261129;
	struct buf buf;
	size_t n = 0;

	while (str_split(&text, '\n', &line))
		if (!str_empty(line))
			lines[n++] = line;
	for (size_t i = n - 1; i > 1; i--) {
		size_t k = 1 + (size_t)random_of(&seed, i);
		struct str swap = lines[i];

		lines[i] = lines[k];
		lines[k] = swap;
	}
	buf_init(&buf, t->arena, 4 << 20);
	for (size_t i = 0; i < n; i++)
		buf_print(&buf, "%.*s\n", STR_ARG(lines[i]));
	return buf_get(&buf);
}

/* Columns the other way round, age in months and the score of 1. */
static struct str
turned(struct test *t, struct str text)
{
	struct csv_reader csv;
	struct buf buf;
	bool header = true;

	buf_init(&buf, t->arena, 4 << 20);
	csv_open(&csv, t->arena, NULL);
	csv_text(&csv, text);
	while (csv_next(&csv) == CSV_ROW) {
		for (size_t j = csv.n; j-- > 0;) {
			double v = strtod(str_c(t->arena, csv.cells[j]), NULL);

			if (!header && j == 1)
				buf_print(&buf, "%.17g", v * 12);
			else if (!header && j == 4)
				buf_print(&buf, "%.17g", v / 100);
			else
				buf_str(&buf, csv.cells[j]);
			buf_char(&buf, j == 0 ? '\n' : ',');
		}
		header = false;
	}
	csv_close(&csv);
	return buf_get(&buf);
}

static struct str
without_data(struct test *t, struct study *s)
{
	const size_t flags = JSON_SORT_KEYS | JSON_REAL_PRECISION(17);
	char *text;
	size_t n;

	json_object_del(s->result, "data");
	n = json_dumpb(s->result, NULL, 0, flags);
	text = arena_new(t->arena, char, n + 1);
	json_dumpb(s->result, text, n, flags);
	return (struct str){text, n};
}

/* That each method of a plan came to effects, and as many of them. */
static void
expect_methods(struct test *t, const struct study *s, size_t methods)
{
	const json_t *effects = json_object_get(s->result, "effects"), *row;
	size_t found = 0, k;

	expect_equal(s->plan.methods_n, methods);
	for (size_t m = 1; m < methods; m++) {
		struct str id = str_print(t->arena, "reoff-rd-%.*s",
		                          STR_ARG(s->plan.methods[m].id));

		json_array_foreach (effects, k, row)
			found += str_is(id, json_string_value(json_object_get(
			                            row, "id"))) &&
			         json_is_number(
			                 json_object_get(row, "estimate"));
	}
	expect_equal(found, methods - 1);
}

TEST("estimate: the order of rows changes no byte of a result, by any method")
{
	const char *const plans[] = {sim_grid, sim_cells};
	struct str text = vector_text(t, "sim84.csv");
	struct eval_inputs one = {.people = study_file(t, "a.csv", text)};
	struct eval_inputs two = {
	        .people = study_file(t, "b.csv", shuffled(t, text))};

	for (size_t k = 0; k < 2; k++) {
		struct study s;
		struct str first;
		char sha256[65];

		study_plan(t, &s, plans[k]);
		study_run(t, &s, &one);
		expect_good(&s);
		expect_methods(t, &s, k == 0 ? 13 : 2);
		first = without_data(t, &s);
		memcpy(sha256, s.design.sha256, sizeof(sha256));
		study_run(t, &s, &two);
		expect_good(&s);
		expect_true(str_equal(without_data(t, &s), first));
		expect_str(str_of(s.design.sha256), sha256);
	}
}

TEST("estimate: the order of columns and the units of covariates change no "
     "effect, by any method")
{
	const char *const plans[][2] = {{sim_grid, sim_grid},
	                                {sim_cells, sim_cells_turned}};
	struct str text = vector_text(t, "sim84.csv");
	struct eval_inputs one = {.people = study_file(t, "a.csv", text)};
	struct eval_inputs two = {
	        .people = study_file(t, "b.csv", turned(t, text))};

	for (size_t p = 0; p < 2; p++) {
		struct study s;
		json_t *first, *row;
		size_t k;

		study_plan(t, &s, plans[p][0]);
		study_run(t, &s, &one);
		expect_good(&s);
		first = json_deep_copy(json_object_get(s.result, "effects"));
		study_plan(t, &s, plans[p][1]);
		study_run(t, &s, &two);
		expect_good(&s);
		expect_true(json_array_size(first) >= (p == 0 ? 17 : 6));
		json_array_foreach (first, k, row) {
			const char *id =
			        json_string_value(json_object_get(row, "id"));

			expect_effect(t, &s, id,
			              study_number(t, row, "estimate"),
			              study_number(t, row, "se"), 1e-10);
		}
		json_decref(first);
	}
}

TEST("estimate: the same files give the same bytes for any number of threads")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv"),
	                         .threads = 1};
	struct str first;
	struct study s;

	study_plan(t, &s, sim_grid);
	study_run(t, &s, &in);
	expect_good(&s);
	first = s.text;
	in.threads = 2;
	study_run(t, &s, &in);
	expect_true(str_equal(first, s.text));
}

TEST("estimate: there is nobody's id in a result")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	struct study s;
	struct buf buf;

	study_plan(t, &s, sim_grid);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_lacks(s.text, "X000");
	buf_init(&buf, t->arena, 1 << 20);
	eval_design_matches(&buf, s.data, &s.design);
	expect_has(buf_get(&buf), "X000");
}

/* --- a second implementation --------------------------------------------- */

/* One of the restricted file of matches, with the outcome. */
struct matched {
	struct str set;
	double treat, w, y;
};

static size_t
matches_read(struct test *t, const struct study *s, struct matched *out)
{
	struct csv_reader csv;
	struct buf buf;
	size_t n = 0;

	buf_init(&buf, t->arena, 1 << 20);
	eval_design_matches(&buf, s->data, &s->design);
	csv_open(&csv, t->arena, NULL);
	csv_text(&csv, buf_get(&buf));
	expect_equal(csv_next(&csv), CSV_ROW);
	while (csv_next(&csv) == CSV_ROW) {
		size_t i = 0;

		while (!str_equal(s->data->id[i], csv.cells[1]))
			i++;
		out[n++] = (struct matched){
		        str_copy(t->arena, csv.cells[0]),
		        str_is(csv.cells[2], "1"),
		        strtod(str_c(t->arena, csv.cells[3]), NULL),
		        s->data->seen[0].y[i]};
	}
	csv_close(&csv);
	return n;
}

static bool
is_first_of_set(const struct matched *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_equal(all[k].set, all[i].set))
			return false;
	return true;
}

/* A (sum of S S') A by two by two matrices, set by set, as it is written. */
static double
slow_sandwich(const struct matched *all, size_t n, double *rd)
{
	double sum[2] = {0, 0}, of[2] = {0, 0}, meat[2][2] = {{0}}, g = 0;
	double det, a[2][2], v = 0;

	for (size_t i = 0; i < n; i++) {
		sum[all[i].treat > 0.5] += all[i].w * all[i].y;
		of[all[i].treat > 0.5] += all[i].w;
	}
	*rd = sum[1] / of[1] - sum[0] / of[0];
	for (size_t i = 0; i < n; i++) {
		double s[2] = {0, 0};

		if (!is_first_of_set(all, i))
			continue;
		g++;
		for (size_t k = i; k < n; k++) {
			int t = all[k].treat > 0.5;
			double r = all[k].w * (all[k].y - sum[t] / of[t]);

			r *= str_equal(all[k].set, all[i].set);
			s[0] += r;
			s[1] += t * r;
		}
		for (int p = 0; p < 2; p++)
			for (int q = 0; q < 2; q++)
				meat[p][q] += s[p] * s[q];
	}
	det = (of[0] + of[1]) * of[1] - of[1] * of[1];
	a[1][0] = -of[1] / det;
	a[1][1] = (of[0] + of[1]) / det;
	for (int p = 0; p < 2; p++)
		for (int q = 0; q < 2; q++)
			v += a[1][p] * meat[p][q] * a[1][q];
	return sqrt(v * g / (g - 1) * (double)(n - 1) / (double)(n - 2));
}

TEST("estimate: the risk difference and its error are those of a slow second "
     "way through the file of matches")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	struct matched *all = arena_new(t->arena, struct matched, 3000);
	struct study s;
	double rd, se;

	study_plan(t, &s, sim_nn5);
	study_run(t, &s, &in);
	expect_good(&s);
	se = slow_sandwich(all, matches_read(t, &s, all), &rd);
	expect_effect(t, &s, "reoff-rd", rd, se, 1e-10);
}

/* Of all at risk just before each time, those that had it then (weighted). */
static double
slow_km(const struct study *s, double until, bool treated)
{
	const struct eval_data *d = s->data;
	const double *w = s->design.made->sets[0].made[0].weight;
	double surv = 1;

	for (double day = 1; day <= until; day += 1) {
		double risk = 0, died = 0;

		for (size_t i = 0; i < d->n; i++) {
			if ((d->treat[i] > 0.5) != treated ||
			    d->seen[2].time[i] < day)
				continue;
			risk += w[i];
			if (d->seen[2].time[i] <= day &&
			    d->seen[2].event[i] == 1)
				died += w[i];
		}
		surv *= 1 - died / risk;
	}
	return surv;
}

TEST("estimate: a curve is that of a slow second way, day by day")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	const json_t *groups, *points, *point;
	struct study s;
	size_t k, g;

	study_plan(t, &s, sim_nn5);
	study_run(t, &s, &in);
	expect_good(&s);
	groups = json_object_get(
	        json_array_get(json_object_get(s.result, "curves"), 0),
	        "groups");
	for (g = 0; g < 2; g++) {
		points = json_object_get(json_array_get(groups, g), "points");
		json_array_foreach (points, k, point)
			if (k % 20 == 0)
				expect_near(
				        study_number(t, point, "surv"),
				        slow_km(&s,
				                study_number(t, point, "time"),
				                g == 0),
				        1e-10);
	}
}
