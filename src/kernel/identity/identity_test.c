#include "kernel/identity/identity_world_test.h"

/* --- users ---------------------------------------------------------------- */

TEST("identity: a user is found by username, and the name is shown")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct actor who = idw_of_cookie(w, idw_session(w, sam));

	expect_equal(who.id.v, sam.v);
	expect_str(who.username, "sam");
	expect_str(who.name, "Sam Okafor");
	expect_equal(who.roles, R(CASE_MANAGER));
	expect_true(who.second_factor);
}

TEST("identity: two users never have one username")
{
	struct idw *w = idw_new(t);
	struct identity_new again = {.username = S("sam"),
	                             .name = S("Another Sam"),
	                             .roles = R(MANAGER)};
	struct user_id id;

	idw_user(w, "sam", R(CASE_MANAGER));
	expect_problem(idw_user_add(w, &again, &id), "username",
	               "Somebody has that username already");
}

TEST("identity: a username has small letters, figures and three signs only")
{
	static const char *const wrong[] = {"s",     "Sam", "sam okafor",
	                                    "sam@x", "",    "s\xc3\xa2m"};
	struct idw *w = idw_new(t);
	struct user_id id;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct identity_new user = {.username = str_of(wrong[i]),
		                            .name = S("Sam"),
		                            .roles = R(MANAGER)};

		expect_problem(idw_user_add(w, &user, &id), "username",
		               "A username has 2 to 32 small letters, "
		               "figures, full stops, hyphens or "
		               "underscores");
	}
}

TEST("identity: a user without a name, an address or a role is refused at once")
{
	struct idw *w = idw_new(t);
	struct identity_new user = {.username = S("sam"), .email = S("here")};
	struct user_id id;
	const struct fault *fault = idw_user_add(w, &user, &id);

	expect_problem(fault, "name", "Enter a name");
	expect_problem(fault, "email",
	               "Enter an email address like name@example.org");
	expect_problem(fault, "roles", "Choose at least one role");
}

TEST("identity: a person on probation has their own record and no other role")
{
	struct idw *w = idw_new(t);
	struct identity_new user = {.username = S("jay"),
	                            .name = S("Jay Mercer"),
	                            .roles = R(PERSON) | R(MANAGER),
	                            .person = {7}};
	struct user_id id;
	const char *sentence = "A person on probation has their own record and "
	                       "no other role";

	expect_problem(idw_user_add(w, &user, &id), "roles", sentence);
	user.roles = R(PERSON);
	user.person.v = 0;
	expect_problem(idw_user_add(w, &user, &id), "roles", sentence);
	user.person.v = 7;
	expect_ok(idw_user_add(w, &user, &id));
	expect_refused(t, idw_place(w, id, R(MANAGER)), sentence);
}

TEST("identity: there is always an administrator who can sign in")
{
	struct idw *w = idw_new(t);
	struct user_id ada = idw_user(w, "ada", R(ADMINISTRATOR));
	const char *sentence = "There must be another administrator first";

	expect_refused(t, idw_disable(w, ada, true), sentence);
	expect_refused(t, idw_place(w, ada, R(MANAGER)), sentence);
	idw_user(w, "eve", R(ADMINISTRATOR));
	expect_ok(idw_place(w, ada, R(MANAGER)));
}

TEST("identity: nobody disables themselves")
{
	struct idw *w = idw_new(t);
	struct user_id ada = idw_user(w, "ada", R(ADMINISTRATOR));

	idw_user(w, "eve", R(ADMINISTRATOR));
	w->who.id = ada;
	expect_refused(t, idw_disable(w, ada, true),
	               "You cannot disable yourself");
}

struct users {
	struct identity_entry *v;
	size_t n;
	struct str *names;
	struct user_id ids[3];
};

static const struct fault *
read_users(struct ctx *ctx, void *data)
{
	struct users *users = data;

	TRY(identity_users(ctx, R_WORKERS, &users->v, &users->n));
	return identity_names(ctx, users->ids, 3, &users->names);
}

