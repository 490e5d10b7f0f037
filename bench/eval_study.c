/*
 * eval_study FOLDER DRAWS TREATED COMPARATORS EFFECT - studies of people who do
 * not exist, again and again.
 *
 * Draws a population a time, with a seed of its own, shapes, matches, weighs
 * and estimates it by the plan that is made with it, and writes one JSON
 * object: how often the 95 % intervals of the risk difference held the true
 * one, by matched sets, by the same with the covariates, and by weights whose
 * errors know that they were estimated; and for each the mean of the estimates
 * less the truth and how far chance moves it, their spread, and the mean of
 * their errors; and the same of the logarithm of the ratio of hazards by
 * matched sets.  The truth is that of people drawn as the participants are,
 * with and without the effect: of hazards it is what Cox's model says of very
 * many of them, since a ratio that holds for each person is nearer to one for
 * all of them together.
 *
 * "design" is what is left of the sets' bias without the chance of outcomes:
 * the risk of everybody is known here, so that of each study's sets the
 * difference that is to be expected is known, too.  It is what comparators
 * have that participants would have without the programme (left_over), and
 * that those who found a comparator are others than all (discarded).
 *
 * eval_study looks DRAWS - how often a study of nothing crosses a boundary at
 * one of four looks, by either way of spending.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_simulate_local.h"
#include "stats/cox.h"

#define CEILING     ((size_t)4 << 30)
#define TRUTH_DRAWS 2000000L
#define TRUTH_ARM   300000
#define LOOKS       4

/* The ways that are watched, as rows of effects. */
enum way { SETS, ADJUSTED, WEIGHTS, HAZARD, WAYS };
static const char *const ways[] = {"sets", "adjusted", "weights", "hazard"};

struct found {
	double estimate, low, high, se;
};

/* Of a study's sets, by the risks of who is in them; see above. */
struct parts {
	double expected, left_over, discarded, kept;
};

struct run {
	const char *folder;
	struct eval_simulate_in in;
	struct found found[WAYS];
	struct parts parts;
	double seconds;
	size_t peak;
};

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "eval_study: %s\n", why);
	exit(1);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *
path(struct arena *arena, const struct run *r, const char *name)
{
	return str_c(arena, str_print(arena, "%s/%s", r->folder, name));
}

static enum way
way_of(const json_t *row)
{
	const char *family = json_string_value(json_object_get(row, "family"));
	const char *id = json_string_value(json_object_get(row, "id"));

	if (strcmp(id, "how-soon-hr") == 0)
		return HAZARD;
	if (strncmp(id, "how-soon", 8) == 0)
		return WAYS;
	if (json_is_true(json_object_get(row, "primary")))
		return SETS;
	if (json_is_true(json_object_get(row, "adjusted")))
		return ADJUSTED;
	return strcmp(family, "robustness") == 0 ? WEIGHTS : WAYS;
}

static void
numbers(const json_t *result, struct found *out)
{
	const json_t *row, *ci;
	size_t k;

	json_array_foreach (json_object_get(result, "effects"), k, row) {
		enum way way = way_of(row);

		/* None where it was stopped. */
		if (way == WAYS ||
		    !json_is_number(json_object_get(row, "estimate")))
			continue;
		ci = json_object_get(row, "ci");
		out[way] = (struct found){
		        json_number_value(json_object_get(row, "estimate")),
		        json_number_value(json_array_get(ci, 0)),
		        json_number_value(json_array_get(ci, 1)),
		        json_number_value(json_object_get(row, "se"))};
		if (way == HAZARD) {
			out[way].estimate = log(out[way].estimate);
			out[way].low = log(out[way].low);
			out[way].high = log(out[way].high);
		}
	}
}

/* The plan's own design, adjusted too, and one of weights beside it. */
static void
plan_make(struct arena *arena, const struct run *r, struct eval_plan *plan)
{
	if (eval_plan_read(arena, path(arena, r, "plan.toml"), plan) != NULL)
		give_up("the plan cannot be read");
	plan->methods[0].adjusted = true;
	plan->methods_n = 2;
	plan->methods[1].kind = EVAL_IPTW;
	plan->methods[1].estimand = STATS_ATT;
	plan->methods[1].stacked = true;
	/* of whether, and how soon */
	plan->outcomes[1] = plan->outcomes[2];
	plan->outcomes_n = 2;
}

/* The risk of each row of the file without the effect, and what it changes. */
static void
risks_make(const struct run *r, double *risk, double *change)
{
	struct sim s = {{r->in.seed}}; /* as the file was drawn */
	int64_t treated = r->in.treated, left = treated + r->in.comparators;

	for (size_t i = 0; left > 0; i++, left--) {
		struct sim_row row;

		sim_row_draw(&s, &treated, left, r->in.effect, &row);
		risk[i] = sim_risk(&row.person, 1);
		change[i] =
		        row.person.treated
		                ? sim_risk(&row.person, r->in.effect) - risk[i]
		                : 0;
	}
}

