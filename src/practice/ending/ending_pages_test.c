/* ending_pages_test.c - the pages of both sides: allowed, refused, invalid,
 * hostile. */
#include "practice/ending/ending_world_test.h"

#define BASE    "/people/" RHIAN "/ending"
#define MINE    "/me/ending"
#define HOSTILE "<script>alert(1)</script>\"'&"

/* The address of what has this id. */
static const char *
at(struct http *h, const char *base, int64_t id)
{
	return http_at(h, base, id_show(h->w->arena, id), "");
}

/* The newest ending as it stands. */
static const struct ending *
look(struct http *h, struct act *a)
{
	ending_look(h->w, a);
	return &a->in;
}

static void
takes(struct http *h, const char *who, const char *path,
      const char *const *fields)
{
	expect_equal(http_post(h, who, path, fields).status, 303);
}

/* Answered with this status, and the page says so. */
static struct str
refuses(struct http *h, const char *who, const char *path,
        const char *const *fields, int status, const char *has)
{
	struct http_reply reply = http_post(h, who, path, fields);

	expect_equal(reply.status, status);
	expect_has(reply.body, has);
	return reply.body;
}

TEST("ending pages: either side begins it, and it is begun once")
{
	struct act a;
	struct http *h = ending_http(t, &a);

	expect_has(http_get(h, "rhian", MINE).body, "This has not begun");
	expect_has(http_get(h, "sam", BASE).body, "This has not begun");
	expect_equal(http_get(h, "rhian", MINE "/words/changed").status, 404);
	takes(h, "rhian", MINE "/begin", FIELDS("x", "y"));
	refuses(h, "sam", BASE "/begin", FIELDS("x", "y"), 422,
	        "The ending has begun by now");
	expect_has(http_get(h, "sam", BASE).body, "Looking back");
	expect_has(http_get(h, "rhian", MINE).body, "Your letter");
}

TEST("ending pages: a worker begins it, too")
{
	struct act a;
	struct http *h = ending_http(t, &a);

	takes(h, "sam", BASE "/begin", FIELDS("x", "y"));
	refuses(h, "rhian", MINE "/begin", FIELDS("x", "y"), 422,
	        "The ending has begun by now");
}

TEST("ending pages: both sides write, side by side, and what was typed is kept")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;

	body = http_get(h, "rhian", MINE "/words/changed").body;
	expect_has(body, "See Kai every week");
	expect_lacks(body, "Find a flat");
	expect_lacks(body, " checked");
	body = refuses(h, "sam", BASE "/words/changed",
	               FIELDS("words", HOSTILE), 400,
	               "Choose whose words these are");
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	takes(h, "sam", BASE "/words/changed",
	      FIELDS("whose", "mine", "words", HOSTILE));
	refuses(h, "rhian", MINE "/words/changed", FIELDS("words", ""), 400,
	        "Write it down first");
	expect_ok(world_see(h->w, "sam", ending_see_back, &a));
	takes(h, "rhian", MINE "/words/changed",
	      FIELDS("words", "I sleep at night", "quotes",
	             str_c(h->w->arena,
	                   str_print(h->w->arena, "goal-%.*s",
	                             STR_ARG(id_show(h->w->arena,
	                                             a.back.v[0].subject)))),
	             "quotes", "moon"));
	body = http_get(h, "sam", BASE).body;
	expect_has(body, "Rhian said this");
	expect_has(body, "I sleep at night");
	expect_has(body, "See Kai every week");
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	/* Hers is hers: the worker may say it for her no more. */
	body = http_get(h, "sam", BASE "/words/changed").body;
	expect_lacks(body, "value=\"theirs\"");
	body = refuses(h, "sam", BASE "/words/changed",
	               FIELDS("whose", "theirs", "words", "Not so"), 422,
	               "The person said this themself");
	expect_has(body, "Not so</textarea>");
	takes(h, "sam", BASE "/words/hard",
	      FIELDS("whose", "theirs", "words", "The winter"));
	expect_has(http_get(h, "rhian", MINE "/words/hard").body,
	           "wrote this for you");
	takes(h, "rhian", MINE "/words/changed", FIELDS("words", "All new"));
	expect_has(http_get(h, "rhian", MINE "/words/changed").body,
	           "What it said before");
	expect_equal(http_get(h, "sam", BASE "/words/moon").status, 404);
	expect_equal(http_post(h, "sam", BASE "/words/moon",
	                       FIELDS("whose", "mine", "words", "x"))
	                     .status,
	             404);
}

