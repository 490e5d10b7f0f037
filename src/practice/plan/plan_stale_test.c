/* plan_stale_test.c - two people who change one goal or step. */
#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#include <string.h>

#define SAM     "/people/X100001/plan"
#define JAY     "/me/plan"
#define API     "/api" SAM
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct stale {
	struct http *h;
	struct str goal, step;
};

/* Sam's goal for Jay and its step, each at version 1. */
static struct stale
stale_new(struct test *t)
{
	struct world *w = people_world(t);
	struct stale s = {.h = http_serve(w, w->app->capabilities)};
	struct http_reply reply = http_json_new(
	        s.h, "sam", API "/goals",
	        "{\"title\":\"Get a card\",\"why\":\"To work\","
	        "\"area_of_need\":\"employment-and-education\","
	        "\"target_date\":\"2027-02-01\",\"basis\":\"negotiated\","
	        "\"no_statement\":\"Talked\"}");

	expect_equal(reply.status, 201);
	s.goal = http_id_after(reply.body, S("\"id\":\""));
	reply = http_json_new(s.h, "sam",
	                      http_at(s.h, API "/goals", s.goal, "/steps"),
	                      "{\"description\":\"Book the test\"}");
	expect_equal(reply.status, 201);
	s.step = http_id_after(reply.body, S("\"steps\":[{\"id\":\""));
	return s;
}

static const char *
goal_at(struct stale *s, const char *base)
{
	return http_at(s->h,
	               str_c(s->h->w->arena,
	                     str_print(s->h->w->arena, "%s/goals", base)),
	               s->goal, "");
}

static const char *
step_at(struct stale *s, const char *base)
{
	return http_at(
	        s->h,
	        str_c(s->h->w->arena,
	              str_print(s->h->w->arena, "%s/steps", goal_at(s, base))),
	        s->step, "");
}

/* A person's form of the goal; what is not said here stays as it was. */
static struct http_reply
jay_writes_at(struct stale *s, const char *path, const char *version,
              const char *title, const char *why)
{
	return http_post(s->h, "jay", path,
	                 FIELDS("title", title, "why", why, "area",
	                        "employment-and-education", "when", "chosen",
	                        "target-day", "1", "target-month", "2",
	                        "target-year", "2027", "version", version));
}

static struct http_reply
jay_writes(struct stale *s, const char *version, const char *title,
           const char *why)
{
	return jay_writes_at(s, goal_at(s, JAY), version, title, why);
}

static struct http_reply
jay_steps(struct stale *s, const char *version, const char *words)
{
	return http_post(s->h, "jay", step_at(s, JAY),
	                 FIELDS("step", words, "actor", "person_on_probation",
	                        "status", "NOT_STARTED", "version", version));
}

static void
sam_sets(struct stale *s, const char *path, const char *version,
         const char *body)
{
	expect_equal(http_patch(s->h, "sam", path, version, body).status, 200);
}

/* The rows of what stands side by side. */
static struct str
rows_of(struct stale *s, struct str body)
{
	const char *at = strstr(str_c(s->h->w->arena, body),
	                        "data-label=\"What it says now\"");
	const char *end = at == NULL ? NULL : strstr(at, "</tbody>");

	if (end == NULL)
		fail_msg("nothing stands beside what was typed");
	return (struct str){at, (size_t)(end - at)};
}

static void
expect_pair(struct stale *s, struct str body, const char *there,
            const char *typed)
{
	struct str rows = rows_of(s, body);

	expect_has(rows, there);
	expect_has(rows, typed);
}

