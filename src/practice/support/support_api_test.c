/* support_api_test.c - support as JSON: allowed, refused, invalid. */
#include "kernel/access/access.h"
#include "practice/support/support_world_test.h"

#define API  "/api/people/" RHIAN "/support"
#define WAYS "/api/people/" RHIAN "/pathways"

TEST("support api: strengths, helps and conditions are written by whoever may, "
     "and read by both")
{
	struct act a;
	struct http *h = support_http(t, &a);
	const char *back;

	expect_has(http_get(h, "sam", API).body, "\"finished\":null");
	http_takes(h, "rhian", API "/entries",
	           "{\"edition\":1,\"kind\":\"strength\",\"about\":\"memory\","
	           "\"words\":\"Faces\"}",
	           "\"voice\":\"own\"");
	world_later(h->w, 1000);
	http_takes(h, "sam", API "/entries",
	           "{\"edition\":1,\"kind\":\"help\",\"about\":\"large_print\","
	           "\"done_by\":\"everybody\",\"ask_again\":\"2027-03-01\"}",
	           "\"ask_again\":\"2027-03-01\"");
	http_takes(h, "sam",
	           http_at(h, API "/entries", support_last(h->w, &a), "/again"),
	           "{\"again\":\"2027-04-01\"}",
	           "\"ask_again\":\"2027-04-01\"");
	http_takes(h, "sam", API "/entries",
	           "{\"edition\":1,\"kind\":\"help\",\"about\":\"breaks\","
	           "\"done_by\":\"everybody\",\"words\":\"for my asthma\","
	           "\"share\":true}",
	           "\"words_shared\":false,\"may_tell\":\"asthma\"");
	world_later(h->w, 1000);
	http_takes(h, "rhian",
	           http_at(h, API "/entries", support_last(h->w, &a), "/share"),
	           "{\"share\":true}", "\"words_shared\":true");
	http_refuses(h, "sam",
	             http_at(h, API "/entries", support_last(h->w, &a),
	                     "/share"),
	             "{}", 400, "Choose yes or no");
	http_refuses(h, "sam",
	             http_at(h, API "/entries", support_last(h->w, &a),
	                     "/share"),
	             "{\"share\":\"perhaps\"}", 400, "Send true or false");
	world_later(h->w, 1000);
	http_takes(h, "rhian", API "/end", "{}", "\"changed_since\":false");
	world_later(h->w, 1000);
	back = http_at(h, API "/entries", support_last(h->w, &a), "/back");
	http_takes(h, "sam", back, "{}", "\"taken_back\":true");
	http_takes(
	        h, "rhian", API "/entries",
	        "{\"edition\":1,\"kind\":\"condition\",\"words\":\"Dyslexia\"}",
	        "\"about\":null");
	http_takes(h, "rhian", API "/entries",
	           "{\"edition\":1,\"kind\":\"help\",\"about\":\"easy_read\","
	           "\"done_by\":\"worker\",\"words\":null}",
	           "\"about\":\"easy_read\"");
	expect_has(http_get(h, "sam", API "/helps").body, "\"easy_read\":true");
	expect_lacks(http_get(h, "sam", API "/helps").body, "Dyslexia");
}

TEST("support api: needs, where they stand, what the person thinks and that "
     "nothing is needed")
{
	struct act a;
	struct http *h = support_http(t, &a);

	http_takes(h, "rhian", WAYS "/needs",
	           "{\"pathway\":\"health\",\"words\":\"A dentist\","
	           "\"state\":\"not_started\",\"supported_by\":\"partner\","
	           "\"partner\":\"Mr Puw\"}",
	           "\"state\":\"not_started\"");
	http_takes(h, "sam",
	           http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                   "/state"),
	           "{\"state\":\"met\",\"notes\":\"Seen\"}",
	           "\"notes\":\"Seen\"");
	http_takes(h, "rhian",
	           http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                   "/thinks"),
	           "{\"thinks\":\"Good\"}", "\"words\":\"Good\"");
	http_takes(h, "sam", WAYS "/none",
	           "{\"pathway\":\"finance_and_id\",\"why\":\"All well\"}",
	           "\"state\":\"none\"");
	http_takes(h, "rhian",
	           http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                   "/back"),
	           "{}", "\"taken_back\":true");
	expect_has(http_get(h, "sam", WAYS).body,
	           "\"area_of_plan\":\"finances\"");
}

