/*
 * form_json.c - reading a file, and writing it again.
 */
#include "practice/strengths/form.h"

#include <string.h>

#include "base/utf8.h"

/* Anything with a member `arena` can make a fault. */
struct reading {
	struct arena *arena;
	struct form_doc *doc;
	size_t parts; /* options and values so far */
};

static struct str
text_of(const json_t *value)
{
	if (!json_is_string(value))
		return S("");
	return (struct str){json_string_value(value),
	                    json_string_length(value)};
}

/* A code as it is named in a sentence: it may be of any length. */
static struct str
named(struct str code)
{
	size_t n = code.n < 80 ? code.n : 80;

	while (n < code.n && ((unsigned char)code.p[n] & 0xc0) == 0x80)
		n--;
	return str_slice(code, 0, n);
}

/* --- members of an answer ---------------------------------------------- */

static const struct fault *
read_text(const struct reading *r, const struct form_answer *a,
          const char *member, struct str *out)
{
	const json_t *value = json_object_get(a->json, member);

	if (value != NULL && !json_is_null(value) && !json_is_string(value))
		return fault_invalid(r,
		                     "The {member} of the answer {code} is not "
		                     "text",
		                     {"member", str_of(member)},
		                     {"code", named(a->code)});
	*out = text_of(value);
	return NULL;
}

/* A list of text (objects false) or of objects; null is no list. */
static const struct fault *
read_list(struct reading *r, const struct form_answer *a, const char *member,
          bool objects, const json_t **out)
{
	const json_t *list = json_object_get(a->json, member);
	const json_t *one;
	size_t i;

	if (list == NULL || json_is_null(list))
		return NULL;
	if (!json_is_array(list))
		return fault_invalid(r,
		                     "The {member} of the answer {code} are no "
		                     "list",
		                     {"member", str_of(member)},
		                     {"code", named(a->code)});
	r->parts += json_array_size(list);
	if (r->parts > FORM_PARTS_MOST)
		return fault_invalid(r, "This file holds more options and "
		                        "values than an assessment can have");
	json_array_foreach (list, i, one)
		if (objects ? !json_is_object(one) : !json_is_string(one))
			return fault_invalid(
			        r,
			        "Something in the {member} of the answer "
			        "{code} is of the wrong kind",
			        {"member", str_of(member)},
			        {"code", named(a->code)});
	*out = list;
	return NULL;
}

static const struct fault *
read_options(const struct reading *r, const struct form_answer *a)
{
	const json_t *one;
	size_t i;

	json_array_foreach (a->options, i, one) {
		bool wrong = false;

		(void)json_get_str(one, "value", &wrong);
		(void)json_get_str(one, "text", &wrong);
		if (wrong)
			return fault_invalid(
			        r,
			        "An option of the answer {code} has a value "
			        "or words that are not text",
			        {"code", named(a->code)});
	}
	return NULL;
}

static const struct fault *
read_answer(struct reading *r, struct str code, json_t *json,
            struct form_answer *out)
{
	struct form_answer a = {.code = code, .json = json};

	if (!json_is_object(json))
		return fault_invalid(r,
		                     "The answer {code} is not an object with "
		                     "its question and value",
		                     {"code", named(code)});
	TRY(read_text(r, &a, "type", &a.type));
	TRY(read_text(r, &a, "description", &a.description));
	TRY(read_text(r, &a, "value", &a.value));
	TRY(read_list(r, &a, "options", true, &a.options));
	TRY(read_list(r, &a, "values", false, &a.values));
	TRY(read_list(r, &a, "collection", true, &a.collection));
	TRY(read_options(r, &a));
	a.known = form_know(code);
	*out = a;
	return NULL;
}

/* --- the document ------------------------------------------------------ */

static const struct fault *
read_answers(struct reading *r)
{
	json_t *all = json_object_get(r->doc->json, "assessment");
	size_t n = json_object_size(all);
	const char *key;
	json_t *value;

	if (all == NULL)
		return fault_invalid(r, "This file holds no assessment: it has "
		                        "no member of that name");
	if (!json_is_object(all))
		return fault_invalid(r, "The assessment in this file is not a "
		                        "list of answers by their codes");
	if (n > FORM_ANSWERS_MOST)
		return fault_invalid(r, "This file holds more than 1,000 "
		                        "answers, more than an assessment has");
	r->doc->answers = arena_new(r->arena, struct form_answer, n + 1);
	json_object_foreach (all, key, value) {
		struct form_answer *a = &r->doc->answers[r->doc->n];

		TRY(read_answer(r, str_of(key), value, a));
		r->doc->unknown += a->known.kind == FORM_UNKNOWN;
		r->doc->n++;
	}
	return NULL;
}

