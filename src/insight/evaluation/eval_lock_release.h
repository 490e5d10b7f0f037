/*
 * eval_lock_release.h - what of a run was released stands in its ledger.
 *
 * A register can be named anew, emptied or written anew, and then a release is
 * held against nothing.  So a run remembers what of it left, by the hash of
 * what was kept, and keeps a copy: kept-N.json (decision 74).
 *
 * Rules kept here, each with a test of the same words:
 *   - what was released stands in the ledger, and a register that lacks it is
 *     refused;
 *   - a register that was written anew since is refused;
 *   - what is lost of a register is taken in again from what runs kept.
 */
#ifndef INSIGHT_EVAL_LOCK_RELEASE_H
#define INSIGHT_EVAL_LOCK_RELEASE_H

#include "insight/evaluation/eval_lock.h"
#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_register.h"

/* A release that a line has, and what its register keeps of it. */
struct eval_lock_released {
	int64_t line, n; /* of the ledger; which release of this run */
	struct str kept; /* hash of what the register keeps */
	struct str reg;  /* which register that is */
	struct str head; /* its head with it */
};

/*
 * Begin a release: the ledger is open and kept from others, and *out is the
 * result of that look, from the file it stands in.  E_PLAN_CHANGED where it is
 * not the one that was read before (held).
 */
MUST_CHECK const struct fault *
eval_lock_release_begin(struct eval_run *run, const char *folder,
                        const char *name, const json_t *held);

/* The releases of this run, by its ledger; and what was kept of one: of the
 * copy in this folder or, where that is not there, of the result, made again.
 * E_DISCLOSURE where neither gives it. */
size_t
eval_lock_releases(struct eval_run *run, struct eval_lock_released **out);
MUST_CHECK const struct fault *
eval_lock_release_kept(struct eval_run *run,
                       const struct eval_lock_released *of, json_t **out);

/*
 * What this run's ledger says was released is in the register: E_DISCLOSURE
 * with a way out where it is not, or where the register was written anew since.
 */
MUST_CHECK const struct fault *
eval_lock_release_check(struct eval_run *run, const struct eval_register *reg);

/* A line of a release that was added to a register, with a copy of what that
 * keeps, in this folder: before the release leaves. */
MUST_CHECK const struct fault *
eval_lock_release_add(struct eval_run *run, const struct eval_release *release,
                      const struct eval_register *reg,
                      const struct eval_entry *entry);

#endif
