/* policy_local.h - shared by the files of register/policy alone. */
#ifndef REGISTER_POLICY_LOCAL_H
#define REGISTER_POLICY_LOCAL_H

#include "register/policy/policy.h"

extern const struct migration *const policy_schema[];
extern const struct query *const policy_queries[];
extern const struct route policy_routes[];

/* Rows in force on a day, whatever their selector. */
MUST_CHECK const struct fault *
policy_store_on(struct ctx *ctx, struct str rule, struct date on,
                struct policy_row **out, size_t *n);

/* Every row there is. */
MUST_CHECK const struct fault *
policy_store_all(struct ctx *ctx, struct policy_row **out, size_t *n);

/* One row, locked in a write; NOT_FOUND. */
MUST_CHECK const struct fault *
policy_store_row(struct ctx *ctx, struct policy_id id, struct policy_row *out);

/* Whether a row in force has this rule, selector and first day. */
MUST_CHECK const struct fault *
policy_store_has(struct ctx *ctx, const struct policy_row *row, bool *out);

/* Whether a rule has any row. */
MUST_CHECK const struct fault *
policy_store_known(struct ctx *ctx, struct str rule, bool *out);

/* Add a row with its id. */
MUST_CHECK const struct fault *
policy_store_add(struct ctx *ctx, const struct policy_row *row);

/* Set state, first day and who decided. */
MUST_CHECK const struct fault *
policy_store_decide(struct ctx *ctx, struct policy_id id,
                    enum policy_state state, struct date valid_from);
MUST_CHECK const struct fault *
policy_store_stop(struct ctx *ctx, struct policy_id id);

/*
 * policy_value.c: a problem at "value" for what the rule cannot mean: a rule
 * to which the program gives whole numbers takes one within what its unit
 * can be, one of days takes a day, and one that names a part of the program
 * (an edition, who decides) takes one that the program gives it.
 */
MUST_CHECK const struct fault *
policy_value_check(struct ctx *ctx, const struct policy_row *row,
                   struct problems *problems);

/* policy_guard.c: REFUSED unless the actor is somebody else than `first`. */
MUST_CHECK const struct fault *
policy_second_check(struct ctx *ctx, struct user_id first);
/* The first working day on which what is agreed today may hold. */
MUST_CHECK const struct fault *
policy_guard_day(struct ctx *ctx, struct date *out);

/* What a page shows. */
struct policy_list_view {
	const struct policy_row *rows;
	size_t n;
	bool *waits; /* of each row: agreed, and its day still to come */
};
struct policy_row_view {
	struct policy_row row;
	struct str proposed_by;
	struct str confirmed_by;
	struct str stopped_by;
	bool guarded;
	bool waits;
	bool may_stop;
	bool may_decide;
	bool may_propose;
};
void policy_draw_list(struct html *h, const struct ctx *ctx, const void *data);
void policy_draw_row(struct html *h, const struct ctx *ctx, const void *data);

#endif
