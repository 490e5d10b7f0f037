/* assess_lock_test.c - an assessment that stays as it is, a sentence each. */
#include <string.h>

#include "practice/strengths/assess_world_test.h"

#define BASE    "/people/" RHIAN "/strengths"
#define HOME    ASSESS_ACCOMMODATION
#define HOSTILE "<script>alert(1)</script>"

/* One area is written, and sam is about to lock it. */
static void
begun(struct world *w, struct act *a)
{
	assess_says(w, a, "rhian", HOME, S("It is good"));
	assess_writes(w, a, HOME, S("Keeps the rent paid"), true);
	assess_look(w, a);
	a->seen = a->a.version;
	a->why = ASSESS_LOCK_MOVED;
	a->words = S("");
}

TEST("assess lock: an edition that cannot be completed is locked as it is, "
     "with a reason")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	char *many = arena_bytes(w->arena, ASSESS_ANSWER_MOST + 1, 1);

	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_NOT_FOUND,
	             "Nothing is written yet");
	begun(w, &a);
	a.why = ASSESS_LOCK_NONE;
	expect_problem(world_do(w, "sam", assess_do_lock, &a), "why",
	               "Select why it stays as it is");
	a.why = -1;
	expect_problem(world_do(w, "sam", assess_do_lock, &a), "why",
	               "Select why it stays as it is");
	a.why = ASSESS_LOCK_OTHER;
	expect_problem(world_do(w, "sam", assess_do_lock, &a), "words",
	               "Write down the other reason");
	memset(many, 'a', ASSESS_ANSWER_MOST + 1);
	a.words = (struct str){many, ASSESS_ANSWER_MOST + 1};
	expect_problem(world_do(w, "sam", assess_do_lock, &a), "words",
	               "This is too long: use 500 letters at most");
	a.words = S("The ward does not let us in");
	a.seen--;
	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_CONFLICT,
	             NULL);
	a.seen++;
	expect_fault(world_do(w, "ned", assess_do_lock, &a), FAULT_NOT_FOUND,
	             NULL);
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_OPEN);
	expect_ok(world_do(w, "sam", assess_do_lock, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_LOCKED);
	expect_equal(a.a.lock, ASSESS_LOCK_OTHER);
	expect_str(a.a.lock_words, "The ward does not let us in");
	expect_str(a.a.locked_name, "Sam Okafor");
	expect_true(!instant_is(a.a.shared_at));
}

TEST("assess lock: a locked edition is never changed, and the next change "
     "begins a new one")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	begun(w, &a);
	expect_ok(world_do(w, "sam", assess_do_lock, &a));
	assess_look(w, &a);
	a.back = a.a.id;
	a.seen = a.a.version;
	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_REFUSED,
	             "This edition is locked already");
	expect_fault(world_do(w, "sam", assess_do_sign, &a), FAULT_REFUSED,
	             "This edition is locked as it is. The next change begins "
	             "a new one");
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_REFUSED,
	             "This edition does not wait for a second person");
	assess_says(w, &a, "rhian", HOME, S("I have to move"));
	assess_look(w, &a);
	expect_true(a.a.id.v != a.back.v);
	expect_equal(a.a.standing, ASSESS_OPEN);
	expect_equal(a.a.lock, ASSESS_LOCK_NONE);
	expect_equal(a.a.locked_by.v, 0);
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
	expect_ok(world_see(w, "sam", assess_see_one, &a));
	expect_equal(a.a.standing, ASSESS_LOCKED);
	expect_str(a.a.areas[HOME].own.view, "It is good");
	/* Back to what was locked: a new one that is open, and nothing lost. */
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(w, "sam", assess_do_back, &a));
	assess_look(w, &a);
	expect_equal(a.a.restored.v, a.back.v);
	expect_equal(a.a.standing, ASSESS_OPEN);
}

