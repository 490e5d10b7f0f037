/*
 * eval_plan_keys.c - a value into its place, and out of it again.
 */
#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "insight/evaluation/eval_plan_local.h"

#define COLUMN_MOST 200

/* One key while it is read. */
struct one {
	struct plan_in *in;
	const struct plan_table *table;
	size_t nth;
	const struct plan_key *key;
};

#define WRONG(o, ...) \
	plan_wrong((o)->in, (o)->table->name, (o)->nth, (o)->key->key, \
	           __VA_ARGS__)

/* --- words --------------------------------------------------------------- */

static struct str
words_of(const json_t *v)
{
	return (struct str){json_string_value(v), json_string_length(v)};
}

static bool
words_read(const struct one *o, const json_t *v, size_t most, struct str *out)
{
	struct str s = words_of(v);

	if (!json_is_string(v))
		return WRONG(o, "words belong here, between \" and \"");
	if (s.n > most)
		return WRONG(o,
		             "these words are over %zu bytes: make them "
		             "shorter",
		             most);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return WRONG(o, "a character that cannot be seen is in "
			                "these words: take it out");
	if (o->key->needed && str_empty(str_trim(s)))
		return WRONG(o, "this is empty: say it");
	*out = s;
	return true;
}

static bool
id_read(const struct one *o, const json_t *v, struct str *out)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	                              "0123456789-_";

	if (!words_read(o, v, 40, out))
		return false;
	for (size_t i = 0; i < out->n; i++)
		if (strchr(letters, out->p[i]) == NULL)
			return WRONG(o, "a short name has a-z, 0-9, - and _ "
			                "alone");
	return true;
}

static bool
list_read(const struct one *o, const json_t *v, char *to)
{
	size_t n = json_array_size(v), most = COLUMN_MOST;
	struct str *list;

	if (!json_is_array(v))
		return WRONG(o, "a list belongs here, as in [\"one\", "
		                "\"two\"]");
	if (n > EVAL_COVARIATES_MOST)
		return WRONG(o, "at most %d belong here", EVAL_COVARIATES_MOST);
	list = arena_new(o->in->arena, struct str, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!words_read(o, json_array_get(v, i), most, &list[i]))
			return false;
		if (str_empty(str_trim(list[i])))
			return WRONG(o, "an entry of the list is empty");
		for (size_t k = 0; k < i; k++)
			if (str_equal(list[k], list[i]))
				return WRONG(o, "\"%.*s\" stands twice",
				             STR_ARG(list[i]));
	}
	*(const struct str **)(void *)(to + o->key->at) = list;
	*(size_t *)(void *)(to + o->key->count_at) = n;
	return true;
}

/* Two columns, the one not the other. */
static bool
pair_read(const struct one *o, const json_t *v, struct str *pair)
{
	if (json_array_size(v) != 2)
		return WRONG(o, "pairs belong here, as in [[\"age\", "
		                "\"sex\"]]");
	for (size_t i = 0; i < 2; i++) {
		if (!words_read(o, json_array_get(v, i), COLUMN_MOST, &pair[i]))
			return false;
		if (str_empty(str_trim(pair[i])))
			return WRONG(o, "an entry of the list is empty");
	}
	if (str_equal(pair[0], pair[1]))
		return WRONG(o,
		             "\"%.*s\" with itself is compared anyway where it "
		             "is a number: name two",
		             STR_ARG(pair[0]));
	return true;
}

static bool
pairs_are_one(const struct str *a, const struct str *b)
{
	return (str_equal(a[0], b[0]) && str_equal(a[1], b[1])) ||
	       (str_equal(a[0], b[1]) && str_equal(a[1], b[0]));
}

static bool
pairs_read(const struct one *o, const json_t *v, char *to)
{
	size_t n = json_array_size(v);
	struct str *list;

	if (!json_is_array(v))
		return WRONG(o, "a list of pairs belongs here, as in "
		                "[[\"age\", \"sex\"]]");
	if (n > EVAL_PAIRS_MOST)
		return WRONG(o, "at most %d belong here", EVAL_PAIRS_MOST);
	list = arena_new(o->in->arena, struct str, 2 * n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!pair_read(o, json_array_get(v, i), &list[2 * i]))
			return false;
		for (size_t k = 0; k < i; k++)
			if (pairs_are_one(&list[2 * k], &list[2 * i]))
				return WRONG(o,
				             "\"%.*s\" and \"%.*s\" stand "
				             "together twice",
				             STR_ARG(list[2 * i]),
				             STR_ARG(list[2 * i + 1]));
	}
	*(const struct str **)(void *)(to + o->key->at) = list;
	*(size_t *)(void *)(to + o->key->count_at) = n;
	return true;
}

