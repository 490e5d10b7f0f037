/*
 * openapi.c - the description of the API, made from the routes themselves and
 * the shapes that capabilities state (kernel/api_schema.h).
 *
 * Which errors an operation may answer follows from its row as what the router
 * does with it follows: nobody writes them down, so nobody forgets one.
 */
#include "kernel/identity/identity.h"
#include "kernel/router/router_local.h"

/* "/api/people/:crn" as "/api/people/{crn}". */
static struct str
path_shown(struct arena *arena, const char *path)
{
	struct buf b;
	bool place = false;

	buf_init(&b, arena, 1024);
	for (; *path != '\0'; path++) {
		if (*path == ':') {
			place = true;
			buf_char(&b, '{');
			continue;
		}
		if (*path == '/' && place) {
			place = false;
			buf_char(&b, '}');
		}
		buf_char(&b, *path);
	}
	if (place)
		buf_char(&b, '}');
	return buf_get(&b);
}

/* One kind of content, open: the schema of this name. */
static void
kind_open(struct json_out *j, const char *kind, const char *name)
{
	struct api_type type = {.kind = API_NAMED, .name = str_of(name)};

	json_object(j, kind);
	json_object(j, "schema");
	api_type_put(j, &type);
	json_end(j);
}

static void
kind_json(struct json_out *j, const char *kind, const char *name)
{
	kind_open(j, kind, name);
	json_end(j);
}

static void
content_json(struct json_out *j, const char *name)
{
	json_object(j, "content");
	kind_json(j, "application/json", name);
	json_end(j);
}

/* What an operation answers: JSON, or a file of the kinds that are kept. */
static void
answer_json(struct json_out *j, const struct schemas *schemas, const char *name)
{
	struct str shape = str_of(schemas_find(schemas, str_of(name))->shape);
	struct api_type type;

	if (api_shape_has_members(shape) || !api_type_read(shape, &type) ||
	    !api_type_is_file(&type)) {
		content_json(j, name);
		return;
	}
	json_object(j, "content");
	kind_json(j, api_file_kept(&type), name);
	if (type.kind == API_FILE)
		kind_json(j,
		          api_file_kept(&(struct api_type){.kind = API_SOUND}),
		          name);
	json_end(j);
}

static void
body_json(struct json_out *j, const struct schemas *schemas, const char *name)
{
	(void)schemas;
	content_json(j, name);
}

/* A form of parts, and which kinds of file each takes. */
static void
parts_json(struct json_out *j, const struct schemas *schemas, const char *name)
{
	struct str shape = str_of(schemas_find(schemas, str_of(name))->shape);
	struct api_member member;
	bool broken;

	json_object(j, "content");
	kind_open(j, "multipart/form-data", name);
	json_object(j, "encoding");
	while (api_member_next(&shape, &member, &broken)) {
		if (!api_type_is_file(&member.type))
			continue;
		json_object(j, str_c(j->buf->arena, member.name));
		json_str(j, "contentType", str_of(api_file_sent(&member.type)));
		json_end(j);
	}
	json_end(j);
	json_end(j);
	json_end(j);
}

/* --- what is asked ----------------------------------------------------- */

static void
parameter(struct json_out *j, struct str name, const char *in, bool required,
          const struct api_type *type)
{
	json_object(j, NULL);
	json_str(j, "name", name);
	json_str(j, "in", str_of(in));
	json_bool(j, "required", required);
	json_object(j, "schema");
	api_type_put(j, type);
	json_end(j);
	json_end(j);
}

static void
place_parameters(struct json_out *j, const struct schemas *schemas,
                 const struct route *route)
{
	struct str rest = str_of(route->path);
	struct str part;

	while (str_split(&rest, '/', &part)) {
		struct api_type type = {.kind = API_NAMED};
		struct str name = str_slice(part, 1, part.n);

		if (part.n < 2 || part.p[0] != ':')
			continue;
		type.name = str_of(schemas_of_place(schemas, name)->name);
		parameter(j, name, "path", true, &type);
	}
}

static bool
changes(const struct route *route)
{
	return route->method != GET;
}

/* A change of what was read before names the version it was made from. */
static bool
needs_match(const struct route *route)
{
	return route->method == PATCH || route->method == PUT;
}

