/* openapi_test.c - the description of the API says what its rows say. */
#include "base/json.h"
#include "kernel/router/router_world_test.h"

static json_t *
described(struct test *t)
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, NULL, "/api/openapi.json");
	json_t *all;

	expect_equal(reply.status, 200);
	expect_ok(json_read(t->arena, reply.body, &all));
	return all;
}

/* What is at a path of member names with > between them, as text. */
static struct str
at(struct test *t, const json_t *json, const char *path)
{
	struct str rest = str_of(path), name;
	char *words;
	size_t n;

	while (json != NULL && str_split(&rest, '>', &name)) {
		int64_t place;

		if (json_is_array(json) && str_i64(name, &place))
			json = json_array_get(json, (size_t)place);
		else
			json = json_object_get(json, str_c(t->arena, name));
	}
	if (json == NULL)
		return S("nothing");
	n = json_dumpb(json, NULL, 0, JSON_COMPACT | JSON_ENCODE_ANY);
	words = arena_bytes(t->arena, n + 1, 1);
	json_dumpb(json, words, n, JSON_COMPACT | JSON_ENCODE_ANY);
	return (struct str){words, n};
}

#define THINGS "paths>/api/t/things>"
#define PERSON "paths>/api/t/person/{id}>"

TEST("openapi: a shape is required members, and no others may be there")
{
	json_t *all = described(t);

	expect_str(at(t, all, "components>schemas>Thing"),
	           "{\"description\":\"A thing\",\"type\":\"object\","
	           "\"additionalProperties\":false,\"required\":[\"id\"],"
	           "\"properties\":{\"id\":"
	           "{\"$ref\":\"#/components/schemas/Id\"}}}");
	expect_str(at(t, all, "components>schemas>ThingTitle>required"), "[]");
	expect_str(at(t, all, "components>schemas>Page>required"),
	           "[\"size\",\"number\",\"totalElements\",\"totalPages\"]");
	expect_str(at(t, all, "components>schemas>Page>properties>more"),
	           "{\"type\":\"boolean\"}");
	expect_str(at(t, all, "components>schemas>Id>pattern"),
	           "\"^[0-9A-HJKMNP-TV-Z]{13}$\"");
}

TEST("openapi: a shape that is shared stands there only when it is reached")
{
	json_t *all = described(t);

	expect_str(at(t, all, "components>schemas>Version"), "nothing");
	expect_has(at(t, all, "components>schemas>PageSize"), "200");
}

TEST("openapi: places, questions and keys are parameters")
{
	json_t *all = described(t);

	expect_str(at(t, all, PERSON "get>parameters"),
	           "[{\"name\":\"id\",\"in\":\"path\",\"required\":true,"
	           "\"schema\":{\"$ref\":\"#/components/schemas/Id\"}}]");
	expect_str(at(t, all, THINGS "get>parameters>1"),
	           "{\"name\":\"size\",\"in\":\"query\",\"required\":false,"
	           "\"schema\":{\"$ref\":\"#/components/schemas/PageSize\"}}");
	expect_str(at(t, all, THINGS "get>parameters>2"), "nothing");
	expect_str(at(t, all, THINGS "post>parameters"),
	           "[{\"name\":\"Idempotency-Key\",\"in\":\"header\","
	           "\"required\":true,\"schema\":{\"type\":\"string\","
	           "\"minLength\":1,\"maxLength\":200}}]");
	expect_str(at(t, all, THINGS "patch>parameters>0>name"),
	           "\"If-Match\"");
}

TEST("openapi: the errors of an operation follow from its row")
{
	json_t *all = described(t);

	expect_str(at(t, all, THINGS "get>responses>401>$ref"),
	           "\"#/components/responses/NotSignedIn\"");
	expect_str(at(t, all, THINGS "get>responses>404"), "nothing");
	expect_str(at(t, all, THINGS "get>responses>409"), "nothing");
	expect_str(at(t, all, THINGS "get>responses>422"), "nothing");
	expect_has(at(t, all, PERSON "get>responses>404"), "NotFound");
	expect_has(at(t, all, THINGS "post>responses>201"), "Thing");
	expect_str(at(t, all, THINGS "post>responses>200"), "nothing");
	expect_has(at(t, all, THINGS "post>responses>409"), "Conflict");
	expect_has(at(t, all, THINGS "post>responses>422"), "Refused");
	expect_has(at(t, all, THINGS "post>responses>413"), "TooLarge");
	expect_str(at(t, all, THINGS "post>responses>428"), "nothing");
	expect_has(at(t, all, THINGS "patch>responses>200"), "Thing");
	expect_has(at(t, all, THINGS "patch>responses>428"), "Precondition");
	expect_str(at(t, all, "paths>/api/openapi.json>get>responses>401"),
	           "nothing");
	expect_has(at(t, all, "components>responses>TooOften"), "Retry-After");
	expect_has(at(t, all, "components>responses>NotFound"),
	           "#/components/schemas/Error");
}

TEST("openapi: an operation is done with a token, or with a session and, for a "
     "change, the token of its forms")
{
	json_t *all = described(t);

	expect_str(at(t, all, THINGS "get>security"),
	           "[{\"bearer\":[\"see_people\"]},"
	           "{\"session\":[\"see_people\"]}]");
	expect_str(at(t, all, THINGS "post>security"),
	           "[{\"bearer\":[\"see_people\"]},"
	           "{\"session\":[\"see_people\"],\"form_token\":[]}]");
	expect_str(at(t, all, "paths>/api/openapi.json>get>security"), "[]");
	expect_str(at(t, all, "components>securitySchemes>session>name"),
	           "\"md_session\"");
}

TEST("openapi: files are sent in a form of parts, each of the kinds that are "
     "read")
{
	json_t *all = described(t);

	expect_str(at(t, all, "paths>/api/t/pictures>post>requestBody"),
	           "{\"required\":true,\"content\":{\"multipart/form-data\":"
	           "{\"schema\":{\"$ref\":\"#/components/schemas/ThingPicture"
	           "\"},\"encoding\":{\"picture\":{\"contentType\":"
	           "\"image/jpeg, image/png\"},\"sound\":{\"contentType\":"
	           "\"audio/wav, audio/flac, audio/ogg, audio/mpeg\"}}}}}");
	expect_has(at(t, all, "components>schemas>ThingPicture"),
	           "\"picture\":{\"type\":\"string\",\"format\":\"binary\"}");
}

TEST("openapi: a file is an answer by itself, of the kinds that are kept")
{
	json_t *all = described(t);

	expect_str(at(t, all,
	              "paths>/api/t/pictures>get>responses>200>content"),
	           "{\"image/jpeg\":{\"schema\":{\"$ref\":"
	           "\"#/components/schemas/ThingSeen\"}}}");
	expect_str(at(t, all, "paths>/api/t/files>get>responses>200>content"),
	           "{\"image/jpeg\":{\"schema\":{\"$ref\":"
	           "\"#/components/schemas/ThingFile\"}},\"audio/mpeg\":"
	           "{\"schema\":{\"$ref\":"
	           "\"#/components/schemas/ThingFile\"}}}");
}

TEST("openapi: what is sent is described where something is sent")
{
	json_t *all = described(t);

	expect_has(at(t, all, THINGS "post>requestBody"), "ThingTitle");
	expect_str(at(t, all, THINGS "get>requestBody"), "nothing");
}
