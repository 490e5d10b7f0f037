/* mine_rows_test.c - merges, what must hold in the rows, the demo. */
#include "kernel/audit/audit.h"
#include "kernel/demo.h"
#include "practice/mine/mine_world_test.h"

TEST("mine: a merge hands what was said over, and gives it back")
{
	struct act a;
	struct world *w = mine_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = mine_person(w, "X100002", "Gwil", true);
	a.say.to = -1;
	expect_ok(world_do(w, "sam", mine_do_say, &a));
	a.person = m.kept;
	expect_ok(world_do(w, "priya", merging_do, &m));
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.says_n, 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.says_n, 0);
	a.person = m.gone;
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	expect_equal(a.said.says_n, 1);
}

struct moving {
	struct person_id self;
	struct user_id user;
};

/* They sign in with that record from now on. */
static const struct fault *
move(struct ctx *ctx, void *data)
{
	const struct moving *m = data;

	TRY(access_scopes_set(ctx, m->user, R(PERSON),
	                      (struct organisation_id){0}, (struct team_id){0},
	                      m->self));
	return audit_record(ctx, "test.moved", m->self, 0);
}

TEST("mine: a merge shows no list to somebody who did not write it")
{
	struct act a;
	struct world *w = mine_world(t, &a);
	struct merging m = {.kept = a.person};
	struct moving moving;

	m.gone = mine_person(w, "X100002", "Gwil", true);
	w->jay = mine_person(w, "X100003", "Mair", true);
	moving.user = world_add(w, "gwil", R(PERSON), NULL);
	moving.self = world_actor(w, "gwil")->person = m.gone;
	expect_ok(world_do(w, NULL, move, &moving));
	a.terms.title = S("Only for me");
	expect_ok(world_do(w, "gwil", mine_do_add, &a));
	expect_ok(world_do(w, "priya", merging_do, &m));
	mine_look(w, &a);
	expect_equal(a.list.n, 0);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, "gwil", mine_see_list, &a));
	expect_equal(a.list.n, 1);
}

/* --- what must hold ------------------------------------------------------ */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "mine_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(twice, "update mine_item set into_plan = 'from', step = 7");
DAMAGE(by_themself, "update mine_say set answer = 'x', answered_by = made_by,"
                    " answered_at = made_at");
DAMAGE(to_come, "update mine_box set month = month + 100");
DAMAGE(sent_to_come, "update mine_sent set month = month + 100");
DAMAGE(of_few, "insert into mine_group (grp, organisation, paper, first, last,"
               " senders) values (7, 1, 0, 0, 30, 9)");
DAMAGE(open_yet, "insert into mine_group (grp, organisation, paper, first,"
                 " last, senders) values (7, 1, 0, 0, 30, 10)");
static const struct query *const damages[] = {
        &twice, &by_themself, &to_come, &sent_to_come, &of_few, &open_yet, NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	mine_world_in(w, &a);
	mine_adds(w, &a, "One");
	mine_adds(w, &a, "Two");
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	a.say.to = MINE_TO_MANAGER;
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_ok(world_see(w, NULL, mine_see_check, NULL));
	world_finds(w, damage, mine_check, words);
}

TEST("mine: the check finds a step that is on a list twice, who answered "
     "themself, months to come, and answers of fewer than ten people")
{
	finds(t, &twice, "is on a list twice");
	finds(t, &by_themself, "was answered by themself");
	finds(t, &to_come, "An answer without a name");
	finds(t, &sent_to_come, "That an answer was sent");
	finds(t, &of_few, "are shown of fewer than ten people");
	finds(t, &open_yet, "are shown of fewer than ten people");
}

/* --- the fictional programme --------------------------------------------- */

#define MADE 16

struct fiction {
	struct demo demo;
	struct demo_person people[MADE];
};

static const struct fault *
make(struct ctx *ctx, void *data)
{
	struct fiction *f = data;

	f->demo.arena = ctx->arena;
	f->demo.today = ctx->today;
	return mine_demo(ctx, &f->demo);
}

TEST("mine: the fictional programme has a list, and answers with a name and "
     "without")
{
	struct act a;
	struct world *w = mine_world(t, &a);
	struct fiction f = {
	        .demo = {.people = f.people, .n = MADE, .until = MADE}};
	struct demo_person who = {.first_name = S("Fen"),
	                          .worker = world_user(w, "sam")};

	expect_true(date_make(2026, 1, 1, &who.starts_on));
	for (int i = 0; i < MADE; i++) {
		char crn[8];

		snprintf(crn, sizeof(crn), "X1001%02d", i);
		f.people[i] = who;
		f.people[i].person = mine_person(w, crn, "Gwil", true);
	}
	f.people[0].person = a.person;
	f.people[0].user = world_user(w, "rhian");
	f.people[0].jay = true;
	expect_true(date_make(2026, 11, 20, &f.people[MADE - 1].starts_on));
	expect_ok(world_do(w, NULL, make, &f));
	mine_look(w, &a);
	expect_equal(a.list.open, 4);
	expect_equal(a.list.n, 5);
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.says_n, 2);
	expect_false(str_empty(a.said.says[1].answer));
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_true(a.heard.groups_n > 0);
	a.person = f.people[MADE - 1].person;
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	expect_equal(a.said.says_n, 0);
}