static void
parameters_json(struct json_out *j, const struct schemas *schemas,
                const struct route *route)
{
	const struct api_type key = {
	        .kind = API_STRING, .least = 1, .most = 200};
	struct str rest = str_of(route->api_query);
	struct api_member member;
	bool broken;

	json_array(j, "parameters");
	place_parameters(j, schemas, route);
	while (api_member_next(&rest, &member, &broken))
		parameter(j, member.name, "query", !member.may_lack,
		          &member.type);
	if (route->method == POST && !route->no_key)
		parameter(j, S("Idempotency-Key"), "header", true, &key);
	if (needs_match(route))
		parameter(j, S("If-Match"), "header", true, &key);
	json_end(j);
}

/* --- what is answered -------------------------------------------------- */

/* Whether a route's row lets it answer so. */
static bool
not_open(const struct route *route)
{
	return route->permission != CAN_OPEN;
}

static bool
not_open_or_changes(const struct route *route)
{
	return not_open(route) || changes(route);
}

/* What is looked for may not be there: a place of the path, or oneself. */
static bool
looks_for_one(const struct route *route)
{
	return route->permission == CAN_SEE_OWN ||
	       route->permission == CAN_WRITE_OWN ||
	       str_has(str_of(route->path), S("/:"));
}

struct answer {
	int status;
	const char *name;
	const char *says;
	bool (*given)(const struct route *route); /* NULL: by any */
	bool wait; /* it says after how many seconds to try again */
};

static const struct answer answers[] = {
        {400, "Invalid", "What was sent cannot be read", NULL, false},
        {401, "NotSignedIn", "Not signed in", not_open, false},
        {403, "NotPermitted", "No permission, or not from this session",
         not_open_or_changes, false},
        {404, "NotFound", "Not there, or out of reach", looks_for_one, false},
        {409, "Conflict",
         "Changed meanwhile, or a key that was used for other content", changes,
         false},
        {413, "TooLarge", "What was sent is too large", changes, false},
        {415, "WrongType", "This kind of content is not taken here", changes,
         false},
        {422, "Refused", "A rule says no", changes, false},
        {428, "PreconditionRequired",
         "If-Match is missing: read it again, then send its ETag", needs_match,
         false},
        {429, "TooOften", "Asked too often", NULL, true},
        {500, "Bug", "A fault of the service; nothing was saved", NULL, false},
        {503, "Unavailable", "Not now: nothing was saved", NULL, true},
};

#define ANSWERS_N (sizeof(answers) / sizeof(answers[0]))

static void
responses_json(struct json_out *j, const struct schemas *schemas,
               const struct route *route)
{
	json_object(j, "responses");
	json_object(j, route->method == POST ? "201" : "200");
	json_str(j, "description", S("It worked"));
	if (route->api_response != NULL)
		answer_json(j, schemas, route->api_response);
	json_end(j);
	for (size_t i = 0; i < ANSWERS_N; i++) {
		struct arena *arena = j->buf->arena;

		if (answers[i].given != NULL && !answers[i].given(route))
			continue;
		json_object(j, str_c(arena, str_print(arena, "%d",
		                                      answers[i].status)));
		json_str(j, "$ref",
		         str_print(arena, "#/components/responses/%s",
		                   answers[i].name));
		json_end(j);
	}
	json_end(j);
}

static void
wait_json(struct json_out *j)
{
	const struct api_type seconds = {
	        .kind = API_INTEGER, .least = 1, .most = -1};

	json_object(j, "headers");
	json_object(j, "Retry-After");
	json_str(j, "description", S("Seconds to wait"));
	json_object(j, "schema");
	api_type_put(j, &seconds);
	json_end(j);
	json_end(j);
	json_end(j);
}

/* The answers that any operation may give, once for all. */
static void
answers_json(struct json_out *j)
{
	json_object(j, "responses");
	for (size_t i = 0; i < ANSWERS_N; i++) {
		json_object(j, answers[i].name);
		json_str(j, "description", str_of(answers[i].says));
		if (answers[i].wait)
			wait_json(j);
		content_json(j, "Error");
		json_end(j);
	}
	json_end(j);
}

/* --- operations -------------------------------------------------------- */

static struct str
operation_id(struct arena *arena, const struct route *route)
{
	struct buf b;
	const char *p = route->path;

	buf_init(&b, arena, 256);
	buf_str(&b, str_lower(arena, str_of(method_word(route->method))));
	for (; *p != '\0'; p++)
		buf_char(&b, (*p >= 'a' && *p <= 'z') ? *p : '_');
	return buf_get(&b);
}

