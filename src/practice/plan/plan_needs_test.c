/* plan_needs_test.c - what a step needs of the programme: a rule each. */
#include <string.h>

#include "practice/plan/plan_then.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define SAM     "/people/X100001/plan"
#define JAY     "/me/plan"
#define API     "/api" SAM
#define DAY_MS  INT64_C(86400000)
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct needs {
	struct plan_try p; /* first: the acts of the plan take it too */
	struct http *h;
	struct str goal, step;
};

/* Sam's goal for Jay and its step, as the rules make them. */
static struct needs
needs_new(struct test *t)
{
	struct needs n = {.p = plan_try_in(people_world(t))};

	n.h = http_serve(n.p.w, n.p.w->app->capabilities);
	expect_ok(world_do(n.p.w, "sam", plan_try_goal, &n));
	expect_ok(world_do(n.p.w, "sam", plan_try_step, &n));
	n.goal = id_show(t->arena, n.p.goal.v);
	n.step = id_show(t->arena, n.p.step.v);
	return n;
}

static const struct plan_step *
the_step(struct needs *n)
{
	return &plan_try_the_goal(&n->p)->steps[0];
}

/* The address of the step's form: of its goal, base or API. */
static const char *
step_at(struct needs *n, const char *base)
{
	struct arena *arena = n->p.w->arena;

	return str_c(arena, str_print(arena, "%s/goals/%.*s/steps/%.*s", base,
	                              STR_ARG(n->goal), STR_ARG(n->step)));
}

static const char *
version_of(struct needs *n)
{
	struct arena *arena = n->p.w->arena;

	return str_c(arena,
	             str_print(arena, "%lld", (long long)the_step(n)->version));
}

/* A worker's form of the step. */
static struct http_reply
sam_says(struct needs *n, const char *resource, const char *words)
{
	const char *version = version_of(n);

	return http_post(n->h, "sam", step_at(n, SAM),
	                 FIELDS("step", "Book the test", "voice", "for",
	                        "resource", resource, "needs", words, "version",
	                        version));
}

static const char *
letters(struct arena *arena, size_t n)
{
	char *words = arena_new(arena, char, n + 1);

	memset(words, 'a', n);
	words[n] = '\0';
	return words;
}

TEST("plan needs: a step says what it needs of the programme, and in words")
{
	static const char *const works[] = {SAM, SAM "/print", SAM "/easy"};
	static const char *const owns[] = {JAY "/print", JAY "/easy"};
	struct needs n = needs_new(t);
	struct str form;

	expect_lacks(http_get(n.h, "sam", SAM).body, "Needs: ");
	expect_has(http_get(n.h, "sam", API).body,
	           "\"resource\":null,\"needs\":null");
	expect_equal(sam_says(&n, "life_links", "A lift on Mondays").status,
	             303);
	for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++)
		expect_has(http_get(n.h, "sam", works[i]).body,
		           "Needs: Life Links: A lift on Mondays");
	for (size_t i = 0; i < sizeof(owns) / sizeof(owns[0]); i++)
		expect_has(http_get(n.h, "jay", owns[i]).body,
		           "You need: Life Links: A lift on Mondays");
	expect_has(http_get(n.h, "sam", API).body,
	           "\"resource\":\"life_links\","
	           "\"needs\":\"A lift on Mondays\"");
	form = http_get(n.h, "sam", step_at(&n, SAM)).body;
	expect_has(form, "<option value=\"life_links\" selected>");
	expect_has(form, "A lift on Mondays</textarea>");
	/* The person says it in their form, and it is taken back there. */
	expect_equal(http_post(n.h, "jay", step_at(&n, JAY),
	                       FIELDS("step", "Book the test", "resource", "",
	                              "needs", "", "version", version_of(&n)))
	                     .status,
	             303);
	expect_lacks(http_get(n.h, "sam", SAM).body, "Needs: ");
	/* Words that look like markup are words. */
	expect_equal(http_post(n.h, "jay", step_at(&n, JAY),
	                       FIELDS("step", "Book the test", "needs", HOSTILE,
	                              "version", version_of(&n)))
	                     .status,
	             303);
	expect_has(http_get(n.h, "sam", SAM).body,
	           "Needs: &lt;script&gt;alert(");
	expect_lacks(http_get(n.h, "jay", JAY "/print").body, "<script>alert(");
}

