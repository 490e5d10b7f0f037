#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/own.h"
#include "store/things_test.h"

static void
expect_address(struct test *t, const char *url, const char *sentence)
{
	struct store *store = NULL;

	expect_fault(store_test_try(t, &(struct store_options){.url = url},
	                            &store),
	             FAULT_INVALID, sentence);
	expect_null(store);
}

TEST("store: an address that names no engine is refused")
{
	const char *sentence = "The address of a database begins with sqlite: "
	                       "or postgresql://";

	expect_address(t, "mysql://x", sentence);
	expect_address(t, "sqlite:", sentence);
	expect_address(t, "", sentence);
	expect_address(t, "postgresql://[x",
	               "The address of the PostgreSQL database cannot be "
	               "read");
}

TEST("store: an address never holds a password")
{
	const char *sentence =
	        "Keep the password out of the address of the database: put it "
	        "in PGPASSWORD or in a password file";

	expect_address(t, "postgresql://me:secret@localhost/x", sentence);
	expect_address(t, "postgresql://me@localhost/x?password=secret",
	               sentence);
}

TEST("store: a server that does not answer is told with its reason")
{
	struct store *store = NULL;
	const struct fault *fault = store_test_try(
	        t,
	        &(struct store_options){.url = "postgresql://me@127.0.0.1:1/x"},
	        &store);

	expect_fault(fault, FAULT_UNAVAILABLE, NULL);
	expect_has(text_show_en(t->arena, &fault->text),
	           "The database postgresql://me@127.0.0.1:1/x cannot be "
	           "reached: ");
	expect_null(store);
}

TEST("store: it says where it lives and what it is")
{
	struct store *store = store_for_test(t, NULL);

	expect_equal(store_engine(store),
	             store_test_postgres() ? ENGINE_POSTGRES : ENGINE_SQLITE);
	expect_true(str_starts(str_of(store_url(store)),
	                       store_test_postgres() ? S("postgresql://")
	                                             : S("sqlite:")));
	store_close(NULL);
}

/* --- reading ------------------------------------------------------------ */

struct nested {
	struct test *t;
	struct store *store;
	struct arena *arena;
	const struct fault *fault;
	int64_t before;
	int64_t after;
};

static const struct fault *
nothing(struct tx *tx, void *data)
{
	(void)tx;
	(void)data;
	return NULL;
}

static const struct fault *
read_inside(struct tx *tx, void *data)
{
	struct nested *n = data;

	(void)tx;
	n->fault = things_read(n->t, n->store, nothing, NULL);
	return NULL;
}

TEST("store: UNAVAILABLE when no connection came free within two seconds")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.readers = 1});
	struct nested n = {.t = t, .store = store};
	int64_t start = clock_ticks();

	expect_ok(things_read(t, store, read_inside, &n));
	expect_fault(n.fault, FAULT_UNAVAILABLE,
	             "The database is busy with other work. Nothing was "
	             "saved. Try again in a minute");
	expect_true(clock_ticks() - start >= 1900);
	expect_ok(things_read(t, store, nothing, NULL));
}

static const struct fault *
count(struct tx *tx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(tx, &things_count, NO_ARGS, &row));
	*out = row_i64(row, "n");
	return NULL;
}

static const struct fault *
write_between(struct tx *tx, void *data)
{
	struct nested *n = data;
	int64_t id = 8;

	TRY(count(tx, &n->before));
	n->fault = store_write(n->store, n->arena, tx->who, "between",
	                       thing_job, &id);
	return count(tx, &n->after);
}

TEST("store: a read sees one state of the database to its end")
{
	struct store *store = things_for_test(t, NULL);
	struct nested n = {.t = t, .store = store, .arena = things_arena(t)};

	expect_ok(things_read(t, store, write_between, &n));
	expect_ok(n.fault);
	expect_equal(n.before, 0);
	expect_equal(n.after, 0);
	expect_equal(things_n(t, store), 1);
}

TEST("store: a disk that fails at any step of a read fails only the read")
{
	struct store *store = things_for_test(t, NULL);
	struct nested n = {.t = t, .store = store, .arena = things_arena(t)};
	unsigned long step = 1;
	const struct fault *fault;

	do {
		store_fail_at(step++);
		fault = things_read(t, store, write_between, &n);
		store_fail_at(0);
	} while ((fault != NULL || n.fault != NULL) && step < 20);
	expect_true(step > 6);
	expect_ok(things_read(t, store, nothing, NULL));
}

