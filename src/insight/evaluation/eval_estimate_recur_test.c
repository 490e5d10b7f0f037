/* eval_estimate_recur_test.c - each of several events, against people who are
 * counted day by day. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate_recur.h"
#include "insight/evaluation/eval_recur_world_test.h"
#include "insight/evaluation/eval_result_test.h"
#include "stats/special.h"

#define WEIGHTS RECUR_EVENTS "primary|method w iptw"
#define PAIRS   RECUR_EVENTS "primary|method m nearest|ratio = 2"

static const struct recur_way usual = {.treated = 150,
                                       .control = 450,
                                       .rate = {1.1, 0.8},
                                       .uneven = 1,
                                       .away = true,
                                       .seed = 41};

static void
run(struct test *t, struct study *s, const struct recur *world,
    const char *plan)
{
	study_plan(t, s, plan);
	study_run(t, s, &world->in);
	expect_good(s);
}

/* --- the slow second way ------------------------------------------------- */

/* Who is in the analysis, as the program weighs them and puts them in sets. */
struct slow {
	const struct recur *world;
	size_t n, who[RECUR_MOST];
	double w[RECUR_MOST];
	size_t set[RECUR_MOST];
	double beta;
};

static void
slow_make(struct test *t, const struct study *s, const struct recur *world,
          struct slow *out)
{
	const struct eval_completed *set = &s->design.made->sets[0];
	struct eval_question q = {.plan = &s->plan,
	                          .data = s->data,
	                          .set = set,
	                          .made = &set->made[0],
	                          .outcome = &s->plan.outcomes[0],
	                          .seen = &s->data->seen[0],
	                          .sets_n = 1};
	struct eval_view v;
	struct stats st;

	stats_begin(&st, test_arena(t, (size_t)64 << 20));
	expect_true(eval_estimate_view(&st, &q, &v));
	*out = (struct slow){.world = world, .n = v.n};
	for (size_t j = 0; j < v.n; j++) {
		out->who[j] = recur_who(s->data->id[v.at[j]]);
		out->w[j] = v.w[j];
		out->set[j] = v.cluster == NULL ? j : (size_t)v.cluster[j];
	}
}

/* Of one day: weights of hazards at risk and of those with one, of all and of
 * the treated. */
struct day {
	double all, treated, all_came, treated_came, came, came_w, treated_w;
};

static struct day
day_of(const struct slow *s, double beta, int day)
{
	struct day d = {0};

	for (size_t j = 0; j < s->n; j++) {
		size_t i = s->who[j];
		bool t = s->world->treated[i];
		double risk = s->w[j] * (t ? exp(beta) : 1);

		if (!s->world->risk[i][day])
			continue;
		d.all += risk;
		d.treated += t ? risk : 0;
		if (!s->world->came[i][day])
			continue;
		d.all_came += risk;
		d.treated_came += t ? risk : 0;
		d.came++;
		d.came_w += s->w[j];
		d.treated_w += t ? s->w[j] : 0;
	}
	return d;
}

/* The score, less than nothing where the ratio is too high: Efron's of each
 * day; and how steep it is. */
static double
score_of(const struct slow *s, double beta, double *steep)
{
	double score = 0;

	*steep = 0;
	for (int day = 1; day <= RECUR_DAYS; day++) {
		struct day d = day_of(s, beta, day);

		score += d.treated_w;
		for (int l = 0; l < (int)d.came; l++) {
			double part = l / d.came;
			double mean = (d.treated - part * d.treated_came) /
			              (d.all - part * d.all_came);

			score -= d.came_w / d.came * mean;
			*steep += d.came_w / d.came * mean * (1 - mean);
		}
	}
	return score;
}

static void
slow_fit(struct slow *s)
{
	double low = -3, high = 3, steep;

	for (int k = 0; k < 60; k++) {
		s->beta = (low + high) / 2;
		if (score_of(s, s->beta, &steep) > 0)
			low = s->beta;
		else
			high = s->beta;
	}
}

