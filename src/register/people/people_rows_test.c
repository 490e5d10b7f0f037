/* people_rows_test.c - what the tests of a capability's rows share. */
#include "register/people/people_rows_test.h"

void
rows_merge(struct world *w, const struct rows_try *rows, struct person_id gone)
{
	struct merging m = {.gone = gone, .kept = *rows->person};

	*rows->person = m.gone;
	rows->say(w, rows->act);
	*rows->person = m.kept;
	rows->is(w, rows->act, false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	rows->is(w, rows->act, true);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	rows->is(w, rows->act, false);
	*rows->person = m.gone;
	rows->is(w, rows->act, true);
}

struct checking {
	const struct fault *(*check)(struct ctx *ctx);
};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	const struct checking *c = data;

	return c->check(ctx);
}

void
rows_find(struct world *w, const struct rows_try *rows,
          const struct fault *(*check)(struct ctx *ctx),
          const struct query *damage, const char *words)
{
	struct checking c = {check};

	rows->say(w, rows->act);
	expect_ok(world_see(w, NULL, see_check, &c));
	world_finds(w, damage, check, words);
}

struct making {
	struct demo demo;
	struct demo_person people[3];
	const struct fault *(*fn)(struct ctx *ctx, struct demo *demo);
};

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct making *m = data;

	m->demo.arena = ctx->arena;
	m->demo.today = ctx->today;
	return m->fn(ctx, &m->demo);
}

void
rows_fiction(struct world *w, const struct person_id people[3], bool late,
             const struct fault *(*demo)(struct ctx *ctx, struct demo *demo))
{
	struct making m = {.demo = {.people = m.people, .n = 3, .until = 3},
	                   .fn = demo};
	struct demo_person who = {.first_name = S("Fen"),
	                          .worker = world_user(w, "sam")};

	expect_true(date_make(2026, 10, 1, &who.starts_on));
	for (int i = 0; i < 3; i++) {
		m.people[i] = who;
		m.people[i].person = people[i];
	}
	m.people[0].user = world_user(w, "rhian");
	m.people[0].jay = true;
	m.people[2].jay = late;
	if (late)
		expect_true(date_make(2026, 11, 20, &m.people[2].starts_on));
	expect_ok(world_do(w, NULL, make, &m));
}
