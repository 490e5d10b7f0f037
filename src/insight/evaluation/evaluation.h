/*
 * evaluation.h - did it reduce reoffending, and what can honestly be said?
 *
 * The numbers are those of src/stats; here are studies, and what is said of
 * them.  So far: the proof that the numbers are right.
 *
 * Rules kept here, each with a test of the same words:
 *   - every case of a folder of reference vectors is computed from its file,
 *     and none is passed over;
 *   - a field that is not understood makes its case fail.
 */
#ifndef INSIGHT_EVALUATION_H
#define INSIGHT_EVALUATION_H

#include <stdio.h>

#include "base/fault.h"

/* How the cases went. */
struct eval_result {
	size_t passed, failed;
};

/*
 * Run every case of every *.json in a folder of reference vectors (schema 1,
 * docs/vectors.md), in bytewise order of their names.  A line a case on
 * `to`: "ok ID worst-error" or "not ok ID what differs".  INVALID when the
 * folder or a file of it cannot be read as that.
 */
MUST_CHECK const struct fault *
eval_selftest(struct arena *arena, const char *folder, FILE *to,
              struct eval_result *out);

#endif
