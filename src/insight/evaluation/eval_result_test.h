/*
 * eval_result_test.h - results of studies that were never done, for tests.
 */
#ifndef INSIGHT_EVAL_RESULT_TEST_H
#define INSIGHT_EVAL_RESULT_TEST_H

#include "base/json.h"
#include "tests/test.h"

/* One of tests/fixtures/eval-results, by its name without ".json". */
json_t *result_read(struct test *t, const char *name);

#endif
