/* contact_correct_pages_test.c - corrections on pages and as JSON. */
#include "practice/contact/contact_world_test.h"

#define CONTACTS "/people/" RHIAN "/contacts"
#define HOSTILE  "<script>alert(1)</script>\"'&"

/* The fields of a correction that is in order, and more. */
#define CORRECT(...) \
	FIELDS("when", "23/11/2026", "time", "2pm", "kind", "phone", \
	       "outcome", \
	       "attended_failed_to_comply" __VA_OPT__(, ) __VA_ARGS__)

static struct http *
recorded(struct test *t, struct act *a)
{
	struct http *h = test_http(t, a, "Rhian");

	a->terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(h->w, "sam", do_record, a));
	return h;
}

static const char *
path_of(struct http *h, const char *base, struct contact_id id,
        const char *rest)
{
	struct arena *arena = h->w->arena;

	return str_c(arena, str_print(arena, "%s/%.*s%s", base,
	                              STR_ARG(id_show(arena, id.v)), rest));
}

TEST("contact pages: sam corrects a contact, and both read what it said "
     "before and why")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *one = path_of(h, CONTACTS, a.id, "");
	const char *path = path_of(h, CONTACTS, a.id, "/correct");
	struct http_reply reply = http_get(h, "sam", one);

	expect_has(reply.body, "Correct this contact");
	expect_lacks(reply.body, "What it said before");
	reply = http_get(h, "sam", path);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "value=\"24/11/2026\"");
	expect_has(reply.body, "May Rhian still read the words it had "
	                       "before?");
	reply = http_post(h, "sam", path,
	                  CORRECT("note", "We rang", "version", "1", "because",
	                          "it was by phone"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), one);
	reply = http_get(h, "sam", one);
	expect_has(reply.body, "What it said before");
	expect_has(reply.body, "Corrected on 24 November 2026 by Sam Okafor, "
	                       "because it was by phone");
	expect_has(reply.body, "We talked");
	expect_has(reply.body, "We rang");
	reply = http_get(h, "rhian", path_of(h, "/me/appointments", a.id, ""));
	expect_has(reply.body, "because it was by phone");
	expect_has(reply.body, "We talked");
	expect_has(http_get(h, "sam", "/people/" RHIAN "/timeline").body,
	           "corrected a contact");
	expect_has(http_get(h, "sam", "/people/" RHIAN "/timeline").body,
	           "Attended and complied. Corrected since: Attended, did not "
	           "comply");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "put right what was written down about a meeting");
}

TEST("contact pages: a stale correction is refused with 409 and keeps what "
     "was typed")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *path = path_of(h, CONTACTS, a.id, "/correct");
	struct http_reply reply =
	        http_post(h, "sam", path,
	                  CORRECT("note", HOSTILE, "version", "7", "place",
	                          "Quay Street", "because", HOSTILE));

	expect_equal(reply.status, 409);
	expect_has(reply.body, "This page has changed since you opened it");
	expect_has(reply.body, "value=\"Quay Street\"");
	expect_has(reply.body, "value=\"23/11/2026\"");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_equal(http_post(h, "sam", path, CORRECT("note", "x")).status,
	             400);
	expect_ok(world_see(h->w, "sam", see_formers, &a));
	expect_equal(a.n, 0);
}

TEST("contact pages: a correction without anything filled in is said field "
     "by field, hostile words are shown as words")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *path = path_of(h, CONTACTS, a.id, "/correct");
	struct http_reply reply = http_post(
	        h, "sam", path, FIELDS("version", "1", "former", "x"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the date");
	expect_has(reply.body, "Select what came of it");
	expect_has(reply.body, "Enter what happened");
	expect_has(reply.body, "Say why this is corrected");
	expect_has(reply.body, "Choose who may read the earlier words");
	reply = http_post(h, "sam", path,
	                  CORRECT("note", HOSTILE, "version", "1", "because",
	                          HOSTILE, "place", HOSTILE));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", path_of(h, CONTACTS, a.id, "")).body,
	             HOSTILE);
	expect_lacks(http_get(h, "rhian",
	                      path_of(h, "/me/appointments", a.id, ""))
	                     .body,
	             HOSTILE);
}

