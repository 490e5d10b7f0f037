/*
 * eval_study_test.h - whole studies, for tests.
 */
#ifndef INSIGHT_EVAL_STUDY_TEST_H
#define INSIGHT_EVAL_STUDY_TEST_H

#include "insight/evaluation/eval_design.h"
#include "tests/test.h"

/* A study as it went. */
struct study {
	struct stats st;
	struct eval_plan plan;
	const struct eval_data *data;
	struct eval_design design;
	json_t *result;
	bool good;
	struct str text; /* of the result, as it is written */
};

/*
 * A plan in short: what stands between bars is a line of TOML, or one of
 * "outcome ID KIND FAMILY", "number NAME", "word NAME", "method ID KIND".
 * [study] is there already.
 */
const char *study_toml(struct test *t, const char *parts);

/* Begin with a plan in short. */
void study_plan(struct test *t, struct study *s, const char *parts);

/* Shape, design and estimate; each until one of them stops. */
void study_run(struct test *t, struct study *s, const struct eval_inputs *in);
void study_run_as(struct test *t, struct study *s, const struct eval_inputs *in,
                  const struct eval_lock_facts *facts);

/* That it stopped for this reason, with no result. */
void expect_stopped(struct test *t, const struct study *s, enum stats_code code,
                    const char *column, int64_t count);

/* A file of the reference vectors' data. */
const char *study_vector(struct test *t, const char *name);

/* A row of effects by its id; and a number of it. */
const json_t *
study_effect(struct test *t, const struct study *s, const char *id);
double study_number(struct test *t, const json_t *object, const char *key);

/* A table as CSV in the test's folder. */
const char *study_file(struct test *t, const char *name, struct str text);

/*
 * People who do not exist: columns id, group, age, sex, area, same, y, n, d, e
 * and none, which happened to nobody.  Participants are older by `shift`;
 * shares are of 1.
 */
struct fake {
	size_t treated, control;
	double shift;
	double risk[2]; /* of the others, of the treated */
	double gaps;    /* of ages and sexes that are not known */
	double unknown; /* of outcomes */
	double late;    /* treated's events come after this day; 0: any */
	double again;   /* offences more to each who reoffends, treated */
	uint64_t seed;
};
const char *study_fake(struct test *t, const struct fake *fake);

/* That two numbers are as near as that, relative to their size. */
void expect_near(double got, double want, double tolerance);

/* study_run of a fake file, by a plan of these parts. */
void study_fake_run(struct test *t, struct study *s, const struct fake *fake,
                    const char *parts);
/* That it came to its end; the test fails with the code otherwise. */
void expect_good(const struct study *s);

#endif
