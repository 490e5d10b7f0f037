/* identity_second_test.c - a code for a colleague takes two: a rule each. */
#include "kernel/identity/identity_browser_test.h"
#include "kernel/identity/identity_world_test.h"

static const struct query mails = {
        .name = "test.told_mails",
        .text = "select count(*) as n from outbox_message"
                " where recipient = :user and address = 'sam@example.org'"
                " and link = 'http://md.test/account'",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query told = {
        .name = "test.told",
        .text = "select count(*) as n from identity_told"
                " where user_id = :user and told_at is null",
        .scans = "a test",
};

static struct http *
served(struct test *t)
{
	static const struct query *const counts[] = {&mails, &told, NULL};
	struct http *h = idb_begin(t);

	store_register(h->w->store, counts);
	h->w->app->base_url = "http://md.test";
	return h;
}

static const char *
path_to(struct http *h, const char *begins, const char *username,
        const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s%.*s%s", begins,
	                       STR_ARG(id_show(h->w->arena,
	                                       world_user(h->w, username).v)),
	                       rest));
}

/* What a page shows once. */
static struct str
once(struct http_reply reply)
{
	return idb_between(reply.body,
	                   S("<code class=\"govuk-!-font-size-24\">"),
	                   S("</code>"));
}

/* The first half, by an administrator. */
static struct str
first(struct http *h, const char *maker, const char *username)
{
	struct http_reply reply =
	        http_post(h, maker,
	                  path_to(h, "/admin/users/", username, "/reset"),
	                  FIELDS());

	expect_equal(reply.status, 200);
	expect_has(reply.body, "The first half of a code");
	return once(reply);
}

static struct http_reply
second(struct http *h, const char *maker, const char *username)
{
	return http_post(h, maker, path_to(h, "/codes/", username, ""),
	                 FIELDS());
}

static int
set_with(struct http *h, struct http_session *s, struct str a, struct str b)
{
	struct arena *arena = h->w->arena;

	return idb_put(h, s, "/sign-in/set-password",
	               FIELDS("code",
	                      str_c(arena, str_print(arena, "%.*s %.*s",
	                                             STR_ARG(a), STR_ARG(b))),
	                      "password", PASSWORD))
	        .status;
}

TEST("identity second: a code that an administrator makes for a member of "
     "staff works only with a second half, which somebody else makes")
{
	struct http *h = served(t);
	struct http_session *s = idb_browser(h);
	struct str a = first(h, "ada", "sam");
	struct http_reply reply;
	struct str b;

	expect_equal(a.n, 9);
	/* Neither alone nor twice nor with a guess. */
	expect_equal(set_with(h, s, a, S("")), 422);
	expect_equal(set_with(h, s, a, a), 422);
	expect_equal(set_with(h, s, a, S("AAAA-AAAA")), 422);
	expect_has(http_get(h, "morgan", "/codes").body, "Sam");
	reply = second(h, "morgan", "sam");
	expect_equal(reply.status, 200);
	b = once(reply);
	expect_equal(b.n, 9);
	expect_equal(set_with(h, s, b, S("")), 422);
	expect_equal(set_with(h, s, b, b), 422);
	/* A second half is made once. */
	expect_equal(second(h, "morgan", "sam").status, 404);
	expect_equal(set_with(h, s, a, b), 303);
	expect_equal(set_with(h, s, a, b), 422);
	expect_equal(idb_sign_in(h, s, "sam", PASSWORD).status, 303);
	expect_equal(idb_look(h, s, "/account").status, 200);
}

TEST("identity second: the halves may be typed in either order, and a new "
     "first half ends the older")
{
	struct http *h = served(t);
	struct http_session *s = idb_browser(h);
	struct str old = first(h, "ada", "sam");
	struct str old_second = once(second(h, "morgan", "sam"));
	struct str a = first(h, "ada", "sam");
	struct str b;

	expect_equal(set_with(h, s, old, old_second), 422);
	expect_equal(set_with(h, s, a, old_second), 422);
	b = once(second(h, "morgan", "sam"));
	expect_equal(set_with(h, s, b, a), 303);
}

