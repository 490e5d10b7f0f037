/*
 * people_submit.h - who somebody is, as it is told to a service that looks
 * them up in police records.
 *
 * Rules kept here, each with a test of the same words:
 *   - whoever is reached through a broken glass alone is not among those whose
 *     names may go out;
 *   - a number with a wrong check letter is not told.
 */
#ifndef REGISTER_PEOPLE_SUBMIT_H
#define REGISTER_PEOPLE_SUBMIT_H

#include "register/people/people.h"

struct person_submitted {
	struct person_id person;
	struct str crn;
	struct str last_name;
	struct str first_name;
	struct date date_of_birth; /* or DATE_NONE */
	struct str sex;            /* a word of people_sexes, or empty */
	struct str pnc;            /* confirmed; or empty */
	struct str prison;         /* confirmed; or empty */
};

/* Hand the id of each person of the actor's organisation who is within their
 * standing reach to fn, by id rising.  Ids alone: to count, and to ask for. */
MUST_CHECK const struct fault *
people_reached(struct ctx *ctx,
               const struct fault *(*fn)(void *data, struct person_id person),
               void *data);

/* Those of a list, twenty to a statement; out[i] is of persons[i].  Each is
 * noted as seen.  NOT_FOUND when any is out of standing reach. */
MUST_CHECK const struct fault *
people_submitted(struct ctx *ctx, const struct person_id *persons, size_t n,
                 struct person_submitted **out);

/* Hand each pair that looks like one person and was not judged yet to fn, by
 * the first id, which is the smaller.  Asks no reach: ids alone, for whoever
 * knows both. */
MUST_CHECK const struct fault *
people_alike(struct ctx *ctx,
             const struct fault *(*fn)(void *data, struct person_id a,
                                       struct person_id b),
             void *data);

#endif
