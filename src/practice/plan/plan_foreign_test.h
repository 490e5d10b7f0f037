/* plan_foreign_test.h - plans of the services, of chance: with what is unknown
 * here, missing or spelled otherwise. */
#ifndef PRACTICE_PLAN_FOREIGN_TEST_H
#define PRACTICE_PLAN_FOREIGN_TEST_H

#include "practice/plan/plan_any_test.h"
#include "practice/plan/plan_hmpps.h"

/* A file about somebody, with at least one goal; the same ones in each run. */
struct str plan_foreign(struct arena *arena, struct dice *dice,
                        enum plan_hmpps_shape shape, const char *crn);

/* Where two documents differ: "$.goals[0].title". */
#define PLAN_DIFFER_MOST 40
struct plan_paths {
	struct arena *arena;
	struct str v[PLAN_DIFFER_MOST];
	size_t n;
};
void plan_paths_differ(struct plan_paths *paths, struct str at,
                       const json_t *is, const json_t *was);

#endif
