/*
 * policy_grant_pages.c - roles that wait: ask, agree, stop.
 */
#include "kernel/identity/identity.h"
#include "register/policy/policy_grant_local.h"

const struct fault *
grant_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct grant_view view = {.may_ask = ctx_can(ctx, CAN_CHANGE_POLICY),
	                          .may_stop = ctx_can(ctx, CAN_STOP_POLICY)};
	struct grant *grants;
	struct user_id *members, *askers;
	struct str *names;

	(void)req;
	TRY(policy_grants(ctx, &grants, &view.n));
	members = arena_new(ctx->arena, struct user_id, view.n + 1);
	askers = arena_new(ctx->arena, struct user_id, view.n + 1);
	for (size_t i = 0; i < view.n; i++) {
		members[i] = grants[i].member;
		askers[i] = grants[i].proposed_by;
	}
	TRY(identity_names(ctx, members, view.n, &names));
	view.members = names;
	TRY(identity_names(ctx, askers, view.n, &names));
	view.askers = names;
	view.grants = grants;
	page_show(ctx, reply,
	          &(struct page){.title = T("Roles that wait"),
	                         .nav = NAV_POLICY,
	                         .back = S("/policy")},
	          grant_draw_page, &view);
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, S("/roles"));
	return NULL;
}

const struct fault *
grant_post_ask(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int64_t id;

	TRY(policy_grant_ask(
	        ctx,
	        str_lower(ctx->arena, str_trim(request_field(req, "username"))),
	        str_word(request_field(req, "role"), role_words), &id));
	return done(ctx, reply,
	            TEXT("The role is asked for. Somebody else must agree"));
}

const struct fault *
grant_post_agree(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "grant", &id));
	TRY(policy_grant_agree(ctx, id));
	return done(ctx, reply, TEXT("You agreed. The role waits for its day"));
}

const struct fault *
grant_post_stop(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "grant", &id));
	TRY(policy_grant_stop(ctx, id));
	return done(ctx, reply, TEXT("The role is stopped"));
}