/* --- statements are kept ------------------------------------------------ */

static const struct fault *
prepared_once(struct tx *tx, void *data)
{
	struct connection *c = tx->connection;
	struct own_query *own = registry_find(c->store, &things_count);
	struct statement *s = connection_statement(c, own);
	void *first;
	int64_t n;

	(void)data;
	TRY(count(tx, &n));
	claim(s->prepared && !s->busy);
	first = s->handle;
	TRY(count(tx, &n));
	claim(s->handle == first);
	return NULL;
}

TEST("store: a statement is prepared once for each connection, and reset")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.readers = 1});

	expect_ok(things_read(t, store, prepared_once, NULL));
	expect_ok(things_read(t, store, prepared_once, NULL));
}

/* --- settings (SQLite) -------------------------------------------------- */

struct setting {
	struct query query;
	int64_t number; /* or, where there is one, */
	const char *word;
};

static struct setting settings[] = {
        {{.name = "pragma.1", .text = "pragma synchronous"}, 2, NULL},
        {{.name = "pragma.2", .text = "pragma foreign_keys"}, 1, NULL},
        {{.name = "pragma.3", .text = "pragma temp_store"}, 2, NULL},
        {{.name = "pragma.4", .text = "pragma trusted_schema"}, 0, NULL},
        {{.name = "pragma.5", .text = "pragma busy_timeout"}, 5000, NULL},
        {{.name = "pragma.6", .text = "pragma journal_mode"}, 0, "wal"},
        {{.name = "pragma.7", .text = "pragma query_only"}, 0, NULL},
};
#define SETTINGS (sizeof(settings) / sizeof(settings[0]))

static bool
setting_holds(const struct tx *tx, const struct row *row, size_t i)
{
	const struct cell *cell = &row->cells[0];
	int64_t number = settings[i].number;

	if (settings[i].word != NULL)
		return str_is(cell->str, settings[i].word);
	if (i == SETTINGS - 1 && tx->kind == TX_READ)
		number = 1;
	return cell->i64 == number;
}

static const struct fault *
settings_read(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	for (size_t i = 0; i < SETTINGS; i++) {
		/* to ask for the journal counts as a change */
		if (tx->kind == TX_READ && settings[i].word != NULL)
			continue;
		TRY(sql_one(tx, &settings[i].query, NO_ARGS, &row));
		claim(setting_holds(tx, row, i));
	}
	return NULL;
}

TEST("store: SQLite waits for locks, keeps keys, and commits to the disk")
{
	const struct query *all[SETTINGS + 1] = {0};
	struct store *store;

	if (store_test_postgres())
		return; /* they are settings of SQLite */
	store = store_for_test(t, NULL);
	for (size_t i = 0; i < SETTINGS; i++)
		all[i] = &settings[i].query;
	store_register(store, all);
	expect_ok(things_read(t, store, settings_read, NULL));
	expect_ok(things_write(t, store, settings_read, NULL));
}

/* --- a server that goes and comes (PostgreSQL) -------------------------- */

static const struct query kill_all = {
        .name = "thing.kill_all",
        .text = "select count(pg_terminate_backend(pid)) as n"
                " from pg_stat_activity where application_name ="
                " 'mydirection' and pid <> pg_backend_pid()"
                " and query not like '%create schema%'",
};

static const struct fault *
kill_others(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(sql_one(tx, &kill_all, NO_ARGS, &row));
	*(int64_t *)data = row_i64(row, "n");
	return NULL;
}

static const struct query kill_self = {
        .name = "thing.kill_self",
        .text = "select pg_terminate_backend(pg_backend_pid()) as n",
};

static const struct fault *
kill_me(struct tx *tx, void *data)
{
	const struct row *row;

	TRY(thing_job(tx, data));
	return sql_one(tx, &kill_self, NO_ARGS, &row);
}

