/*
 * eval_toml.c - lines, keys and tables.
 */
#include "insight/evaluation/eval_toml.h"

#include <string.h>

#include "base/utf8.h"
#include "insight/evaluation/eval_toml_local.h"

/* --- where we are -------------------------------------------------------- */

static int
at(const struct toml *t, size_t i)
{
	return i < t->text.n ? (unsigned char)t->text.p[i] : -1;
}

int
toml_peek(const struct toml *t)
{
	return at(t, t->at);
}

int
toml_after(const struct toml *t)
{
	return at(t, t->at + 1);
}

bool
toml_wrong(struct toml *t, const char *why)
{
	if (t->wrong == NULL)
		t->wrong = fault_invalid(
		        t, "Line {line}, column {column}: {why}",
		        {"line", str_print(t->arena, "%d", t->line)},
		        {"column",
		         str_print(t->arena, "%zu", t->at - t->line_at + 1)},
		        {"why", str_of(why)});
	return false;
}

void
toml_blanks(struct toml *t)
{
	while (toml_peek(t) == ' ' || toml_peek(t) == '\t')
		t->at++;
}

/* To the end of a comment, if one stands here. */
static bool
comment(struct toml *t)
{
	int c;

	if (toml_peek(t) != '#')
		return true;
	while ((c = toml_peek(t)) != -1 && c != '\n' && c != '\r') {
		if ((c < ' ' && c != '\t') || c == 0x7f)
			return toml_wrong(t, "a comment holds a character "
			                     "that cannot be seen: take it "
			                     "out");
		t->at++;
	}
	return true;
}

/* Past the end of a line; false where none stands. */
static bool
line_end(struct toml *t)
{
	if (toml_peek(t) == '\r' && toml_after(t) == '\n')
		t->at++;
	if (toml_peek(t) != '\n')
		return false;
	t->at++;
	t->line++;
	t->line_at = t->at;
	return true;
}

bool
toml_lines(struct toml *t)
{
	do {
		toml_blanks(t);
		if (!comment(t))
			return false;
	} while (line_end(t));
	return true;
}

/* What comes after a heading or a value: a comment, and the line's end. */
static bool
rest_of_line(struct toml *t)
{
	toml_blanks(t);
	if (!comment(t))
		return false;
	if (toml_peek(t) == -1 || line_end(t))
		return true;
	return toml_wrong(t, "something stands after the end of this: begin "
	                     "a new line");
}

/* --- keys ---------------------------------------------------------------- */

