#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DEPTH_OUT 64
#define DEPTH_IN  32

void
json_init(struct json_out *j, struct buf *buf)
{
	*j = (struct json_out){.buf = buf};
}

/* Text between quotes, with what must be escaped escaped. */
static void
put_quoted(struct buf *buf, struct str s)
{
	size_t from = 0;

	buf_char(buf, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= ' ' && c != '"' && c != '\\')
			continue;
		buf_put(buf, s.p + from, i - from);
		from = i + 1;
		if (c == '\n')
			buf_lit(buf, "\\n");
		else if (c < ' ')
			buf_print(buf, "\\u%04x", c);
		else
			buf_put(buf, (const char[]){'\\', (char)c}, 2);
	}
	if (s.n > from)
		buf_put(buf, s.p + from, s.n - from);
	buf_char(buf, '"');
}

static bool
in_array(const struct json_out *j)
{
	return (j->is_array >> (j->depth - 1) & 1) != 0;
}

/* The comma and the key; a key just where an object wants one. */
static void
begin(struct json_out *j, const char *key)
{
	bool wants_key = j->depth > 0 && !in_array(j);

	claim((key != NULL) == wants_key);
	claim(j->depth > 0 || !j->comma);
	if (j->comma)
		buf_char(j->buf, ',');
	j->comma = true;
	if (key == NULL)
		return;
	put_quoted(j->buf, str_of(key));
	buf_char(j->buf, ':');
}

static void
open_scope(struct json_out *j, const char *key, bool array)
{
	begin(j, key);
	claim(j->depth < DEPTH_OUT);
	buf_char(j->buf, array ? '[' : '{');
	j->is_array &= ~(UINT64_C(1) << j->depth);
	j->is_array |= (uint64_t)array << j->depth;
	j->depth++;
	j->comma = false;
}

void
json_out_object(struct json_out *j, const char *key)
{
	open_scope(j, key, false);
}

void
json_out_array(struct json_out *j, const char *key)
{
	open_scope(j, key, true);
}

void
json_end(struct json_out *j)
{
	claim(j->depth > 0);
	buf_char(j->buf, in_array(j) ? ']' : '}');
	j->depth--;
	j->comma = true;
}

void
json_str(struct json_out *j, const char *key, struct str v)
{
	begin(j, key);
	put_quoted(j->buf, v);
}

void
json_i64(struct json_out *j, const char *key, int64_t v)
{
	begin(j, key);
	buf_i64(j->buf, v);
}

void
json_f64(struct json_out *j, const char *key, double v)
{
	char figures[32];

	if (!isfinite(v)) {
		json_out_null(j, key);
		return;
	}
	begin(j, key);
	/* The fewest figures that read back as the same number. */
	for (int precision = 15; precision <= 17; precision++) {
		double back;

		snprintf(figures, sizeof(figures), "%.*g", precision, v);
		back = strtod(figures, NULL);
		if (back >= v && back <= v)
			break;
	}
	buf_str(j->buf, str_of(figures));
}

void
json_bool(struct json_out *j, const char *key, bool v)
{
	begin(j, key);
	buf_str(j->buf, v ? S("true") : S("false"));
}

void
json_out_null(struct json_out *j, const char *key)
{
	begin(j, key);
	buf_lit(j->buf, "null");
}

void
json_date(struct json_out *j, const char *key, struct date d)
{
	if (date_is(d))
		json_str(j, key, date_iso(j->buf->arena, d));
	else
		json_out_null(j, key);
}

void
json_instant(struct json_out *j, const char *key, struct instant at)
{
	if (instant_is(at))
		json_str(j, key, instant_iso(j->buf->arena, at));
	else
		json_out_null(j, key);
}

void
json_str_or_null(struct json_out *j, const char *key, struct str v)
{
	if (str_empty(v))
		json_out_null(j, key);
	else
		json_str(j, key, v);
}

