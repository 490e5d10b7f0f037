/*
 * policy.h - rules as dated values.
 *
 * A limit that the law or a contract may change is a row: rule, days it
 * holds for, to whom, value, unit, source, and whether anybody checked it.
 * It is read through policy_get alone, which says which row answered.
 *
 * Rules kept here, each with a test of the same words:
 *   - the most specific row answers, then the one in force latest;
 *   - a day outside every row has no answer;
 *   - a change takes two people;
 *   - a change that was refused changes nothing;
 *   - a guarded rule changes at the earliest some working days after the
 *     second person agreed, and can be stopped until then;
 *   - a second account of the same person cannot be the second;
 *   - an attempt that was refused is in the audit as well;
 *   - a default is planted once and never written over.
 */
#ifndef REGISTER_POLICY_H
#define REGISTER_POLICY_H

#include "kernel/capability.h"

/* verified: somebody read the source; unverified; ours: a choice. */
enum policy_status {
	POLICY_VERIFIED,
	POLICY_UNVERIFIED,
	POLICY_OURS,
	POLICY_STATUS_COUNT
};
extern const char *const policy_statuses[POLICY_STATUS_COUNT + 1];

/* in_force; proposed by one, waiting for another; refused */
enum policy_state {
	POLICY_IN_FORCE,
	POLICY_PROPOSED,
	POLICY_REFUSED,
	POLICY_STATE_COUNT
};
extern const char *const policy_states[POLICY_STATE_COUNT + 1];

/* One dated value. */
struct policy_row {
	struct policy_id id;
	struct str rule;
	struct date valid_from;
	struct date valid_to; /* last day, or DATE_NONE */
	struct str selector;  /* "" for all, "kind=licence area=wales" */
	struct str value;
	struct str unit;
	struct str source;
	struct str says;
	enum policy_status status;
	enum policy_state state;
	struct user_id proposed_by;
	struct user_id confirmed_by;
	struct user_id stopped_by; /* {0}: nobody */
	struct instant at;
};

struct policy_answer {
	bool found;
	struct policy_row row; /* which row answered */
};

/*
 * The value of a rule on a day for these facts ("kind=licence area=wales";
 * a row answers when each of its own facts is among them).  More facts beat
 * fewer, then the later valid_from, then the later id.  out->found is false
 * when no row holds.
 */
MUST_CHECK const struct fault *
policy_get(struct ctx *ctx, const char *rule, struct str facts, struct date on,
           struct policy_answer *out);

/* The same for `n` lists of facts, out of one reading: out[i] is of
 * facts[i]. */
MUST_CHECK const struct fault *
policy_get_each(struct ctx *ctx, const char *rule, const struct str *facts,
                size_t n, struct date on, struct policy_answer *out);

/*
 * Read every row in force now and answer from them for as long as this ctx is
 * used: for a job of thousands of questions in one transaction, which changes
 * none of them.  In ctx->arena.
 */
MUST_CHECK const struct fault *policy_remember(struct ctx *ctx);

/* The value as a whole number, or `otherwise` when no row holds or it is not
 * a number. */
MUST_CHECK const struct fault *
policy_get_i64(struct ctx *ctx, const char *rule, struct str facts,
               struct date on, int64_t otherwise, int64_t *out);

/*
 * Plant the defaults of these capabilities where rule, selector and
 * valid_from are not there yet.  Inside a write job; for init and serve.
 */
MUST_CHECK const struct fault *
policy_seed(struct ctx *ctx, const struct capability *const *capabilities);

/*
 * Propose a new dated value of a rule that exists: rule, selector, days,
 * value, source and status are read from *proposal.  INVALID, field by field.
 */
MUST_CHECK const struct fault *
policy_propose(struct ctx *ctx, const struct policy_row *proposal,
               struct policy_id *out);

/* Confirm or refuse a proposal.  REFUSED by whoever proposed it, by another
 * account of the same name, or when it is not waiting; NOT_FOUND.  A guarded
 * rule (capability.h) then holds from `policy.guard_days` working days on, or
 * later if that was proposed; REFUSED when its last day is before that. */
MUST_CHECK const struct fault *
policy_decide(struct ctx *ctx, struct policy_id id, bool confirm);

/* Whether a rule is guarded: stated in the program, for nobody to change. */
bool policy_guarded(const struct app *app, struct str rule);

/* Whether a row of a guarded rule was agreed and its day is still to come. */
bool policy_waits(const struct ctx *ctx, const struct policy_row *row);

/* Stop a change that waits for its day.  REFUSED to whoever may not, and when
 * it does not wait; NOT_FOUND. */
MUST_CHECK const struct fault *
policy_stop(struct ctx *ctx, struct policy_id id);

/* Every row, by rule and day. */
MUST_CHECK const struct fault *
policy_all(struct ctx *ctx, struct policy_row **out, size_t *n);
MUST_CHECK const struct fault *
policy_row_of(struct ctx *ctx, struct policy_id id, struct policy_row *out);

extern const struct capability policy_capability;

#endif
