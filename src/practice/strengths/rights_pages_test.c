/* rights_pages_test.c - both sides' pages and the API: allowed, refused,
 * invalid, hostile. */
#include "practice/strengths/rights_world_test.h"

#define BASE    "/people/" RHIAN "/rights"
#define WHEN    "/topics/when"
#define API     "/api/people/" RHIAN
#define HOSTILE "<script>alert(1)</script>\"'&"

/* The address of the newest decision, as somebody's log links to it. */
static const char *
newest(struct http *h, struct right *r, const char *base)
{
	struct str id = id_show(h->w->arena, r->id);

	return str_c(h->w->arena, str_print(h->w->arena, "%s/decisions/%.*s",
	                                    base, STR_ARG(id)));
}

TEST("rights pages: both sides see the picture, the grid and the topic, each "
     "in their words")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct str body = http_get(h, "sam", BASE).body;

	expect_has(body, "The court or the law decides</strong>: 1 Keeping in "
	                 "touch, 7 Drug testing, where ordered</li>");
	expect_has(body, "<title id=\"who-t\">Who decides what, as rings");
	expect_has(body, BASE "/topics/when\"");
	expect_has(body, "Nothing was changed here yet.");
	body = http_get(h, "rhian", "/me/rights").body;
	expect_has(body, "<strong>I decide</strong>: 9 What my family is told");
	body = http_get(h, "rhian", "/me/rights/topics/drug_test").body;
	expect_has(body, "Nobody can change this here.");
	expect_lacks(body, "<form method=\"post\" novalidate action=\"/me/"
	                   "rights/topics");
	expect_has(http_get(h, "rhian", "/me/rights/print").body,
	           "What my family is told");
	expect_has(http_get(h, "sam", BASE "/print").body, "Rhian");
	expect_equal(http_get(h, "sam", BASE "/topics/weather").status, 404);
	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "rhian", BASE).status, 403);
	expect_equal(http_get(h, "sam", "/me/rights").status, 403);
	expect_has(http_get(h, "sam", "/people/" RHIAN "/plan").body,
	           "href=\"" BASE "\"");
	expect_has(http_get(h, "rhian", "/me/plan").body,
	           "href=\"/me/rights\"");
}

