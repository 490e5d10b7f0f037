/* organisations_local.h - shared by register/organisations alone. */
#ifndef REGISTER_ORGANISATIONS_LOCAL_H
#define REGISTER_ORGANISATIONS_LOCAL_H

#include "register/organisations/organisations.h"

extern const struct migration *const organisations_schema[];
extern const struct query *const organisations_queries[];
extern const struct route organisations_routes[];

/* By slug, by id: *found says whether. */
MUST_CHECK const struct fault *
organisations_store_slug(struct ctx *ctx, struct str slug,
                         struct organisation *out, bool *found);
/* (as above) */
MUST_CHECK const struct fault *
organisations_store_get(struct ctx *ctx, struct organisation_id id,
                        struct organisation *out, bool *found);

/* Add, or write over everything but id and slug. */
MUST_CHECK const struct fault *
organisations_store_add(struct ctx *ctx, const struct organisation *o);
/* (as above) */
MUST_CHECK const struct fault *
organisations_store_set(struct ctx *ctx, const struct organisation *o);

/* All, by name. */
MUST_CHECK const struct fault *
organisations_store_all(struct ctx *ctx, struct organisation **out, size_t *n);

/* A team by its slug in an organisation, by id; *found says whether. */
MUST_CHECK const struct fault *
teams_store_slug(struct ctx *ctx, struct organisation_id organisation,
                 struct str slug, struct team *out, bool *found);
/* (as above) */
MUST_CHECK const struct fault *
teams_store_get(struct ctx *ctx, struct team_id id, struct team *out,
                bool *found);

/* Add a team; and list those of an organisation, or of all. */
MUST_CHECK const struct fault *
teams_store_add(struct ctx *ctx, const struct team *team);
/* (as above) */
MUST_CHECK const struct fault *
teams_store_all(struct ctx *ctx, struct organisation_id organisation,
                struct team **out, size_t *n);

/* What the pages show: all; one with its teams. */
struct organisations_view {
	const struct organisation *organisations;
	size_t n;
};
void
organisations_draw(struct html *h, const struct ctx *ctx, const void *data);
struct organisation_view {
	struct organisation organisation;
	const struct team *teams;
	size_t n;
};
void organisation_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
