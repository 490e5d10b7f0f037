/* form_fill_pages_test.c - the questions of the services' form on their pages:
 * allowed, refused, invalid, hostile. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_fill.h"

#define FORM_PAGE "/people/" RHIAN "/strengths/form"
#define HOME      FORM_PAGE "/accommodation/answers"
#define THINK     FORM_PAGE "/thinking-behaviours-attitudes"
#define SCHOOL    FORM_PAGE "/employment-education/answers"
#define SEVERITY  "education_difficulties_reading_severity"
#define HOSTILE   "<script>alert(1)</script>\"'&"

/* The person is there, and the rest is closed. */
static void
sits(struct http *h, const char *who)
{
	expect_equal(http_post(h, who, FORM_PAGE "/accommodation/together",
	                       FIELDS("closed", "yes", "room", "Two of us"))
	                     .status,
	             303);
}

TEST("needs fill pages: saving shows the questions that follow, then goes on "
     "to the next section")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	sits(h, "sam");
	expect_has(http_get(h, "sam", FORM_PAGE).body, "href=\"" HOME "\"");
	reply = http_get(h, "sam", HOME);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "name=\"current_accommodation\"");
	expect_lacks(reply.body, "name=\"living_with\"");
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "SETTLED", "voice", "together"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), HOME);
	reply = http_get(h, "sam", HOME);
	expect_has(reply.body, "name=\"living_with\"");
	expect_has(reply.body, "name=\"type_of_settled_accommodation\"");
	expect_lacks(reply.body, "name=\"no_accommodation_reason\"");
	reply = http_post(
	        h, "sam", HOME,
	        FIELDS("form", "1.0", "version", "1", "current_accommodation",
	               "SETTLED", "type_of_settled_accommodation", "HOMEOWNER",
	               "living_with", "FAMILY", "living_with", "OTHER",
	               "living_with_other_details", "A lodger",
	               "suitable_housing_location", "YES", "suitable_housing",
	               "YES", "voice", "together"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"),
	           FORM_PAGE "/employment-education/answers");
	reply = http_get(h, "sam", FORM_PAGE "/accommodation");
	expect_has(reply.body, "A lodger");
	expect_has(reply.body, "wrote this down for Rhian");
	expect_has(http_get(h, "sam", FORM_PAGE "/file").body,
	           "\"o3-6\":\"0\"");
}

TEST("needs fill pages: a section is complete in the file once its area is and "
     "no question is open")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str complete = S("\"accommodation_section_complete\":{\"type\":"
	                        "\"RADIO\",\"description\":\"\",\"value\":"
	                        "\"YES\"}");
	struct http_reply reply;

	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "SETTLED", "type_of_settled_accommodation",
	                         "HOMEOWNER", "living_with", "FAMILY",
	                         "suitable_housing_location", "YES",
	                         "suitable_housing", "YES", "voice", "worker"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", FORM_PAGE "/file").body, complete.p);
	assess_says(h->w, &a, "rhian", ASSESS_ACCOMMODATION, S("Good"));
	assess_writes(h->w, &a, ASSESS_ACCOMMODATION, S("Pays"), true);
	reply = http_get(h, "sam", FORM_PAGE "/file");
	expect_has(reply.body, complete.p);
	expect_has(reply.body, "\"oAC_SAN_SECTION_COMP\":\"YES\"");
	expect_has(http_get(h, "sam", FORM_PAGE).body, "0 of 6: low");
	/* An answer later opens it again. */
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1.0", "version", "1",
	                         "current_accommodation", "NO_ACCOMMODATION",
	                         "voice", "worker"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", FORM_PAGE "/file").body, complete.p);
}