TEST("ending pages: who helps next is added by either side, and the person "
     "says if they want it")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;
	int64_t id;

	body = refuses(h, "sam", BASE "/next", FIELDS("who", HOSTILE), 400,
	               "Choose what kind of help");
	expect_has(body, "&lt;script&gt;");
	takes(h, "sam", BASE "/next",
	      FIELDS("kind", "mentor", "who", "Dee", "what", "A walk"));
	refuses(h, "rhian", MINE "/next", FIELDS("kind", "family"), 400,
	        "Write it down first");
	takes(h, "rhian", MINE "/next",
	      FIELDS("kind", "family", "who", "Mum", "what", "A call", "reach",
	             "In the evening"));
	id = look(h, &a)->supports[0].id;
	body = http_get(h, "sam", BASE "/next").body;
	expect_has(body, "They agree");
	expect_has(body, "How to reach them: In the evening");
	refuses(h, "rhian", at(h, MINE "/next", id), FIELDS("state", "moon"),
	        400, "Choose one of the answers");
	takes(h, "rhian", at(h, MINE "/next", id), FIELDS("state", "no"));
	refuses(h, "sam", at(h, BASE "/next", id), FIELDS("state", "yes"), 422,
	        "The person said this themself");
	expect_has(http_get(h, "sam", BASE).body, "Not wanted");
	takes(h, "sam", BASE "/next",
	      FIELDS("kind", "other", "who", "Val", "what", "A lift"));
	takes(h, "sam", at(h, BASE "/next", look(h, &a)->supports[2].id),
	      FIELDS("state", "yes"));
	expect_has(http_get(h, "rhian", MINE "/next").body,
	           "wrote this for you");
}

TEST("ending pages: each choice is asked with nothing filled in, and a yes "
     "with its day")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;

	body = http_get(h, "rhian", MINE "/choices").body;
	expect_has(body, "If you say no, nothing changes for you.");
	expect_lacks(body, " checked");
	refuses(h, "rhian", MINE "/choices", FIELDS("x", "y"), 400,
	        "Choose an answer to one of them");
	refuses(h, "rhian", MINE "/choices", FIELDS("stories", "maybe"), 400,
	        "Choose one of the answers");
	body = refuses(h, "rhian", MINE "/choices",
	               FIELDS("contact", "yes", "contact-until", "soon"), 400,
	               "Say until when: a day after today");
	expect_has(body, "value=\"soon\"");
	takes(h, "rhian", MINE "/choices",
	      FIELDS("stories", "no", "contact", "yes", "contact-until",
	             "24/11/2027"));
	/* The same again is no change. */
	takes(h, "rhian", MINE "/choices",
	      FIELDS("stories", "no", "contact", "yes", "contact-until",
	             "24/11/2027"));
	body = http_get(h, "rhian", MINE "/choices").body;
	expect_has(body, "Yes, until 24 November 2027");
	expect_has(body, "value=\"24/11/2027\"");
	body = http_get(h, "sam", BASE "/choices").body;
	expect_has(body, "They take their yes back");
	body = refuses(h, "sam", BASE "/choices",
	               FIELDS("stories", "yes", "stories-until", "1/2/2028"),
	               422, "The person said this themself");
	expect_has(body, "value=\"1/2/2028\"");
	takes(h, "sam", BASE "/choices", FIELDS("contact", "no"));
	expect_has(http_get(h, "rhian", MINE).body, "wrote this for you");
}

