#include "base/clock.h"
#include "kernel/access/access.h"
#include "kernel/router/router_world_test.h"

TEST("router: a reply that shows people leaves only after the audit entry's "
     "commit")
{
	struct http *h = router_world(t);
	const char *path = router_person_path(h, h->w->jay);
	struct http_reply reply;
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	reply = http_get(h, "sam", path);
	expect_equal(reply.status, 200);
	expect_equal(router_entries(h), before + 1);
	expect_equal(router_entries_for(h, "working"), 1);
}

TEST("router: no entry, no page")
{
	struct http *h = router_world(t);
	const char *path = router_person_path(h, h->w->jay);
	struct http_reply reply;

	(void)http_session(h, "sam");
	expect_equal(http_get(h, "sam", path).status, 200);
	router_break_audit(h);
	expect_log("bug", "audit.head_lock: statement");
	expect_log("look_not_recorded", NULL);
	expect_log("fault", NULL);
	reply = http_get(h, "sam", path);
	expect_equal(reply.status, 503);
	expect_lacks(reply.body, "A person");
	expect_has(reply.body, "we cannot show it");
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
}

TEST("router: what a read has told to the audit is there before the answer "
     "leaves, or there is none")
{
	struct http *h = router_world(t);
	struct http_reply reply;

	(void)http_session(h, "sam");
	reply = http_get(h, "sam", "/t/page?told=1");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Here it is");
	expect_equal(router_entries_of(h, "test.told"), 1);
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
	expect_equal(router_entries_of(h, "test.told"), 1);
	router_break_audit(h);
	expect_log("bug", "audit.head_lock: statement");
	expect_log("look_not_recorded", NULL);
	expect_log("fault", NULL);
	reply = http_get(h, "sam", "/t/page?told=1");
	expect_equal(reply.status, 503);
	expect_lacks(reply.body, "Here it is");
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
}

TEST("router: a page that shows nobody writes no entry")
{
	struct http *h = router_world(t);
	const char *path;
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	expect_equal(http_get(h, "sam", "/t/page").status, 200);
	path = router_person_path(h, h->w->kit);
	expect_equal(http_get(h, "sam", path).status, 404);
	expect_equal(router_entries(h), before);
}

TEST("router: a list of people is one entry")
{
	struct http *h = router_world(t);
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	expect_equal(http_get(h, "sam", "/t/everybody").status, 200);
	expect_equal(router_entries(h), before + 1);
}

TEST("router: a person's look at their own record is written down as their own")
{
	struct http *h = router_world(t);
	const char *path;

	expect_equal(http_get(h, "jay", "/t/me").status, 200);
	expect_equal(router_entries_for(h, "own"), 1);
	path = router_person_path(h, h->w->jay);
	expect_equal(http_get(h, "sam", path).status, 200);
	expect_equal(router_entries_for(h, "own"), 1);
}

static const struct fault *
place_many(struct ctx *ctx, void *data)
{
	int64_t n = *(int *)data;

	for (int64_t i = 0; i < n; i++)
		TRY(access_place(ctx, &(struct placement){.person = {id_new()},
		                                          .worker = {1}}));
	tx_audited(ctx->tx);
	return NULL;
}

TEST("router: a page that would show more people than an entry can hold is not "
     "shown")
{
	struct http *h = router_world(t);
	int n = TX_SEEN_MOST;
	struct http_reply reply;

	expect_ok(world_do(h->w, NULL, place_many, &n));
	expect_log("bug", "shows too many people");
	expect_log("fault", NULL);
	reply = http_get(h, "sam", "/t/everybody");
	expect_equal(reply.status, 500);
	expect_lacks(reply.body, "Everybody");
}

TEST("router: a JSON list has its envelope, and a page out of bounds is "
     "refused")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, "sam", "/api/t/things?size=20");

	expect_equal(reply.status, 200);
	expect_str(reply.body,
	           "{\"content\":[],\"page\":{\"size\":20,\"number\":0,"
	           "\"totalElements\":1000,\"totalPages\":50,\"more\":true}}");
	reply = http_get(h, "sam", "/api/t/things?size=201&page=-1");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Size must be a number from 1 to 200");
	expect_has(reply.body, "Page must be a number from 0");
	expect_equal(http_get(h, "sam", "/api/t/things?page=x").status, 400);
}

TEST("router: the API keeps to reach and writes who looked, as pages do")
{
	struct http *h = router_world(t);
	const char *jay =
	        str_c(t->arena, str_print(t->arena, "/api%s",
	                                  router_person_path(h, h->w->jay)));
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	expect_equal(http_get(h, "sam", jay).status, 200);
	expect_equal(router_entries(h), before + 1);
	expect_equal(http_get(h, "ned", jay).status, 404);
	expect_equal(http_get(h, "ada", jay).status, 403);
}

TEST("router: a session's last use is written once a minute at most")
{
	struct http *h = router_world(t);
	const int64_t minute = 60000;

	expect_equal(http_get(h, "sam", "/t/page").status, 200);
	/* used every 20 minutes, it lives on past 30 */
	for (int i = 0; i < 4; i++) {
		world_later(h->w, 20 * minute);
		expect_equal(http_get(h, "sam", "/t/page").status, 200);
	}
	world_later(h->w, 31 * minute);
	expect_equal(http_get(h, "sam", "/t/page").status, 303);
}
