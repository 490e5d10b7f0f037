/*
 * organisations.h - providers, partners, courts, commissioners and teams.
 *
 * Area, provider and team are dated facts about where somebody is served at
 * present; a case keeps its identity when all three change.
 *
 * Rules kept here, each with a test of the same words:
 *   - a slug names one organisation for good;
 *   - an organisation ends no earlier than it began;
 *   - a team belongs to one organisation;
 *   - an organisation that has ended takes nobody new.
 */
#ifndef REGISTER_ORGANISATIONS_H
#define REGISTER_ORGANISATIONS_H

#include "kernel/capability.h"

/* What a put did; the import counts them. */
enum put_result { PUT_ADDED, PUT_UPDATED, PUT_UNCHANGED };

/* provider, partner, court, commissioner */
extern const char *const organisation_kinds[];

struct organisation {
	struct organisation_id id;
	struct str slug; /* a-z 0-9 -, 2 to 40, never changed */
	struct str name;
	struct str kind;        /* a word of organisation_kinds */
	struct str area;        /* or empty */
	struct date valid_from; /* or DATE_NONE */
	struct date valid_to;   /* last day, or DATE_NONE */
};

struct team {
	struct team_id id;
	struct organisation_id organisation;
	struct str slug;
	struct str name;
};

/*
 * What is wrong with the facts of an organisation, field by field (the
 * columns of organisations.csv).  Touches no database.
 */
void
organisation_check(const struct organisation *facts, struct problems *problems);

/*
 * Add or change the organisation of this slug; facts->id is not looked at.
 * Audited.  INVALID as organisation_check finds.
 */
MUST_CHECK const struct fault *
organisation_put(struct ctx *ctx, const struct organisation *facts,
                 struct organisation_id *out, enum put_result *result);

/* By slug; *out {0} when there is none. */
MUST_CHECK const struct fault *
organisation_by_slug(struct ctx *ctx, struct str slug,
                     struct organisation_id *out);

/* All of one; NOT_FOUND. */
MUST_CHECK const struct fault *
organisation_get(struct ctx *ctx, struct organisation_id id,
                 struct organisation *out);

/* Its name, empty for {0} or an unknown one. */
MUST_CHECK const struct fault *
organisation_name(struct ctx *ctx, struct organisation_id id, struct str *out);

/* All, by name. */
MUST_CHECK const struct fault *
organisation_all(struct ctx *ctx, struct organisation **out, size_t *n);

/* Name the last day of an organisation.  REFUSED before it began. */
MUST_CHECK const struct fault *
organisation_end(struct ctx *ctx, struct organisation_id id,
                 struct date last_day);

/*
 * A team of an organisation by its slug or its name ("North team" and
 * "north-team" are one); made when it is missing and `make` says so, else
 * *out is {0}.  Audited when made.
 */
MUST_CHECK const struct fault *
team_by_slug(struct ctx *ctx, struct organisation_id organisation,
             struct str name, bool make, struct team_id *out);

/* Its name, empty for {0} or an unknown one. */
MUST_CHECK const struct fault *
team_name(struct ctx *ctx, struct team_id id, struct str *out);

/* The teams of an organisation ({0}: of all), by name. */
MUST_CHECK const struct fault *
team_all(struct ctx *ctx, struct organisation_id organisation,
         struct team **out, size_t *n);

extern const struct capability organisations_capability;

#endif
