/*
 * policy_grant.h - roles that may decide, pay or change rules: by two people.
 *
 * Rules kept here, each with a test of the same words:
 *   - a role that decides, pays or changes rules is given by no page alone;
 *   - it is given some working days after a second person agreed;
 *   - neither who asked nor who gets it is the second, by any account of the
 *     same name;
 *   - a role that waits can be stopped by finance or a manager;
 *   - a manager asks, agrees and stops for those of their own organisation,
 *     an administrator for all;
 *   - an administrator is made with the yes of an administrator.
 *
 * Whoever has the machine gives any role from its command line, and an import
 * and the fictional programme bring theirs: that is how the first ones come.
 */
#ifndef REGISTER_POLICY_GRANT_H
#define REGISTER_POLICY_GRANT_H

#include "kernel/capability.h"

enum grant_state {
	GRANT_PROPOSED,
	GRANT_AGREED, /* waits for its day */
	GRANT_GIVEN,
	GRANT_STOPPED,
	GRANT_STATE_COUNT
};
extern const char *const grant_states[GRANT_STATE_COUNT + 1];

struct grant {
	int64_t id;
	struct user_id member; /* who gets it */
	enum role role;
	enum grant_state state;
	struct user_id proposed_by;
	struct user_id agreed_by; /* {0} until then */
	struct user_id ended_by;  /* who stopped it, or {0} */
	struct date from;         /* DATE_NONE until agreed */
};

/* Ask for a role by username.  INVALID, field by field; REFUSED to whoever
 * gets it, and when it is asked for already. */
MUST_CHECK const struct fault *
policy_grant_ask(struct ctx *ctx, struct str username, int role, int64_t *out);

/* Agree.  REFUSED to whoever asked or gets it, and when it does not wait for
 * that; NOT_FOUND. */
MUST_CHECK const struct fault *policy_grant_agree(struct ctx *ctx, int64_t id);

/* Stop one that is not given yet.  REFUSED to whoever may not; NOT_FOUND. */
MUST_CHECK const struct fault *policy_grant_stop(struct ctx *ctx, int64_t id);

/* Give what was agreed and whose day is here: a background job. */
MUST_CHECK const struct fault *policy_grants_give(struct ctx *ctx, void *data);

/* The newest of the actor's organisation, of all for an administrator, at
 * most 100. */
MUST_CHECK const struct fault *
policy_grants(struct ctx *ctx, struct grant **out, size_t *n);

#endif
