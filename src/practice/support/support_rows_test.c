/* support_rows_test.c - merges, what must hold in the rows, the demo. */
#include "kernel/demo.h"
#include "practice/support/support_world_test.h"

/* Everything that can be said, of the person of the act, by sam. */
static void
say_all(struct world *w, struct act *a)
{
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
is_all(struct world *w, struct act *a, bool there)
{
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

TEST("support: a merge hands everything over, and gives it back")
{
	struct act a;
	struct world *w = support_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = support_person(w, "X100002", "Gwil", true);
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

/* --- what must hold ------------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "support_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(ask_other, "update support_ask set person = 7");
DAMAGE(share_other, "update support_share set person = 7");
DAMAGE(no_ask, "delete from support_ask");
DAMAGE(no_step, "delete from support_step");
DAMAGE(step_other, "update support_need set person = 7");
DAMAGE(say_lost, "insert into support_say (say, need, person, words, voice,"
                 " made_by, made_at) values (7, 7, 7, 'x', 'own', 7, 7)");
DAMAGE(taken, "update support_entry set back_by = 7, back_at = 7"
              " where voice = 'worker'");
static const struct query *const damages[] = {
        &ask_other,  &share_other, &no_ask, &no_step,
        &step_other, &say_lost,    &taken,  NULL,
};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return support_check(ctx);
}

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	support_world_in(w, &a);
	say_all(w, &a);
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, damage, support_check, words);
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
}

/* --- the dated rule ------------------------------------------------------- */

DAMAGE(edition_two, "update policy_value set value = '2'"
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
	return support_demo(ctx, &f->demo);
}

TEST("support: the fictional programme has one that is finished, one begun, "
     "and none where there was no time")
{
	struct act a;
	struct world *w = support_world(t, &a);
	struct fiction f = {.demo = {.people = f.people, .n = 3, .until = 3}};
	struct demo_person who = {.first_name = S("Fen"),
	                          .worker = world_user(w, "sam")};

	expect_true(date_make(2026, 10, 1, &who.starts_on));
	for (int i = 0; i < 3; i++)
		f.people[i] = who;
	f.people[0].person = a.person;
	f.people[0].user = world_user(w, "rhian");
	f.people[0].jay = true;
	f.people[1].person = support_person(w, "X100002", "Gwil", true);
	f.people[2].person = support_person(w, "X100003", "Mair", true);
	f.people[2].jay = true;
	expect_true(date_make(2026, 11, 20, &f.people[2].starts_on));
	expect_ok(world_do(w, NULL, make, &f));
	support_look(w, &a);
	expect_true(a.now.done.is);
	expect_equal(know_standing(&a.now, KNOW_STRENGTH), 3);
	expect_equal(paths_asked(&a.paths), 5);
	a.person = f.people[1].person;
	support_look(w, &a);
	expect_false(a.now.done.is);
	expect_equal(know_standing(&a.now, KNOW_HELP), 1);
	expect_equal(paths_asked(&a.paths), 1);
	a.person = f.people[2].person;
	support_look(w, &a);
	expect_equal(a.now.n, 0);
	expect_equal(a.paths.n, 0);
}
