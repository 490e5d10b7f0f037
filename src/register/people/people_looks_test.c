#include "register/people/people_world_test.h"

#include "tests/http_world.h"

/* How often the words are there. */
static int
times(struct str body, struct str words)
{
	int found = 0;

	for (size_t i = 0; i + words.n <= body.n; i++)
		found += str_equal(str_slice(body, i, words.n), words) ? 1 : 0;
	return found;
}

TEST("people: the looks of one day by one user for one reason are one entry")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct str body;

	(void)http_get(h, "sam", "/people/X100001/details");
	(void)http_get(h, "sam", "/people/X100001/details/change");
	(void)http_get(h, "sam", "/people/X100001/details");
	(void)http_get(h, "priya", "/people/X100001/access");
	body = http_get(h, "jay", "/me/access").body;
	expect_equal(times(body, S("Sam Okafor looked at your record")), 1);
	expect_equal(times(body, S("Priya Nair looked at your record")), 1);
	expect_has(body, "<p class=\"dir-look__where\">Details</p>");
	expect_has(body, "<p class=\"dir-look__where\">Who looked</p>");
	expect_has(body, "They work with you");
}

TEST("people: a day later is another entry of who looked")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct str body;

	/* From ten in the morning to ten to midnight. */
	world_later(w, (int64_t)(13 * 60 + 50) * 60 * 1000);
	(void)http_get(h, "sam", "/people/X100001/details");
	world_later(w, (int64_t)20 * 60 * 1000);
	(void)http_get(h, "sam", "/people/X100001/details");
	body = http_get(h, "jay", "/me/access").body;
	expect_equal(times(body, S("Sam Okafor looked at your record")), 2);
}

TEST("people: a list, one's own look and what was written are told apart")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct str body;

	(void)http_get(h, "sam", "/people");
	(void)http_get(h, "jay", "/me/details");
	(void)http_post(h, "sam", "/people/X100001/told",
	                FIELDS("what", "His dog is called Biscuit"));
	body = http_get(h, "jay", "/me/access").body;
	expect_has(body, "Sam Okafor saw your name in a list");
	expect_has(body, "Sam Okafor wrote in your record");
	expect_has(body, "You looked at your record");
	expect_lacks(body, "Sam Okafor looked at your record");
	expect_lacks(body, "Biscuit");
	body = http_get(h, "priya", "/people/X100001/access").body;
	expect_has(body, "Sam Okafor wrote in the record");
	expect_has(body, "It is their own record");
	expect_lacks(body, "your record");
}

TEST("people: older looks of a record have an address under that record")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct str body;

	for (int i = 0; i < 200; i++)
		(void)http_get(h, "sam", "/people/X100001/details");
	body = http_get(h, "priya", "/people/X100001/access").body;
	expect_has(body, "href=\"/people/X100001/access?before=");
	expect_lacks(body, "/me/access?before=");
	body = http_get(h, "priya", "/people/X100001/access?before=1").body;
	expect_has(body, "Nobody has looked yet.");
}
