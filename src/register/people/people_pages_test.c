#include "register/people/people_world_test.h"

#include "tests/http_world.h"

/* A served world in which Jay and Kit are real. */
static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

/* GET as somebody must answer so and hold these words. */
static void
expect_page(struct http *h, const char *who, const char *path,
            const char *words)
{
	struct http_reply reply = http_get(h, who, path);

	if (reply.status != 200)
		fail_msg("%s answers %d", path, reply.status);
	expect_has(reply.body, words);
}

static void
expect_status(struct http *h, const char *who, const char *path, int status)
{
	struct http_reply reply = http_get(h, who, path);

	if (reply.status != status)
		fail_msg("%s answers %d to %s", path, reply.status,
		         who != NULL ? who : "nobody");
}

static const struct fault *
see_kit(struct ctx *ctx, void *data)
{
	struct person_id kit;

	(void)data;
	return people_by_crn(ctx, S("X100002"), &kit);
}

TEST("people pages: each page about a person opens within reach")
{
	struct http *h = served(t);

	expect_page(h, "sam", "/people", "Jay Mercer");
	expect_page(h, "priya", "/people?which=team", "Jay Mercer");
	expect_page(h, "morgan", "/people?which=all&page=1", "Jay Mercer");
	expect_page(h, "sam", "/people/X100001/details", "Told already");
	expect_page(h, "sam", "/people/x100001/details/change", "Save details");
	expect_page(h, "priya", "/people/X100001/allocate", "Sam Okafor");
	expect_page(h, "morgan", "/people/X100001/restrict",
	            "Restrict this case");
	expect_page(h, "priya", "/people/X100001/access", "Who looked");
	expect_page(h, "priya", "/duplicates", "Likely duplicates");
	expect_page(h, "priya", "/reviews/glass", "Nothing waits");
	expect_page(h, "jay", "/me/details", "This is what we know about you");
	expect_page(h, "jay", "/me/access", "Nobody can take it out");
}

TEST("people pages: who has no people of their own sees the team's list first")
{
	struct http *h = served(t);
	const char *current =
	        "aria-current=\"page\" href=\"/people?which=own\"";

	expect_page(h, "sam", "/people", current);
	expect_page(h, "priya", "/people", "Jay Mercer");
	expect_lacks(http_get(h, "priya", "/people").body, current);
	expect_page(h, "priya", "/people?which=own", current);
	expect_page(h, "otto", "/people", "My organisation");
	expect_lacks(http_get(h, "otto", "/people").body, "Jay Mercer");
}

TEST("people pages: how it is safe to get in touch is said on every page")
{
	struct http *h = served(t);

	expect_lacks(http_get(h, "sam", "/people/X100001/details").body,
	             "Getting in touch:");
	http_post(h, "sam", "/people/X100001/details/change",
	          FIELDS("first_name", "Jay", "last_name", "Mercer",
	                 "date_of_birth-day", "14", "date_of_birth-month", "2",
	                 "date_of_birth-year", "1999", "language", "cy",
	                 "contact_rules", "Never ring <i>after</i> six",
	                 "version", "1"));
	expect_page(h, "sam", "/people/X100001/details",
	            "dir-flag--safety\">Getting in touch: Never ring "
	            "&lt;i&gt;after&lt;/i&gt; six</li>");
	expect_page(h, "priya", "/people/X100001/access", "Language: Welsh");
	expect_lacks(http_get(h, "jay", "/me/details").body,
	             "Getting in touch:");
}

TEST("people pages: who looked is the place of that page and of no other")
{
	struct http *h = served(t);
	struct str looks = http_get(h, "jay", "/me/access").body;
	struct str details = http_get(h, "jay", "/me/details").body;

	expect_has(looks, "href=\"/me/access\" aria-current=\"page\"");
	expect_lacks(details, "href=\"/me/access\" aria-current");
	expect_has(details, "href=\"/me\" aria-current=\"true\"");
}

TEST("people pages: out of reach and not there look the same")
{
	struct http *h = served(t);
	struct http_reply out;
	struct http_reply none;

	out = http_get(h, "sam", "/people/X100002/details");
	none = http_get(h, "sam", "/people/X999999/details");
	expect_equal(out.status, 404);
	expect_equal(none.status, 404);
	expect_lacks(out.body, "Lowe");
	expect_status(h, "ned", "/people/X100001/details", 404);
	expect_status(h, "otto", "/people/X100001/allocate", 404);
	expect_status(h, "otto", "/people/X100001/restrict", 404);
	expect_status(h, "otto", "/people/X100001/access", 404);
	expect_status(h, "ned", "/api/people/X100001", 404);
}

