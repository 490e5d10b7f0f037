/*
 * eval_vectors_test.h - folders of vectors, for tests.
 */
#ifndef INSIGHT_EVAL_VECTORS_TEST_H
#define INSIGHT_EVAL_VECTORS_TEST_H

#include "insight/evaluation/eval_local.h"
#include "tests/test.h"

/* What the self-test of a folder writes. */
struct str
eval_test_lines(struct test *t, const char *folder, struct eval_result *result);

#endif