TEST("identity second: the second half is made by a manager of the same "
     "organisation or by another administrator: by nobody it is for, and by "
     "no account of the name of whoever made the first")
{
	struct http *h = served(t);
	static const char *const all[] = {"otto", "priya", "sam", "jay",
	                                  "morgan"};
	int64_t before;

	world_add(h->w, "bea", R(ADMINISTRATOR), NULL);
	first(h, "ada", "sam");
	first(h, "ada", "morgan");
	first(h, "ada", "otto");
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		http_session(h, all[i]);
	before = world_changes(h->w);
	expect_equal(second(h, "ada", "sam").status, 422);
	expect_equal(second(h, "otto", "sam").status, 404);
	expect_equal(second(h, "priya", "sam").status, 403);
	expect_equal(second(h, "sam", "sam").status, 403);
	expect_equal(second(h, "jay", "sam").status, 403);
	expect_equal(second(h, "morgan", "morgan").status, 422);
	expect_equal(second(h, "morgan", "otto").status, 404);
	expect_equal(second(h, "morgan", "priya").status, 404);
	expect_equal(world_changes(h->w), before);
	expect_lacks(http_get(h, "ada", "/codes").body, "Make the second");
	expect_lacks(http_get(h, "otto", "/codes").body, "Sam");
	expect_equal(http_get(h, "priya", "/codes").status, 403);
	expect_equal(second(h, "morgan", "sam").status, 200);
	expect_equal(second(h, "bea", "morgan").status, 200);
	expect_equal(second(h, "bea", "otto").status, 200);
}

static const struct fault *
do_second(struct ctx *ctx, void *data)
{
	return identity_second(ctx, world_user(data, "sam"), &(struct str){0});
}

TEST("identity second: an account of the name of whoever made the first half, "
     "or of whoever it is for, makes no second")
{
	struct http *h = served(t);

	world_add(h->w, "ada2", R(ADMINISTRATOR), NULL);
	world_add(h->w, "sam2", R(MANAGER), NULL);
	first(h, "ada", "sam");
	world_actor(h->w, "sam2")->name = world_actor(h->w, "sam")->name;
	world_actor(h->w, "ada2")->name = world_actor(h->w, "ada")->name;
	expect_fault(world_do(h->w, "ada2", do_second, h->w), FAULT_REFUSED,
	             "Somebody else must make the second half: you made the "
	             "first, or it is for you");
	expect_fault(world_do(h->w, "sam2", do_second, h->w), FAULT_REFUSED,
	             NULL);
	expect_fault(world_do(h->w, "sam", do_second, h->w), FAULT_REFUSED,
	             "A manager or an administrator makes the second half of "
	             "a code");
	expect_ok(world_do(h->w, "morgan", do_second, h->w));
}

static void
act_as(struct idw *w, struct user_id id, const char *name)
{
	w->who = (struct actor){
	        .id = id, .name = str_of(name), .roles = R(ADMINISTRATOR)};
}

TEST("identity second: a first half waits for a day, both together work for "
     "an hour")
{
	struct idw *w = idw_new(t);
	struct user_id ada = idw_user(w, "ada", R(ADMINISTRATOR));
	struct user_id bea = idw_user(w, "bea", R(ADMINISTRATOR));
	struct user_id sam = idw_user(w, "sam", R(BROKER));
	struct str a, b;

	act_as(w, ada, "Ada");
	expect_ok(idw_code(w, sam, &a));
	w->now.ms += IDENTITY_DAY_MS;
	act_as(w, bea, "Bea");
	expect_fault(idw_second(w, sam, &b), FAULT_NOT_FOUND,
	             "No code waits for its second half here. Ask an "
	             "administrator for a new one.");
	act_as(w, ada, "Ada");
	expect_ok(idw_code(w, sam, &a));
	w->now.ms += IDENTITY_DAY_MS - 1;
	act_as(w, bea, "Bea");
	expect_ok(idw_second(w, sam, &b));
	a = str_print(t->arena, "%.*s%.*s", STR_ARG(a), STR_ARG(b));
	w->now.ms += IDENTITY_CODE_MS;
	expect_false(idw_redeem(w, a));
	w->now.ms -= 1;
	expect_true(idw_redeem(w, a));
}

TEST("identity second: a manager's first page says that a colleague waits, "
     "and nobody else's")
{
	struct http *h = served(t);

	expect_lacks(http_get(h, "morgan", "/today").body, "/codes");
	first(h, "ada", "sam");
	expect_has(http_get(h, "morgan", "/today").body,
	           "A colleague waits for a code");
	expect_lacks(http_get(h, "otto", "/today").body, "/codes");
	expect_lacks(http_get(h, "priya", "/today").body, "/codes");
}