static void
parts_take(struct arena *arena, struct run *r, const struct eval_data *data,
           const struct eval_design *design)
{
	size_t all = (size_t)(r->in.treated + r->in.comparators);
	double *risk = arena_new(arena, double, all);
	double *change = arena_new(arena, double, all);
	const double *weight = design->made->sets[0].made[0].weight;
	double sum[2] = {0, 0}, w[2] = {0, 0}, changed = 0, of_all = 0;
	size_t kept = 0;

	risks_make(r, risk, change);
	for (size_t i = 0; i < all; i++)
		of_all += change[i] / (double)r->in.treated;
	for (size_t i = 0; i < data->n; i++) {
		bool treated = data->treat[i] > 0.5;
		size_t row = data->place[i];

		w[treated] += weight[i];
		sum[treated] += weight[i] * risk[row];
		changed += weight[i] * change[row];
		kept += treated && weight[i] > 0;
	}
	r->parts.left_over = sum[1] / w[1] - sum[0] / w[0];
	r->parts.expected = changed / w[1] + r->parts.left_over;
	r->parts.discarded = changed / w[1] - of_all;
	r->parts.kept = (double)kept / (double)r->in.treated;
}

static void
study(struct arena *arena, struct run *r)
{
	struct eval_inputs in = {.people = path(arena, r, "table.csv")};
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	const struct eval_data *data;
	struct eval_plan plan;
	struct eval_design design;
	struct stats st;
	json_t *result;
	bool good;

	stats_begin(&st, arena);
	plan_make(arena, r, &plan);
	r->seconds = now();
	if (eval_shape_read(&st, &plan, &in, true, &good, &data) != NULL ||
	    !good || !eval_design_make(&st, &plan, data, &design) ||
	    !eval_estimate_make(&st, &plan, data, &design, &facts, &result))
		give_up(st.notes_n == 0
		                ? "a file cannot be read"
		                : stats_code_names[st.notes[st.notes_n - 1]
		                                           .code]);
	r->seconds = now() - r->seconds;
	for (int way = 0; way < WAYS; way++)
		r->found[way] = (struct found){NAN, NAN, NAN, NAN};
	numbers(result, r->found);
	parts_take(arena, r, data, &design);
	r->peak = arena_peak(arena);
}

static void
once(void *data)
{
	static const char *const files[] = {"table.csv", "plan.toml",
	                                    "README.txt"};
	struct run *r = data;
	struct arena *arena = arena_create(CEILING);

	for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++)
		unlink(path(arena, r, files[k]));
	if (eval_simulate(arena, r->folder, &r->in) != NULL)
		give_up("the people cannot be made");
	study(arena, r);
	arena_drop(arena);
}

/* --- the truth ------------------------------------------------------------ */

/*
 * The change in risk of people like the participants, in share of them: the
 * mean of what is true of each, which chance moves by 0.002 points, and not of
 * what was drawn for each, which it would move by 0.05.
 */
static double
truth_of(double effect)
{
	struct sim s = {stats_random_begin(20261129, 0)};
	double sum = 0;

	for (long k = 0; effect != 1 && k < TRUTH_DRAWS; k++) {
		struct sim_person p;

		sim_person_draw(&s, true, &p);
		sum += sim_risk(&p, effect) - sim_risk(&p, 1);
	}
	return sum / TRUTH_DRAWS;
}

static double
hazard_of(double effect)
{
	const struct str name = S("treated");
	struct arena *arena = arena_create(CEILING);
	double *v = arena_new(arena, double, 3 * 2 * TRUTH_ARM);
	struct stats_model model = {
	        .x = {2 * TRUTH_ARM, 1, v},
	        .names = (struct str[]){name},
	        .sources = (struct str[]){name},
	};
	struct stats_cox_in in = {.model = &model,
	                          .time = v + 2 * TRUTH_ARM,
	                          .event = v + 4 * TRUTH_ARM,
	                          .ties = STATS_EFRON};
	struct sim s = {stats_random_begin(20261201, 0)};
	struct stats_cox fit;
	struct stats st;
	double found;

	stats_begin(&st, arena);
	for (size_t k = 0; k < 2 * TRUTH_ARM; k++) {
		struct sim_person p;
		int first, follow;

		sim_person_draw(&s, true, &p);
		first = sim_reoffence(&s, &p, 0, k % 2 == 1 ? effect : 1);
		follow = 548 + sim_below(&s, 548);
		v[k] = k % 2 == 1;
		v[2 * TRUTH_ARM + k] = first < follow ? first : follow;
		v[4 * TRUTH_ARM + k] = first <= follow;
	}
	if (!stats_cox_fit(&st, &in, &fit))
		give_up("there is no truth of hazards");
	found = effect == 1 ? 0 : fit.coef[0];
	arena_drop(arena);
	return found;
}

/* --- what is told --------------------------------------------------------- */

struct told {
	double n, held, sum, square, errors;
};

