/* plan_demo_test.c - the fictional plans are such as there could be. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_demo_local.h"
#include "register/people/people.h"
#include "tests/world.h"

#define PEOPLE 24

static const struct query late_count = {
        .name = "plan_test.demo_late",
        .shows_nobody = "count only",
        .text = "select count(*) as n from plan_plan"
                " where version > 0 and review_on < :on_day",
};

static const struct query very_late_count = {
        .name = "plan_test.demo_very_late",
        .shows_nobody = "count only",
        .text = "select count(*) as n from plan_plan"
                " where version > 0 and review_on < :on_day - 25",
};

static const struct query disorder_count = {
        .name = "plan_test.demo_disorder",
        .shows_nobody = "count only",
        .text = "select count(*) as n from plan_version a"
                " join plan_version b on b.plan = a.plan"
                " and b.version = a.version + 1 and b.at < a.at",
};

static const struct query content_sum = {
        .name = "plan_test.demo_content",
        .shows_nobody = "a sum",
        .text = "select count(*) + sum(at % 100003) + sum(length(what))"
                " as n from plan_version",
};

static const struct query *const asked[] = {
        &late_count, &very_late_count, &disorder_count, &content_sum, NULL};

struct fiction {
	struct world *w;
	struct demo demo;
	struct demo_person people[PEOPLE];
};

/* Somebody whose order began so many days ago. */
static const struct fault *
person_make(struct ctx *ctx, struct fiction *f, int i)
{
	struct person_facts facts = {
	        .crn = str_print(ctx->arena, "X20%04d", i),
	        .first_name = S("Fen"),
	        .last_name = S("Made-up"),
	        .date_of_birth = {7305},
	        .organisation = f->w->organisation,
	        .team = f->w->team,
	        .worker = world_user(f->w, "sam"),
	        .allocated_on = ctx->today,
	};
	enum put_result result;
	int ago = 7 + i * 28;

	f->people[i] = (struct demo_person){
	        .first_name = S("Fen"),
	        .phase = ago < 90    ? DEMO_INTERACT
	                 : ago < 250 ? DEMO_INTERVENE
	                             : DEMO_INTEGRATE,
	        .starts_on = date_add_days(ctx->today, -ago),
	        .worker = world_user(f->w, "sam"),
	};
	return people_put(ctx, &facts, &f->people[i].person, &result);
}

static const struct fault *
people_make(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	for (int i = 0; i < PEOPLE; i++)
		TRY(person_make(ctx, f, i));
	return NULL;
}

static const struct fault *
plans_make(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	f->demo = (struct demo){
	        .arena = ctx->arena,
	        .today = ctx->today,
	        .people = f->people,
	        .n = PEOPLE,
	        .until = PEOPLE,
	        .state = 1,
	};
	return plan_demo(ctx, &f->demo);
}

/* Every other person can sign in. */
static void
users_make(struct fiction *f)
{
	struct arena *arena = f->w->arena;

	for (int i = 0; i < PEOPLE; i += 2) {
		const char *name = str_c(arena, str_print(arena, "fen%d", i));

		f->w->jay = f->people[i].person;
		f->people[i].user = world_add(f->w, name, R(PERSON), NULL);
	}
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

static struct world *
made(struct test *t)
{
	struct fiction *f = arena_new(t->arena, struct fiction, 1);

	f->w = world_with(t, asked);
	expect_ok(world_do(f->w, NULL, people_make, f));
	users_make(f);
	expect_ok(world_do(f->w, NULL, plans_make, f));
	return f->w;
}

static struct arg
today_of(struct world *w)
{
	(void)w;
	return arg_date("on_day",
	                instant_date((struct instant){INT64_C(1795514400000)}));
}

TEST("plan demo: few reviews are late, and none by more than 25 days")
{
	struct world *w = made(t);
	int64_t late = world_count(w, &late_count, ARGS(today_of(w)));

	expect_true(late <= PEOPLE / 4);
	expect_equal(world_count(w, &very_late_count, ARGS(today_of(w))), 0);
}

TEST("plan demo: versions follow each other in time, and every plan is sound")
{
	struct world *w = made(t);

	expect_equal(world_count(w, &disorder_count, NO_ARGS), 0);
	expect_ok(world_see(w, NULL, check, NULL));
}

TEST("plan demo: the same seed makes the same plans")
{
	int64_t first = world_count(made(t), &content_sum, NO_ARGS);

	expect_true(first > PEOPLE);
	expect_equal(world_count(made(t), &content_sum, NO_ARGS), first);
}