TEST("identity: a list of workers leaves out others and the disabled")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER) | R(SENIOR));
	struct user_id old = idw_user(w, "old", R(CASE_MANAGER));
	struct users users = {.ids = {sam, {0}, sam}};

	idw_user(w, "fin", R(FINANCE));
	expect_ok(idw_disable(w, old, true));
	expect_ok(idw_read(w, read_users, &users));
	expect_equal(users.n, 1);
	expect_str(users.v[0].username, "sam");
	expect_equal(users.v[0].roles, R(CASE_MANAGER) | R(SENIOR));
	expect_str(users.names[0], "Sam Okafor");
	expect_str(users.names[1], "");
	expect_str(users.names[2], "Sam Okafor");
}

/* --- sessions ------------------------------------------------------------- */

TEST("identity: a session ends after 30 minutes idle, 12 hours in all, at "
     "sign-out, at a password change and when the user is disabled")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str cookie = idw_session(w, sam);
	struct instant begun = w->now;
	struct session_id session;

	w->now.ms = begun.ms + IDENTITY_IDLE_MS - 1;
	session = idw_of_cookie(w, cookie).session;
	expect_true(session.v != 0);
	w->now.ms = begun.ms + IDENTITY_IDLE_MS;
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);

	/* In use all the time, it ends with the day's work. */
	for (w->now = begun; w->now.ms < begun.ms + IDENTITY_WHOLE_MS;
	     w->now.ms += 20 * IDENTITY_MINUTE_MS) {
		expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
		expect_ok(idw_touch(w, session));
	}
	w->now.ms = begun.ms + IDENTITY_WHOLE_MS;
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);

	cookie = idw_session(w, sam);
	expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
	expect_ok(idw_password(w, sam, "another long password"));
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);

	cookie = idw_session(w, sam);
	expect_ok(idw_disable(w, sam, true));
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
	expect_ok(idw_disable(w, sam, false));
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
}

TEST("identity: a session from before the clock jumped back ends, and one from "
     "a clock a little ahead does not")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str cookie = idw_session(w, sam);
	struct instant begun = w->now;

	w->now.ms = begun.ms - IDENTITY_AHEAD_MS;
	expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
	w->now.ms = begun.ms - IDENTITY_AHEAD_MS - 1;
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
	/* and a new one is good at once */
	cookie = idw_session(w, sam);
	expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
}

TEST("identity: a session is not extended by being ended")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str cookie = idw_session(w, sam);
	struct session_id session = idw_of_cookie(w, cookie).session;

	expect_ok(idw_password(w, sam, "another long password"));
	w->now.ms += IDENTITY_MINUTE_MS;
	expect_ok(idw_touch(w, session));
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
}

TEST("identity: a cookie that nobody was given is nobody")
{
	struct idw *w = idw_new(t);

	idw_user(w, "sam", R(CASE_MANAGER));
	expect_equal(idw_of_cookie(w, S("AAAAAAAAAAAAAAAAAAAAAA")).id.v, 0);
	expect_equal(idw_of_cookie(w, S("")).id.v, 0);
}

TEST("identity: a session id is renewed at sign-in and when a right changes")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str first;
	struct str second;

	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", &first),
	             ATTEMPT_GOOD);
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", &second),
	             ATTEMPT_GOOD);
	expect_false(str_equal(first, second));
	expect_equal(idw_of_cookie(w, second).id.v, sam.v);
	expect_ok(idw_place(w, sam, R(CASE_MANAGER) | R(SENIOR)));
	expect_equal(idw_of_cookie(w, second).id.v, 0);
	expect_equal(idw_of_cookie(w, first).id.v, 0);
}

struct form_token {
	struct idw *w;
	struct str csrf;
	bool touch;
};

static const struct fault *
read_csrf(struct ctx *ctx, void *data)
{
	struct form_token *x = data;
	struct actor who;

	return identity_of(ctx, &x->w->req, &who, &x->csrf, &x->touch);
}