TEST("ending pages: the person chooses what the letter names, the worker signs "
     "it, and it is one sheet without the case")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	const char *letter;
	struct str body;

	expect_lacks(http_get(h, "sam", BASE "/letter").body, "Sign it");
	refuses(h, "rhian", MINE "/letter", FIELDS("own", ""), 400,
	        "Choose what the letter names, or write it");
	takes(h, "rhian", MINE "/letter", FIELDS("own", HOSTILE));
	letter = at(h, BASE "/letters", look(h, &a)->letters[0].id);
	expect_equal(http_get(h, "sam", letter).status, 404);
	body = refuses(h, "sam", letter,
	               FIELDS("words", "Your risk of harm fell"), 400,
	               "The letter says nothing of the offence, risk or order");
	expect_has(body, "Your risk of harm fell</textarea>");
	takes(h, "sam", letter, FIELDS("words", "You helped others"));
	body = http_get(h, "rhian", at(h, MINE "/letters", a.in.letters[0].id))
	               .body;
	expect_has(body, "Rhian Pugh");
	expect_has(body, "You helped others");
	expect_has(body, "&lt;script&gt;");
	expect_has(body, "large=1");
	expect_lacks(body, HOSTILE);
	expect_lacks(body, RHIAN);
	expect_lacks(body, "robation");
	expect_has(http_get(h, "sam", letter).body, "Rhian Pugh");
	refuses(h, "sam", letter, FIELDS("words", "Again"), 422,
	        "This letter is signed already");
	refuses(h, "sam", BASE "/letter", FIELDS("own", "Another"), 422,
	        "The person said this themself");
	expect_equal(http_get(h, "sam", BASE "/letters/0000000000000").status,
	             404);
}

TEST("ending pages: a letter that is given stands among the person’s papers, "
     "and one that is not given yet is no paper")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	const char *letter;
	struct str body;

	takes(h, "rhian", MINE "/letter", FIELDS("own", HOSTILE));
	letter = at(h, BASE "/letters", look(h, &a)->letters[0].id);
	expect_lacks(http_get(h, "rhian", "/me/papers").body, "/letters/");
	expect_lacks(http_get(h, "sam", "/people/" RHIAN "/papers").body,
	             "/letters/");
	takes(h, "sam", letter, FIELDS("words", "You helped others"));
	body = http_get(h, "rhian", "/me/papers").body;
	expect_has(body, "My letter of what I achieved");
	expect_has(body, at(h, MINE "/letters", a.in.letters[0].id));
	expect_has(body, "24 November 2026");
	expect_lacks(body, HOSTILE);
	expect_has(body, MINE "/record/");
	expect_has(http_get(h, "sam", "/people/" RHIAN "/papers").body, letter);
	expect_has(http_get(h, "rhian", "/me/things").body,
	           "My letter of what I achieved");
}

TEST("ending pages: a worker writes down for the person what the letter names")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);

	takes(h, "sam", BASE "/letter", FIELDS("quotes", "moon", "own", "Yes"));
	expect_has(http_get(h, "rhian", MINE "/letter").body,
	           "wrote this for you");
}

TEST("ending pages: the closing talk and how it ended are written down by a "
     "worker, and put right with a reason")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;

	body = refuses(h, "sam", BASE "/talk",
	               FIELDS("day", "the other day", "why", HOSTILE), 400,
	               "Choose how it was");
	expect_has(body, "the other day");
	expect_has(body, "&lt;script&gt;");
	refuses(h, "sam", BASE "/talk",
	        FIELDS("how", "could_not", "day", "24/11/2026"), 400,
	        "Say why the person could not be asked");
	refuses(h, "sam", BASE "/outcome",
	        FIELDS("outcome", "completed", "ended_on", "24/11/2026", "why",
	               "Done"),
	        422, "First offer the closing talk");
	takes(h, "sam", BASE "/talk",
	      FIELDS("how", "together", "day", "24/11/2026", "room",
	             "Rhian and Sam"));
	expect_has(http_get(h, "sam", BASE).body, "Rhian and Sam");
	refuses(h, "sam", BASE "/outcome", FIELDS("ended_on", "moon"), 400,
	        "Choose how it ended");
	takes(h, "sam", BASE "/outcome",
	      FIELDS("outcome", "completed", "ended_on", "24/11/2026", "why",
	             "Done"));
	body = refuses(h, "sam", BASE "/outcome",
	               FIELDS("outcome", "died", "ended_on", "24/11/2026",
	                      "why", "x"),
	               422, "How it ended is set already");
	takes(h, "sam", BASE "/outcome",
	      FIELDS("outcome", "court_early", "corrects", "yes", "ended_on",
	             "24/11/2026", "why", "It was the court"));
	body = http_get(h, "rhian", MINE).body;
	expect_has(body, "The court ended it early");
	expect_has(body, "Put right since:");
	expect_has(body, "It was the court");
	body = http_get(h, "sam", "/people/" RHIAN).body;
	expect_has(body, BASE "\"");
	expect_has(body, "Ended early by the court");
}

