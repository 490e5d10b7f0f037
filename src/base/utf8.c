#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"

/* How many of the first bytes are ASCII and no NUL. */
static size_t
plain_run(const unsigned char *p, size_t n)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;
	uint64_t eight;

	for (; i + 8 <= n; i += 8) {
		memcpy(&eight, p + i, 8);
		/* A high bit set, or a byte that is zero. */
		if (((eight | (eight - ones)) & high) != 0)
			break;
	}
	while (i < n && p[i] > 0 && p[i] < 0x80)
		i++;
	return i;
}

/* Sequences by their first byte (Unicode 3.9, table 3-7). */
static const struct form {
	unsigned char first, last; /* of the first byte */
	unsigned char low, high;   /* of the second */
	unsigned char length;
} forms[] = {
        {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3},
        {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
        {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

/* The length of the well-formed sequence at p, or 0. */
static size_t
sequence(const unsigned char *p, size_t n)
{
	const struct form *form = forms;
	const struct form *end = forms + sizeof(forms) / sizeof(forms[0]);

	while (form < end && p[0] > form->last)
		form++;
	if (form == end || p[0] < form->first || form->length > n ||
	    p[1] < form->low || p[1] > form->high)
		return 0;
	for (size_t i = 2; i < form->length; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return form->length;
}

bool
utf8_check(struct str s, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i < s.n) {
		size_t n = plain_run(p + i, s.n - i);

		i += n;
		if (i == s.n)
			break;
		n = sequence(p + i, s.n - i);
		if (n == 0) {
			*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}

struct str
utf8_after_mark(struct str s)
{
	return str_starts(s, S("\xef\xbb\xbf")) ? str_slice(s, 3, s.n) : s;
}

size_t
utf8_length(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* A range of code points. */
struct range {
	int32_t first, last;
};

/* Characters that nobody sees and that may turn the rest about. */
static const struct range unseen[] = {
        {0, 8},           {0xb, 0x1f},      {0x7f, 0x9f}, {0x202a, 0x202e},
        {0x2066, 0x2069}, {0xfeff, 0xfeff}, {-1, -1},
};

static const struct range white[] = {
        {'\t', '\n'},     {' ', ' '},       {0xa0, 0xa0},     {0x1680, 0x1680},
        {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f},
        {0x3000, 0x3000}, {-1, -1},
};

/* Whether a code point is in one of the ranges, which end at -1. */
static bool
in(const struct range *ranges, int32_t c)
{
	for (; ranges->first >= 0; ranges++)
		if (c >= ranges->first && c <= ranges->last)
			return true;
	return false;
}

/* Canonical composition; no memory but the arena's. */
static struct str
compose(struct arena *arena, struct str s)
{
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p;
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	utf8proc_int32_t *points;
	utf8proc_ssize_t n;

	if (s.n == 0 || plain_run((const unsigned char *)s.p, s.n) == s.n)
		return s;
	n = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, NULL, 0, options);
	claim(n >= 0);
	points = arena_new(arena, utf8proc_int32_t, (size_t)n + 1);
	n = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, points, n, options);
	claim(n >= 0);
	n = utf8proc_reencode(points, n, options);
	claim(n >= 0);
	return (struct str){(const char *)points, (size_t)n};
}

/* The next code point of valid text; moves *at past it. */
static int32_t
next_point(struct str s, size_t *at)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n =
	        utf8proc_iterate((const utf8proc_uint8_t *)s.p + *at,
	                         (utf8proc_ssize_t)(s.n - *at), &c);

	claim(n > 0);
	*at += (size_t)n;
	if (c != '\r')
		return c;
	/* CRLF and CR are both LF. */
	if (*at < s.n && s.p[*at] == '\n')
		++*at;
	return '\n';
}

/*
 * Drop what is unseen and turn CRLF and CR into LF; with `line`, turn runs
 * of white space into one space.  White space at the ends goes.
 */
static struct str
clean(struct arena *arena, struct str s, bool line)
{
	unsigned char *p = arena_bytes(arena, s.n + 1, 1);
	size_t n = 0, at = 0, solid = 0;

	while (at < s.n) {
		int32_t c = next_point(s, &at);
		bool space = in(white, c);

		if (in(unseen, c) || (space && n == 0))
			continue;
		if (space && line) {
			/* One at a time: a run leaves n where it is. */
			p[solid] = ' ';
			n = solid + 1;
			continue;
		}
		n += (size_t)utf8proc_encode_char(c, p + n);
		if (!space)
			solid = n;
	}
	return (struct str){(const char *)p, solid};
}

struct str
utf8_clean(struct arena *arena, struct str s)
{
	return compose(arena, clean(arena, s, false));
}

struct str
utf8_clean_line(struct arena *arena, struct str s)
{
	return compose(arena, clean(arena, s, true));
}
