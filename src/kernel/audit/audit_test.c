#include "kernel/audit/audit.h"
#include "tests/world.h"

/* --- statements that only somebody with the database file has ----------- */

static const struct query entries_n = {
        .name = "test.entries_n",
        .text = "select count(*) as n from audit_entry",
};
static const struct query entry_change = {
        .name = "test.entry_change",
        .text = "update audit_entry set detail = 'nothing to see'"
                " where person = :person and number = (select max(number)"
                " from audit_entry where person = :person)",
        .unaudited = "a test",
};
static const struct query entry_remove = {
        .name = "test.entry_remove",
        .text = "delete from audit_entry where person = :person"
                " and number = (select max(number) from audit_entry"
                " where person = :person)",
        .unaudited = "a test",
};
static const struct query seal_change = {
        .name = "test.seal_change",
        .text = "update audit_seal set entries = 0",
        .unaudited = "a test",
};
static const struct query seal_remove = {
        .name = "test.seal_remove",
        .text = "delete from audit_seal",
        .unaudited = "a test",
};
static const struct query lane_back = {
        .name = "test.lane_back",
        .text = "update audit_lane set number = number - 1,"
                " hash = (select e.hash from audit_entry e"
                " where e.lane = audit_lane.lane"
                " and e.number = audit_lane.number - 1)"
                " where lane = :lane",
        .unaudited = "a test",
};
static const struct query seals_n = {
        .name = "test.seals_n",
        .text = "select count(*) as n from audit_seal",
};
static const struct query seal_newest = {
        .name = "test.seal_newest",
        .text = "select max(id) as n from audit_seal",
};
/* The two guards, each taken away as its engine does it. */
static const struct query unguard_sqlite = {
        .name = "test.unguard",
        .text = "drop trigger audit_entry_fixed",
        .unaudited = "a test",
};
static const struct query unguard_sqlite_delete = {
        .name = "test.unguard_delete",
        .text = "drop trigger audit_entry_kept",
        .unaudited = "a test",
};
static const struct query unguard_postgres = {
        .name = "test.unguard",
        .text = "alter table audit_entry disable trigger all",
        .unaudited = "a test",
};

static const struct query *const on_sqlite[] = {&entries_n,
                                                &entry_change,
                                                &entry_remove,
                                                &seal_change,
                                                &seal_remove,
                                                &lane_back,
                                                &unguard_sqlite,
                                                &unguard_sqlite_delete,
                                                &seals_n,
                                                &seal_newest,
                                                NULL};
static const struct query *const on_postgres[] = {
        &entries_n,   &entry_change, &entry_remove,     &seal_change,
        &seal_remove, &lane_back,    &unguard_postgres, &seals_n,
        &seal_newest, NULL};

static struct world *
audited(struct test *t)
{
	return world_with(t, store_test_postgres() ? on_postgres : on_sqlite);
}

struct statement_run {
	const struct query *query;
	const struct arg *args;
};

static const struct fault *
run(struct ctx *ctx, void *data)
{
	const struct statement_run *s = data;

	return sql_do(ctx->tx, s->query, s->args, NULL);
}

static const struct fault *
change(struct world *w, const struct query *query, const struct arg *args)
{
	struct statement_run s = {query, args};

	return world_do(w, NULL, run, &s);
}

static void
unguard(struct world *w)
{
	if (store_test_postgres()) {
		expect_ok(change(w, &unguard_postgres, NO_ARGS));
		return;
	}
	expect_ok(change(w, &unguard_sqlite, NO_ARGS));
	expect_ok(change(w, &unguard_sqlite_delete, NO_ARGS));
}

/* --- acts ---------------------------------------------------------------- */

static const struct fault *
record(struct ctx *ctx, void *data)
{
	return audit_record_detail(ctx, "test.act", *(struct person_id *)data,
	                           7, S("a=1"));
}

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return audit_seal(ctx);
}

