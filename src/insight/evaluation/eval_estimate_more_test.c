/*
 * eval_estimate_more_test.c - whole studies: errors of estimated weights, and
 * what else might have been decided.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_sensitivity.h"
#include "insight/evaluation/eval_simulate.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/judge.h"

/* --- errors that know of the weights -------------------------------------- */

#define BY_SEX \
	"outcome y binary primary|column = \"y\"|outcome n count secondary|" \
	"column = \"n\"|word sex|"

static const struct fake usual = {
        .treated = 90, .control = 400, .risk = {0.45, 0.3}};

/* Sex of somebody, and what is known of them. */
static int
sex_of(const struct study *s, size_t i)
{
	return s->design.made->sets[0].frame.columns[0].code[i];
}

/*
 * With one covariate of two words the weights are shares of two cells, and
 * the error is that of a directly standardised rate: within the cells the
 * comparators vary, and across them the participants.
 */
static double
standardised_se(const struct study *s, const double *y, double *rd)
{
	double n[2][2] = {{0}}, sum[2][2] = {{0}}, mean[2] = {0, 0}, var = 0;
	double people = 0;

	for (size_t i = 0; i < s->data->n; i++) {
		n[s->data->treat[i] > 0.5][sex_of(s, i)]++;
		sum[s->data->treat[i] > 0.5][sex_of(s, i)] += y[i];
		people++;
	}
	for (int k = 0; k < 2; k++) {
		mean[1] += sum[1][k] / (n[1][0] + n[1][1]);
		mean[0] += n[1][k] / (n[1][0] + n[1][1]) * sum[0][k] / n[0][k];
	}
	for (size_t i = 0; i < s->data->n; i++) {
		int k = sex_of(s, i);
		double cell = sum[0][k] / n[0][k], one;

		if (s->data->treat[i] > 0.5)
			one = (y[i] - mean[1] - (cell - mean[0])) /
			      (n[1][0] + n[1][1]);
		else
			one = n[1][k] / (n[1][0] + n[1][1]) * (y[i] - cell) /
			      n[0][k];
		var += one * one;
	}
	*rd = mean[1] - mean[0];
	return sqrt(var * people / (people - 2));
}

TEST("estimate: errors that know the weights were estimated are those of a "
     "standardised rate, where there is one covariate")
{
	static const char *const ways[] = {"iptw", "entropy"};
	struct eval_inputs in = {.people = study_fake(t, &usual)};

	for (int k = 0; k < 2; k++) {
		struct study s, plain;
		const char *parts =
		        str_print(t->arena, BY_SEX "method m %s", ways[k]).p;
		double rd, se;

		study_plan(t, &plain, parts);
		study_run(t, &plain, &in);
		expect_good(&plain);
		study_plan(t, &s,
		           str_print(t->arena, "%s|stacked = true", parts).p);
		study_run(t, &s, &in);
		expect_good(&s);
		se = standardised_se(&s, s.data->seen[0].y, &rd);
		expect_near(study_number(t, study_effect(t, &s, "y-rd"),
		                         "estimate"),
		            rd, 1e-9);
		expect_near(study_number(t, study_effect(t, &s, "y-rd"), "se"),
		            se, 1e-8);
		/* the plan did not ask: the error of weights that are given */
		expect_true(
		        fabs(study_number(t, study_effect(t, &plain, "y-rd"),
		                          "se") -
		             se) > 1e-6);
		expect_true(
		        fabs(study_number(t, study_effect(t, &plain, "n-irr"),
		                          "se") -
		             study_number(t, study_effect(t, &s, "n-irr"),
		                          "se")) > 1e-6);
	}
}

/* --- another lag ---------------------------------------------------------- */

