/* induct_rows_test.c - merges, what must hold in the rows, the demo. */
#include "kernel/demo.h"
#include "practice/induction/induct_world_test.h"

/* Everything that can be said, of the person of the act. */
static void
say_all(struct world *w, struct act *a)
{
	induct_told_all(w, a);
	a->about = INDUCT_RIGHTS;
	a->says = INDUCT_CLEAR;
	expect_ok(world_do(w, "sam", induct_do_say, a));
	induct_asks(w, a, "sam", INDUCT_RIGHTS, S("Who is my boss?"));
	a->words = S("Priya is");
	expect_ok(world_do(w, "sam", induct_do_answer, a));
	a->state = INDUCT_TALKED;
	expect_ok(world_do(w, "sam", induct_do_word_end, a));
	a->words = S("Nothing today");
	expect_ok(world_do(w, "sam", induct_do_end, a));
}

static void
is_all(struct world *w, struct act *a, bool there)
{
	induct_look(w, a);
	expect_equal(a->in.talks_n, there ? 1 : 0);
	expect_equal(a->in.words_n, there ? 1 : 0);
	expect_equal(a->in.topics[INDUCT_YOURS].talk != NULL, there);
	expect_equal(a->in.topics[INDUCT_RIGHTS].mark.says,
	             there ? INDUCT_CLEAR : INDUCT_UNSAID);
	expect_equal(a->in.ended, there);
}

TEST("induct: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = induct_person(w, "X100002", "Gwil", true);
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
	        .name = "induct_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(other_person, "update induction_told set person = 7");
DAMAGE(of_nothing, "delete from induction_told");
DAMAGE(by_themself,
       "update induction_word set voice = 'own', answered_by = made_by");
static const struct query *const damages[] = {
        &other_person,
        &of_nothing,
        &by_themself,
        NULL,
};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return induct_check(ctx);
}

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	induct_world_in(w, &a);
	say_all(w, &a);
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, damage, induct_check, words);
}

TEST("induct: the check finds what was told to somebody else or in no talk, "
     "and who answered themself")
{
	finds(t, &other_person, "belongs to no talk with the same person");
	finds(t, &of_nothing, "was about nothing");
	finds(t, &by_themself, "was answered by whoever asked it");
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
	return induct_demo(ctx, &f->demo);
}

TEST("induct: the fictional programme has one that is finished, one half-way, "
     "and none where there was no time")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	struct fiction f = {.demo = {.people = f.people, .n = 3, .until = 3}};
	struct demo_person who = {.first_name = S("Fen"),
	                          .worker = world_user(w, "sam")};

	expect_true(date_make(2026, 10, 1, &who.starts_on));
	for (int i = 0; i < 3; i++)
		f.people[i] = who;
	f.people[0].person = a.person;
	f.people[0].user = world_user(w, "rhian");
	f.people[0].jay = true;
	f.people[1].person = induct_person(w, "X100002", "Gwil", true);
	f.people[2].person = induct_person(w, "X100003", "Mair", true);
	f.people[2].jay = true;
	expect_true(date_make(2026, 11, 20, &f.people[2].starts_on));
	expect_ok(world_do(w, NULL, make, &f));
	induct_look(w, &a);
	expect_true(a.in.ended);
	expect_equal(induct_closed_n(&a.in), INDUCT_TOPIC_COUNT);
	expect_equal(induct_things_n(&a.in), INDUCT_THINGS);
	a.person = f.people[1].person;
	induct_look(w, &a);
	expect_true(a.in.begun);
	expect_false(a.in.ended);
	expect_equal(a.in.words[0].by.voice, INDUCT_FOR);
	a.person = f.people[2].person;
	induct_look(w, &a);
	expect_false(a.in.begun);
}
