/*
 * identity_told.c - rules: whoever's sign-in was touched hears of it.
 */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_second_local.h"
#include "kernel/outbox/outbox.h"

const char *const told_kind_words[] = {"code", "factor", NULL};

/* What the mail says: no name and nothing to open, for it asks for nothing. */
static const char *const mails[TOLD_KIND_COUNT] = {
        [TOLD_CODE] = TK("An administrator made a code to set your password. "
                         "If you did not ask for one, tell your manager."),
        [TOLD_FACTOR] = TK("An administrator took your second factor away. If "
                           "you did not ask for that, tell your manager."),
};

const struct fault *
identity_tell(struct ctx *ctx, struct user_id id, enum told_kind kind)
{
	struct identity_user user;

	TRY(identity_store_told_add(ctx, id, kind));
	TRY(identity_store_user(ctx, id, false, &user));
	if (ctx->app->smtp_url == NULL || str_empty(user.email))
		return NULL;
	return outbox_message(ctx, id, mails[kind], user.email,
	                      str_print(ctx->arena, "%s/account",
	                                ctx->app->base_url));
}

static struct text
sentence(struct ctx *ctx, enum told_kind kind, struct str by, struct instant at)
{
	struct str when = instant_words(ctx->arena, at);

	if (kind == TOLD_CODE)
		return TEXT("{name} made a code to set your password, {when}. "
		            "If you did not ask for one, tell your manager.",
		            {"name", by}, {"when", when});
	return TEXT("{name} took your second factor away, {when}. If you did "
	            "not ask for that, tell your manager.",
	            {"name", by}, {"when", when});
}

const struct fault *
identity_told_say(struct ctx *ctx, struct reply *reply)
{
	enum told_kind kind;
	struct instant at;
	struct str by;
	bool found;

	TRY(identity_store_told(ctx, ctx->actor, &found, &kind, &by, &at));
	if (!found)
		return NULL;
	TRY(identity_store_told_mark(ctx, ctx->actor, kind));
	TRY(audit_record(ctx, "identity.told", (struct person_id){0},
	                 ctx->actor.v));
	reply_notice(ctx, reply, sentence(ctx, kind, by, at));
	return NULL;
}