TEST("people pages: a role without the permission is refused")
{
	struct http *h = served(t);

	expect_status(h, "ada", "/people", 403);
	expect_status(h, "ada", "/people/X100001/details", 403);
	expect_status(h, "jay", "/people/X100001/details", 403);
	expect_status(h, "sam", "/people/X100001/allocate", 403);
	expect_status(h, "priya", "/people/X100001/restrict", 403);
	expect_status(h, "sam", "/duplicates", 403);
	expect_status(h, "sam", "/reviews/glass", 403);
	expect_status(h, "sam", "/me/details", 403);
	expect_status(h, "sam", "/api/people/X100001/access-log", 403);
}

TEST("people pages: a search goes by POST and leads to an opaque address")
{
	struct http *h = served(t);
	struct http_reply reply =
	        http_post(h, "sam", "/people/search", FIELDS("q", "mercer"));
	struct str location = http_header(h, &reply, "Location");

	expect_equal(reply.status, 303);
	expect_true(str_starts(location, S("/found/")));
	expect_page(h, "sam", str_c(t->arena, location), "Jay Mercer");
	expect_status(h, "priya", str_c(t->arena, location), 404);
	reply = http_post(h, "sam", "/people/search", FIELDS("q", "lowe"));
	location = http_header(h, &reply, "Location");
	expect_page(h, "sam", str_c(t->arena, location),
	            "nobody within your reach");
	reply = http_post(h, "sam", "/people/search", FIELDS("q", " "));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a name, a CRN or a date of birth");
}

