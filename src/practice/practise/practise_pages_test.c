/* practise_pages_test.c - the page: allowed, refused, taken away. */
#include "practice/practise/practise_local.h"

#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	w->app->demo = true;
	expect_ok(world_do(w, NULL, seed, NULL));
	return http_serve(w, w->app->capabilities);
}

/* Make somebody, and where that led. */
static struct str
made(struct http *h, const char *who, const char *what)
{
	struct http_reply reply =
	        http_post(h, who, "/practise", FIELDS("what", what));

	expect_equal(reply.status, 303);
	return http_header(h, &reply, "location");
}

static const char *
at(struct http *h, struct str path, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%.*s%s", STR_ARG(path), rest));
}

TEST("practise pages: a member of staff makes somebody up, works with them and "
     "takes them away")
{
	struct http *h = served(t);
	struct str path, id, body;

	expect_has(http_get(h, "sam", "/").body, "href=\"/practise\"");
	body = http_get(h, "sam", "/practise").body;
	expect_has(body, "What do you want to practise?");
	expect_has(body, "Nobody yet.");
	expect_lacks(body, "An assessment to look at second");
	path = made(h, "sam", "half");
	expect_equal(http_get(h, "sam", at(h, path, "")).status, 200);
	expect_equal(http_get(h, "sam", at(h, path, "/plan")).status, 200);
	body = http_get(h, "sam", "/practise").body;
	expect_has(body, "A plan that is half made");
	id = http_id_after(body, S("action=\"/practise/"));
	expect_equal(http_post(h, "priya", http_at(h, "/practise", id, "/away"),
	                       FIELDS())
	                     .status,
	             404);
	expect_equal(http_post(h, "sam", http_at(h, "/practise", id, "/away"),
	                       FIELDS())
	                     .status,
	             303);
	body = http_get(h, "sam", "/practise").body;
	expect_has(body, "Nobody yet.");
	expect_equal(http_get(h, "sam", at(h, path, "")).status, 404);
	expect_equal(http_get(h, "morgan", at(h, path, "/plan")).status, 404);
}

TEST("practise pages: each choice leads to what it says")
{
	struct http *h = served(t);
	struct str body;

	body = http_get(h, "sam", at(h, made(h, "sam", "first"), "/plan")).body;
	expect_has(body, "Nothing is written yet.");
	body = http_get(h, "sam", at(h, made(h, "sam", "differ"), "/plan/met"))
	               .body;
	expect_has(body, "One side says that this goal is met, and the "
	                 "other does not.");
	body = http_get(h, "sam", "/practise").body;
	expect_has(body, "They began their ending, too");
	expect_has(body, "A check-in was missed");
	body = http_get(h, "sam", at(h, made(h, "sam", "differ"), "/ending"))
	               .body;
	expect_has(body, "A walk and a talk each week");
	expect_has(http_get(h, "sam", "/").body, "No review of a plan is due.");
	body = http_get(h, "sam", at(h, made(h, "sam", "overdue"), "/checkin"))
	               .body;
	expect_has(body, "Waits to be read");
	expect_lacks(http_get(h, "sam", "/").body,
	             "No review of a plan is due.");
	body = http_get(h, "sam",
	                at(h, made(h, "sam", "import"), "/plan/files/waiting"))
	               .body;
	expect_has(body, "I will swim once a week");
	expect_has(http_get(h, "priya", "/practise").body,
	           "An assessment to look at second");
	body = http_get(h, "priya",
	                at(h, made(h, "priya", "countersign"), "/strengths"))
	               .body;
	expect_has(body, "Signed by one");
}

TEST("practise pages: what is no choice is said, and the choices are there")
{
	struct http *h = served(t);
	struct http_reply reply =
	        http_post(h, "sam", "/practise", FIELDS("what", "sing"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose what to practise");
	expect_has(reply.body, "A first meeting");
	expect_equal(http_post(h, "sam", "/practise", FIELDS()).status, 400);
	expect_equal(
	        http_post(h, "sam", "/practise/nobody/away", FIELDS()).status,
	        404);
	reply = http_post(h, "sam", "/practise", FIELDS("what", "countersign"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "by a senior or a manager");
}

TEST("practise pages: where six are made no more is offered, and what was "
     "chosen is still there")
{
	struct http *h = served(t);
	struct http_reply reply;

	for (int i = 0; i < PRACTISE_MOST; i++)
		made(h, "sam", "first");
	reply = http_get(h, "sam", "/practise");
	expect_has(reply.body, "You have made six already");
	expect_lacks(reply.body, "What do you want to practise?");
	reply = http_post(h, "sam", "/practise", FIELDS("what", "import"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Take somebody away first");
	expect_has(reply.body, "value=\"import\" checked");
}

TEST("practise pages: where people are real there is no way to it, and it is "
     "refused with a sentence; nobody else comes near it")
{
	struct http *h = served(t);
	struct http_reply reply;

	expect_equal(http_get(h, "jay", "/practise").status, 403);
	expect_equal(http_get(h, "ada", "/practise").status, 403);
	expect_equal(http_post(h, "jay", "/practise", FIELDS("what", "first"))
	                     .status,
	             403);
	h->w->app->demo = false;
	expect_lacks(http_get(h, "sam", "/").body, "href=\"/practise\"");
	reply = http_get(h, "sam", "/practise");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The people here are real. Practise in an "
	                       "installation where everybody is made up");
	reply = http_post(h, "sam", "/practise", FIELDS("what", "first"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The people here are real.");
}