TEST("plan stale: a goal or step that was changed meanwhile is shown beside "
     "what was typed, and a person picks: a goal")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	sam_sets(&s, goal_at(&s, API), "1", "{\"title\":\"Get two cards\"}");
	reply = jay_writes(&s, "1", "Get my card", "To work");
	expect_equal(reply.status, 409);
	expect_pair(&s, reply.body, "<span>Get two cards</span>",
	            "<span>Get my card</span>");
	expect_has(reply.body, "Sam Okafor’s words");
	expect_has(reply.body, "Keep what is there");
	expect_has(reply.body, "Save what I typed");
	expect_has(reply.body, "Get my card</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"2\"");
	/* Nothing is written until that is pressed, and then it is. */
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body,
	           "Get two cards");
	expect_equal(jay_writes(&s, "2", "Get my card", "To work").status, 303);
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body, "Get my card");
	/* What the person is not asked stays. */
	expect_has(http_get(s.h, "sam", goal_at(&s, API)).body,
	           "\"no_statement\":\"Talked\"");
}

TEST("plan stale: a goal or step that was changed meanwhile is shown beside "
     "what was typed, and a person picks: a step")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	sam_sets(&s, step_at(&s, API), "1",
	         "{\"description\":\"Ring them\",\"status\":\"IN_PROGRESS\"}");
	reply = jay_steps(&s, "1", "Write to them");
	expect_equal(reply.status, 409);
	expect_pair(&s, reply.body, "<span>Ring them</span>",
	            "<span>Write to them</span>");
	expect_has(reply.body, "<span>Not started</span>");
	expect_has(reply.body, "Sam Okafor’s words");
	expect_has(reply.body, "Write to them</textarea>");
	expect_has(reply.body, "name=\"version\" value=\"2\"");
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body, "Ring them");
	expect_equal(jay_steps(&s, "2", "Write to them").status, 303);
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body,
	           "Write to them");
}

TEST("plan stale: what differs in nothing is not shown")
{
	struct stale s = stale_new(t);
	struct str body;

	sam_sets(&s, goal_at(&s, API), "1", "{\"title\":\"Get two cards\"}");
	body = jay_writes(&s, "1", "Get my card", "To work").body;
	body = rows_of(&s, body);
	expect_has(body, "Get two cards");
	expect_lacks(body, "To work");
	expect_lacks(body, "1 February 2027");
	expect_lacks(body, "Talked");
	/* The same words in both: no table, and that is said. */
	body = jay_writes(&s, "1", "Get two cards", "To work").body;
	expect_lacks(body, "What it says now");
	expect_has(body, "It says the same as what you typed.");
}

TEST("plan stale: what is not stale shows nothing beside it")
{
	struct stale s = stale_new(t);
	struct str body = jay_writes(&s, "1", "", "To work").body;

	expect_lacks(body, "What is there now");
	expect_lacks(body, "Save what I typed");
	body = http_get(s.h, "jay", step_at(&s, JAY)).body;
	expect_lacks(body, "What is there now");
}

TEST("plan stale: a form that is wrong is not fresher for it: what was changed "
     "meanwhile is shown before it can be replaced")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	sam_sets(&s, goal_at(&s, API), "1", "{\"title\":\"Get two cards\"}");
	reply = jay_writes(&s, "1", "", "To work");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "name=\"version\" value=\"1\"");
	expect_lacks(reply.body, "name=\"version\" value=\"2\"");
	sam_sets(&s, step_at(&s, API), "1", "{\"description\":\"Ring them\"}");
	reply = jay_steps(&s, "1", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "name=\"version\" value=\"1\"");
	expect_lacks(reply.body, "name=\"version\" value=\"2\"");
}

TEST("plan stale: a save that does not say what it was made from replaces "
     "nothing")
{
	struct stale s = stale_new(t);

	expect_equal(jay_writes(&s, "", "Get my card", "To work").status, 409);
	expect_equal(jay_steps(&s, "", "Write to them").status, 409);
	expect_equal(http_patch(s.h, "sam", goal_at(&s, API), "\"0\"",
	                        "{\"title\":\"Mine\"}")
	                             .status == 200,
	             false);
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body, "Get a card");
}