/* A simulated study of days; its plan with something put in another's place. */
static void
days_run(struct test *t, const char *folder, const char *was, const char *is,
         const char *more, struct study *s)
{
	char *text = arena_new(t->arena, char, 1 << 16);
	struct eval_inputs in;
	FILE *file;
	char *at;
	struct buf buf;

	file = fopen(str_print(t->arena, "%s/plan.toml", folder).p, "rb");
	expect_not_null(file);
	text[fread(text, 1, (1 << 16) - 1, file)] = '\0';
	fclose(file);
	at = strstr(text, was);
	expect_not_null(at);
	buf_init(&buf, t->arena, 1 << 17);
	buf_put(&buf, text, (size_t)(at - text));
	buf_print(&buf, "%s%s%s", is, at + strlen(was), more);
	*s = (struct study){.good = false};
	expect_ok(eval_plan_text(t->arena, buf_get(&buf), &s->plan));
	in = (struct eval_inputs){
	        .people = str_print(t->arena, "%s/people.csv", folder).p,
	        .events = str_print(t->arena, "%s/events.csv", folder).p,
	        .spells = str_print(t->arena, "%s/spells.csv", folder).p};
	study_run(t, s, &in);
}

TEST("estimate: the primary outcome by another lag is that of a study with "
     "that lag, and of nobody where the data do not go so far")
{
	const struct eval_simulate_in in = {.treated = 150,
	                                    .comparators = 900,
	                                    .effect = 0.8,
	                                    .seed = 20261129,
	                                    .events = true};
	const char *folder = test_path(t, "days");
	const json_t *lags, *row, *want;
	struct study s, other;

	expect_ok(eval_simulate(t->arena, folder, &in));
	days_run(t, folder, "same_day", "same_day",
	         "\n[sensitivity]\nlag_days = [10, 1825]\n", &s);
	expect_good(&s);
	days_run(t, folder, "same_day", "lag_days = 10\nsame_day", "", &other);
	expect_good(&other);
	lags = json_object_get(json_object_get(s.result, "sensitivity"),
	                       "lags");
	expect_equal(json_array_size(lags), 2);
	row = json_array_get(lags, 0);
	want = study_effect(t, &other, "reoffended-rd");
	expect_equal(study_number(t, row, "lag_days"), 10);
	expect_near(study_number(t, row, "estimate"),
	            study_number(t, want, "estimate"), 1e-12);
	expect_true(study_number(t, want, "events_treated") <
	            study_number(t, study_effect(t, &s, "reoffended-rd"),
	                         "events_treated"));
	expect_true(json_is_null(
	        json_object_get(json_array_get(lags, 1), "estimate")));
	expect_null(json_object_get(
	        json_object_get(other.result, "sensitivity"), "lags"));
	/* the files are told once, however often they are read */
	expect_equal(json_array_size(json_object_get(s.result, "data")), 3);
}

/* --- how strong it would have to be --------------------------------------- */

TEST("estimate: something unmeasured as strong as the E-value on both sides "
     "moves the ratio to 1, and the grid says what weaker ones do")
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	const json_t *of, *row;
	double rr, high, e;
	struct study s;
	size_t k;

	study_plan(t, &s, BY_SEX "method m iptw");
	study_run(t, &s, &in);
	expect_good(&s);
	of = json_object_get(s.result, "sensitivity");
	e = study_number(t, of, "evalue");
	row = study_effect(t, &s, "y-rr");
	rr = study_number(t, row, "estimate");
	high = json_number_value(json_array_get(json_object_get(row, "ci"), 1));
	expect_true(rr < 1);
	expect_near(rr * stats_bias_factor(e, e), 1, 1e-12);
	expect_equal(json_array_size(json_object_get(of, "bias")), 10);
	json_array_foreach (json_object_get(of, "bias"), k, row) {
		double a = study_number(t, row, "with_programme");
		double b = study_number(t, row, "with_outcome");

		/* Ding and VanderWeele 2016: ab / (a + b - 1) */
		expect_true(b >= a);
		expect_near(study_number(t, row, "estimate"),
		            rr * a * b / (a + b - 1), 1e-12);
		expect_near(study_number(t, row, "limit"),
		            high * a * b / (a + b - 1), 1e-12);
	}
}

/* --- what something hidden would have to do ------------------------------- */

#define FIVE_EACH "number age|word sex|method m nearest|ratio = 5"

static const json_t *
hidden_of(struct test *t, const char *plan, const struct fake *fake)
{
	struct eval_inputs in = {.people = study_fake(t, fake)};
	struct study s;

	study_plan(t, &s, plan);
	study_run(t, &s, &in);
	expect_good(&s);
	return json_object_get(s.result, "sensitivity");
}

