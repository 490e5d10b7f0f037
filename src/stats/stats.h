/*
 * stats.h - what every estimator is given, and how it says what it met.
 *
 * Pure numbers: no database, no words a person reads.  A stop has a code, the
 * variables it is about and a count; sentences are made of them elsewhere.
 *
 * Rules kept here, each with a test of the same words:
 *   - after an error there is no estimate;
 *   - a warning stands beside the estimates and takes nothing away.
 */
#ifndef STATS_STATS_H
#define STATS_STATS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Two of these letters say it all: E_ stops, W_ goes on. */
enum stats_code {
	E_BAD_VALUE,
	E_DUPLICATE_ID,
	E_TIME_ORDER,
	E_IMMATURE,
	E_POST_TREATMENT,
	E_SEPARATION,
	E_MONOTONE,
	E_NO_EVENTS,
	E_FEW_EVENTS,
	E_NO_OVERLAP,
	E_NO_BALANCE_POSSIBLE,
	E_NOT_CONVERGED,
	E_PLAN_CHANGED,
	E_PLAN_UNSEALED,
	E_DISCLOSURE,
	W_ALIASED,
	W_FEW_EVENTS,
	W_FEW_SETS,     /* for limits of the normal distribution */
	W_ROWS_DROPPED, /* they miss a value */
	W_NOT_AT_RISK,  /* on the first day, so that nothing could be seen */
	W_LIKE_NOBODY,  /* comparators with what no participant has */
	W_POOR_BALANCE,
	W_LOW_RETENTION,
	W_NONPROPORTIONAL,
	W_EXTREME_WEIGHTS,
	W_MANY_GROUPS, /* more words than are compared as groups */
	W_UNLINKED,    /* rows of nobody who is in the file of people */
	W_SAME_ROWS,   /* rows that stand in a file more than once */
	W_SAME_DAY,    /* several of one person on one day, counted as one */
	STATS_CODES
};

/* "E_BAD_VALUE" and so on, as they are written in files. */
extern const char *const stats_code_names[STATS_CODES];

#define STATS_NOTED_MOST 16

/* One thing that was met.  count and row are 0 where they say nothing. */
struct stats_note {
	enum stats_code code;
	struct str columns[STATS_NOTED_MOST];
	size_t columns_n;
	int64_t count;
	int64_t row; /* from 1 */
	/* what is wrong and what to do, where they can be said more closely
	 * than the code does; empty: as the code has it */
	struct str what, then;
};

/* One run of an estimator: its memory, and what it met on the way. */
struct stats {
	struct arena *arena;
	struct stats_note *notes;
	size_t notes_n, notes_room;
	size_t threads; /* what they compute has the same bytes for any */
};

/* A run that has met nothing yet. */
void stats_begin(struct stats *st, struct arena *arena);

/*
 * Note something; what comes back is the note, to add columns to with
 * stats_about, and is good until the next one is made.
 */
struct stats_note *stats_note(struct stats *st, enum stats_code code);

/* Name a column in a note, once; past STATS_NOTED_MOST it is left out. */
void stats_about(struct stats_note *note, struct str column);

/* Note an error about one column (or none); hands back false, to return. */
MUST_CHECK bool
stats_stop(struct stats *st, enum stats_code code, struct str column);

/* Whether a code was met. */
bool stats_met(const struct stats *st, enum stats_code code);

/* Whether a code is an error, after which there are no estimates. */
bool stats_is_error(enum stats_code code);

#endif
