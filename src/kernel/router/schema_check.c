/*
 * schema_check.c - every shape that is stated, named and reached.
 */
#include "kernel/router/router_local.h"
#include "kernel/router/schemas.h"

bool
route_is_api(const struct route *route)
{
	return str_starts(str_of(route->path), S("/api/"));
}

static const struct fault *
schema_bug(struct arena *arena, const char *why, struct str where)
{
	struct str s = str_print(arena, "%s: %.*s", why, STR_ARG(where));

	return fault_bug_at(arena, str_c(arena, s), __FILE__, __LINE__);
}

/* Where in `by_name` this name stands, or would. */
static size_t *
name_place(const struct schemas *schemas, struct str name)
{
	size_t i = (size_t)(str_hash(name) >> 32) & (schemas->names_n - 1);

	while (schemas->by_name[i] < schemas->n &&
	       !str_is(name, schemas->all[schemas->by_name[i]]->name))
		i = (i + 1) & (schemas->names_n - 1);
	return &schemas->by_name[i];
}

/* The first of this name, or schemas->n. */
static size_t
place_of(const struct schemas *schemas, struct str name)
{
	return *name_place(schemas, name);
}

const struct api_schema *
schemas_find(const struct schemas *schemas, struct str name)
{
	size_t i = place_of(schemas, name);

	return i < schemas->n ? schemas->all[i] : NULL;
}

const struct api_schema *
schemas_of_place(const struct schemas *schemas, struct str place)
{
	for (size_t i = 0; i < schemas->n; i++)
		if (schemas->all[i]->place != NULL &&
		    str_is(place, schemas->all[i]->place))
			return schemas->all[i];
	return schemas_find(schemas, S("Id"));
}

/* --- collecting --------------------------------------------------------- */

/* At most half of it is filled, so that each search ends. */
static void
names_make(struct arena *arena, struct schemas *schemas)
{
	schemas->names_n = 16;
	while (schemas->names_n < 2 * schemas->n)
		schemas->names_n *= 2;
	schemas->by_name = arena_new(arena, size_t, schemas->names_n);
	for (size_t i = 0; i < schemas->names_n; i++)
		schemas->by_name[i] = schemas->n;
	for (size_t i = 0; i < schemas->n; i++) {
		size_t *place =
		        name_place(schemas, str_of(schemas->all[i]->name));

		if (*place == schemas->n)
			*place = i;
	}
}

static void
schemas_collect(struct arena *arena, const struct app *app, struct schemas *out)
{
	const struct capability *const *c = app->capabilities;
	const struct api_schema *s;
	size_t n = 0;

	for (; *c != NULL; c++)
		for (s = (*c)->schemas; s != NULL && s->name != NULL; s++)
			n++;
	out->all = arena_new(arena, const struct api_schema *, n + 1);
	out->reached = arena_new(arena, bool, n + 1);
	out->n = 0;
	for (c = app->capabilities; *c != NULL; c++)
		for (s = (*c)->schemas; s != NULL && s->name != NULL; s++)
			out->all[out->n++] = s;
	names_make(arena, out);
}

/* --- one shape by itself ------------------------------------------------ */

/* A name twice, or a name of nobody. */
static const struct fault *
member_check(struct arena *arena, const struct schemas *schemas,
             const struct api_member *member, struct str later,
             struct str where)
{
	struct api_member other;
	bool broken;

	if (member->type.kind == API_NAMED &&
	    schemas_find(schemas, member->type.name) == NULL)
		return schema_bug(arena, "nobody states what this names",
		                  where);
	while (api_member_next(&later, &other, &broken))
		if (str_equal(member->name, other.name))
			return schema_bug(arena, "a member stands here twice",
			                  where);
	return NULL;
}

static const struct fault *
members_check(struct arena *arena, const struct schemas *schemas,
              struct str shape, struct str where)
{
	struct str rest = shape;
	struct api_member member;
	bool broken;

