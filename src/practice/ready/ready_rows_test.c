/* ready_rows_test.c - merges, what must hold in the rows, the demo. */
#include "kernel/demo.h"
#include "practice/ready/ready_world_test.h"
#include "practice/ready/skill_store.h"

static struct skills rated;

/* Rated by a worker for the person, and ended. */
static const struct fault *
rate(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	const struct skill_terms terms = {
	        .code = SKILL_TEAM,
	        .level = SKILL_LITTLE,
	        .side = SKILL_PERSON,
	        .voice = READY_FOR,
	        .example = S(""),
	};
	struct skill_ending ending = {
	        .state = SKILL_DONE, .why = S(""), .next = DATE_NONE};

	TRY(skill_rate(ctx, a->person, &terms, NULL));
	ending.next = date_add_days(ctx->today, 2);
	return skill_end(ctx, a->person, &ending, NULL);
}

static const struct fault *
see_rated(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return skill_read(ctx, a->person, &rated);
}

static void
say_all(struct world *w, struct act *a)
{
	ready_no_bed(w, a, "sam");
	a->id = a->need.sittings[0].id;
	a->code = -1;
	a->words = S("Noted");
	expect_ok(world_do(w, "sam", ready_do_beside, a));
	a->id = a->need.sittings[0].answers[0].id;
	expect_ok(world_do(w, "sam", ready_do_goal, a));
	expect_ok(world_do(w, "sam", rate, a));
}

static void
is_all(struct world *w, struct act *a, bool there)
{
	ready_look(w, a, "sam");
	expect_equal(a->need.n, there ? 1 : 0);
	expect_equal(a->need.urgent_n, there ? 1 : 0);
	expect_ok(world_see(w, "sam", see_rated, a));
	expect_equal(rated.n, there ? 2 : 0);
	if (!there)
		return;
	expect_not_null(skill_now(&rated, SKILL_TEAM, SKILL_PERSON));
	expect_equal(a->need.sittings[0].answers_n, 2);
	expect_equal(a->need.sittings[0].notes_n, 1);
	expect_true(a->need.sittings[0].answers[0].goal);
}

TEST("ready: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = ready_person(w, "X100002", "Gwil", true);
	say_all(w, &a);
	a.person = m.kept;
	is_all(w, &a, false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	is_all(w, &a, true);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	is_all(w, &a, false);
	a.person = m.gone;
	is_all(w, &a, true);
}

/* --- what must hold ------------------------------------------------------ */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "ready_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(other_person, "update ready_answer set person = 7");
DAMAGE(no_answer, "delete from ready_answer");
DAMAGE(still_open, "update ready_sitting set state = 'open', ended_by = null");
DAMAGE(told_nobody, "delete from ready_urgent");
DAMAGE(other_look, "update ready_rating set look = 7");
DAMAGE(not_rated, "delete from ready_rating");
static const struct query *const damages[] = {
        &other_person, &no_answer, &still_open, &told_nobody,
        &other_look,   &not_rated, NULL,
};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return ready_check(ctx);
}

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	ready_world_in(w, &a);
	say_all(w, &a);
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, damage, ready_check, words);
}

TEST("ready: the check finds answers of somebody else, none, a note too soon, "
     "what was told to nobody, a rating of no look, and a look without")
{
	finds(t, &other_person, "belongs to no sitting of the same person");
	finds(t, &no_answer, "was handed in without an answer");
	finds(t, &still_open, "answers that were not handed in");
	finds(t, &told_nobody, "was told to nobody");
	finds(t, &other_look, "belongs to no look of the same person");
	finds(t, &not_rated, "was done and the person rated nothing");
}

/* --- the fictional programme --------------------------------------------- */

struct fiction {
	struct demo demo;
	struct demo_person people[3];
};

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	f->demo.arena = ctx->arena;
	f->demo.today = ctx->today;
	return ready_demo(ctx, &f->demo);
}

TEST("ready: the fictional programme has answers, what was done, and none "
     "where there was no time")
{
	struct act a;
	struct world *w = ready_world(t, &a);
	struct fiction f = {.demo = {.people = f.people, .n = 3, .until = 3}};
	struct demo_person who = {.first_name = S("Fen"),
	                          .worker = world_user(w, "sam")};

	expect_true(date_make(2026, 10, 1, &who.starts_on));
	for (int i = 0; i < 3; i++)
		f.people[i] = who;
	f.people[0].person = a.person;
	f.people[0].user = world_user(w, "rhian");
	f.people[0].jay = true;
	f.people[1].person = ready_person(w, "X100002", "Gwil", true);
	f.people[2].person = ready_person(w, "X100003", "Mair", true);
	expect_ok(world_do(w, NULL, make, &f));
	ready_look(w, &a, "sam");
	expect_equal(a.need.n, 2);
	expect_equal(need_urgent_open(&a.need), 0);
	a.person = f.people[1].person;
	ready_look(w, &a, "sam");
	expect_equal(a.need.n, 0);
	a.person = f.people[2].person;
	ready_look(w, &a, "sam");
	expect_equal(a.need.sittings[0].by.voice, READY_PAPER);
}
