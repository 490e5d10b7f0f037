/*
 * test.h - TEST("module: the rule, word for word") { ... }
 *
 * Each test runs with an arena of its own, inside a boundary.  `t` is the
 * test that runs.  A test that meets a ceiling or a broken claim, outside of
 * a boundary of its own, fails.
 */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fault.h"
#include "base/str.h"

struct test {
	struct arena *arena; /* goes after the test */
	const char *name;
	const char *dir; /* NULL until test_dir is called */
};

struct test_case {
	const char *name;
	void (*fn)(struct test *t);
	const char *file;
	int line;
	bool once;
};

/*
 * TEST runs on each database there is.  TEST_ONCE is for a long one that looks
 * at none: of all the tests it runs with those on SQLite alone, as do those of
 * the folders that know no database (test_main.c).
 */
#define TEST(name)                    TEST_NUMBERED_(name, false, __COUNTER__)
#define TEST_ONCE(name)               TEST_NUMBERED_(name, true, __COUNTER__)
#define TEST_NUMBERED_(name, once, n) TEST_NAMED_(name, once, n)
#define TEST_NAMED_(name, once, n) \
	static void test_fn_##n(struct test *t); \
	static const struct test_case test_case_##n = { \
	        "" name "", test_fn_##n, __FILE__, __LINE__, once}; \
	__attribute__((section("tests"), used)) static const struct test_case \
	        *const test_entry_##n = &test_case_##n; \
	static void test_fn_##n(__attribute__((unused)) struct test *t)

/* Said by whatever opens a database (store_world.c). */
void test_opens_database(void);

/* The Welsh that the build has put beside the test program. */
void test_welsh(struct test *t);

/* An empty folder below $TMPDIR, removed with what is in it afterwards. */
const char *test_dir(struct test *t);

/*
 * An arena beside the test's own, dropped by test_arena_drop or when the test
 * ends in any way.  At most 64 at once.
 */
struct arena *test_arena(struct test *t, size_t ceiling);
void test_arena_drop(struct arena *arena);

/* A path in that folder. */
const char *test_path(struct test *t, const char *name);

/* Whether this run is of all tests, in their order, or comes after all others
 * and has what they noted. */
bool test_runs_all(void);

/* The file in which runs beside and after each other note what all of them
 * have to show together: MYDIRECTION_TEST_NOTED; or NULL. */
const char *test_noted(void);

/* The test that runs on this thread; never NULL while one does. */
struct test *test_now(void);

/*
 * That this test logs an error of this event, once or more; `part` (NULL for
 * any) must be in its line.  Said before or after.  Lines of level error are
 * kept from the terminal: at the end one that nothing expects fails the test,
 * and so does an expectation without its line.
 */
void expect_log(const char *event, const char *part);

/* Let the test hear the log again, after it had gone elsewhere (log_to). */
void test_log_back(void);

/*
 * Expectations.  Each ends the test when it does not hold, naming the line it
 * stands on.
 */
#define expect_true(x)  test_expect_true((x), #x, __FILE__, __LINE__)
#define expect_false(x) test_expect_true(!(x), "!(" #x ")", __FILE__, __LINE__)
#define expect_null(x) \
	test_expect_true((x) == NULL, #x " is NULL", __FILE__, __LINE__)
#define expect_not_null(x) \
	test_expect_true((x) != NULL, #x " is not NULL", __FILE__, __LINE__)

/* Whole numbers: what it is, what it should be. */
#define expect_equal(got, want) \
	test_expect_equal((int64_t)(got), (int64_t)(want), #got, __FILE__, \
	                  __LINE__)

/* A struct str and the literal it should be. */
#define expect_str(got, want) \
	test_expect_str((got), str_of(want), #got, __FILE__, __LINE__)

/* Whether a struct str holds the literal. */
#define expect_has(got, part) \
	test_expect_has((got), str_of(part), true, #got, __FILE__, __LINE__)
#define expect_lacks(got, part) \
	test_expect_has((got), str_of(part), false, #got, __FILE__, __LINE__)

/* That a call worked; says the fault when it did not. */
#define expect_ok(call) test_expect_ok((call), #call, __FILE__, __LINE__)

/* That a call was stopped so, with this English sentence (NULL for any). */
#define expect_fault(call, kind, sentence) \
	test_expect_fault((call), (kind), (sentence), #call, __FILE__, __LINE__)
#define expect_refused(t, call, sentence) \
	((void)(t), expect_fault((call), FAULT_REFUSED, (sentence)))

/* That a form has this problem at this field. */
#define expect_problem(fault, field, sentence) \
	test_expect_problem((fault), (field), (sentence), __FILE__, __LINE__)

/* That fn(data) ends in this way (see boundary_run). */
#define expect_ends(fn, data, how) \
	test_expect_equal((int64_t)boundary_run((fn), (data)), (int64_t)(how), \
	                  #fn, __FILE__, __LINE__)

void test_expect_true(bool holds, const char *what, const char *file, int line);
void test_expect_equal(int64_t got, int64_t want, const char *what,
                       const char *file, int line);
void test_expect_str(struct str got, struct str want, const char *what,
                     const char *file, int line);
void test_expect_has(struct str got, struct str part, bool has,
                     const char *what, const char *file, int line);
void test_expect_ok(const struct fault *fault, const char *what,
                    const char *file, int line);
void test_expect_fault(const struct fault *fault, enum fault_kind kind,
                       const char *sentence, const char *what, const char *file,
                       int line);
void test_expect_problem(const struct fault *fault, const char *field,
                         const char *sentence, const char *file, int line);

#endif
