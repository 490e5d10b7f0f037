/*
 * eval_numbers.h - what the jobs of eval_numbers share.
 */
#ifndef BENCH_EVAL_NUMBERS_H
#define BENCH_EVAL_NUMBERS_H

#include "stats/cox.h"
#include "stats/glm.h"
#include "stats/survival.h"

#define BENCH_TERMS_ALL 14
#define BENCH_TERMS_FEW 12
extern const struct str bench_terms_all[BENCH_TERMS_ALL];
extern const struct str bench_terms_few[BENCH_TERMS_FEW];

struct job {
	struct stats st;
	struct stats_frame frame;
	const char *path, *name;
	double found; /* something of the result */
};

/* A log odds of each row that need not be fitted, for the matches. */
extern double *bench_given;

/* Read the table at j->path into j->frame. */
void bench_read(struct job *j);

/* The numbers of a column. */
const double *bench_column(const struct job *j, const char *name);

/* End the program where something was stopped. */
void bench_must(bool good, const struct job *j);

/* A number for each row's combination of a few cuts and words. */
int32_t *bench_cells(struct job *j);

/* Models of the whole table, and curves of both groups. */
void bench_fit(struct job *j, enum stats_family family, const char *y,
               const struct str *terms, size_t n, struct stats_model *model,
               struct stats_glm *out);
void bench_cox(struct job *j, bool robust, struct stats_model *model,
               struct stats_cox *out);
void bench_curves(struct job *j, struct stats_curve out[2]);

/* eval_whole.c: pairs into TABLE.pairs, and all that follows of them. */
void bench_pairs(struct job *j);
void bench_pipeline(struct job *j);

/* eval_floors.c */
void bench_floor_1(struct job *j);
void bench_floor_5(struct job *j);
void bench_floor_5_again(struct job *j);
void bench_floor_cem(struct job *j);
void bench_floor_sort(struct job *j);

#endif
