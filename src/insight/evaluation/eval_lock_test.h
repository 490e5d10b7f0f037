/*
 * eval_lock_test.h - runs for tests, with numbers that are quickly made.
 */
#ifndef INSIGHT_EVAL_LOCK_TEST_H
#define INSIGHT_EVAL_LOCK_TEST_H

#include "insight/evaluation/eval_lock.h"
#include "insight/evaluation/eval_plan_test.h"

#define PEOPLE \
	"id,group,age,sex,reoff\na,1,20,m,0\nb,1,30,f,1\nc,0,20,m,1\n" \
	"d,0,31,f,0\n"

#define RUN test_path(t, "run")

/* How often an outcome was opened since the seal. */
extern int lock_opened;

/* Where the next estimate is killed. */
enum lock_dies {
	LOCK_LIVES,
	LOCK_DIES_OPEN, /* with outcomes open, before anything is made */
	LOCK_DIES_MADE, /* before a result is written */
};
extern enum lock_dies lock_dies;

/* What the program calls itself in a result; NULL: nothing. */
extern const char *lock_engine;

/* Something that a design hangs on and no file has; NULL: nothing. */
extern const char *lock_other_design;

/* One command. */
struct doing {
	struct test *t;
	struct arena *arena;
	struct eval_run run;
};

/* A command with this file of PEOPLE (NULL: none); its plan; its end, when it
 * worked, and when it was refused with this status and sentence. */
struct doing lock_begin(struct test *t, const char *people);

struct eval_plan *lock_plan_of(struct doing *d, const char *text);

void lock_end(struct doing *d);

void lock_good(struct doing *d, const struct fault *fault);

void lock_bad(struct doing *d, const struct fault *fault, int status,
              const char *sentence);

/* One command each, that works. */
void lock_sealed(struct test *t, const char *plan);

void lock_designed(struct test *t);

void lock_accepted(struct test *t);

void lock_estimated(struct test *t);

/* An estimate that is killed there, in a process of its own. */
void lock_killed(struct test *t, enum lock_dies where);

/* Whether a command has said something with this in it. */
bool lock_says(struct doing *d, const char *sentence);

void lock_ready(struct test *t);

const char *lock_text_of(struct test *t, const char *name);

void
lock_edited(struct test *t, const char *name, const char *was, const char *is);

void lock_amended(struct test *t, const char *plan);

#endif