static bool
is_bare(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool
key_read(struct toml *t, struct str *out)
{
	size_t from = t->at;

	toml_blanks(t);
	if (toml_peek(t) == '"' || toml_peek(t) == '\'') {
		if (!toml_string(t, out))
			return false;
	} else {
		from = t->at;
		while (is_bare(toml_peek(t)))
			t->at++;
		*out = str_slice(t->text, from, t->at - from);
	}
	if (out->n == 0 || out->n > EVAL_TOML_KEY_MOST) {
		t->at = from;
		return toml_wrong(t, "a key is 1 to 64 letters, figures, - "
		                     "or _, as in: title = \"words\"");
	}
	toml_blanks(t);
	if (toml_peek(t) == '.')
		return toml_wrong(t, "a key with a point is not taken: put a "
		                     "heading [table] above and the key "
		                     "below it");
	return true;
}

/* Keep where a key stands. */
static bool
place_keep(struct toml *t, const json_t *table, struct str key, size_t from)
{
	struct eval_toml *out = t->out;

	if (out->places_n == EVAL_TOML_KEYS_MOST)
		return toml_wrong(t, "a plan has at most 8000 keys: make it "
		                     "shorter");
	if (out->places_n == out->places_room) {
		size_t room = out->places_room * 2 + 64;

		out->places =
		        arena_grow(t->arena, out->places,
		                   out->places_room * sizeof(*out->places),
		                   room * sizeof(*out->places));
		out->places_room = room;
	}
	out->places[out->places_n++] = (struct eval_toml_place){
	        .table = table,
	        .key = key,
	        .line = t->line,
	        .column = (int)(from - t->line_at + 1)};
	return true;
}

static bool
pair(struct toml *t, json_t *table)
{
	size_t from = t->at;
	struct str key;
	char *name;

	if (table == t->out->root)
		return toml_wrong(t, "a [heading] belongs above this");
	if (!key_read(t, &key) || !place_keep(t, table, key, from))
		return false;
	name = str_c(t->arena, key);
	if (json_object_get(table, name) != NULL) {
		t->at = from;
		return toml_wrong(t, "this key stands twice here: keep one "
		                     "of the two");
	}
	if (toml_peek(t) != '=')
		return toml_wrong(t, "an = belongs here, as in: title = "
		                     "\"words\"");
	t->at++;
	toml_blanks(t);
	return toml_value(t, table, name) && rest_of_line(t);
}

/* --- tables -------------------------------------------------------------- */

void
toml_put(json_t *into, const char *key, json_t *value)
{
	claim(value != NULL);
	claim((key == NULL ? json_array_append_new(into, value)
	                   : json_object_set_new(into, key, value)) == 0);
}

/* A further table of [[name]]. */
static bool
table_again(struct toml *t, const char *name, json_t **table)
{
	json_t *list = json_object_get(t->out->root, name);

	if (list == NULL) {
		list = json_array();
		toml_put(t->out->root, name, list);
	}
	if (!json_is_array(list))
		return toml_wrong(t, "this stands as [table] already: give "
		                     "it one or two brackets everywhere");
	if (json_array_size(list) == EVAL_TOML_ITEMS_MOST)
		return toml_wrong(t, "there are more than 1000 of these: "
		                     "take some out");
	*table = json_object();
	toml_put(list, NULL, *table);
	return true;
}

static bool
table_once(struct toml *t, const char *name, json_t **table)
{
	if (json_object_get(t->out->root, name) != NULL)
		return toml_wrong(t, "this heading stands twice: put its keys "
		                     "together, or use [[two brackets]] for "
		                     "several of a kind");
	*table = json_object();
	toml_put(t->out->root, name, *table);
	return true;
}

/* "]" or "]]". */
static bool
heading_end(struct toml *t, bool many)
{
	if (toml_peek(t) != ']')
		return toml_wrong(t, "a ] belongs here");
	t->at++;
	if (!many)
		return true;
	if (toml_peek(t) != ']')
		return toml_wrong(t, "a second ] belongs here");
	t->at++;
	return true;
}

static bool
heading(struct toml *t, json_t **table)
{
	size_t from = t->at;
	bool many = toml_after(t) == '[';
	struct str key;
	char *name;

	t->at += many ? 2 : 1;
	if (!key_read(t, &key) || !heading_end(t, many))
		return false;
	name = str_c(t->arena, key);
	if (!(many ? table_again(t, name, table) : table_once(t, name, table)))
		return false;
	return place_keep(t, *table, S(""), from) && rest_of_line(t);
}

/* --- a whole text -------------------------------------------------------- */

static void
let_go(void *data)
{
	json_t **held = data;

	json_decref(*held);
}

static bool
lines(struct toml *t)
{
	json_t *table = t->out->root;

	if (str_starts(t->text, S("\xEF\xBB\xBF")))
		t->at = t->line_at = 3;
	for (;;) {
		if (!toml_lines(t))
			return false;
		if (toml_peek(t) == -1)
			return true;
		if (!(toml_peek(t) == '[' ? heading(t, &table)
		                          : pair(t, table)))
			return false;
	}
}

static bool
all(struct toml *t)
{
	size_t bad = 0;

	if (t->text.n > EVAL_TOML_BYTES_MOST)
		return toml_wrong(t, "a plan is at most 256 KiB long: is this "
		                     "the right file?");
	if (utf8_check(t->text, &bad))
		return lines(t);
	for (; t->at < bad; t->at++)
		if (t->text.p[t->at] == '\n') {
			t->line++;
			t->line_at = t->at + 1;
		}
	return toml_wrong(t, "this is not UTF-8 text: save the file as UTF-8");
}

const struct fault *
eval_toml_read(struct arena *arena, struct str text, struct eval_toml *out)
{
	struct toml t = {.arena = arena, .text = text, .line = 1, .out = out};
	json_t **held = arena_keep(arena, sizeof(json_t *));

	*out = (struct eval_toml){0};
	arena_defer(arena, let_go, held);
	out->root = *held = json_object();
	claim(out->root != NULL);
	return all(&t) ? NULL : t.wrong;
}

const struct eval_toml_place *
eval_toml_place(const struct eval_toml *toml, const json_t *table,
                struct str key)
{
	for (size_t i = 0; i < toml->places_n; i++)
		if (toml->places[i].table == table &&
		    str_equal(toml->places[i].key, key))
			return &toml->places[i];
	return NULL;
}
