/*
 * eval_codes.h - what was met, as a sentence, and how a command ends for it.
 *
 * Rules kept here, each with a test of the same words:
 *   - every code says what is wrong, where, and what to do;
 *   - a sentence names columns, counts and rows, and never who it is.
 *
 * Sentences are English: they are part of result.json, which is the same
 * whatever language a reader has.
 */
#ifndef INSIGHT_EVAL_CODES_H
#define INSIGHT_EVAL_CODES_H

#include "stats/stats.h"

/* How a command ends; 64 is wrong use. */
enum eval_status {
	EVAL_DONE = 0,
	EVAL_DATA = 2,
	EVAL_PLAN = 3,
	EVAL_NOT_ESTIMABLE = 4,
	EVAL_DISCLOSURE = 5,
	EVAL_INTERNAL = 70,
};

/* "A value cannot be used, in the column age, row 12. Mend it ..." */
struct str eval_code_says(struct arena *arena, const struct stats_note *note);

/* EVAL_DONE for a W_. */
enum eval_status eval_code_status(enum stats_code code);

#endif
