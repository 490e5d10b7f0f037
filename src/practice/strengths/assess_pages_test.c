/* assess_pages_test.c - the worker's pages: allowed, refused, invalid, hostile.
 */
#include "practice/strengths/assess_world_test.h"
#include "register/policy/policy.h"

#define BASE    "/people/" RHIAN "/strengths"
#define HOME    BASE "/areas/accommodation"
#define HOSTILE "<script>alert(1)</script>\"'&"

TEST("assess pages: a worker writes an area and goes on to the next")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", BASE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Nothing is written yet. Begin with what Rhian");
	expect_has(reply.body, "0 of 9 areas are complete");
	reply = http_get(h, "sam", HOME);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "What is strong here?");
	expect_has(reply.body, "Area 1 of 9");
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "3", "strengths", "Keeps it clean",
	                         "view", "A steady start", "priority", "2"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"),
	           BASE "/areas/employment_education");
	expect_has(http_get(h, "sam", HOME).body, "Keeps it clean");
	expect_has(http_get(h, "sam", BASE).body, "In progress");
	reply = http_post(h, "sam", BASE "/areas/lifestyle_associates",
	                  FIELDS("form", "3", "view", "Busy days"));
	expect_str(http_header(h, &reply, "Location"), BASE "/whole");
	reply = http_get(h, "sam", BASE "/whole");
	expect_has(reply.body, "Keeps it clean");
	expect_has(reply.body, "Busy days");
	reply = http_get(h, "sam", BASE "/print");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Keeps it clean");
	expect_lacks(reply.body, "<form");
}

TEST("assess pages: nothing, too much and what is no answer are said field by "
     "field, and what was typed is shown again")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	char *many = arena_bytes(h->w->arena, ASSESS_WORDS_MOST + 2, 1);
	struct http_reply reply;

	reply = http_post(h, "sam", HOME, FIELDS("form", "3"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something, or choose an answer");
	for (int i = 0; i <= ASSESS_WORDS_MOST; i++)
		many[i] = "abcdefghij"[i % 10];
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "3", "view", many, "needs", HOSTILE,
	                         "harm", "perhaps", "priority", "9"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, many);
	expect_has(reply.body, "This is too long: use 2000 letters at most");
	expect_has(reply.body, "Select yes or no");
	expect_has(reply.body, "Choose 1, 2 or 3, or leave it open");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "3", "done", "yes", "view", "Good"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select yes or no before this area is complete");
	assess_look(h->w, &a);
	expect_equal(a.a.id.v, 0);
}

TEST("assess pages: a line end of two characters counts as one")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	char *many = arena_bytes(h->w->arena, 2 * ASSESS_WORDS_MOST + 1, 1);
	struct http_reply reply;
	int n = 0;

	/* A letter and a line end, a thousand times, and no end at the end. */
	for (int i = 0; i < ASSESS_WORDS_MOST / 2; i++) {
		many[n++] = 'a';
		many[n++] = '\r';
		many[n++] = '\n';
	}
	many[n - 2] = 'b';
	many[n - 1] = '\0';
	reply = http_post(h, "sam", HOME, FIELDS("form", "3", "view", many));
	expect_equal(reply.status, 303);
	assess_look(h->w, &a);
	expect_equal(a.a.areas[ASSESS_ACCOMMODATION].work.view.n,
	             ASSESS_WORDS_MOST);
}

TEST("assess pages: a save on a stale page keeps what was typed and shows what "
     "is there now")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_equal(http_post(h, "sam", HOME,
	                       FIELDS("form", "3", "needs", "A longer lease"))
	                     .status,
	             303);
	reply = http_post(h, "priya", HOME,
	                  FIELDS("form", "3", "needs", "Two more chairs"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "This page has changed since you opened it");
	expect_has(reply.body, "What is there now");
	expect_has(reply.body, "A longer lease");
	expect_has(reply.body, "Two more chairs</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"1\"");
	/* Having seen it, they may save over it. */
	reply = http_post(h, "priya", HOME,
	                  FIELDS("form", "3", "version", "1", "needs",
	                         "Two more chairs"));
	expect_equal(reply.status, 303);
}

