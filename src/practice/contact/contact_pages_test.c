/* contact_pages_test.c - pages and JSON: allowed, refused, invalid, hostile. */
#include "practice/contact/contact_world_test.h"

#define CONTACTS "/people/" RHIAN "/contacts"
#define HOSTILE  "<script>alert(1)</script>\"'&"

/* The fields of a contact that is in order, and more. */
#define RECORD(...) \
	FIELDS("when", "23/11/2026", "time", "2pm", "kind", "office", \
	       "outcome", "attended_complied" __VA_OPT__(, ) __VA_ARGS__)

static const char *
path_of(struct http *h, const char *base, struct contact_id id,
        const char *rest)
{
	struct arena *arena = h->w->arena;
	struct str path = str_print(arena, "%s/%.*s%s", base,
	                            STR_ARG(id_show(arena, id.v)), rest);

	return str_c(arena, path);
}

static void
recorded(struct http *h, struct act *a)
{
	a->terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(h->w, "sam", do_record, a));
}

static void
arranged(struct http *h, struct act *a)
{
	a->terms = test_terms(48 * 60 + 30, CONTACT_NONE_YET);
	expect_ok(world_do(h->w, "sam", do_arrange, a));
}

/* --- recording ---------------------------------------------------------- */

TEST("contact pages: a worker records a contact, with promises and the next "
     "appointment")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_get(h, "sam", CONTACTS "/new");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Record a contact");
	reply = http_post(h, "sam", CONTACTS "/new",
	                  RECORD("note", "She found a room", "promise_worker",
	                         "Ring the landlord", "due_worker",
	                         "30/11/2026", "next_when", "1/12/2026",
	                         "next_time", "10:30am", "next_place",
	                         "Quay Street"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), CONTACTS);
	reply = http_get(h, "sam", CONTACTS);
	expect_has(reply.body, "She found a room");
	expect_has(reply.body, "2 contacts");
	expect_has(http_get(h, "rhian", "/me/appointments").body,
	           "Tuesday 1 December");
	expect_has(http_get(h, "rhian", "/me/promises").body,
	           "Ring the landlord");
}

TEST("contact pages: nothing filled in is said field by field")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply =
	        http_post(h, "sam", CONTACTS "/new", FIELDS("x", "y"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "There is a problem");
	expect_has(reply.body, "Enter the date");
	expect_has(reply.body, "Enter a time, for example 10:30am");
	expect_has(reply.body, "Select how you met");
	expect_has(reply.body, "Select what came of it");
	expect_has(reply.body, "Enter what happened");
	expect_ok(world_see(h->w, "sam", see_list, &a));
	expect_equal(a.n, 0);
}

TEST("contact pages: what was typed is shown again, 5,001 characters of it")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	char *note = arena_bytes(h->w->arena, CONTACT_NOTE_MOST + 2, 1);
	struct http_reply reply;

	for (int i = 0; i <= CONTACT_NOTE_MOST; i++)
		note[i] = "abcdefghij"[i % 10];
	reply = http_post(h, "sam", CONTACTS "/new",
	                  RECORD("note", note, "place", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, note);
	expect_has(reply.body, "This must be 5000 characters or fewer");
	expect_has(reply.body, "value=\"23/11/2026\"");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;script&gt;");
}

TEST("contact pages: a day to come and a day that is none are refused")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", CONTACTS "/new",
	                  FIELDS("when", "26/11/2026", "time", "9:30", "kind",
	                         "phone", "outcome", "attended_complied",
	                         "note", "x"));
	expect_equal(reply.status, 400);
	expect_has(reply.body,
	           "Date of the contact must be today or in the past");
	reply = http_post(h, "sam", CONTACTS "/new",
	                  FIELDS("when", "31/2/2026", "time", "9:30"));
	expect_has(reply.body, "Enter a real date, for example 20/11/2026");
	expect_has(reply.body, "value=\"31/2/2026\"");
	reply = http_post(h, "sam", CONTACTS "/new",
	                  RECORD("note", "x", "next_when", "1/11/2026",
	                         "next_time", "9:30"));
	expect_has(reply.body, "The next appointment must be in the future");
	expect_ok(world_see(h->w, "sam", see_list, &a));
	expect_equal(a.n, 0);
}

