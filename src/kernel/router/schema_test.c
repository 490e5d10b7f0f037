/* schema_test.c - shapes of the API: how they are written, what is refused. */
#include "base/json.h"
#include "kernel/router/router_local.h"
#include "tests/test.h"

static const struct fault *
handler(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)ctx;
	(void)req;
	(void)reply;
	return NULL;
}

/* --- the notation ------------------------------------------------------- */

static struct str
type_of(struct test *t, const char *word)
{
	struct api_type type;
	struct json_out j;
	struct buf b;

	if (!api_type_read(str_of(word), &type))
		return S("refused");
	buf_init(&b, t->arena, 256);
	json_init(&j, &b);
	json_object(&j, NULL);
	api_type_put(&j, &type);
	json_end(&j);
	return buf_get(&b);
}

TEST("schema: each type of the notation is one of JSON Schema")
{
	expect_str(type_of(t, " string "), "{\"type\":\"string\"}");
	expect_str(type_of(t, "string?"), "{\"type\":[\"string\",\"null\"]}");
	expect_str(type_of(t, "boolean"), "{\"type\":\"boolean\"}");
	expect_str(type_of(t, "picture"),
	           "{\"type\":\"string\",\"format\":\"binary\"}");
	expect_str(type_of(t, "picture?"), "refused");
	expect_str(type_of(t, "[sound]"), "refused");
	expect_str(type_of(t, "file(1..2)"), "refused");
	expect_str(type_of(t, "number"), "{\"type\":\"number\"}");
	expect_str(type_of(t, "object"), "{\"type\":\"object\"}");
	expect_str(type_of(t, "date"),
	           "{\"type\":\"string\",\"format\":\"date\"}");
	expect_str(type_of(t, "date-time?"),
	           "{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}");
	expect_str(type_of(t, "[Thing]"),
	           "{\"type\":\"array\",\"items\":"
	           "{\"$ref\":\"#/components/schemas/Thing\"}}");
	expect_str(type_of(t, "[string]?"), "{\"type\":[\"array\",\"null\"],"
	                                    "\"items\":{\"type\":\"string\"}}");
	expect_str(type_of(t, "Thing?"),
	           "{\"anyOf\":[{\"$ref\":\"#/components/schemas/Thing\"},"
	           "{\"type\":\"null\"}]}");
	expect_str(type_of(t, "yes|could_not|no-one"),
	           "{\"type\":\"string\",\"enum\":"
	           "[\"yes\",\"could_not\",\"no-one\"]}");
	expect_str(type_of(t, "yes|no?"),
	           "{\"type\":[\"string\",\"null\"],\"enum\":"
	           "[\"yes\",\"no\",null]}");
}

TEST("schema: a range is of characters or of values, and may be open")
{
	expect_str(type_of(t, "string(1..40)"),
	           "{\"type\":\"string\",\"minLength\":1,\"maxLength\":40}");
	expect_str(type_of(t, "string(..40)"),
	           "{\"type\":\"string\",\"maxLength\":40}");
	expect_str(type_of(t, "integer(0..)"),
	           "{\"type\":\"integer\",\"minimum\":0}");
	expect_str(type_of(t, "[integer(1..2)]"),
	           "{\"type\":\"array\",\"items\":"
	           "{\"type\":\"integer\",\"minimum\":1,\"maximum\":2}}");
}

TEST("schema: what is no type of the notation is refused")
{
	static const char *const wrong[] = {"",
	                                    "?",
	                                    "text",
	                                    "String|",
	                                    "|no",
	                                    "yes||no",
	                                    "yes|yes",
	                                    "[string",
	                                    "string]",
	                                    "[]",
	                                    "[[string]]",
	                                    "string??",
	                                    "string(",
	                                    "string()",
	                                    "string(..",
	                                    "string(1.40)",
	                                    "string(a..)",
	                                    "string(2..1)",
	                                    "string(-1..)",
	                                    "date(1..2)",
	                                    "Thing(1..)",
	                                    "Thing thing",
	                                    "Th_ing",
	                                    "yes|n o",
	                                    "string(1..2)x"};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_str(type_of(t, wrong[i]), "refused");
}

