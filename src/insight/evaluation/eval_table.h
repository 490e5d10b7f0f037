/*
 * eval_table.h - a CSV file as columns, quickly and in little memory.
 *
 * Rules kept here, each with a test of the same words:
 *   - a column that is not asked for is passed over and kept nowhere;
 *   - a column that is asked for and is not there is named;
 *   - a cell that is not of its column's kind is named by column and row;
 *   - a file that is no table says where it stops being one;
 *   - a table of any size within the limits is read the same, wherever its
 *     rows lie in the file.
 *
 * Limits: EVAL_ROWS_MOST rows, EVAL_COLUMNS_MOST columns, EVAL_ROW_MOST bytes
 * in a row; the file may be larger than 4 GB.  Kept of each row are 8 bytes a
 * number or day, 4 a word and 16 a text, and texts and different words once.
 */
#ifndef INSIGHT_EVAL_TABLE_H
#define INSIGHT_EVAL_TABLE_H

#include "base/fault.h"
#include "stats/frame.h"

#define EVAL_ROWS_MOST    ((size_t)100000000)
#define EVAL_COLUMNS_MOST 20000
#define EVAL_ROW_MOST     ((size_t)16 * 1024 * 1024)

enum eval_kind {
	EVAL_NUMBER, /* v, as strtod reads it; NAN: missing */
	EVAL_WORD,   /* code and levels, in bytewise order; -1: missing */
	EVAL_DAY,    /* v: days since 1970-01-01; NAN: missing */
	EVAL_TEXT,   /* text, within the table's memory */
	EVAL_LINE,   /* v: stands for the whole row as it is written, and is of
	                no column: alike in rows that are, and else as good as
	                never */
};

/* A column that is asked for; it may be asked for in several kinds. */
struct eval_want {
	struct str name;
	enum eval_kind kind;
	bool needed;              /* absent: E_BAD_VALUE; else all missing */
	const struct str *levels; /* of a word, no two alike; NULL: found */
	size_t levels_n;
};

struct eval_table {
	struct stats_frame frame; /* the wanted, in order; text of EVAL_TEXT */
	struct str *header;       /* every column of the file */
	size_t header_n;
	int64_t bytes;
	char sha256[65]; /* of the file, in hex */
};

/*
 * Read a file (UTF-8, comma, header, quotes as RFC 4180, LF, CRLF or CR; a BOM
 * and blank lines are passed over).  A fault (INVALID) when it cannot be read
 * as a table; else *good says whether its cells are what was asked for, with
 * a note on st for each column where not: E_BAD_VALUE, the first such row
 * (from 1, 0 when the column is not there) and how many there are.  All is in
 * st's arena.
 */
MUST_CHECK const struct fault *
eval_table_read(struct stats *st, const char *path,
                const struct eval_want *wants, size_t wants_n, bool *good,
                struct eval_table *out);

#endif
