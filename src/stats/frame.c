/*
 * frame.c - a table of columns, and the matrix a model is made of.
 */
#include "stats/frame.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/linear.h"

#define ALIASED 1e-11

/* --- columns ------------------------------------------------------------- */

bool
stats_number_read(struct str cell, double *out)
{
	char word[64], *end;
	double v;

	if (cell.n == 0 || cell.n >= sizeof(word) ||
	    strchr("+-.0123456789", cell.p[0]) == NULL)
		return false;
	memcpy(word, cell.p, cell.n);
	word[cell.n] = '\0';
	if (strchr(word, 'x') != NULL || strchr(word, 'X') != NULL)
		return false;
	v = strtod(word, &end);
	if (*end != '\0' || end == word || !isfinite(v))
		return false;
	*out = v;
	return true;
}

struct str
stats_number_text(struct arena *arena, double v)
{
	struct str text = S("");

	for (int figures = 15; figures <= 17; figures++) {
		double back = 0;

		text = str_print(arena, "%.*g", figures, v);
		if (stats_number_read(text, &back) && back == v)
			break;
	}
	return text;
}

static int
str_order(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The different texts of a column in bytewise order. */
static void
levels_find(struct stats *st, struct stats_column *column, size_t rows)
{
	struct str *all = arena_new(st->arena, struct str, rows + 1);
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < rows; i++)
		if (column->text[i].n > 0 &&
		    (i == 0 ||
		     !str_equal(column->text[i], column->text[i - 1])))
			all[n++] = column->text[i];
	qsort(all, n, sizeof(*all), str_order);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || !str_equal(all[kept - 1], all[i]))
			all[kept++] = all[i];
	column->levels = all;
	column->levels_n = kept;
}

/* The places of the levels when in bytewise order, for a quick search. */
struct level {
	struct str words;
	int32_t code;
};

static int
level_order(const void *a, const void *b)
{
	return str_compare(((const struct level *)a)->words,
	                   ((const struct level *)b)->words);
}

static bool
levels_code(struct stats *st, struct stats_column *column, size_t rows)
{
	struct level *sorted =
	        arena_new(st->arena, struct level, column->levels_n + 1);
	int32_t *code = arena_new(st->arena, int32_t, rows + 1);

	for (size_t i = 0; i < column->levels_n; i++)
		sorted[i] = (struct level){column->levels[i], (int32_t)i};
	qsort(sorted, column->levels_n, sizeof(*sorted), level_order);
	for (size_t i = 0; i < rows; i++) {
		struct level ask = {.words = column->text[i]};
		const struct level *found;

		code[i] = -1;
		if (ask.words.n == 0)
			continue;
		found = bsearch(&ask, sorted, column->levels_n, sizeof(*sorted),
		                level_order);
		if (found == NULL) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			stats_about(note, column->name);
			note->row = (int64_t)i + 1;
			return false;
		}
		code[i] = found->code;
	}
	column->code = code;
	return true;
}

/* A different number of a column, and what it is written as. */
struct amount {
	double v;
	struct str words;
	int32_t code;
};

static int
amount_order(const void *a, const void *b)
{
	return str_compare(((const struct amount *)a)->words,
	                   ((const struct amount *)b)->words);
}

static int
amount_size(const void *a, const void *b)
{
	return stats_by_size(&((const struct amount *)a)->v,
	                     &((const struct amount *)b)->v);
}

/* The different numbers of a column, rising; how many. */
static size_t
amounts_find(struct stats *st, const double *v, size_t rows,
             struct amount **out)
{
	double *sorted = arena_new(st->arena, double, rows + 1);
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < rows; i++)
		if (!isnan(v[i]))
			sorted[n++] = v[i];
	qsort(sorted, n, sizeof(*sorted), stats_by_size);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || sorted[kept - 1] != sorted[i])
			sorted[kept++] = sorted[i];
	*out = arena_new(st->arena, struct amount, kept + 1);
	for (size_t i = 0; i < kept; i++)
		(*out)[i] = (struct amount){
		        sorted[i], stats_number_text(st->arena, sorted[i]), 0};
	return kept;
}

