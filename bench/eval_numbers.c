/*
 * eval_numbers TABLE JOB [ROUNDS] [THREADS] - how long the numbers take.
 *
 * TABLE is one of `mydirection eval simulate`.  Prints the best of ROUNDS in
 * seconds, and something of the result, so that it cannot be left out and can
 * be compared with the other side.  The floors (eval_floors.c) are what a bare
 * program would do; the whole (eval_whole.c) goes from the file to an answer.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "eval_numbers.h"
#include "insight/evaluation/eval_table.h"
#include "stats/match.h"

#define CEILING ((size_t)4 << 30)

static const struct eval_want wants[] = {
        {.name = {"age", 3}, .kind = EVAL_NUMBER},
        {.name = {"sex", 3}, .kind = EVAL_NUMBER},
        {.name = {"eth", 3}, .kind = EVAL_WORD},
        {.name = {"ogrs", 4}, .kind = EVAL_NUMBER},
        {.name = {"sent", 4}, .kind = EVAL_WORD},
        {.name = {"tier", 4}, .kind = EVAL_WORD},
        {.name = {"prev", 4}, .kind = EVAL_NUMBER},
        {.name = {"first", 5}, .kind = EVAL_NUMBER},
        {.name = {"emp", 3}, .kind = EVAL_NUMBER},
        {.name = {"acc", 3}, .kind = EVAL_NUMBER},
        {.name = {"drug", 4}, .kind = EVAL_NUMBER},
        {.name = {"alc", 3}, .kind = EVAL_NUMBER},
        {.name = {"area", 4}, .kind = EVAL_WORD},
        {.name = {"off", 3}, .kind = EVAL_WORD},
        {.name = {"treat", 5}, .kind = EVAL_NUMBER},
        {.name = {"time", 4}, .kind = EVAL_NUMBER},
        {.name = {"event", 5}, .kind = EVAL_NUMBER},
        {.name = {"reoff12", 7}, .kind = EVAL_NUMBER},
        {.name = {"n_reoff12", 9}, .kind = EVAL_NUMBER},
        {.name = {"id", 2}, .kind = EVAL_TEXT},
};
#define WANTS (sizeof(wants) / sizeof(wants[0]))

/* Of the score: 36 columns; and of the models with 15. */
const struct str bench_terms_all[BENCH_TERMS_ALL] = {
        {"age", 3},  {"sex", 3},  {"eth", 3},   {"ogrs", 4}, {"sent", 4},
        {"tier", 4}, {"prev", 4}, {"first", 5}, {"emp", 3},  {"acc", 3},
        {"drug", 4}, {"alc", 3},  {"area", 4},  {"off", 3}};
const struct str bench_terms_few[BENCH_TERMS_FEW] = {
        {"treat", 5}, {"age", 3},   {"sex", 3},  {"ogrs", 4},
        {"prev", 4},  {"first", 5}, {"emp", 3},  {"acc", 3},
        {"drug", 4},  {"alc", 3},   {"sent", 4}, {"tier", 4}};

const double *
bench_column(const struct job *j, const char *name)
{
	return stats_column_of(&j->frame, str_of(name))->v;
}

void
bench_must(bool good, const struct job *j)
{
	if (good)
		return;
	fprintf(stderr, "eval_numbers: %s was stopped\n", j->name);
	exit(1);
}

void
bench_read(struct job *j)
{
	struct eval_table table = {0};
	bool good = false;

	bench_must(eval_table_read(&j->st, j->path, wants, WANTS, &good,
	                           &table) == NULL &&
	                   good,
	           j);
	j->frame = table.frame;
}

static void
do_read(struct job *j)
{
	bench_read(j);
	j->found = (double)j->frame.rows;
}

void
bench_fit(struct job *j, enum stats_family family, const char *y,
          const struct str *terms, size_t n, struct stats_model *model,
          struct stats_glm *out)
{
	struct stats_glm_in in = {
	        .family = family, .model = model, .y = bench_column(j, y)};

	bench_must(stats_model_make(&j->st, &j->frame, terms, n, true, model),
	           j);
	if (family == STATS_NEGATIVE_BINOMIAL)
		bench_must(stats_glm_nb(&j->st, &in, out), j);
	else
		bench_must(stats_glm_fit(&j->st, &in, out), j);
}

