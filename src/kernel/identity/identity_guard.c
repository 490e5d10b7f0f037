/*
 * identity_guard.c - roles that one person alone gives to nobody.
 */
#include "kernel/identity/identity_local.h"
#include "kernel/identity/identity_store_local.h"

unsigned
identity_guarded_roles(void)
{
	static const enum permission weighty[] = {CAN_DECIDE_FUND, CAN_PAY_FUND,
	                                          CAN_CHANGE_POLICY,
	                                          CAN_MANAGE_USERS};
	unsigned roles = 0;

	for (unsigned role = 0; role < ROLE_COUNT; role++)
		for (size_t i = 0; i < sizeof(weighty) / sizeof(weighty[0]);
		     i++)
			if (permission_held(1u << role, weighty[i]))
				roles |= 1u << role;
	return roles;
}

const struct fault *
identity_roles_guard(struct ctx *ctx, unsigned before, unsigned after)
{
	unsigned more = after & ~before & identity_guarded_roles();

	for (unsigned role = 0; role < ROLE_COUNT; role++)
		if (more & 1u << role)
			return fault_refused(
			        ctx,
			        "Two people give the role “{role}”. Leave it "
			        "out here, and ask for it under Rules, Roles "
			        "that wait",
			        {"role", identity_role_name((enum role)role)});
	return NULL;
}

const struct fault *
identity_own_guard(struct ctx *ctx, struct user_id user, unsigned before,
                   unsigned after, bool moves)
{
	bool more = (after & ~before) != 0;
	bool other = moves && permission_held(before | after, CAN_SEE_PEOPLE);

	if (user.v != ctx->actor.v || (!more && !other))
		return NULL;
	return fault_refused(ctx, "Another administrator must give you a role "
	                          "or change where you work");
}

const struct fault *
identity_entry_of(struct ctx *ctx, struct user_id id,
                  struct identity_entry *out)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, false, &user));
	*out = (struct identity_entry){.id = user.id,
	                               .username = user.username,
	                               .name = user.name,
	                               .roles = user.roles,
	                               .organisation = user.organisation,
	                               .team = user.team,
	                               .disabled = user.disabled};
	return NULL;
}

const struct fault *
identity_role_add(struct ctx *ctx, struct user_id id, enum role role)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, true, &user));
	return identity_user_place(ctx, id, user.roles | 1u << role,
	                           user.organisation, user.team);
}
