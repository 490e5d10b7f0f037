#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str
str_of(const char *cstr)
{
	return (struct str){cstr, cstr == NULL ? 0 : strlen(cstr)};
}

char *
str_c(struct arena *arena, struct str s)
{
	char *copy = arena_bytes(arena, s.n + 1, 1);

	if (s.n > 0)
		memcpy(copy, s.p, s.n);
	return copy;
}

struct str
str_copy(struct arena *arena, struct str s)
{
	return (struct str){str_c(arena, s), s.n};
}

bool
str_empty(struct str s)
{
	return s.n == 0;
}

bool
str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_is(struct str a, const char *b)
{
	return str_equal(a, str_of(b));
}

uint64_t
str_hash(struct str s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	return h;
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	       str_equal((struct str){s.p, prefix.n}, prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_equal(str_slice(s, s.n - suffix.n, suffix.n), suffix);
}

bool
str_has(struct str s, struct str part)
{
	if (part.n == 0)
		return true;
	return s.n >= part.n && memmem(s.p, s.n, part.p, part.n) != NULL;
}

int
str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

size_t
str_find(struct str s, char c)
{
	const char *at = s.n == 0 ? NULL : memchr(s.p, c, s.n);

	return at == NULL ? s.n : (size_t)(at - s.p);
}

struct str
str_slice(struct str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (struct str){s.p == NULL ? NULL : s.p + from, n};
}

/* How many bytes of white space s begins with: one character or none. */
static size_t
white_first(struct str s)
{
	if (s.n > 0 && (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r')))
		return 1;
	if (str_starts(s, S("\u00a0")))
		return 2;
	return str_starts(s, S("\u202f")) ? 3 : 0;
}

/* The same at the end. */
static size_t
white_last(struct str s)
{
	if (s.n > 0 && white_first(str_slice(s, s.n - 1, 1)) == 1)
		return 1;
	if (str_ends(s, S("\u00a0")))
		return 2;
	return str_ends(s, S("\u202f")) ? 3 : 0;
}

/* A letter or sign of ASCII: nothing to take off, as nearly always. */
static bool
is_plain(char c)
{
	return c > ' ' && c <= '~';
}

struct str
str_trim(struct str s)
{
	size_t n;

	if (s.n == 0 || (is_plain(s.p[0]) && is_plain(s.p[s.n - 1])))
		return s;
	while ((n = white_first(s)) > 0)
		s = str_slice(s, n, s.n);
	while ((n = white_last(s)) > 0)
		s.n -= n;
	return s;
}

bool
str_split(struct str *rest, char by, struct str *part)
{
	size_t at;

	if (rest->p == NULL)
		return false;
	at = str_find(*rest, by);
	*part = (struct str){rest->p, at};
	*rest = at == rest->n ? (struct str){NULL, 0}
	                      : str_slice(*rest, at + 1, rest->n);
	return true;
}

struct str
str_print(struct arena *arena, const char *format, ...)
{
	char small[256]; /* most are short: printed once, then copied */
	va_list args;
	char *p;
	int n;

	va_start(args, format);
	n = vsnprintf(small, sizeof(small), format, args);
	va_end(args);
	claim(n >= 0);
	p = arena_bytes(arena, (size_t)n + 1, 1);
	if ((size_t)n < sizeof(small)) {
		memcpy(p, small, (size_t)n + 1);
		return (struct str){p, (size_t)n};
	}
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return (struct str){p, (size_t)n};
}

/* A copy with the letters from `first` to `last` moved by `by`. */
static struct str
shift_case(struct arena *arena, struct str s, char first, char last, int by)
{
	char *copy = str_c(arena, s);

	for (size_t i = 0; i < s.n; i++)
		if (copy[i] >= first && copy[i] <= last)
			copy[i] = (char)(copy[i] + by);
	return (struct str){copy, s.n};
}

struct str
str_upper(struct arena *arena, struct str s)
{
	return shift_case(arena, s, 'a', 'z', 'A' - 'a');
}

struct str
str_lower(struct arena *arena, struct str s)
{
	return shift_case(arena, s, 'A', 'Z', 'a' - 'A');
}

/* Ten times v and one figure on, away from zero; false past the end. */
static bool
add_figure(int64_t *v, char c, bool minus)
{
	int figure = c - '0';

	return figure >= 0 && figure <= 9 &&
	       !__builtin_mul_overflow(*v, 10, v) &&
	       !__builtin_add_overflow(*v, minus ? -figure : figure, v);
}

bool
str_i64(struct str s, int64_t *out)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	int64_t v = 0;

	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		s = str_slice(s, 1, s.n);
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!add_figure(&v, s.p[i], minus))
			return false;
	*out = v;
	return true;
}

int
str_word(struct str s, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++)
		if (str_is(s, words[i]))
			return i;
	return -1;
}

struct str
str_hex(struct arena *arena, struct bytes b)
{
	static const char figures[] = "0123456789abcdef";
	char *p = arena_bytes(arena, b.n * 2 + 1, 1);

	for (size_t i = 0; i < b.n; i++) {
		p[2 * i] = figures[b.p[i] >> 4];
		p[2 * i + 1] = figures[b.p[i] & 15];
	}
	return (struct str){p, b.n * 2};
}

/* The value of a hexadecimal figure in either case, or -1. */
static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
str_unhex(struct arena *arena, struct str s, struct bytes *out)
{
	unsigned char *p;

	if (s.n % 2 != 0)
		return false;
	p = arena_bytes(arena, s.n / 2 + 1, 1);
	for (size_t i = 0; i < s.n / 2; i++) {
		int high = hex_value(s.p[2 * i]);
		int low = hex_value(s.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		p[i] = (unsigned char)(high << 4 | low);
	}
	*out = (struct bytes){p, s.n / 2};
	return true;
}
