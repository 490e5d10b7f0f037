/*
 * eval_ledger.h - what was done in a run, in lines that hold to each other.
 *
 * A run's folder is its owner's alone (0700, files 0600).  ledger.jsonl has a
 * line an act: JSON with sorted members, among them its number, the hash of
 * the line before and its own; ledger.head has the number and the hash of the
 * last.  Who can write there can write all of it anew: the head is shown after
 * each act, to be kept by somebody else.
 *
 * Rules kept here, each with a test of the same words:
 *   - a line that was deleted, changed, moved or cut off is found, by number;
 *   - an act stands in the ledger whole or not at all, wherever it is
 *     interrupted;
 *   - two commands are never at work in one run;
 *   - nobody else can read what is in a run;
 *   - a run is read where nothing can be written, by several at once;
 *   - a file of a run is never written over, and no link is followed;
 *   - no act stands before the one that came first: a clock that was set back
 *     by more than five minutes is refused;
 *   - a run that cannot be begun leaves no folder.
 */
#ifndef INSIGHT_EVAL_LEDGER_H
#define INSIGHT_EVAL_LEDGER_H

#include <jansson.h>

#include "base/date.h"
#include "base/fault.h"

#define EVAL_LINES_MOST 10000
#define EVAL_LINE_MOST  ((size_t)256 * 1024)
#define EVAL_FILE_MOST  ((size_t)256 * 1024 * 1024)
/* What a clock may be set back by its own service, in ms. */
#define EVAL_CLOCK_BACK 300000

struct eval_line {
	int64_t n; /* from 1 */
	struct str act, time;
	const json_t *details;
	char hash[65];
};

struct eval_ledger {
	struct arena *arena;
	int folder, file; /* closed with the arena */
	struct eval_line *lines;
	size_t n, room;
	int64_t bytes; /* of its whole lines */
	bool reading;  /* nothing is added or written */
	bool broken;   /* it is not as it was written: lines or head */
	char head[65]; /* the last line's hash; of none: zeros */
};

/* A new folder with an empty ledger; REFUSED where something stands. */
MUST_CHECK const struct fault *
eval_ledger_create(struct arena *arena, const char *folder,
                   struct eval_ledger *out);

/*
 * A folder's ledger, looked at from end to end, and kept from others until
 * the arena goes.  CONFLICT when somebody is at work there, NOT_FOUND when
 * there is none, REFUSED when others can read it and, with the line's number,
 * when it is not as it was written.
 */
MUST_CHECK const struct fault *
eval_ledger_open(struct arena *arena, const char *folder,
                 struct eval_ledger *out);

/*
 * The same to read it alone, wherever it stands: nothing is written, others
 * may read it meanwhile, and whose the folder is does not matter.
 */
MUST_CHECK const struct fault *
eval_ledger_open_to_read(struct arena *arena, const char *folder,
                         struct eval_ledger *out);

/* Take away the folder of a run that was only just created, with the files
 * that begin one: what comes after it could not be written. */
void eval_ledger_undo(struct eval_ledger *ledger, const char *folder);

/* Whether a line's time lies before that of another by more than a clock is set
 * back by itself. */
bool eval_ledger_back(struct instant time, struct str line);

/* Add an act; details are given away.  On a fault nothing was added; REFUSED
 * where it would stand before the last one. */
MUST_CHECK const struct fault *
eval_ledger_add(struct eval_ledger *ledger, const char *act, struct instant now,
                json_t *details);

/*
 * A file of the folder: a new one, or in place of the one there, at once and
 * for good.  Reading: REFUSED when it is not there or over EVAL_FILE_MOST.
 */
MUST_CHECK const struct fault *
eval_ledger_write(struct eval_ledger *ledger, const char *name, struct str s,
                  bool instead);
MUST_CHECK const struct fault *
eval_ledger_read(struct eval_ledger *ledger, const char *name, struct str *out);
bool eval_ledger_has(struct eval_ledger *ledger, const char *name);

#endif
