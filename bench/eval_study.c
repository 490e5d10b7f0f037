/*
 * eval_study FOLDER DRAWS TREATED COMPARATORS EFFECT table|events - studies of
 * people who do not exist, again and again.
 *
 * Draws a population a time, with a seed of its own, shapes, matches and
 * estimates it by the plan that is made with it, and writes one JSON object:
 * how often the 95 % interval of the primary risk difference held nothing,
 * the spread of the estimates beside the mean of their errors, and the
 * seconds and most memory of a study.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "insight/evaluation/eval_run.h"
#include "insight/evaluation/eval_simulate.h"

#define CEILING ((size_t)4 << 30)

struct run {
	const char *folder;
	struct eval_simulate_in in;
	double estimate, low, high, se, adjusted, adjusted_low, adjusted_high;
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

/* The row of the primary outcome, or its adjusted one. */
static void
numbers(const json_t *result, bool adjusted, double *b, double *low,
        double *high, double *se)
{
	const json_t *row, *ci;
	size_t k;

	json_array_foreach (json_object_get(result, "effects"), k, row) {
		if (adjusted ? !json_is_true(json_object_get(row, "adjusted"))
		             : !json_is_true(json_object_get(row, "primary")))
			continue;
		ci = json_object_get(row, "ci");
		*b = json_real_value(json_object_get(row, "estimate"));
		*low = json_real_value(json_array_get(ci, 0));
		*high = json_real_value(json_array_get(ci, 1));
		*se = json_real_value(json_object_get(row, "se"));
		return;
	}
}

static void
study(struct arena *arena, struct run *r)
{
	struct eval_inputs in = {
	        .people = path(arena, r,
	                       r->in.events ? "people.csv" : "table.csv")};
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	const struct eval_data *data;
	struct eval_plan plan;
	struct eval_design design;
	struct stats st;
	json_t *result;
	double unused;
	bool good;

	if (r->in.events) {
		in.events = path(arena, r, "events.csv");
		in.spells = path(arena, r, "spells.csv");
	}
	stats_begin(&st, arena);
	if (eval_plan_read(arena, path(arena, r, "plan.toml"), &plan) != NULL)
		give_up("the plan cannot be read");
	r->seconds = now();
	if (eval_shape_read(&st, &plan, &in, true, &good, &data) != NULL ||
	    !good || !eval_design_make(&st, &plan, data, &design) ||
	    !eval_estimate_make(&st, &plan, data, &design, &facts, &result))
		give_up(st.notes_n == 0
		                ? "a file cannot be read"
		                : stats_code_names[st.notes[st.notes_n - 1]
		                                           .code]);
	r->seconds = now() - r->seconds;
	numbers(result, false, &r->estimate, &r->low, &r->high, &r->se);
	numbers(result, true, &r->adjusted, &r->adjusted_low, &r->adjusted_high,
	        &unused);
	r->peak = arena_peak(arena);
}

static void
once(void *data)
{
	static const char *const files[] = {"table.csv",  "people.csv",
	                                    "events.csv", "spells.csv",
	                                    "plan.toml",  "README.txt"};
	struct run *r = data;
	struct arena *arena = arena_create(CEILING);

	for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++)
		unlink(path(arena, r, files[k]));
	if (eval_simulate(arena, r->folder, &r->in) != NULL)
		give_up("the people cannot be made");
	study(arena, r);
	arena_drop(arena);
}

int
main(int argc, char **argv)
{
	double held = 0, held_adjusted = 0, sum = 0, square = 0, errors = 0,
	       best = INFINITY;
	struct run r = {.adjusted_low = NAN, .adjusted_high = NAN};
	long draws;

	if (argc != 7)
		give_up("FOLDER DRAWS TREATED COMPARATORS EFFECT table|events");
	draws = strtol(argv[2], NULL, 10);
	r.folder = argv[1];
	r.in = (struct eval_simulate_in){
	        .treated = strtol(argv[3], NULL, 10),
	        .comparators = strtol(argv[4], NULL, 10),
	        .effect = strtod(argv[5], NULL),
	        .events = strcmp(argv[6], "events") == 0};
	for (long k = 0; k < draws; k++) {
		r.in.seed = (uint64_t)k + 1;
		if (boundary_run(once, &r) != BOUNDARY_RETURNED)
			give_up("a study was left");
		held += r.low <= 0 && r.high >= 0;
		held_adjusted += r.adjusted_low <= 0 && r.adjusted_high >= 0;
		sum += r.estimate;
		square += r.estimate * r.estimate;
		errors += r.se;
		best = fmin(best, r.seconds);
	}
	sum /= (double)draws;
	printf("{\"draws\":%ld,\"held_nothing\":%.4f,\"held_adjusted\":%.4f,"
	       "\"mean\":%.5f,\"spread\":%.5f,\"error\":%.5f,"
	       "\"seconds\":%.4f,\"peak_mb\":%.1f}\n",
	       draws, held / (double)draws, held_adjusted / (double)draws, sum,
	       sqrt(fmax(square / (double)draws - sum * sum, 0)),
	       errors / (double)draws, best, (double)r.peak / 1e6);
	return 0;
}
