/* practise_test.c - somebody made up to practise with: a rule each. */
#include "practice/practise/practise_local.h"

#include "kernel/access/access.h"
#include "kernel/identity/identity.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"

struct practise_try {
	struct world *w;
	int what;
	int64_t id;
	struct practised made;
	struct practised *list;
	size_t n;
	int many;
	bool reached;
	struct identity_own own;
};

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static struct practise_try
try_new(struct test *t)
{
	struct practise_try p = {.w = people_world(t)};

	p.w->app->demo = true;
	expect_ok(world_do(p.w, NULL, seed, NULL));
	return p;
}

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;
	struct actor who = ctx->who;
	struct instant now = ctx->now;

	TRY(practise_make(ctx, p->what, &p->made));
	/* Whoever acts, and when, is as it was. */
	claim(ctx->who.id.v == who.id.v && ctx->actor.v == who.id.v);
	claim(ctx->now.ms == now.ms && ctx->tx->who.now.ms == now.ms);
	p->id = p->made.id;
	return NULL;
}

static const struct fault *
away(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;

	return practise_take_away(ctx, p->id);
}

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;

	TRY(practise_list(ctx, &p->list, &p->n));
	TRY(identity_own(ctx, p->made.person, &p->own));
	return access_reaches(ctx, p->made.person, &p->reached);
}

/* Each capability's own check of its rows. */
static const struct fault *
check(struct ctx *ctx, void *data)
{
	const struct capability *const *c = ctx->app->capabilities;

	(void)data;
	for (; *c != NULL; c++)
		if ((*c)->check != NULL)
			TRY((*c)->check(ctx));
	return NULL;
}

TEST("practise: where people are real nobody is made up")
{
	struct practise_try p = try_new(t);
	const char *says = "The people here are real. Practise in an "
	                   "installation where everybody is made up";
	int64_t before;

	p.w->app->demo = false;
	before = world_changes(p.w);
	expect_refused(t, world_do(p.w, "sam", make, &p), says);
	expect_refused(t, world_do(p.w, "sam", away, &p), says);
	expect_equal(world_changes(p.w), before);
}

TEST("practise: whoever is made stands among the people of whoever made them, "
     "at the place that was chosen")
{
	struct practise_try p = try_new(t);

	for (p.what = 0; p.what < REHEARSE_COUNT; p.what++) {
		const char *who = p.what == REHEARSE_COUNTERSIGN ? "priya"
		                                                 : "sam";

		expect_ok(world_do(p.w, who, make, &p));
		expect_ok(world_see(p.w, who, list, &p));
		expect_true(p.reached);
		expect_equal(p.list[0].what, p.what);
		expect_true(str_equal(p.list[0].crn, p.made.crn));
		expect_ok(world_see(p.w, "ned", list, &p));
		expect_false(p.reached);
		expect_equal(p.n, 0);
		world_later(p.w, 1000);
	}
	expect_ok(world_see(p.w, NULL, check, NULL));
}

TEST("practise: nothing that is no choice is made")
{
	struct practise_try p = try_new(t);

	p.what = -1;
	expect_problem(world_do(p.w, "sam", make, &p), "what",
	               "Choose what to practise");
	p.what = REHEARSE_COUNT;
	expect_problem(world_do(p.w, "sam", make, &p), "what",
	               "Choose what to practise");
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, 0);
}

TEST("practise: six at a time, and twenty in a day, and no more")
{
	struct practise_try p = try_new(t);

	for (int i = 0; i < PRACTISE_MOST; i++)
		expect_ok(world_do(p.w, "sam", make, &p));
	expect_refused(t, world_do(p.w, "sam", make, &p),
	               "You have made six already. Take somebody away first");
	/* Of each for themselves. */
	expect_ok(world_do(p.w, "priya", make, &p));
	expect_ok(world_see(p.w, "sam", list, &p));
	for (int i = PRACTISE_MOST; i < PRACTISE_DAY_MOST; i++) {
		p.id = p.list[0].id;
		expect_ok(world_do(p.w, "sam", away, &p));
		expect_ok(world_do(p.w, "sam", make, &p));
		expect_ok(world_see(p.w, "sam", list, &p));
	}
	p.id = p.list[0].id;
	expect_ok(world_do(p.w, "sam", away, &p));
	expect_refused(t, world_do(p.w, "sam", make, &p),
	               "You have made twenty in a day. Try again tomorrow");
	world_later(p.w, (int64_t)24 * 60 * 60 * 1000 + 1);
	expect_ok(world_do(p.w, "sam", make, &p));
}

TEST("practise: an assessment to look at second is for whoever may, and was "
     "signed by somebody else")
{
	struct practise_try p = try_new(t);

	p.what = REHEARSE_COUNTERSIGN;
	expect_refused(t, world_do(p.w, "sam", make, &p),
	               "An assessment is looked at second by a senior or a "
	               "manager");
	expect_ok(world_do(p.w, "priya", make, &p));
	/* Where there is no case manager nobody could have. */
	world_add(p.w, "olive", R(SENIOR), "otto");
	p.w->users[p.w->users_n - 1].actor.organisation.v = 77;
	expect_refused(t, world_do(p.w, "olive", make, &p),
	               "There is no colleague who could have signed it");
}

TEST("practise: what one made one takes away, and nobody else does, and who "
     "is taken away is out of everybody's reach, and signs in no more")
{
	struct practise_try p = try_new(t);

	p.what = REHEARSE_HALF;
	expect_ok(world_do(p.w, "sam", make, &p));
	expect_fault(world_do(p.w, "priya", away, &p), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_ok(world_see(p.w, "priya", list, &p));
	expect_true(p.reached);
	expect_true(p.own.user.v != 0);
	expect_false(p.own.stopped);
	expect_ok(world_do(p.w, "sam", away, &p));
	expect_fault(world_do(p.w, "sam", away, &p), FAULT_NOT_FOUND,
	             "We cannot find that person");
	for (size_t i = 0; i < 3; i++) {
		static const char *const staff[] = {"sam", "priya", "morgan"};

		expect_ok(world_see(p.w, staff[i], list, &p));
		expect_false(p.reached);
		expect_true(p.own.stopped);
		expect_equal(p.n, 0);
	}
	expect_ok(world_see(p.w, NULL, check, NULL));
}

TEST("practise: whoever is made up is merged into nobody, and another into "
     "them stays what it was")
{
	struct practise_try p = try_new(t);
	struct merging m = {.kept = p.w->jay};

	expect_ok(world_do(p.w, "sam", make, &p));
	m.gone = p.made.person;
	expect_fault(world_do(p.w, "morgan", merging_do, &m), FAULT_REFUSED,
	             NULL);
	m.kept = p.made.person;
	m.gone = person_new(p.w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_do(p.w, "morgan", merging_do, &m));
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, 1);
	expect_ok(world_do(p.w, "morgan", merging_undo, &m));
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, 1);
}
