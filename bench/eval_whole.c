/*
 * eval_whole.c - from the file to the answer.
 *
 * The pairs are found once (five to each, within a caliper) and stand in a
 * file beside the table, so that the other side can be given the same: what
 * is timed reads both, fits the score, weighs the difference of who is in a
 * pair, fits hazards, draws curves, and writes it all down as JSON.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eval_numbers.h"
#include "stats/effect.h"
#include "stats/match.h"

#define RATIO 5

static FILE *
beside(const struct job *j, const char *what, const char *mode)
{
	struct str path = str_print(j->st.arena, "%s.%s", j->path, what);
	FILE *file = fopen(str_c(j->st.arena, path), mode);

	bench_must(file != NULL, j);
	return file;
}

/* --- pairs --------------------------------------------------------------- */

void
bench_pairs(struct job *j)
{
	struct stats_match_in design = {
	        .ratio = RATIO, .caliper = 0.2, .scale = STATS_SD};
	struct stats_model model;
	struct stats_glm score;
	struct stats_match pairs;
	FILE *to;

	bench_read(j);
	bench_fit(j, STATS_LOGIT, "treat", bench_terms_all, BENCH_TERMS_ALL,
	          &model, &score);
	design.n = j->frame.rows;
	design.treat = bench_column(j, "treat");
	design.distance = score.eta;
	bench_must(stats_match_nearest(&j->st, &design, &pairs), j);
	to = beside(j, "pairs", "w");
	fputs("treated,control\n", to);
	for (size_t i = 0; i < pairs.links_n; i++)
		fprintf(to, "%zu,%zu\n", pairs.links[i].treated + 1,
		        pairs.links[i].control + 1);
	bench_must(fclose(to) == 0, j);
	j->found = (double)pairs.links_n;
}

/* The next row of the file of pairs. */
static bool
pair_read(FILE *from, const struct job *j, struct stats_link *out)
{
	char line[64], *end;
	size_t n = j->frame.rows;

	if (fgets(line, sizeof(line), from) == NULL)
		return false;
	out->treated = strtoul(line, &end, 10) - 1;
	bench_must(*end == ',', j);
	out->control = strtoul(end + 1, &end, 10) - 1;
	bench_must(*end == '\n' && out->treated < n && out->control < n, j);
	return true;
}

static void
pairs_read(struct job *j, struct stats_match *out)
{
	FILE *from = beside(j, "pairs", "r");
	char head[64];

	*out = (struct stats_match){.links = arena_new(j->st.arena,
	                                               struct stats_link,
	                                               j->frame.rows + 1)};
	bench_must(fgets(head, sizeof(head), from) != NULL, j);
	while (out->links_n < j->frame.rows &&
	       pair_read(from, j, &out->links[out->links_n]))
		out->links_n++;
	fclose(from);
}

/* --- the difference ------------------------------------------------------ */

/* Those who are in a pair, their sets and weights. */
static void
matched_only(struct job *j, const struct stats_match *pairs,
             struct stats_effect_in *out)
{
	size_t n = 0, room = 2 * pairs->links_n + 1;
	double *y = arena_new(j->st.arena, double, room);
	double *treat = arena_new(j->st.arena, double, room);
	double *w = arena_new(j->st.arena, double, room);
	int32_t *set = arena_new(j->st.arena, int32_t, room), sets = -1;
	const double *all = bench_column(j, "reoff12");

	for (size_t i = 0; i < pairs->links_n; i++) {
		const struct stats_link *one = &pairs->links[i];

		if (i == 0 || one->treated != one[-1].treated) {
			y[n] = all[one->treated];
			treat[n] = 1;
			set[n] = ++sets;
			w[n++] = pairs->weight[one->treated];
		}
		y[n] = all[one->control];
		set[n] = sets;
		w[n++] = pairs->weight[one->control];
	}
	*out = (struct stats_effect_in){.n = n,
	                                .y = y,
	                                .treat = treat,
	                                .w = w,
	                                .cluster = set,
	                                .clusters = (size_t)sets + 1};
}

static void
effect_take(struct job *j, struct stats_effect *out)
{
	struct stats_match_in design = {.n = j->frame.rows,
	                                .treat = bench_column(j, "treat")};
	struct stats_match pairs;
	struct stats_effect_in in;

	pairs_read(j, &pairs);
	stats_match_weights(&j->st, &design, &pairs);
	matched_only(j, &pairs, &in);
	bench_must(stats_effect_binary(&j->st, &in, out), j);
}

/* --- what is written ----------------------------------------------------- */

static void
coefficients_put(FILE *to, const char *name, const struct stats_model *model,
                 const double *coef, const double *se)
{
	fprintf(to, "\"%s\":[", name);
	for (size_t k = 0; k < model->x.cols; k++)
		fprintf(to,
		        "%s{\"name\":\"%.*s\",\"coef\":%.17g,"
		        "\"se\":%.17g}",
		        k == 0 ? "" : ",", STR_ARG(model->names[k]), coef[k],
		        se[k]);
	fputs("],\n", to);
}

static void
effect_put(FILE *to, const struct stats_effect *e)
{
	fprintf(to,
	        "\"effect\":{\"treated\":%.17g,\"control\":%.17g,"
	        "\"difference\":%.17g,\"se\":%.17g,\"n\":%zu,"
	        "\"sets\":%zu},\n",
	        e->p1, e->p0, e->rd, e->rd_se_hc1, e->n, e->clusters);
}

static void
numbers_put(FILE *to, const char *name, const double *v, size_t n)
{
	fprintf(to, "\"%s\":[", name);
	for (size_t i = 0; i < n; i++)
		fprintf(to, "%s%.17g", i == 0 ? "" : ",", v[i]);
	fputc(']', to);
}

static void
curves_put(FILE *to, const struct stats_curve curves[2])
{
	fputs("\"curves\":[", to);
	for (int g = 0; g < 2; g++) {
		fputs(g == 0 ? "{" : ",\n{", to);
		numbers_put(to, "time", curves[g].time, curves[g].times_n);
		fputs(",\n", to);
		numbers_put(to, "risk", curves[g].risk, curves[g].times_n);
		fputs(",\n", to);
		numbers_put(to, "surv", curves[g].surv, curves[g].times_n);
		fputc('}', to);
	}
	fputc(']', to);
}

void
bench_pipeline(struct job *j)
{
	struct stats_curve curves[2];
	struct stats_model model;
	struct stats_effect effect;
	struct stats_glm score;
	struct stats_cox hazards;
	struct arena_mark mark;
	FILE *to;

	bench_read(j);
	mark = arena_mark(j->st.arena);
	to = beside(j, "ours", "w");
	bench_fit(j, STATS_LOGIT, "treat", bench_terms_all, BENCH_TERMS_ALL,
	          &model, &score);
	fputs("{", to);
	coefficients_put(to, "score", &model, score.coef, score.se);
	arena_release(j->st.arena, mark);
	effect_take(j, &effect);
	effect_put(to, &effect);
	bench_cox(j, false, &model, &hazards);
	coefficients_put(to, "hazards", &model, hazards.coef, hazards.se);
	arena_release(j->st.arena, mark);
	bench_curves(j, curves);
	curves_put(to, curves);
	fputs("}\n", to);
	bench_must(fclose(to) == 0, j);
	j->found = effect.rd;
}
