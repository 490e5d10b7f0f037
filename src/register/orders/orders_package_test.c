/* orders_package_test.c - the supervision package: a rule each. */
#include "register/orders/orders_package_local.h"

#include "register/people/people_world_test.h"
#include "tests/http_world.h"
#include "web/html.h"

#define DAY_MS INT64_C(86400000)
#define BASE   "/people/X100001/package"
#define API    "/api/people/X100001/package"

struct
try {
	struct world *w;
	struct person_id person;
	struct package facts;
	struct package *list;
	size_t n;
	struct str drawn;
	enum put_result result;
};

static struct date
day(const char *iso)
{
	struct date d;

	expect_true(date_read_iso(str_of(iso), &d));
	return d;
}

static struct try
try_new(struct test *t)
{
	struct try y = {.w = people_world(t)};

	y.person = y.w->jay;
	y.facts = (struct package){.tier = S("B"),
	                           .appointments = 46,
	                           .weeks = 12,
	                           .source = S("Tier service"),
	                           .known_on = day("2026-11-20")};
	return y;
}

static const struct fault *
add(struct ctx *ctx, void *data)
{
	const struct try *y = data;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	return package_add(ctx, y->person, &y->facts, &problems);
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return package_list(ctx, y->person, &y->list, &y->n);
}

static const struct fault *
see_paper(struct ctx *ctx, void *data)
{
	struct try *y = data;
	struct html html;
	struct buf buf;
	void *view;

	TRY(package_read_paper(ctx, y->person, &view));
	buf_init(&buf, ctx->arena, 0);
	html_init(&html, &buf);
	package_draw_paper(&html, ctx, view);
	y->drawn = str_copy(y->w->arena, buf_get(&buf));
	return NULL;
}

TEST("package: what is written down of a package names its source and its day, "
     "and nothing of it is worked out here")
{
	struct try y = try_new(t);
	int64_t before = world_changes(y.w);

	y.facts.source = S(" ");
	expect_problem(world_do(y.w, "sam", add, &y), "source",
	               "Say where this comes from");
	y.facts.source = letters_new(y.w, PACKAGE_SOURCE_MOST + 1);
	expect_problem(world_do(y.w, "sam", add, &y), "source",
	               "Write 100 letters at most");
	y.facts.source = S("Tier service");
	y.facts.known_on = day("2026-11-25");
	expect_problem(world_do(y.w, "sam", add, &y), "known_on",
	               "Write the day it was said: today or earlier");
	y.facts.known_on = DATE_NONE;
	expect_problem(world_do(y.w, "sam", add, &y), "known_on",
	               "Write the day it was said: today or earlier");
	y.facts.known_on = day("2026-11-24");
	y.facts.tier = letters_new(y.w, PACKAGE_TIER_MOST + 1);
	expect_problem(world_do(y.w, "sam", add, &y), "tier",
	               "Write 20 letters at most");
	y.facts.tier = S("");
	y.facts.appointments = 401;
	y.facts.weeks = -1;
	expect_problem(world_do(y.w, "sam", add, &y), "appointments",
	               "Write a whole number from 1 to 400");
	expect_problem(world_do(y.w, "sam", add, &y), "weeks",
	               "Write a whole number from 1 to 52");
	y.facts.appointments = 0;
	y.facts.weeks = 12;
	expect_problem(world_do(y.w, "sam", add, &y), "tier",
	               "Write the tier, how many appointments, or both");
	y.facts.tier = S("B");
	expect_problem(world_do(y.w, "sam", add, &y), "appointments",
	               "Write how many appointments there are in a year");
	expect_equal(world_changes(y.w), before);
	y.facts.weeks = 0;
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 1);
	expect_str(y.list[0].tier, "B");
	expect_equal(y.list[0].appointments, 0);
	expect_equal(y.list[0].weeks, 0);
	expect_str(package_words(y.w->arena, &y.list[0]), "");
}

TEST("package: the newest day stands, of one day what was written last, and "
     "all of them stay to be read")
{
	struct try y = try_new(t);

	expect_ok(world_do(y.w, "sam", add, &y));
	y.facts.tier = S("C");
	y.facts.known_on = day("2026-11-01");
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 2);
	expect_str(y.list[0].tier, "B");
	expect_str(package_words(y.w->arena, &y.list[0]),
	           "At most 46 appointments in a year, one a week in the first "
	           "12 weeks");
	world_later(y.w, 1000);
	y.facts.tier = S("A");
	y.facts.known_on = day("2026-11-20");
	expect_ok(world_do(y.w, "priya", add, &y));
	expect_ok(world_see(y.w, "jay", see, &y));
	expect_equal(y.n, 3);
	expect_str(y.list[0].tier, "A");
	expect_str(y.list[1].tier, "B");
	expect_true(y.list[0].by.v == world_user(y.w, "priya").v);
	for (int i = 3; i < PACKAGE_MOST; i++) {
		y.facts.appointments = 100 + i;
		expect_ok(world_do(y.w, "sam", add, &y));
	}
	y.facts.appointments = 99;
	expect_refused(t, world_do(y.w, "sam", add, &y),
	               "100 packages are written down. That is as many as fit");
}

TEST("package: what the last one says already is not written again")
{
	struct try y = try_new(t);

	expect_ok(world_do(y.w, "sam", add, &y));
	world_later(y.w, 1000);
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 1);
	y.facts.weeks++;
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 2);
}

