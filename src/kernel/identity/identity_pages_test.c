#include "kernel/identity/identity_browser_test.h"
#include "kernel/identity/identity_local.h"

/* --- signing in -------------------------------------------------------- */

TEST("identity pages: after sign-in one is where one wanted to be")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	reply = idb_look(h, s, "/account");
	expect_equal(reply.status, 303);
	expect_str(idb_location(h, reply), "/sign-in?return=/account");
	reply = idb_look(h, s, "/sign-in?return=/account");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "name=\"return\" value=\"/account\"");
	reply = idb_sign_in(h, s, "Sam", PASSWORD);
	expect_equal(reply.status, 303);
	expect_str(idb_location(h, reply), "/account");
	expect_has(reply.head, "; HttpOnly; SameSite=Lax");
	reply = idb_look(h, s, "/account");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Your account");
	expect_has(reply.body, "(the one you use now)");
}

TEST("identity pages: a wrong password says one sentence and is not shown")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	reply = idb_sign_in(h, s, "sam", "wrong-word-here");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Check your username and password");
	expect_has(reply.body, "value=\"sam\"");
	expect_lacks(reply.body, "wrong-word-here");
	expect_lacks(reply.head, IDENTITY_COOKIE "=");
	reply = idb_sign_in(h, s, "nobody\"><b>", "wrong-word-here");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Check your username and password");
	expect_lacks(reply.body, "<b>");
	reply = idb_sign_in(h, s, "", "");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Enter your username");
	expect_has(reply.body, "Enter your password");
}

TEST("identity pages: after too many tries one has to wait")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);

	idb_password(h, "sam");
	for (int i = 0; i < 5; i++)
		expect_equal(idb_sign_in(h, s, "sam", "wrong").status, 422);
	expect_has(idb_sign_in(h, s, "sam", PASSWORD).body,
	           "There were too many tries from here.");
}

TEST("identity pages: signing out ends the session for good")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;
	struct str before;

	idb_password(h, "sam");
	idb_sign_in(h, s, "sam", PASSWORD);
	idb_look(h, s, "/account");
	before = s->cookie;
	reply = idb_put(h, s, "/sign-out", FIELDS());
	expect_equal(reply.status, 303);
	expect_has(reply.head, IDENTITY_COOKIE "=; Path=/; Max-Age=0");
	s->cookie = before;
	expect_equal(idb_look(h, s, "/account").status, 303);
}

