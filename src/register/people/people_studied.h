/*
 * people_studied.h - everybody of an organisation, for a study.
 */
#ifndef REGISTER_PEOPLE_STUDIED_H
#define REGISTER_PEOPLE_STUDIED_H

#include "register/people/people.h"

/* What a study may know of a person: no name, no number. */
struct person_studied {
	struct person_id person;
	struct date date_of_birth; /* or DATE_NONE */
	struct str sex;            /* a word of people_sexes, or empty */
	struct str ethnicity;      /* a word of people_ethnicities, or empty */
};

/* Hand each person of an organisation to fn, by id rising; a record that was
 * merged into another is not one.  Asks no reach: a study's rows name
 * nobody.  What is handed lives until fn returns. */
MUST_CHECK const struct fault *
people_studied(struct ctx *ctx, struct organisation_id organisation,
               const struct fault *(*fn)(void *data,
                                         const struct person_studied *person),
               void *data);

#endif