/* What one person adds to the score, day by day, where no two came on one. */
static double
adds_of(const struct slow *s, size_t j)
{
	size_t i = s->who[j];
	double x = s->world->treated[i], out = 0;

	for (int day = 1; day <= RECUR_DAYS; day++) {
		struct day d = day_of(s, s->beta, day);
		double mean = d.treated / d.all;

		if (!s->world->risk[i][day] || d.came < 1)
			continue;
		out -= exp(s->beta * x) * (x - mean) * d.came_w / d.all;
		if (s->world->came[i][day])
			out += x - mean;
	}
	return s->w[j] * out;
}

static double
slow_error(const struct slow *s)
{
	static double sums[RECUR_MOST];
	double steep, all = 0;

	memset(sums, 0, sizeof(sums));
	for (size_t j = 0; j < s->n; j++)
		sums[s->set[j]] += adds_of(s, j);
	for (size_t k = 0; k < RECUR_MOST; k++)
		all += sums[k] * sums[k];
	(void)score_of(s, s->beta, &steep);
	return sqrt(all) / steep;
}

/* The mean number of a group by a day, with its error. */
static double
slow_mean(const struct slow *s, bool treated, int until, double *moves)
{
	double mean = 0;

	for (int day = 1; day <= until; day++) {
		double risk = 0, came = 0;

		for (size_t j = 0; j < s->n; j++) {
			size_t i = s->who[j];

			if (s->world->treated[i] != treated)
				continue;
			risk += s->world->risk[i][day] ? s->w[j] : 0;
			came += s->world->came[i][day] ? s->w[j] : 0;
		}
		if (!(came > 0))
			continue;
		mean += came / risk;
		for (size_t j = 0; j < s->n; j++) {
			size_t i = s->who[j];

			if (s->world->treated[i] == treated &&
			    s->world->risk[i][day])
				moves[s->set[j]] +=
				        s->w[j] / risk *
				        (s->world->came[i][day] - came / risk);
		}
	}
	return mean;
}

static const json_t *
recurrent_of(const struct study *s)
{
	return json_array_get(json_object_get(s->result, "recurrent"), 0);
}

static void
expect_means(struct test *t, const struct study *s, const struct slow *slow)
{
	const json_t *group, *point;
	size_t g, k;

	json_array_foreach (json_object_get(recurrent_of(s), "groups"), g,
	                    group) {
		json_array_foreach (json_object_get(group, "points"), k,
		                    point) {
			static double moves[RECUR_MOST];
			int day = (int)study_number(t, point, "time");
			double mean, all = 0, se;

			if (k % 9 != 0)
				continue;
			memset(moves, 0, sizeof(moves));
			mean = slow_mean(slow, g == 0, day, moves);
			for (size_t c = 0; c < RECUR_MOST; c++)
				all += moves[c] * moves[c];
			se = STATS_Z95 * sqrt(all) / mean;
			expect_near(study_number(t, point, "mean"), mean, 1e-9);
			expect_near(study_number(t, point, "low"),
			            mean * exp(-se), 1e-9);
			expect_near(study_number(t, point, "high"),
			            mean * exp(se), 1e-9);
		}
		expect_true(k > 20);
	}
}

TEST_ONCE("estimate: the hazards of each of several, their errors and a mean "
          "number are those of counting people at risk day by day")
{
	static const char *const plans[] = {WEIGHTS, PAIRS};
	struct recur_way apart = {.treated = 50,
	                          .control = 110,
	                          .rate = {1.3, 0.9},
	                          .uneven = 0.8,
	                          .apart = true,
	                          .away = true};

	for (uint64_t k = 0; k < 4; k++) {
		static struct slow slow;
		struct study s;
		const struct recur *world;
		const json_t *row;

		apart.seed = 100 + k;
		world = recur_make(t, &apart, false);
		run(t, &s, world, plans[k % 2]);
		slow_make(t, &s, world, &slow);
		slow_fit(&slow);
		row = study_effect(t, &s, "each-hr");
		expect_near(study_number(t, row, "estimate"), exp(slow.beta),
		            1e-9);
		expect_near(study_number(t, row, "se"), slow_error(&slow),
		            1e-8);
		expect_means(t, &s, &slow);
	}
}