static void
told_add(struct told *t, const struct found *f, double truth)
{
	if (isnan(f->low))
		return;
	t->n++;
	t->held += f->low <= truth && f->high >= truth;
	t->sum += f->estimate;
	t->square += f->estimate * f->estimate;
	t->errors += f->se;
}

static double
told_spread(const struct told *t)
{
	double mean = t->sum / t->n;

	return sqrt(fmax(t->square / t->n - mean * mean, 0));
}

static void
told_put(const struct told *t, enum way way, double truth)
{
	printf("\"%s\":{\"n\":%.0f,\"held\":%.4f,\"bias\":%.5f,"
	       "\"bias_se\":%.5f,\"spread\":%.5f,\"error\":%.5f},",
	       ways[way], t->n, t->held / t->n, t->sum / t->n - truth,
	       told_spread(t) / sqrt(t->n), told_spread(t), t->errors / t->n);
}

/* The parts of every study, as told: without intervals. */
enum { EXPECTED, LEFT_OVER, DISCARDED, KEPT, PARTS };

static void
parts_add(struct told *told, const struct parts *p, double truth)
{
	const double v[PARTS] = {p->expected - truth, p->left_over,
	                         p->discarded, p->kept};

	for (int k = 0; k < PARTS; k++) {
		told[k].n++;
		told[k].sum += v[k];
		told[k].square += v[k] * v[k];
	}
}

static void
parts_put(const struct told *told)
{
	static const char *const names[PARTS] = {"bias", "left_over",
	                                         "discarded", "kept"};

	printf("\"design\":{");
	for (int k = 0; k < PARTS; k++)
		printf("\"%s\":%.6f,\"%s_se\":%.6f%s", names[k],
		       told[k].sum / told[k].n, names[k],
		       told_spread(&told[k]) / sqrt(told[k].n),
		       k + 1 < PARTS ? "," : "},");
}

/* A path of sums at four equal looks: whether any passes its boundary. */
static bool
is_crossed(struct stats_random *r, const double *z)
{
	double sum = 0;

	for (int k = 0; k < LOOKS; k++) {
		sum += stats_random_normal(r);
		if (fabs(sum / sqrt(k + 1)) >= z[k])
			return true;
	}
	return false;
}

static int
looks(long draws)
{
	static const enum stats_spending ways_of[] = {STATS_OBRIEN_FLEMING,
	                                              STATS_POCOCK};
	const double shares[LOOKS] = {0.25, 0.5, 0.75, 1};
	struct arena *arena = arena_create(CEILING);
	struct stats_random r = stats_random_begin(4, 0);
	double z[LOOKS], spent[LOOKS], crossed[2] = {0, 0};
	struct stats st;

	stats_begin(&st, arena);
	for (int way = 0; way < 2; way++) {
		if (!stats_looks(&st, ways_of[way], 0.025, shares, LOOKS, z,
		                 spent))
			give_up("there is no boundary");
		for (long k = 0; k < draws; k++)
			crossed[way] += is_crossed(&r, z);
	}
	printf("{\"draws\":%ld,\"obrien_fleming\":%.5f,\"pocock\":%.5f}\n",
	       draws, crossed[0] / (double)draws, crossed[1] / (double)draws);
	arena_drop(arena);
	return 0;
}

int
main(int argc, char **argv)
{
	struct told told[WAYS] = {{0}}, parts[PARTS] = {{0}};
	struct run r = {.folder = NULL};
	double best = INFINITY, truth, hazard;
	long draws;

	if (argc == 3 && strcmp(argv[1], "looks") == 0)
		return looks(strtol(argv[2], NULL, 10));
	if (argc != 6)
		give_up("FOLDER DRAWS TREATED COMPARATORS EFFECT");
	draws = strtol(argv[2], NULL, 10);
	r.folder = argv[1];
	r.in = (struct eval_simulate_in){.treated = strtol(argv[3], NULL, 10),
	                                 .comparators =
	                                         strtol(argv[4], NULL, 10),
	                                 .effect = strtod(argv[5], NULL)};
	truth = truth_of(r.in.effect);
	hazard = hazard_of(r.in.effect);
	for (long k = 0; k < draws; k++) {
		r.in.seed = (uint64_t)k + 1;
		if (boundary_run(once, &r) != BOUNDARY_RETURNED)
			give_up("a study was left");
		for (int way = 0; way < WAYS; way++)
			told_add(&told[way], &r.found[way],
			         way == HAZARD ? hazard : truth);
		parts_add(parts, &r.parts, truth);
		best = fmin(best, r.seconds);
	}
	printf("{\"draws\":%ld,\"truth\":%.5f,\"truth_hazard\":%.5f,", draws,
	       truth, hazard);
	for (int way = 0; way < WAYS; way++)
		told_put(&told[way], (enum way)way,
		         way == HAZARD ? hazard : truth);
	parts_put(parts);
	printf("\"seconds\":%.4f,\"peak_mb\":%.1f}\n", best,
	       (double)r.peak / 1e6);
	return 0;
}
