/*
 * study_finding.c - what a result says, for a page.
 */
#include <math.h>

#include "base/json.h"
#include "insight/study/study_file.h"

static struct str
text_of(const json_t *v)
{
	if (!json_is_string(v))
		return S("");
	return (struct str){json_string_value(v), json_string_length(v)};
}

static double
number_of(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

static const struct str *
list_of(struct arena *arena, const json_t *object, const char *key, size_t *n)
{
	const json_t *list = json_object_get(object, key);
	struct str *out;

	*n = json_array_size(list);
	out = arena_new(arena, struct str, *n + 1);
	for (size_t i = 0; i < *n; i++)
		out[i] = text_of(json_array_get(list, i));
	return out;
}

/* Whether it is decided by a ratio, and not by a difference of shares. */
static bool
is_ratio(const json_t *result)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (json_is_true(json_object_get(one, "primary")))
			return !str_is(text_of(json_object_get(one, "scale")),
			               "rd");
	}
	return false;
}

const struct fault *
study_finding(struct ctx *ctx, const struct study *study,
              struct study_finding *out)
{
	struct study_file file;
	const json_t *verdict, *sealed;
	struct str body;
	json_t *result;

	*out = (struct study_finding){.estimate = NAN, .before = NAN};
	if (study->state < STUDY_ANALYSED)
		return NULL;
	TRY(study_file_read(ctx, study->id, STUDY_RESULT, &file, &body));
	TRY(json_read(ctx->arena, body, &result));
	verdict = json_object_get(result, "verdict");
	out->word = text_of(json_object_get(verdict, "word"));
	out->estimate = number_of(verdict, "estimate");
	out->low = number_of(verdict, "low");
	out->high = number_of(verdict, "high");
	out->fall_seen = number_of(verdict, "fall_seen");
	out->ratio = is_ratio(result);
	sealed = json_object_get(json_object_get(result, "power"), "sealed");
	out->before = number_of(sealed, "fall_seen");
	out->before_n = number_of(sealed, "treated");
	out->can = list_of(ctx->arena, verdict, "can_say", &out->can_n);
	out->cannot =
	        list_of(ctx->arena, verdict, "cannot_say", &out->cannot_n);
	return NULL;
}