TEST("plan needs: something else is said in words, and no more of them than "
     "fit")
{
	struct needs n = needs_new(t);
	const char *many = letters(t->arena, 4001);
	int64_t before = the_step(&n)->version;
	struct http_reply reply = sam_says(&n, "other", "  ");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
	expect_has(reply.body, "<option value=\"other\" selected>");
	reply = sam_says(&n, "partner", many);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write 4,000 letters at most");
	/* What was typed is still in the form. */
	expect_has(reply.body, many);
	expect_equal(the_step(&n)->version, before);
	expect_equal(the_step(&n)->resource, PLAN_RESOURCE_NONE);
	expect_equal(sam_says(&n, "other", "A bus pass").status, 303);
	expect_has(http_get(n.h, "sam", SAM).body, "Needs: A bus pass");
	expect_equal(sam_says(&n, "partner", letters(t->arena, 4000)).status,
	             303);
}

TEST("plan needs: a program sends and reads it, and a word that is none is "
     "refused")
{
	struct needs n = needs_new(t);
	struct str goal = n.goal;
	struct http_reply reply;
	const char *steps = http_at(n.h, API "/goals", goal, "/steps");

	http_refuses(n.h, "sam", steps,
	             "{\"description\":\"Ride\",\"resource\":\"a_car\"}", 400,
	             "This is not one of the words");
	http_refuses(n.h, "sam", steps,
	             "{\"description\":\"Ride\",\"resource\":\"other\"}", 400,
	             "Write something here");
	http_takes(n.h, "sam", steps,
	           "{\"description\":\"Ride\",\"resource\":\"enabling_fund\","
	           "\"needs\":\"Tyres\"}",
	           "\"resource\":\"enabling_fund\",\"needs\":\"Tyres\"");
	/* What is left out stays. */
	expect_equal(sam_says(&n, "time_bank", "Two hours").status, 303);
	reply = http_patch(n.h, "sam", step_at(&n, API), version_of(&n),
	                   "{\"description\":\"Book it\"}");
	expect_equal(reply.status, 200);
	expect_has(reply.body,
	           "\"resource\":\"time_bank\",\"needs\":\"Two hours\"");
	reply = http_patch(n.h, "sam", step_at(&n, API), version_of(&n),
	                   "{\"resource\":null,\"needs\":null}");
	expect_equal(reply.status, 200);
	expect_equal(the_step(&n)->resource, PLAN_RESOURCE_NONE);
	expect_true(str_empty(the_step(&n)->needs));
	reply = http_patch(n.h, "ned", step_at(&n, API), version_of(&n),
	                   "{\"needs\":\"Mine\"}");
	expect_equal(reply.status, 404);
}

static const struct fault *
agreed_terms(struct ctx *ctx, void *data)
{
	struct plan_try *p = data;

	TRY(plan_store_plan(ctx, p->person, &p->plan));
	return plan_read_terms(ctx, &p->plan, p->plan.agreed_version, &p->whole,
	                       &p->found);
}

TEST("plan needs: what a step needs is part of what is agreed")
{
	struct needs n = needs_new(t);
	struct change_list list;
	struct plan_whole then;

	expect_equal(sam_says(&n, "life_coaching", "An hour a week").status,
	             303);
	expect_ok(plan_try_says(&n.p, "jay", PLAN_YES));
	expect_ok(plan_try_says(&n.p, "sam", PLAN_YES));
	expect_ok(world_see(n.p.w, "sam", agreed_terms, &n));
	then = n.p.whole;
	expect_equal(then.goals[0].steps[0].resource, PLAN_RESOURCE_COACH);
	plan_differ(t->arena, &then, plan_try_whole(&n.p), &list);
	expect_equal(list.n, 0);
	expect_true(plan_is_agreed(&plan_try_whole(&n.p)->plan));
	expect_has(http_get(n.h, "jay", JAY "/signed").body, "plan/signed/");
	expect_equal(sam_says(&n, "life_coaching", "Two hours a week").status,
	             303);
	expect_true(plan_is_changed(&plan_try_whole(&n.p)->plan));
	plan_differ(t->arena, &then, plan_try_whole(&n.p), &list);
	expect_equal(list.n, 1);
	expect_str(list.v[0].what, "What it needs");
	expect_str(list.v[0].was, "Life coaching: An hour a week");
	expect_str(list.v[0].is, "Life coaching: Two hours a week");
	expect_has(http_get(n.h, "sam", SAM "/agree").body,
	           "Needs: Life coaching: Two hours a week");
}

