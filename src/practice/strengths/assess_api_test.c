/* assess_api_test.c - the assessment as JSON: allowed, refused, invalid. */
#include "practice/strengths/assess_world_test.h"

#define API  "/api/people/" RHIAN "/strengths"
#define OWN  API "/finance/own"
#define WORK API "/finance/worker"

TEST("assess api: each side is written by who it belongs to and read by both")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", API);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"id\":null");
	expect_has(reply.body, "\"form\":3");
	reply = http_patch(h, "rhian", OWN, "0",
	                   "{\"form\":3,\"view\":\"Money is fine\","
	                   "\"strengths\":\"Good with sums\","
	                   "\"ready\":\"made_changes\",\"priority\":3}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Money is fine");
	expect_has(reply.body, "\"strengths\":\"Good with sums\","
	                       "\"nothing\":false");
	expect_lacks(reply.body, "\"state\"");
	reply = http_patch(h, "sam", WORK, "0",
	                   "{\"form\":3,\"strengths\":\"Has a savings jar\","
	                   "\"view\":\"Gets by\",\"harm\":\"no\","
	                   "\"reoffending\":\"yes\",\"reoffending_words\":"
	                   "\"When it is short\",\"done\":true}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"state\":\"complete\"");
	expect_has(reply.body, "How are things with money?");
	/* What is left out stays as it was. */
	reply = http_patch(h, "sam", WORK, "1",
	                   "{\"form\":3,\"needs\":\"A little put by\"}");
	expect_has(reply.body, "Has a savings jar");
	expect_has(reply.body, "\"state\":\"in_progress\"");
}

TEST("assess api: the person reads what was shared, without links and "
     "evidence")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_writes(h->w, &a, ASSESS_FINANCE, S("Has a savings jar"), false);
	reply = http_get(h, "rhian", API);
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "Has a savings jar");
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	reply = http_get(h, "rhian", API);
	expect_has(reply.body, "Has a savings jar");
	expect_lacks(reply.body, "When money is short");
	expect_lacks(reply.body, "The landlord told us");
	expect_lacks(reply.body, "\"harm\"");
	expect_has(http_get(h, "sam", API).body, "The landlord told us");
}

TEST("assess api: editions come by pages, the newest first")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	a.days = -2;
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	a.days = 0;
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is fine"));
	reply = http_get(h, "sam", API "/editions?size=1");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"day\":\"2026-11-24\"");
	expect_lacks(reply.body, "\"day\":\"2026-11-22\"");
	expect_has(reply.body, "\"totalElements\":2");
	expect_has(http_get(h, "sam", API "/editions?size=1&page=1").body,
	           "\"day\":\"2026-11-22\"");
	expect_equal(http_get(h, "rhian", API "/editions").status, 403);
	expect_equal(http_get(h, "ned", API "/editions").status, 404);
}

TEST("assess api: no version, a stale one, old questions and what is no answer "
     "are refused")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_equal(http_patch(h, "rhian", OWN, NULL, "{\"form\":3}").status,
	             428);
	reply = http_patch(h, "rhian", OWN, "0", "{\"view\":\"x\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say which questions were read");
	expect_equal(http_patch(h, "rhian", OWN, "3",
	                        "{\"form\":3,\"view\":\"x\"}")
	                     .status,
	             409);
	reply = http_patch(h, "rhian", OWN, "0", "{\"form\":1,\"view\":\"x\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "The questions changed");
	reply = http_patch(h, "rhian", OWN, "0",
	                   "{\"form\":3,\"view\":7,\"nothing\":\"yes\","
	                   "\"priority\":4,"
	                   "\"ready\":\"perhaps\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "This must be text");
	expect_has(reply.body, "This must be true or false");
	expect_has(reply.body, "Choose 1, 2 or 3");
	expect_has(reply.body, "Choose one of the answers");
	reply = http_patch(h, "sam", WORK, "0",
	                   "{\"form\":3,\"harm\":\"perhaps\",\"done\":1}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "This must be true or false");
	expect_has(reply.body, "Select yes or no");
	expect_equal(http_patch(h, "rhian", WORK, "0", "{\"form\":3}").status,
	             403);
	expect_equal(http_patch(h, "ned", WORK, "0",
	                        "{\"form\":3,\"view\":\"x\"}")
	                     .status,
	             404);
	expect_equal(http_patch(h, "sam", API "/weather/worker", "0",
	                        "{\"form\":3,\"view\":\"x\"}")
	                     .status,
	             404);
	/* Words of the person's own are theirs here, too. */
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is fine"));
	expect_equal(http_patch(h, "sam", OWN, "1",
	                        "{\"form\":3,\"view\":\"It is not\"}")
	                     .status,
	             422);
	expect_equal(http_get(h, "ned", API).status, 404);
}

/* {"version":7 and the rest */
static const char *
seen(struct http *h, const struct act *a, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "{\"version\":%lld%s}",
	                                    (long long)a->a.version, rest));
}

TEST("assess api: it is shared and signed by one, and countersigned by another")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	http_refuses(h, "sam", API "/share", "{\"version\":0}", 404, "");
	http_refuses(h, "sam", API "/share", "{}", 400,
	             "Say which version you looked at");
	assess_all_done(h->w, &a);
	http_refuses(h, "sam", API "/sign", "{\"version\":1}", 409,
	             "This page has changed");
	http_takes(h, "sam", API "/share", seen(h, &a, ""), "\"shared\":true");
	assess_look(h->w, &a);
	http_refuses(h, "sam", API "/share", seen(h, &a, ""), 422,
	             "shared already");
	http_takes(h, "sam", API "/sign", seen(h, &a, ""),
	           "\"standing\":\"signed\"");
	assess_look(h->w, &a);
	http_refuses(h, "sam", API "/answer",
	             seen(h, &a, ",\"answer\":\"yes\""), 403, "");
	http_refuses(h, "priya", API "/answer",
	             seen(h, &a, ",\"answer\":\"perhaps\",\"words\":7"), 400,
	             "This must be text");
	http_refuses(h, "priya", API "/answer",
	             seen(h, &a, ",\"answer\":\"no\""), 400,
	             "Say why you send it back");
	http_refuses(h, "otto", API "/answer",
	             seen(h, &a, ",\"answer\":\"yes\""), 404, "");
	http_takes(h, "priya", API "/answer",
	           seen(h, &a, ",\"answer\":\"yes\""),
	           "\"standing\":\"countersigned\"");
}
