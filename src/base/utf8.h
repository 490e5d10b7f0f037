/*
 * utf8.h - is it text?  The door through which all text comes in.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/*
 * Whether the bytes are valid UTF-8 without NUL.  When not, *bad is the
 * offset of the first byte that is wrong.
 */
MUST_CHECK bool utf8_check(struct str s, size_t *bad);

/* The text after a byte order mark, which spreadsheets and editors put at the
 * start of a file; all of it where there is none. */
struct str utf8_after_mark(struct str s);

/* How many characters (code points); s must be valid. */
size_t utf8_length(struct str s);

/*
 * Text as a person typed it in a form: CRLF and CR become LF, characters
 * that cannot be seen (C0 but tab and LF, C1, bidi overrides U+202A-202E and
 * U+2066-2069, BOM) go, white space at the ends goes, NFC.  So a limit
 * counts the same from every browser.
 */
struct str utf8_clean(struct arena *arena, struct str s);

/* utf8_clean on one line: every run of white space is one space. */
struct str utf8_clean_line(struct arena *arena, struct str s);

#endif
