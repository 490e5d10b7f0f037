/*
 * people_rows_test.h - what the tests of a capability's rows share: a merge and
 * its undoing, damage that a check finds, and the fictional programme.
 */
#ifndef REGISTER_PEOPLE_ROWS_TEST_H
#define REGISTER_PEOPLE_ROWS_TEST_H

#include "kernel/demo.h"
#include "register/people/people_world_test.h"

/* A statement that damages rows, of this file alone. */
#define ROWS_DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "rows_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

/* How a capability's test writes and looks at its rows. */
struct rows_try {
	void *act;                /* its own, handed to both */
	struct person_id *person; /* in there: whom the next act is about */
	void (*say)(struct world *w, void *act); /* all that can be said */
	void (*is)(struct world *w, void *act, bool there);
};

/* Of what was said of `gone` all is handed over to whoever the act is about,
 * and given back, by priya. */
void
rows_merge(struct world *w, const struct rows_try *rows, struct person_id gone);

/* The check finds nothing where all is said, and this where it is damaged. */
void rows_find(struct world *w, const struct rows_try *rows,
               const struct fault *(*check)(struct ctx *ctx),
               const struct query *damage, const char *words);

/* Three people of sam's whose orders began on 1 October, the first of them
 * Jay, who signs in as rhian; `late`: the third began today and is Jay too. */
void
rows_fiction(struct world *w, const struct person_id people[3], bool late,
             const struct fault *(*demo)(struct ctx *ctx, struct demo *demo));

#endif
