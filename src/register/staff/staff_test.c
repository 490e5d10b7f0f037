#include "register/staff/staff_local.h"
#include "tests/http_world.h"
#include "tests/world.h"

struct act {
	struct staff_facts facts;
	struct user_id user;
	enum put_result result;
	struct staff_member member;
	struct identity_facts named;
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
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Two people give the role");
	reply = http_post(h, "ada", path,
	                  FIELDS("roles", "broker", "roles", "person"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, NULL, member, &a));
	expect_equal(a.member.roles, R(BROKER));
	reply = http_get(h, "ada", "/admin/users/0000000000001/place");
	expect_equal(reply.status, 404);
}

static const struct fault *
facts_read(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return identity_facts(ctx, a->user, &a->named);
}

TEST("staff: what a delivery says anew of a name or an email is applied, and "
     "the same again changes nothing")
{
	struct world *w = world_new(t);
	struct act a = lee(w);
	int64_t entries;

	expect_ok(world_do(w, NULL, put, &a));
	a.facts.name = S("Lee Hart-Jones");
	a.facts.email = S("lee.hj@example.org");
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, NULL, facts_read, &a));
	expect_str(a.named.name, "Lee Hart-Jones");
	expect_str(a.named.email, "lee.hj@example.org");
	entries = world_changes(w);
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	expect_equal(world_changes(w), entries);
	a.facts.email = S("");
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
}

static const struct fault *
rename_lee(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return staff_work_set(ctx, a->user, &a->named);
}

TEST("staff: what was changed here since stays, when a delivery says the "
     "same again")
{
	struct world *w = world_new(t);
	struct act a = lee(w);

	expect_ok(world_do(w, NULL, put, &a));
	a.named = (struct identity_facts){S("Lee Oak"), S("oak@example.org"),
	                                  S("+44 1632 960 007")};
	expect_ok(world_do(w, "ada", rename_lee, &a));
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	expect_ok(world_see(w, NULL, facts_read, &a));
	expect_str(a.named.name, "Lee Oak");
	a.facts.email = S("lee2@example.org");
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, NULL, facts_read, &a));
	expect_str(a.named.name, "Lee Oak");
	expect_str(a.named.email, "lee2@example.org");
	expect_str(a.named.phone, "+44 1632 960 007");
}

static const struct fault *
moved(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return staff_place(ctx, a->user, a->member.roles, a->organisation,
	                   (struct team_id){0});
}

TEST("staff: a role or a place of work that a delivery says again leaves "
     "whoever was given another since where they are")
{
	struct world *w = world_new(t);
	struct act a = lee(w);
	int64_t before;

	expect_ok(world_do(w, NULL, put, &a));
	a.organisation = w->other_organisation;
	a.member.roles = R(CASE_MANAGER) | R(BROKER);
	expect_ok(world_do(w, "ada", moved, &a));
	before = world_changes(w);
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	a.facts.trained_on.days = 20000;
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, NULL, member, &a));
	expect_equal(a.member.organisation.v, w->other_organisation.v);
	expect_equal(a.member.team.v, 0);
	expect_equal(a.member.roles, R(CASE_MANAGER) | R(BROKER));
	expect_equal(world_changes(w), before + 1);
	/* A role that was taken away does not come back either. */
	a.member.roles = R(BROKER);
	expect_ok(world_do(w, "ada", moved, &a));
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	expect_ok(world_see(w, NULL, member, &a));
	expect_equal(a.member.roles, R(BROKER));
}

TEST("staff: what a delivery says anew of a role or a place of work is applied")
{
	struct world *w = world_new(t);
	struct act a = lee(w);

	expect_ok(world_do(w, NULL, put, &a));
	a.organisation = w->other_organisation;
	a.member.roles = R(CASE_MANAGER);
	expect_ok(world_do(w, "ada", moved, &a));
	a.facts.team.v = 0;
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, NULL, member, &a));
	expect_equal(a.member.organisation.v, w->organisation.v);
	expect_equal(a.member.team.v, 0);
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
}