struct look {
	int64_t *v;
	size_t n;
};

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct look *l = data;

	return audit_record_read(ctx, l->v, l->n);
}

struct found {
	struct person_id person;
	struct instant before;
	size_t most;
	struct audit_line *v;
	size_t n;
	struct text broken;
	int64_t entries;
};

static const struct fault *
see_about(struct ctx *ctx, void *data)
{
	struct found *f = data;

	return audit_about(ctx, f->person, f->before, f->most, &f->v, &f->n);
}

static const struct fault *
see_newest(struct ctx *ctx, void *data)
{
	struct found *f = data;

	return audit_newest(ctx, f->before, f->most, &f->v, &f->n);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	struct found *f = data;

	return audit_check(ctx, &f->broken, &f->entries);
}

/* What check says, in English; empty when all is well. */
static struct str
check(struct world *w)
{
	struct found f = {0};

	expect_ok(world_see(w, NULL, see_check, &f));
	if (f.broken.key == NULL)
		return S("");
	return text_show_en(w->arena, &f.broken);
}

static void
act(struct world *w, const char *who, struct person_id person)
{
	expect_ok(world_do(w, who, record, &person));
}

/* --- rules --------------------------------------------------------------- */

TEST("audit: an entry says who did what, about whom, when and why")
{
	struct world *w = audited(t);
	struct found f = {.person = w->kit, .most = 10, .before = INSTANT_NONE};

	act(w, "sam", w->kit);
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 1);
	expect_str(f.v[0].what, "test.act");
	expect_equal(f.v[0].actor.v, world_user(w, "sam").v);
	expect_equal(f.v[0].person.v, w->kit.v);
	expect_equal(f.v[0].subject, 7);
	expect_equal(f.v[0].purpose, PURPOSE_WORKING);
	expect_str(f.v[0].detail, "a=1");
	expect_str(instant_iso(t->arena, f.v[0].at),
	           "2026-11-24T10:00:00.000Z");
}

TEST("audit: an entry is never changed and never removed (a trigger refuses)")
{
	struct world *w = audited(t);
	int64_t before;

	expect_log("bug", "test.entry_change: ");
	expect_log("bug", "test.entry_remove: ");
	act(w, "sam", w->jay);
	before = world_count(w, &entries_n, NO_ARGS);
	expect_not_null(
	        change(w, &entry_change, ARGS(arg_i64("person", w->jay.v))));
	expect_not_null(
	        change(w, &entry_remove, ARGS(arg_i64("person", w->jay.v))));
	expect_equal(world_count(w, &entries_n, NO_ARGS), before);
	expect_str(check(w), "");
}

TEST("audit: a seal is never changed and never removed")
{
	struct world *w = audited(t);

	expect_log("bug", "test.seal_change: ");
	expect_log("bug", "test.seal_remove: ");
	expect_ok(world_do(w, NULL, seal, NULL));
	expect_not_null(change(w, &seal_change, NO_ARGS));
	expect_not_null(change(w, &seal_remove, NO_ARGS));
	expect_equal(world_count(w, &seals_n, NO_ARGS), 1);
}

TEST("audit: an entry that was altered is found by check")
{
	struct world *w = audited(t);

	act(w, "sam", w->kit);
	act(w, "sam", w->kit);
	expect_str(check(w), "");
	unguard(w);
	expect_ok(change(w, &entry_change, ARGS(arg_i64("person", w->kit.v))));
	expect_has(check(w), "was altered at entry");
}

TEST("audit: an entry that was taken out is found by check")
{
	struct world *w = audited(t);

	act(w, "sam", w->kit);
	unguard(w);
	expect_ok(change(w, &entry_remove, ARGS(arg_i64("person", w->kit.v))));
	expect_has(check(w), "but more were written");
}

