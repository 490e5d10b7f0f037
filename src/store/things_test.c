#include "store/things_test.h"

#include <sys/wait.h>
#include <unistd.h>

static const struct migration thing_table = {
        .number = 1,
        .name = "things",
        .text = "create table thing ("
                " thing integer primary key,"
                " name text not null unique,"
                " size integer not null check (size >= 0),"
                " share real,"
                " picture blob,"
                " person integer,"
                " part_of integer references thing (thing)"
                "  deferrable initially deferred,"
                " made integer not null,"
                " made_by integer) strict;"
                "create index thing_person on thing (person);",
};

const struct query thing_put = {
        .name = "thing.put",
        .text = "insert into thing (thing, name, size, share, picture, person,"
                " part_of, made, made_by) values (:thing, :name, :size,"
                " :share, :picture, :person, :part_of, :now, :actor)",
};

const struct query thing_many = {
        .name = "thing.many",
        .text = "insert into thing (thing, name, size, made) values"
                " (:thing, :name, :size, 7) on conflict (name) do nothing",
        .many = true,
};

const struct query thing_by_id = {
        .name = "thing.by_id",
        .text = "select thing, name, size, share, picture, person, made,"
                " made_by from thing where thing = :thing",
        .person = "person",
};

const struct query things_all = {
        .name = "thing.all",
        .text = "select thing, name, size, share, picture, person, made,"
                " made_by from thing order by thing",
        .scans = "a test",
};

const struct query things_count = {
        .name = "thing.count",
        .text = "select count(*) as n, sum(size) as total,"
                " avg(size) as mean from thing",
        .scans = "a test",
};

const struct query thing_size_add = {
        .name = "thing.size_add",
        .text = "update thing set size = size + :more where thing = :thing",
};

const struct query thing_put_back = {
        .name = "thing.put_back",
        .text = "insert into thing (thing, name, size, made) values"
                " (:thing, :name, 1, :now) returning thing, name",
};

const struct fault *
things_make(struct arena *arena, struct store *store)
{
	static const struct query *const queries[] = {
	        &thing_put,      &thing_by_id,    &things_all, &things_count,
	        &thing_size_add, &thing_put_back, &thing_many, NULL};
	static const struct migration *const migrations[] = {&thing_table};

	store_register(store, queries);
	return store_migrate(store, arena, migrations, 1, NULL);
}

void
things_begin(struct test *t, struct store *store)
{
	expect_ok(things_make(t->arena, store));
}

struct store *
things_for_test(struct test *t, const struct store_options *options)
{
	struct store *store = store_for_test(t, options);

	things_begin(t, store);
	return store;
}

const struct fault *
thing_new(struct tx *tx, int64_t id, const char *name)
{
	TRY(sql_do(tx, &thing_put,
	           ARGS(arg_i64("thing", id), arg_str("name", str_of(name)),
	                arg_i64("size", id), arg_null("share"),
	                arg_null("picture"), arg_id("person", id % 100),
	                arg_null("part_of")),
	           NULL));
	tx_audited(tx);
	return NULL;
}

static const struct fault *
count(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(sql_one(tx, &things_count, NO_ARGS, &row));
	*(int64_t *)data = row_i64(row, "n");
	return NULL;
}

int64_t
things_n(struct test *t, struct store *store)
{
	int64_t n = -1;

	if (things_read(t, store, count, &n) != NULL)
		return -1;
	return n;
}

const struct fault *
thing_job(struct tx *tx, void *data)
{
	int64_t id = *(const int64_t *)data;

	return thing_new(tx, id,
	                 str_c(tx->arena, str_print(tx->arena, "thing %lld",
	                                            (long long)id)));
}

const struct fault *
things_write(struct test *t, struct store *store, tx_fn fn, void *data)
{
	return store_write(store, t->arena, store_test_who(), "test", fn, data);
}

const struct fault *
things_read(struct test *t, struct store *store, tx_fn fn, void *data)
{
	return store_read(store, t->arena, store_test_who(), "test", fn, data,
	                  NULL);
}

const struct fault *
things_put_many(struct tx *tx, void *data)
{
	for (int64_t i = 1; i <= *(const int64_t *)data; i++) {
		struct arena_mark mark = arena_mark(tx->arena);

		TRY(thing_job(tx, &i));
		arena_release(tx->arena, mark);
	}
	return NULL;
}

const struct fault *
things_read_all(struct tx *tx, void *data)
{
	return sql_rows(tx, &things_all, NO_ARGS, data);
}

static void
arena_go(void *data)
{
	arena_drop(*(struct arena **)data);
}

struct arena *
things_arena(struct test *t)
{
	struct arena **arena = arena_new(t->arena, struct arena *, 1);

	arena_defer(t->arena, arena_go, arena);
	*arena = arena_create(0);
	return *arena;
}

int
things_child(void (*fn)(void *data), void *data)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		(void)boundary_run(fn, data);
		_exit(125); /* a child never goes on with the tests */
	}
	expect_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
