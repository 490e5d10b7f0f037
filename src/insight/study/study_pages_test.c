/* study_pages_test.c - the pages of studies: allowed, refused, kept. */
#include "insight/study/study_local.h"

#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	world_add(w, "eve", R(EVALUATOR), NULL);
	world_add(w, "ines", R(INSPECTOR), NULL);
	world_add(w, "oona", R(EVALUATOR), "otto");
	return http_serve(w, w->app->capabilities);
}

#define DESIGN(title, ratio, ...) \
	DESIGN_BY("whether", title, ratio __VA_OPT__(, ) __VA_ARGS__)

#define DESIGN_BY(decides, title, ratio, ...) \
	FIELDS("title", title, "question", "Do fewer people reoffend?", \
	       "start", "plan", "from-day", "1", "from-month", "12", \
	       "from-year", "2026", "to-day", "30", "to-month", "11", \
	       "to-year", "2027", "columns", "age", "columns", "sex", \
	       "follow", "365", "lag", "183", "ratio", ratio, "base", "37", \
	       "fall", "5", "smallest", "", "reviewers", "A panel", "basis", \
	       "A task in the public interest", "first", decides, "method", \
	       "nearest" __VA_OPT__(, ) __VA_ARGS__)

/* Where a study that was made stands. */
static const char *
made(struct http *h, const char *title)
{
	struct http_reply reply =
	        http_post(h, "eve", "/studies/new", DESIGN(title, "5"));

	expect_equal(reply.status, 303);
	return str_c(h->w->arena, http_header(h, &reply, "location"));
}

static const char *
under(struct http *h, const char *path, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s", path, rest));
}

