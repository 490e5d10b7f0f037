/* mine_untied_test.c - nothing ties anybody to their list or to what they said
 * without their name. */
#include "kernel/audit/audit.h"
#include "practice/mine/mine_world_test.h"

#define MINE "/me/feedback"

static const struct query audit_all = {
        .name = "mine_test.audit_all",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry",
};
static const struct query audit_tells = {
        .name = "mine_test.audit_tells",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry where what like :what"
                " and (route like '%list%' or route like '%feedback%'"
                "  or what like 'mine.%')",
};
static const struct query audit_as = {
        .name = "mine_test.audit_as",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry where route = :route",
};
static const struct query keys_tied = {
        .name = "mine_test.keys_tied",
        .scans = "a test",
        .text = "select count(*) as n from router_key where actor <> 0"
                " or route <> '' or body is not null"
                " or key = 'plain-key'",
};
static const struct query keys_all = {
        .name = "mine_test.keys_all",
        .scans = "a test",
        .text = "select count(*) as n from router_key",
};
static const struct query *const counts[] = {
        &audit_all, &audit_tells, &audit_as, &keys_tied, &keys_all, NULL};

static int64_t
tells(struct world *w, const char *what)
{
	return world_count(w, &audit_tells,
	                   ARGS(arg_str("what", str_of(what))));
}

static int64_t
called(struct world *w, const char *route)
{
	return world_count(w, &audit_as, ARGS(arg_str("route", str_of(route))));
}

TEST("mine pages: whoever reads the audit does not learn that there is a list, "
     "nor that somebody says something without their name")
{
	struct act a;
	struct world *w = world_with(t, counts);
	struct http *h;
	int64_t home;

	mine_world_in(w, &a);
	h = http_serve(w, w->app->capabilities);
	home = called(w, "GET /me");
	(void)http_get(h, "rhian", "/me/list");
	(void)http_get(h, "rhian", MINE);
	expect_equal(called(w, "GET /me"), home + 2);
	(void)http_post(h, "rhian", "/me/list", FIELDS("title", "Ring Mam"));
	(void)http_post(h, "rhian", "/me/list", FIELDS("title", ""));
	expect_equal(http_post(h, "rhian", MINE,
	                       FIELDS("level", "bad", "about", "all", "words",
	                              "Unnamed words", "to", "manager"))
	                     .status,
	             303);
	(void)http_post(h, "rhian", MINE, FIELDS("to", "manager"));
	mine_look(w, &a);
	a.item = a.list.v[0].id;
	(void)http_post(h, "rhian",
	                http_at(h, "/me/list", id_show(w->arena, a.item.v),
	                        "/plan"),
	                FIELDS("text", "Ring Mam on Sunday", "where", "words"));
	expect_equal(called(w, "POST /me/plan/words"), 1);
	expect_equal(tells(w, "%"), 0);
	/* What has a name is told as it is. */
	(void)http_post(h, "rhian", MINE,
	                FIELDS("level", "bad", "about", "all", "words", "Cold",
	                       "to", "worker"));
	expect_equal(tells(w, "mine.said"), 1);
	expect_equal(tells(w, "%"), 1);
}

/* What stands in the audit when a token is used on each of these addresses. */
static const struct fault *
by_token(struct ctx *ctx, void *data)
{
	int *n = data;

	for (const struct route *r = mine_capability.routes; r->path != NULL;
	     r++) {
		struct str path = str_of(r->path);

		if (!r->untied || (!str_starts(path, S("/me/")) &&
		                   !str_starts(path, S("/api/me/"))))
			continue;
		ctx->route = r;
		TRY(audit_record(ctx, "identity.token_used",
		                 (struct person_id){0}, 1));
		*n += r->acts_as == NULL;
	}
	return NULL;
}

TEST("mine pages: that a token was used tells nothing of a list or of words "
     "without a name")
{
	struct world *w = world_with(t, counts);
	int n = 0;

	expect_ok(world_do(w, "jay", by_token, &n));
	expect_true(n > 5); /* and some are called a step of the plan */
	expect_equal(tells(w, "identity.token_used"), 0);
	expect_true(called(w, "GET /api/me") + called(w, "GET /me") >= n);
}

TEST("mine pages: the table of keys ties nobody to words that are for nobody "
     "to tie")
{
	struct act a;
	struct world *w = world_with(t, counts);
	struct http *h;
	struct http_reply reply;

	mine_world_in(w, &a);
	h = http_serve(w, w->app->capabilities);
	for (int i = 0; i < 2; i++) {
		(void)http_post(h, "rhian", MINE,
		                FIELDS("key", "plain-key", "level", "bad",
		                       "about", "all", "words", "Unnamed words",
		                       "to", "manager"));
		reply = http_json(h, "rhian", "/api/me/list", "plain-key",
		                  "{\"title\":\"Ring Mam\"}");
		expect_equal(reply.status, 201);
		expect_has(reply.body, "Ring Mam");
		reply = http_json(h, "rhian", "/api/me/feedback", "plain-key",
		                  "{\"level\":\"bad\",\"about\":\"all\"}");
		expect_equal(reply.status, 201);
		expect_has(reply.body, "\"taken\":true");
		(void)http_post(h, "sam", "/feedback/paper",
		                FIELDS("key", "plain-key", "level", "bad",
		                       "about", "all", "words", "A paper"));
	}
	expect_equal(world_count(w, &keys_all, NO_ARGS), 4);
	expect_equal(world_count(w, &keys_tied, NO_ARGS), 0);
}