TEST("schema: a member is a name and a type, and may be left out")
{
	struct str rest = S("crn: Crn, more?: boolean?,n:[integer]");
	struct api_member m;
	bool broken;

	expect_true(api_member_next(&rest, &m, &broken));
	expect_str(m.name, "crn");
	expect_false(m.may_lack);
	expect_str(m.type.name, "Crn");
	expect_true(api_member_next(&rest, &m, &broken));
	expect_str(m.name, "more");
	expect_true(m.may_lack);
	expect_true(m.type.null);
	expect_true(api_member_next(&rest, &m, &broken));
	expect_str(m.name, "n");
	expect_true(m.type.list);
	expect_false(api_member_next(&rest, &m, &broken));
	expect_false(broken);
}

/* --- what is refused at start ------------------------------------------- */

static const struct fault *
made(struct test *t, const struct route *routes, const struct api_schema *own)
{
	struct capability *c = arena_new(t->arena, struct capability, 2);
	const struct capability **all =
	        arena_new(t->arena, const struct capability *, 3);
	struct app *app = arena_new(t->arena, struct app, 1);
	struct table table;
	struct schemas schemas;

	c[0].name = "router";
	c[0].schemas = router_schemas;
	c[0].routes = router_routes;
	c[1].name = "test";
	c[1].schemas = own;
	c[1].routes = routes;
	all[0] = &c[0];
	all[1] = &c[1];
	app->capabilities = all;
	expect_ok(table_make(t->arena, app, &table));
	return schemas_make(t->arena, app, &table, &schemas);
}

#define API(...) \
	{ \
		.path = "/api/things/:thing", .handler = handler, \
		.summary = "Things", __VA_ARGS__ \
	}

/* A route that answers a Thing, and this is what a Thing is. */
static const struct fault *
thing(struct test *t, struct api_schema is)
{
	static const struct route routes[] = {API(.api_response = "Thing"),
	                                      ROUTES_END};
	struct api_schema *own = arena_new(t->arena, struct api_schema, 2);

	own[0] = is;
	if (own[0].name == NULL)
		own[0].name = "Thing";
	return made(t, routes, own);
}

static void
expect_bug(const struct fault *fault, const char *says)
{
	expect_log("bug", says);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_has(str_of(fault->detail), says);
}

