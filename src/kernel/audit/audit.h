/*
 * audit.h - the append-only record of who did and saw what.
 *
 * 64 lanes by person; each entry holds the hash of the one before it in its
 * lane (BLAKE2b-256), written in the same transaction as the change.
 * Heads are sealed together every minute; the seal goes to the log and into
 * every backup, so that a cut tail shows.
 *
 * Rules kept here, each with a test of the same words:
 *   - an entry is never changed and never removed (a trigger refuses);
 *   - an entry that was altered is found by check;
 *   - a lane whose tail was cut is found against its seal;
 *   - seals follow each other by number, whatever the clock says;
 *   - who looked at whom is written before the page leaves.
 */
#ifndef KERNEL_AUDIT_H
#define KERNEL_AUDIT_H

#include "kernel/capability.h"

#define AUDIT_LANES 64

/*
 * Record that the actor did something: `what` is "module.act" ("plan.agreed",
 * a literal), about a person ({0}: nobody in particular), on a subject (an
 * id, or 0).  Time, actor, purpose, session and route come from ctx.
 */
MUST_CHECK const struct fault *
audit_record(struct ctx *ctx, const char *what, struct person_id person,
             int64_t subject);

/* Nothing is written while ctx->audit_folded is set: then the caller writes
 * one entry for the whole of what it does (an import: one a person).
 *
 * The same with coded facts, never free words about a person: "from=a to=b".
 * A reason that somebody typed goes in here, as `detail`. */
MUST_CHECK const struct fault *
audit_record_detail(struct ctx *ctx, const char *what, struct person_id person,
                    int64_t subject, struct str detail);

/*
 * Record that the actor saw these people (route and purpose from ctx): one
 * entry for one person; for a list one entry that holds all their ids.
 * Nothing for nobody.
 */
MUST_CHECK const struct fault *
audit_record_read(struct ctx *ctx, const int64_t *people, size_t n);

/* One line of the audit. */
struct audit_line {
	struct audit_id id;
	struct instant at;
	struct user_id actor;
	struct str what;
	enum purpose purpose;
	struct person_id person;
	int64_t subject;
	struct str route; /* method and pattern */
	struct str detail;
	int64_t people;        /* how many were in a list */
	struct str actor_name; /* for the caller: identity_user_name */
	struct str actor_role;
};

/*
 * Who looked at or changed a person's record, newest first, before a moment
 * (INSTANT_NONE: from the newest), at most `most` (1 to 1,000): for the
 * person's own view and for managers.  The caller judges reach first
 * (access_need): the audit stands below it.
 */
MUST_CHECK const struct fault *
audit_about(struct ctx *ctx, struct person_id person, struct instant before,
            size_t most, struct audit_line **out, size_t *n);

/* The same by pages: `most` after the `skip` newest, and how many there are,
 * counted up to 1,001. */
MUST_CHECK const struct fault *
audit_about_page(struct ctx *ctx, struct person_id person, int64_t skip,
                 size_t most, struct audit_line **out, size_t *n,
                 int64_t *total);

/* The newest lines without the content of any case, for administrators: no
 * person, no subject, and no detail of an entry about somebody. */
MUST_CHECK const struct fault *
audit_newest(struct ctx *ctx, struct instant before, size_t most,
             struct audit_line **out, size_t *n);

/* Seal the heads of all lanes (a background job, and before a backup), and
 * log the seal.  Nothing when nothing was added since the last one. */
MUST_CHECK const struct fault *audit_seal(struct ctx *ctx);

/* Walk every lane against the hashes and seals.  A broken chain is no fault:
 * *broken says where it first is, or is empty. */
MUST_CHECK const struct fault *
audit_check(struct ctx *ctx, struct text *broken, int64_t *entries);

extern const struct capability audit_capability;

#endif