TEST("contact pages: an acceptable absence says why, a private note as well")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", CONTACTS "/new",
	                  FIELDS("when", "23/11/2026", "time", "2pm", "kind",
	                         "office", "outcome", "acceptable_absence",
	                         "private", "yes", "note", "x"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select why the absence is acceptable");
	expect_has(reply.body, "Choose why this note is private");
	reply = http_post(h, "sam", CONTACTS "/new",
	                  FIELDS("when", "23/11/2026", "time", "2pm", "kind",
	                         "office", "outcome", "acceptable_absence",
	                         "code_acceptable_absence", "AAME", "private",
	                         "yes", "privacy", "third_party",
	                         "privacy_words", "His mother told me", "note",
	                         "The mother is ill"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", CONTACTS);
	expect_has(reply.body, "The mother is ill");
	expect_has(reply.body, "Medical");
	expect_lacks(http_get(h, "rhian", "/me/appointments").body, "mother");
}

TEST("contact pages: the codes of an outcome stand below it, the rest is "
     "folded")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply = http_get(h, "sam", CONTACTS "/new");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "name=\"code_acceptable_absence\"");
	expect_has(reply.body, "name=\"code_attended_complied\"");
	expect_lacks(reply.body, "name=\"code\"");
	expect_has(reply.body, "Rhian does not see it; staff who work with");
	expect_has(reply.body, "<details class=\"govuk-details\">");
	/* A code of another outcome than the one chosen is not read. */
	reply = http_post(h, "sam", CONTACTS "/new",
	                  FIELDS("when", "23/11/2026", "time", "2pm", "kind",
	                         "office", "outcome", "acceptable_absence",
	                         "code_rescheduled", "RSSR", "note", "x"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "href=\"#code_acceptable_absence\"");
	expect_has(reply.body, "<details class=\"govuk-details\" open>");
	expect_ok(world_see(h->w, "sam", see_list, &a));
	expect_equal(a.n, 0);
}

TEST("contact pages: a second press with the same key records once")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	const char *const *fields =
	        RECORD("note", "Once", "key", "01ARZ3NDEKTSV");

	expect_equal(http_post(h, "sam", CONTACTS "/new", fields).status, 303);
	expect_equal(http_post(h, "sam", CONTACTS "/new", fields).status, 303);
	expect_ok(world_see(h->w, "sam", see_list, &a));
	expect_equal(a.n, 1);
}

TEST("contact pages: nobody else's worker and no administrator gets in")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	recorded(h, &a);
	expect_equal(http_get(h, "ned", CONTACTS).status, 404);
	expect_equal(http_get(h, "ned", path_of(h, CONTACTS, a.id, "")).status,
	             404);
	expect_equal(http_post(h, "ned", CONTACTS "/new", RECORD("note", "x"))
	                     .status,
	             404);
	expect_equal(http_get(h, "ada", CONTACTS).status, 403);
	expect_equal(http_get(h, "rhian", CONTACTS).status, 403);
	expect_equal(http_get(h, NULL, CONTACTS).status, 303);
}

/* --- one contact -------------------------------------------------------- */

TEST("contact pages: a contact of somebody else under this CRN is not found")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	test_person(h->w, GWIL, "Gwil", true);
	recorded(h, &a);
	expect_equal(http_get(h, "sam", path_of(h, CONTACTS, a.id, "")).status,
	             200);
	expect_equal(http_get(h, "sam",
	                      path_of(h, "/people/" GWIL "/contacts", a.id, ""))
	                     .status,
	             404);
	expect_equal(http_post(h, "sam",
	                       path_of(h, "/people/" GWIL "/contacts", a.id,
	                               "/outcome"),
	                       FIELDS("version", "1", "outcome",
	                              "attended_complied", "note", "x"))
	                     .status,
	             404);
}

