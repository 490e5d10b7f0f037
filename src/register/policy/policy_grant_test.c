/* policy_grant_test.c - roles by two people: a rule each. */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/policy/policy_grant_local.h"
#include "tests/http_world.h"

struct act {
	struct str username;
	int role;
	int64_t id;
	unsigned roles;
	struct user_id user;
};

static const struct fault *
ask(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_grant_ask(ctx, a->username, a->role, &a->id);
}

static const struct fault *
agree(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_grant_agree(ctx, a->id);
}

static const struct fault *
stop(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_grant_stop(ctx, a->id);
}

static const struct fault *
held(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct identity_entry entry;

	TRY(identity_user_find(ctx, a->username, &a->user));
	TRY(identity_entry_of(ctx, a->user, &entry));
	a->roles = entry.roles;
	return NULL;
}

/* How many the actor sees that wait, into roles. */
static const struct fault *
listed(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct grant *all;
	size_t n;

	TRY(policy_grants(ctx, &all, &n));
	a->roles = (unsigned)n;
	return NULL;
}

/* The user "new" belongs to no organisation. */
static const struct fault *
nowhere(struct ctx *ctx, void *data)
{
	return identity_user_place(ctx, world_user(data, "new"), R(BROKER),
	                           (struct organisation_id){0},
	                           (struct team_id){0});
}

#define expect_roles(w, a, roles_) \
	do { \
		expect_ok(world_see((w), "ada", held, (a))); \
		expect_equal((a)->roles, (roles_)); \
	} while (0)

static struct act
finance_for(struct world *w, const char *username)
{
	world_add(w, "fin", R(FINANCE), NULL);
	world_add(w, "bo", R(BROKER), NULL);
	return (struct act){.username = str_of(username), .role = ROLE_FINANCE};
}

TEST("policy roles: a role is given some working days after a second person "
     "agreed")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "bo");

	expect_ok(world_do(w, "ada", ask, &a));
	expect_fault(world_do(w, "morgan", ask, &a), FAULT_REFUSED,
	             "That role is asked for them already");
	expect_ok(world_do(w, NULL, policy_grants_give, NULL));
	expect_roles(w, &a, R(BROKER));
	expect_ok(world_do(w, "morgan", agree, &a));
	expect_fault(world_do(w, "morgan", agree, &a), FAULT_REFUSED,
	             "This role does not wait for a yes");
	world_later(w, INT64_C(86400000));
	expect_ok(world_do(w, NULL, policy_grants_give, NULL));
	expect_roles(w, &a, R(BROKER));
	world_later(w, INT64_C(86400000));
	expect_ok(world_do(w, NULL, policy_grants_give, NULL));
	expect_roles(w, &a, R(BROKER) | R(FINANCE));
	expect_fault(world_do(w, "fin", stop, &a), FAULT_REFUSED,
	             "This role does not wait any more");
	expect_problem(world_do(w, "ada", ask, &a), "role",
	               "They have that role already");
}

TEST("policy roles: neither who asked nor who gets it is the second, by any "
     "account of the same name")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "bo");
	int64_t before;

	expect_ok(world_do(w, "ada", ask, &a));
	world_add(w, "ada2", R(ADMINISTRATOR), NULL);
	world_add(w, "bo2", R(MANAGER), NULL);
	world_actor(w, "ada2")->name = world_actor(w, "ada")->name;
	world_actor(w, "bo2")->name = world_actor(w, "bo")->name;
	before = world_changes(w);
	expect_fault(world_do(w, "ada", agree, &a), FAULT_REFUSED,
	             "Somebody else must agree: you asked for it, or would "
	             "get it");
	expect_fault(world_do(w, "ada2", agree, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "bo2", agree, &a), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "sam", agree, &a), FAULT_REFUSED,
	             "A manager or an administrator agrees to a role");
	a.username = S("ada");
	expect_fault(world_do(w, "ada", ask, &a), FAULT_REFUSED,
	             "Somebody else must ask for a role that you would get");
	expect_equal(world_changes(w), before);
	a.username = S("bo");
	expect_roles(w, &a, R(BROKER));
}

TEST("policy roles: what is asked for is a guarded role of somebody who works "
     "here")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "jay");

	expect_problem(world_do(w, "ada", ask, &a), "username",
	               "Enter the username of somebody who works here");
	a.username = S("nobody");
	expect_problem(world_do(w, "ada", ask, &a), "username",
	               "Enter the username of somebody who works here");
	a.username = S("bo");
	a.role = ROLE_COACH;
	expect_problem(world_do(w, "ada", ask, &a), "role", "Select the role");
	a.role = -1;
	expect_problem(world_do(w, "ada", ask, &a), "role", "Select the role");
	expect_fault(world_do(w, "sam", ask, &a), FAULT_REFUSED,
	             "A manager or an administrator asks for a role");
	a.id = 1;
	expect_fault(world_do(w, "ada", agree, &a), FAULT_NOT_FOUND,
	             "We cannot find that change of a role");
}