/* Like json_f64, and "1.0" where that would write "1". */
static void
put_real(struct json_out *j, const char *key, double v)
{
	size_t from, n;

	json_f64(j, key, v);
	from = j->buf->n;
	while (from > 0 &&
	       strchr("0123456789+-.e", j->buf->p[from - 1]) != NULL)
		from--;
	n = j->buf->n - from;
	if (!j->buf->full && memchr(j->buf->p + from, '.', n) == NULL &&
	    memchr(j->buf->p + from, 'e', n) == NULL)
		buf_lit(j->buf, ".0");
}

static void
put_list(struct json_out *j, const char *key, const json_t *v)
{
	json_t *one;
	size_t i;

	json_array(j, key);
	json_array_foreach (v, i, one)
		json_value(j, NULL, one);
	json_end(j);
}

static void
put_members(struct json_out *j, const char *key, json_t *v)
{
	const char *name;
	json_t *one;

	json_object(j, key);
	json_object_foreach (v, name, one)
		json_value(j, name, one);
	json_end(j);
}

void
json_value(struct json_out *j, const char *key, json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		put_members(j, key, v);
		break;
	case JSON_ARRAY:
		put_list(j, key, v);
		break;
	case JSON_STRING:
		json_str(j, key,
		         (struct str){json_string_value(v),
		                      json_string_length(v)});
		break;
	case JSON_INTEGER:
		json_i64(j, key, json_integer_value(v));
		break;
	case JSON_REAL:
		put_real(j, key, json_real_value(v));
		break;
	case JSON_NULL:
		json_out_null(j, key);
		break;
	default:
		json_bool(j, key, json_is_true(v));
		break;
	}
}

static bool
deeper_than(json_t *json, unsigned depth)
{
	const char *key;
	json_t *value;
	size_t i;

	if (!json_is_object(json) && !json_is_array(json))
		return false;
	if (depth == 0)
		return true;
	json_object_foreach (json, key, value)
		if (deeper_than(value, depth - 1))
			return true;
	json_array_foreach (json, i, value)
		if (deeper_than(value, depth - 1))
			return true;
	return false;
}

/* What is let go when the arena goes. */
struct held {
	json_t *json;
};

static void
let_go(void *data)
{
	struct held *held = data;

	json_decref(held->json);
}

/* Anything with a member `arena` can make a fault. */
struct maker {
	struct arena *arena;
};

static const struct fault *
unreadable(const struct maker *c, const json_error_t *error)
{
	if (json_error_code(error) == json_error_duplicate_key)
		return fault_invalid(c,
		                     "A name stands twice in one JSON object");
	return fault_invalid(
	        c, "This is not JSON: see line {line}, column {column}",
	        {"line", str_print(c->arena, "%d", error->line)},
	        {"column", str_print(c->arena, "%d", error->column)});
}

const struct fault *
json_read(struct arena *arena, struct str s, json_t **out)
{
	const struct maker c = {arena};
	struct held *held = arena_keep(arena, sizeof(*held));
	json_error_t error;

	/* Registered before there is something to let go, for the deferral
	 * itself may hit the ceiling. */
	arena_defer(arena, let_go, held);
	held->json = json_loadb(s.p == NULL ? "" : s.p, s.n,
	                        JSON_REJECT_DUPLICATES, &error);
	if (held->json == NULL)
		return unreadable(&c, &error);
	if (deeper_than(held->json, DEPTH_IN))
		return fault_invalid(&c, "This JSON is nested too deeply");
	*out = held->json;
	return NULL;
}

struct str
json_get_str(const json_t *object, const char *key, bool *wrong)
{
	const json_t *value = json_object_get(object, key);

	if (value == NULL || json_is_null(value))
		return S("");
	if (json_is_string(value))
		return (struct str){json_string_value(value),
		                    json_string_length(value)};
	if (wrong != NULL)
		*wrong = true;
	return S("");
}

bool
json_get_i64(const json_t *object, const char *key, int64_t *out)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_integer(value))
		return false;
	*out = json_integer_value(value);
	return true;
}
