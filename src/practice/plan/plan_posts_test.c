/* plan_posts_test.c - every form of a plan sent, from either side. */
#include <string.h>

#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

/* One side of Jay's plan, the other side of it, and what is at work on. */
struct side {
	struct http *h;
	const char *who;
	const char *base;
	const char *other;
	const char *other_base;
	struct str goal;
	struct str step;
};

#define SAM_BASE "/people/X100001/plan"
#define JAY_BASE "/me/plan"

static struct http *
served(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static const char *
path_of(struct side *s, const char *base, struct str id, const char *kind,
        const char *rest)
{
	struct arena *arena = s->h->w->arena;

	return str_c(arena, str_print(arena, "%s/%s/%.*s%s", base, kind,
	                              STR_ARG(id), rest));
}

static const char *
goal_path(struct side *s, const char *rest)
{
	return path_of(s, s->base, s->goal, "goals", rest);
}

/* Somebody posts, and is sent on. */
static struct str
sent(struct side *s, const char *who, const char *path,
     const char *const *fields)
{
	struct http_reply reply = http_post(s->h, who, path, fields);

	if (reply.status != 303)
		fail_msg("%s answers %d", path, reply.status);
	return http_header(s->h, &reply, "Location");
}

/* The version that a page's form has. */
static const char *
version_at(struct side *s, const char *path)
{
	struct str body = http_get(s->h, s->who, path).body;
	struct str mark = S("name=\"version\" value=\"");
	size_t at = 0, n = 0;

	while (at < body.n && !str_starts(str_slice(body, at, mark.n), mark))
		at++;
	expect_true(at < body.n);
	at += mark.n;
	while (body.p[at + n] != '"')
		n++;
	return str_c(s->h->w->arena, str_slice(body, at, n));
}

static const char *
version(struct side *s)
{
	return version_at(s, goal_path(s, ""));
}

static void
goal_add(struct side *s)
{
	struct str at =
	        sent(s, s->who,
	             str_c(s->h->w->arena,
	                   str_print(s->h->w->arena, "%s/goals", s->base)),
	             FIELDS("title", "Get my card", "when", "3", "basis",
	                    "negotiated", "voice", "worker", "area", "finances",
	                    "no_statement", "We talked"));

	s->goal = http_id_after(at, S("/goals/"));
}

static void
goal_worked_on(struct side *s)
{
	sent(s, s->who, goal_path(s, ""),
	     FIELDS("title", "Get my card soon", "when", "3", "basis",
	            "negotiated", "voice", "worker", "area", "finances",
	            "no_statement", "We talked", "version", version(s)));
	sent(s, s->who, goal_path(s, "/view"),
	     FIELDS("stance", "partly", "view", "Soon enough", "version",
	            version(s)));
	sent(s, s->who, goal_path(s, "/notes"), FIELDS("note", "It is ready"));
	sent(s, s->other, path_of(s, s->other_base, s->goal, "goals", "/reply"),
	     FIELDS("version", version(s), "reply", "accepted"));
}

static void
step_worked_on(struct side *s)
{
	const char *path;

	sent(s, s->who, goal_path(s, "/steps"),
	     FIELDS("step", "Book it", "actor", "person_on_probation", "voice",
	            "worker", "status", "NOT_STARTED"));
	s->step = http_id_after(http_get(s->h, s->who, goal_path(s, "")).body,
	                        S("/steps/"));
	path = path_of(s, goal_path(s, ""), s->step, "steps", "");
	sent(s, s->who, path,
	     FIELDS("step", "Book it today", "actor", "person_on_probation",
	            "voice", "worker", "status", "NOT_STARTED", "version",
	            "1"));
	sent(s, s->who,
	     path_of(s, goal_path(s, ""), s->step, "steps", "/progress"),
	     FIELDS("status", "IN_PROGRESS"));
	path = path_of(s, s->other_base, s->goal, "goals", "");
	sent(s, s->other, path_of(s, path, s->step, "steps", "/reply"),
	     FIELDS("version",
	            version_at(s, path_of(s, goal_path(s, ""), s->step, "steps",
	                                  "")),
	            "reply", "accepted"));
}

static void
goal_ended(struct side *s)
{
	sent(s, s->who, goal_path(s, "/achieve"),
	     FIELDS("version", version(s), "achieved_by", "Both of us",
	            "helped", "The bus pass"));
	goal_add(s);
	sent(s, s->who, goal_path(s, "/remove"),
	     FIELDS("version", version(s), "removed_why", "Not now"));
	sent(s, s->who, goal_path(s, "/readd"),
	     FIELDS("version", version(s), "readd_why", "Now it is",
	            "readd_when", "chosen", "readd_on-day", "27",
	            "readd_on-month", "3", "readd_on-year", "2027"));
	goal_add(s);
	goal_add(s);
	sent(s, s->who, goal_path(s, "/move"), FIELDS("by", "up"));
	sent(s, s->who, goal_path(s, "/delete"), FIELDS("version", version(s)));
}

static void
words_worked_on(struct side *s, const char *write)
{
	struct arena *arena = s->h->w->arena;
	const char *page =
	        str_c(arena, str_print(arena, "%s%s", s->base,
	                               strstr(s->base, "/me") != NULL ? "/words"
	                                                              : ""));
	struct str id;

	sent(s, s->who, write,
	     FIELDS("words", "What counts", "voice", "worker"));
	id = http_id_after(http_get(s->h, s->who, page).body, S("/words/"));
	sent(s, s->who, path_of(s, s->base, id, "words", ""),
	     FIELDS("words", "What really counts"));
	id = http_id_after(http_get(s->h, s->who, page).body, S("/words/"));
	sent(s, s->who, path_of(s, s->base, id, "words", "/withdraw"),
	     FIELDS());
	expect_lacks(http_get(s->h, s->who, page).body, "What really counts");
}

static void
circle_worked_on(struct side *s)
{
	struct arena *arena = s->h->w->arena;
	const char *page = str_c(arena, str_print(arena, "%s/circle", s->base));
	struct str id;

	sent(s, s->who, page,
	     FIELDS("name", "Nan", "ring", "1", "kind", "family"));
	id = http_id_after(http_get(s->h, s->who, page).body, S("/circle/"));
	sent(s, s->who, path_of(s, s->base, id, "circle", "/remove"),
	     FIELDS("version", "1"));
	expect_lacks(http_get(s->h, s->who, page).body, "Nan<");
}

static void
strengths_worked_on(struct side *s)
{
	struct arena *arena = s->h->w->arena;
	const char *page =
	        str_c(arena, str_print(arena, "%s/strengths", s->base));
	const char *one;
	struct str id;

	sent(s, s->who, page,
	     FIELDS("words", "I turn up", "evidence", "Every day", "said_by",
	            "worker"));
	id = http_id_after(http_get(s->h, s->who, page).body, S("/strengths/"));
	one = path_of(s, s->base, id, "strengths", "");
	expect_has(http_get(s->h, s->who, one).body, "Every day</textarea>");
	sent(s, s->who, one,
	     FIELDS("words", "I turn up early", "said_by", "worker", "version",
	            "1"));
	expect_equal(http_post(s->h, s->who, one,
	                       FIELDS("words", "Late", "said_by", "worker",
	                              "version", "1"))
	                     .status,
	             409);
	expect_has(http_get(s->h, s->who, one).body,
	           "<strong>I turn up</strong><br>Every day");
	/* The other side reads whose they are, and can change nothing. */
	one = path_of(s, s->other_base, id, "strengths", "");
	expect_lacks(http_get(s->h, s->other, one).body, "Save strength");
	expect_equal(http_post(s->h, s->other, one,
	                       FIELDS("words", "Late", "said_by", "worker",
	                              "version", "2"))
	                     .status,
	             422);
	one = path_of(s, s->base, id, "strengths", "/withdraw");
	expect_equal(
	        http_post(s->h, s->who, one, FIELDS("version", "2")).status,
	        400);
	sent(s, s->who, one, FIELDS("version", "2", "why", "It was a joke"));
	expect_lacks(http_get(s->h, s->who, page).body, "I turn up early");
}

TEST("plan posts: the person sends every form of their plan")
{
	struct side s = {served(t), "jay", JAY_BASE, "sam", SAM_BASE, {0}, {0}};

	goal_add(&s);
	goal_worked_on(&s);
	step_worked_on(&s);
	goal_ended(&s);
	words_worked_on(&s, JAY_BASE "/words");
	circle_worked_on(&s);
	strengths_worked_on(&s);
}

TEST("plan posts: the worker sends every form of the plan")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};

	goal_add(&s);
	goal_worked_on(&s);
	step_worked_on(&s);
	goal_ended(&s);
	words_worked_on(&s, SAM_BASE "/statements");
	circle_worked_on(&s);
	strengths_worked_on(&s);
	sent(&s, "sam", SAM_BASE "/phase",
	     FIELDS("act", "enter-intervene", "why", "ready", "words",
	            "The plan is agreed"));
}

