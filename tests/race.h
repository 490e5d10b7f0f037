/*
 * race.h - two or more who do something at once, each in a change of their own.
 */
#ifndef TESTS_RACE_H
#define TESTS_RACE_H

#include "tests/world.h"

struct racing {
	const char *who;
	world_fn fn;
	void *data;
	bool won;     /* it was done */
	bool refused; /* with a sentence */
};

/*
 * All of them start together, and none ends for some time: whoever is not made
 * to wait reads what is there before the others have written.  Returns when all
 * are over.
 */
void race_run(struct world *w, struct racing *ones, size_t n);

#endif