TEST("identity: the form token belongs to its session and is not its id")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str one = idw_session(w, sam);
	struct str two = idw_session(w, sam);
	struct form_token a = {.w = w};
	struct form_token b = {.w = w};

	idw_request(w, GET, "/", one);
	expect_ok(idw_read(w, read_csrf, &a));
	idw_request(w, GET, "/", two);
	expect_ok(idw_read(w, read_csrf, &b));
	expect_true(a.csrf.n >= 20);
	expect_false(str_equal(a.csrf, b.csrf));
	expect_false(str_equal(a.csrf, one));
	expect_false(a.touch);
	w->now.ms += IDENTITY_MINUTE_MS;
	expect_ok(idw_read(w, read_csrf, &b));
	expect_true(b.touch);
}

/* --- reset codes ---------------------------------------------------------- */

TEST("identity: a reset code works once, for an hour, and only on the "
     "configured host")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str cookie = idw_session(w, sam);
	struct ctx ctx = {.arena = t->arena, .app = &w->app, .req = &w->req};
	struct str code;

	expect_ok(idw_code(w, sam, &code));
	expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
	expect_true(idw_redeem(w, code));
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
	expect_false(idw_redeem(w, code));

	expect_ok(idw_code(w, sam, &code));
	w->now.ms += IDENTITY_CODE_MS;
	expect_false(idw_redeem(w, code));

	idw_request(w, POST, "/sign-in/set-password", S(""));
	expect_true(identity_host_ours(&ctx));
	w->req.host = S("evil.example");
	expect_false(identity_host_ours(&ctx));
	w->req.host = S("");
	expect_false(identity_host_ours(&ctx));
}

TEST("identity: a second reset code ends the first")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str first;
	struct str second;

	expect_ok(idw_code(w, sam, &first));
	expect_ok(idw_code(w, sam, &second));
	expect_false(idw_redeem(w, first));
	expect_true(idw_redeem(w, second));
}

TEST("identity: a code may be typed small, with spaces, and O for 0")
{
	struct bytes shown = identity_code_hash(t->arena, S("AB01-CDEF"));
	struct bytes typed = identity_code_hash(t->arena, S(" aboL cd ef"));
	struct bytes other = identity_code_hash(t->arena, S("AB01-CDEG"));

	expect_str(str_hex(t->arena, typed),
	           str_c(t->arena, str_hex(t->arena, shown)));
	expect_false(
	        str_equal(str_hex(t->arena, other), str_hex(t->arena, shown)));
}

TEST("identity: a disabled user gets no code, and an older one stops")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str code;
	struct str other;

	expect_ok(idw_code(w, sam, &code));
	expect_ok(idw_disable(w, sam, true));
	expect_false(idw_redeem(w, code));
	expect_refused(t, idw_code(w, sam, &other),
	               "Let the user in again before you reset their "
	               "password");
}

TEST("identity: the first link is made while nobody can sign in, and never "
     "again")
{
	struct idw *w = idw_new(t);
	struct str link;
	struct str code;

	expect_ok(identity_first_link(&w->app, t->arena, &link));
	expect_has(link, "http://127.0.0.1:8080/sign-in/first?code=");
	code = str_slice(link, str_find(link, '=') + 1, link.n);
	/* Printed again at the next start, as long as it was not used. */
	expect_ok(identity_first_link(&w->app, t->arena, &link));
	expect_false(str_empty(link));
	w->now = clock_now();
	expect_false(idw_redeem(w, code));
	code = str_slice(link, str_find(link, '=') + 1, link.n);
	expect_true(idw_redeem(w, code));
	expect_ok(identity_first_link(&w->app, t->arena, &link));
	expect_str(link, "");
}

/* --- tokens --------------------------------------------------------------- */

TEST("identity: a token acts as its owner, until it ends or is stopped")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct actor who;
	struct str token;
	bool touch;

	expect_ok(idw_token(w, sam, "read", 1, &token));
	who = idw_of_token(w, token, &touch);
	expect_equal(who.id.v, sam.v);
	expect_true(who.by_token);
	expect_equal(who.session.v, 0);
	expect_true(touch);
	w->now.ms += IDENTITY_DAY_MS;
	expect_equal(idw_of_token(w, token, &touch).id.v, 0);
}