TEST("assess pages: questions that changed since the page was opened keep what "
     "was typed")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1", "needs", "A longer lease"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "The questions changed while you were writing");
	expect_has(reply.body, "A longer lease</textarea>");
	expect_has(reply.body, "name=\"form\" value=\"3\"");
}

TEST("assess pages: everything else is closed before the person sees the "
     "screen, and what they say is marked as written for them")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", HOME "/together");
	expect_equal(reply.status, 200);
	reply = http_post(h, "sam", HOME "/together", FIELDS("x", "y"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	reply = http_post(h, "sam", HOME "/together",
	                  FIELDS("closed", "yes", "room", "Rhian and Sam"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), HOME "/for-them");
	reply = http_get(h, "sam", HOME "/for-them");
	expect_has(reply.body, "How are things with the place where you live?");
	expect_lacks(reply.body, "serious harm");
	reply = http_post(h, "sam", HOME "/for-them", FIELDS("form", "3"));
	expect_equal(reply.status, 400);
	reply = http_post(h, "sam", HOME "/for-them",
	                  FIELDS("form", "3", "view", "It is damp", "ready",
	                         "want_to_make_changes"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", HOME);
	expect_has(reply.body, "It is damp");
	expect_has(reply.body, "wrote this for Rhian");
	/* Their own words end that. */
	assess_says(h->w, &a, "rhian", ASSESS_ACCOMMODATION,
	            S("It is dry now"));
	reply = http_post(h, "sam", HOME "/for-them",
	                  FIELDS("form", "3", "version", "2", "view",
	                         "Damp again", "ready", "want_to_make_changes",
	                         "ready_words", "By the spring", "priority",
	                         "9"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Nobody else changes them");
	expect_has(reply.body, "It was not saved. Copy it from here");
	expect_has(reply.body, "Damp again");
	expect_has(reply.body, "By the spring");
	expect_lacks(http_get(h, "sam", HOME).body, HOME "/for-them");
}

TEST("assess pages: an area that is none, a person out of reach and a reader "
     "without the right are refused")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	expect_equal(http_get(h, "sam", BASE "/areas/weather").status, 404);
	expect_equal(http_post(h, "sam", BASE "/areas/weather",
	                       FIELDS("form", "3", "view", "x"))
	                     .status,
	             404);
	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "ned", HOME).status, 404);
	expect_equal(http_get(h, "ned", BASE "/whole").status, 404);
	expect_equal(http_get(h, "ned", BASE "/print").status, 404);
	expect_equal(http_get(h, "ned", HOME "/together").status, 404);
	expect_equal(http_get(h, "ned", HOME "/for-them").status, 404);
	expect_equal(http_post(h, "ned", HOME, FIELDS("form", "3", "view", "x"))
	                     .status,
	             404);
	expect_equal(http_post(h, "ned", HOME "/together",
	                       FIELDS("closed", "yes"))
	                     .status,
	             404);
	expect_equal(http_post(h, "ned", HOME "/for-them",
	                       FIELDS("form", "3", "view", "x"))
	                     .status,
	             404);
	expect_equal(http_get(h, "rhian", BASE).status, 403);
	expect_equal(http_get(h, "ada", BASE).status, 403);
	expect_equal(http_get(h, NULL, BASE).status, 303);
}

TEST("assess pages: where the two sides differ, both stand beside each other")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("Money is fine"));
	a.seen = 1;
	a.own.priority = 3;
	expect_ok(world_do(h->w, "rhian", assess_do_own, &a));
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Has a savings jar"), false);
	reply = http_get(h, "sam", BASE "/whole");
	expect_has(reply.body, "Something to talk about: Rhian says “3, "
	                       "later”, the worker says “2, soon”.");
	expect_has(reply.body, "Money is fine");
	expect_has(reply.body, "Has a savings jar");
	expect_has(reply.body, "Rhian’s own words");
}