TEST("rights pages: the person asks, the worker answers, and the day before "
     "stays readable")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct http_reply reply;
	struct str body;

	reply = http_post(h, "rhian", "/me/rights" WHEN, FIELDS(NULL));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose who is to decide");
	reply = http_post(h, "rhian", "/me/rights" WHEN,
	                  FIELDS("kind", "own", "why", HOSTILE));
	expect_equal(reply.status, 303);
	body = http_get(h, "sam", BASE WHEN).body;
	expect_has(body, "Do you agree?");
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	expect_has(http_get(h, "sam", BASE).body, "Asked: not answered yet");
	expect_has(http_get(h, "rhian", "/me/rights" WHEN).body,
	           "Take it back");
	reply = http_post(h, "sam", BASE WHEN "/answer",
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose yes or no");
	reply = http_post(h, "sam", BASE WHEN "/answer",
	                  FIELDS("version", "0", "says", "no", "words",
	                         "Not this month"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Not this month");
	reply = http_post(h, "sam", BASE WHEN "/answer",
	                  FIELDS("version", "1", "says", "yes"));
	expect_equal(reply.status, 303);
	body = http_get(h, "rhian", "/me/rights").body;
	expect_has(body, "Ours: not as the rule says");
	expect_has(body, "/me/rights?on=2026-11-23");
	body = http_get(h, "rhian", "/me/rights?on=2026-11-23").body;
	expect_has(body, "This is how it was on 23 November 2026.");
	expect_lacks(body, "Ours: not as the rule says");
	body = http_get(h, "rhian", "/me/rights?on=2027-11-23").body;
	expect_has(body, "That is no day in the past");
}

TEST("rights pages: a worker gives a decision, and takes back what was asked")
{
	struct right r;
	struct http *h = right_http(t, &r);

	expect_equal(http_post(h, "sam", BASE WHEN,
	                       FIELDS("kind", "own", "why", "You know best"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", "/me/rights" WHEN).body,
	           "gave it: “I decide”");
	expect_equal(http_post(h, "sam", BASE "/topics/family",
	                       FIELDS("kind", "judgement", "why", "Safer"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", BASE "/topics/family/answer",
	                       FIELDS("version", "1", "says", "no"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", "/me/rights/topics/family").body,
	           "took it back");
	expect_equal(http_post(h, "sam", BASE "/topics/stories",
	                       FIELDS("kind", "judgement", "why", "Safer"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", "/me/rights/topics/stories/answer",
	                       FIELDS("version", "1", "says", "no", "words",
	                              "They are mine"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", BASE "/topics/stories").body,
	           "They are mine");
	expect_equal(http_post(h, "ned", BASE WHEN,
	                       FIELDS("kind", "own", "why", "x"))
	                     .status,
	             404);
}

TEST("rights pages: a decision is written down, rated by both unseen, and the "
     "gap is something to talk about")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct http_reply reply;
	struct str body;

	reply = http_post(h, "rhian", "/me/rights/decisions",
	                  FIELDS("what", HOSTILE, "day", "no day", "step",
	                         "9"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the day on which it was decided");
	expect_has(reply.body, "Choose what it was about");
	expect_has(reply.body, "Choose who decided");
	expect_has(reply.body, "Choose one of the steps");
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "rhian", "/me/rights/decisions",
	                  FIELDS("what", HOSTILE, "day", "20/11/2026", "topic",
	                         "room", "decided", "worker", "step", "1",
	                         "words", "At the door"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", BASE "/decisions").body,
	           "You have not said how it felt yet.");
	expect_ok(world_see(h->w, "sam", right_see_log, &r));
	r.id = r.list[0].id;
	body = http_get(h, "sam", newest(h, &r, BASE)).body;
	expect_lacks(body, "At the door");
	expect_lacks(body, HOSTILE);
	expect_has(body, "You see it when you have said yours");
	expect_equal(
	        http_post(h, "sam", newest(h, &r, BASE), FIELDS(NULL)).status,
	        400);
	expect_equal(http_post(h, "sam", newest(h, &r, BASE),
	                       FIELDS("step", "6", "words", "I asked"))
	                     .status,
	             303);
	body = http_get(h, "sam", newest(h, &r, BASE)).body;
	expect_has(body, "At the door");
	expect_has(body, "You see this in two ways");
	body = http_get(h, "rhian", newest(h, &r, "/me/rights")).body;
	expect_has(body, "I asked");
	expect_has(body, "Both are true for whoever was there.");
	expect_has(http_get(h, "rhian", "/me/rights/decisions").body,
	           "Both are true for whoever was there.");
	expect_equal(http_get(h, "ned", newest(h, &r, BASE)).status, 404);
}

TEST("rights pages: a worker writes a decision down, and the person says how "
     "it felt")
{
	struct right r;
	struct http *h = right_http(t, &r);

	expect_equal(http_post(h, "sam", BASE "/decisions",
	                       FIELDS("what", "We meet at the library", "day",
	                              "20/11/2026", "topic", "room", "decided",
	                              "together", "step", "6", "words",
	                              "We looked for a quiet place"))
	                     .status,
	             303);
	expect_ok(world_see(h->w, "rhian", right_see_log, &r));
	r.id = r.list[0].id;
	expect_equal(http_post(h, "rhian", newest(h, &r, "/me/rights"),
	                       FIELDS("step", "5", "words", "It was my idea"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", newest(h, &r, BASE)).body,
	           "It was my idea");
}

TEST("rights pages: a worker writes theirs down where they cannot sign in")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct str body;

	expect_ok(right_decide(&r, "sam", 0));
	expect_lacks(http_get(h, "sam", newest(h, &r, BASE)).body,
	             "Whose words are these?");
	expect_ok(right_rate(&r, "sam", 5));
	expect_has(http_get(h, "sam", newest(h, &r, BASE)).body,
	           "Whose words are these?");
	expect_equal(http_post(h, "sam", newest(h, &r, BASE),
	                       FIELDS("step", "2", "whose", "theirs"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", newest(h, &r, BASE),
	                       FIELDS("step", "3", "whose", "theirs"))
	                     .status,
	             303);
	body = http_get(h, "rhian", newest(h, &r, "/me/rights")).body;
	expect_has(body, "Written down for you by Sam Okafor");
	expect_has(body, "What was said before");
}

TEST("rights pages: counts are for managers, and of fewer than ten cases there "
     "are none")
{
	struct right r;
	struct http *h = right_http(t, &r);

	expect_has(http_get(h, "morgan", "/decisions").body,
	           "There are fewer than ten cases");
	expect_equal(http_get(h, "sam", "/decisions").status, 403);
	expect_equal(http_get(h, "priya", "/decisions").status, 403);
	expect_equal(http_get(h, "rhian", "/decisions").status, 403);
	expect_has(http_get(h, "morgan", BASE "/decisions").body,
	           "href=\"/decisions\"");
	expect_lacks(http_get(h, "sam", BASE "/decisions").body,
	             "href=\"/decisions\"");
}

/* --- the API ------------------------------------------------------------ */

TEST("rights api: the grid and the log do what the pages do")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct http_reply reply = http_get(h, "rhian", API "/rights");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"topic\":\"when\",\"decides\":\"judgement\"");
	http_takes(h, "rhian", API "/rights/when",
	           "{\"decides\":\"own\",\"why\":\"Shifts\",\"version\":0}",
	           "\"by\":\"person\",\"why\":\"Shifts\"");
	http_takes(h, "sam", API "/rights/when/answer",
	           "{\"answer\":\"yes\",\"version\":1}",
	           "\"topic\":\"when\",\"decides\":\"own\"");
	http_takes(h, "rhian", API "/decisions",
	           "{\"topic\":\"when\",\"day\":\"2026-11-20\",\"what\":\"On "
	           "Tuesdays\",\"decided\":\"together\",\"step\":3,"
	           "\"words\":\"Told so\"}",
	           "\"step\":3,\"words\":\"Told so\"");
	reply = http_get(h, "sam", API "/decisions");
	expect_lacks(reply.body, "Told so");
	expect_has(reply.body, "\"person\":null");
	expect_has(reply.body, "\"hidden_until\":\"2026-12-01\"");
	expect_ok(world_see(h->w, "sam", right_see_log, &r));
	r.id = r.list[0].id;
	http_takes(h, "sam",
	           http_at(h, API "/decisions", id_show(h->w->arena, r.id),
	                   "/ratings"),
	           "{\"step\":6}", "\"gap\":\"wide\"");
	expect_has(http_get(h, "sam", API "/decisions").body, "Told so");
	expect_equal(http_get(h, "ned", API "/decisions").status, 404);
	expect_equal(http_get(h, "ned", API "/rights").status, 404);
}

TEST("rights api: what is wrong is said member by member, and what is refused "
     "is not done")
{
	struct right r;
	struct http *h = right_http(t, &r);
	const char *rate;

	http_refuses(h, "sam", API "/rights/when", "{\"why\":7}", 400,
	             "This must be text");
	http_refuses(h, "sam", API "/rights/when", "{}", 400,
	             "Say which version you looked at");
	http_refuses(h, "sam", API "/rights/contact",
	             "{\"decides\":\"own\",\"why\":\"x\",\"version\":0}", 422,
	             "Nobody moves it here");
	http_refuses(h, "sam", API "/rights/when/answer",
	             "{\"answer\":\"perhaps\",\"version\":0}", 400,
	             "Choose yes or no");
	http_refuses(h, "sam", API "/rights/when/answer",
	             "{\"answer\":\"yes\",\"version\":0}", 422,
	             "Nothing is asked about this");
	http_refuses(h, "sam", API "/decisions", "{\"step\":9}", 400,
	             "Choose one of the steps");
	expect_ok(right_decide(&r, "sam", 0));
	rate = http_at(h, API "/decisions", id_show(h->w->arena, r.id),
	               "/ratings");
	http_refuses(h, "sam", rate, "{\"step\":2,\"for_them\":\"yes\"}", 400,
	             "This must be true or false");
	http_refuses(h, "sam", rate, "{\"step\":2,\"for_them\":true}", 422,
	             "Say first how you saw it yourself");
	http_refuses(h, "ned", rate, "{\"step\":2}", 404, "");
}
