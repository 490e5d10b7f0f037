/* identity_fresh.c - the second factor once more, before something weighty. */
#include "kernel/identity/identity_fresh.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

/* Six figures, with spaces or hyphens: a recovery code is longer. */
#define TYPED_MOST 8

static enum identity_fresh
asked_of(const struct ctx *ctx, const struct identity_user *user)
{
	if (user->totp.n > 0)
		return IDENTITY_FRESH_NEEDED;
	return ctx->app->demo ? IDENTITY_FRESH_NOT_ASKED
	                      : IDENTITY_FRESH_SET_UP;
}

const struct fault *
identity_fresh_state(struct ctx *ctx, enum identity_fresh *out)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, ctx->actor, false, &user));
	*out = asked_of(ctx, &user);
	return NULL;
}

static const struct fault *
judge(struct ctx *ctx, struct identity_user *user, struct str typed,
      enum identity_fresh *out, struct instant *until)
{
	struct bytes pair = identity_pair(ctx, "fresh", user->username);
	bool right = false;

	TRY(identity_slowed(ctx, pair, until));
	*out = IDENTITY_FRESH_SLOWED;
	if (instant_is(*until))
		return NULL;
	if (typed.n <= TYPED_MOST)
		TRY(identity_factor_check(ctx, user, typed, &right));
	if (right) {
		*out = IDENTITY_FRESH_GIVEN;
		return identity_store_tries_clear(ctx, pair);
	}
	*out = IDENTITY_FRESH_WRONG;
	TRY(identity_store_try(ctx, pair));
	return audit_record(ctx, "identity.code_wrong", (struct person_id){0},
	                    user->id.v);
}

const struct fault *
identity_fresh_check(struct ctx *ctx, struct str typed,
                     enum identity_fresh *out, struct instant *until)
{
	struct identity_user user;

	*until = INSTANT_NONE;
	TRY(identity_store_user(ctx, ctx->actor, true, &user));
	*out = asked_of(ctx, &user);
	if (*out == IDENTITY_FRESH_NEEDED && !str_empty(str_trim(typed)))
		TRY(judge(ctx, &user, str_trim(typed), out, until));
	ctx->fresh_factor = *out == IDENTITY_FRESH_GIVEN ||
	                    *out == IDENTITY_FRESH_NOT_ASKED;
	return NULL;
}