TEST("plan pages: how a goal will be known is asked of whom it is about")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};

	goal_add(&s);
	expect_has(http_get(s.h, "sam", goal_path(&s, "")).body,
	           "How Jay will know");
	s.base = JAY_BASE;
	expect_has(http_get(s.h, "jay", goal_path(&s, "")).body,
	           "How I will know");
}

TEST("plan posts: nobody changes or takes back the words of somebody else")
{
	struct side s = {served(t), "jay", JAY_BASE, "sam", SAM_BASE, {0}, {0}};
	struct http_reply reply;
	struct str id;

	sent(&s, "jay", JAY_BASE "/words", FIELDS("words", "My own"));
	id = http_id_after(http_get(s.h, "jay", JAY_BASE "/words").body,
	                   S("/words/"));
	reply = http_post(s.h, "sam", path_of(&s, SAM_BASE, id, "words", ""),
	                  FIELDS("words", "Not mine"));
	expect_equal(reply.status, 422);
	reply = http_post(s.h, "sam",
	                  path_of(&s, SAM_BASE, id, "words", "/withdraw"),
	                  FIELDS());
	expect_equal(reply.status, 422);
	expect_has(http_get(s.h, "jay", JAY_BASE "/words").body, "My own");
}

TEST("plan posts: a step comes in by the API, and not into another's goal")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};
	const char *body = "{\"description\":\"Ring them\","
	                   "\"actor\":\"person_on_probation\"}";
	const char *path;
	struct http_reply reply;

	goal_add(&s);
	path = path_of(&s, "/api" SAM_BASE, s.goal, "goals", "/steps");
	reply = http_json(s.h, "sam", path, "step-key-1", body);
	expect_equal(reply.status, 201);
	expect_equal(http_json(s.h, "ned", path, "step-key-2", body).status,
	             404);
}

