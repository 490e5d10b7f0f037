/*
 * eval_toml_value.c - strings, numbers, days and arrays.
 */
#include <string.h>

#include "base/date.h"
#include "insight/evaluation/eval_toml_local.h"
#include "stats/frame.h"

/* --- strings ------------------------------------------------------------- */

static int
hex_of(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void
utf8_put(char *to, size_t *n, unsigned code)
{
	if (code < 0x80) {
		to[(*n)++] = (char)code;
	} else if (code < 0x800) {
		to[(*n)++] = (char)(0xC0 | code >> 6);
		to[(*n)++] = (char)(0x80 | (code & 0x3F));
	} else if (code < 0x10000) {
		to[(*n)++] = (char)(0xE0 | code >> 12);
		to[(*n)++] = (char)(0x80 | (code >> 6 & 0x3F));
		to[(*n)++] = (char)(0x80 | (code & 0x3F));
	} else {
		to[(*n)++] = (char)(0xF0 | code >> 18);
		to[(*n)++] = (char)(0x80 | (code >> 12 & 0x3F));
		to[(*n)++] = (char)(0x80 | (code >> 6 & 0x3F));
		to[(*n)++] = (char)(0x80 | (code & 0x3F));
	}
}

/* After \u or \U: so many figures, of a character there is. */
static bool
by_number(struct toml *t, int figures, char *to, size_t *n)
{
	unsigned code = 0;

	for (int i = 0; i < figures; i++) {
		int h = hex_of(toml_peek(t));

		if (h < 0 || code > 0x10FFFF)
			return toml_wrong(t, "\\u takes four figures 0-9 a-f "
			                     "and \\U eight: write the "
			                     "character itself");
		code = code * 16 + (unsigned)h;
		t->at++;
	}
	if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return toml_wrong(t, "there is no such character: write the "
		                     "character itself");
	utf8_put(to, n, code);
	return true;
}

static bool
escape(struct toml *t, char *to, size_t *n)
{
	static const char letters[] = "btnfr\"\\", meant[] = "\b\t\n\f\r\"\\";
	int c = toml_peek(t);
	const char *found = c > 0 ? strchr(letters, c) : NULL;

	if (c == 'u' || c == 'U') {
		t->at++;
		return by_number(t, c == 'u' ? 4 : 8, to, n);
	}
	if (found == NULL)
		return toml_wrong(t, "a \\ is followed by one of b t n f r "
		                     "\" \\ u U: write \\\\ for the sign "
		                     "itself");
	to[(*n)++] = meant[found - letters];
	t->at++;
	return true;
}

/* What stands between the quotes, to the one that ends it. */
static bool
between(struct toml *t, int quote, char *to, size_t *n)
{
	int c;

	while ((c = toml_peek(t)) != quote) {
		if (c == -1 || (c < ' ' && c != '\t') || c == 0x7f)
			return toml_wrong(t, "the quotes are not closed on "
			                     "this line");
		if (*n >= EVAL_TOML_WORDS_MOST)
			return toml_wrong(t, "these words are over 4000 "
			                     "bytes: make them shorter");
		t->at++;
		if (c != '\\' || quote != '"')
			to[(*n)++] = (char)c;
		else if (!escape(t, to, n))
			return false;
	}
	t->at++;
	return true;
}

bool
toml_string(struct toml *t, struct str *out)
{
	char to[EVAL_TOML_WORDS_MOST + 8];
	int quote = toml_peek(t);
	size_t n = 0;

	if (toml_after(t) == quote && t->at + 2 < t->text.n &&
	    t->text.p[t->at + 2] == (char)quote)
		return toml_wrong(t, "three quotes are not taken: write the "
		                     "words on one line between \" and \"");
	t->at++;
	if (!between(t, quote, to, &n))
		return false;
	*out = str_copy(t->arena, (struct str){to, n});
	return true;
}

/* --- numbers, days, true and false --------------------------------------- */

/* As far as a number, a day or a word goes. */
static struct str
run(const struct toml *t)
{
	size_t n = 0;

	while (t->at + n < t->text.n &&
	       strchr(" \t\r\n,]}#=[{\"'", t->text.p[t->at + n]) == NULL)
		n++;
	return str_slice(t->text, t->at, n);
}

static bool
is_figure(struct str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* TOML wants figures on both sides of a point, and no 0 in front. */
static bool
number_is(struct str s)
{
	size_t i = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;

	if (!is_figure(s, i) || (s.p[i] == '0' && is_figure(s, i + 1)))
		return false;
	for (; i < s.n; i++)
		if (s.p[i] == '.' && !is_figure(s, i + 1))
			return false;
	return true;
}

static json_t *
bare_value(struct str s)
{
	struct date day;
	int64_t whole;
	double real;

	if (str_is(s, "true") || str_is(s, "false"))
		return json_boolean(str_is(s, "true"));
	if (date_read_iso(s, &day))
		return json_stringn(s.p, s.n);
	if (!number_is(s))
		return NULL;
	if (str_i64(s, &whole))
		return json_integer(whole);
	/* A whole number that does not fit is none. */
	if (!str_has(s, S(".")) && !str_has(s, S("e")) && !str_has(s, S("E")))
		return NULL;
	return stats_number_read(s, &real) ? json_real(real) : NULL;
}

static bool
bare(struct toml *t, json_t *into, const char *key)
{
	struct str s = run(t);
	json_t *value = bare_value(s);

	if (value == NULL)
		return toml_wrong(t, "this is no value that is taken: words "
		                     "stand between \" and \", numbers are "
		                     "like 12 or 0.5, days like 2026-09-30, "
		                     "and true or false");
	toml_put(into, key, value);
	t->at += s.n;
	return true;
}

/* --- arrays -------------------------------------------------------------- */

static bool
array(struct toml *t, json_t *into, const char *key)
{
	json_t *list = json_array();

	toml_put(into, key, list);
	if (t->depth == EVAL_TOML_DEPTH_MOST)
		return toml_wrong(t, "lists stand at most four deep: take a "
		                     "pair of brackets away");
	t->depth++;
	t->at++;
	for (;;) {
		if (!toml_lines(t))
			return false;
		if (toml_peek(t) == ']')
			break;
		if (json_array_size(list) == EVAL_TOML_ITEMS_MOST)
			return toml_wrong(t, "a list has at most 1000 "
			                     "entries: make it shorter");
		if (!toml_value(t, list, NULL) || !toml_lines(t))
			return false;
		if (toml_peek(t) == ',')
			t->at++;
		else if (toml_peek(t) != ']')
			return toml_wrong(t, "a , or the ] that ends the list "
			                     "belongs here");
	}
	t->at++;
	t->depth--;
	return true;
}

/* There is a level of calls for each of an array within an array. */
bool
toml_value(struct toml *t, json_t *into, const char *key)
{
	struct str words = {0};

	switch (toml_peek(t)) {
	case '"':
	case '\'':
		if (!toml_string(t, &words))
			return false;
		toml_put(into, key, json_stringn(words.p, words.n));
		return true;
	case '[':
		return array(t, into, key);
	case '{':
		return toml_wrong(t, "{ is not taken: put a heading [table] "
		                     "and one key on each line below it");
	default:
		return bare(t, into, key);
	}
}
