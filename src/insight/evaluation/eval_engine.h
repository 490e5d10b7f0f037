/*
 * eval_engine.h - the versions of the engine whose results are made again.
 *
 * A version rises when the same files would give other bytes.  What a version
 * says that the one before did not is asked for where it is made, so that a
 * sealed result is verified in its own bytes (decision 98).
 */
#ifndef INSIGHT_EVAL_ENGINE_H
#define INSIGHT_EVAL_ENGINE_H

#include "base/str.h"

/* Of the numbers that are made now. */
#define EVAL_ENGINE "1.10.0"

/* Oldest first; an older one is verified by the program that made it. */
enum eval_engine {
	EVAL_ENGINE_1_8,
	/* a planned row without a solution is there and says why */
	EVAL_ENGINE_1_9,
	/* which run it is stands in it; a warning stands once; covariates
	 * without a day are named; who was lost, and a model of everybody, are
	 * of all completed sets; what was measured is a scale for what was
	 * not; of a count or a time power is of a ratio, and no longer of a
	 * share; a share of nearly everybody has no estimate; the verdict knows
	 * of whom the outcome is not known, and says why in words that have
	 * Welsh */
	EVAL_ENGINE_1_10,
	EVAL_ENGINES
};

/* "1.8.0" and so on, as a result has it. */
extern const char *const eval_engine_names[EVAL_ENGINES];

/* Whether a result made as this version (empty: as now) says what came with
 * another; one that is not known says what the oldest did. */
bool eval_engine_says(struct str engine, enum eval_engine since);

#endif
