#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ROOM_FIRST ((size_t)512)
#define ROOM_STEEP ((size_t)32 * 1024) /* grow fourfold up to here */

void
buf_init(struct buf *buf, struct arena *arena, size_t ceiling)
{
	*buf = (struct buf){
	        .arena = arena,
	        .p = arena_bytes(arena, ROOM_FIRST, 1),
	        .room = ROOM_FIRST,
	        .ceiling = ceiling == 0 ? ARENA_CEILING / 2 : ceiling,
	};
}

/* Make room for `n` more; false, and full from now on, past the ceiling. */
static bool
make_room(struct buf *buf, size_t n)
{
	size_t need;
	size_t room = buf->room;

	if (buf->full)
		return false;
	if (n > buf->ceiling || buf->n > buf->ceiling - n) {
		buf->full = true;
		return false;
	}
	need = buf->n + n;
	if (need <= room)
		return true;
	while (room < need)
		room *= room < ROOM_STEEP ? 4 : 2;
	if (room > buf->ceiling)
		room = buf->ceiling;
	buf->p = arena_grow(buf->arena, buf->p, buf->n, room);
	buf->room = room;
	return true;
}

void
buf_put(struct buf *buf, const void *p, size_t n)
{
	if (n == 0 || !make_room(buf, n))
		return;
	memcpy(buf->p + buf->n, p, n);
	buf->n += n;
}

void
buf_str(struct buf *buf, struct str s)
{
	buf_put(buf, s.p, s.n);
}

void
buf_char(struct buf *buf, char c)
{
	buf_put(buf, &c, 1);
}

void
buf_i64(struct buf *buf, int64_t v)
{
	char figures[20];
	size_t at = sizeof(figures);
	uint64_t rest = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		figures[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (v < 0)
		figures[--at] = '-';
	buf_put(buf, figures + at, sizeof(figures) - at);
}

void
buf_print(struct buf *buf, const char *format, ...)
{
	char small[256];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(small, sizeof(small), format, args);
	va_end(args);
	claim(n >= 0);
	if ((size_t)n < sizeof(small)) {
		buf_put(buf, small, (size_t)n);
		return;
	}
	/* One byte more, for the NUL that vsnprintf wants to write. */
	if (!make_room(buf, (size_t)n + 1))
		return;
	va_start(args, format);
	vsnprintf(buf->p + buf->n, (size_t)n + 1, format, args);
	va_end(args);
	buf->n += (size_t)n;
}

struct str
buf_get(const struct buf *buf)
{
	return (struct str){buf->p, buf->n};
}