TEST("estimate: with five comparators each and nothing done, hidden bias is "
     "seldom said to be needed")
{
	struct fake none = {
	        .treated = 400, .control = 4000, .risk = {0.12, 0.12}};
	size_t seen = 0;

	for (uint64_t k = 1; k <= 20; k++) {
		const json_t *of;

		none.seed = k * 104729;
		of = hidden_of(
		        t, "outcome y binary primary|column = \"y\"|" FIVE_EACH,
		        &none);
		expect_false(json_is_true(json_object_get(of, "gamma_none")));
		expect_equal(json_array_size(json_object_get(of, "gammas")),
		             10);
		seen += isnan(study_number(t, of, "gamma")) ? 0 : 1;
	}
	/* one of twenty is to be expected */
	expect_true(seen <= 3);
}

TEST("estimate: counts have a bound of hidden bias in pairs, and none in sets, "
     "as is said")
{
	static const char often[] =
	        "outcome n count primary|column = \"n\"|" FIVE_EACH;
	struct buf buf;
	const json_t *of = hidden_of(t, often, &usual);

	expect_true(json_is_true(json_object_get(of, "gamma_none")));
	expect_true(json_is_null(json_object_get(of, "gamma")));
	expect_equal(json_array_size(json_object_get(of, "gammas")), 0);
	buf_init(&buf, t->arena, 1 << 16);
	eval_sensitivity_say(&buf, of);
	expect_has(buf_get(&buf), "Hidden bias: no bound is worked out.");
	of = hidden_of(t,
	               "outcome n count primary|column = \"n\"|number age|"
	               "method m nearest|ratio = 1",
	               &usual);
	expect_true(json_is_false(json_object_get(of, "gamma_none")));
	expect_equal(json_array_size(json_object_get(of, "gammas")), 10);
}

/* --- who is left of those compared ---------------------------------------- */

TEST("estimate: where it is not known of all what came of them, the flow ends "
     "with those of whom it is")
{
	struct fake some = usual;
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	const json_t *flow, *last, *effect;
	struct study s;

	study_plan(t, &s, BY_SEX "method m iptw");
	study_run(t, &s, &in);
	expect_good(&s);
	expect_equal(json_array_size(json_object_get(s.result, "flow")), 6);
	some.unknown = 0.2;
	in.people = study_fake(t, &some);
	study_run(t, &s, &in);
	expect_good(&s);
	flow = json_object_get(s.result, "flow");
	expect_equal(json_array_size(flow), 7);
	last = json_array_get(flow, 6);
	effect = study_effect(t, &s, "y-rd");
	expect_str(str_of(json_string_value(json_object_get(last, "step"))),
	           "known");
	expect_equal(study_number(t, last, "treated"),
	             study_number(t, effect, "n_treated"));
	expect_equal(study_number(t, last, "control"),
	             study_number(t, effect, "n_control"));
	expect_true(study_number(t, last, "treated") <
	            study_number(t, json_array_get(flow, 5), "treated"));
}

/* The count of a warning of this code. */
static void
warned_count(const struct study *s, const char *code, double *count)
{
	const json_t *one;
	size_t k;

	*count = 0;
	json_array_foreach (json_object_get(s->result, "warnings"), k, one) {
		if (strcmp(json_string_value(json_object_get(one, "code")),
		           code) == 0)
			*count = json_number_value(
			        json_object_get(one, "count"));
	}
}

TEST("estimate: who was not at risk on the first day is a step of the flow by "
     "themselves")
{
	struct fake some = usual;
	struct eval_inputs in;
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	struct eval_data data;
	struct study s;
	const json_t *flow, *step;
	double n[2] = {0, 0}, left, gaps;
	bool *gone;

	some.unknown = 0.2;
	in = (struct eval_inputs){.people = study_fake(t, &some)};
	study_plan(t, &s, BY_SEX "method m iptw");
	study_run(t, &s, &in);
	expect_good(&s);
	gone = arena_new(t->arena, bool, s.data->n + 1);
	for (size_t i = 0; i < s.data->n; i += 2)
		gone[i] = isnan(s.data->seen[0].y[i]);
	for (size_t i = 0; i < s.data->n; i++)
		n[s.data->treat[i] > 0.5] += !gone[i];
	data = *s.data;
	data.gone = gone;
	expect_true(eval_estimate_make(&s.st, &s.plan, &data, &s.design, &facts,
	                               &s.result));
	flow = json_object_get(s.result, "flow");
	expect_equal(json_array_size(flow), 8);
	step = json_array_get(flow, 6);
	expect_str(str_of(json_string_value(json_object_get(step, "step"))),
	           "at_risk");
	expect_equal(study_number(t, step, "treated"), n[1]);
	expect_equal(study_number(t, step, "control"), n[0]);
	expect_true(n[1] > study_number(t, json_array_get(flow, 7), "treated"));
	warned_count(&s, "W_NOT_AT_RISK", &left);
	warned_count(&s, "W_ROWS_DROPPED", &gaps);
	expect_true(left > 0);
	expect_true(gaps > 0);
	expect_equal(left, (double)s.data->n - n[0] - n[1]);
}

