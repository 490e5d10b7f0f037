/*
 * access_local.h - the statements of kernel/access, for this folder alone.
 */
#ifndef KERNEL_ACCESS_LOCAL_H
#define KERNEL_ACCESS_LOCAL_H

#include "kernel/access/access.h"

extern const struct migration *const access_schema[];
extern const struct query *const access_queries[];

/* How far reach goes that has no end. */
#define ACCESS_EVER INT64_MAX

/* The statements, one each; what they refuse is for the rules to say. */
MUST_CHECK const struct fault *
access_store_place(struct ctx *ctx, const struct placement *placement);
MUST_CHECK const struct fault *
access_store_placement(struct ctx *ctx, struct person_id person,
                       struct placement *out);
MUST_CHECK const struct fault *
access_store_standing_clear(struct ctx *ctx, struct user_id user);
MUST_CHECK const struct fault *
access_store_scope(struct ctx *ctx, struct user_id user, enum scope_kind kind,
                   int64_t target, int64_t until);
MUST_CHECK const struct fault *
access_store_scope_end(struct ctx *ctx, struct user_id user,
                       enum scope_kind kind, int64_t target);
MUST_CHECK const struct fault *
access_store_reaches(struct ctx *ctx, struct person_id person, bool *out);
/* (the same, and the row is locked) */
MUST_CHECK const struct fault *
access_store_hold(struct ctx *ctx, struct person_id person, bool *out);

/* (as above, not by a glass) */
MUST_CHECK const struct fault *
access_store_stands(struct ctx *ctx, struct person_id person, bool *out);

/* What stands against opening a record in an emergency. */
struct access_bars {
	bool known; /* there is such a person */
	bool restricted;
	bool excluded;
};
MUST_CHECK const struct fault *
access_store_bars(struct ctx *ctx, struct person_id person,
                  struct access_bars *out);

MUST_CHECK const struct fault *
access_store_glass_add(struct ctx *ctx, const struct glass *glass);
MUST_CHECK const struct fault *
access_store_glass_waiting(struct ctx *ctx, struct glass **out, size_t *n);
MUST_CHECK const struct fault *
access_store_glass(struct ctx *ctx, int64_t id, struct glass *out);
MUST_CHECK const struct fault *
access_store_glass_save(struct ctx *ctx, const struct glass *glass);
MUST_CHECK const struct fault *
access_store_restrict(struct ctx *ctx, struct person_id person,
                      bool restricted);
MUST_CHECK const struct fault *
access_store_exclude(struct ctx *ctx, struct user_id user,
                     struct person_id person, bool excluded);
/* Whoever is named to a person or broke a glass reaches them no more. */
MUST_CHECK const struct fault *
access_store_scopes_close(struct ctx *ctx, struct person_id person);
/* Scopes that have ended go. */
MUST_CHECK const struct fault *access_store_purge(struct ctx *ctx);

#endif
