/* things_test.h - a small table that the tests of the store share. */
#ifndef STORE_THINGS_TEST_H
#define STORE_THINGS_TEST_H

#include "tests/store_world.h"

/* thing: thing, name (unique), size, share, picture, person, made */
extern const struct query thing_put;
extern const struct query thing_by_id;
extern const struct query things_all;
extern const struct query things_count;
extern const struct query thing_size_add;
/* One of many: a name that is there already is passed over. */
extern const struct query thing_many;
/* Puts one, and hands back its thing and name. */
extern const struct query thing_put_back;

/* A store with the table in it, and the statements registered. */
struct store *
things_for_test(struct test *t, const struct store_options *options);

/* Register them, and make the table where it is missing. */
void things_begin(struct test *t, struct store *store);

/* The same, for a child process, where an expectation may not fail. */
const struct fault *things_make(struct arena *arena, struct store *store);

/* Put a thing, as an audited change. */
const struct fault *thing_new(struct tx *tx, int64_t id, const char *name);

/* How many there are, in a read of its own; -1 when it cannot be told. */
int64_t things_n(struct test *t, struct store *store);

/* A job: put the thing whose id is in *data. */
const struct fault *thing_job(struct tx *tx, void *data);

/* A job: put as many as *data says, from 1 on. */
const struct fault *things_put_many(struct tx *tx, void *data);

/* A read: all of them, into the struct rows that data points to. */
const struct fault *things_read_all(struct tx *tx, void *data);

/* Another arena, of the usual ceiling, that goes with the test. */
struct arena *things_arena(struct test *t);

/* fn(data) in a child process: what it exits with, or minus its signal. */
int things_child(void (*fn)(void *data), void *data);

/* Run a job and wait, as nobody in particular. */
const struct fault *
things_write(struct test *t, struct store *store, tx_fn fn, void *data);
const struct fault *
things_read(struct test *t, struct store *store, tx_fn fn, void *data);

#endif