TEST_ONCE("estimate: where several come on one day their ratio is Efron's")
{
	static const char *const plans[] = {WEIGHTS, PAIRS};

	for (size_t k = 0; k < 2; k++) {
		static struct slow slow;
		const struct recur *world = recur_make(t, &usual, false);
		struct study s;

		run(t, &s, world, plans[k]);
		slow_make(t, &s, world, &slow);
		slow_fit(&slow);
		expect_near(study_number(t, study_effect(t, &s, "each-hr"),
		                         "estimate"),
		            exp(slow.beta), 1e-9);
	}
}

/* --- what it is, and is not ---------------------------------------------- */

TEST("estimate: everybody without any after their first is as a time that ends "
     "there is")
{
	struct recur_way once = usual;
	struct study s;
	const json_t *each, *soon, *group;

	once.once = true;
	once.away = false;
	run(t, &s, recur_make(t, &once, false),
	    PAIRS "|outcome soon time secondary");
	each = study_effect(t, &s, "each-hr");
	soon = study_effect(t, &s, "soon-hr");
	expect_near(study_number(t, each, "estimate"),
	            study_number(t, soon, "estimate"), 1e-10);
	expect_near(study_number(t, each, "se"), study_number(t, soon, "se"),
	            1e-10);
	/* nobody has two */
	group = json_array_get(json_object_get(recurrent_of(&s), "groups"), 0);
	expect_near(study_number(t, group, "several"), 0, 1e-12);
	expect_near(study_number(t, group, "people"),
	            study_number(t, group, "events"), 1e-12);
}

TEST("estimate: of each of several the order of rows and the number of threads "
     "change nothing")
{
	struct study a, b, c;
	const struct recur *world = recur_make(t, &usual, false);
	struct eval_inputs in = world->in;

	run(t, &a, world, PAIRS);
	study_plan(t, &c, PAIRS);
	in.threads = 2;
	study_run(t, &c, &in);
	expect_good(&c);
	expect_true(json_equal(json_object_get(a.result, "effects"),
	                       json_object_get(c.result, "effects")));
	expect_true(json_equal(recurrent_of(&a), recurrent_of(&c)));
	run(t, &b, recur_make(t, &usual, true), PAIRS);
	expect_true(json_equal(json_object_get(a.result, "effects"),
	                       json_object_get(b.result, "effects")));
	expect_true(json_equal(recurrent_of(&a), recurrent_of(&b)));
}

TEST("estimate: a result without each of several has nothing of them, and one "
     "with them counts days and people")
{
	struct study s;
	const struct recur *world = recur_make(t, &usual, false);
	double days = 0, people = 0;
	const json_t *row, *group;

	run(t, &s, world,
	    "[data]|shape = \"events\"|data_cut = 2024-12-31|number age|"
	    "outcome soon time primary|method w iptw");
	expect_null(json_object_get(s.result, "recurrent"));
	run(t, &s, world, WEIGHTS);
	for (size_t i = 0; i < world->n; i++) {
		double of = 0;

		for (int day = 1; day <= RECUR_DAYS; day++)
			of += world->came[i][day];
		days += world->treated[i] ? of : 0;
		people += world->treated[i] && of > 0;
	}
	row = study_effect(t, &s, "each-hr");
	expect_near(study_number(t, row, "events_treated"), days, 1e-12);
	expect_true(isnan(study_number(t, row, "risk_treated")));
	group = json_array_get(json_object_get(recurrent_of(&s), "groups"), 0);
	expect_near(study_number(t, group, "events"), days, 1e-12);
	expect_near(study_number(t, group, "people"), people, 1e-12);
	expect_true(study_number(t, group, "several") > 10);
	/* a ratio of rates: VanderWeele and Ding's E-value of it */
	expect_true(study_number(t, json_object_get(s.result, "sensitivity"),
	                         "evalue") > 1);
}

