/*
 * draft_carry_test.c - a form sent after its sign-in ended, through a browser.
 */
#include "kernel/identity/draft.h"
#include "kernel/identity/draft_carry.h"
#include "kernel/identity/identity_browser_test.h"
#include "kernel/identity/identity_local.h"

/* A form whose words are found again, and the browser whose session ended. */
struct ended {
	struct http *h;
	struct http_session *s;
	struct http_reply reply; /* to the form that was sent too late */
	struct str carried;
	struct str of;
};

static struct str
field_of(struct http *h, struct str body, const char *name)
{
	struct str mark = str_print(h->w->arena, "name=\"%s\" value=\"", name);

	return idb_between(body, mark, S("\""));
}

static struct ended
send_late(struct test *t, const char *const *fields)
{
	struct ended e = {.h = idb_begin(t)};

	idb_password(e.h, "sam");
	idb_password(e.h, "priya");
	e.s = idb_browser(e.h);
	expect_equal(idb_sign_in(e.h, e.s, "sam", PASSWORD).status, 303);
	idb_look(e.h, e.s, "/account/password");
	e.s->cookie = S("x=y");
	e.reply = idb_put(e.h, e.s, "/drafts", fields);
	e.carried = field_of(e.h, e.reply.body, "carried");
	e.of = field_of(e.h, e.reply.body, "carried_of");
	return e;
}

static const struct fault *
count(struct ctx *ctx, void *data)
{
	const struct request_draft *drafts;

	return draft_read(ctx, &drafts, data);
}

static size_t
drafts_of(struct ended *e, const char *who)
{
	size_t n = 0;

	expect_ok(world_see(e->h->w, who, count, &n));
	return n;
}

static struct http_reply
sign_in_there(struct ended *e, const char *who, const char *password,
              const char *of)
{
	return idb_put(e->h, e->s, "/sign-in",
	               FIELDS("username", who, "password", password, "return",
	                      "/account?draft=1", "carried_to", "/drafts",
	                      "carried", str_c(e->h->w->arena, e->carried),
	                      "carried_of", of));
}

#define WORDS FIELDS("title", "Walk far", "note", "a&b=<c>")

TEST("identity: what was typed goes along to the sign-in, and becomes a draft "
     "of whoever typed it")
{
	struct ended e = send_late(t, WORDS);
	struct http_reply reply;

	expect_equal(e.reply.status, 401);
	expect_has(e.reply.body, "action=\"/sign-in\"");
	expect_str(e.carried, "title=Walk+far&amp;note=a%26b%3D%3Cc%3E");
	expect_equal(drafts_of(&e, "sam"), 0);
	e.carried = S("title=Walk+far&note=a%26b%3D%3Cc%3E");
	reply = sign_in_there(&e, "sam", PASSWORD, str_c(t->arena, e.of));
	expect_equal(reply.status, 303);
	expect_str(idb_location(e.h, reply), "/account?draft=1");
	expect_equal(drafts_of(&e, "sam"), 1);
}

TEST("identity: a wrong password keeps what goes along in the form, and "
     "nowhere else")
{
	struct ended e = send_late(t, WORDS);
	struct http_reply reply =
	        sign_in_there(&e, "sam", "wrong", str_c(t->arena, e.of));

	expect_equal(reply.status, 422);
	expect_has(reply.body, "name=\"carried\" value=\"title=Walk+far");
	expect_lacks(reply.body, "Walk far");
	expect_equal(drafts_of(&e, "sam"), 0);
}

TEST("identity: whoever else signs in there gets nothing of it, and is told "
     "so")
{
	struct ended e = send_late(t, WORDS);
	struct http_reply reply =
	        sign_in_there(&e, "priya", PASSWORD, str_c(t->arena, e.of));

	expect_equal(reply.status, 303);
	expect_str(idb_location(e.h, reply), "/");
	expect_equal(drafts_of(&e, "priya"), 0);
	expect_equal(drafts_of(&e, "sam"), 0);
}

TEST("identity: a token that is not whole, or of nobody, makes no draft")
{
	struct ended e = send_late(t, WORDS);
	struct str half = str_slice(e.of, 0, str_find(e.of, '.'));
	const char *wrong[] = {"x.y", str_c(t->arena, half)};

	for (size_t i = 0; i < 2; i++) {
		struct http_reply reply;

		e.s->cookie = S("x=y");
		reply = sign_in_there(&e, "sam", PASSWORD, wrong[i]);
		expect_str(idb_location(e.h, reply), "/");
	}
	expect_equal(drafts_of(&e, "sam"), 0);
}

TEST("identity: no password and no code goes along, and no token and no key "
     "of a form")
{
	struct ended e =
	        send_late(t, FIELDS("title", "Walk", "new_password", "plum",
	                            "code", "123456", "return", "/x"));

	expect_str(e.carried, "title=Walk");
	expect_lacks(e.reply.body, "plum");
	expect_lacks(e.reply.body, "123456");
	/* and where that is all that was typed, there is nothing to carry */
	e = send_late(t, FIELDS("password", "plum", "code", "123456"));
	expect_str(e.carried, "");
	expect_has(e.reply.body, "Sign in (opens in a new tab)");
}

TEST("identity: what is too long to be a draft does not go along: it stands "
     "on the page, to be copied")
{
	char *p = arena_bytes(t->arena, DRAFT_BYTES_MOST + 1, 1);
	struct ended e;

	for (size_t i = 0; i < DRAFT_BYTES_MOST; i++)
		p[i] = 'a';
	p[DRAFT_BYTES_MOST] = '\0';
	e = send_late(t, FIELDS("title", p));
	expect_equal(e.reply.status, 401);
	expect_lacks(e.reply.body, "name=\"carried\"");
	expect_has(e.reply.body, "Copy it from here");
	expect_has(e.reply.body, "aaaaaaaa");
	expect_has(e.reply.body, "Sign in (opens in a new tab)");
}

TEST("identity: what goes along and cannot be read makes no draft")
{
	struct ended e = send_late(t, WORDS);

	e.carried = S("title=%zz");
	sign_in_there(&e, "sam", PASSWORD, str_c(t->arena, e.of));
	expect_equal(drafts_of(&e, "sam"), 0);
}
