/*
 * openapi.c - the description of the API, made from the routes themselves.
 *
 * Each operation says which permission it needs and what can come back; the
 * schemas that routes name are open objects, since the tables hold no more.
 */
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

static bool
is_api(const struct route *route)
{
	return str_starts(str_of(route->path), S("/api/"));
}

static void
schema_ref(struct json_out *j, struct arena *arena, const char *name)
{
	json_object(j, "schema");
	if (name != NULL)
		json_str(j, "$ref",
		         str_print(arena, "#/components/schemas/%s", name));
	else
		json_str(j, "type", S("object"));
	json_end(j);
}

static void
content_json(struct json_out *j, struct arena *arena, const char *name)
{
	json_object(j, "content");
	json_object(j, "application/json");
	schema_ref(j, arena, name);
	json_end(j);
	json_end(j);
}

static void
parameter(struct json_out *j, struct str name, const char *in)
{
	json_object(j, NULL);
	json_str(j, "name", name);
	json_str(j, "in", str_of(in));
	json_bool(j, "required", true);
	json_object(j, "schema");
	json_str(j, "type", S("string"));
	json_end(j);
	json_end(j);
}

static void
parameters_json(struct json_out *j, const struct route *route)
{
	struct str rest = str_of(route->path);
	struct str part;

	json_array(j, "parameters");
	while (str_split(&rest, '/', &part))
		if (part.n > 1 && part.p[0] == ':')
			parameter(j, str_slice(part, 1, part.n), "path");
	if (route->method == POST && !route->no_key)
		parameter(j, S("Idempotency-Key"), "header");
	json_end(j);
}

static void
response_json(struct json_out *j, struct arena *arena, const char *status,
              const char *says, const char *schema)
{
	json_object(j, status);
	json_str(j, "description", str_of(says));
	content_json(j, arena, schema);
	json_end(j);
}

static void
responses_json(struct json_out *j, struct arena *arena,
               const struct route *route)
{
	bool open = route->permission == CAN_OPEN;
	bool reads = route->method == GET;

	json_object(j, "responses");
	response_json(j, arena, route->method == POST ? "201" : "200",
	              "It worked", route->api_response);
	response_json(j, arena, "400", "What was sent cannot be read", "Error");
	if (!open) {
		response_json(j, arena, "401", "Not signed in", "Error");
		response_json(j, arena, "403", "No permission", "Error");
	}
	response_json(j, arena, "404", "Not there, or out of reach", "Error");
	if (!reads) {
		response_json(j, arena, "409",
		              "Changed meanwhile, or a key used for other "
		              "content",
		              "Error");
		response_json(j, arena, "422", "A rule says no", "Error");
	}
	response_json(j, arena, "429", "Asked too often", "Error");
	json_end(j);
}

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

static void
operation_json(struct json_out *j, struct arena *arena,
               const struct route *route)
{
	struct str word = str_of(permission_word(route->permission));

	json_object(j, str_c(arena, str_lower(arena, str_of(method_word(
	                                                     route->method)))));
	json_str(j, "operationId", operation_id(arena, route));
	json_str(j, "summary", str_of(route->summary));
	json_str(j, "x-permission", word);
	json_array(j, "security");
	if (route->permission != CAN_OPEN) {
		json_object(j, NULL);
		json_array(j, "bearer");
		json_str(j, NULL, word);
		json_end(j);
		json_end(j);
	}
	json_end(j);
	parameters_json(j, route);
	if (route->method != GET && route->method != DELETE) {
		json_object(j, "requestBody");
		json_bool(j, "required", true);
		content_json(j, arena, route->api_request);
		json_end(j);
	}
	responses_json(j, arena, route);
	json_end(j);
}

static void
paths_json(struct json_out *j, const struct table *table, struct arena *arena)
{
	json_object(j, "paths");
	for (size_t i = 0; i < table->addresses_n; i++) {
		const struct address_of_routes *a = &table->addresses[i];
		bool begun = false;

		for (int m = 0; m < METHODS; m++) {
			const struct route *route = a->routes[m];

			if (route == NULL || !is_api(route))
				continue;
			if (!begun)
				json_object(j, str_c(arena,
				                     path_shown(arena,
				                                route->path)));
			begun = true;
			operation_json(j, arena, route);
		}
		if (begun)
			json_end(j);
	}
	json_end(j);
}

/* --- components -------------------------------------------------------- */

static void
property(struct json_out *j, const char *name, const char *type)
{
	json_object(j, name);
	json_str(j, "type", str_of(type));
	json_end(j);
}

static void
error_schema(struct json_out *j)
{
	json_object(j, "Error");
	json_str(j, "type", S("object"));
	json_array(j, "required");
	json_str(j, NULL, S("status"));
	json_str(j, NULL, S("errorCode"));
	json_str(j, NULL, S("userMessage"));
	json_str(j, NULL, S("developerMessage"));
	json_end(j);
	json_object(j, "properties");
	property(j, "status", "integer");
	property(j, "errorCode", "string");
	property(j, "userMessage", "string");
	property(j, "developerMessage", "string");
	property(j, "reference", "string");
	property(j, "problems", "array");
	json_end(j);
	json_end(j);
}

/* Whether an earlier route, or this one's other name, has named it. */
static bool
named_before(const struct table *table, size_t at, const char *name)
{
	for (size_t i = 0; i < at; i++) {
		const struct route *r = table->all[i];

		if ((r->api_request != NULL &&
		     str_is(str_of(name), r->api_request)) ||
		    (r->api_response != NULL &&
		     str_is(str_of(name), r->api_response)))
			return true;
	}
	return false;
}

static void
schema_json(struct json_out *j, const char *name)
{
	json_object(j, name);
	json_str(j, "type", S("object"));
	json_end(j);
}

static void
schemas_json(struct json_out *j, const struct table *table)
{
	json_object(j, "schemas");
	error_schema(j);
	for (size_t i = 0; i < table->all_n; i++) {
		const char *in = table->all[i]->api_request;
		const char *out = table->all[i]->api_response;

		if (in != NULL && !named_before(table, i, in))
			schema_json(j, in);
		if (out != NULL && !named_before(table, i, out) &&
		    (in == NULL || !str_is(str_of(out), in)))
			schema_json(j, out);
	}
	json_end(j);
}

static void
components_json(struct json_out *j, const struct table *table)
{
	json_object(j, "components");
	json_object(j, "securitySchemes");
	json_object(j, "bearer");
	json_str(j, "type", S("http"));
	json_str(j, "scheme", S("bearer"));
	json_str(j, "description",
	         S("A token made by an administrator or by `mydirection user "
	           "token`; it acts within its owner's reach."));
	json_end(j);
	json_end(j);
	schemas_json(j, table);
	json_end(j);
}

const struct fault *
get_openapi(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct table *table = &ctx->turn->router->table;
	struct json_out j;

	(void)req;
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "openapi", S("3.1.0"));
	json_object(&j, "info");
	json_str(&j, "title", S("My Direction"));
	json_str(&j, "version", str_of(ctx->app->version));
	json_end(&j);
	json_array(&j, "servers");
	json_object(&j, NULL);
	json_str(&j, "url", str_of(ctx->app->base_url));
	json_end(&j);
	json_end(&j);
	paths_json(&j, table, ctx->arena);
	components_json(&j, table);
	json_end(&j);
	return NULL;
}