TEST("audit: a lane whose tail was cut is found against its seal")
{
	struct world *w = audited(t);

	act(w, "sam", w->kit);
	act(w, "sam", w->kit);
	expect_ok(world_do(w, NULL, seal, NULL));
	expect_str(check(w), "");
	unguard(w);
	expect_ok(change(w, &entry_remove, ARGS(arg_i64("person", w->kit.v))));
	expect_ok(change(w, &lane_back,
	                 ARGS(arg_i64("lane", w->kit.v % AUDIT_LANES))));
	expect_has(check(w), "does not match its seal of 2026-11-24T10:00");
}

TEST("audit: a tail that was cut and written again is found against its seal")
{
	struct world *w = audited(t);

	act(w, "sam", w->kit);
	act(w, "sam", w->kit);
	expect_ok(world_do(w, NULL, seal, NULL));
	unguard(w);
	expect_ok(change(w, &entry_remove, ARGS(arg_i64("person", w->kit.v))));
	expect_ok(change(w, &lane_back,
	                 ARGS(arg_i64("lane", w->kit.v % AUDIT_LANES))));
	act(w, "ned", w->kit);
	expect_has(check(w), "does not match its seal");
}

TEST("audit: many seals over many lanes all match")
{
	struct world *w = audited(t);
	struct person_id person = {id_new()};

	for (int i = 0; i < 12; i++) {
		act(w, "sam", person);
		person.v += 5;
		if (i % 3 == 0)
			expect_ok(world_do(w, NULL, seal, NULL));
		world_later(w, 60000);
	}
	expect_ok(world_do(w, NULL, seal, NULL));
	expect_equal(world_count(w, &seals_n, NO_ARGS), 5);
	expect_str(check(w), "");
}

TEST("audit: seals follow each other by number, whatever the clock says")
{
	struct world *w = audited(t);

	for (int i = 0; i < 3; i++) {
		act(w, "sam", w->jay);
		expect_ok(world_do(w, NULL, seal, NULL));
		world_later(w, i == 0 ? -3600000 : 60000);
	}
	expect_equal(world_count(w, &seals_n, NO_ARGS), 3);
	expect_equal(world_count(w, &seal_newest, NO_ARGS), 3);
	expect_str(check(w), "");
}

TEST("audit: a seal over nothing new is not made")
{
	struct world *w = audited(t);

	expect_ok(world_do(w, NULL, seal, NULL));
	expect_ok(world_do(w, NULL, seal, NULL));
	expect_equal(world_count(w, &seals_n, NO_ARGS), 1);
	act(w, "sam", w->jay);
	expect_ok(world_do(w, NULL, seal, NULL));
	expect_equal(world_count(w, &seals_n, NO_ARGS), 2);
}

static struct str sealed_line;

static void
line_keep(struct str line, void *data)
{
	if (str_has(line, S("audit_sealed")))
		sealed_line = str_copy(data, line);
}

TEST("audit: a seal goes to the log, and names nobody")
{
	struct world *w = audited(t);

	sealed_line = S("");
	log_level_set(LOG_INFO);
	log_to(line_keep, t->arena);
	act(w, "sam", w->jay);
	expect_ok(world_do(w, NULL, seal, NULL));
	test_log_back();
	log_level_set(LOG_ERROR);
	expect_has(sealed_line, "\"seal\":\"");
	expect_lacks(sealed_line, "sam");
}

/* --- looking ------------------------------------------------------------- */

TEST("audit: one look at one person is one entry in that person's lane")
{
	struct world *w = audited(t);
	struct look l = {&w->kit.v, 1};
	struct found f = {.person = w->kit, .most = 10, .before = INSTANT_NONE};
	int64_t before = world_count(w, &entries_n, NO_ARGS);

	expect_ok(world_do(w, "ned", look, &l));
	expect_equal(world_count(w, &entries_n, NO_ARGS), before + 1);
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 1);
	expect_str(f.v[0].what, "seen");
	expect_equal(f.v[0].people, 0);
	expect_str(check(w), "");
}