TEST("contact pages: a stale version is refused with 409 and keeps what was "
     "typed")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;
	const char *path;

	arranged(h, &a);
	path = path_of(h, CONTACTS, a.id, "/outcome");
	reply = http_post(h, "sam", path,
	                  FIELDS("version", "9", "outcome",
	                         "acceptable_absence",
	                         "code_acceptable_absence", "AAME", "note",
	                         "Left early"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Left early");
	reply = http_post(h, "sam", path,
	                  FIELDS("version", "1", "outcome",
	                         "acceptable_absence",
	                         "code_acceptable_absence", "AAME", "note",
	                         "Left early"));
	expect_equal(reply.status, 303);
	expect_equal(http_post(h, "sam", path, FIELDS("outcome", "rescheduled"))
	                     .status,
	             400);
}

TEST("contact pages: an appointment is arranged, moved and seen by both")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_post(h, "sam", CONTACTS "/plan",
	                  FIELDS("when", "26/11/2026", "time", "10:30am",
	                         "kind", "office", "place", "Harbour House",
	                         "planned_minutes", "45", "purpose", HOSTILE));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, "sam", see_list, &a));
	a.id = a.list[0].id;
	reply = http_get(h, "rhian", "/me/appointments");
	expect_has(reply.body, "Thursday 26 November, 10:30am");
	expect_has(reply.body, "With Sam at Harbour House. About 45 minutes.");
	expect_lacks(reply.body, HOSTILE);
	expect_has(http_get(h, "sam", path_of(h, CONTACTS, a.id, "")).body,
	           "&lt;script&gt;");
	reply = http_post(h, "sam", path_of(h, CONTACTS, a.id, "/move"),
	                  FIELDS("version", "1", "by", "service", "when",
	                         "27/11/2026", "time", "10:30am", "kind",
	                         "office", "place", "Harbour House"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", "/me/appointments");
	expect_has(reply.body, "Friday 27 November, 10:30am");
	expect_lacks(reply.body, "Thursday 26 November, 10:30am");
}

TEST("contact pages: a move without who asked and without a day is refused")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	arranged(h, &a);
	reply = http_post(h, "sam", path_of(h, CONTACTS, a.id, "/move"),
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say who asked to move it");
	expect_has(reply.body, "Enter the date");
}

TEST("contact pages: a list is filtered by codes and goes on to older ones")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	for (int i = 0; i < 25; i++) {
		a.terms = test_terms(-60 - i, i % 5 == 0 ? CONTACT_FAILED
		                                         : CONTACT_COMPLIED);
		expect_ok(world_do(h->w, "sam", do_record, &a));
	}
	reply = http_get(h, "sam", CONTACTS);
	expect_has(reply.body, "25 contacts");
	expect_has(reply.body, "Older contacts");
	reply = http_get(h, "sam",
	                 CONTACTS "?outcome=attended_failed_to_comply");
	expect_has(reply.body, "5 contacts");
	expect_lacks(reply.body, "Older contacts");
	expect_has(http_get(h, "sam", CONTACTS "?kind=letter").body,
	           "There are no contacts here yet.");
	expect_ok(world_see(h->w, "sam", see_list, &a));
	reply = http_get(
	        h, "sam",
	        str_c(t->arena,
	              str_print(t->arena, "%s?after=%.*s", CONTACTS,
	                        STR_ARG(id_show(t->arena, a.list[19].id.v)))));
	expect_has(reply.body, "Newest contacts");
	expect_lacks(reply.body, "Older contacts");
}

/* --- the person's own --------------------------------------------------- */

