/* form_ours_pages_test.c - an edition in the services' form on its pages and by
 * the API: allowed, refused, hostile. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_ours.h"

#define BASE    "/people/" RHIAN "/strengths"
#define PAGE    BASE "/form"
#define FILE_   PAGE "/file"
#define API     "/api/people/" RHIAN "/strengths"
#define HOSTILE "<script>alert(1)</script>\"'&"

static struct form_doc
read_body(struct http *h, struct str body)
{
	struct form_doc doc;

	expect_ok(form_read(h->w->arena, body, &doc));
	return doc;
}

TEST("needs ours pages: a worker reads the newest edition in the services' "
     "form and takes the file")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;
	struct form_doc doc;

	assess_all_done(h->w, &a);
	expect_has(http_get(h, "sam", BASE).body, "href=\"" PAGE "\"");
	reply = http_get(h, "sam", PAGE);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Not in the services’ form");
	expect_has(reply.body, "Lifestyle and associates: the form has no "
	                       "section for it");
	expect_has(reply.body, "Keeps the rent paid");
	expect_has(reply.body, "href=\"" FILE_ "\"");
	reply = http_get(h, "sam", FILE_);
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "Content-Disposition"),
	           "assessment.json");
	doc = read_body(h, reply.body);
	expect_str(form_meta(&doc, "versionTag"), "UNSIGNED");
	expect_has(reply.body, "\"o3-98\":\"NO\"");
	expect_has(reply.body, "\"o3-99\":\"YES\"");
	expect_has(reply.body, "\"oPRC_SAN_SECTION_COMP\":\"NO\"");
	reply = http_get(h, "sam", PAGE "/accommodation");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "When money is short");
	expect_equal(http_get(h, "sam", PAGE "/elsewhere").status, 404);
}

TEST("needs ours pages: an edition that is not complete says so, and one that "
     "is not there is no file")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_has(http_get(h, "sam", PAGE).body, "Nothing is written yet");
	expect_equal(http_get(h, "sam", FILE_).status, 404);
	expect_equal(http_get(h, "sam", API "/form").status, 404);
	expect_equal(http_get(h, "sam", PAGE "/finance").status, 404);
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is fine"));
	reply = http_get(h, "sam", PAGE);
	expect_has(reply.body, "0 of 9");
	expect_has(reply.body, "Until then the file says that it is not");
	expect_has(http_get(h, "sam", FILE_).body,
	           "\"finance_section_complete\":{\"type\":\"RADIO\","
	           "\"description\":\"\",\"value\":\"NO\"}");
}

TEST("needs ours pages: the person is not given it: it holds what is linked to "
     "risk")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	assess_writes(h->w, &a, ASSESS_FINANCE, S("Saves"), false);
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	expect_equal(http_get(h, "rhian", PAGE).status, 403);
	expect_equal(http_get(h, "rhian", FILE_).status, 403);
	expect_equal(http_get(h, "rhian", API "/form").status, 403);
	expect_equal(http_get(h, "rhian", API "/form/scores").status, 403);
	expect_equal(http_get(h, "rhian", "/me/strengths/form").status, 404);
}

TEST("needs ours pages: out of reach nothing is there")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	assess_writes(h->w, &a, ASSESS_FINANCE, S("Saves"), false);
	expect_equal(http_get(h, "ned", PAGE).status, 404);
	expect_equal(http_get(h, "ned", FILE_).status, 404);
	expect_equal(http_get(h, "ned", API "/form").status, 404);
	expect_equal(http_get(h, "ned", API "/form/scores").status, 404);
	expect_equal(http_get(h, NULL, FILE_).status, 303);
}

TEST("needs ours pages: an earlier edition goes out as it was")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str id, path;
	struct http_reply reply;

	a.days = -2;
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Saves"), false);
	a.days = 0;
	assess_look(h->w, &a);
	id = id_show(h->w->arena, a.a.id.v);
	assess_writes(h->w, &a, ASSESS_FINANCE, S("Saves more"), false);
	path = str_print(h->w->arena, BASE "/history/%.*s/file", STR_ARG(id));
	reply = http_get(h, "sam", str_c(h->w->arena, path));
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "Saves more");
	expect_has(reply.body, "Saves");
	(void)read_body(h, reply.body);
	path = str_print(h->w->arena, API "/editions/%.*s/form", STR_ARG(id));
	expect_lacks(http_get(h, "sam", str_c(h->w->arena, path)).body,
	             "Saves more");
	expect_has(http_get(h, "sam", API "/form").body, "Saves more");
	expect_equal(
	        http_get(h, "sam", BASE "/history/0000000000000/file").status,
	        404);
	path = str_print(h->w->arena, BASE "/history/%.*s", STR_ARG(id));
	expect_has(http_get(h, "sam", str_c(h->w->arena, path)).body,
	           "Download this edition as a file");
}

TEST("needs ours pages: hostile words are words, and the same whoever asks")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;
	struct form_doc doc;

	assess_writes(h->w, &a, ASSESS_FINANCE, S(HOSTILE), false);
	expect_lacks(http_get(h, "sam", PAGE).body, HOSTILE);
	expect_has(http_get(h, "sam", PAGE).body, "&lt;script&gt;");
	reply = http_get(h, "sam", FILE_);
	doc = read_body(h, reply.body);
	expect_str(form_detail(h->w->arena, &doc,
	                       S("finance_practitioner_analysis_strengths_or_"
	                         "protective_factors"),
	                       S("YES")),
	           HOSTILE);
	expect_str(http_get(h, "priya", FILE_).body,
	           str_c(h->w->arena, reply.body));
}

TEST("needs ours pages: scores and codes of an edition are worked out by the "
     "API")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	assess_all_done(h->w, &a);
	reply = http_get(h, "sam", API "/form/scores");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "{\"code\":\"o5-99\",\"answers\":\"YES\","
	                       "\"file\":\"YES\",\"state\":\"same\"}");
	expect_has(reply.body, "\"question\":\"current_accommodation\"");
	expect_has(reply.body, "{\"section\":\"finance\","
	                       "\"group\":\"incomplete\"}");
}