/* --- curves of people ----------------------------------------------------- */

/* How many of a group had it by a day, or are followed for longer. */
static json_int_t
slow_people(const struct study *s, double until, bool treated, bool had)
{
	const struct eval_seen *seen = &s->data->seen[1];
	const double *w = s->design.made->sets[0].made[0].weight;
	json_int_t n = 0;

	for (size_t i = 0; i < s->data->n; i++)
		if ((s->data->treat[i] > 0.5) == treated && w[i] > 0)
			n += had ? seen->time[i] <= until && seen->event[i] == 1
			         : seen->time[i] > until;
	return n;
}

TEST("estimate: each point of a curve says of how many people it is, who have "
     "no weights")
{
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	const json_t *groups, *points, *one;
	struct study s;
	size_t k, g;

	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|"
	           "outcome soon time secondary|time = \"d\"|"
	           "event = \"e\"|" FIVE_EACH);
	study_run(t, &s, &in);
	expect_good(&s);
	groups = json_object_get(
	        json_array_get(json_object_get(s.result, "curves"), 0),
	        "groups");
	json_array_foreach (groups, g, points) {
		points = json_object_get(points, "points");
		expect_true(json_array_size(points) > 5);
		json_array_foreach (points, k, one) {
			double day = study_number(t, one, "time");

			expect_equal(study_number(t, one, "had"),
			             slow_people(&s, day, g == 0, true));
			expect_equal(study_number(t, one, "followed"),
			             slow_people(&s, day, g == 0, false));
		}
	}
}

/* --- alike in what matters for the outcome -------------------------------- */

static const struct fake drawn = {
        .treated = 80, .control = 500, .risk = {0.45, 0.35}};

/*
 * One covariate of two words: what is expected of somebody is the share of
 * those of their word who had the outcome, among the comparators of the model.
 */
static void
plain_shares(const struct study *s, bool unused, double share[2])
{
	const double *w = s->design.made->sets[0].made[0].weight;
	double n[2] = {0, 0}, hit[2] = {0, 0};

	for (size_t i = 0; i < s->data->n; i++)
		if (s->data->treat[i] <= 0.5 && !(unused && w[i] > 0)) {
			n[sex_of(s, i)]++;
			hit[sex_of(s, i)] += s->data->seen[0].y[i];
		}
	for (int k = 0; k < 2; k++)
		share[k] = hit[k] / n[k];
}

/* A weighted mean of those shares in one group. */
static double
plain_mean(const struct study *s, const double share[2], bool treated,
           const double *w)
{
	double sum = 0, of = 0;

	for (size_t i = 0; i < s->data->n; i++) {
		double by = w == NULL ? 1 : w[i];

		if ((s->data->treat[i] > 0.5) != treated)
			continue;
		sum += by * share[sex_of(s, i)];
		of += by;
	}
	return sum / of;
}

static void
plain_prognosis(const struct study *s, bool unused, double smd[2])
{
	const double *w = s->design.made->sets[0].made[0].weight;
	double share[2], mean, square = 0, n = 0;

	plain_shares(s, unused, share);
	mean = plain_mean(s, share, true, NULL);
	for (size_t i = 0; i < s->data->n; i++)
		if (s->data->treat[i] > 0.5) {
			square += pow(share[sex_of(s, i)] - mean, 2);
			n++;
		}
	for (int k = 0; k < 2; k++)
		smd[k] = (mean -
		          plain_mean(s, share, false, k == 0 ? NULL : w)) /
		         sqrt(square / (n - 1));
}