TEST("identity pages: a manager has to set up a second factor, once, and "
     "gives it each time")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;
	struct str recovery;
	struct str before;

	idb_password(h, "morgan");
	reply = idb_sign_in(h, s, "morgan", PASSWORD);
	expect_str(idb_location(h, reply), "/sign-in/code?return=/account");
	/* Nothing but these pages is open yet. */
	expect_equal(idb_look(h, s, "/account").status, 303);
	reply = idb_look(h, s, "/sign-in/code?return=/account");
	expect_str(idb_location(h, reply), "/sign-in/enrol?return=/account");
	reply = idb_look(h, s, "/sign-in/enrol?return=/account");
	expect_has(reply.body, "<svg");
	expect_has(reply.body, "otpauth://totp/My%20Direction:morgan?secret=");
	reply = idb_put(h, s, "/sign-in/enrol", FIELDS("code", "12"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "That code is not right.");
	before = s->cookie;
	reply = idb_put(
	        h, s, "/sign-in/enrol",
	        FIELDS("code",
	               idb_figures(h,
	                           idb_between(reply.body,
	                                       S("<code class=\"dir-secret\">"),
	                                       S("</code>"))),
	               "return", "/account"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Your recovery codes");
	expect_has(reply.body, "href=\"/account\"");
	recovery = idb_between(reply.body,
	                       S("<code class=\"govuk-!-font-size-24\">"),
	                       S("</code>"));
	expect_equal(recovery.n, 19);
	/* The session went on under a new id. */
	expect_false(str_equal(before, s->cookie));
	expect_equal(idb_look(h, s, "/account").status, 200);
	expect_equal(idb_put(h, s, "/sign-out", FIELDS()).status, 303);

	idb_sign_in(h, s, "morgan", PASSWORD);
	expect_equal(idb_look(h, s, "/sign-in/enrol").status, 303);
	reply = idb_look(h, s, "/sign-in/code?return=/account");
	expect_equal(reply.status, 200);
	expect_equal(idb_put(h, s, "/sign-in/code", FIELDS("code", "")).status,
	             422);
	reply = idb_put(h, s, "/sign-in/code",
	                FIELDS("code", str_c(t->arena, recovery), "return",
	                       "/account"));
	expect_str(idb_location(h, reply), "/account");
	reply = idb_look(h, s, "/account");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Recovery codes left: 9");
}

TEST("identity pages: new recovery codes are made, and the factor given up")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	idb_sign_in(h, s, "sam", PASSWORD);
	reply = idb_factor(h, s);
	expect_has(reply.body, "Your recovery codes");
	reply = idb_put(h, s, "/account/recovery-codes", FIELDS());
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Your recovery codes");
	reply = idb_put(h, s, "/account/second-factor/remove", FIELDS());
	expect_equal(reply.status, 303);
	reply = idb_put(h, s, "/account/recovery-codes", FIELDS());
	expect_true(reply.status >= 400);
}

TEST("identity pages: guessing a one-time code is slowed")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);

	idb_password(h, "sam");
	idb_sign_in(h, s, "sam", PASSWORD);
	expect_has(idb_look(h, s, "/account").body, ">Set up<");
	idb_factor(h, s);
	expect_has(idb_look(h, s, "/account").body, "Recovery codes left: 10");
	expect_lacks(idb_look(h, s, "/account").body, ">Set up<");
	idb_put(h, s, "/sign-out", FIELDS());
	idb_sign_in(h, s, "sam", PASSWORD);
	idb_look(h, s, "/sign-in/code");
	for (int i = 0; i < 5; i++)
		expect_has(idb_put(h, s, "/sign-in/code", FIELDS("code", "000"))
		                   .body,
		           "That code is not right.");
	expect_has(idb_put(h, s, "/sign-in/code", FIELDS("code", "000")).body,
	           "There were too many tries from here.");
}

TEST("identity pages: a code sets a password once, and a weak one is refused")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	const char *code = idb_code(h, "sam");
	struct http_reply reply;

	h->w->app->base_url = "http://md.test";
	reply = idb_put(h, s, "/sign-in/set-password",
	                FIELDS("code", code, "password", "password123"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "That password is easy to guess.");
	expect_lacks(reply.body, "password123");
	reply = idb_put(h, s, "/sign-in/set-password",
	                FIELDS("code", code, "password", PASSWORD));
	expect_str(idb_location(h, reply), "/sign-in");
	reply = idb_put(h, s, "/sign-in/set-password",
	                FIELDS("code", code, "password", PASSWORD));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "That code does not work.");
	expect_equal(idb_sign_in(h, s, "sam", PASSWORD).status, 303);
}

TEST("identity pages: a printed link only fills in the form")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	const char *code = idb_code(h, "ada");
	struct str path = str_print(t->arena, "/sign-in/first?code=%s", code);

	expect_has(idb_look(h, s, str_c(t->arena, path)).body, code);
	expect_has(idb_look(h, s, str_c(t->arena, path)).body, code);
	expect_equal(idb_put(h, s, "/sign-in/set-password",
	                     FIELDS("code", code, "password", PASSWORD))
	                     .status,
	             303);
}

TEST("identity pages: who set a password is told the username to sign in with")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	const char *code = idb_code(h, "sam");
	struct http_reply reply;
	struct str made;

	h->w->app->base_url = "http://md.test";
	reply = idb_put(h, s, "/sign-in/set-password",
	                FIELDS("code", code, "password", PASSWORD));
	expect_equal(reply.status, 303);
	made = http_header(h, &reply, "Set-Cookie");
	expect_true(str_starts(made, S("md_notice=")));
	s->cookie = str_print(t->arena, "%.*s; %.*s", STR_ARG(s->cookie),
	                      STR_ARG(str_slice(made, 0, str_find(made, ';'))));
	expect_has(idb_look(h, s, "/sign-in").body,
	           "Your password is set. Your username is sam.");
	expect_lacks(idb_look(h, s, "/sign-in").body, "Your username is");
}

/* --- the account ------------------------------------------------------- */

