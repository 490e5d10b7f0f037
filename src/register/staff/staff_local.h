/* staff_local.h - shared by the files of register/staff alone. */
#ifndef REGISTER_STAFF_LOCAL_H
#define REGISTER_STAFF_LOCAL_H

#include "kernel/identity/identity.h"
#include "register/staff/staff.h"

extern const struct migration *const staff_schema[];
extern const struct query *const staff_queries[];
extern const struct route staff_routes[];

/* What is stored of a member of staff. */
struct staff_member {
	struct user_id user;
	struct str username;
	struct str name;
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
	/* As delivered last; empty when nothing was. */
	struct str delivered_name;
	struct str role;
	struct str email;
	struct date trained_on;
	struct organisation_id delivered_organisation;
	struct team_id delivered_team;
	struct instant placed_at; /* by an administrator, or INSTANT_NONE */
	bool known;               /* has a row of its own */
};

/* A user with what is stored beside; NOT_FOUND. */
MUST_CHECK const struct fault *
staff_store_member(struct ctx *ctx, struct user_id user,
                   struct staff_member *out);

/* Write what was delivered. */
MUST_CHECK const struct fault *
staff_store_put(struct ctx *ctx, struct user_id user,
                const struct staff_facts *facts);

/* An administrator placed them now; nothing where nothing was delivered. */
MUST_CHECK const struct fault *
staff_store_placed(struct ctx *ctx, struct user_id user);

/* Change how a member of staff is called and reached.  REFUSED for a person
 * on probation; INVALID; NOT_FOUND. */
MUST_CHECK const struct fault *
staff_work_set(struct ctx *ctx, struct user_id user,
               const struct identity_facts *facts);

/* Workers of an organisation, by name. */
MUST_CHECK const struct fault *
staff_store_workers(struct ctx *ctx, struct organisation_id organisation,
                    struct staff_line **out, size_t *n);

/* Place a user; REFUSED when team and organisation do not go together or no
 * role is left. */
MUST_CHECK const struct fault *
staff_place(struct ctx *ctx, struct user_id user, unsigned roles,
            struct organisation_id organisation, struct team_id team);

/* What the page shows. */
struct staff_place_view {
	struct staff_member member;
	const struct organisation *organisations;
	size_t organisations_n;
	const struct team *teams;
	size_t teams_n;
};
void staff_draw_place(struct html *h, const struct ctx *ctx, const void *data);

/* How somebody is called and reached: one's own, or another's by an
 * administrator. */
struct staff_work_view {
	struct user_id user;
	struct identity_facts facts;
	bool own;
};
void staff_draw_work(struct html *h, const struct ctx *ctx, const void *data);

#endif
