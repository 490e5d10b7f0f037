#include "kernel/identity/identity_browser_test.h"
#include "kernel/identity/identity_local.h"

/* --- the administrator ------------------------------------------------- */

TEST("identity pages: users are the administrator's, and of a person on "
     "probation only the username")
{
	static const char *const pages[] = {"/admin/users", "/admin/users/new",
	                                    "/admin/tokens", "/admin/audit"};
	struct http *h = idb_begin(t);
	struct http_reply reply;

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		expect_equal(http_get(h, "sam", pages[i]).status, 403);
		expect_equal(http_get(h, "morgan", pages[i]).status, 403);
		expect_equal(http_get(h, "ada", pages[i]).status, 200);
	}
	reply = http_get(h, "ada", "/admin/users");
	expect_has(reply.body, ">jay<");
	expect_lacks(reply.body,
	             str_c(t->arena, world_actor(h->w, "jay")->name));
}

static struct str
users_found(struct http *h, const char *typed)
{
	struct http_reply reply =
	        http_post(h, "ada", "/admin/users/find", FIELDS("q", typed));

	expect_equal(reply.status, 200);
	return reply.body;
}

TEST("identity admin: a user is found by username, staff by name as well")
{
	struct http *h = idb_begin(t);
	struct str name = world_actor(h->w, "sam")->name;
	struct str last = {NULL, 0};

	while (str_split(&name, ' ', &last))
		continue;
	expect_has(users_found(h, "sam"), ">sam<");
	expect_has(users_found(h, str_c(t->arena, last)), ">sam<");
	expect_lacks(users_found(h, str_c(t->arena, last)), ">morgan<");
	expect_has(users_found(h, "JA"), ">jay<");
}

TEST("identity admin: a person on probation is not found by name")
{
	struct http *h = idb_begin(t);
	struct str name = world_actor(h->w, "jay")->name;
	struct str last = {NULL, 0};
	struct str body;

	while (str_split(&name, ' ', &last))
		continue;
	body = users_found(h, str_c(t->arena, last));
	expect_lacks(body, ">jay<");
	expect_has(body, "No user was found");
	expect_has(body, str_c(t->arena, str_print(t->arena, "value=\"%.*s\"",
	                                           STR_ARG(last))));
}

TEST("identity admin: a search for nothing is told so, and is ada's alone")
{
	struct http *h = idb_begin(t);
	struct http_reply reply =
	        http_post(h, "ada", "/admin/users/find", FIELDS("q", " "));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a username or a name");
	expect_equal(http_post(h, "sam", "/admin/users/find", FIELDS("q", "j"))
	                     .status,
	             403);
}

TEST("identity admin: users are listed by role and by whether they may "
     "sign in")
{
	struct http *h = idb_begin(t);
	struct http_reply reply =
	        http_get(h, "ada", "/admin/users?role=manager");

	expect_has(reply.body, ">morgan<");
	expect_lacks(reply.body, ">sam<");
	expect_lacks(reply.body, ">jay<");
	reply = http_get(h, "ada", "/admin/users?state=disabled");
	expect_has(reply.body, "No user is on this list");
	reply = http_get(h, "ada", "/admin/users?role=nonsense");
	expect_has(reply.body, ">sam<");
}

TEST("identity admin: the audit names a person on probation by username")
{
	struct http *h = idb_begin(t);
	struct http_reply reply;

	expect_equal(http_get(h, "jay", "/account").status, 200);
	expect_equal(http_post(h, "jay", "/account/language",
	                       FIELDS("language", "cy"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", "/account/language",
	                       FIELDS("language", "cy"))
	                     .status,
	             303);
	reply = http_get(h, "ada", "/admin/audit");
	expect_has(reply.body, ">jay<");
	expect_lacks(reply.body,
	             str_c(t->arena, world_actor(h->w, "jay")->name));
	expect_has(reply.body, str_c(t->arena, world_actor(h->w, "sam")->name));
}

TEST("identity admin: the audit says in words what was done and why")
{
	struct http *h = idb_begin(t);
	struct http_reply reply;

	expect_equal(http_post(h, "sam", "/account/language",
	                       FIELDS("language", "en"))
	                     .status,
	             303);
	reply = http_get(h, "ada", "/admin/audit");
	expect_has(reply.body, "Working with them");
	expect_has(reply.body, "chose a language");
	expect_lacks(reply.body, "identity.language_chosen");
	expect_lacks(reply.body, ">working<");
}

static const char *
user_path(struct http *h, const char *username, const char *more)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/admin/users/%.*s%s",
	                       STR_ARG(id_show(h->w->arena,
	                                       world_user(h->w, username).v)),
	                       more));
}

