/* form_mine_pages_test.c - what the person is asked of the services' form, on
 * pages and on paper: allowed, refused, invalid, hostile. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_mine.h"

#define ME      "/me/strengths/more"
#define HEALTH  ME "/health-wellbeing"
#define BELONG  ME "/personal-relationships-community"
#define CASE    "/people/" RHIAN "/strengths/more"
#define FOR     CASE "/health-wellbeing"
#define FORM_   "/people/" RHIAN "/strengths/form"
#define HOSTILE "<script>alert(1)</script>\"'&"

/* As typed from a sheet; with the person there: sit_form_test.c. */
#define SHEET "?from=sheet"

TEST("needs mine pages: the person answers a section, goes on to the next, and "
     "the worker sees whose answers they are")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "rhian", "/me/strengths");
	expect_has(reply.body, "href=\"" HEALTH "\"");
	expect_lacks(reply.body, "href=\"" ME "/finance\"");
	reply = http_get(h, "rhian", HEALTH);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "How do you feel about your future?");
	expect_lacks(reply.body, "NOT_PRESENT");
	expect_lacks(reply.body, "self_harmed");
	reply = http_post(h, "rhian", HEALTH,
	                  FIELDS("form", "1.0", "health_wellbeing_outlook",
	                         "OPTIMISTIC",
	                         "health_wellbeing_positive_factors", "OTHER",
	                         "health_wellbeing_positive_factors_other_"
	                         "details",
	                         "My dog"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BELONG);
	reply = http_get(h, "rhian", HEALTH);
	expect_has(reply.body, "My dog");
	expect_has(reply.body, "Your own words");
	reply = http_get(h, "sam", FORM_ "/health-wellbeing/answers");
	expect_has(reply.body, "What Rhian answered");
	expect_has(reply.body, "Rhian’s own words");
	expect_has(reply.body, "My dog");
	expect_has(http_get(h, "sam", FORM_).body, "Rhian answered this");
	expect_has(http_get(h, "sam", FORM_ "/file").body, "My dog");
	expect_has(http_get(h, "sam", FOR SHEET).body,
	           "These are the person’s own words");
	expect_lacks(http_get(h, "sam", FOR SHEET).body, "<textarea");
}

TEST("needs mine pages: a worker writes down what the person says, and both "
     "read that")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_has(http_get(h, "sam", FORM_).body, "href=\"" FOR "\"");
	expect_has(http_get(h, "sam", FOR SHEET).body, "or wrote on a sheet.");
	reply = http_post(h, "sam", FOR,
	                  FIELDS("form", "1.0",
	                         "health_wellbeing_attitude_towards_self",
	                         "POSITIVE"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), FORM_);
	expect_has(http_get(h, "sam", FORM_).body, "wrote this down for Rhian");
	expect_has(http_get(h, "rhian", "/me/strengths").body,
	           "Written for you");
	expect_has(http_get(h, "rhian", HEALTH).body, "wrote this for you");
}

TEST("needs mine pages: what was typed is still there after a refusal, and "
     "what is there now stands above it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", CASE "/personal-relationships-community",
	                  FIELDS("form", "1.0"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something, or choose an answer");
	reply = http_post(h, "rhian", BELONG,
	                  FIELDS("form", "1.0",
	                         "personal_relationships_community_childhood",
	                         "LOST",
	                         "personal_relationships_community_belonging",
	                         "The choir"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose from the answers of the form");
	expect_has(reply.body, "The choir</textarea>");
	expect_equal(
	        http_post(h, "sam", CASE "/personal-relationships-community",
	                  FIELDS("form", "1.0",
	                         "personal_relationships_community_belonging",
	                         "The band"))
	                .status,
	        303);
	reply = http_post(h, "rhian", BELONG,
	                  FIELDS("form", "1.0",
	                         "personal_relationships_community_belonging",
	                         "The choir"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What is there now");
	expect_has(reply.body, "The band");
	expect_has(reply.body, "The choir</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"1\"");
}

TEST("needs mine pages: the person may pass a section without a word, and "
     "nothing is kept")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "rhian", HEALTH, FIELDS("form", "1.0"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BELONG);
	expect_lacks(http_get(h, "rhian", BELONG).body,
	             "Your worker can read what you wrote");
	expect_lacks(http_get(h, "rhian", HEALTH).body, "Your own words");
	assess_look(h->w, &a);
	expect_equal(a.a.id.v, 0);
	/* What is no answer is no empty section. */
	reply = http_post(h, "rhian", HEALTH,
	                  FIELDS("form", "1.0", "health_wellbeing_outlook",
	                         "NOT_PRESENT"));
	expect_equal(reply.status, 400);
}

TEST("needs mine pages: what a worker typed while the person answered is still "
     "on the page, and is not taken")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_equal(http_post(h, "rhian", HEALTH,
	                       FIELDS("form", "1.0", "health_wellbeing_outlook",
	                              "OPTIMISTIC"))
	                     .status,
	             303);
	reply = http_post(h, "sam", FOR,
	                  FIELDS("form", "1.0", "health_wellbeing_outlook",
	                         "NOT_SURE",
	                         "health_wellbeing_positive_factors", "OTHER",
	                         "health_wellbeing_positive_factors_other_"
	                         "details",
	                         "Her dog " HOSTILE));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "It was not saved. Copy it from here");
	expect_has(reply.body, "Her dog &lt;script");
	expect_lacks(http_get(h, "sam", FOR SHEET).body, "Her dog");
}

TEST("needs mine pages: nobody else answers or reads, and hostile words are "
     "words")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "rhian", BELONG,
	                  FIELDS("form", "1.0",
	                         "personal_relationships_community_belonging",
	                         HOSTILE));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "rhian", BELONG).body, "<script>alert");
	expect_lacks(http_get(h, "sam", FORM_).body, "<script>alert");
	expect_equal(http_get(h, "ned", FOR).status, 404);
	expect_equal(http_get(h, "ned", CASE "/sheet").status, 404);
	expect_equal(http_post(h, "ned", FOR, FIELDS("form", "1.0")).status,
	             404);
	expect_equal(http_get(h, "sam", HEALTH).status, 403);
	expect_equal(http_get(h, "rhian", FOR).status, 403);
	expect_equal(http_get(h, "rhian", ME "/finance").status, 404);
	expect_equal(http_get(h, "rhian", ME "/offence-analysis").status, 404);
	expect_equal(http_get(h, "rhian", ME "/elsewhere").status, 404);
	expect_equal(
	        http_post(h, "sam", CASE "/personal-relationships-community",
	                  FIELDS("form", "1.0", "version", "1",
	                         "personal_relationships_community_belonging",
	                         "Mine"))
	                .status,
	        422);
}

TEST("needs mine pages: an empty sheet asks the same, and nothing that is "
     "answered stands on it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_equal(
	        http_post(h, "rhian", BELONG,
	                  FIELDS("form", "1.0",
	                         "personal_relationships_community_belonging",
	                         "The choir"))
	                .status,
	        303);
	reply = http_get(h, "rhian", ME "/sheet");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "How do you feel about your future?");
	expect_has(reply.body, "I think it will be good");
	expect_lacks(reply.body, "The choir");
	reply = http_get(h, "sam", CASE "/sheet");
	expect_has(reply.body, "Which groups or places do you feel part of?");
	expect_lacks(reply.body, "The choir");
}