/* --- numbers ------------------------------------------------------------- */

static bool
real_read(const struct one *o, const json_t *v, double low, double high,
          double *out)
{
	double x = json_number_value(v);

	if (o->key->none && json_is_string(v) && str_is(words_of(v), "none")) {
		*out = NAN;
		return true;
	}
	if (!json_is_number(v))
		return WRONG(o, "a number belongs here%s",
		             o->key->none ? ", or \"none\"" : "");
	if (!(x >= low && x <= high))
		return WRONG(o, "this is from %g to %g", low, high);
	*out = x;
	return true;
}

static bool
number_read(const struct one *o, const json_t *v, char *to)
{
	return real_read(o, v, o->key->low, o->key->high,
	                 (double *)(void *)(to + o->key->at));
}

static bool
rising_read(const struct one *o, const json_t *v, double *list, size_t most)
{
	const struct plan_key *key = o->key;
	bool shares = key->type == PLAN_SHARES;
	double low = shares ? key->low : -1e300;
	double high = shares ? key->high : 1e300;

	if (json_array_size(v) > most)
		return WRONG(o, "at most %zu belong here", most);
	for (size_t i = 0; i < json_array_size(v); i++) {
		if (!real_read(o, json_array_get(v, i), low, high, &list[i]))
			return false;
		if (shares && !(list[i] > 0))
			return WRONG(o, "a share is above 0");
		if (i > 0 && !(list[i] > list[i - 1]))
			return WRONG(o, "these belong in rising order");
	}
	return true;
}

static bool
numbers_read(const struct one *o, const json_t *v, char *to)
{
	size_t n = json_array_size(v);
	double *list = (double *)(void *)(to + o->key->at);

	if (!json_is_array(v))
		return WRONG(o, "a list of numbers belongs here, as in [1, "
		                "2]");
	if (o->key->type == PLAN_NUMBERS) {
		list = arena_new(o->in->arena, double, n + 1);
		*(const double **)(void *)(to + o->key->at) = list;
	}
	*(size_t *)(void *)(to + o->key->count_at) = n;
	return rising_read(o, v, list,
	                   o->key->type == PLAN_SHARES ? EVAL_LOOKS_MOST
	                                               : EVAL_COVARIATES_MOST);
}

static bool
whole_read(const struct one *o, const json_t *v, char *to)
{
	int64_t x = json_integer_value(v);
	bool seed = o->key->type == PLAN_SEED;
	double high = seed ? 9e18 : o->key->high;

	if (!json_is_integer(v))
		return WRONG(o, "a whole number belongs here");
	if ((double)x < o->key->low || (double)x > high)
		return WRONG(o, "this is from %.0f to %.0f", o->key->low, high);
	if (o->key->type == PLAN_SIZE)
		*(size_t *)(void *)(to + o->key->at) = (size_t)x;
	else if (seed)
		*(uint64_t *)(void *)(to + o->key->at) = (uint64_t)x;
	else
		*(int64_t *)(void *)(to + o->key->at) = x;
	return true;
}

/* --- choices ------------------------------------------------------------- */

static bool
choice_read(const struct one *o, const json_t *v, char *to)
{
	int found = json_is_string(v) ? str_word(words_of(v), o->key->words)
	                              : -1;
	struct buf known;

	if (found < 0) {
		buf_init(&known, o->in->arena, 0);
		for (size_t i = 0; o->key->words[i] != NULL; i++)
			buf_print(&known, "%s\"%s\"", i > 0 ? ", " : "",
			          o->key->words[i]);
		return WRONG(o, "this is one of %.*s",
		             STR_ARG(buf_get(&known)));
	}
	if (o->key->type == PLAN_EITHER)
		*(bool *)(void *)(to + o->key->at) = found == 1;
	else
		memcpy(to + o->key->at, &found, sizeof(found));
	return true;
}

static bool
yes_read(const struct one *o, const json_t *v, char *to)
{
	if (!json_is_boolean(v))
		return WRONG(o, "true or false belongs here, without quotes");
	*(bool *)(void *)(to + o->key->at) = json_is_true(v);
	return true;
}

