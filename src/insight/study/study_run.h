/*
 * study_run.h - what the engine keeps in a run's folder, as one file of a
 * study: its ledger, plans, balances and results, without the matches of
 * single people.
 *
 * Rules kept here, each with a test of the same words:
 *   - what is put back is what was kept, byte for byte;
 *   - a name that leads elsewhere is not put back.
 */
#ifndef INSIGHT_STUDY_RUN_H
#define INSIGHT_STUDY_RUN_H

#include <jansson.h>

#include "base/arena.h"
#include "base/str.h"

/* A folder's files as {"files": {name: text}, "plans": n}; n is how many plans
 * of the study went into it.  False when a file cannot be read, or all are
 * larger than a study's file may be. */
MUST_CHECK bool study_run_take(struct arena *arena, const char *folder,
                               int64_t plans, struct str *out);

/* Put them into a new folder of ours alone. */
MUST_CHECK bool study_run_put(struct arena *arena, struct str kept,
                              const char *folder, int64_t *plans);

/* Its files, by name; NULL when it is none. */
const json_t *study_run_files(struct arena *arena, struct str kept);

#endif
