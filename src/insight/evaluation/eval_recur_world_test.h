/*
 * eval_recur_world_test.h - people of whom some do it again, for tests.
 */
#ifndef INSIGHT_EVAL_RECUR_WORLD_TEST_H
#define INSIGHT_EVAL_RECUR_WORLD_TEST_H

#include "insight/evaluation/eval_study_test.h"

#define RECUR_DAYS 365
#define RECUR_MOST 1200

#define RECUR_EVENTS \
	"[data]|shape = \"events\"|data_cut = 2024-12-31|number age|word sex|" \
	"outcome each recurrent "

/* Day by day what came of each: whether at risk, and whether one came. */
struct recur {
	size_t n;
	bool treated[RECUR_MOST];
	bool risk[RECUR_MOST][RECUR_DAYS + 1];
	bool came[RECUR_MOST][RECUR_DAYS + 1];
	struct eval_inputs in;
};

/* How it comes: a day's chance of each group, and who has more of it. */
struct recur_way {
	size_t treated, control;
	double rate[2]; /* in a year, of the others and of the treated */
	double uneven;  /* 0: all alike; 1: from none to twice as much */
	bool apart;     /* no two on one day, of anybody */
	bool away;      /* some are in custody, and some leave or die */
	bool once;      /* whoever has one leaves on that day */
	uint64_t seed;
};

/* Draw them, and write their files; `turned`: rows the other way round. */
struct recur *
recur_make(struct test *t, const struct recur_way *way, bool turned);

/* Whose it is: "p12". */
size_t recur_who(struct str id);

#endif
