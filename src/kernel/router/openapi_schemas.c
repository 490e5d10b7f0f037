/*
 * openapi_schemas.c - shapes in the words of JSON Schema, as OpenAPI 3.1 has
 * them.
 */
#include "base/json.h"
#include "kernel/router/schemas.h"

/* As kernel/media reads them, and as it keeps them. */
const char *
api_file_sent(const struct api_type *type)
{
	return type->kind == API_SOUND
	               ? "audio/wav, audio/flac, audio/ogg, audio/mpeg"
	               : "image/jpeg, image/png";
}

const char *
api_file_kept(const struct api_type *type)
{
	return type->kind == API_SOUND ? "audio/mpeg" : "image/jpeg";
}

static void
ref_put(struct json_out *j, struct str name)
{
	json_str(j, "$ref",
	         str_print(j->buf->arena, "#/components/schemas/%.*s",
	                   STR_ARG(name)));
}

/* "type": one word, or that and "null". */
static void
type_put(struct json_out *j, const char *word, bool null)
{
	if (!null) {
		json_str(j, "type", str_of(word));
		return;
	}
	json_array(j, "type");
	json_str(j, NULL, str_of(word));
	json_str(j, NULL, S("null"));
	json_end(j);
}

static void
end_put(struct json_out *j, const char *key, int64_t v)
{
	if (v >= 0)
		json_i64(j, key, v);
}

static void
words_put(struct json_out *j, struct str words, bool null)
{
	struct str word;

	type_put(j, "string", null);
	json_array(j, "enum");
	while (str_split(&words, '|', &word))
		json_str(j, NULL, word);
	if (null)
		json_null(j, NULL);
	json_end(j);
}

static void
named_put(struct json_out *j, struct str name, bool null)
{
	if (!null) {
		ref_put(j, name);
		return;
	}
	json_array(j, "anyOf");
	json_object(j, NULL);
	ref_put(j, name);
	json_end(j);
	json_object(j, NULL);
	json_str(j, "type", S("null"));
	json_end(j);
	json_end(j);
}

static void
plain_put(struct json_out *j, const struct api_type *type, bool null)
{
	static const char *const words[] = {
	        [API_STRING] = "string", [API_INTEGER] = "integer",
	        [API_NUMBER] = "number", [API_BOOLEAN] = "boolean",
	        [API_DATE] = "string",   [API_DATE_TIME] = "string",
	        [API_OBJECT] = "object", [API_PICTURE] = "string",
	        [API_SOUND] = "string",  [API_FILE] = "string",
	};

	type_put(j, words[type->kind], null);
	if (api_type_is_file(type))
		json_str(j, "format", S("binary"));
	if (type->kind == API_DATE)
		json_str(j, "format", S("date"));
	if (type->kind == API_DATE_TIME)
		json_str(j, "format", S("date-time"));
	if (type->kind == API_STRING) {
		end_put(j, "minLength", type->least);
		end_put(j, "maxLength", type->most);
	}
	if (type->kind == API_INTEGER) {
		end_put(j, "minimum", type->least);
		end_put(j, "maximum", type->most);
	}
}

static void
one_put(struct json_out *j, const struct api_type *type, bool null)
{
	if (type->kind == API_NAMED)
		named_put(j, type->name, null);
	else if (type->kind == API_WORDS)
		words_put(j, type->name, null);
	else
		plain_put(j, type, null);
}

void
api_type_put(struct json_out *j, const struct api_type *type)
{
	if (!type->list) {
		one_put(j, type, type->null);
		return;
	}
	type_put(j, "array", type->null);
	json_object(j, "items");
	one_put(j, type, false);
	json_end(j);
}

/* --- whole schemas ------------------------------------------------------ */

static void
members_put(struct json_out *j, struct str shape)
{
	struct str rest = shape;
	struct api_member member;
	bool broken;

	json_str(j, "type", S("object"));
	json_bool(j, "additionalProperties", false);
	json_array(j, "required");
	while (api_member_next(&rest, &member, &broken))
		if (!member.may_lack)
			json_str(j, NULL, member.name);
	json_end(j);
	json_object(j, "properties");
	while (api_member_next(&shape, &member, &broken)) {
		json_object(j, str_c(j->buf->arena, member.name));
		api_type_put(j, &member.type);
		json_end(j);
	}
	json_end(j);
}

static void
list_put(struct json_out *j, const char *const *words)
{
	json_str(j, "type", S("string"));
	json_array(j, "enum");
	for (; *words != NULL; words++)
		if (**words != '\0')
			json_str(j, NULL, str_of(*words));
	json_end(j);
}

static void
schema_put(struct json_out *j, const struct api_schema *s)
{
	struct str shape = str_of(s->shape);
	struct api_type type;

	json_object(j, s->name);
	json_str(j, "description", str_of(s->says));
	if (s->words != NULL)
		list_put(j, s->words);
	else if (api_shape_has_members(shape))
		members_put(j, shape);
	else if (api_type_read(shape, &type))
		api_type_put(j, &type);
	if (s->pattern != NULL)
		json_str(j, "pattern", str_of(s->pattern));
	json_end(j);
}

void
schemas_put(struct json_out *j, const struct schemas *schemas)
{
	json_object(j, "schemas");
	for (size_t i = 0; i < schemas->n; i++)
		if (schemas->reached[i])
			schema_put(j, schemas->all[i]);
	json_end(j);
}