static void
fit(struct job *j, enum stats_family family, const char *y,
    const struct str *terms, size_t n)
{
	struct stats_model model;
	struct stats_glm out;

	bench_fit(j, family, y, terms, n, &model, &out);
	j->found = out.loglik;
}

static void
do_score(struct job *j)
{
	fit(j, STATS_LOGIT, "treat", bench_terms_all, BENCH_TERMS_ALL);
}

static void
do_logit(struct job *j)
{
	fit(j, STATS_LOGIT, "reoff12", bench_terms_few, BENCH_TERMS_FEW);
}

static void
do_poisson(struct job *j)
{
	fit(j, STATS_POISSON, "n_reoff12", bench_terms_few, BENCH_TERMS_FEW);
}

static void
do_negative(struct job *j)
{
	fit(j, STATS_NEGATIVE_BINOMIAL, "n_reoff12", bench_terms_few,
	    BENCH_TERMS_FEW);
}

void
bench_cox(struct job *j, bool robust, struct stats_model *model,
          struct stats_cox *out)
{
	int32_t *cluster = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	struct stats_cox_in in = {.model = model,
	                          .time = bench_column(j, "time"),
	                          .event = bench_column(j, "event"),
	                          .cluster = robust ? cluster : NULL,
	                          .clusters = j->frame.rows};

	for (size_t i = 0; i < j->frame.rows; i++)
		cluster[i] = (int32_t)i;
	bench_must(stats_model_make(&j->st, &j->frame, bench_terms_few,
	                            BENCH_TERMS_FEW, false, model),
	           j);
	bench_must(stats_cox_fit(&j->st, &in, out), j);
}

static void
cox(struct job *j, bool robust)
{
	struct stats_model model;
	struct stats_cox out;

	bench_cox(j, robust, &model, &out);
	j->found = robust ? out.robust_se[0] : out.loglik;
}

static void
do_cox(struct job *j)
{
	cox(j, false);
}

static void
do_cox_robust(struct job *j)
{
	cox(j, true);
}

/* Everybody's follow-up, in two groups. */
static struct stats_follow
follow_of(struct job *j)
{
	int32_t *group = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	const double *treat = bench_column(j, "treat");

	for (size_t i = 0; i < j->frame.rows; i++)
		group[i] = treat[i] > 0.5;
	return (struct stats_follow){.n = j->frame.rows,
	                             .time = bench_column(j, "time"),
	                             .event = bench_column(j, "event"),
	                             .group = group,
	                             .groups = 2};
}

void
bench_curves(struct job *j, struct stats_curve out[2])
{
	struct stats_follow in = follow_of(j);

	for (int32_t g = 0; g < 2; g++)
		stats_curve_make(&j->st, &in, g, &out[g]);
}

static void
do_km(struct job *j)
{
	struct stats_curve curve[2];

	bench_curves(j, curve);
	j->found = curve[1].surv[curve[1].times_n - 1];
}

static void
do_logrank(struct job *j)
{
	struct stats_follow in = follow_of(j);
	struct stats_logrank out;

	bench_must(stats_logrank_test(&j->st, &in, 0, &out), j);
	j->found = out.chisq;
}

/* A score that need not be fitted: the log odds of the file's README. */
static double *
scores(struct job *j)
{
	double *out = arena_new(j->st.arena, double, j->frame.rows + 1);
	const double *ogrs = bench_column(j, "ogrs"),
	             *age = bench_column(j, "age");
	const double *drug = bench_column(j, "drug"),
	             *alc = bench_column(j, "alc");
	const double *acc = bench_column(j, "acc"),
	             *prev = bench_column(j, "prev");

	for (size_t i = 0; i < j->frame.rows; i++)
		out[i] = 0.012 * (ogrs[i] - 41) - 0.010 * (age[i] - 35) +
		         0.35 * drug[i] + 0.30 * alc[i] - 0.30 * acc[i] +
		         0.0001 * prev[i] - 3;
	return out;
}