TEST("plan pages: a yes to a goal that has changed meanwhile is refused with "
     "409, and what was typed stays")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};
	struct http_reply reply;
	const char *path;

	goal_add(&s);
	path = path_of(&s, JAY_BASE, s.goal, "goals", "/reply");
	expect_has(http_get(s.h, "jay",
	                    path_of(&s, JAY_BASE, s.goal, "goals", ""))
	                   .body,
	           "name=\"version\"");
	reply = http_post(s.h, "jay", path,
	                  FIELDS("reply", "accepted", "version", "9",
	                         "reply_why", "I like it"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "I like it");
}

TEST("plan pages: a view of a goal that has changed meanwhile is refused with "
     "409 and what differs, and what was typed stays")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};
	struct http_reply reply;
	const char *path, *seen;

	goal_add(&s);
	path = path_of(&s, JAY_BASE, s.goal, "goals", "/view");
	seen = version(&s);
	sent(&s, "sam", goal_path(&s, "/view"),
	     FIELDS("stance", "partly", "view", "It may wait", "version",
	            seen));
	reply = http_post(s.h, "jay", path,
	                  FIELDS("stance", "agree", "version", seen, "view",
	                         "I like it"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "The worker’s view");
	expect_has(reply.body, "Nothing said yet.");
	expect_has(reply.body, "It may wait");
	expect_has(reply.body, ">I like it</textarea>");
	/* Without a version nothing is saved; with the new one it is. */
	reply = http_post(s.h, "jay", path,
	                  FIELDS("stance", "agree", "view", "I like it"));
	expect_equal(reply.status, 409);
	expect_lacks(reply.body, "What has changed since you read it");
	reply = http_post(s.h, "jay", path,
	                  FIELDS("stance", "agree", "version", version(&s),
	                         "view", "I like it"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(s.h, "jay",
	                      path_of(&s, JAY_BASE, s.goal, "goals", ""))
	                     .body,
	             "What has changed since you read it");
}

/* What is typed for an act that came too late is answered with that form. */
static void
expect_typed_stays(struct side *s, const char *act, const char *field)
{
	struct http_reply reply = http_post(s->h, s->who, goal_path(s, act),
	                                    FIELDS("version", version(s), field,
	                                           "Much that was typed"));

	if (reply.status != 409 && reply.status != 422 && reply.status != 400)
		fail_msg("%s answers %d", act, reply.status);
	expect_has(reply.body, "Much that was typed");
}

TEST("plan posts: what was typed for a goal that is closed meanwhile, or back "
     "again, is still in the form")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};

	goal_add(&s);
	expect_typed_stays(&s, "/readd", "readd_why");
	sent(&s, "sam", goal_path(&s, "/remove"),
	     FIELDS("version", version(&s), "removed_why", "Not now"));
	expect_typed_stays(&s, "/remove", "removed_why");
	expect_typed_stays(&s, "/achieve", "helped");
	expect_typed_stays(&s, "/met", "met_why");
}