static const struct fault *
set_email(struct ctx *ctx, void *data)
{
	struct user_id sam = world_user(data, "sam");
	struct identity_facts facts;

	TRY(identity_facts(ctx, sam, &facts));
	facts.email = S("sam@example.org");
	return identity_facts_set(ctx, sam, &facts);
}

static int64_t
count(struct http *h, const struct query *query)
{
	return world_count(h->w, query,
	                   ARGS(arg_i64("user", world_user(h->w, "sam").v)));
}

/* The next page of a browser, with the notice that the last reply set. */
static struct str
noticed(struct http *h, struct http_session *s, struct http_reply reply)
{
	struct str notice = idb_between(reply.head, S("md_notice="), S(";"));

	s->cookie = str_print(h->w->arena, "%.*s; md_notice=%.*s",
	                      STR_ARG(s->cookie), STR_ARG(notice));
	return idb_look(h, s, "/account").body;
}

TEST("identity second: who signs in is told once that a code was made for "
     "them or their second factor taken away, and by mail at once where "
     "there is a mail server")
{
	struct http *h = served(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	expect_ok(world_do(h->w, NULL, set_email, h->w));
	first(h, "ada", "sam");
	expect_equal(count(h, &mails), 0);
	h->w->app->smtp_url = "smtp://127.0.0.1:1";
	first(h, "ada", "sam");
	expect_equal(count(h, &mails), 1);
	expect_equal(count(h, &told), 2);
	/* A wrong password tells nobody. */
	reply = idb_sign_in(h, s, "sam", "wrong");
	expect_lacks(reply.head, "md_notice=");
	reply = idb_sign_in(h, s, "sam", PASSWORD);
	expect_has(noticed(h, s, reply), "made a code to set your password");
	expect_equal(count(h, &told), 0);
	reply = idb_sign_in(h, s, "sam", PASSWORD);
	expect_lacks(reply.head, "md_notice=");
}

TEST("identity second: a second factor that is taken away is told of, and a "
     "code that the command line makes is whole")
{
	struct http *h = served(t);
	struct http_session *s = idb_browser(h);
	struct http_reply reply;

	idb_password(h, "sam");
	idb_sign_in(h, s, "sam", PASSWORD);
	idb_factor(h, s);
	expect_equal(
	        http_post(h, "ada",
	                  path_to(h, "/admin/users/", "sam", "/second-factor"),
	                  FIELDS())
	                .status,
	        303);
	expect_equal(set_with(h, s, str_of(idb_code(h, "sam")), S("")), 303);
	reply = idb_sign_in(h, s, "sam", PASSWORD);
	expect_has(noticed(h, s, reply), "took your second factor away");
}

TEST("identity second: nobody gives themself a role, or moves to where they "
     "see other cases")
{
	struct http *h = served(t);
	struct http_reply reply;
	int64_t before;

	http_session(h, "ada");
	before = world_changes(h->w);
	reply = http_post(
	        h, "ada", path_to(h, "/admin/users/", "ada", "/roles"),
	        FIELDS("roles", "administrator", "roles", "case_manager"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Another administrator must give you a role");
	reply = http_post(
	        h, "ada", path_to(h, "/admin/users/", "ada", "/place"),
	        FIELDS("roles", "administrator", "roles", "case_manager"));
	expect_equal(reply.status, 422);
	/* Nothing but that they were not let. */
	expect_equal(world_changes(h->w), before + 2);
	expect_equal(http_get(h, "ada", "/people").status, 403);
	expect_equal(
	        http_post(h, "ada",
	                  path_to(h, "/admin/users/", "sam", "/roles"),
	                  FIELDS("roles", "case_manager", "roles", "coach"))
	                .status,
	        303);
}

TEST("identity second: a page makes a token that reads or writes for oneself "
     "alone")
{
	struct http *h = served(t);
	struct http_reply reply;

	reply = http_post(h, "ada", "/admin/tokens",
	                  FIELDS("owner", "sam", "name", "x", "days", "1",
	                         "scopes", "status", "scopes", "read"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "A token that reads or writes is for yourself.");
	expect_lacks(reply.body, "<code class=\"govuk-!-font-size-24\">");
	expect_equal(http_post(h, "ada", "/admin/tokens",
	                       FIELDS("owner", "sam", "name", "x", "days", "1",
	                              "scopes", "status"))
	                     .status,
	             200);
	expect_equal(http_post(h, "ada", "/admin/tokens",
	                       FIELDS("owner", "ada", "name", "x", "days", "1",
	                              "scopes", "read", "scopes", "write"))
	                     .status,
	             200);
}