/* Levels and codes of a number that has no text. */
static void
amounts_group(struct stats *st, struct stats_column *column, size_t rows)
{
	struct amount *amounts;
	size_t n = amounts_find(st, column->v, rows, &amounts);
	struct str *levels = arena_new(st->arena, struct str, n + 1);
	int32_t *code = arena_new(st->arena, int32_t, rows + 1);

	qsort(amounts, n, sizeof(*amounts), amount_order);
	for (size_t i = 0; i < n; i++) {
		levels[i] = amounts[i].words;
		amounts[i].code = (int32_t)i;
	}
	qsort(amounts, n, sizeof(*amounts), amount_size);
	for (size_t i = 0; i < rows; i++) {
		struct amount ask = {.v = column->v[i]};
		const struct amount *found =
		        isnan(ask.v) ? NULL
		                     : bsearch(&ask, amounts, n,
		                               sizeof(*amounts), amount_size);

		code[i] = found == NULL ? -1 : found->code;
	}
	column->levels = levels;
	column->levels_n = n;
	column->code = code;
}

void
stats_column_group(struct stats *st, struct stats_column *column, size_t rows)
{
	if (column->code != NULL)
		return;
	if (column->text == NULL) {
		amounts_group(st, column, rows);
		return;
	}
	levels_find(st, column, rows);
	if (!levels_code(st, column, rows))
		column->levels_n = 0;
}

bool
stats_column_make(struct stats *st, struct str name, const struct str *text,
                  size_t rows, const struct str *levels, size_t levels_n,
                  struct stats_column *out)
{
	double *v = arena_new(st->arena, double, rows + 1);
	bool words = levels != NULL;

	*out = (struct stats_column){.name = name,
	                             .text = text,
	                             .levels = levels,
	                             .levels_n = levels_n};
	for (size_t i = 0; i < rows; i++) {
		v[i] = NAN;
		if (text[i].n > 0 && !stats_number_read(text[i], &v[i]))
			words = true;
	}
	if (levels == NULL || !words)
		out->v = words ? NULL : v;
	if (!words)
		return true;
	if (levels == NULL)
		levels_find(st, out, rows);
	return levels_code(st, out, rows);
}

const struct stats_column *
stats_column_of(const struct stats_frame *frame, struct str name)
{
	for (size_t i = 0; i < frame->columns_n; i++)
		if (str_equal(frame->columns[i].name, name))
			return &frame->columns[i];
	return NULL;
}

bool
stats_numbers_of(struct stats *st, const struct stats_frame *frame,
                 struct str name, const struct stats_column **out)
{
	*out = stats_column_of(frame, name);
	if (*out == NULL || (*out)->v == NULL)
		return stats_stop(st, E_BAD_VALUE, name);
	return true;
}

/* --- rows ---------------------------------------------------------------- */

static bool
is_missing(const struct stats_column *column, size_t row)
{
	if (column->v != NULL)
		return isnan(column->v[row]);
	if (column->code != NULL)
		return column->code[row] < 0;
	return column->text[row].n == 0;
}

/* A column with the kept rows alone. */
static struct stats_column
column_keep(struct stats *st, const struct stats_column *from,
            const size_t *rows, size_t n)
{
	struct stats_column out = *from;
	struct str *text = from->text == NULL
	                           ? NULL
	                           : arena_new(st->arena, struct str, n + 1);
	double *v = from->v == NULL ? NULL
	                            : arena_new(st->arena, double, n + 1);
	int32_t *code = from->code == NULL
	                        ? NULL
	                        : arena_new(st->arena, int32_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		if (text != NULL)
			text[i] = from->text[rows[i]];
		if (v != NULL)
			v[i] = from->v[rows[i]];
		if (code != NULL)
			code[i] = from->code[rows[i]];
	}
	out.text = text;
	out.v = v;
	out.code = code;
	return out;
}

