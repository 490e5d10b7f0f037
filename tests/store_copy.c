#include "tests/store_copy.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/id.h"

/* --- SQLite: the bytes of a file ------------------------------------------ */

static struct {
	char *p;
	size_t n;
} file;

static const char *
path_of(const char *url)
{
	return url + strlen("sqlite:");
}

static void
file_keep(const char *url)
{
	FILE *from = fopen(path_of(url), "rb");
	long n;

	assert_non_null(from);
	assert_int_equal(fseek(from, 0, SEEK_END), 0);
	n = ftell(from);
	assert_true(n > 0);
	file.n = (size_t)n;
	file.p = malloc(file.n);
	assert_non_null(file.p);
	rewind(from);
	assert_int_equal(fread(file.p, 1, file.n, from), file.n);
	(void)fclose(from);
}

static void
file_lay(const char *url)
{
	FILE *to = fopen(path_of(url), "wb");

	assert_non_null(to);
	assert_int_equal(fwrite(file.p, 1, file.n, to), file.n);
	assert_int_equal(fclose(to), 0);
}

/* Make one in this test's folder and close it: its file is whole then. */
static void
made(struct test *t, const char *url, store_make make, void *data)
{
	struct store_options options = {.url = url, .create = true};
	struct store *store = store_test_open(t, &options);

	make(store, data);
	store_test_close(t, store);
}

static const char *
sqlite_url(struct test *t, store_make make, void *data)
{
	const char *url = store_test_url(t);

	if (file.p != NULL) {
		file_lay(url);
		return url;
	}
	made(t, url, make, data);
	file_keep(url);
	return url;
}

/* --- PostgreSQL: a schema that is made clean ------------------------------ */

struct clean {
	char name[40];
	char mark[40]; /* of everything in it but its rows */
	bool held;
	struct clean *next;
};

static struct clean *pool;
static pid_t pool_of;

/*
 * %1$s is its name.  What a test alters besides rows changes the mark.  By the
 * list of its tables, so that the other schemas' parts of each are passed over.
 */
static const char mark_text[] =
        "with own as materialized (select oid, relname, relkind from pg_class"
        " where relnamespace = '%1$s'::regnamespace),"
        " tables as (select array(select oid from own where relkind = 'r')"
        " as list)"
        " select sum(hashtext(x)) from ("
        "select 'c' || oid || relname || relkind::text as x from own"
        " union all select 'a' || attrelid || attname || atttypid ||"
        " attnotnull || attisdropped from pg_attribute, tables"
        " where attrelid = any(list) and attnum > 0"
        " union all select 't' || oid || tgenabled::text"
        " from pg_trigger, tables where tgrelid = any(list)"
        " union all select 'k' || oid || convalidated"
        " from pg_constraint, tables where conrelid = any(list)"
        " union all select 'p' || oid || md5(prosrc) from pg_proc"
        " where pronamespace = '%1$s'::regnamespace) as all_of_it";

/* The rows it began with stand in a schema beside it. */
static const char keep_text[] =
        "do $$ declare r record; filled boolean; begin"
        " create schema %1$s_kept;"
        " for r in select tablename as x from pg_tables"
        " where schemaname = '%1$s' loop"
        " execute format('select exists (select 1 from %1$s.%%I)', r.x)"
        " into filled; if filled then execute format("
        "'create table %1$s_kept.%%I as table %1$s.%%I', r.x, r.x);"
        " end if; end loop; end $$";

/* Its triggers guard what may never be removed: they are passed over here. */
static const char empty_text[] =
        "do $$ declare r record; begin"
        " set local session_replication_role = replica;"
        " set local lock_timeout = '5s';"
        " for r in select tablename as x from pg_tables"
        " where schemaname = '%1$s' loop"
        " execute format('delete from %1$s.%%I', r.x); end loop;"
        " for r in select tablename as x from pg_tables"
        " where schemaname = '%1$s_kept' loop execute format("
        "'insert into %1$s.%%I select * from %1$s_kept.%%I', r.x, r.x);"
        " end loop; end $$";

static const char drop_text[] = "drop schema if exists %1$s cascade;"
                                " drop schema if exists %1$s_kept cascade";

