/* people_sign_in_test.c - a person is invited by whoever works with them. */
#include "base/secret.h"
#include "kernel/identity/identity.h"
#include "register/people/people_sign_in_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PASSWORD "plum tractor lantern"
#define INVITE   "/people/X300009/sign-in/invite"
#define RESET    "/people/X300009/sign-in/reset"
#define PAGE     "/people/X300009/sign-in"

static const struct query entries = {
        .name = "test.invited_entries",
        .text = "select count(*) as n from audit_entry"
                " where what = :what and person = :person",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query events = {
        .name = "test.invited_events",
        .text = "select count(*) as n from outbox_event"
                " where kind = :what and person = :person",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query users = {
        .name = "test.invited_users",
        .text = "select count(*) as n from identity_user"
                " where person = :person",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query named = {
        .name = "test.invited_named",
        .text = "select count(*) as n from identity_user"
                " where person = :person and name = :name",
        .shows_nobody = "a count",
        .scans = "a test",
};

static const struct query *const counts[] = {&entries, &events, &users, &named,
                                             NULL};

/* A served world in which Bo, sam's, was never invited. */
struct bo {
	struct http *h;
	struct world *w;
	struct person_id id;
};

static struct bo
bo_begin(struct test *t, const char *name)
{
	struct bo bo;

	bo.w = world_with(t, counts);
	people_real(bo.w);
	bo.id = person_new(bo.w, "X300009", name, "Lark", "1990-05-04", "sam");
	bo.h = http_serve(bo.w, bo.w->app->capabilities);
	return bo;
}

static int64_t
written(struct bo *bo, const struct query *query, const char *what)
{
	return world_count(bo->w, query,
	                   ARGS(arg_str("what", str_of(what)),
	                        arg_i64("person", bo->id.v)));
}

static int64_t
users_of(struct bo *bo)
{
	return world_count(bo->w, &users, ARGS(arg_i64("person", bo->id.v)));
}

/* The nth thing on the paper to be typed: address, code, username. */
static struct str
on_paper(struct bo *bo, struct http_reply reply, size_t nth)
{
	static const struct str mark = S("<code class=\"dir-secret\">");
	struct str rest = reply.body;

	for (size_t at = 0; at + mark.n < rest.n; at++) {
		struct str from = str_slice(rest, at, rest.n);
		size_t n;

		if (!str_starts(from, mark) || nth-- > 0)
			continue;
		from = str_slice(from, mark.n, from.n);
		n = str_find(from, '<');
		return str_copy(bo->w->arena, str_slice(from, 0, n));
	}
	return S("");
}

/* Set the password with a code from the paper; whether it worked. */
static bool
redeem(struct bo *bo, struct str code)
{
	struct http_reply reply =
	        http_post(bo->h, NULL, "/sign-in/set-password",
	                  FIELDS("code", str_c(bo->w->arena, code), "password",
	                         PASSWORD));

	return reply.status == 303;
}

TEST("people sign-in: whoever works with a person invites them, and the "
     "person signs in with the paper")
{
	struct bo bo = bo_begin(t, "Bo");
	struct http_reply reply;
	struct str code, username;

	expect_has(http_get(bo.h, "sam", "/people/X300009/details").body, PAGE);
	reply = http_get(bo.h, "sam", PAGE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Bo cannot sign in yet.");
	expect_has(reply.body, "for 7 days");
	reply = http_post(bo.h, "sam", INVITE, FIELDS());
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Hello, Bo");
	expect_has(reply.body, "until Tuesday 1 December 2026 at 10am");
	expect_has(reply.body, "Ask Sam Okafor for help.");
	expect_has(reply.body, "<svg");
	expect_str(on_paper(&bo, reply, 0),
	           "http://md.test/sign-in/set-password");
	code = on_paper(&bo, reply, 1);
	username = on_paper(&bo, reply, 2);
	expect_equal(code.n, 19);
	expect_equal(users_of(&bo), 1);
	expect_equal(written(&bo, &entries, "people.invited"), 1);
	expect_equal(written(&bo, &events, "people.invited"), 1);
	reply = http_get(bo.h, "sam", PAGE);
	expect_has(reply.body, "Bo has been invited.");
	expect_lacks(reply.body, str_c(t->arena, code));
	expect_true(redeem(&bo, code));
	expect_false(redeem(&bo, code));
	reply = http_post(bo.h, NULL, "/sign-in",
	                  FIELDS("username", str_c(t->arena, username),
	                         "password", PASSWORD, "return", "/me"));
	expect_equal(reply.status, 303);
	expect_str(http_header(bo.h, &reply, "Location"), "/me");
}

TEST("people sign-in: a second invitation, a second click too, ends the first")
{
	struct bo bo = bo_begin(t, "Bo");
	struct str first, second;

	first = on_paper(&bo, http_post(bo.h, "sam", INVITE, FIELDS()), 1);
	second = on_paper(&bo, http_post(bo.h, "priya", INVITE, FIELDS()), 1);
	expect_equal(users_of(&bo), 1);
	expect_false(str_equal(first, second));
	expect_false(redeem(&bo, first));
	expect_true(redeem(&bo, second));
}

TEST("people sign-in: whoever can sign in is offered a code for a new "
     "password instead")
{
	struct bo bo = bo_begin(t, "Bo");
	struct http_reply reply;

	reply = http_post(bo.h, "sam", RESET, FIELDS());
	expect_equal(reply.status, 422);
	expect_has(reply.body, "This person cannot sign in yet.");
	expect_equal(users_of(&bo), 0);
	reply = http_post(bo.h, "sam", INVITE, FIELDS());
	expect_true(redeem(&bo, on_paper(&bo, reply, 1)));
	reply = http_post(bo.h, "sam", INVITE, FIELDS());
	expect_equal(reply.status, 422);
	expect_has(reply.body, "This person can sign in already.");
	expect_has(reply.body, "/sign-in/reset");
	expect_equal(written(&bo, &entries, "people.invited"), 1);
	reply = http_post(bo.h, "sam", RESET, FIELDS());
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Your new password");
	expect_has(reply.body, "until Tuesday 24 November 2026 at 11am");
	expect_equal(written(&bo, &entries, "people.code_made"), 1);
	expect_equal(written(&bo, &events, "people.code_made"), 1);
	expect_true(redeem(&bo, on_paper(&bo, reply, 1)));
}

TEST("people sign-in: out of reach, through a broken glass or without the "
     "permission nobody is invited")
{
	struct bo bo = bo_begin(t, "Bo");
	struct http_reply reply;

	expect_equal(http_post(bo.h, "ada", INVITE, FIELDS()).status, 403);
	expect_equal(http_get(bo.h, "ada", PAGE).status, 403);
	expect_equal(http_post(bo.h, "jay", INVITE, FIELDS()).status, 403);
	expect_equal(http_post(bo.h, "ned", INVITE, FIELDS()).status, 404);
	expect_equal(http_post(bo.h, "ned", RESET, FIELDS()).status, 404);
	reply = http_post(bo.h, "ned", "/people/X300009/open",
	                  FIELDS("reason", "Somebody is in danger"));
	expect_equal(reply.status, 303);
	reply = http_get(bo.h, "ned", PAGE);
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "/sign-in/invite");
	reply = http_post(bo.h, "ned", INVITE, FIELDS());
	expect_equal(reply.status, 422);
	expect_has(reply.body, "You opened this record for a short time.");
	expect_equal(http_post(bo.h, "ned", RESET, FIELDS()).status, 422);
	expect_equal(users_of(&bo), 0);
	expect_equal(written(&bo, &entries, "people.invited"), 0);
}

TEST("people sign-in: a name is never markup on the paper, nor in the "
     "username")
{
	struct bo bo = bo_begin(t, "<script>alert(1)</script>");
	struct http_reply reply = http_post(bo.h, "sam", INVITE, FIELDS());

	expect_equal(reply.status, 200);
	expect_has(reply.body, "&lt;script&gt;alert(1)&lt;/script&gt;");
	expect_lacks(reply.body, "<script>alert");
	expect_lacks(on_paper(&bo, reply, 2), "alert");
	expect_lacks(http_get(bo.h, "ada", "/admin/users").body, "Lark");
}

TEST("people sign-in: the longest name that a record takes can be invited")
{
	struct bo bo =
	        bo_begin(t,
	                 "ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ"
	                 "ŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵŵ");

	expect_equal(http_post(bo.h, "sam", INVITE, FIELDS()).status, 200);
}

static const struct fault *
speaks_welsh(struct ctx *ctx, void *data)
{
	const struct bo *bo = data;
	struct person_facts facts;

	TRY(people_facts(ctx, bo->id, &facts));
	facts.language = S("cy");
	return people_change(ctx, bo->id, &facts);
}

TEST("people sign-in: the paper speaks the person's language, and what the "
     "worker is told theirs")
{
	struct bo bo = bo_begin(t, "Bo");
	struct http_reply reply;

	expect_ok(world_do(bo.w, "sam", speaks_welsh, &bo));
	reply = http_post(bo.h, "sam", INVITE, FIELDS());
	expect_has(reply.body, "<html lang=\"cy\"");
	expect_has(reply.body, "<div class=\"dir-noprint\" lang=\"en\">");
	expect_has(http_get(bo.h, "sam", PAGE).body, "<html lang=\"en\"");
}

static const struct fault *
called_robin(struct ctx *ctx, void *data)
{
	const struct bo *bo = data;
	struct person_facts facts;

	TRY(people_facts(ctx, bo->id, &facts));
	facts.preferred_name = S("Robin");
	return people_change(ctx, bo->id, &facts);
}

TEST("people sign-in: whoever is called otherwise from now on is so on their "
     "timeline too")
{
	struct bo bo = bo_begin(t, "Bo");

	http_post(bo.h, "sam", INVITE, FIELDS());
	expect_ok(world_do(bo.w, "sam", called_robin, &bo));
	expect_equal(world_count(bo.w, &named,
	                         ARGS(arg_i64("person", bo.id.v),
	                              arg_str("name", S("Robin Lark")))),
	             1);
	expect_has(http_post(bo.h, "sam", INVITE, FIELDS()).body,
	           "Hello, Robin");
}
