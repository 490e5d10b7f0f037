/*
 * store_world.h - a database of its own for each test.
 *
 * MYDIRECTION_TEST_DB says which engine: "sqlite" (or unset), a file in the
 * test's folder; or the address of a PostgreSQL, where each test has a schema
 * of its own that goes with it.
 */
#ifndef TESTS_STORE_WORLD_H
#define TESTS_STORE_WORLD_H

#include "store/store.h"
#include "tests/test.h"

/* Whether this run is on PostgreSQL. */
bool store_test_postgres(void);

/*
 * The address of a fresh, empty database for this test; it goes with the
 * test's arena.  Each call makes another.
 */
const char *store_test_url(struct test *t);

/*
 * A fresh, empty, open store; closed with the test's arena.  `options` may be
 * NULL; its url and create are seen to here.
 */
struct store *
store_for_test(struct test *t, const struct store_options *options);

/* Try to open one; closed with the test's arena. */
MUST_CHECK const struct fault *
store_test_try(struct test *t, const struct store_options *options,
               struct store **out);

/* Open a database that is there; closed with the test's arena. */
struct store *
store_test_open(struct test *t, const struct store_options *options);

/* Close it now instead, once. */
void store_test_close(struct test *t, struct store *store);

/* Nobody in particular, at 2026-11-24T10:00:00Z. */
struct tx_who store_test_who(void);

#endif
