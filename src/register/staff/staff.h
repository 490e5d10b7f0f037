/*
 * staff.h - the people who work with people: where they work, what they are
 * trained for.
 *
 * Rules kept here, each with a test of the same words:
 *   - a member of staff cannot sign in until a code is handed over;
 *   - a member of staff has a role that is not the person's;
 *   - a delivery makes no member of staff of a person on probation, and takes
 *     the last administrator away from nobody;
 *   - placing a user moves their reach with them;
 *   - a member of staff says themself how they are reached at work, and an
 *     administrator says it and the name for them; nobody else does;
 *   - what a delivery says anew of a name or an email is applied, and what it
 *     says again leaves what was changed here since;
 *   - a role or a place of work that a delivery says again leaves whoever was
 *     given another since where they are; what it says anew is applied.
 */
#ifndef REGISTER_STAFF_H
#define REGISTER_STAFF_H

#include "register/organisations/organisations.h"

/* The columns of staff.csv. */
struct staff_facts {
	struct str username;
	struct str name;
	struct str role; /* a word of role_words other than person */
	struct organisation_id organisation;
	struct team_id team;
	struct str email;
	struct date trained_on;
};

/* What is wrong, by column name.  Touches no database. */
void staff_check(const struct staff_facts *facts, struct problems *problems);

/* What is wrong with them beside what is stored already: the username may be
 * that of a person on probation, and the last administrator stays one. */
MUST_CHECK const struct fault *
staff_fits(struct ctx *ctx, const struct staff_facts *facts,
           struct problems *problems);

/*
 * Add the member of staff of this username (no password: identity_reset_code
 * hands one over) or change what differs from the delivery before: name,
 * role, organisation, team, e-mail (an empty one says nothing) and training.
 * INVALID as staff_check and staff_fits find.
 */
MUST_CHECK const struct fault *
staff_put(struct ctx *ctx, const struct staff_facts *facts, struct user_id *out,
          enum put_result *result);

/*
 * Whether staff_put of these would leave a member where an administrator moved
 * them since the delivery before, which said the same; *on is the day of the
 * move.  For the report of an import.
 */
MUST_CHECK const struct fault *
staff_stays(struct ctx *ctx, const struct staff_facts *facts, bool *stays,
            struct date *on);

/* One member of staff for a list to choose from. */
struct staff_line {
	struct user_id user;
	struct str name;
	struct organisation_id organisation;
	struct team_id team;
};

/* Workers who may hold cases in an organisation, by name, at most 500. */
MUST_CHECK const struct fault *
staff_workers(struct ctx *ctx, struct organisation_id organisation,
              struct staff_line **out, size_t *n);

extern const struct capability staff_capability;

#endif
