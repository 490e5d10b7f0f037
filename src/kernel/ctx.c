/* ctx.c - who may do what, and when it is. */
#include "kernel/ctx.h"

const char *const purpose_words[PURPOSE_COUNT + 1] = {
#define X(upper, lower) #lower,
        PURPOSES(X)
#undef X
                NULL,
};

_Static_assert(PERMISSION_COUNT <= 64, "a token has a bit for each");

/* Whether a token was made for this: one without scopes for everything. */
static bool
scope_holds(const struct actor *who, enum permission permission)
{
	if (!who->by_token || who->scopes == 0)
		return true;
	return permission == CAN_SIGNED_IN ||
	       (who->scopes & (UINT64_C(1) << permission)) != 0;
}

bool
ctx_can(const struct ctx *ctx, enum permission permission)
{
	if (permission == CAN_OPEN)
		return true;
	return ctx->who.id.v != 0 &&
	       permission_held(ctx->who.roles, permission) &&
	       scope_holds(&ctx->who, permission);
}

void
ctx_init(struct ctx *ctx, struct app *app, struct arena *arena, struct tx *tx,
         const struct actor *who)
{
	*ctx = (struct ctx){.arena = arena, .tx = tx, .app = app};
	if (who != NULL)
		ctx->who = *who;
	else
		ctx->who.purpose = PURPOSE_SYSTEM;
	ctx->actor = ctx->who.id;
	ctx->now = tx != NULL ? tx->who.now : clock_now();
	ctx->today = instant_date(ctx->now);
	if (tx != NULL)
		tx->who.actor = ctx->actor;
}

void
ctx_forget(struct ctx *ctx)
{
	ctx->person = NULL;
	ctx->reach = NULL;
	ctx->names = NULL;
}

struct tx_who
ctx_who(const struct ctx *ctx)
{
	return (struct tx_who){ctx->actor, ctx->now};
}

const struct fault *
ctx_need_self(struct ctx *ctx)
{
	if (!ctx->who.by_token)
		return NULL;
	return fault_refused(ctx, "Sign in yourself for this: a token signs "
	                          "nothing");
}

const struct fault *
ctx_version_check(struct ctx *ctx, int64_t stored, int64_t seen)
{
	if (stored == seen)
		return NULL;
	return fault_conflict(ctx, "This page has changed since you opened it. "
	                           "Look at it again, then make your change");
}
