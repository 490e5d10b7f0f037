/*
 * multipart.c - a form in parts, byte for byte.
 *
 * The delimiter is CR LF "--" boundary.  CR stands at its beginning and
 * nowhere else in it, so a failed match can only begin anew at the byte that
 * failed it: no table is needed and every byte is looked at once.
 */
#include "web/multipart.h"

#include <string.h>

#include "web/multipart_part.h"

#define BOUNDARY_MOST 70

enum where {
	BEFORE,    /* what comes ahead of the first boundary: passed over */
	DELIMITED, /* just past a boundary: line end, or "--"             */
	HEAD_LINE, /* in the head of a part                               */
	CONTENT,   /* in its content                                      */
	AFTER,     /* past the last boundary: passed over                 */
};

struct multipart {
	struct arena *arena;
	enum where where;
	int status; /* the first thing that went wrong */
	char delimiter[BOUNDARY_MOST + 5];
	size_t delimiter_n;
	size_t matched;
	char head[MULTIPART_HEAD_MOST];
	size_t head_n;
	struct part_set parts;
};

/* Characters of a boundary (RFC 2046, 5.1.1), the space left out. */
static bool
boundary_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("'()+_,-./:=?", c) != NULL);
}

static bool
boundary_find(struct str type, struct str *out)
{
	struct str value;

	if (!part_parameter(type, "boundary", &value))
		return false;
	if (value.n == 0 || value.n > BOUNDARY_MOST)
		return false;
	for (size_t i = 0; i < value.n; i++)
		if (!boundary_char(value.p[i]))
			return false;
	*out = value;
	return true;
}

bool
multipart_begin(struct arena *arena, struct str type, const char *folder,
                struct multipart **out)
{
	struct str boundary;
	struct multipart *m;

	if (!boundary_find(type, &boundary))
		return false;
	m = arena_new(arena, struct multipart, 1);
	m->arena = arena;
	memcpy(m->delimiter, "\r\n--", 4);
	memcpy(m->delimiter + 4, boundary.p, boundary.n);
	m->delimiter_n = boundary.n + 4;
	/* The first boundary may stand at the very beginning. */
	m->matched = 2;
	part_set_begin(&m->parts, arena, folder);
	*out = m;
	return true;
}

/* Bytes that belong to what is being read. */
static void
pass_on(struct multipart *m, const char *p, size_t n)
{
	if (m->where == CONTENT && n > 0 && m->status == 0)
		m->status = part_put(&m->parts, p, n);
}

static void
delimiter_found(struct multipart *m)
{
	if (m->where == CONTENT && m->status == 0)
		m->status = part_end(&m->parts);
	m->where = DELIMITED;
	m->matched = 0;
	m->head_n = 0;
}

/* A step of the search for the delimiter with a match under way. */
static void
match_step(struct multipart *m, char c)
{
	if (c == m->delimiter[m->matched]) {
		if (++m->matched == m->delimiter_n)
			delimiter_found(m);
		return;
	}
	pass_on(m, m->delimiter, m->matched);
	m->matched = c == '\r' ? 1 : 0;
	if (m->matched == 0)
		pass_on(m, &c, 1);
}

/* Take content up to the next CR at once; how many bytes were taken. */
static size_t
content_run(struct multipart *m, const char *p, size_t n)
{
	const char *cr = memchr(p, '\r', n);
	size_t run = cr == NULL ? n : (size_t)(cr - p);

	pass_on(m, p, run);
	return run;
}

/* After a boundary: "--" ends the form, CR LF begins a part. */
static void
delimited_step(struct multipart *m, char c)
{
	if (m->head_n == 0 && (c == ' ' || c == '\t'))
		return;
	m->head[m->head_n++] = c;
	if (m->head_n < 2)
		return;
	if (m->head[0] == '-' && m->head[1] == '-') {
		m->where = AFTER;
	} else if (m->head[0] == '\r' && m->head[1] == '\n') {
		m->where = HEAD_LINE;
		m->head_n = 0;
	} else {
		m->status = 400;
	}
}

/* Collect a part's head until its empty line. */
static void
head_step(struct multipart *m, char c)
{
	if (m->head_n == sizeof(m->head)) {
		m->status = 400;
		return;
	}
	m->head[m->head_n++] = c;
	if (!str_ends((struct str){m->head, m->head_n}, S("\r\n\r\n")))
		return;
	m->status = part_begin(&m->parts, (struct str){m->head, m->head_n - 2});
	m->where = CONTENT;
	m->matched = 0;
}

/* One byte in whatever place we are. */
static void
step(struct multipart *m, char c)
{
	switch (m->where) {
	case BEFORE:
	case CONTENT:
		match_step(m, c);
		return;
	case DELIMITED:
		delimited_step(m, c);
		return;
	case HEAD_LINE:
		head_step(m, c);
		return;
	case AFTER:
		return;
	}
}

int
multipart_take(struct multipart *m, const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && m->status == 0 && m->where != AFTER) {
		if (m->where == CONTENT && m->matched == 0)
			i += content_run(m, p + i, n - i);
		if (i < n && m->status == 0)
			step(m, p[i++]);
	}
	return m->status;
}

int
multipart_end(struct multipart *m, struct request *req)
{
	if (m->status != 0)
		return m->status;
	if (m->where != AFTER)
		return 400;
	part_set_end(&m->parts, req);
	return 0;
}
