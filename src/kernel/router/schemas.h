/*
 * schemas.h - the shapes that capabilities state, read and checked.
 *
 * Rules kept here, each with a test of the same words:
 *   - a shape that cannot be read is a bug found at start;
 *   - a shape without a line about it is a bug found at start;
 *   - two shapes of one name are a bug found at start;
 *   - a shape that nobody states is a bug found at start;
 *   - a shape that no route reaches is a bug found at start;
 *   - a route of the API that does not say what it answers is a bug found at
 *     start;
 *   - a file that is sent to a route that takes none, or a route that takes
 *     files and is sent none, is a bug found at start;
 *   - a file inside something else that is answered is a bug found at start;
 *   - a name that a problem is given and that is no member of what is sent is
 *     a bug found at start.
 */
#ifndef KERNEL_ROUTER_SCHEMAS_H
#define KERNEL_ROUTER_SCHEMAS_H

#include "kernel/capability.h"

struct table;

/* --- schema_read.c: the notation of api_schema.h ----------------------- */

enum api_kind {
	API_STRING,
	API_INTEGER,
	API_NUMBER,
	API_BOOLEAN,
	API_DATE,
	API_DATE_TIME,
	API_OBJECT, /* with any members at all */
	API_PICTURE,
	API_SOUND,
	API_FILE,  /* a picture or a sound */
	API_WORDS, /* one of name's words, cut at | */
	API_NAMED  /* the schema of this name */
};

struct api_type {
	enum api_kind kind;
	struct str name;
	bool list;     /* of such */
	bool null;     /* or null instead of it all */
	int64_t least; /* characters or value; -1: no such end */
	int64_t most;
};

struct api_member {
	struct str name;
	bool may_lack;
	struct api_type type;
};

/* Whether a shape has members, or is one type. */
bool api_shape_has_members(struct str shape);

/* Whether a shape has a member of this name. */
bool api_shape_has(struct str shape, struct str name);

/* Whether it is a file, or one of its members is one. */
bool api_type_is_file(const struct api_type *type);
bool api_shape_has_file(struct str shape);

/* One type.  False, with *out untouched, when it is none. */
MUST_CHECK bool api_type_read(struct str s, struct api_type *out);

/* Take the next member from *rest.  False at the end; false with *broken set
 * where there is none to be read. */
MUST_CHECK bool
api_member_next(struct str *rest, struct api_member *out, bool *broken);

/* --- schema_check.c ---------------------------------------------------- */

struct schemas {
	const struct api_schema **all;
	bool *reached; /* by a route */
	size_t n;
	/* where in `all` a name stands, n where none does; a power of two */
	size_t *by_name;
	size_t names_n;
};

/* Collect and check every capability's.  BUG says what is wrong and where. */
MUST_CHECK const struct fault *
schemas_make(struct arena *arena, const struct app *app,
             const struct table *table, struct schemas *out);

/* The one of a name, or NULL. */
const struct api_schema *
schemas_find(const struct schemas *schemas, struct str name);

/* What stands at a place of a path ("crn"): its own, else an Id. */
const struct api_schema *
schemas_of_place(const struct schemas *schemas, struct str place);

/* Whether a route belongs to the API. */
bool route_is_api(const struct route *route);

/* --- openapi_schemas.c ------------------------------------------------- */

/* What may be sent as a file of this type, as in a header: "image/jpeg,
 * image/png"; and what is answered as one. */
const char *api_file_sent(const struct api_type *type);
const char *api_file_kept(const struct api_type *type);

/* The members of a type's own schema, into the object that is open. */
void api_type_put(struct json_out *j, const struct api_type *type);

/* "schemas": every one that is reached. */
void schemas_put(struct json_out *j, const struct schemas *schemas);

/* --- router_schemas.c -------------------------------------------------- */

extern const struct api_schema router_schemas[];

#endif
