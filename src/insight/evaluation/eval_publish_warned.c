/*
 * eval_publish_warned.c - warnings of a release: codes and columns, and nothing
 * that tells how few there are.
 */
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

void
eval_few_strip(json_t *coded)
{
	struct str code = result_word(coded, "code");

	if (str_is(code, "E_NO_EVENTS"))
		eval_set(coded, "code", json_string("E_FEW_EVENTS"));
	/* all with it are on one side, so that there are none on the other */
	if (str_is(code, "E_SEPARATION") || str_is(code, "E_MONOTONE"))
		eval_empty(coded, "columns");
}

/* Of how few there are, whatever the code says of it. */
static bool
is_of_few(struct str code)
{
	return str_is(code, "E_NO_EVENTS") || str_is(code, "E_FEW_EVENTS") ||
	       str_is(code, "W_FEW_EVENTS");
}

static bool
is_outcome(const struct eval_making *making, struct str name)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(making->json, "outcomes"), i, one) {
		if (str_equal(result_word(one, "id"), name))
			return true;
	}
	return false;
}

/* Whether a warning names an outcome of which a row is hidden. */
static bool
is_of_hidden(const struct eval_making *making, const json_t *warning)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(warning, "columns"), i, one) {
		struct str name = str_of(json_string_value(one));

		if (is_outcome(making, name) &&
		    !eval_outcome_shown(making, name))
			return true;
	}
	return false;
}

static bool
is_there(const json_t *list, size_t upto, const json_t *warning)
{
	for (size_t i = 0; i < upto; i++)
		if (json_equal(json_array_get(list, i), warning))
			return true;
	return false;
}

/*
 * Of a hidden outcome: that there are few of it is said in one way, as from
 * the code it could be read how few; what a model met is not said, as it was
 * met by those few.
 */
void
eval_warnings_strip(struct eval_making *making)
{
	json_t *list = json_object_get(making->json, "warnings");
	size_t i = 0;

	while (i < json_array_size(list)) {
		json_t *one = json_array_get(list, i);
		bool hidden = is_of_hidden(making, one);
		bool few = is_of_few(result_word(one, "code"));

		eval_hide(one, "says");
		eval_hide(one, "count");
		eval_few_strip(one);
		if (hidden && few)
			eval_set(one, "code", json_string("E_FEW_EVENTS"));
		if ((hidden && !few) || is_there(list, i, one))
			(void)json_array_remove(list, i);
		else
			i++;
	}
}
