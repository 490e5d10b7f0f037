/*
 * says.h - what a page says, for tests that compare what two pages show.
 */
#ifndef TESTS_SAYS_H
#define TESTS_SAYS_H

#include "base/str.h"

/* The words of some HTML, a space between them.  `out` says of a tag that it is
 * left out with all that is in it; NULL: none is. */
struct str
says(struct arena *arena, struct str html, bool (*out)(struct str tag));
/* The first of some HTML from `from` to before `to`, and what is after it in
 * *rest; false where it has none. */
bool says_between(struct str html, const char *from, const char *to,
                  struct str *out, struct str *rest);

#endif
