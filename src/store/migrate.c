/* migrate.c - bringing a database up to date, one step at a time. */
#include <stdlib.h>

#include "base/log.h"
#include "base/secret.h"
#include "store/own.h"

static const struct query is_there_sqlite = {
        .name = "store.migrations_there_sqlite",
        .text = "select count(*) as n from sqlite_master"
                " where type = 'table' and name = 'schema_migration'",
        .scans = "the list of tables",
};

static const struct query is_there_postgres = {
        .name = "store.migrations_there_postgres",
        .text = "select count(*) as n from pg_class"
                " where oid = to_regclass('schema_migration')",
        .scans = "the list of tables",
};

/* Two programs that start at once migrate one after the other. */
static const struct query alone_postgres = {
        .name = "store.migrate_alone_postgres",
        .text = "select cast(pg_advisory_xact_lock(7305809219041) as text)"
                " as alone",
};

static const struct query applied = {
        .name = "store.migrations",
        .text = "select number, checksum from schema_migration"
                " order by number",
        .scans = "a row a migration",
};

static const struct query applied_put = {
        .name = "store.migration_put",
        .text = "insert into schema_migration (number, name, checksum,"
                " applied_at) values (:number, :name, :checksum, :now)",
        .unaudited = "the shape of the database, nobody's facts",
};

static const struct migration table = {
        .text = "create table schema_migration ("
                " number integer primary key,"
                " name text not null,"
                " checksum text not null,"
                " applied_at integer not null) strict;"
                "create table store_aside ("
                " name text primary key,"
                " text text not null) strict;",
};

void
migrate_register(struct store *store)
{
	static const struct query *const sqlite[] = {&is_there_sqlite, &applied,
	                                             &applied_put, NULL};
	static const struct query *const postgres[] = {&is_there_postgres,
	                                               &alone_postgres,
	                                               &applied, &applied_put,
	                                               NULL};

	store_register(store,
	               store->engine == ENGINE_SQLITE ? sqlite : postgres);
}

static const struct fault *
is_there(struct tx *tx, bool *out)
{
	const struct query *query = tx->connection->store->engine ==
	                                            ENGINE_SQLITE
	                                    ? &is_there_sqlite
	                                    : &is_there_postgres;
	const struct row *row;

	TRY(sql_one(tx, query, NO_ARGS, &row));
	*out = row_i64(row, "n") == 1;
	return NULL;
}

static const struct fault *
applied_read(struct tx *tx, struct rows *out)
{
	bool there;

	*out = (struct rows){0};
	TRY(is_there(tx, &there));
	return there ? sql_rows(tx, &applied, NO_ARGS, out) : NULL;
}

static const struct fault *
script_run(struct tx *tx, const struct migration *m)
{
	struct connection *c = tx->connection;
	char *text = text_migration(m->text, c->store->engine);
	enum outcome o = store_step_fails() ? OUTCOME_IO
	                                    : c->store->ops->script(c, text);

	free(text);
	if (o == OUTCOME_DONE)
		return NULL;
	if (o != OUTCOME_WRONG && o != OUTCOME_CONSTRAINT &&
	    o != OUTCOME_UNIQUE)
		return fault_make(tx->arena, FAULT_UNAVAILABLE, outcome_text(o),
		                  __FILE__, __LINE__);
	return fault_bug(tx, str_c(tx->arena,
	                           str_print(tx->arena, "migration %d: %s",
	                                     m->number, c->message)));
}

static struct str
checksum_of(struct arena *arena, const struct migration *m)
{
	struct str text = str_of(m->text);
	struct bytes part = {(const unsigned char *)text.p, text.n};

	return str_hex(arena, hash_of(arena, (struct bytes){0}, &part, 1));
}

/* What the transactions of a migration are about. */
struct migrating {
	const struct migration *const *v;
	size_t n;
	size_t at;   /* the one to apply */
	bool wanted; /* it is still missing */
	int version;
	unsigned count;
};

/* The number of text form, for a sentence. */
static struct str
number_show(struct tx *tx, int64_t n)
{
	return str_print(tx->arena, "%lld", (long long)n);
}

