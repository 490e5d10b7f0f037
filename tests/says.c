/* says.c - what a page says, without its tags. */
#include "tests/says.h"

#include "base/buf.h"

#include <string.h>

static struct str
tag_name(struct str tag)
{
	size_t n = 0;

	while (n < tag.n && tag.p[n] != ' ' && tag.p[n] != '>')
		n++;
	return str_slice(tag, 0, n);
}

/* On the way through some HTML. */
struct saying {
	struct buf buf;
	struct str skip; /* what is left out ends with it, */
	size_t depth;    /* as often */
	bool (*out)(struct str tag);
};

static void
say_space(struct saying *s)
{
	if (s->depth == 0 && s->buf.n > 0 && s->buf.p[s->buf.n - 1] != ' ')
		buf_char(&s->buf, ' ');
}

static void
say_char(struct saying *s, char c)
{
	if (c >= 0 && c <= ' ')
		say_space(s);
	else if (s->depth == 0)
		buf_char(&s->buf, c);
}

static void
say_tag(struct saying *s, struct str tag, bool ends)
{
	say_space(s);
	if (s->depth > 0) {
		if (str_equal(tag_name(tag), s->skip))
			s->depth = ends ? s->depth - 1 : s->depth + 1;
		return;
	}
	if (ends || s->out == NULL || !s->out(tag))
		return;
	s->skip = tag_name(tag);
	s->depth = 1;
}

struct str
says(struct arena *arena, struct str html, bool (*out)(struct str tag))
{
	struct saying s = {.out = out};

	buf_init(&s.buf, arena, 0);
	for (size_t i = 0; i < html.n; i++) {
		struct str rest = str_slice(html, i + 1, html.n - i - 1);
		bool ends = str_starts(rest, S("/"));
		size_t n;

		if (html.p[i] != '<') {
			say_char(&s, html.p[i]);
			continue;
		}
		n = str_find(rest, '>');
		say_tag(&s, str_slice(rest, ends, n - ends), ends);
		i += n + 1;
	}
	return buf_get(&s.buf);
}

bool
says_between(struct str html, const char *from, const char *to, struct str *out,
             struct str *rest)
{
	const char *at = memmem(html.p, html.n, from, strlen(from)), *end;

	if (at == NULL)
		return false;
	end = memmem(at, html.n - (size_t)(at - html.p), to, strlen(to));
	if (end == NULL)
		return false;
	*out = (struct str){at, (size_t)(end - at)};
	*rest = (struct str){end, html.n - (size_t)(end - html.p)};
	return true;
}
