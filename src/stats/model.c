/*
 * model.c - the matrix that a model is made of.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/frame_local.h"
#include "stats/linear.h"
#include "stats/share.h"

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

/*
 * A number as it is, or whether it is that level, of some rows; where the first
 * is that is none, or `to`.
 */
static size_t
model_fill(const struct stats_column *column, size_t k, size_t from, size_t to,
           double *out)
{
	if (column->levels != NULL) {
		for (size_t i = from; i < to; i++)
			out[i] = column->code[i] == (int32_t)k + 1;
		return to;
	}
	for (size_t i = from; i < to; i++) {
		out[i] = column->v[i];
		if (!(fabs(out[i]) <= SIZE_MOST))
			return i;
	}
	return to;
}

/* Where each column of a matrix comes from, while it is filled. */
struct filling {
	const struct stats_column **columns; /* NULL: all ones */
	size_t *levels;
	struct stats_matrix x;
	size_t *bad, *bad_at; /* a part each: the first column that is none,
	                         and its row; x.cols: all are */
};

/* One column or one a level, from place *at on. */
static void
filling_add(struct stats *st, struct filling *f, struct stats_model *model,
            const struct stats_column *column, size_t *at)
{
	for (size_t k = 0; k < model_width(column); k++) {
		model->sources[*at] = column->name;
		model->names[*at] = model_name(st->arena, column, k);
		f->columns[*at] = column;
		f->levels[(*at)++] = k;
	}
}

/* All columns of a part's rows. */
static void
filling_part(void *data, size_t part, size_t hand)
{
	struct filling *f = data;
	size_t from = part * STATS_PART, left = f->x.rows - from;
	size_t to = left < STATS_PART ? f->x.rows : from + STATS_PART;

	(void)hand;
	f->bad[part] = f->x.cols;
	for (size_t j = 0; j < f->x.cols; j++) {
		double *out = STATS_COLUMN(&f->x, j);
		size_t end = to;

		if (f->columns[j] != NULL)
			end = model_fill(f->columns[j], f->levels[j], from, to,
			                 out);
		else
			for (size_t i = from; i < to; i++)
				out[i] = 1;
		if (end == to)
			continue;
		f->bad[part] = j;
		f->bad_at[part] = end;
		return;
	}
}

/* All rows; the first column with what is no number is said, and its row. */
static bool
filling_do(struct stats *st, const struct stats_frame *frame, struct filling *f)
{
	size_t parts = stats_parts(frame->rows), bad = f->x.cols, at = 0;

	f->bad = arena_new(st->arena, size_t, parts + 1);
	f->bad_at = arena_new(st->arena, size_t, parts + 1);
	stats_share(st->threads, parts, filling_part, f);
	for (size_t i = 0; i < parts; i++)
		if (f->bad[i] < bad) {
			bad = f->bad[i];
			at = f->bad_at[i];
		}
	return bad == f->x.cols ||
	       frame_row_bad(st, frame, f->columns[bad]->name, at);
}

/* Take the aliased columns out, with those noted already, or NULL. */
static void
model_trim(struct stats *st, struct stats_model *model, struct stats_note *note)
{
	bool *aliased = arena_new(st->arena, bool, model->x.cols + 1);
	size_t kept = 0;

	if (!stats_aliased(st, &model->x, ALIASED, aliased))
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
	struct filling f;

	if (!terms_check(st, frame, terms, terms_n, &cols))
		return false;
	*out = (struct stats_model){
	        .x = {frame->rows, cols,
	              arena_new(st->arena, double, frame->rows *cols + 1)},
	        .names = arena_new(st->arena, struct str, cols + 1),
	        .sources = arena_new(st->arena, struct str, cols + 1)};
	out->names[0] = S("(intercept)");
	f = (struct filling){.columns = arena_new(st->arena,
	                                          const struct stats_column *,
	                                          cols),
	                     .levels = arena_new(st->arena, size_t, cols),
	                     .x = out->x};
	for (size_t i = 0; i < terms_n; i++)
		filling_add(st, &f, out, stats_column_of(frame, terms[i]), &at);
	if (!filling_do(st, frame, &f))
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
			size_t end = model_fill(c, k, 0, frame->rows, x);

			if (end < frame->rows)
				return frame_row_bad(st, frame, c->name, end);
			for (size_t i = 0; i < frame->rows; i++)
				out[i] += b * x[i];
		}
	}
	arena_release(st->arena, mark);
	return true;
}
