/*
 * eval_case.c - the table and the fields of one reference vector.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "insight/evaluation/eval_local.h"

#define ROWS_MOST ((size_t)10000000)

bool
eval_wrong(struct eval_case *c, const char *why, struct str what)
{
	c->wrong = str_print(c->arena, "%s%s%.*s", why, what.n > 0 ? ": " : "",
	                     STR_ARG(what));
	return false;
}

/* --- fields -------------------------------------------------------------- */

struct str
eval_word(const struct eval_case *c, const char *key)
{
	const json_t *v = json_object_get(c->spec, key);

	if (!json_is_string(v))
		return S("");
	return (struct str){json_string_value(v), json_string_length(v)};
}

double
eval_number(const struct eval_case *c, const char *key, double otherwise)
{
	const json_t *v = json_object_get(c->spec, key);

	return json_is_number(v) ? json_number_value(v) : otherwise;
}

bool
eval_true(const struct eval_case *c, const char *key)
{
	return json_is_true(json_object_get(c->spec, key));
}

struct str *
eval_words(const struct eval_case *c, const char *key, size_t *n)
{
	const json_t *list = json_object_get(c->spec, key);
	struct str *out;

	*n = json_array_size(list);
	out = arena_new(c->arena, struct str, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		const json_t *v = json_array_get(list, i);

		out[i] = json_is_string(v) ? (struct str){json_string_value(v),
		                                          json_string_length(v)}
		                           : S("");
	}
	return out;
}

double *
eval_list(struct arena *arena, const json_t *list, size_t *n)
{
	double *out;

	*n = json_array_size(list);
	out = arena_new(arena, double, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		const json_t *v = json_array_get(list, i);

		out[i] = json_is_number(v) ? json_number_value(v) : NAN;
	}
	return out;
}

double *
eval_numbers(const struct eval_case *c, const char *key, size_t *n)
{
	return eval_list(c->arena, json_object_get(c->spec, key), n);
}

bool
eval_choice(struct eval_case *c, const char *key, const char *const *words,
            int *out)
{
	*out = str_word(eval_word(c, key), words);
	if (*out < 0)
		return eval_wrong(c, key, eval_word(c, key));
	return true;
}

bool
eval_option(struct eval_case *c, const char *key, const char *const *words,
            int *out)
{
	const json_t *v = json_object_get(c->spec, key);

	*out = 0;
	return v == NULL || json_is_null(v) || eval_choice(c, key, words, out);
}

bool
eval_bad_number(struct eval_case *c, const char *key, size_t at)
{
	return eval_row_stop(c, E_BAD_VALUE, str_of(key), at, 0);
}

/* --- tables -------------------------------------------------------------- */

/* A column of texts while a file is read. */
struct filling {
	struct str *text;
	size_t room;
};

static bool
fill_row(struct eval_case *c, struct filling *filling, size_t columns,
         const struct csv_reader *csv, size_t rows)
{
	if (csv->n != columns)
		return eval_wrong(c, "a row has not one cell a column",
		                  c->data);
	for (size_t j = 0; j < columns; j++) {
		struct filling *f = &filling[j];

		if (rows == f->room) {
			size_t room = f->room == 0 ? 256 : 2 * f->room;

			f->text = arena_grow(c->arena, f->text,
			                     f->room * sizeof(*f->text),
			                     room * sizeof(*f->text));
			f->room = room;
		}
		f->text[rows] = str_copy(c->arena, csv->cells[j]);
	}
	return true;
}

/* The text that a value of spec.columns stands for. */
static struct str
value_text(struct arena *arena, const json_t *v)
{
	if (json_is_string(v))
		return (struct str){json_string_value(v),
		                    json_string_length(v)};
	if (json_is_integer(v))
		return str_print(arena, "%lld",
		                 (long long)json_integer_value(v));
	if (json_is_real(v))
		return stats_number_text(arena, json_real_value(v));
	return S("");
}

/* The levels that the spec gives for a column, or none. */
static struct str *
levels_given(const struct eval_case *c, struct str column, size_t *n)
{
	const json_t *list = json_object_get(json_object_get(c->spec, "levels"),
	                                     str_c(c->arena, column));
	struct str *out;

	*n = json_array_size(list);
	if (list == NULL)
		return NULL;
	out = arena_new(c->arena, struct str, *n + 1);
	for (size_t i = 0; i < *n; i++)
		out[i] = value_text(c->arena, json_array_get(list, i));
	return out;
}

static bool
column_add(struct eval_case *c, struct str name, const struct str *text)
{
	struct stats_column *to = &c->frame.columns[c->frame.columns_n++];
	size_t n;
	struct str *levels = levels_given(c, name, &n);

	return stats_column_make(&c->st, name, text, c->frame.rows, levels, n,
	                         to);
}