static void
expect_prognosis(struct test *t, const struct study *s, bool unused)
{
	const json_t *of = json_object_get(s->result, "prognosis");
	double smd[2];

	plain_prognosis(s, unused, smd);
	expect_str(str_of(json_string_value(json_object_get(of, "fitted_on"))),
	           unused ? "unused" : "all");
	expect_true(json_is_null(json_object_get(of, "stopped")));
	expect_near(study_number(t, json_object_get(of, "before"), "smd"),
	            smd[0], 1e-7);
	expect_near(study_number(t, json_object_get(of, "after"), "smd"),
	            smd[1], 1e-7);
}

TEST("estimate: groups are compared by what is expected of each, by a model of "
     "comparators whom the method does not use, or of all")
{
	struct eval_inputs in = {.people = study_fake(t, &drawn)};
	struct study s;

	study_plan(t, &s, BY_SEX "method m nearest|ratio = 1");
	study_run(t, &s, &in);
	expect_good(&s);
	expect_prognosis(t, &s, true);
	study_plan(t, &s, BY_SEX "method m iptw");
	study_run(t, &s, &in);
	expect_good(&s);
	expect_prognosis(t, &s, false);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "prognosis"), "rating"))),
	           "good");
}

TEST("estimate: what is expected of each is of a rate or of a hazard, where "
     "that is the outcome, and of nobody where too few had it")
{
	static const char *const outcomes[] = {
	        "outcome n count primary|column = \"n\"|",
	        "outcome d time primary|time = \"d\"|event = \"e\"|"};
	static const char *const models[] = {"poisson", "cox"};
	struct fake few = drawn;
	struct eval_inputs in = {.people = study_fake(t, &drawn)};
	const json_t *of;
	struct study s;

	for (int k = 0; k < 2; k++) {
		study_plan(t, &s,
		           str_print(t->arena,
		                     "%sword sex|number age|method m nearest",
		                     outcomes[k])
		                   .p);
		study_run(t, &s, &in);
		expect_good(&s);
		of = json_object_get(s.result, "prognosis");
		expect_str(
		        str_of(json_string_value(json_object_get(of, "model"))),
		        models[k]);
		expect_true(isfinite(
		        study_number(t, json_object_get(of, "after"), "smd")));
	}
	few.control = 90;
	few.risk[0] = few.risk[1] = 0.5;
	in = (struct eval_inputs){.people = study_fake(t, &few)};
	study_plan(t, &s,
	           BY_SEX "method m nearest|ratio = 1|"
	                  "caliper = \"none\"");
	study_run(t, &s, &in);
	expect_good(&s);
	of = json_object_get(s.result, "prognosis");
	expect_str(str_of(json_string_value(json_object_get(of, "stopped"))),
	           "E_FEW_EVENTS");
	expect_null(json_object_get(of, "after"));
}

/* --- limits that are not given ------------------------------------------- */

#define OFTEN \
	"number age|outcome n count primary|column = \"n\"|method m nearest"

static void
run_often(struct test *t, struct study *s, const struct fake *fake,
          const char *parts)
{
	struct eval_inputs in = {.people = study_fake(t, fake)};

	study_plan(t, s, parts);
	study_run(t, s, &in);
}

static void
expect_few(const struct study *s)
{
	const struct stats_note *last = &s->st.notes[s->st.notes_n - 1];

	expect_false(s->good);
	expect_equal(last->code, E_NO_EVENTS);
	expect_equal(last->count, 0);
}

TEST("estimate: exact limits are not given of several completed sets, for "
     "they have no error to pool")
{
	struct fake f = usual;
	struct study s;

	f.risk[1] = 0;
	f.gaps = 0.2;
	run_often(t, &s, &f, OFTEN "|[missing]|how = \"impute\"");
	expect_few(&s);
	/* in one set they are */
	run_often(t, &s, &f, OFTEN);
	expect_good(&s);
}

TEST("estimate: exact limits are not given where comparators have none, for "
     "the ratio has no end above")
{
	struct fake f = usual;
	struct study s;

	f.risk[0] = 0;
	run_often(t, &s, &f, OFTEN);
	expect_few(&s);
}