static const struct fault *
read_object(const struct reading *r, const char *member, json_t **out)
{
	json_t *value = json_object_get(r->doc->json, member);

	if (value == NULL || json_is_null(value))
		return NULL;
	if (!json_is_object(value))
		return fault_invalid(r,
		                     "The {member} of this file is of the "
		                     "wrong kind",
		                     {"member", str_of(member)});
	*out = value;
	return NULL;
}

/* to workers */
const struct fault *
form_read(struct arena *arena, struct str json, struct form_doc *out)
{
	struct form_doc doc = {.n = 0};
	struct reading r = {.arena = arena, .doc = &doc};
	json_t *read = NULL;

	json = utf8_after_mark(json);
	if (json.n > FORM_BYTES_MOST)
		return fault_invalid(&r, "This file is larger than 1 MB, more "
		                         "than an assessment is");
	TRY(json_read(arena, json, &read));
	doc.json = read;
	if (!json_is_object(read))
		return fault_invalid(&r, "This file is a list, and an "
		                         "assessment is not");
	TRY(read_answers(&r));
	TRY(read_object(&r, "metaData", &doc.metadata));
	TRY(read_object(&r, "oasysEquivalent", &doc.oasys));
	*out = doc;
	return NULL;
}

/* --- writing ----------------------------------------------------------- */

static void
write_values(struct json_out *j, const struct form_answer *a)
{
	const json_t *one;
	size_t i;

	json_array(j, "values");
	json_array_foreach (a->values, i, one)
		json_str(j, NULL, text_of(one));
	json_end(j);
}

/* A member that we read is written from what was read. */
static bool
write_read(struct json_out *j, const struct form_answer *a, const char *key,
           const json_t *value)
{
	if (json_is_null(value))
		return false;
	if (strcmp(key, "type") == 0)
		json_str(j, key, a->type);
	else if (strcmp(key, "description") == 0)
		json_str(j, key, a->description);
	else if (strcmp(key, "value") == 0)
		json_str(j, key, a->value);
	else if (strcmp(key, "values") == 0)
		write_values(j, a);
	else
		return false;
	return true;
}

static void
write_answer(struct json_out *j, const struct form_answer *a)
{
	const char *key;
	json_t *value;

	json_object(j, a->code.p);
	json_object_foreach (a->json, key, value)
		if (!write_read(j, a, key, value))
			json_value(j, key, value);
	json_end(j);
}

void
form_write(struct buf *buf, const struct form_doc *doc)
{
	struct json_out j;
	const char *key;
	json_t *value;

	json_init(&j, buf);
	json_object(&j, NULL);
	json_object_foreach (doc->json, key, value) {
		if (strcmp(key, "assessment") != 0) {
			json_value(&j, key, value);
			continue;
		}
		json_object(&j, key);
		for (size_t i = 0; i < doc->n; i++)
			write_answer(&j, &doc->answers[i]);
		json_end(&j);
	}
	json_end(&j);
}

/* --- looking ----------------------------------------------------------- */

const struct form_answer *
form_find(const struct form_doc *doc, struct str code)
{
	for (size_t i = 0; i < doc->n; i++)
		if (str_equal(doc->answers[i].code, code))
			return &doc->answers[i];
	return NULL;
}

struct str
form_meta(const struct form_doc *doc, const char *name)
{
	return text_of(json_object_get(doc->metadata, name));
}

int64_t
form_meta_i64(const struct form_doc *doc, const char *name)
{
	int64_t n = 0;

	if (!json_get_i64(doc->metadata, name, &n))
		return 0;
	return n;
}

bool
form_answered(const struct form_answer *answer)
{
	if (answer == NULL)
		return false;
	return !str_empty(str_trim(answer->value)) ||
	       json_array_size(answer->values) > 0 ||
	       json_array_size(answer->collection) > 0;
}

bool
form_holds(const struct form_answer *answer, struct str value)
{
	const json_t *one;
	size_t i;

	if (answer == NULL || str_empty(value))
		return false;
	if (str_equal(answer->value, value))
		return true;
	json_array_foreach (answer->values, i, one)
		if (str_equal(text_of(one), value))
			return true;
	return false;
}

struct str
form_words(const struct form_answer *answer, struct str value)
{
	const json_t *one;
	size_t i;

	json_array_foreach (answer->options, i, one) {
		struct str text = json_get_str(one, "text", NULL);

		if (str_equal(json_get_str(one, "value", NULL), value) &&
		    !str_empty(text))
			return text;
	}
	return value;
}

size_t
form_length(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		bool pair = c == '\r' && i + 1 < text.n &&
		            text.p[i + 1] == '\n';

		if ((c & 0xc0) != 0x80 && !pair)
			n++;
	}
	return n;
}