static bool
day_read(const struct one *o, const json_t *v, char *to)
{
	if (json_is_string(v) &&
	    date_read_iso(words_of(v),
	                  (struct date *)(void *)(to + o->key->at)))
		return true;
	return WRONG(o, "a day belongs here, as in 2026-09-30");
}

/* Words, lists and numbers have limits of their own. */
static bool
text_read(const struct one *o, const json_t *v, char *to)
{
	struct str *at = (struct str *)(void *)(to + o->key->at);

	if (o->key->type == PLAN_ID)
		return id_read(o, v, at);
	return words_read(o, v,
	                  o->key->type == PLAN_WORDS ? (size_t)o->key->high
	                                             : COLUMN_MOST,
	                  at);
}

static bool
value_read(const struct one *o, const json_t *v, char *to)
{
	static bool (*const readers[])(const struct one *o, const json_t *v,
	                               char *to) = {
	        [PLAN_WORDS] = text_read,      [PLAN_COLUMN] = text_read,
	        [PLAN_ID] = text_read,         [PLAN_COLUMNS] = list_read,
	        [PLAN_LINES] = list_read,      [PLAN_PAIRS] = pairs_read,
	        [PLAN_NUMBERS] = numbers_read, [PLAN_SHARES] = numbers_read,
	        [PLAN_DAY] = day_read,         [PLAN_WHOLE] = whole_read,
	        [PLAN_SIZE] = whole_read,      [PLAN_SEED] = whole_read,
	        [PLAN_REAL] = number_read,     [PLAN_YES] = yes_read,
	        [PLAN_EITHER] = choice_read,   [PLAN_CHOICE] = choice_read};

	return readers[o->key->type](o, v, to);
}

/* --- a table ------------------------------------------------------------- */

static bool
is_of(const struct plan_key *key, unsigned kind)
{
	return key->kinds == 0 || kind == 0 || (key->kinds & kind) != 0;
}

/* A key that is not one of the table's, or not of its kind. */
static bool
unknown_find(const struct one *o, const json_t *json, unsigned kind)
{
	const char *name;
	json_t *v;
	struct buf known;

	json_object_foreach ((json_t *)json, name, v) {
		const struct plan_key *key = o->table->keys;

		while (key->key != NULL && strcmp(key->key, name) != 0)
			key++;
		if (key->key != NULL && is_of(key, kind))
			continue;
		if (key->key != NULL)
			return plan_wrong(o->in, o->table->name, o->nth, name,
			                  "this says nothing for such a kind: "
			                  "take it out");
		buf_init(&known, o->in->arena, 0);
		for (key = o->table->keys; key->key != NULL; key++)
			if (is_of(key, kind))
				buf_print(&known, "%s%s",
				          known.n > 0 ? ", " : "", key->key);
		return plan_wrong(o->in, o->table->name, o->nth, name,
		                  "there is no such key; here are: %.*s",
		                  STR_ARG(buf_get(&known)));
	}
	return true;
}

bool
plan_keys_read(struct plan_in *in, const struct plan_table *table, size_t nth,
               const json_t *json, unsigned kind, void *to)
{
	struct one o = {in, table, nth, NULL};

	if (!unknown_find(&o, json, kind))
		return false;
	for (o.key = table->keys; o.key->key != NULL; o.key++) {
		const json_t *v = json_object_get(json, o.key->key);

		if (v == NULL && o.key->needed && is_of(o.key, kind))
			return plan_wrong(in, table->name, nth, NULL,
			                  "%s is not said: it is needed",
			                  o.key->key);
		if (v != NULL && !value_read(&o, v, to))
			return false;
	}
	return true;
}

/* --- back ---------------------------------------------------------------- */

static json_t *
list_write(const struct str *list, size_t n)
{
	json_t *out = n > 0 ? json_array() : NULL;

	for (size_t i = 0; i < n; i++)
		claim(json_array_append_new(out, json_stringn(list[i].p,
		                                              list[i].n)) == 0);
	return out;
}

static json_t *
pairs_write(const struct str *list, size_t n)
{
	json_t *out = n > 0 ? json_array() : NULL;

	for (size_t i = 0; i < n; i++)
		claim(json_array_append_new(out, list_write(&list[2 * i], 2)) ==
		      0);
	return out;
}

