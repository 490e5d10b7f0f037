#include "kernel/ctx.h"
#include "tests/world.h"

static struct ctx
acting(unsigned roles)
{
	return (struct ctx){.who = {.id = {1}, .roles = roles}};
}

TEST("ctx: nobody who is not signed in may do more than what is open")
{
	struct ctx ctx = {.who = {.roles = R_EVERYONE}};

	expect_true(ctx_can(&ctx, CAN_OPEN));
	for (int p = CAN_OPEN + 1; p < PERMISSION_COUNT; p++)
		expect_false(ctx_can(&ctx, (enum permission)p));
}

TEST("ctx: a role holds the permissions of its row and no other")
{
	struct ctx sam = acting(R(CASE_MANAGER));

	expect_true(ctx_can(&sam, CAN_SEE_PEOPLE));
	expect_true(ctx_can(&sam, CAN_WRITE_PLAN));
	expect_false(ctx_can(&sam, CAN_REVIEW_GLASS));
	expect_false(ctx_can(&sam, CAN_MANAGE_USERS));
	expect_false(ctx_can(&sam, CAN_SEE_OWN));
}

TEST("ctx: the administrator holds no permission that shows a case")
{
	struct ctx ada = acting(R(ADMINISTRATOR));

	expect_true(ctx_can(&ada, CAN_MANAGE_USERS));
	expect_false(ctx_can(&ada, CAN_SEE_PEOPLE));
	expect_false(ctx_can(&ada, CAN_SEE_OWN));
	expect_false(ctx_can(&ada, CAN_BREAK_GLASS));
	expect_false(ctx_can(&ada, CAN_REVIEW_GLASS));
}

TEST("ctx: several roles hold what any of them holds")
{
	struct ctx both = acting(R(CASE_MANAGER) | R(ADMINISTRATOR));

	expect_true(ctx_can(&both, CAN_SEE_PEOPLE));
	expect_true(ctx_can(&both, CAN_MANAGE_USERS));
	expect_false(ctx_can(&both, CAN_RESTRICT));
}

TEST("ctx: a token does no more than its scopes and its owner's roles")
{
	struct ctx ctx = acting(R(CASE_MANAGER));

	ctx.who.by_token = true;
	ctx.who.scopes = (UINT64_C(1) << CAN_SEE_PEOPLE) |
	                 (UINT64_C(1) << CAN_MANAGE_USERS);
	expect_true(ctx_can(&ctx, CAN_SIGNED_IN));
	expect_true(ctx_can(&ctx, CAN_SEE_PEOPLE));
	expect_false(ctx_can(&ctx, CAN_WRITE_PLAN));
	expect_false(ctx_can(&ctx, CAN_MANAGE_USERS));
	ctx.who.scopes = 0;
	expect_true(ctx_can(&ctx, CAN_WRITE_PLAN));
}

TEST("ctx: whoever signs has signed in, and is no token")
{
	struct ctx ctx = acting(R(CASE_MANAGER));

	ctx.arena = t->arena;
	expect_ok(ctx_need_self(&ctx));
	ctx.who.by_token = true;
	expect_refused(t, ctx_need_self(&ctx),
	               "Sign in yourself for this: a token signs nothing");
}

TEST("ctx: a token made for one thing does no other, whatever both are")
{
	struct ctx ctx = acting(R_EVERYONE);

	ctx.who.by_token = true;
	for (int made = 0; made < PERMISSION_COUNT; made++) {
		ctx.who.scopes = UINT64_C(1) << made;
		for (int p = CAN_SIGNED_IN; p < PERMISSION_COUNT; p++)
			expect_equal(ctx_can(&ctx, (enum permission)p),
			             permission_held(R_EVERYONE,
			                             (enum permission)p) &&
			                     (p == made || p == CAN_SIGNED_IN));
	}
}

TEST("ctx: a page made from an older version is a conflict")
{
	struct ctx ctx = {.arena = t->arena};

	expect_ok(ctx_version_check(&ctx, 3, 3));
	expect_fault(ctx_version_check(&ctx, 4, 3), FAULT_CONFLICT,
	             "This page has changed since you opened it. Look at it "
	             "again, then make your change");
}

TEST("permission: every role and permission has a word and every permission "
     "says what it is")
{
	for (int r = 0; r < ROLE_COUNT; r++)
		expect_equal(str_word(str_of(role_word((enum role)r)),
		                      role_words),
		             r);
	for (int p = 0; p < PERMISSION_COUNT; p++) {
		expect_true(permission_word((enum permission)p)[0] != '\0');
		expect_true(permission_says((enum permission)p)[0] != '\0');
	}
	expect_str(str_of(role_word(ROLE_SENIOR)), "senior_case_manager");
}

static const struct fault *
as_system(struct ctx *ctx, void *data)
{
	(void)data;
	claim(ctx->actor.v == 0);
	claim(ctx->who.purpose == PURPOSE_SYSTEM);
	claim(date_weekday(ctx->today) == 1);
	claim(ctx_who(ctx).now.ms == ctx->now.ms);
	return NULL;
}

TEST("ctx: what no user begins is done by the system at the tx's moment")
{
	struct world *w = world_new(t);

	expect_ok(world_see(w, NULL, as_system, NULL));
}