TEST("identity pages: a changed password ends every other session")
{
	struct http *h = idb_begin(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	expect_equal(http_get(h, "sam", "/account").status, 200);
	idb_sign_in(h, s, "sam", PASSWORD);
	idb_look(h, s, "/account/password");
	reply = idb_put(h, s, "/account/password",
	                FIELDS("old", "wrong", "password",
	                       "orchid kettle nine"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Check your old password");
	expect_equal(http_get(h, "sam", "/account").status, 200);
	reply = idb_put(h, s, "/account/password",
	                FIELDS("old", PASSWORD, "password",
	                       "orchid kettle nine"));
	expect_equal(reply.status, 303);
	expect_equal(idb_look(h, s, "/account").status, 200);
	expect_equal(http_get(h, "sam", "/account").status, 303);
}

TEST("identity pages: one ends one's own sessions, and nobody else's")
{
	struct http *h = idb_begin(t);
	struct http_reply reply = http_get(h, "priya", "/account");
	struct str path = idb_between(
	        reply.body, S("action=\"/account/sessions/"), S("/end\""));
	const char *end = str_c(
	        t->arena, str_print(t->arena, "/account/sessions/%.*s/end",
	                            STR_ARG(path)));

	expect_equal(path.n, 13);
	expect_equal(http_post(h, "sam", end, FIELDS()).status, 404);
	expect_equal(http_get(h, "priya", "/account").status, 200);
	expect_equal(http_post(h, "priya", end, FIELDS()).status, 303);
	expect_equal(http_get(h, "priya", "/account").status, 303);
	expect_equal(http_post(h, "sam", "/account/sign-out-everywhere",
	                       FIELDS())
	                     .status,
	             303);
	expect_equal(http_get(h, "sam", "/account").status, 303);
}

TEST("identity pages: language and reason are chosen, and nothing else is")
{
	struct http *h = idb_begin(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/account/language",
	                  FIELDS("language", "cy"));
	expect_equal(reply.status, 303);
	expect_has(reply.head, IDENTITY_LANGUAGE_COOKIE "=cy");
	expect_equal(http_post(h, "sam", "/account/language",
	                       FIELDS("language", "fr"))
	                     .status,
	             400);
	expect_equal(http_post(h, "sam", "/account/purpose",
	                       FIELDS("purpose", "covering"))
	                     .status,
	             303);
	reply = http_get(h, "sam", "/account");
	expect_has(reply.body, "value=\"covering\" checked");
	expect_equal(http_post(h, "sam", "/account/purpose",
	                       FIELDS("purpose", "system"))
	                     .status,
	             400);
	expect_equal(http_post(h, "jay", "/account/purpose",
	                       FIELDS("purpose", "working"))
	                     .status,
	             400);
}

TEST("identity pages: who must have a second factor cannot remove it")
{
	struct http *h = idb_begin(t);

	expect_equal(http_post(h, "morgan", "/account/second-factor/remove",
	                       FIELDS())
	                     .status,
	             422);
	expect_equal(http_post(h, "sam", "/account/second-factor/remove",
	                       FIELDS())
	                     .status,
	             422);
	expect_equal(
	        http_post(h, "sam", "/account/recovery-codes", FIELDS()).status,
	        422);
}

struct handed {
	struct user_id user;
	struct str code;
};

static const struct fault *
make_token(struct ctx *ctx, void *data)
{
	struct handed *s = data;

	return identity_token_new(ctx, s->user, S("a test"), 1, &s->code);
}

TEST("identity pages: a token never changes its owner's account")
{
	static const char *const paths[] = {
	        "/account/language",           "/account/purpose",
	        "/account/password",           "/account/second-factor",
	        "/account/recovery-codes",     "/account/second-factor/remove",
	        "/account/sign-out-everywhere"};
	struct http *h = idb_begin(t);
	struct handed s = {.user = world_user(h->w, "sam")};

	expect_ok(world_do(h->w, NULL, make_token, &s));
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct str ask = str_print(
		        t->arena,
		        "POST %s HTTP/1.1\r\nHost: md.test\r\n"
		        "Connection: close\r\n"
		        "Authorization: Bearer %.*s\r\n"
		        "Content-Type: application/x-www-form-urlencoded\r\n"
		        "Content-Length: 35\r\n\r\n"
		        "language=cy&purpose=covering&code=1",
		        paths[i], STR_ARG(s.code));

		expect_equal(http_raw(h, ask).status, 422);
	}
}
