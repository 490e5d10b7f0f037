/* induct_rows_test.c - merges, what must hold in the rows, the demo. */
#include "practice/induction/induct_world_test.h"
#include "register/people/people_rows_test.h"

/* Everything that can be said, of the person of the act. */
static void
say_all(struct world *w, void *act)
{
	struct act *a = act;

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
is_all(struct world *w, void *act, bool there)
{
	struct act *a = act;

	induct_look(w, a);
	expect_equal(a->in.talks_n, there ? 1 : 0);
	expect_equal(a->in.words_n, there ? 1 : 0);
	expect_equal(a->in.topics[INDUCT_YOURS].talk != NULL, there);
	expect_equal(a->in.topics[INDUCT_RIGHTS].mark.says,
	             there ? INDUCT_CLEAR : INDUCT_UNSAID);
	expect_equal(a->in.ended, there);
}

static struct rows_try
rows_of(struct act *a)
{
	return (struct rows_try){a, &a->person, say_all, is_all};
}

TEST("induct: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	struct rows_try rows = rows_of(&a);

	rows_merge(w, &rows, induct_person(w, "X100002", "Gwil", true));
}

/* --- what must hold ------------------------------------------------------ */

ROWS_DAMAGE(other_person, "update induction_told set person = 7");
ROWS_DAMAGE(of_nothing, "delete from induction_told");
ROWS_DAMAGE(by_themself,
            "update induction_word set voice = 'own', answered_by = made_by");
static const struct query *const damages[] = {
        &other_person,
        &of_nothing,
        &by_themself,
        NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct rows_try rows = rows_of(&a);
	struct world *w = world_with(t, damages);

	induct_world_in(w, &a);
	rows_find(w, &rows, induct_check, damage, words);
}

TEST("induct: the check finds what was told to somebody else or in no talk, "
     "and who answered themself")
{
	finds(t, &other_person, "belongs to no talk with the same person");
	finds(t, &of_nothing, "was about nothing");
	finds(t, &by_themself, "was answered by whoever asked it");
}

/* --- the fictional programme --------------------------------------------- */

TEST("induct: the fictional programme has one that is finished, one half-way, "
     "and none where there was no time")
{
	struct act a;
	struct world *w = induct_world(t, &a);
	const struct person_id people[3] = {
	        a.person,
	        induct_person(w, "X100002", "Gwil", true),
	        induct_person(w, "X100003", "Mair", true),
	};

	rows_fiction(w, people, true, induct_demo);
	induct_look(w, &a);
	expect_true(a.in.ended);
	expect_equal(induct_closed_n(&a.in), INDUCT_TOPIC_COUNT);
	expect_equal(induct_things_n(&a.in), INDUCT_THINGS);
	a.person = people[1];
	induct_look(w, &a);
	expect_true(a.in.begun);
	expect_false(a.in.ended);
	expect_equal(a.in.words[0].by.voice, INDUCT_FOR);
	a.person = people[2];
	induct_look(w, &a);
	expect_false(a.in.begun);
}
