/* access_race_test.c - two who change who reaches somebody, at once. */
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "tests/race.h"

#define REASON S("Covering while Sam is on leave")
/* A mistake shows in one order of the two alone. */
#define ROUNDS 4

struct changing {
	struct world *w;
	bool on;
	bool reached;
};

static const struct fault *
name_ned(struct ctx *ctx, void *data)
{
	const struct changing *c = data;

	return access_name(ctx, world_user(c->w, "ned"), c->w->jay, c->on,
	                   REASON);
}

static const struct fault *
exclude_sam(struct ctx *ctx, void *data)
{
	const struct changing *c = data;

	return access_exclude(ctx, world_user(c->w, "sam"), c->w->jay, c->on,
	                      REASON);
}

static const struct fault *
restrict_jay(struct ctx *ctx, void *data)
{
	const struct changing *c = data;

	return access_restrict(ctx, c->w->jay, c->on, REASON);
}

static const struct fault *
close_jay(struct ctx *ctx, void *data)
{
	const struct changing *c = data;

	TRY(access_close(ctx, c->w->jay));
	return audit_record(ctx, "test.closed", c->w->jay, 0);
}

static const struct fault *
see_reach(struct ctx *ctx, void *data)
{
	struct changing *c = data;

	return access_reaches(ctx, c->w->jay, &c->reached);
}

static bool
reaches(struct world *w, const char *who)
{
	struct changing c = {.w = w};

	expect_ok(world_see(w, who, see_reach, &c));
	return c.reached;
}

/* Whether the first of these was written last. */
static const struct query last = {
        .name = "test.last",
        .text = "select case when max(case when what = :first then number"
                " else 0 end) > max(case when what = :other then number"
                " else 0 end) then 1 else 0 end as n from audit_entry",
        .shows_nobody = "which of two acts was last",
        .scans = "a test",
};
static const struct query *const more[] = {&last, NULL};

static bool
was_last(struct world *w, const char *first, const char *other)
{
	return world_count(w, &last,
	                   ARGS(arg_str("first", str_of(first)),
	                        arg_str("other", str_of(other)))) == 1;
}

TEST("access: a record that is closed while somebody is named to it is out of "
     "their reach, whoever was first")
{
	for (int i = 0; i < ROUNDS; i++) {
		struct world *w = world_new(t);
		struct changing c = {.w = w, .on = true};
		struct racing both[] = {
		        {.who = "morgan", .fn = name_ned, .data = &c},
		        {.fn = close_jay, .data = &c}};

		race_run(w, both, 2);
		expect_true(both[1].won);
		expect_false(reaches(w, "ned"));
	}
}

TEST("access: whoever a restriction takes a case from does not lift it at the "
     "same moment")
{
	for (int i = 0; i < ROUNDS; i++) {
		struct world *w = world_new(t);
		struct changing on = {.w = w, .on = true};
		struct changing off = {.w = w, .on = false};
		struct racing both[] = {
		        {.who = "sam", .fn = restrict_jay, .data = &on},
		        {.who = "priya", .fn = restrict_jay, .data = &off}};

		race_run(w, both, 2);
		expect_true(both[0].won);
		expect_true(reaches(w, "sam"));
		expect_false(reaches(w, "priya"));
	}
}

TEST("access: of two who keep somebody from a record and let them see it again "
     "at once, what is written last is so")
{
	for (int i = 0; i < ROUNDS; i++) {
		struct world *w = world_with(t, more);
		struct changing on = {.w = w, .on = true};
		struct changing off = {.w = w, .on = false};
		struct racing both[] = {
		        {.who = "morgan", .fn = exclude_sam, .data = &on},
		        {.who = "priya", .fn = exclude_sam, .data = &off}};

		race_run(w, both, 2);
		expect_true(both[0].won && both[1].won);
		expect_equal(reaches(w, "sam"),
		             was_last(w, "access.exclusion_ended",
		                      "access.excluded"));
	}
}
