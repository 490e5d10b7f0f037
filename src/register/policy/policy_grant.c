/*
 * policy_grant.c - rules: a role by two people, after a delay.
 */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/policy/policy_grant_local.h"

const char *const grant_states[] = {"proposed", "agreed", "given", "stopped",
                                    NULL};

static const struct person_id nobody = {0};

/* An administrator's users are those of every organisation. */
static bool
everywhere(const struct ctx *ctx)
{
	return (ctx->who.roles & R(ADMINISTRATOR)) != 0;
}

static bool
within(const struct ctx *ctx, const struct identity_entry *member)
{
	return everywhere(ctx) ||
	       (member->organisation.v != 0 &&
	        member->organisation.v == ctx->who.organisation.v);
}

/* A role that waits, of somebody whom the actor may speak for. */
static const struct fault *
grant_within(struct ctx *ctx, int64_t id, struct grant *out)
{
	struct identity_entry member;

	TRY(grant_store_one(ctx, id, out));
	TRY(identity_entry_of(ctx, out->member, &member));
	if (within(ctx, &member))
		return NULL;
	return fault_not_found(ctx, "We cannot find that change of a role");
}

static void
ask_check(const struct identity_entry *member, int role,
          struct problems *problems)
{
	bool guarded = role >= 0 && (identity_guarded_roles() & 1u << role);

	if (member->id.v == 0 || (member->roles & R(PERSON)) != 0)
		problems_add(problems, "username",
		             "Enter the username of somebody who works here");
	else if (guarded && (member->roles & 1u << role) != 0)
		problems_add(problems, "role", "They have that role already");
	if (!guarded)
		problems_add(problems, "role", "Select the role");
}

const struct fault *
policy_grant_ask(struct ctx *ctx, struct str username, int role, int64_t *out)
{
	struct identity_entry member = {.id = {0}};
	struct grant grant = {.state = GRANT_PROPOSED,
	                      .proposed_by = ctx->actor};
	struct problems problems;
	bool same, waits;

	if (!ctx_can(ctx, CAN_CHANGE_POLICY))
		return fault_refused(
		        ctx, "A manager or an administrator asks for a role");
	TRY(identity_user_find(ctx, username, &grant.member));
	if (grant.member.v != 0)
		TRY(identity_entry_of(ctx, grant.member, &member));
	if (!within(ctx, &member))
		member.id.v = 0;
	problems_init(&problems, ctx->arena);
	ask_check(&member, role, &problems);
	TRY(problems_fault(&problems));
	TRY(identity_is_actor(ctx, grant.member, &same));
	if (same)
		return fault_refused(ctx, "Somebody else must ask for a role "
		                          "that you would get");
	grant.role = (enum role)role;
	TRY(grant_store_waits(ctx, &grant, &waits));
	if (waits)
		return fault_refused(ctx,
		                     "That role is asked for them already");
	grant.id = id_new();
	TRY(grant_store_add(ctx, &grant));
	TRY(audit_record_detail(ctx, "policy.role_asked", nobody, grant.id,
	                        str_of(role_word(grant.role))));
	*out = grant.id;
	return NULL;
}

const struct fault *
policy_grant_agree(struct ctx *ctx, int64_t id)
{
	struct grant grant;
	bool asked, gets;

	if (!ctx_can(ctx, CAN_CHANGE_POLICY))
		return fault_refused(
		        ctx, "A manager or an administrator agrees to a role");
	TRY(grant_within(ctx, id, &grant));
	if (grant.state != GRANT_PROPOSED)
		return fault_refused(ctx, "This role does not wait for a yes");
	if (grant.role == ROLE_ADMINISTRATOR && !everywhere(ctx))
		return fault_refused(ctx, "An administrator must agree to "
		                          "another administrator");
	TRY(identity_is_actor(ctx, grant.proposed_by, &asked));
	TRY(identity_is_actor(ctx, grant.member, &gets));
	if (asked || gets)
		return fault_refused(ctx, "Somebody else must agree: you asked "
		                          "for it, or would get it");
	TRY(policy_guard_day(ctx, &grant.from));
	TRY(grant_store_agree(ctx, &grant));
	return audit_record_detail(ctx, "policy.role_agreed", nobody, id,
	                           str_of(role_word(grant.role)));
}

const struct fault *
policy_grant_stop(struct ctx *ctx, int64_t id)
{
	struct grant grant;

	if (!ctx_can(ctx, CAN_STOP_POLICY))
		return fault_refused(
		        ctx, "A manager or finance stops a change that waits");
	TRY(grant_within(ctx, id, &grant));
	if (grant.state != GRANT_PROPOSED && grant.state != GRANT_AGREED)
		return fault_refused(ctx, "This role does not wait any more");
	grant.state = GRANT_STOPPED;
	TRY(grant_store_end(ctx, &grant));
	return audit_record_detail(ctx, "policy.role_stopped", nobody, id,
	                           str_of(role_word(grant.role)));
}

const struct fault *
policy_grants_give(struct ctx *ctx, void *data)
{
	struct grant *due;
	size_t n;

	(void)data;
	TRY(grant_store_due(ctx, &due, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(identity_role_add(ctx, due[i].member, due[i].role));
		due[i].state = GRANT_GIVEN;
		TRY(grant_store_end(ctx, &due[i]));
		TRY(audit_record_detail(ctx, "policy.role_given", nobody,
		                        due[i].id,
		                        str_of(role_word(due[i].role))));
	}
	return NULL;
}

const struct fault *
policy_grants(struct ctx *ctx, struct grant **out, size_t *n)
{
	return grant_store_all(ctx, out, n);
}
