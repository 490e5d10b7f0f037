/*
 * frame.c - a table of columns, and the matrix a model is made of.
 */
#include "stats/frame_local.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/linear.h"

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
	if (*end != '\0' || end == word || !(fabs(v) <= SIZE_MOST))
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

size_t
stats_frame_row(const struct stats_frame *frame, size_t row)
{
	return frame->at == NULL ? row : frame->at[row];
}

bool
frame_row_bad(struct stats *st, const struct stats_frame *frame,
              struct str column, size_t row)
{
	struct stats_note *note = stats_note(st, E_BAD_VALUE);

	stats_about(note, column);
	note->row = (int64_t)stats_frame_row(frame, row) + 1;
	return false;
}

/* The first row of a column that is none of numbers, or is past all; rows. */
static size_t
amount_bad(const struct stats_column *c, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		double v;

		if (c->v != NULL ? fabs(c->v[i]) > SIZE_MOST
		                 : c->text[i].n > 0 &&
		                           !stats_number_read(c->text[i], &v))
			return i;
	}
	return rows;
}

bool
stats_numbers_of(struct stats *st, const struct stats_frame *frame,
                 struct str name, const struct stats_column **out)
{
	const struct stats_column *c = *out = stats_column_of(frame, name);
	size_t row;

	if (c == NULL || (c->v == NULL && c->text == NULL))
		return stats_stop(st, E_BAD_VALUE, name);
	row = amount_bad(c, frame->rows);
	if (row < frame->rows)
		return frame_row_bad(st, frame, name, row);
	return c->v != NULL || stats_stop(st, E_BAD_VALUE, name);
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
	for (size_t i = 0; i < frame->rows; i++) {
		if (w->v[i] < 0)
			return frame_row_bad(st, frame, weights, i);
		if (w->v[i] == 0)
			out[i] = 1;
	}
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
	/* what is said of a row later says where it stands in the file */
	for (size_t i = 0; i < n; i++)
		rows[i] = stats_frame_row(frame, rows[i]);
	out->at = rows;
	return true;
}
