#include "kernel/identity/identity.h"
#include "register/staff/staff_local.h"
#include "tests/http_world.h"
#include "tests/world.h"

struct act {
	struct staff_facts facts;
	struct user_id user;
	enum put_result result;
	struct staff_member member;
	struct staff_line *lines;
	struct organisation_id organisation;
	size_t n;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return staff_put(ctx, &a->facts, &a->user, &a->result);
}

static const struct fault *
member(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return staff_store_member(ctx, a->user, &a->member);
}

static const struct fault *
workers(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return staff_workers(ctx, a->organisation, &a->lines, &a->n);
}

static struct act
lee(struct world *w)
{
	return (struct act){.organisation = w->organisation,
	                    .facts = {.username = S("lee"),
	                              .name = S("Lee Hart"),
	                              .role = S("case_manager"),
	                              .organisation = w->organisation,
	                              .team = w->team,
	                              .email = S("lee@example.org"),
	                              .trained_on = DATE_NONE}};
}

TEST("staff: a member of staff is added once and changed by the next "
     "delivery")
{
	struct world *w = world_new(t);
	struct act a = lee(w);

	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_ADDED);
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	a.facts.role = S("senior_case_manager");
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, NULL, member, &a));
	expect_equal(a.member.roles, R(SENIOR));
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
}

TEST("staff: a member of staff has a role that is not the person's")
{
	struct world *w = world_new(t);
	struct act a = lee(w);
	const struct fault *fault;

	a.facts.role = S("person");
	a.facts.username = S("Lee Hart");
	a.facts.name = S("");
	a.facts.email = S("lee");
	fault = world_do(w, NULL, put, &a);
	expect_problem(fault, "role",
	               "Choose a role that a member of staff can have");
	expect_problem(fault, "name", "Enter a name of at most 200 characters");
	expect_problem(fault, "email",
	               "Write the email address like name@example.org");
	a = lee(w);
	a.facts.role = S("wizard");
	expect_problem(world_do(w, NULL, put, &a), "role",
	               "Choose a role that a member of staff can have");
}

TEST("staff: those who may hold cases are listed, others are not")
{
	struct world *w = world_new(t);
	struct act a = lee(w);

	expect_ok(world_do(w, NULL, put, &a));
	expect_ok(world_see(w, "morgan", workers, &a));
	expect_equal(a.n, 4);
	expect_str(a.lines[0].name, "Lee Hart");
	a.organisation = w->other_organisation;
	expect_ok(world_see(w, "morgan", workers, &a));
	expect_equal(a.n, 2);
}

TEST("staff: placing a user moves their reach with them")
{
	struct http *h = http_new(t);
	struct act a = {.user = world_user(h->w, "priya")};
	struct http_reply reply;
	const char *path = str_c(
	        t->arena, str_print(t->arena, "/admin/users/%.*s/place",
	                            STR_ARG(id_show(t->arena, a.user.v))));

	reply = http_get(h, "ada", path);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Priya Nair");
	expect_equal(http_get(h, "morgan", path).status, 403);
	reply = http_post(h, "ada", path, FIELDS("organisation", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose at least one role");
	reply = http_post(h, "ada", path,
	                  FIELDS("roles", "finance", "roles", "person"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, NULL, member, &a));
	expect_equal(a.member.roles, R(FINANCE));
	reply = http_get(h, "ada", "/admin/users/0000000000001/place");
	expect_equal(reply.status, 404);
}