/* --- sharing and signing ------------------------------------------------ */

#define SEEN(h, a) \
	str_c((h)->w->arena, \
	      str_print((h)->w->arena, "%lld", (long long)(a).a.version))

TEST("assess pages: an assessment is shared, signed and countersigned by "
     "somebody else")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("Money is fine"));
	assess_look(h->w, &a);
	expect_has(http_get(h, "sam", BASE "/whole").body,
	           "It can be signed when each area is complete");
	reply = http_post(h, "sam", BASE "/sign",
	                  FIELDS("version", SEEN(h, a)));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Complete each area, then sign");
	reply = http_post(h, "sam", BASE "/share", FIELDS("version", "0"));
	expect_equal(reply.status, 409);
	reply = http_post(h, "sam", BASE "/share",
	                  FIELDS("version", SEEN(h, a)));
	expect_equal(reply.status, 303);
	assess_all_done(h->w, &a);
	reply = http_post(h, "sam", BASE "/sign",
	                  FIELDS("version", SEEN(h, a)));
	expect_equal(reply.status, 303);
	assess_look(h->w, &a);
	reply = http_get(h, "sam", BASE "/whole");
	expect_has(reply.body, "did not sign it looks at it now");
	expect_lacks(reply.body, "/answer\"");
	expect_equal(http_post(h, "sam", BASE "/answer",
	                       FIELDS("says", "yes", "version", SEEN(h, a)))
	                     .status,
	             403);
	reply = http_post(h, "priya", BASE "/answer",
	                  FIELDS("version", SEEN(h, a)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select whether you countersign it");
	expect_has(reply.body, "Say why you send it back");
	reply = http_post(h, "priya", BASE "/answer",
	                  FIELDS("says", "yes", "version", SEEN(h, a)));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", BASE "/whole").body,
	           "countersigned it on 24 November 2026");
}

TEST("assess pages: an earlier edition is read as it was, and made the newest "
     "again")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;
	const char *former;

	expect_has(http_get(h, "sam", BASE "/history").body,
	           "Nothing is written yet");
	a.days = -100;
	a.own.form = a.work.form = 1;
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Has a savings jar"), false);
	assess_look(h->w, &a);
	a.back = a.a.id;
	a.days = 0;
	a.work.form = 3;
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Has a bank account"), false);
	former =
	        http_at(h, BASE "/history", id_show(h->w->arena, a.back.v), "");
	reply = http_get(h, "sam", BASE "/history");
	expect_has(reply.body, former);
	reply = http_get(h, "sam", former);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Has a savings jar");
	expect_has(reply.body, "Strengths and protective factors");
	expect_lacks(reply.body, "Has a bank account");
	expect_equal(http_get(h, "ned", former).status, 404);
	expect_equal(http_get(h, "ned", BASE "/history").status, 404);
	former = http_at(h, BASE "/history", id_show(h->w->arena, a.back.v),
	                 "/back");
	expect_equal(http_post(h, "ned", former, FIELDS("version", "2")).status,
	             404);
	expect_equal(http_post(h, "sam", former, FIELDS("version", "1")).status,
	             409);
	expect_equal(http_post(h, "sam", former, FIELDS("version", "2")).status,
	             303);
	expect_has(http_get(h, "sam", BASE "/whole").body, "Has a savings jar");
	expect_equal(http_get(h, "sam", BASE "/history/0000000000000").status,
	             404);
}

/* --- the person's own --------------------------------------------------- */

#define MINE "/me/strengths"

