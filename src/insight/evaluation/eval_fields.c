/*
 * eval_fields.c - whether a reference vector has the shape of one.
 *
 * What is not understood is refused: a field of another kind that were taken
 * for one that is left out would give the numbers of another question.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_local.h"

/* --- fields of the spec -------------------------------------------------- */

/* What a value of a field is, by the name of the field. */
enum kind { WORD, NUMBER, YES_NO, WORDS, NUMBERS, OBJECTS, BY_COLUMN, KINDS };

static const char *const fields[KINDS] = {
        [WORD] = "family link outcome weights offset start time event ties "
                 "cluster transform group treat id distance order tie "
                 "caliper_scale metric method estimand score kind measure "
                 "difference spending data_cut index_date as_of",
        [NUMBER] = "rho ratio caliper subclasses x1 n1 x0 n0 n11 n10 n01 n00 "
                   "t1 t0 discordant favourable alpha df_complete sided "
                   "follow_up_days lag_days",
        [YES_NO] = "replace",
        [WORDS] = "terms strata exact covariates variables numeric",
        [NUMBERS] = "at taus gammas p information estimate se lo hi",
        [OBJECTS] = "sets",
        [BY_COLUMN] = "columns levels cutpoints",
};

static const char *const kinds[KINDS] = {
        [WORD] = "is no text",
        [NUMBER] = "is no number",
        [YES_NO] = "is neither true nor false",
        [WORDS] = "is no list of texts",
        [NUMBERS] = "is no list of numbers",
        [OBJECTS] = "is no list of objects",
        [BY_COLUMN] = "is no object of lists",
};

bool
eval_is_among(const char *words, const char *word)
{
	struct str rest = str_of(words), one;

	while (str_split(&rest, ' ', &one))
		if (str_is(one, word))
			return true;
	return false;
}

/* A member of a list: a number may be missed. */
static bool
member_is(const json_t *v, enum kind kind)
{
	if (kind == WORDS)
		return json_is_string(v);
	if (kind == OBJECTS)
		return json_is_object(v);
	return json_is_number(v) || json_is_null(v);
}

static bool
list_is(const json_t *v, enum kind kind)
{
	if (!json_is_array(v))
		return false;
	for (size_t i = 0; i < json_array_size(v); i++)
		if (!member_is(json_array_get(v, i), kind))
			return false;
	return true;
}

static bool
by_column_is(const json_t *v)
{
	const char *name;
	json_t *list;

	json_object_foreach ((json_t *)v, name, list) {
		if (!json_is_array(list))
			return false;
	}
	return json_is_object(v);
}

static bool
value_is(const json_t *v, enum kind kind)
{
	switch (kind) {
	case WORD:
		return json_is_string(v);
	case NUMBER:
		return json_is_number(v);
	case YES_NO:
		return json_is_boolean(v);
	case BY_COLUMN:
		return by_column_is(v);
	default:
		return list_is(v, kind);
	}
}

/* null is as if the field were left out. */
static bool
field_check(struct eval_case *c, const char *key, const json_t *v)
{
	for (int kind = 0; kind < KINDS; kind++)
		if (eval_is_among(fields[kind], key) && !json_is_null(v) &&
		    !value_is(v, (enum kind)kind))
			return eval_wrong(c, str_c(c->arena, str_of(key)),
			                  str_of(kinds[kind]));
	return true;
}

/* Levels are texts or numbers, each once. */
static bool
levels_check(struct eval_case *c)
{
	const json_t *all = json_object_get(c->spec, "levels");
	const char *name;
	json_t *list;

	json_object_foreach ((json_t *)all, name, list) {
		for (size_t i = 0; i < json_array_size(list); i++) {
			const json_t *one = json_array_get(list, i);

			if (!json_is_string(one) && !json_is_number(one))
				return eval_wrong(c, "a level is no text",
				                  str_of(name));
			for (size_t k = 0; k < i; k++)
				if (json_equal(one, json_array_get(list, k)))
					return eval_wrong(c, "a level is twice",
					                  str_of(name));
		}
	}
	return true;
}

/* Cut points are numbers. */
static bool
cuts_check(struct eval_case *c)
{
	const json_t *all = json_object_get(c->spec, "cutpoints");
	const char *name;
	json_t *list;

	json_object_foreach ((json_t *)all, name, list) {
		for (size_t i = 0; i < json_array_size(list); i++)
			if (!json_is_number(json_array_get(list, i)))
				return eval_wrong(c, "a cut is no number",
				                  str_of(name));
	}
	return true;
}

