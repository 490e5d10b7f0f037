/*
 * eval_result_test.h - results of studies that were never done, for tests.
 */
#ifndef INSIGHT_EVAL_RESULT_TEST_H
#define INSIGHT_EVAL_RESULT_TEST_H

#include "base/json.h"
#include "insight/evaluation/eval_publish.h"
#include "tests/test.h"

/* One of tests/fixtures/eval-results, by its name without ".json". */
json_t *result_read(struct test *t, const char *name);

/* What may leave of a result: the test fails where that cannot be made. */
void
result_release(struct test *t, const json_t *result, struct eval_release *out);

/* Takes the value over. */
void result_set(json_t *object, const char *member, json_t *value);

/* The one of a list whose member is this word; the test fails without it. */
json_t *
result_row(json_t *json, const char *list, const char *member, const char *is);

/* Whether a member was taken out: it is null. */
bool result_hidden(const json_t *object, const char *member);

/* The page of it, whole. */
struct str result_report(struct test *t, const json_t *result);

#endif