TEST("plan stale: two workers, and whose words are there; another press after "
     "a third change is refused again")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	expect_equal(jay_writes(&s, "1", "My own card", "To work").status, 303);
	expect_equal(jay_steps(&s, "1", "I ring them").status, 303);
	reply = jay_writes(&s, "1", "A card of mine", "To work");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Your own words");
	expect_equal(jay_writes(&s, "2", "A third", "To work").status, 303);
	reply = jay_writes(&s, "2", "A card of mine", "To work");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "<span>A third</span>");
}

TEST("plan stale: markup in what is there and in what was typed is escaped")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	expect_equal(jay_writes(&s, "1", HOSTILE, "To work").status, 303);
	reply = jay_writes(&s, "1", "Typed " HOSTILE, HOSTILE);
	expect_equal(reply.status, 409);
	expect_lacks(reply.body, "<script>alert");
	expect_has(reply.body, "<span>Typed &lt;script&gt;");
	expect_equal(jay_steps(&s, "1", HOSTILE).status, 303);
	reply = jay_steps(&s, "1", "Typed " HOSTILE);
	expect_equal(reply.status, 409);
	expect_lacks(reply.body, "<script>alert");
	expect_has(reply.body, "<span>Typed &lt;script&gt;");
}

TEST("plan stale: it is said in Welsh, too")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	test_welsh(t);
	sam_sets(&s, goal_at(&s, API), "1", "{\"title\":\"Get two cards\"}");
	reply = jay_writes_at(&s, goal_at(&s, "/cy" JAY), "1", "Get my card",
	                      "To work");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Yr hyn sydd yno nawr");
	expect_has(reply.body, "Yr hyn mae’n ei ddweud nawr");
	expect_has(reply.body, "Cadw’r hyn sydd yno");
	expect_lacks(reply.body, "What it says now");
}

/* --- by the API ---------------------------------------------------------- */

TEST("plan stale: the API answers a stale version of a goal or step with the "
     "changes")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	sam_sets(
	        &s, goal_at(&s, API), "1",
	        "{\"title\":\"Get two cards\",\"target_date\":\"2027-03-01\"}");
	sam_sets(&s, step_at(&s, API), "1", "{\"description\":\"Ring them\"}");
	reply = http_patch(s.h, "jay", goal_at(&s, API), "1",
	                   "{\"title\":\"Get my card\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[{\"kind\":\"changed\"");
	expect_has(reply.body, "\"what\":\"Goal\",\"was\":\"Get a card\","
	                       "\"is\":\"Get two cards\"");
	expect_has(reply.body, "\"is\":\"1 March 2027\"");
	expect_lacks(reply.body, "To work");
	expect_lacks(reply.body, "Ring them");
	reply = http_patch(s.h, "jay", step_at(&s, API), "1",
	                   "{\"description\":\"Write\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"part\":\"Ring them\",\"what\":\"What\","
	                       "\"was\":\"Book the test\","
	                       "\"is\":\"Ring them\"");
	expect_has(http_get(s.h, "sam", goal_at(&s, SAM)).body,
	           "Get two cards");
	/* With the version that is there now it is taken. */
	expect_equal(http_patch(s.h, "jay", goal_at(&s, API), "2",
	                        "{\"title\":\"Get my card\"}")
	                     .status,
	             200);
}

TEST("plan stale: of a version that nobody kept no difference is made up, and "
     "nobody out of reach is told one")
{
	struct stale s = stale_new(t);
	struct http_reply reply;

	reply = http_patch(s.h, "sam", goal_at(&s, API), "9",
	                   "{\"title\":\"Mine\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[]");
	reply = http_patch(s.h, "sam", step_at(&s, API), "9",
	                   "{\"description\":\"Mine\"}");
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"changes\":[]");
	reply = http_patch(s.h, "ned", goal_at(&s, API), "9",
	                   "{\"title\":\"Mine\"}");
	expect_equal(reply.status, 404);
	expect_lacks(reply.body, "changes");
}