static void
match(struct job *j, const double *score, size_t ratio, bool replace)
{
	struct stats_match_in in = {.n = j->frame.rows,
	                            .treat = bench_column(j, "treat"),
	                            .distance = score,
	                            .ratio = ratio,
	                            .replace = replace,
	                            .caliper = NAN};
	struct stats_match out;

	bench_must(stats_match_nearest(&j->st, &in, &out), j);
	j->found = out.total;
}

double *bench_given;

static void
do_match_1(struct job *j)
{
	match(j, bench_given, 1, false);
}

static void
do_match_5(struct job *j)
{
	match(j, bench_given, 5, false);
}

static void
do_match_5_again(struct job *j)
{
	match(j, bench_given, 5, true);
}

/* --- coarsened cells ----------------------------------------------------- */

static void
do_cem(struct job *j)
{
	struct stats_match_in in = {.n = j->frame.rows,
	                            .treat = bench_column(j, "treat"),
	                            .cell = bench_cells(j)};
	struct stats_strata out;

	bench_must(stats_match_cells(&j->st, &in, &out), j);
	j->found = (double)out.n;
}

/* --- jobs ---------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*run)(struct job *j);
} jobs[] = {
        {"read", do_read},
        {"score", do_score},
        {"logit", do_logit},
        {"poisson", do_poisson},
        {"negative", do_negative},
        {"cox", do_cox},
        {"cox_robust", do_cox_robust},
        {"km", do_km},
        {"logrank", do_logrank},
        {"match_1", do_match_1},
        {"match_5", do_match_5},
        {"match_5_again", do_match_5_again},
        {"cem", do_cem},
        {"pairs", bench_pairs},
        {"pipeline", bench_pipeline},
        {"floor_1", bench_floor_1},
        {"floor_5", bench_floor_5},
        {"floor_5_again", bench_floor_5_again},
        {"floor_cem", bench_floor_cem},
        {"floor_sort", bench_floor_sort},
};

/* By the wall, or of the processor alone: on a shared machine one waits. */
static double
now(clockid_t of)
{
	struct timespec t;

	clock_gettime(of, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* One round in an arena of its own, the table being read before. */
static void
round_take(struct job *j, const struct stats_frame *frame,
           void (*run)(struct job *j), size_t threads, double best[2])
{
	struct arena *arena = arena_create(CEILING);
	double wall, cpu;

	stats_begin(&j->st, arena);
	j->st.threads = threads;
	j->frame = *frame;
	wall = now(CLOCK_MONOTONIC);
	cpu = now(CLOCK_PROCESS_CPUTIME_ID);
	run(j);
	best[0] = fmin(best[0], now(CLOCK_MONOTONIC) - wall);
	best[1] = fmin(best[1], now(CLOCK_PROCESS_CPUTIME_ID) - cpu);
	arena_drop(arena);
}

/* What the jobs are given; one that begins with the file reads it itself. */
static void
table_first(struct job *j, struct arena *arena)
{
	stats_begin(&j->st, arena);
	bench_read(j);
	bench_given = scores(j);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_create(CEILING);
	struct stats_frame frame;
	struct job j = {.name = "read"};
	long rounds = argc > 3 ? strtol(argv[3], NULL, 10) : 3;
	long threads = argc > 4 ? strtol(argv[4], NULL, 10) : 1;

	if (argc < 3)
		return 64;
	j.path = argv[1];
	if (strcmp(argv[2], "pipeline") != 0 && strcmp(argv[2], "pairs") != 0)
		table_first(&j, arena);
	frame = j.frame;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		double best[2] = {INFINITY, INFINITY};
		struct rusage used;

		if (strcmp(argv[2], jobs[i].name) != 0)
			continue;
		j.name = jobs[i].name;
		for (long r = 0; r < rounds; r++)
			round_take(&j, &frame, jobs[i].run, (size_t)threads,
			           best);
		getrusage(RUSAGE_SELF, &used);
		printf("{\"job\":\"%s\",\"wall\":%.6f,\"cpu\":%.6f,"
		       "\"found\":%.12g,\"mb\":%.1f}\n",
		       jobs[i].name, best[0], best[1], j.found,
		       (double)used.ru_maxrss / 1024);
	}
	arena_drop(arena);
	return 0;
}
