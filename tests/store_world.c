#include "tests/store_world.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"

/* A schema of a PostgreSQL, or a store, that goes with the test. */
struct owned {
	struct arena *arena;
	const char *url;
	const char *schema;
	struct store *store;
	struct owned *older;
};

/* The stores of the test that runs, newest first. */
static struct owned *owned;

bool
store_test_postgres(void)
{
	const char *db = getenv("MYDIRECTION_TEST_DB");

	return db != NULL && strncmp(db, "postgres", 8) == 0;
}

static void
postgres_do(const char *url, const char *text)
{
	PGconn *pg = PQconnectdb(url);
	PGresult *result = PQexec(pg, text);
	bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!ok)
		print_error("%s: %s", text, PQerrorMessage(pg));
	PQclear(result);
	PQfinish(pg);
	expect_true(ok);
}

static void
schema_drop(void *data)
{
	const struct owned *schema = data;
	PGconn *pg = PQconnectdb(schema->url);

	PQclear(PQexec(pg, "set client_min_messages = error"));
	PQclear(PQexec(pg, schema->schema));
	PQfinish(pg);
}

static const char *
postgres_url(struct test *t)
{
	const char *said = getenv("MYDIRECTION_TEST_DB");
	const char *url = said != NULL ? said : "";
	struct owned *schema = arena_new(t->arena, struct owned, 1);
	struct str name = str_print(t->arena, "t_%lld", (long long)id_new());

	schema->url = url;
	schema->schema =
	        str_c(t->arena,
	              str_print(t->arena, "drop schema if exists %.*s cascade",
	                        STR_ARG(name)));
	arena_defer(t->arena, schema_drop, schema);
	postgres_do(url,
	            str_c(t->arena, str_print(t->arena, "create schema %.*s",
	                                      STR_ARG(name))));
	return str_c(t->arena,
	             str_print(t->arena, "%s%coptions=-csearch_path%%3D%.*s",
	                       url, strchr(url, '?') == NULL ? '?' : '&',
	                       STR_ARG(name)));
}

const char *
store_test_url(struct test *t)
{
	if (store_test_postgres())
		return postgres_url(t);
	return str_c(t->arena, str_print(t->arena, "sqlite:%s/%lld.db",
	                                 test_dir(t), (long long)id_new()));
}

static void
store_go(void *data)
{
	struct owned *o = data;

	store_close(o->store);
	o->store = NULL;
	if (owned == o)
		owned = o->older;
}

const struct fault *
store_test_try(struct test *t, const struct store_options *options,
               struct store **out)
{
	struct owned *o = arena_new(t->arena, struct owned, 1);

	test_opens_database();
	o->older = owned;
	owned = o;
	/* before it is open, so that it can never be forgotten */
	arena_defer(t->arena, store_go, o);
	TRY(store_open(t->arena, options, &o->store));
	*out = o->store;
	return NULL;
}

struct store *
store_test_open(struct test *t, const struct store_options *options)
{
	struct store *store = NULL;

	expect_ok(store_test_try(t, options, &store));
	return store;
}

struct store *
store_for_test(struct test *t, const struct store_options *options)
{
	struct store_options all = {0};

	if (options != NULL)
		all = *options;
	all.url = store_test_url(t);
	all.create = true;
	return store_test_open(t, &all);
}

void
store_test_close(struct test *t, struct store *store)
{
	(void)t;
	for (struct owned *o = owned; o != NULL; o = o->older)
		if (o->store == store) {
			store_close(store);
			o->store = NULL;
		}
}

struct tx_who
store_test_who(void)
{
	struct tx_who who = {{0}, INSTANT_NONE};

	if (!instant_read(S("2026-11-24T10:00:00Z"), &who.now))
		fail_msg("no moment");
	return who;
}
