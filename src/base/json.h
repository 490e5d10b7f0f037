/*
 * json.h - a scope-checked writer, and reading through jansson.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/fault.h"

struct json_out {
	struct buf *buf;
	unsigned depth;
	uint64_t is_array; /* a bit a level */
	bool comma;
};

/* Begin one document at the end of a buffer. */
void json_init(struct json_out *j, struct buf *buf);
/*
 * key is NULL inside an array and at the top.  jansson has functions of three
 * of these names, so ours are spelled differently for the linker.
 */
#define json_object(j, key) json_out_object((j), (key))
#define json_array(j, key)  json_out_array((j), (key))
#define json_null(j, key)   json_out_null((j), (key))
void json_out_object(struct json_out *j, const char *key);
void json_out_array(struct json_out *j, const char *key);
void json_out_null(struct json_out *j, const char *key);
void json_end(struct json_out *j);
void json_str(struct json_out *j, const char *key, struct str v);
void json_i64(struct json_out *j, const char *key, int64_t v);
void json_f64(struct json_out *j, const char *key, double v);
void json_bool(struct json_out *j, const char *key, bool v);
/* "2026-11-24", or null when there is none. */
void json_date(struct json_out *j, const char *key, struct date d);
void json_instant(struct json_out *j, const char *key, struct instant at);
/* A string, or null when it is empty. */
void json_str_or_null(struct json_out *j, const char *key, struct str v);
/*
 * A value that was read, with all that is in it, so that reading it again
 * gives an equal one (json_equal) in the same order: a real stays a real.
 */
void json_value(struct json_out *j, const char *key, json_t *v);

/*
 * Read one document: an object or array, duplicate keys and depth over 32
 * refused.  Released when the arena goes.  INVALID says where it went wrong.
 */
MUST_CHECK const struct fault *
json_read(struct arena *arena, struct str s, json_t **out);

/* A member as text; empty when absent or null; *wrong set when not text. */
struct str json_get_str(const json_t *object, const char *key, bool *wrong);
MUST_CHECK bool
json_get_i64(const json_t *object, const char *key, int64_t *out);

#endif