TEST("needs fill pages: two who save one section: the second sees what is "
     "there and what they typed")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	sits(h, "priya");
	expect_equal(http_post(h, "sam", HOME,
	                       FIELDS("form", "1.0", "current_accommodation",
	                              "SETTLED", "voice", "worker"))
	                     .status,
	             303);
	reply = http_post(h, "priya", HOME,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "NO_ACCOMMODATION",
	                         "past_accommodation_details", "A sister",
	                         "voice", "together"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What is there now");
	expect_has(reply.body, "Settled");
	expect_has(reply.body, "A sister</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"1\"");
	/* Opened before the questions changed. */
	reply = http_post(h, "priya", HOME,
	                  FIELDS("form", "0.9", "version", "1",
	                         "current_accommodation", "TEMPORARY", "voice",
	                         "together"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "The questions changed while you were writing");
}

TEST("needs fill pages: what is no answer is said field by field, and what was "
     "typed is shown again")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "TEMPORARY", "type_of_temporary_accommodation",
	                         "CAS2", "cas2_end_date-day", "40",
	                         "cas2_end_date-month", "x",
	                         "cas2_end_date-year", "2027", "living_with",
	                         "ALONE", "living_with", "OTHER",
	                         "living_with_other_details", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a date, such as 27 3 2027");
	expect_has(reply.body, "One of these answers stands alone");
	expect_has(reply.body, "Say who gave these answers");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;script&gt;");
	assess_look(h->w, &a);
	expect_equal(a.a.id.v, 0);
}

TEST("needs fill pages: what is about risk is on a page of its own, and the "
     "person comes to none of them")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	sits(h, "sam");
	reply = http_get(h, "sam", THINK "/answers");
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "risk_sexual_harm");
	expect_lacks(reply.body, "hostile_orientation");
	reply = http_get(h, "sam", THINK "/alone");
	expect_has(reply.body, "risk_sexual_harm");
	expect_has(reply.body, "Do not open this page while Rhian sees");
	/* And saving goes to neither of them from what both look at. */
	reply = http_post(h, "sam", THINK "/answers",
	                  FIELDS("form", "1.0", "voice", "together"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), FORM_PAGE);
	expect_equal(http_get(h, "rhian", THINK "/answers").status, 403);
	expect_equal(http_post(h, "rhian", HOME, FIELDS("form", "1.0")).status,
	             403);
	expect_equal(http_get(h, "ned", HOME).status, 404);
	expect_equal(http_post(h, "ned", HOME,
	                       FIELDS("form", "1.0", "voice", "worker"))
	                     .status,
	             404);
	expect_equal(http_get(h, "sam", FORM_PAGE "/finance/alone").status,
	             404);
	expect_equal(http_get(h, "sam", FORM_PAGE "/offence-analysis/answers")
	                     .status,
	             404);
	expect_equal(http_get(h, "sam", FORM_PAGE "/finance/else").status, 404);
}

TEST("needs fill pages: each step says who answered it, on the page and in the "
     "file")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str file, one;

	sits(h, "sam");
	expect_equal(
	        http_post(h, "priya", THINK "/alone",
	                  FIELDS("form", "1.0",
	                         "thinking_behaviours_attitudes_risk_sexual_"
	                         "harm",
	                         "NO"))
	                .status,
	        303);
	/* Nobody chose a voice for what is asked of both. */
	expect_lacks(http_get(h, "sam", THINK "/answers").body, " checked");
	file = http_get(h, "sam", FORM_PAGE "/file").body;
	expect_lacks(file, "\"step\":\"answers\"");
	expect_equal(
	        http_post(h, "sam", THINK "/answers",
	                  FIELDS("form", "1.0", "version", "1",
	                         "thinking_behaviours_attitudes_peer_pressure",
	                         "YES", "voice", "together"))
	                .status,
	        303);
	one = str_print(h->w->arena,
	                "\"step\":\"answers\",\"voice\":\"together\","
	                "\"written_by\":\"%s\"",
	                world_actor(h->w, "sam")->name.p);
	file = http_get(h, "sam", FORM_PAGE "/file").body;
	expect_has(file, one.p);
	one = str_print(h->w->arena,
	                "\"step\":\"alone\",\"voice\":\"worker\","
	                "\"written_by\":\"%s\"",
	                world_actor(h->w, "priya")->name.p);
	expect_has(file, one.p);
	file = http_get(h, "sam", FORM_PAGE).body;
	one = str_print(h->w->arena, "%s wrote this down for Rhian",
	                world_actor(h->w, "sam")->name.p);
	expect_has(file, one.p);
	one = str_print(h->w->arena, "%s answered this",
	                world_actor(h->w, "priya")->name.p);
	expect_has(file, one.p);
}