/* By a token, or by a session, whose changes carry its token for forms. */
static void
security_json(struct json_out *j, const struct route *route)
{
	struct str word = str_of(permission_word(route->permission));

	json_array(j, "security");
	for (int session = 0; session < 2 && route->permission != CAN_OPEN;
	     session++) {
		json_object(j, NULL);
		json_array(j, session ? "session" : "bearer");
		json_str(j, NULL, word);
		json_end(j);
		if (session && changes(route)) {
			json_array(j, "form_token");
			json_end(j);
		}
		json_end(j);
	}
	json_end(j);
}

static void
operation_json(struct json_out *j, struct arena *arena,
               const struct schemas *schemas, const struct route *route)
{
	json_object(j, str_c(arena, str_lower(arena, str_of(method_word(
	                                                     route->method)))));
	json_str(j, "operationId", operation_id(arena, route));
	json_str(j, "summary", str_of(route->summary));
	json_str(j, "x-permission", str_of(permission_word(route->permission)));
	security_json(j, route);
	parameters_json(j, schemas, route);
	if (route->api_request != NULL) {
		json_object(j, "requestBody");
		json_bool(j, "required", true);
		(route->upload ? parts_json : body_json)(j, schemas,
		                                         route->api_request);
		json_end(j);
	}
	responses_json(j, schemas, route);
	json_end(j);
}

static void
path_json(struct json_out *j, struct arena *arena,
          const struct schemas *schemas, const struct address_of_routes *a)
{
	bool begun = false;

	for (int m = 0; m < METHODS; m++) {
		const struct route *route = a->routes[m];

		if (route == NULL || !route_is_api(route))
			continue;
		if (!begun)
			json_object(j, str_c(arena,
			                     path_shown(arena, route->path)));
		begun = true;
		operation_json(j, arena, schemas, route);
	}
	if (begun)
		json_end(j);
}

static void
paths_json(struct json_out *j, const struct router *router, struct arena *arena)
{
	json_object(j, "paths");
	for (size_t i = 0; i < router->table.addresses_n; i++)
		path_json(j, arena, &router->schemas,
		          &router->table.addresses[i]);
	json_end(j);
}

/* --- components -------------------------------------------------------- */

static void
api_key_json(struct json_out *j, const char *key, const char *in,
             const char *name, const char *says)
{
	json_object(j, key);
	json_str(j, "type", S("apiKey"));
	json_str(j, "in", str_of(in));
	json_str(j, "name", str_of(name));
	json_str(j, "description", str_of(says));
	json_end(j);
}

static void
security_schemes_json(struct json_out *j, const struct app *app)
{
	json_object(j, "securitySchemes");
	json_object(j, "bearer");
	json_str(j, "type", S("http"));
	json_str(j, "scheme", S("bearer"));
	json_str(j, "description",
	         S("A token made by an administrator or by `mydirection user "
	           "token`; it acts within its owner's reach."));
	json_end(j);
	api_key_json(j, "session", "cookie",
	             app->secure ? IDENTITY_COOKIE_SECURE : IDENTITY_COOKIE,
	             "The session of somebody signed in; never together with a "
	             "token.");
	api_key_json(
	        j, "form_token", "header", "X-CSRF-Token",
	        "With a session, for each change: the token that its forms "
	        "carry.");
	json_end(j);
}

static void
info_json(struct json_out *j, const struct app *app)
{
	json_object(j, "info");
	json_str(j, "title", S("My Direction"));
	json_str(j, "version", str_of(app->version));
	json_str(j, "description",
	         S("Member names are the columns of the caseload files. Each "
	           "operation needs the permission that its security names; "
	           "whose records one sees is decided by reach, and a record "
	           "out of reach is answered like one that is not there."));
	json_object(j, "license");
	json_str(j, "name", S("MIT"));
	json_str(j, "identifier", S("MIT"));
	json_end(j);
	json_end(j);
}

const struct fault *
get_openapi(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct router *router = ctx->turn->router;
	struct json_out j;

	(void)req;
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "openapi", S("3.1.0"));
	info_json(&j, ctx->app);
	json_array(&j, "servers");
	json_object(&j, NULL);
	json_str(&j, "url", str_of(ctx->app->base_url));
	json_end(&j);
	json_end(&j);
	paths_json(&j, router, ctx->arena);
	json_object(&j, "components");
	security_schemes_json(&j, ctx->app);
	answers_json(&j);
	schemas_put(&j, &router->schemas);
	json_end(&j);
	json_end(&j);
	return NULL;
}
