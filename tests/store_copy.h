/*
 * store_copy.h - databases that hold the same at the start of every test.
 *
 * Making one of every capability takes longer than most tests do.  It is made
 * once in a run.  On SQLite its file is copied; on PostgreSQL a schema is
 * emptied after each test and filled again with what it began with, unless
 * the test changed more than rows: then it goes, and another is made.
 */
#ifndef TESTS_STORE_COPY_H
#define TESTS_STORE_COPY_H

#include "tests/store_world.h"

/* Writes into an empty database what all begin with. */
typedef void (*store_make)(struct store *store, void *data);

/*
 * An open store that holds what `make` writes, as every other call of this
 * run does: `make` may run or not.  Closed with the test's arena.
 */
struct store *store_test_copy(struct test *t, store_make make, void *data);

#endif