static const struct migration *
known(const struct migrating *m, int64_t number)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i]->number == number)
			return m->v[i];
	return NULL;
}

/* Every migration that was applied is one of ours, as it is now. */
static const struct fault *
applied_agree(struct tx *tx, void *data)
{
	struct migrating *m = data;
	struct rows rows;

	TRY(applied_read(tx, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		int64_t number = row_i64(&rows.v[i], "number");
		const struct migration *ours = known(m, number);

		if (ours == NULL)
			return fault_refused(
			        tx,
			        "This database was made by a newer version "
			        "of the program (it knows change {number}). "
			        "Install that version",
			        {"number", number_show(tx, number)});
		if (!str_equal(checksum_of(tx->arena, ours),
		               row_str(&rows.v[i], "checksum")))
			return fault_conflict(
			        tx,
			        "Change {number} of this database is not the "
			        "one that this version of the program knows",
			        {"number", number_show(tx, number)});
	}
	m->count = (unsigned)rows.n;
	return NULL;
}

static const struct fault *
alone(struct tx *tx)
{
	const struct row *row;

	if (tx->connection->store->engine == ENGINE_SQLITE)
		return NULL;
	return sql_one(tx, &alone_postgres, NO_ARGS, &row);
}

static const struct fault *
table_make(struct tx *tx, void *data)
{
	bool there;

	(void)data;
	TRY(alone(tx));
	TRY(is_there(tx, &there));
	return there ? NULL : script_run(tx, &table);
}

static const struct fault *
apply_one(struct tx *tx, void *data)
{
	struct migrating *m = data;
	const struct migration *one = m->v[m->at];
	struct rows rows;

	TRY(alone(tx));
	TRY(applied_read(tx, &rows));
	m->wanted = true;
	for (size_t i = 0; i < rows.n; i++)
		if (row_i64(&rows.v[i], "number") == one->number)
			m->wanted = false;
	if (!m->wanted)
		return NULL;
	TRY(script_run(tx, one));
	return sql_do(tx, &applied_put,
	              ARGS(arg_i64("number", one->number),
	                   arg_str("name", str_of(one->name)),
	                   arg_str("checksum", checksum_of(tx->arena, one))),
	              NULL);
}

/* All that are missing, each in its own transaction on this connection. */
static const struct fault *
apply_missing(struct connection *c, struct arena *arena, struct migrating *m,
              int *count)
{
	TRY(apart_do(c, arena, "migrate", table_make, NULL));
	for (m->at = 0; m->at < m->n; m->at++) {
		TRY(apart_do(c, arena, "migrate", apply_one, m));
		if (!m->wanted)
			continue;
		(*count)++;
		log_event(LOG_INFO, "migrated",
		          LOG_NUMBER("number", m->v[m->at]->number));
	}
	return NULL;
}

const struct fault *
store_migrate(struct store *store, struct arena *arena,
              const struct migration *const *migrations, size_t n,
              int *applied_out)
{
	struct migrating m = {.v = migrations, .n = n};
	int count = 0;

	for (size_t i = 1; i < n; i++)
		claim(migrations[i - 1]->number < migrations[i]->number);
	TRY(store_apart(store, arena, TX_READ, "migrate", applied_agree, &m));
	if (m.count < n) {
		struct connection *c;
		enum outcome o = connection_open(store, TX_WRITE, &c);
		const struct fault *fault;

		if (o != OUTCOME_DONE)
			return connection_fault(arena, c, o);
		fault = apply_missing(c, arena, &m, &count);
		connection_close(c);
		TRY(fault);
	}
	if (applied_out != NULL)
		*applied_out = count;
	return NULL;
}

static const struct fault *
version_read(struct tx *tx, void *data)
{
	int *out = data;
	struct rows rows;

	TRY(applied_read(tx, &rows));
	*out = rows.n == 0 ? 0 : (int)row_i64(&rows.v[rows.n - 1], "number");
	return NULL;
}

const struct fault *
store_version(struct store *store, struct arena *arena, int *out)
{
	int version = 0;

	TRY(store_apart(store, arena, TX_READ, "version", version_read,
	                &version));
	*out = version;
	return NULL;
}
