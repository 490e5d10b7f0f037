/*
 * eval_toml.h - the part of TOML that a plan is written in, as JSON.
 *
 * Tables and arrays of tables with one name, bare or quoted keys, strings on
 * one line, whole and decimal numbers, true and false, days, arrays over
 * several lines, comments.  A day becomes a string.  Nothing else is taken.
 *
 * Rules kept here, each with a test of the same words:
 *   - what is not taken is refused with its line and column, and a way out;
 *   - a key that stands twice is refused;
 *   - a plan that is too long or too deep is refused.
 */
#ifndef INSIGHT_EVAL_TOML_H
#define INSIGHT_EVAL_TOML_H

#include <jansson.h>

#include "base/fault.h"

#define EVAL_TOML_BYTES_MOST ((size_t)256 * 1024)
#define EVAL_TOML_DEPTH_MOST 4    /* arrays within arrays */
#define EVAL_TOML_ITEMS_MOST 1000 /* of an array, or tables of one name */
#define EVAL_TOML_KEYS_MOST  8000 /* of a file */
#define EVAL_TOML_KEY_MOST   64   /* bytes of a key */
#define EVAL_TOML_WORDS_MOST 4000 /* bytes of a string */

/* Where a key stands. */
struct eval_toml_place {
	const json_t *table;
	struct str key; /* empty: the table's own heading */
	int line, column;
};

struct eval_toml {
	json_t *root; /* goes with the arena */
	struct eval_toml_place *places;
	size_t places_n, places_room;
};

/* Read a text; INVALID says line, column, what is wrong and what to do. */
MUST_CHECK const struct fault *
eval_toml_read(struct arena *arena, struct str text, struct eval_toml *out);

/* Where a key of a table (or, empty, its heading) stands; NULL: nowhere. */
const struct eval_toml_place *
eval_toml_place(const struct eval_toml *toml, const json_t *table,
                struct str key);

#endif
