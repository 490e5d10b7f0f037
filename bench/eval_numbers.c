/*
 * eval_numbers TABLE JOB [ROUNDS] [THREADS] - how long the numbers take.
 *
 * TABLE is one of `mydirection eval simulate`.  Prints the best of ROUNDS in
 * seconds, and something of the result, so that it cannot be left out and can
 * be compared with the other side.  The floors are what a bare program would
 * do: sort the scores, look outward once, no checks and no output.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "insight/evaluation/eval_table.h"
#include "stats/cox.h"
#include "stats/effect.h"
#include "stats/glm.h"
#include "stats/match.h"
#include "stats/order.h"
#include "stats/survival.h"

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
static const struct str terms_all[] = {{"age", 3},  {"sex", 3},   {"eth", 3},
                                       {"ogrs", 4}, {"sent", 4},  {"tier", 4},
                                       {"prev", 4}, {"first", 5}, {"emp", 3},
                                       {"acc", 3},  {"drug", 4},  {"alc", 3},
                                       {"area", 4}, {"off", 3}};
static const struct str terms_few[] = {{"treat", 5}, {"age", 3},  {"sex", 3},
                                       {"ogrs", 4},  {"prev", 4}, {"first", 5},
                                       {"emp", 3},   {"acc", 3},  {"drug", 4},
                                       {"alc", 3},   {"sent", 4}, {"tier", 4}};

struct job {
	struct stats st;
	struct stats_frame frame;
	const char *path, *name;
	double found; /* something of the result */
};

static const double *
column(const struct job *j, const char *name)
{
	return stats_column_of(&j->frame, str_of(name))->v;
}

static void
must(bool good, const struct job *j)
{
	if (good)
		return;
	fprintf(stderr, "eval_numbers: %s was stopped\n", j->name);
	exit(1);
}

static void
do_read(struct job *j)
{
	struct eval_table table = {0};
	bool good = false;

	must(eval_table_read(&j->st, j->path, wants, WANTS, &good, &table) ==
	                     NULL &&
	             good,
	     j);
	j->found = (double)table.frame.rows;
}

static void
fit(struct job *j, enum stats_family family, const char *y,
    const struct str *terms, size_t n)
{
	struct stats_model model;
	struct stats_glm out;
	struct stats_glm_in in = {
	        .family = family, .model = &model, .y = column(j, y)};

	must(stats_model_make(&j->st, &j->frame, terms, n, true, &model), j);
	if (family == STATS_NEGATIVE_BINOMIAL)
		must(stats_glm_nb(&j->st, &in, &out), j);
	else
		must(stats_glm_fit(&j->st, &in, &out), j);
	j->found = out.loglik;
}

static void
do_score(struct job *j)
{
	fit(j, STATS_LOGIT, "treat", terms_all, 14);
}

static void
do_logit(struct job *j)
{
	fit(j, STATS_LOGIT, "reoff12", terms_few, 12);
}

static void
do_poisson(struct job *j)
{
	fit(j, STATS_POISSON, "n_reoff12", terms_few, 12);
}

static void
do_negative(struct job *j)
{
	fit(j, STATS_NEGATIVE_BINOMIAL, "n_reoff12", terms_few, 12);
}

static void
cox(struct job *j, bool robust)
{
	struct stats_model model;
	struct stats_cox out;
	int32_t *cluster = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	struct stats_cox_in in = {.model = &model,
	                          .time = column(j, "time"),
	                          .event = column(j, "event"),
	                          .cluster = robust ? cluster : NULL,
	                          .clusters = j->frame.rows};

	for (size_t i = 0; i < j->frame.rows; i++)
		cluster[i] = (int32_t)i;
	must(stats_model_make(&j->st, &j->frame, terms_few, 12, false, &model),
	     j);
	must(stats_cox_fit(&j->st, &in, &out), j);
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

static int32_t *
groups(struct job *j)
{
	int32_t *group = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	const double *treat = column(j, "treat");

	for (size_t i = 0; i < j->frame.rows; i++)
		group[i] = treat[i] > 0.5;
	return group;
}

static void
do_km(struct job *j)
{
	struct stats_follow in = {.n = j->frame.rows,
	                          .time = column(j, "time"),
	                          .event = column(j, "event"),
	                          .group = groups(j),
	                          .groups = 2};
	struct stats_curve curve = {0};

	for (int32_t g = 0; g < 2; g++)
		stats_curve_make(&j->st, &in, g, &curve);
	j->found = curve.surv[curve.times_n - 1];
}

static void
do_logrank(struct job *j)
{
	struct stats_follow in = {.n = j->frame.rows,
	                          .time = column(j, "time"),
	                          .event = column(j, "event"),
	                          .group = groups(j),
	                          .groups = 2};
	struct stats_logrank out;

	must(stats_logrank_test(&j->st, &in, 0, &out), j);
	j->found = out.chisq;
}

/* A score that need not be fitted: the log odds of the file's README. */
static double *
scores(struct job *j)
{
	double *out = arena_new(j->st.arena, double, j->frame.rows + 1);
	const double *ogrs = column(j, "ogrs"), *age = column(j, "age");
	const double *drug = column(j, "drug"), *alc = column(j, "alc");
	const double *acc = column(j, "acc"), *prev = column(j, "prev");

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
	                            .treat = column(j, "treat"),
	                            .distance = score,
	                            .ratio = ratio,
	                            .replace = replace,
	                            .caliper = NAN};
	struct stats_match out;

	must(stats_match_nearest(&j->st, &in, &out), j);
	j->found = out.total;
}