TEST("support api: what is no word, day or text is refused field by field")
{
	struct act a;
	struct http *h = support_http(t, &a);

	http_refuses(h, "sam", API "/entries", "{\"edition\":1}", 400,
	             "There is no such part");
	http_refuses(h, "sam", API "/entries", "{\"kind\":\"help\"}", 400,
	             "Send the edition that was read");
	http_refuses(h, "sam", API "/entries",
	             "{\"edition\":1,\"kind\":\"help\",\"about\":\"moon\"}",
	             400, "Choose what helps");
	http_refuses(h, "sam", API "/entries",
	             "{\"edition\":1,\"kind\":\"help\",\"ask_again\":\"soon\"}",
	             400, "Write a day to ask again");
	http_refuses(h, "sam", API "/entries",
	             "{\"edition\":1,\"kind\":\"strength\",\"words\":7}", 400,
	             "This must be text");
	http_refuses(h, "sam", WAYS "/needs", "{}", 400,
	             "Choose one of the seven parts");
	http_refuses(h, "sam", WAYS "/none", "{\"pathway\":\"moon\"}", 400,
	             "Choose one of the seven parts");
	http_refuses(h, "sam", API "/end", "{}", 422, "Strengths come first");
	support_says(h->w, &a, "rhian", KNOW_STRENGTH, KNOW_SAYS, "I read");
	support_needs(h->w, &a, "rhian", 0, PATH_NOT_STARTED, "A flat");
	http_refuses(h, "sam",
	             http_at(h, API "/entries", support_last(h->w, &a),
	                     "/again"),
	             "{\"again\":\"soon\"}", 404, "");
	http_refuses(h, "sam",
	             http_at(h, API "/entries", support_last(h->w, &a),
	                     "/back"),
	             "{}", 422, "Whoever wrote this takes it back");
	http_refuses(h, "sam",
	             http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                     "/state"),
	             "{\"state\":\"moon\"}", 400, "Choose where it is");
	http_refuses(h, "sam",
	             http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                     "/thinks"),
	             "{\"thinks\":\"x\"}", 422, "theirs to write");
	http_refuses(h, "sam",
	             http_at(h, WAYS "/needs", support_last_need(h->w, &a),
	                     "/back"),
	             "{}", 422, "Whoever wrote this takes it back");
}

TEST("support api: what is said says the edition that was read, and another "
     "than today's is refused")
{
	struct act a;
	struct http *h = support_http(t, &a);

	expect_has(http_get(h, "rhian", API).body, "{\"edition\":1,");
	http_refuses(h, "rhian", API "/entries",
	             "{\"kind\":\"strength\",\"about\":\"memory\","
	             "\"words\":\"Faces\"}",
	             400, "Send the edition that was read");
	http_refuses(h, "rhian", API "/entries",
	             "{\"edition\":2,\"kind\":\"strength\","
	             "\"about\":\"memory\",\"words\":\"Faces\"}",
	             422, "The questions changed");
	support_look(h->w, &a);
	expect_equal(a.now.n, 0);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

TEST("support api: a volunteer who is named reads what helps and no more; a "
     "person out of reach is not there")
{
	struct act a;
	struct http *h = support_http(t, &a);

	support_helps_say(h->w, &a, "rhian", SUPPORT_DAY_BEFORE, "");
	a.named = world_add(h->w, "val", R(VOLUNTEER), NULL);
	expect_equal(http_get(h, "val", API "/helps").status, 404);
	expect_ok(world_do(h->w, "morgan", name_val, &a));
	expect_has(http_get(h, "val", API "/helps").body,
	           "Told again the day before");
	expect_equal(http_get(h, "val", API).status, 404);
	expect_equal(http_get(h, "val", WAYS).status, 404);
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "ned", API "/helps").status, 404);
	expect_equal(http_get(h, "ada", WAYS).status, 404);
	http_refuses(h, "ned", API "/entries",
	             "{\"edition\":1,\"kind\":\"need\"}", 404, "");
	http_refuses(h, "ned", API "/end", "{}", 404, "");
	http_refuses(h, "ned", WAYS "/needs", "{}", 404, "");
	http_refuses(h, "ned", WAYS "/none", "{\"pathway\":\"health\"}", 404,
	             "");
}

TEST("support api: what another worker wrote is set aside with a reason, and "
     "older entries are on the next page")
{
	struct act a;
	struct http *h = support_http(t, &a);
	const char *path;

	support_says(h->w, &a, "sam", KNOW_STRENGTH, KNOW_SEEN, "She reads");
	path = http_at(h, API "/entries", support_last(h->w, &a), "/aside");
	http_refuses(h, "priya", path, "{\"why\":\" \"}", 400,
	             "Write why you set this aside");
	http_refuses(h, "sam", path, "{\"why\":\"x\"}", 422, "Take it back");
	http_takes(h, "priya", path, "{\"why\":\"It is not so\"}",
	           "\"set_aside_why\":\"It is not so\"");
	a.many = KNOW_PAGE;
	expect_ok(world_do(h->w, "sam", support_do_many, &a));
	expect_lacks(http_get(h, "sam", API).body, "She reads");
	expect_has(http_get(h, "sam", API).body, "\"more\":true");
	expect_has(http_get(h, "sam", API "?page=1").body, "She reads");
	expect_has(http_get(h, "sam", API "?page=1").body, "\"more\":false");
	expect_equal(http_get(h, "sam", API "?page=50").status, 400);
	expect_equal(http_get(h, "sam", API "?page=moon").status, 400);
}
