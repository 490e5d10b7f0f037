/*
 * import_local.h - shared by the import's files, and nobody else.
 */
#ifndef INSIGHT_IMPORT_LOCAL_H
#define INSIGHT_IMPORT_LOCAL_H

#include <stdio.h>

#include "base/csv.h"
#include "insight/transfer/transfer.h"

#define IMPORT_COLUMNS_MOST 24

/* One CSV file, open, with its columns found. */
struct import_source {
	enum import_file kind;
	FILE *file;                  /* NULL: not in the folder */
	struct str header;           /* as it stood, for the refused rows */
	int at[IMPORT_COLUMNS_MOST]; /* known column -> cell, -1 absent */
	size_t cells;                /* how many the header has */
	const char *extra[CSV_COLUMNS_MOST]; /* x_ column's name by cell */
	/* A window of the file, so that rows in order cost no system call. */
	char *window;
	int64_t window_at;
	size_t window_n;
	FILE *refused;
	struct import_counts counts;
};

/* Where one row is. */
struct import_row {
	uint64_t person; /* hash of the CRN, upper case and trimmed */
	int64_t offset;
	uint32_t length;
	uint32_t line;
	uint8_t file;
	uint8_t bad; /* an enum csv_row; CSV_ROW when it could be read */
};

/* The rows of one person, one after the other in `rows`. */
struct import_group {
	size_t first;
	size_t n;
	int64_t place; /* of the people row, so that files are read in order */
};

struct import {
	struct app *app;
	struct arena *arena;
	const struct import_options *options;
	struct import_source sources[IMPORT_FILES];
	struct import_row *rows;
	size_t rows_n;
	size_t rows_room;
	struct import_group *groups;
	size_t groups_n;
	struct csv_reader reader; /* over one row at a time */
	FILE *report;
	int64_t problems;
	int64_t people_refused;
	struct organisation_id organisation; /* of --organisation */
	/* Names to ids, kept between people. */
	struct import_name *names;
	size_t names_n;
};

/* A row in hand: its cells by known column, trimmed. */
struct import_cells {
	const struct import_row *row;
	struct str cell[IMPORT_COLUMNS_MOST];
	struct str notes; /* x_ columns, "name: value" lines */
	struct str raw;
};

/* What the report says of one thing. */
struct import_problem {
	enum import_file file;
	int64_t line;
	const char *column; /* or "" */
	struct str crn;     /* as written in the file */
	struct str value;
	bool refused;
	struct text text;
};

/* Memory of its own that goes at import_scratch_drop, or with the run however
 * the run ends. */
struct import_scratch {
	struct arena *arena;
};
struct import_scratch *import_scratch(struct import *im, size_t ceiling);
void import_scratch_drop(void *scratch);

/* --- import_source.c --------------------------------------------------- */

extern const char *const *const import_columns[IMPORT_FILES];

MUST_CHECK const struct fault *import_sources_open(struct import *im);
void import_sources_close(struct import *im);

/* Walk every file once: rows, groups, counts.  Organisations and staff rows
 * get the hash 0 and are not grouped. */
MUST_CHECK const struct fault *import_index(struct import *im);

/* What a CRN, as written, is sorted by: trimmed, upper case, never 0. */
uint64_t import_person_hash(struct str crn);

/* The cells of a row, read again from the file; in `arena`. */
MUST_CHECK const struct fault *
import_cells_read(struct import *im, struct arena *arena,
                  const struct import_row *row, struct import_cells *out);

/* --- import_store.c ----------------------------------------------------- */

/* A read: *(bool *)data is whether the database holds anybody. */
MUST_CHECK const struct fault *import_store_somebody(struct tx *tx, void *data);

/* Every CRN there is, as column `crn`, in order. */
MUST_CHECK const struct fault *
import_store_each_crn(struct tx *tx,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data);

/* Likely duplicates found since then: columns a_crn and b_crn. */
MUST_CHECK const struct fault *
import_store_each_duplicate(struct tx *tx, struct instant since,
                            const struct fault *(*fn)(void *data,
                                                      const struct row *row),
                            void *data);

/* --- import_report.c ---------------------------------------------------- */

MUST_CHECK const struct fault *import_report_open(struct import *im);
void import_report_problem(struct import *im, struct arena *arena,
                           const struct import_problem *problem);
/* Copy a refused row as it stood. */
void import_report_refused(struct import *im, const struct import_row *row,
                           struct str raw);
MUST_CHECK const struct fault *
import_report_close(struct import *im, struct arena *arena);

/* --- import_person.c ---------------------------------------------------- */

/* What is known of a person while their rows are judged. */
struct import_person;

struct import_ahead;

/*
 * Judge and put the rows of the next group that was read.  *refused says that
 * nothing of it was put and why is in the report.  A fault is of the database:
 * the batch is tried again, one person at a time.
 */
MUST_CHECK const struct fault *
import_person_put(struct ctx *ctx, struct import *im,
                  struct import_ahead *ahead, bool *refused);

/* Forget the words that a job which was rolled back may have made. */
void import_names_forget(struct import *im);

/* People of the database that no row of the files speaks of: listed. */
MUST_CHECK const struct fault *import_missing_list(struct import *im);

/* Likely duplicates found since the run began: reported, never merged. */
MUST_CHECK const struct fault *
import_duplicates_list(struct tx *tx, struct import *im);

/* Organisations and staff, before the people. */
MUST_CHECK const struct fault *import_base_put(struct ctx *ctx, void *data);

#endif