TEST("ending pages: one button on the person's home comes back, and the worker "
     "finds it on the first page")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	const char *visit;
	struct str body;

	expect_has(http_get(h, "rhian", "/me").body, MINE "\"");
	expect_lacks(http_get(h, "rhian", "/me").body, "I want to talk again");
	refuses(h, "rhian", MINE "/door", FIELDS("words", "It is hard"), 422,
	        "There is no open door yet");
	ending_completed(h->w, &a);
	body = http_get(h, "rhian", "/me").body;
	expect_has(body, "The door is open until 24 May 2027");
	expect_has(body, "I want to talk again");
	expect_lacks(http_get(h, "sam", "/today").body, "They came back");
	takes(h, "rhian", MINE "/door", FIELDS("words", HOSTILE));
	body = refuses(h, "rhian", MINE "/door", FIELDS("words", "Again"), 422,
	               "We know already");
	expect_has(body, "Again</textarea>");
	expect_has(http_get(h, "rhian", "/me").body, "We know.");
	body = http_get(h, "sam", "/today").body;
	expect_has(body, "They came back");
	expect_has(body, BASE "\"");
	visit = at(h, BASE "/visits", look(h, &a)->visits[0].id);
	body = http_get(h, "sam", visit).body;
	expect_has(body, "&lt;script&gt;");
	expect_lacks(body, HOSTILE);
	refuses(h, "sam", visit, FIELDS("answer", ""), 400,
	        "Write it down first");
	takes(h, "sam", visit, FIELDS("answer", "We met on Tuesday"));
	body = refuses(h, "sam", visit, FIELDS("answer", "Twice"), 422,
	               "Somebody answered this already");
	expect_has(body, "Twice</textarea>");
	expect_has(http_get(h, "rhian", MINE).body, "We met on Tuesday");
	expect_lacks(http_get(h, "sam", "/today").body, "They came back");
	/* By phone. */
	expect_has(http_get(h, "sam", BASE "/door").body, "By phone");
	takes(h, "sam", BASE "/door", FIELDS("words", "She rang"));
	expect_has(http_get(h, "rhian", MINE).body, "wrote this for you");
	expect_equal(http_get(h, "sam", BASE "/visits/0000000000000").status,
	             404);
}

TEST("ending pages: all of it, and an empty sheet, are on paper")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;

	takes(h, "rhian", MINE "/words/changed", FIELDS("words", "I sleep"));
	ending_completed(h->w, &a);
	takes(h, "sam", BASE "/begin", FIELDS("x", "y"));
	expect_has(http_get(h, "sam", BASE).body, "Earlier endings");
	body = http_get(h, "sam", at(h, BASE "/record", a.in.id)).body;
	expect_has(body, "I sleep");
	expect_lacks(body, "<form");
	expect_has(http_get(h, "rhian", at(h, MINE "/record", a.in.id)).body,
	           "All of it is done");
	expect_equal(http_get(h, "sam", BASE "/record/0000000000000").status,
	             404);
	expect_has(http_get(h, "sam", BASE "/sheet").body,
	           "What changed for you?");
	body = http_get(h, "rhian", MINE "/sheet").body;
	expect_has(body, "For: Rhian. Day:");
	expect_has(body, "Give this to your worker");
	expect_lacks(body, "Pugh");
}

TEST("ending pages: a person out of reach and a reader without the right are "
     "refused")
{
	static const char *const rest[] = {
	        "",        "/sheet", "/words/changed", "/next",    "/choices",
	        "/letter", "/door",  "/talk",          "/outcome",
	};
	static const char *const posts[] = {
	        "/begin",  "/words/changed", "/next", "/choices",
	        "/letter", "/door",          "/talk", "/outcome",
	};
	struct act a;
	struct http *h = ending_http_begun(t, &a);

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

		expect_equal(
		        http_post(h, "ned", path, FIELDS("words", "x")).status,
		        404);
		expect_equal(http_post(h, "rhian", path, FIELDS("words", "x"))
		                     .status,
		             403);
	}
	expect_equal(http_get(h, "sam", MINE).status, 403);
}