TEST("package: it is written down by whoever works with the person")
{
	struct try y = try_new(t);

	expect_fault(world_do(y.w, "ned", add, &y), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(y.w, "jay", add, &y), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(y.w, "ada", add, &y), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "ned", see, &y));
	expect_equal(y.n, 0);
}

TEST("package: where nothing is written down it says so")
{
	struct try y = try_new(t);
	struct http *h = http_serve(y.w, y.w->app->capabilities);
	struct str body;

	expect_has(http_get(h, "sam", "/people/X100001").body,
	           "Not known here: it comes from another service.");
	expect_has(http_get(h, "sam", BASE).body, "Nothing is worked out");
	expect_str(http_get(h, "sam", API).body, "{\"packages\":[]}");
	expect_ok(world_see(y.w, "jay", see_paper, &y));
	expect_has(y.drawn, "How many appointments there are at most is not "
	                    "known here.");
	body = http_post(h, "sam", BASE,
	                 FIELDS("tier", "<i>", "appointments", "many", "source",
	                        "<b>me</b>", "known_on", "soon"))
	               .body;
	expect_has(body, "Write a whole number from 1 to 400");
	expect_has(body, "value=\"&lt;i&gt;\"");
	expect_has(body, "value=\"many\"");
	expect_has(body, "value=\"soon\"");
	expect_equal(http_post(h, "sam", BASE,
	                       FIELDS("tier", "<i>", "source", "<b>me</b>",
	                              "known_on", "20/11/2026"))
	                     .status,
	             303);
	body = http_get(h, "sam", "/people/X100001").body;
	expect_has(body, "&lt;i&gt;");
	expect_has(body, "As of 20 November 2026, from &lt;b&gt;me&lt;/b&gt;");
	expect_has(body, "Not known here");
	expect_has(http_get(h, "jay", "/me/timeline").body,
	           "wrote down how often you are to meet");
	expect_equal(http_get(h, "ned", BASE).status, 404);
	expect_equal(http_get(h, "jay", BASE).status, 403);
	expect_equal(http_post(h, "ned", BASE, FIELDS("tier", "A")).status,
	             404);
	expect_equal(http_post(h, "jay", BASE, FIELDS("tier", "A")).status,
	             403);
}

TEST("package: the tier is on no paper, for others read that")
{
	struct try y = try_new(t);
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	y.facts.tier = S("TIER-Q");
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_see(y.w, "jay", see_paper, &y));
	expect_has(y.drawn, "At most 46 appointments in a year");
	expect_has(y.drawn, "As of 20 November 2026, from Tier service");
	expect_lacks(y.drawn, "TIER-Q");
	expect_lacks(http_get(h, "sam", "/people/X100001/plan/print").body,
	             "TIER-Q");
	expect_has(http_get(h, "sam", "/people/X100001").body, "TIER-Q");
}

TEST("package api: the same as JSON, and refused field by field")
{
	struct try y = try_new(t);
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	http_refuses(h, "sam", API,
	             "{\"source\":\"T\",\"known_on\":\"2026-11-20\"}", 400,
	             "Write the tier, how many appointments, or both");
	http_refuses(h, "sam", API,
	             "{\"tier\":\"A\",\"appointments\":0,\"source\":\"T\","
	             "\"known_on\":\"2026-11-20\"}",
	             400, "Write a whole number from 1 to 400");
	http_refuses(h, "ned", API,
	             "{\"tier\":\"A\",\"source\":\"T\","
	             "\"known_on\":\"2026-11-20\"}",
	             404, "");
	http_takes(h, "sam", API,
	           "{\"tier\":\"A\",\"appointments\":46,\"weeks\":null,"
	           "\"source\":\"T\",\"known_on\":\"2026-11-20\"}",
	           "{\"packages\":[{\"tier\":\"A\",\"appointments\":46,"
	           "\"weeks\":0,\"source\":\"T\",\"known_on\":\"2026-11-20\"");
	expect_equal(http_get(h, "jay", API).status, 403);
}

TEST("package: a merge takes it along, and gives it back")
{
	struct try y = try_new(t);
	struct merging m = {.kept = y.person};

	m.gone = person_new(y.w, "X200001", "Jai", "Mercer", NULL, "sam");
	y.person = m.gone;
	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_do(y.w, "morgan", merging_do, &m));
	y.person = m.kept;
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 1);
	expect_ok(world_do(y.w, "morgan", merging_undo, &m));
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 0);
}

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct try *y = data;

	return package_put(ctx, y->person, &y->facts, &y->result);
}

TEST("package: what is written down already is not written again by a file, "
     "and what comes in one says so")
{
	struct try y = try_new(t);
	struct http *h = http_serve(y.w, y.w->app->capabilities);

	expect_ok(world_do(y.w, "sam", add, &y));
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_equal(y.result, PUT_UNCHANGED);
	/* Nor when a newer day stands before it. */
	y.facts.known_on = day("2026-11-23");
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_equal(y.result, PUT_ADDED);
	y.facts.known_on = day("2026-11-20");
	expect_ok(world_do(y.w, NULL, put, &y));
	expect_equal(y.result, PUT_UNCHANGED);
	y.facts.source = S("  ");
	expect_problem(world_do(y.w, NULL, put, &y), "source",
	               "Say where this comes from");
	expect_ok(world_see(y.w, "sam", see, &y));
	expect_equal(y.n, 2);
	expect_equal(y.list[0].by.v, 0);
	expect_true(y.list[1].by.v != 0);
	expect_has(http_get(h, "sam", BASE).body, "From a file, ");
	expect_equal(http_get(h, "jay", "/me/timeline").status, 200);
}