TEST("needs fill pages: an edition without answers that somebody goes back to "
     "says that nobody answered")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *no = "\"accommodation_is_answers_user_submitted\":{"
	                 "\"type\":\"RADIO\",\"description\":\"\","
	                 "\"value\":\"NO\"}";
	struct str body;

	a.days = -2;
	assess_writes(h->w, &a, ASSESS_ACCOMMODATION, S("Pays"), false);
	a.days = 0;
	assess_look(h->w, &a);
	a.back = a.a.id;
	expect_equal(http_post(h, "sam", HOME,
	                       FIELDS("form", "1.0", "current_accommodation",
	                              "SETTLED", "voice", "worker"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "sam", FORM_PAGE "/file").body, no);
	expect_has(http_get(h, "sam", FORM_PAGE).body, " answered this");
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_back, &a));
	body = http_get(h, "sam", FORM_PAGE "/file").body;
	expect_has(body, no);
	expect_has(body, "\"sections\":[]");
	body = http_get(h, "sam", FORM_PAGE).body;
	expect_has(body, "Not answered here");
	expect_lacks(body, " answered this");
	expect_lacks(http_get(h, "sam", HOME).body, " checked");
}

TEST("needs fill pages: a refused page holds what is stored and what came "
     "along, also below an answer that cannot stand")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	/* What came along. */
	reply = http_post(h, "sam", SCHOOL,
	                  FIELDS("form", "1.0", "education_difficulties",
	                         "READING", "education_difficulties", "NONE",
	                         SEVERITY, "SOME_DIFFICULTIES", "voice",
	                         "worker"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "name=\"" SEVERITY "\"");
	expect_has(reply.body, "value=\"SOME_DIFFICULTIES\" checked");
	expect_lacks(reply.body, "education_difficulties_writing_severity");
	/* What is stored. */
	expect_equal(http_post(h, "sam", SCHOOL,
	                       FIELDS("form", "1.0", "education_difficulties",
	                              "READING", SEVERITY, "SOME_DIFFICULTIES",
	                              "voice", "worker"))
	                     .status,
	             303);
	reply = http_post(h, "sam", SCHOOL,
	                  FIELDS("form", "1.0", "version", "1",
	                         "education_difficulties", "READING",
	                         "education_difficulties", "NONE", "voice",
	                         "worker"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "name=\"" SEVERITY "\"");
	expect_has(reply.body, "value=\"SOME_DIFFICULTIES\" checked");
	/* A page that was not refused asks no more than it did. */
	reply = http_get(h, "sam", SCHOOL);
	expect_lacks(reply.body, "education_difficulties_writing_severity");
}

static void
kept(struct http *h, const char *fields)
{
	expect_equal(http_post(h, "sam", "/drafts",
	                       FIELDS("action", HOME, "fields", fields))
	                     .status,
	             200);
}

TEST("needs fill pages: a draft of before the first answers does not take the "
     "place of what came meanwhile")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	sits(h, "sam");
	kept(h, "form=1.0&past_accommodation_details=A+sister");
	expect_equal(http_post(h, "priya", HOME,
	                       FIELDS("form", "1.0", "current_accommodation",
	                              "SETTLED", "voice", "worker"))
	                     .status,
	             303);
	reply = http_get(h, "sam", HOME "?draft=1");
	expect_has(reply.body, "A sister</textarea>");
	expect_lacks(reply.body, "name=\"version\"");
	reply = http_post(h, "sam", HOME,
	                  FIELDS("form", "1.0", "past_accommodation_details",
	                         "A sister", "voice", "together"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What is there now");
	/* One of what is there now goes on from it. */
	kept(h, "form=1.0&version=1&past_accommodation_details=A+brother");
	reply = http_get(h, "sam", HOME "?draft=1");
	expect_has(reply.body, "A brother</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"1\"");
}
