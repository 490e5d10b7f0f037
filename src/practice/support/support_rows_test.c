/* support_rows_test.c - merges, what must hold in the rows, the demo. */
#include "practice/support/support_world_test.h"
#include "register/people/people_rows_test.h"

/* Everything that can be said, of the person of the act, by sam. */
static void
say_all(struct world *w, void *act)
{
	struct act *a = act;

	support_says(w, a, "sam", KNOW_STRENGTH, KNOW_SEEN, "Listens");
	support_helps_say(w, a, "sam", SUPPORT_BREAKS, "half an hour");
	a->shared = true;
	expect_ok(world_do(w, "sam", support_do_share, a));
	expect_ok(world_do(w, "sam", support_do_finish, a));
	support_needs(w, a, "sam", 0, PATH_IN_PROGRESS, "A flat");
	a->path.path = 1;
	expect_ok(world_do(w, "sam", support_do_none, a));
}

static void
is_all(struct world *w, void *act, bool there)
{
	struct act *a = act;

	support_look(w, a);
	expect_equal(a->now.n, there ? 2 : 0);
	expect_equal(a->now.done.is, there);
	expect_equal(a->paths.n, there ? 1 : 0);
	expect_equal(a->paths.steps_n, there ? 1 : 0);
	expect_equal(a->paths.nones_n, there ? 1 : 0);
	if (!there)
		return;
	expect_true(date_is(a->now.entries[1].again));
	expect_equal(a->now.entries[1].share, KNOW_SHARED);
}

static struct rows_try
rows_of(struct act *a)
{
	return (struct rows_try){a, &a->person, say_all, is_all};
}

TEST("support: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = support_world(t, &a);
	struct rows_try rows = rows_of(&a);

	rows_merge(w, &rows, support_person(w, "X100002", "Gwil", true));
}

/* Written where it is now, after the merge: to the entry and the need. */
static void
say_more(struct world *w, struct act *a)
{
	a->entry = a->now.entries[1].id;
	a->need = a->paths.needs[0].id;
	expect_true(date_make(2027, 5, 3, &a->again));
	expect_ok(world_do(w, "sam", support_do_again, a));
	a->shared = false;
	expect_ok(world_do(w, "sam", support_do_share, a));
	a->state = PATH_MET;
	a->words = S("");
	expect_ok(world_do(w, "sam", support_do_state, a));
	a->words = S("I like it there");
	expect_ok(world_do(w, "rhian", support_do_say, a));
}

TEST("support: what was said after a merge goes back with what it was said of "
     "when the merge is undone")
{
	struct act a;
	struct world *w = support_world(t, &a);
	struct merging m = {.kept = a.person};

	a.person = m.gone = support_person(w, "X100002", "Gwil", true);
	say_all(w, &a);
	a.person = m.kept;
	world_later(w, 1000);
	expect_ok(world_do(w, "priya", merging_do, &m));
	support_look(w, &a);
	say_more(w, &a);
	expect_ok(world_see(w, NULL, support_see_check, NULL));
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, support_see_check, NULL));
	support_look(w, &a);
	expect_equal(a.now.n, 0);
	expect_equal(a.paths.n, 0);
	expect_equal(a.paths.steps_n, 0);
	a.person = m.gone;
	support_look(w, &a);
	expect_str(date_iso(w->arena, a.now.entries[1].again), "2027-05-03");
	expect_equal(a.now.entries[1].share, KNOW_KEPT);
	expect_equal(a.paths.needs[0].state, PATH_MET);
	expect_equal(a.paths.needs[0].says_n, 1);
}

TEST("support: after a merge the line of what helps still names no condition, "
     "however many there are")
{
	struct act a;
	struct world *w = support_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = support_person(w, "X100002", "Gwil", true);
	for (int i = 0; i < KNOW_STAND_MOST; i++) {
		support_says(w, &a, "sam", KNOW_CONDITION, KNOW_SAYS, "Asthma");
		support_helps_say(w, &a, "sam", SUPPORT_ELSE, "a cup of tea");
	}
	a.person = m.kept;
	support_helps_say(w, &a, "rhian", SUPPORT_ELSE, "rest for a migraine");
	for (int i = 1; i < KNOW_STAND_MOST; i++) {
		support_says(w, &a, "sam", KNOW_CONDITION, KNOW_SAYS, "Asthma");
		support_helps_say(w, &a, "sam", SUPPORT_ELSE, "a cup of tea");
	}
	support_says(w, &a, "sam", KNOW_CONDITION, KNOW_SAYS, "Migraine");
	expect_ok(world_do(w, "priya", merging_do, &m));
	expect_ok(world_see(w, "sam", support_see_line, &a));
	for (size_t i = 0; i < a.line.n; i++)
		expect_lacks(a.line.v[i], "migraine");
}

