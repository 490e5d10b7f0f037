/*
 * test_log.h - the errors that tests provoke, kept from the terminal.  For
 * test_main.c alone; tests use expect_log (tests/test.h).
 */
#ifndef TESTS_TEST_LOG_H
#define TESTS_TEST_LOG_H

#include <stdbool.h>

/* Hear the log from now on, with nothing heard and nothing expected. */
void test_log_begin(void);

/* Whether all that was heard was expected; and, when the test has come to its
 * end, the other way round.  What is not is said; what was heard is gone. */
bool test_log_holds(bool at_end);

#endif