TEST("estimate: under five people with one in a group, each of several is not "
     "estimated however many one of them has")
{
	struct recur_way few = usual;
	struct study s;

	few.rate[1] = 0.005;
	study_plan(t, &s, PAIRS);
	study_run(t, &s, &recur_make(t, &few, false)->in);
	expect_false(s.good);
	expect_true(stats_met(&s.st, E_FEW_EVENTS) ||
	            stats_met(&s.st, E_NO_EVENTS));
}

/* --- with the rest of a plan ---------------------------------------------- */

TEST("estimate: each of several goes by cohort, by other methods and lags and "
     "at several looks as other outcomes do")
{
	struct study s;
	const json_t *lags, *lag, *rows;

	run(t, &s, recur_make(t, &usual, false),
	    RECUR_EVENTS "primary|method m nearest|exact = [\"sex\"]|"
	                 "method e entropy|[cohorts]|column = \"sex\"|"
	                 "[sensitivity]|lag_days = [19, 90]|[looks]|"
	                 "shares = [0.5, 1]|planned_events = 900");
	expect_true(study_number(t, study_effect(t, &s, "each-hr-e"),
	                         "estimate") > 0);
	rows = json_object_get(json_object_get(s.result, "cohorts"), "rows");
	expect_equal(json_array_size(rows), 2);
	lags = json_object_get(json_object_get(s.result, "sensitivity"),
	                       "lags");
	expect_equal(json_array_size(lags), 2);
	/* proven after 20 days: the last of the year by the shorter lag not */
	lag = json_array_get(lags, 1);
	expect_near(study_number(t, lag, "estimate"),
	            study_number(t, study_effect(t, &s, "each-hr"), "estimate"),
	            1e-12);
	lag = json_array_get(lags, 0);
	expect_true(fabs(study_number(t, lag, "estimate") -
	                 study_number(t, study_effect(t, &s, "each-hr"),
	                              "estimate")) < 0.1);
	/* said once, and not of each lag */
	expect_lacks(s.text, "W_SAME_DAY");
}

/* --- recovery ------------------------------------------------------------ */

TEST_ONCE("estimate: of studies that are drawn with a ratio of 0.7, people "
          "having more of it than others, it is found again and its interval "
          "holds it")
{
	const size_t rounds = 60;
	double sum = 0, holds = 0;

	for (uint64_t k = 0; k < rounds; k++) {
		struct recur_way way = {.treated = 150,
		                        .control = 300,
		                        .rate = {1.2, 0.84},
		                        .uneven = 1,
		                        .away = true,
		                        .seed = 7000 + k};
		struct study s;
		const json_t *row;
		double b, se;

		run(t, &s, recur_make(t, &way, false), WEIGHTS);
		row = study_effect(t, &s, "each-hr");
		b = log(study_number(t, row, "estimate"));
		se = study_number(t, row, "se");
		sum += b;
		holds += fabs(b - log(0.7)) < STATS_Z95 * se;
	}
	/* three errors of 60 draws with an error of about 0.13 each */
	expect_true(fabs(sum / (double)rounds - log(0.7)) < 0.055);
	expect_true(holds >= 51);
}

/* --- report and release -------------------------------------------------- */

static const json_t *
points_of(const json_t *result, size_t group)
{
	const json_t *one = json_array_get(
	        json_object_get(
	                json_array_get(json_object_get(result, "recurrent"), 0),
	                "groups"),
	        group);

	return json_object_get(one, "points");
}

/* The first from this day on has so many people in all, and so many left. */
static const json_t *
point_from(struct test *t, const json_t *result, size_t group, double day)
{
	const json_t *point;
	size_t k;

	json_array_foreach (points_of(result, group), k, point) {
		if (study_number(t, point, "time") >= day)
			return point;
	}
	return NULL;
}

