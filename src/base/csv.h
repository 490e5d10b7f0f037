/*
 * csv.h - RFC 4180 read as a stream, and written safely.
 *
 * The reader holds one row at a time.  It counts lines as an editor does, so
 * that a fault can be found, and gives the byte for a wrong encoding.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdio.h>

#include "base/buf.h"
#include "base/fault.h"

#define CSV_CELL_MOST    ((size_t)64 * 1024)
#define CSV_COLUMNS_MOST 64

struct csv_reader {
	struct arena *arena;     /* of the caller */
	struct arena *row_arena; /* of the reader; unquoted cells live there */
	struct arena **owned;    /* lets row_arena go with the caller's */
	struct arena_mark row_mark;
	FILE *file;
	char *block; /* what was read and not yet used */
	size_t at, have, room;
	int64_t base; /* where in the file the block begins */
	int64_t line; /* line the present row begins on, from 1 */
	int64_t next_line;
	int64_t offset; /* bytes used so far, or where a row is bad */
	size_t n;       /* cells of the present row; 0 when it is bad */
	struct str cells[CSV_COLUMNS_MOST];
	struct str raw; /* the row as it stood, for a refused file; of a
	                      bad row it need not be text, and may be empty */
	bool ended;
};

/*
 * Read from an open file; a BOM is passed over.  The file is the caller's.
 */
void csv_open(struct csv_reader *csv, struct arena *arena, FILE *file);

/*
 * Let an opened reader read this text from its beginning instead of a file,
 * again and again if need be; the text must stay while it is read.
 */
void csv_text(struct csv_reader *csv, struct str text);

enum csv_row {
	CSV_ROW,
	CSV_END,
	CSV_BAD_UTF8,   /* csv->offset is the byte          */
	CSV_NUL,        /* a NUL byte, at csv->offset       */
	CSV_BAD_QUOTE,  /* a quote where none may be, or none where one must */
	CSV_TOO_LONG,   /* a cell over CSV_CELL_MOST        */
	CSV_TOO_MANY,   /* more than CSV_COLUMNS_MOST cells */
	CSV_READ_ERROR, /* the disk                         */
};

/*
 * Read the next row; cells are good until the next call.  After a bad row
 * reading goes on with the line after the one that is bad, or after the row
 * where its end is known.  Blank lines are passed over.  Rows end with LF,
 * CRLF or CR.
 */
enum csv_row csv_next(struct csv_reader *csv);

/*
 * Let go of the reader's own memory; else it goes with the caller's arena.
 */
void csv_close(struct csv_reader *csv);

/*
 * Write one cell, quoted where needed.  With `safe`, a cell that a
 * spreadsheet would run (= + - @ tab CR first) is preceded by an apostrophe.
 */
void csv_put(struct buf *buf, struct str cell, bool first, bool safe);

#endif
