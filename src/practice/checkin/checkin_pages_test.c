/* checkin_pages_test.c - the pages of both sides: allowed, refused, invalid,
 * hostile. */
#include "practice/checkin/checkin_world_test.h"

#define BASE    "/people/" RHIAN "/checkin"
#define MINE    "/me/checkin"
#define HOSTILE "<script>alert(1)</script>\"'&"

#define GOOD \
	FIELDS("facts", "none", "place", "beside", "every", "2", "first", \
	       "24/11/2026", "way", "worker", "said", "yes")

static void
takes(struct http *h, const char *who, const char *path,
      const char *const *fields)
{
	expect_equal(http_post(h, who, path, fields).status, 303);
}

/* Invalid, and these words are on the page. */
static struct http_reply
refuses(struct http *h, const char *who, const char *path,
        const char *const *fields, int status, const char *words)
{
	struct http_reply reply = http_post(h, who, path, fields);

	expect_equal(reply.status, status);
	expect_has(reply.body, words);
	return reply;
}

static const char *
past(struct http *h, struct act *a, const char *base, const char *rest)
{
	return http_at(h, base, checkin_last(h->w, a), rest);
}

TEST("checkin pages: a worker sets it up, the person sends it, the worker "
     "reads it")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "sam", BASE).body, "Not set up.");
	reply = http_get(h, "sam", BASE "/set");
	expect_has(reply.body, "What speaks against it?");
	expect_lacks(reply.body, " checked");
	takes(h, "sam", BASE "/set", GOOD);
	takes(h, "sam", BASE "/questions",
	      FIELDS("question_1", "For the one after: " HOSTILE));
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "every 2 weeks");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(http_get(h, "rhian", "/me").body, "Start the check-in");
	reply = http_get(h, "rhian", MINE "/fill");
	expect_has(reply.body, "ring 999");
	expect_has(reply.body, "within 2 working days");
	expect_lacks(reply.body, " checked");
	takes(h, "rhian", MINE "/fill",
	      FIELDS("mood", "struggling", "wants", "money", "wants", "other",
	             "other", HOSTILE, "call", "yes", "words", HOSTILE));
	expect_has(http_get(h, "rhian", MINE).body, "I am struggling");
	reply = http_get(h, "sam", "/today");
	expect_has(reply.body, "They ask for a call");
	reply = http_get(h, "sam", past(h, &a, BASE "/past", ""));
	expect_has(reply.body, "Struggling");
	expect_has(reply.body, "They ask for a call.");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	takes(h, "sam", past(h, &a, BASE "/past", "/review"),
	      FIELDS("known", "spoke", "note", "Rang her", "close", "yes"));
	reply = http_get(h, "rhian", past(h, &a, MINE "/past", ""));
	expect_has(reply.body, "Read by ");
	expect_lacks(reply.body, "Rang her");
	takes(h, "sam", past(h, &a, BASE "/past", "/notes"),
	      FIELDS("words", "We met"));
	reply = http_get(h, "sam", past(h, &a, BASE "/past", ""));
	expect_has(reply.body, "We met");
	expect_has(reply.body, "Kept close");
	expect_lacks(http_get(h, "sam", "/today").body, "They ask for a call");
	expect_equal(
	        http_get(h, "morgan", past(h, &a, BASE "/past", "")).status,
	        404);
}

TEST("checkin pages: what is wrong is said field by field, and what was typed "
     "is shown again")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	reply = refuses(h, "sam", BASE "/set",
	                FIELDS("first", "the other day", "why", HOSTILE), 400,
	                "Choose beside meetings or in their place");
	expect_has(reply.body, "Say what speaks against it");
	expect_has(reply.body, "Choose how often");
	expect_has(reply.body, "the other day");
	expect_has(reply.body, "&lt;script&gt;");
	refuses(h, "sam", BASE "/set",
	        FIELDS("facts", "unsafe", "place", "beside", "every", "99",
	               "first", "24/11/2026", "way", "worker", "said", "yes"),
	        400, "check-ins are not safe for them");
	/* Nothing is open, and what was typed is still there. */
	reply = refuses(h, "rhian", MINE "/fill",
	                FIELDS("mood", "ok", "wants", "none", "call", "no",
	                       "words", "My long words"),
	                422, "No check-in is open now. Ring");
	expect_has(reply.body, "My long words</textarea>");
	checkin_on(h->w, &a);
	reply = refuses(h, "rhian", MINE "/fill",
	                FIELDS("wants", "money", "wants", "none", "words",
	                       "My long words"),
	                400, "Choose how it is going");
	expect_has(reply.body, "not both");
	expect_has(reply.body, "Say if you want a call");
	expect_has(reply.body, "My long words</textarea>");
	refuses(h, "sam", BASE "/stop", FIELDS("why", ""), 400,
	        "Write why they are stopped");
	refuses(h, "sam", past(h, &a, BASE "/past", "/notes"),
	        FIELDS("words", "Kept words"), 422, "Kept words</textarea>");
	refuses(h, "sam", past(h, &a, BASE "/past", "/review"),
	        FIELDS("note", "Kept words"), 422, "Kept words</textarea>");
	checkin_sends(h->w, &a, "rhian");
	refuses(h, "sam", past(h, &a, BASE "/past", "/review"),
	        FIELDS("note", "Kept words"), 400,
	        "Say how you know that it was them");
}

