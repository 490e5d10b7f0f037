/*
 * identity_second.c - rules: a code for a member of staff in two halves.
 */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_second_local.h"

static const struct person_id nobody = {0};

const struct fault *
identity_code_half(struct ctx *ctx, struct user_id user, struct str *half)
{
	struct str made = identity_half_new(ctx->arena);
	struct instant until = {ctx->now.ms + IDENTITY_DAY_MS};

	TRY(identity_store_codes_end(ctx, user));
	TRY(identity_store_half_add(
	        ctx, user, identity_code_hash(ctx->arena, made), until));
	TRY(audit_record(ctx, "identity.code_made", nobody, user.v));
	TRY(identity_tell(ctx, user, TOLD_CODE));
	*half = made;
	return NULL;
}

static bool
everywhere(const struct ctx *ctx)
{
	return (ctx->who.roles & R(ADMINISTRATOR)) != 0;
}

/* Whether it is in the organisation of the actor, or theirs is every one. */
static bool
within(const struct ctx *ctx, const struct identity_waiting *w)
{
	return everywhere(ctx) ||
	       (w->organisation.v != 0 &&
	        w->organisation.v == ctx->who.organisation.v);
}

/* This user, by any account of the same name, is the actor. */
static bool
same(struct ctx *ctx, struct user_id user, struct str name)
{
	return user.v == ctx->actor.v || identity_is_actors_name(ctx, name);
}

const struct fault *
identity_seconds(struct ctx *ctx, struct identity_waiting **out, size_t *n)
{
	struct identity_waiting *v;
	size_t count;

	TRY(identity_store_waitings(ctx, &v, &count));
	*n = 0;
	for (size_t i = 0; i < count; i++)
		if (within(ctx, &v[i]) && !same(ctx, v[i].user, v[i].name) &&
		    !same(ctx, v[i].maker, v[i].maker_name))
			v[(*n)++] = v[i];
	*out = v;
	return NULL;
}

const struct fault *
identity_second(struct ctx *ctx, struct user_id user, struct str *half)
{
	struct str made = identity_half_new(ctx->arena);
	struct instant until = {ctx->now.ms + IDENTITY_CODE_MS};
	struct identity_user locked;
	struct identity_waiting w;
	bool found;

	if (!ctx_can(ctx, CAN_SECOND_CODE))
		return fault_refused(ctx, "A manager or an administrator makes "
		                          "the second half of a code");
	TRY(identity_store_user(ctx, user, true, &locked));
	TRY(identity_store_waiting(ctx, user, &found, &w));
	if (!found || !within(ctx, &w))
		return fault_not_found(ctx, "No code waits for its second "
		                            "half here. Ask an administrator "
		                            "for a new one.");
	if (same(ctx, w.user, w.name) || same(ctx, w.maker, w.maker_name))
		return fault_refused(ctx, "Somebody else must make the second "
		                          "half: you made the first, or it "
		                          "is for you");
	TRY(identity_store_second(ctx, w.hash,
	                          identity_code_hash(ctx->arena, made), until));
	TRY(audit_record(ctx, "identity.code_seconded", nobody, user.v));
	*half = made;
	return NULL;
}