	while (api_member_next(&rest, &member, &broken))
		TRY(member_check(arena, schemas, &member, rest, where));
	if (broken)
		return schema_bug(arena, "a shape that cannot be read", where);
	return NULL;
}

static bool
name_good(const char *name)
{
	struct api_type type;

	return api_type_read(str_of(name), &type) && type.kind == API_NAMED &&
	       !type.null && !type.list;
}

static const struct fault *
shape_check(struct arena *arena, const struct schemas *schemas,
            const struct api_schema *s, struct str where)
{
	struct str shape = str_of(s->shape);
	struct api_type type;

	if (api_shape_has_members(shape) && s->pattern == NULL)
		return members_check(arena, schemas, shape, where);
	if (!api_type_read(shape, &type) || type.kind == API_NAMED ||
	    (s->pattern != NULL && (type.kind != API_STRING || type.list)))
		return schema_bug(arena, "a shape that cannot be read", where);
	return NULL;
}

static const struct fault *
schema_check(struct arena *arena, const struct schemas *schemas, size_t at)
{
	const struct api_schema *s = schemas->all[at];
	struct str where = str_of(s->name);

	if (!name_good(s->name))
		return schema_bug(arena, "this is no name of a shape", where);
	if (place_of(schemas, where) != at)
		return schema_bug(arena, "two shapes of one name", where);
	if (str_empty(str_of(s->says)))
		return schema_bug(arena, "a shape without a line about it",
		                  where);
	if ((s->shape == NULL) == (s->words == NULL))
		return schema_bug(arena, "a shape or words, one of them",
		                  where);
	if (s->shape == NULL)
		return NULL;
	return shape_check(arena, schemas, s, where);
}

/* --- routes, and what they reach ---------------------------------------- */

static void
reach(struct schemas *schemas, struct str name)
{
	size_t at = place_of(schemas, name);
	struct api_member member;
	struct str rest;
	bool broken;

	if (at == schemas->n || schemas->reached[at])
		return;
	schemas->reached[at] = true;
	rest = str_of(schemas->all[at]->shape);
	if (!api_shape_has_members(rest))
		return;
	while (api_member_next(&rest, &member, &broken))
		if (member.type.kind == API_NAMED)
			reach(schemas, member.type.name);
}

static const struct fault *
name_reach(struct arena *arena, struct schemas *schemas, struct str name,
           struct str where)
{
	if (schemas_find(schemas, name) == NULL)
		return schema_bug(arena, "nobody states what this names",
		                  where);
	reach(schemas, name);
	return NULL;
}

/* A question is a value, never a list or an object. */
static const struct fault *
query_reach(struct arena *arena, struct schemas *schemas, struct str query,
            struct str where)
{
	struct api_member member;
	bool broken;

	TRY(members_check(arena, schemas, query, where));
	while (api_member_next(&query, &member, &broken)) {
		if (member.type.list || member.type.null ||
		    member.type.kind == API_OBJECT)
			return schema_bug(arena, "a shape that cannot be read",
			                  where);
		if (member.type.kind == API_NAMED)
			reach(schemas, member.type.name);
	}
	return NULL;
}

static const struct fault *
places_reach(struct arena *arena, struct schemas *schemas, struct str path)
{
	struct str rest = path, part;

	while (str_split(&rest, '/', &part)) {
		const struct api_schema *s;

		if (part.n < 2 || part.p[0] != ':')
			continue;
		s = schemas_of_place(schemas, str_slice(part, 1, part.n));
		if (s == NULL)
			return schema_bug(arena, "nobody states this place",
			                  path);
		reach(schemas, str_of(s->name));
	}
	return NULL;
}

/* Members, and of each file whether it is a picture or a sound. */
static bool
parts_good(struct str shape)
{
	struct api_member member;
	bool broken;

	if (!api_shape_has_members(shape))
		return false;
	while (api_member_next(&shape, &member, &broken))
		if (member.type.kind == API_FILE)
			return false;
	return true;
}