TEST("evaluation publish: a line of each of several has steps of ten people "
     "who have their first, to where ten are left, and no count of people with "
     "several")
{
	struct study s;
	struct eval_release release = {0};
	const json_t *group, *point, *last = NULL, *of;
	size_t g, k;

	run(t, &s, recur_make(t, &usual, false), PAIRS);
	result_release(t, s.result, &release);
	of = json_array_get(json_object_get(release.json, "recurrent"), 0);
	expect_true(result_hidden(of, "difference"));
	json_array_foreach (json_object_get(of, "groups"), g, group) {
		double had = 0;

		expect_true(result_hidden(group, "people"));
		expect_true(result_hidden(group, "several"));
		expect_equal(json_array_size(json_object_get(group, "at_risk")),
		             0);
		expect_true(json_array_size(points_of(release.json, g)) > 2);
		json_array_foreach (points_of(release.json, g), k, point) {
			double day = study_number(t, point, "time");
			double mean = 100 * study_number(t, point, "mean");
			double all = 0;

			expect_near(mean, round(mean), 1e-9);
			expect_null(json_object_get(point, "had"));
			expect_null(json_object_get(point, "came"));
			/* as many have had one by then in the result */
			for (size_t i = 0;
			     i < json_array_size(points_of(s.result, g)); i++) {
				last = json_array_get(points_of(s.result, g),
				                      i);
				if (study_number(t, last, "time") > day)
					break;
				all = study_number(t, last, "had");
			}
			expect_true(k == 0 || all - had >= 10);
			had = all;
		}
	}
}

TEST("evaluation publish: of each of several nothing is shown where a group "
     "has few, and no step where few are at liberty")
{
	struct study s;
	struct eval_release release = {0};
	json_t *group;
	const json_t *of, *point;

	run(t, &s, recur_make(t, &usual, false), PAIRS);
	/* from some day on nine are left */
	point = point_from(t, s.result, 1, 180);
	for (size_t k = 0; k < json_array_size(points_of(s.result, 1)); k++) {
		json_t *one = json_array_get(points_of(s.result, 1), k);

		if (study_number(t, one, "time") >=
		    study_number(t, point, "time"))
			result_set(one, "followed", json_integer(9));
	}
	result_release(t, s.result, &release);
	of = json_array_get(points_of(release.json, 1),
	                    json_array_size(points_of(release.json, 1)) - 1);
	expect_true(study_number(t, of, "time") < 180);
	/* eight days on which somebody had one */
	group = json_array_get(
	        json_object_get(
	                json_array_get(json_object_get(s.result, "recurrent"),
	                               0),
	                "groups"),
	        0);
	result_set(group, "events", json_integer(8));
	result_release(t, s.result, &release);
	expect_equal(json_array_size(points_of(release.json, 0)), 0);
}

TEST("evaluation report: each of several has its line, its table and who had "
     "more than one; a result without has no such part, and a release no such "
     "people")
{
	struct study s;
	struct eval_release release = {0};
	struct str page;

	run(t, &s, recur_make(t, &usual, false), PAIRS);
	page = result_report(t, s.result);
	expect_has(page, "Each time it happened");
	expect_has(page, "How many there were for every 100 people.");
	expect_has(page, "With more than one");
	expect_has(page, "At the end there are ");
	expect_has(page, "Hazard ratio: 0.");
	expect_has(page, "Programme: ");
	result_release(t, s.result, &release);
	page = result_report(t, release.json);
	expect_has(page, "Each time it happened");
	expect_lacks(page, "At the end there are ");
	json_object_del(s.result, "recurrent");
	page = result_report(t, s.result);
	expect_lacks(page, "Each time it happened");
}

TEST("evaluation: what a study of each of several could see is of rates")
{
	struct study s;
	const json_t *before;

	run(t, &s, recur_make(t, &usual, false),
	    PAIRS "|[judge]|base = 0.5|target_fall = 0.1|rate = 1.1|"
	          "dispersion = 1.5");
	before = json_object_get(json_object_get(s.result, "power"), "before");
	expect_str(str_of(json_string_value(json_object_get(before, "kind"))),
	           "count");
	expect_true(study_number(t, before, "effect_seen") < 1);
	expect_true(
	        study_number(t,
	                     json_object_get(json_object_get(s.result, "power"),
	                                     "after"),
	                     "needed") > 0);
}
