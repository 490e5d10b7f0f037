/*
 * eval_table_local.h - the cells of a table while it is read.
 */
#ifndef INSIGHT_EVAL_TABLE_LOCAL_H
#define INSIGHT_EVAL_TABLE_LOCAL_H

#include "insight/evaluation/eval_table.h"

#define NO_WANT (-1)

/* The different words of a column, found by their hash. */
struct words {
	struct str *word;
	size_t n, room;
	int32_t *slots; /* a word's place + 1; 0: free */
	size_t slots_n; /* a power of 2 */
};

/* A wanted column while it is filled. */
struct filling {
	const struct eval_want *want;
	int32_t next; /* another want of the same column, or NO_WANT */
	bool there;
	double *v;
	int32_t *code;
	struct str *text;
	struct words words;
	size_t bad;     /* cells that are not of the kind */
	size_t bad_row; /* the last of them, from 1 */
	size_t note;    /* its place among the notes, when bad > 0 */
};

/* What all columns share. */
struct cells {
	struct stats *st;
	struct filling *fillings;
	size_t fillings_n;
	size_t rows, rows_room;
	char *chunk; /* room for texts */
	size_t chunk_left;
	struct str there;    /* the columns of the file, for one that is not */
	double *const *line; /* of an EVAL_LINE; NULL: none is wanted */
	bool good;
};

/* Columns without a row yet; levels that are given are known. */
void cells_begin(struct cells *c, struct stats *st,
                 const struct eval_want *wants, size_t wants_n);

/* Room for at least so many rows. */
void cells_room(struct cells *c, size_t rows);

/* A cell of row c->rows, for the want at `i` and those after it. */
void cells_take(struct cells *c, int32_t i, struct str cell);

/* The whole of row c->rows, as it is written. */
void cells_line(struct cells *c, struct str row);

/* Missing columns are noted or filled; levels get their order. */
void cells_end(struct cells *c, struct stats_column *out);

#endif