TEST("store: a connection that was lost is opened again, once")
{
	static const struct query *const more[] = {&kill_all, &kill_self, NULL};
	struct store *store;
	int64_t id = 1;
	int64_t n = 0;

	if (!store_test_postgres())
		return; /* a file does not go away */
	store = things_for_test(t, &(struct store_options){.writers = 1});
	store_register(store, more);
	expect_ok(things_write(t, store, thing_job, &id));
	/* a reader ends the writer's connection */
	expect_ok(things_read(t, store, kill_others, &n));
	expect_true(n >= 1);
	clock_sleep(50);
	id = 2;
	expect_ok(things_write(t, store, thing_job, &id));
	/* lost in the middle: nothing of it is there */
	id = 3;
	expect_fault(things_write(t, store, kill_me, &id), FAULT_UNAVAILABLE,
	             "The database cannot be reached. Nothing was saved. Try "
	             "again in a minute");
	expect_ok(things_write(t, store, thing_job, &id));
	expect_equal(things_n(t, store), 3);
}

/* --- copies and checks -------------------------------------------------- */

TEST("store: a copy of a running database holds what was committed")
{
	struct store *store = things_for_test(t, NULL);
	const char *path = test_path(t, "copy.db");
	struct stat is;
	int64_t id = 1;

	expect_ok(things_write(t, store, thing_job, &id));
	expect_ok(store_copy(store, t->arena, path));
	expect_equal(stat(path, &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
	expect_true(is.st_size > 0);
	id = 2;
	expect_ok(things_write(t, store, thing_job, &id));
	if (store_engine(store) == ENGINE_POSTGRES)
		return; /* pg_dump's own format */

	struct store_options options = {
	        .url = str_c(t->arena, str_print(t->arena, "sqlite:%s", path))};
	struct store *copy = store_test_open(t, &options);

	things_begin(t, copy);
	expect_equal(things_n(t, copy), 1);
	expect_ok(store_check(copy, t->arena));
}

TEST("store: a copy never overwrites, and a failed one leaves nothing")
{
	struct store *store = things_for_test(t, NULL);
	const char *path = test_path(t, "copy.db");
	const char *nowhere = test_path(t, "no/copy.db");
	const char *sentence = str_c(
	        t->arena, str_print(t->arena,
	                            "%s is there already. Choose another name "
	                            "for the copy",
	                            path));

	expect_ok(store_copy(store, t->arena, path));
	expect_fault(store_copy(store, t->arena, path), FAULT_UNAVAILABLE,
	             sentence);
	expect_fault(store_copy(store, t->arena, nowhere), FAULT_UNAVAILABLE,
	             str_c(t->arena,
	                   str_print(t->arena,
	                             "The copy could not be written to %s",
	                             nowhere)));
	if (store_engine(store) == ENGINE_POSTGRES)
		return;
	expect_equal(unlink(path), 0);
	store_fail_at(1);
	expect_fault(store_copy(store, t->arena, path), FAULT_UNAVAILABLE,
	             NULL);
	store_fail_at(0);
	expect_true(access(path, F_OK) != 0);
}

/* Write over the middle of a file. */
static void
spoil(const char *path)
{
	char junk[4096];
	int fd = open(path, O_WRONLY);

	memset(junk, 'x', sizeof(junk));
	expect_true(fd >= 0);
	for (off_t at = 8192; at < 24576; at += 4096)
		expect_equal(pwrite(fd, junk, sizeof(junk), at),
		             (ssize_t)sizeof(junk));
	(void)close(fd);
}

static const struct fault *
put_hundred(struct tx *tx, void *data)
{
	(void)data;
	for (int64_t i = 1; i <= 500; i++)
		TRY(thing_job(tx, &i));
	return NULL;
}

TEST("store: check finds a damaged database, and it is never passed over")
{
	struct store_options options = {0};
	struct store *store = things_for_test(t, NULL);
	const char *path;

	expect_ok(things_write(t, store, put_hundred, NULL));
	expect_ok(store_check(store, t->arena));
	if (store_engine(store) == ENGINE_POSTGRES)
		return; /* its files are not ours to spoil */
	options.url = str_c(t->arena, str_of(store_url(store)));
	path = options.url + strlen("sqlite:");
	store_test_close(t, store);
	spoil(path);
	store = store_test_open(t, &options);
	expect_fault(store_check(store, t->arena), FAULT_UNAVAILABLE,
	             str_c(t->arena,
	                   str_print(t->arena,
	                             "The database %s is damaged. Restore the "
	                             "last backup",
	                             path)));
}
