/* support_pages_test.c - the pages of both sides: allowed, refused, invalid,
 * hostile. */
#include "practice/support/support_world_test.h"

#define BASE    "/people/" RHIAN "/support"
#define MINE    "/me/support"
#define WAYS    "/people/" RHIAN "/pathways"
#define MYWAYS  "/me/pathways"
#define HOSTILE "<script>alert(1)</script>\"'&"

static const char *
entry_at(struct http *h, struct act *a, const char *base, const char *rest)
{
	return http_at(h, base, support_last(h->w, a), rest);
}

static const char *
need_at(struct http *h, struct act *a, const char *base, const char *rest)
{
	return http_at(h, base, support_last_need(h->w, a), rest);
}

TEST("support pages: the person says what they are good at and what helps, and "
     "the worker reads it on the case")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", MINE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "How I learn, and what helps me");
	expect_has(reply.body, "Nothing is here yet.");
	expect_lacks(http_get(h, "rhian", "/me/plan/print").body,
	             "You said that this helps you");
	reply = http_get(h, "rhian", MINE "/add/strength");
	expect_has(reply.body, "I read the news each day.");
	expect_lacks(reply.body, "My worker saw it");
	expect_lacks(reply.body, " checked");
	reply = http_post(h, "rhian", MINE "/add/strength",
	                  FIELDS("edition", "1", "code", "memory", "words",
	                         HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_post(h, "rhian", MINE "/add/help",
	                  FIELDS("edition", "1", "code", "large_print", "doer",
	                         "everybody", "again", "1/3/2027"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", MINE);
	expect_has(reply.body, "You said this");
	expect_has(reply.body, "/print?large=1");
	expect_has(reply.body, "Ask again by 1 March 2027");
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "Rhian said this");
	expect_lacks(reply.body, "Take it back");
	reply = http_get(h, "sam", "/people/" RHIAN);
	expect_has(reply.body, "What helps Rhian");
	expect_has(reply.body, "Large print");
	expect_has(reply.body, BASE "\"");
	expect_has(reply.body, WAYS "\"");
	reply = http_get(h, "rhian", "/me");
	expect_has(reply.body, MINE "\"");
	expect_has(http_get(h, "rhian", "/me/plan/print").body,
	           "You said that this helps you");
	expect_lacks(http_get(h, "sam", "/people/" RHIAN "/plan/print").body,
	             "You said that this helps you");
}

TEST("support pages: what is wrong is said field by field, and what was typed "
     "is shown again")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "sam", BASE "/add/need",
	                  FIELDS("edition", "1", "detail", HOSTILE, "source",
	                         "says"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose what it is about");
	expect_has(reply.body, "Write it down first");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	reply = http_post(h, "sam", BASE "/add/help",
	                  FIELDS("edition", "1", "words", "a cup of tea",
	                         "again", "soon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose what helps");
	expect_has(reply.body, "Choose who does it");
	expect_has(reply.body, "Write a day to ask again");
	expect_has(reply.body, "a cup of tea");
	expect_has(reply.body, "soon");
	reply = http_post(h, "sam", BASE "/add/condition",
	                  FIELDS("edition", "1", "words", "Asthma", "source",
	                         "seen"));
	expect_equal(reply.status, 400);
	expect_has(reply.body,
	           "A condition is what they say, or what a doctor found");
	expect_equal(http_get(h, "sam", BASE "/add/weather").status, 404);
	expect_equal(http_post(h, "rhian", MINE "/add/weather",
	                       FIELDS("edition", "1", "words", "x"))
	                     .status,
	             404);
	support_look(h->w, &a);
	expect_equal(a.now.n, 0);
}

TEST("support pages: what is asked that changed since the page was opened is "
     "told, with what was typed still there")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "rhian", MINE "/add/strength").body,
	           "name=\"edition\" value=\"1\"");
	reply = http_post(h, "rhian", MINE "/add/strength",
	                  FIELDS("edition", "2", "code", "memory", "words",
	                         "I know faces"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The questions changed while this was open");
	expect_has(reply.body, ">I know faces</textarea>");
	expect_has(reply.body, "name=\"edition\" value=\"1\"");
	reply = http_post(h, "sam", BASE "/add/help",
	                  FIELDS("code", "large_print", "doer", "everybody"));
	expect_equal(reply.status, 422);
	support_look(h->w, &a);
	expect_equal(a.now.n, 0);
}

TEST("support pages: a condition is not on the case, not on paper, and apart "
     "from what was diagnosed")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	expect_equal(http_post(h, "rhian", MINE "/add/condition",
	                       FIELDS("edition", "1", "words", "Dyslexia"))
	                     .status,
	             303);
	expect_equal(http_post(h, "sam", BASE "/add/condition",
	                       FIELDS("edition", "1", "words", "Asthma",
	                              "source", "diagnosed", "detail",
	                              "Dr Rees"))
	                     .status,
	             303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "Dyslexia");
	expect_has(reply.body, "A diagnosis: Dr Rees");
	expect_lacks(http_get(h, "sam", "/people/" RHIAN).body, "Dyslexia");
	expect_lacks(http_get(h, "sam", BASE "/print").body, "Dyslexia");
	expect_lacks(http_get(h, "rhian", MINE "/print").body, "Asthma");
	reply = http_get(h, "rhian", MINE "/add/condition");
	expect_has(reply.body, "You do not have to say.");
	expect_has(http_get(h, "sam", BASE "/add/condition").body,
	           "A worker diagnoses nothing.");
}

TEST("support pages: words are taken back, asked about again and finished, "
     "each by whoever may")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	support_helps_say(h->w, &a, "rhian", SUPPORT_BREAKS, "");
	reply = http_post(h, "sam", entry_at(h, &a, BASE "/entries", "/again"),
	                  FIELDS("again", "never"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write a day to ask again");
	expect_has(reply.body, "never");
	expect_equal(http_post(h, "sam",
	                       entry_at(h, &a, BASE "/entries", "/again"),
	                       FIELDS("again", "1/3/2027"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian",
	                       entry_at(h, &a, MINE "/entries", "/again"),
	                       FIELDS("again", "1/4/2027"))
	                     .status,
	             303);
	reply = http_post(h, "sam", entry_at(h, &a, BASE "/entries", "/back"),
	                  FIELDS("x", "y"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Whoever wrote this takes it back");
	reply = http_post(h, "rhian", MINE "/end", FIELDS("x", "y"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Strengths come first");
	support_says(h->w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "Listens");
	expect_equal(http_post(h, "sam", BASE "/end", FIELDS("x", "y")).status,
	             303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "Finished on 24 November 2026");
	expect_has(reply.body, "Sam Okafor sees it so");
	expect_lacks(reply.body, "This is all for now");
	world_later(h->w, 1000);
	expect_equal(http_post(h, "sam",
	                       entry_at(h, &a, BASE "/entries", "/back"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "What was taken back");
	expect_has(reply.body, "Something has changed since then.");
	support_says(h->w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "I listen");
	expect_equal(
	        http_post(h, "rhian", MINE "/end", FIELDS("x", "y")).status,
	        303);
	expect_equal(http_post(h, "rhian",
	                       entry_at(h, &a, MINE "/entries", "/back"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
}

TEST("support pages: words that may tell something wait for a yes, and the "
     "page asks both sides for it")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "sam", BASE "/add/help");
	expect_has(reply.body, "Did Rhian say that everybody who meets them");
	expect_lacks(http_get(h, "rhian", MINE "/add/help").body,
	             "Did Rhian say");
	reply = http_post(h, "sam", BASE "/add/help",
	                  FIELDS("edition", "1", "code", "large_print", "doer",
	                         "everybody", "words", "I am nearly blind <b>",
	                         "share", "yes"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", "/people/" RHIAN).body, "blind");
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "“blind” may tell others about health.");
	expect_has(reply.body, "Ask first: may everybody");
	expect_has(reply.body, "nearly blind &lt;b&gt;");
	reply = http_get(h, "rhian", MINE);
	expect_has(reply.body, "Only you and your worker read these words.");
	expect_has(reply.body, "May all who meet you read these words?");
	reply = http_post(h, "sam", entry_at(h, &a, BASE "/entries", "/share"),
	                  FIELDS("share", "perhaps"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Choose yes or no");
	expect_equal(http_post(h, "rhian",
	                       entry_at(h, &a, MINE "/entries", "/share"),
	                       FIELDS("share", "no"))
	                     .status,
	             303);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "They said no to this themselves.");
	expect_lacks(reply.body, "They say yes");
	world_later(h->w, 1000);
	expect_equal(http_post(h, "rhian",
	                       entry_at(h, &a, MINE "/entries", "/share"),
	                       FIELDS("share", "yes"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE).body,
	           "All who meet you read these words.");
	world_later(h->w, 1000);
	expect_has(http_get(h, "sam", "/people/" RHIAN).body, "nearly blind");
	expect_equal(http_post(h, "sam",
	                       entry_at(h, &a, BASE "/entries", "/share"),
	                       FIELDS("share", "no"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "sam", "/people/" RHIAN).body, "blind");
}

TEST("support pages: a day to ask again that is over says so")
{
	struct act a;
	struct http *h = support_http(t, &a);

	expect_true(date_make(2026, 11, 25, &a.know.again));
	support_helps_say(h->w, &a, "rhian", SUPPORT_BREAKS, "");
	expect_lacks(http_get(h, "priya", BASE).body, "Time to ask again");
	world_later(h->w, (int64_t)3 * 86400000);
	expect_has(http_get(h, "sam", BASE).body, "Time to ask again");
}

/* --- pathways ------------------------------------------------------------- */

TEST("support pages: answers are shown to be checked before they are saved")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "sam", WAYS);
	expect_has(reply.body, "0 of 7 parts were talked about.");
	expect_has(reply.body, "Not asked yet");
	reply = http_get(h, "sam", WAYS "/parts/accommodation");
	expect_has(reply.body, "Whose words are these?");
	expect_lacks(reply.body, " checked");
	reply = http_post(h, "sam", WAYS "/parts/accommodation",
	                  FIELDS("words", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose whose words these are");
	expect_has(reply.body, "Choose who supports");
	expect_has(reply.body, "Choose where it is");
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "sam", WAYS "/parts/accommodation",
	                  FIELDS("words", HOSTILE, "voice", "worker", "with",
	                         "partner", "partner", "Harbour", "state",
	                         "in_progress", "notes", "On the list"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Check your answers");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "Mine, as I see it");
	expect_has(reply.body, "In progress");
	expect_has(reply.body, "Harbour");
	support_look(h->w, &a);
	expect_equal(a.paths.n, 0);
	/* Back to the form, with what was typed. */
	reply = http_post(h, "sam", WAYS "/parts/accommodation",
	                  FIELDS("words", "A flat", "voice", "worker", "with",
	                         "worker", "state", "in_progress", "step",
	                         "change"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "A flat</textarea>");
	support_look(h->w, &a);
	expect_equal(a.paths.n, 0);
	reply = http_post(h, "sam", WAYS "/parts/accommodation",
	                  FIELDS("words", "A flat", "voice", "worker", "with",
	                         "worker", "state", "in_progress", "step",
	                         "save"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", WAYS);
	expect_has(reply.body, "1 of 7 parts was talked about.");
	expect_has(reply.body, "In progress");
	expect_has(http_get(h, "sam", WAYS "/print").body, "A flat");
}

TEST("support pages: the person asks, thinks, declines and takes back on their "
     "own pages")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", MYWAYS "/parts/health");
	expect_has(reply.body, "My health");
	expect_lacks(reply.body, "Whose words are these?");
	expect_equal(http_post(h, "rhian", MYWAYS "/parts/health",
	                       FIELDS("words", "A dentist", "with", "person",
	                              "state", "not_started", "step", "save"))
	                     .status,
	             303);
	reply = http_get(h, "rhian", need_at(h, &a, MYWAYS "/needs", ""));
	expect_has(reply.body, "A dentist");
	expect_has(reply.body, "/me/plan/goals/new?from=");
	expect_equal(http_post(h, "rhian",
	                       need_at(h, &a, MYWAYS "/needs", "/thinks"),
	                       FIELDS("thinks", HOSTILE))
	                     .status,
	             303);
	reply = http_post(h, "rhian",
	                  need_at(h, &a, MYWAYS "/needs", "/thinks"),
	                  FIELDS("thinks", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write it down first");
	reply = http_get(h, "sam", need_at(h, &a, WAYS "/needs", ""));
	expect_has(reply.body, "What Rhian thinks of it");
	expect_lacks(reply.body, HOSTILE);
	expect_lacks(reply.body, "name=\"thinks\"");
}

TEST("support pages: what the person declined is not asked of a worker, and "
     "what was typed is kept")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	support_needs(h->w, &a, "rhian", 6, PATH_NOT_STARTED, "A dentist");
	reply = http_post(h, "sam", need_at(h, &a, WAYS "/needs", "/state"),
	                  FIELDS("state", "declined"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write down why");
	expect_equal(http_post(h, "sam",
	                       need_at(h, &a, WAYS "/needs", "/state"),
	                       FIELDS("state", "in_progress"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian",
	                       need_at(h, &a, MYWAYS "/needs", "/state"),
	                       FIELDS("state", "declined"))
	                     .status,
	             303);
	reply = http_get(h, "sam", need_at(h, &a, WAYS "/needs", ""));
	expect_has(reply.body, "They open it again");
	expect_lacks(reply.body, "name=\"state\"");
	reply = http_post(h, "sam", need_at(h, &a, WAYS "/needs", "/state"),
	                  FIELDS("state", "met", "notes", "It was done"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "It was done</textarea>");
	expect_equal(http_post(h, "sam", need_at(h, &a, WAYS "/needs", "/back"),
	                       FIELDS("x", "y"))
	                     .status,
	             422);
	expect_equal(http_post(h, "rhian",
	                       need_at(h, &a, MYWAYS "/needs", "/back"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	reply = http_get(h, "rhian", need_at(h, &a, MYWAYS "/needs", ""));
	expect_has(reply.body, "Taken back");
	expect_lacks(reply.body, "Make it a goal");
	expect_has(http_get(h, "sam", WAYS "/parts/health").body,
	           "What was taken back");
	support_needs(h->w, &a, "sam", 6, PATH_MET, "A doctor");
	expect_equal(http_post(h, "sam", need_at(h, &a, WAYS "/needs", "/back"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
}

TEST("support pages: nothing is needed, and it is said on a day")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	expect_equal(http_post(h, "rhian", MYWAYS "/parts/health/none",
	                       FIELDS("why", "I am well"))
	                     .status,
	             303);
	reply = http_get(h, "sam", WAYS "/parts/health");
	expect_has(reply.body, "On 24 November 2026: no support needed.");
	expect_has(reply.body, "I am well");
	expect_lacks(reply.body, "name=\"why\"");
	reply = http_post(h, "sam", WAYS "/parts/health/none",
	                  FIELDS("why", "She is well"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "She is well</textarea>");
	expect_equal(http_post(h, "sam", WAYS "/parts/accommodation/none",
	                       FIELDS("why", ""))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MYWAYS).body,
	           "2 of 7 parts were talked about.");
	expect_has(http_get(h, "rhian", MYWAYS "/print").body,
	           "My health: No support needed");
	expect_equal(http_get(h, "sam", WAYS "/parts/weather").status, 404);
	expect_equal(http_post(h, "sam", WAYS "/parts/weather/none",
	                       FIELDS("why", ""))
	                     .status,
	             404);
	expect_equal(http_post(h, "sam", WAYS "/parts/weather",
	                       FIELDS("words", ""))
	                     .status,
	             404);
}

TEST("support pages: a person out of reach and a reader without the right are "
     "refused")
{
	static const char *const at[] = {
	        BASE, BASE "/print", BASE "/add/help",
	        WAYS, WAYS "/print", WAYS "/parts/health",
	};
	static const char *const posts[] = {
	        BASE "/add/strength",
	        BASE "/end",
	        WAYS "/parts/health",
	        WAYS "/parts/health/none",
	};
	struct act a;
	struct http *h = support_http(t, &a);

	support_needs(h->w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		expect_equal(http_get(h, "ned", at[i]).status, 404);
		expect_equal(http_get(h, "rhian", at[i]).status, 403);
		expect_equal(http_get(h, "ada", at[i]).status, 403);
		expect_equal(http_get(h, NULL, at[i]).status, 303);
	}
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
		expect_equal(
		        http_post(h, "ned", posts[i], FIELDS("x", "y")).status,
		        404);
		expect_equal(http_post(h, "rhian", posts[i], FIELDS("x", "y"))
		                     .status,
		             403);
	}
	expect_equal(
	        http_get(h, "ned", need_at(h, &a, WAYS "/needs", "")).status,
	        404);
	expect_equal(http_get(h, "sam", WAYS "/needs/0000000000000").status,
	             404);
	expect_equal(http_get(h, "sam", MINE).status, 403);
	expect_equal(http_get(h, "sam", MYWAYS).status, 403);
}

TEST("support pages: the timeline says what it was, and names no words")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct str body;

	support_says(h->w, &a, "rhian", KNOW_CONDITION, KNOW_SAYS, "Dyslexia");
	support_needs(h->w, &a, "sam", 5, PATH_IN_PROGRESS, "A bank account");
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "wrote down a need for support");
	expect_has(body, "Finance and ID");
	expect_lacks(body, "Dyslexia");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You said something of how you learn");
	expect_has(body, MINE "\"");
}

TEST("support pages: a worker sets aside what another worker wrote, and the "
     "reason stands in the history for both")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	support_says(h->w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "She reads");
	expect_has(http_get(h, "priya", BASE).body, "/aside\"");
	expect_lacks(http_get(h, "sam", BASE).body, "/aside\"");
	expect_lacks(http_get(h, "rhian", MINE).body, "/aside\"");
	reply = http_post(h, "priya",
	                  entry_at(h, &a, BASE "/entries", "/aside"),
	                  FIELDS("why", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write why you set this aside");
	reply = http_post(h, "sam", entry_at(h, &a, BASE "/entries", "/aside"),
	                  FIELDS("why", "x"));
	expect_equal(reply.status, 422);
	reply = http_post(h, "ned", entry_at(h, &a, BASE "/entries", "/aside"),
	                  FIELDS("why", "x"));
	expect_equal(reply.status, 404);
	reply = http_post(h, "priya",
	                  entry_at(h, &a, BASE "/entries", "/aside"),
	                  FIELDS("why", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", MINE);
	expect_has(reply.body, "set this aside on");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	reply = http_get(h, "sam", BASE "/all");
	expect_has(reply.body, "She reads");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
}

TEST("support pages: what one page does not hold is on the next, for both")
{
	struct act a;
	struct http *h = support_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "rhian", MINE "/all").body,
	           "Nothing is here yet.");
	expect_equal(http_get(h, "ned", BASE "/all").status, 404);
	support_says(h->w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "The first");
	expect_lacks(http_get(h, "sam", BASE).body, "All that was written");
	a.many = KNOW_PAGE;
	expect_ok(world_do(h->w, "sam", support_do_many, &a));
	expect_has(http_get(h, "rhian", MINE).body, MINE "/all\"");
	reply = http_get(h, "sam", BASE "/all");
	expect_has(reply.body, "Older ones");
	expect_lacks(reply.body, "The first");
	reply = http_get(h, "rhian", MINE "/all?page=2");
	expect_has(reply.body, "The first");
	expect_has(reply.body, "Newer ones");
	expect_lacks(reply.body, "Older ones");
	/* What is no page is the first. */
	expect_has(http_get(h, "sam", BASE "/all?page=moon").body,
	           "Older ones");
	expect_has(http_get(h, "sam", BASE "/all?page=51").body, "Older ones");
}
