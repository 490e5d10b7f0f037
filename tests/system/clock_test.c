/*
 * clock_test.c - the whole program while the clock jumps.
 */
#include "kernel/audit/audit.h"
#include "tests/system/system.h"

#define DAY_MS ((int64_t)24 * 60 * 60 * 1000)

static const struct fault *
audit_holds(struct ctx *ctx, void *data)
{
	struct text broken = {0};
	int64_t entries = 0;

	(void)data;
	TRY(audit_check(ctx, &broken, &entries));
	expect_null(broken.key);
	expect_true(entries > 0);
	return NULL;
}

static struct http_reply
told(struct http *h, const char *key, const char *words)
{
	return http_post(h, "sam", "/people/" SYSTEM_OURS "/told",
	                 FIELDS("what", words, "key", key));
}

TEST("system: whatever way the clock jumps, nothing is half-done and what was "
     "typed is still there")
{
	static const int64_t jumps[] = {-DAY_MS, 3650 * DAY_MS, -7300 * DAY_MS};
	struct http *h = http_new(t);
	struct http_reply reply;
	int64_t before;

	system_people(h->w);
	reply = told(h, "first-key-0001", "A dog called Nell");
	expect_equal(reply.status, 303);
	for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++) {
		const char *key = str_print(t->arena, "later-key-%zu", i).p;

		world_later(h->w, jumps[i]);
		before = world_changes(h->w);
		reply = told(h, key, "Likes <b>early</b> buses");
		/* the session is of another day: said, kept, not done */
		expect_equal(reply.status, 401);
		expect_has(reply.body, "You have been signed out");
		expect_has(reply.body, "Likes &lt;b&gt;early&lt;/b&gt; buses");
		expect_equal(world_changes(h->w), before);
		/* who signs in anew goes on, once */
		h->sessions_n = 0;
		reply = told(h, key, "Likes <b>early</b> buses");
		expect_equal(reply.status, 303);
		expect_equal(http_get(h, "sam", "/people/" SYSTEM_OURS).status,
		             200);
	}
	expect_ok(world_see(h->w, NULL, audit_holds, t));
}