static double *given;

static void
do_match_1(struct job *j)
{
	match(j, given, 1, false);
}

static void
do_match_5(struct job *j)
{
	match(j, given, 5, false);
}

static void
do_match_5_again(struct job *j)
{
	match(j, given, 5, true);
}

/* --- coarsened cells ----------------------------------------------------- */

/* A number per combination of a few cuts and words. */
static int32_t *
cells(struct job *j)
{
	int32_t *out = arena_new(j->st.arena, int32_t, j->frame.rows + 1);
	const double *ogrs = column(j, "ogrs"), *age = column(j, "age");
	const double *drug = column(j, "drug"), *sex = column(j, "sex");
	const int32_t *area = stats_column_of(&j->frame, S("area"))->code;
	const int32_t *sent = stats_column_of(&j->frame, S("sent"))->code;

	for (size_t i = 0; i < j->frame.rows; i++) {
		int risk = (ogrs[i] >= 25) + (ogrs[i] >= 50) + (ogrs[i] >= 75);
		int old = (age[i] >= 25) + (age[i] >= 35) + (age[i] >= 45);

		out[i] = risk + 4 * old + 16 * (int)drug[i] + 32 * (int)sex[i] +
		         64 * sent[i] + 256 * area[i];
	}
	return out;
}

static void
do_cem(struct job *j)
{
	struct stats_match_in in = {.n = j->frame.rows,
	                            .treat = column(j, "treat"),
	                            .cell = cells(j)};
	struct stats_strata out;

	must(stats_match_cells(&j->st, &in, &out), j);
	j->found = (double)out.n;
}

/* Count both groups of each cell, and weigh the controls. */
static void
do_floor_cem(struct job *j)
{
	size_t n = j->frame.rows;
	const double *treat = column(j, "treat");
	const int32_t *cell = cells(j);
	uint32_t *count = calloc((size_t)2 * 4096, sizeof(*count));
	double *weight = malloc((n + 1) * sizeof(*weight));

	for (size_t i = 0; i < n; i++)
		count[2 * cell[i] + (treat[i] > 0.5)]++;
	for (size_t i = 0; i < n; i++) {
		const uint32_t *c = &count[2 * cell[i]];

		weight[i] = c[0] > 0 && c[1] > 0 ? (double)c[1] / (double)c[0]
		                                 : 0;
	}
	j->found = 0;
	for (size_t k = 0; k < 4096; k++)
		j->found += count[2 * k] > 0 && count[2 * k + 1] > 0;
	free(count);
	free(weight);
}

/* --- from the file to the answer ----------------------------------------- */

/* Those who are in a match, and their weights. */
static void
matched_only(struct job *j, const struct stats_match *pairs,
             struct stats_effect_in *out)
{
	size_t all = j->frame.rows, n = 0;
	double *y = arena_new(j->st.arena, double, all + 1);
	double *treat = arena_new(j->st.arena, double, all + 1);
	double *w = arena_new(j->st.arena, double, all + 1);

	for (size_t i = 0; i < all; i++) {
		if (pairs->weight[i] <= 0)
			continue;
		y[n] = column(j, "reoff12")[i];
		treat[n] = column(j, "treat")[i];
		w[n++] = pairs->weight[i];
	}
	*out = (struct stats_effect_in){.n = n, .y = y, .treat = treat, .w = w};
}

