/*
 * str.h - borrowed slices of valid UTF-8, and bytes.
 *
 * A struct str never owns what it points to and never changes it.  Text from
 * outside becomes a str only through utf8_check (utf8.h), once, at the door.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct str {
	const char *p;
	size_t n;
};

/* A slice of bytes that need not be text. */
struct bytes {
	const unsigned char *p;
	size_t n;
};

/* A literal as a slice. */
#define S(literal) ((struct str){"" literal "", sizeof(literal) - 1})

/* For printf-like calls of the C library: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p

/* A slice of a NUL-ended string; NULL gives the empty slice. */
struct str str_of(const char *cstr);

/* A NUL-ended copy. */
char *str_c(struct arena *arena, struct str s);

/* A copy that lives as long as the arena. */
struct str str_copy(struct arena *arena, struct str s);

/* Whether it has no bytes; the same; begins with, ends with, holds. */
bool str_empty(struct str s);
bool str_equal(struct str a, struct str b);
bool str_is(struct str a, const char *b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_has(struct str s, struct str part);

/* A number of its bytes (FNV-1a, 64 bits): the same for the same bytes, for
 * finding things, and no secret. */
uint64_t str_hash(struct str s);

/* Byte order; below, equal or above zero. */
int str_compare(struct str a, struct str b);

/* Where `c` first is, or s.n. */
size_t str_find(struct str s, char c);

/* From `from` (clamped) for at most `n` bytes. */
struct str str_slice(struct str s, size_t from, size_t n);

/* Without ASCII and no-break white space at both ends. */
struct str str_trim(struct str s);

/*
 * Take the part before `by` from the front of *rest and move *rest past it.
 * False when *rest was already used up (its p is NULL).
 */
bool str_split(struct str *rest, char by, struct str *part);

/* Printed as by printf into the arena. */
struct str str_print(struct arena *arena, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* ASCII upper and lower case only; for codes, never for names. */
struct str str_upper(struct arena *arena, struct str s);
struct str str_lower(struct arena *arena, struct str s);

/*
 * A whole decimal number with an optional sign, nothing else around it.
 * False, with *out untouched, when it is not one or does not fit.
 */
MUST_CHECK bool str_i64(struct str s, int64_t *out);

/* One of a NULL-ended list of words, as its place; -1 when not there. */
int str_word(struct str s, const char *const *words);

/* Lower-case hexadecimal, there and back. */
struct str str_hex(struct arena *arena, struct bytes b);
MUST_CHECK bool str_unhex(struct arena *arena, struct str s, struct bytes *out);

#endif
