/*
 * form.c - the encodings of forms, addresses and cookies.
 */
#include "web/request.h"

#include <string.h>

#include "base/utf8.h"

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

/* The byte that %XX at s.p[i] stands for, or -1. */
static int
escape_read(struct str s, size_t i)
{
	int high;
	int low;

	if (s.n - i < 3)
		return -1;
	high = hex_value(s.p[i + 1]);
	low = hex_value(s.p[i + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool
request_decode(struct arena *arena, struct str s, bool plus, struct str *out)
{
	char *p = arena_bytes(arena, s.n + 1, 1);
	size_t n = 0;
	size_t bad;
	int byte;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%') {
			byte = escape_read(s, i);
			if (byte < 0)
				return false;
			p[n++] = (char)byte;
			i += 2;
		} else {
			p[n++] = plus && s.p[i] == '+' ? ' ' : s.p[i];
		}
	}
	/* This is where a NUL and broken UTF-8 are turned away. */
	if (!utf8_check((struct str){p, n}, &bad))
		return false;
	*out = (struct str){p, n};
	return true;
}

/* How many parts there are between the separators. */
static size_t
parts_count(struct str s, char by)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == by;
	return n;
}

bool
request_parse_form(struct arena *arena, struct str s, struct pairs *out)
{
	size_t room = parts_count(s, '&');
	struct pairs pairs = {0};
	struct str part;

	*out = pairs;
	if (str_empty(s))
		return true;
	/* "&&&&" is cheap to send: count before making room. */
	if (room > (size_t)2 * REQUEST_FIELDS_MOST)
		return false;
	pairs.v = arena_new(arena, struct pair, room);
	while (str_split(&s, '&', &part)) {
		size_t at = str_find(part, '=');
		struct pair *pair = &pairs.v[pairs.n];

		if (str_empty(part))
			continue;
		if (pairs.n == REQUEST_FIELDS_MOST)
			return false;
		if (!request_decode(arena, str_slice(part, 0, at), true,
		                    &pair->name) ||
		    !request_decode(arena, str_slice(part, at + 1, part.n),
		                    true, &pair->value))
			return false;
		pairs.n++;
	}
	*out = pairs;
	return true;
}

/* A name or value that a cookie may have (RFC 6265, 4.1.1). */
static bool
cookie_part(struct str s, const char *without)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= 0x20 || c >= 0x7f || strchr(without, c) != NULL)
			return false;
	}
	return true;
}

/* Without the quotes that may stand around the whole of a value. */
static struct str
unquote(struct str s)
{
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		return str_slice(s, 1, s.n - 2);
	return s;
}

/* Read "name=value"; false when it is none. */
static bool
cookie_read(struct str part, struct pair *out)
{
	size_t at = str_find(part, '=');

	if (at == 0 || at == part.n)
		return false;
	out->name = str_slice(part, 0, at);
	out->value = unquote(str_slice(part, at + 1, part.n));
	return cookie_part(out->name, ";,\\\"=") &&
	       cookie_part(out->value, ";,\\\"");
}

void
request_parse_cookies(struct arena *arena, struct str s, struct pairs *out)
{
	size_t room = parts_count(s, ';');
	struct str part;

	*out = (struct pairs){0};
	if (str_empty(s))
		return;
	if (room > 64)
		room = 64;
	out->v = arena_new(arena, struct pair, room);
	while (out->n < room && str_split(&s, ';', &part))
		if (cookie_read(str_trim(part), &out->v[out->n]))
			out->n++;
}