TEST("assess pages: the person writes their side and reads what was shared, "
     "without links and evidence")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "rhian", MINE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "once they share it");
	reply = http_get(h, "rhian", MINE "/accommodation");
	expect_has(reply.body, "How are things with the place where you live?");
	expect_lacks(reply.body, "The person was not there");
	reply = http_post(h, "rhian", MINE "/accommodation",
	                  FIELDS("form", "3", "view", "I like my flat",
	                         "strengths", HOSTILE, "ready", "made_changes",
	                         "priority", "3"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"),
	           MINE "/employment_education");
	assess_writes(h->w, &a, ASSESS_ACCOMMODATION, S("Keeps it clean"),
	              false);
	expect_lacks(http_get(h, "rhian", MINE "/accommodation").body,
	             "Keeps it clean");
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	reply = http_get(h, "rhian", MINE "/accommodation");
	expect_has(reply.body, "Keeps it clean");
	expect_has(reply.body, "A steady start");
	expect_has(reply.body, "Something to talk about: you say “3, later”");
	expect_lacks(reply.body, "When money is short");
	expect_lacks(reply.body, "The landlord told us");
	expect_has(http_get(h, "rhian", MINE).body, "Keeps it clean");
	reply = http_get(h, "rhian", MINE "/print");
	expect_has(reply.body, "I like my flat");
	expect_has(reply.body, "What are you good at here, or what helps you?");
	expect_has(reply.body, "&lt;script&gt;alert(1)");
	expect_lacks(reply.body, HOSTILE);
	expect_lacks(reply.body, "The landlord told us");
	expect_lacks(reply.body, "When money is short");
	/* Whoever works with her reads it first, as her own words. */
	reply = http_get(h, "sam", "/people/" RHIAN);
	expect_has(reply.body, "&lt;script&gt;alert(1)");
	expect_has(reply.body, "Rhian’s own words");
}