TEST("study pages: an evaluator plans a study, looks at its power, registers "
     "it and changes it with a reason")
{
	struct http *h = served(t);
	struct http_reply reply;
	const char *path;
	struct str body;

	expect_has(http_get(h, "eve", "/studies").body,
	           "There is no study yet.");
	path = made(h, "Did it help?");
	body = http_get(h, "eve", "/studies").body;
	expect_has(body, "Did it help?");
	expect_has(body, "Designed");
	body = http_get(h, "eve", path).body;
	expect_has(body, "From 1 December 2026 to 30 November 2027");
	expect_lacks(body, "Register the plan");
	body = http_get(h, "eve", under(h, path, "/power")).body;
	expect_has(body, "How many people will be on the programme?");
	expect_lacks(body, "See these numbers as a table");
	expect_equal(http_post(h, "eve", under(h, path, "/power"),
	                       FIELDS("treated", "84"))
	                     .status,
	             303);
	body = http_get(h, "eve", under(h, path, "/power")).body;
	expect_has(body, "The study would see a fall of 15.4 points or more, "
	                 "80 times in 100.");
	expect_has(body, "that does not show that the programme does nothing");
	expect_has(body, "See these numbers as a table: How often in 100 the "
	                 "fall would be seen");
	expect_has(body, "class=\"govuk-table__header\">84 people</th>");
	expect_has(http_get(h, "eve", path).body, "Register the plan");
	expect_equal(http_post(h, "eve", under(h, path, "/register"), FIELDS())
	                     .status,
	             303);
	expect_has(http_get(h, "eve", path).body, "The registered plan");
	body = http_get(h, "eve", under(h, path, "/design")).body;
	expect_has(body, "Why does it change?");
	reply = http_post(h, "eve", under(h, path, "/design"),
	                  DESIGN("Did it help?", "3", "version", "2"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say in at least ten characters why it changes");
	expect_has(reply.body, "value=\"3\"");
	reply = http_post(h, "eve", under(h, path, "/design"),
	                  DESIGN("Did it help?", "3", "version", "2", "reason",
	                         "Too few are there to compare with"));
	expect_equal(reply.status, 303);
	body = http_get(h, "eve", path).body;
	expect_has(body, "Too few are there to compare with");
	expect_has(body, "changed ratio on");
}

TEST("study pages: where how soon decides, the fall of the rate that would be "
     "seen is said, where how often does that nobody can tell, and neither "
     "where a share does")
{
	struct http *h = served(t);
	const char *path = made(h, "Whether");
	struct http_reply reply;
	struct str body;

	expect_equal(http_post(h, "eve", under(h, path, "/power"),
	                       FIELDS("treated", "84"))
	                     .status,
	             303);
	expect_lacks(http_get(h, "eve", under(h, path, "/power")).body,
	             "How soon decides this study");
	reply = http_post(h, "eve", "/studies/new",
	                  DESIGN_BY("soon", "How soon?", "5"));
	expect_equal(reply.status, 303);
	path = str_c(h->w->arena, http_header(h, &reply, "location"));
	expect_lacks(http_get(h, "eve", under(h, path, "/power")).body,
	             "How soon decides this study");
	expect_equal(http_post(h, "eve", under(h, path, "/power"),
	                       FIELDS("treated", "84"))
	                     .status,
	             303);
	body = http_get(h, "eve", under(h, path, "/power")).body;
	expect_has(body, "The study would see a fall of the rate of 43% or "
	                 "more, 80 times in 100.");
	expect_has(body, "takes 798 people.");
	expect_has(body, "Of both groups together 1732 reoffend then.");
	expect_equal(http_post(h, "eve", under(h, path, "/power"),
	                       FIELDS("treated", "2"))
	                     .status,
	             303);
	expect_has(http_get(h, "eve", under(h, path, "/power")).body,
	           "A study of this size would most likely see no fall of the "
	           "rate, however large.");
	reply = http_post(h, "eve", "/studies/new",
	                  DESIGN_BY("often", "How often?", "5"));
	expect_equal(reply.status, 303);
	path = str_c(h->w->arena, http_header(h, &reply, "location"));
	expect_equal(http_post(h, "eve", under(h, path, "/power"),
	                       FIELDS("treated", "84"))
	                     .status,
	             303);
	body = http_get(h, "eve", under(h, path, "/power")).body;
	expect_has(body, "How often decides this study.");
	expect_lacks(body, "a fall of the rate of");
}

TEST("study pages: what is wrong with a design is said, and what was typed is "
     "still there")
{
	struct http *h = served(t);
	struct http_reply reply =
	        http_post(h, "eve", "/studies/new", DESIGN("\"><b>x", "many"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter how many are compared with each");
	expect_has(reply.body, "value=\"many\"");
	expect_has(reply.body, "&quot;");
	expect_lacks(reply.body, "\"><b>x");
	expect_equal(http_post(h, "eve", "/studies/new", FIELDS()).status, 400);
	expect_has(http_get(h, "eve", "/studies").body,
	           "There is no study yet.");
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

TEST("study pages: a published share, with its year and that it is not "
     "checked, takes the place of the number")
{
	struct http *h = served(t);
	struct str body = http_get(h, "eve", "/studies/new").body;
	struct http_reply reply;
	const char *path;

	/* where none is known there is nothing to choose */
	expect_lacks(body, "name=\"published\"");
	expect_ok(world_do(h->w, NULL, seed, NULL));
	body = http_get(h, "eve", "/studies/new").body;
	expect_has(body,
	           "After custody, 2011: 46.8 in 100 (Ministry of Justice "
	           "2011");
	expect_has(body, "On community orders, 2011: 36.8 in 100");
	expect_has(body, "With all probation companies, 2016: 45.4 in 100");
	expect_has(body, "; not checked)");
	reply = http_post(h, "eve", "/studies/new",
	                  DESIGN("Published", "5", "published", "short"));
	expect_equal(reply.status, 303);
	path = str_c(h->w->arena, http_header(h, &reply, "location"));
	expect_has(http_get(h, "eve", path).body,
	           "56.8 in 100 reoffend without it");
	/* what was chosen is still chosen where something else is wrong */
	reply = http_post(h, "eve", "/studies/new",
	                  DESIGN("Published", "many", "published", "custody"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "value=\"custody\" selected");
	/* none of that word */
	reply = http_post(h, "eve", "/studies/new",
	                  DESIGN("Published", "5", "published", "moon"));
	expect_equal(reply.status, 400);
	/* nothing chosen: the number */
	expect_has(http_get(h, "eve", made(h, "Typed")).body,
	           "37 in 100 reoffend without it");
}

TEST("study pages: a number that cannot be looked at is said")
{
	struct http *h = served(t);
	const char *path = made(h, "Did it help?");
	struct http_reply reply = http_post(h, "eve", under(h, path, "/power"),
	                                    FIELDS("treated", "a few"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter how many people will be on the "
	                       "programme, at least 2");
	expect_has(reply.body, "value=\"a few\"");
	reply = http_post(h, "eve", under(h, path, "/power"),
	                  FIELDS("treated", "1"));
	expect_has(reply.body, "at least 2");
	reply = http_post(h, "eve", under(h, path, "/power"),
	                  FIELDS("treated", "1000000000"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter how many people will be on the "
	                       "programme, at most 1,000,000");
	expect_lacks(reply.body, "at least 2");
	expect_has(reply.body, "value=\"1000000000\"");
	reply = http_post(h, "eve", under(h, path, "/register"), FIELDS());
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Look at what the study could see first");
}

TEST("study pages: an inspector reads and changes nothing; workers, people and "
     "others come not near it")
{
	struct http *h = served(t);
	const char *path = made(h, "Did it help?");

	expect_equal(http_get(h, "ines", path).status, 200);
	expect_lacks(http_get(h, "ines", path).body, "Change the design");
	expect_equal(http_get(h, "ines", under(h, path, "/design")).status,
	             403);
	expect_equal(http_post(h, "ines", under(h, path, "/power"),
	                       FIELDS("treated", "84"))
	                     .status,
	             403);
	expect_equal(http_get(h, "sam", "/studies").status, 403);
	expect_equal(http_get(h, "jay", "/studies").status, 403);
	expect_equal(http_get(h, "oona", path).status, 404);
	expect_equal(http_get(h, "eve", "/studies/nothing").status, 404);
}
