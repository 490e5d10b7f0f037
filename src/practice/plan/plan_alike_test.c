/* plan_alike_test.c - goals that one worker wrote nearly alike: a rule each. */
#include "kernel/access/access.h"
#include "practice/plan/plan_alike.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

/* --- words --------------------------------------------------------------- */

static int
share(struct test *t, const char *a, const char *b)
{
	struct plan_alike one, other;

	plan_alike_of(t->arena, str_of(a), &one);
	plan_alike_of(t->arena, str_of(b), &other);
	expect_equal(plan_alike_share(&one, &other),
	             plan_alike_share(&other, &one));
	return plan_alike_share(&one, &other);
}

TEST("plan alike: case, accents, signs and order are forgiven, and words that "
     "differ are not")
{
	static const struct {
		const char *a, *b;
		int least, most;
	} vectors[] = {
	        {"Keep my tenancy", "keep my tenancy!", 100, 100},
	        {"Keep my tenancy", "My tenancy: keep", 100, 100},
	        {"A café by the sea", "A cafe by the sea", 100, 100},
	        {"Attend all of my appointments on time",
	         "Attend all appointments on time", 75, 99},
	        {"Keep my tenancy", "Keep her tenancy", 50, 74},
	        {"Keep my tenancy", "Find steady work", 0, 10},
	        {"Get my card", "Go to the gym", 0, 10},
	        {"", "Keep my tenancy", 0, 0},
	        {"", "", 0, 0},
	        {"…", "!", 0, 0},
	};

	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		int got = share(t, vectors[i].a, vectors[i].b);

		if (got < vectors[i].least || got > vectors[i].most)
			fprintf(stderr, "%s / %s: %d\n", vectors[i].a,
			        vectors[i].b, got);
		expect_true(got >= vectors[i].least);
		expect_true(got <= vectors[i].most);
	}
}

TEST("plan alike: of very long words so much is compared and no more")
{
	char *many = arena_bytes(t->arena, 4001, 1);
	struct plan_alike a;

	for (int i = 0; i < 4000; i++)
		many[i] = (char)(i % 9 == 8 ? ' ' : 'a' + i * i * 7 % 26);
	plan_alike_of(t->arena, str_of(many), &a);
	expect_true(a.n <= PLAN_ALIKE_PARTS);
	expect_equal(plan_alike_share(&a, &a), 100);
	for (size_t i = 1; i < a.n; i++)
		expect_true(a.parts[i - 1] < a.parts[i]);
}

/* --- people -------------------------------------------------------------- */

struct alike {
	struct plan_try p;
	struct plan_whole whole;
	int64_t n;
};

static const struct fault *
see_people(struct ctx *ctx, void *data)
{
	struct alike *a = data;

	a->n = -1;
	TRY(plan_read(ctx, a->p.person, &a->whole));
	for (size_t i = 0; i < a->whole.goals_n; i++)
		if (a->whole.goals[i].id.v == a->p.goal.v)
			return plan_alike_people(ctx, &a->whole.goals[i],
			                         &a->n);
	return NULL;
}

static int64_t
people(struct alike *a, const char *who)
{
	expect_ok(world_see(a->p.w, who, see_people, a));
	return a->n;
}

/* The same goal by `who` for as many people of sam's; the last stays in a. */
static void
write_for(struct alike *a, const char *who, int first, int n)
{
	for (int i = first; i < first + n; i++) {
		const char *crn =
		        str_c(a->p.w->arena,
		              str_print(a->p.w->arena, "X3000%02d", i));

		a->p.person =
		        person_new(a->p.w, crn, "Gwil", "Pugh", NULL, "sam");
		expect_ok(world_do(a->p.w, who, plan_try_goal, &a->p));
	}
}

/* Sam is kept from the last of them. */
static const struct fault *
keep_away(struct ctx *ctx, void *data)
{
	struct alike *a = data;

	return access_exclude(ctx, world_user(a->p.w, "sam"), a->p.person, true,
	                      S("They know each other from school"));
}

static struct alike
alike_new(struct test *t, enum plan_voice voice)
{
	struct alike a = {.p = plan_try_new(t)};

	a.p.terms.title = S("Attend all of my appointments on time");
	a.p.terms.voice = voice;
	return a;
}