TEST("policy roles: a role that waits can be stopped by finance or a manager")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "bo");

	expect_ok(world_do(w, "ada", ask, &a));
	expect_ok(world_do(w, "morgan", agree, &a));
	expect_fault(world_do(w, "ada", stop, &a), FAULT_REFUSED,
	             "A manager or finance stops a change that waits");
	expect_ok(world_do(w, "fin", stop, &a));
	world_later(w, INT64_C(9) * 86400000);
	expect_ok(world_do(w, NULL, policy_grants_give, NULL));
	expect_roles(w, &a, R(BROKER));
	expect_ok(world_do(w, "ada", ask, &a));
	expect_ok(world_do(w, "morgan", stop, &a));
	expect_fault(world_do(w, "morgan", agree, &a), FAULT_REFUSED, NULL);
}

TEST("policy roles: a manager asks, agrees and stops for those of their own "
     "organisation, an administrator for all")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "ned");
	int64_t before = world_changes(w);

	expect_problem(world_do(w, "morgan", ask, &a), "username",
	               "Enter the username of somebody who works here");
	expect_equal(world_changes(w), before);
	expect_ok(world_do(w, "ada", ask, &a));
	before = world_changes(w);
	expect_fault(world_do(w, "morgan", agree, &a), FAULT_NOT_FOUND,
	             "We cannot find that change of a role");
	expect_fault(world_do(w, "morgan", stop, &a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "fin", stop, &a), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(w, "morgan", listed, &a));
	expect_equal(a.roles, 0);
	expect_ok(world_see(w, "otto", listed, &a));
	expect_equal(a.roles, 1);
	expect_equal(world_changes(w), before);
	expect_ok(world_do(w, "otto", agree, &a));
	expect_ok(world_do(w, "otto", stop, &a));
	/* Who is nowhere yet is an administrator's to ask for. */
	world_add(w, "new", R(BROKER), NULL);
	expect_ok(world_do(w, "ada", nowhere, w));
	world_actor(w, "morgan")->organisation.v = 0;
	a.username = S("new");
	expect_problem(world_do(w, "morgan", ask, &a), "username",
	               "Enter the username of somebody who works here");
}

TEST("policy roles: an administrator is made with the yes of an administrator")
{
	struct world *w = world_new(t);
	struct act a = finance_for(w, "bo");

	world_add(w, "mo", R(MANAGER), NULL);
	world_actor(w, "mo")->name = S("Mo Manager");
	a.role = ROLE_ADMINISTRATOR;
	expect_ok(world_do(w, "mo", ask, &a));
	expect_fault(world_do(w, "morgan", agree, &a), FAULT_REFUSED,
	             "An administrator must agree to another administrator");
	expect_ok(world_do(w, "ada", agree, &a));
}

TEST("policy roles: those that decide, pay, change rules or manage users are "
     "guarded, and no other")
{
	expect_equal(identity_guarded_roles(),
	             R(SENIOR) | R(MANAGER) | R(FINANCE) | R(ADMINISTRATOR));
}

static const char *
path_of(struct http *h, const struct act *a, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/roles/%.*s%s",
	                       STR_ARG(id_show(h->w->arena, a->id)), rest));
}

TEST("policy roles: a role that decides, pays or changes rules is given by no "
     "page alone")
{
	struct http *h = http_new(t);
	struct act a = finance_for(h->w, "bo");
	struct http_reply reply;

	reply = http_post(h, "ada", "/admin/users/new",
	                  FIELDS("username", "ada3", "name", "Ada", "roles",
	                         "administrator"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Two people give the role");
	reply = http_post(h, "ada", "/roles",
	                  FIELDS("username", "bo", "role", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "value=\"bo\"");
	reply = http_post(h, "ada", "/roles",
	                  FIELDS("username", "bo", "role", "finance"));
	expect_equal(reply.status, 303);
	expect_equal(http_get(h, "sam", "/roles").status, 200);
	expect_equal(http_get(h, "jay", "/roles").status, 403);
	a.username = S("bo");
	a.role = ROLE_MANAGER;
	expect_ok(world_do(h->w, "ada", ask, &a));
	expect_equal(
	        http_post(h, "ada", path_of(h, &a, "/agree"), FIELDS()).status,
	        422);
	expect_equal(
	        http_post(h, "fin", path_of(h, &a, "/agree"), FIELDS()).status,
	        403);
	expect_equal(http_post(h, "morgan", path_of(h, &a, "/agree"), FIELDS())
	                     .status,
	             303);
	reply = http_get(h, "fin", "/roles");
	expect_has(reply.body, "Agreed, and waits until 26 November 2026");
	expect_has(reply.body, "Waiting for a second person");
	expect_equal(
	        http_post(h, "fin", path_of(h, &a, "/stop"), FIELDS()).status,
	        303);
	expect_has(http_get(h, "ada", "/roles").body, "Stopped");
}