/* One for the run: what it knows of hundreds of tables is dear to learn. */
static PGconn *
connected(void)
{
	static PGconn *pg;

	if (pg != NULL && PQstatus(pg) == CONNECTION_OK)
		return pg;
	PQfinish(pg);
	pg = PQconnectdb(getenv("MYDIRECTION_TEST_DB"));
	PQclear(PQexec(pg, "set client_min_messages = error"));
	return pg;
}

/* A statement about a schema; its only value, if any, goes to `out`. */
static bool
said(PGconn *pg, const char *format, const struct clean *clean, char *out)
{
	char text[2048];
	PGresult *result;
	bool ok;

	(void)snprintf(text, sizeof(text), format, clean->name);
	result = PQexec(pg, text);
	ok = PQresultStatus(result) == PGRES_COMMAND_OK ||
	     PQresultStatus(result) == PGRES_TUPLES_OK;
	if (!ok)
		print_error("%s: %s", text, PQerrorMessage(pg));
	else if (out != NULL)
		(void)snprintf(out, sizeof(clean->mark), "%s",
		               PQgetvalue(result, 0, 0));
	PQclear(result);
	return ok;
}

/* After the run; a child of it that ends leaves them alone. */
static void
pool_drop(void)
{
	PGconn *pg;

	if (getpid() != pool_of)
		return;
	pg = connected();
	for (struct clean *c = pool; c != NULL; c = c->next)
		(void)said(pg, drop_text, c, NULL);
	PQfinish(pg);
	while (pool != NULL) {
		struct clean *next = pool->next;

		free(pool);
		pool = next;
	}
}

static void
gone(PGconn *pg, struct clean *clean)
{
	struct clean **at = &pool;

	(void)said(pg, drop_text, clean, NULL);
	while (*at != clean)
		at = &(*at)->next;
	*at = clean->next;
	free(clean);
}

/* After a test, when its store is closed. */
static void
given_back(void *data)
{
	struct clean *clean = data;
	PGconn *pg = connected();
	char mark[sizeof(clean->mark)] = "";

	if (said(pg, mark_text, clean, mark) &&
	    strcmp(mark, clean->mark) == 0 && said(pg, empty_text, clean, NULL))
		clean->held = false;
	else
		gone(pg, clean);
}

static const char *
schema_url(struct test *t, const struct clean *clean)
{
	const char *url = getenv("MYDIRECTION_TEST_DB");

	return str_c(t->arena,
	             str_print(t->arena, "%s%coptions=-csearch_path%%3D%s", url,
	                       strchr(url, '?') == NULL ? '?' : '&',
	                       clean->name));
}

static struct clean *
schema_make(struct test *t, store_make make, void *data)
{
	struct clean *clean = calloc(1, sizeof(*clean));
	PGconn *pg = connected();

	assert_non_null(clean);
	(void)snprintf(clean->name, sizeof(clean->name), "t_%lld",
	               (long long)id_new());
	if (pool_of == 0 && atexit(pool_drop) == 0)
		pool_of = getpid();
	clean->next = pool;
	pool = clean;
	expect_true(said(pg, "create schema %1$s", clean, NULL));
	made(t, schema_url(t, clean), make, data);
	expect_true(said(pg, keep_text, clean, NULL));
	expect_true(said(pg, mark_text, clean, clean->mark));
	return clean;
}

static const char *
postgres_url(struct test *t, store_make make, void *data)
{
	struct clean *clean = pool;

	while (clean != NULL && clean->held)
		clean = clean->next;
	if (clean == NULL)
		clean = schema_make(t, make, data);
	clean->held = true;
	arena_defer(t->arena, given_back, clean);
	return schema_url(t, clean);
}

struct store *
store_test_copy(struct test *t, store_make make, void *data)
{
	/* PostgreSQL: two write at once, as races need.  Each of more would
	 * begin a process of the server's own in nearly every test. */
	struct store_options options = {.create = true, .writers = 2};

	options.url = store_test_postgres() ? postgres_url(t, make, data)
	                                    : sqlite_url(t, make, data);
	return store_test_open(t, &options);
}