TEST("audit: a list is one entry that each of its people finds")
{
	struct world *w = audited(t);
	int64_t v[] = {w->jay.v, w->kit.v, id_new()};
	struct look l = {v, 3};
	struct found f = {.person = w->kit, .most = 10, .before = INSTANT_NONE};
	int64_t before = world_count(w, &entries_n, NO_ARGS);

	expect_ok(world_do(w, "sam", look, &l));
	expect_equal(world_count(w, &entries_n, NO_ARGS), before + 1);
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 1);
	expect_equal(f.v[0].people, 3);
	f.person.v = v[2];
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 1);
	f.person.v = v[2] + 1;
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 0);
	expect_str(check(w), "");
}

TEST("audit: a look at nobody is no entry")
{
	struct world *w = audited(t);
	struct look l = {NULL, 0};
	int64_t before = world_count(w, &entries_n, NO_ARGS);

	expect_ok(world_do(w, "sam", look, &l));
	expect_equal(world_count(w, &entries_n, NO_ARGS), before);
}

TEST("audit: lines come newest first and page by page")
{
	struct world *w = audited(t);
	struct found f = {.person = w->kit, .most = 2, .before = INSTANT_NONE};
	int64_t v[] = {w->jay.v, w->kit.v};
	struct look l = {v, 2};

	act(w, "ned", w->kit);
	world_later(w, 1000);
	expect_ok(world_do(w, "sam", look, &l));
	world_later(w, 1000);
	act(w, "otto", w->kit);
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 2);
	expect_equal(f.v[0].actor.v, world_user(w, "otto").v);
	expect_str(f.v[1].what, "seen");
	f.before = f.v[1].at;
	expect_ok(world_see(w, NULL, see_about, &f));
	expect_equal(f.n, 1);
	expect_equal(f.v[0].actor.v, world_user(w, "ned").v);
}

TEST("audit: the newest lines hold no content of any case")
{
	struct world *w = audited(t);
	struct found f = {.most = 1, .before = INSTANT_NONE};
	struct person_id nobody = {0};

	world_later(w, 1000);
	act(w, "sam", w->jay);
	expect_ok(world_see(w, "ada", see_newest, &f));
	expect_equal(f.n, 1);
	expect_str(f.v[0].what, "test.act");
	expect_equal(f.v[0].person.v, 0);
	expect_equal(f.v[0].subject, 0);
	expect_str(f.v[0].detail, "");
	expect_equal(world_seen.n, 0);
	world_later(w, 1000);
	act(w, "ada", nobody);
	expect_ok(world_see(w, "ada", see_newest, &f));
	expect_str(f.v[0].detail, "a=1");
}

/* --- failing ------------------------------------------------------------- */

static const struct fault *
record_and_stop(struct ctx *ctx, void *data)
{
	TRY(record(ctx, data));
	return fault_refused(ctx, "A rule says no");
}

TEST("audit: what is undone leaves no entry and no gap")
{
	struct world *w = audited(t);
	int64_t before = world_count(w, &entries_n, NO_ARGS);

	act(w, "sam", w->kit);
	expect_refused(t, world_do(w, "sam", record_and_stop, &w->kit),
	               "A rule says no");
	act(w, "sam", w->kit);
	expect_equal(world_count(w, &entries_n, NO_ARGS), before + 2);
	expect_str(check(w), "");
}

static const struct fault *
see_own_check(struct ctx *ctx, void *data)
{
	(void)data;
	return audit_capability.check(ctx);
}

TEST("audit: the capability's own check refuses a broken chain")
{
	struct world *w = audited(t);

	act(w, "sam", w->kit);
	expect_ok(world_see(w, NULL, see_own_check, NULL));
	unguard(w);
	expect_ok(change(w, &entry_change, ARGS(arg_i64("person", w->kit.v))));
	expect_fault(world_see(w, NULL, see_own_check, NULL), FAULT_REFUSED,
	             NULL);
}