TEST("people pages: a change is saved, and a stale or wrong one is shown "
     "again")
{
	struct http *h = served(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/people/X100001/details/change",
	                  FIELDS("version", "1", "preferred_name", "Jazz",
	                         "date_of_birth-day", "14",
	                         "date_of_birth-month", "2",
	                         "date_of_birth-year", "1999"));
	expect_equal(reply.status, 303);
	expect_page(h, "sam", "/people/X100001/details", "Jazz Mercer");
	reply = http_post(h, "sam", "/people/X100001/details/change",
	                  FIELDS("version", "1", "preferred_name", "Old"));
	expect_equal(reply.status, 409);
	reply = http_post(h, "sam", "/people/X100001/details/change",
	                  FIELDS("version", "2", "email", "<b>nowhere",
	                         "date_of_birth-day", "14",
	                         "date_of_birth-month", "2",
	                         "date_of_birth-year", "1999"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write the email address like");
	expect_has(reply.body, "&lt;b&gt;nowhere");
	reply = http_post(h, "ned", "/people/X100001/details/change",
	                  FIELDS("version", "2", "preferred_name", "Bad"));
	expect_equal(reply.status, 404);
	expect_page(h, "sam", "/people/X100001/details", "Jazz Mercer");
}

TEST("people pages: what was told is written down and dealt with")
{
	struct http *h = served(t);
	struct http_reply reply;

	reply = http_post(h, "sam", "/people/X100001/told",
	                  FIELDS("what", "<i>Told</i> about his dad"));
	expect_equal(reply.status, 303);
	expect_page(h, "sam", "/people/X100001/details",
	            "&lt;i&gt;Told&lt;/i&gt; about his dad");
	reply = http_post(h, "jay", "/me/details",
	                  FIELDS("words", "My name is Jai"));
	expect_equal(reply.status, 303);
	expect_page(h, "jay", "/me/details", "My name is Jai");
	expect_page(h, "sam", "/people/X100001/details", "My name is Jai");
	reply = http_post(h, "jay", "/me/details", FIELDS("words", ""));
	expect_equal(reply.status, 400);
}

TEST("people pages: a record out of reach opens with a reason, and another "
     "reviews it")
{
	struct http *h = served(t);
	struct http_reply out;
	struct http_reply none;

	out = http_post(h, "sam", "/people/open", FIELDS("crn", "x100002"));
	expect_str(http_header(h, &out, "Location"), "/people/X100002/open");
	out = http_post(h, "sam", "/people/open", FIELDS("crn", "Kit Lowe"));
	expect_equal(out.status, 400);
	out = http_get(h, "sam", "/people/X100002/open");
	none = http_get(h, "sam", "/people/X999999/open");
	expect_equal(out.status, 200);
	expect_equal(none.status, 200);
	expect_has(none.body, "This record is outside your reach");
	expect_lacks(out.body, "Lowe");
	out = http_post(h, "sam", "/people/X100002/open", FIELDS("reason", ""));
	expect_equal(out.status, 400);
	out = http_post(h, "sam", "/people/X999999/open",
	                FIELDS("reason", "Somebody is in danger"));
	expect_equal(out.status, 422);
	out = http_post(h, "sam", "/people/X100002/open",
	                FIELDS("reason", "Somebody is in danger"));
	expect_equal(out.status, 303);
	expect_str(http_header(h, &out, "Location"), "/people/X100002");
	expect_page(h, "sam", "/people/X100002/details", "Kit Lowe");
	expect_page(h, "otto", "/reviews/glass", "Somebody is in danger");
	world_later(h->w, (int64_t)4 * 60 * 60 * 1000);
	expect_fault(world_see(h->w, "sam", see_kit, NULL), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

TEST("people pages: two records are compared, merged and parted again")
{
	struct http *h = served(t);
	struct http_reply reply;

	person_new(h->w, "X300001", "Zoe", "Wynne", "1991-03-02", "sam");
	person_new(h->w, "X300002", "Zoë", "Ŵynne", "1991-03-02", "sam");
	expect_page(h, "priya", "/duplicates", "X300002");
	expect_page(h, "priya", "/duplicates/X300001/X300002",
	            "Which record is kept?");
	/* Neither has a PNC number: that is no likeness. */
	expect_page(h, "priya", "/duplicates/X300001/X300002",
	            "Not known</td><td class=\"govuk-table__cell\">"
	            "Cannot be compared");
	reply = http_post(h, "priya", "/duplicates/X300001/X300002/merge",
	                  FIELDS("keep", ""));
	expect_equal(reply.status, 400);
	reply = http_post(h, "priya", "/duplicates/X300001/X300002/merge",
	                  FIELDS("keep", "a"));
	expect_equal(reply.status, 303);
	expect_page(h, "sam", "/people/X300002/details", "X300001");
	expect_page(h, "priya", "/duplicates", "Undo this merge");
	reply = http_post(h, "otto", "/duplicates/X300001/X300002/different",
	                  FIELDS("x", "y"));
	expect_equal(reply.status, 404);
}

/* The id that follows `before` in a page; it is there. */
static const char *
id_after(struct http *h, const char *who, const char *path, const char *before)
{
	struct str body = http_get(h, who, path).body;
	struct str mark = str_of(before);
	size_t at = 0;

	while (at + mark.n + 13 <= body.n &&
	       !str_starts(str_slice(body, at, mark.n), mark))
		at++;
	expect_true(at + mark.n + 13 <= body.n);
	return str_c(h->w->arena, str_slice(body, at + mark.n, 13));
}

static const char *
path_with(struct http *h, const char *before, const char *id, const char *after)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s%s%s", before, id, after));
}

static void
expect_sent(struct http *h, const char *who, const char *path,
            const char *const *fields)
{
	struct http_reply reply = http_post(h, who, path, fields);

	if (reply.status != 303)
		fail_msg("%s answers %d", path, reply.status);
}

TEST("people pages: a merge is undone, and two people are said to be two")
{
	struct http *h = served(t);
	const char *id;

	person_new(h->w, "X300001", "Zoe", "Wynne", "1991-03-02", "sam");
	person_new(h->w, "X300002", "Zoë", "Ŵynne", "1991-03-02", "sam");
	expect_sent(h, "priya", "/duplicates/X300001/X300002/merge",
	            FIELDS("keep", "a"));
	id = id_after(h, "priya", "/duplicates", "/merges/");
	expect_equal(http_post(h, "otto", path_with(h, "/merges/", id, "/undo"),
	                       FIELDS())
	                     .status,
	             404);
	expect_sent(h, "priya", path_with(h, "/merges/", id, "/undo"),
	            FIELDS());
	expect_page(h, "priya", "/duplicates", "X300002");
	expect_sent(h, "priya", "/duplicates/X300001/X300002/different",
	            FIELDS());
	expect_lacks(http_get(h, "priya", "/duplicates").body,
	             "/duplicates/X300001/X300002");
}

TEST("people pages: a correction is asked for by the person and dealt with")
{
	struct http *h = served(t);
	const char *id;

	expect_sent(h, "jay", "/me/details", FIELDS("words", "My postcode"));
	id = id_after(h, "sam", "/people/X100001/details", "/corrections/");
	expect_equal(
	        http_post(h, "ned",
	                  path_with(h, "/people/X100001/corrections/", id, ""),
	                  FIELDS("answer", "no", "words", "It is right"))
	                .status,
	        404);
	expect_sent(h, "sam",
	            path_with(h, "/people/X100001/corrections/", id, ""),
	            FIELDS("answer", "no", "words", "It is right"));
	expect_lacks(http_get(h, "sam", "/people/X100001/details").body,
	             "/corrections/");
}

TEST("people pages: a case is handed over, closed to others and opened again")
{
	struct http *h = served(t);
	struct arena *arena = h->w->arena;
	const char *sam =
	        str_c(arena, id_show(arena, world_user(h->w, "sam").v));
	const char *priya =
	        str_c(arena, id_show(arena, world_user(h->w, "priya").v));

	expect_sent(h, "priya", "/people/X100001/allocate",
	            FIELDS("worker", priya, "team", ""));
	expect_page(h, "priya", "/people", "Jay Mercer");
	expect_status(h, "sam", "/people/X100001/details", 404);
	expect_sent(h, "priya", "/people/X100001/allocate",
	            FIELDS("worker", sam, "team", ""));
	expect_page(h, "sam", "/people", "Jay Mercer");
	expect_sent(h, "morgan", "/people/X100001/restrict",
	            FIELDS("state", "restricted", "reason", "In the news"));
	expect_page(h, "sam", "/people/X100001/details", "Jay Mercer");
	expect_sent(h, "morgan", "/people/X100001/restrict",
	            FIELDS("state", "open", "reason", "It is over"));
	expect_sent(h, "morgan", "/people/X100001/exclude",
	            FIELDS("username", "sam", "reason", "They are cousins"));
	expect_status(h, "sam", "/people/X100001/details", 404);
	expect_equal(http_post(h, "morgan", "/people/X100001/exclude",
	                       FIELDS("username", "nobody", "reason", "x"))
	                     .status,
	             400);
}

TEST("people pages: an opening out of reach is judged by another")
{
	struct http *h = served(t);
	const char *id;

	expect_sent(h, "sam", "/people/X100002/open",
	            FIELDS("reason", "Somebody is in danger"));
	id = id_after(h, "otto", "/reviews/glass", "/reviews/glass/");
	/* One who may see the record is led to it; one who may not is told. */
	expect_page(h, "otto", path_with(h, "/reviews/glass/", id, ""),
	            "href=\"/people/X100002\"");
	expect_page(h, "morgan", path_with(h, "/reviews/glass/", id, ""),
	            "You may not see this record yourself");
	expect_page(h, "morgan", path_with(h, "/reviews/glass/", id, ""),
	            "href=\"/reviews/glass\"");
	expect_equal(http_post(h, "otto",
	                       path_with(h, "/reviews/glass/", id, ""),
	                       FIELDS("verdict", ""))
	                     .status,
	             400);
	expect_sent(h, "otto", path_with(h, "/reviews/glass/", id, ""),
	            FIELDS("verdict", "right", "note", "Rightly so"));
	expect_page(h, "otto", "/reviews/glass", "Nothing waits");
}

#define LOG "/api/people/X100001/access-log"

/* How often this stands there. */
static size_t
times(struct str s, const char *what)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += str_starts(str_slice(s, i, s.n), str_of(what));
	return n;
}

TEST("people pages: who looked at a record comes by pages of the size that "
     "was asked for")
{
	struct http *h = served(t);
	struct str body;

	for (int i = 0; i < 5; i++)
		expect_status(h, "sam", "/people/X100001", 200);
	body = http_get(h, "priya", LOG "?size=2").body;
	expect_equal(times(body, "\"what\":"), 2);
	expect_has(body, "\"size\":2,\"number\":0,\"totalElements\":");
	body = http_get(h, "priya", LOG "?size=2&page=1").body;
	expect_equal(times(body, "\"what\":"), 2);
	expect_has(body, "\"size\":2,\"number\":1,\"totalElements\":");
	body = http_get(h, "priya", LOG "?size=2&page=500").body;
	expect_equal(times(body, "\"what\":"), 0);
	expect_has(body, "\"content\":[]");
	body = http_get(h, "priya", LOG).body;
	expect_true(times(body, "\"what\":") >= 7);
	expect_lacks(body, "\"more\"");
}

TEST("people pages: a size or a page that is none is refused, also of who "
     "looked")
{
	struct http *h = served(t);

	expect_status(h, "priya", LOG "?size=0", 400);
	expect_status(h, "priya", LOG "?size=201", 400);
	expect_status(h, "priya", LOG "?size=ten", 400);
	expect_status(h, "priya", LOG "?page=-1", 400);
	expect_status(h, "sam", LOG "?size=2", 403);
	expect_status(h, "otto", LOG "?size=2", 404);
}

TEST("people pages: JSON has the names of the caseload files")
{
	struct http *h = served(t);

	expect_page(h, "sam", "/api/people?q=mercer", "\"crn\":\"X100001\"");
	expect_page(h, "sam", "/api/people/X100001",
	            "\"date_of_birth\":\"1999-02-14\"");
	expect_page(h, "priya", "/api/people/X100001/access-log",
	            "\"content\":[");
	expect_page(h, "sam", "/api/me", "\"username\":\"sam\"");
	expect_status(h, "sam", "/api/people/X100002", 404);
	expect_status(h, NULL, "/api/people?q=mercer", 401);
}