TEST("plan posts: a goal that is reached is congratulated on in the "
     "person's name, on both sides")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};
	const char *own;

	goal_add(&s);
	own = path_of(&s, JAY_BASE, s.goal, "goals", "");
	expect_lacks(http_get(s.h, "jay", own).body, "Well done");
	expect_lacks(http_get(s.h, "sam", goal_path(&s, "")).body, "Well done");
	sent(&s, "sam", goal_path(&s, "/achieve"),
	     FIELDS("version", version(&s), "achieved_by", "Both of us",
	            "helped", ""));
	expect_has(http_get(s.h, "jay", own).body,
	           "Well done, Jay! You reached your goal.");
	expect_has(http_get(s.h, "sam", goal_path(&s, "")).body,
	           "Well done, Jay! They reached their goal.");
	/* Taken out is not reached. */
	goal_add(&s);
	sent(&s, "sam", goal_path(&s, "/remove"),
	     FIELDS("version", version(&s), "removed_why", "Not now"));
	expect_lacks(http_get(s.h, "sam", goal_path(&s, "")).body, "Well done");
}

TEST("plan posts: a goal is added back by 3, 6 or 12 months, a day, or for the "
     "future, as a new one")
{
	struct side s = {served(t), "sam", SAM_BASE, "jay", JAY_BASE, {0}, {0}};
	static const char *const ways[][2] = {
	        {"3", "24 February 2027"},  {"6", "24 May 2027"},
	        {"12", "24 November 2027"}, {"chosen", "27 March 2027"},
	        {"future", "Future"},
	};
	struct str body;

	goal_add(&s);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		sent(&s, "sam", goal_path(&s, "/remove"),
		     FIELDS("version", version(&s), "removed_why", "Not now"));
		body = http_get(s.h, "sam", goal_path(&s, "")).body;
		expect_has(body, "name=\"readd_when\"");
		expect_has(body, "In 3 months");
		expect_has(body, "In 12 months");
		expect_has(body, "On another day");
		sent(&s, "sam", goal_path(&s, "/readd"),
		     FIELDS("version", version(&s), "readd_why", "Now it is",
		            "readd_when", ways[i][0], "readd_on-day", "27",
		            "readd_on-month", "3", "readd_on-year", "2027"));
		expect_has(http_get(s.h, "sam", goal_path(&s, "")).body,
		           ways[i][1]);
	}
	expect_lacks(http_get(s.h, "sam", goal_path(&s, "")).body,
	             "27 March 2027");
}

TEST("plan posts: a goal is not added back without a choice, or on a day that "
     "is none, and what was typed stays")
{
	struct side s = {served(t), "jay", JAY_BASE, "sam", SAM_BASE, {0}, {0}};
	static const char *const wrong[][4] = {
	        {"", "27", "2027", "Choose when"},
	        {"7", "27", "2027", "Choose when"},
	        {"chosen", "", "", "Enter a real date"},
	        {"chosen", "32", "2027", "Enter a real date"},
	        {"chosen", "1", "2020", "Choose a date that is today or later"},
	};
	struct http_reply reply;

	goal_add(&s);
	sent(&s, "jay", goal_path(&s, "/remove"),
	     FIELDS("version", version(&s), "removed_why", "Not now"));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		reply = http_post(s.h, "jay", goal_path(&s, "/readd"),
		                  FIELDS("version", version(&s), "readd_why",
		                         "Much that was typed", "readd_when",
		                         wrong[i][0], "readd_on-day",
		                         wrong[i][1], "readd_on-month",
		                         wrong[i][1][0] == '\0' ? "" : "3",
		                         "readd_on-year", wrong[i][2]));
		expect_equal(reply.status, 400);
		expect_has(reply.body, wrong[i][3]);
		expect_has(reply.body, "Much that was typed");
	}
	expect_has(http_get(s.h, "jay", goal_path(&s, "")).body,
	           "name=\"readd_why\"");
}