TEST("assess pages: either side ticks that there is nothing, and it is read "
     "in those words")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "rhian", MINE "/finance",
	                  FIELDS("form", "3", "view", "Tight", "nothing",
	                         "yes"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "You wrote something here. Take the tick away");
	reply = http_post(h, "rhian", MINE "/finance",
	                  FIELDS("form", "3", "nothing", "yes"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", MINE "/finance").body, " checked");
	reply = http_post(h, "sam", "/people/" RHIAN "/strengths/areas/finance",
	                  FIELDS("form", "3", "nothing", "yes", "harm", "no",
	                         "reoffending", "no", "done", "yes"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", "/people/" RHIAN "/strengths/whole");
	expect_has(reply.body, "I have nothing to say here");
	expect_has(reply.body, "I have nothing to add here");
	/* The sheet asks the same. */
	reply = http_get(h, "rhian", MINE "/sheet");
	expect_has(reply.body, "What are you good at here, or what helps you?");
	expect_has(reply.body, "I have nothing to say here");
}

TEST("assess pages: the person's own bad input is said, kept and not taken")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "rhian", MINE "/finance", FIELDS("form", "3"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something, or choose an answer");
	reply = http_post(h, "rhian", MINE "/finance",
	                  FIELDS("form", "3", "view", HOSTILE, "ready",
	                         "not_present"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose one of the answers");
	expect_lacks(reply.body, HOSTILE);
	reply = http_post(h, "rhian", MINE "/finance",
	                  FIELDS("form", "1", "view", "It is tight"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "It is tight</textarea>");
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is fine"));
	reply = http_post(h, "rhian", MINE "/finance",
	                  FIELDS("form", "3", "view", "It is tight"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "It is fine");
	expect_has(reply.body, "It is tight</textarea>");
	expect_equal(http_post(h, "rhian", MINE "/weather",
	                       FIELDS("form", "3", "view", "x"))
	                     .status,
	             404);
	expect_equal(http_get(h, "rhian", MINE "/weather").status, 404);
	expect_equal(http_get(h, "sam", MINE).status, 403);
	expect_equal(http_post(h, "sam", MINE "/finance",
	                       FIELDS("form", "3", "view", "x"))
	                     .status,
	             403);
}

TEST("assess pages: from each area a goal in an area of the plan is made")
{
	struct act a = {.person = {0}};
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	for (int code = 0; code < ASSESS_AREA_COUNT; code++) {
		body = http_get(h, "sam",
		                http_at(h, "/people/" RHIAN "/strengths/areas",
		                        str_of(assess_codes[code]), ""))
		               .body;
		expect_has(body, "/people/" RHIAN "/plan/goals/new?area=");
		expect_lacks(body, "area=(null)");
		body = http_get(h, "rhian",
		                http_at(h, "/me/strengths",
		                        str_of(assess_codes[code]), ""))
		               .body;
		expect_has(body, "/me/plan/goals/new?area=");
	}
	body = http_get(h, "sam", "/people/" RHIAN "/strengths/areas/drug_use")
	               .body;

	expect_has(body, "/people/" RHIAN "/plan/goals/new?area=drug-use");
	body = http_get(h, "rhian", "/me/strengths/finance").body;
	expect_has(body, "/me/plan/goals/new?area=finances");
	expect_lacks(body, "another part of life for it");
}

TEST("assess pages: of lifestyle a goal begins among thinking, says so, and "
     "another area can be chosen")
{
	struct act a = {.person = {0}};
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body =
	        http_get(h, "rhian", "/me/strengths/lifestyle_associates").body;

	expect_has(body, "/me/plan/goals/new?area="
	                 "thinking-behaviours-and-attitudes\"");
	expect_has(body, "starts under “How I think and act”");
	body = http_get(h, "sam",
	                "/people/" RHIAN
	                "/strengths/areas/lifestyle_associates")
	               .body;
	expect_has(body, "/plan/goals/new?area="
	                 "thinking-behaviours-and-attitudes\"");
	expect_has(body, "A plan has no area of this name.");
	expect_lacks(http_get(h, "sam",
	                      "/people/" RHIAN "/strengths/areas/"
	                      "thinking_behaviours_attitudes")
	                     .body,
	             "A plan has no area of this name.");
}

/* --- the head of the paper ------------------------------------------------ */

struct paper_rule {
	const char *rule;
	struct str value;
	struct policy_id id;
};

static const struct fault *
paper_propose(struct ctx *ctx, void *data)
{
	struct paper_rule *p = data;

	return policy_propose(ctx,
	                      &(struct policy_row){
	                              .rule = str_of(p->rule),
	                              .valid_from = ctx->today,
	                              .valid_to = DATE_NONE,
	                              .selector = S(""),
	                              .value = p->value,
	                              .source = S("Our own"),
	                      },
	                      &p->id);
}

static const struct fault *
paper_confirm(struct ctx *ctx, void *data)
{
	const struct paper_rule *p = data;

	return policy_decide(ctx, p->id, true);
}

static const struct fault *
paper_seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

TEST("assess pages: the marking and the service's name on paper are dated "
     "rules")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct paper_rule rules[] = {
	        {"strengths.paper_marking", S("Sensitive <b>"), {0}},
	        {"strengths.paper_service", S("Harbour Service & Co"), {0}}};
	struct str body;

	expect_ok(world_do(h->w, NULL, paper_seed, NULL));
	body = http_get(h, "sam", BASE "/print").body;
	expect_has(body, "My Direction <strong>Official – sensitive</strong>");
	/* What one person proposed holds for nobody yet. */
	expect_ok(world_do(h->w, "morgan", paper_propose, &rules[0]));
	expect_has(http_get(h, "sam", BASE "/print").body,
	           "My Direction <strong>Official – sensitive</strong>");
	for (size_t i = 0; i < 2; i++) {
		expect_ok(world_do(h->w, "morgan", paper_propose, &rules[i]));
		expect_ok(world_do(h->w, "ada", paper_confirm, &rules[i]));
		expect_has(http_get(h, "sam", BASE "/print").body,
		           "Sensitive &lt;b&gt;");
	}
	body = http_get(h, "sam", BASE "/print").body;
	expect_has(body, "Harbour Service &amp; Co");
	expect_lacks(body, "Official – sensitive");
}

TEST("assess pages: somebody's own paper bears no marking")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	expect_ok(world_do(h->w, NULL, paper_seed, NULL));
	body = http_get(h, "rhian", MINE "/print").body;
	expect_has(body, "My Direction</p>");
	expect_lacks(body, "Official – sensitive");
}
