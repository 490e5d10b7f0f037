/* practise_test.c - somebody made up to practise with: a rule each. */
#include "practice/practise/practise_local.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/race.h"

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

TEST("practise: of two presses at once no more are made than there is room "
     "for")
{
	struct practise_try p = try_new(t), other;
	struct racing both[] = {{.who = "sam", .fn = make, .data = &p},
	                        {.who = "sam", .fn = make, .data = &other}};

	for (int i = 1; i < PRACTISE_MOST; i++)
		expect_ok(world_do(p.w, "sam", make, &p));
	other = p;
	race_run(p.w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, PRACTISE_MOST);
}

/* --- a part that fails ---------------------------------------------------- */

static const struct fault *
fails_half_way(struct ctx *ctx, struct demo *demo)
{
	demo_act(ctx, demo->people[0].user, R(PERSON), demo->people[0].person,
	         (struct instant){0});
	return fault_refused(ctx, "It was no good");
}

static const struct fault *
make_badly(struct ctx *ctx, void *data)
{
	static const struct capability bad = {.name = "bad",
	                                      .rehearse = fails_half_way};
	const struct capability *with[100] = {NULL};
	struct practise_try *p = data;
	const struct capability *const *all = ctx->app->capabilities;
	struct ctx before = *ctx;
	struct tx_who who = ctx->tx->who;
	const struct fault *fault;

	for (size_t i = 0; all[i] != NULL; i++) {
		claim(i < 98);
		with[i] = all[i];
		with[i + 1] = &bad;
	}
	ctx->app->capabilities = with;
	fault = practise_make(ctx, p->what, &p->made);
	ctx->app->capabilities = all;
	claim(ctx->who.id.v == before.who.id.v &&
	      ctx->actor.v == before.actor.v);
	claim(ctx->now.ms == before.now.ms &&
	      ctx->today.days == before.today.days);
	claim(ctx->tx->who.now.ms == who.now.ms &&
	      ctx->tx->who.actor.v == who.actor.v);
	return fault;
}

TEST("practise: a part that fails half-way leaves nobody made, and who acts "
     "and when as it was")
{
	struct practise_try p = try_new(t);
	int64_t before = world_changes(p.w);

	expect_refused(t, world_do(p.w, "sam", make_badly, &p),
	               "It was no good");
	expect_equal(world_changes(p.w), before);
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, 0);
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

/* --- whoever came near ---------------------------------------------------- */

static const struct fault *
name(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;

	return access_name(ctx, world_user(p->w, "ned"), p->made.person, true,
	                   S("Ned covers for a week"));
}

static const struct fault *
glass(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;

	return access_glass_break(ctx, p->made.person,
	                          S("Ned is away and they rang"));
}

TEST("practise: whoever is taken away is out of the reach of whoever was named "
     "to them or broke a glass, and no glass is broken afterwards")
{
	static const char *const staff[] = {"sam", "priya", "morgan", "ned",
	                                    "otto"};
	struct practise_try p = try_new(t);

	expect_ok(world_do(p.w, "sam", make, &p));
	expect_ok(world_do(p.w, "sam", name, &p));
	expect_ok(world_do(p.w, "otto", glass, &p));
	expect_ok(world_see(p.w, "ned", list, &p));
	expect_true(p.reached);
	expect_ok(world_see(p.w, "otto", list, &p));
	expect_true(p.reached);
	expect_ok(world_do(p.w, "sam", away, &p));
	for (size_t i = 0; i < sizeof(staff) / sizeof(staff[0]); i++) {
		expect_ok(world_see(p.w, staff[i], list, &p));
		expect_false(p.reached);
		expect_refused(t, world_do(p.w, staff[i], glass, &p),
		               "You cannot open this record. Speak to a "
		               "manager");
	}
	expect_ok(world_see(p.w, NULL, check, NULL));
}

/* The case goes to a colleague of another organisation. */
static const struct fault *
hand_over(struct ctx *ctx, void *data)
{
	struct practise_try *p = data;
	const struct placement there = {
	        .person = p->made.person,
	        .organisation = p->w->other_organisation,
	        .team = p->w->other_team,
	        .worker = world_user(p->w, "ned"),
	};

	TRY(access_place(ctx, &there));
	return audit_record(ctx, "test.handed_over", p->made.person, 0);
}

TEST("practise: whoever is with a colleague now is still on the list of "
     "whoever made them, without a name, and is taken away")
{
	struct practise_try p = try_new(t);

	expect_ok(world_do(p.w, "sam", make, &p));
	expect_ok(world_do(p.w, NULL, hand_over, &p));
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_false(p.reached);
	expect_equal(p.n, 1);
	expect_false(p.list[0].reached);
	expect_true(str_empty(p.list[0].name));
	expect_true(str_empty(p.list[0].crn));
	expect_equal(world_seen.n, 0);
	/* They count, and nobody else takes them away. */
	for (int i = 1; i < PRACTISE_MOST; i++)
		expect_ok(world_do(p.w, "sam", make, &p));
	expect_refused(t, world_do(p.w, "sam", make, &p),
	               "You have made six already. Take somebody away first");
	expect_ok(world_see(p.w, "sam", list, &p));
	p.id = p.list[PRACTISE_MOST - 1].id;
	expect_fault(world_do(p.w, "ned", away, &p), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(p.w, "sam", away, &p));
	expect_ok(world_see(p.w, "ned", list, &p));
	expect_false(p.reached);
	expect_ok(world_see(p.w, "sam", list, &p));
	expect_equal(p.n, PRACTISE_MOST - 1);
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