/* Mark the rows that miss something; how many there are. */
static size_t
rows_mark(const struct stats_frame *frame, const struct stats_column *column,
          char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < frame->rows; i++)
		if (out[i] == 0 && is_missing(column, i)) {
			out[i] = 1;
			n++;
		}
	return n;
}

/* Mark the rows that miss one of the named columns. */
static bool
columns_mark(struct stats *st, const struct stats_frame *frame,
             const struct str *names, size_t names_n, char *out)
{
	size_t dropped = 0;

	for (size_t i = 0; i < names_n; i++) {
		const struct stats_column *c;

		if (str_empty(names[i]))
			continue;
		c = stats_column_of(frame, names[i]);
		if (c == NULL)
			return stats_stop(st, E_BAD_VALUE, names[i]);
		dropped += rows_mark(frame, c, out);
	}
	if (dropped > 0)
		stats_note(st, W_ROWS_DROPPED)->count = (int64_t)dropped;
	return true;
}

/* Mark the rows of weight 0, too. */
static bool
weights_mark(struct stats *st, const struct stats_frame *frame,
             struct str weights, char *out)
{
	const struct stats_column *w;

	if (str_empty(weights))
		return true;
	if (!stats_numbers_of(st, frame, weights, &w))
		return false;
	for (size_t i = 0; i < frame->rows; i++)
		if (w->v[i] == 0)
			out[i] = 1;
	return true;
}

bool
stats_frame_complete(struct stats *st, const struct stats_frame *frame,
                     const struct str *names, size_t names_n,
                     struct str weights, struct stats_frame *out)
{
	char *gone = arena_new(st->arena, char, frame->rows + 1);
	size_t *rows = arena_new(st->arena, size_t, frame->rows + 1), n = 0;

	/* A row of weight 0 says nothing, whatever it misses. */
	if (!weights_mark(st, frame, weights, gone) ||
	    !columns_mark(st, frame, &weights, 1, gone) ||
	    !columns_mark(st, frame, names, names_n, gone))
		return false;
	for (size_t i = 0; i < frame->rows; i++)
		if (gone[i] == 0)
			rows[n++] = i;
	*out = *frame;
	out->rows = n;
	if (n == frame->rows)
		return true;
	out->columns =
	        arena_new(st->arena, struct stats_column, frame->columns_n);
	for (size_t i = 0; i < frame->columns_n; i++)
		out->columns[i] = column_keep(st, &frame->columns[i], rows, n);
	return true;
}

/* --- models -------------------------------------------------------------- */

static size_t
model_width(const struct stats_column *column)
{
	if (column->levels == NULL)
		return 1;
	return column->levels_n > 0 ? column->levels_n - 1 : 0;
}

/* The name of a model's column: a number's own, or with the level. */
static struct str
model_name(struct arena *arena, const struct stats_column *column, size_t k)
{
	if (column->levels == NULL)
		return column->name;
	return str_print(arena, "%.*s=%.*s", STR_ARG(column->name),
	                 STR_ARG(column->levels[k + 1]));
}

/* A number as it is, or whether it is that level. */
static bool
model_fill(struct stats *st, const struct stats_column *column, size_t k,
           size_t rows, double *to)
{
	for (size_t i = 0; i < rows; i++) {
		to[i] = column->levels == NULL
		                ? column->v[i]
		                : column->code[i] == (int32_t)k + 1;
		if (!isfinite(to[i]))
			return stats_stop(st, E_BAD_VALUE, column->name);
	}
	return true;
}

/* One column or one a level, from place *at on. */
static bool
model_add(struct stats *st, struct stats_model *model,
          const struct stats_column *column, size_t *at)
{
	for (size_t k = 0; k < model_width(column); k++) {
		model->sources[*at] = column->name;
		model->names[*at] = model_name(st->arena, column, k);
		if (!model_fill(st, column, k, model->x.rows,
		                STATS_COLUMN(&model->x, *at)))
			return false;
		(*at)++;
	}
	return true;
}

