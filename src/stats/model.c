/*
 * model.c - the matrix that a model is made of.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/frame_local.h"
#include "stats/linear.h"

#define ALIASED 1e-11

/* NaN, inf, or a number too large to be one. */
static bool
is_no_amount(struct str cell)
{
	char word[64], *end;
	double v;

	if (cell.n == 0 || cell.n >= sizeof(word))
		return false;
	memcpy(word, cell.p, cell.n);
	word[cell.n] = '\0';
	v = strtod(word, &end);
	return *end == '\0' && end != word && !(fabs(v) <= SIZE_MOST);
}

/*
 * A column of numbers with one that is none is no column of words: the first
 * row of it, or the number of rows.
 */
static size_t
amount_missed(const struct stats_column *c, size_t rows)
{
	size_t amounts = 0, none = 0, at = rows;

	/* words alone are kept of a column that is said to be of words */
	for (size_t k = 0; c->text != NULL && k < c->levels_n; k++) {
		double v;

		amounts += stats_number_read(c->levels[k], &v);
		none += is_no_amount(c->levels[k]);
	}
	if (none == 0 || amounts == 0 || amounts + none < c->levels_n)
		return rows;
	for (size_t i = rows; i-- > 0;)
		if (c->code[i] >= 0 && is_no_amount(c->levels[c->code[i]]))
			at = i;
	return at;
}

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
model_fill(struct stats *st, const struct stats_frame *frame,
           const struct stats_column *column, size_t k, double *to)
{
	for (size_t i = 0; i < frame->rows; i++) {
		to[i] = column->levels == NULL
		                ? column->v[i]
		                : column->code[i] == (int32_t)k + 1;
		if (!(fabs(to[i]) <= SIZE_MOST))
			return frame_row_bad(st, frame, column->name, i);
	}
	return true;
}

/* One column or one a level, from place *at on. */
static bool
model_add(struct stats *st, const struct stats_frame *frame,
          struct stats_model *model, const struct stats_column *column,
          size_t *at)
{
	for (size_t k = 0; k < model_width(column); k++) {
		model->sources[*at] = column->name;
		model->names[*at] = model_name(st->arena, column, k);
		if (!model_fill(st, frame, column, k,
		                STATS_COLUMN(&model->x, *at)))
			return false;
		(*at)++;
	}
	return true;
}

/* Take the aliased columns out, with those noted already, or NULL. */
static void
model_trim(struct stats *st, struct stats_model *model, struct stats_note *note)
{
	bool *aliased = arena_new(st->arena, bool, model->x.cols + 1);
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

void
stats_model_trim(struct stats *st, struct stats_model *model)
{
	model_trim(st, model, NULL);
}

/*
 * A column of one word says what the constant says: it has no columns of its
 * own, and is named like one that was taken out.
 */
static struct stats_note *
one_word_note(struct stats *st, const struct stats_frame *frame,
              const struct str *terms, size_t terms_n)
{
	struct stats_note *note = NULL;

	for (size_t i = 0; frame->rows > 0 && i < terms_n; i++) {
		const struct stats_column *c = stats_column_of(frame, terms[i]);

		if (model_width(c) > 0)
			continue;
		if (note == NULL)
			note = stats_note(st, W_ALIASED);
		note->count++;
		stats_about(note, c->name);
	}
	return note;
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

/* What there is to make a model of; `cols` more columns. */
static bool
terms_check(struct stats *st, const struct stats_frame *frame,
            const struct str *terms, size_t terms_n, size_t *cols)
{
	for (size_t i = 0; i < terms_n; i++) {
		const struct stats_column *c = stats_column_of(frame, terms[i]);
		size_t row;

		if (c == NULL || (c->v == NULL && c->levels == NULL))
			return stats_stop(st, E_BAD_VALUE, terms[i]);
		row = amount_missed(c, frame->rows);
		if (row < frame->rows)
			return frame_row_bad(st, frame, c->name, row);
		*cols += model_width(c);
	}
	return true;
}

bool
stats_model_make(struct stats *st, const struct stats_frame *frame,
                 const struct str *terms, size_t terms_n, bool intercept,
                 struct stats_model *out)
{
	size_t cols = 1, at = 1;

	if (!terms_check(st, frame, terms, terms_n, &cols))
		return false;
	*out = (struct stats_model){
	        .x = {frame->rows, cols,
	              arena_new(st->arena, double, frame->rows *cols + 1)},
	        .names = arena_new(st->arena, struct str, cols + 1),
	        .sources = arena_new(st->arena, struct str, cols + 1)};
	out->names[0] = S("(intercept)");
	for (size_t i = 0; i < frame->rows; i++)
		out->x.v[i] = 1;
	for (size_t i = 0; i < terms_n; i++)
		if (!model_add(st, frame, out, stats_column_of(frame, terms[i]),
		               &at))
			return false;
	model_trim(st, out, one_word_note(st, frame, terms, terms_n));
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

			if (!model_fill(st, frame, c, k, x))
				return false;
			for (size_t i = 0; i < frame->rows; i++)
				out[i] += b * x[i];
		}
	}
	arena_release(st->arena, mark);
	return true;
}