TEST("assess lock: what is complete is signed and not locked, and what is "
     "signed needs no lock")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	assess_all_done(w, &a);
	a.why = ASSESS_LOCK_DIED;
	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_REFUSED,
	             "Each area is complete: sign it, and it stays as it is");
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	assess_look(w, &a);
	a.seen = a.a.version;
	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_REFUSED,
	             "This edition is signed. It stays as it is without being "
	             "locked");
	world_actor(w, "sam")->by_token = true;
	expect_fault(world_do(w, "sam", assess_do_lock, &a), FAULT_REFUSED,
	             "Sign in yourself for this: a token signs nothing");
}

TEST("assess lock: both read why, the person in their words, and it goes into "
     "the list of editions")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	begun(h->w, &a);
	expect_has(http_get(h, "sam", BASE "/whole").body, BASE "/lock\"");
	expect_lacks(http_get(h, "rhian", "/me/strengths").body,
	             "This stays as it is");
	a.words = S(HOSTILE);
	expect_ok(world_do(h->w, "sam", assess_do_lock, &a));
	body = http_get(h, "rhian", "/me/strengths").body;
	expect_has(body, "This stays as it is");
	expect_has(body, "Sam Okafor stopped here on 24 November 2026. It "
	                 "stays as it is. Why: You moved away.");
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	expect_has(http_get(h, "rhian", "/me/strengths/print").body,
	           "Why: You moved away.");
	body = http_get(h, "sam", BASE "/whole").body;
	expect_has(body, "Why: The person moved away.");
	expect_has(body, "The next change begins a new edition.");
	expect_lacks(body, BASE "/lock\"");
	expect_lacks(body, HOSTILE);
	expect_has(http_get(h, "sam", BASE "/history").body, "Locked as it is");
	expect_has(http_get(h, "sam", BASE "/print").body,
	           "Why: The person moved away.");
	expect_has(http_get(h, "sam", "/people/" RHIAN "/timeline").body,
	           "locked the assessment as it is");
}

TEST("assess lock pages: without a reason it is said, and what was typed is "
     "still there")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;
	const char *version;

	begun(h->w, &a);
	version = str_c(h->w->arena,
	                str_print(h->w->arena, "%lld", (long long)a.seen));
	expect_equal(http_get(h, "rhian", BASE "/lock").status, 403);
	expect_equal(http_get(h, "ned", BASE "/lock").status, 404);
	expect_equal(http_get(h, "sam", BASE "/lock").status, 200);
	reply = http_post(h, "sam", BASE "/lock",
	                  FIELDS("version", version, "words", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select why it stays as it is");
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "sam", BASE "/lock",
	                  FIELDS("version", "1", "why", "recalled", "words",
	                         "Since Monday"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Since Monday");
	reply = http_post(h, "sam", BASE "/lock",
	                  FIELDS("version", version, "why", "recalled"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", BASE "/whole").body,
	           "Why: The person was recalled to prison.");
	/* There is nothing left to lock. */
	expect_equal(http_get(h, "sam", BASE "/lock").status, 303);
	reply = http_post(h, "sam", BASE "/lock",
	                  FIELDS("version", version, "why", "died"));
	expect_equal(reply.status, 409);
}

TEST("assess lock api: it is locked with a reason, and no person does it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *to = "/api" BASE "/lock";
	const char *body;

	begun(h->w, &a);
	body = str_c(h->w->arena, str_print(h->w->arena, "{\"version\":%lld}",
	                                    (long long)a.seen));
	http_refuses(h, "rhian", to, body, 403, "");
	http_refuses(h, "sam", to, body, 400, "Select why it stays as it is");
	http_refuses(h, "sam", to, "{\"version\":1,\"why\":\"died\"}", 409,
	             "This page has changed");
	body = str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"version\":%lld,\"why\":\"order_ended\","
	                       "\"words\":7}",
	                       (long long)a.seen));
	http_refuses(h, "sam", to, body, 400, "This must be text");
	body = str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"version\":%lld,\"why\":\"order_ended\"}",
	                       (long long)a.seen));
	http_takes(
	        h, "sam", to, body,
	        "\"locked_by\":\"Sam Okafor\",\"locked_why\":\"order_ended\"");
	expect_has(http_get(h, "rhian", "/api" BASE).body,
	           "\"locked_why\":\"order_ended\"");
}