static json_t *
numbers_write(const double *list, size_t n)
{
	json_t *out = n > 0 ? json_array() : NULL;

	for (size_t i = 0; i < n; i++)
		claim(json_array_append_new(out, json_real(list[i])) == 0);
	return out;
}

static json_t *
day_write(struct date day)
{
	char text[16];
	int y, m, d;

	if (!date_is(day))
		return NULL;
	date_split(day, &y, &m, &d);
	(void)snprintf(text, sizeof(text), "%04d-%02d-%02d", y, m, d);
	return json_string(text);
}

static json_t *
plain_write(const struct plan_key *key, const char *at)
{
	int choice;

	switch (key->type) {
	case PLAN_DAY:
		return day_write(*(const struct date *)(const void *)at);
	case PLAN_WHOLE:
		return json_integer(*(const int64_t *)(const void *)at);
	case PLAN_SIZE:
	case PLAN_SEED:
		return json_integer((json_int_t) *
		                    (const uint64_t *)(const void *)at);
	case PLAN_REAL:
		return isnan(*(const double *)(const void *)at)
		               ? json_string("none")
		               : json_real(*(const double *)(const void *)at);
	case PLAN_YES:
		return json_boolean(*(const bool *)(const void *)at);
	case PLAN_EITHER:
		return json_string(key->words[*(const bool *)(const void *)at]);
	default:
		memcpy(&choice, at, sizeof(choice));
		return json_string(key->words[choice]);
	}
}

/* NULL: nothing is said. */
static json_t *
value_write(const struct plan_key *key, const char *from)
{
	const char *at = from + key->at;
	const size_t *n = (const size_t *)(const void *)(from + key->count_at);
	const struct str *s = (const void *)at;

	switch (key->type) {
	case PLAN_WORDS:
	case PLAN_COLUMN:
	case PLAN_ID:
		return s->n > 0 ? json_stringn(s->p, s->n) : NULL;
	case PLAN_COLUMNS:
	case PLAN_LINES:
		return list_write(*(const struct str *const *)(const void *)at,
		                  *n);
	case PLAN_PAIRS:
		return pairs_write(*(const struct str *const *)(const void *)at,
		                   *n);
	case PLAN_NUMBERS:
		return numbers_write(*(const double *const *)(const void *)at,
		                     *n);
	case PLAN_SHARES:
		return numbers_write((const double *)(const void *)at, *n);
	default:
		return plain_write(key, at);
	}
}

/* Whether a value is what it is where nobody says it. */
static bool
says_nothing(const struct plan_key *key, const json_t *v)
{
	if (json_is_string(v) && key->words != NULL)
		return str_is(words_of(v), key->words[0]);
	if (json_is_string(v) && key->none)
		return true;
	return json_is_false(v) ||
	       (json_is_integer(v) && json_integer_value(v) == 0);
}

void
plan_keys_write(const struct plan_table *table, unsigned kind, const void *from,
                json_t *json)
{
	for (const struct plan_key *key = table->keys; key->key != NULL;
	     key++) {
		json_t *v = is_of(key, kind) ? value_write(key, from) : NULL;

		if (key->later && says_nothing(key, v)) {
			json_decref(v);
			v = NULL;
		}
		if (v != NULL)
			claim(json_object_set_new(json, key->key, v) == 0);
	}
}

/* --- what is wrong ------------------------------------------------------- */

bool
plan_wrong(struct plan_in *in, const char *table, size_t nth, const char *key,
           const char *format, ...)
{
	const json_t *json = json_object_get(in->root, table);
	const struct eval_toml_place *place = NULL;
	struct buf where;
	char why[600];
	va_list args;

	if (in->wrong != NULL)
		return false;
	va_start(args, format);
	(void)vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	buf_init(&where, in->arena, 0);
	if (json_is_array(json))
		json = json_array_get(json, nth);
	if (in->toml != NULL)
		place = eval_toml_place(in->toml, json, str_of(key));
	if (place != NULL)
		buf_print(&where, "line %d, ", place->line);
	buf_print(&where, "[%s]", table);
	if (json_is_array(json_object_get(in->root, table)))
		buf_print(&where, " %zu", nth + 1);
	if (key != NULL)
		buf_print(&where, " %s", key);
	in->wrong = fault_invalid(in, "In the plan, {where}: {why}",
	                          {"where", buf_get(&where)},
	                          {"why", str_copy(in->arena, str_of(why))});
	return false;
}
