#include "base/log.h"
#include "store/own.h"
#include "store/things_test.h"

static const struct migration first = {
        .number = 1,
        .name = "one",
        .text = "create table one (one integer primary key, name text) strict;"
                "insert into one (one, name) values (1, 'a; b'), (2, 'c');"
                "create index one_name on one (name);\n"
                "-- only sqlite\n"
                "insert into one values (3, 'sqlite');\n"
                "-- only postgres\n"
                "insert into one values (3, 'postgres');\n"
                "-- both\n"
                "insert into one values (4, 'both');\n",
};
static const struct migration second = {
        .number = 2,
        .name = "two",
        .text = "create table two (two integer primary key,"
                " one integer references one (one)) strict",
};
static const struct migration second_changed = {
        .number = 2,
        .name = "two",
        .text = "create table two (two integer primary key) strict",
};
static const struct migration third_broken = {
        .number = 3,
        .name = "three",
        .text = "create table three (three integer primary key) strict;"
                "insert into no_such_table values (1);",
};

static const struct query ones = {
        .name = "one.all",
        .text = "select one, name from one order by one",
        .scans = "a test",
};
static const struct query threes = {
        .name = "three.all",
        .text = "select three from three",
        .scans = "a test",
};

static const struct fault *
read_query(struct tx *tx, void *data)
{
	struct rows rows;

	TRY(sql_rows(tx, data, NO_ARGS, &rows));
	claim(rows.n == 4);
	claim(str_is(row_str(&rows.v[0], "name"), "a; b"));
	claim(str_is(row_str(&rows.v[2], "name"),
	             tx->connection->store->engine == ENGINE_SQLITE
	                     ? "sqlite"
	                     : "postgres"));
	return NULL;
}

static const struct query *const queries[] = {&ones, &threes, NULL};

TEST("migrate: each is applied once, in order, with all of its statements")
{
	static const struct migration *const v[] = {&first, &second};
	struct store *store = store_for_test(t, NULL);
	int applied = -1;
	int version = -1;

	store_register(store, queries);
	expect_ok(store_version(store, t->arena, &version));
	expect_equal(version, 0);
	expect_ok(store_migrate(store, t->arena, v, 1, &applied));
	expect_equal(applied, 1);
	expect_ok(store_migrate(store, t->arena, v, 2, &applied));
	expect_equal(applied, 1);
	expect_ok(store_migrate(store, t->arena, v, 2, &applied));
	expect_equal(applied, 0);
	expect_ok(store_version(store, t->arena, &version));
	expect_equal(version, 2);
	expect_ok(things_read(t, store, read_query, (void *)(uintptr_t)&ones));
}

TEST("migrate: a database made by a newer version is refused with a sentence")
{
	static const struct migration *const v[] = {&first, &second};
	struct store *store = store_for_test(t, NULL);
	int applied = -1;

	expect_ok(store_migrate(store, t->arena, v, 2, NULL));
	expect_fault(store_migrate(store, t->arena, v, 1, &applied),
	             FAULT_REFUSED,
	             "This database was made by a newer version of the program "
	             "(it knows change 2). Install that version");
	expect_equal(applied, -1);
}

TEST("migrate: a migration that was changed after it was applied is a "
     "CONFLICT")
{
	static const struct migration *const before[] = {&first, &second};
	static const struct migration *const after[] = {&first,
	                                                &second_changed};
	struct store *store = store_for_test(t, NULL);

	expect_ok(store_migrate(store, t->arena, before, 2, NULL));
	expect_fault(store_migrate(store, t->arena, after, 2, NULL),
	             FAULT_CONFLICT,
	             "Change 2 of this database is not the one that this "
	             "version of the program knows");
}

static const struct fault *
read_threes(struct tx *tx, void *data)
{
	struct rows rows;

	(void)data;
	return sql_rows(tx, &threes, NO_ARGS, &rows);
}

TEST("migrate: one that fails leaves nothing of itself, and those before it")
{
	static const struct migration *const v[] = {&first, &second,
	                                            &third_broken};
	struct store *store = store_for_test(t, NULL);
	const struct fault *fault;
	int version = -1;

	expect_log("bug", NULL);
	store_register(store, queries);
	fault = store_migrate(store, t->arena, v, 3, NULL);
	expect_fault(fault, FAULT_BUG, NULL);
	expect_has(str_of(fault->detail), "migration 3: ");
	expect_has(str_of(fault->detail), "no_such_table");
	expect_ok(store_version(store, t->arena, &version));
	expect_equal(version, 2);
	expect_fault(things_read(t, store, read_threes, NULL), FAULT_BUG, NULL);
}

TEST("migrate: a disk that fails at any step leaves a whole database")
{
	static const struct migration *const v[] = {&first, &second};
	struct store *store = store_for_test(t, NULL);
	unsigned long step = 1;
	const struct fault *fault;

	do {
		store_fail_at(step++);
		fault = store_migrate(store, t->arena, v, 2, NULL);
		expect_true(fault == NULL ||
		            fault_is(fault, FAULT_UNAVAILABLE));
	} while (fault != NULL && step < 100);
	store_fail_at(0);
	expect_true(step > 8);
	expect_ok(store_migrate(store, t->arena, v, 2, NULL));
	store_register(store, queries);
	expect_ok(things_read(t, store, read_query, (void *)(uintptr_t)&ones));
}