static bool
file_read(struct eval_case *c, FILE *file)
{
	struct filling filling[CSV_COLUMNS_MOST] = {{NULL, 0}};
	struct str names[CSV_COLUMNS_MOST];
	struct csv_reader csv;
	enum csv_row row;
	size_t columns, rows = 0;

	csv_open(&csv, c->arena, file);
	if (csv_next(&csv) != CSV_ROW)
		return eval_wrong(c, "there is no header", c->data);
	columns = csv.n;
	for (size_t j = 0; j < columns; j++)
		names[j] = str_copy(c->arena, csv.cells[j]);
	while ((row = csv_next(&csv)) == CSV_ROW && rows < ROWS_MOST)
		if (!fill_row(c, filling, columns, &csv, rows++))
			return false;
	csv_close(&csv);
	if (row != CSV_END)
		return eval_wrong(c, "a row cannot be read", c->data);
	c->frame.columns = arena_new(c->arena, struct stats_column, columns);
	c->frame.rows = rows;
	for (size_t j = 0; j < columns; j++)
		if (!column_add(c, names[j], filling[j].text))
			return false;
	return true;
}

static bool
inline_read(struct eval_case *c, json_t *columns)
{
	const char *name;
	json_t *list;

	c->frame.columns = arena_new(c->arena, struct stats_column,
	                             json_object_size(columns) + 1);
	json_object_foreach (columns, name, list) {
		struct str *text;

		c->frame.rows = json_array_size(list);
		text = arena_new(c->arena, struct str, c->frame.rows + 1);
		for (size_t i = 0; i < c->frame.rows; i++)
			text[i] = value_text(c->arena, json_array_get(list, i));
		if (!column_add(c, str_of(name), text))
			return false;
	}
	return true;
}

bool
eval_frame_read(struct eval_case *c)
{
	json_t *columns = json_object_get(c->spec, "columns");
	struct str path;
	FILE *file;
	bool good;

	if (columns != NULL)
		return inline_read(c, columns);
	if (str_empty(c->data))
		return true;
	if (str_find(c->data, '/') < c->data.n)
		return eval_wrong(c, "no file of the data folder", c->data);
	path = str_print(c->arena, "%s/data/%.*s", c->folder, STR_ARG(c->data));
	file = fopen(str_c(c->arena, path), "rb");
	if (file == NULL)
		return eval_wrong(c, "there is no such file", c->data);
	good = file_read(c, file);
	fclose(file);
	return good;
}

/* --- columns ------------------------------------------------------------- */

bool
eval_column(struct eval_case *c, const char *key, const double **out)
{
	struct str name = eval_word(c, key);
	const struct stats_column *column;

	*out = NULL;
	if (str_empty(name))
		return true;
	if (!stats_numbers_of(&c->st, &c->frame, name, &column))
		return false;
	*out = column->v;
	return true;
}

bool
eval_group(struct eval_case *c, struct str column, struct eval_groups *out)
{
	*out = (struct eval_groups){.n = 1};
	if (str_empty(column))
		return true;
	for (size_t i = 0; i < c->frame.columns_n; i++) {
		struct stats_column *one = &c->frame.columns[i];

		if (!str_equal(one->name, column))
			continue;
		stats_column_group(&c->st, one, c->frame.rows);
		*out = (struct eval_groups){one->code, one->levels,
		                            one->levels_n};
		return true;
	}
	return stats_stop(&c->st, E_BAD_VALUE, column);
}

bool
eval_group_all(struct eval_case *c, const char *key, struct eval_groups *out)
{
	size_t n, rows = c->frame.rows;
	struct str *columns = eval_words(c, key, &n), *text;
	struct stats_column whole;

	*out = (struct eval_groups){.n = 1};
	if (n == 0)
		return true;
	text = arena_new(c->arena, struct str, rows + 1);
	for (size_t i = 0; i < rows; i++)
		text[i] = S("-");
	for (size_t k = 0; k < n; k++) {
		struct eval_groups one;

		if (!eval_group(c, columns[k], &one))
			return false;
		if (one.code == NULL)
			return eval_wrong(c, "a column without a name",
			                  str_of(key));
		for (size_t i = 0; i < rows; i++)
			text[i] = str_print(c->arena, "%.*s %d",
			                    STR_ARG(text[i]), one.code[i]);
	}
	whole = (struct stats_column){.text = text};
	stats_column_group(&c->st, &whole, rows);
	*out = (struct eval_groups){whole.code, whole.levels, whole.levels_n};
	return true;
}

