/*
 * eval_toml_local.h - shared by the files that read TOML.
 */
#ifndef INSIGHT_EVAL_TOML_LOCAL_H
#define INSIGHT_EVAL_TOML_LOCAL_H

#include "insight/evaluation/eval_toml.h"

/* A place in the text; after the first thing wrong nothing more is read. */
struct toml {
	struct arena *arena;
	struct str text;
	size_t at, line_at;
	int line;
	unsigned depth;
	const struct fault *wrong;
	struct eval_toml *out;
};

/* What stands there, or -1 at the end; the one after it. */
int toml_peek(const struct toml *t);
int toml_after(const struct toml *t);

/* Note what is wrong at this place, the first time; hands back false. */
MUST_CHECK bool toml_wrong(struct toml *t, const char *why);

/* Past blanks; past blanks, comments and ends of lines. */
void toml_blanks(struct toml *t);
MUST_CHECK bool toml_lines(struct toml *t);

/* One value, in a table (key) or at the end of an array (key NULL). */
MUST_CHECK bool toml_value(struct toml *t, json_t *into, const char *key);

/* A string in either kind of quotes. */
MUST_CHECK bool toml_string(struct toml *t, struct str *out);

/* Put a new value into a table or an array. */
void toml_put(json_t *into, const char *key, json_t *value);

#endif