TEST("mine pages: other words, or of another thing, by a key that was used are "
     "not taken, and the person is told")
{
	static const char says[] = "What you sent now was not taken";
	struct act a;
	struct world *w = world_with(t, counts);
	struct http *h;
	struct http_reply reply;
	const char *first;

	mine_world_in(w, &a);
	h = http_serve(w, w->app->capabilities);
	mine_adds(w, &a, "Ring Mam");
	mine_adds(w, &a, "Buy bread");
	mine_look(w, &a);
	for (size_t i = 0; i < 2; i++) {
		first = http_at(h, "/me/list",
		                id_show(w->arena, a.list.v[i].id.v), "/remove");
		reply = http_post(h, "rhian", first, FIELDS("key", "k"));
		expect_equal(reply.status, i == 0 ? 303 : 409);
	}
	expect_has(reply.body, says);
	mine_look(w, &a);
	expect_equal(a.list.n, 1);
	for (int i = 0; i < 2; i++)
		reply = http_post(h, "rhian", MINE,
		                  FIELDS("key", "k", "level", "bad", "about",
		                         "all", "words",
		                         i == 0 ? "Too cold" : "Too loud", "to",
		                         i == 0 ? "manager" : "worker"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, says);
	expect_has(reply.body, "Too loud</textarea>");
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	expect_equal(a.said.says_n, 0);
}

/* --- which transaction wrote a row: PostgreSQL tells ---------------------- */

#define MARKS \
	"(select cast(xmin as text) as mark from mine_box" \
	" union all select cast(xmin as text) from mine_sent)"
static const struct query marks = {
        .name = "mine_test.marks",
        .scans = "a test",
        .shows_nobody = "a count",
        .text = "select count(distinct mark) as n from " MARKS " m",
};
static const struct query marks_tied = {
        .name = "mine_test.marks_tied",
        .scans = "a test",
        .shows_nobody = "a count",
        .text = "select (select count(*) from identity_session"
                "  where cast(xmin as text) in " MARKS ")"
                " + (select count(*) from audit_entry"
                "  where cast(xmin as text) in " MARKS ") as n",
};
static const struct query marks_own = {
        .name = "mine_test.marks_own",
        .scans = "a test",
        .shows_nobody = "a count",
        .text = "select count(*) as n from router_key"
                " where cast(xmin as text) in " MARKS,
};
static const struct query fresh_n = {
        .name = "mine_test.fresh_n",
        .scans = "a test",
        .shows_nobody = "a count",
        .text = "select count(*) as n from mine_shut where fresh = 1",
};
static const struct query forgotten = {
        .name = "mine_test.forgotten",
        .unaudited = "a test",
        .scans = "a test",
        .text = "update identity_session set used_at = made_at - 120000",
};
static const struct query used_n = {
        .name = "mine_test.used_n",
        .scans = "a test",
        .shows_nobody = "a count",
        .text = "select count(*) as n from identity_session"
                " where used_at >= made_at",
};
static const struct query *const on_sqlite[] = {&fresh_n, &forgotten, &used_n,
                                                NULL};
static const struct query *const on_postgres[] = {
        &marks, &marks_tied, &marks_own, &fresh_n, &forgotten, &used_n, NULL};

static const struct fault *
forget(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &forgotten, NO_ARGS, NULL);
}

static int64_t
on_pg(struct world *w, const struct query *query, int64_t elsewhere)
{
	return store_test_postgres() ? world_count(w, query, NO_ARGS)
	                             : elsewhere;
}

TEST("mine pages: no transaction that wrote an answer without a name wrote who "
     "was here, and an hour later none is left of its own")
{
	struct act a;
	struct world *w =
	        world_with(t, store_test_postgres() ? on_postgres : on_sqlite);
	struct http *h;

	mine_world_in(w, &a);
	h = http_serve(w, w->app->capabilities);
	mine_senders(w, &a, 2, 1);
	(void)http_session(h, "rhian");
	expect_ok(world_do(w, NULL, forget, NULL));
	expect_equal(http_post(h, "rhian", MINE,
	                       FIELDS("level", "bad", "about", "all", "words",
	                              "Unnamed words", "to", "manager"))
	                     .status,
	             303);
	expect_equal(world_count(w, &used_n, NO_ARGS), 1);
	expect_equal(on_pg(w, &marks, 1), 1);
	expect_equal(on_pg(w, &marks_tied, 0), 0);
	expect_equal(on_pg(w, &marks_own, 1), 1);
	expect_equal(world_count(w, &fresh_n, NO_ARGS), 1);
	mine_next_month(w, 0);
	expect_equal(world_count(w, &fresh_n, NO_ARGS), 0);
	expect_equal(on_pg(w, &marks, 1), 1);
	expect_equal(on_pg(w, &marks_own, 0), 0);
}

TEST("mine pages: sending an answer without a name leaves no trace in the "
     "audit, and writing on a list none with a name")
{
	struct act a;
	struct world *w = world_with(t, counts);
	struct http *h;
	int64_t before;

	mine_world_in(w, &a);
	h = http_serve(w, w->app->capabilities);
	(void)http_get(h, "rhian", "/me/list/print");
	before = world_count(w, &audit_all, NO_ARGS);
	expect_equal(http_post(h, "rhian", MINE,
	                       FIELDS("level", "bad", "about", "all", "words",
	                              "Unnamed words", "to", "manager"))
	                     .status,
	             303);
	(void)http_get(h, "rhian", "/me/list/print");
	expect_equal(world_count(w, &audit_all, NO_ARGS), before);
}