TEST("contact pages: the person says that they cannot make it, and sam sees "
     "why")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;
	const char *path;

	arranged(h, &a);
	path = path_of(h, "/me/appointments", a.id, "/answer");
	reply = http_get(h, "rhian",
	                 path_of(h, "/me/appointments", a.id, "/cannot"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "This does not count as an absence.");
	reply = http_post(h, "rhian", path, FIELDS("answer", "cannot"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose why you cannot make it");
	reply = http_post(h, "rhian", path,
	                  FIELDS("answer", "cannot", "reason", "work", "words",
	                         HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", path_of(h, CONTACTS, a.id, ""));
	expect_has(reply.body, "Cannot make it: Work or training");
	expect_lacks(reply.body, HOSTILE);
	expect_equal(http_post(h, "sam", path, FIELDS("answer", "can")).status,
	             403);
}

TEST("contact pages: another person's appointment is not found by its "
     "address")
{
	struct act a, other = {.n = 0};
	struct http *h = test_http(t, &a, "Rhian");

	other.person = test_person(h->w, GWIL, "Gwil", true);
	arranged(h, &other);
	expect_equal(http_get(h, "rhian",
	                      path_of(h, "/me/appointments", other.id, ""))
	                     .status,
	             404);
	expect_equal(http_get(h, "rhian",
	                      path_of(h, "/me/appointments", other.id,
	                              "/calendar.ics"))
	                     .status,
	             404);
	expect_equal(
	        http_post(h, "rhian",
	                  path_of(h, "/me/appointments", other.id, "/answer"),
	                  FIELDS("answer", "can"))
	                .status,
	        404);
}

TEST("contact pages: an appointment goes into the calendar of a phone")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	arranged(h, &a);
	reply = http_get(h, "rhian",
	                 path_of(h, "/me/appointments", a.id, "/calendar.ics"));
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "Content-Type"), "text/calendar");
	expect_has(reply.body, "DTSTART:20261126T103000Z\r\n");
	expect_has(reply.body, "SUMMARY:Meeting with Sam\r\n");
}

TEST("contact pages: a private note is in no page of the person's")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.note = S("Secret worry");
	a.terms.privacy = CONTACT_SAFETY;
	a.terms.privacy_words = S("Hidden cause");
	expect_ok(world_do(h->w, "sam", do_record, &a));
	expect_has(http_get(h, "sam", path_of(h, CONTACTS, a.id, "")).body,
	           "Secret worry");
	expect_lacks(http_get(h, "rhian", "/me/appointments").body, "Secret");
	expect_lacks(http_get(h, "rhian",
	                      path_of(h, "/me/appointments", a.id, ""))
	                     .body,
	             "Secret");
	expect_lacks(http_get(h, "rhian",
	                      path_of(h, "/me/appointments", a.id, ""))
	                     .body,
	             "Hidden");
	expect_equal(http_post(h, "sam", path_of(h, CONTACTS, a.id, "/share"),
	                       FIELDS("version", "1"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian",
	                    path_of(h, "/me/appointments", a.id, ""))
	                   .body,
	           "Secret worry");
}

TEST("contact pages: a meeting is rated by the person, and sam sees it")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	const char *path;

	recorded(h, &a);
	path = path_of(h, "/me/appointments", a.id, "/rating");
	expect_equal(http_post(h, "rhian", path, FIELDS("heard", "9")).status,
	             400);
	expect_equal(http_post(h, "rhian", path, FIELDS("x", "y")).status, 400);
	expect_equal(http_post(h, "rhian", path,
	                       FIELDS("heard", "5", "fair", "4"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", path_of(h, CONTACTS, a.id, "")).body,
	           "5/5");
}

TEST("contact pages: both sides promise, and say what came of it")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;
	const char *path;

	recorded(h, &a);
	reply = http_post(h, "rhian", "/me/promises",
	                  FIELDS("promise", HOSTILE, "due", "1/12/2026"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", "/me/promises");
	expect_has(reply.body, "By 1 December 2026");
	expect_lacks(reply.body, HOSTILE);
	reply = http_post(h, "rhian", "/me/promises", FIELDS("promise", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what is promised");
	reply = http_post(h, "sam", path_of(h, CONTACTS, a.id, "/promises"),
	                  FIELDS("side", "worker", "promise", "Ring back",
	                         "due", "soon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Ring back");
	expect_ok(world_see(h->w, "sam", see_promises, &a));
	expect_equal(a.n, 1);
	path = str_c(t->arena,
	             contact_promise_path(t->arena, S(""), a.promises[0].id));
	expect_equal(http_post(h, "rhian", path, FIELDS("kept", "x")).status,
	             400);
	expect_equal(http_post(h, "rhian", path, FIELDS("kept", "kept")).status,
	             303);
	expect_has(http_get(h, "rhian", "/me/promises").body, "says rhian");
	reply = http_post(h, "sam", path_of(h, CONTACTS, a.id, "/promises"),
	                  FIELDS("side", "worker", "promise", "Ring back"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, "sam", see_promises, &a));
	expect_equal(a.n, 2);
	for (size_t i = 0; i < a.n; i++)
		if (str_is(a.promises[i].words, "Ring back"))
			path = str_c(t->arena,
			             contact_promise_path(t->arena, S(RHIAN),
			                                  a.promises[i].id));
	expect_equal(
	        http_post(h, "sam", path, FIELDS("kept", "not_kept")).status,
	        303);
}

TEST("contact pages: a promise of somebody else is not found")
{
	struct act a, other = {.n = 0};
	struct http *h = test_http(t, &a, "Rhian");

	other.person = test_person(h->w, GWIL, "Gwil", true);
	other.promised = (struct contact_promised){S("Ring"), DATE_NONE};
	expect_ok(world_do(h->w, "sam", do_promise, &other));
	expect_equal(
	        http_post(h, "rhian",
	                  str_c(t->arena, contact_promise_path(t->arena, S(""),
	                                                       other.promise)),
	                  FIELDS("kept", "kept"))
	                .status,
	        404);
	expect_equal(http_post(h, "sam",
	                       str_c(t->arena,
	                             contact_promise_path(t->arena, S(RHIAN),
	                                                  other.promise)),
	                       FIELDS("kept", "kept"))
	                     .status,
	             404);
}