TEST("staff: a member of staff says themself how they are reached at work")
{
	struct http *h = http_new(t);
	struct act a = {.user = world_user(h->w, "sam")};
	struct http_reply reply;

	expect_has(http_get(h, "sam", "/account").body, "/account/work");
	expect_equal(http_get(h, "sam", "/account/work").status, 200);
	reply = http_post(h, "sam", "/account/work",
	                  FIELDS("phone", "01632 960 102", "email",
	                         "sam@example.org", "name", "Sam the Great"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, NULL, facts_read, &a));
	expect_str(a.named.phone, "01632 960 102");
	expect_str(a.named.email, "sam@example.org");
	expect_str(a.named.name, "Sam Okafor");
	reply = http_post(h, "sam", "/account/work",
	                  FIELDS("phone", "<b>ring me</b>", "email", "sam"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write the phone number in figures");
	expect_has(reply.body, "Enter an email address like name@example.org");
	expect_has(reply.body, "&lt;b&gt;ring me");
	expect_lacks(reply.body, "<b>ring me");
	expect_ok(world_see(h->w, NULL, facts_read, &a));
	expect_str(a.named.phone, "01632 960 102");
}

TEST("staff: a person on probation has no phone and email for work")
{
	struct http *h = http_new(t);
	struct act a = {.user = world_user(h->w, "jay")};

	expect_equal(http_get(h, "jay", "/account/work").status, 422);
	expect_lacks(http_get(h, "jay", "/account").body, "/account/work");
	expect_equal(http_post(h, "jay", "/account/work",
	                       FIELDS("phone", "01632 960 103"))
	                     .status,
	             422);
	expect_ok(world_see(h->w, NULL, facts_read, &a));
	expect_str(a.named.phone, "");
}

static const char *
work_path(struct http *h, const char *username)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/admin/users/%.*s/work",
	                       STR_ARG(id_show(h->w->arena,
	                                       world_user(h->w, username).v))));
}

TEST("staff: an administrator says name, phone and email for others, and "
     "nobody else does")
{
	struct http *h = http_new(t);
	struct act a = {.user = world_user(h->w, "priya")};
	const char *path = work_path(h, "priya");

	expect_has(http_get(h, "ada", path).body, "Priya Nair");
	expect_equal(http_get(h, "sam", path).status, 403);
	expect_equal(http_post(h, "priya", path, FIELDS("name", "P")).status,
	             403);
	expect_equal(http_post(h, "ada", path,
	                       FIELDS("name", "Priya Rao", "phone",
	                              "(01632) 960-104", "email", ""))
	                     .status,
	             303);
	expect_ok(world_see(h->w, NULL, facts_read, &a));
	expect_str(a.named.name, "Priya Rao");
	expect_str(a.named.phone, "(01632) 960-104");
	expect_equal(http_post(h, "ada", path, FIELDS("name", "")).status, 400);
	expect_equal(http_get(h, "ada", work_path(h, "jay")).status, 422);
	expect_equal(http_post(h, "ada", work_path(h, "jay"),
	                       FIELDS("name", "Jay"))
	                     .status,
	             422);
	expect_equal(
	        http_get(h, "ada", "/admin/users/0000000000001/work").status,
	        404);
}

TEST("staff: a person on probation has no place of work, and no name is shown")
{
	struct http *h = http_new(t);
	struct act a = {.user = world_user(h->w, "jay")};
	struct str user = id_show(t->arena, a.user.v);
	const char *path =
	        str_c(t->arena, str_print(t->arena, "/admin/users/%.*s/place",
	                                  STR_ARG(user)));
	const char *name = str_c(t->arena, world_actor(h->w, "jay")->name);
	struct http_reply reply = http_get(h, "ada", path);

	expect_equal(reply.status, 404);
	expect_lacks(reply.body, name);
	reply = http_post(h, "ada", path, FIELDS("roles", "manager"));
	expect_equal(reply.status, 404);
	expect_ok(world_see(h->w, NULL, member, &a));
	expect_equal(a.member.roles, R(PERSON));
	path = str_c(t->arena,
	             str_print(t->arena, "/admin/users/%.*s", STR_ARG(user)));
	expect_lacks(http_get(h, "ada", path).body, "/place");
	expect_lacks(http_get(h, "ada", path).body, name);
}
