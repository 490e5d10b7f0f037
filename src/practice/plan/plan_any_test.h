/* plan_any_test.h - plans of chance: seeded, so that each run has the same. */
#ifndef PRACTICE_PLAN_ANY_TEST_H
#define PRACTICE_PLAN_ANY_TEST_H

#include "practice/plan/plan_local.h"
#include "tests/test.h"

struct dice {
	uint64_t v;
};

/* A plan with up to two goals, each with any of its parts. */
void plan_any(struct arena *arena, struct dice *dice, struct plan_whole *whole);

#endif
