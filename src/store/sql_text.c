/* sql_text.c - reading SQL just as far as needed: places and words. */
#include "store/own.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Past the end of a piece: `end` of it, `n` long, or the end of the text. */
static const char *
past_or_all(const char *p, const char *end, size_t n)
{
	return end == NULL ? p + strlen(p) : end + n;
}

const char *
text_past(const char *p)
{
	if (*p == '\'' || *p == '"')
		return past_or_all(p, strchr(p + 1, *p), 1);
	if (p[0] == '-' && p[1] == '-')
		return p + strcspn(p, "\n");
	if (p[0] == '/' && p[1] == '*')
		return past_or_all(p, strstr(p + 2, "*/"), 2);
	if (p[0] == ':' && (p[1] == ':' || p[1] == '='))
		return p + 2;
	return p;
}

/* The length of the name of a place that begins at p, or 0. */
static size_t
place_length(const char *p)
{
	size_t n = 0;

	if (*p != ':' || isdigit((unsigned char)p[1]))
		return 0;
	while (is_word(p[1 + n]))
		n++;
	return n;
}

static unsigned
place_known(const struct place *places, unsigned n, const char *p, size_t len)
{
	struct str name = {p, len};
	unsigned i = 0;

	while (i < n && !str_equal(name, places[i].name))
		i++;
	return i;
}

static enum place_kind
place_kind(struct str name)
{
	if (str_is(name, "actor"))
		return PLACE_ACTOR;
	return str_is(name, "now") ? PLACE_NOW : PLACE_ARG;
}

bool
text_places(const char *text, struct place *places, unsigned *n)
{
	*n = 0;
	for (const char *p = text; *p != '\0';) {
		const char *past = text_past(p);
		size_t len = past == p ? place_length(p) : 0;

		if (len == 0) {
			p = past == p ? p + 1 : past;
			continue;
		}
		if (place_known(places, *n, p + 1, len) == *n) {
			if (*n == PLACES_MOST)
				return false;
			places[*n].name = (struct str){p + 1, len};
			places[*n].kind = place_kind(places[*n].name);
			(*n)++;
		}
		p += 1 + len;
	}
	return true;
}

char *
text_dollars(const char *text, const struct place *places, unsigned n)
{
	char *out = own_bytes(2 * strlen(text) + 1, 1);
	char *to = out;

	for (const char *p = text; *p != '\0';) {
		const char *past = text_past(p);
		size_t len = past == p ? place_length(p) : 0;

		if (len > 0) {
			unsigned at = place_known(places, n, p + 1, len);

			/* ":x" becomes "$12" at the longest: 2 times holds */
			to += snprintf(to, 5, "$%u", at + 1);
			p += 1 + len;
			continue;
		}
		if (past == p)
			past++;
		memcpy(to, p, (size_t)(past - p));
		to += past - p;
		p = past;
	}
	*to = '\0';
	return out;
}

/* --- many rows ----------------------------------------------------------- */

/* Where the bracketed list after the word "values" begins, or NULL. */
static const char *
list_find(const char *text)
{
	for (const char *p = text; *p != '\0'; p++) {
		const char *past = text_past(p);

		if (past != p)
			p = past - 1;
		else if (strncasecmp(p, "values (", 8) == 0)
			return p + 7;
	}
	return NULL;
}

/* Past the bracket that closes the one at p. */
static const char *
list_past(const char *p)
{
	unsigned depth = 0;

	while (*p != '\0') {
		const char *past = text_past(p);

		if (past != p) {
			p = past;
			continue;
		}
		depth += *p == '(';
		depth -= *p == ')';
		p++;
		if (depth == 0)
			break;
	}
	return p;
}

/* Copy a list; a name in it gets the number of its row, but in the first. */
static char *
list_put(char *to, const char *p, const char *end, unsigned row)
{
	while (p < end) {
		const char *past = text_past(p);
		size_t len = past == p ? place_length(p) : 0;

		if (len > 0)
			past = p + 1 + len;
		else if (past == p)
			past = p + 1;
		memcpy(to, p, (size_t)(past - p));
		to += past - p;
		if (len > 0 && row > 0)
			to += snprintf(to, 4, "_%u", row);
		p = past;
	}
	return to;
}

char *
text_rows(const char *text, unsigned rows)
{
	const char *list = list_find(text);
	const char *past = list == NULL ? NULL : list_past(list);
	char *out, *to;

	if (list == NULL)
		return NULL;
	/* ":a" grows by 3 at the longest: 4 times the list holds */
	out = own_bytes(strlen(text) + rows * (4 * (size_t)(past - list) + 2),
	                1);
	memcpy(out, text, (size_t)(list - text));
	to = out + (list - text);
	for (unsigned row = 0; row < rows; row++) {
		if (row > 0) {
			*to++ = ',';
			*to++ = ' ';
		}
		to = list_put(to, list, past, row);
	}
	memcpy(to, past, strlen(past) + 1);
	return out;
}