/* Files go where they can be: see api_schema.h. */
static const struct fault *
files_check(struct arena *arena, const struct schemas *schemas,
            const struct route *route, struct str where)
{
	struct str asked = S(""), answered = S("");

	if (route->api_request != NULL)
		asked = str_of(schemas_find(schemas, str_of(route->api_request))
		                       ->shape);
	if (route->api_response != NULL)
		answered = str_of(
		        schemas_find(schemas, str_of(route->api_response))
		                ->shape);
	if (api_shape_has_file(asked) != route->upload ||
	    (route->upload && !parts_good(asked)))
		return schema_bug(arena,
		                  "a file that is not taken, or none "
		                  "that could be",
		                  where);
	if (api_shape_has_members(answered) && api_shape_has_file(answered))
		return schema_bug(arena, "a file inside an answer", where);
	return NULL;
}

bool
api_shape_has(struct str shape, struct str name)
{
	struct api_member member;
	bool broken;

	while (api_member_next(&shape, &member, &broken))
		if (str_equal(member.name, name))
			return true;
	return false;
}

/* A name for problems is a member of what is sent. */
static const struct fault *
names_check(struct arena *arena, const struct schemas *schemas,
            const struct route *route, struct str where)
{
	struct str rest = str_of(route->api_names), one, shape;

	if (str_empty(rest))
		return NULL;
	if (route->api_request == NULL)
		return schema_bug(arena, "names of nothing that is sent",
		                  where);
	shape = str_of(
	        schemas_find(schemas, str_of(route->api_request))->shape);
	while (str_split(&rest, ',', &one)) {
		size_t at = str_find(one, '=');

		if (at == one.n ||
		    !api_shape_has(shape,
		                   str_trim(str_slice(one, at + 1, one.n))))
			return schema_bug(arena, "a name that is no member",
			                  where);
	}
	return NULL;
}

/* What it is sent, answers and is asked. */
static const struct fault *
shapes_reach(struct arena *arena, struct schemas *schemas,
             const struct route *route, struct str where)
{
	if (route->api_request != NULL)
		TRY(name_reach(arena, schemas, str_of(route->api_request),
		               where));
	if (route->api_response != NULL)
		TRY(name_reach(arena, schemas, str_of(route->api_response),
		               where));
	if (route->api_query != NULL)
		TRY(query_reach(arena, schemas, str_of(route->api_query),
		                where));
	TRY(files_check(arena, schemas, route, where));
	return names_check(arena, schemas, route, where);
}

static const struct fault *
route_reach(struct arena *arena, struct schemas *schemas,
            const struct route *route)
{
	struct str where = str_print(arena, "%s %s", method_word(route->method),
	                             route->path);

	if (!route_is_api(route)) {
		if (route->api_request != NULL || route->api_response != NULL ||
		    route->api_query != NULL || route->api_names != NULL)
			return schema_bug(arena, "no route of the API", where);
		return NULL;
	}
	if (route->api_response == NULL && route->method != DELETE)
		return schema_bug(arena, "this does not say what it answers",
		                  where);
	TRY(shapes_reach(arena, schemas, route, where));
	TRY(name_reach(arena, schemas, S("Error"), where));
	return places_reach(arena, schemas, str_of(route->path));
}

const struct fault *
schemas_make(struct arena *arena, const struct app *app,
             const struct table *table, struct schemas *out)
{
	schemas_collect(arena, app, out);
	for (size_t i = 0; i < out->n; i++)
		TRY(schema_check(arena, out, i));
	for (size_t i = 0; i < table->all_n; i++)
		TRY(route_reach(arena, out, table->all[i]));
	for (size_t i = 0; i < out->n; i++)
		if (!out->reached[i] && !out->all[i]->shared)
			return schema_bug(arena, "no route reaches this shape",
			                  str_of(out->all[i]->name));
	return NULL;
}