void
stats_model_trim(struct stats *st, struct stats_model *model)
{
	bool *aliased = arena_new(st->arena, bool, model->x.cols + 1);
	struct stats_note *note = NULL;
	size_t kept = 0;

	if (!stats_aliased(st->arena, &model->x, ALIASED, aliased))
		return;
	for (size_t j = 0; j < model->x.cols; j++) {
		if (aliased[j]) {
			if (note == NULL)
				note = stats_note(st, W_ALIASED);
			note->count++;
			stats_about(note, model->names[j]);
			continue;
		}
		if (kept != j)
			memcpy(STATS_COLUMN(&model->x, kept),
			       STATS_COLUMN(&model->x, j),
			       model->x.rows * sizeof(double));
		model->names[kept] = model->names[j];
		model->sources[kept++] = model->sources[j];
	}
	model->x.cols = kept;
}

/* The constant goes, when the others have been held against it. */
static void
constant_drop(struct stats_model *model)
{
	model->x.v += model->x.rows;
	model->x.cols--;
	model->names++;
	model->sources++;
}

bool
stats_model_make(struct stats *st, const struct stats_frame *frame,
                 const struct str *terms, size_t terms_n, bool intercept,
                 struct stats_model *out)
{
	size_t cols = 1, at = 1;

	for (size_t i = 0; i < terms_n; i++) {
		const struct stats_column *c = stats_column_of(frame, terms[i]);

		if (c == NULL || (c->v == NULL && c->levels == NULL))
			return stats_stop(st, E_BAD_VALUE, terms[i]);
		cols += model_width(c);
	}
	*out = (struct stats_model){
	        .x = {frame->rows, cols,
	              arena_new(st->arena, double, frame->rows *cols + 1)},
	        .names = arena_new(st->arena, struct str, cols + 1),
	        .sources = arena_new(st->arena, struct str, cols + 1)};
	out->names[0] = S("(intercept)");
	for (size_t i = 0; i < frame->rows; i++)
		out->x.v[i] = 1;
	for (size_t i = 0; i < terms_n; i++)
		if (!model_add(st, out, stats_column_of(frame, terms[i]), &at))
			return false;
	stats_model_trim(st, out);
	if (!intercept && frame->rows > 0)
		constant_drop(out);
	return true;
}

/* --- a model of other rows ----------------------------------------------- */

/* A column's coefficient; nought of one that the model does not have. */
static double
coef_of(const struct stats_model *model, const double *coef, struct str name)
{
	for (size_t j = 0; j < model->x.cols; j++)
		if (str_equal(model->names[j], name))
			return coef[j];
	return 0;
}

bool
stats_model_times(struct stats *st, const struct stats_frame *frame,
                  const struct str *terms, size_t terms_n,
                  const struct stats_model *model, const double *coef,
                  double *out)
{
	struct arena_mark mark = arena_mark(st->arena);
	double *x = arena_new(st->arena, double, frame->rows + 1);
	double constant = coef_of(model, coef, S("(intercept)"));

	for (size_t i = 0; i < frame->rows; i++)
		out[i] = constant;
	for (size_t t = 0; t < terms_n; t++) {
		const struct stats_column *c = stats_column_of(frame, terms[t]);

		if (c == NULL || (c->v == NULL && c->levels == NULL))
			return stats_stop(st, E_BAD_VALUE, terms[t]);
		for (size_t k = 0; k < model_width(c); k++) {
			double b = coef_of(model, coef,
			                   model_name(st->arena, c, k));

			if (!model_fill(st, c, k, frame->rows, x))
				return false;
			for (size_t i = 0; i < frame->rows; i++)
				out[i] += b * x[i];
		}
	}
	arena_release(st->arena, mark);
	return true;
}