static void
do_pipeline(struct job *j)
{
	struct eval_table table = {0};
	struct stats_model model;
	struct stats_glm score;
	struct stats_glm_in in = {.family = STATS_LOGIT, .model = &model};
	struct stats_match_in design = {
	        .ratio = 5, .caliper = 0.2, .scale = STATS_SD};
	struct stats_match pairs;
	struct stats_effect_in asked = {0};
	struct stats_effect effect;
	struct arena_mark mark;
	double *logits;
	bool good = false;

	must(eval_table_read(&j->st, j->path, wants, WANTS, &good, &table) ==
	                     NULL &&
	             good,
	     j);
	j->frame = table.frame;
	logits = arena_new(j->st.arena, double, j->frame.rows + 1);
	mark = arena_mark(j->st.arena);
	must(stats_model_make(&j->st, &j->frame, terms_all, 14, true, &model),
	     j);
	in.y = column(j, "treat");
	must(stats_glm_fit(&j->st, &in, &score), j);
	memcpy(logits, score.eta, j->frame.rows * sizeof(*logits));
	arena_release(j->st.arena, mark);
	design.n = j->frame.rows;
	design.treat = in.y;
	design.distance = logits;
	must(stats_match_nearest(&j->st, &design, &pairs), j);
	matched_only(j, &pairs, &asked);
	must(stats_effect_binary(&j->st, &asked, &effect), j);
	arena_release(j->st.arena, mark);
	do_cox(j);
	arena_release(j->st.arena, mark);
	do_km(j);
	j->found = effect.rd;
}

/* --- floors -------------------------------------------------------------- */

struct placed {
	double score;
	uint32_t row;
};

struct bare {
	struct placed *all;
	char *used;
	size_t n;
};

/* How far a place is from another; off the line: never. */
static double
bare_gap(const struct bare *b, size_t at, size_t other)
{
	return other < b->n ? fabs(b->all[at].score - b->all[other].score)
	                    : INFINITY;
}

/* Look outward from a place, one step after the other. */
static double
bare_take(struct bare *b, size_t at)
{
	size_t low = at - 1, high = at + 1;
	double down, up;

	while (low < b->n && b->used[low])
		low--; /* below 0 is past the end */
	while (high < b->n && b->used[high])
		high++;
	down = bare_gap(b, at, low);
	up = bare_gap(b, at, high);
	if (isinf(down) && isinf(up))
		return 0;
	b->used[down <= up ? low : high] = 1;
	return fmin(down, up);
}

/* Sort, and each participant takes the nearest free control by looking. */
static void
floor_match(struct job *j, size_t ratio)
{
	size_t n = j->frame.rows;
	const double *treat = column(j, "treat");
	struct bare b = {malloc((n + 1) * sizeof(struct placed)),
	                 calloc(n + 1, 1), n};
	size_t *order = arena_new(j->st.arena, size_t, n + 1);
	double total = 0;

	stats_order(j->st.arena, given, n, order);
	for (size_t i = 0; i < n; i++)
		b.all[i] = (struct placed){given[order[i]], (uint32_t)order[i]};
	for (size_t i = 0; i < n; i++)
		b.used[i] = treat[b.all[i].row] > 0.5;
	for (size_t r = 0; r < ratio; r++)
		for (size_t i = n; i-- > 0;)
			if (treat[b.all[i].row] > 0.5)
				total += bare_take(&b, i);
	j->found = total;
	free(b.all);
	free(b.used);
}

static void
do_floor_1(struct job *j)
{
	floor_match(j, 1);
}

static void
do_floor_5(struct job *j)
{
	floor_match(j, 5);
}

/* Only the sort: what any match must do first. */
static void
do_floor_sort(struct job *j)
{
	floor_match(j, 0);
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
        {"floor_cem", do_floor_cem},
        {"pipeline", do_pipeline},
        {"floor_1", do_floor_1},
        {"floor_5", do_floor_5},
        {"floor_sort", do_floor_sort},
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
	struct eval_table table = {0};
	bool good = false;

	stats_begin(&j->st, arena);
	must(eval_table_read(&j->st, j->path, wants, WANTS, &good, &table) ==
	                     NULL &&
	             good,
	     j);
	j->frame = table.frame;
	given = scores(j);
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
	if (strcmp(argv[2], "pipeline") != 0)
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