TEST("ending pages: the timeline says what it was about, to each side in its "
     "words")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct str body;

	expect_ok(world_do(h->w, "rhian", ending_do_text, &a));
	expect_ok(world_do(h->w, "rhian", ending_do_support, &a));
	a.id = look(h, &a)->supports[0].id;
	a.what = ENDING_NO;
	expect_ok(world_do(h->w, "rhian", ending_do_say, &a));
	a.what = ENDING_STORIES;
	a.says = ENDING_SAYS_NO;
	expect_ok(world_do(h->w, "rhian", ending_do_answer, &a));
	ending_completed(h->w, &a);
	expect_ok(world_do(h->w, "rhian", ending_do_back, &a));
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "What changed");
	expect_has(body, "Not wanted");
	expect_has(body, "Your story");
	expect_has(body, "We met");
	expect_has(body, "Completed");
	expect_has(body, "The person came back");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You came back through the open door");
	expect_has(body, "You finished it");
	expect_has(body, MINE "\"");
}

TEST("ending pages: the circle is asked for at the end until it is kept")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	const char *asks = "Keep the circle as it is at the end";

	expect_ok(world_do(h->w, "rhian", ending_do_circle, &a));
	world_later(h->w, (int64_t)24 * 60 * 60 * 1000);
	expect_has(http_get(h, "rhian", MINE "/words/changed").body, asks);
	expect_has(http_get(h, "rhian", MINE "/words/changed").body,
	           "href=\"/me/plan/circle#keep\"");
	expect_has(http_get(h, "sam", BASE "/words/changed").body,
	           "href=\"/people/" RHIAN "/plan/circle#keep\"");
	/* who reads it and keeps nothing is not asked */
	expect_equal(http_get(h, "morgan", BASE "/words/changed").status, 200);
	expect_lacks(http_get(h, "morgan", BASE "/words/changed").body, asks);
	takes(h, "rhian", "/me/plan/circle-kept", FIELDS("why", "close"));
	expect_lacks(http_get(h, "rhian", MINE "/words/changed").body, asks);
}

TEST("ending pages: no circle is asked for where nobody is in it")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);

	expect_lacks(http_get(h, "rhian", MINE "/words/changed").body,
	             "Keep the circle as it is at the end");
}

TEST("ending pages: the ending is shown to the person when the rest is closed "
     "and it is said who is in the room, with nothing beside it")
{
	struct act a;
	struct http *h = ending_http_begun(t, &a);
	struct http_reply reply;

	takes(h, "rhian", MINE "/words/changed", FIELDS("words", HOSTILE));
	expect_has(http_get(h, "sam", BASE).body, "href=\"" BASE "/shown\"");
	expect_lacks(http_get(h, "rhian", MINE).body, "/shown");
	reply = http_get(h, "sam", BASE "/shown");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BASE "/together");
	expect_equal(http_get(h, "sam", BASE "/together").status, 200);
	refuses(h, "sam", BASE "/together", FIELDS("closed", "yes"), 400,
	        "Say who is in the room");
	expect_equal(http_get(h, "sam", BASE "/shown").status, 303);
	takes(h, "sam", BASE "/together",
	      FIELDS("closed", "yes", "room", "Rhian & Sam"));
	reply = http_get(h, "sam", BASE "/shown");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "With you at the screen: Rhian &amp; Sam");
	expect_has(reply.body, "Moving on");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "action=\"/sign-out\"");
	expect_lacks(reply.body, "href=\"/people");
	expect_lacks(reply.body, "moj-sub-navigation");
	expect_lacks(reply.body, RHIAN);
	expect_equal(http_get(h, "ned", BASE "/shown").status, 404);
	expect_equal(http_get(h, "rhian", BASE "/shown").status, 403);
	expect_equal(http_post(h, "ned", BASE "/together",
	                       FIELDS("closed", "yes", "room", "x"))
	                     .status,
	             404);
}

TEST("ending pages: an ending that has not begun is shown on no closed screen")
{
	struct act a;
	struct http *h = ending_http(t, &a);

	expect_lacks(http_get(h, "sam", BASE).body, BASE "/shown");
	expect_equal(http_get(h, "sam", BASE "/together").status, 404);
	expect_equal(http_get(h, "sam", BASE "/shown").status, 404);
}
