/*
 * eval_lock_local.h - shared by the files of the lock.
 */
#ifndef INSIGHT_EVAL_LOCK_LOCAL_H
#define INSIGHT_EVAL_LOCK_LOCAL_H

#include "insight/evaluation/eval_lock.h"

/* Stop for a reason of the lock's own. */
MUST_CHECK const struct fault *
eval_lock_stop(struct eval_run *run, enum stats_code code, const char *format,
               ...) __attribute__((format(printf, 3, 4)));

/* Stop for what the numbers met: the first error on st. */
MUST_CHECK const struct fault *eval_lock_met(struct eval_run *run);

/* A fault of somebody else's, with what the command ends with. */
MUST_CHECK const struct fault *
eval_lock_of(struct eval_run *run, const struct fault *fault, int status);

/* Add a sentence to the answer. */
void eval_lock_says(struct eval_run *run, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* Let a value go with the arena. */
json_t *eval_lock_own(struct eval_run *run, json_t *v);

/* A member that is given away. */
void eval_lock_put(json_t *object, const char *key, json_t *v);
struct str eval_lock_get(const json_t *object, const char *key);
int64_t eval_lock_number(const json_t *object, const char *key);

/* Add an act to the ledger. */
MUST_CHECK const struct fault *
eval_lock_act(struct eval_run *run, const char *act, json_t *details);

/* Open a run, with what its lines come to and what was stopped in it. */
MUST_CHECK const struct fault *
eval_lock_begin(struct eval_run *run, const char *folder);

/* The same to read alone: nothing is written there. */
MUST_CHECK const struct fault *
eval_lock_read(struct eval_run *run, const char *folder);

/* Open a run and its plan; run->plan, where given, must be that one. */
MUST_CHECK const struct fault *
eval_lock_open(struct eval_run *run, const char *folder);

/* What the first n lines come to. */
void eval_lock_walk(struct eval_run *run, size_t n);

/* The plan of a version, as it was sealed. */
MUST_CHECK const struct fault *
eval_lock_plan(struct eval_run *run, struct eval_plan *out);

/* What may be known of the files before outcomes are unlocked. */
MUST_CHECK const struct fault *
eval_lock_files(struct eval_run *run, const struct eval_plan *plan,
                json_t **out);

/* Whether they are those of the seal; before outcomes, all of them must be
 * there.  *out: their hashes alone. */
MUST_CHECK const struct fault *
eval_lock_files_same(struct eval_run *run, const struct eval_plan *plan,
                     bool outcomes, json_t **out);

/* Whether the files' bytes are these; E_PLAN_CHANGED where not. */
MUST_CHECK const struct fault *
eval_lock_files_are(struct eval_run *run, const json_t *hashes);

/* Shape, with a fault where the data are not good. */
MUST_CHECK const struct fault *
eval_lock_shape(struct eval_run *run, const struct eval_plan *plan,
                bool outcomes, const struct eval_data **out);

/* What the lines so far say of the next estimate. */
MUST_CHECK const struct fault *
eval_lock_facts(struct eval_run *run, const struct eval_plan *plan,
                struct eval_lock_facts *out);

/* What the study could see, of a plan and the people it is sealed with; NULL
 * where the plan does not say enough.  Given away. */
json_t *
eval_lock_power(const struct eval_run *run, const struct eval_plan *plan,
                const struct eval_data *data);
/* The last such that a line has from before an outcome was seen, and when. */
const json_t *
eval_lock_power_kept(const struct eval_run *run, size_t lines, struct str *at);
/* Say it; `kept` where a line of the ledger has it. */
void eval_lock_power_says(struct eval_run *run, const json_t *power, bool kept);

/* What changed between two plans or two lots of files, as keys. */
json_t *eval_lock_diff(struct eval_run *run, const struct eval_plan *was,
                       const struct eval_plan *is, const json_t *files_were,
                       const json_t *files_are);

/* The result as a file has it. */
struct str eval_lock_bytes(struct eval_run *run, const json_t *result);

/* Design and estimate of shaped data; the design must have this hash (empty:
 * any), and is handed back. */
MUST_CHECK const struct fault *
eval_lock_make(struct eval_run *run, const struct eval_plan *plan,
               const struct eval_data *data, struct str design,
               const struct eval_lock_facts *facts, struct eval_design *made,
               json_t **result);

/* The two files of a design, and what the ledger keeps of it beside the files
 * of the study: hashes of both, how alike and how many.  d NULL: it came to
 * nothing. */
struct eval_tried {
	struct str design, matches; /* as the files have them */
};
struct eval_tried
eval_lock_tried(struct eval_run *run, const struct eval_data *data,
                const struct eval_design *d);
json_t *eval_lock_try(int64_t n, const struct eval_design *d,
                      const struct eval_tried *tried);

/* Who read a plan, as the ledger has them. */
json_t *eval_lock_reviewers(const struct eval_plan *plan);

/* Whether an outcome had been seen, when the lines so far were written. */
bool eval_lock_seen(const struct eval_lock_state *s);

/* Take one more line. */
void eval_lock_take(struct eval_lock_state *s, const struct eval_line *line);

/* Whether each line fits those before it, and each file of the folder its
 * line; what is not there any more is said. */
MUST_CHECK const struct fault *eval_lock_told(struct eval_run *run);

#endif
