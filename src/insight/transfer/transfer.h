/*
 * transfer.h - a caseload comes in.
 *
 * Reads a folder of CSV files (people.csv and, if there, organisations,
 * staff, orders, requirements, contacts, reoffences, spells, packages;
 * docs/caseload-files.md)
 * in any order of rows, person by person.
 *
 * Rules kept here, each with a test of the same words:
 *   - a person whose rows hold an error is left out whole and reported;
 *   - every row is either in the database or in the report;
 *   - the same files a second time change nothing;
 *   - an unknown column stops the run before anything is changed;
 *   - a dry run reports what a run would do and changes nothing;
 *   - a row that is gone from the files is kept and listed;
 *   - a killed run leaves whole persons only, and the next run goes on.
 */
#ifndef INSIGHT_TRANSFER_H
#define INSIGHT_TRANSFER_H

#include "kernel/capability.h"

enum import_file {
	IMPORT_ORGANISATIONS,
	IMPORT_STAFF,
	IMPORT_PEOPLE,
	IMPORT_ORDERS,
	IMPORT_REQUIREMENTS,
	IMPORT_CONTACTS,
	IMPORT_REOFFENCES,
	IMPORT_SPELLS,
	IMPORT_PACKAGES,
	IMPORT_FILES
};
/* "organisations.csv", ... */
extern const char *const import_file_names[IMPORT_FILES + 1];

struct import_counts {
	int64_t read;
	int64_t added;
	int64_t updated;
	int64_t unchanged;
	int64_t refused;
};

struct import_options {
	const char *folder;
	const char *report;       /* where the JSON report goes, or NULL */
	const char *refused;      /* folder for the refused rows, or NULL */
	const char *organisation; /* slug for rows that name none, or NULL */
	bool dry_run;
	size_t batch;       /* people a commit; 0: 4,000 */
	struct instant now; /* when the run began */
	/* Told how many of how many people are done; may be NULL. */
	void (*progress)(size_t done, size_t of);
};

struct import_result {
	struct import_counts counts[IMPORT_FILES];
	int64_t problems; /* entries of the report */
	int64_t people_refused;
};

/*
 * Import a folder.  The run is all or nothing for each person, in write jobs
 * of a few thousand people.  INVALID when a file cannot be read as what it
 * should be (encoding of the header, unknown or missing column, no
 * people.csv): then nothing was changed.  UNAVAILABLE when the database or
 * the report could not be written.
 */
MUST_CHECK const struct fault *
transfer_import(struct app *app, struct arena *arena,
                const struct import_options *options,
                struct import_result *out);

extern const struct capability transfer_capability;

#endif