TEST("identity: each use of a token is audited, once a minute at most")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str token;
	bool touch;

	expect_ok(idw_token(w, sam, "read", 1, &token));
	expect_equal(idw_of_token(w, token, &touch).id.v, sam.v);
	expect_ok(idw_touch(w, (struct session_id){0}));
	expect_equal(idw_of_token(w, token, &touch).id.v, sam.v);
	expect_false(touch);
	w->now.ms += IDENTITY_MINUTE_MS;
	expect_equal(idw_of_token(w, token, &touch).id.v, sam.v);
	expect_true(touch);
}

static const struct fault *
revoke_newest(struct ctx *ctx, void *data)
{
	struct identity_token *tokens;
	size_t n;

	(void)data;
	TRY(identity_store_tokens(ctx, &tokens, &n));
	return identity_token_revoke(ctx, tokens[0].id);
}

TEST("identity: a stopped token and a disabled owner's token do nothing")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str one;
	struct str two;
	bool touch;

	expect_ok(idw_token(w, sam, "read", 1, &one));
	expect_ok(idw_token(w, sam, "read,write", 90, &two));
	expect_ok(idw_write(w, revoke_newest, NULL));
	expect_equal(idw_of_token(w, two, &touch).id.v, 0);
	expect_refused(t, idw_write(w, revoke_newest, NULL),
	               "That token no longer works");
	expect_equal(idw_of_token(w, one, &touch).id.v, sam.v);
	expect_ok(idw_disable(w, sam, true));
	expect_equal(idw_of_token(w, one, &touch).id.v, 0);
}

TEST("identity: a token does what it was made for and no more")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct ctx ctx = {.arena = t->arena};
	struct str token;
	bool touch;

	expect_ok(idw_token(w, sam, "read", 1, &token));
	ctx.who = idw_of_token(w, token, &touch);
	expect_true(ctx_can(&ctx, CAN_SEE_PEOPLE));
	expect_false(ctx_can(&ctx, CAN_WRITE_PLAN));
	expect_false(ctx_can(&ctx, CAN_MANAGE_USERS));
	expect_ok(idw_token(w, sam, "status", 1, &token));
	ctx.who = idw_of_token(w, token, &touch);
	expect_false(ctx_can(&ctx, CAN_SEE_PEOPLE));
	expect_false(ctx_can(&ctx, CAN_SEE_STATUS));
}

TEST("identity: a token asks the fund, and neither decides a larger sum nor "
     "pays")
{
	struct idw *w = idw_new(t);
	struct user_id priya = idw_user(w, "priya", R(SENIOR) | R(FINANCE));
	struct ctx ctx = {.arena = t->arena};
	struct str token;
	bool touch;

	expect_ok(idw_token(w, priya, "read,write", 1, &token));
	ctx.who = idw_of_token(w, token, &touch);
	expect_true(ctx_can(&ctx, CAN_ASK_FUND));
	expect_false(ctx_can(&ctx, CAN_DECIDE_FUND));
	expect_false(ctx_can(&ctx, CAN_PAY_FUND));
	expect_false(ctx_can(&ctx, CAN_OPEN_FUND));
}

TEST("identity: a token lasts for 1 to 90 days, for something that there is")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str token;

	expect_fault(idw_token(w, sam, "read", 0, &token), FAULT_INVALID,
	             "A token lasts for 1 to 90 days");
	expect_fault(idw_token(w, sam, "read", 91, &token), FAULT_INVALID,
	             "A token lasts for 1 to 90 days");
	expect_fault(idw_token(w, sam, "all", 1, &token), FAULT_INVALID,
	             "Choose what the token is for");
	expect_fault(idw_token(w, sam, "", 1, &token), FAULT_INVALID,
	             "Choose what the token is for");
}

TEST("identity: every statement prepares")
{
	struct idw *w = idw_new(t);

	expect_ok(store_prepare_all(w->app.store, t->arena));
}
