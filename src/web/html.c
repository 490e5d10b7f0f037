/*
 * html.c - escaping, and nothing else.
 */
#include "web/html.h"

#include <string.h>

void
html_init(struct html *h, struct buf *buf)
{
	*h = (struct html){buf, buf->arena};
}

void
html_put_markup(struct html *h, const char *literal, size_t n)
{
	buf_put(h->buf, literal, n);
}

/* What stands for a character that means something to HTML, or NULL. */
static const char *
escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
html_text(struct html *h, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *escape = escape_of(s.p[i]);

		if (escape == NULL)
			continue;
		buf_put(h->buf, s.p + from, i - from);
		buf_put(h->buf, escape, strlen(escape));
		from = i + 1;
	}
	if (from < s.n)
		buf_put(h->buf, s.p + from, s.n - from);
}

void
html_lines(struct html *h, struct str s)
{
	struct str part;
	bool first = true;

	while (str_split(&s, '\n', &part)) {
		if (!first)
			html_raw(h, "<br>");
		first = false;
		if (part.n > 0 && part.p[part.n - 1] == '\r')
			part.n--;
		html_text(h, part);
	}
}

void
html_i64(struct html *h, int64_t v)
{
	buf_i64(h->buf, v);
}

/* Names of attributes come from code; one that could end the tag is a bug. */
static void
put_name(struct html *h, const char *name)
{
	claim(name[0] != '\0' && name[strcspn(name, " \t\n\"'<>=/")] == '\0');
	buf_char(h->buf, ' ');
	buf_put(h->buf, name, strlen(name));
}

void
html_attr_always(struct html *h, const char *name, struct str value)
{
	put_name(h, name);
	html_raw(h, "=\"");
	html_text(h, value);
	html_raw(h, "\"");
}

void
html_attr(struct html *h, const char *name, struct str value)
{
	if (!str_empty(value))
		html_attr_always(h, name, value);
}

void
html_attr_i64(struct html *h, const char *name, int64_t v)
{
	put_name(h, name);
	html_raw(h, "=\"");
	buf_i64(h->buf, v);
	html_raw(h, "\"");
}

void
html_flag(struct html *h, const char *name, bool on)
{
	if (on)
		put_name(h, name);
}

void
html_markup(struct html *h, struct markup m)
{
	if (!str_empty(m.made))
		buf_str(h->buf, m.made);
}

struct markup
html_made(struct arena *arena, void (*draw)(struct html *h, const void *data),
          const void *data)
{
	struct buf buf;
	struct html h;

	buf_init(&buf, arena, 0);
	html_init(&h, &buf);
	draw(&h, data);
	/* Half a component would be broken markup: let the request end. */
	claim(!buf.full);
	return (struct markup){buf_get(&buf)};
}
