/* plan_net_more_test.c - the people around somebody: two at once, two records
 * of one person, and rows of before. */
#include "kernel/access/access.h"
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_sign.h"
#include "register/people/people_world_test.h"
#include "tests/race.h"

struct many_try {
	struct world *w;
	struct person_id person;
	enum plan_net_why why;
	int many;
	size_t n;
	struct plan_net *nets;
	size_t nets_n;
};

static const struct fault *
put_many(struct ctx *ctx, void *data)
{
	struct many_try *p = data;
	const struct plan_tie tie = {
	        .name = S("Mum"), .ring = 2, .kind = PLAN_TIE_FAMILY};
	int64_t id;

	for (int i = 0; i < p->many; i++)
		TRY(plan_tie_put(ctx, p->person, &tie, &id));
	return NULL;
}

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	struct many_try *p = data;
	int64_t id;

	return plan_net_keep(ctx, p->person, p->why, &id);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct many_try *p = data;
	struct plan_tie *ties;

	TRY(plan_circle(ctx, p->person, &ties, &p->n));
	return plan_nets(ctx, p->person, &p->nets, &p->nets_n);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

TEST("plan net: how it is today is kept once a day, by two at once neither")
{
	struct many_try p = {.w = people_world(t), .many = 1};
	struct racing both[] = {{.who = "jay", .fn = keep, .data = &p},
	                        {.who = "sam", .fn = keep, .data = &p}};

	p.person = p.w->jay;
	p.why = PLAN_NET_START;
	expect_ok(world_do(p.w, "jay", put_many, &p));
	race_run(p.w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.nets_n, 1);
}

TEST("plan net: two at once find room for a hundred people and no more")
{
	struct many_try p = {.w = people_world(t)};
	struct racing both[] = {{.who = "jay", .fn = put_many, .data = &p},
	                        {.who = "sam", .fn = put_many, .data = &p}};

	p.person = p.w->jay;
	p.many = PLAN_NET_MOST - 1;
	expect_ok(world_do(p.w, "jay", put_many, &p));
	p.many = 1;
	race_run(p.w, both, 2);
	expect_equal(both[0].won + both[1].won, 1);
	expect_equal(both[0].refused + both[1].refused, 1);
}

TEST("plan net: of two who are one, all are kept, and what was kept holds")
{
	struct many_try p = {.w = people_world(t), .many = PLAN_NET_MOST};
	struct merging m = {.kept = p.w->jay};

	p.person = m.kept;
	expect_ok(world_do(p.w, "sam", put_many, &p));
	p.person = m.gone =
	        person_new(p.w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_ok(world_do(p.w, "sam", put_many, &p));
	expect_ok(world_do(p.w, "morgan", merging_do, &m));
	p.person = m.kept;
	expect_ok(world_do(p.w, "sam", keep, &p));
	expect_ok(world_see(p.w, "sam", look, &p));
	expect_equal(p.n, 2 * PLAN_NET_MOST);
	expect_equal(p.nets_n, 1);
	expect_equal(p.nets[0].ties_n, 2 * PLAN_NET_MOST);
	expect_ok(world_see(p.w, NULL, check, NULL));
	expect_ok(world_do(p.w, "morgan", merging_undo, &m));
	expect_ok(world_see(p.w, NULL, check, NULL));
}

/* --- rows of before ------------------------------------------------------- */

/* Two as the first circle kept them: one of the person, one of a worker. */
static const struct migration before = {
        41,
        "rows of before",
        "insert into access_placement (person, organisation, team, worker,"
        " restricted) values (11, 1, 1, 5, 0);\n"
        "insert into access_scope (actor, kind, target, until)"
        " values (6, 'self', 11, 9000000000000), (5, 'own', 5,"
        " 9000000000000);\n"
        "insert into plan_supporter (supporter, person, name, ring, kind,"
        " closer, author, at) values (1, 11, 'Mum', 2, 'family', 1, 6, 100),"
        " (2, 11, 'Dee', 4, 'worker', 0, 5, 200);\n",
};

static const struct query now_there = {
        .name = "plan_test.supporters_now",
        .scans = "a test",
        .text = "select supporter, 0 as version, 0 as goals, 1 as named,"
                " name, ring, ring_voice, kind, view, view_voice, wish, often,"
                " pay, life, since, voice, author, at from plan_supporter"
                " order by supporter",
};

static const struct fault *
read_now(struct tx *tx, void *data)
{
	struct plan_tie *ties = data;
	struct rows rows;

	TRY(sql_rows(tx, &now_there, NO_ARGS, &rows));
	claim(rows.n == 2);
	for (size_t i = 0; i < rows.n; i++) {
		ties[i] = plan_tie_of_row(&rows.v[i]);
		claim(row_i64(&rows.v[i], "author") == (i == 0 ? 6 : 5));
		claim(row_i64(&rows.v[i], "at") == (i == 0 ? 100 : 200));
	}
	return NULL;
}

TEST("plan net: rows of before keep what they said, and whose hand wrote them")
{
	static const struct query *const queries[] = {&now_there, NULL};
	const struct migration *const steps[] = {access_capability.schema[0],
	                                         plan_schema[0], &before,
	                                         &plan_migration_45,
	                                         &plan_migration_95};
	struct store *store = store_for_test(t, NULL);
	struct plan_tie ties[2];

	store_register(store, queries);
	expect_ok(store_migrate(store, t->arena, steps, 5, NULL));
	expect_ok(store_read(store, t->arena, store_test_who(), "a test",
	                     read_now, ties, NULL));
	expect_str(ties[0].name, "Mum");
	expect_equal(ties[0].ring, 2);
	expect_equal(ties[0].wish, PLAN_NET_CLOSER);
	expect_equal(ties[0].voice, PLAN_VOICE_OWN);
	expect_equal(ties[0].ring_voice, PLAN_VOICE_OWN);
	expect_equal(ties[0].view, PLAN_NET_UNSAID);
	expect_equal(ties[1].kind, PLAN_TIE_WORKER);
	expect_equal(ties[1].wish, PLAN_NET_AS_IS);
	expect_equal(ties[1].voice, PLAN_VOICE_FOR);
	expect_equal(ties[1].ring_voice, PLAN_VOICE_FOR);
	expect_equal(ties[1].since, 0);
}