TEST("schema: a shape that cannot be read is a bug found at start")
{
	static const char *const wrong[] = {
	        "",
	        "id",
	        "Id",
	        "id: Id,",
	        "id: Id; name: string",
	        "id: text",
	        "id Id, name: string",
	        "a b: string",
	        "9: string",
	        "?: string",
	        ": string",
	};
	static const char *const good[] = {
	        "id: Id",
	        "id: Id, name?: string(1..40)?, at: date-time",
	        "integer(0..7)",
	        "yes|no",
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_bug(thing(t, (struct api_schema){.shape = wrong[i],
		                                        .says = "A thing"}),
		           "a shape that cannot be read: Thing");
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		expect_ok(thing(t, (struct api_schema){.shape = good[i],
		                                       .says = "A thing"}));
}

TEST("schema: a pattern is of text and of nothing else")
{
	expect_ok(thing(t, (struct api_schema){.shape = "string",
	                                       .pattern = "^a$",
	                                       .says = "A thing"}));
	expect_bug(thing(t, (struct api_schema){.shape = "integer",
	                                        .pattern = "^a$",
	                                        .says = "A thing"}),
	           "cannot be read");
	expect_bug(thing(t, (struct api_schema){.shape = "id: Id",
	                                        .pattern = "^a$",
	                                        .says = "A thing"}),
	           "cannot be read");
}

TEST("schema: a member that stands in a shape twice is a bug found at start")
{
	expect_bug(thing(t, (struct api_schema){.shape = "id: Id, x: string, "
	                                                 "id?: string",
	                                        .says = "A thing"}),
	           "a member stands here twice: Thing");
}

TEST("schema: a shape without a line about it is a bug found at start")
{
	expect_bug(thing(t, (struct api_schema){.shape = "id: Id"}),
	           "without a line about it: Thing");
	expect_bug(thing(t, (struct api_schema){.shape = "id: Id", .says = ""}),
	           "without a line about it: Thing");
}

TEST("schema: it has a shape or a list of words, and a name with a capital")
{
	static const char *const words[] = {"", "a", "b", NULL};
	static const struct route routes[] = {API(.api_response = "thing"),
	                                      ROUTES_END};
	static const struct api_schema small[] = {
	        {.name = "thing", .shape = "id: Id", .says = "A thing"},
	        API_SCHEMAS_END};

	expect_ok(thing(t, (struct api_schema){.words = words,
	                                       .says = "A thing"}));
	expect_bug(thing(t, (struct api_schema){.words = words,
	                                        .shape = "a|b",
	                                        .says = "A thing"}),
	           "one of them: Thing");
	expect_bug(thing(t, (struct api_schema){.says = "A thing"}),
	           "one of them: Thing");
	expect_bug(made(t, routes, small), "this is no name of a shape: thing");
}

TEST("schema: two shapes of one name are a bug found at start")
{
	expect_bug(thing(t, (struct api_schema){.name = "Page",
	                                        .shape = "id: Id",
	                                        .says = "Another page"}),
	           "two shapes of one name: Page");
}

TEST("schema: a shape that nobody states is a bug found at start")
{
	static const struct route answer[] = {API(.api_response = "Nobodys"),
	                                      ROUTES_END};
	static const struct route request[] = {API(.method = POST,
	                                           .api_response = "Id",
	                                           .api_request = "Nobodys"),
	                                       ROUTES_END};
	static const struct route query[] = {API(.api_response = "Id",
	                                         .api_query = "q?: Nobodys"),
	                                     ROUTES_END};

	expect_bug(made(t, answer, NULL), "nobody states what this names: GET");
	expect_bug(made(t, request, NULL),
	           "nobody states what this names: POST /api/things/:thing");
	expect_bug(made(t, query, NULL), "nobody states what this names: GET");
	expect_bug(thing(t, (struct api_schema){.shape = "id: [Nobodys]?",
	                                        .says = "A thing"}),
	           "nobody states what this names: Thing");
}

TEST("schema: a shape that no route reaches is a bug found at start")
{
	static const struct route routes[] = {API(.api_response = "One"),
	                                      ROUTES_END};
	static const struct api_schema own[] = {
	        {.name = "One", .shape = "two: [Two]", .says = "One"},
	        {.name = "Two", .shape = "one: One?", .says = "Two"},
	        {.name = "Three", .shape = "one: One", .says = "Three"},
	        API_SCHEMAS_END};
	struct api_schema *reached = arena_new(t->arena, struct api_schema, 3);

	reached[0] = own[0];
	reached[1] = own[1];
	expect_ok(made(t, routes, reached));
	expect_bug(made(t, routes, own), "no route reaches this shape: Three");
	expect_bug(made(t, NULL, own), "no route reaches this shape: One");
}

TEST("schema: a route of the API that does not say what it answers is a bug "
     "found at start")
{
	static const struct route silent[] = {API(.form = NULL), ROUTES_END};
	static const struct route gone[] = {API(.method = DELETE), ROUTES_END};

	expect_bug(made(t, silent, NULL),
	           "this does not say what it answers: GET /api/things/:thing");
	expect_ok(made(t, gone, NULL));
}

/* An operation that is sent and answers these, and takes files or not. */
static const struct fault *
sent(struct test *t, const char *asked, const char *answered, bool upload,
     const char *names)
{
	struct route *routes = arena_new(t->arena, struct route, 2);
	struct api_schema *own = arena_new(t->arena, struct api_schema, 3);

	routes[0] =
	        (struct route)API(.method = POST,
	                          .api_request = asked == NULL ? NULL : "Sent",
	                          .api_response = "Thing", .upload = upload,
	                          .api_names = names);
	own[0] = (struct api_schema){
	        .name = "Thing", .shape = answered, .says = "A thing"};
	if (asked != NULL)
		own[1] = (struct api_schema){
		        .name = "Sent", .shape = asked, .says = "Sent"};
	return made(t, routes, own);
}

TEST("schema: a file that is sent to a route that takes none, or a route that "
     "takes files and is sent none, is a bug found at start")
{
	const char *const says = "a file that is not taken, or none that could "
	                         "be: POST /api/things/:thing";

	expect_ok(sent(t, "picture: picture, words: string", "id: Id", true,
	               NULL));
	expect_bug(sent(t, "picture: picture", "id: Id", false, NULL), says);
	expect_bug(sent(t, "words: string", "id: Id", true, NULL), says);
	expect_bug(sent(t, NULL, "id: Id", true, NULL), says);
	expect_bug(sent(t, "picture", "id: Id", true, NULL), says);
	expect_bug(sent(t, "any: file", "id: Id", true, NULL), says);
}

TEST("schema: a file inside something else that is answered is a bug found at "
     "start")
{
	const char *const says = "a file inside an answer: POST";

	expect_ok(sent(t, "n: integer", "file", false, NULL));
	expect_ok(sent(t, "n: integer", "sound", false, NULL));
	expect_bug(sent(t, "n: integer", "id: Id, picture: picture", false,
	                NULL),
	           says);
}

TEST("schema: a name that a problem is given and that is no member of what is "
     "sent is a bug found at start")
{
	const char *const says = "a name that is no member: POST";

	expect_ok(sent(t, "n: integer, at: date", "id: Id", false,
	               "count=n, when_*=at"));
	expect_bug(sent(t, "n: integer", "id: Id", false, "count=m"), says);
	expect_bug(sent(t, "n: integer", "id: Id", false, "count"), says);
	expect_bug(sent(t, NULL, "id: Id", false, "count=n"),
	           "names of nothing that is sent: POST");
}

TEST("schema: questions are single values")
{
	static const char *const wrong[] = {
	        "q", "q: [string]",     "q?: string?", "q: object",
	        "",  "q: string, q: Id"};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct route *routes = arena_new(t->arena, struct route, 2);

		routes[0] = (struct route)API(.api_response = "Id",
		                              .api_query = wrong[i]);
		expect_bug(made(t, routes, NULL), "GET /api/things/:thing");
		routes[0].api_query = "q?: string, n: PageNumber";
		expect_ok(made(t, routes, NULL));
	}
}

TEST("schema: a page has no shapes of the API")
{
	static const struct route page[] = {{.path = "/things",
	                                     .handler = handler,
	                                     .summary = "Things",
	                                     .api_response = "Id"},
	                                    ROUTES_END};

	expect_bug(made(t, page, NULL), "no route of the API: GET /things");
}

TEST("schema: an API without its shape of an error is a bug found at start")
{
	static const struct route routes[] = {{.path = "/api/things",
	                                       .handler = handler,
	                                       .summary = "Things",
	                                       .api_response = "Thing"},
	                                      ROUTES_END};
	static const struct api_schema own[] = {
	        {.name = "Thing", .shape = "n: integer", .says = "A thing"},
	        API_SCHEMAS_END};
	const struct capability c = {
	        .name = "test", .routes = routes, .schemas = own};
	const struct capability *const all[] = {&c, NULL};
	const struct app app = {.capabilities = all};
	struct table table;
	struct schemas schemas;

	expect_ok(table_make(t->arena, &app, &table));
	expect_bug(schemas_make(t->arena, &app, &table, &schemas),
	           "nobody states what this names: GET /api/things");
}
