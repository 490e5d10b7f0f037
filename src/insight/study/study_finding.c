/*
 * study_finding.c - what a result says, for a page.
 */
#include <math.h>

#include "base/json.h"
#include "insight/evaluation/eval_report.h"
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

static double
number_at(const json_t *list, size_t at)
{
	const json_t *v = json_array_get(list, at);

	return json_is_number(v) ? json_number_value(v) : NAN;
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

/* The label of an outcome: the plan has it in both languages, or in one. */
static struct str
label_of(const json_t *result, struct str id)
{
	const char *key = text_lang() == LANG_CY ? "label_cy" : "label";
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(result, "outcomes"), i, one) {
		struct str label = text_of(json_object_get(one, key));

		if (!str_equal(text_of(json_object_get(one, "id")), id))
			continue;
		return str_empty(label) ? text_of(json_object_get(one, "label"))
		                        : label;
	}
	return id;
}

static bool
is_beside(const json_t *effect)
{
	return str_is(text_of(json_object_get(effect, "family")),
	              "exploratory") &&
	       str_is(text_of(json_object_get(effect, "scale")), "rd") &&
	       !json_is_true(json_object_get(effect, "adjusted"));
}

/* What explores, of yes or no. */
static void
beside_read(struct arena *arena, const json_t *result,
            struct study_finding *out)
{
	const json_t *effects = json_object_get(result, "effects"), *one;
	struct study_beside *list = arena_new(arena, struct study_beside,
	                                      json_array_size(effects) + 1);
	size_t i;

	json_array_foreach (effects, i, one) {
		const json_t *ci = json_object_get(one, "ci");
		struct str id = text_of(json_object_get(one, "outcome"));

		if (!is_beside(one))
			continue;
		list[out->beside_n++] = (struct study_beside){
		        .label = label_of(result, id),
		        .estimate = number_of(one, "estimate"),
		        .low = number_at(ci, 0),
		        .high = number_at(ci, 1),
		        .participants = json_integer_value(
		                json_object_get(one, "n_treated")),
		        .others = json_integer_value(
		                json_object_get(one, "n_control")),
		};
	}
	out->beside = list;
}

const struct fault *
study_finding(struct ctx *ctx, const struct study *study,
              struct study_finding *out)
{
	struct study_file file;
	const json_t *verdict, *sealed;
	struct eval_report_said said;
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
	eval_report_said(ctx->arena, result, &said);
	out->can = said.can;
	out->can_n = said.can_n;
	out->cannot = said.cannot;
	out->cannot_n = said.cannot_n;
	beside_read(ctx->arena, result, out);
	return NULL;
}