TEST("identity pages: a user is added with hostile words, and handed a code")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;
	struct str code;
	struct str rest;

	reply = http_post(h, "ada", "/admin/users/new",
	                  FIELDS("username", "nia", "name",
	                         "<script>alert(1)</script>", "roles",
	                         "case_manager", "roles", "broker"));
	expect_equal(reply.status, 200);
	code = idb_between(reply.body,
	                   S("<code class=\"govuk-!-font-size-24\">"),
	                   S("</code>"));
	expect_equal(code.n, 9);
	world_add(h->w, "bea", R(ADMINISTRATOR), NULL);
	rest = http_get(h, "bea", "/codes").body;
	expect_has(rest, "&lt;script&gt;alert(1)&lt;/script&gt;");
	expect_lacks(rest, "<script>alert");
	rest = idb_between(rest, S("action=\"/codes/"), S("\""));
	reply = http_post(h, "bea",
	                  str_c(t->arena, str_print(t->arena, "/codes/%.*s",
	                                            STR_ARG(rest))),
	                  FIELDS());
	rest = idb_between(reply.body,
	                   S("<code class=\"govuk-!-font-size-24\">"),
	                   S("</code>"));
	code = str_print(t->arena, "%.*s%.*s", STR_ARG(code), STR_ARG(rest));
	reply = http_get(h, "ada", "/admin/users");
	expect_has(reply.body, "&lt;script&gt;alert(1)&lt;/script&gt;");
	expect_lacks(reply.body, "<script>alert");
	idb_put(h, s, "/sign-in/set-password",
	        FIELDS("code", str_c(t->arena, code), "password", PASSWORD));
	expect_equal(idb_sign_in(h, s, "nia", PASSWORD).status, 303);

	reply = http_post(h, "ada", "/admin/users/new",
	                  FIELDS("username", "sam", "name", "Sam", "roles",
	                         "manager"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Somebody has that username already");
	expect_equal(http_post(h, "sam", "/admin/users/new",
	                       FIELDS("username", "mal", "name", "Mal", "roles",
	                              "administrator"))
	                     .status,
	             403);
}

TEST("identity pages: roles change, users are stopped and let in again")
{
	struct http *h = idb_begin(t);

	expect_equal(http_get(h, "ada", user_path(h, "sam", "")).status, 200);
	expect_equal(http_get(h, "ada", "/admin/users/0000000000001").status,
	             404);
	expect_equal(http_get(h, "sam", "/account").status, 200);
	expect_equal(http_post(h, "ada", user_path(h, "sam", "/roles"),
	                       FIELDS("roles", "senior_case_manager"))
	                     .status,
	             422);
	expect_equal(http_get(h, "sam", "/account").status, 200);
	expect_equal(http_post(h, "ada", user_path(h, "sam", "/roles"),
	                       FIELDS("roles", "broker"))
	                     .status,
	             303);
	expect_equal(http_get(h, "sam", "/account").status, 303);
	expect_equal(http_post(h, "ada", user_path(h, "sam", "/roles"),
	                       FIELDS("roles", "person"))
	                     .status,
	             422);
	expect_equal(http_get(h, "priya", "/account").status, 200);
	expect_equal(http_post(h, "ada", user_path(h, "priya", "/disable"),
	                       FIELDS())
	                     .status,
	             303);
	expect_equal(http_get(h, "priya", "/account").status, 303);
	expect_equal(http_post(h, "ada", user_path(h, "priya", "/reset"),
	                       FIELDS())
	                     .status,
	             422);
	expect_equal(http_post(h, "ada", user_path(h, "priya", "/enable"),
	                       FIELDS())
	                     .status,
	             303);
	expect_equal(http_post(h, "ada", user_path(h, "ada", "/disable"),
	                       FIELDS())
	                     .status,
	             422);
	expect_equal(http_post(h, "ada", user_path(h, "ada", "/second-factor"),
	                       FIELDS())
	                     .status,
	             422);
	expect_equal(http_post(h, "ada", user_path(h, "morgan", "/sessions"),
	                       FIELDS())
	                     .status,
	             303);
}

TEST("identity pages: a code to set a password is made once, and a second "
     "factor taken away")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	idb_sign_in(h, s, "sam", PASSWORD);
	idb_factor(h, s);
	reply = http_post(h, "ada", user_path(h, "sam", "/reset"), FIELDS());
	expect_equal(reply.status, 200);
	expect_equal(http_post(h, "ada", user_path(h, "sam", "/second-factor"),
	                       FIELDS())
	                     .status,
	             303);
	expect_equal(http_post(h, "priya", user_path(h, "sam", "/reset"),
	                       FIELDS())
	                     .status,
	             403);
}

TEST("identity pages: an administrator makes no code for a person on "
     "probation, who would open their case with it")
{
	struct http *h = idb_begin(t);
	struct http_reply reply;

	reply = http_post(h, "ada", user_path(h, "jay", "/reset"), FIELDS());
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Whoever works with this person makes the code "
	                       "and hands it over");
	expect_lacks(http_get(h, "ada", user_path(h, "jay", "")).body,
	             "/reset");
	expect_has(http_get(h, "ada", user_path(h, "sam", "")).body, "/reset");
}

TEST("identity pages: a token is made, shown once, used and stopped")
{
	struct http *h = idb_begin(t);
	struct http_reply reply;
	struct str token;
	struct str revoke;
	struct str ask;

	reply = http_post(h, "ada", "/admin/tokens",
	                  FIELDS("owner", "ada", "name", "reporting", "days",
	                         "2", "scopes", "read"));
	expect_equal(reply.status, 200);
	token = idb_between(reply.body,
	                    S("<code class=\"govuk-!-font-size-24\">"),
	                    S("</code>"));
	expect_equal(token.n, 32);
	ask = str_print(t->arena,
	                "GET /account HTTP/1.1\r\nHost: md.test\r\n"
	                "Connection: close\r\nAuthorization: Bearer %.*s\r\n"
	                "\r\n",
	                STR_ARG(token));
	expect_equal(http_raw(h, ask).status, 200);
	reply = http_get(h, "ada", "/admin/tokens");
	expect_has(reply.body, "reporting");
	expect_lacks(reply.body, str_c(t->arena, token));
	revoke = idb_between(reply.body, S("action=\"/admin/tokens/"),
	                     S("/revoke\""));
	revoke = str_print(t->arena, "/admin/tokens/%.*s/revoke",
	                   STR_ARG(revoke));
	expect_equal(
	        http_post(h, "ada", str_c(t->arena, revoke), FIELDS()).status,
	        303);
	expect_equal(http_raw(h, ask).status, 303);
	expect_has(
	        http_post(h, "ada", "/admin/tokens",
	                  FIELDS("owner", "nobody", "name", "", "days", "91"))
	                .body,
	        "Enter the username of somebody who is here");
}
