/* access_close_test.c - a record that is closed. */
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "tests/world.h"

#define REASON S("Covering while Sam is on leave")

struct closing {
	struct world *w;
	struct person_id person;
	bool reached;
};

static const struct fault *
do_name(struct ctx *ctx, void *data)
{
	const struct closing *c = data;

	return access_name(ctx, world_user(c->w, "ned"), c->person, true,
	                   REASON);
}

static const struct fault *
do_break(struct ctx *ctx, void *data)
{
	const struct closing *c = data;

	return access_glass_break(ctx, c->person, REASON);
}

static const struct fault *
do_close(struct ctx *ctx, void *data)
{
	const struct closing *c = data;

	TRY(access_close(ctx, c->person));
	return audit_record(ctx, "test.closed", c->person, 0);
}

static const struct fault *
see_reach(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return access_reaches(ctx, c->person, &c->reached);
}

static bool
reaches(struct closing *c, const char *who, struct person_id person)
{
	struct closing one = *c;

	one.person = person;
	expect_ok(world_see(c->w, who, see_reach, &one));
	return one.reached;
}

TEST("access: a record that is closed is out of everybody's reach, and no "
     "glass opens it")
{
	static const char *const staff[] = {"sam", "priya", "morgan", "otto",
	                                    "ned"};
	struct closing c = {.w = world_new(t)};

	c.person = c.w->kit;
	expect_ok(world_do(c.w, "sam", do_break, &c));
	c.person = c.w->jay;
	expect_ok(world_do(c.w, "morgan", do_name, &c));
	expect_ok(world_do(c.w, "otto", do_break, &c));
	expect_true(reaches(&c, "ned", c.w->jay));
	expect_true(reaches(&c, "otto", c.w->jay));
	expect_ok(world_do(c.w, NULL, do_close, &c));
	for (size_t i = 0; i < sizeof(staff) / sizeof(staff[0]); i++) {
		expect_false(reaches(&c, staff[i], c.w->jay));
		expect_refused(t, world_do(c.w, staff[i], do_break, &c),
		               "You cannot open this record. Speak to a "
		               "manager");
	}
	/* Of nobody else. */
	expect_true(reaches(&c, "sam", c.w->kit));
	expect_true(reaches(&c, "ned", c.w->kit));
}