/* --- what must hold ------------------------------------------------------- */

ROWS_DAMAGE(ask_other, "update support_ask set person = 7");
ROWS_DAMAGE(share_other, "update support_share set person = 7");
ROWS_DAMAGE(no_ask, "delete from support_ask");
ROWS_DAMAGE(no_step, "delete from support_step");
ROWS_DAMAGE(step_other, "update support_need set person = 7");
ROWS_DAMAGE(say_lost,
            "insert into support_say (say, need, person, words, voice,"
            " made_by, made_at) values (7, 7, 7, 'x', 'own', 7, 7)");
ROWS_DAMAGE(taken, "update support_entry set back_by = 7, back_at = 7"
                   " where voice = 'worker'");
ROWS_DAMAGE(aside, "update support_entry set voice = 'own', back_by = 7,"
                   " back_at = 7,"
                   " back_why = 'x' where voice = 'for'");
static const struct query *const damages[] = {
        &ask_other, &share_other, &no_ask, &no_step, &step_other,
        &say_lost,  &taken,       &aside,  NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct rows_try rows = rows_of(&a);
	struct world *w = world_with(t, damages);

	support_world_in(w, &a);
	rows_find(w, &rows, support_check, damage, words);
}

TEST("support: the check finds what belongs to nobody, stands nowhere, or was "
     "taken back by somebody else")
{
	finds(t, &ask_other, "belongs to nothing that helps");
	finds(t, &share_other, "was said of no words of the same person");
	finds(t, &no_ask, "has no day to ask again");
	finds(t, &no_step, "Nothing says where need");
	finds(t, &step_other, "Nothing says where need");
	finds(t, &say_lost, "belongs to no need of the same person");
	finds(t, &taken, "taken back by somebody else");
	finds(t, &aside, "taken back by somebody else");
}

/* --- the dated rule ------------------------------------------------------- */

ROWS_DAMAGE(edition_two, "update policy_value set value = '2'"
                         " where rule = 'support.asked'");
static const struct query *const editions[] = {&edition_two, NULL};

static const struct fault *
change(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &edition_two, NO_ARGS, NULL);
}

TEST("support: an edition that is not in this program is said to be missing")
{
	struct act a;
	struct world *w = world_with(t, editions);

	support_world_in(w, &a);
	expect_ok(world_do(w, NULL, change, NULL));
	expect_fault(world_do(w, "sam", support_do_add, &a), FAULT_UNAVAILABLE,
	             NULL);
	expect_fault(world_do(w, "sam", support_do_need, &a), FAULT_UNAVAILABLE,
	             NULL);
	support_look(w, &a);
	expect_equal(a.now.n, 0);
	expect_equal(a.paths.n, 0);
	expect_equal(support_edition_of(7)->number, 1);
}

/* --- the fictional programme ---------------------------------------------- */

TEST("support: the fictional programme has one that is finished, one begun, "
     "and none where there was no time")
{
	struct act a;
	struct world *w = support_world(t, &a);
	const struct person_id people[3] = {
	        a.person,
	        support_person(w, "X100002", "Gwil", true),
	        support_person(w, "X100003", "Mair", true),
	};

	rows_fiction(w, people, true, support_demo);
	support_look(w, &a);
	expect_true(a.now.done.is);
	expect_equal(know_standing(&a.now, KNOW_STRENGTH), 3);
	expect_equal(paths_asked(&a.paths), 5);
	a.person = people[1];
	support_look(w, &a);
	expect_false(a.now.done.is);
	expect_equal(know_standing(&a.now, KNOW_HELP), 1);
	expect_equal(paths_asked(&a.paths), 1);
	a.person = people[2];
	support_look(w, &a);
	expect_equal(a.now.n, 0);
	expect_equal(a.paths.n, 0);
}
