/* eval_shape_test.h - people and their days, for tests. */
#ifndef INSIGHT_EVAL_SHAPE_TEST_H
#define INSIGHT_EVAL_SHAPE_TEST_H

#include "insight/evaluation/eval_study_test.h"

#define DAYS \
	"[data]|shape = \"events\"|data_cut = 2024-12-31|" \
	"outcome reoff binary primary|outcome often count secondary|" \
	"outcome soon time secondary|outcome before binary negative-control|" \
	"number age|method nn nearest"

/* People by lines of "id,group,days after 2022-01-01,exit,reason,age". */
struct shaped {
	struct study s;
	struct buf people, events, spells;
	bool has_spells;
};

#define NEVER (-9999)

void shaped_begin(struct test *t, struct shaped *f);

void shaped_person(struct test *t, struct shaped *f, const char *id, int group,
                   int index, int start, int known, int left, const char *why);

/* Somebody who begins on the first day and stays. */
void shaped_plain(struct test *t, struct shaped *f, const char *id, int group);

/* Of a severity, or none: "". */
void shaped_severe(struct test *t, struct shaped *f, const char *id, int on,
                   const char *severity);

void shaped_offence(struct test *t, struct shaped *f, const char *id, int on,
                    int proven);

void shaped_spell(struct test *t, struct shaped *f, const char *id, int from,
                  int to, const char *kind);

void shaped_custody(struct test *t, struct shaped *f, const char *id, int from,
                    int to);

/* Shape alone, with outcomes. */
void shaped_run(struct test *t, struct shaped *f, const char *parts);

size_t shaped_row(const struct shaped *f, const char *id);

void expect_same(const char *id, const char *what, double got, double want);

/* Whether, how often, when and why it ended; NAN: not known. */
void expect_lived(const struct shaped *f, const char *id, double whether,
                  double often, double time, double event);

/* A plan whose people start later: where the clock does, and its landmark. */
const char *shaped_starts(struct test *t, const char *zero, int landmark);

#endif
