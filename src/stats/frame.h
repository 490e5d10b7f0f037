/*
 * frame.h - a table of columns, and the matrix a model is made of.
 *
 * Rules kept here, each with a test of the same words:
 *   - a column with a cell that is no number is categorical, its levels in
 *     bytewise order, the first the reference, unless levels are given;
 *   - a number without text has levels of what it would be written as;
 *   - a row with a missing value in a column that is used is left out, and
 *     the number of such rows is said;
 *   - a fault in a row names the row of the file, whichever were left out
 *     before it;
 *   - the later of two columns that say the same is dropped, and named.
 */
#ifndef STATS_FRAME_H
#define STATS_FRAME_H

#include "stats/stats.h"

/*
 * One column: numbers where all cells are numbers, levels where it is
 * categorical, else text alone.
 */
struct stats_column {
	struct str name;
	const struct str *text;   /* rows, empty: missing; NULL: not kept */
	const double *v;          /* rows of them, NAN: missing; NULL: words */
	const struct str *levels; /* NULL: a number */
	size_t levels_n;
	const int32_t *code; /* the level of each row, -1: missing */
};

struct stats_frame {
	struct stats_column *columns;
	size_t columns_n;
	size_t rows;
	const size_t *at; /* the row of the file of each, from 0; NULL: all are
	                     there, in its order */
};

/* The row of the file that a row of the frame is, both from 0. */
size_t stats_frame_row(const struct stats_frame *frame, size_t row);

/*
 * A number up to 1e100 as a cell has it: a point, no blanks, no hex.  *out is
 * untouched where it is none.
 */
MUST_CHECK bool stats_number_read(struct str cell, double *out);

/* A decimal of 15 figures at most (17 at need) that reads back as it. */
struct str stats_number_text(struct arena *arena, double v);

/*
 * Make a column of texts: numbers when every cell that is not empty is one.
 * levels NULL: found; else a cell with none of them is E_BAD_VALUE.
 */
MUST_CHECK bool
stats_column_make(struct stats *st, struct str name, const struct str *text,
                  size_t rows, const struct str *levels, size_t levels_n,
                  struct stats_column *out);

/*
 * Give a numeric column levels, of its texts in bytewise order; of a number
 * without text, of what stats_number_text writes.
 */
void
stats_column_group(struct stats *st, struct stats_column *column, size_t rows);

/* A column by name, or NULL. */
const struct stats_column *
stats_column_of(const struct stats_frame *frame, struct str name);

/*
 * A column that must be there and hold numbers: E_BAD_VALUE where not, with
 * the row of the first cell that is none, or that is past 1e100.
 */
MUST_CHECK bool
stats_numbers_of(struct stats *st, const struct stats_frame *frame,
                 struct str name, const struct stats_column **out);

/*
 * The frame without rows that miss a value in one of the named columns
 * (empty names are passed over), W_ROWS_DROPPED with their count; and without
 * rows of weight 0, of which nothing is said.  A weight below 0 is
 * E_BAD_VALUE.  out->at keeps which rows of the file stayed.
 */
MUST_CHECK bool
stats_frame_complete(struct stats *st, const struct stats_frame *frame,
                     const struct str *names, size_t names_n,
                     struct str weights, struct stats_frame *out);

/* Numbers, column by column. */
struct stats_matrix {
	size_t rows, cols;
	double *v;
};

#define STATS_COLUMN(m, j) ((m)->v + (j) * (m)->rows)

/* What a model is made of: names of its columns, and where each comes from. */
struct stats_model {
	struct stats_matrix x;
	struct str *names;   /* "(intercept)", "age", "race=black" */
	struct str *sources; /* the frame's column; empty for the intercept */
};

/*
 * The matrix of the terms: numeric columns as they are, categorical ones as
 * one column a level but the reference.  A number past 1e100, whose square is
 * none, and a NaN or inf among numbers are E_BAD_VALUE with their row.
 * Aliased columns are taken out, with W_ALIASED (relative tolerance 1e-11),
 * which names a column of one word too; a constant says nothing new whether
 * there is an intercept or not, for what is made without one (hazards, weights,
 * distances) has it by itself.  Every row must be complete.
 */
MUST_CHECK bool
stats_model_make(struct stats *st, const struct stats_frame *frame,
                 const struct str *terms, size_t terms_n, bool intercept,
                 struct stats_model *out);

/*
 * What a model says of every row of a frame, of these terms: its columns times
 * their coefficients, found by name and added one after the other, with no
 * matrix between.  What the model has no column of adds nothing.
 */
MUST_CHECK bool
stats_model_times(struct stats *st, const struct stats_frame *frame,
                  const struct str *terms, size_t terms_n,
                  const struct stats_model *model, const double *coef,
                  double *out);

/* Take the aliased columns out, the later of two, with W_ALIASED. */
void stats_model_trim(struct stats *st, struct stats_model *model);

#endif