/* The names of columns in some fields of the spec. */
static size_t
fields_names(const struct eval_case *c, const char *fields, struct str *names,
             size_t room)
{
	struct str rest = str_of(fields), field;
	size_t n = 0;

	while (str_split(&rest, ' ', &field)) {
		const char *key = str_c(c->arena, field);
		size_t more;
		struct str *list = eval_words(c, key, &more);
		const char *name;
		json_t *value;

		json_object_foreach (json_object_get(c->spec, key), name, value)
			if (n < room)
				names[n++] = str_of(name);
		if (n < room)
			names[n++] = eval_word(c, key);
		for (size_t i = 0; i < more && n < room; i++)
			names[n++] = list[i];
	}
	return n;
}

bool
eval_complete(struct eval_case *c, const char *fields, const char *weights)
{
	struct str names[256];
	size_t n = fields_names(c, fields, names, 256);
	struct stats_frame kept;

	if (!stats_frame_complete(
	            &c->st, &c->frame, names, n,
	            weights == NULL ? S("") : eval_word(c, weights), &kept))
		return false;
	c->frame = kept;
	return true;
}

/* --- what columns may hold ----------------------------------------------- */

bool
eval_row_stop(struct eval_case *c, enum stats_code code, struct str column,
              size_t row, size_t count)
{
	struct stats_note *note = stats_note(&c->st, code);

	stats_about(note, column);
	note->row = (int64_t)stats_frame_row(&c->frame, row) + 1;
	note->count = (int64_t)count;
	return false;
}

static bool
is_within(const struct eval_range *range, double v)
{
	return v >= range->low && v <= range->high &&
	       (!range->whole || v == floor(v));
}

/* How many of the values are none, and the first of them. */
static size_t
range_passed(const double *v, const double *w, size_t n,
             const struct eval_range *range, size_t *first)
{
	size_t passed = 0;

	for (size_t i = 0; i < n; i++) {
		if (isnan(v[i]) || (w != NULL && w[i] == 0) ||
		    is_within(range, v[i]))
			continue;
		*first = passed++ == 0 ? i : *first;
	}
	return passed;
}

bool
eval_within(struct eval_case *c, const char *key,
            const struct eval_range *range, const char *weights)
{
	const double *v, *w = NULL;
	size_t n = 0, first = 0;

	if (!eval_column(c, key, &v) ||
	    (weights != NULL && !eval_column(c, weights, &w)))
		return false;
	if (v != NULL)
		n = range_passed(v, w, c->frame.rows, range, &first);
	return n == 0 ||
	       eval_row_stop(c, range->code, eval_word(c, key), first, n);
}

struct named {
	struct str id;
	size_t row;
};

static int
named_order(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int by = str_compare(x->id, y->id);

	return by != 0 ? by : (x->row > y->row) - (x->row < y->row);
}

bool
eval_ids_differ(struct eval_case *c)
{
	const struct stats_column *id =
	        stats_column_of(&c->frame, eval_word(c, "id"));
	struct named *all;
	size_t n = 0, again = 0, first = c->frame.rows;

	if (id == NULL && str_empty(eval_word(c, "id")))
		return eval_wrong(c, "id is needed", S(""));
	if (id == NULL)
		return stats_stop(&c->st, E_BAD_VALUE, eval_word(c, "id"));
	all = arena_new(c->arena, struct named, c->frame.rows + 1);
	for (size_t i = 0; i < c->frame.rows; i++)
		if (!str_empty(id->text[i]))
			all[n++] = (struct named){id->text[i], i};
	qsort(all, n, sizeof(*all), named_order);
	for (size_t i = 1; i < n; i++)
		if (str_equal(all[i].id, all[i - 1].id)) {
			again++;
			first = all[i].row < first ? all[i].row : first;
		}
	return again == 0 ||
	       eval_row_stop(c, E_DUPLICATE_ID, id->name, first, again);
}

/* --- what is computed ---------------------------------------------------- */

void
eval_put_numbers(struct eval_case *c, const char *key, const double *v,
                 size_t n)
{
	json_array(c->out, key);
	for (size_t i = 0; i < n; i++)
		json_f64(c->out, NULL, v[i]);
	json_end(c->out);
}

void
eval_put_words(struct eval_case *c, const char *key, const struct str *v,
               size_t n)
{
	json_array(c->out, key);
	for (size_t i = 0; i < n; i++)
		json_str(c->out, NULL, v[i]);
	json_end(c->out);
}

void
eval_put_pair(struct eval_case *c, const char *key, double low, double high)
{
	double both[2] = {low, high};

	eval_put_numbers(c, key, both, 2);
}

void
eval_put_count(struct eval_case *c, const char *key, size_t n)
{
	json_i64(c->out, key, (int64_t)n);
}
