/* submission_pages_test.c - the pages: allowed, refused, kept. */
#include "insight/submission/submission_world_test.h"

#include "tests/http_world.h"

static struct http *
served(struct submission_try *s)
{
	world_add(s->w, "ines", R(INSPECTOR), NULL);
	return http_serve(s->w, s->w->app->capabilities);
}

static const char *
at(struct submission_try *s, const char *rest)
{
	return str_c(s->w->arena, submission_path(s->w->arena, s->id, rest));
}

#define TERMS(title, base) \
	FIELDS("title", title, "start", "plan", "from-day", "1", "from-month", \
	       "1", "from-year", "2025", "to-day", "31", "to-month", "12", \
	       "to-year", "2025", "base", base, "fall", "5")

TEST("submission pages: only a manager makes it, an evaluator never")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);
	static const char *const others[] = {"eve",   "ines", "sam",
	                                     "priya", "ada",  "jay"};

	submission_put_many(&s, 60);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		expect_equal(http_get(h, others[i], "/submissions").status,
		             403);
		expect_equal(http_get(h, others[i], at(&s, "")).status, 403);
		expect_equal(http_get(h, others[i], at(&s, "/file")).status,
		             403);
		expect_equal(http_post(h, others[i], at(&s, "/file"),
		                       FIELDS("why", "I would like to see it"))
		                     .status,
		             403);
	}
	expect_equal(http_get(h, "otto", at(&s, "")).status, 404);
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_equal(s.files_n, 0);
	expect_lacks(http_get(h, "eve", "/studies").body, "/submissions");
	expect_has(http_get(h, "morgan", "/studies").body, "/submissions");
}

TEST("submission pages: a manager says which people, sees what is missing, "
     "makes the file and says that the copies are gone")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);
	struct http_reply reply;
	struct str body;

	submission_put_many(&s, 60);
	submission_put(&s, "X200001", "Archer", NULL, "female", "2025-03-01");
	reply = http_post(h, "morgan", "/submissions/new",
	                  TERMS("Another one", "37.5"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "morgan", "/submissions").body, "Another one");
	body = http_get(h, "morgan", at(&s, "")).body;
	expect_has(body, "Rhian Archer");
	expect_has(body, "/people/X200001/details");
	expect_has(body, "Of 61 people 7 would be lost, 11 in 100.");
	expect_has(body, "Of every 1,000 people sent 894 were found: of 60 "
	                 "that is about 54.");
	expect_lacks(body, "With so few, chance decides");
	expect_has(body, "See these numbers as a table: How many are left at "
	                 "each step");
	expect_has(body, "Not verified");
	expect_has(body, "does not show that the programme does nothing");
	body = http_get(h, "morgan", at(&s, "/file")).body;
	expect_has(body, "conviction_date");
	expect_has(body, "Never send it by ordinary email");
	reply = http_post(h, "morgan", at(&s, "/file"),
	                  FIELDS("why", "Asked for by the board in June"));
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "content-disposition"),
	           "justice-data-lab.csv");
	expect_has(http_header(h, &reply, "cache-control"), "no-store");
	expect_has(reply.body, "Madeaa,Rhian,1990-05-04");
	expect_lacks(reply.body, "Archer");
	body = http_get(h, "morgan", at(&s, "")).body;
	expect_has(body, "Asked for by the board in June");
	expect_has(body, "The copies are to be gone by 8 December 2026");
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_equal(s.files_n, 1);
	reply = http_post(
	        h, "morgan",
	        at(&s,
	           str_c(t->arena,
	                 str_print(t->arena, "/files/%.*s/gone",
	                           STR_ARG(id_show(t->arena, s.files[0].id))))),
	        FIELDS());
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "morgan", at(&s, "")).body,
	           "The copies are gone, as was said on");
}

TEST("submission pages: copies that should be gone are said to be late")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);

	submission_put_many(&s, 60);
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	world_later(s.w, INT64_C(15) * 24 * 60 * 60 * 1000);
	expect_has(http_get(h, "morgan", at(&s, "")).body,
	           "The copies were to be gone by 8 December 2026");
}

TEST("submission pages: what is wrong is said, and what was typed is still "
     "there")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);
	struct http_reply reply = http_post(h, "morgan", "/submissions/new",
	                                    TERMS("\"><b>x", "many"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter how many in 100 reoffend without it");
	expect_has(reply.body, "value=\"many\"");
	expect_has(reply.body, "&quot;");
	expect_lacks(reply.body, "\"><b>x");
	submission_put_many(&s, 60);
	reply = http_post(h, "morgan", at(&s, "/file"), FIELDS("why", "<b>"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say in at least ten characters");
	expect_has(reply.body, "&lt;b&gt;");
}

TEST("submission pages: of very few people it is said that chance decides how "
     "many are found, of nobody that nobody is in it")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);
	struct str body = http_get(h, "morgan", at(&s, "")).body;

	expect_has(body, "Nobody is in it.");
	expect_lacks(body, "With so few, chance decides");
	submission_put_many(&s, 2);
	body = http_get(h, "morgan", at(&s, "")).body;
	expect_has(body, "Of every 1,000 people sent 894 were found: of 2 that "
	                 "is about 2.");
	expect_has(body, "With so few, chance decides: all of them may be "
	                 "found, or none.");
}

TEST("submission pages: of whom something is missing is told by name, and "
     "whoever looks is written down")
{
	struct submission_try s = submission_world(t);
	struct http *h = served(&s);
	int64_t before;

	submission_put(&s, "X200001", "Archer", NULL, "female", "2025-03-01");
	before = world_changes(s.w);
	expect_has(http_get(h, "morgan", at(&s, "")).body, "Rhian Archer");
	expect_true(world_changes(s.w) > before);
}