TEST("checkin pages: nothing needs a smartphone: it is printed, and typed for "
     "the person as they say it")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	a.terms.first = date_add_days(a.terms.first, 1);
	checkin_on(h->w, &a);
	expect_ok(world_do(h->w, "sam", checkin_do_ask, &a));
	checkin_days(h->w, 1);
	reply = http_get(h, "rhian", MINE "/print");
	expect_has(reply.body, "Did you ring?");
	expect_has(reply.body, "Bring it back");
	expect_lacks(reply.body, "<form");
	expect_has(http_get(h, "sam", BASE "/print").body, "Nothing now");
	expect_has(http_get(h, "rhian", "/me/papers").body, MINE "/print");
	expect_has(http_get(h, "sam", "/people/X100001/papers").body,
	           BASE "/print");
	reply = http_get(h, "sam", BASE "/fill");
	expect_has(reply.body, "How did they tell you?");
	refuses(h, "sam", BASE "/fill",
	        FIELDS("mood", "well", "wants", "none", "call", "no"), 400,
	        "Say how they told you");
	takes(h, "sam", BASE "/fill",
	      FIELDS("mood", "well", "wants", "none", "call", "no", "answer_1",
	             "Yes, I did", "voice", "paper"));
	reply = http_get(h, "rhian", past(h, &a, MINE "/past", ""));
	expect_has(reply.body, "Typed by a worker, from paper");
	expect_has(reply.body, "Yes, I did");
	expect_has(http_get(h, "rhian", MINE).body, "How it went over time");
	/* Sent: nothing is left to write on. */
	expect_lacks(http_get(h, "rhian", "/me/papers").body, MINE "/print");
}

TEST("checkin pages: the person says yes or no, and a worker writes it down")
{
	struct act a;
	struct http *h = checkin_http(t, &a);

	expect_has(http_get(h, "rhian", MINE).body, "You have no check-ins");
	a.terms.said = 0;
	checkin_on(h->w, &a);
	expect_has(http_get(h, "rhian", MINE).body, "It is up to you");
	expect_has(http_get(h, "rhian", "/me").body, "Do you want check-ins?");
	takes(h, "sam", BASE "/say", FIELDS("says", "yes"));
	world_later(h->w, 1000);
	expect_has(http_get(h, "rhian", MINE).body, "A check-in is open");
	takes(h, "rhian", MINE "/say", FIELDS("says", "no"));
	world_later(h->w, 1000);
	expect_has(http_get(h, "rhian", MINE).body, "You said no");
	expect_has(http_get(h, "sam", BASE).body, "The person said no");
	refuses(h, "sam", BASE "/say", FIELDS("says", "yes"), 422,
	        "The person said no themself");
	refuses(h, "rhian", MINE "/say", FIELDS("says", "perhaps"), 400,
	        "Say yes or no");
	takes(h, "rhian", MINE "/say", FIELDS("says", "yes"));
	world_later(h->w, 1000);
	takes(h, "sam", BASE "/stop", FIELDS("why", "They moved"));
	expect_has(http_get(h, "rhian", MINE).body, "Check-ins have stopped");
	expect_has(http_get(h, "sam", BASE).body, "Start again");
}

TEST("checkin pages: a senior who is not the worker is asked on their first "
     "page, and answers")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	a.terms.instead = true;
	a.terms.why = S("Shifts");
	checkin_on(h->w, &a);
	reply = http_get(h, "priya", "/today");
	expect_has(reply.body, "wait for a senior");
	reply = http_get(h, "priya", BASE);
	expect_has(reply.body, "Yes, in the place of meetings");
	expect_lacks(http_get(h, "sam", BASE).body,
	             "Yes, in the place of meetings");
	expect_equal(http_post(h, "sam", BASE "/senior", FIELDS("says", "yes"))
	                     .status,
	             403);
	refuses(h, "priya", BASE "/senior", FIELDS("says", ""), 400,
	        "Say yes or no");
	takes(h, "priya", BASE "/senior", FIELDS("says", "yes"));
	expect_lacks(http_get(h, "priya", "/today").body, "wait for a senior");
	expect_has(http_get(h, "sam", BASE).body, "In the place of meetings");
	expect_has(http_get(h, "sam", "/people/" RHIAN).body,
	           "Check-ins are on");
}

TEST("checkin pages: a person out of reach and a reader without the right are "
     "refused")
{
	static const char *const rest[] = {"",     "/print", "/fill",
	                                   "/set", "/stop",  "/questions"};
	static const char *const posts[] = {"/say", "/fill", "/set", "/stop",
	                                    "/questions"};
	struct act a;
	struct http *h = checkin_http(t, &a);

	checkin_on(h->w, &a);
	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		const char *path =
		        str_c(h->w->arena,
		              str_print(h->w->arena, BASE "%s", rest[i]));

		expect_equal(http_get(h, "ned", path).status, 404);
		expect_equal(http_get(h, "rhian", path).status, 403);
		expect_equal(http_get(h, "ada", path).status, 403);
		expect_equal(http_get(h, NULL, path).status, 303);
	}
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
		const char *path =
		        str_c(h->w->arena,
		              str_print(h->w->arena, BASE "%s", posts[i]));

		expect_equal(http_post(h, "ned", path, FIELDS("x", "y")).status,
		             404);
		expect_equal(
		        http_post(h, "rhian", path, FIELDS("x", "y")).status,
		        403);
	}
	expect_equal(http_get(h, "sam", MINE).status, 403);
	expect_equal(http_get(h, "sam", BASE "/past/0000000000000").status,
	             404);
	expect_equal(http_get(h, "ned", past(h, &a, BASE "/past", "")).status,
	             404);
	expect_equal(http_post(h, "ned", past(h, &a, BASE "/past", "/review"),
	                       FIELDS("note", "x"))
	                     .status,
	             404);
	expect_equal(http_post(h, "ned", past(h, &a, BASE "/past", "/notes"),
	                       FIELDS("words", "x"))
	                     .status,
	             404);
}