/* --- migrations --------------------------------------------------------- */

struct writer {
	char *to;
	unsigned depth; /* of brackets */
	bool after;     /* past the closing bracket of a table */
	bool verbatim;  /* inside "-- only postgres" */
};

static bool
word_is(const char *p, size_t n, const char *word)
{
	return n == strlen(word) && strncasecmp(p, word, n) == 0;
}

static void
put(struct writer *w, const char *p, size_t n)
{
	memcpy(w->to, p, n);
	w->to += n;
}

/* A word that only SQLite has after the bracket of "create table". */
static const char *
table_option_past(const char *p, size_t n)
{
	const char *next = p + n;

	if (word_is(p, n, "strict"))
		return next;
	if (!word_is(p, n, "without"))
		return NULL;
	next += strspn(next, " \t\n");
	return strncasecmp(next, "rowid", 5) == 0 ? next + 5 : NULL;
}

/* Write one word; returns where to go on. */
static const char *
word_put(struct writer *w, const char *p)
{
	static const char *const words[][2] = {
	        {"integer", "bigint"},
	        {"blob", "bytea"},
	        {"real", "double precision"},
	};
	size_t n = 0;
	const char *past;

	while (is_word(p[n]))
		n++;
	past = w->after ? table_option_past(p, n) : NULL;
	if (past != NULL) {
		past += strspn(past, " \t\n");
		return *past == ',' ? past + 1 : past;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (word_is(p, n, words[i][0])) {
			put(w, words[i][1], strlen(words[i][1]));
			return p + n;
		}
	put(w, p, n);
	return p + n;
}

static void
bracket_note(struct writer *w, char c)
{
	if (c == '(') {
		w->depth++;
		w->after = false;
	} else if (c == ')' && w->depth > 0) {
		w->after = --w->depth == 0;
	} else if (c == ';') {
		w->after = false;
	}
}

static void
translate(struct writer *w, const char *p, const char *end)
{
	while (p < end) {
		const char *past = text_past(p);

		if (past != p) {
			past = past > end ? end : past;
			put(w, p, (size_t)(past - p));
			p = past;
		} else if (is_word(*p)) {
			p = word_put(w, p);
		} else {
			bracket_note(w, *p);
			put(w, p++, 1);
		}
	}
}

/* Which engine a "-- only ..." or "-- both" line speaks of. */
enum only { ONLY_NO_SUCH_LINE, ONLY_BOTH, ONLY_SQLITE, ONLY_POSTGRES };

static enum only
only_line(const char *p)
{
	static const struct {
		const char *line;
		enum only only;
	} lines[] = {
	        {"-- only sqlite", ONLY_SQLITE},
	        {"-- only postgres", ONLY_POSTGRES},
	        {"-- both", ONLY_BOTH},
	};

	p += strspn(p, " \t");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		size_t n = strlen(lines[i].line);

		if (strncmp(p, lines[i].line, n) == 0 && !is_word(p[n]))
			return lines[i].only;
	}
	return ONLY_NO_SUCH_LINE;
}

static const char *
line_end(const char *p)
{
	p += strcspn(p, "\n");
	return *p == '\n' ? p + 1 : p;
}

/* Where the present part ends: at the next "-- only" line, or the end. */
static const char *
part_end(const char *p)
{
	while (*p != '\0' && only_line(p) == ONLY_NO_SUCH_LINE)
		p = line_end(p);
	return p;
}

char *
text_migration(const char *text, enum engine engine)
{
	/* the longest change of a word is "real" to "double precision" */
	char *out = own_bytes(4 * strlen(text) + 1, 1);
	struct writer w = {.to = out};
	enum only only = ONLY_BOTH;
	enum only mine = engine == ENGINE_SQLITE ? ONLY_SQLITE : ONLY_POSTGRES;

	for (const char *p = text; *p != '\0';) {
		const char *end;

		if (only_line(p) != ONLY_NO_SUCH_LINE) {
			only = only_line(p);
			p = line_end(p);
			continue;
		}
		end = part_end(p);
		if (only == mine ||
		    (only == ONLY_BOTH && engine == ENGINE_SQLITE))
			put(&w, p, (size_t)(end - p));
		else if (only == ONLY_BOTH)
			translate(&w, p, end);
		p = end;
	}
	*w.to = '\0';
	return out;
}
