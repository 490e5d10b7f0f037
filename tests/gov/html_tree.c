#include "tests/gov/html_tree.h"

#include <stdlib.h>
#include <string.h>

#define ATTRIBUTES_MOST 64

struct attribute {
	struct str name;
	struct str value;
	bool flag;
};

struct reader {
	struct arena *arena;
	struct str s;
	size_t at;
	struct buf out;
	unsigned depth;    /* of open elements */
	unsigned left_out; /* depth at which leaving out began, or 0 */
	bool broken;       /* a tag closed that was not open */
	struct str open[256];
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* --- text -------------------------------------------------------------- */

static const struct {
	const char *name;
	const char *is;
} ENTITIES[] = {{"amp;", "&"},         {"lt;", "<"},
                {"gt;", ">"},          {"quot;", "\""},
                {"#39;", "'"},         {"nbsp;", "\xc2\xa0"},
                {"copy;", "\xc2\xa9"}, {"ctdot;", "\xe2\x8b\xaf"}};

static size_t
entity_put(struct buf *out, struct str rest)
{
	for (size_t i = 0; i < sizeof(ENTITIES) / sizeof(*ENTITIES); i++)
		if (str_starts(rest, str_of(ENTITIES[i].name))) {
			buf_str(out, str_of(ENTITIES[i].is));
			return strlen(ENTITIES[i].name);
		}
	buf_char(out, '&');
	return 0;
}

static struct str
decode(struct arena *arena, struct str s)
{
	struct buf out;
	buf_init(&out, arena, 0);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '&')
			i += entity_put(&out, str_slice(s, i + 1, s.n));
		else
			buf_char(&out, s.p[i]);
	return str_copy(arena, buf_get(&out));
}

/* One space for each run of white space, none at the ends. */
static struct str
collapse(struct arena *arena, struct str s)
{
	char *p = arena_bytes(arena, s.n + 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (!is_space(s.p[i]))
			p[n++] = s.p[i];
		else if (n > 0 && p[n - 1] != ' ')
			p[n++] = ' ';
	while (n > 0 && p[n - 1] == ' ')
		n--;
	return (struct str){p, n};
}

/* --- attributes -------------------------------------------------------- */

static void
space_skip(struct str s, size_t *at)
{
	while (*at < s.n && is_space(s.p[*at]))
		(*at)++;
}

static struct str
value_read(struct str s, size_t *at)
{
	char quote;
	size_t from;
	space_skip(s, at);
	quote = *at < s.n ? s.p[*at] : '\0';
	if (quote == '"' || quote == '\'') {
		from = ++*at;
		while (*at < s.n && s.p[*at] != quote)
			(*at)++;
		return str_slice(s, from, (*at)++ - from);
	}
	from = *at;
	while (*at < s.n && !is_space(s.p[*at]) && s.p[*at] != '>')
		(*at)++;
	return str_slice(s, from, *at - from);
}

static bool
ends_name(char c)
{
	return is_space(c) || c == '=' || c == '>' || c == '/';
}

/* One attribute from *at; false at the end of the tag. */
static bool
attribute_read(struct arena *arena, struct str s, size_t *at,
               struct attribute *out)
{
	size_t from;
	space_skip(s, at);
	if (*at >= s.n || s.p[*at] == '>' || s.p[*at] == '/')
		return false;
	from = *at;
	while (*at < s.n && !ends_name(s.p[*at]))
		(*at)++;
	*out = (struct attribute){str_slice(s, from, *at - from), S(""), true};
	space_skip(s, at);
	if (*at < s.n && s.p[*at] == '=') {
		(*at)++;
		out->flag = false;
		out->value = decode(arena, value_read(s, at));
	}
	return true;
}

void
html_tree_attributes(struct arena *arena, struct str s,
                     void (*put)(void *data, struct str name, struct str value,
                                 bool flag),
                     void *data)
{
	struct attribute a;
	size_t at = 0;
	while (attribute_read(arena, s, &at, &a))
		put(data, a.name, a.value, a.flag);
}

static int
by_name(const void *a, const void *b)
{
	const struct attribute *x = a, *y = b;
	return str_compare(x->name, y->name);
}

/* --- tags -------------------------------------------------------------- */

static bool
is_void(struct str name)
{
	static const char *const words[] = {"input", "br",   "hr",   "img",
	                                    "meta",  "link", "base", "source",
	                                    "wbr",   NULL};
	return str_word(name, words) >= 0;
}

static bool
is_left_out(const struct attribute *a, size_t n, const char *const *without)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(a[i].name, "class"))
			return without != NULL &&
			       str_word(a[i].value, without) >= 0;
	return false;
}