TEST("plan needs: who changes what a step needs is its author, and a step of "
     "the person's own is theirs")
{
	struct needs n = needs_new(t);
	struct http_reply reply;

	expect_equal(http_post(n.h, "jay", step_at(&n, JAY),
	                       FIELDS("step", "Book the test", "resource",
	                              "peer_mentor", "needs",
	                              "Somebody to go "
	                              "with me",
	                              "version", version_of(&n)))
	                     .status,
	             303);
	expect_equal(the_step(&n)->author.voice, PLAN_VOICE_OWN);
	reply = sam_says(&n, "partner", "Not him");
	expect_equal(reply.status, 422);
	expect_equal(the_step(&n)->resource, PLAN_RESOURCE_MENTOR);
	expect_str(the_step(&n)->needs, "Somebody to go with me");
}

TEST("plan needs: of two who change it at once the second is shown what has "
     "changed")
{
	struct needs n = needs_new(t);
	const char *seen = version_of(&n);
	struct http_reply reply;

	expect_equal(sam_says(&n, "time_bank", "Two hours").status, 303);
	reply = http_post(n.h, "jay", step_at(&n, JAY),
	                  FIELDS("step", "Book the test", "resource", "partner",
	                         "needs", "A room", "version", seen));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What it needs");
	expect_has(reply.body, "The time bank: Two hours");
	expect_has(reply.body, "A room</textarea>");
	expect_str(the_step(&n)->needs, "Two hours");
}

TEST("plan needs: a step rests on what its goal rests on, and says so")
{
	struct needs n = needs_new(t);

	expect_has(http_get(n.h, "sam", API).body,
	           "\"due_on\":null,\"basis\":\"negotiated\"");
	n.p.terms.basis = PLAN_BASIS_COURT;
	n.p.terms.voice = PLAN_VOICE_WORKER;
	n.p.seen = plan_try_the_goal(&n.p)->version;
	expect_ok(world_do(n.p.w, "sam", plan_try_goal_change, &n));
	expect_has(http_get(n.h, "sam", API).body,
	           "\"due_on\":null,\"basis\":\"court_required\"");
	expect_lacks(http_get(n.h, "sam", API).body, "\"negotiated\"");
	expect_has(http_get(n.h, "jay", JAY).body,
	           "dir-goal__meta\">I have to: the court says so</span>");
}

TEST("plan needs: a past day and a plan that went through a merge keep what "
     "their steps needed")
{
	struct needs n = needs_new(t);
	struct merging m = {.kept = n.p.w->jay};

	expect_equal(sam_says(&n, "partner", "A desk").status, 303);
	world_later(n.p.w, DAY_MS);
	n.h->sessions_n = 0;
	expect_equal(sam_says(&n, "partner", "A chair").status, 303);
	expect_has(http_get(n.h, "sam", SAM "/history?on=24/11/2026").body,
	           "A partner organisation: A desk");
	expect_lacks(http_get(n.h, "sam", SAM "/history?on=24/11/2026").body,
	             "A chair");
	m.gone = person_new(n.p.w, "X200001", "Jai", "Mercer", NULL, "sam");
	n.p.person = m.gone;
	n.p.step_terms.resource = PLAN_RESOURCE_BANK;
	n.p.step_terms.needs = S("Three hours");
	expect_ok(world_do(n.p.w, "sam", plan_try_goal, &n));
	expect_ok(world_do(n.p.w, "sam", plan_try_step, &n));
	expect_ok(world_do(n.p.w, "morgan", merging_do, &m));
	expect_has(http_get(n.h, "sam", SAM).body,
	           "The time bank: Three hours");
	expect_has(http_get(n.h, "sam", SAM).body, "A chair");
	expect_ok(world_do(n.p.w, "morgan", merging_undo, &m));
	expect_lacks(http_get(n.h, "sam", SAM).body, "Three hours");
	expect_has(http_get(n.h, "sam", "/people/X200001/plan").body,
	           "The time bank: Three hours");
}
