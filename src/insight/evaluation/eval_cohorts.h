/*
 * eval_cohorts.h - one question asked of several groups of people, or in
 * several studies, and the answers as one.
 *
 * Rules kept here, each with a test of the same words:
 *   - each cohort is compared within itself, and all are shown;
 *   - a cohort that cannot be estimated is shown as that, and not pooled;
 *   - studies are pooled that measured the same, each once, sealed and not
 *     hidden; another is refused with its name;
 *   - a run is known by its seal and people by their file: not by what a plan
 *     says, which two studies may have and one may change;
 *   - studies of nobody real are pooled with their like alone, and it is said;
 *   - a study that is not reliable enough to judge is pooled and named.
 */
#ifndef INSIGHT_EVAL_COHORTS_H
#define INSIGHT_EVAL_COHORTS_H

#include <jansson.h>

#include "base/fault.h"
#include "insight/evaluation/eval_estimate.h"

/* Studies that are pooled at once. */
#define EVAL_POOLED_MOST 100

/* What one of them found; ratios by their logs. */
struct eval_cohort {
	struct str name;
	bool good;
	double b, se, low, high;
	double n[2], events[2]; /* NAN: not known */
	struct str verdict;     /* of a study by itself; empty: of a cohort */
};

/*
 * All of them with what they come to, as docs/evaluation-result.md has it:
 * {scale, rows[], fixed{}, random{}, q, q_df, q_p, i2, tau2, prediction[]}.
 */
json_t *eval_cohorts_json(struct arena *arena, enum eval_scale scale,
                          const struct eval_cohort *v, size_t n);

/* The plan's cohorts, into e->result; nothing where it names no column. */
void eval_estimate_cohorts(struct eval_estimate *e);

/* A result or a release that was read, and the file it came from. */
struct eval_pooled {
	const char *path;
	const json_t *result;
	struct str seal; /* of the ledger beside it; empty: there is none */
};

/*
 * The primary findings of results or releases,
 * with `simulated` and a `verdict` in each row.  INVALID when one is none, was
 * an exploration, has its finding hidden, is of another outcome (its id, kind,
 * time of follow-up or scale) than the first, of a run or of a file of people
 * that is there already, or of people who are real where the first is not, or
 * the other way about.
 */
MUST_CHECK const struct fault *
eval_cohorts_pool(struct arena *arena, const struct eval_pooled *v, size_t n,
                  json_t **out);

/* The same in sentences. */
void eval_cohorts_say(struct buf *buf, const json_t *pooled);

#endif