/* The columns of the spec: cells of texts, numbers and gaps, all as long. */
static bool
columns_check(struct eval_case *c)
{
	const json_t *all = json_object_get(c->spec, "columns");
	const json_t *first = NULL;
	const char *name;
	json_t *list;

	if (all != NULL && !str_empty(c->data))
		return eval_wrong(c, "it has both columns and a file", c->data);
	json_object_foreach ((json_t *)all, name, list) {
		first = first == NULL ? list : first;
		if (json_array_size(list) != json_array_size(first))
			return eval_wrong(c, "columns are not as long",
			                  str_of(name));
		for (size_t i = 0; i < json_array_size(list); i++) {
			const json_t *v = json_array_get(list, i);

			if (!json_is_string(v) && !json_is_number(v) &&
			    !json_is_null(v))
				return eval_wrong(c, "a cell is no value",
				                  str_of(name));
		}
	}
	return true;
}

bool
eval_spec_check(struct eval_case *c, const struct eval_op *op)
{
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)c->spec, key, value) {
		if (strcmp(key, "columns") != 0 && strcmp(key, "levels") != 0 &&
		    !eval_is_among(op->takes, key))
			return eval_wrong(c, "an unknown field", str_of(key));
		if (!field_check(c, key, value))
			return false;
	}
	if (eval_is_among(op->takes, "terms") &&
	    !json_is_array(json_object_get(c->spec, "terms")))
		return eval_wrong(c, "terms are needed", S(""));
	return columns_check(c) && levels_check(c) && cuts_check(c);
}

/* --- fields of a case ---------------------------------------------------- */

static bool
is_or_null(const json_t *v, json_type type)
{
	return json_typeof(v) == type || json_is_null(v);
}

static bool
has_parts(const json_t *one)
{
	return json_is_string(json_object_get(one, "op")) &&
	       json_is_object(json_object_get(one, "expected")) &&
	       json_is_object(json_object_get(one, "spec"));
}

/* What is wrong with a field that every case has; NULL: nothing. */
static const char *
fields_wrong(const json_t *one)
{
	const json_t *data = json_object_get(one, "data");
	const json_t *note = json_object_get(one, "note");
	const json_t *by = json_object_get(one, "rel_tol");

	if (!json_is_string(json_object_get(one, "id")))
		return "its id is no text";
	if (!has_parts(one))
		return "op, spec or expected is missing";
	if (data == NULL || !is_or_null(data, JSON_STRING))
		return "data is neither the name of a file nor null";
	if (!json_is_number(by) || !(json_number_value(by) >= 0))
		return "rel_tol is no number";
	return note == NULL || is_or_null(note, JSON_STRING)
	               ? NULL
	               : "its note is no text";
}

struct str
eval_case_wrong(struct arena *arena, const json_t *one)
{
	const char *key, *wrong;
	json_t *value;

	if (!json_is_object(one))
		return S("it is no object");
	json_object_foreach ((json_t *)one, key, value) {
		if (!eval_is_among("schema id op data spec expected rel_tol "
		                   "note",
		                   key))
			return str_print(arena, "an unknown field: %s", key);
	}
	value = json_object_get(one, "schema");
	if (!json_is_number(value) || json_number_value(value) != 1)
		return S("its schema is not 1");
	wrong = fields_wrong(one);
	return wrong == NULL ? S("") : str_of(wrong);
}

/* Of an edge: what it runs, and what is expected to be raised. */
struct str
eval_edge_wrong(struct arena *arena, const json_t *spec, const json_t *expected)
{
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)spec, key, value) {
		if (!eval_is_among("run_op run", key))
			return str_print(arena, "an unknown field: %s", key);
	}
	json_object_foreach ((json_t *)expected, key, value) {
		if (!eval_is_among("code columns_named count row", key))
			return str_print(arena, "an unknown field: %s", key);
		if (strcmp(key, "columns_named") == 0
		            ? !list_is(value, WORDS)
		            : strcmp(key, "code") != 0 &&
		                      !json_is_number(value))
			return str_print(arena, "%s cannot be read", key);
	}
	return S("");
}

/* --- what has to be equal ------------------------------------------------ */

#define EXACT \
	"n df_residual events n_event n_competing n_pairs n_matched_treated " \
	"n_strata strata_control strata_treated stratum rows n_treated " \
	"n_control n_treated_used n_control_used n_rows n_clusters n_nonzero " \
	"global_df"

bool
eval_is_exact(struct arena *arena, struct str at)
{
	size_t end = at.n, from;
	struct str name;

	while (end > 0 && at.p[end - 1] != '[')
		end--;
	end = str_ends(at, S("]")) && end > 0 ? end - 1 : at.n;
	for (from = end; from > 0 && at.p[from - 1] != '.';)
		from--;
	name = str_slice(at, from, end);
	/* those of a curve are sums of weights */
	if (end < at.n && str_is(name, "n_event"))
		return false;
	return eval_is_among(EXACT, str_c(arena, name));
}
