/* form_victim_pages_test.c - the list of victims on its pages: allowed,
 * refused, invalid, hostile. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_victim.h"

#define BASE    "/people/" RHIAN "/strengths"
#define OFFENCE BASE "/form/offence-analysis/alone"
#define LIST    BASE "/victims"
#define API     "/api" BASE "/offence/victims"
#define HOSTILE "<script>alert(1)</script>\"'&"

static void
analysed(struct http *h)
{
	expect_equal(http_post(h, "sam", OFFENCE,
	                       FIELDS("form", "1.0",
	                              "offence_analysis_who_was_the_victim",
	                              "ONE_OR_MORE_PERSON"))
	                     .status,
	             303);
}

static struct http_reply
adds(struct http *h, const char *who, const char *path, const char *seen,
     const char *sex)
{
	return http_post(h, who, path,
	                 FIELDS("version", seen, FORM_VICTIM_RELATIONSHIP,
	                        "OTHER", FORM_VICTIM_WORDS, HOSTILE,
	                        FORM_VICTIM_AGE, "AGE_65_AND_OVER",
	                        FORM_VICTIM_SEX, sex, FORM_VICTIM_RACE,
	                        "WHITE_ROMA"));
}

TEST("needs victims pages: the analysis leads to the list once a person was "
     "the victim, and the list to each of them")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_lacks(http_get(h, "sam", OFFENCE).body, LIST);
	expect_has(http_get(h, "sam", LIST).body, "Say so there first");
	analysed(h);
	expect_has(http_get(h, "sam", OFFENCE).body, "href=\"" LIST "\"");
	expect_has(http_get(h, "sam", LIST).body, "Nobody is on the list yet.");
	expect_equal(http_get(h, "sam", LIST "/new").status, 200);
	reply = adds(h, "sam", LIST "/new", "1", "FEMALE");
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), LIST);
	expect_has(http_get(h, "sam", OFFENCE).body, "On the list: 1");
	reply = http_get(h, "sam", LIST);
	expect_has(reply.body, "65 years and over");
	expect_has(reply.body, "White: Roma");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	reply = http_get(h, "sam", LIST "/1");
	expect_has(reply.body, "value=\"WHITE_ROMA\" selected");
	expect_lacks(reply.body, HOSTILE);
	expect_has(http_get(h, "sam", BASE "/form/file").body, "WHITE_ROMA");
	reply = http_post(h, "sam", LIST "/1/remove", FIELDS("version", "2"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", LIST).body, "Nobody is on the list yet.");
}

TEST("needs victims pages: what is left out is said field by field, and what "
     "was chosen is shown again")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	analysed(h);
	reply = adds(h, "sam", LIST "/new", "1", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "href=\"#" FORM_VICTIM_SEX "\"");
	expect_has(reply.body, "value=\"WHITE_ROMA\" selected");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;script&gt;");
}

TEST("needs victims pages: two who change the list: the second sees what is on "
     "it now and what they chose")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	analysed(h);
	expect_equal(adds(h, "sam", LIST "/new", "1", "MALE").status, 303);
	reply = adds(h, "priya", LIST "/new", "1", "FEMALE");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What is on the list now");
	expect_has(reply.body, "value=\"WHITE_ROMA\" selected");
	expect_has(reply.body, "name=\"version\" value=\"2\"");
	/* One that is gone meanwhile has no page; what was chosen is shown. */
	expect_equal(http_post(h, "sam", LIST "/1/remove",
	                       FIELDS("version", "2"))
	                     .status,
	             303);
	reply = adds(h, "priya", LIST "/1", "2", "FEMALE");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What you typed");
	expect_has(reply.body, "WHITE_ROMA");
}

TEST("needs victims pages: the list is for the worker alone: neither the "
     "person nor whoever is out of reach comes to it, nor to one not on it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	analysed(h);
	expect_equal(adds(h, "sam", LIST "/new", "1", "MALE").status, 303);
	expect_has(http_get(h, "sam", LIST).body, "while Rhian sees");
	expect_equal(http_get(h, "rhian", LIST).status, 403);
	expect_equal(http_get(h, "rhian", LIST "/1").status, 403);
	expect_equal(adds(h, "rhian", LIST "/1", "2", "FEMALE").status, 403);
	expect_equal(http_get(h, "ned", LIST).status, 404);
	expect_equal(adds(h, "ned", LIST "/1", "2", "FEMALE").status, 404);
	expect_equal(http_post(h, "ned", LIST "/1/remove",
	                       FIELDS("version", "2"))
	                     .status,
	             404);
	expect_equal(http_get(h, "sam", LIST "/2").status, 404);
	expect_equal(http_get(h, "sam", LIST "/0").status, 404);
	expect_equal(http_get(h, "sam", LIST "/51").status, 404);
	expect_equal(http_get(h, "sam", LIST "/x").status, 404);
}

#define ONE(age) \
	"{\"relationship\":\"STRANGER\",\"age\":\"" age \
	"\",\"sex\":\"FEMALE\",\"ethnicity\":\"ARAB\"}"

TEST("needs victims api: one is put on the list, written anew and taken "
     "off, and what is wrong is named by its member")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	analysed(h);
	reply = http_json_new(h, "sam", API,
	                      "{\"version\":1,\"relationship\":\"OTHER\","
	                      "\"words\":\"A neighbour\",\"age\":\"UNKNOWN\","
	                      "\"sex\":\"MALE\",\"ethnicity\":\"ARAB\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"words\":\"A neighbour\"");
	expect_has(reply.body, "\"version\":2");
	reply = http_patch(h, "sam", API "/1", "2", ONE("OLD"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"age\"");
	reply = http_patch(h, "sam", API "/1", "2", ONE("UNKNOWN"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"words\":null");
	expect_equal(http_patch(h, "sam", API "/2", "3", ONE("UNKNOWN")).status,
	             404);
	expect_equal(http_json_new(h, "sam", API "/1/remove", "{\"version\":2}")
	                     .status,
	             409);
	reply = http_json_new(h, "sam", API "/1/remove", "{\"version\":3}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"victims\":[]");
	expect_equal(http_get(h, "rhian", API).status, 403);
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_has(http_get(h, "sam", API).body, "\"asked\":true");
}
