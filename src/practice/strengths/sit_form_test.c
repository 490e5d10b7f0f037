/* sit_form_test.c - the services' form with the person there: what is asked
 * before, on each of its pages. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_fill.h"

#define BASE    "/people/" RHIAN "/strengths"
#define FORM_   BASE "/form/accommodation"
#define ANSWERS FORM_ "/answers"
#define MORE    BASE "/more/health-wellbeing"
#define AREA    BASE "/areas/accommodation"
#define HOSTILE "<script>alert(1)</script>\"'&"

static void
sits(struct http *h, const char *at, const char *to)
{
	struct http_reply reply = http_post(
	        h, "sam", at, FIELDS("closed", "yes", "room", "Rhian & Sam"));

	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), to);
}

static bool
is_begun(struct http *h)
{
	return str_has(http_get(h, "sam", BASE "/whole").body,
	               S("Who was in the room"));
}

TEST("sitting: the services' form is answered with the person there after the "
     "rest is closed, and it is offered on each of its pages that both look "
     "at")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", ANSWERS);
	expect_has(reply.body, "href=\"" FORM_ "/together\"");
	expect_has(reply.body, "Use it with Rhian there");
	expect_has(reply.body, "name=\"room\"");
	expect_lacks(reply.body, "With you at the screen");
	/* What is for the worker alone is not offered. */
	expect_lacks(http_get(h, "sam",
	                      BASE "/form/thinking-behaviours-attitudes/alone")
	                     .body,
	             "Use it with Rhian there");
	expect_has(http_get(h, "sam", FORM_ "/together").body,
	           "Before you turn the screen");
	reply = http_post(h, "sam", FORM_ "/together", FIELDS("room", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	expect_lacks(reply.body, HOSTILE);
	expect_false(is_begun(h));
	sits(h, FORM_ "/together", ANSWERS);
	reply = http_get(h, "sam", ANSWERS);
	expect_has(reply.body, "With you at the screen: Rhian &amp; Sam");
	expect_lacks(reply.body, "Use it with Rhian there");
	expect_lacks(reply.body, "name=\"room\"");
	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "SETTLED", "voice", "together"));
	expect_equal(reply.status, 303);
}

TEST("sitting: answers that the person gave at the screen are taken with a "
     "sitting, and it can be begun as they are saved")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "SETTLED", "past_accommodation_details",
	                         "A sister", "voice", "together"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Close what is open about others");
	expect_has(reply.body, "Say who is in the room");
	expect_has(reply.body, "A sister</textarea>");
	expect_has(reply.body, "value=\"SETTLED\" checked");
	assess_look(h->w, &a);
	expect_equal(a.a.id.v, 0);
	/* Wrong answers begin no sitting, and both are said at once. */
	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "current_accommodation", "LOST",
	                         "voice", "together", "closed", "yes", "room",
	                         ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose from the answers of the form");
	expect_has(reply.body, "Say who is in the room");
	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "current_accommodation", "LOST",
	                         "voice", "together", "closed", "yes", "room",
	                         "Us " HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Us &lt;script&gt;");
	expect_false(is_begun(h));
	/* What the worker knows is nobody's but theirs. */
	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "current_accommodation",
	                         "SETTLED", "voice", "worker"));
	expect_equal(reply.status, 303);
	expect_false(is_begun(h));
	reply = http_post(h, "sam", ANSWERS,
	                  FIELDS("form", "1.0", "version", "1",
	                         "current_accommodation", "SETTLED", "voice",
	                         "together", "closed", "yes", "room",
	                         "Rhian and Sam"));
	expect_equal(reply.status, 303);
	expect_true(is_begun(h));
	expect_has(http_get(h, "rhian", "/me/strengths").body, "Rhian and Sam");
	expect_has(http_get(h, "sam", ANSWERS).body,
	           "With you at the screen: Rhian and Sam");
}

TEST("sitting: what a worker writes of the form for the person is asked for "
     "after the rest is closed, and what was typed is never lost for it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply = http_get(h, "sam", MORE);

	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), MORE "/together");
	reply = http_post(h, "sam", MORE "/together", FIELDS("closed", "yes"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say who is in the room");
	expect_equal(http_get(h, "sam", MORE).status, 303);
	/* A page that was open longer than a sitting lasts. */
	reply = http_post(h, "sam", MORE,
	                  FIELDS("form", "1.0", "health_wellbeing_outlook",
	                         "LOST", "health_wellbeing_positive_factors",
	                         "OTHER",
	                         "health_wellbeing_positive_factors_other_"
	                         "details",
	                         "Her dog"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Her dog");
	sits(h, MORE "/together", MORE);
	reply = http_get(h, "sam", MORE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "With you at the screen: Rhian &amp; Sam");
	/* One sitting, for all of it. */
	expect_equal(http_get(h, "sam", AREA "/for-them").status, 200);
	expect_equal(http_get(h, "priya", MORE).status, 303);
}

TEST("sitting: what stands on a sheet of paper is typed without one, and it is "
     "said that the person is not there")
{
	static const char *const pages[] = {MORE, AREA "/for-them"};
	static const char *const asks[] = {MORE "/together", AREA "/together"};
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	for (size_t i = 0; i < 2; i++) {
		const char *sheet = str_c(h->w->arena,
		                          str_print(h->w->arena,
		                                    "%s?from=sheet", pages[i]));
		struct str href = str_print(h->w->arena, "href=\"%s\"", sheet);

		expect_equal(http_get(h, "sam", pages[i]).status, 303);
		reply = http_get(h, "sam", asks[i]);
		expect_has(reply.body, "Rhian is not here");
		expect_has(reply.body, str_c(h->w->arena, href));
		expect_equal(http_get(h, "sam", sheet).status, 200);
		expect_equal(http_get(h, "ned", sheet).status, 404);
		expect_equal(http_get(h, "rhian", sheet).status, 403);
	}
	reply = http_post(h, "sam", MORE,
	                  FIELDS("form", "1.0", "health_wellbeing_outlook",
	                         "OPTIMISTIC"));
	expect_equal(reply.status, 303);
	expect_false(is_begun(h));
	/* Where nobody looks at paper, it is not offered. */
	expect_lacks(http_get(h, "sam", FORM_ "/together").body,
	             "Rhian is not here");
}

TEST("sitting: nobody out of reach, and no person, comes to what is asked "
     "before the form, and no section that has nothing to ask")
{
	static const char *const pages[] = {FORM_ "/together",
	                                    MORE "/together"};
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *const *said = FIELDS("closed", "yes", "room", "Two");

	for (size_t i = 0; i < 2; i++) {
		expect_equal(http_get(h, "ned", pages[i]).status, 404);
		expect_equal(http_post(h, "ned", pages[i], said).status, 404);
		expect_equal(http_get(h, "rhian", pages[i]).status, 403);
		expect_equal(http_post(h, "rhian", pages[i], said).status, 403);
	}
	expect_equal(http_get(h, "sam", BASE "/form/offence-analysis/together")
	                     .status,
	             404);
	expect_equal(http_get(h, "sam", BASE "/form/else/together").status,
	             404);
	expect_equal(http_get(h, "sam", BASE "/more/finance/together").status,
	             404);
	expect_false(is_begun(h));
}
