/*
 * orders_package.h - the supervision package: tier and allowance of
 * appointments.
 *
 * The tier and what follows from it are worked out by another service; here
 * stands what it said, as whoever wrote it down read it.
 *
 * Rules kept here, each with a test of the same words:
 *   - what is written down of a package names its source and its day, and
 *     nothing of it is worked out here;
 *   - the newest day stands, of one day what was written last, and all of them
 *     stay to be read;
 *   - it is written down by whoever works with the person, or comes in a file
 *     of the other service, and then says so;
 *   - what is written down already is not written again by a file;
 *   - where nothing is written down it says so;
 *   - the tier is on no paper, for others read that.
 *
 * Source: the packages of 2026 (tier A to G, at most so many appointments in a
 * year, weekly in the first weeks): UNVERIFIED but for tier A, so no value is
 * filled in.
 */
#ifndef REGISTER_ORDERS_PACKAGE_H
#define REGISTER_ORDERS_PACKAGE_H

#include "register/people/people.h"

/* Most of one person, ever. */
#define PACKAGE_MOST              100
#define PACKAGE_TIER_MOST         20
#define PACKAGE_SOURCE_MOST       100
#define PACKAGE_APPOINTMENTS_MOST 400
#define PACKAGE_WEEKS_MOST        52

struct package {
	int64_t id;
	struct str tier;      /* as the source writes it, or empty */
	int64_t appointments; /* at most, in a year; 0: not said */
	int64_t weeks;        /* the first ones, each with one; 0: not said */
	struct str source;
	struct date known_on; /* the day the source said so */
	struct user_id by;    /* {0}: it came in a file */
	struct str name;      /* filled when read */
	struct instant at;
};

/*
 * Write one down; what the last one says already is not written again.
 * NOT_FOUND out of reach and to whoever may not; REFUSED past
 * the most; INVALID, field by field: neither a tier nor appointments, weeks
 * without appointments, a number outside its bounds, no source, no day or one
 * to come.
 */
MUST_CHECK const struct fault *
package_add(struct ctx *ctx, struct person_id person,
            const struct package *facts, struct problems *problems);

/* What is wrong, by column name. */
void package_check(const struct package *facts, struct date today,
                   struct problems *problems);

/* Whether these words of a person are written down already, and how many are.
 * Asks no reach: for the import. */
MUST_CHECK const struct fault *
package_known(struct ctx *ctx, struct person_id person,
              const struct package *facts, bool *there, int64_t *n);

/*
 * Write one down, unless it is already, on whatever day it was written.  Asks
 * no reach: for the import and tests.  INVALID as the check finds; REFUSED past
 * the most.
 */
MUST_CHECK const struct fault *
package_put(struct ctx *ctx, struct person_id person,
            const struct package *facts, enum put_result *result);

/* All of a person within reach, the one that stands first, with names. */
MUST_CHECK const struct fault *
package_list(struct ctx *ctx, struct person_id person, struct package **out,
             size_t *n);

/* What a rule of policy is asked with, "kind=community tier=B": the kind of the
 * order to speak of and the tier that stands, empty where there is none. */
MUST_CHECK const struct fault *
package_facts(struct ctx *ctx, struct person_id person, struct str *out);

/* "At most 46 appointments in a year, one a week in the first 12 weeks"; empty
 * when no number was said. */
struct str package_words(struct arena *arena, const struct package *package);

#endif
