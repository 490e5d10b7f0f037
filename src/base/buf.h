/*
 * buf.h - append-only bytes that grow in an arena, with a ceiling.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *arena;
	char *p;
	size_t n;
	size_t room;
	size_t ceiling;
	bool full; /* something did not fit: the rest was left out */
};

/* An empty buffer; `ceiling` 0 means half of ARENA_CEILING. */
void buf_init(struct buf *buf, struct arena *arena, size_t ceiling);

/*
 * Add bytes, a slice, one byte, a number in decimal, or what printf makes.
 * What does not fit is left out whole, with all that comes after it.
 */
void buf_put(struct buf *buf, const void *p, size_t n);
/* (as buf_put) */
void buf_str(struct buf *buf, struct str s);
void buf_char(struct buf *buf, char c);
void buf_i64(struct buf *buf, int64_t v);
void buf_print(struct buf *buf, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* A literal, its length known at compile time. */
#define buf_lit(buf, literal) buf_put((buf), "" literal "", sizeof(literal) - 1)

/* What is in it now; good until the next put. */
struct str buf_get(const struct buf *buf);

#endif
