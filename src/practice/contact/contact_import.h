/*
 * contact_import.h - contacts as a caseload file brings them.
 */
#ifndef PRACTICE_CONTACT_IMPORT_H
#define PRACTICE_CONTACT_IMPORT_H

#include "practice/contact/contact.h"

/* A row of contacts.csv. */
struct contact_facts {
	struct person_id person;
	struct str contact_ref;
	struct instant at;
	struct str kind;
	struct user_id staff;
	int64_t planned_minutes; /* -1: not known */
	struct str outcome;      /* empty: none_yet */
	int64_t minutes;         /* -1: not known */
	struct str note;
};

/* What is wrong, by column name.  Touches no database. */
void contact_check(const struct contact_facts *facts, struct instant now,
                   struct problems *problems);

/*
 * Add the contact of this reference or change what differs, with its event
 * of the timeline.  A note comes in private (CONTACT_IMPORTED): it was not
 * written to be shared.  What was corrected here stays when the same comes
 * again; what is new is taken over, and the former version kept.  A row
 * without an outcome takes none back that was said here.  Asks no reach.
 * REFUSED when the reference is another person's.
 */
MUST_CHECK const struct fault *
contact_put(struct ctx *ctx, const struct contact_facts *facts,
            enum put_result *result);

/* The same for all contacts of a person of whom nothing is stored yet, each
 * with a reference of its own: all are added. */
MUST_CHECK const struct fault *
contact_put_first(struct ctx *ctx, const struct contact_facts *const *facts,
                  size_t n);

#endif