static void
open_put(struct reader *r, struct str name, const struct attribute *a, size_t n)
{
	buf_char(&r->out, '<');
	buf_str(&r->out, name);
	for (size_t i = 0; i < n; i++) {
		/* Of two with one name a browser takes the first. */
		if (i > 0 && str_equal(a[i].name, a[i - 1].name))
			continue;
		buf_char(&r->out, ' ');
		buf_str(&r->out, a[i].name);
		buf_lit(&r->out, "=\"");
		buf_str(&r->out, collapse(r->arena, a[i].value));
		buf_char(&r->out, '"');
	}
	buf_lit(&r->out, ">\n");
}

static struct str
name_read(struct reader *r)
{
	size_t from = r->at;
	while (r->at < r->s.n && !is_space(r->s.p[r->at]) &&
	       r->s.p[r->at] != '>' && r->s.p[r->at] != '/')
		r->at++;
	return str_slice(r->s, from, r->at - from);
}

static void
close_put(struct reader *r, struct str name)
{
	if (r->depth == 0 || !str_equal(r->open[r->depth - 1], name)) {
		r->broken = true;
		return;
	}
	if (r->left_out == 0) {
		buf_lit(&r->out, "</");
		buf_str(&r->out, name);
		buf_lit(&r->out, ">\n");
	}
	r->depth--;
	if (r->left_out > r->depth)
		r->left_out = 0;
}

static void
open_read(struct reader *r, const char *const *without)
{
	struct attribute a[ATTRIBUTES_MOST];
	struct str name = name_read(r);
	size_t n = 0;
	bool closed;

	while (n < ATTRIBUTES_MOST &&
	       attribute_read(r->arena, r->s, &r->at, &a[n]))
		n++;
	closed = r->at < r->s.n && r->s.p[r->at] == '/';
	r->at += str_find(str_slice(r->s, r->at, r->s.n), '>') + 1;
	qsort(a, n, sizeof(*a), by_name);
	claim(r->depth < sizeof(r->open) / sizeof(*r->open));
	r->open[r->depth++] = name;
	if (r->left_out == 0 && is_left_out(a, n, without))
		r->left_out = r->depth;
	if (r->left_out == 0)
		open_put(r, name, a, n);
	if (closed || is_void(name))
		close_put(r, name);
}

static void
text_read(struct reader *r)
{
	size_t n = str_find(str_slice(r->s, r->at, r->s.n), '<');
	struct str text = str_slice(r->s, r->at, n == 0 ? 1 : n);
	r->at += text.n;
	text = collapse(r->arena, decode(r->arena, text));
	if (str_empty(text) || r->left_out != 0)
		return;
	buf_str(&r->out, text);
	buf_char(&r->out, '\n');
}

static bool
tag_begins(const struct reader *r, size_t at)
{
	char c = at < r->s.n ? r->s.p[at] : '\0';
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void
all_read(struct reader *r, const char *const *without)
{
	while (r->at < r->s.n) {
		struct str rest = str_slice(r->s, r->at, r->s.n);
		if (str_starts(rest, S("</"))) {
			r->at += 2;
			close_put(r, name_read(r));
			r->at += str_find(str_slice(r->s, r->at, r->s.n), '>') +
			         1;
		} else if (rest.p[0] == '<' && tag_begins(r, r->at + 1)) {
			r->at++;
			open_read(r, without);
		} else {
			text_read(r);
		}
	}
}

static struct reader *
reader_of(struct arena *arena, struct str html, const char *const *without)
{
	struct reader *r = arena_new(arena, struct reader, 1);
	r->arena = arena;
	r->s = html;
	buf_init(&r->out, arena, 0);
	all_read(r, without);
	return r;
}

struct str
html_tree(struct arena *arena, struct str html, const char *const *without)
{
	return buf_get(&reader_of(arena, html, without)->out);
}

bool
html_tree_whole(struct arena *arena, struct str html)
{
	struct reader *r = reader_of(arena, html, NULL);
	return !r->broken && r->depth == 0;
}

struct str
html_tree_difference(struct arena *arena, struct str got, struct str want)
{
	struct str a = S(""), b = S("");
	bool more_a = true, more_b = true;
	while (str_equal(a, b) && (more_a || more_b)) {
		more_a = str_split(&got, '\n', &a);
		more_b = str_split(&want, '\n', &b);
		a = more_a ? a : S("(end)");
		b = more_b ? b : S("(end)");
	}
	return str_print(arena, "drawn  %.*s\nwanted %.*s", STR_ARG(a),
	                 STR_ARG(b));
}
