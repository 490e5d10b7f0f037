/* plan_then_acts_test.h - acts of chance on a plan: what either side does to
 * one. */
#ifndef PRACTICE_PLAN_THEN_ACTS_TEST_H
#define PRACTICE_PLAN_THEN_ACTS_TEST_H

#include "practice/plan/plan_try_test.h"

enum { THEN_ACTS_MOST = 40 };
#define THEN_ACT_MS INT64_C(60000) /* a minute between two */

struct then_acts {
	uint64_t seed;
	struct date first;
	size_t done, refused;
	/* Of each act: how often. */
	size_t did[THEN_ACTS_MOST];
};

/* How many acts there are. */
size_t then_acts_n(void);
/* The n-th act, by chance; a refusal is one of them. */
void then_act(struct then_acts *t, struct plan_try *p, size_t n);

#endif