TEST("contact pages: who did not record it has neither the button nor the "
     "form, and a manager has both")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *one = path_of(h, CONTACTS, a.id, "");
	const char *path = path_of(h, CONTACTS, a.id, "/correct");

	expect_lacks(http_get(h, "priya", one).body, "Correct this contact");
	expect_equal(http_get(h, "priya", path).status, 422);
	expect_equal(
	        http_post(h, "priya", path,
	                  CORRECT("note", "x", "version", "1", "because", "x"))
	                .status,
	        422);
	expect_equal(http_get(h, "ned", path).status, 404);
	expect_equal(http_get(h, "rhian", path).status, 403);
	expect_equal(http_post(h, "rhian", path, CORRECT("note", "x")).status,
	             403);
	expect_has(http_get(h, "morgan", one).body, "Correct this contact");
	expect_equal(http_get(h, "morgan", path).status, 200);
	expect_equal(http_get(h, "sam",
	                      path_of(h, "/people/" GWIL "/contacts", a.id,
	                              "/correct"))
	                     .status,
	             404);
}

TEST("contact pages: words that are hidden from the person are in no page of "
     "the person's")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *mine = path_of(h, "/me/appointments", a.id, "");
	struct http_reply reply;

	reply = http_post(h, "sam", path_of(h, CONTACTS, a.id, "/correct"),
	                  CORRECT("note", "We rang", "version", "1", "because",
	                          "it named a neighbour", "former",
	                          "third_party"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", mine);
	expect_has(reply.body, "Corrected on 24 November 2026 by Sam Okafor");
	expect_has(reply.body, "These words are not shown to you");
	expect_lacks(reply.body, "neighbour");
	expect_lacks(reply.body, "We talked");
}

/* --- JSON --------------------------------------------------------------- */

static struct http_reply
corrected(struct http *h, const char *who, struct act *a, const char *match,
          const char *body)
{
	return http_patch(h, who, path_of(h, "/api" CONTACTS, a->id, ""), match,
	                  body);
}

TEST("contact api: a contact is corrected with If-Match, and answers with "
     "what it said before")
{
	struct act a;
	struct http *h = recorded(t, &a);
	const char *body = "{\"kind\":\"phone\",\"because\":\"it was a call\"}";
	struct http_reply reply;

	reply = http_get(h, "sam", path_of(h, "/api" CONTACTS, a.id, ""));
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "ETag"), "\"1\"");
	expect_has(reply.body, "\"corrections\":[]");
	expect_equal(corrected(h, "sam", &a, NULL, body).status, 428);
	expect_equal(corrected(h, "sam", &a, "\"9\"", body).status, 409);
	expect_equal(corrected(h, "sam", &a, "x", body).status, 409);
	reply = corrected(h, "sam", &a, "\"1\"", body);
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "ETag"), "\"2\"");
	expect_has(reply.body, "\"kind\":\"phone\"");
	expect_has(reply.body, "\"note\":\"We talked\"");
	expect_has(reply.body, "\"because\":\"it was a call\"");
	expect_has(reply.body, "\"kind\":\"office\"");
	expect_has(reply.body, "\"changed_by\":\"Sam Okafor\"");
	expect_ok(world_see(h->w, "sam", see_formers, &a));
	expect_equal(a.n, 1);
}

TEST("contact api: a faulty correction is refused, field by field, and one "
     "of somebody else")
{
	struct act a;
	struct http *h = recorded(t, &a);
	struct http_reply reply;

	reply = corrected(
	        h, "sam", &a, "\"1\"",
	        "{\"at\":\"yesterday\",\"kind\":7,\"outcome\":\"tea\","
	        "\"privacy\":\"imported\",\"former_privacy\":\"x\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say why this is corrected");
	expect_has(reply.body, "This is not a moment with its offset");
	expect_has(reply.body, "Select what came of it");
	expect_has(reply.body, "Choose why this note is private");
	reply = corrected(h, "sam", &a, "1", "{\"because\":\"nothing\"}");
	expect_equal(reply.status, 422);
	reply = corrected(h, "priya", &a, "1",
	                  "{\"kind\":\"phone\",\"because\":\"x\"}");
	expect_equal(reply.status, 422);
	reply = corrected(h, "ned", &a, "1",
	                  "{\"kind\":\"phone\",\"because\":\"x\"}");
	expect_equal(reply.status, 404);
	expect_equal(http_get(h, "ned", path_of(h, "/api" CONTACTS, a.id, ""))
	                     .status,
	             404);
	reply = corrected(h, "morgan", &a, "1",
	                  "{\"note\":\"Mended\",\"minutes\":15,"
	                  "\"because\":\"a slip\"}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"minutes\":15");
}