TEST("plan alike: a worker is told of goals that they wrote nearly alike, for "
     "how many people, from three others on")
{
	struct alike a = alike_new(t, PLAN_VOICE_WORKER);

	write_for(&a, "sam", 0, 3);
	expect_equal(people(&a, "sam"), 0);
	/* A second one for the same person is no further person. */
	expect_ok(world_do(a.p.w, "sam", plan_try_goal, &a.p));
	expect_equal(people(&a, "sam"), 0);
	a.p.terms.title = S("Attend all appointments on time");
	write_for(&a, "sam", 3, 1);
	expect_equal(people(&a, "sam"), 3);
	a.p.terms.title = S("Learn to swim");
	write_for(&a, "sam", 4, 1);
	expect_equal(people(&a, "sam"), 0);
}

TEST("plan alike: nobody else is told: no colleague, no senior, no manager, "
     "not the person")
{
	struct alike a = alike_new(t, PLAN_VOICE_WORKER);

	write_for(&a, "sam", 0, 4);
	expect_equal(people(&a, "sam"), 3);
	expect_equal(people(&a, "priya"), 0);
	expect_equal(people(&a, "morgan"), 0);
	a.p.w->jay = a.p.person;
	world_add(a.p.w, "gwil", R(PERSON), NULL);
	expect_equal(people(&a, "gwil"), 0);
	/* Nor is what a colleague wrote counted for sam. */
	a = alike_new(t, PLAN_VOICE_WORKER);
	write_for(&a, "priya", 0, 4);
	write_for(&a, "sam", 4, 1);
	expect_equal(people(&a, "sam"), 0);
}

TEST("plan alike: goals in the person's own voice, or written down for them, "
     "are not compared")
{
	struct alike a = alike_new(t, PLAN_VOICE_FOR);

	write_for(&a, "sam", 0, 4);
	expect_equal(people(&a, "sam"), 0);
	/* And one of sam's own is not compared with those. */
	a.p.terms.voice = PLAN_VOICE_WORKER;
	write_for(&a, "sam", 4, 1);
	expect_equal(people(&a, "sam"), 0);
}

TEST("plan alike: one that was taken out is not compared, nor one of somebody "
     "out of reach")
{
	struct alike a = alike_new(t, PLAN_VOICE_WORKER);

	write_for(&a, "sam", 0, 1);
	a.p.seen = 1;
	a.p.words = S("Not needed");
	expect_ok(world_do(a.p.w, "sam", plan_try_remove, &a.p));
	write_for(&a, "sam", 1, 3);
	expect_equal(people(&a, "sam"), 0);
	write_for(&a, "sam", 4, 1);
	expect_equal(people(&a, "sam"), 3);
	expect_ok(world_do(a.p.w, "morgan", keep_away, &a));
	write_for(&a, "sam", 5, 1);
	expect_equal(people(&a, "sam"), 3);
}

TEST("plan alike: nothing of it is written down: no row, no audit, no event")
{
	struct alike a = alike_new(t, PLAN_VOICE_WORKER);
	int64_t before;

	write_for(&a, "sam", 0, 4);
	before = world_changes(a.p.w);
	expect_equal(people(&a, "sam"), 3);
	expect_equal(world_changes(a.p.w), before);
}

/* --- the page ------------------------------------------------------------ */

TEST("plan alike: the page of the goal asks if it is this person's own, and "
     "names nobody")
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);
	struct alike a = alike_new(t, PLAN_VOICE_WORKER);
	const char *says = "Is it this person’s own?";
	struct str body;
	const char *path;

	a.p.w = w;
	write_for(&a, "sam", 0, 3);
	a.p.person = w->jay;
	expect_ok(world_do(w, "sam", plan_try_goal, &a.p));
	path = http_at(h, "/people/X100001/plan/goals",
	               id_show(w->arena, a.p.goal.v), "");
	body = http_get(h, "sam", path).body;
	expect_has(body, "You have written nearly the same goal for 3 other "
	                 "people.");
	expect_has(body, says);
	expect_lacks(body, "Gwil");
	expect_lacks(http_get(h, "priya", path).body, says);
	expect_lacks(http_get(h, "morgan", path).body, says);
	path = http_at(h, "/me/plan/goals", id_show(w->arena, a.p.goal.v), "");
	body = http_get(h, "jay", path).body;
	expect_has(body, "Attend all of my appointments on time");
	expect_lacks(body, says);
	expect_lacks(http_get(h, "sam", "/people/X100001/plan").body, says);
}
