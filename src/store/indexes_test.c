#include "store/own.h"
#include "store/things_test.h"

static const char *const size_index[] = {"thing_size", NULL};
static const char *const no_index[] = {"thing_shape", NULL};
static const char *const unique_index[] = {"thing_name", NULL};

static const struct query index_there = {
        .name = "test.index_there",
        .text = "select count(*) as n from sqlite_schema"
                " where name = :name",
        .scans = "a test",
};
static const struct query *const queries[] = {&index_there, NULL};

static const struct migration indexed = {
        .number = 1,
        .name = "indexed",
        .text = "create table shelf (shelf integer primary key, size integer,"
                " name text) strict;"
                "create index thing_size on shelf (size);"
                "create unique index thing_name on shelf (name);",
};

struct asked {
	const char *name;
	int64_t n;
};

static const struct fault *
there_read(struct tx *tx, void *data)
{
	struct asked *asked = data;
	const struct row *row;

	TRY(sql_one(tx, &index_there,
	            ARGS(arg_str("name", str_of(asked->name))), &row));
	asked->n = row_i64(row, "n");
	return NULL;
}

static bool
there(struct test *t, struct store *store, const char *name)
{
	struct asked asked = {name, 0};

	expect_ok(things_read(t, store, there_read, &asked));
	return asked.n == 1;
}

/* A store with a table and two indexes; NULL on PostgreSQL. */
static struct store *
shelves(struct test *t, const struct store_options *options)
{
	static const struct migration *const v[] = {&indexed};
	struct store *store = store_for_test(t, options);

	if (store_engine(store) != ENGINE_SQLITE)
		return NULL;
	store_register(store, queries);
	expect_ok(store_migrate(store, t->arena, v, 1, NULL));
	return store;
}

TEST("indexes: set aside they are gone, and made again they are there")
{
	struct store *store = shelves(t, NULL);

	if (store == NULL)
		return;
	expect_ok(store_indexes_aside(store, t->arena, size_index));
	expect_false(there(t, store, "thing_size"));
	expect_true(there(t, store, "thing_name"));
	expect_ok(store_indexes_back(store, t->arena));
	expect_true(there(t, store, "thing_size"));
	expect_ok(store_indexes_back(store, t->arena));
	expect_true(there(t, store, "thing_size"));
}

TEST("indexes: whoever opens the database after a crash makes them again")
{
	struct store *store = shelves(t, NULL);
	struct store_options again = {0};
	struct store *next;

	if (store == NULL)
		return;
	expect_ok(store_indexes_aside(store, t->arena, size_index));
	again.url = store_url(store);
	expect_ok(store_open(t->arena, &again, &next));
	store_register(next, queries);
	expect_ok(store_indexes_back(next, t->arena));
	expect_true(there(t, next, "thing_size"));
	store_close(next);
}

TEST("indexes: one that is not there, or unique, is not set aside")
{
	struct store *store = shelves(t, NULL);

	if (store == NULL)
		return;
	expect_log("bug", "only a plain index that is there can be set aside");
	expect_fault(store_indexes_aside(store, t->arena, no_index), FAULT_BUG,
	             NULL);
	expect_fault(store_indexes_aside(store, t->arena, unique_index),
	             FAULT_BUG, NULL);
	expect_true(there(t, store, "thing_name"));
}

TEST("indexes: a disk that fails leaves them aside, all or none")
{
	struct store *store = shelves(t, NULL);
	const struct fault *fault;
	unsigned long step = 1;

	if (store == NULL)
		return;
	expect_ok(store_indexes_aside(store, t->arena, size_index));
	for (;; step++) {
		store_fail_at(step);
		fault = store_indexes_back(store, t->arena);
		store_fail_at(0);
		if (fault == NULL)
			break;
		expect_false(there(t, store, "thing_size"));
	}
	expect_true(step > 4);
	expect_true(there(t, store, "thing_size"));
}
