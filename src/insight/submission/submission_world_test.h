/* submission_world_test.h - cohorts with people in them, for tests. */
#ifndef INSIGHT_SUBMISSION_WORLD_TEST_H
#define INSIGHT_SUBMISSION_WORLD_TEST_H

#include "insight/submission/submission_local.h"
#include "tests/world.h"

/* What an act needs; acts are handed to world_do and world_see. */
struct submission_try {
	struct world *w;
	struct submission_terms terms;
	int64_t id;
	int64_t file;
	struct submission one;
	struct submission_cohort cohort;
	struct submission_hope hope;
	struct submission_file *files;
	size_t files_n;
	struct str why;
	struct str body;
	/* Somebody who is put. */
	struct person_id person;
	const char *crn, *first, *last, *born, *sex, *started;
	int n;    /* so many who lack nothing */
	int from; /* of these, so many are there */
};

/* A submission of morgan's of all who agreed a plan in 2025, in a world that
 * can write down what somebody said (submission_says). */
struct submission_try submission_world(struct test *t);
/* Put somebody of ours who started then (NULL: never); born or sex NULL: not
 * known. */
struct person_id
submission_put(struct submission_try *s, const char *crn, const char *last,
               const char *born, const char *sex, const char *started);
/* Put `n` who lack nothing. */
void submission_put_many(struct submission_try *s, int n);
/* They said so about research: at the induction, or at the ending. */
void submission_says(struct submission_try *s, struct person_id person,
                     const char *says, bool at_ending);
/* Who it is, by somebody's reach. */
void submission_look(struct submission_try *s, const char *username);

const struct fault *submission_do_plan(struct ctx *ctx, void *data);
const struct fault *submission_do_make(struct ctx *ctx, void *data);
const struct fault *submission_do_gone(struct ctx *ctx, void *data);
const struct fault *submission_see_cohort(struct ctx *ctx, void *data);
const struct fault *submission_see_files(struct ctx *ctx, void *data);

#endif
